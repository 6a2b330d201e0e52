"""Text for workbooks: safe characters, sheet names Excel accepts, sizes of text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import quote_sheetname
from reportlab.pdfbase.pdfmetrics import stringWidth

from iki_desktop.writers.xlsx import ukuran as u
from iki_desktop.writers.xlsx.teks import (
    MAKS_TEKS,
    acu_lembar,
    bersih,
    kutip,
    mirip_rumus,
    nama_lembar,
    ringkas,
)

apa_saja = st.text(st.characters(codec=None), max_size=80)  # lone surrogates too


@given(apa_saja)
def test_clean_text_can_always_be_written(teks: str) -> None:
    hasil = bersih(teks)
    hasil.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\r]", hasil)
    assert not re.search(r"_x(?!005F_)[0-9A-Fa-f]{4}_", hasil.replace("_x005F_", ""))


def test_ordinary_text_is_left_as_it_is() -> None:
    teks = "Σ realisasi ≥ 91 %\n• satu\n– dua “tiga” ½ ²"
    assert bersih(teks) == teks


def test_what_reads_like_a_code_of_excel_is_kept() -> None:
    assert bersih("_x0041_") == "_x005F_x0041_"


@pytest.mark.parametrize("huruf", ["a", "é", "😀"])
def test_long_text_is_cut_at_excels_bound_with_a_mark(huruf: str) -> None:
    hasil = bersih(huruf * 40_000)
    assert len(hasil.encode("utf-16-le")) // 2 <= MAKS_TEKS
    assert hasil.endswith("[dipotong: teks lengkapnya ada di kartu]")
    pas = "a" * MAKS_TEKS
    assert bersih(pas) == pas


@pytest.mark.parametrize("teks", ["=1+1", "+62", "-5", "@nama"])
def test_looks_like_a_formula(teks: str) -> None:
    assert mirip_rumus(teks)
    assert not mirip_rumus(f"a{teks}")


def test_a_text_constant_doubles_its_quotes() -> None:
    assert kutip('Sangat "Tinggi"') == '"Sangat ""Tinggi"""'


@given(st.lists(apa_saja, max_size=12))
def test_sheet_names_are_what_excel_accepts_and_all_different(judul: list[str]) -> None:
    terpakai = {"rekap", "petunjuk"}
    nama = [nama_lembar(j, terpakai) for j in judul]
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
    assert nama_lembar(jabatan, set()) == nama


def test_a_sheet_is_referred_to_with_quotes() -> None:
    assert acu_lembar("Plt' Camat") == quote_sheetname("Plt' Camat") == "'Plt'' Camat'"


def test_a_long_name_in_a_list_ends_with_dots() -> None:
    assert ringkas("a\nb") == "a b"
    assert len(ringkas("kata " * 100)) <= 300
    assert ringkas("kata " * 100).endswith("…")


# Sizes --------------------------------------------------------------------------------------------


def test_widths_are_those_of_arial() -> None:
    """Helvetica, which reportlab knows, has Arial's widths."""
    ascii_ = "".join(chr(c) for c in range(32, 127))
    for huruf in ascii_:
        assert u.lebar_kata(huruf) == pytest.approx(stringWidth(huruf, "Helvetica", 1000), abs=1), huruf
    assert u.lebar_teks("Kepala Seksi", 9) == pytest.approx(
        stringWidth("Kepala Seksi", "Helvetica", 9), rel=0.01
    )


def test_bold_is_not_taken_for_narrower_than_it_is() -> None:
    for teks in ("Sangat Rendah", "Kelengkapan (%)", "REALISASI INDIKATOR KINERJA INDIVIDU"):
        assert u.lebar_teks(teks, 9, True) >= stringWidth(teks, "Helvetica-Bold", 9) * 0.995


def test_a_column_made_for_a_text_holds_it_on_one_line() -> None:
    for teks in ("Kategori", "1.234.567,89", "Sangat Rendah"):
        lebar = u.kolom_untuk(u.lebar_teks(teks, 9))
        assert u.jumlah_baris(teks, u.isi_kolom(lebar) + 0.01, 9) == 1


@given(st.text(st.sampled_from("aiW mn\n"), max_size=200), st.floats(20, 300))
def test_lines_are_at_least_what_the_widths_need(teks: str, lebar: float) -> None:
    baris = u.jumlah_baris(teks, lebar, 9)
    perlu = sum(max(1, -(-u.lebar_teks(p.replace(" ", ""), 9) // lebar)) for p in teks.split("\n"))
    assert baris >= perlu
    assert u.jumlah_baris(teks, lebar * 2, 9) <= baris
    assert u.tinggi_baris(baris + 1, 9) > u.tinggi_baris(baris, 9)


def test_a_word_of_any_length_is_measured_in_one_pass() -> None:
    assert u.jumlah_baris("m" * 64_000, 150, 9) > 2000
