"""How well random decrees are read: F1 by the shared score tool over many seeds, and the worst of them.

    python tests/bench/bench_acak.py [--jumlah 500] [--benih 0] [--bentuk txt docx xlsx] [--rinci]

Prints for each form the mean F1, its worst decile and its worst, the rows of the score that lose, words that
were lost without a remark, and the seeds of the worst. --rinci shows what did not match of them.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from iki_desktop.errors import InputRefused
from iki_desktop.models.ikijson import bacaan_json
from iki_desktop.readers.parser.parse import Parsed, parse
from tests.readers.acak.sample import Sample, sample
from tests.readers.acak.style import FORMS
from tests.readers.decrees import lost_words
from tests.shared import score_tool

WORST = 12


def score(tool: ModuleType, one: Sample, reading: Parsed):
    return tool.nilai(one.truth, bacaan_json(reading.bacaan))


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--jumlah", type=int, default=500)
    ap.add_argument("--benih", type=int, default=0)
    ap.add_argument("--bentuk", nargs="*", choices=FORMS, default=list(FORMS))
    ap.add_argument("--rinci", action="store_true")
    a = ap.parse_args()
    tool = score_tool()
    for form in a.bentuk:
        all_f1: list[tuple[float, int]] = []
        rows: dict[str, list[float]] = defaultdict(list)
        lost: Counter[int] = Counter()
        detail: dict[int, list[str]] = {}
        for seed in range(a.benih, a.benih + a.jumlah):
            one = sample(seed, form)
            document = one.document()
            try:
                reading = parse(document)
            except InputRefused as refused:
                all_f1.append((0.0, seed))
                detail[seed] = [str(one.style), str(refused), str(one.style.titles)]
                continue
            s = score(tool, one, reading)
            skip = () if one.body else ("metadata",)
            f1 = s.rata(skip)
            all_f1.append((f1, seed))
            for row, value in s.f1().items():
                if row not in skip and value is not None:
                    rows[row].append(value)
            if missing := lost_words(document, reading):
                lost[seed] = missing.total()
                detail[seed] = [f"hilang: {dict(missing)}"]
            if f1 < 1:
                detail.setdefault(seed, []).extend(
                    f"{b:<18}{side:<6}{' '.join(t.split())}" for b, side, t in s.sisa if b not in skip
                )
                detail[seed].insert(0, str(one.style))
        all_f1.sort()
        values = [f for f, _ in all_f1]
        tenth = values[: max(1, len(values) // 10)]
        print(
            f"\n{form}: {len(values)} naskah; F1 rata-rata {sum(values) / len(values):.4f}, "
            f"persepuluhan terburuk {sum(tenth) / len(tenth):.4f} (batasnya {tenth[-1]:.4f}), "
            f"terburuk {values[0]:.4f}, tanpa cacat {sum(v == 1 for v in values)}"
        )
        print("  baris: " + ", ".join(f"{r} {sum(v) / len(v):.4f}" for r, v in rows.items()))
        print(f"  kata hilang di {len(lost)} naskah: {dict(lost.most_common(5))}")
        print("  benih terburuk: " + ", ".join(f"{s} ({f:.3f})" for f, s in all_f1[:WORST]))
        if a.rinci:
            for f, seed in all_f1[:WORST]:
                print(f"\n--- {form} {seed} F1 {f:.3f}")
                print("\n".join("    " + d[:230] for d in detail.get(seed, [])[:45]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
