"""A year of two keputusan: every page shows the kartu of both, and what is of one says of which."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iki_desktop.models.kantor import IsiKantor, kartu_berlaku
from iki_desktop.store.operations.kartu import ubah_kartu
from iki_desktop.store.operations.keputusan import hapus_keputusan
from iki_desktop.ui.atur.decree import DecreeForm
from iki_desktop.ui.atur.page import AturPage
from iki_desktop.ui.beranda.page import BerandaPage
from iki_desktop.ui.dokumen.page import ISSUED, DokumenPage
from iki_desktop.ui.kartu.page import KartuPage
from iki_desktop.ui.page import Page
from iki_desktop.ui.realisasi.page import RealisasiPage
from iki_desktop.ui.target.page import TargetPage
from iki_desktop.ui.window import Window
from tests.ui.checks import assert_accessible, assert_indonesian
from tests.ui.dokumen.conftest import WAIT
from tests.ui.fakes import FakeAsk
from tests.ui.opening import open_at_once
from tests.ui.samples import TAHUN, ident, two_decrees

PERTAMA, KEDUA = two_decrees().keputusan


@pytest.fixture
def window(empty_window: Window, write_office: Callable[[IsiKantor], Path]) -> Window:
    open_at_once(empty_window, write_office(two_decrees()))
    return empty_window


P = TypeVar("P", bound=Page)


def shown(window: Window, key: str, kind: type[P]) -> P:
    assert window.show_page(key)
    page = window.page
    assert isinstance(page, kind)
    return page


def units(page: KartuPage) -> dict[str, bool]:
    """What the tree has at its left edge, and whether it is to be seen."""
    items = [page.tree.topLevelItem(n) for n in range(page.tree.topLevelItemCount())]
    return {item.text(0): not item.isHidden() for item in items if item is not None}


def held(window: Window) -> list[list[str]]:
    """The jabatan of each keputusan, as the file has them."""
    return [[k.jabatan for k in keputusan.kartu] for keputusan in window.session.isi.keputusan]


def test_kartu_are_listed_under_theirs_and_a_new_one_joins_the_chosen(window: Window, qtbot: QtBot) -> None:
    page = shown(window, "kartu", KartuPage)
    headings = (f"SK {PERTAMA.nomor}", "Kecamatan Uji", "Seksi Pelayanan", f"SK {KEDUA.nomor}", "Kelurahan")
    assert tuple(units(page)) == headings
    page.tree.set_filter("lurah")
    assert tuple(units(page).values()) == (True, False, False, True, True)
    page.tree.set_filter("")
    page.tree.select(ident("lurah"))
    qtbot.keyClick(
        page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert held(window) == [["Camat", "Kepala Seksi Pelayanan"], ["Lurah", ""]]
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert held(window)[1] == ["", "Lurah"]
    qtbot.keyClick(page.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert held(window)[1] == ["", "Lurah"], "it does not leave its keputusan"
    page.tree.select(ident("lurah"))
    page.acts.copy_kartu()
    assert held(window)[1] == ["", "Lurah", "Lurah"]


def test_figures_of_both_are_in_the_grid_the_targets_and_beranda(window: Window) -> None:
    grid = shown(window, "realisasi", RealisasiPage)
    named = [grid.tools.choice.itemText(n) for n in range(grid.tools.choice.count())]
    assert any(text.endswith("3. Lurah") for text in named)
    targets = shown(window, "target", TargetPage)
    assert targets.choice.findData(ident("lurah")) >= 0
    home = shown(window, "beranda", BerandaPage)
    assert home.model.index(0, 0).data() is not None
    rekap = window.session.isi
    assert len(kartu_berlaku(rekap, TAHUN)) == 3
    names = [home.model.index(row, 0).data() for row in range(home.model.rowCount())]
    assert any("Lurah" in str(name) or "Kelurahan" in str(name) for name in names)


def test_dokumen_asks_which_one_is_printed(
    window: Window, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = shown(window, "dokumen", DokumenPage)
    page.choose("lampiran")
    options = page.options
    decrees = [options.decree.itemText(n) for n in range(options.decree.count())]
    assert options.decree.isVisible()
    assert decrees == [
        f"2026 · {PERTAMA.nomor}",
        f"2026 · {KEDUA.nomor}",
        "2026 · semua (2 SK)",
    ]
    options.decree.setFocus()
    qtbot.keyClick(options.decree, Qt.Key.Key_Down)
    order = options.order()
    assert order is not None and order.keputusan == KEDUA.id
    assert [options.kartu.itemText(n) for n in range(options.kartu.count())] == ["Semua kartu", "3. Lurah"]
    options.kartu.setFocus()
    qtbot.keyClick(options.kartu, Qt.Key.Key_Down)
    ask.answers.append(tmp_path / "lampiran.pdf")
    qtbot.keyClick(page.acts.save, Qt.Key.Key_Space)
    assert "Lampiran IKI Lurah 2026 188-99-430.11-2026.pdf" in ask.asked[0]
    qtbot.waitUntil(lambda: page.acts.issue.isVisible() and not page.session.jobs.busy, timeout=WAIT)
    folder = tmp_path / "semua"
    folder.mkdir()
    ask.answers.append(folder)
    qtbot.keyClick(page.acts.each, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(list(folder.iterdir())) and not page.session.jobs.busy, timeout=WAIT)
    assert [path.name for path in folder.iterdir()] == ["Lampiran IKI 03 Lurah 2026 188-99-430.11-2026.pdf"]
    page.choose("laporan")
    assert not options.decree.isVisible() and options.kartu.count() == 4, "a report is of all"


def test_the_lampiran_of_both_in_one_file_are_issued_as_one_step_and_told_apart(
    window: Window, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    page, session = shown(window, "dokumen", DokumenPage), window.session
    page.choose("lampiran")
    decree, kartu = page.options.decree, page.options.kartu
    decree.setFocus()
    qtbot.keyClick(decree, Qt.Key.Key_End)
    assert [kartu.itemText(n)[:2] for n in range(kartu.count())] == ["Se", "1.", "2.", "3."]
    assert_indonesian(page)
    ask.answers.append(tmp_path / "lampiran.pdf")
    qtbot.keyClick(page.acts.save, Qt.Key.Key_Space)
    assert "Lampiran IKI Kecamatan Uji 2026.pdf" in ask.asked[0]
    qtbot.waitUntil(lambda: page.acts.issue.isVisible() and not session.jobs.busy, timeout=WAIT)
    qtbot.keyClick(page.acts.issue, Qt.Key.Key_Space)
    assert session.undo_name == "Terbitkan 2 lampiran tahun 2026"
    assert not page.acts.issue.isVisible()
    model = page.issued.model
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == [
        f"Lampiran tahun 2026, nomor {keputusan.nomor}" for keputusan in (PERTAMA, KEDUA)
    ]
    assert session.run(ubah_kartu, ident("lurah"), jabatan="Lurah Lama")
    page.tabs.setCurrentIndex(ISSUED)
    qtbot.keyClick(page.issued.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(ask.informed), timeout=WAIT)
    assert ask.informed[-1].startswith("Sama") and PERTAMA.nomor in ask.informed[-1]
    qtbot.keyClick(page.issued.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.issued.table, Qt.Key.Key_Return)
    qtbot.waitUntil(page.issued.difference.isVisible, timeout=WAIT)
    told = page.issued.difference.toPlainText()
    assert KEDUA.nomor in told and "Kartu 1 (Lurah Lama), jabatan" in told


def test_a_choice_of_all_ends_with_the_second_one(window: Window) -> None:
    page, session = shown(window, "dokumen", DokumenPage), window.session
    page.choose("keputusan")
    page.options.decree.committed.emit(TAHUN)
    order = page.options.order()
    assert order is not None and order.keputusan == ""
    session.run(hapus_keputusan, KEDUA.id)
    order = page.options.order()
    assert order is not None and order.keputusan == PERTAMA.id and page.options.decree.count() == 1


def test_pengaturan_shows_the_one_that_is_chosen(window: Window, ask: FakeAsk, qtbot: QtBot) -> None:
    page = shown(window, "atur", AturPage)
    form: DecreeForm = page.decree
    assert form.which.isVisible() and "2 keputusan tahun 2026" in form.note.text()
    assert_accessible(page)
    assert_indonesian(page)
    form.which.setFocus()
    qtbot.keyClick(form.which, Qt.Key.Key_Down)
    assert form.keputusan is not None and form.keputusan.id == KEDUA.id
    nomor = next(row.field for row in form._rows if row.field.accessibleName() == "Nomor")
    nomor.setFocus()
    qtbot.keyClick(nomor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(nomor, "BARU")
    qtbot.keyClick(nomor, Qt.Key.Key_Tab)
    assert [k.nomor for k in window.session.isi.keputusan] == [PERTAMA.nomor, "BARU"]
    ask.answers.append(True)
    qtbot.keyClick(form.remove, Qt.Key.Key_Space)
    assert "1 kartu dan realisasinya" in ask.asked[0]
    assert [k.id for k in window.session.isi.keputusan] == [PERTAMA.id]
    assert not form.which.isVisible() and form.keputusan is not None and form.keputusan.id == PERTAMA.id
    window.session.undo()
    assert form.which.isVisible() and len(window.session.isi.realisasi) == len(two_decrees().realisasi)
