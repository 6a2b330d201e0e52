"""CPU of the lampiran beside LibreOffice and WeasyPrint: same kartu and tables, same face, one run.

    python tests/bench/bench_lampiran_lain.py [rounds] [--weasyprint PYTHON] [--keep FOLDER]

Each program is a process of its own that makes the PDF of 60 kartu, about 78 pages: ours from Python's
start to the file, LibreOffice from a .docx (headless, its profile already made), WeasyPrint from HTML.
WeasyPrint is no dependency: PYTHON is one that has it. Prints CPU seconds of process and children (the best
of the rounds), the pages, and our time as a share of theirs. The aims, process beside process, are at most
0.10 of LibreOffice and 0.05 of WeasyPrint. Two more shares tell where the time goes: of what 60 kartu cost
beyond one, which leaves out the start of either; and an IKI Desktop that is running already, as the
window is, beside all of their process.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from iki_desktop.writers import fonts
from iki_desktop.writers.lampiran import write_lampiran
from tests.bench.bench_lampiran import cpu, office
from tests.bench.lampiran_lain import docx, html

KARTU = 60
OWN = "IKI Desktop"
_ROOT = Path(__file__).resolve().parents[2]

_OURS = """
import sys
from pathlib import Path
from iki_desktop.writers import fonts
from iki_desktop.writers.lampiran import write_lampiran
from tests.bench.bench_lampiran import office
fonts.set_cache(Path(sys.argv[3]))
isi = office(int(sys.argv[1]))
write_lampiran(isi, isi.keputusan[0], Path(sys.argv[2]))
"""
_WEASYPRINT = "import sys; from weasyprint import HTML; HTML(sys.argv[1]).write_pdf(sys.argv[2])"


def spent(command: Sequence[str | Path], compiled: Path) -> float:
    """CPU seconds of a program and of the children it waited for; Python keeps its modules in `compiled`."""
    # As on the office's PC, where the modules lie compiled.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(compiled)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(list(map(str, command)), cwd=_ROOT, env=env, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def commands(out: Path, count: int, weasyprint: str) -> dict[str, list[str | Path]]:
    """How each program that is here makes `out`/name-count.pdf; what it reads is written now."""
    made: dict[str, list[str | Path]] = {
        OWN: [
            sys.executable,
            "-c",
            _OURS,
            str(count),
            _pdf(out, OWN, count),
            out / "fonts",
        ]
    }
    isi = office(count)
    if soffice := shutil.which("soffice"):
        source = _pdf(out, "LibreOffice", count).with_suffix(".docx")
        docx(isi, source)
        profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
        to = ["--headless", "--norestore", "--convert-to", "pdf", "--outdir"]
        made["LibreOffice"] = [soffice, profile, *to, out, source]
    if weasyprint:
        source = _pdf(out, "WeasyPrint", count).with_suffix(".html")
        source.write_text(html(isi), encoding="utf-8")
        made["WeasyPrint"] = [weasyprint, "-c", _WEASYPRINT, source, source.with_suffix(".pdf")]
    return made


def _pdf(out: Path, name: str, count: int) -> Path:
    return out / f"{name}-{count}.pdf"


def _pages(path: Path) -> int:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return len(pdf.pages)


def _usable(python: str) -> bool:
    probe = [python, "-c", "import weasyprint"]
    if shutil.which(python) is None:
        return False
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def measure(out: Path, rounds: int, weasyprint: str) -> set[str]:
    """Print the figures; returns the names of the programs that were there."""
    one, all_of_them = commands(out, 1, weasyprint), commands(out, KARTU, weasyprint)
    compiled = out / "compiled"
    for command in one.values():  # makes the profile, the converted fonts, the compiled modules
        spent(command, compiled)
    fonts.set_cache(out / "fonts")
    isi = office(KARTU)

    def write() -> None:
        write_lampiran(isi, isi.keputusan[0], out / "running.pdf")

    write()
    start = dict.fromkeys(one, float("inf"))
    whole, running = dict(start), float("inf")
    for _ in range(rounds):
        running = min(running, cpu(write))
        for name in one:
            start[name] = min(start[name], spent(one[name], compiled))
            whole[name] = min(whole[name], spent(all_of_them[name], compiled))
    print(f"CPU seconds {KARTU:6} kartu  1 kartu  pages   ours as a share: process  without start  running")
    for name, seconds in whole.items():
        print(f"{name:12} {seconds:11.2f} {start[name]:8.2f} {_pages(_pdf(out, name, KARTU)):6}", end="")
        growth = (whole[OWN] - start[OWN]) / (seconds - start[name])
        print(f"{whole[OWN] / seconds:27.3f} {growth:14.3f} {running / seconds:8.3f}")
    print(f"{OWN}, already running: {running:.2f}")
    return set(whole)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("rounds", type=int, nargs="?", default=2)
    options.add_argument("--weasyprint", metavar="PYTHON", default="")
    options.add_argument("--keep", type=Path, metavar="FOLDER", help="where the files stay, to be looked at")
    given = options.parse_args()
    weasyprint = given.weasyprint if given.weasyprint and _usable(given.weasyprint) else ""
    with tempfile.TemporaryDirectory() as folder:
        out = given.keep.absolute() if given.keep else Path(folder)
        out.mkdir(exist_ok=True)
        measured = measure(out, given.rounds, weasyprint)
    if "LibreOffice" not in measured:
        print("LibreOffice: not measured, there is no soffice")
    if "WeasyPrint" not in measured:
        print("WeasyPrint: not measured, --weasyprint names no Python that can import it")


if __name__ == "__main__":
    main()
