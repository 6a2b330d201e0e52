"""What riwayat says of months that were locked and unlocked, with the cells that changed meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from iki_desktop.models.penutupan import Jejak
from iki_desktop.models.realisasi import KeadaanPeriode, Periode, Sel
from iki_desktop.store import reading, rows
from iki_desktop.store.tables import COLUMNS, EMPTY, Row
from iki_desktop.store.undo import read_image

Pair = tuple[Row | None, Row | None]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of riwayat: an action, an undo or a redo; `step` is the one whose record it played."""

    step: int
    undo: bool
    nama: str
    oleh: str
    pada: datetime


def read_jejak(conn: sqlite3.Connection, kantor_id: str) -> tuple[Jejak, ...]:
    """The entries that touched months or cells of an office, oldest first, from its first unlocking on.

    () where no month was ever unlocked. The record keeps only the columns that an update changed, so the
    rows are played back from what they are now.
    """
    with reading.sound_values():
        entries = _entries(conn, "periode", 0)
        now = [rows.periode_row(kantor_id, p) for p in reading.read_periode(conn, kantor_id)]
        months = _play_back(conn, "periode", entries, {str(r["id"]): r for r in now})
        first = min((n for n, pairs in months.items() if any(map(_unlocks, pairs))), default=None)
        if first is None:
            return ()
        entries = {n: e for n, e in entries.items() if n >= first} | _entries(conn, "realisasi", first)
        cells = _play_back(conn, "realisasi", entries, _cells_now(conn, entries.values()))
        return tuple(
            Jejak(
                entries[n].oleh,
                entries[n].pada,
                _months(months.get(n, ()), kantor_id),
                tuple((_cell(before), _cell(after)) for before, after in cells[n]),
                entries[n].nama if entries[n].undo else "",
            )
            for n in sorted(entries)
        )


def _entries(conn: sqlite3.Connection, tabel: str, first: int) -> dict[int, _Entry]:
    """The entries of riwayat from number `first` on that touched a table, by number."""
    found = conn.execute(
        "SELECT id, coalesce(asal, id), jenis = 'undo', nama, oleh, pada FROM langkah WHERE id >= ?"
        " AND EXISTS (SELECT 1 FROM perubahan WHERE langkah = coalesce(asal, langkah.id) AND tabel = ?)",
        (first, tabel),
    )
    return {
        int(n): _Entry(int(step), bool(undo), str(nama), str(oleh), datetime.fromisoformat(pada))
        for n, step, undo, nama, oleh, pada in found
    }


def _play_back(
    conn: sqlite3.Connection, tabel: str, entries: dict[int, _Entry], now: dict[str, Row]
) -> dict[int, tuple[Pair, ...]]:
    """Whole rows before and after each entry, by its number; `now` are the rows as they are, by id."""
    played: dict[int, tuple[Pair, ...]] = {}
    for n in sorted(entries, reverse=True):
        pairs: list[Pair] = []
        for id_, before, after in conn.execute(
            "SELECT baris, sebelum, sesudah FROM perubahan WHERE langkah = ? AND tabel = ?",
            (entries[n].step, tabel),
        ):
            image = read_image(after if entries[n].undo else before)
            here = now.pop(str(id_), None)
            there = None if image is None else {**(here or EMPTY[tabel]), **image}
            if there is not None:
                now[str(id_)] = there
            pairs.append((there, here))
        played[n] = tuple(pairs)
    return played


def _cells_now(conn: sqlite3.Connection, entries: Iterable[_Entry]) -> dict[str, Row]:
    """The cells that these entries touched, as they are now."""
    ids = {
        str(id_)
        for step in {e.step for e in entries}
        for (id_,) in conn.execute(
            "SELECT baris FROM perubahan WHERE langkah = ? AND tabel = 'realisasi'", (step,)
        )
    }
    return {id_: rows.sel_row(sel) for id_, sel in reading.read_cells(conn, sorted(ids)).items()}


def _unlocks(pair: Pair) -> bool:
    before, after = pair
    return _locked(before) and after is not None and not _locked(after)


def _locked(row: Row | None) -> bool:
    return row is not None and row["keadaan"] == KeadaanPeriode.DIKUNCI


def _months(pairs: Iterable[Pair], kantor_id: str) -> tuple[tuple[Periode, Periode | None], ...]:
    """The months of one office; those of another are not told here."""
    found: list[tuple[Periode, Periode | None]] = []
    for before, after in pairs:
        row = after or before
        if row is not None and row["kantor_id"] == kantor_id:
            now = _month(row)
            old = Periode(now.tahun, now.bulan) if before is None else _month(before)
            found.append((old, None if after is None else now))
    return tuple(found)


def _month(row: Row) -> Periode:
    return reading.month_of([row[c] for c in ("tahun", "bulan", "keadaan", "oleh", "pada", "alasan")])


def _cell(row: Row | None) -> Sel | None:
    return None if row is None else reading.cell_of([row[c] for c in COLUMNS["realisasi"]])
