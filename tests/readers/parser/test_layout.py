"""What a paper shows of the office's settings: its page, numbered labels, titles of the columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from iki_desktop.models.tata import HURUF
from iki_desktop.readers.archive import Archive
from iki_desktop.readers.document import Document
from iki_desktop.readers.docx.reader import docx_document
from iki_desktop.readers.parser.parse import parse
from iki_desktop.writers.fonts import NAMES
from tests.readers.decrees import read
from tests.readers.docx.word import Word, p, run, sel, tabel

ROW = "Tertatanya arsip⇥Jumlah arsip⇥Arsip yang tertata⇥Daftar"
USUAL = "SASARAN⇥INDIKATOR⇥RUMUS⇥SUMBER DATA"


def kartu(jabatan: str, header: str = USUAL, row: str = ROW, n: tuple[str, ...] = ("", "")) -> str:
    return f"{n[0]}Jabatan : {jabatan}\n{n[1]}Tugas : menata\n\n{header}\n{row}\n\n"


@pytest.mark.parametrize(
    ("marks", "numbered"), [(("1. ", "2. "), True), (("a. ", "b. "), False), (("", ""), False)]
)
def test_numbered_labels(marks: tuple[str, ...], numbered: bool) -> None:
    assert read(kartu("Arsiparis", n=marks)).tata.label_bernomor is numbered


def test_the_titles_that_most_kartu_have_without_those_of_an_iku() -> None:
    header, row = f"NO⇥{USUAL}⇥PENANGGUNG JAWAB", f"1⇥{ROW}⇥Kasi"
    text = f"INDIKATOR KINERJA UTAMA\n{header.replace('RUMUS', 'FORMULA')}\n{row}\n\n"
    text += (
        kartu("Arsiparis", header, row) + kartu("Pengemudi") + kartu("Camat", USUAL.replace("RUMUS", "CARA"))
    )
    assert read(text).tata.judul_kolom == ("SASARAN", "INDIKATOR", "RUMUS", "SUMBER DATA")


def test_titles_that_disagree_or_lack_a_column_tell_nothing() -> None:
    other = USUAL.replace("RUMUS", "FORMULA")
    assert read(kartu("Camat") + kartu("Arsiparis", other)).tata.judul_kolom is None
    lacking = kartu("Camat", "SASARAN⇥INDIKATOR⇥SUMBER DATA", "Tertatanya arsip⇥Jumlah arsip⇥Daftar")
    assert read(lacking).tata.judul_kolom is None


def test_a_text_tells_nothing_of_its_page() -> None:
    tata = read(kartu("Camat")).tata
    assert (tata.kertas, tata.orientasi_lampiran) == (None, None)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>', ("A4", "mendatar")),
        ('<w:pgSz w:w="12189" w:h="18709"/>', ("F4", "tegak")),
        ('<w:pgSz w:w="x" w:h="-3"/>', (None, None)),
        ("", (None, None)),
    ],
)
def test_the_page_of_a_word_document(size: str, expected: tuple[str | None, str | None]) -> None:
    word = Word()
    rows = [[sel(p(run(teks))) for teks in row.split("⇥")] for row in (USUAL, ROW)]
    word.add(p(run("Jabatan : Arsiparis")), tabel(rows), f"<w:sectPr>{size}</w:sectPr>")
    tata = parse(docx_document(Archive(word.keep(), "x.docx"))).bacaan.tata
    assert (tata.kertas, tata.orientasi_lampiran) == expected


TIMES = '<w:rFonts w:ascii="times new roman" w:hAnsi="Arial"/>'


@pytest.mark.parametrize(
    ("defaults", "of_runs", "expected"),
    [
        ("", "", None),
        ("", TIMES, "Times New Roman"),
        ('<w:rFonts w:ascii="Arial"/>', "", "Arial"),
        ('<w:rFonts w:ascii="Arial"/>', TIMES, "Times New Roman"),
        ('<w:rFonts w:asciiTheme="minorHAnsi"/>', "", None),
        ('<w:rFonts w:ascii="Wingdings"/>', "", None),
    ],
)
def test_the_face_of_a_word_document(defaults: str, of_runs: str, expected: str | None) -> None:
    word = Word()
    word.style += f"<w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault></w:docDefaults>"
    rows = [[sel(p(run(teks, of_runs))) for teks in row.split("⇥")] for row in (USUAL, ROW)]
    word.add(p(run("Jabatan :") + run("Arsiparis", of_runs)), p(run("Tugas", of_runs)), tabel(rows))
    assert parse(docx_document(Archive(word.keep(), "x.docx"))).bacaan.tata.huruf == expected


def test_papers_can_be_set_in_every_face_that_is_read() -> None:
    assert set(HURUF) <= set(NAMES)


BREAK = '<w:r><w:br w:type="page"/></w:r>'
LAST_SAVED = "<w:r><w:lastRenderedPageBreak/></w:r>"


def three_kartu(before: Sequence[str], title: str = "") -> Document:
    """A document of kartu; above the second and the third stands what `before` says."""
    word = Word()
    rows = [[sel(p(run(teks))) for teks in row.split("⇥")] for row in (USUAL, ROW)]
    for above, jabatan in zip(("", *before), ("Camat", "Arsiparis", "Pengemudi"), strict=True):
        heading = p(run("INDIKATOR KINERJA INDIVIDU"), ppr=title if jabatan != "Camat" else "")
        word.add(above, heading, p(run(f"Jabatan : {jabatan}")), p(run("Tugas : menata")), tabel(rows))
    return docx_document(Archive(word.keep(), "x.docx"))


@pytest.mark.parametrize(
    ("before", "title", "own"),
    [
        (("", ""), "", False),
        (("", ""), "<w:pageBreakBefore/>", True),
        (("", ""), '<w:pageBreakBefore w:val="0"/>', False),
        ((p(BREAK), p(BREAK)), "", True),
        ((p(LAST_SAVED), p(LAST_SAVED)), "", True),
        ((p(ppr="<w:sectPr/>"), p(ppr="<w:sectPr/>")), "", True),
        ((p(ppr='<w:sectPr><w:type w:val="continuous"/></w:sectPr>'), p()), "", False),
        ((p(run("x") + "<w:r><w:br/></w:r>"), p()), "", False),
        ((p(BREAK), ""), "", None),
    ],
)
def test_kartu_that_begin_a_page_in_word(before: Sequence[str], title: str, own: bool | None) -> None:
    assert parse(three_kartu(before, title)).bacaan.tata.kartu_halaman_baru is own


OF_ONE = 11  # lines of a kartu and paragraphs of its cells


@pytest.mark.parametrize(
    ("pages", "own"),
    [
        ((1,) * OF_ONE + (2,) * OF_ONE + (3,) * OF_ONE, True),
        ((1,) * (OF_ONE + 4) + (2,) * (2 * OF_ONE - 4), False),  # a page ends inside a kartu
        ((1,) * 3 * OF_ONE, False),
    ],
)
def test_kartu_that_begin_a_page_by_the_pages_of_their_lines(pages: tuple[int, ...], own: bool) -> None:
    document = three_kartu(("", ""))
    assert parse(replace(document, pages=pages)).bacaan.tata.kartu_halaman_baru is own
