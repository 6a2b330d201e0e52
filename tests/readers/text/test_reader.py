"""Text into lines and tables: bullets, tabs, pipes, and what is left of HTML, Markdown and LaTeX."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.readers.document import FRACTION_CLOSE, FRACTION_MIDDLE, FRACTION_OPEN, Line, Table
from iki_desktop.readers.markup import clean_letters, clean_markup
from iki_desktop.readers.text.reader import text_document


def blocks(teks: str) -> list[object]:
    """Lines as (text, line, bullet), tables as lists of rows."""
    return [
        (b.teks, b.nomor, b.item) if isinstance(b, Line) else [[s.teks for s in r.cells] for r in b.rows]
        for b in text_document(teks).blocks
    ]


def test_lines_bullets_and_tables() -> None:
    teks = "Judul\n\n- satu\n • dua\n* tiga\na\tb\nc\td\n\ne\tf\nakhir"
    assert blocks(teks) == [
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
    assert blocks(teks) == [[["a", "b | c"], ["d", ""]]]


def test_an_indented_line_is_a_line() -> None:
    assert blocks("\tJudul di tengah\n\t\tdua\n") == [("Judul di tengah", 1, False), [["", "", "dua"]]]


def test_markdown_headings_and_emphasis() -> None:
    assert blocks("## **JUDUL** _dan_ *miring*") == [("JUDUL _dan_ miring", 1, False)]


@pytest.mark.parametrize(
    ("original", "clean"),
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
def test_markup_becomes_plain(original: str, clean: str) -> None:
    assert clean_markup(original) == clean


@pytest.mark.parametrize(
    "latex",
    [
        "Rumus: $\\frac{\\text{Jumlah a}}{\\text{Jumlah b}} \\times 100$",
        "Rumus: \\(\\dfrac{Jumlah a}{Jumlah b} \\times 100\\)",
        "Rumus: $ \\frac { Jumlah a } { Jumlah b } \\times 100 $",
    ],
)
def test_latex_fraction_is_marked(latex: str) -> None:
    result = clean_markup(latex)
    assert result == f"Rumus: {FRACTION_OPEN}Jumlah a{FRACTION_MIDDLE}Jumlah b{FRACTION_CLOSE} × 100"


def test_marks_of_ours_in_the_source_are_dropped() -> None:
    assert clean_letters("a\ue000b\ue001c\ue002d\x00e\u200bf") == "abcdef"


def test_bullets_of_symbol_faces() -> None:
    assert blocks(clean_letters("\uf0b7 satu\n\uf0a7 dua")) == [("satu", 1, True), ("dua", 2, True)]


@settings(max_examples=200)
@given(st.text(alphabet="ab<>/p{}\\frac$&;*_ \n\t|-1.", max_size=120))
def test_nothing_makes_the_cleaning_fall(teks: str) -> None:
    clean = clean_markup(clean_letters(teks))
    assert clean == "\n".join(" ".join(b.split()) for b in clean.split("\n") if b.split())


def test_line_numbers_are_the_source_s() -> None:
    document = text_document("\n\nsatu\r\n\r\ndua\tb\n\n\n- tiga")
    nomor = [b.nomor if isinstance(b, Line) else b.rows[0].nomor for b in document.blocks]
    assert nomor == [3, 5, 8]
    assert isinstance(document.blocks[1], Table)
