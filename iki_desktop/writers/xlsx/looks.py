"""The looks of a kartu's table: styles of its cells, and heights of its rows from the text they hold."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from iki_desktop.models.keputusan import Besaran, Rentang
from iki_desktop.writers import colours
from iki_desktop.writers.xlsx import layout as t
from iki_desktop.writers.xlsx import metrics as u
from iki_desktop.writers.xlsx import styles as g
from iki_desktop.writers.xlsx.sheet import Sheet

ROW_HEIGHT = 15.5
_INDENT = 9.0  # pt of one step


class Looks:
    """Puts text and figures into one kartu's table and remembers how high its rows must be."""

    def __init__(self, sheet: Sheet, width: Mapping[int, float]) -> None:
        self.sheet = sheet
        self._pt = {k: u.column_room(v) for k, v in width.items()}
        self._heights: dict[int, float] = {}
        self._figure_styles: dict[tuple[int | None, str, bool], Any] = {}
        style = sheet.style
        self.sel = style()
        self.centred = style(horizontal="center")
        self.tengah_kutip = style(horizontal="center", quoted=True)
        self.helper = style(text_colour=colours.MUTED, horizontal="right", border=None, wrap=False)
        self.salah = style(horizontal="right", wrap=False, shrink=True, text_colour=colours.LEVELS[-1].teks)
        self._label = tuple(
            (
                style(indent=n, text_colour=colours.MUTED if muted else colours.TEXT),
                style(indent=n, text_colour=colours.MUTED if muted else colours.TEXT, quoted=True),
            )
            for n, muted in ((0, False), (1, False), (1, True), (2, True))
        )

    # Rows that one text may need

    def stretch(self, teks: str, column: int = t.INDIKATOR) -> int:
        """How many rows `teks` needs: more than one only where Excel's highest row cannot hold it."""
        if len(teks) < 200:
            return 1
        return math.ceil(self._needed(teks, column, 2) / u.MAX_HEIGHT)

    def label(self, row: int, teks: str, tingkat: int = 0, *, muted: bool = False, stretch: int = 0) -> None:
        """Text in the Indikator column; `tingkat` 0 the indikator, 1 and 2 what stands below it."""
        plain, quoted = self._label[0 if tingkat == 0 else 1 if not muted else 1 + tingkat]
        self.sheet.text(row, t.INDIKATOR, teks, plain, quoted)
        self._place(row, t.INDIKATOR, teks, tingkat, stretch or self.stretch(teks))

    def satuan(self, row: int, teks: str, stretch: int) -> None:
        self.sheet.text(row, t.SATUAN, teks, self.centred, self.tengah_kutip)
        self._place(row, t.SATUAN, teks, 0, stretch)

    def _place(self, row: int, column: int, teks: str, tingkat: int, stretch: int) -> None:
        self.sheet.merge(row, column, row + stretch - 1, column)
        needed = self._needed(teks, column, tingkat) / stretch
        for b in range(row, row + stretch):
            self._heights[b] = max(self._heights.get(b, ROW_HEIGHT), needed)

    def _needed(self, teks: str, column: int, tingkat: int) -> float:
        width = self._pt[column] - tingkat * _INDENT
        return u.row_height(u.line_count(teks, width, g.SIZE), g.SIZE)

    def sasaran(self, nomor: int, teks: str, first: int, last: int) -> int:
        """Number and sasaran merged over the rows of its indikator, which grow to hold it.

        Rows are added where that is not enough. Gives the last row.
        """
        lacking = self._needed(teks, t.SASARAN, 0) - sum(self.height(b) for b in range(first, last + 1))
        for b in range(last, first - 1, -1):
            added = min(max(lacking, 0.0), u.MAX_HEIGHT - self.height(b))
            self._heights[b] = self.height(b) + added
            lacking -= added
        while lacking > 0:
            last += 1
            self._heights[last] = min(max(lacking, ROW_HEIGHT), u.MAX_HEIGHT)
            lacking -= self._heights[last]
        for b in range(first, last + 1):
            self.tidy(b)
        self.sheet.figure(first, t.NO, nomor, self.centred)
        self.sheet.text(first, t.SASARAN, teks, *self._label[0])
        self.sheet.merge(first, t.NO, last, t.NO)
        self.sheet.merge(first, t.SASARAN, last, t.SASARAN)
        for b in range(first, last + 1):
            self.sheet.height(b, self.height(b))
        return last

    def height(self, row: int) -> float:
        return self._heights.get(row, ROW_HEIGHT)

    # Figures

    def figure(self, desimal: int | None, kind: str, nihil: bool = False) -> Any:
        """The style of a figure: "bulan" recorded, "hitung" computed, "target", "sampai" with the month."""
        key = (desimal, kind, nihil)
        style = self._figure_styles.get(key)
        if style is None:
            style = self._figure_styles[key] = self.sheet.style(
                horizontal="right",
                wrap=False,
                shrink=True,  # a figure that is edited later never turns into ###
                ground=colours.PANEL if kind == "hitung" else "",
                text_colour=colours.MUTED if kind == "target" else colours.TEXT,
                format=g.number_format(desimal, nihil),
            )
        return style

    def besaran(self, row: int, column: int, b: Besaran | None, ujung: int, style: Any) -> None:
        """One end of a target's figure (0 the lower, 1 the upper; a single figure is both)."""
        if b is not None:
            nilai = (b.bawah, b.atas)[ujung] if isinstance(b, Rentang) else b
            self.sheet.figure(row, column, float(nilai), style)

    def tidy(self, row: int) -> None:
        """Borders for the cells of a row that hold nothing."""
        for column in t.PRINTED_COLUMNS:
            sel = self.sheet.ws.cell(row, column)
            if not sel.has_style:
                sel._style = self.sel
