"""Every operation: what it changes, its name, and that undo and redo bring back exactly what was."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.ikijson import to_json
from iki_desktop.models.kantor import JenisKantor, Masa, Pegawai, new_id
from iki_desktop.models.keputusan import (
    Gaya,
    JenisIndikator,
    Keputusan,
    Penandatangan,
    Pengampu,
    Sasaran,
    Target,
)
from iki_desktop.models.realisasi import KeadaanPeriode, Sel
from iki_desktop.models.sebaran import IsianTarget
from iki_desktop.store import operations
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.changes import Changes
from iki_desktop.store.operation import Operation
from iki_desktop.store.operations.bacaan import terapkan_bacaan
from iki_desktop.store.operations.impor import impor_isi, impor_semua
from iki_desktop.store.operations.indikator import (
    hapus_indikator,
    pindah_indikator,
    tambah_indikator,
    ubah_indikator,
)
from iki_desktop.store.operations.kantor import ubah_kantor, ubah_pengaturan
from iki_desktop.store.operations.kartu import (
    hapus_kartu,
    pindah_kartu,
    salin_kartu,
    tambah_beberapa_kartu,
    tambah_kartu,
    ubah_kartu,
)
from iki_desktop.store.operations.keputusan import hapus_keputusan, tambah_keputusan, ubah_keputusan
from iki_desktop.store.operations.pegawai import hapus_pegawai, tambah_pegawai, ubah_pegawai
from iki_desktop.store.operations.periode import ubah_periode
from iki_desktop.store.operations.realisasi import isi_sel, terima_formulir, ubah_keterangan
from iki_desktop.store.operations.sasaran import hapus_sasaran, pindah_sasaran, tambah_sasaran, ubah_sasaran
from iki_desktop.store.operations.tahun import mulai_tahun
from iki_desktop.store.operations.target import isi_beberapa_target, isi_target, salin_target
from iki_desktop.store.operations.terbitan import terbitkan
from tests.store import samples
from tests.store.samples import TAHUN, ident

Case = tuple[Operation[...], tuple[Any, ...], dict[str, Any], str, set[str]]


def case(op: Operation[...], *args: Any, name: str, flags: str, **fields: Any) -> Case:
    return (op, args, fields, name, set(flags.split()))


SURAT, WARGA, CAMAT_P = ident("surat"), ident("warga"), ident("camat-p")
LAIN = samples.kartu("kasi", 3, samples.indikator("izin", target={TAHUN: Target(Decimal(4))}))

READ = Bacaan(
    replace(samples.kantor(), provinsi="Jawa Timur"), Keputusan(ident("k3"), 2025, "7", kartu=(LAIN,))
)
ALL = "keputusan kartu target realisasi pegawai"

CASES = [
    case(ubah_kantor, nama="Baru", jenis=JenisKantor.KELURAHAN, name="Ubah data kantor", flags="kantor"),
    case(
        ubah_pengaturan,
        kertas="A4",
        batas_capaian=Decimal("110.5"),
        name="Ubah pengaturan",
        flags="pengaturan",
    ),
    case(
        tambah_keputusan,
        Keputusan(ident("k2"), TAHUN + 1, kartu=(LAIN,)),
        name="Tambah keputusan",
        flags="keputusan kartu target",
    ),
    case(
        ubah_keputusan,
        ident("keputusan"),
        nomor="9",
        tanggal=None,
        tanggal_teks="… 2026",
        penandatangan=Penandatangan("Budi"),
        name="Ubah keputusan",
        flags="keputusan",
    ),
    case(hapus_keputusan, ident("keputusan"), name="Hapus keputusan", flags=ALL),
    case(tambah_kartu, ident("keputusan"), LAIN, name="Tambah kartu", flags="kartu target"),
    case(tambah_kartu, ident("keputusan"), LAIN, 0, name="Tambah kartu", flags="kartu target"),
    case(
        tambah_beberapa_kartu,
        ident("keputusan"),
        [LAIN, samples.kartu("sekretaris", 4)],
        1,
        name="Tambah 2 kartu",
        flags="kartu target",
    ),
    case(
        ubah_kartu,
        ident("camat"),
        jabatan="Camat Baru",
        tugas=("satu", "dua"),
        gaya_tugas=Gaya.STRIP,
        name="Ubah kartu",
        flags="kartu",
    ),
    case(
        ubah_kartu,
        ident("lurah"),
        pengampu=(Pengampu(ident("utara"), "Kelurahan Utara"),),
        name="Ubah kartu",
        flags="kartu target realisasi",
    ),
    case(
        ubah_kartu,
        ident("lurah"),
        pengampu=(
            Pengampu(ident("selatan"), "S"),
            Pengampu(ident("timur"), "T"),
            Pengampu(ident("utara"), "U"),
        ),
        name="Ubah kartu",
        flags="kartu",
    ),
    case(hapus_kartu, ident("lurah"), name="Hapus kartu", flags="kartu target realisasi"),
    case(pindah_kartu, ident("lurah"), 0, name="Pindahkan kartu", flags="kartu"),
    case(salin_kartu, ident("lurah"), name="Salin kartu", flags="kartu target"),
    case(
        tambah_sasaran,
        ident("camat"),
        Sasaran(ident("s2"), "Naiknya mutu", (samples.indikator("mutu"),)),
        0,
        name="Tambah sasaran",
        flags="kartu",
    ),
    case(ubah_sasaran, ident("camat-s"), teks="Lain", name="Ubah sasaran", flags="kartu"),
    case(pindah_sasaran, ident("camat-s2"), 0, name="Pindahkan sasaran", flags="kartu"),
    case(hapus_sasaran, ident("lurah-s"), name="Hapus sasaran", flags="kartu target realisasi"),
    case(
        tambah_indikator,
        ident("camat-s"),
        samples.indikator("baru"),
        1,
        name="Tambah indikator",
        flags="kartu",
    ),
    case(
        ubah_indikator,
        ident("aduan"),
        jenis=JenisIndikator.NILAI,
        desimal=None,
        komponen=("x",),
        target={TAHUN: Target(Decimal(3))},
        name="Ubah indikator",
        flags="kartu target",
    ),
    case(hapus_indikator, WARGA, name="Hapus indikator", flags="kartu realisasi"),
    case(pindah_indikator, ident("aduan"), ident("camat-s"), 0, name="Pindahkan indikator", flags="kartu"),
    case(isi_target, SURAT, TAHUN, Target(Decimal(30)), name="Isi target", flags="target"),
    case(isi_target, SURAT, TAHUN, None, name="Isi target", flags="target"),
    case(isi_target, WARGA, TAHUN, Target(Decimal(3)), ident("utara"), name="Isi target", flags="target"),
    case(
        isi_beberapa_target,
        TAHUN,
        [
            IsianTarget(SURAT, None),
            IsianTarget(WARGA, Target(Decimal(3))),
            IsianTarget(WARGA, Target(Decimal(4)), ident("utara")),
        ],
        name="Isi 3 target",
        flags="target",
    ),
    case(
        salin_target,
        TAHUN + 1,
        [IsianTarget(SURAT, Target(Decimal(26)))],
        TAHUN,
        name=f"Salin 1 target {TAHUN} ke {TAHUN + 1}",
        flags="target",
    ),
    case(isi_sel, [Sel(SURAT, CAMAT_P, TAHUN, 7, nilai=Decimal(1))], name="Isi realisasi", flags="realisasi"),
    case(
        isi_sel,
        [
            Sel(SURAT, CAMAT_P, TAHUN, 1, nilai=Decimal(99)),
            Sel(ident("aduan"), CAMAT_P, TAHUN, 4, pembilang=Decimal(1)),
        ],
        [(SURAT, CAMAT_P, TAHUN, 2)],
        name="Isi realisasi 3 sel",
        flags="realisasi",
    ),
    case(
        terima_formulir,
        [Sel(SURAT, CAMAT_P, TAHUN, 7, nilai=Decimal(1))],
        name="Terima formulir: 1 sel",
        flags="realisasi",
    ),
    case(isi_sel, [], [(SURAT, CAMAT_P, TAHUN, 2)], name="Kosongkan realisasi", flags="realisasi"),
    case(
        ubah_keterangan,
        (SURAT, CAMAT_P, TAHUN, 1),
        bukti_berkas="foto.jpg",
        bukti_sha256="ab" * 32,
        name="Ubah berkas bukti dukung",
        flags="realisasi",
    ),
    case(
        ubah_keterangan, (SURAT, CAMAT_P, TAHUN, 1), kendala="hujan", name="Ubah kendala", flags="realisasi"
    ),
    case(
        tambah_pegawai,
        Pegawai(ident("tono"), "Tono", jabatan=(Masa(ident("utara"), date(2026, 1, 1)),)),
        name="Tambah pegawai",
        flags="pegawai",
    ),
    case(ubah_pegawai, ident("sari"), nama="Sari U.", jabatan=(), name="Ubah pegawai", flags="pegawai"),
    case(hapus_pegawai, ident("sari"), name="Hapus pegawai", flags="pegawai"),
    case(
        mulai_tahun,
        TAHUN + 1,
        name=f"Mulai tahun {TAHUN + 1}",
        flags="keputusan kartu target pegawai",
    ),
    case(
        ubah_periode,
        TAHUN,
        2,
        KeadaanPeriode.DIAJUKAN,
        name="Ajukan Februari 2026",
        flags="periode",
    ),
    case(
        ubah_periode,
        TAHUN,
        (1, 2, 3),
        KeadaanPeriode.DIAJUKAN,
        name="Ajukan TW I 2026",
        flags="periode",
    ),
    case(
        impor_isi,
        replace(samples.unlocked_office(), kantor=replace(samples.office().kantor, nama="Ganti")),
        name="Impor data kantor",
        flags="kantor",
    ),
    case(
        terbitkan,
        samples.cetakan(),
        name="Terbitkan laporan s.d. Maret 2026, 1 kartu",
        flags="terbitan",
    ),
    case(impor_semua, [READ], name="Impor SK", flags="kantor keputusan kartu target"),
    case(
        terapkan_bacaan,
        Bacaan(
            replace(samples.kantor(), provinsi="Jawa Timur"), Keputusan(ident("k3"), 2025, "7", kartu=(LAIN,))
        ),
        2025,
        name="Impor SK",
        flags="kantor keputusan kartu target",
    ),
]


def names(value: object) -> str:
    return value[3].lower().replace(" ", "-") if isinstance(value, tuple) else ""


FLAGS = tuple(f.name for f in dataclass_fields(Changes) if f.type == "bool")


def held(office: Berkas) -> object:
    """All that an operation may change."""
    return office.isi(), office.terbitan()


@pytest.fixture
def office(path: Path) -> Iterator[Berkas]:
    """The sample office without its locked month, so that everything may be deleted."""
    with Berkas.create(path, samples.kantor("awal"), oleh="Operator") as opened:
        opened.run(impor_isi, samples.unlocked_office())
        yield opened


@pytest.mark.parametrize("a_case", CASES, ids=names)
def test_an_operation_is_one_step_that_undo_and_redo_turn_exactly(office: Berkas, a_case: Case) -> None:
    op, args, fields, name, flags = a_case
    before, json_before = held(office), to_json(office.isi())
    changes = office.run(op, *args, **fields)
    after = held(office)
    assert after != before
    assert changes.name == name
    assert {flag for flag in FLAGS if getattr(changes, flag)} == flags
    assert changes.ids
    assert bool(changes.sel) == ("realisasi" in flags)
    assert office.undo_name == name

    undone = office.undo()
    assert held(office) == before
    assert to_json(office.isi()) == json_before
    assert flags_of(undone) == flags
    assert undone.ids == changes.ids
    assert undone.sel == changes.sel
    assert (office.undo_name, office.redo_name) == ("Impor data kantor", name)

    redone = office.redo()
    assert held(office) == after
    assert redone == changes
    assert (office.undo_name, office.redo_name) == (name, None)


@pytest.mark.parametrize("a_case", CASES, ids=names)
def test_undo_and_redo_survive_closing(office: Berkas, a_case: Case) -> None:
    op, args, fields, name, _ = a_case
    before = held(office)
    office.run(op, *args, **fields)
    after = held(office)
    path = office.path
    office.close()
    with Berkas.open(path) as again:
        assert (again.undo_name, again.redo_name) == (name, None)
        assert held(again) == after
        again.undo()
        assert held(again) == before
    with Berkas.open(path) as again:
        assert again.redo_name == name
        again.redo()
        assert held(again) == after


# Copying twice is meant to make two copies.
@pytest.mark.parametrize("a_case", [c for c in CASES if c[0] is not salin_kartu], ids=names)
def test_the_same_step_again_changes_nothing_or_is_refused(office: Berkas, a_case: Case) -> None:
    """A third of all kills lose the answer, not the commit: a retry must not double anything (temuan.md)."""
    from iki_desktop.errors import InputRefused

    op, args, fields, _, _ = a_case
    office.run(op, *args, **fields)
    after = held(office)
    steps = len(office.riwayat())
    try:
        assert not office.run(op, *args, **fields)
    except InputRefused as error:
        assert error.pesan.endswith(".")
    assert held(office) == after
    assert len(office.riwayat()) == steps


@pytest.mark.parametrize("a_case", CASES, ids=names)
def test_revisions_only_rise(office: Berkas, a_case: Case) -> None:
    op, args, fields, _, _ = a_case
    seen = revisions(office)
    for turn in (lambda: office.run(op, *args, **fields), office.undo, office.redo):
        changes: Changes = turn()
        now = revisions(office)
        for key, revisi in now.items():
            if key[1] in changes.ids:
                assert revisi > seen.get(key, 0), key
            else:
                assert revisi == seen[key], key
        seen.update(now)


def revisions(office: Berkas) -> dict[tuple[str, str], int]:
    from iki_desktop.store.tables import COLUMNS

    conn = office._conn  # pyright: ignore[reportPrivateUsage]
    return {
        (tabel, id_): revisi
        for tabel in COLUMNS
        for id_, revisi in conn.execute(f"SELECT id, revisi FROM {tabel}")
    }


def flags_of(changes: Changes) -> set[str]:
    return {flag for flag in FLAGS if getattr(changes, flag)}


def test_every_operation_is_tried_here() -> None:
    found: set[str] = set()
    for module in pkgutil.iter_modules(operations.__path__):
        members = inspect.getmembers(import_module(f"{operations.__name__}.{module.name}"))
        found |= {name for name, value in members if isinstance(value, Operation)}
    assert found == {a_case[0].__name__ for a_case in CASES}


def test_an_operation_says_what_it_does() -> None:
    for op, *_ in CASES:
        assert op.__doc__
        assert isinstance(op, Operation)


def test_two_operations_in_one_are_one_step(office: Berkas) -> None:
    from iki_desktop.store.operation import operation
    from iki_desktop.store.transaction import Transaction

    @operation("Ubah dua hal")
    def both(tx: Transaction) -> None:
        ubah_kantor(tx, nama="A")
        ubah_pegawai(tx, ident("budi"), nama="B")
        ubah_kantor(tx, nama="C")

    before = office.isi()
    changes = office.run(both)
    assert flags_of(changes) == {"kantor", "pegawai"}
    assert office.isi().kantor.nama == "C"
    office.undo()
    assert office.isi() == before


def test_a_step_that_ends_where_it_began_leaves_no_trace(office: Berkas) -> None:
    from iki_desktop.store.operation import operation
    from iki_desktop.store.transaction import Transaction

    @operation("Bolak-balik")
    def back_and_forth(tx: Transaction) -> None:
        ubah_kantor(tx, nama="A")
        ubah_kantor(tx, nama="Uji")
        tambah_pegawai(tx, Pegawai(new := new_id(), "X"))
        hapus_pegawai(tx, new)

    steps = len(office.riwayat())
    rev = revisions(office)
    assert not office.run(back_and_forth)
    assert len(office.riwayat()) == steps
    assert revisions(office) == rev
