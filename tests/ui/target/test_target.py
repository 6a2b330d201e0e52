"""The grid of targets driven by the keyboard: typing, blocks, spreading, last year, offers of the text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from iki_desktop.models.keputusan import Rentang, Target
from iki_desktop.models.sebaran import IsianTarget
from iki_desktop.store.operations.indikator import ubah_indikator
from iki_desktop.store.operations.target import isi_beberapa_target, isi_target
from iki_desktop.ui.target.page import TargetPage
from iki_desktop.ui.target.rows import KOLOM, Jenis
from iki_desktop.ui.window import Window
from tests.ui.checks import assert_accessible, assert_indonesian
from tests.ui.fakes import FakeAsk
from tests.ui.samples import TAHUN, ident

JUMLAH, PERSEN, KELUHAN, KERJA = (
    ident(n) for n in ("camat/jumlah", "camat/persen", "kasi/keluhan", "lurah/kerja")
)
AT = {k.jenis: n for n, k in reversed(list(enumerate(KOLOM)))}  # of TW the first
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> TargetPage:
    assert window.show_page("target")
    assert isinstance(window.page, TargetPage)
    qtbot.waitUntil(window.page.table.hasFocus)
    return window.page


def target(page: TargetPage, indikator: str, tahun: int = TAHUN) -> Target | None:
    for kartu in page.session.kartu:
        for i in kartu.indikator():
            if i.id == indikator:
                return i.target.get(tahun)
    raise KeyError(indikator)


def go(page: TargetPage, indikator: str, column: int = AT[Jenis.TAHUN], below: int = 0) -> None:
    row = page.model.row_of(indikator)
    assert row is not None
    page.table.choose(page.model.index(row + below, column))
    page.table.setFocus()


def press(
    qtbot: QtBot, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key, modifier)


def type_text(qtbot: QtBot, text: str) -> None:
    for letter in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClicks(focus, letter)


def paste(qtbot: QtBot, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(qtbot, Qt.Key.Key_V, modifier=CTRL)


def test_the_model_keeps_the_rules_of_qt(page: TargetPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)


def test_it_has_names_and_no_english(page: TargetPage) -> None:
    assert_accessible(page)
    assert_indonesian(page)


def test_figures_are_typed_one_below_the_other(page: TargetPage, qtbot: QtBot) -> None:
    go(page, PERSEN)
    type_text(qtbot, "95")
    press(qtbot, Qt.Key.Key_Return)
    type_text(qtbot, "7-8")
    press(qtbot, Qt.Key.Key_Return)
    assert target(page, PERSEN) == Target(Decimal(95))
    assert target(page, JUMLAH) == Target(Rentang(Decimal(7), Decimal(8)))
    assert page.model.baris(page.table.currentIndex().row()).indikator is not None, "over the heading"


def test_tab_goes_over_the_triwulan(page: TargetPage, qtbot: QtBot) -> None:
    go(page, JUMLAH)
    for figure in ("12", "3", "6", "9", "12"):
        type_text(qtbot, figure)
        press(qtbot, Qt.Key.Key_Tab)
    assert target(page, JUMLAH) == Target(Decimal(12), tuple(map(Decimal, (3, 6, 9, 12))))
    type_text(qtbot, "p")
    press(qtbot, Qt.Key.Key_Return)
    found = target(page, JUMLAH)
    assert found is not None
    assert not found.tw_kumulatif


@pytest.mark.parametrize("text", ["dua", "-2", "-2 - 5", "8-7"])
def test_what_is_no_target_stays_with_its_reason(page: TargetPage, qtbot: QtBot, text: str) -> None:
    before = target(page, JUMLAH)
    go(page, JUMLAH)
    type_text(qtbot, text)
    press(qtbot, Qt.Key.Key_Return)
    editor = page.table.viewport().findChild(QLineEdit, "sel")
    assert isinstance(editor, QLineEdit)
    assert editor.text() == text
    assert text.split()[0] in page._problem.text()  # pyright: ignore[reportPrivateUsage]
    press(qtbot, Qt.Key.Key_Escape)
    assert target(page, JUMLAH) == before


def test_a_block_from_excel_is_one_step_over_headings(page: TargetPage, qtbot: QtBot) -> None:
    before = page.session.isi
    go(page, PERSEN)
    paste(qtbot, "90\t25\t50\t75\t90\n12\t3\t6\t9\t12\n1.000,5\t\t\t\t\n")
    assert target(page, JUMLAH) == Target(Decimal(12), tuple(map(Decimal, (3, 6, 9, 12))))
    assert target(page, KELUHAN) == Target(Decimal("1000.5"))
    assert page.session.undo_name == "Isi 3 target"
    page.session.undo()
    assert page.session.isi == before


def test_a_block_with_a_wrong_cell_or_without_room_changes_nothing(page: TargetPage, qtbot: QtBot) -> None:
    before = page.session.isi
    go(page, PERSEN)
    paste(qtbot, "90\n1.23")
    assert page.session.isi == before
    assert "Jumlah rapat koordinasi" in page._problem.text()  # pyright: ignore[reportPrivateUsage]
    go(page, KERJA, below=2)
    paste(qtbot, "1\n2\n3")
    assert "tidak muat" in page._problem.text()  # pyright: ignore[reportPrivateUsage]
    assert page.session.isi == before


def test_what_is_copied_pastes_back(page: TargetPage, qtbot: QtBot) -> None:
    page.session.run(isi_target, JUMLAH, TAHUN, Target(Decimal("1234.505")))
    go(page, JUMLAH)
    press(qtbot, Qt.Key.Key_C, modifier=CTRL)
    assert QGuiApplication.clipboard().text() == "1.234,505"
    go(page, KELUHAN)
    press(qtbot, Qt.Key.Key_V, modifier=CTRL)
    assert target(page, KELUHAN) == Target(Decimal("1234.505"))


def test_delete_takes_a_target_away(page: TargetPage, qtbot: QtBot) -> None:
    go(page, JUMLAH)
    press(qtbot, Qt.Key.Key_Delete)
    assert target(page, JUMLAH) is None


def test_a_pengampu_has_the_target_of_all_until_it_gets_its_own(page: TargetPage, qtbot: QtBot) -> None:
    go(page, KERJA, below=1)
    here = page.table.currentIndex()
    assert here.data() == "6"
    assert here.data(Qt.ItemDataRole.EditRole) == ""
    type_text(qtbot, "9")
    press(qtbot, Qt.Key.Key_Return)
    lurah = page.session.kartu[2]
    (kerja,) = lurah.indikator()
    assert kerja.target_pengampu == {ident("lurah/a"): {TAHUN: Target(Decimal(9))}}
    assert page.model.index(here.row() + 1, here.column()).data() == "6"


def test_spreading_fills_the_triwulan_of_the_chosen_rows(page: TargetPage, qtbot: QtBot) -> None:
    page.session.run(isi_target, JUMLAH, TAHUN, Target(Decimal(26)))
    go(page, PERSEN)
    press(qtbot, Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    page.spread()
    assert target(page, JUMLAH) == Target(Decimal(26), tuple(map(Decimal, (7, 13, 20, 26))))
    assert target(page, PERSEN) == Target(Decimal(90), (Decimal(90),) * 4)
    assert page.session.undo_name == "Isi 2 target"
    go(page, JUMLAH)
    page.spread(months=True)
    found = target(page, JUMLAH)
    assert found is not None
    assert sum(f for f in found.bulan.values() if isinstance(f, Decimal)) == 26
    cell = page.model.index(page.table.currentIndex().row(), AT[Jenis.TW])
    assert cell.data() == "7"
    assert "per bulan" in page.model.check(cell, "5")


def test_the_offer_of_a_text_is_taken_by_one_key(page: TargetPage, qtbot: QtBot) -> None:
    page.session.run(
        ubah_indikator, PERSEN, teks="Persentase desa tertib administrasi sebesar 100%", target={}
    )
    go(page, PERSEN)
    assert page.model.index(page.table.currentIndex().row(), AT[Jenis.USUL]).data() == "100"
    press(qtbot, Qt.Key.Key_F4)
    assert target(page, PERSEN) == Target(Decimal(100))
    page.session.undo()
    page.accept_all()
    assert target(page, PERSEN) == Target(Decimal(100))


@pytest.fixture
def last_year(page: TargetPage) -> TargetPage:
    page.session.run(
        isi_beberapa_target,
        TAHUN - 1,
        [IsianTarget(i, Target(Decimal(5))) for i in (JUMLAH, PERSEN, KELUHAN)],
    )
    page.session.run(isi_target, KELUHAN, TAHUN, None)
    return page


def test_last_year_for_the_whole_office_where_nothing_stands_yet(last_year: TargetPage, ask: FakeAsk) -> None:
    ask.answers.extend([0, 0])
    last_year.copy_last_year()
    assert "2 dari 3" in ask.asked[1]
    assert target(last_year, KELUHAN) == Target(Decimal(5))
    assert target(last_year, JUMLAH) == Target(Decimal(12))
    assert last_year.session.undo_name == f"Salin 1 target {TAHUN - 1} ke {TAHUN}"


def test_last_year_for_a_kartu_or_one_indikator(last_year: TargetPage, ask: FakeAsk) -> None:
    go(last_year, JUMLAH)
    ask.answers.extend([2, 1])
    last_year.copy_last_year()
    assert target(last_year, JUMLAH) == Target(Decimal(5))
    assert target(last_year, PERSEN) == Target(Decimal(90))
    ask.answers.extend([1, 1])
    last_year.copy_last_year()
    assert target(last_year, PERSEN) == Target(Decimal(5))
    assert target(last_year, KELUHAN) is None


def test_without_targets_last_year_it_says_so(page: TargetPage) -> None:
    page.copy_last_year()
    assert str(TAHUN - 1) in page._problem.text()  # pyright: ignore[reportPrivateUsage]


def test_realisasi_and_target_lead_to_one_another_at_the_same_indikator(
    page: TargetPage, window: Window
) -> None:
    go(page, KELUHAN)
    page.go.emit("realisasi", KELUHAN)
    assert window.page_key == "realisasi"
    assert window.page is not None
    window.page.go.emit("target", KELUHAN)
    assert window.page is page
    assert page.model.baris(page.table.currentIndex().row()).label == "Jumlah keluhan warga"


def test_fill_down_repeats_the_first_row(page: TargetPage, qtbot: QtBot) -> None:
    go(page, PERSEN)
    below = page.model.index(page.table.currentIndex().row() + 1, AT[Jenis.TAHUN])
    page.table.selectionModel().select(below, QItemSelectionModel.SelectionFlag.Select)
    press(qtbot, Qt.Key.Key_D, modifier=CTRL)
    assert target(page, JUMLAH) == replace(Target(), tahun=Decimal(90))


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_F4])
def test_what_is_typed_stays_or_goes_in_whatever_leads_away(
    page: TargetPage, window: Window, qtbot: QtBot, key: Qt.Key
) -> None:
    go(page, ident("camat/jumlah"))
    type_text(qtbot, "3x")
    press(qtbot, key)
    window.show_page("beranda")
    assert window.page is page
    field = page.table.editing.field
    assert field is not None and field.text() == "3x" and field.hasFocus()
    press(qtbot, Qt.Key.Key_Backspace)
    press(qtbot, key)
    assert page.table.editing.field is None
    assert target(page, ident("camat/jumlah")) == Target(Decimal(3))


def test_ctrl_enter_fills_the_chosen_targets(page: TargetPage, qtbot: QtBot) -> None:
    go(page, ident("camat/jumlah"), AT[Jenis.TAHUN])
    press(qtbot, Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.ShiftModifier)
    type_text(qtbot, "44")
    press(qtbot, Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert [target(page, ident(f"camat/{k}")) for k in ("jumlah", "persen")] == [Target(Decimal(44))] * 2


def _label(page: TargetPage) -> tuple[str, Jenis, int]:
    index = page.table.currentIndex()
    return page.model.baris(index.row()).label, KOLOM[index.column()].jenis, KOLOM[index.column()].urut


def test_the_keys_of_excel_lead_about(page: TargetPage, qtbot: QtBot) -> None:
    ctrl, jumlah = Qt.KeyboardModifier.ControlModifier, "Jumlah rapat koordinasi"
    go(page, ident("camat/jumlah"))
    press(qtbot, Qt.Key.Key_End)
    assert _label(page)[:2] == (jumlah, Jenis.CARA)
    press(qtbot, Qt.Key.Key_Home)
    assert _label(page)[:2] == (jumlah, Jenis.TAHUN)
    press(qtbot, Qt.Key.Key_Down, modifier=ctrl)
    assert _label(page)[:2] == ("Kelurahan Barat", Jenis.TAHUN), "all of it is filled"
    press(qtbot, Qt.Key.Key_Home, modifier=ctrl)
    assert _label(page)[:2] == ("Persentase desa tertib administrasi", Jenis.TAHUN)
    press(qtbot, Qt.Key.Key_Right, modifier=ctrl)
    assert _label(page)[1] is Jenis.CARA, "nothing is filled before it"
    press(qtbot, Qt.Key.Key_Left, modifier=ctrl)
    assert _label(page)[1] is Jenis.TAHUN
    press(qtbot, Qt.Key.Key_Space, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert len(page.table.selectedIndexes()) == 6
    press(qtbot, Qt.Key.Key_Space, modifier=ctrl)
    assert {i.column() for i in page.table.selectedIndexes()} == {AT[Jenis.TAHUN]}
    assert page.table.editing.field is None


def test_enter_leads_back_and_tab_goes_on_in_the_next_row_after_typing(
    page: TargetPage, qtbot: QtBot
) -> None:
    go(page, ident("camat/jumlah"))
    for text, key in (("20", Qt.Key.Key_Tab), ("5", Qt.Key.Key_Return)):
        type_text(qtbot, text)
        press(qtbot, key)
    assert _label(page)[:2] == ("Jumlah keluhan warga", Jenis.TAHUN)
    press(qtbot, Qt.Key.Key_End)
    type_text(qtbot, "k")
    press(qtbot, Qt.Key.Key_Tab)
    assert _label(page)[:2] == ("Jumlah kerja bakti", Jenis.TAHUN)
    assert page.table.hasFocus()


def test_cut_and_fill_from_above(page: TargetPage, qtbot: QtBot) -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier
    go(page, ident("camat/jumlah"))
    press(qtbot, Qt.Key.Key_X, modifier=ctrl)
    assert target(page, ident("camat/jumlah")) is None
    assert QGuiApplication.clipboard().text() == "12"
    press(qtbot, Qt.Key.Key_D, modifier=ctrl)
    assert target(page, ident("camat/jumlah")) == Target(Decimal(90))
