"""Targets spread over a year, taken over from last year, and offered by the text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.models.kantor import IsiKantor, Kantor
from iki_desktop.models.keputusan import (
    Besaran,
    Indikator,
    JenisIndikator,
    Kartu,
    Keputusan,
    Konsolidasi,
    Pengampu,
    Rentang,
    Sasaran,
    Target,
)
from iki_desktop.models.sebaran import (
    IsianTarget,
    sebar_bulan,
    sebar_tw,
    target_kini,
    target_lama,
    usul_target,
)
from iki_desktop.models.target import target_indikator

JUMLAH = Indikator("i", "Jumlah surat")
NILAI = Indikator("n", "Indeks kepuasan", JenisIndikator.NILAI, konsolidasi=Konsolidasi.AKHIR)


def D(*figures: int) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, figures))


def test_whole_figures_that_add_up() -> None:
    assert sebar_tw(JUMLAH, Target(Decimal(26)), False).tw == D(7, 6, 7, 6)
    assert sebar_tw(JUMLAH, Target(Decimal(26)), True).tw == D(7, 13, 20, 26)
    assert sebar_tw(JUMLAH, Target(Decimal(100)), True).tw == D(25, 50, 75, 100)
    assert tuple(sebar_bulan(JUMLAH, Target(Decimal(5))).bulan.values()) == D(
        0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0
    )


def test_what_does_not_add_up_is_the_same_all_year() -> None:
    assert sebar_tw(NILAI, Target(Decimal(80)), True).tw == D(80, 80, 80, 80)
    assert set(sebar_bulan(NILAI, Target(Decimal(80))).bulan.values()) == {Decimal(80)}


def test_spreading_replaces_what_was_finer_and_needs_a_year() -> None:
    months = Target(Decimal(8), bulan={1: Decimal(3)})
    assert sebar_tw(JUMLAH, months, False) == Target(Decimal(8), D(2, 2, 2, 2), tw_kumulatif=False)
    assert sebar_bulan(JUMLAH, Target(Decimal(12), D(1, 2, 3, 4))).tw is None
    without = Target(tw=D(1, 2, 3, 4))
    assert sebar_tw(JUMLAH, without, True) == without
    assert sebar_bulan(JUMLAH, without) == without


figures = st.decimals(0, 100_000, places=0) | st.decimals(0, 1000, places=2)
besaran: st.SearchStrategy[Besaran] = figures | st.tuples(figures, figures).map(
    lambda ab: Rentang(min(ab), max(ab)) if ab[0] != ab[1] else ab[0]
)


@settings(max_examples=60)
@given(besaran, st.booleans(), st.sampled_from([JUMLAH, NILAI]))
def test_spread_or_not_the_year_is_the_same(tahun: Besaran, kumulatif: bool, indikator: Indikator) -> None:
    target = Target(tahun)
    for spread in (sebar_tw(indikator, target, kumulatif), sebar_bulan(indikator, target)):
        assert target_indikator(indikator, spread, 12) == tahun
        for b in (*(spread.tw or ()), *spread.bulan.values()):
            assert not isinstance(b, Rentang) or b.bawah < b.atas


def office(*keputusan: Keputusan) -> IsiKantor:
    return IsiKantor(Kantor("o"), keputusan)


def decree(tahun: int, *indikator: Indikator, awalan: str = "", jabatan: str = "Lurah") -> Keputusan:
    kartu = Kartu(
        f"{awalan}k",
        1,
        jabatan=jabatan,
        pengampu=(Pengampu(f"{awalan}p", "Timur"), Pengampu(f"{awalan}q", "Barat")),
        sasaran=(Sasaran(f"{awalan}s", "Bersih", indikator),),
    )
    return Keputusan(f"{awalan}d", tahun, kartu=(kartu,))


WITH = replace(JUMLAH, target={2025: Target(Decimal(5))}, target_pengampu={"q": {2025: Target(Decimal(7))}})


def test_last_years_target_where_the_same_decree_is_in_force() -> None:
    assert target_lama(office(decree(2025, WITH)), 2025, 2026) == (
        IsianTarget("i", Target(Decimal(5))),
        IsianTarget("i", Target(Decimal(7)), "q"),
    )


def test_last_years_target_by_name_where_a_new_decree_is() -> None:
    twice = (WITH, replace(WITH, id="i2", target={2025: Target(Decimal(9))}, target_pengampu={}))
    now = tuple(
        Indikator(f"new-{n}", teks) for n, teks in enumerate(("Jumlah  SURAT", "Jumlah surat", "Lain"))
    )
    both = office(decree(2025, *twice), decree(2026, *now, awalan="n", jabatan="LURAH"))
    assert target_lama(both, 2025, 2026) == (
        IsianTarget("new-0", Target(Decimal(5))),
        IsianTarget("new-0", Target(Decimal(7)), "nq"),
        IsianTarget("new-1", Target(Decimal(9))),
    )


@pytest.mark.parametrize("years", [(2025, 2024), (2023, 2025)])
def test_nothing_to_take_over(years: tuple[int, int]) -> None:
    assert target_lama(office(decree(2025, WITH)), *years) == ()


def test_targets_that_are_set() -> None:
    empty = replace(WITH, id="e", target={2025: Target(tw=(None,) * 4)}, target_pengampu={})
    assert target_kini(office(decree(2025, WITH, empty)), 2025) == {
        ("i", None): Target(Decimal(5)),
        ("i", "q"): Target(Decimal(7)),
    }


def test_the_text_offers_a_target_only_where_none_is_set() -> None:
    said = Indikator("t", "Terlaksananya 12 kali rapat koordinasi dalam setahun")
    offered = usul_target(
        decree(2025, said, replace(said, id="u", target={2025: Target(Decimal(3))})).kartu, 2025
    )
    assert set(offered) <= {"t"}
    percent = Indikator("p", "Persentase desa tertib sebesar 100%", JenisIndikator.PERSENTASE)
    assert usul_target(decree(2025, percent).kartu, 2025) == {"p": Decimal(100)}
