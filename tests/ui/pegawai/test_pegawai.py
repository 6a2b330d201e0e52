"""The page Pegawai driven by the keyboard: people, NIP, jabatan by date, overlaps, ways in."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from iki_desktop.models.kantor import Masa, Pegawai, Sebagai
from iki_desktop.store.operations.pegawai import tambah_pegawai, ubah_pegawai
from iki_desktop.ui.atur.page import PEGAWAI, AturPage
from iki_desktop.ui.kartu.page import KartuPage
from iki_desktop.ui.pegawai.page import PegawaiPage
from iki_desktop.ui.pegawai.times import TimesModel
from iki_desktop.ui.periksa.page import PeriksaPage
from iki_desktop.ui.window import Window
from tests.ui.checks import assert_accessible, assert_indonesian
from tests.ui.fakes import FakeAsk
from tests.ui.samples import ident

SARI = ident("pegawai")


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> PegawaiPage:
    assert window.show_page("pegawai")
    assert isinstance(window.page, PegawaiPage)
    qtbot.waitUntil(window.page.list.hasFocus)
    return window.page


def person(page: PegawaiPage, id_: str = SARI) -> Pegawai:
    return next(p for p in page.session.isi.pegawai if p.id == id_)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def write(qtbot: QtBot, text: str) -> None:
    """Type over what the focused field holds, and leave it."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(focus, text)
    qtbot.keyClick(focus, Qt.Key.Key_Tab)


def test_the_model_keeps_the_rules_of_qt(page: PegawaiPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.times)
    qtmodeltester.check(TimesModel())


def test_it_has_names_and_no_english(page: PegawaiPage) -> None:
    assert_accessible(page)
    assert_indonesian(page)


def test_a_pegawai_is_added_and_described_by_keys_alone(page: PegawaiPage, qtbot: QtBot) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(qtbot, Qt.Key.Key_N, both)
    assert page.nama.hasFocus()
    write(qtbot, "Budi Santoso")
    write(qtbot, "19820116 200012 1 001")
    write(qtbot, "Penata")
    press(qtbot, Qt.Key.Key_Insert, Qt.KeyboardModifier.ControlModifier)
    assert page.kursi.hasFocus()
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "7/1/2026")
    budi = page.session.isi.pegawai[-1]
    assert (budi.nama, budi.nip, budi.pangkat) == ("Budi Santoso", "198201162000121001", "Penata")
    assert page.nip.text() == "19820116 200012 1 001"
    assert budi.jabatan == (Masa(ident("kasi/p"), date(2026, 1, 7), None, Sebagai.PLT),)
    assert page.mulai.text() == "7 Januari 2026"


def test_each_field_is_one_step_and_undo_shows_again(page: PegawaiPage, qtbot: QtBot) -> None:
    page.pangkat.setFocus()
    write(qtbot, "Pembina")
    assert person(page).pangkat == "Pembina"
    page.session.undo()
    assert page.pangkat.text() == ""


@pytest.mark.parametrize("text", ["123", "18 angka"])
def test_a_nip_that_is_none_stays_with_its_reason(page: PegawaiPage, qtbot: QtBot, text: str) -> None:
    page.nip.setFocus()
    write(qtbot, text)
    assert person(page).nip == ""
    assert page.nip.text() == text
    assert "18 angka" in page._problem.text()  # pyright: ignore[reportPrivateUsage]
    assert not page.commit()


def test_a_date_that_is_none_stays_with_its_reason(page: PegawaiPage, ask: FakeAsk, qtbot: QtBot) -> None:
    page.mulai.setFocus()
    write(qtbot, "kemarin")
    assert person(page).jabatan[0].mulai == date(2024, 1, 1)
    assert "bukan tanggal" in page._problem.text()  # pyright: ignore[reportPrivateUsage]
    page.mulai.setFocus()
    write(qtbot, "1 Feb 2025")
    assert person(page).jabatan[0].mulai == date(2025, 2, 1)
    page.selesai.setFocus()
    write(qtbot, "1/1/2020")
    assert "lebih awal" in ask.errors[0]
    assert person(page).jabatan[0].selesai is None


def test_jabatan_that_overlap_are_remarked_and_kept(page: PegawaiPage) -> None:
    assert page._remarks.isHidden()  # pyright: ignore[reportPrivateUsage]
    page.session.run(tambah_pegawai, Pegawai("b", "Budi", jabatan=(Masa(ident("camat/p")),)))
    assert "Budi" in page._remarks.text()  # pyright: ignore[reportPrivateUsage]
    page.session.run(ubah_pegawai, "b", jabatan=(Masa(ident("camat/p"), sebagai=Sebagai.PLH),))
    assert page._remarks.isHidden()  # pyright: ignore[reportPrivateUsage]


def test_the_review_lists_overlaps_and_leads_to_the_pegawai(
    page: PegawaiPage, window: Window, qtbot: QtBot
) -> None:
    page.session.run(tambah_pegawai, Pegawai("b", "Budi", jabatan=(Masa(ident("camat/p")),)))
    assert window.show_page("periksa")
    review = window.page
    assert isinstance(review, PeriksaPage)
    qtbot.waitUntil(lambda: not review.checking)
    remarks = [review.table.remarks.remark(n) for n in range(review.table.remarks.rowCount())]
    found = next(c for c in remarks if c.kode == "kursi-ganda" and c.objek == "b")
    review.table.led.emit(found)
    assert window.page is page
    assert page.current_id() == "b"


def test_deleting_asks_only_where_jabatan_go_too(page: PegawaiPage, ask: FakeAsk, qtbot: QtBot) -> None:
    page.session.run(tambah_pegawai, Pegawai("b", "Budi"))
    page.go_to("b")
    page.list.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert [p.id for p in page.session.isi.pegawai] == [SARI]
    ask.answers.append(False)
    press(qtbot, Qt.Key.Key_Delete)
    assert "1 jabatan" in ask.asked[0]
    assert person(page)
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert person(page).jabatan == ()


def test_the_list_is_filtered_by_words(page: PegawaiPage) -> None:
    page.session.run(tambah_pegawai, Pegawai("b", "Budi Santoso"))
    page.filter.setText("san bud")
    assert [page.list.item(n).isHidden() for n in range(2)] == [True, False]


def test_the_kartu_shows_who_carries_it_and_leads_there(page: PegawaiPage, window: Window) -> None:
    seats = (Masa(ident("lurah/b"), date(2026, 1, 1), date(2026, 1, 31), Sebagai.PLT),)
    page.session.run(tambah_pegawai, Pegawai("b", "Budi", jabatan=seats))
    window.session.set_context(sampai=1)
    window.show_page("kartu", ident("lurah"))
    kartu = window.page
    assert isinstance(kartu, KartuPage)
    assert kartu.form.holders.text() == "Kelurahan Timur: belum ada pegawai · Kelurahan Barat: Plt. Budi"
    window.session.set_context(sampai=2)
    assert "Barat: belum ada" in kartu.form.holders.text()
    kartu.go_to(ident("camat"))
    assert kartu.form.holders.text() == "Dipegang oleh Sari Utami"
    kartu.form.pegawai.click()
    assert window.page is page
    assert page.current_id() == SARI


def test_pengaturan_leads_to_pegawai(page: PegawaiPage, window: Window, qtbot: QtBot) -> None:
    window.show_page("atur")
    atur = window.page
    assert isinstance(atur, AturPage)
    atur.list.setFocus()
    press(qtbot, Qt.Key.Key_End)
    item = atur.list.currentItem()
    assert item is not None
    assert item.text() == PEGAWAI
    press(qtbot, Qt.Key.Key_Return)
    assert window.page is page
