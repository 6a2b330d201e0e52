"""Operations on a kartu: the page of one jabatan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields as fields_of
from typing import Any

from iki_desktop.errors import InputRefused
from iki_desktop.models.keputusan import Kartu, Pengampu
from iki_desktop.models.tahun_baru import salin_kartu as copy_of
from iki_desktop.store import reading, rows
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.keputusan import kartu_with_pengampu
from iki_desktop.store.operations.lookup import check_fields, place, require, urut_for
from iki_desktop.store.operations.removal import remove_kartu, remove_pengampu
from iki_desktop.store.transaction import Transaction

_FIELDS = frozenset(f.name for f in fields_of(Kartu)) - {"id", "sasaran"}


@operation("Tambah kartu")
def tambah_kartu(tx: Transaction, keputusan_id: str, kartu: Kartu, posisi: int | None = None) -> None:
    """Add a kartu with all that is in it, at a place (0 is the first, None the last)."""
    require(tx, "keputusan", keputusan_id)
    add_kartu(tx, keputusan_id, kartu, posisi)


def _several(keputusan_id: str, kartu: Sequence[Kartu], posisi: int | None = None) -> str:  # noqa: ARG001
    return "Tambah kartu" if len(kartu) == 1 else f"Tambah {len(kartu)} kartu"


@operation(_several)
def tambah_beberapa_kartu(
    tx: Transaction, keputusan_id: str, kartu: Sequence[Kartu], posisi: int | None = None
) -> None:
    """Add kartu with all that is in them, one behind the other from a place on, as one step."""
    require(tx, "keputusan", keputusan_id)
    for n, satu in enumerate(kartu):
        add_kartu(tx, keputusan_id, satu, None if posisi is None else posisi + n)


def add_kartu(tx: Transaction, keputusan_id: str, kartu: Kartu, posisi: int | None) -> None:
    urut = urut_for(tx, "kartu", "keputusan_id", keputusan_id, kartu.id)
    for tabel, of_table in rows.kartu_tree(kartu_with_pengampu(kartu), keputusan_id, urut).items():
        tx.insert(tabel, of_table)
    if posisi is not None:
        place(tx, "kartu", "keputusan_id", keputusan_id, kartu.id, posisi)


@operation("Ubah kartu")
def ubah_kartu(tx: Transaction, id_: str, /, **fields: Any) -> None:
    """Change fields of a kartu (jabatan, tugas, pengampu …), not its sasaran.

    A pengampu that is left out of `pengampu` goes with its figures; refused where one is of a locked
    month. A kartu keeps at least one pengampu.
    """
    check_fields(fields, _FIELDS)
    row = require(tx, "kartu", id_)
    if "pengampu" in fields:
        _set_pengampu(tx, id_, fields.pop("pengampu"))
    named = frozenset(fields)
    fields.setdefault("urut", row["urut"])
    kartu = Kartu(id_, fields.pop("urut"), **fields)
    said = rows.kartu_row(kartu, str(row["keputusan_id"]), kartu.urut)
    tx.update("kartu", id_, {c: v for c, v in said.items() if c in named})


def _set_pengampu(tx: Transaction, kartu_id: str, pengampu: Sequence[Pengampu]) -> None:
    if not pengampu:
        raise InputRefused(
            "Kartu harus punya paling sedikit satu pengampu, jadi yang terakhir tidak dihapus. "
            "Tambahkan pengampu lain dahulu, atau hapus kartunya."
        )
    kept = {p.id for p in pengampu}
    now = tx.ids("SELECT id FROM pengampu WHERE kartu_id = ?", (kartu_id,))
    remove_pengampu(tx, [id_ for id_ in now if id_ not in kept])
    for row in tx.rows_by_id("pengampu", kept).values():
        if row["kartu_id"] != kartu_id:
            raise InputRefused("Pengampu itu milik kartu lain. Buat pengampu baru untuk kartu ini.")
    tx.put("pengampu", rows.pengampu_rows(pengampu, kartu_id))


@operation("Hapus kartu")
def hapus_kartu(tx: Transaction, id_: str, /) -> None:
    """Take a kartu away with its sasaran, indikator and figures; refused where one is of a locked month."""
    require(tx, "kartu", id_)
    remove_kartu(tx, [id_])


@operation("Pindahkan kartu")
def pindah_kartu(tx: Transaction, id_: str, posisi: int, /) -> None:
    """Move a kartu to a place within its keputusan (0 is the first)."""
    row = require(tx, "kartu", id_)
    place(tx, "kartu", "keputusan_id", str(row["keputusan_id"]), id_, posisi)


@operation("Salin kartu")
def salin_kartu(
    tx: Transaction, id_: str, /, posisi: int | None = None, keputusan_id: str | None = None
) -> None:
    """Add a copy of a kartu, with fresh ids all through and without figures, behind it or at a place.

    `keputusan_id` puts the copy into another decree (at its end unless `posisi` says where).
    """
    row = require(tx, "kartu", id_)
    own = str(row["keputusan_id"])
    target = keputusan_id or own
    require(tx, "keputusan", target)
    keputusan = next(k for k in reading.read_keputusan(tx.conn, tx.kantor_id) if k.id == own)
    order = [k.id for k in keputusan.kartu]
    kartu = keputusan.kartu[order.index(id_)]
    if posisi is None and target == own:
        posisi = order.index(id_) + 1
    add_kartu(tx, target, copy_of(kartu), posisi)
