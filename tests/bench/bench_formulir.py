"""Mutated forms by the hundred: `python -m tests.bench.bench_formulir [COUNT] [FIRST_SEED]`.

Prints what became of them, by mutation; exits with 1 where a figure would have landed in a wrong cell.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.readers.forms.mutasi import filled_form, mutated, outcome


def main(count: int, first: int) -> int:
    kinds: Counter[str] = Counter()
    bad: list[str] = []
    start = time.process_time()
    with tempfile.TemporaryDirectory(prefix="iki-formulir-") as name:
        folder = Path(name)
        isi, oracle = filled_form(folder / "utuh.xlsx")
        _, _, every = outcome(isi, oracle, folder / "utuh.xlsx")
        kept = 0
        for seed in range(first, first + count):
            done = mutated(folder / "utuh.xlsx", folder / "ubah.xlsx", seed)
            kind, wrong, taken = outcome(isi, oracle, folder / "ubah.xlsx")
            kinds[kind] += 1
            kept += taken
            if wrong:
                bad.append(f"seed {seed} {done}: {wrong[:3]}")
    print(f"{count} forms, {time.process_time() - start:.1f} s CPU: {dict(kinds)}")
    print(f"{kept} of {every * count} figures taken in; forms with a wrong cell: {len(bad)}")
    print("\n".join(bad[:20]))
    return 1 if bad else 0


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(numbers + [500, 0][len(numbers) :])))
