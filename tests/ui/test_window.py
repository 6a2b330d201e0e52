"""The window driven by keys: pages, jump list, undo with its name, themes, leaving without losing input."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from iki_desktop.app import build
from iki_desktop.paths import Paths
from iki_desktop.store.changes import Changes
from iki_desktop.store.operations.kartu import ubah_kartu
from iki_desktop.ui import tokens
from iki_desktop.ui.help_texts import KeysDialog
from iki_desktop.ui.jump import Entry, EntryModel, find, kartu_entries
from iki_desktop.ui.page import Page
from iki_desktop.ui.pages import PAGES, CommandSpec, PageSpec
from iki_desktop.ui.rail import RailButton
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.fields import LineField
from iki_desktop.ui.widgets.labels import ElidedLabel
from iki_desktop.ui.window import Window
from tests.ui.checks import assert_accessible, assert_indonesian, words_of
from tests.ui.fakes import FakeAsk
from tests.ui.opening import open_at_once
from tests.ui.samples import ident, small_office

CTRL = Qt.KeyboardModifier.ControlModifier


def action(window: Window, text: str) -> QAction:
    for menu in window.menuBar().findChildren(QMenu):
        for found in menu.actions():
            if found.text().replace("&", "") == text:
                return found
    raise AssertionError(f"no action {text}")


class NotePage(Page):
    """A page of this test: one field that writes jabatan of the first kartu, and a diary of calls."""

    title = "Catatan"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.seen: list[Changes | None] = []
        self.went: list[str] = []
        self.done: list[str] = []
        self.accepts = True
        self.field = LineField("Jabatan")
        self.plain = QLineEdit()
        self.plain.setAccessibleName("Lain")
        self.field.committed.connect(self._write)
        box = QVBoxLayout(self)
        box.addWidget(self.field)
        box.addWidget(self.plain)

    def _write(self, text: str) -> None:
        if self.accepts:
            self.session.run(ubah_kartu, ident("camat"), jabatan=text)

    def refresh(self, changes: Changes | None) -> None:
        self.seen.append(changes)
        self.field.set_value(self.session.isi.keputusan[0].kartu[0].jabatan)

    def go_to(self, objek: str) -> None:
        self.went.append(objek)

    def first_focus(self) -> None:
        self.field.setFocus()

    def perform(self, act: str) -> None:
        self.done.append(act)


class OtherPage(NotePage):
    title = "Kartu"


@pytest.fixture
def notes(qtbot: QtBot, paths: Paths, ask: FakeAsk, office: Path) -> Window:
    """A window with two pages of this test."""
    built = build(paths, ask)
    session = built.session
    window = Window(
        session,
        (
            PageSpec("catatan", "Catatan", "sunting", lambda: NotePage),
            PageSpec("kartu", "Kartu", "kartu", lambda: OtherPage),
        ),
        (CommandSpec("alat", "Hitung &ulang", "kartu", "hitung", "cek", "Ctrl+H"),),
    )
    qtbot.addWidget(built)
    qtbot.addWidget(window, before_close_func=lambda _w: ask.answers.extend([True, True]))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    open_at_once(window, office)
    return window


def typed(qtbot: QtBot, field: LineField) -> None:
    """Make "Camat" "Camat Baru"."""
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, " Baru")


def page(window: Window) -> NotePage:
    assert isinstance(window.page, NotePage)
    return window.page


def test_first_page_is_shown_and_has_the_focus(notes: Window) -> None:
    assert notes.page_key == "catatan"
    assert page(notes).field.hasFocus()
    assert page(notes).seen == [None]


def test_control_and_number_change_the_page(qtbot: QtBot, notes: Window) -> None:
    qtbot.keyClick(notes, Qt.Key.Key_2, CTRL)
    assert notes.page_key == "kartu"
    qtbot.keyClick(notes, Qt.Key.Key_1, CTRL)
    assert notes.page_key == "catatan"
    assert page(notes).seen == [None]  # nothing changed meanwhile


def test_arrows_move_in_the_rail_and_enter_chooses(qtbot: QtBot, notes: Window) -> None:
    buttons = notes.rail.findChildren(RailButton)
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Down)
    assert buttons[1].hasFocus()
    assert notes.page_key == "catatan"
    qtbot.keyClick(buttons[1], Qt.Key.Key_Return)
    assert notes.page_key == "kartu"


def test_a_hidden_page_is_shown_anew_once(qtbot: QtBot, notes: Window) -> None:
    first = page(notes)
    qtbot.keyClick(notes, Qt.Key.Key_2, CTRL)
    notes.session.run(ubah_kartu, ident("camat"), jabatan="Camat Satu")
    notes.session.run(ubah_kartu, ident("camat"), jabatan="Camat Dua")
    assert first.seen == [None]
    assert len(page(notes).seen) == 3
    qtbot.keyClick(notes, Qt.Key.Key_1, CTRL)
    assert first.seen == [None, None]
    assert first.field.text() == "Camat Dua"


def test_changing_the_page_commits_what_is_typed(qtbot: QtBot, notes: Window) -> None:
    typed(qtbot, page(notes).field)
    qtbot.keyClick(notes, Qt.Key.Key_2, CTRL)
    assert notes.page_key == "kartu"
    assert notes.session.isi.keputusan[0].kartu[0].jabatan == "Camat Baru"


def test_a_refused_field_holds_the_page_and_the_window(qtbot: QtBot, notes: Window, ask: FakeAsk) -> None:
    page(notes).accepts = False
    typed(qtbot, page(notes).field)
    qtbot.keyClick(notes, Qt.Key.Key_2, CTRL)
    assert notes.page_key == "catatan"
    assert page(notes).field.text() == "Camat Baru"
    ask.answers.append(False)
    assert not notes.close()
    assert notes.session.is_open
    assert "isian itu hilang" in ask.asked[-1]


def test_closing_commits_what_is_typed(qtbot: QtBot, notes: Window, office: Path) -> None:
    typed(qtbot, page(notes).field)
    assert notes.close()
    from iki_desktop.store.berkas import Berkas

    with Berkas.open(office) as berkas:
        assert berkas.keputusan()[0].kartu[0].jabatan == "Camat Baru"
        assert berkas.undo_name


def test_undo_by_key_names_its_step_in_the_menu(qtbot: QtBot, notes: Window) -> None:
    field = page(notes).field
    typed(qtbot, field)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    name = notes.session.undo_name
    assert name
    assert notes.menus.undo.text().replace("&", "") == f"Batalkan: {name}"
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == "Camat"
    assert notes.menus.redo.text().replace("&", "") == f"Ulangi: {name}"
    assert notes.menus.redo.isEnabled()
    qtbot.keyClick(field, Qt.Key.Key_Y, CTRL)
    assert field.text() == "Camat Baru"


def test_undo_from_the_menu_commits_first(qtbot: QtBot, notes: Window) -> None:
    typed(qtbot, page(notes).field)
    notes.menus.undo.trigger()
    assert page(notes).field.text() == "Camat"
    assert notes.session.redo_name


def test_a_command_shows_its_page_and_is_carried_out_there(qtbot: QtBot, notes: Window) -> None:
    qtbot.keyClick(notes, Qt.Key.Key_H, CTRL)
    assert notes.page_key == "kartu"
    assert page(notes).done == ["hitung"]


def test_jump_list_finds_by_words_and_leads_there(qtbot: QtBot, notes: Window) -> None:
    qtbot.keyClick(notes, Qt.Key.Key_K, CTRL)
    field = notes.bar.jump
    assert field.hasFocus()
    assert notes.jump_list.isVisible()
    qtbot.keyClicks(field, "tertib desa")
    entries = notes.jump_list.model.entries
    assert [entry.text for entry in entries] == ["Persentase desa tertib administrasi"]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert notes.page_key == "kartu"
    assert page(notes).went == [ident("camat/persen")]
    assert not notes.jump_list.isVisible()
    assert field.text() == ""


def test_jump_list_offers_pages_and_commands_and_escape_goes_back(qtbot: QtBot, notes: Window) -> None:
    before = page(notes).field
    qtbot.keyClick(notes, Qt.Key.Key_K, CTRL)
    kinds = {entry.kind for entry in notes.jump_list.model.entries}
    assert kinds == {"Halaman", "Perintah"}
    qtbot.keyClicks(notes.bar.jump, "hitung")
    qtbot.keyClick(notes.bar.jump, Qt.Key.Key_Escape)
    assert not notes.jump_list.isVisible()
    assert notes.bar.jump.text() == ""
    assert before.hasFocus()
    qtbot.keyClick(notes, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(notes.bar.jump, "hitung")
    qtbot.keyClick(notes.bar.jump, Qt.Key.Key_Down)
    qtbot.keyClick(notes.bar.jump, Qt.Key.Key_Return)
    assert page(notes).done == ["hitung"]


def test_jump_entries_need_every_word_and_prefer_beginnings() -> None:
    gone: list[tuple[str, str]] = []
    entries = list(kartu_entries(small_office(), 2026, lambda *place: gone.append(place)))
    assert len(entries) == 3 + 4
    found = find(entries, "jumlah")
    assert [e.text for e in found][:1] == ["Jumlah rapat koordinasi"]
    assert find(entries, "jumlah tidak-ada") == []
    assert find(entries, "lurah")[0].text == "Lurah · Kelurahan"
    find(entries, "keluhan")[0].go()
    assert gone == [("kartu", ident("kasi/keluhan"))]
    assert list(kartu_entries(small_office(), 2020, lambda *_: None)) == []


def test_jump_prefers_the_beginnings_of_words() -> None:
    texts = {
        "Kepala Urusan Kepegawaian": "Kartu",
        "Isi data pegawai…": "Perintah",
        "Pegawai teladan": "Indikator",
    }
    entries = [Entry(text, kind, "", lambda: None, text.casefold()) for text, kind in texts.items()]
    assert [e.kind for e in find(entries, "pegawai")] == ["Indikator", "Perintah", "Kartu"]


def test_jump_list_is_as_high_as_its_rows(qtbot: QtBot, notes: Window) -> None:
    qtbot.keyClick(notes, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(notes.bar.jump, "tertib desa")
    assert notes.jump_list.model.rowCount() == 1
    qtbot.waitUntil(lambda: notes.jump_list.view.viewport().height() > 0)
    assert not notes.jump_list.view.verticalScrollBar().isVisible()


def test_jump_model(qtmodeltester, notes: Window) -> None:
    model = EntryModel(notes)
    qtmodeltester.check(model)
    model.show(list(kartu_entries(notes.session.isi, 2026, lambda *_: None)))
    qtmodeltester.check(model)


def test_year_and_month_are_chosen_in_the_bar(qtbot: QtBot, notes: Window) -> None:
    seen = page(notes).seen
    choices = {a.text(): a for menu in notes.bar.findChildren(QMenu) for a in menu.actions()}
    assert {"Januari", "Desember", "2026", "2027"} <= choices.keys()
    choices["Juni"].trigger()
    assert notes.session.sampai == 6
    assert seen == [None, None]
    choices = {a.text(): a for menu in notes.bar.findChildren(QMenu) for a in menu.actions()}
    choices["2027"].trigger()
    assert notes.session.tahun == 2027
    qtbot.keyClick(notes, Qt.Key.Key_2, CTRL)
    assert page(notes).seen == [None]


def test_dark_and_light_can_be_fixed(notes: Window) -> None:
    before = len(page(notes).seen)
    action(notes, "Gelap").trigger()
    assert tokens.colours() is tokens.DARK
    assert QApplication.palette().window().color().name().upper() == tokens.DARK.bg
    action(notes, "Terang").trigger()
    assert tokens.colours() is tokens.LIGHT
    assert len(page(notes).seen) == before + 2
    action(notes, "Ikuti sistem").trigger()


def test_closing_the_file_shows_the_start_page(qtbot: QtBot, notes: Window) -> None:
    qtbot.keyClick(notes, Qt.Key.Key_W, CTRL)
    assert notes.start.isVisible()
    assert not notes.rail.isVisible()
    assert notes.windowTitle() == "IKI Desktop"
    assert not action(notes, "Tutup berkas").isEnabled()


def test_closing_while_a_job_runs_asks_and_drops_it(qtbot: QtBot, notes: Window, ask: FakeAsk) -> None:
    gate = threading.Event()
    delivered: list[object] = []
    notes.session.jobs.start("Menghitung…", lambda _report: gate.wait(20), delivered.append)
    ask.answers.append(False)
    qtbot.keyClick(notes, Qt.Key.Key_W, CTRL)
    assert notes.session.is_open
    ask.answers.append(True)
    qtbot.keyClick(notes, Qt.Key.Key_W, CTRL)
    assert not notes.session.is_open
    gate.set()
    qtbot.wait(50)
    assert delivered == []


def test_every_page_has_names_and_no_english(qtbot: QtBot, window: Window) -> None:
    for number, spec in enumerate(window.rail_pages, 1):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), CTRL)
        assert window.page_key == spec.key
        assert_accessible(window)
        assert_indonesian(window)
    for spec in PAGES:
        if not spec.in_rail:
            assert window.show_page(spec.key)
            assert_accessible(window)
            assert_indonesian(window)


def test_no_piece_of_a_page_comes_up_as_a_window_of_its_own(qtbot: QtBot, window: Window) -> None:
    # A widget that is shown before it has a parent flashes and takes the keyboard away.
    class Watch(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.seen: list[str] = []

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                self.seen.append(repr(watched))
            return False

    watch = Watch()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    try:
        for spec in PAGES:
            assert window.show_page(spec.key)
            qtbot.wait(20)
        window.session.set_context(sampai=5)
        assert window.files.close()
    finally:
        app.removeEventFilter(watch)
    assert watch.seen == []


def test_every_page_stands_dark_and_with_tall_rows(window: Window) -> None:
    preferences = window.session.preferences
    for spec in window.rail_pages:
        assert window.show_page(spec.key)
        preferences.change(tema="gelap", kerapatan="lapang")
        window.grab()
        preferences.change(tema="sistem", kerapatan="rapat")
        window.grab()


def test_key_list_and_about_are_told_in_indonesian(qtbot: QtBot, empty_window: Window, ask: FakeAsk) -> None:
    qtbot.keyClick(empty_window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    keys = empty_window.findChild(KeysDialog)
    assert isinstance(keys, KeysDialog)
    assert_indonesian(keys)
    assert_accessible(keys)
    assert any("Ctrl+K" in text for text in words_of(keys))
    qtbot.keyClick(keys, Qt.Key.Key_Escape)
    assert not keys.isVisible()
    action(empty_window, "Tentang IKI Desktop").trigger()
    assert "GPL" in ask.informed[0]


def test_backup_by_the_menu(window: Window, ask: FakeAsk) -> None:
    action(window, "Buat cadangan sekarang").trigger()
    assert ask.errors == []
    assert list(window.session.paths.backups.rglob("*.iki*"))
    assert window.bar.state.text().startswith("Cadangan dibuat")


def test_what_does_not_fit_at_the_foot_ends_in_dots(window: Window) -> None:
    said = "Jumlah rapat koordinasi " * 40
    window.status.show_texts(said, "Jumlah 6", "Enter turun")
    (foot,) = [w for w in window.status.findChildren(ElidedLabel) if w.text() == said]
    assert foot.shown().endswith("…") and said.startswith(foot.shown()[:-1])
