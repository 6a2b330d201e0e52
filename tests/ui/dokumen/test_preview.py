"""The paper is looked at page by page as it would be saved, and made anew when something changes."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from iki_desktop import papers
from iki_desktop.errors import InputRefused
from iki_desktop.readers.pdf.picture import draw_page
from iki_desktop.store.operations.kartu import ubah_kartu
from iki_desktop.ui.dokumen.page import DokumenPage
from iki_desktop.ui.dokumen.preview import Preview
from iki_desktop.ui.widgets.page_view import Fit
from iki_desktop.ui.window import Window
from tests.ui.dokumen.conftest import WAIT
from tests.ui.fakes import FakeAsk

CTRL = Qt.KeyboardModifier.ControlModifier


def drawn(preview: Preview, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: preview.view.picture is not None, timeout=WAIT)


def test_keys_turn_the_pages(page: DokumenPage, qtbot: QtBot) -> None:
    preview, view = page.preview, page.preview.view
    qtbot.keyClick(page.papers, Qt.Key.Key_F6)
    assert view.hasFocus()
    for key, number in (("PageDown", 2), ("PageDown", 3), ("PageDown", 3), ("PageUp", 2), ("Home", 1)):
        qtbot.keyClick(view, getattr(Qt.Key, f"Key_{key}"))
        assert view.page == number
        drawn(preview, qtbot)
        assert preview.words == f"Halaman {number} dari 3"
    qtbot.keyClick(view, Qt.Key.Key_F6)
    assert page.papers.hasFocus()


def test_the_picture_is_that_of_the_file_that_is_saved(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "lampiran.pdf"
    ask.answers.append(out)
    page.acts.ask_save()
    qtbot.waitUntil(out.exists, timeout=WAIT)
    view = page.preview.view
    for number in (1, 2, 3):  # the first came before the rest was made
        view.turn(number - view.page)
        drawn(page.preview, qtbot)
        picture = view.picture
        assert picture is not None
        assert bytes(picture.constBits()) == draw_page(out, number, picture.width()).content


def test_up_and_down_go_on_over_the_edge_of_a_page(page: DokumenPage, qtbot: QtBot) -> None:
    view = page.preview.view
    view.setFocus()
    view.set_zoom(200)
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert (view.page, bar.value()) == (2, 0)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert (view.page, bar.value()) == (1, bar.maximum())


def test_zoom_by_keys_and_by_choice(page: DokumenPage, qtbot: QtBot) -> None:
    preview, view = page.preview, page.preview.view
    view.setFocus()
    wide = view.percent
    view.set_zoom(100)
    qtbot.keyClick(view, Qt.Key.Key_Plus, CTRL)
    assert view.percent == 125 and preview.zoom.currentText() == "125 %"
    qtbot.keyClick(view, Qt.Key.Key_Minus, CTRL)
    qtbot.keyClick(view, Qt.Key.Key_Minus, CTRL)
    assert view.percent == 75
    drawn(preview, qtbot)
    qtbot.keyClick(view, Qt.Key.Key_0, CTRL)
    assert view.zoom is Fit.WIDTH and view.percent == wide
    preview.zoom.setFocus()
    qtbot.keyClick(preview.zoom, Qt.Key.Key_Down)
    assert view.zoom is Fit.PAGE and preview.zoom.currentText() == "Sehalaman"
    drawn(preview, qtbot)
    assert view.verticalScrollBar().maximum() == 0, "the whole page is seen"


def test_a_page_is_gone_to_by_number_and_a_kartu_by_name(page: DokumenPage, qtbot: QtBot) -> None:
    preview, view = page.preview, page.preview.view
    qtbot.keyClick(page.papers, Qt.Key.Key_G, CTRL)
    assert preview.number.hasFocus()
    qtbot.keyClicks(preview.number, "3")
    qtbot.keyClick(preview.number, Qt.Key.Key_Return)
    assert view.page == 3 and view.hasFocus()
    assert preview.leap.currentText() == "Lurah"
    preview.leap.setFocus()
    qtbot.keyClick(preview.leap, Qt.Key.Key_K)
    assert preview.leap.currentText() == "Kepala Seksi Pelayanan"
    assert view.page == 2


def test_a_change_is_seen_and_the_place_is_kept(page: DokumenPage, qtbot: QtBot) -> None:
    view = page.preview.view
    page.preview._leap(1)
    drawn(page.preview, qtbot)
    before = view.picture
    camat, kasi = page.session.isi.keputusan[0].kartu[:2]
    long = tuple(f"memimpin kecamatan menurut aturan ke-{n} yang berlaku" for n in range(80))
    page.session.run(ubah_kartu, camat.id, tugas=long)
    page.session.run(ubah_kartu, kasi.id, tugas=("melayani semua warga",))
    qtbot.waitUntil(lambda: view.pages > 3 and view.picture is not None, timeout=WAIT)
    assert page.preview.leap.currentText() == "Kepala Seksi Pelayanan", "though it begins further on now"
    assert view.page > 2
    assert view.picture != before


def test_an_older_preview_is_dropped(
    page: DokumenPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, asked = threading.Event(), []
    real = papers.set_paper

    def slow(jenis: str, *args: object, **values: object) -> object:
        asked.append(jenis)
        assert gate.wait(WAIT / 1000)
        return real(jenis, *args, **values)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(papers, "set_paper", slow)
    shown: list[int] = []
    page.preview.maker.first.connect(lambda made: shown.append(len(made.sizes)))
    page.choose("laporan")
    qtbot.waitUntil(lambda: asked == ["laporan"], timeout=WAIT)
    page.choose("salinan")
    page.choose("keputusan")
    gate.set()
    qtbot.waitUntil(lambda: bool(shown), timeout=WAIT)
    assert asked == ["laporan", "keputusan"], "what was waiting is not even begun"
    assert len(shown) == 1
    assert page.preview.leap.itemText(0) == "Keputusan"
    assert not page.session.jobs.busy


def test_a_workbook_says_its_sheets(page: DokumenPage, qtbot: QtBot) -> None:
    page.choose("realisasi")
    sheets = page.preview.sheets
    qtbot.waitUntil(lambda: sheets.count() > 0, timeout=WAIT)
    names = [sheets.item(at).text() for at in range(sheets.count())]
    assert names[0].startswith("Rekap · ") and names[0].endswith(" kolom")
    assert any(name.startswith("Camat · ") for name in names)
    assert not page.acts.print.isEnabled()
    page.choose("json")
    assert not sheets.isVisible()


def test_what_cannot_be_made_is_said_in_its_place(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_values: object) -> object:
        raise InputRefused("Kertas ini tidak dapat dibuat.")

    monkeypatch.setattr(papers, "set_paper", refuse)
    page.choose("laporan")
    qtbot.waitUntil(page.preview._words.isVisible, timeout=WAIT)
    qtbot.waitUntil(lambda: page.preview._words.text() == "Kertas ini tidak dapat dibuat.", timeout=WAIT)
    assert not ask.errors
    monkeypatch.undo()
    page.choose("lampiran")
    drawn(page.preview, qtbot)


def test_paper_is_white_in_the_dark(page: DokumenPage, qtbot: QtBot) -> None:
    page.session.preferences.change(tema="gelap")
    drawn(page.preview, qtbot)
    seen = page.preview.view._sheet.grab().toImage()
    assert seen.pixelColor(5, 5) == QColor("white")


def test_the_process_that_draws_ends_with_the_file(page: DokumenPage, window: Window) -> None:
    drawer = page.preview.maker._drawer
    assert drawer is not None and drawer._child is not None
    child = drawer._child
    assert child.poll() is None
    window.files.close()
    assert child.poll() is not None
