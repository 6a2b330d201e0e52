"""The review by real keys: remarks walked through, a file that has kartu, pages of a PDF, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iki_desktop import papers
from iki_desktop.models.banding import Keadaan
from iki_desktop.models.keputusan import Kartu
from iki_desktop.models.tinjauan import Tinjau
from iki_desktop.readers.json_in import read_json
from iki_desktop.ui.baca.beside import DIFFERENCE, PAGE, TEXT
from iki_desktop.ui.baca.page import BacaPage
from iki_desktop.ui.baca.review import Review
from iki_desktop.ui.window import Window
from tests.ui.baca.test_page import NASKAH, naskah, page, read  # noqa: F401  fixtures
from tests.ui.checks import assert_accessible, assert_indonesian
from tests.ui.fakes import FakeAsk

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TARGETS = NASKAH.replace("Jumlah surat yang selesai dilayani", "Jumlah surat selesai sebanyak 26 surat")


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key to whatever has the keyboard."""
    target = QApplication.focusWidget()
    assert isinstance(target, QWidget)
    qtbot.keyClick(target, key, modifier)


@pytest.fixture
def review(
    page: BacaPage,  # noqa: F811
    window: Window,
    ask: FakeAsk,
    qtbot: QtBot,
    tmp_path: Path,
) -> Callable[[str], Review]:
    """Reads a text and gives the review, the keyboard in it."""

    def begin(text: str) -> Review:
        path = tmp_path / "SK.txt"
        path.write_text(text, encoding="utf-8")
        window.show_page("baca")
        read(page, ask, qtbot, path)
        window.activateWindow()
        return page.review

    return begin


def kartu(window: Window) -> tuple[Kartu, ...]:
    return window.session.kartu


def test_remarks_are_walked_through_and_what_is_done_is_counted(
    review: Callable[[str], Review], qtbot: QtBot
) -> None:
    r = review(NASKAH)
    assert r.tinjauan is not None
    total = len(r.tinjauan.bacaan.catatan)
    assert total >= 1
    assert f"0 dari {total} catatan ditinjau" in r._remarks_head._label.text()
    r.table.setFocus()
    for n in range(1, total + 1):
        press(qtbot, Key.Key_Space)
        assert r.tinjauan.ditinjau == n
    assert f"{total} dari {total}" in r._remarks_head._label.text()
    press(qtbot, Key.Key_Backspace, CTRL)
    assert r.tinjauan.ditinjau == total - 1
    press(qtbot, Key.Key_F8)
    remark = r.table.current()
    assert remark is not None
    assert r.tinjauan.keadaan_dari(remark) is Tinjau.BELUM
    assert_accessible(r)
    assert_indonesian(r)


def test_a_remark_is_dealt_with_from_the_list(
    review: Callable[[str], Review], ask: FakeAsk, qtbot: QtBot
) -> None:
    r = review(NASKAH)
    assert r.tinjauan is not None
    model = r.table.remarks
    row = next(n for n in range(model.rowCount()) if model.remark(n).objek)
    objek = model.remark(row).objek
    r.table.setFocus()
    r.table.selectRow(row)
    ask.answers.append("Persentase keluhan yang selesai")
    press(qtbot, Key.Key_F2)
    assert r.found.current() == objek
    assert all(
        r.tinjauan.keadaan_dari(c) is Tinjau.DIPERBAIKI for c in r.tinjauan.bacaan.catatan if c.objek == objek
    )


def test_offered_targets_are_taken_with_one_key(
    review: Callable[[str], Review], window: Window, qtbot: QtBot
) -> None:
    r = review(TARGETS)
    assert r.tinjauan is not None
    assert "1 target ditawarkan" in r._words.text()
    assert r.take_targets.text() == "Terima 1 target"
    r.take_targets.setFocus()
    press(qtbot, Key.Key_Space)
    assert r.tinjauan.tawaran == ()
    assert not r.take_targets.isVisible()
    r.table.setFocus()
    press(qtbot, Key.Key_Return, CTRL)
    assert [str(i.target[2027].tahun) for k in kartu(window) for i in k.indikator() if i.target] == ["26"]


def test_a_file_that_has_the_kartu_is_compared_and_only_what_is_decided_goes_in(
    review: Callable[[str], Review], window: Window, qtbot: QtBot
) -> None:
    r = review(NASKAH)
    r.accept.setFocus()
    press(qtbot, Key.Key_Space)
    first = kartu(window)
    r = review(NASKAH)
    assert r.banding is not None
    assert r.banding.banyak(Keadaan.SAMA) == 1
    assert not r.accept.isEnabled(), "nothing of it is new"
    assert "Semuanya sudah ada di berkas" in r._words.text()
    changed = NASKAH.replace("Melayani warga yang datang", "Melayani semua warga").replace(
        "Menimbang : a. bahwa", "Menimbang : a. bahwa memang"
    )
    r = review(changed)
    assert r.banding is not None
    assert r.banding.banyak(Keadaan.BERUBAH) == 1
    assert not r.accept.isEnabled()
    r.found.setFocus()
    head, card = r.found.topLevelItem(0), r.found.topLevelItem(1)
    assert head is not None
    assert card is not None
    r.found.setCurrentItem(head)
    press(qtbot, Key.Key_Down)
    assert r.beside.tabs.currentIndex() == DIFFERENCE
    shown = r.beside.difference.toPlainText()
    assert "yang datang" in shown
    assert "semua" in shown
    press(qtbot, Key.Key_Space)
    assert card.text(3) == "Ganti isi"
    press(qtbot, Key.Key_Backspace, CTRL)
    assert card.text(3) == "Lewati"
    r.replace_all.setFocus()
    press(qtbot, Key.Key_Space)
    r.accept.setFocus()
    press(qtbot, Key.Key_Space)
    assert window.page_key == "kartu"
    (after,) = kartu(window)
    assert after.tugas == ("Melayani semua warga",)
    assert after.id == first[0].id
    assert [i.id for i in after.indikator()] == [i.id for i in first[0].indikator()]
    keputusan = window.session.keputusan
    assert keputusan is not None
    assert keputusan.menimbang[0].startswith("bahwa kinerja"), "the decree itself was left"
    window.session.undo()
    assert kartu(window) == first


def test_what_the_file_has_besides_is_named(
    review: Callable[[str], Review], window: Window, qtbot: QtBot
) -> None:
    from iki_desktop.store.operations.kartu import tambah_kartu

    r = review(NASKAH)
    r.accept.setFocus()
    press(qtbot, Key.Key_Space)
    keputusan = window.session.keputusan
    assert keputusan is not None
    other = replace(kartu(window)[0], id="0b7f7e0e-6a0b-4f5e-9d1c-5f0a7a3c9e11", urut=2, jabatan="Lurah")
    other = replace(other, pengampu=(), sasaran=())
    assert window.session.run(tambah_kartu, keputusan.id, other)
    r = review(NASKAH)
    assert "1 hanya di berkas" in r._words.text()
    r.goal.setCurrentIndex(r.goal.findData(""))
    r.goal.activated.emit(r.goal.currentIndex())
    assert r.banding is not None
    assert r.banding.lama is None
    assert r.accept.isEnabled()


def test_an_unread_year_begins_with_that_of_the_window_and_another_year_is_compared_anew(
    review: Callable[[str], Review], window: Window, qtbot: QtBot
) -> None:
    r = review(NASKAH)
    r.accept.setFocus()
    press(qtbot, Key.Key_Space)
    r = review(NASKAH)
    assert r.banding is not None
    assert r.banding.lama is not None
    r.year.setFocus()
    press(qtbot, Key.Key_Up)
    assert r.year.value() == 2028
    assert r.banding.lama is None, "the file has no decree of that year"
    r = review(NASKAH.replace("5 Januari 2027", "").replace("/2027", ""))
    assert r.year.value() == window.session.tahun


def test_leaving_asks_and_another_paper_too(
    review: Callable[[str], Review],
    page: BacaPage,  # noqa: F811
    window: Window,
    ask: FakeAsk,
    qtbot: QtBot,
) -> None:
    r = review(NASKAH)
    window.show_page("kartu")
    window.show_page("baca")
    assert r.tinjauan is not None, "another page takes nothing away"
    ask.answers.append(False)
    assert not window.files.close()
    assert "belum dimasukkan" in ask.asked[-1]
    r.table.setFocus()
    press(qtbot, Key.Key_Space)
    done = r.tinjauan
    ask.answers.append(False)
    page.read(Path("lain.txt"))
    assert "tinjauannya hilang" in ask.asked[-1]
    assert r.tinjauan is done


def test_the_keyboard_goes_round_the_parts(review: Callable[[str], Review], qtbot: QtBot) -> None:
    r = review(NASKAH)
    r.table.setFocus()
    seen: list[QWidget | None] = []
    for _ in range(3):
        press(qtbot, Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [r.beside.text, r.found, r.table]
    size = r.beside.text.font().pointSizeF()
    press(qtbot, Key.Key_Plus, CTRL)
    assert r.beside.text.font().pointSizeF() > size
    press(qtbot, Key.Key_0, CTRL)
    assert r.beside.text.font().pointSizeF() == size


def test_a_pdf_shows_its_page_with_the_place_framed(
    page: BacaPage,  # noqa: F811
    ask: FakeAsk,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    paths = page.session.paths
    sumber = tmp_path / "lampiran.pdf"
    papers.write_paper("lampiran", read_json(paths.resources / "contoh.json"), sumber, paths, kartu=[1, 2, 3])
    read(page, ask, qtbot, sumber)
    beside = page.review.beside
    assert beside.tabs.currentIndex() == PAGE
    assert page.review.tinjauan is not None
    line = next(b for b in page.review.tinjauan.bacaan.sumber if b.kotak and b.nomor > 1)
    remark = page.review.tinjauan.bacaan.catatan[0]
    beside.mark(replace(remark, baris=line.nomor, letak=line.letak))
    assert beside.page.page == line.nomor
    assert beside.page.boxes == (line.kotak,)
    qtbot.waitUntil(lambda: beside.page._best() is not None, timeout=20_000)
    assert not page.session.jobs.busy
    page.review.table.setFocus()
    before = beside.page.percent
    press(qtbot, Key.Key_Plus, CTRL)
    assert beside.page.percent > before
    press(qtbot, Key.Key_PageUp, CTRL)
    assert beside.page.page == line.nomor - 1
    beside.tabs.setCurrentIndex(TEXT)
    assert beside.view is beside.text
