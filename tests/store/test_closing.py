"""Changes after locking, read out of riwayat of a real file: over undo, deletion, import and closing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from iki_desktop.models.realisasi import KeadaanPeriode, KeadaanSel, Sel
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.impor import impor_isi
from iki_desktop.store.operations.indikator import hapus_indikator
from iki_desktop.store.operations.periode import ubah_periode
from iki_desktop.store.operations.realisasi import isi_sel
from tests.store import samples
from tests.store.samples import TAHUN, ident

TERBUKA, DIAJUKAN, DIKUNCI = KeadaanPeriode
SURAT, CAMAT_P = ident("surat"), ident("camat-p")


@pytest.fixture
def office(path: Path) -> Iterator[Berkas]:
    """The sample office; January and February were locked."""
    with Berkas.create(path, samples.kantor("awal"), oleh="Operator") as opened:
        opened.run(impor_isi, samples.unlocked_office())
        opened.run(ubah_periode, TAHUN, (1, 2), DIAJUKAN)
        opened.run(ubah_periode, TAHUN, (1, 2), DIKUNCI)
        yield opened


def cell(bulan: int, nilai: int) -> Sel:
    return Sel(SURAT, CAMAT_P, TAHUN, bulan, nilai=Decimal(nilai))


def unlock(office: Berkas, *bulan: int) -> None:
    office.run(ubah_periode, TAHUN, bulan, TERBUKA, "salah hitung")


def test_an_office_that_never_unlocked_has_none(office: Berkas) -> None:
    office.run(isi_sel, [cell(3, 1)])
    assert office.pembukaan() == ()


def test_a_changed_cell_is_told_with_its_locked_figure(office: Berkas) -> None:
    unlock(office, 1, 2)
    office.oleh = "Budi"
    office.run(isi_sel, [cell(1, 4)])
    office.run(isi_sel, [cell(1, 5), cell(2, 6)])
    first, second = office.pembukaan()
    assert (first.bulan, second.bulan) == (1, 2)
    assert (first.alasan, first.oleh, first.dikunci_lagi) == ("salah hitung", "Operator", None)
    (change,) = first.perubahan
    assert change.sebelum is not None
    assert change.sebelum.nilai == 3
    assert change.sebelum.catatan == "rapat", "the whole cell, though the record has only what differs"
    assert change.sesudah == cell(1, 5)
    assert change.oleh == "Budi"
    (other,) = second.perubahan
    assert other.sebelum is not None
    assert other.sebelum.keadaan is KeadaanSel.NIHIL


def test_what_comes_after_the_next_lock_does_not_count(office: Berkas) -> None:
    unlock(office, 1)
    office.run(isi_sel, [cell(1, 4)])
    office.run(ubah_periode, TAHUN, 1, DIAJUKAN)
    office.run(ubah_periode, TAHUN, 1, DIKUNCI)
    office.run(isi_sel, [cell(3, 4)])
    (found,) = office.pembukaan()
    assert found.dikunci_lagi is not None
    assert [c.sesudah for c in found.perubahan] == [cell(1, 4)]


def test_undo_and_redo_are_followed(office: Berkas) -> None:
    unlock(office, 1)
    office.run(isi_sel, [], [cell(1, 0).kunci])
    assert office.pembukaan()[0].perubahan[0].sesudah is None
    office.undo()
    assert office.pembukaan()[0].perubahan == ()
    office.redo()
    assert len(office.pembukaan()[0].perubahan) == 1
    office.undo()
    office.undo()
    (found,) = office.pembukaan()
    assert found.dikunci_lagi is not None, "undoing the unlocking locked it again"
    office.redo()
    assert [p.alasan for p in office.pembukaan()] == ["salah hitung", "salah hitung"]


def test_undoing_the_lock_is_told_with_its_name(office: Berkas) -> None:
    office.undo()
    assert [(p.bulan, p.alasan) for p in office.pembukaan()] == [
        (1, "Dibatalkan: Kunci Januari, Februari 2026"),
        (2, "Dibatalkan: Kunci Januari, Februari 2026"),
    ]


def test_figures_that_went_with_their_indikator_are_told(office: Berkas) -> None:
    unlock(office, 1, 2)
    office.run(hapus_indikator, SURAT)
    january, february = office.pembukaan()
    for month in (january, february):
        (change,) = month.perubahan
        assert change.sesudah is None
        assert change.kunci[0] == SURAT


def test_it_survives_closing(office: Berkas) -> None:
    unlock(office, 1)
    office.run(isi_sel, [cell(1, 9)])
    before = office.pembukaan()
    office.close()
    with Berkas.open(office.path) as again:
        assert again.pembukaan() == before
