"""What sheets a workbook has and how large they are, without reading their cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from iki_desktop.readers.archive import Archive
from iki_desktop.readers.intake import read_bytes
from iki_desktop.readers.xlsx.workbook import open_workbook

_USED = re.compile(rb'<dimension ref="(?:[A-Z]+\d+:)?([A-Z]+)(\d+)"')
_HEAD = 2_000  # bytes of a sheet within which it says how much of it is used
_MAX_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class SheetSize:
    """A sheet that a person sees, its rows and columns down to the last that is used."""

    name: str
    rows: int
    columns: int


def sheet_sizes(path: Path) -> tuple[SheetSize, ...]:
    """The sheets in order. InputRefused where the file is no workbook or damaged."""
    archive = Archive(read_bytes(path, _MAX_BYTES), path.name)
    found: list[SheetSize] = []
    for sheet in open_workbook(archive).sheets:
        if sheet.visible:
            used = _USED.search(archive.read(sheet.bagian)[:_HEAD])
            found.append(SheetSize(sheet.name, int(used[2]) if used else 0, _number(used[1]) if used else 0))
    return tuple(found)


def _number(column: bytes) -> int:
    """A → 1, Z → 26, AA → 27."""
    number = 0
    for letter in column:
        number = 26 * number + letter - ord("A") + 1
    return number
