"""Making a new .iki file: built beside, complete before it gets its name, never over an existing file."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime
from pathlib import Path

from iki_desktop.errors import FileRefused
from iki_desktop.files import replace_file
from iki_desktop.models.kantor import Kantor, Pengaturan, new_id
from iki_desktop.store import codec, connection, rows
from iki_desktop.store.schema import migrate
from iki_desktop.store.transaction import Transaction
from iki_desktop.store.undo import record


def create_file(path: Path, kantor: Kantor, pengaturan: Pengaturan, oleh: str, pada: datetime) -> None:
    """Write a new file with its office and settings. Raises FileRefused (name taken), SaveFailed."""
    _refuse_existing(path)
    try:
        replace_file(path, lambda beside: _fill(beside, kantor, pengaturan, oleh, pada))
    except sqlite3.Error as error:
        failed = connection.save_failed(error, path)
        if failed is None:
            raise
        raise failed from error


def _refuse_existing(path: Path) -> None:
    if path.is_dir():
        raise FileRefused(f"“{path}” adalah folder. Beri nama berkas di dalamnya, misalnya “kantor.iki”.")
    if os.path.lexists(path):
        raise FileRefused(
            f"“{path.name}” sudah ada di “{path.parent}” dan tidak ditimpa. "
            "Beri nama lain, atau buka berkas itu."
        )
    for suffix in ("-journal", "-wal", "-shm"):
        beside = path.with_name(path.name + suffix)
        if os.path.lexists(beside):
            raise FileRefused(
                f"Di “{path.parent}” ada “{beside.name}” dari berkas lama, jadi “{path.name}” tidak dibuat. "
                "Pindahkan berkas itu dahulu atau pilih nama lain."
            )


def _fill(path: Path, kantor: Kantor, pengaturan: Pengaturan, oleh: str, pada: datetime) -> None:
    conn = connection.connect(path, "rwc")
    try:
        connection.release_guard(conn)
        conn.execute("PRAGMA synchronous = EXTRA")
        conn.execute("BEGIN EXCLUSIVE")
        migrate(conn)
        conn.execute("PRAGMA defer_foreign_keys = ON")
        tx = Transaction(conn, kantor.id, 1, codec.clean(oleh), pada)
        tx.insert("kantor", [rows.kantor_row(kantor)])
        tx.insert("berkas", [{"id": new_id(), "pemilik": kantor.id, "dibuat": codec.iso(pada)}])
        tx.insert("pengaturan", rows.settings_rows(kantor.id, pengaturan))
        record(tx, "Buat berkas", undoable=False)
        conn.execute("COMMIT")
    finally:
        conn.close()
