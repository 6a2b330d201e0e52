"""The target up to a month: year, triwulan, months, ranges, several pengampu."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.models.keputusan import Konsolidasi, Rentang, Target
from iki_desktop.models.target import (
    bagi_rata,
    menjumlahkan_target,
    target_indikator,
    target_kartu,
    target_milik,
    target_sampai,
    ujung,
)
from tests.models.builders import TAHUN, D, besaran, indikator, months, targets

JUMLAH, AKHIR, RATA = Konsolidasi.JUMLAH, Konsolidasi.AKHIR, Konsolidasi.RATA_RATA
LAIN = [k for k in Konsolidasi if k is not JUMLAH]


def tw(*angka: object, kumulatif: bool = True, tahun: object = None) -> Target:
    return Target(
        None if tahun is None else D(str(tahun)),
        tuple(None if a is None else D(str(a)) for a in angka),
        tw_kumulatif=kumulatif,
    )


def test_none() -> None:
    assert target_sampai(None, JUMLAH, 6) is None
    assert target_sampai(Target(), JUMLAH, 6) is None
    assert target_sampai(tw(None, None, None, None, tahun=12), JUMLAH, 6) == 6, "empty TW say nothing"


def test_only_the_year() -> None:
    t = Target(D(26))
    assert target_sampai(t, JUMLAH, 6) == 13
    assert target_sampai(t, JUMLAH, 12) == 26
    assert target_sampai(t, JUMLAH, 5) == Fraction(65, 6), (
        "exact, so that a bound of the scale is met exactly"
    )
    for cara in LAIN:
        assert target_sampai(t, cara, 5) == 26


def test_cumulative_triwulan_as_real_decrees_print_them() -> None:
    t = tw(25, 50, 75, 100)
    for cara in (JUMLAH, AKHIR):
        assert [target_sampai(t, cara, b) for b in range(1, 13)] == [25] * 3 + [50] * 3 + [75] * 3 + [100] * 3


def test_triwulan_of_their_own() -> None:
    t = tw(10, 20, 30, 40, kumulatif=False)
    assert [target_sampai(t, JUMLAH, b) for b in (1, 3, 4, 9, 12)] == [10, 10, 30, 60, 100]
    assert [target_sampai(t, RATA, b) for b in (1, 3, 4, 9, 12)] == [10, 10, 20, 30, 40]


def test_empty_triwulan_adds_nothing() -> None:
    assert target_sampai(tw(None, 50, None, 100, tahun=100), JUMLAH, 2) is None, "nothing is due before TW II"
    assert target_sampai(tw(None, 50, None, 100, tahun=100), JUMLAH, 8) == 50
    assert target_sampai(tw(5, None, None, 7, kumulatif=False), JUMLAH, 8) == 5
    assert target_sampai(tw(5, None, None, 7, kumulatif=False), JUMLAH, 10) == 12


def test_single_months() -> None:
    t = Target(D(99), bulan={1: D(2), 6: D(3), 12: D(5)})
    assert [target_sampai(t, JUMLAH, b) for b in (1, 5, 6, 12)] == [2, 2, 5, 10]
    assert [target_sampai(t, AKHIR, b) for b in (1, 5, 6, 12)] == [2, 2, 3, 5]
    assert target_sampai(Target(D(9), bulan={6: D(3)}), JUMLAH, 5) is None


def test_the_finest_statement_wins_as_a_whole() -> None:
    t = Target(D(26), (D(25), D(50), D(75), D(100)), {1: D(2)})
    assert target_sampai(t, JUMLAH, 1) == 2
    assert target_sampai(t, JUMLAH, 9) == 2
    t = Target(D(26), (D(25), D(50), D(75), D(100)))
    assert target_sampai(t, JUMLAH, 9) == 75


def test_ranges_by_their_ends() -> None:
    t = Target(Rentang(D(7), D(8)))
    assert target_sampai(t, JUMLAH, 6) == Rentang(D("3.5"), D(4))
    assert target_sampai(t, RATA, 6) == Rentang(D(7), D(8))
    t = Target(None, (D(1), Rentang(D(2), D(3)), None, None), tw_kumulatif=False)
    assert target_sampai(t, JUMLAH, 6) == Rentang(D(3), D(4))


@pytest.mark.parametrize("bulan", [0, 13])
def test_no_such_month(bulan: int) -> None:
    with pytest.raises(ValueError, match="month"):
        target_sampai(Target(D(1)), JUMLAH, bulan)


def test_target_of_a_persentase_with_parts_is_no_sum() -> None:
    """konsolidasi `jumlah` there speaks of the parts; 90 % stays 90 % in June and over five kelurahan."""
    i = indikator(bagian=True, konsolidasi=JUMLAH, target={TAHUN: Target(D(90))})
    assert not menjumlahkan_target(i)
    assert target_indikator(i, i.target[TAHUN], 6) == 90
    assert target_kartu(i, ["a", "b", "c"], TAHUN, 6) == 90
    bertahap = indikator(bagian=True, target={TAHUN: tw(80, 85, 90, 95, kumulatif=False)})
    assert target_kartu(bertahap, ["a"], TAHUN, 6) == 85


# Several pengampu -------------------------------------------------------------------------------------


def test_kartu_has_the_sum_for_jumlah_and_the_mean_otherwise() -> None:
    target = {TAHUN: Target(D(12))}
    assert target_kartu(indikator(target=target), ["a", "b", "c"], TAHUN, 12) == 36
    assert target_kartu(indikator(target=target), ["a", "b", "c"], TAHUN, 6) == 18
    assert target_kartu(indikator(konsolidasi=AKHIR, target=target), ["a", "b", "c"], TAHUN, 6) == 12
    assert target_kartu(indikator(target=target), ["a"], TAHUN, 12) == 12
    assert target_kartu(indikator(target=target), [], TAHUN, 12) == 12
    assert target_kartu(indikator(target=target), ["a", "b"], TAHUN + 1, 12) is None


def test_a_pengampu_may_have_its_own() -> None:
    sendiri = {"b": {TAHUN: Target(D(30))}}
    i = indikator(target={TAHUN: Target(D(12))}, target_pengampu=sendiri)
    assert target_milik(i, "a", TAHUN) == Target(D(12))
    assert target_milik(i, "b", TAHUN) == Target(D(30))
    assert target_kartu(i, ["a", "b"], TAHUN, 12) == 42
    assert target_kartu(i, ["b"], TAHUN, 12) == 30
    i = indikator(konsolidasi=AKHIR, target={TAHUN: Target(D(12))}, target_pengampu=sendiri)
    assert target_kartu(i, ["a", "b"], TAHUN, 12) == 21
    rentang = {"b": {TAHUN: Target(Rentang(D(13), D(16)))}}
    i = indikator(konsolidasi=AKHIR, target={TAHUN: Target(D(12))}, target_pengampu=rentang)
    assert target_kartu(i, ["a", "b"], TAHUN, 12) == Rentang(D("12.5"), D(14))


def test_a_pengampu_without_target_is_left_out() -> None:
    sendiri = {"b": {TAHUN: Target(D(30))}}
    assert target_kartu(indikator(target_pengampu=sendiri), ["a", "b"], TAHUN, 12) == 30
    assert target_kartu(indikator(konsolidasi=AKHIR, target_pengampu=sendiri), ["a", "b"], TAHUN, 12) == 30


# Laws -------------------------------------------------------------------------------------------------


@given(besaran(), months, months)
def test_year_alone_grows_evenly(b: D, m: int, n: int) -> None:
    awal, akhir = sorted((m, n))
    lebih = target_sampai(Target(b), JUMLAH, akhir)
    kurang = target_sampai(Target(b), JUMLAH, awal)
    assert lebih is not None
    assert kurang is not None
    for x, y in zip(ujung(kurang), ujung(lebih), strict=True):
        assert Fraction(x) * akhir == Fraction(y) * awal


@given(
    st.builds(Target, st.none(), st.tuples(*[besaran()] * 4), st.just({}), st.booleans()),
    st.sampled_from(list(Konsolidasi)),
    st.integers(0, 3),
)
def test_a_whole_triwulan_has_one_target(t: Target, cara: Konsolidasi, q: int) -> None:
    assert len({repr(target_sampai(t, cara, b)) for b in range(3 * q + 1, 3 * q + 4)}) == 1


@given(targets(), months, st.integers(1, 4))
def test_equal_pengampu_make_a_multiple_or_the_same(t: Target, bulan: int, n: int) -> None:
    kursi = [str(k) for k in range(n)]
    satu = target_sampai(t, JUMLAH, bulan)
    bersama = target_kartu(indikator(target={TAHUN: t}), kursi, TAHUN, bulan)
    if satu is None:
        assert bersama is None
    else:
        assert bersama is not None
        assert [Fraction(x) * n for x in ujung(satu)] == [Fraction(x) for x in ujung(bersama)]
    rata = target_kartu(indikator(konsolidasi=AKHIR, target={TAHUN: t}), kursi, TAHUN, bulan)
    assert rata == target_sampai(t, AKHIR, bulan)


@pytest.mark.parametrize(
    ("total", "n", "bagian"),
    [
        ("26", 4, ["7", "6", "7", "6"]),
        ("12", 12, ["1"] * 12),
        ("1", 4, ["0", "1", "0", "0"]),
        ("2.5", 2, ["1.3", "1.2"]),
        ("0", 3, ["0", "0", "0"]),
        ("1E+2", 4, ["25"] * 4),
    ],
)
def test_even_parts(total: str, n: int, bagian: list[str]) -> None:
    assert bagi_rata(D(total), n) == tuple(D(b) for b in bagian)


@given(st.decimals(-(10**9), 10**9, places=2), st.integers(1, 24))
def test_parts_sum_to_the_total_and_differ_by_one_step(total: D, n: int) -> None:
    bagian = bagi_rata(total, n)
    assert len(bagian) == n
    assert sum(bagian) == total
    assert max(bagian) - min(bagian) <= D("0.01")


def test_parts_of_nothing() -> None:
    with pytest.raises(ValueError, match="divide"):
        bagi_rata(D(1), 0)
    with pytest.raises(ValueError, match="finite"):
        bagi_rata(D("NaN"), 3)
