"""Tables whose head is repeated on each page and whose merged cells go on over page breaks."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from iki_desktop.writers.pdf.line import Lines, fitting, height
from iki_desktop.writers.pdf.page import Flow, Page, Stroke

PAD_X = 4.0
PAD_Y = 2.5
_WEIGHT = 0.6
# Parts of a page. A row goes whole on to the next page, unless that would leave _WASTE of this one empty or
# it is taller than a page: then it is split between lines, the taller where at least _LEAST is left.
_LEAST = 0.2
_WASTE = 0.25
_TALLEST_HEAD = 0.35  # a head that is taller is not repeated
_LONGEST_MERGED = 0.5  # merged text up to this is not begun where it would be split
_MOST_FOR_AGAIN = 72.0  # points that rows are made taller by to name again what they belong to
_TALLEST_WHOLE = 0.6  # of a page: a table that is taller is parted wherever it stands
_LINES_KEPT = 3  # of a row that is cut, on both sides
_ROWS_KEPT = 2  # on the page before the one on which a table ends

Cells = Sequence[Lines]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that share merged cells: `merged` maps a column to its lines; `rows` have nothing there.

    `again` is what a merged cell that was told in full says where it goes on: the first of the choices
    that has room. `goes_on` is the word for cells of a row that are told again where the next page goes on
    with it; without the word none are.
    """

    merged: Mapping[int, Lines]
    rows: Sequence[Cells]
    again: Mapping[int, Sequence[Lines]] = field(default_factory=dict[int, Sequence[Lines]])
    goes_on: Lines = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Columns (widths in points, padding included), head cells, groups of rows, a title above all.

    One that is to stand `whole` does not begin where a page would part it, unless it takes most of a page.
    """

    widths: Sequence[float]
    head: Cells
    groups: Sequence[Group]
    title: Lines = ()
    whole: bool = False

    def height(self) -> float:
        """What it takes where no page breaks it."""
        groups = (max(sum(map(row_height, g.rows)), _merged_height(g.merged)) for g in self.groups)
        return height(self.title) + row_height(self.head) + sum(groups)


def row_height(cells: Cells) -> float:
    """Height of a row: its tallest cell with padding."""
    return max(map(height, cells), default=0.0) + 2 * PAD_Y


def _merged_height(merged: Mapping[int, Lines]) -> float:
    """What merged text needs, 0 where all is told."""
    tall = max(map(height, merged.values()), default=0.0)
    return tall + 2 * PAD_Y if tall else 0.0


class _Pending:
    """What of a group is still to be set."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.rows = deque(group.rows)
        self.merged = dict(group.merged)
        self.begun = False
        self.split = False  # whether the next row has begun on a page before
        self.parted: set[int] = set()  # and the columns whose text is parted there

    @property
    def done(self) -> bool:
        return not self.rows and not any(self.merged.values())

    def merged_height(self) -> float:
        return _merged_height(self.merged)

    def again_height(self) -> float:
        """What it takes to say again, on a page that begins inside the group, what its merged text was."""
        if not self.begun or any(self.merged.values()):
            return 0.0
        return _merged_height({at: choices[0] for at, choices in self.group.again.items() if choices})


class TableSetter:
    """Sets one table into a flow.

    `break_before` is the index, over all rows, of a row that must begin a page; `split_last` cuts the
    last row so that its end goes on to a new page. Both serve to keep a signature with the last rows.
    """

    def __init__(
        self, flow: Flow, table: Table, break_before: int | None = None, split_last: bool = False
    ) -> None:
        self._flow = flow
        self._table = table
        self._break_before = break_before
        self._split_last = split_last
        self._head_height = row_height(table.head)
        self._edges = [0.0, *accumulate(table.widths)]
        # A head that would fill the pages is set once, as if it were a row.
        self._repeat = self._head_height <= flow.fresh * _TALLEST_HEAD
        self._fresh = flow.fresh - (self._head_height if self._repeat else 0)
        self._row = 0 if self._repeat else -1
        self.ends: list[Page] = []  # the page each row ends on, of those that are set
        self.start = (flow.page, flow.y)  # where the title stands, or the head of a table without one
        self._last_row = sum(len(group.rows) for group in table.groups) - 1

    def set(self) -> None:
        """Set the whole table from where the flow stands."""
        flow, groups = self._flow, self._table.groups
        if not self._repeat:
            groups = [Group({}, [self._table.head]), *groups]
        head = self._head_height if self._repeat else 0.0
        room = flow.room - height(self._table.title) - head
        first = self._first_height(_Pending(groups[0]), room) if groups else 0.0
        flow.need(
            height(self._table.title) + head + (first if first <= self._fresh else self._fresh * _LEAST)
        )
        if self._table.whole and (tall := self._table.height()) <= flow.fresh * _TALLEST_WHOLE:
            flow.need(tall)
        if self._break_before == 0 and not flow.at_top:
            flow.new_page()
        self.start = (flow.page, flow.y)
        flow.put(self._table.title)
        self._head()
        for group in groups:
            self._group(_Pending(group))

    def _group(self, pending: _Pending) -> None:
        while not pending.done:
            if self._begins_page(pending) and not self._on_fresh_page():
                self._new_page()
            placed = self._take(pending)
            if not placed and pending.rows:
                self._new_page()
                continue
            self._segment(pending, placed)
            pending.begun = True
            if not pending.done:
                self._new_page()

    def _begins_page(self, pending: _Pending) -> bool:
        """Whether the group, or the row that is next, has to go to a new page as it stands."""
        if self._row > 0 and self._break_before == self._row:
            return True
        room = self._flow.room
        return not pending.begun and self._moves(self._first_height(pending, room), room)

    def _first_height(self, pending: _Pending, room: float) -> float:
        """What the top of a group asks for in `room`: its first row, and merged text that is short."""
        first = row_height(pending.rows[0]) if pending.rows else 0.0
        if pending.rows and (parts := self._parted(pending.rows[0], room)):
            first = row_height(parts[0])
        merged = pending.merged_height()
        return max(first, merged) if merged <= self._fresh * _LONGEST_MERGED else first

    def _parted(self, cells: Cells, room: float) -> tuple[Cells, Cells] | None:
        """A row that would leave too much of this page empty, as its part for `room` and the rest.

        None where it fits, or where moving it costs less.
        """
        if room < self._fresh * _WASTE or row_height(cells) <= room + 0.01 or self._break_before == self._row:
            return None
        return _split_in_order(cells, room - 2 * PAD_Y)

    def _moves(self, tall: float, room: float) -> bool:
        """Whether what is `tall` goes to the next page rather than being split in `room`."""
        if tall <= room + 0.01:
            return False
        return tall <= self._fresh + 0.01 or room < self._fresh * _LEAST

    def _take(self, pending: _Pending) -> list[tuple[Cells, float]]:
        """Rows for this page, with their heights: whole ones, and the first part of one that is split."""
        placed: list[tuple[Cells, float]] = []
        room = self._flow.room
        while pending.rows:
            if placed and self._break_before == self._row:
                break
            cells = pending.rows[0]
            tall = row_height(cells)
            cut = self._split_last and self._row == self._last_row
            if tall <= room + 0.01 and not cut:
                placed.append((cells, tall))
                room -= tall
                pending.rows.popleft()
                pending.split = False
                pending.parted.clear()
                if self._row >= 0:
                    self.ends.append(self._flow.page)
                self._row += 1
                continue
            alone = not placed and self._on_fresh_page()
            if cut:
                self._split_last = False
                kept = _LINES_KEPT * max((line.height for cell in cells for line in cell), default=0.0)
                room = min(room, tall - kept)
            elif self._moves(tall, room) and not alone:
                if parts := self._parted(cells, room):
                    first = self._part(pending, *parts, room - 2 * PAD_Y)
                    placed.append((first, row_height(first)))
                break
            first, rest = _split(cells, room - 2 * PAD_Y, force=alone and not cut)
            if first is not None:
                first = self._part(pending, first, rest, room - 2 * PAD_Y)
                placed.append((first, row_height(first)))
            elif cut:
                continue
            break
        if self._leaves_one(pending, placed):
            pending.rows.appendleft(placed.pop()[0])
            self.ends.pop()
            self._row -= 1
        return placed

    def _leaves_one(self, pending: _Pending, placed: Sequence[tuple[Cells, float]]) -> bool:
        """Whether the last row of the table would stand alone where a low one before it can go with it."""
        if len(placed) <= _ROWS_KEPT or not pending.rows or pending.split:
            return False
        if self._row != self._last_row or self._break_before == self._row:
            return False
        return placed[-1][1] <= self._fresh * _WASTE

    def _part(self, pending: _Pending, first: Cells, rest: Cells, room: float) -> Cells:
        """Leave the `rest` of a row that is split to `pending`, and give its part for this page.

        Cells that stand whole on one of the pages are told again on the other, where that has the room: each
        page says what its part belongs to, and the words are still read in their order.
        """
        pending.rows[0] = rest
        pending.split = True
        pending.parted |= {
            at for at, (here, there) in enumerate(zip(first, rest, strict=True)) if here and there
        }
        if not (goes_on := list(pending.group.goes_on)):
            return first
        told, again = list(first), list(rest)
        split = next((at for at, lines in enumerate(rest) if lines), len(rest))
        most = min(row_height(rest) + _MOST_FOR_AGAIN, self._fresh) - 2 * PAD_Y
        for at, (here, there) in enumerate(zip(first, rest, strict=True)):
            if here and not there and at not in pending.parted:
                if at < split and list(here[-len(goes_on) :]) != goes_on:
                    here = [*here, *goes_on]
                again[at] = here if height(here) <= most + 0.01 else ()
            elif at > split and not here and height(there) <= room + 0.01:
                told[at] = there
        pending.rows[0] = again
        return told

    def _segment(self, pending: _Pending, placed: list[tuple[Cells, float]]) -> None:
        """Draw what of a group stands on this page; take from `pending` what was set of the merged text."""
        flow = self._flow
        used = sum(tall for _, tall in placed)
        more = min(pending.merged_height(), flow.room) - used
        again = pending.again_height() - used
        if again <= min(_MOST_FOR_AGAIN, flow.room - used):
            more = max(more, again)
        if more > 0:
            # The merged text asks for more than its rows: the last of them, or an empty one, is made taller.
            cells, tall = placed.pop() if placed else ([()] * len(self._table.widths), 0.0)
            placed.append((cells, tall + more))
            used += more
        y0 = flow.y
        self._box(y0, y0 + used)
        for column in sorted(pending.merged):
            lines = pending.merged[column]
            inside = used - 2 * PAD_Y
            if pending.begun and not lines:
                choices = pending.group.again.get(column, ())
                self._cell(column, next((c for c in choices if height(c) <= inside + 0.01), ()), y0)
                continue
            end = fitting(lines, inside)
            if end == 0 and y0 + used >= flow.page.sheet.bottom - 0.01 and lines:
                end = _by_height(lines, inside)
            self._cell(column, lines[:end], y0)
            pending.merged[column] = lines[end:]
        y = y0
        for at, (cells, tall) in enumerate(placed):
            if at:
                self._row_rule(y, pending.merged)
            for column, lines in enumerate(cells):
                self._cell(column, lines, y)
            y += tall
        flow.y = y0 + used

    def _head(self) -> None:
        if not self._repeat:
            return
        y0 = self._flow.y
        y1 = y0 + self._head_height
        self._box(y0, y1, top=True)
        for column, lines in enumerate(self._table.head):
            slack = self._head_height - 2 * PAD_Y - height(lines)
            self._cell(column, lines, y0 + slack / 2)
        self._flow.y = y1

    def _new_page(self) -> None:
        self._flow.new_page()
        self._head()

    def _on_fresh_page(self) -> bool:
        return self._flow.room >= self._fresh - 0.01

    def _cell(self, column: int, lines: Lines, y: float) -> None:
        if lines:
            page = self._flow.page
            page.put(lines, page.sheet.left + self._edges[column] + PAD_X, y + PAD_Y)

    def _box(self, y0: float, y1: float, top: bool = False) -> None:
        page = self._flow.page
        left = page.sheet.left
        for edge in self._edges:
            page.strokes.append(Stroke(left + edge, y0, left + edge, y1, _WEIGHT))
        right = left + self._edges[-1]
        if top or not self._repeat:
            page.strokes.append(Stroke(left, y0, right, y0, _WEIGHT))
        page.strokes.append(Stroke(left, y1, right, y1, _WEIGHT))

    def _row_rule(self, y: float, merged: Mapping[int, Lines]) -> None:
        """The rule between two rows of a group, left open where the merged cells are."""
        page = self._flow.page
        left = page.sheet.left
        start: float | None = None
        for column in range(len(self._table.widths)):
            if column not in merged and start is None:
                start = self._edges[column]
            if column in merged and start is not None:
                page.strokes.append(Stroke(left + start, y, left + self._edges[column], y, _WEIGHT))
                start = None
        if start is not None:
            page.strokes.append(Stroke(left + start, y, left + self._edges[-1], y, _WEIGHT))


def _split(cells: Cells, room: float, force: bool) -> tuple[Cells | None, Cells]:
    """A row cut between lines: what fits in `room` and what remains, or None where too little would fit."""
    ends = [_end(lines, room, force) for lines in cells]
    if not any(ends):
        return None, cells
    first = [lines[:end] for lines, end in zip(cells, ends, strict=True)]
    return first, [lines[end:] for lines, end in zip(cells, ends, strict=True)]


def _split_in_order(cells: Cells, room: float) -> tuple[Cells, Cells] | None:
    """A row cut between the lines of its first cell that is too tall, or None where that cannot be done well.

    The cells after it go on to the next page whole, so that the words of the paper stay in their order.
    """
    at = next((at for at, lines in enumerate(cells) if height(lines) > room + 0.01), None)
    if at is None:
        return None
    lines = cells[at]
    end = fitting(lines, room)
    if end < _LINES_KEPT or len(lines) - end < _LINES_KEPT:
        return None
    below = len(cells) - at - 1
    return [*cells[:at], lines[:end], *[()] * below], [*[()] * at, lines[end:], *cells[at + 1 :]]


def _end(lines: Lines, room: float, force: bool) -> int:
    """Where a cell is cut; inside a block that should stay whole only where there is no other way."""
    end = fitting(lines, room)
    return _by_height(lines, room) if end == 0 and force else end


def _by_height(lines: Lines, room: float) -> int:
    """How many lines of a block taller than the page fit, at least one where there is one."""
    used = 0.0
    for at, line in enumerate(lines):
        used += line.height
        if used > room + 0.01:
            return max(at, 1)
    return len(lines)
