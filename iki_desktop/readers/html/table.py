"""A table of pasted HTML while it is read: cells over several rows and columns put where they belong."""

from __future__ import annotations

from dataclasses import dataclass, field

from iki_desktop.readers.document import Block, TableCell, TableRow
from iki_desktop.readers.docx.blocks import block_text, join_fractions

MAX_COLUMNS = 100


@dataclass(slots=True)
class Container:
    """Where blocks go: the page itself, or a cell."""

    blocks: list[Block] = field(default_factory=list[Block])
    width: int = 1
    height: int = 1


@dataclass(slots=True)
class OpenTable:
    rows: list[TableRow] = field(default_factory=list[TableRow])
    cells: list[Container] | None = None
    nomor: int = 0
    merge: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    """Column → (rows that a cell above still covers, columns it spans)."""

    def row_cells(self) -> tuple[TableCell, ...]:
        """The cells of the row that is open, with those that cells above still cover."""
        cells: list[TableCell] = []
        old, new = self.merge, dict[int, tuple[int, int]]()
        queue = list(self.cells or ())[::-1]
        column = 0
        while column < MAX_COLUMNS * 2 and (queue or any(k >= column for k in old)):
            width, rest = 1, 0
            if column in old:
                rest, width = old[column]
                cells.append(TableCell("", continued=True, width=width))
            elif queue:
                w = queue.pop()
                rest, width = w.height, w.width
                content = tuple(join_fractions(w.blocks))
                cells.append(TableCell(block_text(content), width=width, content=content))
            else:
                cells.append(TableCell(""))
            if rest > 1:
                new[column] = (rest - 1, width)
            column += width
        self.merge = new
        return tuple(cells)
