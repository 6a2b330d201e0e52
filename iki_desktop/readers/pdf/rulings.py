"""Ruling lines of a page into tables: which lines touch, and which cells they fence in.

A line that touches no other is no border: it is the bar of a fraction, an underline, the rule of a kop.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.pdf.page import Ruling

TIGHT = 1.6  # points: lines no further apart are one line drawn twice
CONNECTING = 3.0  # points: a gap that a border of pieces may have
TOUCH = 3.5  # points: how far a line may end from the one it meets
MAX_RULINGS = 2_500  # of either kind on a page; a table of a decree has 100
MAX_COLUMNS = 40
MAX_LINES = 400
COVERED = 0.6  # of an edge: so much of it must be drawn to part two cells


@dataclass(slots=True)
class GridCell:
    """One cell of a ruled table: the units of the grid it covers."""

    row: int
    column: int
    last_row: int
    last_column: int  # inclusive, both


@dataclass(slots=True)
class Grid:
    """A ruled table: the places of its lines, and for each unit of the grid the cell it belongs to."""

    xs: list[float]
    ys: list[float]
    cells: list[GridCell] = field(default_factory=list[GridCell])
    owned: list[list[int]] = field(default_factory=list[list[int]])  # [baris][kolom] → index in sel
    open_below: bool = False  # its last row has no line below

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def find(self, x: float, y: float, slack: float = 2.0) -> int | None:
        """The cell at a point, None outside."""
        x0, y0, x1, y1 = self.box
        if not (x0 - slack <= x <= x1 + slack and y0 - slack <= y <= y1 + slack):
            return None
        column = min(max(bisect.bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect.bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return self.owned[row][column]


def tidy(rulings: Iterable[Ruling], *, level: bool) -> list[Ruling]:
    """Lines on one place that touch or overlap as one line, sorted by place."""
    segments = sorted(
        ((g.y0, g.x0, g.x1) if level else (g.x0, g.y0, g.y1) for g in rulings), key=lambda r: (r[0], r[1])
    )
    results: list[tuple[float, float, float]] = []
    groups: list[tuple[float, float, float]] = []

    def close() -> None:
        if not groups:
            return
        tempat = sum(r[0] for r in groups) / len(groups)
        start = end = None
        for _, a, b in sorted(groups, key=lambda r: r[1]):
            if start is None or end is None:
                start, end = a, b
            elif a <= end + CONNECTING:
                end = max(end, b)
            else:
                results.append((tempat, start, end))
                start, end = a, b
        if start is not None and end is not None:
            results.append((tempat, start, end))
        groups.clear()

    for r in segments:
        if groups and r[0] - groups[0][0] > TIGHT:
            close()
        groups.append(r)
    close()
    results.sort()
    if level:
        return [Ruling(a, t, b, t) for t, a, b in results]
    return [Ruling(t, a, t, b) for t, a, b in results]


def find_grids(level: Sequence[Ruling], upright: Sequence[Ruling]) -> tuple[list[Grid], list[Ruling]]:
    """(tables from top to bottom, level lines that belong to none). The lines come from `tidy`.

    One column is no table: bars of fractions between two upright lines, or a box around text.
    """
    if len(level) > MAX_RULINGS or len(upright) > MAX_RULINGS:
        return [], []  # a drawing
    parent = list(range(len(level) + len(upright)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    xs = [g.x0 for g in upright]
    for i, h in enumerate(level):
        start = bisect.bisect_left(xs, h.x0 - TOUCH)
        for j in range(start, bisect.bisect_right(xs, h.x1 + TOUCH)):
            if upright[j].y0 - TOUCH <= h.y0 <= upright[j].y1 + TOUCH:
                parent[root(i)] = root(len(level) + j)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for i, h in enumerate(level):
        groups.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(upright):
        groups.setdefault(root(len(level) + j), ([], []))[1].append(v)
    grids: list[Grid] = []
    skipped: list[Ruling] = []
    for hs, vs in groups.values():
        limit = _borders(hs, vs)
        one = grid_of(limit, vs) if len(limit) > 1 and len(vs) > 1 else None
        if one is not None and len(one.cells) > 1 and len(one.xs) > 2:
            grids.append(one)
            skipped += [h for h in hs if h not in limit]
        else:
            skipped += hs
    grids, depth = _drop_inner(grids)
    skipped += depth
    grids.sort(key=lambda k: (k.ys[0], k.xs[0]))
    skipped.sort(key=lambda g: (g.y0, g.x0))
    return grids, skipped


def _borders(level: Sequence[Ruling], upright: Sequence[Ruling]) -> list[Ruling]:
    """The level lines that are borders: both ends meet an upright line, or end where the table does.

    The bar of a wide fraction touches or crosses an upright line, but begins inside the cell.
    """
    if not level or not upright:
        return []
    left, right = min(g.x0 for g in level), max(g.x1 for g in level)
    length = [g for g in level if g.x1 - g.x0 >= 0.6 * (right - left)] or list(level)
    end = [*(x for g in length for x in (g.x0, g.x1)), *(g.x0 for g in upright)]
    end.sort()

    def meets(x: float) -> bool:
        n = bisect.bisect_left(end, x - TIGHT)
        return n < len(end) and end[n] <= x + TIGHT

    return [g for g in level if meets(g.x0) and meets(g.x1)]


def _drop_inner(grids: list[Grid]) -> tuple[list[Grid], list[Ruling]]:
    """A small table inside a cell of another is no table of its own; its level lines may part a fraction."""
    results: list[Grid] = []
    skipped: list[Ruling] = []
    for k in grids:
        x0, y0, x1, y1 = k.box
        outer = next(
            (
                b
                for b in grids
                if b is not k
                and b.find((x0 + x1) / 2, (y0 + y1) / 2, 0) is not None
                and b.find(x0, y0, 0) == b.find(x1, y1, 0) is not None
            ),
            None,
        )
        if outer is None or len(outer.xs) < 4:
            results.append(k)
        else:
            skipped += [Ruling(x0, y, x1, y) for y in k.ys[1:-1]]
    return results, skipped


def _position(value: Iterable[float]) -> list[float]:
    """Places of lines with those that lie together taken as one."""
    results: list[list[float]] = []
    for n in sorted(value):
        if results and n - results[-1][0] <= TOUCH:
            results[-1].append(n)
        else:
            results.append([n])
    return [sum(h) / len(h) for h in results]


def grid_of(level: Sequence[Ruling], upright: Sequence[Ruling]) -> Grid | None:
    """The grid of lines that touch, with a border where a side is open; None where it is no table."""
    xs = _position([g.x0 for g in upright])
    ys = _position([g.y0 for g in level])
    left, right = min(g.x0 for g in level), max(g.x1 for g in level)
    upper, lower = min(g.y0 for g in upright), max(g.y1 for g in upright)
    if left < xs[0] - 2 * TOUCH:
        xs.insert(0, left)
    if right > xs[-1] + 2 * TOUCH:
        xs.append(right)
    if upper < ys[0] - 2 * TOUCH:
        ys.insert(0, upper)
    is_open = lower > ys[-1] + 2 * TOUCH
    if is_open:
        ys.append(lower)
    column, row = len(xs) - 1, len(ys) - 1
    if not (0 < column <= MAX_COLUMNS and 0 < row <= MAX_LINES):
        return None
    parent = list(range(column * row))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    walls = [[(g.y0, g.y1) for g in upright if abs(g.x0 - x) <= TOUCH] for x in xs]
    floor = [[(g.x0, g.x1) for g in level if abs(g.y0 - y) <= TOUCH] for y in ys]
    for i in range(row):
        for j in range(column):
            if j + 1 < column and not _covered(walls[j + 1], ys[i], ys[i + 1]):
                parent[root(i * column + j + 1)] = root(i * column + j)
            if i + 1 < row and not _covered(floor[i + 1], xs[j], xs[j + 1]):
                parent[root((i + 1) * column + j)] = root(i * column + j)
    result = Grid(xs, ys, open_below=is_open)
    nomor: dict[int, int] = {}
    for i in range(row):
        result.owned.append([])
        for j in range(column):
            a = root(i * column + j)
            if a not in nomor:
                nomor[a] = len(result.cells)
                result.cells.append(GridCell(i, j, i, j))
            s = result.cells[nomor[a]]
            s.column, s.last_column = min(s.column, j), max(s.last_column, j)
            s.last_row = max(s.last_row, i)
            result.owned[-1].append(nomor[a])
    return result


def _covered(segments: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    """Whether these pieces of a line cover an edge."""
    length = end - start
    covered = sum(max(0.0, min(b, end) - max(a, start)) for a, b in segments)
    return length <= 0 or covered >= COVERED * length
