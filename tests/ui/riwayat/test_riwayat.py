"""Riwayat: steps and what they changed, in words; item models; by keys from a step to its kartu."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from iki_desktop.models.keputusan import Target
from iki_desktop.models.realisasi import KeadaanSel, Sel
from iki_desktop.store.changes import RowChange
from iki_desktop.store.operations.indikator import hapus_indikator, ubah_indikator
from iki_desktop.store.operations.kantor import ubah_pengaturan
from iki_desktop.store.operations.kartu import ubah_kartu
from iki_desktop.store.operations.realisasi import isi_sel
from iki_desktop.store.operations.target import isi_target
from iki_desktop.store.operations.terbitan import terbitkan
from iki_desktop.store.tables import COLUMNS
from iki_desktop.ui.riwayat.model import COLUMNS as SHOWN
from iki_desktop.ui.riwayat.model import ROW, LineModel, StepModel
from iki_desktop.ui.riwayat.page import RiwayatPage
from iki_desktop.ui.riwayat.vocabulary import PARTS
from iki_desktop.ui.riwayat.words import Line, Names, lines
from iki_desktop.ui.session import Session
from iki_desktop.ui.window import Window
from tests.store.samples import cetakan
from tests.ui.samples import TAHUN, ident, small_office


def cell(bulan: int, nilai: int | None) -> Sel:
    keadaan = KeadaanSel.NIHIL if nilai is None else KeadaanSel.ANGKA
    figure = None if nilai is None else Decimal(nilai)
    return Sel(ident("camat/jumlah"), ident("camat/p"), TAHUN, bulan, keadaan, nilai=figure)


@pytest.fixture
def page(window: Window) -> RiwayatPage:
    assert window.show_page("riwayat")
    assert isinstance(window.page, RiwayatPage)
    return window.page


def last_lines(session: Session) -> list[Line]:
    step = session.berkas.riwayat()[0]
    names = Names(session.isi, session.berkas.cells)
    return [line for change in step.perubahan for line in lines(change, names)]


def steps_of(page: RiwayatPage) -> list[str]:
    return [page.steps.index(row, 2).data() for row in range(page.steps.rowCount())]


def test_a_changed_field_is_told_with_before_and_after(session: Session) -> None:
    session.run(ubah_kartu, ident("camat"), jabatan="Camat Uji")
    assert last_lines(session) == [
        Line("Kartu", "Camat Uji", "Jabatan", "Camat", "Camat Uji", ident("camat"))
    ]


def test_cells_are_told_as_people_read_them(session: Session) -> None:
    session.run(isi_sel, [cell(4, 1250)])
    assert last_lines(session) == [
        Line(
            "Realisasi",
            f"Jumlah rapat koordinasi, April {TAHUN}",
            "Ditambah",
            "",
            "1.250",
            ident("camat/jumlah"),
        )
    ]
    session.run(isi_sel, [cell(4, None)])
    told = last_lines(session)
    assert {line.thing for line in told} == {f"Jumlah rapat koordinasi, April {TAHUN}"}
    fields = {line.field: (line.before, line.after) for line in told}
    assert fields == {"Keadaan": ("angka", "nihil"), "Angka": ("1.250", "")}


def test_targets_and_settings_are_told(session: Session) -> None:
    session.run(isi_target, ident("camat/jumlah"), TAHUN, Target(Decimal(24)))
    (line,) = last_lines(session)
    assert (line.part, line.field, line.before, line.after) == ("Target", "Target setahun", "12", "24")
    assert line.thing == f"Jumlah rapat koordinasi, {TAHUN}"
    session.run(ubah_pengaturan, kertas="A4")
    (line,) = last_lines(session)
    assert (line.thing, line.before, line.after) == ("Kertas", "F4", "A4")


def test_what_was_deleted_is_told_by_its_own_words(session: Session) -> None:
    session.run(hapus_indikator, ident("camat/jumlah"))
    told = {line.part: line for line in last_lines(session)}
    assert told["Indikator"].field == "Dihapus"
    assert told["Indikator"].before == "Jumlah rapat koordinasi"
    assert told["Indikator"].after == ""
    assert "Realisasi" in told


def test_an_issued_paper_is_told_by_its_name(session: Session) -> None:
    paper = cetakan()
    session.run(terbitkan, paper)
    (line,) = last_lines(session)
    assert (line.part, line.field, line.thing) == ("Terbitan", "Ditambah", "laporan s.d. Maret 2026, 1 kartu")
    assert line.after == f"kode {paper.kode}, laporan.pdf"
    session.undo()
    (line,) = last_lines(session)
    assert (line.field, line.before, line.after) == ("Dihapus", f"kode {paper.kode}, laporan.pdf", "")


def test_lists_are_told_without_brackets(session: Session) -> None:
    session.run(ubah_indikator, ident("camat/jumlah"), komponen=("satu", "dua"))
    (line,) = last_lines(session)
    assert (line.field, line.after) == ("Komponen", "satu · dua")


def test_every_column_of_the_file_has_an_indonesian_name() -> None:
    names = Names(small_office(), lambda _ids: {})
    hidden = {"kunci"}
    for table, columns in COLUMNS.items():
        assert table in PARTS
        for column in columns:
            if column.endswith("_id") or column in hidden:
                continue
            change = RowChange(table, "x", {column: "1"}, {column: "2"})
            for line in lines(change, names):
                assert line.field[:1].isupper(), (table, column, line.field)
                assert "_" not in line.field


def test_step_model(qtmodeltester, session: Session) -> None:
    for number in range(5):
        session.run(ubah_kartu, ident("camat"), jabatan=f"Camat {number}")
    model = StepModel(lambda n: session.berkas.riwayat(None, n), session, page=3)
    model.reload()
    assert model.rowCount() == 3
    assert model.canFetchMore(QModelIndex())
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == len(session.berkas.riwayat())
    assert model.columnCount() == len(SHOWN)
    qtmodeltester.check(model)


def test_line_model(qtmodeltester, session: Session) -> None:
    model = LineModel(session)
    qtmodeltester.check(model)
    session.run(hapus_indikator, ident("camat/jumlah"))
    model.show(last_lines(session))
    assert model.rowCount() > 1
    qtmodeltester.check(model)


def test_steps_come_at_the_top_and_undo_is_a_step_of_its_own(page: RiwayatPage) -> None:
    session = page.session
    session.run(ubah_kartu, ident("camat"), jabatan="Camat Uji")
    name = session.undo_name
    assert name
    assert steps_of(page)[0] == name
    session.undo()
    assert steps_of(page)[:2] == [f"Dibatalkan: {name}", name]
    state = page.steps.index(1, 3).data()
    assert state == "dibatalkan"
    after = [page.lines.index(row, 3).data() for row in range(page.lines.rowCount())]
    assert after == ["Camat"]


def test_enter_leads_to_the_kartu(qtbot: QtBot, page: RiwayatPage, window: Window) -> None:
    page.session.run(ubah_kartu, ident("kasi"), jabatan="Kasi Pelayanan")
    page.step_view.setFocus()
    page.step_view.setCurrentIndex(page.steps.index(0, 2))
    with qtbot.waitSignal(page.go) as led:
        qtbot.keyClick(page.step_view, Qt.Key.Key_Return)
    assert led.args == ["kartu", ident("kasi")]
    assert window.page_key == "kartu"


def test_only_the_steps_of_one_thing(page: RiwayatPage, window: Window) -> None:
    session = page.session
    session.run(isi_sel, [cell(4, 7)])
    session.run(ubah_kartu, ident("kasi"), jabatan="Kasi Pelayanan")
    assert len(steps_of(page)) >= 3
    key = f"{ident('camat/jumlah')}/{ident('camat/p')}/{TAHUN}/4"
    assert window.show_page("riwayat", key)
    assert len(steps_of(page)) == 1
    assert page.show_all.isVisible()
    page.show_all.click()
    assert len(steps_of(page)) >= 3
    assert not page.show_all.isVisible()
    window.show_page("riwayat", ident("kasi"))
    assert len(steps_of(page)) == 2  # the import, and the change
    step = page.steps.index(0, 0).data(ROW)
    assert step.perubahan[0].id == ident("kasi")


def test_selection_stays_on_its_step(page: RiwayatPage) -> None:
    session = page.session
    session.run(ubah_kartu, ident("camat"), jabatan="Satu")
    session.run(ubah_kartu, ident("camat"), jabatan="Dua")
    page.step_view.setCurrentIndex(page.steps.index(1, 0))
    chosen = page.steps.index(1, 0).data(ROW).id
    session.run(ubah_kartu, ident("camat"), jabatan="Tiga")
    assert page.step_view.currentIndex().data(ROW).id == chosen
    assert page.step_view.currentIndex().row() == 2
