"""Papers of hundreds of offices with hostile texts, made by seed: made, whole, in their cells, and sound.

    python tests/bench/fuzz_papers.py [--count 500] [--seed 0]

Of each office lampiran, keputusan and salinan are made and looked at (see tests/writers/kertas_ganas.py), and
checked by qpdf where it is installed. Prints how many were right, and of each that was not its seed and why.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from iki_desktop.writers import fonts
from tests.writers.kertas_ganas import Ganas, check_papers


def sound(papers: list[Path]) -> str:
    """What qpdf says against the papers, "" where it says nothing or is not there."""
    qpdf = shutil.which("qpdf")
    for path in papers if qpdf else ():
        run = subprocess.run([str(qpdf), "--check", path], capture_output=True, text=True, check=False)
        if run.returncode:
            return (run.stdout + run.stderr).strip()
    return ""


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--count", type=int, default=500)
    ap.add_argument("--seed", type=int, default=0)
    a = ap.parse_args()
    wrong = made = 0
    start = time.process_time()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fonts.set_cache(folder / "fonts")
        for seed in range(a.seed, a.seed + a.count):
            try:
                papers = check_papers(Ganas(seed).office(), folder)
                made += len(papers)
                fault = sound(papers)
            except Exception as error:  # anything is what is looked for here
                fault = f"{type(error).__name__}: {error}"
            if fault:
                wrong += 1
                print(f"seed {seed}: {fault[:300]}", flush=True)
    spent = time.process_time() - start
    checked = "checked by qpdf" if shutil.which("qpdf") else "without qpdf"
    print(f"{a.count} offices, {made} papers, {wrong} wrong, {spent:.0f} s CPU, {checked}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
