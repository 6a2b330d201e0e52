"""Realisasi against target: the vectors and choices of aturan.md, and where capaian is monotone."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.models.capaian import capaian, rata_capaian
from iki_desktop.models.keputusan import Arah, Rentang
from iki_desktop.models.target import Patokan
from tests.models.builders import D, besaran, figures

NAIK, TURUN = Arah.NAIK, Arah.TURUN
RENTANG_7_8 = Rentang(D(7), D(8))
RENTANG_80_90 = Rentang(D(80), D(90))


@pytest.mark.parametrize(
    ("r", "target", "arah", "hasil"),
    [
        ("45", D(60), NAIK, Fraction(75)),
        ("66", D(60), NAIK, Fraction(110)),
        ("6.5", RENTANG_7_8, TURUN, Fraction(750, 7)),  # 107,142857…
        ("9", RENTANG_7_8, TURUN, Fraction("87.5")),
        ("70", RENTANG_80_90, NAIK, Fraction("87.5")),
        ("92", RENTANG_80_90, NAIK, Fraction(920, 9)),  # 102,222…
        ("85", RENTANG_80_90, NAIK, Fraction(100)),
        ("25", D(10), TURUN, Fraction(0)),
        ("0", D(0), TURUN, Fraction(100)),
        ("3", D(0), TURUN, Fraction(0)),
        ("5", D(0), NAIK, None),
    ],
)
def test_vectors_of_the_rules(r: str, target: Patokan, arah: Arah, hasil: Fraction | None) -> None:
    assert capaian(D(r), target, arah) == hasil


@pytest.mark.parametrize(
    ("r", "target", "arah", "hasil"),
    [
        ("80", RENTANG_80_90, NAIK, 100),
        ("90", RENTANG_80_90, NAIK, 100),
        ("7", RENTANG_7_8, TURUN, 100),
        ("8", RENTANG_7_8, TURUN, 100),
        ("0", D(10), NAIK, 0),
        ("0", D(10), TURUN, 200),
        ("-5", D(10), NAIK, 0),
        ("0", D(0), NAIK, None),
        ("20", D(10), TURUN, 0),
        ("3", Rentang(D(0), D(5)), NAIK, 100),
        ("6", Rentang(D(0), D(5)), NAIK, 120),
        ("-1", Rentang(D(0), D(5)), NAIK, None),  # the end that is passed is 0
        ("5", D(-10), NAIK, None),  # no rule for a target below 0
        ("5", D(-10), TURUN, None),
    ],
)
def test_edges(r: str, target: Patokan, arah: Arah, hasil: int | None) -> None:
    assert capaian(D(r), target, arah) == hasil


def test_without_figure_or_target_there_is_none() -> None:
    assert capaian(None, D(10), NAIK) is None
    assert capaian(D(10), None, NAIK) is None
    assert capaian(None, None, TURUN) is None


def test_bounds_of_the_scale_are_met_exactly() -> None:
    """5,5 of 100 × 1/12 is 66 % to the last digit, and so is 5,72 of 104 × 1/12."""
    assert capaian(D("5.5"), Fraction(100, 12), NAIK) == 66
    assert capaian(D("5.72"), Fraction(104, 12), NAIK) == 66


def test_lower_is_better_is_the_form_of_the_regulation() -> None:
    r, t = Fraction(13, 2), Fraction(7)
    assert capaian(r, t, TURUN) == (1 + (1 - r / t)) * 100


@given(figures, figures, besaran())
def test_naik_never_falls_as_the_figure_rises(a: D, b: D, target: Patokan) -> None:
    lo, hi = (capaian(r, target, NAIK) for r in sorted((a, b)))
    if lo is not None and hi is not None:
        assert lo <= hi


@given(figures, figures, besaran())
def test_turun_never_rises_as_the_figure_rises(a: D, b: D, target: Patokan) -> None:
    """For figures from 0 up; below 0 only a target of 0 would break it (R = 0 is 100, else 0)."""
    lo, hi = (capaian(r, target, TURUN) for r in sorted((a, b)))
    assert lo is not None
    assert hi is not None
    assert lo >= hi


@given(figures, besaran(), st.sampled_from(Arah))
def test_never_below_zero_and_100_on_target(r: D, target: Patokan, arah: Arah) -> None:
    hasil = capaian(r, target, arah)
    assert hasil is None or hasil >= 0
    ujung = (target.bawah, target.atas) if isinstance(target, Rentang) else (target,)
    for t in ujung:
        assert capaian(t, target, arah) in ({100, None} if t == 0 and arah is NAIK else {100})


@given(figures, figures.filter(bool), st.integers(1, 50), st.sampled_from(Arah))
def test_scale_of_the_unit_does_not_matter(r: D, t: D, kali: int, arah: Arah) -> None:
    assert capaian(r * kali, t * kali, arah) == capaian(r, t, arah)


# Means ------------------------------------------------------------------------------------------------


def test_mean_cuts_each_at_the_cap_first() -> None:
    nilai = [Fraction(50), Fraction(150), None]
    assert rata_capaian(nilai, D(100)) == 75
    assert rata_capaian(nilai, D(110)) == 80
    assert rata_capaian(nilai, D(120)) == 85
    assert rata_capaian(nilai, None) == 100
    assert rata_capaian([None, None], D(100)) is None
    assert rata_capaian([], None) is None


pecahan = st.fractions(min_value=0, max_value=300, max_denominator=50)


@given(st.lists(st.none() | pecahan), st.sampled_from([None, D(100), D(110), D(120)]))
def test_mean_lies_between_and_under_the_cap(nilai: list[Fraction | None], batas: D | None) -> None:
    hasil = rata_capaian(nilai, batas)
    ada = [v for v in nilai if v is not None]
    if hasil is None:
        assert not ada
        return
    terendah = min(ada) if batas is None else min(*ada, Fraction(batas))
    assert terendah <= hasil <= max(ada)
    assert batas is None or hasil <= batas


@given(st.lists(pecahan, min_size=1), st.integers(0, 5))
def test_what_is_not_measured_does_not_count(nilai: list[Fraction], kosong: int) -> None:
    assert rata_capaian([*nilai, *[None] * kosong], None) == rata_capaian(nilai, None)


@given(st.lists(pecahan, min_size=1))
def test_a_lower_cap_never_gives_a_higher_mean(nilai: list[Fraction]) -> None:
    rata = [rata_capaian(nilai, b) for b in (D(100), D(110), D(120), None)]
    assert all(a is not None and b is not None and a <= b for a, b in pairwise(rata))
