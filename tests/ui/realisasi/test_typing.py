"""What is being typed is never lost, and the keys around it are those of Excel."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iki_desktop.models.realisasi import KeadaanPeriode, KeadaanSel
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.periode import ubah_periode
from iki_desktop.ui.menus import plain
from iki_desktop.ui.realisasi.filters import Saring
from iki_desktop.ui.realisasi.page import RealisasiPage
from iki_desktop.ui.session import READ_ONLY
from iki_desktop.ui.window import Window
from tests.ui.fakes import FakeAsk
from tests.ui.opening import open_at_once
from tests.ui.realisasi.conftest import ALT, CTRL, KASI, NO, SHIFT, cell, go, here, press, type_text
from tests.ui.samples import TAHUN, ident

JUMLAH = (ident("camat/jumlah"), ident("camat/p"), TAHUN)
TIMUR = (ident("lurah/kerja"), ident("lurah/a"), TAHUN)
LEAVING = [
    (Qt.Key.Key_M, CTRL),
    (Qt.Key.Key_PageDown, ALT),
    (Qt.Key.Key_PageUp, CTRL),
    (Qt.Key.Key_PageUp, NO),
    (Qt.Key.Key_1, CTRL),
    (Qt.Key.Key_F4, NO),
    (Qt.Key.Key_Up, CTRL),
    (Qt.Key.Key_Home, CTRL),
]


def figure(page: RealisasiPage, kunci: tuple[str, str, int], bulan: int) -> Decimal | None:
    sel = cell(page, kunci, bulan)
    return sel.nilai if sel else None


def typed(page: RealisasiPage) -> str | None:
    field = page.grid.months.editing.field
    return None if field is None else field.text()


def lock_january(window: Window) -> None:
    for keadaan in (KeadaanPeriode.DIAJUKAN, KeadaanPeriode.DIKUNCI):
        window.session.run(ubah_periode, TAHUN, 1, keadaan)


# -- nothing is lost ---------------------------------------------------------------------


@pytest.mark.parametrize(("key", "held"), LEAVING)
def test_a_figure_goes_into_the_file_whatever_leads_away(
    page: RealisasiPage, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    go(page, KASI, 5)
    type_text(qtbot, "17")
    press(qtbot, key, held)
    assert figure(page, KASI, 5) == 17
    assert typed(page) is None


@pytest.mark.parametrize(("key", "held"), LEAVING)
def test_what_is_no_figure_stays_whatever_would_lead_away(
    page: RealisasiPage, window: Window, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    go(page, KASI, 5)
    type_text(qtbot, "1x7")
    press(qtbot, key, held)
    assert typed(page) == "1x7"
    assert QApplication.focusWidget() is page.grid.months.editing.field
    assert "1x7" in page.message.text()
    assert (window.page_key, window.session.tahun, page.tools.bulan) == ("realisasi", TAHUN, None)
    press(qtbot, Qt.Key.Key_Escape)
    assert typed(page) is None
    assert page.grid.months.hasFocus()


def test_another_year_of_the_bar_waits_for_what_is_typed(
    page: RealisasiPage, window: Window, qtbot: QtBot
) -> None:
    go(page, KASI, 5)
    type_text(qtbot, "1x")
    window.bar.year_wanted.emit(TAHUN + 1)
    assert (window.session.tahun, typed(page)) == (TAHUN, "1x")
    press(qtbot, Qt.Key.Key_Backspace)
    window.bar.year_wanted.emit(TAHUN + 1)
    assert window.session.tahun == TAHUN + 1
    assert figure(page, KASI, 5) == 1


def test_closing_the_file_asks_before_what_is_typed_is_lost(
    page: RealisasiPage, window: Window, ask: FakeAsk, qtbot: QtBot
) -> None:
    go(page, KASI, 5)
    type_text(qtbot, "1x")
    ask.answers.append(False)
    window.close()
    assert "belum dapat disimpan" in ask.asked[-1]
    assert typed(page) == "1x"
    press(qtbot, Qt.Key.Key_Escape)


def test_a_new_look_leaves_what_is_typed_in_its_cell(
    page: RealisasiPage, window: Window, qtbot: QtBot
) -> None:
    go(page, KASI, 5)
    type_text(qtbot, "1x")
    window.session.preferences.change(kerapatan="lapang")
    assert typed(page) == "1x"
    press(qtbot, Qt.Key.Key_Backspace)
    press(qtbot, Qt.Key.Key_Return)
    assert figure(page, KASI, 5) == 1


def test_other_rows_say_what_could_not_be_taken(page: RealisasiPage, qtbot: QtBot) -> None:
    page.tools.choose_scope("")
    go(page, KASI, 5)
    type_text(qtbot, "1x")
    page.tools.choose_scope(ident("camat"))
    assert typed(page) is None
    assert "1x" in page.message.text()


def test_rows_stay_under_a_filter_while_figures_are_typed(page: RealisasiPage, qtbot: QtBot) -> None:
    page.tools.choose_scope("")
    page.session.set_context(sampai=1)
    page.tools.choose_rows(Saring.TERLAMBAT)
    rows = page.model.rowCount()
    barat = (ident("lurah/kerja"), ident("lurah/b"), TAHUN)
    go(page, barat, 1)
    type_text(qtbot, "2")
    press(qtbot, Qt.Key.Key_Return, SHIFT)
    assert figure(page, barat, 1) == 2
    assert page.model.rowCount() == rows
    assert here(page) == ("Kelurahan Timur", "Jan")


# -- as in Excel -------------------------------------------------------------------------


def test_enter_leads_back_to_the_column_where_tab_began(page: RealisasiPage, qtbot: QtBot) -> None:
    page.tools.choose_scope("")
    go(page, KASI, 2)
    for text in ("5", "6"):
        type_text(qtbot, text)
        press(qtbot, Qt.Key.Key_Tab)
    type_text(qtbot, "7")
    press(qtbot, Qt.Key.Key_Return)
    assert [figure(page, KASI, b) for b in (2, 3, 4)] == [5, 6, 7]
    assert here(page) == ("Kelurahan Timur", "Feb")
    press(qtbot, Qt.Key.Key_Return)
    assert here(page) == ("Kelurahan Barat", "Feb")


def test_tab_after_typing_goes_on_in_the_next_row(page: RealisasiPage, qtbot: QtBot) -> None:
    page.tools.choose_scope("")
    go(page, KASI, 12)
    type_text(qtbot, "5")
    press(qtbot, Qt.Key.Key_Tab)
    assert here(page) == ("Kelurahan Timur", "Jan")
    type_text(qtbot, "6")
    press(qtbot, Qt.Key.Key_Backtab, SHIFT)
    assert here(page) == ("Jumlah keluhan warga", "Des")
    assert page.grid.months.hasFocus()


def test_an_arrow_forgets_where_tab_began(page: RealisasiPage, qtbot: QtBot) -> None:
    page.tools.choose_scope("")
    go(page, KASI, 4)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Return)
    assert here(page) == ("Kelurahan Timur", "Mei")


def test_typing_over_a_selection_begins_where_it_was_begun(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, KASI, 4)
    press(qtbot, Qt.Key.Key_Right, SHIFT)
    for text in ("4", "5", "9"):  # the last goes round to the first
        type_text(qtbot, text)
        press(qtbot, Qt.Key.Key_Return)
    assert [figure(page, KASI, b) for b in (4, 5, 6)] == [9, 5, None]
    assert len(page.grid.months.blocks.chosen()) == 2
    press(qtbot, Qt.Key.Key_Backtab, SHIFT)
    assert here(page)[1] == "Apr"


def test_ctrl_enter_fills_the_selection_in_one_step(
    page: RealisasiPage, window: Window, qtbot: QtBot
) -> None:
    before = page.session.isi.realisasi
    go(page, KASI, 3)
    for _ in range(3):  # over TW I
        press(qtbot, Qt.Key.Key_Right, SHIFT)
    type_text(qtbot, "8")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert [figure(page, KASI, b) for b in (3, 4, 5)] == [8, 8, 8]
    assert typed(page) is None
    assert page.grid.months.hasFocus()
    window.session.undo()
    assert page.session.isi.realisasi == before


def test_f2_changes_between_typing_over_and_moving_in_the_text(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, KASI, 5)
    type_text(qtbot, "12")
    press(qtbot, Qt.Key.Key_F2)
    press(qtbot, Qt.Key.Key_Left)
    type_text(qtbot, "3")
    press(qtbot, Qt.Key.Key_F2)
    press(qtbot, Qt.Key.Key_Left)
    assert figure(page, KASI, 5) == 132
    assert here(page)[1] == "Apr"


def test_keys_of_the_grid_do_nothing_behind_an_editor(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, JUMLAH, 1)
    press(qtbot, Qt.Key.Key_Right, SHIFT)
    before = page.session.isi.realisasi
    press(qtbot, Qt.Key.Key_F2)
    for key in (Qt.Key.Key_D, Qt.Key.Key_R, Qt.Key.Key_Semicolon, Qt.Key.Key_Space):
        press(qtbot, key, CTRL)
    press(qtbot, Qt.Key.Key_Escape)
    assert page.session.isi.realisasi == before


def test_ctrl_d_in_one_cell_takes_the_one_above_and_ctrl_r_the_one_at_its_left(
    page: RealisasiPage, qtbot: QtBot
) -> None:
    page.tools.choose_scope("")
    go(page, TIMUR, 2)
    press(qtbot, Qt.Key.Key_D, CTRL)
    sel = cell(page, TIMUR, 2)
    assert sel is not None and sel.keadaan is KeadaanSel.NIHIL, "as the keluhan above it, over headings"
    go(page, JUMLAH, 4)
    press(qtbot, Qt.Key.Key_R, CTRL)
    assert figure(page, JUMLAH, 4) == 3, "that of March, over TW I"


def test_cut_empties_what_it_copied(page: RealisasiPage, window: Window, qtbot: QtBot) -> None:
    go(page, JUMLAH, 1)
    press(qtbot, Qt.Key.Key_Right, SHIFT)
    press(qtbot, Qt.Key.Key_X, CTRL)
    assert [figure(page, JUMLAH, b) for b in (1, 2, 3)] == [None, None, 3]
    go(page, JUMLAH, 5)
    press(qtbot, Qt.Key.Key_V, CTRL)
    assert [figure(page, JUMLAH, b) for b in (5, 6)] == [1, 2]
    assert {i.column() for i in page.grid.months.blocks.chosen()} == {
        page.model.column_of(5),
        page.model.column_of(6),
    }, "what came in is chosen"
    window.session.undo()
    window.session.undo()
    assert [figure(page, JUMLAH, b) for b in (1, 2, 5)] == [1, 2, None]


def test_what_touches_a_locked_month_changes_nothing(
    page: RealisasiPage, window: Window, qtbot: QtBot
) -> None:
    lock_january(window)
    before = page.session.isi.realisasi
    QGuiApplication.clipboard().setText("7")
    for key, held in (
        (Qt.Key.Key_Delete, NO),
        (Qt.Key.Key_Semicolon, CTRL),
        (Qt.Key.Key_V, CTRL),
        (Qt.Key.Key_X, CTRL),
    ):
        go(page, JUMLAH, 2)
        press(qtbot, Qt.Key.Key_Left, SHIFT)
        press(qtbot, key, held)
        assert page.session.isi.realisasi == before
        assert "Januari" in page.message.text() and "Tidak ada yang diubah" in page.message.text()


def test_one_locked_month_has_a_cursor_all_the_same(page: RealisasiPage, window: Window) -> None:
    lock_january(window)
    page.tools.choose_scope("")
    page.tools.choose_month(1)
    page.grid.months.clearSelection()
    page.grid.months.go_first(1)
    assert here(page) == ("Jumlah desa tertib", "Jan")


def test_a_file_that_is_only_read_says_so_and_speaks_of_no_lock(
    window: Window, office: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window.session.close()
    opener = Berkas.open
    monkeypatch.setattr(Berkas, "open", lambda path, **given: opener(path, **given, read_only=True))
    open_at_once(window, office)
    assert window.show_page("realisasi")
    again = window.page
    assert isinstance(again, RealisasiPage)
    qtbot.waitUntil(again.grid.months.hasFocus)
    go(again, JUMLAH, 1)
    QGuiApplication.clipboard().setText("7\t8")
    for key, held in ((Qt.Key.Key_5, NO), (Qt.Key.Key_Delete, NO), (Qt.Key.Key_V, CTRL)):
        press(qtbot, key, held)
        assert again.message.text() == READ_ONLY
    assert typed(again) is None
    assert not any(again.model.terkunci(k) for k in again.model.semua_kolom)


def test_a_locked_month_may_be_filled_from(page: RealisasiPage, window: Window, qtbot: QtBot) -> None:
    lock_january(window)
    go(page, JUMLAH, 2)
    press(qtbot, Qt.Key.Key_R, CTRL)
    assert figure(page, JUMLAH, 2) == 1


def test_cells_with_line_ends_and_quotes_are_read_as_excel_writes_them(
    page: RealisasiPage, qtbot: QtBot
) -> None:
    go(page, KASI, 3)
    QGuiApplication.clipboard().setText('"5\n"\t"1.250"\t\u00a0- \tNihil\r\n')
    press(qtbot, Qt.Key.Key_V, CTRL)
    assert page.message.text() == ""
    assert [figure(page, KASI, b) for b in (3, 4)] == [5, 1250]
    assert [s.keadaan if (s := cell(page, KASI, b)) else None for b in (5, 6)] == [KeadaanSel.NIHIL] * 2


def test_the_status_line_sums_no_month_twice_and_nihil_as_0(page: RealisasiPage, qtbot: QtBot) -> None:
    said: list[tuple[str, str, str]] = []
    page.status.connect(lambda *texts: said.append(texts))
    go(page, JUMLAH, 1)
    for _ in range(4):  # to April, which is kosong, over TW I
        press(qtbot, Qt.Key.Key_Right, SHIFT)
    assert said[-1][1] == "Jumlah 6 · rata-rata 2 · 3 angka"
    go(page, KASI, 1)
    press(qtbot, Qt.Key.Key_Right, SHIFT)
    assert said[-1][1] == "Jumlah 3 · rata-rata 1,5 · 2 angka", "3 and nihil"


def test_what_was_said_of_a_cell_is_over_with_the_next(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, KASI, 3)
    press(qtbot, Qt.Key.Key_Right)
    type_text(qtbot, "1")
    assert "dihitung sendiri" in page.message.text()
    press(qtbot, Qt.Key.Key_Right)
    assert page.message.text() == ""


def test_undo_and_redo_lead_to_what_came_back(page: RealisasiPage, window: Window, qtbot: QtBot) -> None:
    page.tools.choose_scope("")
    go(page, KASI, 5)
    QGuiApplication.clipboard().setText("4\t5")
    press(qtbot, Qt.Key.Key_V, CTRL)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        go(page, JUMLAH, 1)
        press(qtbot, key, CTRL)
        assert here(page) == ("Jumlah keluhan warga", "Mei")
        assert len(page.grid.months.blocks.chosen()) == 2
    page.tools.choose_month(2)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert window.bar.state.text() == "Dibatalkan: Isi realisasi 2 sel", "of months that are not shown"
    window.show_page("beranda")
    press(qtbot, Qt.Key.Key_Y, CTRL)
    assert window.bar.state.text() == "Diulangi: Isi realisasi 2 sel"
    assert figure(page, KASI, 6) == 5


def test_cells_apart_are_copied_with_what_lies_between_kosong(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, JUMLAH, 1)
    months = page.grid.months
    third = page.model.index(months.currentIndex().row(), page.model.column_of(3) or 0)
    months.selectionModel().select(third, QItemSelectionModel.SelectionFlag.Select)
    press(qtbot, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "1\t3"
    below = third.siblingAtRow(third.row() - 1)
    months.selectionModel().select(below, QItemSelectionModel.SelectionFlag.Select)
    press(qtbot, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "\t10\n1\t3", "the penyebut of March above it"


def test_cut_copy_and_paste_stand_in_the_menu_and_under_the_right_button(
    page: RealisasiPage, qtbot: QtBot
) -> None:
    acts = {plain(a.text()): a for a in page.grid.months.actions()}
    assert [*acts][:3] == ["Potong", "Salin", "Tempel"]
    assert list(acts.values()) == list(page.actions_of("sunting"))
    go(page, JUMLAH, 1)
    press(qtbot, Qt.Key.Key_Right, SHIFT)
    acts["Potong"].trigger()
    go(page, JUMLAH, 7)
    acts["Tempel"].trigger()
    assert [figure(page, JUMLAH, b) for b in (1, 2, 7, 8)] == [None, None, 1, 2]


def test_a_year_without_indikator_lets_nothing_through_to_the_last_one(
    page: RealisasiPage, window: Window, qtbot: QtBot
) -> None:
    before = page.session.isi.realisasi
    go(page, JUMLAH, 2)
    window.session.set_context(tahun=TAHUN - 1)
    assert page.is_empty and page.model.rowCount() == 0
    QGuiApplication.clipboard().setText("7")
    for action in page.actions_of("sunting"):
        action.trigger()
    press(qtbot, Qt.Key.Key_F4)
    assert page.details.panel.isHidden()
    assert page.session.isi.realisasi == before
    window.session.set_context(tahun=TAHUN)
    assert here(page) == ("Jumlah rapat koordinasi", "Feb"), "the place is kept"
