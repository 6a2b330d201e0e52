"""Time of the lampiran beside reportlab's LongTable of Paragraphs: same content, same fonts, one run.

    python tests/bench/bench_lampiran.py [rounds]

Prints CPU seconds of both and their ratio (the aim is at most 0.30), how the time grows with the kartu, with
the rows of one kartu (to 5,760), and with one endless word (all of them linear). Other programs than
reportlab are beside it in bench_lampiran_lain.py.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from iki_desktop.models.kantor import IsiKantor, Kantor
from iki_desktop.models.keputusan import (
    Gaya,
    Indikator,
    JenisIndikator,
    Kartu,
    Keputusan,
    Penandatangan,
    Sasaran,
)
from iki_desktop.writers import fonts
from iki_desktop.writers.lampiran import write_lampiran
from iki_desktop.writers.pdf.formula import Fraction, pieces

_TEXT = (
    "laporan kegiatan pelayanan administrasi kecamatan disusun rapi tertib lengkap tepat waktu menurut "
    "pedoman warga desa kelurahan bulan berkas permohonan surat arsip musyawarah pembinaan pengawasan"
)
_WORDS = tuple(_TEXT.split())


def words(seed: int, count: int) -> str:
    """A made-up sentence; the same seed gives the same one."""
    return " ".join(_WORDS[(seed * 7 + at * at + at) % len(_WORDS)] for at in range(count)).capitalize()


def office(kartu: int) -> IsiKantor:
    """An office whose lampiran of 60 kartu has about 78 pages."""

    def indikator(n: int) -> Indikator:
        above, below = f"Jumlah {words(n, 5)}", f"Jumlah seluruh {words(n + 3, 3)}"
        text = f"{words(n + 1, 9)}.\n{above}\n{below}\n× 100%" if n % 3 == 0 else words(n + 2, 14)
        return Indikator(
            f"i{n}",
            f"Persentase {words(n, 8)}",
            JenisIndikator.PERSENTASE if n % 3 == 0 else JenisIndikator.JUMLAH,
            formulasi=text,
            pembilang=above if n % 3 == 0 else "",
            penyebut=below if n % 3 == 0 else "",
            sumber_data=f"1. Register {words(n, 2)}\n2. Buku {words(n + 5, 2)}",
        )

    def one(n: int) -> Kartu:
        sasaran = tuple(
            Sasaran(f"s{n}-{s}", words(n * 5 + s, 9), tuple(indikator(n * 31 + s * 3 + i) for i in range(2)))
            for s in range(3 if n % 3 == 0 else 2)
        )
        fungsi = tuple(words(n + f, 12) + ";" for f in range(4))
        return Kartu(
            f"k{n}",
            n,
            jabatan=f"Kepala {words(n, 4)}",
            tugas=(words(n, 30),),
            fungsi=fungsi,
            gaya_fungsi=Gaya.ABC,
            sasaran=sasaran + ((sasaran[0],) if n % 5 == 0 else ()),
        )

    sk = Keputusan(
        "k",
        2026,
        "1/2026",
        date(2026, 1, 7),
        tempat="Contoh",
        tentang="Indikator Kinerja Individu",
        penandatangan=Penandatangan("ANI LESTARI", "Camat Contoh", "Pembina", "198201162000121001"),
        kartu=tuple(one(n) for n in range(kartu)),
    )
    return IsiKantor(Kantor("o", "Contoh", kabupaten="Kabupaten Teladan"), (sk,))


def peer(isi: IsiKantor, path: Path) -> int:
    """The same kartu by platypus; returns the number of pages."""
    from reportlab import rl_config
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import (
        HRFlowable,
        LongTable,
        PageBreak,
        Paragraph,
        SimpleDocTemplate,
        Spacer,
        Table,
    )

    rl_config.useA85 = 1  # as reportlab comes; our own writer turns it off
    family = fonts.family(isi.pengaturan.huruf)
    plain, bold = family.regular.main.fontName, family.bold.main.fontName
    cell = ParagraphStyle("cell", fontName=plain, fontSize=10, leading=12)
    centre = ParagraphStyle("centre", parent=cell, alignment=TA_CENTER)
    head = ParagraphStyle("head", parent=centre, fontName=bold)
    body = ParagraphStyle("body", fontName=plain, fontSize=11, leading=13.2, alignment=TA_JUSTIFY)
    title = ParagraphStyle("title", parent=body, fontName=bold, alignment=TA_CENTER)
    item = ParagraphStyle("item", parent=body, leftIndent=16, bulletIndent=0)

    def lines(text: str) -> list[Any]:
        return [Paragraph(escape(line), cell) for line in text.split("\n")]

    def formula(indikator: Indikator) -> list[Any]:
        out: list[Any] = []
        for piece in pieces(indikator):
            if isinstance(piece, Fraction):
                stack = [
                    Paragraph(escape(piece.above), centre),
                    HRFlowable("100%", 0.5, spaceBefore=1, spaceAfter=1),
                    Paragraph(escape(piece.below), centre),
                ]
                out.append(Table([[stack, Paragraph(escape(piece.beside), cell)]], ["70%", "30%"]))
            else:
                out += lines(piece)
        return out

    story: list[Any] = []
    for kartu in isi.keputusan[0].kartu:
        story += [Paragraph("INDIKATOR KINERJA INDIVIDU", title), Spacer(1, 13)]
        fungsi = [
            Paragraph(escape(text), item, bulletText=f"{chr(97 + at)}.")
            for at, text in enumerate(kartu.fungsi)
        ]
        labels = [
            [Paragraph("Jabatan", body), Paragraph(":", body), Paragraph(escape(kartu.jabatan), body)],
            [Paragraph("Tugas", body), Paragraph(":", body), Paragraph(escape(kartu.tugas[0]), body)],
            [Paragraph("Fungsi", body), Paragraph(":", body), fungsi],
        ]
        tight = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
        tight += [("RIGHTPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
        story += [Table(labels, [60, 12, 396], style=tight), Spacer(1, 10)]
        rows: list[list[Any]] = [[Paragraph(escape(text), head) for text in isi.pengaturan.judul_kolom]]
        for sasaran in kartu.sasaran:
            for at, indikator in enumerate(sasaran.indikator):
                first = lines(sasaran.teks) if at == 0 else ""
                rows.append([first, lines(indikator.teks), formula(indikator), lines(indikator.sumber_data)])
        grid = [("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        story += [LongTable(rows, [105, 110, 160, 93], repeatRows=1, style=grid), PageBreak()]
    document = SimpleDocTemplate(
        str(path),
        pagesize=(215 * mm, 330 * mm),
        leftMargin=30 * mm - 6,
        rightMargin=20 * mm - 6,
        topMargin=25 * mm - 6,
        bottomMargin=25 * mm - 6,
        invariant=1,
        initialFontName=plain,
    )
    document.build(story)
    return document.page


def long_kartu(rows: int, formulasi: str) -> IsiKantor:
    """An office with one kartu of so many rows, a hundred to a sasaran."""
    isi = office(1)
    listed = tuple(Indikator(f"i{n}", words(n, 8), formulasi=formulasi) for n in range(rows))
    sasaran = tuple(Sasaran(f"s{at}", words(at, 9), listed[at : at + 100]) for at in range(0, rows, 100))
    kartu = replace(isi.keputusan[0].kartu[0], sasaran=sasaran)
    return replace(isi, keputusan=(replace(isi.keputusan[0], kartu=(kartu,)),))


def cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main(rounds: int = 3) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        fonts.set_cache(out / "fonts")
        isi = office(60)
        write_lampiran(office(1), office(1).keputusan[0], out / "warm.pdf")
        peer(office(1), out / "warm.pdf")
        ours, theirs = [], []
        pages = 0
        for _ in range(rounds):
            ours.append(cpu(lambda: write_lampiran(isi, isi.keputusan[0], out / "ours.pdf")))
            start = time.process_time()
            pages = peer(isi, out / "peer.pdf")
            theirs.append(time.process_time() - start)
        import pdfplumber

        with pdfplumber.open(out / "ours.pdf") as pdf:
            own_pages = len(pdf.pages)
        print(f"lampiran           {min(ours):6.2f} s CPU, {own_pages} pages")
        print(f"LongTable+Paragraph{min(theirs):6.2f} s CPU, {pages} pages")
        print(f"ratio              {min(ours) / min(theirs):6.3f}")
        for count in (60, 240, 960):
            many = office(count)
            spent = cpu(lambda many=many: write_lampiran(many, many.keputusan[0], out / "many.pdf"))
            print(f"{count:4} kartu          {spent:6.2f} s CPU, {1000 * spent / count:.1f} ms a kartu")
        for count in (360, 1440, 5760):
            one = long_kartu(count, "butir")
            spent = cpu(lambda one=one: write_lampiran(one, one.keputusan[0], out / "rows.pdf"))
            print(f"{count:5} rows          {spent:6.2f} s CPU, {1000 * spent / count:.2f} ms a row")
        for length in (16_000, 64_000, 256_000):
            one = long_kartu(1, "x" * length)
            spent = cpu(lambda one=one: write_lampiran(one, one.keputusan[0], out / "word.pdf"))
            print(f"{length:6} letters a word {spent:5.2f} s CPU")
        start = time.process_time()
        write_lampiran(isi, isi.keputusan[0], out / "one.pdf", kartu=["k0"])
        print(f"one kartu          {1000 * (time.process_time() - start):6.1f} ms CPU")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
