"""Lines with words set apart by tabs: a table where one of them is the header of one, else plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from iki_desktop.readers.document import Block, Line, Table, TableCell, TableRow
from iki_desktop.readers.wording.columns import columns_from
from iki_desktop.readers.wording.labels import find_label
from iki_desktop.readers.wording.signatures import MAX_CELLS, opens_itself


def untab(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same blocks, no line with a tab left: from a header on, the next lines with tabs are its rows.

    Lines of signatures side by side are rows too, from the first one to the next label.
    """
    tables: list[TableRow] = []
    sides = False
    for one in blocks:
        if isinstance(one, Line) and (label := find_label(one.teks)) and label.colon:
            sides = False
        if isinstance(one, Line) and "\t" in one.teks:
            row = _table_row(one)
            pieces = [s.teks for s in row.cells if s.teks]
            sides = sides or (1 < len(pieces) <= MAX_CELLS and any(map(opens_itself, pieces)))
            if not tables and sides and 1 < len(pieces) <= MAX_CELLS:
                yield Table((row,))
                continue
            if tables or (len(row.cells) > 2 and columns_from(row) is not None):
                tables.append(row)
                continue
            one = replace(one, teks=" ".join(one.teks.split()))
        if tables:
            yield Table(tuple(tables))
            tables = []
        yield one
    if tables:
        yield Table(tuple(tables))


def _table_row(line: Line) -> TableRow:
    teks = f"{line.marker}\t{line.teks}" if line.marker else line.teks
    return TableRow(tuple(TableCell(s.strip()) for s in teks.split("\t")), line.nomor)
