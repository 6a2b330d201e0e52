"""A table of one page: its cells with their words, row by row, before pages are joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.document import Line, TableCell, TableRow
from iki_desktop.readers.pdf.cells import CellText, cell_text
from iki_desktop.readers.pdf.letters import Word
from iki_desktop.readers.pdf.lines import Vocabulary, to_lines
from iki_desktop.readers.pdf.page import Ruling
from iki_desktop.readers.pdf.paragraphs import to_paragraphs
from iki_desktop.readers.pdf.rulings import Grid

HUNDRED = re.compile(r"[x×✕*∗]?(?:100%?|%)|[x×✕*∗]", re.IGNORECASE)
PADDING = (0.5, 9.0)  # points between a border and the text, at least and at most


@dataclass(slots=True)
class PdfCell:
    content: CellText
    column: int
    width: int = 1
    continued: bool = False  # the cell began in a row above
    paragraphs: tuple[Line, ...] = ()  # its lines as paragraphs, for a table that only lays out the page


@dataclass(slots=True)
class PdfRow:
    cells: list[PdfCell]
    page: int
    y0: float
    y1: float

    def in_column(self, column: int) -> PdfCell | None:
        return next((s for s in self.cells if s.column <= column < s.column + s.width), None)

    @property
    def plain(self) -> str:
        """Its words, for comparing with another row."""
        return " ".join(" ".join(s.content.plain for s in self.cells).split()).casefold()


@dataclass(slots=True)
class PdfTable:
    page: int
    xs: list[float]
    y0: float
    y1: float
    rows: list[PdfRow] = field(default_factory=list[PdfRow])
    ruled: bool = True  # every row is known to be one


def distribute_words(
    words: Sequence[Word], grids: Sequence[Grid], rulings: Sequence[Ruling]
) -> tuple[list[list[tuple[Word, int]]], list[Word]]:
    """(the words in each table with their cell, those outside).

    A word stands in the cell where its middle lies; words that run over the border of their cell, as a wide
    equation does, stay with the words they follow, and with the bar (one of `rulings`) they stand at.
    """
    in_table: list[list[tuple[Word, int]]] = [[] for _ in grids]
    outer: list[Word] = []
    old: tuple[Word, int, int] | None = None  # the word set before, its table and cell
    for k in sorted(words, key=lambda k: k.urut):
        x, y = _anchor(k, rulings)
        tempat = next(((n, index) for n, s in enumerate(grids) if (index := s.find(x, y)) is not None), None)
        if old is not None and tempat != old[1:] and x == k.middle:
            s = grids[old[1]]
            if _overhangs(old[0], k, s.xs[s.cells[old[2]].last_column + 1], rulings):
                tempat = old[1:]
        if tempat is None:
            outer.append(k)
            old = None
        else:
            in_table[tempat[0]].append((k, tempat[1]))
            old = (k, *tempat)
    outer.sort(key=lambda k: (k.y, k.x0))
    return in_table, outer


def _overhangs(old: Word, k: Word, edge: float, rulings: Sequence[Ruling]) -> bool:
    """Whether a word belongs to the cell of the word before it, though it lies beyond its border `edge`."""
    same_line = abs(k.y - old.y) <= 0.5 * k.size and -0.2 * k.size <= k.x0 - old.x1 <= 0.8 * k.size
    near = [g for g in rulings if g.x0 < edge - 5 and abs(g.y0 - k.y) <= 1.6 * k.size]
    if k.urut[0] == old.urut[1] + 1 and same_line:
        if (k.x0 < edge - 1 and k.x1 > edge + 1) or old.x1 > edge + 1:
            return True
        if any(g.x1 > edge + 1 and k.x1 <= g.x1 + 1 for g in near):
            return True
    return False


def _anchor(k: Word, rulings: Sequence[Ruling]) -> tuple[float, float]:
    """Where a word is looked for: its middle, but "× 100%" behind a bar at the bar."""
    if HUNDRED.fullmatch(k.teks):
        for g in rulings:
            at_height = abs(k.y - 0.3 * k.size - g.y0) <= 0.5 * k.size
            if at_height and g.x1 - 2 <= k.x0 <= g.x1 + 5 * k.size:
                return g.x0 + 1, g.y0
    return k.middle, k.y - 0.3 * k.size


def ruled_table(
    grid: Grid,
    words: Sequence[tuple[Word, int]],
    rulings: Sequence[Ruling],
    page: int,
    vocabulary: Vocabulary,
) -> PdfTable:
    """The rows of a ruled table. `words`: each word with its cell; `rulings`: level lines, no borders."""
    content: list[list[Word]] = [[] for _ in grid.cells]
    for k, index in words:
        content[index].append(k)
    padding = min(
        (k.x0 - grid.xs[grid.cells[index].column] for index, one in enumerate(content) for k in one),
        default=0.0,
    )
    padding = min(max(padding, PADDING[0]), PADDING[1])
    teks: list[CellText] = []
    paragraphs: list[tuple[Line, ...]] = []
    for s, cell_words in zip(grid.cells, content, strict=True):
        x0, x1 = grid.xs[s.column], grid.xs[s.last_column + 1]
        y0, y1 = grid.ys[s.row], grid.ys[s.last_row + 1]
        depth = [g for g in rulings if x0 - 1 <= g.x0 < x1 - padding and y0 < g.y0 < y1]
        right = max([x1 - padding, *(k.x1 for k in cell_words)])
        teks.append(cell_text(cell_words, depth, x0 + padding, right, vocabulary))
        paragraphs.append(tuple(b for _, b in to_paragraphs(to_lines(cell_words), right, vocabulary)))
    result = PdfTable(page, grid.xs, grid.ys[0], grid.ys[-1])
    for i, owned in enumerate(grid.owned):
        row = PdfRow([], page, grid.ys[i], grid.ys[i + 1])
        column = 0
        while column < len(owned):
            index = owned[column]
            width = 1
            while column + width < len(owned) and owned[column + width] == index:
                width += 1
            s = grid.cells[index]
            start = s.row == i and s.column == column
            cell = PdfCell(teks[index] if start else CellText(), column, width, continued=s.row < i)
            if start:
                cell.paragraphs = paragraphs[index]
            row.cells.append(cell)
            column += width
        if any(s.content for s in row.cells):  # a row without words is only a double border
            result.rows.append(row)
    return result


def to_table_row(row: PdfRow, nomor: int, vocabulary: Vocabulary) -> TableRow:
    """A row as the parser takes it."""
    return TableRow(
        tuple(
            TableCell(
                s.content.teks(vocabulary),
                continued=s.continued,
                width=s.width,
                content=tuple(Line(b.teks, nomor, b.item, b.marker) for b in s.paragraphs),
            )
            for s in row.cells
        ),
        nomor,
    )
