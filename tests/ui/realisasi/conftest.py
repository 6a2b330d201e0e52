"""What tests of the Realisasi page share: the page on the small office, and keys pressed at the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iki_desktop.models.realisasi import Sel
from iki_desktop.ui.realisasi.page import RealisasiPage
from iki_desktop.ui.window import Window
from tests.ui.samples import TAHUN, ident

KASI = (ident("kasi/keluhan"), ident("kasi/p"), TAHUN)
NO, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> RealisasiPage:
    assert window.show_page("realisasi")
    assert isinstance(window.page, RealisasiPage)
    page = window.page
    qtbot.waitUntil(page.grid.months.hasFocus)
    return page


def cell(page: RealisasiPage, kunci: tuple[str, str, int], bulan: int) -> Sel | None:
    return {s.kunci: s for s in page.session.isi.realisasi}.get((*kunci, bulan))


def go(page: RealisasiPage, kunci: tuple[str, str, int], bulan: int) -> None:
    page.go_to(f"{kunci[0]}/{kunci[1]}/{kunci[2]}/{bulan}")
    page.grid.months.setFocus()


def type_text(qtbot: QtBot, text: str) -> None:
    """Press the keys of `text` wherever the focus is."""
    for letter in text:
        target = QApplication.focusWidget()
        assert target is not None
        qtbot.keyClicks(target, letter)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NO) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, key, modifier)


def here(page: RealisasiPage) -> tuple[str, str]:
    """Row and column of the cursor, by what they are called."""
    index = page.grid.months.currentIndex()
    across = Qt.Orientation.Horizontal
    return page.model.baris(index.row()).label, str(page.model.headerData(index.column(), across))
