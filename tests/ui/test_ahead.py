"""What the first paper needs is got ready after a file was opened, and nobody notices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from iki_desktop.models.kantor import IsiKantor, Kantor
from iki_desktop.ui.ahead import Ahead
from iki_desktop.ui.dokumen.page import DokumenPage
from iki_desktop.ui.window import Window
from tests.ui.fakes import FakeAsk
from tests.ui.opening import open_at_once

WAIT = 30_000  # ms; a busy machine


def test_page_dokumen_is_made_before_it_is_shown(window: Window, qtbot: QtBot) -> None:
    ahead = Ahead(window)
    ahead.begin()
    qtbot.waitUntil(lambda: window.findChild(DokumenPage) is not None, timeout=WAIT)
    assert window.page_key != "dokumen"
    made = window.findChild(DokumenPage)
    window.show_page("dokumen")
    assert window.page is made


def test_it_begins_after_a_file_was_opened(empty_window: Window, office: Path, qtbot: QtBot) -> None:
    Ahead(empty_window)
    open_at_once(empty_window, office)
    qtbot.waitUntil(lambda: empty_window.findChild(DokumenPage) is not None, timeout=WAIT)


def test_a_file_that_is_closed_meanwhile_gets_nothing(window: Window, ask: FakeAsk, qtbot: QtBot) -> None:
    Ahead(window).begin()
    window.session.close()
    done: list[object] = []
    window.session.jobs.start("Uji", lambda _report: None, done.append, quiet=True)  # after the one before
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT)
    assert window.findChild(DokumenPage) is None
    assert not ask.errors


def test_an_office_without_keputusan_is_left_alone(
    empty_window: Window, write_office: Callable[..., Path], ask: FakeAsk, qtbot: QtBot
) -> None:
    path = write_office(IsiKantor(Kantor("k", "Contoh", kabupaten="Kabupaten Contoh")))
    open_at_once(empty_window, path)
    Ahead(empty_window).begin()
    done: list[object] = []
    empty_window.session.jobs.start("Uji", lambda _report: None, done.append, quiet=True)
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT)
    assert not ask.errors and empty_window.session.is_open
