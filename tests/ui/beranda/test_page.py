"""The dashboard says what the rules say, and every line of it leads to its cells."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from iki_desktop.models.rekap import rekap_kantor
from iki_desktop.ui.beranda import summary
from iki_desktop.ui.beranda.model import FIRST_MONTH, Level
from iki_desktop.ui.beranda.page import BerandaPage
from iki_desktop.ui.realisasi.page import RealisasiPage
from iki_desktop.ui.window import Window
from tests.ui.checks import assert_accessible, assert_indonesian
from tests.ui.samples import TAHUN, ident, small_office


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> BerandaPage:
    assert window.show_page("beranda")
    page = window.page
    assert isinstance(page, BerandaPage)
    qtbot.waitUntil(lambda: all(page.model.index(0, FIRST_MONTH + m).data() for m in range(3)))
    return page


def test_the_model_keeps_the_rules_of_qt(page: BerandaPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)


def test_it_has_names_and_no_english(page: BerandaPage) -> None:
    assert_accessible(page)
    assert_indonesian(page)


def test_one_sentence_says_where_the_office_stands(page: BerandaPage) -> None:
    # persen 9/10 of 90; rapat 6 of 3 and keluhan 3 of 6, both cut at 100; kerja bakti 1 of 3
    assert page.sentence.text() == (
        "Sampai Maret 2026 capaian kantor 83,3 %, Tinggi; 4 dari 4 indikator terukur; 2 kartu belum lengkap."
    )


def test_rows_are_office_units_and_kartu_with_one_kartu_units_folded(page: BerandaPage) -> None:
    rows = [page.model.row(n) for n in range(page.model.rowCount())]
    assert [(r.level, r.name) for r in rows] == [
        (Level.KANTOR, "Kecamatan Uji"),
        (Level.UNIT, "Camat"),
        (Level.UNIT, "Kepala Seksi Pelayanan"),
        (Level.UNIT, "Lurah"),
    ]
    assert page.model.index(1, 1).data() == "100,0 %"
    assert page.model.index(3, 2).data() == "1/6"


def test_each_month_is_the_rekap_up_to_it(page: BerandaPage) -> None:
    isi = page.session.isi
    for month in (1, 2, 3):
        expected = rekap_kantor(isi, TAHUN, month).ringkasan.capaian
        assert expected is not None
        assert page.model.index(0, FIRST_MONTH + month - 1).data() == f"{round(expected)}"


def test_enter_leads_to_the_cells(page: BerandaPage, window: Window, qtbot: QtBot) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(3, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert window.page_key == "realisasi"
    assert isinstance(window.page, RealisasiPage)
    assert window.page.tools.choice.currentData() == ident("lurah")


def test_a_line_of_the_lists_leads_to_its_indikator(page: BerandaPage, window: Window, qtbot: QtBot) -> None:
    first = page.lagging.entries[0]
    assert first.entry.words == "Jumlah kerja bakti"
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert isinstance(window.page, RealisasiPage)
    here = window.page.grid.months.currentIndex()
    baris = window.page.model.baris(here.row())
    assert baris.indikator is not None
    assert baris.indikator.id == ident("lurah/kerja")


def test_what_is_not_filled_is_listed_with_the_emptiest_first(page: BerandaPage) -> None:
    assert [(b.entry.words, b.entry.figure) for b in page.empty.entries] == [
        ("Lurah", "5 sel"),
        ("Kepala Seksi Pelayanan", "1 sel"),
    ]


def test_what_fell_is_measured_in_points() -> None:
    isi = small_office()  # kerja bakti: 1 of 2, then 1 of 3
    now, before = rekap_kantor(isi, TAHUN, 3), rekap_kantor(isi, TAHUN, 2)
    fallen = summary.fallen_list(now, before)
    assert [(e.words, e.figure) for e in fallen] == [("Jumlah kerja bakti", "turun 16,7")]


def test_an_office_without_figures_says_so() -> None:
    from dataclasses import replace

    rekap = rekap_kantor(replace(small_office(), realisasi=()), TAHUN, 3)
    assert "belum ada indikator yang dapat diukur" in summary.sentence(rekap)
