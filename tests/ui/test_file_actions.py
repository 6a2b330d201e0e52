"""A file is read beside the window: what is typed meanwhile is kept, who stops it stays where he is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from iki_desktop.errors import Report
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.kantor import ubah_kantor
from iki_desktop.ui.window import Window
from tests.ui.fakes import FakeAsk
from tests.ui.opening import open_beside
from tests.ui.samples import small_office


class Slow:
    """A stick from which a file is read only when it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun = threading.Event()
        self.free = threading.Event()
        really = Berkas.open

        def read(path: Path, **kwargs: Any) -> Berkas:
            if threading.current_thread() is not threading.main_thread():
                self.begun.set()
                assert self.free.wait(20)
            return really(path, **kwargs)

        monkeypatch.setattr(Berkas, "open", read)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, window: Window) -> Iterator[Slow]:
    assert window.session.is_open
    slow = Slow(monkeypatch)
    yield slow
    slow.free.set()


@pytest.fixture
def other(write_office: Callable[..., Path]) -> Path:
    """Another office's file."""
    isi = small_office()
    return write_office(replace(isi, kantor=replace(isi.kantor, nama="Sebelah")), "lain.iki")


def begin(window: Window, path: Path, slow: Slow, qtbot: QtBot) -> None:
    window.files.open(path)
    qtbot.waitUntil(slow.begun.is_set)


def end(window: Window, slow: Slow, qtbot: QtBot) -> None:
    slow.free.set()
    qtbot.waitUntil(lambda: not window.session.jobs.busy)


def read(path: Path) -> IsiKantor:
    with Berkas.open(path) as berkas:
        return berkas.isi()


def test_the_present_file_is_worked_on_until_the_other_is_read(
    window: Window, office: Path, other: Path, slow: Slow, qtbot: QtBot
) -> None:
    begin(window, other, slow, qtbot)
    assert window.session.berkas.path == office
    assert window.session.run(ubah_kantor, telepon="0338 1")
    end(window, slow, qtbot)
    assert window.session.berkas.path == other
    assert window.session.isi.kantor.nama == "Sebelah"
    assert window.session.isi == window.session.berkas.isi()
    assert read(office).kantor.telepon == "0338 1"


def test_whoever_stops_it_keeps_the_present_file(
    window: Window, office: Path, other: Path, slow: Slow, qtbot: QtBot, ask: FakeAsk
) -> None:
    begin(window, other, slow, qtbot)
    window.session.jobs.cancel()
    end(window, slow, qtbot)
    assert window.session.berkas.path == office
    assert ask.errors == []
    assert read(other).kantor.nama == "Sebelah"  # nobody holds it
    assert open_beside(window, other, qtbot)


def test_pressed_twice_it_is_opened_once(
    window: Window, other: Path, slow: Slow, qtbot: QtBot, ask: FakeAsk
) -> None:
    begin(window, other, slow, qtbot)
    window.files.open(other)
    end(window, slow, qtbot)
    assert window.session.berkas.path == other
    assert ask.errors == []


def test_of_two_files_asked_for_the_later_one_is_opened(
    window: Window, other: Path, write_office: Callable[..., Path], slow: Slow, qtbot: QtBot
) -> None:
    third = write_office(small_office(), "ketiga.iki")
    begin(window, other, slow, qtbot)
    window.files.open(third)
    end(window, slow, qtbot)
    assert window.session.berkas.path == third
    assert read(other).kantor.nama == "Sebelah"


def test_long_work_that_may_stop_does_not_hold_the_opening_up(
    window: Window, other: Path, qtbot: QtBot, ask: FakeAsk
) -> None:
    done: list[object] = []

    def endless(report: Report) -> None:
        while True:
            report(0, 0)

    window.session.jobs.start("Ekspor…", endless, done.append)
    ask.answers.append(True)
    assert open_beside(window, other, qtbot)
    assert len(ask.asked) == 1
    assert not done


def test_a_file_whose_opening_was_dropped_can_be_opened_later(
    window: Window, other: Path, slow: Slow, qtbot: QtBot, ask: FakeAsk
) -> None:
    begin(window, other, slow, qtbot)
    ask.answers.append(True)
    assert window.files.close()
    slow.free.set()
    assert open_beside(window, other, qtbot)


def test_a_window_closed_meanwhile_lets_go_of_both(
    window: Window, office: Path, other: Path, slow: Slow, qtbot: QtBot, ask: FakeAsk
) -> None:
    begin(window, other, slow, qtbot)
    ask.answers.append(True)
    threading.Timer(0.05, slow.free.set).start()
    window.close()
    assert "Hentikan dan tutup" in ask.asked[-1]
    assert window.isHidden()
    assert read(office).kantor.nama != read(other).kantor.nama == "Sebelah"


def test_who_stays_for_what_cannot_be_saved_keeps_the_present_file(
    window: Window, office: Path, other: Path, slow: Slow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(window, other, slow, qtbot)
    monkeypatch.setattr(window, "may_leave", lambda: False)
    end(window, slow, qtbot)
    assert window.session.berkas.path == office
    assert read(other).kantor.nama == "Sebelah"
