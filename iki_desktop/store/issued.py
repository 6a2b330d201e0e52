"""Papers that were issued, as the file keeps them: the list, and what each of them said."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Any

from iki_desktop.models.kode import kode_isi
from iki_desktop.models.terbitan import BERMILIK, Data, Kertas, Terbitan, milik_kertas
from iki_desktop.store import codec
from iki_desktop.store.reading import sound_values

_COLUMNS = (
    "SELECT id, kantor_id, jenis, kertas, tahun, sampai, kartu, kode, nama_berkas, sha256, halaman, oleh,"
    " pada FROM terbitan"
)
Milik = dict[str, str]
"""Whose a paper is (models.terbitan.milik_kertas) by its code."""


def read_issued(conn: sqlite3.Connection, kantor_id: str, milik: Milik) -> tuple[Terbitan, ...]:
    """The papers that an office issued, the latest first; those of one step in their order.

    `milik` is what was found before and may be found now: what a paper says is long and never changes.
    """
    with sound_values():
        # In the order of recording: revisi rises with every step, also where a PC's clock goes wrong.
        rows = conn.execute(f"{_COLUMNS} WHERE kantor_id = ? ORDER BY revisi DESC, rowid", (kantor_id,))
        return tuple(_terbitan(conn, row, milik) for row in rows)


def find_issued(conn: sqlite3.Connection, kode: str, kantor_id: str, milik: Milik) -> tuple[Terbitan, ...]:
    """The papers with this code, of whichever office of the file: of this one first, then the latest."""
    with sound_values():
        rows = conn.execute(
            f"{_COLUMNS} WHERE kode = ? ORDER BY kantor_id <> ?, revisi DESC, id", (kode, kantor_id)
        )
        return tuple(_terbitan(conn, row, milik) for row in rows)


def read_said(conn: sqlite3.Connection, kode: str) -> Data | None:
    """What the papers with this code say; None where none was issued. FileRefused where it is damaged."""
    with sound_values():
        data = _said(conn, kode)
        if data is not None and kode_isi(data) != kode:
            raise ValueError("a paper's data and its code disagree")
        return data


def _said(conn: sqlite3.Connection, kode: str) -> Data | None:
    row = conn.execute("SELECT data FROM isi_kertas WHERE kode = ?", (kode,)).fetchone()
    return None if row is None else codec.unpack(row[0])


def check_said(conn: sqlite3.Connection) -> None:
    """Raise FileRefused unless all that is kept of papers is what their codes say; opening does not ask."""
    for (kode,) in conn.execute("SELECT kode FROM isi_kertas"):
        read_said(conn, kode)


def _terbitan(conn: sqlite3.Connection, row: tuple[Any, ...], milik: Milik) -> Terbitan:
    id_, kantor, jenis, kertas, tahun, sampai, kartu, kode, nama, sha256, halaman, oleh, pada = row
    chosen = None if kartu is None else codec.read_texts(kartu)
    if kertas in BERMILIK and kode not in milik:
        milik[kode] = milik_kertas(kertas, _said(conn, kode) or {})
    return Terbitan(
        id_,
        kantor,
        jenis,
        Kertas(kertas, tahun, sampai, chosen, milik.get(kode, "")),
        kode,
        nama,
        sha256,
        halaman,
        oleh,
        datetime.fromisoformat(pada),
    )
