"""From months to a period, and over several pengampu: vectors of aturan.md, and its laws."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.models.keputusan import Indikator, JenisIndikator, Konsolidasi
from iki_desktop.models.konsolidasi import (
    PENYEBUT_NOL,
    TANPA_BAGIAN,
    TANPA_NILAI,
    Gabungan,
    konsolidasi,
    konsolidasi_pengampu,
    nilai_sel,
)
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.tafsir import konsolidasi_bawaan
from tests.models.builders import D, cells, indikator, random_indikator, sel

TIGA = [sel(1, 10), sel(2, 4), sel(3, 7)]


@pytest.mark.parametrize(
    ("cara", "nilai"),
    [
        ("jumlah", D(21)),
        ("rata-rata", Fraction(7)),
        ("akhir", D(7)),
        ("maksimum", D(10)),
        ("minimum", D(4)),
    ],
)
def test_ways(cara: str, nilai: D) -> None:
    hasil = konsolidasi(indikator(konsolidasi=Konsolidasi(cara)), TIGA)
    assert hasil == Gabungan(nilai)


@pytest.mark.parametrize("cara", list(Konsolidasi))
def test_nothing_recorded_is_no_figure(cara: Konsolidasi) -> None:
    assert konsolidasi(indikator(konsolidasi=cara), []).nilai is None
    assert konsolidasi(indikator(bagian=True, konsolidasi=cara), []) == Gabungan()


def test_nihil_counts_as_zero() -> None:
    dengan = [*TIGA, sel(4)]
    assert konsolidasi(indikator(konsolidasi=Konsolidasi.RATA_RATA), dengan).nilai == Fraction(21, 4)
    assert konsolidasi(indikator(konsolidasi=Konsolidasi.AKHIR), dengan).nilai == 0
    assert konsolidasi(indikator(konsolidasi=Konsolidasi.MINIMUM), dengan).nilai == 0
    assert konsolidasi(indikator(konsolidasi=Konsolidasi.JUMLAH), [sel(4)]).nilai == 0


def test_last_known_goes_by_month_not_by_place() -> None:
    acak = [sel(3, 7), sel(1, 10), sel(2, 4)]
    assert konsolidasi(indikator(konsolidasi=Konsolidasi.AKHIR), acak).nilai == 7


def test_persentase_divides_once() -> None:
    """The vector of aturan.md: (3/4), kosong, (5/6) is 80 %, not 79,1666…."""
    hasil = konsolidasi(indikator(bagian=True), [sel(1, bagian=(3, 4)), sel(3, bagian=(5, 6))])
    assert hasil == Gabungan(Fraction(80), D(8), D(10))


def test_persentase_of_the_last_known_month() -> None:
    i = indikator(bagian=True, konsolidasi=Konsolidasi.AKHIR)
    assert konsolidasi(i, [sel(3, bagian=(5, 6)), sel(1, bagian=(3, 4))]).nilai == Fraction(500, 6)


@pytest.mark.parametrize("cara", [Konsolidasi.RATA_RATA, Konsolidasi.MAKSIMUM, Konsolidasi.MINIMUM])
def test_persentase_with_parts_sums_whatever_else_is_set(cara: Konsolidasi) -> None:
    isi = [sel(1, bagian=(3, 4)), sel(3, bagian=(5, 6))]
    assert konsolidasi(indikator(bagian=True, konsolidasi=cara), isi).nilai == 80


def test_nihil_moves_neither_part() -> None:
    isi = [sel(1, bagian=(3, 4)), sel(2), sel(3, bagian=(5, 6))]
    assert konsolidasi(indikator(bagian=True), isi).nilai == 80


@pytest.mark.parametrize("isi", [[sel(1, bagian=(0, 0))], [sel(1, bagian=(3, 0))], [sel(1), sel(2)]])
def test_penyebut_of_zero_is_no_figure_and_a_warning(isi: list[Sel]) -> None:
    hasil = konsolidasi(indikator(bagian=True), isi)
    assert hasil.nilai is None
    assert hasil.penyebut == 0
    assert hasil.peringatan == PENYEBUT_NOL


def test_cell_in_the_other_form_is_left_out_and_said() -> None:
    hasil = konsolidasi(indikator(bagian=True), [sel(1, 50), sel(2, bagian=(1, 2))])
    assert (hasil.nilai, hasil.peringatan) == (50, TANPA_BAGIAN)
    hasil = konsolidasi(indikator(), [sel(1, 5), sel(2, bagian=(1, 2))])
    assert (hasil.nilai, hasil.peringatan) == (5, TANPA_NILAI)
    assert konsolidasi(indikator(), [sel(2, bagian=(1, 2))]) == Gabungan(peringatan=TANPA_NILAI)


def test_a_tenth_ten_times_is_one() -> None:
    assert konsolidasi(indikator(), [sel(b, "0.1") for b in range(1, 11)]).nilai == 1


def test_figure_of_one_cell() -> None:
    assert nilai_sel(indikator(), sel(1, 5)) == 5
    assert nilai_sel(indikator(), sel(1)) == 0
    assert nilai_sel(indikator(bagian=True), sel(1, bagian=(1, 4))) == 25
    assert nilai_sel(indikator(bagian=True), sel(1)) is None


# Several pengampu -------------------------------------------------------------------------------------


def test_pengampu_are_summed_for_jumlah_and_averaged_otherwise() -> None:
    per = {"a": [sel(1, 10)], "b": [sel(1, 4), sel(2, 6)], "c": []}
    assert konsolidasi_pengampu(indikator(), per).nilai == 20
    rata = konsolidasi_pengampu(indikator(konsolidasi=Konsolidasi.AKHIR), per)
    assert rata.nilai == 8, "the mean of those that have a figure"


def test_pengampu_parts_are_summed_then_divided() -> None:
    per = {"a": [sel(1, bagian=(1, 1))], "b": [sel(1, bagian=(0, 9))], "c": []}
    assert konsolidasi_pengampu(indikator(bagian=True), per) == Gabungan(Fraction(10), D(1), D(10))


def test_pengampu_last_known_parts_are_summed() -> None:
    per = {
        "a": [sel(1, bagian=(1, 9)), sel(2, bagian=(1, 2))],
        "b": [sel(1, bagian=(2, 2))],
    }
    i = indikator(bagian=True, konsolidasi=Konsolidasi.AKHIR)
    assert konsolidasi_pengampu(i, per) == Gabungan(Fraction(75), D(3), D(4))


def test_one_pengampu_without_activity_does_not_hide_the_others() -> None:
    per = {"a": [sel(1)], "b": [sel(1, bagian=(3, 4))]}
    hasil = konsolidasi_pengampu(indikator(bagian=True), per)
    assert (hasil.nilai, hasil.peringatan) == (75, "")


def test_warning_of_one_pengampu_reaches_the_kartu() -> None:
    per = {"a": [sel(1, 5)], "b": [sel(1, bagian=(3, 4))]}
    assert konsolidasi_pengampu(indikator(bagian=True), per).peringatan == TANPA_BAGIAN


def test_nobody_recorded() -> None:
    assert konsolidasi_pengampu(indikator(), {}) == Gabungan()
    assert konsolidasi_pengampu(indikator(), {"a": [], "b": []}) == Gabungan()


@pytest.mark.parametrize(
    ("jenis", "berbagian", "cara"),
    [
        ("jumlah", False, "jumlah"),
        ("waktu", False, "rata-rata"),
        ("nilai", False, "akhir"),
        ("persentase", False, "akhir"),
        ("persentase", True, "jumlah"),
    ],
)
def test_default_way(jenis: str, berbagian: bool, cara: str) -> None:
    assert konsolidasi_bawaan(JenisIndikator(jenis), berbagian) == cara


# Laws -------------------------------------------------------------------------------------------------

dengan_sel = random_indikator().flatmap(lambda i: st.tuples(st.just(i), cells(i)))


def _as_cell(bulan: int, i: Indikator, g: Gabungan) -> list[Sel]:
    """A period's figure put back as one cell; nothing where the period had none recorded."""
    if i.berbagian:
        return [] if g.penyebut is None else [sel(bulan, bagian=(g.pembilang, g.penyebut))]
    return [] if g.nilai is None else [sel(bulan, g.nilai)]


@given(dengan_sel)
def test_by_triwulan_then_year_is_the_year(contoh: tuple[Indikator, list[Sel]]) -> None:
    """Holds for jumlah, akhir, maksimum, minimum and parts; the mean of means is not the mean."""
    i, isi = contoh
    if i.konsolidasi is Konsolidasi.RATA_RATA and not i.berbagian:
        return
    per_tw = [konsolidasi(i, [s for s in isi if 3 * tw < s.bulan <= 3 * tw + 3]) for tw in range(4)]
    kembali = [s for tw, g in enumerate(per_tw, 1) for s in _as_cell(tw, i, g)]
    assert konsolidasi(i, kembali) == konsolidasi(i, isi)


@given(dengan_sel, st.randoms(use_true_random=False))
def test_order_of_cells_is_irrelevant(contoh: tuple[Indikator, list[Sel]], acak: Random) -> None:
    i, isi = contoh
    lain = list(isi)
    acak.shuffle(lain)
    assert konsolidasi(i, lain) == konsolidasi(i, isi)


@given(dengan_sel)
def test_pengampu_that_recorded_nothing_never_changes_a_result(contoh: tuple[Indikator, list[Sel]]) -> None:
    i, isi = contoh
    assert konsolidasi_pengampu(i, {"a": isi, "b": []}) == konsolidasi_pengampu(i, {"a": isi})


@given(dengan_sel)
def test_figure_lies_between_the_least_and_the_greatest(contoh: tuple[Indikator, list[Sel]]) -> None:
    i, isi = contoh
    nilai = [n for s in isi if (n := nilai_sel(i, s)) is not None]
    hasil = konsolidasi(i, isi).nilai
    if hasil is None or (i.konsolidasi is Konsolidasi.JUMLAH and not i.berbagian):
        return
    if i.berbagian and i.konsolidasi is not Konsolidasi.AKHIR and any(s.penyebut == 0 for s in isi):
        return  # a month with counts but no penyebut has no percentage of its own to lie between
    assert min(nilai) <= hasil <= max(nilai)


@given(random_indikator().flatmap(lambda i: st.tuples(st.just(i), cells(i), cells(i))), st.booleans())
def test_pengampu_do_not_depend_on_their_order(
    contoh: tuple[Indikator, list[Sel], list[Sel]], _ulang: bool
) -> None:
    i, a, b = contoh
    assert konsolidasi_pengampu(i, {"a": a, "b": b}) == konsolidasi_pengampu(i, {"b": b, "a": a})


@given(st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=24))
def test_jumlah_of_pengampu_is_the_jumlah_of_all_cells(angka: list[D]) -> None:
    per = {str(n): [sel(1, x)] for n, x in enumerate(angka)}
    assert konsolidasi_pengampu(indikator(), per).nilai == sum(angka)
