"""The sums that explain a figure: the wording of the examples, and that they come out when worked by hand."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.models.capaian import capaian
from iki_desktop.models.keputusan import Arah, Konsolidasi, Rentang
from iki_desktop.models.konsolidasi import konsolidasi_pengampu
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.uraian import KOSONG, uraian_capaian, uraian_gabungan
from tests.models.builders import D, cells, indikator, random_indikator, sel


def test_parts_are_added_before_they_are_divided() -> None:
    persen = indikator(bagian=True)
    months = [sel(1, bagian=(3, 4)), sel(3, bagian=(5, 6))]
    assert uraian_gabungan(persen, {"p": months}) == ("3/4 + 5/6 = 8/10 = 80 %",)


@pytest.mark.parametrize(
    ("cara", "words"),
    [
        (Konsolidasi.JUMLAH, "3 + 0 + 4,5 = 7,5"),
        (Konsolidasi.RATA_RATA, "(3 + 0 + 4,5) ÷ 3 = 2,5"),
        (Konsolidasi.AKHIR, "Angka terakhir (Mei): 4,5"),
        (Konsolidasi.MAKSIMUM, "Terbesar dari 3 · 0 · 4,5 = 4,5"),
        (Konsolidasi.MINIMUM, "Terkecil dari 3 · 0 · 4,5 = 0"),
    ],
)
def test_each_way_has_its_words(cara: Konsolidasi, words: str) -> None:
    months = [sel(5, "4.5"), sel(1, 3), sel(2)]
    assert uraian_gabungan(indikator(konsolidasi=cara), {"p": months}) == (words,)


def test_several_pengampu_each_and_together() -> None:
    per = {"a": [sel(1, 1), sel(2, 2)], "b": [sel(1, 4)], "c": []}
    names = {"a": "Timur", "b": "Barat", "c": "Utara"}
    assert uraian_gabungan(indikator(), per, names) == ("Timur: 1 + 2 = 3", "Barat: 4", "Bersama: 3 + 4 = 7")
    assert uraian_gabungan(indikator(), {"a": [sel(1, 1)], "b": []}, names) == ("Timur: 1", "Bersama: 1")
    assert uraian_gabungan(indikator(), {"a": []}) == (KOSONG,)


def test_rounding_is_said() -> None:
    months = [sel(1, 1), sel(2, 1), sel(3, 2)]
    assert uraian_gabungan(indikator(konsolidasi=Konsolidasi.RATA_RATA), {"p": months}) == (
        "(1 + 1 + 2) ÷ 3 ≈ 1,33",
    )
    assert uraian_gabungan(indikator(bagian=True), {"p": [sel(1, bagian=(0, 0))]}) == (
        "0/0; penyebutnya 0, jadi tidak dapat dibagi",
    )


@pytest.mark.parametrize(
    ("r", "t", "arah", "words"),
    [
        (D(45), D(60), Arah.NAIK, "45 ÷ 60 × 100 = 75 %"),
        (D("6.5"), Rentang(D(7), D(8)), Arah.TURUN, "(2 × 7 − 6,5) ÷ 7 × 100 ≈ 107,14 %"),
        (D(85), Rentang(D(80), D(90)), Arah.NAIK, "85 ada di dalam rentang 80–90 = 100 %"),
        (D(25), D(10), Arah.TURUN, "(2 × 10 − 25) ÷ 10 × 100 = 0 %; di bawah 0 dihitung 0"),
        (D(5), D(0), Arah.NAIK, "Targetnya 0, jadi capaian tidak dapat dihitung."),
        (D(3), D(0), Arah.TURUN, "Target 0 dan realisasi 3: 0 %"),
        (None, D(1), Arah.NAIK, "Belum ada angka, jadi belum ada capaian."),
        (D(1), None, Arah.NAIK, "Belum ada target, jadi belum ada capaian."),
    ],
)
def test_capaian_with_its_figures(r: object, t: object, arah: Arah, words: str) -> None:
    hasil = capaian(r, t, arah)  # type: ignore[arg-type]
    assert uraian_capaian(r, t, arah, hasil) == words  # type: ignore[arg-type]


def worked(term: str) -> Fraction:
    """A side of a sum as a person works it out: fractions add above and below."""
    term = term.removesuffix(" %").replace(".", "").replace(",", ".")
    mean = re.fullmatch(r"\((.+)\) ÷ (\d+)", term)
    if mean:
        return worked_sum(mean[1]) / int(mean[2])
    parts = re.findall(r"(-?[\d.]+)/(-?[\d.]+)", term)
    if parts:
        below = sum((Fraction(b) for _, b in parts), Fraction())
        return sum((Fraction(a) for a, _ in parts), Fraction()) / below * 100
    return worked_sum(term)


def worked_sum(term: str) -> Fraction:
    return sum((Fraction(x) for x in term.split(" + ")), Fraction())


@settings(max_examples=60)
@given(st.data())
def test_a_sum_comes_out_at_the_figure_it_explains(data: st.DataObject) -> None:
    i = data.draw(random_indikator())
    months: list[Sel] = data.draw(cells(i))
    hasil = konsolidasi_pengampu(i, {"p": months})
    (line,) = uraian_gabungan(i, {"p": months})
    if hasil.nilai is None:
        assert line == KOSONG or "penyebutnya 0" in line
        return
    assert "penyebutnya 0" not in line
    if "÷" not in line and "/" not in line and "+" not in line:
        return  # one figure stands for itself
    sides = re.split(r" [=≈] ", line.split(": ")[-1])
    for side in sides[:-1]:
        assert abs(worked(side) - Fraction(hasil.nilai)) <= Fraction(1, 2) * len(months)


def test_what_was_recorded_stands_with_every_decimal() -> None:
    months = [sel(1, "0.125"), sel(2, "0.125")]
    assert uraian_gabungan(indikator(), {"p": months}) == ("0,125 + 0,125 = 0,25",)


def test_a_part_that_was_rounded_makes_the_sum_about() -> None:
    rata = indikator(konsolidasi=Konsolidasi.RATA_RATA)
    per = {"a": [sel(1, 1), sel(2, 0), sel(3, 0)], "b": [sel(1, 2), sel(2, 0), sel(3, 0)]}
    assert uraian_gabungan(rata, per, {"a": "Timur", "b": "Barat"})[-1] == "Bersama: (0,33 + 0,67) ÷ 2 ≈ 0,5"
