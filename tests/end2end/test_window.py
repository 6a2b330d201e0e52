"""The whole window driven by key presses: the main job from the sample to a closed file and back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iki_desktop.app import build
from iki_desktop.models.realisasi import Sel
from iki_desktop.paths import Paths
from iki_desktop.ui.realisasi.page import RealisasiPage
from iki_desktop.ui.window import Window
from tests.ui.fakes import FakeAsk
from tests.ui.opening import open_beside

CTRL = Qt.KeyboardModifier.ControlModifier


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the focus is."""
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, key, modifier)


def type_figure(qtbot: QtBot, text: str) -> None:
    for letter in text:
        target = QApplication.focusWidget()
        assert target is not None
        qtbot.keyClicks(target, letter)
    press(qtbot, Qt.Key.Key_Return)


def show(window: Window, qtbot: QtBot) -> None:
    """Bring a window up, with the keyboard."""
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def open_realisasi(window: Window, qtbot: QtBot) -> RealisasiPage:
    """Ctrl+3: the third page of the rail."""
    window.activateWindow()  # the offscreen platform gives nobody the keyboard when a dialog closes
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(qtbot, Qt.Key.Key_3, CTRL)
    qtbot.waitUntil(lambda: window.page_key == "realisasi")
    page = window.page
    assert isinstance(page, RealisasiPage)
    qtbot.waitUntil(page.grid.months.hasFocus)
    return page


def cells(window: Window) -> dict[tuple[str, str, int, int], Sel]:
    return {s.kunci: s for s in window.session.isi.realisasi}


@pytest.fixture
def ask() -> FakeAsk:
    return FakeAsk()


def test_three_counts_one_undone_two_are_there_after_reopening(
    qtbot: QtBot, paths: Paths, ask: FakeAsk
) -> None:
    window = build(paths, ask)
    show(window, qtbot)
    window.start.setFocus()
    window.files.open_sample()  # the button "Coba kantor contoh" of the start page calls this
    qtbot.waitUntil(lambda: window.session.is_open, timeout=30_000)
    path = window.session.berkas.path
    page = open_realisasi(window, qtbot)
    before = cells(window)
    for _ in range(20):  # up to the first cell of the month that takes a figure
        press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    for figure in ("11", "12", "13"):
        here = page.grid.months.currentIndex()
        assert page.model.can_type(here)
        type_figure(qtbot, figure)
    typed = {k: s for k, s in cells(window).items() if s != before.get(k)}
    assert 2 <= len(typed) <= 3, "the two parts of a persentase are one cell"
    after_three = cells(window)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    after_two = cells(window)
    assert after_two != after_three
    window.close()
    assert not window.session.is_open
    window.deleteLater()

    again = build(paths, ask)
    show(again, qtbot)
    assert open_beside(again, path, qtbot)
    open_realisasi(again, qtbot)
    assert cells(again) == after_two
    figures = {x for s in cells(again).values() for x in (s.nilai, s.pembilang, s.penyebut)}
    assert {Decimal(11), Decimal(12)} <= figures
    assert again.session.undo_name
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert cells(again) not in (after_two, after_three)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert cells(again) == before
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Y, CTRL)
    assert cells(again) == after_three
    assert not ask.errors
    again.close()
    again.deleteLater()


def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot, paths: Paths, ask: FakeAsk) -> None:
    window = build(paths, ask)
    show(window, qtbot)
    ask.answers.append(None)
    window.start.open.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert len(ask.asked) == 1
    window.close()
    window.deleteLater()
