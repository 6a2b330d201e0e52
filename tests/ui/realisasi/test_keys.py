"""The keys of Excel in the grid: moving, choosing, copying, filling, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from iki_desktop.models.realisasi import Sel
from iki_desktop.store.operations.realisasi import isi_sel, ubah_keterangan
from iki_desktop.ui.realisasi.page import RealisasiPage
from iki_desktop.ui.window import Window
from tests.ui.realisasi.conftest import CTRL, KASI, SHIFT, cell, go, here, press, type_text
from tests.ui.samples import TAHUN, ident

JUMLAH = (ident("camat/jumlah"), ident("camat/p"), TAHUN)
PERSEN = (ident("camat/persen"), ident("camat/p"), TAHUN)
KELUHAN = "Jumlah keluhan warga"


def values(page: RealisasiPage, kunci: tuple[str, str, int]) -> list[str]:
    row = page.model.row_of(kunci[0])
    assert row is not None
    return [str(page.model.index(row, page.model.column_of(b) or 0).data()) for b in range(1, 13)]


def test_home_end_and_ctrl_arrows_lead_to_edges(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, JUMLAH, 5)
    press(qtbot, Qt.Key.Key_Home)
    assert here(page) == ("Jumlah rapat koordinasi", "Jan")
    press(qtbot, Qt.Key.Key_Right, CTRL)
    assert here(page)[1] == "Mar", "the last of what is filled"
    press(qtbot, Qt.Key.Key_Right, CTRL)
    assert here(page)[1] == "Des", "nothing is filled behind it"
    press(qtbot, Qt.Key.Key_Left, CTRL)
    assert here(page)[1] == "Mar"
    press(qtbot, Qt.Key.Key_End)
    assert here(page)[1] == "Capaian"
    press(qtbot, Qt.Key.Key_Home, CTRL)
    assert here(page) == ("Jumlah desa tertib", "Jan"), "the first row that takes figures"
    press(qtbot, Qt.Key.Key_End, CTRL)
    assert here(page) == ("Kelurahan Barat", "Capaian")


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Home, CTRL),
        (Qt.Key.Key_End, CTRL),
        (Qt.Key.Key_Left, CTRL),
        (Qt.Key.Key_Return, SHIFT),
        (Qt.Key.Key_Backtab, SHIFT),
    ],
)
def test_one_cell_is_chosen_whatever_key_is_held(
    page: RealisasiPage, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    go(page, KASI, 3)
    press(qtbot, key, held)
    (only,) = page.grid.months.blocks.chosen()
    assert only == page.grid.months.currentIndex()
    assert only.column() != page.model.column_of(3) or only.row() != page.model.row_of(KASI[0])


def test_ctrl_down_steps_over_headings(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, PERSEN, 1)
    press(qtbot, Qt.Key.Key_Down, CTRL)
    assert here(page) == ("Kelurahan Timur", "Jan"), "all that is filled in January"
    press(qtbot, Qt.Key.Key_Down, CTRL)
    assert here(page)[0] == "Kelurahan Barat"


def test_shift_chooses_from_where_it_began(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, JUMLAH, 1)
    press(qtbot, Qt.Key.Key_Right, CTRL | SHIFT)
    assert page.grid.months.figures() == (3, 6)
    press(qtbot, Qt.Key.Key_Left, SHIFT)
    assert page.grid.months.figures() == (2, 3)
    press(qtbot, Qt.Key.Key_Up, SHIFT)
    assert {i.row() for i in page.grid.months.blocks.chosen()} == {
        (page.model.row_of(JUMLAH[0]) or 0) - 1,
        page.model.row_of(JUMLAH[0]),
    }
    press(qtbot, Qt.Key.Key_Left)
    assert len(page.grid.months.blocks.chosen()) == 1


def test_shift_space_chooses_the_row_and_ctrl_space_the_column(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, JUMLAH, 2)
    press(qtbot, Qt.Key.Key_Space, SHIFT)
    assert {i.row() for i in page.grid.months.blocks.chosen()} == {page.model.row_of(JUMLAH[0])}
    press(qtbot, Qt.Key.Key_Space, CTRL)
    assert {i.column() for i in page.grid.months.blocks.chosen()} == {page.model.column_of(2)}
    press(qtbot, Qt.Key.Key_A, CTRL)
    chosen = page.grid.months.blocks.chosen()
    assert len(chosen) == page.model.rowCount() * (page.model.columnCount() - 4)


def test_a_series_goes_on_by_its_step(page: RealisasiPage, qtbot: QtBot) -> None:
    page.session.run(isi_sel, [Sel(*KASI, 4, nilai=Decimal("2.5")), Sel(*KASI, 5, nilai=Decimal(4))])
    go(page, KASI, 4)
    for _ in range(5):
        press(qtbot, Qt.Key.Key_Right, SHIFT)
    page.grid.months.blocks.fill_series()
    assert values(page, KASI)[3:8] == ["2,5", "4", "5,5", "7", "8,5"], "TW II is stepped over"
    page.session.undo()
    assert values(page, KASI)[3:8] == ["2,5", "4", "", "", ""]


def test_a_series_without_its_first_figure_is_refused_by_name(page: RealisasiPage, qtbot: QtBot) -> None:
    before = page.session.isi.realisasi
    go(page, KASI, 5)
    press(qtbot, Qt.Key.Key_Right, SHIFT)
    page.grid.months.blocks.fill_series()
    assert KELUHAN in page.message.text() and "Mei" in page.message.text()
    assert page.session.isi.realisasi == before


def test_what_is_copied_with_results_pastes_only_figures(page: RealisasiPage, qtbot: QtBot) -> None:
    """The block runs over the persentase row and TW I, which no paste may fill."""
    go(page, PERSEN, 1)
    press(qtbot, Qt.Key.Key_Up)
    for key in [Qt.Key.Key_Down, Qt.Key.Key_Down, *[Qt.Key.Key_Right] * 3]:
        press(qtbot, key, SHIFT)
    press(qtbot, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().split("\n")[0] == "70\t80\t90\t90"
    go(page, PERSEN, 4)
    press(qtbot, Qt.Key.Key_V, CTRL)
    assert [(s.pembilang, s.penyebut) if (s := cell(page, PERSEN, b)) else None for b in (4, 5, 6)] == [
        (7, 10),
        (8, 10),
        (9, 10),
    ]


def test_copied_with_titles_names_rows_and_columns(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, JUMLAH, 1)
    press(qtbot, Qt.Key.Key_Right, SHIFT)
    page.grid.months.blocks.copy(titles=True)
    assert QGuiApplication.clipboard().text() == "Indikator\tJan\tFeb\nJumlah rapat koordinasi\t1\t2"


@pytest.mark.parametrize(
    "block",
    ["1.250\t1.250,5\n", "1.250\t1.250,5", "1.250\t1.250,5\r\n", "1 250\t1250,5"],
    ids=["Excel", "LibreOffice", "Windows", "narrow blanks"],
)
def test_indonesian_figures_of_other_programs(page: RealisasiPage, qtbot: QtBot, block: str) -> None:
    go(page, KASI, 3)
    QGuiApplication.clipboard().setText(block)
    press(qtbot, Qt.Key.Key_V, CTRL)
    assert values(page, KASI)[2:4] == ["1.250", "1.250,5"]


def test_a_small_block_fills_a_larger_choice(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, KASI, 3)
    for _ in range(4):  # Maret to Juni, over TW I
        press(qtbot, Qt.Key.Key_Right, SHIFT)
    QGuiApplication.clipboard().setText("1\t2")
    press(qtbot, Qt.Key.Key_V, CTRL)
    assert values(page, KASI)[2:6] == ["1", "2", "1", "2"]


def test_filling_down_begins_at_the_first_row_that_is_typed(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, KASI, 1)
    for _ in range(5):  # over the headings to Kelurahan Timur
        press(qtbot, Qt.Key.Key_Down, SHIFT)
    press(qtbot, Qt.Key.Key_D, CTRL)
    timur = (ident("lurah/kerja"), ident("lurah/a"), TAHUN)
    sel = cell(page, timur, 1)
    assert sel is not None and sel.nilai == 3


def test_emptying_a_cell_says_that_its_words_went_too(
    page: RealisasiPage, window: Window, qtbot: QtBot
) -> None:
    page.session.run(ubah_keterangan, (*KASI, 1), catatan="dari loket")
    go(page, KASI, 1)
    press(qtbot, Qt.Key.Key_Delete)
    assert cell(page, KASI, 1) is None
    assert "Ctrl+Z" in window.bar.state.text()
    window.session.undo()
    sel = cell(page, KASI, 1)
    assert sel is not None and sel.catatan == "dari loket"


def test_typing_over_keeps_what_was_noted(page: RealisasiPage, qtbot: QtBot) -> None:
    page.session.run(ubah_keterangan, (*KASI, 1), catatan="dari loket")
    go(page, KASI, 1)
    type_text(qtbot, "8")
    press(qtbot, Qt.Key.Key_Return)
    sel = cell(page, KASI, 1)
    assert sel is not None and (sel.nilai, sel.catatan) == (8, "dari loket")


def test_zoom_takes_the_headings_along_and_keeps_the_cursor_in_view(
    page: RealisasiPage, qtbot: QtBot
) -> None:
    go(page, KASI, 4)
    across, role = Qt.Orientation.Horizontal, Qt.ItemDataRole.FontRole
    before = page.model.headerData(5, across, role).pointSizeF()
    for _ in range(5):
        press(qtbot, Qt.Key.Key_Plus, CTRL)
    assert page.grid.zoom == 200
    assert page.model.headerData(5, across, role).pointSizeF() == 2 * before
    months = page.grid.months
    assert months.viewport().rect().intersects(months.visualRect(months.currentIndex()))


def test_zoom_by_keys_is_remembered(page: RealisasiPage, qtbot: QtBot) -> None:
    width = page.grid.months.columnWidth(page.model.column_of(1) or 0)
    press(qtbot, Qt.Key.Key_Plus, CTRL)
    assert page.grid.zoom == 110
    assert page.grid.months.columnWidth(page.model.column_of(1) or 0) > width
    assert '"zoom": 110' in page.session.preferences.remembered("realisasi")
    press(qtbot, Qt.Key.Key_Minus, CTRL)
    press(qtbot, Qt.Key.Key_Minus, CTRL)
    assert page.grid.zoom == 90
    press(qtbot, Qt.Key.Key_0, CTRL)
    assert page.grid.zoom == 100
