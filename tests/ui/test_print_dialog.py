"""The dialog of printing: pages as people write them, refused where they are not understood."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from pytestqt.qtbot import QtBot

from iki_desktop.errors import InputRefused
from iki_desktop.ui.ask import Ask
from iki_desktop.ui.page_ranges import in_words, pages_of, parse_pages
from iki_desktop.ui.print_dialog import PrintDialog, printer_names
from iki_desktop.ui.window import Window
from tests.ui.checks import assert_accessible, assert_indonesian


@pytest.mark.parametrize(
    ("text", "ranges", "pages"),
    [
        ("", (), [1, 2, 3, 4, 5]),
        ("2", ((2, 2),), [2]),
        (" 4-5, 1 ", ((4, 5), (1, 1)), [1, 4, 5]),
        ("1 – 2; 2", ((1, 2), (2, 2)), [1, 2]),
        ("4-900", ((4, 900),), [4, 5]),
        ("9", ((9, 9),), []),
    ],
)
def test_pages_as_people_write_them(text: str, ranges: tuple[tuple[int, int], ...], pages: list[int]) -> None:
    assert parse_pages(text) == ranges
    assert pages_of(ranges, 5) == pages
    assert parse_pages(in_words(ranges)) == ranges


@pytest.mark.parametrize("text", ["0", "3-1", "a", "1-", "-2", "1,,2", ",", "1.5", "9" * 30])
def test_what_is_not_understood_is_said(text: str) -> None:
    with pytest.raises(InputRefused, match="tidak dipahami sebagai halaman"):
        parse_pages(text)


def test_the_dialog_gives_what_was_typed(empty_window: Window, qtbot: QtBot) -> None:
    dialog = PrintDialog("Cetak Lampiran IKI", ["Canon G2010", "PDF"], "Batal", empty_window)
    qtbot.addWidget(dialog)
    dialog.open()
    assert_accessible(dialog)
    assert_indonesian(dialog)
    qtbot.keyClicks(dialog.pages, "2-")
    qtbot.keyClick(dialog.pages, Qt.Key.Key_Return)
    assert dialog.isVisible() and "tidak dipahami" in dialog._refusal.text()
    qtbot.keyClicks(dialog.pages, "3")
    dialog.copies.setFocus()
    qtbot.keyClick(dialog.copies, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.copies, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.choice is not None
    assert (dialog.choice.pages, dialog.choice.copies) == (((2, 3),), 2)
    empty_window.activateWindow()


def test_escape_prints_nothing(empty_window: Window, qtbot: QtBot) -> None:
    dialog = PrintDialog("Cetak Lampiran IKI", ["PDF"], "Batal", empty_window)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.choice is None
    empty_window.activateWindow()


def test_the_usual_printer_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["b", "A", "usual"]))
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", staticmethod(lambda: "usual"))
    assert printer_names() == ["usual", "A", "b"]


def test_without_a_printer_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    said: list[str] = []
    ask = Ask(lambda: None)
    monkeypatch.setattr(ask, "error", said.append)
    assert ask.print_on("Cetak") is None
    assert said[0].startswith("Belum ada pencetak di PC ini")
