"""The year and the last month come from the file's own figures."""

from __future__ import annotations

from decimal import Decimal

from iki_desktop.models.kantor import IsiKantor, Kantor
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.konteks import sampai_bawaan, tahun_bawaan
from iki_desktop.models.realisasi import Sel

KANTOR = Kantor("k")


def sel(tahun: int, bulan: int) -> Sel:
    return Sel("i", "p", tahun, bulan, nilai=Decimal(1))


def test_an_empty_file_speaks_of_no_year() -> None:
    assert tahun_bawaan(IsiKantor(KANTOR)) is None
    assert sampai_bawaan(IsiKantor(KANTOR), 2026) == 12


def test_the_latest_year_of_keputusan_or_figures() -> None:
    decrees = (Keputusan("a", 2025), Keputusan("b", 2024))
    assert tahun_bawaan(IsiKantor(KANTOR, decrees)) == 2025
    assert tahun_bawaan(IsiKantor(KANTOR, decrees, (sel(2026, 3), sel(2025, 9)))) == 2026


def test_the_last_month_that_has_a_figure() -> None:
    isi = IsiKantor(KANTOR, (), (sel(2026, 3), sel(2026, 1), sel(2025, 9)))
    assert sampai_bawaan(isi, 2026) == 3
    assert sampai_bawaan(isi, 2025) == 9
    assert sampai_bawaan(isi, 2024) == 12
