"""The page Tutup bulan driven by the keyboard: submit, lock, unlock with a reason, undo, changes since."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from iki_desktop.models.realisasi import KeadaanPeriode
from iki_desktop.store.operations.realisasi import isi_sel
from iki_desktop.ui.realisasi.columns import SETAHUN, Jenis
from iki_desktop.ui.realisasi.page import RealisasiPage
from iki_desktop.ui.tutup.months import CHOICES, MonthsModel
from iki_desktop.ui.tutup.page import TutupPage
from iki_desktop.ui.window import Window
from tests.ui.checks import assert_accessible, assert_indonesian
from tests.ui.fakes import FakeAsk
from tests.ui.samples import TAHUN, ident

TERBUKA, DIAJUKAN, DIKUNCI = KeadaanPeriode
KOLOM_BULAN = {k.urut: n for n, k in enumerate(SETAHUN) if k.jenis is Jenis.BULAN}


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> TutupPage:
    window.session.set_context(sampai=3)
    assert window.show_page("tutup")
    assert isinstance(window.page, TutupPage)
    qtbot.waitUntil(window.page.list.hasFocus)
    return window.page


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        qtbot.keyClick(target, key)


def states(page: TutupPage) -> dict[int, KeadaanPeriode]:
    return {p.bulan: p.keadaan for p in page.session.isi.periode if p.tahun == TAHUN}


def close_first_quarter(qtbot: QtBot) -> None:
    """The list stands at TW I; the first button behind it is the one that comes next."""
    press(qtbot, Qt.Key.Key_Home, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space)


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(MonthsModel())


def test_it_has_names_and_no_english(page: TutupPage) -> None:
    assert_accessible(page)
    assert_indonesian(page)


def test_a_triwulan_is_submitted_and_locked_by_keys_each_as_one_step(page: TutupPage, qtbot: QtBot) -> None:
    close_first_quarter(qtbot)
    assert states(page) == {1: DIKUNCI, 2: DIKUNCI, 3: DIKUNCI}
    assert page.session.undo_name == "Kunci TW I 2026"
    assert page.list.hasFocus()
    assert not page.lock.isEnabled()
    page.session.undo()
    assert set(states(page).values()) == {DIAJUKAN}
    page.session.undo()
    assert states(page) == {}


def test_what_is_missing_is_listed_first_and_leads_to_its_cell(
    page: TutupPage, window: Window, qtbot: QtBot
) -> None:
    page.go_to("2")
    remarks = [page.missing.remarks.remark(n) for n in range(page.missing.remarks.rowCount())]
    late = {c.sel for c in remarks if c.kode == "belum-diisi"}
    assert late == {
        (ident("lurah/kerja"), ident("lurah/a"), TAHUN, 2),
        (ident("lurah/kerja"), ident("lurah/b"), TAHUN, 2),
    }
    assert all(c.sel is None or c.sel[3] == 2 for c in remarks)
    page.missing.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    grid = window.page
    assert isinstance(grid, RealisasiPage)
    assert grid.grid.months.currentIndex().column() == KOLOM_BULAN[2]


def test_a_month_without_gaps_says_so(page: TutupPage) -> None:
    missing = [c for c in (1, 2, 3) if _missing_of(page, c) == 0]
    assert missing == []
    session = page.session
    cells = session.isi.realisasi
    base = next(s for s in cells if s.indikator == ident("lurah/kerja"))
    session.run(isi_sel, [replace(base, pengampu=ident("lurah/b"))])
    assert _missing_of(page, 1) == 0
    assert page.missing.isHidden()


def _missing_of(page: TutupPage, bulan: int) -> int:
    page.go_to(str(bulan))
    return page.missing.remarks.rowCount()


def test_unlocking_asks_for_a_reason_and_records_it(page: TutupPage, ask: FakeAsk, qtbot: QtBot) -> None:
    close_first_quarter(qtbot)
    page.perform("buka")
    assert CHOICES[page.list.currentIndex().row()].bulan == (3,)
    assert page.unlock.hasFocus()
    ask.answers.append(None)
    press(qtbot, Qt.Key.Key_Space)
    assert states(page)[3] is DIKUNCI
    ask.answers.append("salah hitung")
    page.unlock.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert states(page) == {1: DIKUNCI, 2: DIKUNCI, 3: TERBUKA}
    (march,) = (p for p in page.session.isi.periode if p.bulan == 3)
    assert march.alasan == "salah hitung"


def test_without_a_reason_a_lock_stays_and_it_is_said(
    page: TutupPage, window: Window, ask: FakeAsk, qtbot: QtBot
) -> None:
    close_first_quarter(qtbot)
    page.perform("buka")
    ask.answers.append("")
    press(qtbot, Qt.Key.Key_Space)
    assert states(page)[3] is DIKUNCI
    assert "alasan" in window.bar.state.text()


def test_the_keys_are_told_again_when_the_page_is_shown_again(page: TutupPage, window: Window) -> None:
    said: list[tuple[str, str, str]] = []
    page.status.connect(lambda *texts: said.append(texts))
    window.show_page("beranda")
    window.show_page("tutup")
    assert "bulan" in said[-1][2]


def test_changes_after_locking_are_listed(page: TutupPage, ask: FakeAsk, qtbot: QtBot) -> None:
    assert page.changed.isHidden()
    close_first_quarter(qtbot)
    page.go_to("1")
    ask.answers.append("salah hitung")
    page.unlock.click()
    january = [s for s in page.session.isi.realisasi if s.bulan == 1]
    cell = next(s for s in january if s.indikator == ident("kasi/keluhan"))
    page.session.run(isi_sel, [replace(cell, nilai=Decimal(4))])
    assert page.changed.isVisible()
    told = [page.changed.remarks.remark(n) for n in range(page.changed.remarks.rowCount())]
    assert "salah hitung" in told[0].pesan
    assert "3 → 4" in told[1].pesan
    assert told[1].sel == cell.kunci


def test_the_menu_leads_to_the_month_that_comes_next(page: TutupPage, window: Window) -> None:
    window.perform("tutup", "ajukan")
    assert CHOICES[page.list.currentIndex().row()].bulan == (1,)
    assert page.submit.hasFocus()
    page.submit.click()
    window.perform("tutup", "kunci")
    assert CHOICES[page.list.currentIndex().row()].bulan == (1,)
    assert page.lock.hasFocus()


def test_undoing_a_lock_by_ctrl_z_is_said_in_the_bar(page: TutupPage, window: Window, qtbot: QtBot) -> None:
    close_first_quarter(qtbot)
    window.undo()
    assert set(states(page).values()) == {DIAJUKAN}
    assert window.bar.state.text() == "Dibatalkan: Kunci TW I 2026"


def test_a_submission_can_be_withdrawn(page: TutupPage) -> None:
    page.submit.click()
    assert set(states(page).values()) == {DIAJUKAN}
    page.withdraw.click()
    assert set(states(page).values()) == {TERBUKA}


def test_the_bar_tells_the_state_of_the_last_month(page: TutupPage, window: Window, qtbot: QtBot) -> None:
    assert window.bar.closing.isHidden()
    close_first_quarter(qtbot)
    assert window.bar.closing.text() == "dikunci"
    window.show_page("beranda")
    window.bar.closing.click()
    assert window.page is page
    assert CHOICES[page.list.currentIndex().row()].bulan == (3,)


def test_the_grid_tells_the_state_in_its_header(page: TutupPage, window: Window) -> None:
    page.go_to("1")
    page.submit.click()
    assert window.show_page("realisasi")
    grid = window.page
    assert isinstance(grid, RealisasiPage)
    tip = grid.model.headerData(KOLOM_BULAN[1], Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip == "Januari: diajukan, masih dapat diubah"
