"""The side panel: words and proof of a cell go into the file, sums and riwayat are told."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iki_desktop.models.realisasi import KeadaanPeriode
from iki_desktop.store.operations.periode import ubah_periode
from iki_desktop.ui.realisasi.page import RealisasiPage
from iki_desktop.ui.realisasi.side import SidePanel
from iki_desktop.ui.window import Window
from tests.ui.checks import assert_accessible, assert_indonesian
from tests.ui.fakes import FakeAsk
from tests.ui.realisasi.conftest import KASI, cell, go, press, type_text
from tests.ui.samples import TAHUN, ident


@pytest.fixture
def panel(page: RealisasiPage, qtbot: QtBot) -> SidePanel:
    """The panel at January of the kasi's indikator, with the keyboard in it."""
    go(page, KASI, 1)
    press(qtbot, Qt.Key.Key_F4)
    panel = page.details.panel
    qtbot.waitUntil(panel.fields["catatan"].hasFocus)
    return panel


def test_it_has_names_and_no_english(page: RealisasiPage, panel: SidePanel) -> None:
    assert panel.isVisible()
    assert_accessible(page)
    assert_indonesian(page)


def test_words_go_into_the_file_as_each_field_is_left(
    page: RealisasiPage, panel: SidePanel, qtbot: QtBot
) -> None:
    for text in ("loket tutup", "hujan", "buka Sabtu", "Buku tamu"):
        type_text(qtbot, text)
        press(qtbot, Qt.Key.Key_Tab)
    type_text(qtbot, "lemari 2")
    press(qtbot, Qt.Key.Key_Escape)
    assert panel.fields["bukti_tempat"].hasFocus(), "the first Esc takes back what is not in the file"
    press(qtbot, Qt.Key.Key_Escape)
    assert page.grid.months.hasFocus()
    sel = cell(page, KASI, 1)
    assert sel is not None
    assert (sel.catatan, sel.kendala, sel.tindak_lanjut, sel.bukti, sel.bukti_tempat) == (
        "loket tutup",
        "hujan",
        "buka Sabtu",
        "Buku tamu",
        "",
    )
    assert page.session.undo_name == "Ubah bukti dukung"


def test_f4_again_closes_and_the_choice_is_remembered(
    page: RealisasiPage, panel: SidePanel, qtbot: QtBot
) -> None:
    press(qtbot, Qt.Key.Key_F4)
    assert not panel.isVisible()
    assert page.grid.months.hasFocus()
    assert '"side": false' in page.session.preferences.remembered("realisasi")


def test_it_follows_the_cursor(page: RealisasiPage, panel: SidePanel, qtbot: QtBot) -> None:
    page.grid.months.setFocus()
    press(qtbot, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: panel.title.text() == "Februari 2026")
    assert panel.value.text() == "Nihil: tidak ada kegiatan"
    press(qtbot, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: panel.title.text() == "Maret 2026")
    assert "masih kosong" in panel.state.text()
    assert all(field.isReadOnly() for field in panel.fields.values())


def test_sums_can_be_checked_by_hand(page: RealisasiPage, panel: SidePanel, qtbot: QtBot) -> None:
    go(page, (ident("camat/jumlah"), ident("camat/p"), TAHUN), 2)
    qtbot.waitUntil(lambda: "rapat" in panel.what.text())
    assert panel.sums.text().split("\n") == [
        "TW I: 1 + 2 + 3 = 6",
        "s.d. Maret: 1 + 2 + 3 = 6",
        "Capaian: 6 ÷ 3 × 100 = 200 % (Sangat Tinggi)",
    ]


def test_its_riwayat_says_who_and_from_what_to_what(
    page: RealisasiPage, panel: SidePanel, qtbot: QtBot
) -> None:
    page.session.work_as("Sari")
    page.grid.months.setFocus()
    type_text(qtbot, "8")
    press(qtbot, Qt.Key.Key_Up)
    go(page, KASI, 1)
    qtbot.waitUntil(lambda: "3 → 8" in panel.history.text())
    assert "Sari: 3 → 8" in panel.history.text().split("\n")[0]


def test_a_locked_month_is_only_read(panel: SidePanel, window: Window, qtbot: QtBot) -> None:
    for keadaan in (KeadaanPeriode.DIAJUKAN, KeadaanPeriode.DIKUNCI):
        window.session.run(ubah_periode, TAHUN, 1, keadaan)
    qtbot.waitUntil(panel.fields["catatan"].isReadOnly)
    assert not panel.proof.choose.isEnabled()


def test_a_file_is_kept_by_its_fingerprint_and_recognised(
    page: RealisasiPage, panel: SidePanel, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    proof = tmp_path / "daftar hadir.pdf"
    proof.write_bytes(b"isi berkas")
    ask.answers.append(proof)
    panel.proof.choose.click()
    qtbot.waitUntil(lambda: bool((s := cell(page, KASI, 1)) and s.bukti_sha256))
    sel = cell(page, KASI, 1)
    assert sel is not None
    assert (sel.bukti_berkas, sel.bukti_sha256) == (proof.name, hashlib.sha256(b"isi berkas").hexdigest())
    assert page.session.undo_name == "Ubah berkas bukti dukung"

    qtbot.waitUntil(panel.proof.compare.isVisible)
    ask.answers.append(proof)
    panel.proof.compare.click()
    qtbot.waitUntil(lambda: len(ask.informed) == 1)
    proof.write_bytes(b"isi lain")
    ask.answers.append(proof)
    panel.proof.compare.click()
    qtbot.waitUntil(lambda: len(ask.informed) == 2)
    assert "sama persis" in ask.informed[0] and "berbeda" in ask.informed[1]

    ask.answers.append(tmp_path / "tidak ada.pdf")
    panel.proof.choose.click()
    qtbot.waitUntil(lambda: bool(ask.errors))
    assert cell(page, KASI, 1) == sel
    panel.proof.drop.click()
    now = cell(page, KASI, 1)
    assert now is not None and not now.bukti_sha256


def test_the_figure_has_its_satuan_only_where_it_is_one_of_it(
    page: RealisasiPage, panel: SidePanel, qtbot: QtBot
) -> None:
    persen = (ident("camat/persen"), ident("camat/p"), TAHUN)
    press(qtbot, Qt.Key.Key_Escape)
    for kunci, keys, words in (
        (KASI, [], "3 keluhan"),
        (KASI, [Qt.Key.Key_Right], "Nihil: tidak ada kegiatan"),
        (persen, [], "7"),
        (persen, [Qt.Key.Key_Up], "70 %"),
        (persen, [Qt.Key.Key_Up, Qt.Key.Key_End], "100,0 %"),
        (persen, [Qt.Key.Key_End], "–"),
    ):
        go(page, kunci, 1)
        for key in keys:
            press(qtbot, key)
        qtbot.waitUntil(lambda words=words: panel.value.text() == words)
