"""Tables whose head is repeated on each page and whose merged cells go on over page breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from iki_desktop.writers.pdf.line import Lines, fitting, height
from iki_desktop.writers.pdf.page import Flow, Stroke

PAD_X = 4.0
PAD_Y = 2.5
_WEIGHT = 0.6
# A row goes whole on to the next page when it is at most this part of a page; a taller one is split
# between lines, unless what is left of the page is less than _LEAST of it.
_WHOLE = 0.5
_LEAST = 0.2
_TALLEST_HEAD = 0.35

Cells = Sequence[Lines]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that share merged cells: `merged` maps a column to its lines; `rows` have nothing there."""

    merged: Mapping[int, Lines]
    rows: Sequence[Cells]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns (widths in points, padding included), the head's cells, and the groups of rows.

    `again` is what a merged cell that was told in full says where it goes on, by column.
    """

    widths: Sequence[float]
    head: Cells
    groups: Sequence[Group]
    again: Mapping[int, Lines]


def row_height(cells: Cells) -> float:
    """Height of a row: its tallest cell with padding."""
    return max(map(height, cells), default=0.0) + 2 * PAD_Y


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
        self._edges = [0.0]
        for width in table.widths:
            self._edges.append(self._edges[-1] + width)
        self._repeat = self._head_height <= flow.fresh * _TALLEST_HEAD
        self._fresh = flow.fresh - (self._head_height if self._repeat else 0)
        self._row = 0
        self._last_row = sum(len(group.rows) for group in table.groups) - 1

    def set(self) -> None:
        """Set the whole table from where the flow stands."""
        flow, groups = self._flow, self._table.groups
        if not self._repeat:
            self._group(Group({}, [self._table.head]), counted=False)
        else:
            first = self._first_height(groups[0]) if groups else 0.0
            flow.need(self._head_height + min(first, self._fresh * 0.4))
            if self._break_before == 0 and not flow.at_top:
                flow.new_page()
            self._head()
        for group in groups:
            self._group(group)

    def _first_height(self, group: Group) -> float:
        """What the top of a group asks for: its first row, and its merged text where that is short."""
        first = row_height(group.rows[0]) if group.rows else 0.0
        merged = max(map(height, group.merged.values()), default=0.0) + 2 * PAD_Y
        return max(first, merged) if merged <= self._fresh * _WHOLE else first

    def _head(self) -> None:
        head = self._table.head
        y0 = self._flow.y
        y1 = y0 + self._head_height
        self._strokes(y0, y1, top=True)
        for column, lines in enumerate(head):
            slack = self._head_height - 2 * PAD_Y - height(lines)
            self._cell(column, lines, y0 + slack / 2)
        self._flow.y = y1

    def _new_page(self) -> None:
        self._flow.new_page()
        if self._repeat:
            self._head()

    def _group(self, group: Group, counted: bool = True) -> None:
        rows = list(group.rows)
        merged = dict(group.merged)
        rest = dict(merged)
        started = False
        while rows or any(rest.values()):
            flow = self._flow
            placed: list[tuple[Cells, float]] = []
            used = 0.0
            forced = counted and self._break_before == self._row and self._row > 0
            if not started and not forced and rows:
                forced = self._must_break(self._first_height(Group(rest, rows)))
            if forced and not self._on_fresh_page():
                self._new_page()
            while rows:
                if placed and counted and self._break_before == self._row:
                    break
                cells = rows[0]
                tall = row_height(cells)
                last = counted and self._row == self._last_row and self._split_last
                if used + tall <= flow.room + 0.01 and not last:
                    placed.append((cells, tall))
                    used += tall
                    rows.pop(0)
                    self._row += counted
                    continue
                room = flow.room - used
                if last:
                    self._split_last = False
                    room = min(room, tall - 3 * self._line_height(cells))
                elif self._must_break(tall, room) and (placed or not self._on_fresh_page()):
                    break
                piece, remainder = _split(cells, room - 2 * PAD_Y, force=not placed and self._on_fresh_page())
                if piece is not None:
                    tall = row_height(piece)
                    placed.append((piece, tall))
                    used += tall
                    rows[0] = remainder
                break
            if not placed and (rows or not any(rest.values())):
                self._new_page()
                continue
            self._segment(merged, rest, placed, used, started)
            started = True
            if rows or any(rest.values()):
                self._new_page()

    def _must_break(self, tall: float, room: float | None = None) -> bool:
        """Whether what is `tall` goes to the next page rather than being split here."""
        room = self._flow.room if room is None else room
        if tall <= room + 0.01:
            return False
        return tall <= self._fresh * _WHOLE or room < self._fresh * _LEAST

    def _on_fresh_page(self) -> bool:
        return self._flow.room >= self._fresh - 0.01

    @staticmethod
    def _line_height(cells: Cells) -> float:
        return max((line.height for lines in cells for line in lines), default=0.0)

    def _segment(
        self,
        merged: Mapping[int, Lines],
        rest: dict[int, Lines],
        placed: list[tuple[Cells, float]],
        used: float,
        started: bool,
    ) -> None:
        """Draw what of a group stands on this page; take from `rest` what was set of the merged text."""
        flow = self._flow
        need = max(map(height, rest.values()), default=0.0) + 2 * PAD_Y
        if need > used and any(rest.values()):
            more = min(need, flow.room) - used
            if placed:
                cells, tall = placed[-1]
                placed[-1] = (cells, tall + more)
            else:
                placed.append(([()] * len(self._table.widths), more))
            used += more
        y0, y1 = flow.y, flow.y + used
        self._strokes(y0, y1)
        for column in sorted(merged):
            lines = rest[column]
            if started and not lines:
                self._cell(column, _as_fits(self._table.again.get(column, ()), used - 2 * PAD_Y), y0)
                continue
            end = fitting(lines, used - 2 * PAD_Y) or min(len(lines), max(1, int(used // lines[0].height)))
            self._cell(column, lines[:end], y0)
            rest[column] = lines[end:]
        y = y0
        for at, (cells, tall) in enumerate(placed):
            if at:
                self._row_rule(y, merged)
            for column, lines in enumerate(cells):
                if column not in merged:
                    self._cell(column, lines, y)
            y += tall
        flow.y = y1

    def _cell(self, column: int, lines: Lines, y: float) -> None:
        page = self._flow.page
        page.put(lines, page.sheet.left + self._edges[column] + PAD_X, y + PAD_Y)

    def _strokes(self, y0: float, y1: float, top: bool = False) -> None:
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


def _as_fits(lines: Lines, room: float) -> Lines:
    return lines if height(lines) <= room + 0.01 else ()


def _split(cells: Cells, room: float, force: bool) -> tuple[Cells | None, Cells]:
    """A row cut between lines: what fits in `room` and what remains, or None where too little would fit."""
    ends = [_end(lines, room, force) for lines in cells]
    if not any(ends):
        return None, cells
    first = [lines[:end] for lines, end in zip(cells, ends, strict=True)]
    return first, [lines[end:] for lines, end in zip(cells, ends, strict=True)]


def _end(lines: Lines, room: float, force: bool) -> int:
    """Where a cell is cut: never one line alone on either side, unless there is no other way."""
    end = fitting(lines, room)
    if end == 0 and force:
        end = _by_height(lines, room)
    if 0 < end < len(lines) and not force:
        if len(lines) - end == 1 and end > 2:
            end -= 1
        if end == 1 and len(lines) > 2:
            end = 0
    return end


def _by_height(lines: Lines, room: float) -> int:
    """How many lines of a block taller than the page fit, at least one where there is one."""
    used = 0.0
    for at, line in enumerate(lines):
        used += line.height
        if used > room + 0.01:
            return max(at, 1)
    return len(lines)
