"""How far a figure lies from its history, with few figures and with many."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.models.pemeriksaan.lonjakan import MIN_RIWAYAT, melonjak, skor_lonjakan
from tests.models.builders import D


def test_too_little_history_says_nothing() -> None:
    assert skor_lonjakan([10] * (MIN_RIWAYAT - 1), 10_000) is None
    assert not melonjak([10] * (MIN_RIWAYAT - 1), 10_000)


def test_a_figure_typed_ten_times_too_large_is_marked() -> None:
    assert melonjak([D(40), D(42), D(38), D(45), D(41), D(39), D(44), D(40)], D(420))
    assert melonjak([40, 42, 38, 45, 41, 39, 44, 40], 4)


def test_ordinary_ups_and_downs_are_not() -> None:
    riwayat = [40, 52, 38, 45, 61, 39, 44, 50, 47, 55, 42, 48]
    assert not any(melonjak(riwayat, x) for x in (30, 40, 60, 70))


def test_small_counts_are_not() -> None:
    assert not melonjak([0] * 11, 1)
    assert not melonjak([0, 0, 1, 0, 0, 2, 0, 0], 3)
    assert not melonjak([1] * 12, 3)
    assert melonjak([1] * 12, 12)


def test_a_tenth_of_the_usual_is_no_jump() -> None:
    assert not melonjak([1000] * 12, 1100)
    assert melonjak([1000] * 12, 2000)


def test_one_old_outlier_does_not_hide_a_new_one() -> None:
    assert melonjak([40, 42, 38, 45, 41, 39, 44, 4000, 40, 41], 420)


def test_few_figures_are_trusted_less() -> None:
    sedikit = skor_lonjakan([10, 20, 30, 10, 20, 30], 100)
    banyak = skor_lonjakan([10, 20, 30] * 4, 100)
    assert sedikit is not None
    assert banyak is not None
    assert 0 < sedikit < banyak


@given(st.lists(st.integers(0, 1000), min_size=6, max_size=30), st.integers(0, 1000), st.integers(-500, 500))
def test_moving_everything_up_changes_nothing_but_the_floor(riwayat: list[int], x: int, geser: int) -> None:
    a, b = skor_lonjakan(riwayat, x), skor_lonjakan([r + geser for r in riwayat], x + geser)
    assert a is not None
    assert b is not None
    assert (a > 0) == (b > 0)
    assert (a < 0) == (b < 0)


@given(st.lists(st.integers(0, 1000), min_size=6, max_size=30), st.integers(0, 2000), st.integers(0, 2000))
def test_farther_is_never_nearer(riwayat: list[int], a: int, b: int) -> None:
    lo, hi = (skor_lonjakan(riwayat, x) for x in sorted((a, b)))
    assert lo is not None
    assert hi is not None
    assert lo <= hi
