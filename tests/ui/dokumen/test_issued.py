"""Papers are recorded as issued from the page, listed, and held against what the file says by now."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iki_desktop.models.kantor import Masa, Pegawai
from iki_desktop.models.tanggal import format_tanggal
from iki_desktop.store.operations.kartu import hapus_kartu, ubah_kartu
from iki_desktop.store.operations.pegawai import tambah_pegawai
from iki_desktop.ui.dokumen.issued import COLUMNS, TERBITAN, IssuedModel
from iki_desktop.ui.dokumen.page import ISSUED, PREVIEW, DokumenPage
from iki_desktop.ui.session import Session
from tests.ui.checks import assert_accessible, assert_indonesian
from tests.ui.dokumen.conftest import WAIT
from tests.ui.fakes import FakeAsk
from tests.ui.samples import ident


@pytest.fixture
def issue(page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path):
    """Makes a paper from the page and records it as issued, by keys."""

    def make(jenis: str, name: str) -> None:
        acts = page.acts
        page.choose(jenis)
        ask.answers.append(tmp_path / name)
        qtbot.keyClick(acts.save, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: acts.issue.isVisible() and not page.session.jobs.busy, timeout=WAIT)
        qtbot.keyClick(acts.issue, Qt.Key.Key_Space)

    return make


def shown(page: DokumenPage) -> list[str]:
    model = page.issued.model
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_a_paper_is_recorded_as_one_step_and_undone(page: DokumenPage, issue) -> None:
    session, acts = page.session, page.acts
    assert shown(page) == [] and not page.issued.hold.isEnabled()
    issue("lampiran", "lampiran saya.pdf")
    (terbitan,) = session.issued()
    assert (terbitan.jenis, terbitan.nama_berkas) == ("lampiran", "lampiran saya.pdf")
    assert terbitan.halaman == 3
    nomor = session.isi.keputusan[0].nomor
    assert shown(page) == [f"Lampiran tahun {session.tahun}, nomor {nomor}"]
    assert not acts.issue.isVisible()
    assert session.undo_name == f"Terbitkan lampiran tahun {session.tahun}, nomor {nomor}"
    session.undo()
    assert shown(page) == [] and acts.issue.isVisible()
    session.redo()
    assert shown(page) and not acts.issue.isVisible()


def test_the_kartu_of_each_pegawai_is_a_paper_of_its_own(page: DokumenPage, issue) -> None:
    session, acts = page.session, page.acts
    session.run(tambah_pegawai, Pegawai(ident("kasi/o"), "Budi", jabatan=(Masa(ident("kasi/p")),)))
    issue("pegawai", "pegawai.pdf")
    papers = session.issued()
    assert len({t.kode for t in papers}) == 2
    assert sorted(t.halaman or 0 for t in papers) == [1, 2]
    bulan = f"Maret {session.tahun}"
    ani = session.isi.pegawai[0].nama
    assert sorted(shown(page)) == sorted(
        [
            f"Kartu pegawai s.d. {bulan}, {ani}, kartu Camat",
            f"Kartu pegawai s.d. {bulan}, Budi, kartu Kepala Seksi Pelayanan",
        ]
    )
    assert session.undo_name == f"Terbitkan 2 kartu pegawai s.d. {bulan}"
    assert not acts.issue.isVisible()
    session.undo()
    assert shown(page) == []


def test_one_kartu_a_salinan_and_a_workbook_are_named(page: DokumenPage, issue, qtbot: QtBot) -> None:
    page.choose("rekap")
    page.options.kartu.setFocus()
    qtbot.keyClick(page.options.kartu, Qt.Key.Key_Down)
    issue("rekap", "rekap.xlsx")
    page.options.kartu.setFocus()
    qtbot.keyClick(page.options.kartu, Qt.Key.Key_Up)
    issue("salinan", "salinan.pdf")
    issue("ringkasan", "ringkasan.pdf")
    session = page.session
    assert shown(page) == [
        f"Ringkasan laporan s.d. Maret {session.tahun}",
        f"Salinan keputusan tahun {session.tahun}, nomor {session.isi.keputusan[0].nomor}",
        f"Rekap s.d. Maret {session.tahun}, kartu Camat",
    ]
    assert [t.halaman is None for t in session.issued()] == [False, False, True]


def test_the_line_at_the_foot_is_of_the_tab_in_view(page: DokumenPage, issue, qtbot: QtBot) -> None:
    issue("lampiran", "a.pdf")
    issue("keputusan", "b.pdf")
    told: list[tuple[str, str, str]] = []
    page.status.connect(lambda *texts: told.append(texts))
    page.tabs.setFocus()
    qtbot.keyClick(page.tabs, Qt.Key.Key_Right)
    assert page.tabs.currentIndex() == ISSUED
    assert told[-1][:2] == ("Kertas terbit", "Kertas 2 dari 2") and "Enter" in told[-1][2]
    qtbot.keyClick(page.issued.table, Qt.Key.Key_Up)
    assert told[-1][1] == "Kertas 1 dari 2"
    page.session.undo()
    page.session.undo()
    assert told[-1][1] == "Belum ada"
    qtbot.keyClick(page.tabs, Qt.Key.Key_Left)
    assert told[-1][0] == "Keputusan"
    qtbot.waitUntil(lambda: told[-1][1].startswith("Halaman 1 dari"), timeout=WAIT)  # it is made anew


def test_the_keyboard_goes_with_the_tab(page: DokumenPage, issue, qtbot: QtBot) -> None:
    view, table = page.preview.view, page.issued.table
    qtbot.waitUntil(lambda: view.pages > 0, timeout=WAIT)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert page.tabs.currentIndex() == ISSUED
    assert page.tabs.hasFocus(), "no paper was issued yet"
    issue("lampiran", "a.pdf")
    qtbot.keyClick(page.papers, Qt.Key.Key_F6)
    assert table.hasFocus()
    qtbot.keyClick(table, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert page.tabs.currentIndex() == PREVIEW
    assert view.hasFocus()


def test_what_carries_no_code_is_not_recorded(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    page.choose("formulir")
    ask.answers.append(tmp_path / "formulir.xlsx")
    qtbot.keyClick(page.acts.save, Qt.Key.Key_Space)
    qtbot.waitUntil(page.acts.open_made.isVisible, timeout=WAIT)
    assert not page.acts.issue.isVisible()


def test_the_list_holds_a_paper_against_the_file_by_keys(
    page: DokumenPage, issue, ask: FakeAsk, qtbot: QtBot
) -> None:
    issue("lampiran", "a.pdf")
    session, issued = page.session, page.issued
    page.tabs.setCurrentIndex(ISSUED)
    issued.table.setFocus()
    qtbot.keyClick(issued.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(ask.informed), timeout=WAIT)
    assert ask.informed[0].startswith("Sama")
    assert session.run(ubah_kartu, ident("camat"), jabatan="Plt. Camat")
    qtbot.keyClick(issued.hold, Qt.Key.Key_Space)
    qtbot.waitUntil(issued.difference.isVisible, timeout=WAIT)
    text = issued.difference.toPlainText()
    assert "Kartu 1 (Plt. Camat), jabatan" in text and "1 tempat" in text
    assert "Dicoret: tertulis di kertas" in text
    assert len(ask.informed) == 1
    session.undo()
    assert not issued.difference.isVisible(), "it was of the file as it was before"
    assert_accessible(page)
    assert_indonesian(page)


def test_the_code_typed_from_the_paper_gives_the_same_list(
    page: DokumenPage, issue, ask: FakeAsk, qtbot: QtBot
) -> None:
    issue("laporan", "a.pdf")
    session = page.session
    (terbitan,) = session.issued()
    issue("keputusan", "b.pdf")
    page.issued.table.selectRow(0)
    assert session.run(hapus_kartu, ident("lurah"))
    ask.answers.append(terbitan.kode.lower())
    page.perform("cocokkan")
    qtbot.waitUntil(page.issued.difference.isVisible, timeout=WAIT)
    assert "Lurah" in page.issued.difference.toPlainText()
    assert page.issued.chosen() == terbitan
    assert not ask.informed


def test_a_file_that_is_only_read_offers_no_recording(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "read_only", property(lambda _self: True))
    page.choose("keputusan")
    ask.answers.append(tmp_path / "a.pdf")
    qtbot.keyClick(page.acts.save, Qt.Key.Key_Space)
    qtbot.waitUntil(page.acts.open_made.isVisible, timeout=WAIT)
    assert not page.acts.issue.isVisible()


def test_issued_model(qtmodeltester, page: DokumenPage, issue) -> None:
    issue("keputusan", "a.pdf")
    session = page.session
    model = IssuedModel(session)
    qtmodeltester.check(model)
    model.show(session.isi, session.issued())
    qtmodeltester.check(model)
    (terbitan,) = session.issued()
    assert model.index(0, 0).data(TERBITAN) == terbitan
    local = terbitan.pada.astimezone()
    assert model.index(0, 0).data() == f"{format_tanggal(local.date())} {local:%H.%M}"
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(len(COLUMNS))][2] == "Kode"
    assert terbitan.sha256 in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_on_a_narrow_page_the_names_keep_their_room_and_the_tip_has_the_rest(
    page: DokumenPage, issue
) -> None:
    issue("lampiran", "a.pdf")
    page.tabs.setCurrentIndex(ISSUED)
    view = page.issued
    titles = [column.title for column in COLUMNS]

    def shown_at(width: int) -> list[str]:
        view.resize(width, view.height())
        return [title for n, title in enumerate(titles) if not view.table.isColumnHidden(n)]

    assert shown_at(1200) == titles
    narrow = shown_at(500)
    assert narrow[:2] == titles[:2] and "Halaman" not in narrow
    assert view.table.columnWidth(1) >= 250
    assert shown_at(1200) == titles
    (terbitan,) = page.session.issued()
    tip = view.model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "Kertas: Lampiran tahun" in tip and f"Kode: {terbitan.kode}" in tip and "Halaman: 3" in tip
