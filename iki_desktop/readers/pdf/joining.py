"""Tables that go on over a page: the repeated header taken out, the row that was cut put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from iki_desktop.readers.pdf.cells import CellText, goes_on
from iki_desktop.readers.pdf.lines import MARKER, Vocabulary
from iki_desktop.readers.pdf.tables import PdfCell, PdfRow, PdfTable, to_table_row
from iki_desktop.readers.wording.columns import Role, columns_from
from iki_desktop.readers.wording.openings import begins_indikator
from iki_desktop.readers.wording.words import begins_small, is_unfinished, set_again

SHIFT = 6.0  # points: columns of two pages are the same so far apart
FRONT = (Role.NO, Role.SASARAN)
MAX_TITLES = 4  # rows of a header
ROW_ROOM = 2.6  # of the size: more room than this at the foot of a page would have taken a further line


@dataclass(frozen=True, slots=True)
class Join:
    """What was done where a table goes on: on which page, and whether its first row was a cut one."""

    page: int
    teks: str  # the beginning of the row
    cut: bool
    sure: bool


def join(
    upper: PdfTable, lower: PdfTable, foot: float, vocabulary: Vocabulary
) -> tuple[list[PdfRow], Join | None] | None:
    """Put the rows of `lower` behind those of `upper`, which stands at the foot of the page before.

    `foot`: how far down the text of such pages goes. (rows of a header that is only repeated, what was done
    with the first row); None where it is another table.
    """
    shift = _shift(upper, lower)
    if shift is None or not upper.rows or not lower.rows:
        return None
    n = _repeated_header(upper, lower)
    if not n and lower.rows[0].plain and _has_header(lower):
        return None
    _align(upper, lower, shift)
    title, row = lower.rows[:n], lower.rows[n:]
    result: Join | None = None
    if row and len(upper.rows) > (n or 0):
        title += _take_set_again(upper, row[0])
        result = _join_row(upper, row, foot, vocabulary)
        if result.cut:
            row = row[1:]
    upper.rows += row
    upper.y1 = lower.y1
    upper.ruled = upper.ruled and lower.ruled
    return title, result


def _take_set_again(upper: PdfTable, first: PdfRow) -> list[PdfRow]:
    """Take out the cells that only say again what stands above ("… (lanjutan)"): a row of them, if any."""
    taken: list[PdfCell] = []
    for s in first.cells:
        origin = _origin(upper, s.column)
        if origin is not None and set_again(s.content.plain, origin.content.plain):
            taken.append(PdfCell(s.content, s.column, s.width))
            s.content, s.paragraphs, s.continued = CellText(), (), True
    return [PdfRow(taken, first.page, first.y0, first.y1)] if taken else []


def _shift(upper: PdfTable, lower: PdfTable) -> float | None:
    """By how much the columns of the second table lie to the right; None where they are not the same."""
    for shift in (0.0, lower.xs[0] - upper.xs[0]):
        xs = [x - shift for x in lower.xs]
        few, many = (xs, upper.xs) if len(xs) <= len(upper.xs) else (upper.xs, xs)
        if (
            len(few) > 2
            and abs(xs[0] - upper.xs[0]) <= SHIFT
            and abs(xs[-1] - upper.xs[-1]) <= SHIFT
            and all(min(abs(x - b) for b in many) <= SHIFT for x in few)
        ):
            return shift
    return None


def _align(upper: PdfTable, lower: PdfTable, shift: float) -> None:
    """Give both tables the columns of the one that has more of them."""
    lower.xs = [x - shift for x in lower.xs]
    if len(upper.xs) == len(lower.xs):
        return
    few, many = (upper, lower) if len(upper.xs) < len(lower.xs) else (lower, upper)
    mapping = [min(range(len(many.xs)), key=lambda j, x=x: abs(many.xs[j] - x)) for x in few.xs]
    for b in few.rows:
        for s in b.cells:
            start, end = mapping[s.column], mapping[s.column + s.width]
            s.column, s.width = start, max(1, end - start)
    few.xs = list(many.xs)


def _repeated_header(upper: PdfTable, lower: PdfTable) -> int:
    """How many first rows of the second table only repeat those of the first."""
    n = 0
    while n < min(MAX_TITLES, len(upper.rows), len(lower.rows)):
        teks = lower.rows[n].plain.replace(" ", "")  # a narrow column may cut a word
        if not teks or teks != upper.rows[n].plain.replace(" ", ""):
            break
        n += 1
    return n


def _has_header(lower: PdfTable) -> bool:
    """Whether the second table begins with a header of its own."""
    return columns_from(to_table_row(lower.rows[0], 0, Vocabulary(()))) is not None


def _join_row(upper: PdfTable, rows: Sequence[PdfRow], foot: float, vocabulary: Vocabulary) -> Join:
    """Decide on the first row of the new page, and join what it goes on with."""
    first, old = rows[0], upper.rows[-1]
    score = _score(upper, first)
    size = max((s.content.size for s in old.cells if s.content), default=10.0)
    if foot - old.y1 > ROW_ROOM * size:
        score += 3  # the row above ended before the page did: nothing was cut
    teks = next((s.content.plain for s in first.cells if s.content), "")[:60]
    if score <= 0:
        for s in first.cells:
            origin = _origin(upper, s.column)
            if origin is not None:
                origin.content.go_on(s.content, vocabulary)
                origin.paragraphs += s.paragraphs
        return Join(first.page, teks, cut=True, sure=score <= -1.5)
    for s in first.cells:
        _continue_merged(upper, s, vocabulary)
    return Join(first.page, teks, cut=False, sure=score >= 1.5)


def _score(upper: PdfTable, first: PdfRow) -> float:
    """Above 0 for a row of its own. A sasaran spans rows: its cell decides only where all else is silent."""
    role = _roles(upper)
    front: list[float] = []
    other: list[float] = []
    for s in first.cells:
        origin = _origin(upper, s.column)
        if origin is None:
            continue
        p = role[s.column] if s.column < len(role) else Role.OTHER
        if p is Role.NO:
            front.append(4.0 if s.content else 0.0)
        elif p is Role.SASARAN:
            front.append(_weight(origin, s) if s.content else 0.0)
        else:
            other.append(_weight(origin, s))
    if any(s.content for s in first.cells if s.column < len(role) and role[s.column] not in FRONT):
        return sum(other) + max([0.0, *(d for d in front if d >= 4.0)])
    return sum(front)


def _roles(table: PdfTable) -> tuple[Role, ...]:
    """The role of each column of the grid; the first is the sasaran where no header says so."""
    for b in table.rows[:MAX_TITLES]:
        columns = columns_from(to_table_row(b, 0, Vocabulary(())))
        if columns is not None:
            return columns.roles
    return (Role.SASARAN, *[Role.OTHER] * (len(table.xs) - 2))


def _origin(table: PdfTable, column: int) -> PdfCell | None:
    """The cell of a column that reaches the foot of the page."""
    for b in reversed(table.rows):
        s = b.in_column(column)
        if s is None:
            return None
        if not s.continued:
            return s
    return None


def _is_merged(table: PdfTable, column: int) -> bool:
    s = table.rows[-1].in_column(column)
    return s is not None and s.continued


def _weight(old: PdfCell, new: PdfCell) -> float:
    """What one cell of the first row says: above 0 for a row of its own, below for one that was cut."""
    a, b = old.content, new.content
    if not b:
        return -0.7 if a and not old.continued else 0.0
    teks = b.plain
    if not a:
        return 3.0  # a cell that was cut has words on both pages
    if MARKER.fullmatch(teks) or teks.rstrip(".").isdigit():
        return 4.0  # a number of its own
    if (urut := _ordinal(teks)) is not None and urut > 1:
        return -3.0 if _ordinal(a.paragraphs[-1].teks) == urut - 1 else 0.0  # a list that goes on
    if _is_continuation(a, b):
        return -3.0
    score = 1.5 if begins_indikator(teks) else 0.7
    return score if not goes_on(a, b) else score - 0.5


def _ordinal(teks: str) -> int | None:
    """The number of the item with which a text begins ("3. Buku tamu")."""
    m = re.match(r"\(?(\d{1,2})[.)]\s", teks)
    return int(m[1]) if m else None


def _is_continuation(a: CellText, b: CellText) -> bool:
    """Whether words cannot begin a cell behind these."""
    teks = b.plain
    if begins_small(teks) and not teks.split()[0].rstrip(".)").isalpha():
        return False
    if begins_small(teks):
        return len(teks.split()[0]) > 1 or teks.split()[0].isalpha()
    percent = teks[0] == "%" and a.plain[-1:].isdigit()  # else the whole of a satuan
    return is_unfinished(a.plain) or percent or teks[0] in "),;/"


def _continue_merged(table: PdfTable, s: PdfCell, vocabulary: Vocabulary) -> None:
    """A cell beside a row of its own: where it spans rows on both sides of the page, it is one cell."""
    origin = _origin(table, s.column)
    if origin is None or not origin.content:
        return
    if not s.content:
        s.continued = _is_merged(table, s.column) or s.column == 0
    elif _is_continuation(origin.content, s.content):
        origin.content.go_on(s.content, vocabulary)
        s.content, s.paragraphs, s.continued = CellText(), (), True
