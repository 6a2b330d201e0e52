"""Files written beside, flushed, checked, then put in place; names that Windows accepts."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
import shutil
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

from iki_desktop.errors import FileRefused, Report, SaveFailed

# Scanners and indexers of Windows hold a fresh file for a moment; their locks pass within a second.
RETRY_SECONDS = (0.05, 0.1, 0.2, 0.4, 0.8)
_HELD = frozenset({5, 32, 33})  # ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FULL_WINDOWS = frozenset({39, 112})  # ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_PIECE = 1 << 20  # bytes read at once
_LONGEST_NAME = 120  # leaves room for a folder within the 260 characters of an old Windows path


def exists(path: Path) -> bool:
    """Whether something stands at `path`; False too where no file can have such a name."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def replace_file(
    path: Path, write: Callable[[Path], object], check: Callable[[Path], object] | None = None
) -> None:
    """Write `path` whole or not at all; an existing file stays as it was until the new one is complete.

    `write` gets a temporary path in the same folder (same suffix, not yet there) and writes all of it;
    `check` reads it back and raises where it is not what it should be. On any failure the temporary
    file is removed. What the medium refuses becomes SaveFailed; whatever else is raised passes through.
    """
    path = _target(path)
    beside = path.parent / f".{path.stem[:40]}-{secrets.token_hex(4)}{path.suffix}"
    try:
        write(beside)
        _flush(beside)
        if check is not None:
            check(beside)
        _put_in_place(beside, path)
    except OSError as error:
        # An error about some other file (a font, a source) is not about saving: a bug, or another's words.
        if error.filename is not None and Path(os.fsdecode(error.filename)) not in (beside, path):
            raise
        _remove(beside)  # what is said to be free is so without it
        raise save_failed(error, path) from error
    finally:
        _remove(beside)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _target(path: Path) -> Path:
    """Where `path` leads through links; SaveFailed where no file can stand there."""
    try:
        if path.is_symlink():
            path = path.resolve()
        if path.is_dir():
            raise SaveFailed(
                f"“{path}” adalah folder, jadi tidak dapat ditulisi sebagai berkas. "
                "Beri nama berkas di dalamnya."
            )
        if not path.parent.is_dir():
            raise SaveFailed(
                f"Folder “{path.parent}” tidak ada, jadi “{path.name}” belum disimpan. "
                "Buat foldernya dahulu atau pilih folder lain."
            )
    except OSError as error:
        raise save_failed(error, path) from error
    except RuntimeError as error:  # of resolve(): links in a ring
        raise save_failed(OSError(errno.ELOOP, os.strerror(errno.ELOOP)), path) from error
    return path


def save_failed(error: OSError, path: Path) -> SaveFailed:
    """What the system said when `path` could not be written, in words for the user."""
    name = path.name
    code = getattr(error, "winerror", None)
    if error.errno in _FULL or code in _FULL_WINDOWS:
        left = _left(path) if error.errno == errno.ENOSPC else ""  # a quota says nothing of the medium
        return SaveFailed(
            f"Tempat penyimpanan penuh{left}, jadi “{name}” belum disimpan. "
            "Hapus berkas yang tidak perlu atau simpan ke tempat lain."
        )
    if code in _HELD and code != 5:
        return SaveFailed(
            f"“{name}” sedang dibuka program lain, jadi tidak dapat diganti. Tutup berkas itu lalu ulangi."
        )
    if error.errno == errno.EROFS:
        return SaveFailed(
            f"“{path.parent}” hanya dapat dibaca, jadi “{name}” belum disimpan. Simpan ke tempat lain."
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return SaveFailed(
            f"“{name}” tidak boleh ditulis di “{path.parent}”: izinnya tidak ada atau ia sedang dibuka. "
            "Tutup berkas itu atau simpan ke folder lain."
        )
    if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        return SaveFailed(
            f"Nama “{name}” tidak diterima oleh tempat penyimpanan, jadi belum disimpan. "
            "Beri nama yang lebih pendek."
        )
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return SaveFailed(
            f"Folder “{path.parent}” tidak ada lagi, jadi “{name}” belum disimpan. "
            "Pasang kembali USB-nya atau pilih folder lain."
        )
    return SaveFailed(
        f"“{name}” gagal ditulis ({error.strerror or error}), jadi belum disimpan. "
        "Periksa tempat penyimpanannya lalu ulangi."
    )


def make_folder(path: Path) -> None:
    """Make a folder for files to be written into, with its parents; SaveFailed where that is refused."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise SaveFailed(
            f"“{path}” adalah berkas, bukan folder, jadi tidak ada yang ditulis. Beri nama folder lain."
        ) from error
    except OSError as error:
        raise save_failed(error, path) from error


def _left(path: Path) -> str:
    """ " (sisa 0,3 MB)": what is free where `path` is or would be; "" where that is not known."""
    here = path.absolute()
    while not exists(here) and here != here.parent:
        here = here.parent
    try:
        megabytes = shutil.disk_usage(here).free / 1_000_000
    except OSError:
        return ""
    return f" (sisa {megabytes:.1f} MB)".replace(".", ",")


def safe_name(teks: str) -> str:
    """A file name (without folder) that Windows accepts and a person still recognises; never empty.

    Forbidden characters become "-", control characters go, blanks are joined, reserved names get a "_".
    """
    visible = "".join(
        " " if c.isspace() else c
        for c in unicodedata.normalize("NFC", teks)
        if c.isspace() or unicodedata.category(c)[0] != "C"
    )
    name = _FORBIDDEN.sub("-", visible)
    name = re.sub(r"\s+", " ", name)[:_LONGEST_NAME].strip(" .")
    if not name:
        return "tanpa nama"
    stem = name.split(".", 1)[0].rstrip()
    return f"_{name}" if _RESERVED.fullmatch(stem) else name


def _flush(path: Path) -> None:
    """Ask the system to put the file's bytes on the medium."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _put_in_place(beside: Path, path: Path) -> None:
    for pause in (*RETRY_SECONDS, None):
        try:
            beside.replace(path)
            break
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD or pause is None:
                raise
            time.sleep(pause)
    if os.name == "posix":  # Windows has no way to flush a folder
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            with contextlib.suppress(OSError):  # some USB file systems refuse it; the file itself is flushed
                os.fsync(folder)
        finally:
            os.close(folder)


def sha256_of(path: Path, report: Report = lambda _done, _total: None) -> str:
    """SHA-256 of a file in 64 small hex digits, read in pieces; FileRefused where it cannot be read."""
    sidik = hashlib.sha256()
    try:
        total = path.stat().st_size
        with path.open("rb") as file:
            done = 0
            while piece := file.read(_PIECE):
                sidik.update(piece)
                done += len(piece)
                report(min(done, total), total)
    except OSError as error:
        raise FileRefused(
            f"“{path.name}” tidak dapat dibaca ({error.strerror or error}), jadi sidiknya belum dicatat. "
            "Periksa apakah berkasnya masih ada dan tidak sedang dipakai program lain."
        ) from error
    return sidik.hexdigest()
