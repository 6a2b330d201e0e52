"""A large block is shown at once and written beside the window; whatever follows it at once is in order."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from iki_desktop.errors import SaveFailed
from iki_desktop.models.realisasi import Sel
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.changes import Changes
from iki_desktop.store.operations.kartu import ubah_kartu
from iki_desktop.ui.realisasi.page import RealisasiPage
from iki_desktop.ui.window import Window
from tests.ui.fakes import FakeAsk
from tests.ui.realisasi.conftest import CTRL, KASI, cell, go, press, type_text
from tests.ui.samples import ident

AMID = "while it goes on"
FULL = "Tempat penyimpanan penuh, jadi perubahan ini belum disimpan."


class Disk:
    """The file, which holds up what a thread beside the window writes until it is let go, or refuses it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun = threading.Event()
        self.free = threading.Event()
        self.full = False
        self.written: list[str] = []
        for act in ("run", "undo", "redo"):
            monkeypatch.setattr(Berkas, act, self._held(getattr(Berkas, act)))

    def _held(self, really: Callable[..., Changes]) -> Callable[..., Changes]:
        def act(berkas: Berkas, *args: Any, **kwargs: Any) -> Changes:
            if threading.current_thread() is not threading.main_thread():
                self.begun.set()
                assert self.free.wait(20)
            if self.full:
                raise SaveFailed(FULL)
            changes = really(berkas, *args, **kwargs)
            self.written.append(changes.name)
            return changes

        return act

    def meanwhile(self, when: str, qtbot: QtBot) -> None:
        """Come back when the next key is to come; the writing goes on after the main thread waits for it."""
        if when == AMID:
            qtbot.waitUntil(self.begun.is_set)
            threading.Timer(0.05, self.free.set).start()


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch, window: Window) -> Iterator[Disk]:
    assert window.session.is_open
    monkeypatch.setattr("iki_desktop.ui.session._MANY_CELLS", 2)
    disk = Disk(monkeypatch)
    yield disk
    disk.free.set()
    window.session.settle()


def paste(page: RealisasiPage, qtbot: QtBot) -> None:
    """Three figures from January on, in the row of one indikator."""
    go(page, KASI, 1)
    QGuiApplication.clipboard().setText("21\t22\t23")
    press(qtbot, Qt.Key.Key_V, CTRL)


@pytest.fixture(params=["before it began", AMID])
def paste_and_go_on(
    request: pytest.FixtureRequest, page: RealisasiPage, disk: Disk, qtbot: QtBot
) -> Callable[[], None]:
    """The same, and the next key comes before the writing began, or while it goes on."""

    def act() -> None:
        paste(page, qtbot)
        disk.meanwhile(request.param, qtbot)

    return act


def shown(page: RealisasiPage, months: int = 3) -> list[str]:
    row = page.model.row_of(KASI[0]) or 0
    return [str(page.model.index(row, page.model.column_of(b) or 0).data()) for b in range(1, months + 1)]


def kept(path: Path) -> dict[int, Decimal | None]:
    """The figures of that row in the closed file, by month."""
    with Berkas.open(path) as berkas:
        return {s.bulan: s.nilai for s in berkas.isi().realisasi if s.indikator == KASI[0]}


def figure(page: RealisasiPage, bulan: int) -> Decimal | None:
    sel: Sel | None = cell(page, KASI, bulan)
    return sel.nilai if sel else None


def test_it_is_shown_before_it_is_written(
    page: RealisasiPage, window: Window, disk: Disk, qtbot: QtBot
) -> None:
    paste(page, qtbot)
    assert disk.written == []
    assert shown(page) == ["21", "22", "23"]
    assert [figure(page, b) for b in (1, 2, 3)] == [21, 22, 23]
    assert window.bar.state.text() == "menyimpan…"
    assert page.session.undo_name == "Isi realisasi 3 sel"
    assert page.session.redo_name is None
    disk.free.set()
    qtbot.waitUntil(lambda: window.bar.state.text().startswith("tersimpan"))
    assert disk.written == ["Isi realisasi 3 sel"]
    assert page.session.isi == page.session.berkas.isi()


def test_whoever_asks_for_the_file_waits_for_it(
    page: RealisasiPage, paste_and_go_on: Callable[[], None]
) -> None:
    paste_and_go_on()
    assert page.session.berkas.riwayat()[0].nama == "Isi realisasi 3 sel"


def test_a_figure_typed_at_once_comes_after_it(
    page: RealisasiPage, disk: Disk, qtbot: QtBot, paste_and_go_on: Callable[[], None]
) -> None:
    paste_and_go_on()
    type_text(qtbot, "7")
    press(qtbot, Qt.Key.Key_Return)
    assert disk.written == ["Isi realisasi 3 sel", "Isi realisasi"]
    assert shown(page) == ["7", "22", "23"]
    assert page.session.isi == page.session.berkas.isi()
    page.session.undo()
    assert shown(page) == ["21", "22", "23"]


def test_a_second_block_at_once_comes_after_it(
    page: RealisasiPage, qtbot: QtBot, paste_and_go_on: Callable[[], None]
) -> None:
    paste_and_go_on()
    QGuiApplication.clipboard().setText("31\t32")
    press(qtbot, Qt.Key.Key_V, CTRL)
    assert shown(page) == ["31", "32", "23"]
    assert page.session.isi == page.session.berkas.isi()


def test_undo_at_once_takes_it_back(
    page: RealisasiPage, window: Window, paste_and_go_on: Callable[[], None]
) -> None:
    before = page.session.isi
    paste_and_go_on()
    window.undo()
    assert page.session.settle()
    assert page.session.isi == before == page.session.berkas.isi()
    assert shown(page) == ["3", "–", ""]
    window.redo()
    assert page.session.settle()
    assert shown(page) == ["21", "22", "23"]


def test_a_window_closed_at_once_keeps_it(
    window: Window, office: Path, paste_and_go_on: Callable[[], None]
) -> None:
    paste_and_go_on()
    window.close()
    assert window.isHidden()
    assert kept(office) == {1: 21, 2: 22, 3: 23}


def test_what_is_refused_stands_as_before_and_is_told(
    page: RealisasiPage, window: Window, disk: Disk, qtbot: QtBot, ask: FakeAsk
) -> None:
    before = page.session.isi
    disk.full = True
    paste(page, qtbot)
    assert shown(page) == ["21", "22", "23"]
    disk.free.set()
    qtbot.waitUntil(lambda: bool(ask.errors))
    assert ask.errors == [FULL]
    assert shown(page) == ["3", "–", ""]
    assert page.session.isi == before == page.session.berkas.isi()
    assert window.bar.state.text() == "belum tersimpan"


def test_undo_of_what_was_refused_takes_nothing_else_back(
    page: RealisasiPage, window: Window, disk: Disk, ask: FakeAsk, paste_and_go_on: Callable[[], None]
) -> None:
    page.session.run(ubah_kartu, ident("camat"), jabatan="Camat Uji")
    disk.full = True
    paste_and_go_on()
    window.undo()
    assert ask.errors == [FULL]
    assert page.session.isi.keputusan[0].kartu[0].jabatan == "Camat Uji"
    assert page.session.undo_name == "Ubah kartu"


def test_a_window_with_a_refused_block_stays_open(
    window: Window, disk: Disk, ask: FakeAsk, paste_and_go_on: Callable[[], None]
) -> None:
    disk.full = True
    paste_and_go_on()
    window.close()
    assert ask.errors == [FULL]
    assert not window.isHidden()


@pytest.fixture(params=["before it began", AMID])
def undo_and_go_on(
    request: pytest.FixtureRequest, page: RealisasiPage, disk: Disk, qtbot: QtBot
) -> Callable[[], None]:
    """A pasted block is taken back by Ctrl+Z, and what follows comes before that began, or meanwhile."""

    def act() -> None:
        paste(page, qtbot)
        assert page.session.settle()
        disk.begun.clear()
        press(qtbot, Qt.Key.Key_Z, CTRL)
        assert shown(page) == ["21", "22", "23"]
        disk.meanwhile(request.param, qtbot)

    return act


def test_a_large_step_is_taken_back_beside_the_window(
    page: RealisasiPage, window: Window, disk: Disk, qtbot: QtBot, undo_and_go_on: Callable[[], None]
) -> None:
    before = page.session.isi
    undo_and_go_on()
    assert window.bar.state.text() == "menyimpan…"
    disk.free.set()
    qtbot.waitUntil(lambda: shown(page) == ["3", "–", ""])
    assert window.bar.state.text().startswith("tersimpan")
    assert page.session.isi == before == page.session.berkas.isi()
    assert page.session.redo_name == "Isi realisasi 3 sel"


def test_a_figure_typed_after_ctrl_z_comes_after_it(
    page: RealisasiPage, qtbot: QtBot, undo_and_go_on: Callable[[], None]
) -> None:
    undo_and_go_on()
    type_text(qtbot, "7")
    press(qtbot, Qt.Key.Key_Return)
    assert shown(page) == ["7", "–", ""]
    assert page.session.isi == page.session.berkas.isi()
    page.session.undo()
    assert shown(page) == ["3", "–", ""]


def test_ctrl_z_twice_takes_two_steps_back(
    page: RealisasiPage, qtbot: QtBot, undo_and_go_on: Callable[[], None]
) -> None:
    page.session.run(ubah_kartu, ident("camat"), jabatan="Camat Uji")
    undo_and_go_on()
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert page.session.isi.keputusan[0].kartu[0].jabatan == "Camat"
    assert shown(page) == ["3", "–", ""]


def test_a_window_closed_after_ctrl_z_has_taken_it_back(
    window: Window, office: Path, undo_and_go_on: Callable[[], None]
) -> None:
    undo_and_go_on()
    window.close()
    assert window.isHidden()
    assert kept(office)[1] == 3


def test_a_refused_ctrl_z_is_told_and_changes_nothing(
    page: RealisasiPage, window: Window, disk: Disk, qtbot: QtBot, ask: FakeAsk
) -> None:
    paste(page, qtbot)
    assert page.session.settle()
    disk.full = True
    disk.free.set()
    press(qtbot, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: bool(ask.errors))
    assert ask.errors == [FULL]
    assert shown(page) == ["21", "22", "23"]
    assert window.bar.state.text() == "belum tersimpan"
    assert page.session.undo_name == "Isi realisasi 3 sel"
