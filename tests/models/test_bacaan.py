"""A reading moved to another year takes its targets along."""

from __future__ import annotations

from decimal import Decimal

from iki_desktop.models.bacaan import TAHUN_TAK_TERBACA, untuk_tahun
from iki_desktop.models.catatan import Bacaan, Catatan, TingkatCatatan
from iki_desktop.models.kantor import Kantor
from iki_desktop.models.keputusan import Indikator, Kartu, Keputusan, Sasaran, Target

SATU, DUA = Target(Decimal(1)), Target(Decimal(2))


def reading(tahun: int, target: dict[int, Target]) -> Bacaan:
    kartu = Kartu("k", 1, sasaran=(Sasaran("s", "S", (Indikator("i", "I", target=target),)),))
    remarks = tuple(Catatan(TingkatCatatan.PERIKSA, kode, kode) for kode in (TAHUN_TAK_TERBACA, "lain"))
    return Bacaan(Kantor("o"), Keputusan("d", tahun, kartu=(kartu,)), remarks)


def targets(bacaan: Bacaan) -> dict[int, Target]:
    (indikator,) = bacaan.keputusan.kartu[0].indikator()
    return dict(indikator.target)


def test_its_own_year_changes_nothing() -> None:
    bacaan = reading(2025, {2025: SATU})
    assert untuk_tahun(bacaan, 2025) is bacaan


def test_the_targets_of_its_year_move_with_it() -> None:
    moved = untuk_tahun(reading(2025, {2025: SATU, 2027: DUA}), 2026)
    assert moved.keputusan.tahun == 2026
    assert targets(moved) == {2026: SATU, 2027: DUA}


def test_a_target_of_that_year_is_not_overwritten() -> None:
    assert targets(untuk_tahun(reading(2025, {2025: SATU, 2026: DUA}), 2026)) == {2025: SATU, 2026: DUA}


def test_saying_the_year_answers_the_remark_about_it() -> None:
    moved = untuk_tahun(reading(0, {}), 2026)
    assert [c.kode for c in moved.catatan] == ["lain"]
