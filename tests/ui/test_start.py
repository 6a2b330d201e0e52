"""Before a file is open: the start page by keys, a new office, the sample that cannot be harmed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from iki_desktop.models.kantor import JenisKantor
from iki_desktop.store.operations.kantor import ubah_kantor
from iki_desktop.ui.start.new_office import NewOfficeDialog
from iki_desktop.ui.window import Window
from tests.ui.checks import assert_accessible, assert_indonesian
from tests.ui.fakes import FakeAsk

WAIT = 30_000  # ms; a loaded machine makes the sample in seconds


def test_words_and_names(empty_window: Window) -> None:
    assert_accessible(empty_window)
    assert_indonesian(empty_window)


def test_focus_begins_at_the_first_button_and_tab_reaches_all(qtbot: QtBot, empty_window: Window) -> None:
    start = empty_window.start
    assert start.new.hasFocus()
    qtbot.keyClick(start.new, Qt.Key.Key_Tab)
    assert start.open.hasFocus()
    qtbot.keyClick(start.open, Qt.Key.Key_Tab)
    assert start.sample.hasFocus()


def test_a_recent_file_is_one_key_away(qtbot: QtBot, window: Window, office: Path) -> None:
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    entry = QApplication.focusWidget()
    assert isinstance(entry, QPushButton)
    assert entry.toolTip() == str(office)
    qtbot.keyClick(entry, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.session.is_open, timeout=WAIT)


def test_open_asks_for_a_file(qtbot: QtBot, empty_window: Window, ask: FakeAsk, office: Path) -> None:
    ask.answers.append(office)
    qtbot.keyClick(empty_window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: empty_window.session.is_open, timeout=WAIT)
    assert str(office) in empty_window.session.preferences.now.terakhir


def dialog_of(window: Window) -> NewOfficeDialog:
    found = window.findChild(NewOfficeDialog)
    assert isinstance(found, NewOfficeDialog)
    return found


def test_new_office_by_keys(qtbot: QtBot, empty_window: Window, ask: FakeAsk, tmp_path: Path) -> None:
    path = tmp_path / "Kecamatan Kapongan.iki"
    ask.answers.append(path)

    qtbot.keyClick(empty_window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(empty_window)
    assert_accessible(dialog)
    assert_indonesian(dialog)
    qtbot.waitUntil(dialog.name.hasFocus)
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.name, "Kecamatan Kapongan")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Tab)
    assert dialog.region.hasFocus()
    qtbot.keyClicks(dialog.region, "Situbondo")
    assert dialog.accept_button.isEnabled()
    qtbot.keyClick(dialog.region, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: empty_window.session.is_open, timeout=WAIT)
    kantor = empty_window.session.isi.kantor
    assert (kantor.nama, kantor.kabupaten, kantor.jenis) == (
        "Kapongan",
        "Kabupaten Situbondo",
        JenisKantor.KECAMATAN,
    )
    assert empty_window.session.berkas.path == path
    assert "Kecamatan Kapongan.iki" in ask.asked[0]


def test_new_office_never_replaces_a_file(
    qtbot: QtBot, empty_window: Window, ask: FakeAsk, office: Path
) -> None:
    before = office.read_bytes()
    ask.answers.append(office)

    empty_window.files.new()
    dialog = dialog_of(empty_window)
    qtbot.keyClicks(dialog.name, "Kapongan")
    qtbot.keyClicks(dialog.region, "Situbondo")
    qtbot.keyClick(dialog.region, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(ask.errors) == 1
    assert office.read_bytes() == before
    assert not empty_window.session.is_open


def test_a_kabupaten_needs_only_its_own_name(qtbot: QtBot, empty_window: Window) -> None:
    dialog = NewOfficeDialog(empty_window.session, empty_window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.kind.setCurrentIndex(dialog.kind.findData(JenisKantor.KABUPATEN))
    assert not dialog.name.isVisible()
    qtbot.keyClicks(dialog.region, "Kota Probolinggo")
    assert dialog.accept_button.isEnabled()
    assert dialog.kantor().nama == dialog.kantor().kabupaten == "Kota Probolinggo"


def test_the_sample_is_a_copy_that_can_be_begun_anew(
    qtbot: QtBot, empty_window: Window, ask: FakeAsk
) -> None:
    window, session = empty_window, empty_window.session
    qtbot.keyClick(window.start.sample, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: session.is_open, timeout=WAIT)
    assert session.paths.samples in session.berkas.path.parents
    assert session.preferences.now.terakhir == ()
    before = session.isi.kantor.telepon
    session.run(ubah_kantor, telepon="999")
    window.files.close()

    ask.answers.append(0)  # go on with the last one
    window.files.open_sample()
    qtbot.waitUntil(lambda: session.is_open, timeout=WAIT)
    assert session.isi.kantor.telepon == "999"
    window.files.close()

    ask.answers.append(1)  # begin anew
    window.files.open_sample()
    qtbot.waitUntil(lambda: session.is_open, timeout=WAIT)
    assert session.isi.kantor.telepon == before
    assert len(session.isi.keputusan[0].kartu) >= 12
