"""Papers of hundreds of offices with hostile texts, made by seed: made, whole, in their cells, and sound.

    python tests/bench/fuzz_papers.py [--count 500] [--seed 0] [--batch 10]

Of each seed an office of texts gives lampiran, keputusan and salinan (tests/writers/kertas_ganas.py), one of
figures its reports and workbooks (tests/writers/angka_ganas.py). The PDFs are looked at, held to PDF/A-2b
and checked by qpdf; LibreOffice opens and computes the workbooks of a batch at a time, and each formula must
come to what models say. Either program is left out, in words, where it is not installed. Prints how many
were right, and of each that was not its seed and why.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from iki_desktop.writers import fonts
from tests.writers.angka_ganas import GanasAngka, check_reports, workbook_faults, write_workbooks
from tests.writers.kertas_ganas import Ganas, check_papers
from tests.writers.lembar_sebar import hitung_ulang

_PATIENCE = 3600  # seconds for LibreOffice with a batch, on a busy machine


def sound(papers: list[Path]) -> str:
    """What qpdf says against the papers, "" where it says nothing or is not there."""
    qpdf = shutil.which("qpdf")
    for path in papers if qpdf else ():
        run = subprocess.run([str(qpdf), "--check", path], capture_output=True, text=True, check=False)
        if run.returncode:
            return (run.stdout + run.stderr).strip()
    return ""


class Fuzz:
    """Counts what was made and what was wrong."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.papers = self.workbooks = 0
        self.wrong: set[int] = set()

    def _try(self, seed: int, work: Callable[[], str]) -> None:
        try:
            fault = work()
        except Exception as error:  # anything is what is looked for here
            fault = f"{type(error).__name__}: {error}"
        if fault:
            self.wrong.add(seed)
            print(f"seed {seed}: {fault[:300]}", flush=True)

    def prints(self, seed: int) -> None:
        """The PDFs of a seed."""

        def work() -> str:
            drawn = GanasAngka(seed)
            made = check_papers(Ganas(seed).office(), self._folder)
            made += check_reports(drawn.office(), drawn.sampai, self._folder)
            self.papers += len(made)
            return sound(made)

        self._try(seed, work)

    def sheets(self, seeds: range) -> None:
        """The workbooks of a batch, opened by one start of LibreOffice."""
        with tempfile.TemporaryDirectory(dir=self._folder) as name:
            folder = Path(name)
            made: list[tuple[int, str, Path]] = []
            for seed in seeds:

                def work(seed: int = seed) -> str:
                    drawn = GanasAngka(seed)
                    books = write_workbooks(drawn.office(), drawn.sampai, folder, str(seed))
                    made.extend((seed, jenis, path) for jenis, path in books.items())
                    return ""

                self._try(seed, work)
            self.workbooks += len(made)
            if shutil.which("soffice") is None:
                return
            done = hitung_ulang([path for _, _, path in made], folder / "hitung", timeout=_PATIENCE)
            for (seed, jenis, path), computed in zip(made, done, strict=True):

                def look(
                    seed: int = seed, jenis: str = jenis, path: Path = path, computed: Path = computed
                ) -> str:
                    drawn = GanasAngka(seed)
                    faults = workbook_faults(drawn.office(), drawn.sampai, jenis, path, computed)
                    return f"{jenis}: {faults[:3]}" if faults else ""

                self._try(seed, look)


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--count", type=int, default=500)
    ap.add_argument("--seed", type=int, default=0)
    ap.add_argument("--batch", type=int, default=10)
    a = ap.parse_args()
    start = time.process_time()
    with tempfile.TemporaryDirectory() as name:
        fuzz = Fuzz(Path(name))
        fonts.set_cache(Path(name) / "fonts")
        end = a.seed + a.count
        for first in range(a.seed, end, a.batch):
            seeds = range(first, min(first + a.batch, end))
            for seed in seeds:
                fuzz.prints(seed)
            fuzz.sheets(seeds)
    spent = time.process_time() - start
    checkers = [name if shutil.which(name) else f"no {name}" for name in ("qpdf", "soffice")]
    print(
        f"{a.count} offices from seed {a.seed}, {fuzz.papers} papers, {fuzz.workbooks} workbooks, "
        f"{len(fuzz.wrong)} wrong, {spent:.0f} s CPU, checked by {' and '.join(checkers)}"
    )
    return 1 if fuzz.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
