"""What tests of the screens share: a session on a small office, and the whole window on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from iki_desktop.app import build
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.paths import Paths
from iki_desktop.ui.session import Session
from iki_desktop.ui.window import Window
from tests.ui import samples
from tests.ui.fakes import FakeAsk
from tests.ui.opening import open_at_once


@pytest.fixture
def ask() -> FakeAsk:
    return FakeAsk()


@pytest.fixture
def write_office(tmp_path: Path) -> Callable[..., Path]:
    """Makes an .iki file of an office and returns its path."""

    def write(isi: IsiKantor, name: str = "uji.iki") -> Path:
        from iki_desktop.store.berkas import Berkas
        from iki_desktop.store.operations.impor import impor_isi

        path = tmp_path / name
        with Berkas.create(path, isi.kantor) as berkas:
            berkas.run(impor_isi, isi)
        return path

    return write


@pytest.fixture
def office(write_office: Callable[..., Path]) -> Path:
    """The small office as a file."""
    return write_office(samples.small_office())


@pytest.fixture
def empty_window(qtbot: QtBot, paths: Paths, ask: FakeAsk) -> Iterator[Window]:
    """The whole window without a file, shown."""
    window = build(paths, ask)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    ask.answers.extend([True, True])
    window.close()
    window.deleteLater()
    # Else the next test pastes it, and what the program copied is deleted after Python has ended: a crash.
    QGuiApplication.clipboard().clear()


@pytest.fixture
def window(empty_window: Window, office: Path) -> Window:
    """The whole window on the small office."""
    open_at_once(empty_window, office)
    return empty_window


@pytest.fixture
def session(window: Window) -> Session:
    """The session of that window; tests of one page may use it without the window's other pages."""
    return window.session
