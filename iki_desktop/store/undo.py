"""The record of steps, and undo and redo as rows put back to what they were before and after a step."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Literal, cast

from iki_desktop.errors import InputRefused, PeriodLocked
from iki_desktop.models.realisasi import CARA_BUKA_KUNCI
from iki_desktop.models.tanggal import format_bulan
from iki_desktop.store import codec
from iki_desktop.store.changes import Changes, RowChange, changes_of
from iki_desktop.store.reading import sound_values
from iki_desktop.store.tables import EMPTY, Row, Value
from iki_desktop.store.transaction import Transaction, differing

Arah = Literal["undo", "redo"]
_PRIMARY_KEY = attrgetter("tabel", "id")


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the user that can be undone or redone."""

    id: int
    nama: str


def next_number(conn: sqlite3.Connection) -> int:
    """The number the next step gets; numbers only rise, since no step is ever removed."""
    return int(conn.execute("SELECT coalesce(max(id), 0) + 1 FROM langkah").fetchone()[0])


def undo_step(conn: sqlite3.Connection) -> Step | None:
    """The step that undo would take back: the latest that stands."""
    return _step(conn, "SELECT id, nama FROM langkah WHERE keadaan = 'berlaku' ORDER BY id DESC LIMIT 1")


def redo_step(conn: sqlite3.Connection) -> Step | None:
    """The step that redo would bring back: the one that was undone last, which is the earliest of them."""
    return _step(conn, "SELECT id, nama FROM langkah WHERE keadaan = 'diurungkan' ORDER BY id LIMIT 1")


def rows_to_turn(conn: sqlite3.Connection, arah: Arah) -> int:
    """How many rows the step changed that undo or redo would turn; 0 where there is none."""
    step = _step_to_turn(conn, arah)
    if step is None:
        return 0
    return int(conn.execute("SELECT count(*) FROM perubahan WHERE langkah = ?", (step.id,)).fetchone()[0])


def _step_to_turn(conn: sqlite3.Connection, arah: Arah) -> Step | None:
    return undo_step(conn) if arah == "undo" else redo_step(conn)


def _step(conn: sqlite3.Connection, sql: str) -> Step | None:
    with sound_values():
        row = conn.execute(sql).fetchone()
    return None if row is None else Step(int(row[0]), str(row[1]))


def record(tx: Transaction, nama: str, *, undoable: bool = True) -> Changes:
    """Write down the step that `tx` is, if it changed anything; what had been undone is cut off from redo."""
    rows = tx.row_changes()
    if not rows:
        return Changes(name=nama)
    tx.conn.execute("UPDATE langkah SET keadaan = 'terputus' WHERE keadaan = 'diurungkan'")
    _insert_langkah(tx, nama, "aksi", None, "berlaku" if undoable else "tetap")
    moved = tx.moved()
    tx.conn.executemany(
        "INSERT INTO perubahan (langkah, tabel, baris, sebelum, sesudah) VALUES (?,?,?,?,?)",
        # In the order of the primary key, so that pages of the table are filled and not split.
        [
            (tx.langkah, row.tabel, row.id, *_images(row, moved.get(row.tabel, ())))
            for row in sorted(rows, key=_PRIMARY_KEY)
        ],
    )
    return changes_of(nama, rows)


def _insert_langkah(tx: Transaction, nama: str, jenis: str, asal: int | None, keadaan: str) -> None:
    tx.conn.execute(
        "INSERT INTO langkah (id, nama, oleh, pada, jenis, asal, keadaan) VALUES (?,?,?,?,?,?,?)",
        (tx.langkah, nama, tx.oleh, codec.iso(tx.pada), jenis, asal, keadaan),
    )


def _images(row: RowChange, moved: Sequence[str]) -> tuple[str | None, str | None]:
    """Both sides as JSON: of an update the columns that differ, of a whole row those that say something.

    `moved` are the columns in which they may differ.
    """
    before, after = row.sebelum, row.sesudah
    if before is not None and after is not None:
        names = moved if len(moved) == 1 else differing(before, after, moved)
        return codec.image(before, names), codec.image(after, names)
    return _whole(row.tabel, before), _whole(row.tabel, after)


def _whole(tabel: str, row: Row | None) -> str | None:
    if row is None:
        return None
    return codec.image(row, [name for name, nothing in EMPTY[tabel].items() if row[name] != nothing])


def step_rows(conn: sqlite3.Connection, langkah: int) -> list[RowChange]:
    """What a step changed, as it was written down (updates carry only the columns that differ)."""
    read = cache(_image_of)  # of a year of figures many are the same
    with sound_values():
        return [
            RowChange(tabel, baris, read(tabel, sebelum), read(tabel, sesudah))
            for tabel, baris, sebelum, sesudah in conn.execute(
                "SELECT tabel, baris, sebelum, sesudah FROM perubahan WHERE langkah = ?", (langkah,)
            )
        ]


def _image_of(tabel: str, text: str | None) -> Row | None:
    """`read_image` of a row of this table: a damaged record must not become SQL."""
    image = read_image(text)
    if not (image or {}).keys() <= EMPTY[tabel].keys():
        raise ValueError(f"unknown columns of {tabel}")
    return image


def read_image(text: str | None) -> Row | None:
    """One side of a change as it was written down. Raises ValueError where it is no row."""
    if text is None:
        return None
    image: dict[str, object] = json.loads(text)
    if not all(value is None or isinstance(value, str | int) for value in image.values()):
        raise ValueError("not the image of a row")
    return cast("Row", image)


def turn(tx: Transaction, arah: Arah) -> Changes:
    """Undo the latest step that stands, or redo the one undone last; empty Changes where there is none.

    A lock is undone like any other step: the month is open again, and riwayat says by whom and when
    (models.penutupan counts it as an unlocking). Raises PeriodLocked where figures of a month that stays
    locked would change, InputRefused where rows are no longer as the step left them.
    """
    step = _step_to_turn(tx.conn, arah)
    if step is None:
        return Changes()
    rows = step_rows(tx.conn, step.id)
    if arah == "undo":
        rows = [RowChange(r.tabel, r.id, r.sesudah, r.sebelum) for r in rows]
    _apply(tx, rows, step, arah)
    tx.conn.execute(
        "UPDATE langkah SET keadaan = ? WHERE id = ?",
        ("diurungkan" if arah == "undo" else "berlaku", step.id),
    )
    _insert_langkah(tx, step.nama, arah, step.id, "tetap")
    return changes_of(step.nama, tx.row_changes())


def _apply(tx: Transaction, rows: Sequence[RowChange], step: Step, arah: Arah) -> None:
    """Bring rows from their `sebelum` to their `sesudah`, after checking that they are at `sebelum`."""
    by_table: dict[str, list[RowChange]] = {}
    for row in rows:
        by_table.setdefault(row.tabel, []).append(row)
    plan: list[tuple[str, list[str], list[Row], dict[str, Row]]] = []
    for tabel, of_table in by_table.items():
        present = tx.rows_by_id(tabel, (row.id for row in of_table))
        gone: list[str] = []
        stay: list[Row] = []
        for row in of_table:
            now = present.get(row.id)
            if not _is_at(tabel, now, row):
                raise not_possible(tx.conn, arah)
            if row.sesudah is None:
                gone.append(row.id)
            else:
                stay.append({**(now or {}), **row.sesudah, "id": row.id})
        plan.append((tabel, gone, stay, present))
    _refuse_locked(tx, by_table, step, arah)
    # Rows that go first: a UNIQUE key may pass from a row that goes to one that comes.
    for tabel, gone, _, present in plan:
        tx.delete(tabel, gone, present)
    for tabel, _, stay, present in plan:
        tx.put(tabel, stay, present)


def not_possible(conn: sqlite3.Connection, arah: Arah) -> InputRefused:
    """The rows are not as the step left them, or its record is damaged."""
    step = _step_to_turn(conn, arah)
    nama = step.nama if step is not None else "Langkah itu"
    return InputRefused(
        f"“{nama}” tidak dapat {_KATA[arah]}: datanya tidak lagi seperti yang tercatat di riwayat. "
        "Tidak ada yang diubah; perbaiki langsung pada datanya."
    )


_KATA = {"undo": "diurungkan", "redo": "diulangi"}


def _is_at(tabel: str, now: Row | None, row: RowChange) -> bool:
    image = row.sebelum
    if now is None or image is None:
        return now is None and image is None
    if row.sesudah is None:  # the image is of a whole row, its empty columns left out
        image = {**EMPTY[tabel], **image}
    return image.items() <= now.items()


def _refuse_locked(tx: Transaction, rows: dict[str, list[RowChange]], step: Step, arah: Arah) -> None:
    """Figures of a month that was locked after the step stay as they are."""
    cells = rows.get("realisasi", [])
    if not cells:
        return
    # Months that the step itself brought in locked, or locked: with it they are open again.
    opened = {
        row.id
        for row in rows.get("periode", [])
        if row.sesudah is None or row.sesudah.get("keadaan", "dikunci") != "dikunci"
    }
    locked = {
        (row["tahun"], row["bulan"])
        for row in tx.rows("periode", "kantor_id = ? AND keadaan = 'dikunci'", (tx.kantor_id,))
        if str(row["id"]) not in opened
    }
    if not locked:
        return
    present = tx.rows_by_id("realisasi", (row.id for row in cells))
    for cell in cells:
        row = present.get(cell.id) or cell.sesudah or {}
        if (row["tahun"], row["bulan"]) in locked:
            raise PeriodLocked(
                f"“{step.nama}” tidak dapat {_KATA[arah]}, karena angka {_bulan(row)} sudah dikunci. "
                f"{CARA_BUKA_KUNCI}"
            )


def _bulan(row: Row) -> str:
    return format_bulan(_int(row["tahun"]), _int(row["bulan"]))


def _int(value: Value) -> int:
    assert isinstance(value, int)
    return value
