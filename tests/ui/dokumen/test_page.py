"""Papers are saved from the page, beside the window, and offered to be opened."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iki_desktop.models.terbitan import Kertas
from iki_desktop.store.operations.kartu import ubah_kartu
from iki_desktop.ui.dokumen.catalogue import PAPERS
from iki_desktop.ui.dokumen.page import DokumenPage
from iki_desktop.ui.window import Window
from tests.models.builders import kode_kertas
from tests.ui import samples
from tests.ui.checks import assert_accessible, assert_indonesian
from tests.ui.dokumen.conftest import WAIT
from tests.ui.fakes import FakeAsk
from tests.ui.opening import open_at_once

CTRL = Qt.KeyboardModifier.ControlModifier


def save(page: DokumenPage, ask: FakeAsk, qtbot: QtBot, out: Path | None) -> None:
    ask.answers.append(out)
    page.papers.setFocus()
    qtbot.keyClick(page.papers, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not page.session.jobs.busy, timeout=WAIT)


def test_it_has_names_and_no_english(page: DokumenPage) -> None:
    for paper in PAPERS:
        page.choose(paper.jenis)
        assert_accessible(page)
        assert_indonesian(page)


def test_each_paper_is_made_and_can_be_opened(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    for paper in PAPERS:
        page.choose(paper.jenis)
        out = tmp_path / f"hasil.{paper.jenis}"
        save(page, ask, qtbot, out)
        assert not ask.errors
        if paper.is_pdf:
            assert out.read_bytes().startswith(b"%PDF-")
        elif paper.jenis == "json":
            assert '"iki-json"' in out.read_text(encoding="utf-8")
        else:
            assert "xl/workbook.xml" in zipfile.ZipFile(out).namelist()
        qtbot.keyClick(page.acts.open_made, Qt.Key.Key_Space)
        qtbot.keyClick(page.acts.open_folder, Qt.Key.Key_Space)
        assert ask.opened[-2:] == [out, tmp_path]


def test_a_paper_of_one_kartu_holds_no_other(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    page.options.kartu.setFocus()
    qtbot.keyClick(page.options.kartu, Qt.Key.Key_Down)
    save(page, ask, qtbot, tmp_path / "satu.pdf")
    assert "lampiran iki camat 2026.pdf" in ask.asked[0].casefold()
    with pdfplumber.open(tmp_path / "satu.pdf") as pdf:
        text = "\n".join(p.extract_text() for p in pdf.pages)
    assert "Camat" in text
    assert "Lurah" not in text


def test_a_paper_takes_the_form_that_is_chosen_and_the_file_keeps_its_own(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    for field in (page.options.sheet, page.options.way):
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Down)
    save(page, ask, qtbot, tmp_path / "a4.pdf")
    with pdfplumber.open(tmp_path / "a4.pdf") as pdf:
        assert (pdf.pages[0].width, pdf.pages[0].height) == pytest.approx((841.89, 595.28), abs=0.1)
    assert page.session.isi.pengaturan.kertas == "F4"
    page.refresh(None)
    assert page.options.sheet.value == "A4", "a change elsewhere keeps what was chosen here"


def test_the_month_of_a_report_is_chosen_and_follows_the_bar(page: DokumenPage, qtbot: QtBot) -> None:
    page.choose("laporan")
    page.session.set_context(sampai=6)
    assert page.options.month.currentText() == "Juni 2026 · triwulan II"
    page.options.month.setFocus()
    qtbot.keyClick(page.options.month, Qt.Key.Key_Up)
    order = page.options.order()
    assert order is not None and (order.tahun, order.sampai) == (2026, 5)
    page.refresh(None)
    assert page.options.month.value == 5
    page.session.set_context(sampai=12)
    assert page.options.month.currentText() == "Desember 2026 · tahunan"


def test_of_several_decrees_one_is_chosen(
    empty_window: Window, write_office: Callable[..., Path], qtbot: QtBot
) -> None:
    isi = samples.small_office()
    (now,) = isi.keputusan
    ids = (replace(k, id=f"{k.id[:-1]}0", pengampu=(), sasaran=()) for k in now.kartu[:1])
    old = replace(now, id=samples.ident("lama"), tahun=2024, nomor="7/2024", kartu=tuple(ids))
    open_at_once(empty_window, write_office(replace(isi, keputusan=(old, now))))
    assert empty_window.show_page("dokumen")
    page = empty_window.page
    assert isinstance(page, DokumenPage)
    assert page.options.decree.isVisible()
    page.options.decree.setFocus()
    qtbot.keyClick(page.options.decree, Qt.Key.Key_Down)
    assert page.options.decree.currentText() == "2024 · 7/2024"
    order = page.options.order()
    assert order is not None and order.tahun == 2024
    assert page.options.kartu.count() == 2, "all, and the one of that decree"


def test_giving_up_the_file_name_makes_nothing(page: DokumenPage, ask: FakeAsk, qtbot: QtBot) -> None:
    save(page, ask, qtbot, None)
    assert "kecamatan uji 2026.pdf" in ask.asked[0].casefold()
    assert not page.acts.open_folder.isVisible()


def test_without_a_keputusan_only_the_data_can_be_made(page: DokumenPage, ask: FakeAsk, qtbot: QtBot) -> None:
    page.session.set_context(tahun=2020)
    for paper in PAPERS:
        page.choose(paper.jenis)
        assert page.acts.save.isEnabled() == (paper.jenis == "json")
    page.choose("lampiran")
    assert page.preview.empty.isVisible()
    assert_indonesian(page)
    page.perform("lampiran")
    assert "tahun 2020" in ask.errors[0]
    went: list[str] = []
    page.go.connect(lambda key, _objek: went.append(key))
    ask.answers.append(None)  # the window goes there, and a file is asked for
    qtbot.keyClick(page.papers, Qt.Key.Key_F6)
    qtbot.keyClick(page.preview.empty.button, Qt.Key.Key_Space)
    assert went == ["baca"]


def test_a_place_that_cannot_be_written_is_said(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    save(page, ask, qtbot, tmp_path / "tidak" / "ada" / "x.pdf")
    assert "tidak ada" in ask.errors[0]
    assert not page.acts.open_made.isVisible()


def test_a_file_that_is_only_read_gives_its_papers(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page.session.berkas, "read_only", True)
    page.refresh(None)
    save(page, ask, qtbot, tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").is_file()


def test_the_paper_chosen_last_is_there_again(page: DokumenPage, window: Window) -> None:
    page.choose("keputusan")
    fresh = DokumenPage(page.session, window)
    fresh.refresh(None)
    assert fresh.paper.jenis == "keputusan"
    fresh.preview.close_paper()
    fresh.deleteLater()


def test_a_code_is_held_against_the_file_by_keys(page: DokumenPage, ask: FakeAsk, qtbot: QtBot) -> None:
    kode = kode_kertas(page.session.isi, Kertas("lampiran", page.session.tahun))
    mistyped = ("1" if kode[0] != "1" else "2") + kode[1:]
    ask.answers += [mistyped, kode.lower().replace("-", "")]
    page.match.setFocus()
    qtbot.keyClick(page.match, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(ask.informed), timeout=WAIT)
    assert "salah ketik" in ask.errors[0]
    assert mistyped in ask.asked[1]
    assert ask.informed[0].startswith("Sama") and "lampiran tahun" in ask.informed[0]
    kartu = page.session.isi.keputusan[0].kartu[0]
    assert page.session.run(ubah_kartu, kartu.id, jabatan="Camat Lain")
    ask.answers.append(kode)
    page.perform("cocokkan")
    qtbot.waitUntil(lambda: len(ask.informed) == 2, timeout=WAIT)
    assert ask.informed[1].startswith("Tidak sama")
    ask.answers.append(None)  # given up
    qtbot.keyClick(page.match, Qt.Key.Key_Space)
    assert not page.session.jobs.busy and len(ask.informed) == 2
