"""Text into lines and tables: bullets, tabs, pipes, and what is left of HTML, Markdown and LaTeX."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.readers.dokumen import PECAHAN_BUKA, PECAHAN_TENGAH, PECAHAN_TUTUP, Baris, Tabel
from iki_desktop.readers.markah import bersihkan_huruf, bersihkan_markah
from iki_desktop.readers.teks import dokumen_teks


def blok(teks: str) -> list[object]:
    """Lines as (text, line, bullet), tables as lists of rows."""
    return [
        (b.teks, b.nomor, b.butir) if isinstance(b, Baris) else [[s.teks for s in r.sel] for r in b.baris]
        for b in dokumen_teks(teks).blok
    ]


def test_lines_bullets_and_tables() -> None:
    teks = "Judul\n\n- satu\n • dua\n* tiga\na\tb\nc\td\n\ne\tf\nakhir"
    assert blok(teks) == [
        ("Judul", 1, False),
        ("satu", 3, True),
        ("dua", 4, True),
        ("tiga", 5, True),
        [["a", "b"], ["c", "d"]],
        [["e", "f"]],
        ("akhir", 10, False),
    ]


def test_piped_tables_and_rules() -> None:
    teks = "| a | b \\| c |\n|---|:--:|\n| d | |\n----\t--\t---\n==="
    assert blok(teks) == [[["a", "b | c"], ["d", ""]]]


def test_an_indented_line_is_a_line() -> None:
    assert blok("\tJudul di tengah\n\t\tdua\n") == [("Judul di tengah", 1, False), [["", "", "dua"]]]


def test_markdown_headings_and_emphasis() -> None:
    assert blok("## **JUDUL** _dan_ *miring*") == [("JUDUL _dan_ miring", 1, False)]


@pytest.mark.parametrize(
    ("asli", "bersih"),
    [
        ("<p>satu</p> <ol style='x'> 1. a 2. b", "satu\n1. a 2. b"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<i>miring</i> dan <b>tebal", "miring dan tebal"),
        ("a &amp; b &lt;c&gt; &nbsp;d", "a & b <c> d"),
        ("a < b dan c > d", "a < b dan c > d"),
        ("**tebal** *miring* 2*3*4", "tebal miring 2*3*4"),
        ("harga $5 dan 10%", "harga $5 dan 10%"),
        ("$x \\times 100\\%$", "x × 100%"),
        ("\\textbf{tebal} \\mathrm{m}", "tebal m"),
        ("A \\& B", "A & B"),
        ("$\\sum$ surat", "Σ surat"),
        ("  banyak   spasi \n\n baris ", "banyak spasi\nbaris"),
    ],
)
def test_markup_becomes_plain(asli: str, bersih: str) -> None:
    assert bersihkan_markah(asli) == bersih


@pytest.mark.parametrize(
    "latex",
    [
        "Rumus: $\\frac{\\text{Jumlah a}}{\\text{Jumlah b}} \\times 100$",
        "Rumus: \\(\\dfrac{Jumlah a}{Jumlah b} \\times 100\\)",
        "Rumus: $ \\frac { Jumlah a } { Jumlah b } \\times 100 $",
    ],
)
def test_latex_fraction_is_marked(latex: str) -> None:
    hasil = bersihkan_markah(latex)
    assert hasil == f"Rumus: {PECAHAN_BUKA}Jumlah a{PECAHAN_TENGAH}Jumlah b{PECAHAN_TUTUP} × 100"


def test_marks_of_ours_in_the_source_are_dropped() -> None:
    assert bersihkan_huruf("a\ue000b\ue001c\ue002d\x00e\u200bf") == "abcdef"


def test_bullets_of_symbol_faces() -> None:
    assert blok(bersihkan_huruf("\uf0b7 satu\n\uf0a7 dua")) == [("satu", 1, True), ("dua", 2, True)]


@settings(max_examples=200)
@given(st.text(alphabet="ab<>/p{}\\frac$&;*_ \n\t|-1.", max_size=120))
def test_nothing_makes_the_cleaning_fall(teks: str) -> None:
    bersih = bersihkan_markah(bersihkan_huruf(teks))
    assert bersih == "\n".join(" ".join(b.split()) for b in bersih.split("\n") if b.split())


def test_line_numbers_are_the_source_s() -> None:
    dokumen = dokumen_teks("\n\nsatu\r\n\r\ndua\tb\n\n\n- tiga")
    nomor = [b.nomor if isinstance(b, Baris) else b.baris[0].nomor for b in dokumen.blok]
    assert nomor == [3, 5, 8]
    assert isinstance(dokumen.blok[1], Tabel)
