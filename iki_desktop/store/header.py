"""What the bytes of a file say before SQLite touches it: whose, how new, how long, and what lies beside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MAGIC = b"SQLite format 3\x00"
_JOURNAL_SUPER = bytes.fromhex("d9d505f920a163d7")


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


def journal_of(path: Path) -> Path:
    """The rollback journal SQLite keeps beside a database: beside the file itself where `path` is a link."""
    path = path.resolve()
    return path.with_name(path.name + "-journal")


def journal_state(path: Path) -> str:
    """What lies beside a database: "" nothing to roll back, "panas" a cut write, "asing" not ours.

    A journal that names a super-journal makes a plain open delete the file of that name. Ours never
    do, since a step never spans two files; so one that does is foreign (temuan.md, forged journal).
    """
    journal = journal_of(path)
    try:
        if journal.is_dir():
            return "asing"
        size = journal.stat().st_size
    except FileNotFoundError:
        return ""
    if size == 0:
        return ""
    with journal.open("rb") as stream:
        if size >= len(_JOURNAL_SUPER):
            stream.seek(-len(_JOURNAL_SUPER), 2)
            if stream.read() == _JOURNAL_SUPER:
                return "asing"
    return "panas"
