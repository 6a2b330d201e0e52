"""One sheet of a form as its cells hold it: numbers exact, texts as typed, and what cannot be a figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from iki_desktop.models.angka import MAKS_BULAT, MAKS_DESIMAL, angka_json
from iki_desktop.readers.archive import Archive
from iki_desktop.readers.xlsx.sheet import ESCAPE, MAX_ELEMENTS, Merge, SheetReceiver
from iki_desktop.readers.xlsx.values import Shown, Values

MAX_CELLS = 100_000  # filled cells of a sheet; a form of 100 rows has 2,000
MAX_COLUMNS = 200
EXACT_DIGITS = 15  # digits that a spreadsheet keeps of a number; what is behind them is binary noise

NOT_CALCULATED = "rumusnya belum pernah dihitung; buka dan simpan di Excel, atau ketik angkanya"


@dataclass(frozen=True, slots=True)
class RawCell:
    """What a cell holds. `problem` says why it can be no figure; `content` is then what it shows."""

    content: Decimal | str
    problem: str = ""
    has_formula: bool = False

    @property
    def teks(self) -> str:
        return angka_json(self.content) if isinstance(self.content, Decimal) else self.content


@dataclass(slots=True)
class FormSheet:
    """The filled cells of a sheet by (row, column), both from 1, and its merges."""

    cells: dict[tuple[int, int], RawCell] = field(default_factory=dict[tuple[int, int], RawCell])
    merge: list[Merge] = field(default_factory=list[Merge])
    far: bool = False  # something stands right of MAKS_KOLOM


def read_cells(archive: Archive, bagian: str, value: Values) -> FormSheet:
    """Read one sheet. InputRefused where it is damaged or larger than any form."""
    receiver = _Receiver(archive, value)
    archive.parse(bagian, receiver, MAX_ELEMENTS)
    receiver.sheet.merge = receiver.merge
    return receiver.sheet


class _Receiver(SheetReceiver):
    def __init__(self, archive: Archive, value: Values) -> None:
        super().__init__(archive)
        self.sheet = FormSheet()
        self._value = value

    def finish_cell(
        self, row: int, column: int, raw: str, kind: str, style: str, *, has_formula: bool
    ) -> None:
        cell = self._cells(raw, kind, style, has_formula)
        if cell is None:
            return
        if column > MAX_COLUMNS:
            self.sheet.far = True
        elif len(self.sheet.cells) >= MAX_CELLS:
            raise self.archive.refusal("lembarnya berisi jauh lebih banyak sel daripada sebuah formulir")
        else:
            self.sheet.cells[row, column] = cell

    def _cells(self, raw: str, kind: str, style: str, has_formula: bool) -> RawCell | None:
        if not raw:
            # Excel writes t="str" with an empty value for a formula that gives "".
            return RawCell("", NOT_CALCULATED) if has_formula and kind != "str" else None
        if kind == "n":
            return self._number(raw, style, has_formula)
        if kind in ("s", "str", "inlineStr"):
            teks = _unescape(self._value.shared_string(raw) if kind == "s" else raw)
            return RawCell(teks, has_formula=has_formula) if teks.strip() else None
        if kind == "b":
            return RawCell("BENAR" if raw == "1" else "SALAH", "isinya BENAR atau SALAH, bukan angka")
        if kind == "d":
            return RawCell(self._value.teks(raw, kind, style), "isinya tanggal, bukan angka")
        return RawCell(raw[:40], "isinya kesalahan rumus, bukan angka")

    def _number(self, raw: str, style: str, has_formula: bool) -> RawCell:
        number = sheet_number(raw)
        if number is None:
            return RawCell(raw[:40], "angkanya terlalu panjang")
        shown = self._value.shown(style)
        if shown is Shown.TANGGAL:
            return RawCell(self._value.teks(raw, "n", style), "isinya tanggal, bukan angka")
        if shown is Shown.PERCENT:
            return RawCell(angka_json(number * 100).replace(".", ",") + "%", has_formula=has_formula)
        return RawCell(number, has_formula=has_formula)


def sheet_number(raw: str) -> Decimal | None:
    """The number a person typed: spreadsheets keep it in binary, of which 15 digits are meant.

    Rounded to as many decimals as the file keeps (1/3 has no end). None where it is no number that is kept.
    """
    try:
        number = Decimal(raw.strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or number.adjusted() >= MAKS_BULAT:
        return None
    if len(number.as_tuple().digits) > EXACT_DIGITS:
        number = Decimal(f"{number:.{EXACT_DIGITS}g}")
    if number != round(number, MAKS_DESIMAL):
        number = round(number, MAKS_DESIMAL)
    return number + 0  # no −0


def _unescape(teks: str) -> str:
    """Letters that a workbook writes as codes ("_x000D_") as they are."""
    return ESCAPE.sub(lambda m: chr(int(m[1], 16)) if int(m[1], 16) < 0xD800 else "", teks)
