"""Time of reading a decree beside the bare libraries walking the same file.

    python tests/bench/bench_baca.py [BERKAS...] [--putaran 3]

Without BERKAS a made-up decree of 36 kartu and 60 pages is laid out in Word, Excel and PDF. The bare walks:
the standard XML parser over the document, python-docx (where it is installed) over all paragraphs and cells,
openpyxl over all cells, PDFium over all letters and drawn objects. The aim of issue 3: at most 2 s for a
decree of 36 kartu and 60 pages from .docx, 8 s from .pdf, and 300 MB; the child process of a PDF counts in
both.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import openpyxl

from iki_desktop.readers.read import read_sk
from iki_desktop.writers.lampiran import write_lampiran
from tests.bench.bench_lampiran import office
from tests.readers.decrees import FILES
from tests.readers.docx.layouts import WordLayout, WordSetter
from tests.readers.xlsx.layouts import ExcelLayout, ExcelSetter

KARTU = 36
JUDUL = ("Sasaran", "Indikator Kinerja", "Formulasi Penghitungan", "Sumber Data")


def buatan(folder: Path) -> list[Path]:
    """One decree as .docx and .xlsx, and its lampiran as .pdf."""
    asal = read_sk(FILES / "sendangarum.txt")
    isi = office(KARTU)
    kartu = isi.keputusan[0].kartu
    semua = tuple(
        replace(k, judul_kolom=JUDUL, sasaran=k.sasaran + berikut.sasaran[: 1 + n % 2])
        for n, (k, berikut) in enumerate(zip(kartu, (*kartu[1:], kartu[0]), strict=True))
    )
    keputusan = replace(asal.keputusan, kartu=semua)
    word, excel, pdf = (folder / f"buatan.{akhiran}" for akhiran in ("docx", "xlsx", "pdf"))
    word.write_bytes(WordSetter(asal.kantor, keputusan, WordLayout(), 0).walk())
    excel.write_bytes(ExcelSetter(asal.kantor, keputusan, ExcelLayout(), 0).walk())
    write_lampiran(isi, keputusan, pdf)
    return [word, excel, pdf]


def halaman(berkas: Path) -> str:
    """How many pages a PDF has, in words."""
    import pypdfium2

    with pypdfium2.PdfDocument(berkas) as naskah:
        return f"{len(naskah)} halaman, "


def xml_polos(berkas: Path) -> int:
    """The standard XML parser over the main part."""
    with zipfile.ZipFile(berkas) as z:
        nama = [n for n in z.namelist() if n == "word/document.xml" or n.startswith("xl/worksheets/")]
        return sum(len(e.text or "") for n in nama for e in ElementTree.fromstring(z.read(n)).iter())


def python_docx(berkas: Path) -> int:
    """python-docx over all paragraphs and cells."""
    import docx  # type: ignore[import-not-found]

    naskah = docx.Document(str(berkas))
    jumlah = sum(len(p.text) for p in naskah.paragraphs)
    for tabel in naskah.tables:
        for baris in tabel.rows:
            jumlah += sum(len(sel.text) for sel in baris.cells)
    return jumlah


def openpyxl_polos(berkas: Path) -> int:
    """openpyxl over all cells."""
    buku = openpyxl.load_workbook(berkas)
    return sum(len(str(sel.value or "")) for w in buku.worksheets for baris in w.iter_rows() for sel in baris)


def pdfium_polos(berkas: Path) -> int:
    """PDFium over the code and box of all letters, and the kind of all drawn objects."""
    import pypdfium2

    jumlah = 0
    with pypdfium2.PdfDocument(berkas) as naskah:
        for halaman in naskah:
            teks = halaman.get_textpage()
            for n in range(teks.count_chars()):
                teks.get_charbox(n, loose=True)
            jumlah += len(teks.get_text_range()) + sum(1 for _ in halaman.get_objects(max_depth=4))
    return jumlah


PEMBANDING: dict[str, tuple[Callable[[Path], int], ...]] = {
    ".docx": (xml_polos, python_docx),
    ".xlsx": (xml_polos, openpyxl_polos),
    ".pdf": (pdfium_polos,),
}


def detik_cpu() -> float:
    """Seconds that this process and its children have worked."""
    pakai = [resource.getrusage(siapa) for siapa in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(p.ru_utime + p.ru_stime for p in pakai)


def cpu(kerja: Callable[[Path], object], berkas: Path, putaran: int) -> float:
    waktu = []
    for _ in range(putaran):
        awal = detik_cpu()
        kerja(berkas)
        waktu.append(detik_cpu() - awal)
    return min(waktu)


def waktu(berkas: Sequence[Path], putaran: int) -> None:
    for satu in berkas:
        bacaan = read_sk(satu)
        kita = cpu(read_sk, satu, putaran)
        puncak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        if satu.suffix == ".pdf":
            puncak += resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        panjang = halaman(satu) if satu.suffix == ".pdf" else ""
        kartu = bacaan.keputusan.kartu
        isi = f"{len(kartu)} kartu, {sum(1 for k in kartu for _ in k.indikator())} indikator"
        print(f"{satu.name}: {isi}, {panjang}{satu.stat().st_size / 1000:.0f} kB")
        print(f"  {'IKI Desktop':14} {kita:6.2f} s CPU   puncak {puncak:.0f} MB")
        for cara in PEMBANDING[satu.suffix]:
            try:
                detik = cpu(cara, satu, putaran)
            except ImportError:
                print(f"  {cara.__name__:14} tidak terpasang")
                continue
            print(f"  {cara.__name__:14} {detik:6.2f} s CPU   IKI Desktop {kita / detik:.2f} ×")


def main() -> None:
    p = argparse.ArgumentParser()
    p.add_argument("berkas", nargs="*", type=Path)
    p.add_argument("--putaran", type=int, default=3)
    pilihan = p.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        berkas = pilihan.berkas or buatan(Path(folder))
        waktu(berkas, pilihan.putaran)


if __name__ == "__main__":
    main()
