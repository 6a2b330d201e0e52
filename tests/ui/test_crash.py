"""A bug, wherever it is raised, is written down and shown once with text that can be copied."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from iki_desktop.paths import Paths
from iki_desktop.ui.crash import CrashDialog, CrashHook
from iki_desktop.ui.window import Window
from tests.ui.checks import assert_accessible, assert_indonesian


@pytest.fixture
def hook(paths: Paths, empty_window: Window) -> Iterator[CrashHook]:
    before = sys.excepthook, threading.excepthook
    made = CrashHook(paths, empty_window)
    yield made
    made.remove()
    assert (sys.excepthook, threading.excepthook) == before


def shown() -> list[CrashDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]


def fail(word: str) -> None:
    raise ZeroDivisionError(word)


def in_slot(word: str) -> None:
    QTimer.singleShot(0, lambda: fail(word))


def in_thread(word: str) -> None:
    threading.Thread(target=fail, args=(word,)).start()


@pytest.mark.parametrize("where", [in_slot, in_thread])
def test_shown_once_and_written_down(
    qtbot: QtBot, hook: CrashHook, paths: Paths, capfd: pytest.CaptureFixture[str], where
) -> None:
    where("pertama")
    where("kedua")  # the same place again: no second dialog
    texts: list[str] = []

    def look() -> None:
        dialogs = shown()
        if not dialogs:
            QTimer.singleShot(20, look)
            return
        assert len(dialogs) == 1
        assert_accessible(dialogs[0])
        field = dialogs[0].findChild(QPlainTextEdit)
        assert isinstance(field, QPlainTextEdit)
        texts.append(field.toPlainText())
        dialogs[0].copy()
        dialogs[0].accept()

    QTimer.singleShot(0, look)
    qtbot.waitUntil(lambda: bool(texts))
    qtbot.wait(100)
    assert shown() == []
    assert "ZeroDivisionError: pertama" in texts[0]
    assert QGuiApplication.clipboard().text() == texts[0]
    assert len(list(paths.logs.glob("galat-*.log"))) == 1
    said = capfd.readouterr().err
    assert "Terjadi kesalahan" in said
    assert "Traceback" not in said
    assert hook.parent() is not None


def test_words_of_the_dialog(qtbot: QtBot, empty_window: Window) -> None:
    assert empty_window.isVisible()
    for last_run in (False, True):
        dialog = CrashDialog("teks", "galat.log", last_run=last_run)
        qtbot.addWidget(dialog)
        dialog.show()
        assert_accessible(dialog)
        assert_indonesian(dialog)
