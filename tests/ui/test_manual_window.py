"""F1 opens the manual at the page that is shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iki_desktop.paths import Paths
from iki_desktop.ui import pages
from iki_desktop.ui.manual import FOLDER, PAGES, ManualWindow, manual_page
from iki_desktop.ui.window import Window
from tests.ui.checks import assert_accessible


def manual_of(window: Window) -> ManualWindow:
    manual = window.findChild(ManualWindow)
    assert manual is not None
    return manual


@pytest.mark.parametrize("key", [spec.key for spec in pages.PAGES])
def test_every_page_of_the_window_has_its_page(key: str) -> None:
    assert manual_page(key) in PAGES


def test_the_list_names_every_file() -> None:
    assert set(PAGES) == {path.stem for path in (Paths().resources / FOLDER).glob("*.md")}


def test_f1_opens_it_at_the_page_that_is_shown(window: Window, qtbot: QtBot) -> None:
    window.show_page("realisasi")
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, Qt.Key.Key_F1)
    manual = manual_of(window)
    qtbot.waitUntil(manual.isVisible)
    assert manual.text.toPlainText().startswith("Realisasi")
    assert_accessible(manual)
    qtbot.keyClick(manual.text, Qt.Key.Key_Escape)
    assert not manual.isVisible()
    window.show_page("periksa")
    window.show_manual()
    assert manual_of(window) is manual
    assert manual.text.toPlainText().startswith("Pemeriksaan")


def test_a_link_leads_to_its_page_and_nowhere_else(window: Window) -> None:
    window.show_manual()
    manual = manual_of(window)
    manual.text.anchorClicked.emit(QUrl("kartu.md"))
    assert manual.text.toPlainText().startswith("Kartu")
    manual.text.anchorClicked.emit(QUrl("https://example.invalid/x"))
    assert manual.text.toPlainText().startswith("Kartu")
