"""The month grid driven by the keyboard, on the whole window."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from iki_desktop.models.realisasi import KeadaanPeriode, KeadaanSel
from iki_desktop.store.operations.periode import ubah_periode
from iki_desktop.ui.realisasi.columns import SETAHUN as KOLOM
from iki_desktop.ui.realisasi.columns import Jenis
from iki_desktop.ui.realisasi.filters import Saring
from iki_desktop.ui.realisasi.page import RealisasiPage
from iki_desktop.ui.window import Window
from tests.ui.checks import assert_accessible, assert_indonesian
from tests.ui.realisasi.conftest import KASI, cell, go, press, type_text
from tests.ui.samples import TAHUN, ident

KOLOM_BULAN = {k.urut: n for n, k in enumerate(KOLOM) if k.jenis is Jenis.BULAN}


def test_the_model_keeps_the_rules_of_qt(page: RealisasiPage, qtmodeltester: ModelTester) -> None:
    page.tools.choice.setCurrentIndex(0)
    qtmodeltester.check(page.model)


def test_it_has_names_and_no_english(page: RealisasiPage) -> None:
    assert_accessible(page)
    assert_indonesian(page)


def test_typing_enters_a_figure_and_goes_on_down(page: RealisasiPage, qtbot: QtBot) -> None:
    page.tools.choice.setCurrentIndex(0)
    go(page, KASI, 3)
    type_text(qtbot, "12")
    press(qtbot, Qt.Key.Key_Return)
    sel = cell(page, KASI, 3)
    assert sel is not None
    assert sel.nilai == Decimal(12)
    below = page.model.baris(page.grid.months.currentIndex().row())
    assert below.label == "Kelurahan Timur", "headings and results are stepped over"


def test_tab_goes_to_the_next_month_over_the_triwulan(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, KASI, 3)
    type_text(qtbot, "5")
    press(qtbot, Qt.Key.Key_Tab)
    assert page.grid.months.currentIndex().column() == KOLOM_BULAN[4]
    press(qtbot, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert page.grid.months.currentIndex().column() == KOLOM_BULAN[3]


def test_what_is_no_figure_stays_in_the_cell_with_its_reason(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, KASI, 3)
    type_text(qtbot, "1.23")
    press(qtbot, Qt.Key.Key_Return)
    editor = page.grid.months.viewport().findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "1.23"
    assert "1.23" in page.message.text()
    assert cell(page, KASI, 3) is None
    press(qtbot, Qt.Key.Key_Escape)
    assert cell(page, KASI, 3) is None


def test_undo_takes_one_figure_back_and_redo_brings_it(
    page: RealisasiPage, window: Window, qtbot: QtBot
) -> None:
    go(page, KASI, 3)
    type_text(qtbot, "5")
    press(qtbot, Qt.Key.Key_Return)
    assert window.session.undo_name
    window.session.undo()
    assert cell(page, KASI, 3) is None
    column = page.model.index(page.model.row_of(KASI[0]) or 0, KOLOM_BULAN[3])
    assert column.data() == ""
    window.session.redo()
    assert column.data() == "5"


def test_delete_makes_kosong_and_ctrl_semicolon_nihil(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, KASI, 1)
    press(qtbot, Qt.Key.Key_Delete)
    assert cell(page, KASI, 1) is None
    press(qtbot, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    sel = cell(page, KASI, 1)
    assert sel is not None
    assert sel.keadaan is KeadaanSel.NIHIL


def test_a_block_from_excel_is_one_step(page: RealisasiPage, window: Window, qtbot: QtBot) -> None:
    before = page.session.isi.realisasi
    go(page, KASI, 3)
    QGuiApplication.clipboard().setText("1\t2\t-\t1.000,5\n")
    press(qtbot, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    values = [cell(page, KASI, b) for b in (3, 4, 5, 6)]
    assert [s.nilai if s else None for s in values] == [Decimal(1), Decimal(2), None, Decimal("1000.5")]
    window.session.undo()
    assert page.session.isi.realisasi == before


def test_a_block_with_one_wrong_cell_changes_nothing(page: RealisasiPage, qtbot: QtBot) -> None:
    before = page.session.isi.realisasi
    go(page, KASI, 3)
    QGuiApplication.clipboard().setText("1\tdua")
    press(qtbot, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.session.isi.realisasi == before
    assert "April" in page.message.text()
    assert "dua" in page.message.text()


def test_a_block_that_does_not_fit_is_refused_whole(page: RealisasiPage, qtbot: QtBot) -> None:
    before = page.session.isi.realisasi
    go(page, KASI, 12)
    QGuiApplication.clipboard().setText("1\t2")
    press(qtbot, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.session.isi.realisasi == before
    assert "tidak muat" in page.message.text()


def test_what_is_copied_pastes_back_the_same(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, KASI, 1)
    press(qtbot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "3\t–"


def test_fill_right_repeats_the_first_column(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, KASI, 4)
    type_text(qtbot, "7")
    press(qtbot, Qt.Key.Key_Return)
    go(page, KASI, 4)
    press(qtbot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert [s.nilai if (s := cell(page, KASI, b)) else None for b in (4, 5, 6)] == [Decimal(7)] * 3


def test_a_locked_month_takes_nothing(page: RealisasiPage, window: Window, qtbot: QtBot) -> None:
    for keadaan in (KeadaanPeriode.DIAJUKAN, KeadaanPeriode.DIKUNCI):
        window.session.run(ubah_periode, TAHUN, 1, keadaan)
    go(page, KASI, 1)
    before = page.session.isi.realisasi
    type_text(qtbot, "9")
    assert page.grid.months.viewport().findChild(QLineEdit) is None
    assert "dikunci" in page.message.text()
    press(qtbot, Qt.Key.Key_Delete)
    assert page.session.isi.realisasi == before


def test_capaian_and_triwulan_follow_what_is_typed(page: RealisasiPage, qtbot: QtBot) -> None:
    camat = (ident("camat/jumlah"), ident("camat/p"), TAHUN)
    row = page.model.row_of(camat[0])
    assert row is not None
    columns = {k.jenis: n for n, k in enumerate(KOLOM)}
    triwulan = next(n for n, k in enumerate(KOLOM) if k.jenis is Jenis.TW and k.urut == 1)
    assert page.model.index(row, triwulan).data() == "6"
    go(page, camat, 3)
    type_text(qtbot, "0")
    press(qtbot, Qt.Key.Key_Return)
    assert page.model.index(row, triwulan).data() == "3"
    assert page.model.index(row, columns[Jenis.CAPAIAN]).data() == "100,0 %"


def test_only_what_is_late_can_be_shown(page: RealisasiPage) -> None:
    page.tools.choice.setCurrentIndex(0)
    page.tools.choose_rows(Saring.TERLAMBAT)
    shown = {b.indikator.id for n in range(page.model.rowCount()) if (b := page.model.baris(n)).indikator}
    assert shown == {ident("kasi/keluhan"), ident("lurah/kerja")}
    page.session.set_context(sampai=1)
    shown = {b.indikator.id for n in range(page.model.rowCount()) if (b := page.model.baris(n)).indikator}
    assert shown == {ident("lurah/kerja")}


def test_the_status_line_sums_the_selection(page: RealisasiPage, qtbot: QtBot) -> None:
    said: list[tuple[str, str, str]] = []
    page.status.connect(lambda *texts: said.append(texts))
    go(page, (ident("camat/jumlah"), ident("camat/p"), TAHUN), 1)
    press(qtbot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert said[-1][1] == "Jumlah 6 · rata-rata 2 · 3 angka"
