"""Operations on pegawai and the times in which they carry a pengampu."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any

from iki_desktop.errors import InputRefused
from iki_desktop.models.kantor import Masa, Pegawai
from iki_desktop.store import reading, rows
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.lookup import check_fields, ids_in, require, urut_for
from iki_desktop.store.transaction import Transaction

_FIELDS = frozenset(f.name for f in fields_of(Pegawai)) - {"id"}


@operation("Tambah pegawai")
def tambah_pegawai(tx: Transaction, pegawai: Pegawai) -> None:
    """Add a pegawai with the times of the jabatan they carry."""
    urut = urut_for(tx, "pegawai", "kantor_id", tx.kantor_id, pegawai.id)
    check_masa(tx, pegawai.jabatan)
    for tabel, of_table in rows.pegawai_tree(pegawai, tx.kantor_id, urut).items():
        tx.insert(tabel, of_table)


@operation("Ubah pegawai")
def ubah_pegawai(tx: Transaction, id_: str, /, **fields: Any) -> None:
    """Change fields of a pegawai; `jabatan` replaces all of their times."""
    check_fields(fields, _FIELDS)
    row = require(tx, "pegawai", id_)
    now = next(p for p in reading.read_pegawai(tx.conn, tx.kantor_id) if p.id == id_)
    put_pegawai(tx, replace(now, **fields), int(str(row["urut"])))


def put_pegawai(tx: Transaction, pegawai: Pegawai, urut: int) -> None:
    """Make a pegawai and all their times be so."""
    check_masa(tx, pegawai.jabatan)
    tree = rows.pegawai_tree(pegawai, tx.kantor_id, urut)
    kept = {str(m["id"]) for m in tree["masa"]}
    now = tx.ids("SELECT id FROM masa WHERE pegawai_id = ?", (pegawai.id,))
    tx.delete("masa", [m for m in now if m not in kept])
    for tabel, of_table in tree.items():
        tx.put(tabel, of_table)


@operation("Hapus pegawai")
def hapus_pegawai(tx: Transaction, id_: str, /) -> None:
    """Take a pegawai away with their times; kartu and figures stay."""
    require(tx, "pegawai", id_)
    tx.delete("masa", tx.ids("SELECT id FROM masa WHERE pegawai_id = ?", (id_,)))
    tx.delete("pegawai", [id_])


def check_masa(tx: Transaction, jabatan: Iterable[Masa]) -> None:
    """Raise InputRefused where a time runs backwards or names a pengampu that is not there."""
    masa = list(jabatan)
    for m in masa:
        if m.mulai is not None and m.selesai is not None and m.selesai < m.mulai:
            raise InputRefused(
                "Tanggal selesai jabatan lebih awal daripada tanggal mulainya. Perbaiki salah satu."
            )
    wanted = {m.pengampu for m in masa}
    if wanted - set(ids_in(tx, "SELECT id FROM pengampu WHERE id IN ({})", wanted)):
        raise InputRefused(
            "Jabatan pegawai itu menunjuk pengampu yang tidak ada di berkas ini, jadi tidak ada "
            "yang disimpan. Pilih kartu dan pengampunya lagi."
        )
