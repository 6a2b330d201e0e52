"""Remarks lead to their place, and a safe fix is one key and one undo step."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.models.keputusan import Lampiran, Target
from iki_desktop.store.operations.indikator import ubah_indikator
from iki_desktop.store.operations.keputusan import ubah_keputusan
from iki_desktop.store.operations.realisasi import isi_sel
from iki_desktop.ui.periksa.page import PeriksaPage
from iki_desktop.ui.realisasi.page import RealisasiPage
from iki_desktop.ui.window import Window
from tests.ui.checks import assert_accessible, assert_indonesian
from tests.ui.samples import TAHUN, ident


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> PeriksaPage:
    session = window.session
    cell = {s.kunci: s for s in session.isi.realisasi}[(ident("camat/persen"), ident("camat/p"), TAHUN, 3)]
    session.run(isi_sel, [replace(cell, pembilang=Decimal(12))])
    session.run(ubah_indikator, ident("camat/jumlah"), formulasi="Rapat dihitung sebanyak 10 kali", target={})
    session.run(ubah_keputusan, ident("keputusan"), lampiran=Lampiran(nomor="188/13/430.11/2026"))
    assert window.show_page("periksa")
    page = window.page
    assert isinstance(page, PeriksaPage)
    qtbot.waitUntil(lambda: not page.checking)
    return page


def find(page: PeriksaPage, kode: str) -> Catatan:
    """Put the cursor on the remark of that kind."""
    remarks = page.table.remarks
    row = next(n for n in range(remarks.rowCount()) if remarks.remark(n).kode == kode)
    page.table.setFocus()
    page.table.selectRow(row)
    return remarks.remark(row)


def test_it_has_names_and_no_english(page: PeriksaPage, qtmodeltester: ModelTester) -> None:
    assert_accessible(page)
    assert_indonesian(page)
    qtmodeltester.check(page.table.remarks)


def test_the_gravest_come_first(page: PeriksaPage) -> None:
    order = list(TingkatCatatan)
    remarks = page.table.remarks
    kinds = [order.index(remarks.remark(n).tingkat) for n in range(remarks.rowCount())]
    assert kinds == sorted(kinds)
    assert len(kinds) > 3


def test_a_remark_says_what_it_is_about(page: PeriksaPage) -> None:
    remark = find(page, "pembilang-lebih")
    row = page.table.currentIndex().row()
    shown = [page.table.remarks.index(row, n).data() for n in range(page.table.remarks.columnCount())]
    assert "Persentase desa tertib administrasi" in shown
    assert remark.tempat in shown


def test_the_row_under_the_cursor_fits_its_words_when_columns_widen(page: PeriksaPage) -> None:
    table, header = page.table, page.table.horizontalHeader()
    find(page, "pembilang-lebih")
    row = table.currentIndex().row()
    header.resizeSection(1, 1)  # so narrow that its words stand one under the other
    tall = table.rowHeight(row)
    header.resizeSection(1, 216)
    assert table.rowHeight(row) < tall


def test_a_figure_leads_to_its_cell(page: PeriksaPage, window: Window, qtbot: QtBot) -> None:
    remark = find(page, "pembilang-lebih")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert isinstance(window.page, RealisasiPage)
    here = window.page.grid.months.currentIndex()
    assert remark.sel is not None
    baris = window.page.model.baris(here.row())
    assert baris.indikator is not None
    assert (baris.indikator.id, baris.pengampu) == remark.sel[:2]
    assert window.page.model.can_type(here)


def test_a_target_stated_in_the_text_is_taken_by_one_key(
    page: PeriksaPage, window: Window, qtbot: QtBot
) -> None:
    before = page.session.isi
    find(page, "target-di-teks")
    qtbot.keyClick(page.table, Qt.Key.Key_F4)
    kartu = page.session.isi.keputusan[0].kartu[0]
    target = next(i.target for i in kartu.indikator() if i.id == ident("camat/jumlah"))
    assert target[TAHUN] == Target(Decimal(10))
    qtbot.waitUntil(lambda: not page.checking)
    codes = {page.table.remarks.remark(n).kode for n in range(page.table.remarks.rowCount())}
    assert "target-di-teks" not in codes
    window.session.undo()
    assert page.session.isi == before


def test_a_number_that_differs_is_mended_from_the_keputusan(page: PeriksaPage, qtbot: QtBot) -> None:
    remark = next(
        page.table.remarks.remark(n)
        for n in range(page.table.remarks.rowCount())
        if page.table.remarks.remark(n).bidang == "lampiran.nomor"
    )
    find(page, remark.kode)
    qtbot.keyClick(page.table, Qt.Key.Key_F4)
    assert page.session.isi.keputusan[0].lampiran.nomor == page.session.isi.keputusan[0].nomor


def test_only_texts_or_only_figures_can_be_shown(page: PeriksaPage, qtbot: QtBot) -> None:
    whole = page.table.remarks.rowCount()
    page.which.setFocus()
    qtbot.keyClick(page.which, Qt.Key.Key_Down)
    texts = page.table.remarks.rowCount()
    qtbot.keyClick(page.which, Qt.Key.Key_Down)
    figures = page.table.remarks.rowCount()
    assert texts + figures == whole
    assert min(texts, figures) > 0


def test_while_the_rules_look_again_what_they_found_stands(page: PeriksaPage, qtbot: QtBot) -> None:
    found = page.table.remarks.rowCount()
    page.session.run(ubah_indikator, ident("camat/jumlah"), formulasi="")
    page.session.undo()  # the first look is dropped, whether it was done or not
    assert page.checking
    assert page.table.remarks.rowCount() == found
    assert "Sedang memeriksa" in page._of.text()  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: not page.checking)
    assert page.table.remarks.rowCount() == found
    assert f"{found} catatan" in page._of.text()  # pyright: ignore[reportPrivateUsage]


def test_a_file_that_is_closed_meanwhile_is_no_fault(page: PeriksaPage, window: Window) -> None:
    page.session.run(ubah_indikator, ident("camat/jumlah"), formulasi="")
    window.session.close()
    assert window.page is None


def test_what_only_a_person_can_mend_offers_no_fix(page: PeriksaPage) -> None:
    find(page, "pembilang-lebih")
    assert not page.fix.isEnabled()
    assert page.lead.isEnabled()
