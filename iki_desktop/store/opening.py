"""Opening an .iki file in the order of antarmuka.md; a refusal has its sentence and changes nothing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakValueDictionary

from iki_desktop.errors import FileRefused
from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.store import connection, integrity
from iki_desktop.store.header import Header, is_cut, read_header, stray
from iki_desktop.store.issued import check_said
from iki_desktop.store.schema import APPLICATION_ID, FINGERPRINTS, SCHEMA, fingerprint, migrate


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Opened:
    """A connection that is checked, locked and up to date."""

    conn: sqlite3.Connection
    read_only: bool
    identity: str
    upgraded_from: int | None = None


# POSIX drops all of a process's locks on a file when any descriptor of it is closed, so a file this
# process holds must not even be looked into a second time: it is known by device and inode.
_held: WeakValueDictionary[str, Opened] = WeakValueDictionary()

_COPIED = 64_000_000  # bytes of a file that is copied into memory to be checked


def open_file(
    path: Path, *, read_only: bool = False, before_upgrade: Callable[[sqlite3.Connection], None] | None = None
) -> Opened:
    """Open a file for this process alone. Raises FileRefused with a sentence; then nothing was changed.

    Is it a file · SQLite and ours · too new · held by another · whole · backup, then upgrade in one
    transaction. Where the file, its folder or the medium cannot be written, it is opened read-only.
    """
    identity, header = _look(path)
    cut = _look_beside(path)
    if not cut:
        _check_length(path, header)
    conn: sqlite3.Connection | None = None
    try:
        if not read_only:
            try:
                conn = _connect_writing(path)
            except sqlite3.Error as error:
                if not connection.cannot_write(error):
                    raise
                read_only = True
        if conn is None:
            conn = _connect_reading(path, cut=cut)
        opened = _check(conn, path, read_only, identity, before_upgrade)
    except connection.STUMBLES as error:
        _drop(conn)
        raise _refusal(error, path) from error
    except BaseException:
        _drop(conn)
        raise
    _held[identity] = opened
    return opened


def close_file(opened: Opened) -> None:
    """Let go of a file: no journal stays beside it, and others may open it."""
    with suppress(sqlite3.Error):
        if not opened.read_only:
            # Only in normal locking mode does SQLite remove the emptied journal, while it still has the lock.
            opened.conn.execute("PRAGMA locking_mode = NORMAL")
            opened.conn.execute("PRAGMA journal_mode = DELETE")
    opened.conn.close()
    _held.pop(opened.identity, None)


def periksa_berkas(path: Path) -> tuple[Catatan, ...]:
    """Check that a file is whole and ours, leaving it and its folder as they are. Raises FileRefused."""
    opened = open_file(path, read_only=True)
    try:
        check_said(opened.conn)
    finally:
        close_file(opened)
    schema = opened.upgraded_from
    if schema is None:
        return ()
    return (
        Catatan(
            TingkatCatatan.INFO,
            "skema-lama",
            f"Berkas ini dari versi lama (skema {schema}); ia dinaikkan ke skema {SCHEMA} saat dibuka.",
        ),
    )


def _look(path: Path) -> tuple[str, Header]:
    """Is it a file, a database, ours, and not too new: from its first bytes, before SQLite sees it."""
    try:
        if path.is_dir():
            raise FileRefused(
                f"“{path.name or path}” adalah folder, bukan berkas .iki. Pilih berkas di dalamnya."
            )
        stat = path.stat()
        identity = _identity(path, stat)
        if identity in _held:
            raise connection.in_use(path)
        if not path.is_file():
            raise FileRefused(
                f"“{path.name}” bukan berkas biasa, jadi tidak dapat dibuka. Pilih berkas .iki."
            )
        if stat.st_size == 0:
            raise FileRefused(
                f"“{path.name}” kosong (0 byte): tidak ada isinya sama sekali. Mungkin salinannya terputus; "
                "salin ulang dari asalnya atau buka cadangan terakhir."
            )
        with path.open("rb") as stream:
            data = stream.read(100)
    except FileNotFoundError as error:
        raise FileRefused(
            f"“{path.name}” tidak ditemukan di “{path.parent}”. "
            "Periksa nama dan foldernya, atau pasang USB-nya."
        ) from error
    except PermissionError as error:
        raise FileRefused(
            f"“{path.name}” tidak boleh dibaca oleh pengguna komputer ini. Minta izin kepada pemilik berkas, "
            "atau salin ke folder sendiri."
        ) from error
    except OSError as error:
        raise FileRefused(
            f"“{path.name}” tidak dapat dibaca ({error.strerror or error}). Periksa tempat penyimpanannya."
        ) from error
    header = read_header(data)
    if header is None or header.application_id != APPLICATION_ID:
        raise FileRefused(
            f"“{path.name}” bukan berkas IKI Desktop, walaupun namanya mungkin berakhiran .iki. "
            "Pilih berkas yang dibuat program ini."
        )
    _check_version(header.user_version, path)
    if not header.rollback:
        raise integrity.foreign(path)
    return identity, header


def _check_version(version: int, path: Path) -> None:
    if version > SCHEMA:
        raise FileRefused(
            f"“{path.name}” dibuat oleh IKI Desktop yang lebih baru (skema {version}, program ini mengenal "
            f"sampai {SCHEMA}). Berkas tidak diubah; pasang versi terbaru untuk membukanya."
        )
    if version not in FINGERPRINTS:
        raise integrity.damaged(path, f"nomor skemanya {version}")


def _check_length(path: Path, header: Header) -> None:
    """A copy that was cut off is shorter than its header says."""
    if path.stat().st_size < header.pages * header.page_size:
        raise FileRefused(
            f"“{path.name}” terpotong: sebagian isinya hilang, mungkin karena penyalinan terputus. "
            "Berkas tidak diubah; salin ulang dari asalnya atau buka cadangan terakhir."
        )


def _look_beside(path: Path) -> bool:
    """Whether a write was cut off here; refuses what lies beside a file to do harm."""
    try:
        found, cut = stray(path), is_cut(path)
    except OSError as error:
        raise FileRefused(
            f"Catatan sementara di samping “{path.name}” tidak dapat dibaca, jadi berkas tidak dibuka. "
            "Periksa izin foldernya."
        ) from error
    if found is not None:
        raise FileRefused(
            f"Di samping “{path.name}” ada “{found.name}” yang bukan buatan program ini dan dapat merusak "
            "isi berkas. Pindahkan dahulu ke tempat lain, lalu buka lagi."
        )
    return cut


def _cut_write(path: Path) -> FileRefused:
    return FileRefused(
        f"Penulisan terakhir ke “{path.name}” terputus dan belum dipulihkan, sedangkan berkas ini hanya "
        f"dapat dibaca. Salin berkas itu bersama “{path.name}-journal” ke folder yang dapat ditulisi, lalu "
        "buka di sana."
    )


def _connect_writing(path: Path) -> sqlite3.Connection:
    """A connection that holds the file for itself from here on, and has shown that it can write.

    Rolls back what a crash left half written. Raises sqlite3.Error.
    """
    conn = connection.connect(path, "rw")
    try:
        conn.execute("PRAGMA locking_mode = EXCLUSIVE")
        conn.execute("PRAGMA journal_mode = TRUNCATE")
        conn.execute("PRAGMA synchronous = EXTRA")
        conn.execute("BEGIN EXCLUSIVE")
        # Opens the journal, so that a read-only folder shows now; rolled back, the file stays as it is.
        version = int(conn.execute("PRAGMA user_version").fetchone()[0])
        conn.execute(f"PRAGMA user_version = {version}")
        conn.execute("ROLLBACK")
    except BaseException:
        conn.close()
        raise
    return conn


def _connect_reading(path: Path, *, cut: bool) -> sqlite3.Connection:
    """A connection that never writes, with a shared lock: others may read, none may write.

    `cut`: a journal lies beside. A living writer shows by its lock; otherwise a write was cut off, and what
    is in the file cannot be trusted before a writer has rolled it back. Raises FileRefused, sqlite3.Error.
    """
    conn: sqlite3.Connection | None = None
    try:
        conn = connection.connect(path, "ro")
        conn.execute("PRAGMA query_only = ON")
        conn.execute("PRAGMA locking_mode = EXCLUSIVE")
        conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if cut:
            raise _cut_write(path)
    except BaseException as error:
        if conn is not None:
            conn.close()
        if cut and isinstance(error, sqlite3.Error) and not connection.held_by_other(error):
            raise _cut_write(path) from error
        raise
    return conn


def _check(
    conn: sqlite3.Connection,
    path: Path,
    read_only: bool,
    identity: str,
    before_upgrade: Callable[[sqlite3.Connection], None] | None,
) -> Opened:
    # Again, now under the lock: rolling back a crash may have changed what the header says.
    version = int(conn.execute("PRAGMA user_version").fetchone()[0])
    if int(conn.execute("PRAGMA application_id").fetchone()[0]) != APPLICATION_ID:
        raise integrity.damaged(path)
    _check_version(version, path)
    if read_only:
        return _check_reading(conn, path, identity, version)
    integrity.check_whole(conn, path, version)
    connection.release_guard(conn)
    if version == SCHEMA:
        return Opened(conn, read_only, identity)
    if before_upgrade is not None:
        before_upgrade(conn)
    _upgrade(conn, path)
    return Opened(conn, read_only, identity, upgraded_from=version)


def _check_reading(conn: sqlite3.Connection, path: Path, identity: str, version: int) -> Opened:
    """Of a read-only database SQLite checks no CHECK, so a copy in memory is checked, unless it is huge.

    An older file is brought up to date in that copy and read from there.
    """
    old = version != SCHEMA
    if not old and path.stat().st_size > _COPIED:
        integrity.check_whole(conn, path, version)
        connection.release_guard(conn)
        return Opened(conn, True, identity)
    copy = connection.memory_copy(conn, path)
    try:
        integrity.check_whole(copy, path, version)
        connection.release_guard(copy)
        if old:
            _upgrade(copy, path)
            copy.execute("PRAGMA query_only = ON")
    except BaseException:
        copy.close()
        raise
    if old:
        conn.close()
        return Opened(copy, True, identity, upgraded_from=version)
    copy.close()
    connection.release_guard(conn)
    return Opened(conn, True, identity)


def _upgrade(conn: sqlite3.Connection, path: Path) -> None:
    """Bring a file up to date in one transaction. Raises FileRefused where the medium refuses."""
    try:
        conn.execute("BEGIN EXCLUSIVE")
        conn.execute("PRAGMA defer_foreign_keys = ON")
        migrate(conn)
        if fingerprint(conn) != FINGERPRINTS[SCHEMA]:
            raise RuntimeError("the migrations do not lead to the schema the program knows")
        conn.execute("COMMIT")
    except sqlite3.Error as error:
        failed = connection.save_failed(error, path)
        if failed is None:
            raise RuntimeError("a migration failed") from error
        raise FileRefused(
            f"“{path.name}” dari versi lama dan harus dinaikkan, tetapi gagal. {failed.pesan}"
        ) from error


def _refusal(error: Exception, path: Path) -> Exception:
    """What SQLite's refusal to open means: whatever else a file makes it stumble over is damage."""
    if not isinstance(error, sqlite3.Error):
        return integrity.damaged(path)
    if connection.held_by_other(error):
        return connection.in_use(path)
    if connection.cannot_write(error):
        return FileRefused(
            f"“{path.name}” tidak dapat dibuka: tempat penyimpanannya menolak atau bermasalah. "
            "Salin berkas ke komputer ini, lalu buka salinannya."
        )
    if isinstance(error, sqlite3.ProgrammingError | sqlite3.InterfaceError):
        return error
    return integrity.damaged(path)


def _drop(conn: sqlite3.Connection | None) -> None:
    if conn is None:
        return
    with suppress(sqlite3.Error):
        if conn.in_transaction:
            conn.execute("ROLLBACK")
    with suppress(sqlite3.Error):
        conn.execute("PRAGMA locking_mode = NORMAL")
        conn.execute("PRAGMA journal_mode = DELETE")
    conn.close()


def _identity(path: Path, stat: os.stat_result) -> str:
    """The same for every name of one file; some network drives number no files, there it is the path."""
    return f"{stat.st_dev}:{stat.st_ino}" if stat.st_ino else str(path.resolve()).casefold()
