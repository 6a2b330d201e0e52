"""Operations that take a whole office (JSON), or several sources of any kind, into the file as one step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.kantor import IsiKantor, Kantor
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.realisasi import CARA_BUKA_KUNCI, KeadaanPeriode, Periode
from iki_desktop.models.tanggal import format_bulan
from iki_desktop.store import reading, rows
from iki_desktop.store.changes import kunci_sel
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.bacaan import check_targets, terapkan_bacaan
from iki_desktop.store.operations.kantor import check_pengaturan
from iki_desktop.store.operations.keputusan import with_pengampu
from iki_desktop.store.operations.lookup import (
    check_bulan,
    check_tahun,
    locked_months,
    refuse_foreign,
    renumber,
    siblings,
    urut_for,
)
from iki_desktop.store.operations.pegawai import put_pegawai
from iki_desktop.store.operations.realisasi import check_owned, check_sel
from iki_desktop.store.tables import Row
from iki_desktop.store.transaction import Transaction


@operation("Impor data kantor", backup="impor")
def impor_isi(tx: Transaction, isi: IsiKantor) -> None:
    """Take in everything of an office, ids kept, its identity too.

    Into a file without keputusan and figures the office replaces the one the file was made with. Into a
    file of the same office every row is updated by its id, and rows the import does not have stay; doing
    it again changes nothing. Anything else raises InputRefused, as do ids used twice and references to
    what is not there; PeriodLocked where a figure of a locked month would change.
    """
    if isi.kantor.id != tx.kantor_id:
        _replace_owner(tx, isi.kantor)
    tx.put("kantor", [rows.kantor_row(isi.kantor)])
    check_pengaturan(isi.pengaturan)
    tx.put("pengaturan", rows.settings_rows(tx.kantor_id, isi.pengaturan, isi.lain))
    _check_ids(isi)
    for keputusan in isi.keputusan:
        _put_keputusan(tx, keputusan)
    for n, pegawai in enumerate(isi.pegawai, 1):
        refuse_foreign(tx, "pegawai", [pegawai.id])
        put_pegawai(tx, pegawai, n)
    _own_last(tx, "pegawai", "kantor_id", [{"id": p.id, "kantor_id": tx.kantor_id} for p in isi.pegawai])
    for cell in isi.realisasi:
        check_sel(cell)
    now = {str(r["id"]): r for r in tx.rows("realisasi", "1")}
    cells = [row for row in map(rows.sel_row, isi.realisasi) if now.get(str(row["id"])) != row]
    check_owned(tx, map(kunci_sel, cells))
    tx.put("realisasi", cells, now)
    _refuse_crossed(tx)
    _put_periode(tx, isi.periode)


def _refuse_crossed(tx: Transaction) -> None:
    """An indikator or pengampu that the import puts into another kartu must not leave figures behind."""
    for tabel in ("realisasi", "target"):
        crossed = tx.conn.execute(
            f"SELECT 1 FROM {tabel} r JOIN indikator i ON i.id = r.indikator_id"
            " JOIN sasaran s ON s.id = i.sasaran_id JOIN pengampu a ON a.id = r.pengampu_id"
            " WHERE a.kartu_id <> s.kartu_id LIMIT 1"
        ).fetchone()
        if crossed is not None:
            raise InputRefused(
                "Data yang diimpor memindahkan indikator atau pengampu ke kartu lain, padahal angkanya sudah "
                "ada di berkas ini; tidak ada yang diubah. Kosongkan dahulu angka itu, lalu impor lagi."
            )


def _replace_owner(tx: Transaction, kantor: Kantor) -> None:
    old = reading.read_kantor(tx.conn, tx.kantor_id)
    used = tx.conn.execute(
        "SELECT 1 FROM keputusan WHERE kantor_id = :old UNION ALL SELECT 1 FROM terbitan"
        " WHERE kantor_id = :old LIMIT 1",
        {"old": old.id},
    ).fetchone()
    others = tx.conn.execute("SELECT count(*) FROM kantor").fetchone()[0] > 1
    if used is not None or others:
        raise InputRefused(
            f"Berkas ini sudah berisi data {sebutan_kantor(old)}, sedangkan yang diimpor adalah data "
            f"{sebutan_kantor(kantor)}; tidak ada yang diubah. Buat berkas baru untuk kantor itu, lalu impor "
            "ke sana."
        )
    tx.insert("kantor", [rows.kantor_row(kantor)])
    berkas = next(iter(tx.rows("berkas", "1")))
    tx.put("berkas", [{**berkas, "pemilik": kantor.id}])
    for tabel in ("pengaturan", "periode"):
        tx.delete(tabel, tx.ids(f"SELECT id FROM {tabel} WHERE kantor_id = ?", (old.id,)))
    for row in list(tx.rows("pegawai", "kantor_id = ?", (old.id,))):
        tx.put("pegawai", [{**row, "kantor_id": kantor.id}])
    tx.delete("kantor", [old.id])
    tx.kantor_id = kantor.id


def _put_keputusan(tx: Transaction, keputusan: Keputusan) -> None:
    """Bring a decree and all in it up to what the import says; what only the file has stays."""
    check_tahun(keputusan.tahun)
    check_targets(keputusan)
    urut = urut_for(tx, "keputusan", "kantor_id", tx.kantor_id, keputusan.id)
    tree = rows.keputusan_tree(with_pengampu(keputusan), tx.kantor_id, urut)
    for tabel, of_table in tree.items():
        if tabel != "target":
            refuse_foreign(tx, tabel, (str(row["id"]) for row in of_table))
        tx.put(tabel, of_table)
    for tabel, induk in (
        ("kartu", "keputusan_id"),
        ("pengampu", "kartu_id"),
        ("sasaran", "kartu_id"),
        ("indikator", "sasaran_id"),
    ):
        _own_last(tx, tabel, induk, tree.get(tabel, []))


def _own_last(tx: Transaction, tabel: str, induk: str, imported: Iterable[Row]) -> None:
    """What only the file has stands behind what was imported under the same parent."""
    order: dict[str, list[str]] = {}
    for row in imported:
        order.setdefault(str(row[induk]), []).append(str(row["id"]))
    for induk_id, ids in order.items():
        own = [id_ for id_, _ in siblings(tx, tabel, induk, induk_id) if id_ not in ids]
        if own:
            renumber(tx, tabel, [*ids, *own])


def _check_ids(isi: IsiKantor) -> None:
    """Every id stands for one thing."""
    seen: set[str] = set()
    for id_ in _ids(isi):
        if id_ in seen:
            raise InputRefused(
                f"Data yang diimpor memakai satu id dua kali ({id_}), jadi tidak ada yang diubah. "
                "Minta berkasnya dibuat ulang di tempat asalnya."
            )
        seen.add(id_)


def _ids(isi: IsiKantor) -> Iterable[str]:
    for keputusan in isi.keputusan:
        yield keputusan.id
        for kartu in keputusan.kartu:
            yield kartu.id
            yield from (p.id for p in kartu.pengampu)
            for sasaran in kartu.sasaran:
                yield sasaran.id
                yield from (i.id for i in sasaran.indikator)
    yield from (p.id for p in isi.pegawai)


def _put_periode(tx: Transaction, periode: Iterable[Periode]) -> None:
    locked = locked_months(tx)
    wanted = list(periode)
    for p in wanted:
        check_tahun(p.tahun)
        check_bulan(p.bulan)
        if (p.tahun, p.bulan) in locked and p.keadaan is not KeadaanPeriode.DIKUNCI:
            raise InputRefused(
                f"{format_bulan(p.tahun, p.bulan)} sudah dikunci di berkas ini, sedangkan data yang diimpor "
                f"membukanya; tidak ada yang diubah. {CARA_BUKA_KUNCI}"
            )
    tx.put("periode", [rows.periode_row(tx.kantor_id, p) for p in wanted])


def _name(bahan: Sequence[IsiKantor | Bacaan], ganti: bool = False) -> str:
    if len(bahan) != 1:
        return f"Impor {len(bahan)} sumber"
    satu = bahan[0]
    return impor_isi.name(satu) if isinstance(satu, IsiKantor) else terapkan_bacaan.name(satu, 0, ganti)


@operation(_name, backup="impor")
def impor_semua(tx: Transaction, bahan: Sequence[IsiKantor | Bacaan], ganti: bool = False) -> None:
    """Take in several sources in their order, all or none; each as `impor_isi` or `terapkan_bacaan` would.

    `ganti`: see `terapkan_bacaan`.
    """
    for satu in bahan:
        if isinstance(satu, IsiKantor):
            impor_isi(tx, satu)
        else:
            terapkan_bacaan(tx, satu, satu.keputusan.tahun, ganti)
