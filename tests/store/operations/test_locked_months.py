"""A locked month refuses every change of its figures, whichever way the change would come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from iki_desktop.errors import IkiError, InputRefused, PeriodLocked
from iki_desktop.models.keputusan import Pengampu
from iki_desktop.models.realisasi import KeadaanPeriode, Periode, Sel
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.impor import impor_isi
from iki_desktop.store.operations.indikator import hapus_indikator
from iki_desktop.store.operations.kantor import ubah_kantor
from iki_desktop.store.operations.kartu import hapus_kartu, ubah_kartu
from iki_desktop.store.operations.keputusan import hapus_keputusan
from iki_desktop.store.operations.periode import ubah_periode
from iki_desktop.store.operations.realisasi import isi_sel
from iki_desktop.store.operations.sasaran import hapus_sasaran
from tests.store import samples
from tests.store.samples import TAHUN, ident

TERBUKA, DIAJUKAN, DIKUNCI = KeadaanPeriode
SURAT, CAMAT_P = ident("surat"), ident("camat-p")


@pytest.fixture
def office(path: Path) -> Iterator[Berkas]:
    """The sample office; nothing is locked yet, riwayat begins with its import."""
    with Berkas.create(path, samples.kantor("awal"), oleh="Operator") as opened:
        opened.oleh = "Operator"
        opened.run(impor_isi, samples.unlocked_office())
        yield opened


def lock(office: Berkas, bulan: int, tahun: int = TAHUN) -> None:
    if state(office, bulan, tahun) is TERBUKA:
        office.run(ubah_periode, tahun, bulan, DIAJUKAN)
    office.run(ubah_periode, tahun, bulan, DIKUNCI)


def state(office: Berkas, bulan: int, tahun: int = TAHUN) -> KeadaanPeriode:
    found = {(p.tahun, p.bulan): p.keadaan for p in office.periode()}
    return found.get((tahun, bulan), TERBUKA)


def cell(bulan: int, nilai: int = 5) -> Sel:
    return Sel(SURAT, CAMAT_P, TAHUN, bulan, nilai=Decimal(nilai))


def refused(office: Berkas, change: Callable[[], object], kind: type[IkiError], words: str) -> None:
    before, steps = office.isi(), len(office.riwayat())
    with pytest.raises(kind, match=words) as caught:
        change()
    assert caught.value.pesan.endswith(".")
    assert office.isi() == before
    assert len(office.riwayat()) == steps


def test_writing_and_emptying_a_cell(office: Berkas) -> None:
    lock(office, 2)
    refused(office, lambda: office.run(isi_sel, [cell(2)]), PeriodLocked, "Februari 2026")
    refused(office, lambda: office.run(isi_sel, [], [cell(2).kunci]), PeriodLocked, "Februari 2026")
    # one locked cell refuses the whole step
    refused(office, lambda: office.run(isi_sel, [cell(3), cell(2)]), PeriodLocked, "Februari 2026")
    assert office.run(isi_sel, [cell(3)]).realisasi


DELETIONS = {
    "indikator": (hapus_indikator, (SURAT,), {}),
    "sasaran": (hapus_sasaran, (ident("camat-s"),), {}),
    "kartu": (hapus_kartu, (ident("camat"),), {}),
    "keputusan": (hapus_keputusan, (ident("keputusan"),), {}),
    "pengampu": (ubah_kartu, (ident("camat"),), {"pengampu": (Pengampu(ident("lain")),)}),
}


@pytest.mark.parametrize("what", DELETIONS)
def test_deleting_what_holds_its_figures(office: Berkas, what: str) -> None:
    op, args, fields = DELETIONS[what]
    lock(office, 1)
    refused(office, lambda: office.run(op, *args, **fields), PeriodLocked, "Januari 2026")
    office.run(ubah_periode, TAHUN, 1, TERBUKA, "salah hitung")
    assert office.run(op, *args, **fields).realisasi


def test_a_kartu_without_figures_of_the_month_can_go(office: Berkas) -> None:
    lock(office, 1)
    assert office.run(hapus_kartu, ident("lurah")).kartu


def test_importing_over_its_figures(office: Berkas) -> None:
    lock(office, 1)
    isi = office.isi()
    changed = replace(isi, realisasi=tuple(replace(s, catatan="lain") for s in isi.realisasi))
    refused(office, lambda: office.run(impor_isi, changed), PeriodLocked, "Januari 2026")
    assert not office.run(impor_isi, isi), "the same figures again are no change"


def test_importing_does_not_unlock(office: Berkas) -> None:
    lock(office, 1)
    opened = replace(office.isi(), periode=(Periode(TAHUN, 1, TERBUKA),))
    refused(office, lambda: office.run(impor_isi, opened), InputRefused, "sudah dikunci")


def test_undo_reaches_back_over_a_lock(office: Berkas) -> None:
    """The lock is undone first, by its name; only then what was typed before it."""
    before = office.isi()
    office.run(isi_sel, [cell(5)])
    lock(office, 5)
    assert office.undo_name == "Kunci Mei 2026"
    office.undo()
    assert state(office, 5) is DIAJUKAN
    office.undo()
    office.undo()
    assert office.isi() == before
    for _ in range(3):
        office.redo()
    assert state(office, 5) is DIKUNCI


def test_undo_of_an_unlocking_locks_again(office: Berkas) -> None:
    lock(office, 5)
    office.run(ubah_periode, TAHUN, 5, TERBUKA, "salah ketik")
    office.undo()
    assert state(office, 5) is DIKUNCI
    office.redo()
    assert state(office, 5) is TERBUKA


def test_undo_of_an_import_that_locked_a_month_with_its_figures(office: Berkas) -> None:
    before = office.isi()
    locked = replace(
        before,
        realisasi=tuple(sorted((*before.realisasi, cell(5)), key=lambda s: s.kunci)),
        periode=(*before.periode, Periode(TAHUN, 5, DIKUNCI)),
    )
    office.run(ubah_periode, TAHUN, 5, DIAJUKAN)
    office.run(impor_isi, locked)
    office.undo()
    office.undo()
    assert office.isi() == before


def test_undo_that_changes_figures_of_a_locked_month_is_refused(office: Berkas) -> None:
    """The step may have been done on another month's page; the lock decides, not the order."""
    office.run(isi_sel, [cell(5)])
    conn = office._conn  # pyright: ignore[reportPrivateUsage]
    periode = ident("kunci")
    conn.execute(
        "INSERT INTO periode (id, kantor_id, tahun, bulan, keadaan) VALUES (?, ?, ?, 5, 'dikunci')",
        (periode, office.owner_id, TAHUN),
    )
    refused(office, office.undo, PeriodLocked, "Mei 2026 sudah dikunci")
    conn.execute("DELETE FROM periode WHERE id = ?", (periode,))
    office.undo()
    conn.execute(
        "INSERT INTO periode (id, kantor_id, tahun, bulan, keadaan) VALUES (?, ?, ?, 5, 'dikunci')",
        (periode, office.owner_id, TAHUN),
    )
    refused(office, office.redo, PeriodLocked, "Mei 2026 sudah dikunci")


def test_undo_of_other_steps_goes_on_under_a_lock(office: Berkas) -> None:
    lock(office, 1)
    office.run(ubah_kantor, nama="Lain")
    office.run(isi_sel, [cell(6)])
    office.undo()
    office.undo()
    assert office.kantor().nama == "Uji"


def test_undo_of_an_import_takes_its_locks_along(path: Path) -> None:
    with Berkas.create(path, samples.kantor("awal")) as office:
        before = office.isi()
        office.run(impor_isi, samples.office())
        assert state(office, 12, TAHUN - 1) is DIKUNCI
        office.undo()
        assert office.isi() == before
        office.redo()
        assert office.isi() == samples.office()


def test_the_way_of_a_month(office: Berkas) -> None:
    refused(office, lambda: office.run(ubah_periode, TAHUN, 3, DIKUNCI), InputRefused, "belum diajukan")
    office.run(ubah_periode, TAHUN, 3, DIAJUKAN)
    assert office.run(isi_sel, [cell(3)]).realisasi, "a submitted month is not locked"
    office.run(ubah_periode, TAHUN, 3, TERBUKA)
    office.run(ubah_periode, TAHUN, 3, DIAJUKAN)
    changes = office.run(ubah_periode, TAHUN, 3, DIKUNCI)
    assert changes.name == "Kunci Maret 2026"
    assert changes.periode
    assert not office.run(ubah_periode, TAHUN, 3, DIKUNCI), "the same again is no step"


def test_a_triwulan_goes_as_one_step(office: Berkas) -> None:
    office.run(ubah_periode, TAHUN, 5, DIAJUKAN)
    before = office.isi()
    assert office.run(ubah_periode, TAHUN, (6, 4, 5, 4), DIAJUKAN).name == "Ajukan TW II 2026"
    assert office.run(ubah_periode, TAHUN, [4, 5, 6], DIKUNCI).name == "Kunci TW II 2026"
    refused(office, lambda: office.run(isi_sel, [cell(4)]), PeriodLocked, "April 2026 .* menu Alat")
    refused(office, lambda: office.run(ubah_periode, TAHUN, [5, 6], TERBUKA), InputRefused, "Mei, Juni 2026")
    office.run(ubah_periode, TAHUN, [5, 6], TERBUKA, "salah hitung")
    assert [state(office, b) for b in (4, 5, 6)] == [DIKUNCI, TERBUKA, TERBUKA]
    for _ in range(3):
        office.undo()
    assert office.isi() == before


def test_a_triwulan_of_which_a_month_is_not_submitted_is_not_locked(office: Berkas) -> None:
    office.run(ubah_periode, TAHUN, [4, 6], DIAJUKAN)
    refused(
        office, lambda: office.run(ubah_periode, TAHUN, [4, 5, 6], DIKUNCI), InputRefused, "Mei 2026 belum"
    )
    refused(office, lambda: office.run(ubah_periode, TAHUN, [], DIAJUKAN), InputRefused, "Belum ada bulan")


@pytest.mark.parametrize("to", [TERBUKA, DIAJUKAN])
@pytest.mark.parametrize("alasan", ["", "   "])
def test_unlocking_needs_a_reason(office: Berkas, to: KeadaanPeriode, alasan: str) -> None:
    lock(office, 3)
    refused(office, lambda: office.run(ubah_periode, TAHUN, 3, to, alasan), InputRefused, "perlu alasan")


def test_who_when_and_why_are_recorded(office: Berkas) -> None:
    lock(office, 3)
    office.oleh = "Kasubbag"
    office.run(ubah_periode, TAHUN, 3, TERBUKA, "  salah   hitung ")
    (found,) = (p for p in office.periode() if p.bulan == 3)
    assert (found.oleh, found.alasan) == ("Kasubbag", "salah hitung")
    assert found.pada is not None
    assert found.pada.tzinfo is not None
    assert office.riwayat(batas=1)[0].nama == "Buka Maret 2026"


@pytest.mark.parametrize(("tahun", "bulan"), [(TAHUN, 0), (TAHUN, 13), (0, 1), (99999, 1)])
def test_a_month_that_is_none_is_refused(office: Berkas, tahun: int, bulan: int) -> None:
    refused(office, lambda: office.run(ubah_periode, tahun, bulan, DIAJUKAN), InputRefused, "tidak")


def test_targets_of_a_locked_month_may_change(office: Berkas) -> None:
    from iki_desktop.models.keputusan import Target
    from iki_desktop.store.operations.target import isi_target

    lock(office, 1)
    assert office.run(isi_target, SURAT, TAHUN, Target(Decimal(99))).target
