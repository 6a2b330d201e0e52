"""Opening a file in a window under test: at once, or as the person does, beside the window."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from iki_desktop.ui.file_actions import read_office
from iki_desktop.ui.window import Window


def open_at_once(window: Window, path: Path) -> None:
    """As `files.open` does, without waiting for a thread. Raises FileRefused."""
    window.session.take(*read_office(path, window.session.paths))


def open_beside(window: Window, path: Path, qtbot: QtBot) -> bool:
    """By the program's own act; whether that file is open now."""
    window.files.open(path)
    qtbot.waitUntil(lambda: not window.session.jobs.busy, timeout=30_000)
    return window.session.is_open and window.session.berkas.path == path
