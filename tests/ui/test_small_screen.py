"""A screen of 1366 × 768 at 200 % leaves the window 683 × 344: what gives way there, and what stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iki_desktop.ui.dokumen.page import DokumenPage
from iki_desktop.ui.kartu.page import KartuPage
from iki_desktop.ui.pages import PAGES
from iki_desktop.ui.rail import RailButton
from iki_desktop.ui.widgets.labels import ElidedLabel
from iki_desktop.ui.window import Window
from tests.ui import samples
from tests.ui.fakes import FakeAsk
from tests.ui.opening import open_at_once

SMALL = (683, 344)
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def small(window: Window, qtbot: QtBot) -> Window:
    window.resize(*SMALL)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == SMALL)
    return window


def in_view(widget: QWidget, window: Window) -> bool:
    """Whether all of it is inside the window and inside whatever it stands in."""
    here = widget.visibleRegion().boundingRect()
    return widget.isVisible() and here == widget.rect() and window.isAncestorOf(widget)


def test_the_window_is_as_small_as_the_screen(small: Window) -> None:
    for spec in PAGES:
        assert small.show_page(spec.key)
        QApplication.processEvents()
        assert (small.width(), small.height()) == SMALL, spec.key
    for button in small.rail.findChildren(RailButton):
        assert in_view(button, small)


def test_long_names_and_notices_do_not_widen_the_window(
    empty_window: Window, write_office: Callable[..., Path], ask: FakeAsk
) -> None:
    isi = samples.small_office()
    long = replace(isi, kantor=replace(isi.kantor, nama="Sumbermanjing Wetan " * 12))
    open_at_once(empty_window, write_office(long))
    empty_window.resize(*SMALL)
    empty_window.session.notice.emit("Sebuah kabar yang panjang. " * 12)
    QApplication.processEvents()
    bar = empty_window.bar
    assert empty_window.width() == SMALL[0]
    assert in_view(bar.jump, empty_window)
    assert "Wetan Sumbermanjing" in bar.findChildren(ElidedLabel)[0].text()  # all of it, for who hears it
    assert not ask.errors


def test_what_has_the_keyboard_comes_into_view(small: Window, qtbot: QtBot) -> None:
    """On each page Tab leads to nothing that cannot be seen."""
    for spec in PAGES:
        small.show_page(spec.key)
        QApplication.processEvents()
        for _ in range(12):
            focused = small.focusWidget()
            assert focused is not None
            qtbot.keyClick(focused, Qt.Key.Key_Tab, CTRL if focused.inherits("QAbstractItemView") else NONE)
            now = small.focusWidget()
            assert now is not None
            place = now.mapTo(small, QPoint(0, 0))
            assert not now.visibleRegion().isEmpty(), f"{spec.key}: {now.accessibleName()} at {place}"


def test_the_paper_takes_the_room_while_it_has_the_keyboard(
    small: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.show_page("dokumen")
    page = small.page
    assert isinstance(page, DokumenPage)
    qtbot.waitUntil(lambda: page.preview.view.pages > 0, timeout=20_000)
    assert page.papers.isVisible()
    assert in_view(page.acts.save, small)
    assert in_view(page.preview.zoom, small)
    qtbot.keyClick(page.papers, Qt.Key.Key_F6)
    assert page.preview.view.hasFocus()
    assert not page.papers.isVisible()
    qtbot.waitUntil(lambda: in_view(page.preview.leap, small))
    qtbot.keyClick(page.preview.view, Qt.Key.Key_F6)
    assert page.papers.hasFocus()
    leap, seen = page.preview.leap, list[bool]()
    monkeypatch.setattr(leap, "showPopup", lambda: seen.append(in_view(leap, small)))
    qtbot.keyClick(page.papers, Qt.Key.Key_J, CTRL)
    assert seen == [True]


def test_the_kartu_takes_the_room_of_both_edges(small: Window, qtbot: QtBot) -> None:
    small.show_page("kartu")
    page = small.page
    assert isinstance(page, KartuPage)
    qtbot.waitUntil(page.tree.hasFocus)
    assert not page.side.isVisible()
    qtbot.keyClick(page.tree, Qt.Key.Key_F6)
    assert page.form.jabatan.hasFocus()
    assert not page.tree.isVisible()
    assert not page.side.isVisible()
    qtbot.keyClick(page.form.jabatan, Qt.Key.Key_F6)
    qtbot.keyClick(page.table, Qt.Key.Key_F6)
    assert page.side.teks.hasFocus()
    qtbot.waitUntil(lambda: in_view(page.side.teks, small))


def test_the_first_page_puts_its_columns_one_under_the_other(empty_window: Window, qtbot: QtBot) -> None:
    empty_window.resize(*SMALL)
    start = empty_window.start
    qtbot.waitUntil(lambda: in_view(start.new, empty_window))
    assert start.width() <= SMALL[0]
