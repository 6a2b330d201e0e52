"""Tables of made-up decrees on paper: rows over pages, cells over rows, ruled in full, in part or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.readers.pdf.paper import Sheets, Strip, total


@dataclass(frozen=True, slots=True)
class Ruling:
    """Which lines a table has, and how its rows and cells go."""

    lines: str = "penuh"  # datar · tegak · tegak-kotak (in a box) · judul (around titles) · luar · tanpa
    gap: float = 3.0  # points above and below the text of a cell
    pad: float = 4.0  # points at its left and right
    split: bool = True  # rows may break over pages
    repeat: bool = False  # the header stands on each page
    middle: bool = False  # cells that span rows hold their text in the middle of their height
    shade: bool = False


@dataclass(slots=True)
class Group:
    """Rows that share the first `shared` columns."""

    shared: list[list[Strip]]
    rows: list[list[list[Strip]]] = field(default_factory=list[list[list[Strip]]])


class TableWriter:
    """Draws one table from y on; `run` returns where it ended."""

    def __init__(self, sheets: Sheets, ruling: Ruling, xs: Sequence[float], y: float) -> None:
        self.sheets, self.ruling, self.xs, self.y = sheets, ruling, list(xs), y
        self.header: list[tuple[int, int, int, int, list[Strip]]] = []  # row, rows, column, columns, words
        self.heights: list[float] = []
        self._top = y

    def run(self, groups: Sequence[Group]) -> float:
        first = min((total(c) for g in groups[:1] for c in g.rows[0][:1]), default=0)
        if self.y + sum(self.heights) + first + 30 > self.sheets.bottom:
            self._page(header=False)
        self._top = self.y
        self._header()
        for group in groups:
            self._group(group)
        self._frame()
        return self.y

    # ------------------------------------------------------------ header

    def _header(self) -> None:
        s, y0 = self.sheets, self.y
        ys = [y0]
        for h in self.heights:
            ys.append(ys[-1] + h)
        for row, rows, column, columns, words in self.header:
            x0, x1, top, bottom = self.xs[column], self.xs[column + columns], ys[row], ys[row + rows]
            if self.ruling.shade:
                s.shade(x0, top, x1, bottom)
            self._words(words, x0, top + (bottom - top - total(words)) / 2)
            if self.ruling.lines == "penuh":
                self._box(x0, top, x1, bottom)
            elif self.ruling.lines == "datar" and row + rows < len(self.heights):
                s.line(x0, bottom, x1, bottom)
        self.y = ys[-1]
        if self.ruling.lines in ("datar", "judul", "tegak-kotak"):
            if self.ruling.lines != "tegak-kotak":
                s.line(self.xs[0], y0, self.xs[-1], y0)
            s.line(self.xs[0], self.y, self.xs[-1], self.y)

    def _box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        for a in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
            self.sheets.line(*a)

    def _frame(self) -> None:
        """What is drawn around the part of the table on this page, when it ends."""
        s, x0, x1 = self.sheets, self.xs[0], self.xs[-1]
        lines = self.ruling.lines
        if lines in ("tegak", "tegak-kotak"):
            for x in self.xs:
                s.line(x, self._top, x, self.y)
        if lines in ("tegak-kotak", "luar"):
            s.line(x0, self._top, x1, self._top)
        if lines in ("tegak-kotak", "luar", "judul"):
            s.line(x0, self.y, x1, self.y)
        if lines == "luar":
            s.line(x0, self._top, x0, self.y)
            s.line(x1, self._top, x1, self.y)

    def _page(self, *, header: bool = True) -> None:
        if self.y > self._top:
            self._frame()
        self.sheets.next_page()
        self.y = self._top = self.sheets.top
        if header and self.ruling.repeat:
            self._header()

    # ------------------------------------------------------------ rows

    def _group(self, group: Group) -> None:
        gap = 2 * self.ruling.gap
        waiting = [list(c) for c in group.shared]
        start, whole = self.y, True
        for n, row in enumerate(group.rows):
            ending = n == len(group.rows) - 1
            rest = [list(c) for c in row]
            fresh = False
            while True:
                need = max(map(total, rest)) + gap
                if ending:
                    need = max([need, *(total(c) + gap - (self.y - start) for c in waiting)])
                room = self.sheets.bottom - self.y
                if need <= room or (fresh and not self.ruling.split):
                    break
                part = [_take(c, room - gap) for c in rest] if self.ruling.split else []
                if any(part):
                    self._row(part, room)
                    rest = [c[len(p) :] for c, p in zip(rest, part, strict=True)]
                elif fresh and any(rest):
                    break  # higher than a page
                for column, c in enumerate(waiting):
                    done = _take(c, self.y - start - gap)
                    self._shared(done, column, start, self.y, middle=False)
                    del c[: len(done)]
                self._level(0)
                self._page()
                start, whole, fresh = self.y, False, True
            self._row(rest, need)
            self._level(0 if ending else len(waiting))
        for column, c in enumerate(waiting):
            self._shared(c, column, start, self.y, middle=self.ruling.middle and whole)

    def _row(self, cells: Sequence[list[Strip]], height: float) -> None:
        shared = len(self.xs) - 1 - len(cells)
        for n, cell in enumerate(cells):
            x0, x1 = self.xs[shared + n], self.xs[shared + n + 1]
            self._words(cell, x0, self.y + self.ruling.gap)
            if self.ruling.lines == "penuh":
                self._box(x0, self.y, x1, self.y + height)
        self.y += height

    def _shared(self, words: Sequence[Strip], column: int, y0: float, y1: float, *, middle: bool) -> None:
        if y1 <= y0:
            return
        top = y0 + (max(self.ruling.gap, (y1 - y0 - total(words)) / 2) if middle else self.ruling.gap)
        self._words(words, self.xs[column], top)
        if self.ruling.lines == "penuh":
            self._box(self.xs[column], y0, self.xs[column + 1], y1)

    def _level(self, column: int) -> None:
        if self.ruling.lines == "datar":
            self.sheets.line(self.xs[column], self.y, self.xs[-1], self.y)

    def _words(self, words: Sequence[Strip], x: float, y: float) -> None:
        for strip in words:
            strip.draw(x + self.ruling.pad, y)
            y += strip.height


def _take(words: Sequence[Strip], room: float) -> list[Strip]:
    """As many strips from the first on as have room."""
    taken: list[Strip] = []
    for strip in words:
        room -= strip.height
        if room < 0:
            break
        taken.append(strip)
    return taken
