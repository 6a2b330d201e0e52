"""Operations on a sasaran: what a kartu is to reach."""

from __future__ import annotations

from typing import Any

from iki_desktop.models.keputusan import Sasaran
from iki_desktop.store import rows
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.lookup import check_fields, place, require, urut_for
from iki_desktop.store.operations.removal import remove_sasaran
from iki_desktop.store.transaction import Transaction


@operation("Tambah sasaran")
def tambah_sasaran(tx: Transaction, kartu_id: str, sasaran: Sasaran, posisi: int | None = None) -> None:
    """Add a sasaran with its indikator to a kartu, at a place (0 is the first, None the last)."""
    require(tx, "kartu", kartu_id)
    urut = urut_for(tx, "sasaran", "kartu_id", kartu_id, sasaran.id)
    for tabel, of_table in rows.sasaran_tree(sasaran, kartu_id, urut).items():
        tx.insert(tabel, of_table)
    if posisi is not None:
        place(tx, "sasaran", "kartu_id", kartu_id, sasaran.id, posisi)


@operation("Ubah sasaran")
def ubah_sasaran(tx: Transaction, id_: str, /, **fields: Any) -> None:
    """Change the wording (`teks`) of a sasaran."""
    check_fields(fields, ("teks",))
    require(tx, "sasaran", id_)
    tx.update("sasaran", id_, fields)


@operation("Hapus sasaran")
def hapus_sasaran(tx: Transaction, id_: str, /) -> None:
    """Take a sasaran away with its indikator and their figures; refused where one is of a locked month."""
    require(tx, "sasaran", id_)
    remove_sasaran(tx, [id_])


@operation("Pindahkan sasaran")
def pindah_sasaran(tx: Transaction, id_: str, posisi: int, /) -> None:
    """Move a sasaran to a place within its kartu (0 is the first)."""
    row = require(tx, "sasaran", id_)
    place(tx, "sasaran", "kartu_id", str(row["kartu_id"]), id_, posisi)
