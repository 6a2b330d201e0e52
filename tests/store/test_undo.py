"""Undo and redo as a stack that lives in the file, and riwayat as the record of all that was done."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from iki_desktop.errors import FileRefused, InputRefused
from iki_desktop.models.realisasi import KeadaanSel, Sel
from iki_desktop.store import clock
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.indikator import hapus_indikator
from iki_desktop.store.operations.kantor import ubah_kantor
from iki_desktop.store.operations.realisasi import isi_sel
from iki_desktop.store.rows import sel_row
from iki_desktop.store.tables import id_sel
from iki_desktop.store.transaction import Transaction
from tests.store import samples
from tests.store.samples import TAHUN, ident

SURAT, CAMAT_P = ident("surat"), ident("camat-p")


def cell(bulan: int, nilai: str = "5") -> Sel:
    return Sel(SURAT, CAMAT_P, TAHUN, bulan, nilai=Decimal(nilai))


@pytest.fixture
def new(path: Path) -> Berkas:
    return Berkas.create(path, samples.kantor(), oleh="Operator")


def name(berkas: Berkas, nama: str) -> None:
    assert berkas.run(ubah_kantor, nama=nama)


def test_a_new_file_has_nothing_to_undo(new: Berkas) -> None:
    assert (new.undo_name, new.redo_name) == (None, None)
    assert not new.undo()
    assert not new.redo()
    (made,) = new.riwayat()
    assert (made.nama, made.keadaan) == ("Buat berkas", "tetap")
    new.close()


def test_the_stack_goes_back_and_forth(new: Berkas) -> None:
    for nama in "ABC":
        name(new, nama)
    seen: list[str] = []
    for _ in range(3):
        new.undo()
        seen.append(new.kantor().nama)
    assert seen == ["B", "A", "Uji"]
    assert new.undo_name is None
    for expected in "ABC":
        assert new.redo().kantor
        assert new.kantor().nama == expected
    assert new.redo_name is None
    assert not new.redo()
    new.close()


def test_a_new_step_cuts_redo_and_riwayat_keeps_all(new: Berkas) -> None:
    name(new, "A")
    name(new, "B")
    new.undo()
    name(new, "C")
    assert new.redo_name is None
    assert not new.redo()
    new.undo()
    assert new.kantor().nama == "A"
    assert new.redo_name == "Ubah data kantor"
    new.undo()
    assert new.kantor().nama == "Uji"
    entries = [(e.jenis, e.keadaan) for e in new.riwayat()]
    assert entries == [
        ("undo", "tetap"),
        ("undo", "tetap"),
        ("aksi", "diurungkan"),  # C
        ("undo", "tetap"),
        ("aksi", "terputus"),  # B
        ("aksi", "diurungkan"),  # A
        ("aksi", "tetap"),
    ]
    new.close()


def test_a_step_that_changes_nothing_does_not_cut_redo(new: Berkas) -> None:
    name(new, "A")
    new.undo()
    assert not new.run(ubah_kantor, nama="Uji")
    assert new.redo_name == "Ubah data kantor"
    new.close()


def test_undo_is_refused_where_the_rows_are_not_as_the_step_left_them(stored: Path) -> None:
    with Berkas.open(stored) as berkas:
        berkas.run(isi_sel, [cell(8)])
    with closing(sqlite3.connect(stored)) as conn:
        conn.execute("UPDATE realisasi SET nilai = '6' WHERE bulan = 8")
        conn.commit()
    with Berkas.open(stored) as berkas:
        before = berkas.isi()
        with pytest.raises(InputRefused, match="tidak dapat diurungkan"):
            berkas.undo()
        assert berkas.isi() == before


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE perubahan SET sesudah = '{\"kolom\":1}' WHERE tabel = 'realisasi'",
        "UPDATE perubahan SET tabel = 'langkah' WHERE tabel = 'realisasi'",
        "UPDATE perubahan SET sesudah = '{\"nilai\":[1]}' WHERE tabel = 'realisasi'",
        "UPDATE perubahan SET sesudah = '{x}' WHERE tabel = 'realisasi'",
        "UPDATE perubahan SET sesudah = CAST(x'7bc3287d' AS TEXT) WHERE tabel = 'realisasi'",
        "UPDATE perubahan SET baris = 'x' WHERE tabel = 'realisasi'",
    ],
)
def test_a_damaged_record_is_told_in_words_and_changes_nothing(path: Path, damage: str) -> None:
    with Berkas.create(path, samples.kantor("awal")) as berkas:
        from iki_desktop.store.operations.impor import impor_isi

        berkas.run(impor_isi, samples.unlocked_office())
        berkas.run(isi_sel, [cell(8)])
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("DELETE FROM perubahan WHERE langkah < 3")
        conn.execute(damage)
        conn.commit()
    with Berkas.open(path) as berkas:
        before = berkas.isi()
        with pytest.raises((FileRefused, InputRefused)) as caught:
            berkas.undo()
        assert caught.value.pesan.endswith(".")
        assert berkas.isi() == before
        assert berkas.run(ubah_kantor, nama="Lanjut")


def test_riwayat_says_who_when_what_before_and_after(berkas: Berkas, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 3, 1, 8, 15, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: moment)
    berkas.oleh = "Sari"
    berkas.run(isi_sel, [cell(1, "4.5")])
    latest = berkas.riwayat(batas=1)[0]
    assert (latest.nama, latest.oleh, latest.pada, latest.jenis) == ("Isi realisasi", "Sari", moment, "aksi")
    (change,) = latest.perubahan
    assert (change.tabel, change.id) == ("realisasi", id_sel(cell(1).kunci))
    assert change.sebelum == {"nilai": "3", "catatan": "rapat", "bukti": "Map A"}
    assert change.sesudah == {"nilai": "4.5", "catatan": "", "bukti": ""}
    assert berkas.last_commit == moment


def test_riwayat_of_one_cell(berkas: Berkas) -> None:
    berkas.run(isi_sel, [cell(8), cell(9)])
    berkas.run(isi_sel, [cell(8, "6")])
    berkas.run(ubah_kantor, nama="Lain")
    berkas.run(isi_sel, [], [cell(8).kunci])
    berkas.undo()
    entries = berkas.riwayat(cell(8).kunci)
    assert [e.jenis for e in entries] == ["undo", "aksi", "aksi", "aksi"]
    values = [
        [(c.sebelum or {}).get("nilai"), (c.sesudah or {}).get("nilai")] for e in entries for c in e.perubahan
    ]
    assert values == [[None, "6"], ["6", None], ["5", "6"], [None, "5"]]
    assert [e.jumlah for e in entries] == [1, 1, 1, 1]
    assert berkas.riwayat(id_sel(cell(8).kunci)) == entries
    assert berkas.riwayat(ident("nobody")) == []


def test_riwayat_is_as_long_as_asked_and_shows_so_many_rows_of_a_step(berkas: Berkas) -> None:
    from iki_desktop.store.history import SHOWN_ROWS

    many = [
        Sel(SURAT, CAMAT_P, tahun, bulan, KeadaanSel.NIHIL)
        for tahun in range(TAHUN + 1, TAHUN + 21)
        for bulan in range(1, 13)
    ]
    berkas.run(isi_sel, many)
    latest = berkas.riwayat(batas=1)
    assert len(latest) == 1
    assert latest[0].jumlah == len(many) == 240
    assert len(latest[0].perubahan) == SHOWN_ROWS


def test_a_deleted_indikator_comes_back_with_its_figures_and_targets(berkas: Berkas) -> None:
    aduan = ident("aduan")
    before = berkas.isi()
    changes = berkas.run(hapus_indikator, aduan)
    assert {kunci[0] for kunci in changes.sel} == {aduan}
    assert aduan not in {s.indikator for s in berkas.realisasi()}
    assert aduan not in {i.id for k in berkas.keputusan() for c in k.kartu for i in c.indikator()}
    berkas.undo()
    assert berkas.isi() == before


def test_a_row_that_goes_and_comes_again_in_one_step_is_put_back_whole(berkas: Berkas) -> None:
    berkas.run(isi_sel, [cell(1, "5")])

    @operation("Ganti sel")
    def replace_cell(tx: Transaction) -> None:
        tx.delete("realisasi", [id_sel(cell(1).kunci)])
        tx.insert("realisasi", [sel_row(replace(cell(1, "7"), catatan="baru"))])

    before = berkas.isi()
    berkas.run(replace_cell)
    after = berkas.isi()
    assert after != before
    berkas.undo()
    assert berkas.isi() == before
    berkas.redo()
    assert berkas.isi() == after


def test_a_clock_that_goes_back_does_not_confuse_undo(new: Berkas, monkeypatch: pytest.MonkeyPatch) -> None:
    start = datetime(2026, 3, 1, 8, tzinfo=UTC)
    for n, nama in enumerate("ABC"):
        monkeypatch.setattr(clock, "now", lambda n=n: start - timedelta(days=n))
        name(new, nama)
    new.undo()
    assert new.kantor().nama == "B"
    new.redo()
    assert new.kantor().nama == "C"
    new.close()


def test_undo_of_thousands_of_cells(berkas: Berkas) -> None:
    before = berkas.isi()
    cells = [cell(m) for m in range(5, 13)] + [
        Sel(SURAT, CAMAT_P, tahun, m, nilai=Decimal(m)) for tahun in range(2030, 2130) for m in range(1, 13)
    ]
    changes = berkas.run(isi_sel, cells)
    assert len(changes.sel) == len(cells)
    after = berkas.isi()
    assert berkas.undo().sel == changes.sel
    assert berkas.isi() == before
    berkas.redo()
    assert berkas.isi() == after
