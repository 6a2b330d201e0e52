"""What the grid shows equals aturan.md as the slow computation reads it; the mass run is in tests/bench."""

from __future__ import annotations

from hypothesis import given, settings

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Target
from tests.models.builders import TAHUN, D, indikator, kantor_dengan, kartu, months, offices, sel
from tests.ui.realisasi.hitungan import check_office


@settings(max_examples=60)
@given(offices(), months)
def test_every_figure_equals_the_slow_computation(isi: IsiKantor, sampai: int) -> None:
    check_office(isi, sampai)


def test_it_compares_something() -> None:
    office = kantor_dengan(
        kartu(indikator(id="i", target={TAHUN: Target(D(12))}), pengampu=("p", "q")),
        realisasi=[sel(1, 3), sel(2, 4, pengampu="q")],
    )
    assert check_office(office, 3) == 12 + 4 + 2 + 5, "months, TW, year and capaian; and those of a month"
