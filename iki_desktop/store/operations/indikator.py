"""Operations on an indikator: what is measured."""

from __future__ import annotations

from dataclasses import fields as fields_of
from typing import Any

from iki_desktop.errors import InputRefused
from iki_desktop.models.keputusan import Indikator
from iki_desktop.store import rows
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.lookup import check_fields, place, require, urut_for
from iki_desktop.store.operations.removal import remove_indikator
from iki_desktop.store.operations.target import replace_targets
from iki_desktop.store.transaction import Transaction

_FIELDS = frozenset(f.name for f in fields_of(Indikator)) - {"id"}


@operation("Tambah indikator")
def tambah_indikator(
    tx: Transaction, sasaran_id: str, indikator: Indikator, posisi: int | None = None
) -> None:
    """Add an indikator with its targets to a sasaran, at a place (0 is the first, None the last)."""
    require(tx, "sasaran", sasaran_id)
    urut = urut_for(tx, "indikator", "sasaran_id", sasaran_id, indikator.id)
    for tabel, of_table in rows.indikator_tree(indikator, sasaran_id, urut).items():
        tx.insert(tabel, of_table)
    if posisi is not None:
        place(tx, "indikator", "sasaran_id", sasaran_id, indikator.id, posisi)


@operation("Ubah indikator")
def ubah_indikator(tx: Transaction, id_: str, /, **fields: Any) -> None:
    """Change fields of an indikator; `target` and `target_pengampu` replace all of that kind."""
    check_fields(fields, _FIELDS)
    row = require(tx, "indikator", id_)
    named = frozenset(fields)
    fields.setdefault("teks", row["teks"])
    indikator = Indikator(id_, fields.pop("teks"), **fields)
    if indikator.desimal is not None and not 0 <= indikator.desimal <= 8:
        raise InputRefused("Banyaknya angka di belakang koma harus 0 sampai 8. Isi angka di antaranya.")
    replace_targets(tx, indikator, shared="target" in named, own="target_pengampu" in named)
    said = rows.indikator_row(indikator, str(row["sasaran_id"]), 0)
    tx.update("indikator", id_, {c: v for c, v in said.items() if c in named})


@operation("Hapus indikator")
def hapus_indikator(tx: Transaction, id_: str, /) -> None:
    """Take an indikator away with its targets and figures; refused where one is of a locked month."""
    require(tx, "indikator", id_)
    remove_indikator(tx, [id_])


@operation("Pindahkan indikator")
def pindah_indikator(tx: Transaction, id_: str, sasaran_id: str, posisi: int | None = None, /) -> None:
    """Move an indikator to a place of a sasaran of the same kartu (0 is the first, None the last).

    To another kartu it moves only while it has no figures: those belong to the pengampu of its kartu.
    """
    row = require(tx, "indikator", id_)
    goal = require(tx, "sasaran", sasaran_id)
    if row["sasaran_id"] != sasaran_id:
        here = require(tx, "sasaran", str(row["sasaran_id"]))
        if here["kartu_id"] != goal["kartu_id"]:
            _refuse_left_behind(tx, id_)
        tx.update("indikator", id_, {"sasaran_id": sasaran_id})
    place(tx, "indikator", "sasaran_id", sasaran_id, id_, posisi)


def _refuse_left_behind(tx: Transaction, id_: str) -> None:
    cells = tx.conn.execute("SELECT 1 FROM realisasi WHERE indikator_id = ? LIMIT 1", (id_,)).fetchone()
    if cells is not None:
        raise InputRefused(
            "Indikator yang sudah punya angka realisasi tidak dapat dipindah ke kartu lain, karena angkanya "
            "milik pengampu kartu ini. Salin indikatornya ke kartu itu, atau kosongkan angkanya dahulu."
        )
    own = tx.ids("SELECT id FROM target WHERE indikator_id = ? AND pengampu_id IS NOT NULL", (id_,))
    tx.delete("target", own)
