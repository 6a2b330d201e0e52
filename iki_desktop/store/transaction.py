"""One open step: operations change rows through it, and it remembers each row before and after."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from operator import itemgetter

from iki_desktop.errors import InputRefused
from iki_desktop.store import codec
from iki_desktop.store.changes import RowChange
from iki_desktop.store.connection import batches
from iki_desktop.store.tables import COLUMNS, EMPTY, WORDS, Row, Value

_NAMES = {tabel: ("id", *columns) for tabel, columns in COLUMNS.items()}  # of a whole row, in order


class Transaction:
    """Rows of one step, inside the open transaction of `conn`. Made by Berkas only.

    Every row written gets `revisi` = the number of the step: a counter that only rises, also over
    undo and over deleting and entering a row again, so that the newer of two copies can be told.
    """

    def __init__(
        self, conn: sqlite3.Connection, kantor_id: str, langkah: int, oleh: str, pada: datetime
    ) -> None:
        self.conn = conn
        self.kantor_id = kantor_id  # the office that owns the file; impor_isi may change it
        self.langkah = langkah
        self.oleh = oleh
        self.pada = pada
        self._before: dict[tuple[str, str], Row | None] = {}
        self._after: dict[tuple[str, str], Row | None] = {}
        self._moved: dict[str, set[str]] = {}  # columns that an update of a table gave another value

    # --- reading ---------------------------------------------------------------------------------

    def row(self, tabel: str, id_: str) -> Row | None:
        """One row (with its id), None where there is none."""
        return self.rows_by_id(tabel, (id_,)).get(id_)

    def rows_by_id(self, tabel: str, ids: Iterable[str]) -> dict[str, Row]:
        """The rows of these ids that exist, by id."""
        names = ("id", *COLUMNS[tabel])
        found: dict[str, Row] = {}
        for part, marks in batches(dict.fromkeys(ids)):
            sql = f"SELECT {','.join(names)} FROM {tabel} WHERE id IN ({marks})"
            for values in self.conn.execute(sql, part):
                found[values[0]] = dict(zip(names, values, strict=True))
        return found

    def rows(self, tabel: str, where: str, args: Sequence[Value] = ()) -> Iterator[Row]:
        """Rows of a table that meet a condition."""
        names = ("id", *COLUMNS[tabel])
        for values in self.conn.execute(f"SELECT {','.join(names)} FROM {tabel} WHERE {where}", args):
            yield dict(zip(names, values, strict=True))

    def ids(self, sql: str, args: Sequence[Value] = ()) -> list[str]:
        """The first column of a query, as ids."""
        return [str(row[0]) for row in self.conn.execute(sql, args)]

    # --- writing ---------------------------------------------------------------------------------

    def insert(self, tabel: str, rows: Iterable[Row]) -> None:
        """Add rows. One that is there already, the same in all columns, is left (a repeated step).

        Raises InputRefused where an id is taken by a different row or named twice.
        """
        wanted: dict[str, Row] = {}
        for row in rows:
            id_ = str(row["id"])
            if id_ in wanted:
                raise InputRefused(
                    f"Data yang dimasukkan memakai satu id dua kali ({tabel} {id_}), jadi tidak ada yang "
                    "disimpan. Minta berkasnya dibuat ulang di tempat asalnya."
                )
            wanted[id_] = _whole(tabel, row)
        present = self.rows_by_id(tabel, wanted)
        for id_, row in present.items():
            if row != wanted[id_]:
                raise InputRefused(
                    f"Data yang dimasukkan memakai id yang sudah dipakai di berkas ini ({tabel} {id_}), "
                    "jadi tidak ada yang disimpan."
                )
        self._insert(tabel, [row for id_, row in wanted.items() if id_ not in present])

    def put(self, tabel: str, rows: Iterable[Row], present: Mapping[str, Row] | None = None) -> None:
        """Make these rows be so: add those that are missing, update those that differ.

        `present` are the rows by id as they are, where the caller has read them already.
        """
        wanted = {str(row["id"]): _whole(tabel, row) for row in rows}
        if present is None:
            present = self.rows_by_id(tabel, wanted)
        self._insert(tabel, [row for id_, row in wanted.items() if id_ not in present])
        pairs = [(old, row) for id_, row in wanted.items() if (old := present.get(id_)) is not None]
        self._update(tabel, pairs, COLUMNS[tabel])

    def update(self, tabel: str, id_: str, values: Mapping[str, Value]) -> None:
        """Change columns of one row that exists. Raises KeyError where it does not."""
        old = self.row(tabel, id_)
        if old is None:
            raise KeyError(f"{tabel} {id_}")
        self._update(tabel, [(old, _whole(tabel, {**old, **values}))], tuple(values))

    def delete(self, tabel: str, ids: Iterable[str], present: Mapping[str, Row] | None = None) -> None:
        """Remove rows; ids without a row are passed over. `present` as in `put`."""
        gone = list(dict.fromkeys(ids))
        if present is None:
            present = self.rows_by_id(tabel, gone)
        gone = [id_ for id_ in gone if id_ in present]
        if gone:  # one that comes again in this step may differ in any column
            self._moved.setdefault(tabel, set()).update(COLUMNS[tabel])
        self.conn.executemany(f"DELETE FROM {tabel} WHERE id = ?", [(id_,) for id_ in gone])
        for id_ in gone:
            self._remember(tabel, id_, present[id_], None)

    def _insert(self, tabel: str, rows: Sequence[Row]) -> None:
        if not rows:
            return
        names = ("id", *COLUMNS[tabel])
        marks = ",".join("?" * (len(names) + 1))
        self.conn.executemany(
            f"INSERT INTO {tabel} ({','.join(names)},revisi) VALUES ({marks})",
            [(*row.values(), self.langkah) for row in rows],
        )
        for row in rows:
            self._remember(tabel, str(row["id"]), None, row)

    def _update(self, tabel: str, pairs: Iterable[tuple[Row, Row]], names: Sequence[str]) -> None:
        changed = [(old, new) for old, new in pairs if old != new]
        if not changed:
            return
        # A column that stays needs no check of its reference and no new place in an index.
        moved = _moved_columns(changed, COLUMNS[tabel])
        names = [name for name in names if name in moved]
        if not names:
            return
        self._moved.setdefault(tabel, set()).update(names)
        sets = ",".join(f"{name} = ?" for name in names)
        self.conn.executemany(
            f"UPDATE {tabel} SET {sets}, revisi = ? WHERE id = ?",
            [(*(new[name] for name in names), self.langkah, old["id"]) for old, new in changed],
        )
        for old, new in changed:
            self._remember(tabel, str(old["id"]), old, new)

    def _remember(self, tabel: str, id_: str, before: Row | None, after: Row | None) -> None:
        key = (tabel, id_)
        self._before.setdefault(key, before)
        self._after[key] = after

    # --- what it came to -------------------------------------------------------------------------

    def row_changes(self) -> list[RowChange]:
        """Each row the step left different from how it found it, whole."""
        return [
            RowChange(*key, before, after)
            for key, before in self._before.items()
            if before != (after := self._after[key])
        ]

    def moved(self) -> dict[str, list[str]]:
        """By table the columns, in its order, in which rows that were there and are may differ."""
        return {tabel: [n for n in COLUMNS[tabel] if n in names] for tabel, names in self._moved.items()}


def _moved_columns(pairs: Iterable[tuple[Row, Row]], names: Sequence[str]) -> set[str]:
    """Those of the columns in which any of these rows has another value."""
    same: list[str] = list(names)
    moved: set[str] = set()
    values = itemgetter("id", "id", *same)  # a tuple however few are left
    for old, new in pairs:
        if values(old) != values(new):
            moved.update(differing(old, new, same))
            same = [name for name in same if name not in moved]
            values = itemgetter("id", "id", *same)
    return moved


def differing(old: Row, new: Row, names: Sequence[str]) -> list[str]:
    """Those of the columns in which two rows differ."""
    return [name for name in names if new[name] != old[name]]


def _whole(tabel: str, row: Row) -> Row:
    """All columns of a row, `id` first and in the order of COLUMNS; what a person typed as it can be kept."""
    whole = row
    if tuple(row) != _NAMES[tabel]:
        whole = {"id": row["id"], **EMPTY[tabel]}
        whole.update(row)
    for name in WORDS[tabel]:
        text = whole[name]
        if text and isinstance(text, str) and (len(text) > codec.LONGEST_TEXT or not text.isprintable()):
            whole = {**whole, name: codec.clean(text)}
    return whole
