"""No letter is underlined twice: Alt and a letter leads to one place, on every page and in every menu."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QTabBar, QWidget

from iki_desktop.ui import pages
from iki_desktop.ui.dokumen.catalogue import PAPERS
from iki_desktop.ui.dokumen.page import DokumenPage
from iki_desktop.ui.kartu.page import KartuPage
from iki_desktop.ui.page import Page
from iki_desktop.ui.realisasi.page import RealisasiPage
from iki_desktop.ui.window import Window
from tests.ui.samples import ident


def letters(texts: Iterable[str]) -> dict[str, list[str]]:
    """The texts by the letter that is underlined in them."""
    found: dict[str, list[str]] = {}
    for text in texts:
        if letter := QKeySequence.mnemonic(text).toString():
            found.setdefault(letter, []).append(text)
    return found


def visible_texts(root: QWidget) -> Iterator[str]:
    """What may have an underlined letter: a label that leads to its field, a button, a tab."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
            yield widget.text()
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(n) for n in range(widget.count()))


def assert_once(texts: Iterable[str], where: str) -> None:
    twice = {letter: found for letter, found in letters(texts).items() if len(found) > 1}
    assert not twice, where


def assert_page(window: Window, where: str) -> None:
    bar = [action.text() for action in window.menuBar().actions()]
    assert_once([*bar, *visible_texts(window)], where)


def states(page: Page) -> Iterator[str]:
    """The page as it is shown, then in the states in which it shows more."""
    yield ""
    if isinstance(page, DokumenPage):
        for paper in PAPERS:
            page.choose(paper.jenis)
            yield paper.name
    elif isinstance(page, KartuPage):
        for name in ("camat/persen", "camat/jumlah", "lurah/kerja"):
            page.go_to(ident(name))
            yield name
    elif isinstance(page, RealisasiPage):
        QTest.keyClick(page.grid, Qt.Key.Key_F4)
        assert page.details.panel.isVisible()
        yield "rincian"
        page.turn()
        yield "satu bulan"


@pytest.mark.parametrize("key", [spec.key for spec in pages.PAGES])
def test_each_letter_once_on_a_page_and_the_menu_bar(window: Window, key: str) -> None:
    assert window.show_page(key)
    assert window.page is not None
    for state in states(window.page):
        assert_page(window, f"{key} {state}")


@pytest.mark.parametrize("key", [spec.key for spec in pages.PAGES])
def test_each_letter_once_in_a_menu(window: Window, key: str) -> None:
    assert window.show_page(key)
    for head in window.menuBar().actions():
        menu = head.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        assert_once([action.text() for action in menu.actions() if action.isVisible()], head.text())
