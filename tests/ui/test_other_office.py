"""A kabupaten's file shows all its offices and changes only its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from iki_desktop.store.operations.kantor import ubah_kantor
from iki_desktop.ui.pages import PAGES
from iki_desktop.ui.realisasi.page import RealisasiPage
from iki_desktop.ui.window import Window
from tests.kabupaten import kabupaten_file
from tests.ui import samples
from tests.ui.opening import open_at_once

_OF_THIS_PC = ("Saring", "Cari", "Nama pengguna", "Halaman")  # looks for something, or is no office's


@pytest.fixture
def looking(empty_window: Window, tmp_path: Path) -> Window:
    """The window on a kabupaten's file, with one of its kecamatan in view."""
    isi = samples.small_office()
    kabupaten_file(tmp_path / "kab.iki", isi).close()
    open_at_once(empty_window, tmp_path / "kab.iki")
    assert not empty_window.session.read_only
    assert not empty_window.refusal.isVisible()
    empty_window.session.set_kantor(isi.kantor.id)
    return empty_window


def test_one_line_says_why_on_every_page(looking: Window) -> None:
    session = looking.session
    for spec in PAGES:
        assert looking.show_page(spec.key)
        assert looking.refusal.isVisible()
        assert looking.refusal.text().startswith(f"Kecamatan {session.isi.kantor.nama} hanya dilihat")
    owner = session.berkas.owner_id
    session.set_kantor(owner)
    assert not looking.refusal.isVisible()
    assert session.run(ubah_kantor, telepon="1"), "its own office it may change"


def test_no_field_of_an_office_takes_what_is_typed(looking: Window, qtbot: QtBot) -> None:
    for spec in PAGES:
        looking.show_page(spec.key)
        QApplication.processEvents()
        page = looking.page
        assert page is not None
        if isinstance(page, RealisasiPage):
            qtbot.keyClick(page.grid.months, Qt.Key.Key_F4)
            assert page.details.panel.isVisible()
        fields = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
        typed = [
            field.accessibleName()
            for field in fields
            if field.isVisible()
            and field.isEnabled()
            and not field.isReadOnly()
            and not isinstance(field.parent(), QSpinBox)
            and not field.accessibleName().startswith(_OF_THIS_PC)
        ]
        assert not typed, f"{spec.key}: {typed}"


def test_typing_into_the_grid_is_refused_with_the_reason(looking: Window, qtbot: QtBot) -> None:
    looking.show_page("realisasi")
    page = looking.page
    assert isinstance(page, RealisasiPage)
    qtbot.waitUntil(page.grid.months.hasFocus)
    before = looking.session.isi.realisasi
    qtbot.keyClick(page.grid.months, Qt.Key.Key_5)
    assert page.message.text() == looking.session.refusal
    assert looking.session.isi.realisasi == before


def test_what_is_asked_for_in_its_view_never_changes_the_owner(looking: Window) -> None:
    """An operation on "the office" means the owner: it must not be reached from the view of another."""
    session = looking.session
    assert session.run(ubah_kantor, nama="Bukan Ini") is None
    session.set_kantor(session.berkas.owner_id)
    assert session.isi.kantor.nama != "Bukan Ini"


def test_a_step_of_the_own_office_can_be_taken_back_from_anywhere(looking: Window) -> None:
    assert looking.session.undo_name is not None
