"""Whether a document's tables are drawn as columns in a box, with no line between their rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from iki_desktop.readers.document import TableCell, TableRow
from iki_desktop.readers.pdf.lanes import Lanes
from iki_desktop.readers.pdf.letters import Word
from iki_desktop.readers.pdf.lines import Vocabulary, to_lines
from iki_desktop.readers.pdf.row_breaks import Rows
from iki_desktop.readers.pdf.rulings import Grid
from iki_desktop.readers.pdf.tables import distribute_words
from iki_desktop.readers.wording.columns import ROMAN_TW, columns_from
from iki_desktop.readers.wording.words import plain

ROWS_PER_TABLE = 1.4  # so many rows a table, told by the text, in tables that are drawn as one row each
SURE = 1.0
PADDING = 3.0  # points between a border and the text


def only_columns(pages: Iterable[tuple[Sequence[Grid], Sequence[Word]]], vocabulary: Vocabulary) -> bool:
    """Whether each table of the document has one drawn row below its header, while its text has several.

    Asked of the whole document: a kartu with a single indikator is rightly drawn so.
    """
    tables = rows = 0
    lanes: Lanes | None = None
    for grid, word in pages:
        in_table, _ = distribute_words(word, grid, ())
        for one, content in zip(grid, in_table, strict=True):
            cells = [[k for k, index in content if index == n] for n in range(len(one.cells))]
            header, own = _header(one, cells)
            lanes = own or (lanes if lanes is not None and len(lanes.xs) == len(one.xs) else None)
            if lanes is None:
                continue
            if len(one.ys) - 1 - header > 1:
                return False
            body = [k for s, words in zip(one.cells, cells, strict=True) if s.row >= header for k in words]
            if body:
                tables += 1
                rows += len(Rows(to_lines(body), lanes, vocabulary).starts(SURE))
    return rows >= ROWS_PER_TABLE * max(1, tables)


def _header(grid: Grid, cells: Sequence[Sequence[Word]]) -> tuple[int, Lanes | None]:
    """(rows of the header, the columns it names), (0, None) where the first row is none."""
    texts: list[list[tuple[int, str]]] = [[], []]
    for s, words in zip(grid.cells, cells, strict=True):
        if s.row < 2:
            texts[s.row].append((s.last_column - s.column + 1, " ".join(k.teks for k in words)))
    columns = columns_from(TableRow(tuple(TableCell(t, width=n) for n, t in texts[0]), 0))
    if columns is None or len(columns.roles) != len(grid.xs) - 1:
        return 0, None
    second = [t for _, t in texts[1]]
    quarters = len(second) > 1 and all(plain(t) in ROMAN_TW for t in second)
    ends = [x - PADDING for x in grid.xs[1:]]
    return 1 + quarters, Lanes(grid.xs[1:-1], grid.xs[0], grid.xs[-1], tuple(columns.roles), ends)
