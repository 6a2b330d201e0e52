"""Kartu read and edited by the keyboard: every field, rows added, moved and taken away, all of it undone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from iki_desktop.models.keputusan import Gaya, JenisIndikator, Kartu, Konsolidasi, Rentang, Target
from iki_desktop.ui.kartu.catalogue import CatalogueDialog
from iki_desktop.ui.kartu.page import KartuPage
from iki_desktop.ui.kartu.target import Rincian
from iki_desktop.ui.window import Window
from tests.ui.checks import assert_accessible, assert_indonesian
from tests.ui.fakes import FakeAsk
from tests.ui.samples import TAHUN, ident


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> KartuPage:
    assert window.show_page("kartu")
    page = window.page
    assert isinstance(page, KartuPage)
    qtbot.waitUntil(page.tree.hasFocus)
    return page


def kartu(page: KartuPage, name: str) -> Kartu:
    keputusan = page.session.keputusan
    assert keputusan is not None
    return next(k for k in keputusan.kartu if k.id == ident(name))


def rewrite(qtbot: QtBot, field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Replace what a field holds by typing, then leave it with Tab."""
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def order(page: KartuPage) -> list[str]:
    keputusan = page.session.keputusan
    assert keputusan is not None
    return [k.id for k in sorted(keputusan.kartu, key=lambda k: k.urut)]


def test_the_model_keeps_the_rules_of_qt(page: KartuPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)


def test_it_has_names_and_no_english(page: KartuPage) -> None:
    assert_accessible(page)
    assert_indonesian(page)


def test_arrows_lead_from_kartu_to_kartu(page: KartuPage, qtbot: QtBot) -> None:
    assert page.tree.current_id() == ident("camat")
    qtbot.keyClick(page.tree, Qt.Key.Key_Down)
    qtbot.keyClick(page.tree, Qt.Key.Key_Down)
    assert page.form.jabatan.text() == "Kepala Seksi Pelayanan"
    assert page.form.fungsi.toPlainText() == "pelayanan surat\npelayanan keluhan"
    assert page.model.rowCount() == 1


def test_a_field_is_in_the_file_when_it_is_left_and_undo_brings_it_back(
    page: KartuPage, window: Window, qtbot: QtBot
) -> None:
    rewrite(qtbot, page.form.jabatan, "Camat Uji")
    assert kartu(page, "camat").jabatan == "Camat Uji"
    assert window.session.undo_name == "Ubah kartu"
    window.session.undo()
    assert kartu(page, "camat").jabatan == "Camat"
    assert page.form.jabatan.text() == "Camat"


def test_blanks_alone_change_nothing_and_hold_nobody_back(page: KartuPage, qtbot: QtBot) -> None:
    rewrite(qtbot, page.form.jabatan, "Camat  ")
    assert page.session.undo_name != "Ubah kartu"
    assert page.form.jabatan.text() == "Camat"
    assert page.commit()


def test_a_list_that_begins_takes_a_form(page: KartuPage, qtbot: QtBot) -> None:
    page.form.fungsi.setFocus()
    qtbot.keyClicks(page.form.fungsi, "satu")
    qtbot.keyClick(page.form.fungsi, Qt.Key.Key_Return)
    qtbot.keyClicks(page.form.fungsi, "dua")
    qtbot.keyClick(page.form.fungsi, Qt.Key.Key_Tab)
    assert kartu(page, "camat").fungsi == ("satu", "dua")
    assert kartu(page, "camat").gaya_fungsi is Gaya.ABC


@pytest.mark.parametrize("name", ["teks", "formulasi", "sumber_data", "satuan", "penanggung_jawab"])
def test_every_text_of_an_indikator_can_be_edited(page: KartuPage, qtbot: QtBot, name: str) -> None:
    page.go_to(ident("camat/jumlah"))
    rewrite(qtbot, getattr(page.side, name), "Kata baru")
    changed = next(i for i in kartu(page, "camat").indikator() if i.id == ident("camat/jumlah"))
    assert getattr(changed, name) == "Kata baru"


def test_parts_of_a_persentase_and_components(page: KartuPage, qtbot: QtBot) -> None:
    page.go_to(ident("camat/persen"))
    rewrite(qtbot, page.side.pembilang, "Desa yang tertib")
    rewrite(qtbot, page.side.penyebut, "Semua desa")
    rewrite(qtbot, page.side.komponen, "Buku tamu")
    changed = next(i for i in kartu(page, "camat").indikator() if i.id == ident("camat/persen"))
    assert (changed.pembilang, changed.penyebut) == ("Desa yang tertib", "Semua desa")
    assert changed.komponen == ("Buku tamu",)


def test_choices_commit_and_another_jenis_brings_its_konsolidasi(page: KartuPage, qtbot: QtBot) -> None:
    page.go_to(ident("camat/jumlah"))
    page.side.jenis.setFocus()
    qtbot.keyClick(page.side.jenis, Qt.Key.Key_Down)
    qtbot.keyClick(page.side.jenis, Qt.Key.Key_Down)
    changed = next(i for i in kartu(page, "camat").indikator() if i.id == ident("camat/jumlah"))
    assert changed.jenis is JenisIndikator.NILAI
    assert changed.konsolidasi is Konsolidasi.AKHIR


def test_a_target_is_typed_and_a_range_too(page: KartuPage, qtbot: QtBot) -> None:
    page.go_to(ident("camat/jumlah"))
    rewrite(qtbot, page.side.target.tahun, "7-8")
    changed = next(i for i in kartu(page, "camat").indikator() if i.id == ident("camat/jumlah"))
    assert changed.target[TAHUN] == Target(Rentang(Decimal(7), Decimal(8)))
    assert page.model.index(1, 4).data() == "7–8"


def test_a_target_by_triwulan(page: KartuPage, qtbot: QtBot) -> None:
    page.go_to(ident("camat/jumlah"))
    page.side.target.rincian.setFocus()
    qtbot.keyClick(page.side.target.rincian, Qt.Key.Key_Down)
    assert page.side.target.rincian.value is Rincian.TW_KUMULATIF
    for field, text in zip(page.side.target.tw, ("3", "6", "9", "12"), strict=True):
        rewrite(qtbot, field, text)
    changed = next(i for i in kartu(page, "camat").indikator() if i.id == ident("camat/jumlah"))
    assert changed.target[TAHUN].tw == tuple(map(Decimal, (3, 6, 9, 12)))


def test_a_target_that_is_no_figure_stays_with_its_reason(page: KartuPage, qtbot: QtBot) -> None:
    page.go_to(ident("camat/jumlah"))
    rewrite(qtbot, page.side.target.tahun, "dua belas")
    assert page.side.target.tahun.text() == "dua belas"
    assert not page.commit()
    changed = next(i for i in kartu(page, "camat").indikator() if i.id == ident("camat/jumlah"))
    assert changed.target[TAHUN] == Target(Decimal(12))
    qtbot.keyClick(page.side.target.tahun, Qt.Key.Key_Escape)
    assert page.commit()


def test_a_kartu_is_added_named_and_taken_away(page: KartuPage, qtbot: QtBot) -> None:
    qtbot.keyClick(
        page.tree, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.keyClicks(page.form.jabatan, "Bendahara")
    qtbot.keyClick(page.form.jabatan, Qt.Key.Key_Return)
    keputusan = page.session.keputusan
    assert keputusan is not None
    assert [k.jabatan for k in keputusan.kartu] == ["Camat", "Bendahara", "Kepala Seksi Pelayanan", "Lurah"]
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    keputusan = page.session.keputusan
    assert keputusan is not None
    assert len(keputusan.kartu) == 3


def test_a_kartu_with_figures_is_not_taken_away_unasked(
    page: KartuPage, window: Window, ask: FakeAsk, qtbot: QtBot
) -> None:
    before = page.session.isi
    ask.answers.append(False)
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    assert page.session.isi == before
    ask.answers.append(True)
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    assert ident("camat") not in order(page)
    window.session.undo()
    assert page.session.isi == before


def test_alt_arrows_move_a_kartu(page: KartuPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(page) == [ident("kasi"), ident("camat"), ident("lurah")]
    assert page.tree.current_id() == ident("camat")
    qtbot.keyClick(page.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(page)[0] == ident("camat")


def test_rows_are_added_moved_and_taken_away(page: KartuPage, ask: FakeAsk, qtbot: QtBot) -> None:
    page.table.setFocus()
    page.go_to(ident("camat/persen"))
    qtbot.keyClick(page.table, Qt.Key.Key_Insert)
    qtbot.keyClicks(page.side.teks, "Jumlah kunjungan desa")
    qtbot.keyClick(page.side.teks, Qt.Key.Key_Tab)
    names = [i.teks for i in kartu(page, "camat").indikator()]
    assert names == [
        "Persentase desa tertib administrasi",
        "Jumlah kunjungan desa",
        "Jumlah rapat koordinasi",
    ]
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [i.teks for i in kartu(page, "camat").indikator()][-1] == "Jumlah kunjungan desa"
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(list(kartu(page, "camat").indikator())) == 2
    assert not ask.asked


def test_a_sasaran_is_added_with_its_first_indikator(page: KartuPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Insert, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.side.sasaran, "Sasaran kedua")
    qtbot.keyClick(page.side.sasaran, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.side.teks
    assert [s.teks for s in kartu(page, "camat").sasaran] == [
        "Pemerintahan desa yang tertib",
        "Sasaran kedua",
    ]


def test_a_pengampu_with_figures_goes_only_when_asked(page: KartuPage, ask: FakeAsk, qtbot: QtBot) -> None:
    page.go_to(ident("lurah"))
    ask.answers.append(False)
    rewrite(qtbot, page.form.pengampu, "Kelurahan Barat")
    assert [p.unit for p in kartu(page, "lurah").pengampu] == ["Kelurahan Timur", "Kelurahan Barat"]
    assert page.form.pengampu.toPlainText() == "Kelurahan Timur\nKelurahan Barat"


def test_the_filter_finds_words_inside_kartu(page: KartuPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.tree, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.filter
    qtbot.keyClicks(page.filter, "keluhan warga")
    qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    assert page.tree.current_id() == ident("kasi")


def test_another_indikator_never_gets_the_pending_text_of_the_last(page: KartuPage, qtbot: QtBot) -> None:
    page.go_to(ident("camat/jumlah"))
    page.side.target.tahun.setFocus()
    qtbot.keyClicks(page.side.target.tahun, "x")
    page.go_to(ident("camat/persen"))
    assert page.side.target.tahun.text() == "90"


def test_drafts_of_the_catalogue_go_in_as_one_step(
    page: KartuPage, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose_two(dialog: CatalogueDialog) -> int:
        qtbot.keyClicks(dialog.filter, "lurah")
        qtbot.keyClick(dialog.filter, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
        dialog.filter.setText("arsiparis")
        qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
        assert_accessible(dialog)
        assert_indonesian(dialog)
        return CatalogueDialog.DialogCode.Accepted.value

    before = page.session.isi
    monkeypatch.setattr(CatalogueDialog, "exec", choose_two)
    qtbot.keyClick(
        page.tree, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    keputusan = page.session.keputusan
    assert keputusan is not None
    names = [k.jabatan for k in keputusan.kartu]
    assert names[0] == "Camat"
    assert names[1] == "Lurah"
    assert names[2].startswith("Arsiparis")
    assert len(names) == 5
    window.session.undo()
    assert page.session.isi == before


def test_the_first_kartu_of_a_year_brings_its_keputusan(page: KartuPage) -> None:
    page.session.set_context(tahun=TAHUN - 1)
    assert page.session.keputusan is None
    page.acts.add_kartu()
    keputusan = page.session.keputusan
    assert keputusan is not None
    assert (keputusan.tahun, len(keputusan.kartu)) == (TAHUN - 1, 1)


def test_on_a_narrow_screen_the_part_with_the_keyboard_stays(
    page: KartuPage, window: Window, qtbot: QtBot
) -> None:
    window.showNormal()
    window.resize(911, 512)  # 1366 × 768 at 150 %
    qtbot.waitUntil(lambda: page.width() < 900)
    page.tree.setFocus()
    qtbot.waitUntil(lambda: page.tree.isVisible() and not page.side.isVisible())
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.side.teks
    assert not page.tree.isVisible()
    qtbot.keyClick(page.side.teks, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is page.tree
    assert page.tree.isVisible()
    assert not page.side.isVisible()
    assert_accessible(page)
