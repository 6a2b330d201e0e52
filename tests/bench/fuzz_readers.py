"""Thousands of damaged and hostile inputs of each form, made by seed, read in one process that is watched.

    python tests/bench/fuzz_readers.py [--count 2000] [--seed 0] [FORM...] [--from FILE...]

FORM is of pdf, docx, xlsx, text, clipboard (none: all). The inputs are made here, from the made-up decrees or
the FILEs of that form, and read in a process of its own, which ends with all stacks where one input hangs.
Printed: how many were read and refused (with which sentence), what went wrong with its seed, the slowest, the
peak memory of the reading process and of a child of it. Seconds are of CPU of both, so that a busy machine
does not count.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

LIMIT = 20  # seconds of CPU that an input may take
HANGS = 120  # seconds on the clock after which it hangs
EACH = 250  # inputs between two lines of how far it is
SUFFIX = {"pdf": ".pdf", "docx": ".docx", "xlsx": ".xlsx", "text": ".txt", "clipboard": ".clip"}

Spoil = Callable[[int], tuple[str, bytes]]


def cpu() -> float:
    """Seconds that this process and its children have worked."""
    used = [resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(of.ru_utime + of.ru_stime for of in used)


def read_forever() -> None:
    """The watched process: for each path a line of JSON: outcome, sentence, seconds, MB, MB of a child."""
    import faulthandler

    from iki_desktop.errors import InputRefused
    from iki_desktop.readers.clipboard import read_clipboard
    from iki_desktop.readers.read import read_sk

    for line in sys.stdin:
        path = Path(line.rstrip("\n"))
        data = path.read_bytes()
        faulthandler.dump_traceback_later(HANGS, exit=True)
        start = cpu()
        outcome, said = "read", ""
        try:
            if path.suffix == SUFFIX["clipboard"]:
                read_clipboard(*json.loads(data))
            else:
                read_sk(path)
        except InputRefused as refusal:
            outcome, said = "refused", refusal.pesan
        except Exception as error:
            outcome, said = "ERROR", repr(error)
        seconds = cpu() - start
        faulthandler.cancel_dump_traceback_later()
        if path.read_bytes() != data:
            outcome = "CHANGED"
        peak = [
            resource.getrusage(of).ru_maxrss / 1024 for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        ]
        print(json.dumps([outcome, said, seconds, *peak]), flush=True)


def sources(form: str, given: Sequence[Path]) -> list[bytes]:
    """Sound inputs of a form: the files given, else the made-up decrees laid out in it."""
    from iki_desktop.models.kantor import IsiKantor
    from iki_desktop.readers.intake import to_text
    from iki_desktop.readers.read import read_sk
    from iki_desktop.writers.lampiran import write_lampiran
    from tests.readers.decrees import FILES
    from tests.readers.test_office_layouts import excel, word

    wanted = (".txt", ".md") if form in ("text", "clipboard") else (SUFFIX[form],)
    found = [path.read_bytes() for path in given if path.suffix in wanted]
    if found:
        return found
    decrees = sorted(path for path in FILES.iterdir() if path.suffix in (".txt", ".md"))
    if form in ("docx", "xlsx"):
        return [(word if form == "docx" else excel)(n)[2] for n in range(8)]
    if form != "pdf":
        return [to_text(path.read_bytes(), path.name)[0].encode() for path in decrees]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "lampiran.pdf"
        for path in decrees:
            reading = read_sk(path)
            kartu = tuple(replace(k, id=str(n)) for n, k in enumerate(reading.keputusan.kartu))
            keputusan = replace(reading.keputusan, kartu=kartu)
            write_lampiran(IsiKantor(reading.kantor, (keputusan,)), keputusan, out)
            found.append(out.read_bytes())
    return found


def spoiler(form: str, sound: Sequence[bytes]) -> Spoil:
    from tests.readers.damage import damage
    from tests.readers.damaged_text import spoil_paste, spoil_text
    from tests.readers.pdf.damaged import spoil_pdf

    if form == "pdf":
        return lambda seed: spoil_pdf(sound, seed)
    if form in ("docx", "xlsx"):
        return lambda seed: damage(sound, seed)
    texts = [data.decode() for data in sound]
    if form == "text":
        return lambda seed: spoil_text(texts, seed)

    def paste(seed: int) -> tuple[str, bytes]:
        name, pasted = spoil_paste(texts, seed)
        return name, json.dumps(pasted).encode()

    return paste


def fuzz(form: str, spoil: Spoil, seeds: Sequence[int]) -> bool:
    """Read the inputs of these seeds; whether all were read or refused in time, with nothing changed."""
    outcomes: Counter[str] = Counter()
    sentences: Counter[str] = Counter()
    slowest: tuple[float, str] = (0.0, "")
    peak = [0.0, 0.0]
    command = [sys.executable, __file__, "--reader"]
    reader = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert reader.stdin is not None
    assert reader.stdout is not None
    with tempfile.TemporaryDirectory() as folder, reader:
        path = Path(folder) / f"naskah{SUFFIX[form]}"
        for n, seed in enumerate(seeds):
            if n and not n % EACH:
                print(f"  {form}: {n} of {len(seeds)}, {dict(outcomes)}", flush=True)
            name, data = spoil(seed)
            path.write_bytes(data)
            reader.stdin.write(f"{path}\n")
            reader.stdin.flush()
            line = reader.stdout.readline()
            if not line:
                print(f"{form}: seed {seed} ({name}): the reading process ended")
                return False
            outcome, said, seconds, *memory = json.loads(line)
            peak = memory
            slowest = max(slowest, (seconds, f"{name}, seed {seed}"))
            if outcome in ("read", "refused"):
                outcomes[outcome] += 1
                if said:
                    sentences[re.sub(r"\d+", "N", said.partition(". ")[0])] += 1
            if outcome not in ("read", "refused") or seconds > LIMIT:
                outcomes["WRONG"] += 1
                print(f"  seed {seed} ({name}): {outcome} {said} {seconds:.1f} s", flush=True)
        reader.stdin.close()
    counts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    print(f"{form}: {len(seeds)} inputs from seed {seeds[0]}: {counts}")
    print(f"  slowest {slowest[0]:.1f} s ({slowest[1]}); peak {peak[0]:.0f} MB, of a child {peak[1]:.0f} MB")
    for sentence, count in sentences.most_common():
        print(f"  {count:5} {sentence}.")
    return not outcomes["WRONG"]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("form", nargs="*", choices=[*SUFFIX, []], default=[])
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--from", dest="files", nargs="*", type=Path, default=[])
    parser.add_argument("--reader", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.reader:
        read_forever()
        return 0
    seeds = range(chosen.seed, chosen.seed + chosen.count)
    good = [fuzz(form, spoiler(form, sources(form, chosen.files)), seeds) for form in chosen.form or SUFFIX]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
