"""Riwayat: who did what and when, with each row before and after, for all of a file or for one object."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from iki_desktop.store.changes import KunciSel, RowChange
from iki_desktop.store.reading import sound_values
from iki_desktop.store.tables import id_sel
from iki_desktop.store.undo import read_image

SHOWN_ROWS = 200
"""So many rows of one step are given; `jumlah` says how many there are."""


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """One entry of riwayat.

    `jenis` is "aksi", "undo" or "redo"; `asal` is the step an undo or redo turned. `keadaan` says where
    an aksi stands: "berlaku", "diurungkan", "terputus" (undone, and redo no longer reaches it) or "tetap".
    """

    id: int
    nama: str
    oleh: str
    pada: datetime
    jenis: str
    asal: int | None
    keadaan: str
    jumlah: int  # rows changed, of the object asked for or of all
    perubahan: tuple[RowChange, ...]  # as this entry changed them; an update has only the columns that differ


def read_history(conn: sqlite3.Connection, objek: str | KunciSel | None, batas: int) -> list[Peristiwa]:
    """The latest `batas` entries, latest first; with `objek` those that touched that row or cell."""
    baris = id_sel(objek) if isinstance(objek, tuple) else objek
    where = "" if baris is None else _TOUCHED
    with sound_values():
        entries = conn.execute(
            "SELECT id, nama, oleh, pada, jenis, asal, keadaan FROM langkah"
            f"{where} ORDER BY id DESC LIMIT :batas",
            {"baris": baris, "batas": batas},
        ).fetchall()
        return [_entry(conn, row, baris) for row in entries]


_TOUCHED = (
    " WHERE id IN (SELECT langkah FROM perubahan WHERE baris = :baris)"
    " OR asal IN (SELECT langkah FROM perubahan WHERE baris = :baris)"
)


def _entry(
    conn: sqlite3.Connection, row: tuple[int, str, str, str, str, int | None, str], baris: str | None
) -> Peristiwa:
    id_, nama, oleh, pada, jenis, asal, keadaan = row
    where, args = "langkah = ?", [id_ if asal is None else asal]
    if baris is not None:
        where, args = where + " AND baris = ?", [*args, baris]
    jumlah = int(conn.execute(f"SELECT count(*) FROM perubahan WHERE {where}", args).fetchone()[0])
    perubahan = tuple(
        RowChange(
            tabel, id_baris, *map(read_image, (sesudah, sebelum) if jenis == "undo" else (sebelum, sesudah))
        )
        for tabel, id_baris, sebelum, sesudah in conn.execute(
            f"SELECT tabel, baris, sebelum, sesudah FROM perubahan WHERE {where} LIMIT ?", [*args, SHOWN_ROWS]
        )
    )
    return Peristiwa(id_, nama, oleh, datetime.fromisoformat(pada), jenis, asal, keadaan, jumlah, perubahan)
