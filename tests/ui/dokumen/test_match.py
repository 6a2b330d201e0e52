"""Cocokkan in a file of several offices: the code is found whosever it is, and the answer says whose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.terbitan import dicetak
from iki_desktop.ui.dokumen.page import ISSUED, DokumenPage
from iki_desktop.ui.window import Window
from tests.kabupaten import kabupaten_file, take_in
from tests.models.builders import draft
from tests.store import samples as of_store
from tests.ui.dokumen.conftest import WAIT
from tests.ui.fakes import FakeAsk
from tests.ui.opening import open_at_once
from tests.ui.samples import small_office

UJI, OTHER = small_office(), of_store.office()
LAIN = replace(OTHER, kantor=replace(OTHER.kantor, nama="Lain"))
Hold = Callable[[str], None]


@pytest.fixture
def page(empty_window: Window, tmp_path: Path) -> DokumenPage:
    """Dokumen on a kabupaten's file of two offices, the kabupaten itself in view."""
    older = draft("lampiran", replace(UJI, kantor=replace(UJI.kantor, nama="Ujung")))
    with kabupaten_file(tmp_path / "kab.iki", LAIN) as berkas:
        (issued,) = dicetak([older], "lampiran.pdf", "0" * 64, [3])
        berkas.run(take_in, UJI, issued)
    open_at_once(empty_window, tmp_path / "kab.iki")
    assert empty_window.show_page("dokumen")
    here = empty_window.page
    assert isinstance(here, DokumenPage)
    return here


@pytest.fixture
def hold(page: DokumenPage, ask: FakeAsk, qtbot: QtBot) -> Hold:
    """Types a code into Cocokkan kode, and waits for the answer."""

    def typed(kode: str) -> None:
        before = len(ask.asked) + len(ask.informed)
        ask.answers.appendleft(kode)
        page.perform("cocokkan")
        qtbot.waitUntil(lambda: len(ask.asked) + len(ask.informed) > before + 1, timeout=WAIT)

    return typed


@pytest.mark.parametrize("isi", [UJI, LAIN])
def test_the_code_of_any_office_is_found(hold: Hold, ask: FakeAsk, isi: IsiKantor, page: DokumenPage) -> None:
    hold(draft("laporan", isi, sampai=6).kode)
    nama = isi.kantor.nama
    assert f"Sama: berkas ini masih berisi yang tertulis di kertas Kecamatan {nama} " in ask.informed[0]
    assert page.session.isi.kantor.id != isi.kantor.id, "one stays where one was"


def test_a_code_of_nobody_is_said(hold: Hold, ask: FakeAsk) -> None:
    hold("0000-0000-0000-0000")
    assert ask.informed[0].startswith("Tidak sama: tidak ada kertas dari berkas ini")


def test_what_differs_is_shown_at_the_office_it_is_of(
    page: DokumenPage, hold: Hold, ask: FakeAsk, qtbot: QtBot
) -> None:
    session = page.session
    kode = draft("lampiran", replace(UJI, kantor=replace(UJI.kantor, nama="Ujung"))).kode
    ask.answers.append(False)
    hold(kode)
    assert "Berbeda: sejak kertas Kecamatan Uji dengan kode" in ask.asked[-1]
    assert "[Lihat Kecamatan Uji]" in ask.asked[-1]
    assert session.isi.kantor.nama == "Contoh", "who gives up stays where he was"
    ask.answers.append(True)
    hold(kode)
    qtbot.waitUntil(page.issued.difference.isVisible, timeout=WAIT)
    assert session.isi.kantor == UJI.kantor and page.tabs.currentIndex() == ISSUED
    assert "Ujung" in page.issued.difference.toPlainText()
    chosen = page.issued.chosen()
    assert chosen is not None and chosen.kode == kode


def test_a_paper_of_another_office_is_not_issued_here(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    page.session.set_kantor(UJI.kantor.id)
    ask.answers.append(tmp_path / "lampiran.pdf")
    page.perform("lampiran")
    qtbot.waitUntil(page.acts.open_made.isVisible, timeout=WAIT)
    assert not page.acts.issue.isVisible()
