"""A decree is read, looked through, taken in as one step, and taken out again by one undo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.ui.baca import words
from iki_desktop.ui.baca.page import BacaPage
from iki_desktop.ui.kartu.page import KartuPage
from iki_desktop.ui.window import Window
from tests.ui.checks import assert_accessible, assert_indonesian
from tests.ui.fakes import FakeAsk

NASKAH = """KEPUTUSAN CAMAT UJI
NOMOR : 188/7/430.11/2027
TENTANG
INDIKATOR KINERJA INDIVIDU KECAMATAN UJI
CAMAT UJI,
Menimbang : a. bahwa kinerja pegawai perlu diukur;
MEMUTUSKAN :
Menetapkan :
KESATU : Menetapkan indikator sebagaimana tersebut dalam lampiran.
Ditetapkan di : Uji
Pada tanggal : 5 Januari 2027

CAMAT UJI

SARI UTAMI, S.Sos.

LAMPIRAN KEPUTUSAN CAMAT UJI
NOMOR : 188/7/430.11/2027
TANGGAL : 5 Januari 2027

INDIKATOR KINERJA INDIVIDU

Jabatan : Kepala Seksi Pelayanan
Tugas : Melayani warga yang datang
Fungsi : a. pelayanan surat
b. pelayanan keluhan

SASARAN\tINDIKATOR KINERJA\tPENJELASAN/FORMULASI PENGHITUNGAN\tSUMBER DATA
Pelayanan yang cepat\tJumlah surat yang selesai\tJumlah surat yang selesai dilayani\tBuku register
\tPersentase keluhan yang tuntas\t\tBuku keluhan
"""


@pytest.fixture
def page(window: Window) -> BacaPage:
    assert window.show_page("baca")
    assert isinstance(window.page, BacaPage)
    return window.page


@pytest.fixture
def naskah(tmp_path: Path) -> Path:
    path = tmp_path / "SK Camat Uji 2027.txt"
    path.write_text(NASKAH, encoding="utf-8")
    return path


def read(page: BacaPage, ask: FakeAsk, qtbot: QtBot, path: Path) -> None:
    """Choose a file by the page's button."""
    ask.answers.append(path)
    page.first_focus()
    button = page.empty.button if page.review.tinjauan is None else page.choose
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.session.jobs.busy, timeout=20_000)


def test_what_was_read_is_shown_and_nothing_is_in_the_file_yet(
    page: BacaPage, ask: FakeAsk, qtbot: QtBot, naskah: Path, qtmodeltester: ModelTester
) -> None:
    before = page.session.isi
    read(page, ask, qtbot, naskah)
    assert page.review.tinjauan is not None
    assert page.review.found.topLevelItemCount() == 1
    assert page.review.year.value() == 2027
    assert page.session.isi == before
    assert_accessible(page)
    assert_indonesian(page)
    qtmodeltester.check(page.review.table.remarks)


def test_it_goes_in_as_one_step_and_out_as_one(
    page: BacaPage, window: Window, ask: FakeAsk, qtbot: QtBot, naskah: Path
) -> None:
    before = page.session.isi
    read(page, ask, qtbot, naskah)
    page.review.accept.setFocus()
    qtbot.keyClick(page.review.accept, Qt.Key.Key_Space)
    assert window.page_key == "kartu"
    assert window.session.tahun == 2027
    keputusan = window.session.keputusan
    assert keputusan is not None
    assert [k.jabatan for k in keputusan.kartu] == ["Kepala Seksi Pelayanan"]
    window.session.undo()
    assert window.session.isi == before


def test_a_remark_leads_to_its_place(page: BacaPage, ask: FakeAsk, qtbot: QtBot, naskah: Path) -> None:
    read(page, ask, qtbot, naskah)
    model = page.review.table.remarks
    led = [n for n in range(model.rowCount()) if model.remark(n).objek]
    assert led, "a persentase without formula is worth a remark at its place"
    page.review.table.setFocus()
    page.review.table.selectRow(led[-1])
    chosen = page.review.found.currentItem()
    assert chosen is not None
    assert chosen.parent() is not None
    assert len(page.review.beside.text.marked) == 1
    assert "keluhan" in page.review.beside.text.marked[0]


def test_what_is_no_decree_is_refused_with_a_sentence(
    page: BacaPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "surat.txt"
    path.write_text("Yth. Bapak Ibu, rapat hari Senin jam delapan.\n", encoding="utf-8")
    read(page, ask, qtbot, path)
    assert len(ask.errors) == 1
    assert page.review.tinjauan is None


def test_the_same_decree_twice_doubles_nothing(
    page: BacaPage, window: Window, ask: FakeAsk, qtbot: QtBot, naskah: Path
) -> None:
    read(page, ask, qtbot, naskah)
    page.review.accept.setFocus()
    qtbot.keyClick(page.review.accept, Qt.Key.Key_Space)
    once = window.session.isi
    window.show_page("baca")
    read(page, ask, qtbot, naskah)
    assert not page.review.accept.isEnabled()
    page.review.take_in()
    assert window.session.isi == once


def test_a_table_copied_in_word_or_excel_is_read(page: BacaPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(NASKAH)
    page.first_focus()
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.review.tinjauan is not None, timeout=20_000)
    assert page.review.found.topLevelItemCount() == 1
    assert "Melayani warga" in page.review.beside.text.toPlainText()


def test_an_empty_clipboard_is_said(page: BacaPage, ask: FakeAsk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    page.first_focus()
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(ask.errors) == 1
    assert page.review.tinjauan is None


def test_a_file_can_be_dropped(page: BacaPage, qtbot: QtBot, naskah: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(naskah))])
    where = QPointF(page.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where.toPoint(), Qt.DropAction.CopyAction, mime, left, none)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(where, Qt.DropAction.CopyAction, mime, left, none))
    qtbot.waitUntil(lambda: page.review.tinjauan is not None, timeout=20_000)


def test_the_draft_is_corrected_before_it_goes_in(
    page: BacaPage, window: Window, ask: FakeAsk, qtbot: QtBot, naskah: Path
) -> None:
    read(page, ask, qtbot, naskah)
    assert page.review.tinjauan is not None
    kartu = page.review.tinjauan.bacaan.keputusan.kartu[0]
    first, second = list(kartu.indikator())
    page.review.found.setFocus()
    page.review.found.select(kartu.id)
    ask.answers.append("Kasi Pelayanan")
    qtbot.keyClick(page.review.found, Qt.Key.Key_F2)
    page.review.found.select(first.id)
    ask.answers.append("Jumlah surat// yang selesai")
    qtbot.keyClick(page.review.found, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    page.review.found.select(second.id)
    qtbot.keyClick(page.review.found, Qt.Key.Key_Delete)
    names = [i.teks for i in page.review.tinjauan.bacaan.keputusan.kartu[0].indikator()]
    assert names == ["Jumlah surat", "yang selesai"]
    qtbot.keyClick(page.review.found, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.review.found, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert [i.teks for i in page.review.tinjauan.bacaan.keputusan.kartu[0].indikator()] == names
    page.review.accept.setFocus()
    qtbot.keyClick(page.review.accept, Qt.Key.Key_Space)
    keputusan = window.session.keputusan
    assert keputusan is not None
    assert [k.jabatan for k in keputusan.kartu] == ["Kasi Pelayanan"]
    assert [i.teks for i in keputusan.kartu[0].indikator()] == names


def test_what_is_no_indikator_is_not_cut(page: BacaPage, ask: FakeAsk, qtbot: QtBot, naskah: Path) -> None:
    read(page, ask, qtbot, naskah)
    before = page.review.tinjauan
    page.review.found.setFocus()
    qtbot.keyClick(page.review.found, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert len(ask.errors) == 1
    assert page.review.tinjauan == before


def test_the_kartu_page_is_made_while_the_reading_is_looked_at(
    page: BacaPage, window: Window, ask: FakeAsk, qtbot: QtBot, naskah: Path
) -> None:
    read(page, ask, qtbot, naskah)
    qtbot.waitUntil(lambda: window.findChild(KartuPage) is not None)
    assert window.page_key == "baca"
    made = window.findChild(KartuPage)
    page.review.accept.click()
    assert window.page is made


def test_no_letter_of_the_review_is_a_menu_s(
    page: BacaPage, window: Window, ask: FakeAsk, qtbot: QtBot, naskah: Path
) -> None:
    read(page, ask, qtbot, naskah)
    menus = {QKeySequence.mnemonic(a.text()).toString() for a in window.menuBar().actions()}
    labels = [x.text() for x in page.review.findChildren(QLabel) if x.buddy() is not None]
    letters = [QKeySequence.mnemonic(text).toString() for text in labels]
    assert len(letters) == len(set(letters)) == 2
    assert not menus & set(letters)


def test_a_page_of_the_source_is_named_as_one() -> None:
    remark = Catatan(TingkatCatatan.INFO, "x", "X.", baris=5)
    assert (words.place(remark), words.place(replace(remark, letak=40))) == ("5", "hal. 5")
    assert words.place(replace(remark, baris=None)) == ""
