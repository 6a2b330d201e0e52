"""The one connection to an .iki file: how it is made safe, locked, and what its errors mean in words."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from iki_desktop.errors import FileRefused, SaveFailed

BUSY_SECONDS = 0.3  # a second opener is told within a second
_LONGEST_VALUE = 64 * 1024 * 1024  # bytes of one value; a logo is far below it

STUMBLES = (sqlite3.Error, UnicodeDecodeError, MemoryError)
"""What Python's sqlite3 raises at a malformed file: its messages quote bytes that may be no UTF-8."""

_CACHE_KB = 16_000  # an office of several years, read again and again

_BOUND = 500  # variables of one statement; SQLite's least limit is 999

T = TypeVar("T")

_STEPS = 100_000  # of SQLite's machine between two looks at the clock

_READING = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_TRANSACTION,
        sqlite3.SQLITE_RECURSIVE,
    }
)
_PRAGMAS = frozenset(
    {
        "application_id",
        "cache_size",
        "cell_size_check",
        "foreign_key_check",
        "foreign_keys",
        "integrity_check",
        "journal_mode",
        "locking_mode",
        "page_count",
        "query_only",
        "synchronous",
        "temp_store",
        "trusted_schema",
        "user_version",
    }
)
_FUNCTIONS = frozenset({"count", "coalesce", "date", "glob", "json_valid", "like", "max"})


def uri(path: Path, mode: str) -> str:
    """SQLite's name for a file, whatever characters its path has (also UNC paths of Windows)."""
    posix = path.absolute().as_posix()
    absolute = posix if posix.startswith("/") else "/" + posix
    return "file:" + quote(os.fsencode(absolute)) + "?mode=" + mode


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A guarded connection ("rw", "ro", "rwc"): until `release_guard` it can read and do nothing else.

    A file made so that reading it never ends is interrupted after far more time than an honest one needs.

    Statements commit on their own unless a BEGIN was said (autocommit), so that a transaction begins
    and ends where the store says so.
    """
    conn = sqlite3.connect(
        uri(path, mode),
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,  # Berkas serialises by a lock of its own
        cached_statements=256,
    )
    try:
        return _guard(conn, path)
    except BaseException:
        conn.close()
        raise


def memory_copy(conn: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """A guarded copy of a database in memory, which can be written without touching the file."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    conn.backup(copy)
    return _guard(copy, path)


def _guard(conn: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    conn.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1)
    conn.setlimit(sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0)
    conn.set_authorizer(_authorize)
    end = time.monotonic() + _seconds(path)
    conn.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    for pragma in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "foreign_keys = ON",
        "temp_store = MEMORY",
        f"cache_size = -{_CACHE_KB}",
    ):
        conn.execute(f"PRAGMA {pragma}")
    return conn


def _seconds(path: Path) -> float:
    """What checking a file may take: a tenth of it is ample on an old disk."""
    size = path.stat().st_size if path.exists() else 0
    return 10.0 + size / 2_000_000


def _authorize(action: int, one: str | None, two: str | None, _db: str | None, _via: str | None) -> int:
    """What a file may make SQLite do before its schema is known to be ours: be read, by plain functions."""
    if action == sqlite3.SQLITE_PRAGMA:
        return sqlite3.SQLITE_OK if one in _PRAGMAS else sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION:
        return sqlite3.SQLITE_OK if two in _FUNCTIONS else sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY


def release_guard(conn: sqlite3.Connection) -> None:
    """Let the connection write: its schema has been found to be exactly ours, so nothing in it can act."""
    conn.set_authorizer(None)
    conn.set_progress_handler(None, 0)


def batches(values: Iterable[T]) -> Iterator[tuple[list[T], str]]:
    """Values in parts that one statement can bind, each with its marks for IN (…)."""
    wanted = list(values)
    for start in range(0, len(wanted), _BOUND):
        part = wanted[start : start + _BOUND]
        yield part, ",".join("?" * len(part))


def primary(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 where the error is not SQLite's own."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def held_by_other(error: sqlite3.Error) -> bool:
    return primary(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def cannot_write(error: sqlite3.Error) -> bool:
    """Whether the medium, the folder or the file refuses writing as such (a full disk does)."""
    return primary(error) in (
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
    )


def is_damage(error: sqlite3.Error) -> bool:
    if primary(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT):
        return True
    return "decode to UTF-8" in str(error)  # raised by Python's sqlite3, without a code


def in_use(path: Path) -> FileRefused:
    return FileRefused(
        f"“{path.name}” sedang dibuka oleh program lain atau jendela lain. Tutup dahulu di sana, lalu ulangi."
    )


def save_failed(error: sqlite3.Error, path: Path) -> SaveFailed | None:
    """What a failed write means in words; None where the error is a bug of ours."""
    code = primary(error)
    kept = "Perubahan terakhir tidak disimpan; isi berkas masih seperti sebelumnya."
    if code == sqlite3.SQLITE_FULL:
        return SaveFailed(
            f"Tempat penyimpanan “{path.name}” penuh. {kept} Hapus berkas yang tidak perlu, lalu ulangi."
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return SaveFailed(
            f"“{path.name}” atau foldernya hanya dapat dibaca. {kept} Salin berkas ke folder yang dapat "
            "ditulisi, lalu buka salinannya."
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL):
        return SaveFailed(
            f"“{path.name}” sedang dipegang program lain. {kept} Tutup program itu, lalu ulangi."
        )
    if code == sqlite3.SQLITE_IOERR:
        return SaveFailed(
            f"“{path.name}” gagal ditulis: tempat penyimpanannya bermasalah atau dicabut. {kept} "
            "Pasang kembali USB-nya atau periksa cakramnya, lalu ulangi."
        )
    if is_damage(error):
        return SaveFailed(
            f"“{path.name}” rusak, jadi tidak dapat ditulisi. {kept} "
            "Tutup berkas ini dan buka cadangan terakhirnya."
        )
    if code in (sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_TOOBIG):
        return SaveFailed(
            f"Yang disimpan ke “{path.name}” terlalu besar. {kept} Kurangi isinya, lalu ulangi."
        )
    return None
