"""One month of the whole office, folds, filters, columns, and that the place is kept when something turns."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from iki_desktop.models.realisasi import Sel
from iki_desktop.store.operations.realisasi import isi_sel, ubah_keterangan
from iki_desktop.ui.realisasi.columns import Jenis
from iki_desktop.ui.realisasi.filters import Saring
from iki_desktop.ui.realisasi.page import RealisasiPage
from iki_desktop.ui.realisasi.rows import Peran
from iki_desktop.ui.window import Window
from tests.ui.realisasi.conftest import ALT, CTRL, KASI, cell, go, here, press, type_text
from tests.ui.samples import TAHUN, ident

KELUHAN = "Jumlah keluhan warga"


def shown(page: RealisasiPage, kunci: tuple[str, str, int]) -> dict[str, str]:
    """The row of a cell as its columns show it, by their titles."""
    row = page.model.row_of(kunci[0], kunci[1])
    assert row is not None
    titles = [
        str(page.model.headerData(n, Qt.Orientation.Horizontal)) for n in range(page.model.columnCount())
    ]
    return dict(zip(titles, page.model.teks_baris(row), strict=True))


def test_a_month_stands_beside_the_one_before_last_year_and_its_target(
    page: RealisasiPage, qtbot: QtBot
) -> None:
    page.session.run(isi_sel, [Sel(*KASI[:2], TAHUN - 1, 2, nilai=Decimal(7))])
    go(page, KASI, 2)
    press(qtbot, Qt.Key.Key_M, CTRL)
    assert page.tools.scope == "", "the whole office"
    assert here(page) == (KELUHAN, "Feb"), "the place is kept"
    row = shown(page, KASI)
    assert (row["Feb 2025"], row["Jan 2026"], row["Feb"]) == ("7", "3", "–")
    assert (row["Target s.d. Feb"], row["s.d. Feb"], row["Capaian"]) == ("4", "3", "125,0 %")
    type_text(qtbot, "5")
    press(qtbot, Qt.Key.Key_Return)
    assert shown(page, KASI)["s.d. Feb"] == "8"
    assert here(page) == ("Kelurahan Timur", "Feb"), "on to the next figure of the month"
    press(qtbot, Qt.Key.Key_M, CTRL)
    assert page.tools.scope == ident("lurah")
    assert here(page) == ("Kelurahan Timur", "Feb"), "to the year of its kartu"


def test_months_that_are_only_compared_take_nothing(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, KASI, 2)
    press(qtbot, Qt.Key.Key_M, CTRL)
    press(qtbot, Qt.Key.Key_Left)
    before = page.session.isi.realisasi
    type_text(qtbot, "9")
    assert "pembanding" in page.message.text()
    assert page.session.isi.realisasi == before


def test_steps_of_time_keep_the_place(page: RealisasiPage, qtbot: QtBot) -> None:
    go(page, KASI, 2)
    press(qtbot, Qt.Key.Key_M, CTRL)
    press(qtbot, Qt.Key.Key_PageDown, ALT)
    assert here(page) == (KELUHAN, "Mar")
    for _ in range(3):
        press(qtbot, Qt.Key.Key_PageUp, ALT)
    assert (page.session.tahun, page.tools.bulan) == (TAHUN - 1, 12)
    press(qtbot, Qt.Key.Key_PageDown, ALT)
    assert (page.session.tahun, here(page)[1]) == (TAHUN, "Jan")


def test_another_year_keeps_row_column_and_filter(page: RealisasiPage, qtbot: QtBot) -> None:
    page.session.run(isi_sel, [Sel(*KASI[:2], TAHUN + 1, 4, nilai=Decimal(9))])
    go(page, KASI, 4)
    press(qtbot, Qt.Key.Key_PageDown, ALT)
    assert page.session.tahun == TAHUN + 1
    assert here(page) == (KELUHAN, "Apr")
    assert page.grid.months.currentIndex().data() == "9"
    type_text(qtbot, "6")
    press(qtbot, Qt.Key.Key_Return)
    sel = cell(page, (*KASI[:2], TAHUN + 1), 4)
    assert sel is not None and sel.nilai == 6


def test_the_model_of_a_month_keeps_the_rules_of_qt(page: RealisasiPage, qtmodeltester: ModelTester) -> None:
    page.tools.choose_month(3)
    qtmodeltester.check(page.model)


def test_units_are_headings_and_choices(page: RealisasiPage) -> None:
    page.tools.choose_scope("")
    units = [b.label for n in range(page.model.rowCount()) if (b := page.model.baris(n)).peran is Peran.UNIT]
    assert units == ["Kecamatan Uji", "Seksi Pelayanan", "Kelurahan"]
    page.tools.choose_scope("unit/Kelurahan")
    kartu = {page.model.baris(n).kartu.id for n in range(page.model.rowCount())}
    assert kartu == {ident("lurah")}


def test_space_folds_what_stands_below_and_back(page: RealisasiPage, qtbot: QtBot) -> None:
    page.tools.choose_scope("")
    persen = page.model.row_of(ident("camat/persen"))
    assert persen is not None
    count = page.model.rowCount()
    page.grid.go_row(persen, page.model.column_of(1))
    page.grid.months.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert page.model.rowCount() == count - 2, "pembilang and penyebut"
    assert page.grid.months.currentIndex().row() == persen
    press(qtbot, Qt.Key.Key_Space)
    assert page.model.rowCount() == count
    page.fold_all()
    assert {page.model.baris(n).peran for n in range(page.model.rowCount())} == {Peran.UNIT, Peran.KARTU}
    page.go_to("/".join(map(str, (*KASI, 3))))
    assert here(page) == (KELUHAN, "Mar"), "a leap unfolds"


def test_filters_show_what_asks_for_attention(page: RealisasiPage) -> None:
    page.tools.choose_scope("")
    camat = (ident("camat/persen"), ident("camat/p"), TAHUN, 3)
    page.session.run(isi_sel, [Sel(*camat, pembilang=Decimal(12), penyebut=Decimal(10))])
    page.session.run(ubah_keterangan, (*KASI, 1), kendala="loket tutup")

    def rows() -> set[str]:
        return {b.indikator.id for n in range(page.model.rowCount()) if (b := page.model.baris(n)).indikator}

    page.tools.choose_rows(Saring.CATATAN)
    assert rows() == {ident("camat/persen"), KASI[0]}
    page.tools.choose_month(1)
    assert rows() == {KASI[0]}
    page.tools.choose_rows(Saring.KOSONG)
    assert rows() == {ident("lurah/kerja")}
    page.tools.choose_month(None)
    assert len(rows()) == 4, "in the whole year all are kosong somewhere"


def test_remarks_stand_in_the_cell_in_words(page: RealisasiPage, qtbot: QtBot) -> None:
    kunci = (ident("camat/persen"), ident("camat/p"), TAHUN)
    said: list[str] = []
    page.status.connect(lambda text, *_: said.append(text))
    go(page, kunci, 3)
    type_text(qtbot, "12")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Up)
    index = page.grid.months.currentIndex()
    sentence = "Pembilang 12 lebih besar daripada penyebut 10."
    assert index.data(Qt.ItemDataRole.ToolTipRole) == sentence
    assert sentence in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert said[-1].endswith(sentence)


def test_a_narrow_window_keeps_all_choices_in_reach(
    page: RealisasiPage, window: Window, qtbot: QtBot
) -> None:
    tools = page.tools

    def in_line() -> bool:
        shown = [w for w in tools.findChildren(QWidget) if w.isVisible() and w.parent() is tools]
        shown.sort(key=QWidget.x)
        assert {tools.choice, tools.month, tools.rows} <= set(shown)
        apart = all(left.geometry().right() < right.x() for left, right in pairwise(shown))
        return apart and shown[-1].geometry().right() <= tools.width()

    for width in (1366, window.minimumWidth()):
        window.resize(width, 520)
        qtbot.waitUntil(lambda width=width: window.width() == width and in_line())


def test_a_figure_too_wide_for_its_column_is_told_in_full(page: RealisasiPage) -> None:
    page.session.run(isi_sel, [Sel(*KASI, 1, nilai=Decimal(123456789))])
    go(page, KASI, 1)
    tip = str(page.grid.months.currentIndex().data(Qt.ItemDataRole.ToolTipRole))
    assert tip.startswith("123.456.789")


def test_columns_can_be_left_out_and_stay_so(page: RealisasiPage) -> None:
    page.show_column(Jenis.TW, shown=False)
    page.show_column(Jenis.SATUAN, shown=False)
    width = page.grid.frozen.width()
    columns = page.model.semua_kolom
    hidden = {k.jenis for n, k in enumerate(columns) if page.grid.months.isColumnHidden(n)}
    assert Jenis.TW in hidden and Jenis.BULAN not in hidden
    page.tools.choose_month(2)
    page.tools.choose_month(None)
    assert page.grid.frozen.width() == width
    page.show_column(Jenis.SATUAN, shown=True)
    assert page.grid.frozen.width() > width
