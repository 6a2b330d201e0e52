"""The menu Mulai tahun baru: the same SK or a new one, one undo step, the old year as it was."""

from __future__ import annotations

from decimal import Decimal

import pytest

from iki_desktop.models.keputusan import Target
from iki_desktop.ui.window import Window
from tests.ui.fakes import FakeAsk
from tests.ui.samples import TAHUN


@pytest.fixture
def kartu(window: Window) -> Window:
    assert window.show_page("kartu")
    return window


def test_a_new_decree_of_the_kartu_of_last_year(kartu: Window, ask: FakeAsk) -> None:
    session = kartu.session
    before = session.isi
    ask.answers.append(1)
    kartu.perform("kartu", "tahun-baru")
    assert session.tahun == TAHUN + 1
    assert session.undo_name == f"Mulai tahun {TAHUN + 1}"
    assert session.keputusan is not None
    assert session.keputusan.tahun == TAHUN + 1
    assert [k.jabatan for k in session.kartu] == [k.jabatan for k in before.keputusan[0].kartu]
    assert before.keputusan[0] in session.isi.keputusan
    session.set_context(tahun=TAHUN)
    kartu.perform("kartu", "tahun-baru")  # nothing is asked: that year has begun
    assert session.tahun == TAHUN + 1
    session.undo()
    assert session.isi == before


def test_the_same_decree_goes_on_with_its_targets(kartu: Window, ask: FakeAsk) -> None:
    session = kartu.session
    ask.answers.append(0)
    kartu.perform("kartu", "tahun-baru")
    assert session.tahun == TAHUN + 1
    (keputusan,) = session.isi.keputusan
    (_, jumlah) = keputusan.kartu[0].indikator()
    assert jumlah.target == {TAHUN: Target(Decimal(12)), TAHUN + 1: Target(Decimal(12))}
    assert session.undo_name == f"Salin 4 target {TAHUN} ke {TAHUN + 1}"


def test_it_can_be_given_up(kartu: Window, ask: FakeAsk) -> None:
    before = kartu.session.isi
    ask.answers.append(None)
    kartu.perform("kartu", "tahun-baru")
    assert (kartu.session.isi, kartu.session.tahun) == (before, TAHUN)
