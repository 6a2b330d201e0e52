"""Months that are due, and completeness."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.models.kelengkapan import Kelengkapan, bulan_wajib, jumlah_kelengkapan
from iki_desktop.models.keputusan import Frekuensi


@pytest.mark.parametrize(
    ("frekuensi", "sampai", "bulan"),
    [
        ("bulanan", 3, (1, 2, 3)),
        ("bulanan", 12, tuple(range(1, 13))),
        ("triwulanan", 2, ()),
        ("triwulanan", 3, (3,)),
        ("triwulanan", 11, (3, 6, 9)),
        ("semesteran", 5, ()),
        ("semesteran", 12, (6, 12)),
        ("tahunan", 11, ()),
        ("tahunan", 12, (12,)),
    ],
)
def test_due_in_the_last_month_of_the_span(frekuensi: str, sampai: int, bulan: tuple[int, ...]) -> None:
    assert bulan_wajib(Frekuensi(frekuensi), sampai) == bulan


@given(st.sampled_from(Frekuensi), st.integers(0, 12), st.integers(0, 12))
def test_what_is_due_stays_due(frekuensi: Frekuensi, a: int, b: int) -> None:
    awal, akhir = sorted((a, b))
    lebih = bulan_wajib(frekuensi, akhir)
    assert bulan_wajib(frekuensi, awal) == tuple(m for m in lebih if m <= awal)


def test_ratio() -> None:
    assert Kelengkapan(3, 4).rasio == Fraction(3, 4)
    assert Kelengkapan(3, 4).kurang == 1
    assert Kelengkapan(0, 0).rasio is None, "nothing is due yet, which is neither 0 nor 1"
    assert Kelengkapan(1, 2) + Kelengkapan(3, 4) == Kelengkapan(4, 6)
    assert jumlah_kelengkapan([Kelengkapan(1, 2), Kelengkapan(3, 4)]) == Kelengkapan(4, 6)
    assert jumlah_kelengkapan([]) == Kelengkapan(0, 0)
