"""Message boxes as they are really shown: buttons name the act, the safe one is the default of a danger."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from iki_desktop.errors import InputRefused
from iki_desktop.ui.ask import Ask
from iki_desktop.ui.message import MessageDialog
from iki_desktop.ui.window import Window
from tests.ui.checks import assert_accessible, assert_indonesian


def answer(act: Callable[[QDialog], None]) -> list[str]:
    """When a dialog has come, note its buttons and let `act` press keys; the texts, default first."""
    texts: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(10, look)
            return
        try:
            assert_accessible(dialog)
            assert_indonesian(dialog)
            buttons = dialog.findChildren(QPushButton)
            texts.extend(b.text() for b in sorted(buttons, key=lambda b: not b.isDefault()))
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.close()

    QTimer.singleShot(0, look)
    return texts


@pytest.fixture
def real(empty_window: Window) -> Ask:
    return Ask(lambda: empty_window)


def press(qtbot: QtBot, key: Qt.Key) -> Callable[[QDialog], None]:
    """Press a key where the focus is."""

    def act(dialog: QDialog) -> None:
        qtbot.waitUntil(dialog.isActiveWindow)
        qtbot.keyClick(dialog.focusWidget() or dialog, key)

    return act


def test_confirm_by_enter(qtbot: QtBot, real: Ask) -> None:
    texts = answer(press(qtbot, Qt.Key.Key_Return))
    assert real.confirm("Salin kartu ini?", "Salin kartu")
    assert texts == ["Salin kartu", "Batal"]


def test_enter_and_escape_leave_a_danger_undone(qtbot: QtBot, real: Ask) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        texts = answer(press(qtbot, key))
        assert not real.confirm("Hapus kartu Camat?", "Hapus kartu", danger=True)
        assert texts == ["Batal", "Hapus kartu"]


def test_choose_gives_the_index_of_the_act(qtbot: QtBot, real: Ask) -> None:
    def second(dialog: QDialog) -> None:
        button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Mulai dari awal")
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)

    answer(second)
    assert real.choose("Sudah ada.", ["Lanjutkan", "Mulai dari awal"]) == 1
    answer(press(qtbot, Qt.Key.Key_Escape))
    assert real.choose("Sudah ada.", ["Lanjutkan", "Mulai dari awal"]) is None


def test_error_shows_the_sentence_as_plain_text(qtbot: QtBot, real: Ask) -> None:
    shown: list[tuple[str, Qt.TextFormat]] = []

    def note(dialog: QDialog) -> None:
        assert isinstance(dialog, MessageDialog)
        shown.append((dialog.text.text(), dialog.text.textFormat()))
        qtbot.keyClick(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    texts = answer(note)
    real.error(InputRefused("“<b>7-8-9</b>” bukan angka."))
    assert shown == [("“<b>7-8-9</b>” bukan angka.", Qt.TextFormat.PlainText)]
    assert texts == ["Tutup"]
    assert QGuiApplication.clipboard().text() == "“<b>7-8-9</b>” bukan angka."


def test_line_needs_text(qtbot: QtBot, real: Ask) -> None:
    def write(dialog: QDialog) -> None:
        accept = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Kunci bulan")
        assert not accept.isEnabled()
        field = dialog.focusWidget()
        qtbot.keyClicks(field, "  salah isi ")
        assert accept.isEnabled()
        qtbot.keyClick(field, Qt.Key.Key_Return)

    answer(write)
    assert real.line("Kunci bulan", "Alasan", act="Kunci bulan") == "salah isi"
    answer(press(qtbot, Qt.Key.Key_Escape))
    assert real.line("Kunci bulan", "Alasan", "lama") is None
