"""Papers are made from the page, beside the window, and offered to be opened."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from iki_desktop.models.cocokkan import Kertas, kode_kertas
from iki_desktop.store.operations.kartu import ubah_kartu
from iki_desktop.ui.dokumen.catalogue import PAPERS
from iki_desktop.ui.dokumen.page import DokumenPage
from iki_desktop.ui.dokumen.row import PaperRow
from iki_desktop.ui.window import Window
from tests.ui.checks import assert_accessible, assert_indonesian
from tests.ui.fakes import FakeAsk


@pytest.fixture
def page(window: Window) -> DokumenPage:
    assert window.show_page("dokumen")
    assert isinstance(window.page, DokumenPage)
    return window.page


def test_it_has_names_and_no_english(page: DokumenPage) -> None:
    assert_accessible(page)
    assert_indonesian(page)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: p.jenis)
def test_each_paper_is_made_and_can_be_opened(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path, paper: object
) -> None:
    row = next(r for r in page.rows.values() if r.paper is paper)
    out = tmp_path / f"hasil.{row.paper.jenis}"
    ask.answers.append(out)
    row.make.setFocus()
    qtbot.keyClick(row.make, Qt.Key.Key_Space)
    qtbot.waitUntil(row.open_made.isVisible, timeout=20_000)
    if row.paper.kinds.startswith("PDF"):
        assert out.read_bytes().startswith(b"%PDF-")
    elif row.paper.kinds.endswith("(*.xlsx)"):
        assert "xl/workbook.xml" in zipfile.ZipFile(out).namelist()
    else:
        assert '"iki-json"' in out.read_text(encoding="utf-8")
    qtbot.keyClick(row.open_made, Qt.Key.Key_Space)
    assert ask.opened == [out]
    assert not ask.errors


def test_a_paper_of_one_kartu_holds_no_other(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    row = page.rows["lampiran"]
    row.choice.setFocus()
    qtbot.keyClick(row.choice, Qt.Key.Key_Down)
    ask.answers.append(tmp_path / "satu.pdf")
    row.make.setFocus()
    qtbot.keyClick(row.make, Qt.Key.Key_Space)
    qtbot.waitUntil(row.open_made.isVisible, timeout=20_000)
    with pdfplumber.open(tmp_path / "satu.pdf") as pdf:
        text = "\n".join(p.extract_text() for p in pdf.pages)
    assert "Camat" in text
    assert "Lurah" not in text


@pytest.mark.usefixtures("page")
def test_a_row_that_is_pressed_together_keeps_its_sentence_whole(qtbot: QtBot) -> None:
    row = PaperRow(next(p for p in PAPERS if p.jenis == "laporan"))
    qtbot.addWidget(row)
    row.resize(640, 10)
    row.show()
    words = next(x for x in row.findChildren(QLabel) if x.text() == row.paper.words)
    assert words.heightForWidth(words.width()) > words.fontMetrics().height(), "more than one line"
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))


def test_giving_up_the_file_name_makes_nothing(page: DokumenPage, ask: FakeAsk, qtbot: QtBot) -> None:
    ask.answers.append(None)
    row = page.rows["lampiran"]
    qtbot.keyClick(row.make, Qt.Key.Key_Space)
    assert not page.session.jobs.busy
    assert "lampiran" in ask.asked[0].casefold()
    assert "kecamatan uji 2026.pdf" in ask.asked[0].casefold()


def test_without_a_keputusan_only_the_data_can_be_made(page: DokumenPage) -> None:
    page.session.set_context(tahun=2020)
    assert {j for j, r in page.rows.items() if r.make.isEnabled()} == {"json"}


def test_a_place_that_cannot_be_written_is_said(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    ask.answers.append(tmp_path / "tidak" / "ada" / "x.pdf")
    row = page.rows["keputusan"]
    row.make.setFocus()
    qtbot.keyClick(row.make, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(ask.errors), timeout=20_000)
    assert not row.open_made.isVisible()


def test_a_code_is_held_against_the_file_by_keys(page: DokumenPage, ask: FakeAsk, qtbot: QtBot) -> None:
    kode = kode_kertas(page.session.isi, Kertas("lampiran", page.session.tahun))
    mistyped = ("1" if kode[0] != "1" else "2") + kode[1:]
    ask.answers += [mistyped, kode.lower().replace("-", "")]
    page.match.setFocus()
    qtbot.keyClick(page.match, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(ask.informed), timeout=20_000)
    assert "salah ketik" in ask.errors[0]
    assert mistyped in ask.asked[1]
    assert ask.informed[0].startswith("Sama") and "lampiran tahun" in ask.informed[0]
    kartu = page.session.isi.keputusan[0].kartu[0]
    assert page.session.run(ubah_kartu, kartu.id, jabatan="Camat Lain")
    ask.answers.append(kode)
    page.perform("cocokkan")
    qtbot.waitUntil(lambda: len(ask.informed) == 2, timeout=20_000)
    assert ask.informed[1].startswith("Tidak sama")


def test_giving_up_the_code_does_nothing(page: DokumenPage, ask: FakeAsk, qtbot: QtBot) -> None:
    ask.answers.append(None)
    qtbot.keyClick(page.match, Qt.Key.Key_Space)
    assert not page.session.jobs.busy and not ask.informed
