"""How well PDF is read in every layout: the share of layouts read without a fault, by the lines drawn.

    python tests/bench/bench_tata_pdf.py [BERKAS...] [--benih 0] [--jumlah 8] [--garis tanpa ...]

BERKAS are decrees in text (default: the made-up ones). Each is read, laid out anew in as many ways as
`--jumlah` says from the seed on, and read back; what differs is counted and the first of it printed.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from iki_desktop.errors import InputRefused
from iki_desktop.readers.parser.parse import parse
from iki_desktop.readers.pdf.reader import pdf_document
from iki_desktop.readers.read import read_sk
from tests.readers.comparison import differences
from tests.readers.decrees import FILES, lost_words
from tests.readers.pdf.layouts import LINES, PdfLayout, PdfWriter

SHOWN = 90  # letters of a difference


def measure(berkas: Path, lines: str, seed: int) -> list[str]:
    """What is read otherwise than it was laid out, and words that are lost."""
    bacaan = read_sk(berkas)
    keputusan = replace(bacaan.keputusan, kartu=tuple(k for k in bacaan.keputusan.kartu if k.jabatan))
    data = PdfWriter(bacaan.kantor, keputusan, PdfLayout.random(seed, lines)).run()
    try:
        dokumen = pdf_document(data, berkas.name)
        uraian = parse(dokumen)
    except InputRefused as refused:
        return [str(refused)]
    lost = lost_words(dokumen, uraian)
    return differences(keputusan, uraian.bacaan) + ([f"hilang: {dict(lost)}"] if lost else [])


def main() -> None:
    p = argparse.ArgumentParser()
    p.add_argument("berkas", nargs="*", type=Path)
    p.add_argument("--benih", type=int, default=0)
    p.add_argument("--jumlah", type=int, default=8)
    p.add_argument("--garis", nargs="+", choices=LINES, default=LINES)
    pilihan = p.parse_args()
    berkas = pilihan.berkas or sorted(b for b in FILES.iterdir() if b.suffix in (".txt", ".md"))
    for lines in pilihan.garis:
        start, sound, total = time.perf_counter(), 0, 0
        for seed in range(pilihan.benih, pilihan.benih + pilihan.jumlah):
            for satu in berkas:
                differences = measure(satu, lines, seed)
                total += 1
                sound += not differences
                if differences:
                    print(f"  {lines} benih {seed} {satu.stem}: {len(differences)}× {differences[0][:SHOWN]}")
        print(f"{lines:12} {sound}/{total} tanpa selisih, {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
