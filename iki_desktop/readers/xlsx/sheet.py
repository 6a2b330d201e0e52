"""One sheet of a workbook, read from its XML in one pass: cells as text, merges, hidden rows and columns.

openpyxl tells merged cells and hidden rows only where it loads the whole sheet, and there a single far cell
or a giant merge hangs it; here nothing is kept but the cells that hold something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from iki_desktop.readers.archive import Archive
from iki_desktop.readers.markup import clean_letters, clean_markup
from iki_desktop.readers.xlsx.values import Values

MAX_ELEMENTS = 1_000_000
MAX_CELLS = 200_000  # filled cells of a sheet; a lampiran of 36 kartu has 2,000
MAX_COLUMNS = 100  # columns that a kartu may lie in; what stands farther right becomes a remark
MAX_MERGES = 20_000
EXCEL_ROWS, EXCEL_COLUMNS = 1_048_576, 16_384
CELL_NAME = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """A merged range; rows and columns from 1, ends included."""

    upper: int
    left: int
    lower: int
    right: int


@dataclass(slots=True)
class SheetContent:
    """What a sheet holds. `cells` has the text of each filled cell by row and column, both from 1."""

    cells: dict[int, dict[int, str]] = field(default_factory=dict[int, dict[int, str]])
    merge: list[Merge] = field(default_factory=list[Merge])
    hidden_rows: list[int] = field(default_factory=list[int])
    hidden_columns: list[int] = field(default_factory=list[int])
    without_value: list[str] = field(default_factory=list[str])  # formulas that were never calculated
    far: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])  # beyond MAKS_KOLOM


def read_sheet(archive: Archive, bagian: str, value: Values) -> SheetContent:
    """Read one sheet. InputRefused where it is damaged or larger than any lampiran."""
    receiver = _Parts(archive, value)
    archive.parse(bagian, receiver, MAX_ELEMENTS)
    sheet = receiver.sheet
    filled = {k for row in sheet.cells.values() for k in row}
    sheet.hidden_rows = [b for b in receiver.hidden_rows if b in sheet.cells]
    sheet.hidden_columns = [k for k in receiver.hidden_columns if k in filled]
    sheet.merge = sorted(receiver.merge)
    return sheet


def cell_position(teks: str) -> tuple[int, int] | None:
    """(row, column) of a cell's name ("B12" → (12, 2)); None where there is no such cell."""
    m = CELL_NAME.fullmatch(teks)
    if not m:
        return None
    column = 0
    for letter in m[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(m[2])
    return (row, column) if 1 <= row <= EXCEL_ROWS and column <= EXCEL_COLUMNS else None


def column_name(column: int) -> str:
    """The letters of a column ("A", "AB")."""
    letter = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letter = chr(65 + rest) + letter
    return letter


def clean_cell(teks: str) -> str:
    """The text of a cell without what Excel puts in for control characters, and without markup."""
    teks = ESCAPE.sub(lambda m: chr(int(m[1], 16)) if int(m[1], 16) < 0xD800 else "", teks)
    return clean_markup(clean_letters(teks).replace("\t", " "))


class SheetReceiver:
    """Receives the elements of a sheet; what becomes of its cells is for `finish_cell`."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.merge: list[Merge] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self._row = self._column = 0
        self._kind = self._style = ""
        self._has_formula = False
        self._teks: list[str] = []
        self._record = False
        self._bacaan = 0  # inside a phonetic run

    def finish_cell(
        self, row: int, column: int, raw: str, kind: str, style: str, *, has_formula: bool
    ) -> None:
        """One cell: its row and column from 1, its raw content, type (BukuNilai.teks) and style."""
        raise NotImplementedError

    def start(self, tag: str, attrs: dict[str, str], /) -> None:
        if tag == "c":
            self._start_cell(attrs)
        elif tag in ("v", "t"):
            self._record = not self._bacaan
        elif tag == "f":
            self._has_formula = True
        elif tag == "rPh":
            self._bacaan += 1
        elif tag == "row":
            self._row = self._whole_number(attrs.get("r"), self._row + 1, EXCEL_ROWS)
            self._column = 0
            if attrs.get("hidden") in ("1", "true"):
                self.hidden_rows.append(self._row)
        elif tag == "mergeCell":
            self._note_merge(attrs.get("ref", ""))
        elif tag == "col" and attrs.get("hidden") in ("1", "true"):
            start = self._whole_number(attrs.get("min"), 1, EXCEL_COLUMNS)
            end = self._whole_number(attrs.get("max"), start, EXCEL_COLUMNS)
            self.hidden_columns += range(start, min(end, MAX_COLUMNS) + 1)

    def data(self, data: str, /) -> None:
        if self._record:
            self._teks.append(data)

    def end(self, tag: str, /) -> None:
        if tag in ("v", "t"):
            self._record = False
        elif tag == "rPh":
            self._bacaan -= 1
        elif tag == "c":
            self.finish_cell(
                self._row,
                self._column,
                "".join(self._teks),
                self._kind,
                self._style,
                has_formula=self._has_formula,
            )

    def _start_cell(self, attributes: dict[str, str]) -> None:
        name = attributes.get("r")
        place = cell_position(name) if name else (max(self._row, 1), self._column + 1)
        if place is None or place[1] > EXCEL_COLUMNS:
            raise self.archive.damaged()
        self._row, self._column = place
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._teks, self._has_formula = [], False

    def _note_merge(self, reference: str) -> None:
        start, _, end = reference.partition(":")
        a, b = cell_position(start), cell_position(end or start)
        if a is None or b is None or len(self.merge) >= MAX_MERGES:
            raise self.archive.damaged()
        self.merge.append(Merge(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])))

    def _whole_number(self, teks: str | None, standard: int, limit: int) -> int:
        if teks is None:
            return standard
        if not teks.isascii() or not teks.isdigit() or not 1 <= int(teks[:9]) <= limit:
            raise self.archive.damaged()
        return int(teks[:9])


class _Parts(SheetReceiver):
    """Keeps the words of the cells of a decree."""

    def __init__(self, archive: Archive, value: Values) -> None:
        super().__init__(archive)
        self.sheet = SheetContent()
        self._value = value
        self._count = 0

    def finish_cell(
        self, row: int, column: int, raw: str, kind: str, style: str, *, has_formula: bool
    ) -> None:
        if not raw:
            if has_formula:
                self.sheet.without_value.append(f"{column_name(column)}{row}")
            return
        teks = clean_cell(self._value.teks(raw, kind, style))
        if not teks:
            return
        self._count += 1
        if self._count > MAX_CELLS:
            raise self.archive.refusal("lembarnya berisi jauh lebih banyak sel daripada sebuah lampiran")
        if column > MAX_COLUMNS:
            self.sheet.far.append((row, teks))
        else:
            self.sheet.cells.setdefault(row, {})[column] = teks
