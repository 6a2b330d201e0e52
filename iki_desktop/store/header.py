"""What the bytes of a file say before SQLite touches it: whose, how new, how long, and what lies beside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MAGIC = b"SQLite format 3\x00"
_SUPER_JOURNAL = bytes.fromhex("d9d505f920a163d7")


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of SQLite's 100-byte header that decide about opening (sqlite.org/fileformat2.html)."""

    page_size: int
    rollback: bool  # False: write-ahead logging, which we never write
    pages: int  # as the header says; 0 where the count is not valid
    user_version: int
    application_id: int


def read_header(data: bytes) -> Header | None:
    """The header, or None where the bytes are no SQLite database."""
    if len(data) < 100 or not data.startswith(MAGIC):
        return None

    def number(at: int) -> int:
        return int.from_bytes(data[at : at + 4], "big")

    size = int.from_bytes(data[16:18], "big")
    page_size = 65536 if size == 1 else size
    if page_size < 512 or page_size & (page_size - 1):
        return None
    valid = data[24:28] == data[92:96]
    return Header(
        page_size=page_size,
        rollback=data[18:20] == b"\x01\x01",
        pages=number(28) if valid else 0,
        user_version=number(60),
        application_id=number(68),
    )


def beside(path: Path, suffix: str) -> Path:
    """A file SQLite looks for beside a database ("-journal", "-wal"); a link counts as its target."""
    path = path.resolve()
    return path.with_name(path.name + suffix)


def stray(path: Path) -> Path | None:
    """What lies beside a database that no program of ours left there and SQLite would act upon, or None.

    A journal that names a super-journal makes a plain open delete the file of that name; ours never do,
    since a step never spans two files. A write-ahead log, which we never write, would be read as part of
    the database (temuan.md).
    """
    wal, journal = beside(path, "-wal"), beside(path, "-journal")
    if wal.is_dir() or _size(wal):
        return wal
    return journal if journal.is_dir() or _end(journal) == _SUPER_JOURNAL else None


def is_cut(path: Path) -> bool:
    """Whether a journal lies beside that says: a write was begun and has not come to its end."""
    return _size(beside(path, "-journal")) > 0


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _end(path: Path) -> bytes:
    if _size(path) < len(_SUPER_JOURNAL):
        return b""
    with path.open("rb") as stream:
        stream.seek(-len(_SUPER_JOURNAL), 2)
        return stream.read()
