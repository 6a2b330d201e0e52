"""Operations on a decree as a whole."""

from __future__ import annotations

from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any

from iki_desktop.models.keputusan import Kartu, Keputusan, Pengampu
from iki_desktop.store import rows
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.lookup import check_fields, check_tahun, require, urut_for
from iki_desktop.store.operations.removal import remove_keputusan
from iki_desktop.store.tables import key_id
from iki_desktop.store.transaction import Transaction

_FIELDS = frozenset(f.name for f in fields_of(Keputusan)) - {"id", "kartu"}


@operation("Tambah keputusan")
def tambah_keputusan(tx: Transaction, keputusan: Keputusan) -> None:
    """Add a decree with all its kartu. A kartu without pengampu gets one. Refuses ids already taken."""
    add_keputusan(tx, keputusan)


def add_keputusan(tx: Transaction, keputusan: Keputusan) -> None:
    check_tahun(keputusan.tahun)
    urut = urut_for(tx, "keputusan", "kantor_id", tx.kantor_id, keputusan.id)
    for tabel, of_table in rows.keputusan_tree(with_pengampu(keputusan), tx.kantor_id, urut).items():
        tx.insert(tabel, of_table)


def with_pengampu(keputusan: Keputusan) -> Keputusan:
    """Every kartu is carried by someone: where no pengampu is named, by one seat of the kartu's own unit."""
    return replace(
        keputusan,
        kartu=tuple(kartu_with_pengampu(k) for k in keputusan.kartu),
    )


def kartu_with_pengampu(kartu: Kartu) -> Kartu:
    # The id comes from the kartu's, so that adding the same kartu again finds the same seat.
    return kartu if kartu.pengampu else replace(kartu, pengampu=(Pengampu(key_id("pengampu", kartu.id)),))


@operation("Ubah keputusan")
def ubah_keputusan(tx: Transaction, id_: str, /, **fields: Any) -> None:
    """Change fields of a decree (nomor, tanggal, penandatangan …), not its kartu."""
    check_fields(fields, _FIELDS)
    row = require(tx, "keputusan", id_)
    tahun = fields.setdefault("tahun", row["tahun"])
    check_tahun(tahun)
    said = rows.keputusan_row(Keputusan(id_, **fields), tx.kantor_id, 0)
    tx.update("keputusan", id_, {c: v for c, v in said.items() if _field_of(c) in fields})


def _field_of(column: str) -> str:
    """The field of Keputusan a column belongs to ("lampiran_nomor" is of lampiran)."""
    return next((f for f in ("penandatangan", "lampiran") if column.startswith(f + "_")), column)


@operation("Hapus keputusan")
def hapus_keputusan(tx: Transaction, id_: str, /) -> None:
    """Take a decree away with its kartu and their figures; refused where one is of a locked month."""
    require(tx, "keputusan", id_)
    remove_keputusan(tx, [id_])
