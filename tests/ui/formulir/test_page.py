"""Filled forms are looked at cell by cell, decided by keys, taken in as one step, and out by one undo."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from iki_desktop.models.gabung_formulir import HasilGabung, Nasib
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.tanggal import format_bulan
from iki_desktop.ui.formulir.model import DECISION, FILE, FORM, STATE, WHAT, ReviewModel, Show
from iki_desktop.ui.formulir.page import FormulirPage
from iki_desktop.ui.window import Window
from tests.readers.forms.isian import filled, taken
from tests.ui.checks import assert_accessible, assert_indonesian
from tests.ui.fakes import FakeAsk
from tests.ui.samples import TAHUN, ident, small_office

CAMAT = "Camat"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A form of the small office: one new cell, two that differ, one refused."""
    with filled(small_office(), tmp_path / "camat.xlsx", CAMAT) as k:
        k.fill("2", 1, 11)
        k.fill("2", 3, 33)
        k.fill("2", 5, 5)
        k.fill("2", 6, "6 kali")
    return tmp_path / "camat.xlsx"


@pytest.fixture
def page(window: Window, qtbot: QtBot, form: Path) -> FormulirPage:
    """The page with that form read."""
    assert window.show_page("formulir")
    assert isinstance(window.page, FormulirPage)
    window.page.read([form])
    qtbot.waitUntil(lambda: bool(window.page) and window.page.model.rowCount() > 0)  # type: ignore[attr-defined]
    return window.page


def column(model: ReviewModel, number: int) -> list[str]:
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def recorded(page: FormulirPage) -> dict[int, Decimal | None]:
    """The figures of camat/jumlah by month."""
    return {s.bulan: s.nilai for s in page.session.isi.realisasi if s.indikator == ident("camat/jumlah")}


def test_conflicts_stand_first_and_nothing_is_changed_yet(page: FormulirPage) -> None:
    assert column(page.model, STATE) == ["Beda", "Beda", "Ditolak", "Baru"]
    assert column(page.model, DECISION) == ["Tetap berkas", "Tetap berkas", "", "Pakai formulir"]
    assert column(page.model, FORM) == ["11", "33", "6 kali", "5"], "what was refused is seen too"
    assert set(column(page.model, WHAT)) == {"Jumlah rapat koordinasi"}
    tip = page.model.index(0, FILE).data(Qt.ItemDataRole.ToolTipRole)
    assert "Dicatat oleh" in tip
    assert recorded(page) == {1: 1, 2: 2, 3: 3}
    assert_accessible(page)
    assert_indonesian(page)


def test_decided_by_keys_taken_in_and_taken_back(page: FormulirPage, window: Window, qtbot: QtBot) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_F)  # the first, and on to the second
    assert page.table.currentIndex().row() == 1
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.keyClick(page.table, Qt.Key.Key_B)
    assert column(page.model, DECISION)[:2] == ["Pakai formulir", "Tetap berkas"]
    assert page._outcome.text() == "2 sel akan masuk · 1 tetap seperti di berkas · 1 ditolak"
    page.accept.setFocus()
    qtbot.keyClick(page.accept, Qt.Key.Key_Space)
    assert recorded(page) == {1: 11, 2: 2, 3: 3, 5: 5}
    assert window.page_key == "realisasi"
    assert page.session.undo_name == "Terima formulir: 2 sel"
    window.undo()
    assert recorded(page) == {1: 1, 2: 2, 3: 3}


def test_a_key_still_held_down_does_not_choose_two_rows(page: FormulirPage, qtbot: QtBot) -> None:
    for held in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier):
        page.table.go(0)
        qtbot.keyPress(page.table, Qt.Key.Key_F9, held)  # F9 does nothing here
        page.table.go(1)
        page.table.go(1)
        qtbot.keyRelease(page.table, Qt.Key.Key_F9)
        assert page.table.rows() == [1]
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert sorted(page.table.rows()) == [1, 2]


def test_all_at_once_and_back(page: FormulirPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.take_all, Qt.Key.Key_Space)
    assert [s.bulan for s in page.model.cells()] == [1, 3, 5]
    qtbot.keyClick(page.keep_all, Qt.Key.Key_Space)
    assert [s.bulan for s in page.model.cells()] == [5]
    page.show_only.setCurrentIndex(list(Show).index(Show.SAME))
    assert set(column(page.model, STATE)) == {"Sama"}


def test_of_two_forms_that_disagree_one_is_chosen(page: FormulirPage, qtbot: QtBot, tmp_path: Path) -> None:
    paths = []
    for name, figures in (("ani", (8, 9)), ("budi", (8, 10))):
        with filled(small_office(), tmp_path / f"{name}.xlsx", CAMAT) as k:
            k.fill("2", 4, figures[0])
            k.fill("2", 5, figures[1])
        paths.append(tmp_path / f"{name}.xlsx")
    page.read(paths)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert column(page.model, STATE) == ["Beda", "Beda", "Baru"]
    assert column(page.model, FORM) == ["9", "10", "8"]
    qtbot.keyClick(page.take_all, Qt.Key.Key_Space)
    assert column(page.model, DECISION) == ["Tetap berkas", "Tetap berkas", "Pakai formulir"]
    for row, kept in ((0, 9), (1, 10)):
        page.table.go(row)
        qtbot.keyClick(page.table, Qt.Key.Key_F)
        assert [s.nilai for s in page.model.cells()] == [8, kept]
        assert page._outcome.text() == "2 sel akan masuk"
    qtbot.keyClick(page.keep_all, Qt.Key.Key_Space)
    assert page._outcome.text() == "1 sel akan masuk · 1 tetap seperti di berkas"


def test_a_change_of_the_file_is_compared_again_and_decisions_stay(page: FormulirPage, qtbot: QtBot) -> None:
    from iki_desktop.store.operations.realisasi import isi_sel

    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_F)
    page.session.run(isi_sel, [Sel(ident("camat/jumlah"), ident("camat/p"), TAHUN, 3, nilai=Decimal(33))])
    assert not page.accept.isEnabled()
    qtbot.waitUntil(page.accept.isEnabled)
    assert column(page.model, STATE) == ["Beda", "Ditolak", "Baru"]
    assert column(page.model, DECISION)[0] == "Pakai formulir"


def test_forms_of_another_office_and_no_form_are_refused_in_words(
    window: Window, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    isi = small_office()
    with filled(replace(isi, kantor=replace(isi.kantor, id=ident("x"), nama="Sebelah")), tmp_path / "x.xlsx"):
        pass
    window.show_page("formulir", str(tmp_path / "x.xlsx"))
    qtbot.waitUntil(lambda: len(ask.errors) == 1)
    assert "formulir kantor Sebelah" in ask.errors[0]


def test_forms_dropped_on_realisasi_are_read(window: Window, qtbot: QtBot, form: Path) -> None:
    window.show_page("realisasi")
    page = window.page
    assert page is not None
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(form))])
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(
        page, QDragEnterEvent(QPointF(5, 5).toPoint(), Qt.DropAction.CopyAction, mime, *keys)
    )
    QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, *keys))
    assert window.page_key == "formulir"
    qtbot.waitUntil(lambda: isinstance(window.page, FormulirPage) and window.page.model.rowCount() == 4)


def test_forms_are_made_for_each_kartu_into_a_folder(
    window: Window, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    window.show_page("realisasi")
    assert window.page is not None
    window.page.tools.choose_scope("")  # type: ignore[attr-defined]
    folder = tmp_path / "formulir"
    folder.mkdir()
    ask.answers.extend([1, folder, None])
    window.perform("realisasi", "buat-formulir")
    qtbot.waitUntil(lambda: not ask.answers, timeout=20_000)
    names = sorted(p.name for p in folder.iterdir())
    month = f"s.d. {format_bulan(window.session.tahun, window.session.sampai)}"
    assert len(names) == 3
    assert names[0] == f"Formulir realisasi 01 Camat {month}.xlsx"
    before = {path: path.read_bytes() for path in folder.iterdir()}
    ask.answers.extend([1, folder, None])
    window.perform("realisasi", "buat-formulir")
    qtbot.waitUntil(lambda: not ask.answers, timeout=20_000)
    assert "3 dari 3 berkas sudah ada" in ask.asked[-1], "nothing is written over without a word"
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_the_form_of_one_kartu_is_called_as_dokumen_calls_it(
    window: Window, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    window.show_page("realisasi")
    assert window.page is not None
    window.page.tools.choose_scope(ident("camat"))  # type: ignore[attr-defined]
    ask.answers.extend([tmp_path / "a.xlsx", None])
    window.perform("realisasi", "buat-formulir")
    month = f"s.d. {format_bulan(window.session.tahun, window.session.sampai)}"
    assert f"Formulir realisasi Camat {month}.xlsx" in ask.asked[0]
    qtbot.waitUntil(lambda: not ask.answers, timeout=20_000)
    assert (tmp_path / "a.xlsx").is_file() and "a.xlsx sudah dibuat" in ask.asked[1]


def test_the_model_without_a_window(qtmodeltester: ModelTester, form: Path) -> None:
    isi = small_office()
    model = ReviewModel()
    qtmodeltester.check(model)
    hasil = taken(isi, form)
    model.show_result(hasil, isi, {}, fresh=True)
    model.show_only(Show.ALL)
    qtmodeltester.check(model)
    assert model.rowCount() == len(hasil.usulan)
    refused = next(r for r in range(model.rowCount()) if model.usulan(r).nasib is Nasib.DITOLAK)
    model.toggle(refused)
    assert [s.bulan for s in model.cells()] == [5]
    model.show_result(HasilGabung(()), isi, {}, fresh=True)
    assert model.rowCount() == 0


def test_a_form_chosen_as_a_decree_is_led_to_its_page(
    window: Window, ask: FakeAsk, qtbot: QtBot, form: Path
) -> None:
    ask.answers.append(form)
    window.perform("baca", "baca")
    assert window.page_key == "formulir"
    qtbot.waitUntil(lambda: isinstance(window.page, FormulirPage) and window.page.model.rowCount() == 4)
