"""Pengaturan: every field commits when it is left, what cannot be understood stays and says why."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from iki_desktop.models.kantor import IsiKantor, JenisKantor
from iki_desktop.models.keputusan import Diktum
from iki_desktop.ui.atur.form import CheckField
from iki_desktop.ui.atur.office import LogoField
from iki_desktop.ui.atur.page import AturPage
from iki_desktop.ui.widgets.fields import ChoiceField, LineField, TextField
from iki_desktop.ui.window import Window
from tests.ui.fakes import FakeAsk
from tests.ui.samples import TAHUN


@pytest.fixture
def page(window: Window) -> AturPage:
    assert window.show_page("atur")
    assert isinstance(window.page, AturPage)
    return window.page


def field(page: AturPage, name: str) -> QWidget:
    for kind in (LineField, TextField, ChoiceField, CheckField):
        for found in page.findChildren(kind):
            if name in (found.accessibleName(), found.text() if isinstance(found, CheckField) else None):
                return found
    raise AssertionError(f"no field {name}")


def enter(qtbot: QtBot, page: AturPage, name: str, text: str) -> QWidget:
    """Type into a field by keys and leave it with Tab."""
    found = field(page, name)
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(found, Qt.Key.Key_Delete)
    for at, line in enumerate(text.split("\n")):
        if at:
            qtbot.keyClick(found, Qt.Key.Key_Return)
        qtbot.keyClicks(found, line)
    qtbot.keyClick(found, Qt.Key.Key_Tab)
    return found


def isi(page: AturPage) -> IsiKantor:
    return page.session.isi


def test_office_fields(qtbot: QtBot, page: AturPage, window: Window) -> None:
    enter(qtbot, page, "Nama", "Kecamatan Kapongan")
    enter(qtbot, page, "Kabupaten atau kota", "Situbondo")
    enter(qtbot, page, "Telepon", "0338 123")
    kantor = isi(page).kantor
    assert (kantor.nama, kantor.kabupaten, kantor.telepon) == ("Kapongan", "Kabupaten Situbondo", "0338 123")
    found = field(page, "Nama")
    assert isinstance(found, QLineEdit)
    assert found.text() == "Kapongan"
    assert "Kecamatan Kapongan" in window.windowTitle()
    kind = field(page, "Jenis kantor")
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    assert isi(page).kantor.jenis is JenisKantor.KELURAHAN


def test_each_field_is_one_step_that_undo_takes_back(qtbot: QtBot, page: AturPage, window: Window) -> None:
    enter(qtbot, page, "Alamat", "Jl. Baru 2")
    assert page.session.undo_name == "Ubah data kantor"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    found = field(page, "Alamat")
    assert isinstance(found, QLineEdit)
    assert found.text() == "Jl. Raya 1"


def test_a_text_that_only_needs_tidying_does_not_stay_pending(qtbot: QtBot, page: AturPage) -> None:
    found = enter(qtbot, page, "Nama", "Kecamatan  Uji ")
    assert isinstance(found, LineField)
    assert not found.pending
    assert found.text() == "Uji"
    assert page.commit()


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("Nama", "", "kosong"),
        ("Tanggal", "kemarin", "7 Januari 2026"),
        ("NIP", "123", "18 angka"),
        ("Berlaku mulai tahun", "26", "empat angka"),
        ("Tepi atas", "2", "dari 5 sampai 60"),
        ("Ukuran huruf tabel", "8", "dari 9 sampai 14"),
        ("Ukuran huruf", "besar", "angka"),
        ("Kolom sasaran", "", "kosong"),
    ],
)
def test_what_cannot_be_understood_stays_marked_with_the_reason(
    qtbot: QtBot, page: AturPage, ask: FakeAsk, name: str, text: str, word: str
) -> None:
    before = isi(page)
    found = enter(qtbot, page, name, text)
    assert isinstance(found, LineField)
    assert found.text() == text
    assert found.property("fault") == "true"
    said = [
        label.text()
        for label in page.findChildren(QLabel)
        if label.isVisible() and label.property("role") == "danger"
    ]
    assert len(said) == 1
    assert word in said[0]
    assert isi(page) == before
    assert ask.errors == []
    assert not page.commit()
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Escape)
    assert page.commit()


def test_decree_fields(qtbot: QtBot, page: AturPage) -> None:
    enter(qtbot, page, "Nomor", "188/1/2026")
    enter(qtbot, page, "Tanggal", "2/2/2026")
    enter(qtbot, page, "Menimbang", "bahwa satu;\nbahwa dua;")
    enter(qtbot, page, "Diktum", "KESATU: Menetapkan.\nKEDUA: Berlaku.")
    enter(qtbot, page, "Penanda tangan", "Budi, S.H.")
    enter(qtbot, page, "NIP", "19700101 200001 2 001")
    keputusan = page.session.keputusan
    assert keputusan is not None
    assert keputusan.nomor == "188/1/2026"
    assert keputusan.tanggal == date(2026, 2, 2)
    assert keputusan.menimbang == ("bahwa satu;", "bahwa dua;")
    assert keputusan.diktum == (Diktum("KESATU", "Menetapkan."), Diktum("KEDUA", "Berlaku."))
    assert keputusan.penandatangan.nama == "Budi, S.H."
    assert keputusan.penandatangan.nip == "197001012000012001"
    assert keputusan.penandatangan.jabatan == "CAMAT UJI"
    assert page.commit()


def test_a_list_that_is_not_changed_makes_no_step(qtbot: QtBot, page: AturPage) -> None:
    enter(qtbot, page, "Menimbang", "bahwa satu;\nbahwa dua;")
    name = len(page.session.berkas.riwayat())
    enter(qtbot, page, "Menimbang", "bahwa satu;\n\n\nbahwa dua;  ")
    assert len(page.session.berkas.riwayat()) == name
    assert page.commit()


def test_papers_and_scale(qtbot: QtBot, page: AturPage) -> None:
    qtbot.keyClick(field(page, "Kertas"), Qt.Key.Key_Down)
    qtbot.keyClick(field(page, "Arah lampiran"), Qt.Key.Key_Down)
    enter(qtbot, page, "Tepi kiri", "35")
    enter(qtbot, page, "Ukuran huruf tabel", "9,5")
    enter(qtbot, page, "Kolom sasaran", "SASARAN")
    qtbot.keyClick(field(page, "Cetak gelar penanda tangan"), Qt.Key.Key_Space)
    qtbot.keyClick(field(page, "Batas capaian dalam rata-rata"), Qt.Key.Key_End)
    qtbot.keyClick(field(page, "Skala kategori"), Qt.Key.Key_End)
    now = isi(page).pengaturan
    assert (now.kertas, now.orientasi_lampiran, now.margin.kiri) == ("A4", "mendatar", 35)
    assert now.ukuran_tabel == Decimal("9.5")
    assert now.judul_kolom[0] == "SASARAN"
    assert len(now.judul_kolom) == 4
    assert now.gelar is False
    assert now.batas_capaian is None
    assert now.skala == "Survei"
    assert any("Kurang Baik" in label.text() for label in page.findChildren(QLabel))


def test_this_pcs_choices_are_no_steps_of_the_file(qtbot: QtBot, page: AturPage) -> None:
    before = len(page.session.berkas.riwayat())
    qtbot.keyClick(field(page, "Tinggi baris"), Qt.Key.Key_Down)
    enter(qtbot, page, "Nama pengguna", "Sari")
    assert page.session.preferences.now.kerapatan == "lapang"
    assert page.session.preferences.now.oleh == "Sari"
    assert page.session.berkas.oleh == "Sari"
    assert len(page.session.berkas.riwayat()) == before


def test_logo_is_chosen_shown_and_taken_away(page: AturPage, ask: FakeAsk, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    image = QImage(40, 50, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    image.save(str(path))
    logo = page.findChild(LogoField)
    assert isinstance(logo, LogoField)
    assert not logo.remove.isEnabled()
    ask.answers.append(path)
    logo.choose.click()
    assert base64.b64decode(isi(page).pengaturan.logo) == path.read_bytes()
    assert logo.remove.isEnabled()
    wrong = tmp_path / "bukan.png"
    wrong.write_text("bukan gambar")
    ask.answers.append(wrong)
    logo.choose.click()
    assert len(ask.errors) == 1
    assert isi(page).pengaturan.logo
    logo.remove.click()
    assert isi(page).pengaturan.logo == ""


def test_without_a_decree_one_button_makes_it(page: AturPage) -> None:
    assert not page.add_decree.isVisible()
    page.session.set_context(tahun=TAHUN - 1)
    assert page.add_decree.isVisible()
    page.add_decree.click()
    assert not page.add_decree.isVisible()
    keputusan = page.session.keputusan
    assert keputusan is not None
    assert keputusan.tahun == TAHUN - 1


def test_a_read_only_file_can_only_be_read(page: AturPage) -> None:
    for form in page.forms:
        form.refresh(isi(page), True)
    for kind in (QLineEdit, QPlainTextEdit):
        for found in page.findChildren(kind):
            assert found.isReadOnly() or found.accessibleName() == "Nama pengguna"
    for combo in page.findChildren(QComboBox):
        assert not combo.isEnabled() or combo.accessibleName() in (
            "Warna",
            "Tinggi baris",
            "Keputusan yang diperlihatkan",
        )


def test_the_list_leads_to_its_form(qtbot: QtBot, page: AturPage) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert field(page, "Berlaku mulai tahun").hasFocus()


def test_the_page_shows_what_other_steps_changed(page: AturPage) -> None:
    from iki_desktop.store.operations.kantor import ubah_kantor

    page.session.run(ubah_kantor, email="uji@contoh.example")
    found = field(page, "Surel")
    assert isinstance(found, QLineEdit)
    assert found.text() == "uji@contoh.example"
    assert replace(isi(page).kantor, email="") == replace(page.session.berkas.kantor(), email="")
