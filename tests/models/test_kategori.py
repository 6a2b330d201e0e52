"""The word for a capaian: presets at their bounds, own scales, the foot of reports."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.models.kantor import SKALA, SKALA_RKPD, SKALA_SKP, Pengaturan, Tingkat
from iki_desktop.models.kategori import kaki_laporan, kategori, skala_kantor, uraian_skala
from tests.models.builders import D

SEDIKIT = Fraction(1, 10**12)


@pytest.mark.parametrize(
    ("skala", "nilai", "nama"),
    [
        ("RKPD", Fraction(91), "Sangat Tinggi"),
        ("RKPD", Fraction(91) - SEDIKIT, "Tinggi"),
        ("RKPD", Fraction(76), "Tinggi"),
        ("RKPD", Fraction(66), "Sedang"),
        ("RKPD", Fraction(51), "Rendah"),
        ("RKPD", Fraction(51) - SEDIKIT, "Sangat Rendah"),
        ("RKPD", Fraction(0), "Sangat Rendah"),
        ("SKP", Fraction(100) + SEDIKIT, "Sangat Baik"),
        ("SKP", Fraction(100), "Baik"),
        ("SKP", Fraction(100) - SEDIKIT, "Cukup"),
        ("SKP", Fraction(80), "Cukup"),
        ("SKP", Fraction(60), "Kurang"),
        ("SKP", Fraction(60) - SEDIKIT, "Sangat Kurang"),
        ("Survei", Fraction(80) + SEDIKIT, "Sangat Baik"),
        ("Survei", Fraction(80), "Baik"),
        ("Survei", Fraction(60), "Cukup Baik"),
        ("Survei", Fraction(40), "Kurang Baik"),
    ],
)
def test_presets_at_full_precision(skala: str, nilai: Fraction, nama: str) -> None:
    hasil = kategori(nilai, SKALA[skala])
    assert hasil is not None
    assert hasil.nama == nama


def test_no_capaian_has_no_word() -> None:
    assert kategori(None, SKALA_RKPD) is None


def test_rounding_comes_after() -> None:
    hampir = Fraction("90.999")
    hasil = kategori(hampir, SKALA_RKPD)
    assert hasil is not None
    assert hasil.nama == "Tinggi", "though it is shown as 91"


def test_order_of_the_steps_does_not_matter() -> None:
    for nilai in (0, 59, 60, 80, 99, 100, 101):
        assert kategori(D(nilai), SKALA_SKP) == kategori(D(nilai), tuple(reversed(SKALA_SKP)))


def test_a_scale_without_a_last_step_leaves_the_rest_without_a_word() -> None:
    assert kategori(D(10), (Tingkat("Cukup", D(50)),)) is None


@pytest.mark.parametrize("skala", list(SKALA.values()))
@given(a=st.fractions(0, 200), b=st.fractions(0, 200))
def test_monotone(skala: tuple[Tingkat, ...], a: Fraction, b: Fraction) -> None:
    naik = [t.nama for t in reversed(skala)]
    lo, hi = (kategori(x, skala) for x in sorted((a, b)))
    assert lo is not None
    assert hi is not None
    assert naik.index(lo.nama) <= naik.index(hi.nama)


def test_scale_in_words() -> None:
    assert uraian_skala(SKALA_SKP) == (
        "> 100 Sangat Baik, ≥ 100 Baik, ≥ 80 Cukup, ≥ 60 Kurang, selebihnya Sangat Kurang"
    )


def test_foot_names_scale_cap_and_formula() -> None:
    kaki = " ".join(kaki_laporan(Pengaturan()))
    assert "≥ 91 Sangat Tinggi" in kaki
    assert "paling tinggi 100 %" in kaki
    assert "PermenPANRB 8/2021" in kaki
    assert "tanpa batas atas" in " ".join(kaki_laporan(Pengaturan(batas_capaian=None)))
    assert "> 100 Sangat Baik" in " ".join(kaki_laporan(Pengaturan(skala="SKP")))


def test_unknown_scale_of_a_newer_file_falls_back() -> None:
    assert skala_kantor(Pengaturan(skala="lain")) == SKALA_RKPD
