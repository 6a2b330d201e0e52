"""Tables whose columns are set apart by blanks only: found by their header, cut where the blanks run down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from iki_desktop.readers.document import TableCell, TableRow
from iki_desktop.readers.markup import clean_markup
from iki_desktop.readers.wording.columns import columns_from
from iki_desktop.readers.wording.fixed_lines import IKI_TITLE, LAMPIRAN, is_section_title
from iki_desktop.readers.wording.labels import find_label
from iki_desktop.readers.wording.signatures import opens_itself

MIN_COLUMNS = 3
MAX_WIDTH = 400  # letters of a line that is looked at
MAX_LINES = 400  # lines of one table
PIECE = re.compile(r"\S+(?: \S+)*")
"""Words with single blanks between them: what one cell holds on one line."""
SIDE = re.compile(r"\S+(?: {1,3}\S+)*")
"""The same where two things stand at the two sides of a page."""
RULE = re.compile(r"^[\s\-–—=_|:+]*$")


@dataclass(frozen=True, slots=True)
class AlignedTable:
    """Rows of one table, and the index of the line behind it."""

    rows: tuple[TableRow, ...]
    end: int


def aligned_table(lines: Sequence[str], start: int) -> AlignedTable | None:
    """The table whose header is the line at `start`, or None where that line is no such header.

    Each line is a row, as the cells of a converted paper run over lines; where rules stand between the
    rows, the lines between two rules are one row.
    """
    header = _pieces(lines[start])
    if len(header) < MIN_COLUMNS or columns_from(_row([t for _, t in header], 0)) is None:
        return None
    end = _end(lines, start, header)
    body = [(i, lines[i][:MAX_WIDTH]) for i in range(start, end) if lines[i].strip()]
    cuts = _cuts([t for _, t in body if not RULE.match(t)], header)
    rows: list[TableRow] = []
    ruled = sum(bool(RULE.match(t)) for _, t in body[2:]) > 1
    open_row = False
    for i, text in body:
        if RULE.match(text):
            open_row = False
            continue
        cells = [clean_markup(c) for c in _split(text, cuts)]
        if ruled and open_row:
            above = [s.teks for s in rows[-1].cells]
            rows[-1] = _row(
                ["\n".join(filter(None, x)) for x in zip(above, cells, strict=True)], rows[-1].nomor
            )
        else:
            rows.append(_row(cells, i + 1))
        open_row = True
    return AlignedTable(tuple(rows), end)


def side_by_side(line: str) -> list[str] | None:
    """The pieces of a line whose words stand at two sides of the page, None for a plain line."""
    if "    " not in line.strip():
        return None
    pieces = SIDE.findall(line[:MAX_WIDTH])
    return pieces if 2 <= len(pieces) <= 3 else None


def _pieces(line: str) -> list[tuple[int, str]]:
    if "  " not in line.strip():
        return []
    return [(m.start(), m[0]) for m in PIECE.finditer(line[:MAX_WIDTH])]


def _row(cells: Sequence[str], nomor: int) -> TableRow:
    return TableRow(tuple(TableCell(c) for c in cells), nomor)


def _end(lines: Sequence[str], start: int, header: Sequence[tuple[int, str]]) -> int:
    """The first line that is no row: a label, a title, a signature, a second header, or running text."""
    second = header[1][0]  # running text has words where the first column is to end
    last = start
    for i in range(start + 1, min(len(lines), start + MAX_LINES)):
        line = lines[i]
        if not line.strip() or RULE.match(line):
            continue
        pieces = _pieces(line) or [(len(line) - len(line.lstrip()), line.strip())]
        text = line.strip()
        label = find_label(text)
        if (
            (label and label.colon)
            or "\t" in line
            or IKI_TITLE.match(text)
            or LAMPIRAN.match(text)
            or any(opens_itself(t) for _, t in pieces)
            or (len(pieces) == 1 and not lines[i - 1].strip() and (text.isupper() or is_section_title(text)))
            or (len(pieces) == 1 and pieces[0][0] < second and pieces[0][0] + len(text) > header[2][0])
            or (len(pieces) >= MIN_COLUMNS and columns_from(_row([t for _, t in pieces], 0)) is not None)
        ):
            break
        last = i
    return last + 1


def _cuts(lines: Sequence[str], header: Sequence[tuple[int, str]]) -> list[int]:
    """Where each column but the first begins: between two titles, at the blanks that run down furthest.

    A title may be set in the middle of its column, so the blanks are looked for from the beginning of the
    title before to the end of the title.
    """
    width = max(map(len, lines))
    filled = [0] * (width + 1)
    for line in lines:
        for m in PIECE.finditer(line):
            for x in range(m.start(), m.end()):
                filled[x] += 1
    cuts: list[int] = []
    for (left, a), (right, b) in pairwise(header):
        low, high = max(left + 1, cuts[-1] + 1 if cuts else 0), right + len(b) - 1
        middle = left + len(a)
        best = min(range(low, max(low, high) + 1), key=lambda x: (filled[x], _distance(x, middle, right)))
        while best < high and filled[best + 1] == filled[best]:
            best += 1
        cuts.append(best + 1)
    return cuts


def _distance(x: int, low: int, high: int) -> int:
    """How far a position lies outside the blanks between two titles."""
    return max(low - x, 0, x - high + 1)


def _split(line: str, cuts: Sequence[int]) -> list[str]:
    """The cells of a line; a word that a cut would break goes to the column where most of it stands."""
    cells = [""] * (len(cuts) + 1)
    for m in re.finditer(r"\S+", line):
        middle = (m.start() + m.end() - 1) // 2
        column = sum(middle >= cut for cut in cuts)
        cells[column] += f" {m[0]}" if cells[column] else m[0]
    return cells
