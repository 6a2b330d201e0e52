"""Text for workbooks: safe characters, sheet names Excel accepts, sizes of text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import quote_sheetname
from reportlab.pdfbase.pdfmetrics import stringWidth

from iki_desktop.writers.xlsx import metrics as u
from iki_desktop.writers.xlsx.text import (
    MAX_TEXT,
    brief,
    clean,
    looks_like_formula,
    quoted,
    sheet_name,
    sheet_reference,
)

apa_saja = st.text(st.characters(codec=None), max_size=80)  # lone surrogates too


@given(apa_saja)
def test_clean_text_can_always_be_written(teks: str) -> None:
    result = clean(teks)
    result.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\r]", result)
    assert not re.search(r"_x(?!005F_)[0-9A-Fa-f]{4}_", result.replace("_x005F_", ""))


def test_ordinary_text_is_left_as_it_is() -> None:
    teks = "Σ realisasi ≥ 91 %\n• satu\n– dua “tiga” ½ ²"
    assert clean(teks) == teks


def test_what_reads_like_a_code_of_excel_is_kept() -> None:
    assert clean("_x0041_") == "_x005F_x0041_"


@pytest.mark.parametrize("letters", ["a", "é", "😀"])
def test_long_text_is_cut_at_excels_bound_with_a_mark(letters: str) -> None:
    result = clean(letters * 40_000)
    assert len(result.encode("utf-16-le")) // 2 <= MAX_TEXT
    assert result.endswith("[dipotong: teks lengkapnya ada di kartu]")
    pas = "a" * MAX_TEXT
    assert clean(pas) == pas


@pytest.mark.parametrize("teks", ["=1+1", "+62", "-5", "@nama"])
def test_looks_like_a_formula(teks: str) -> None:
    assert looks_like_formula(teks)
    assert not looks_like_formula(f"a{teks}")


def test_a_text_constant_doubles_its_quotes() -> None:
    assert quoted('Sangat "Tinggi"') == '"Sangat ""Tinggi"""'


@given(st.lists(apa_saja, max_size=12))
def test_sheet_names_are_what_excel_accepts_and_all_different(title: list[str]) -> None:
    taken = {"rekap", "petunjuk"}
    nama = [sheet_name(j, taken) for j in title]
    for n in nama:
        assert 1 <= len(n.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", n)
        assert not n.startswith("'") and not n.endswith("'")
        assert n.casefold() not in {"history", "rekap", "petunjuk"}
    assert len({n.casefold() for n in nama}) == len(nama)


@pytest.mark.parametrize(
    ("jabatan", "nama"),
    [
        ("Camat", "Camat"),
        ("Kepala Seksi Pemerintahan", "Kepala Seksi Pemerintahan"),
        ("Kepala Seksi Ketenteraman dan Ketertiban", "Kasi Ketenteraman dan…"),
        ("KEPALA SUB BAGIAN UMUM DAN KEPEGAWAIAN", "Kasubbag UMUM DAN KEPEGAWAIAN"),
        ("Lurah/Kepala [Desa]: *?\\", "Lurah Kepala Desa"),
        ("'Plt' Camat'", "Plt' Camat"),
        ("History", "History_"),
        ("", "Kartu"),
        ("A" * 40, "A" * 30 + "…"),
    ],
)
def test_sheet_names_as_offices_would_shorten_them(jabatan: str, nama: str) -> None:
    assert sheet_name(jabatan, set()) == nama


def test_a_sheet_is_referred_to_with_quotes() -> None:
    assert sheet_reference("Plt' Camat") == quote_sheetname("Plt' Camat") == "'Plt'' Camat'"


def test_a_long_name_in_a_list_ends_with_dots() -> None:
    assert brief("a\nb") == "a b"
    assert len(brief("kata " * 100)) <= 300
    assert brief("kata " * 100).endswith("…")


# Sizes --------------------------------------------------------------------------------------------


def test_widths_are_those_of_arial() -> None:
    """Helvetica, which reportlab knows, has Arial's widths."""
    ascii_ = "".join(chr(c) for c in range(32, 127))
    for letters in ascii_:
        assert u.word_width(letters) == pytest.approx(stringWidth(letters, "Helvetica", 1000), abs=1), letters
    assert u.text_width("Kepala Seksi", 9) == pytest.approx(
        stringWidth("Kepala Seksi", "Helvetica", 9), rel=0.01
    )


def test_bold_is_not_taken_for_narrower_than_it_is() -> None:
    for teks in ("Sangat Rendah", "Kelengkapan (%)", "REALISASI INDIKATOR KINERJA INDIVIDU"):
        assert u.text_width(teks, 9, True) >= stringWidth(teks, "Helvetica-Bold", 9) * 0.995


def test_a_column_made_for_a_text_holds_it_on_one_line() -> None:
    for teks in ("Kategori", "1.234.567,89", "Sangat Rendah"):
        width = u.column_for(u.text_width(teks, 9))
        assert u.line_count(teks, u.column_room(width) + 0.01, 9) == 1


@given(st.text(st.sampled_from("aiW mn\n"), max_size=200), st.floats(20, 300))
def test_lines_are_at_least_what_the_widths_need(teks: str, width: float) -> None:
    row = u.line_count(teks, width, 9)
    needed = sum(max(1, -(-u.text_width(p.replace(" ", ""), 9) // width)) for p in teks.split("\n"))
    assert row >= needed
    assert u.line_count(teks, width * 2, 9) <= row
    assert u.row_height(row + 1, 9) > u.row_height(row, 9)


def test_a_word_of_any_length_is_measured_in_one_pass() -> None:
    assert u.line_count("m" * 64_000, 150, 9) > 2000
