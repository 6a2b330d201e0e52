"""Looks of cells: each combination is made once and shared, since styles are what openpyxl is slow at."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.worksheet import Worksheet

from iki_desktop.models.angka import bulatkan
from iki_desktop.writers import colours
from iki_desktop.writers.xlsx.text import quoted

LETTERS = "Arial"  # on every Windows; Liberation Sans, which LibreOffice takes for it, is as wide
SIZE = 9
SMALL_SIZE = 8

# Codes are in English notation and shown as 1.234,5: INDONESIAN has LibreOffice do so on any PC, Excel takes
# the signs of the PC's region. "#,##0.##" would leave a lone comma behind whole figures, so two decimals are
# the base and conditional formats take away the zeros that say nothing (`Conditions`). "_ " keeps a blank's
# width to the cell's border.
INDONESIAN = "[$-421]"
FREE_FORMAT = INDONESIAN + "#,##0.00_ ;-#,##0.00_ ;0_ ;@_ "
WHOLE_FORMAT = INDONESIAN + "#,##0_ ;-#,##0_ ;0_ ;@_ "


@lru_cache(maxsize=64)
def number_format(desimal: int | None, nihil: bool = False) -> str:
    """The number format of a figure. A nihil cell holds 0 and shows "–"; a 0 that was counted shows 0."""
    if desimal is None:
        return FREE_FORMAT.replace(";0_", ';"–"_') if nihil else FREE_FORMAT
    base = "#,##0" + ("." + "0" * desimal if desimal > 0 else "")
    zero = '"–"' if nihil else base[4:]
    return f"{INDONESIAN}{base}_ ;-{base}_ ;{zero}_ ;@_ "


_SIDE = Side(style="thin", color=colours.BORDER)
_THICK = Side(style="medium", color=colours.MUTED)
BORDER = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
KOP_BORDER = Border(bottom=Side(style="double", color=colours.TEXT))
SUM_BORDER = Border(left=_SIDE, right=_SIDE, top=_THICK, bottom=_THICK)
INPUT_BORDER = Border(
    left=Side(style="medium", color=colours.ACCENT),
    right=Side(style="medium", color=colours.ACCENT),
    top=Side(style="medium", color=colours.ACCENT),
    bottom=Side(style="medium", color=colours.ACCENT),
)


def set_base_font(book: Any) -> None:
    """Make Arial 10 the Workbook's own face: column widths are counted in its digits."""
    letters = Font(name=LETTERS, size=10)
    book._fonts = IndexedList([letters])
    book._named_styles["Normal"].font = letters


class Styles:
    """The styles of one workbook, by what they are made of."""

    def __init__(self, ws: Worksheet) -> None:
        self._ws = ws
        self._made: dict[tuple[Any, ...], Any] = {}

    def __call__(
        self,
        *,
        size: float = SIZE,
        bold: bool = False,
        italic: bool = False,
        text_colour: str = colours.TEXT,
        ground: str = "",
        border: Border | None = BORDER,
        horizontal: str = "left",
        vertical: str = "top",
        wrap: bool = True,
        shrink: bool = False,
        indent: int = 0,
        format: str = "General",
        quoted: bool = False,
        underlined: bool = False,
        unlocked: bool = False,
    ) -> Any:
        """The style array for cells that look so; `unlocked` ones can be filled in on a protected sheet."""
        key = (
            size, bold, italic, text_colour, ground, id(border), horizontal, vertical, wrap, shrink, indent,
            format, quoted, underlined, unlocked,
        )  # fmt: skip
        style = self._made.get(key)
        if style is None:
            sel = Cell(self._ws, row=1, column=1)
            sel.font = Font(
                name=LETTERS,
                size=size,
                bold=bold,
                italic=italic,
                color="FF" + text_colour,
                underline="single" if underlined else None,
            )
            if ground:
                sel.fill = PatternFill("solid", fgColor="FF" + ground)
            if border is not None:
                sel.border = border
            sel.alignment = Alignment(
                horizontal=horizontal, vertical=vertical, wrap_text=wrap, shrink_to_fit=shrink, indent=indent
            )
            sel.number_format = format
            if quoted:
                sel.quotePrefix = True  # what a person edits stays text
            if unlocked:
                sel.protection = Protection(locked=False)
            style = self._made[key] = sel._style
        return style


def shown_decimals(nilai: Decimal) -> int:
    """How many decimals a figure shows where at most two are shown."""
    two = bulatkan(nilai, 2)
    return next((d for d in (0, 1) if bulatkan(nilai, d) == two), 2)


class Conditions:
    """Conditional formats of one workbook; each look is put into it once.

    Ranges of a sheet that carry them never overlap, and the first condition that holds ends the search:
    Excel would join what several conditions say, LibreOffice takes only the first.
    """

    def __init__(self, book: Any) -> None:
        self._styles = book._differential_styles
        self._numbers: dict[str, int] = {}

    def tidy_decimals(self, ws: Worksheet, span: str) -> None:
        """Show figures in `span` without zeros that say nothing: 12 and 12,5 instead of 12,00 and 12,50.

        A 0 keeps the format of its cell, which tells nihil from a counted 0.
        """
        self._apply(ws, span, [(r, self._shown(d)) for r, d in _decimals(span)])

    def mute(self, ws: Worksheet, span: str, condition: str, *, tidy: bool) -> None:
        """Grey in `span` where `condition` holds (months not counted yet); `tidy`: decimals too."""
        desimal = _decimals(span) if tidy else []
        rules = [(f"AND({condition},{r})", self._shown(d, muted=True)) for r, d in desimal]
        rules.append((condition, self._shown(None, muted=True)))
        self._apply(ws, span, [*rules, *((r, self._shown(d)) for r, d in desimal)])

    def tint_kategori(self, ws: Worksheet, span: str, tingkat: list[str]) -> None:
        """Tint cells by the word that stands in them; the word itself always stays."""
        sel = span.split(":", 1)[0]
        rules: list[tuple[str, int]] = []
        for nama, w in colours.tingkat_colours(tingkat).items():
            ground = PatternFill("solid", bgColor="FF" + w.ground)
            nomor = self._register(f"kata {nama}", font=Font(color="FF" + w.teks), fill=ground)
            rules.append((f"{sel}={quoted(nama)}", nomor))
        self._apply(ws, span, rules)

    def _shown(self, desimal: int | None, *, muted: bool = False) -> int:
        style: dict[str, Any] = {}
        if desimal is not None:
            code = WHOLE_FORMAT if desimal == 0 else INDONESIAN + "#,##0.0_ ;-#,##0.0_ "
            style["numFmt"] = NumberFormat(numFmtId=200 + desimal, formatCode=code)
        if muted:
            style["font"] = Font(color="FF" + colours.MUTED, italic=True)
        return self._register(f"angka {desimal} {muted}", **style)

    def _register(self, key: str, **style: Any) -> int:
        if key not in self._numbers:
            self._numbers[key] = self._styles.add(DifferentialStyle(**style))
        return self._numbers[key]

    def _apply(self, ws: Worksheet, span: str, listed: list[tuple[str, int]]) -> None:
        for formula, nomor in listed:
            rules = Rule(type="expression", dxfId=nomor, formula=[formula], stopIfTrue=True)
            ws.conditional_formatting.add(span, rules)


def _decimals(span: str) -> list[tuple[str, int]]:
    """Conditions for figures with no decimal, and with one, at the first cell of `span`."""
    sel = span.split(":", 1)[0]
    two = f"ROUND(N({sel}),2)"
    return [(f"AND(ISNUMBER({sel}),N({sel})<>0,{two}=ROUND(N({sel}),{d}))", d) for d in (0, 1)]


def stretches(free: Sequence[tuple[int, int]], first: int, last: int) -> list[tuple[int, int, bool]]:
    """Rows `first`–`last` as ranges (first, last, whether decimals follow the figure), neighbours joined."""
    kinds = dict.fromkeys(range(first, last + 1), False)
    for b1, b2 in free:
        kinds.update(dict.fromkeys(range(b1, b2 + 1), True))
    result: list[tuple[int, int, bool]] = []
    for row, tidy in kinds.items():
        if result and result[-1][2] is tidy:
            result[-1] = (result[-1][0], row, tidy)
        else:
            result.append((row, row, tidy))
    return result
