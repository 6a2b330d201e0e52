"""Where the keys lead in the grid: the next cell that takes a figure, and the edges of what is filled."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionRange, QModelIndex, Qt
from PySide6.QtWidgets import QTableView

from iki_desktop.ui.realisasi.columns import TETAP, Jenis
from iki_desktop.ui.realisasi.model import RealisasiModel
from iki_desktop.ui.realisasi.rows import JUDUL

_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class Moves:
    """Answers with the index a key leads to; it moves nothing itself."""

    def __init__(self, view: QTableView, model: RealisasiModel) -> None:
        self._view = view
        self._model = model

    def columns(self) -> list[int]:
        """The columns that scroll and are shown, in order."""
        count = self._model.columnCount()
        return [c for c in range(len(TETAP), count) if not self._view.isColumnHidden(c)]

    def next_typed(self, here: QModelIndex, rows: int, columns: int) -> QModelIndex | None:
        """The next cell in that direction that takes a figure."""
        row, column = here.row() + rows, here.column() + columns
        while 0 <= row < self._model.rowCount() and len(TETAP) <= column < self._model.columnCount():
            index = self._model.index(row, column)
            if self._model.can_type(index):
                return index
            row, column = row + rows, column + columns
        return None

    def next_row(self, here: QModelIndex, way: int) -> QModelIndex | None:
        """Where Tab goes on behind the end of a row (`way` 1), or before its beginning (−1)."""
        columns = self.columns()[::way]
        for row in range(here.row() + way, self._model.rowCount() if way > 0 else -1, way):
            for column in columns:
                if self._model.can_type(index := self._model.index(row, column)):
                    return index
        return None

    def next_chosen(
        self, here: QModelIndex, parts: Sequence[QItemSelectionRange], rows: int, columns: int
    ) -> QModelIndex | None:
        """The next cell of a selection that takes a figure, down columns or along rows, round and round.

        None where there is no other.
        """
        shown = self.columns()
        cells = {
            (column, row) if rows else (row, column)
            for part in parts
            for column in shown
            if part.left() <= column <= part.right()
            for row in range(part.top(), part.bottom() + 1)
        }
        mine = (here.column(), here.row()) if rows else (here.row(), here.column())
        ahead = sorted(cells, reverse=rows + columns < 0)
        passed = bisect_right(ahead, mine) if rows + columns > 0 else sum(c >= mine for c in ahead)
        for one, other in (*ahead[passed:], *ahead[:passed]):
            index = self._model.index(other, one) if rows else self._model.index(one, other)
            if index != here and self._model.can_type(index):
                return index
        return None

    def first_of_month(self, month: int) -> QModelIndex | None:
        """The first cell of a month to type in, kosong ones before others; of a locked month its first."""
        column = self._model.column_of(month)
        if column is None:
            return None
        first: QModelIndex | None = None
        for row in range(self._model.rowCount()):
            if not self._model.baris(row).diketik:
                continue
            index = self._model.index(row, column)
            if self._model.can_type(index) and self._model.sel(index) is None:
                return index
            first = first or index
        return first

    def of_key(self, key: int, here: QModelIndex, *, ctrl: bool) -> QModelIndex | None:
        """Where an arrow, Home, End, PageUp or PageDown leads; None for another key."""
        columns, last = self.columns(), self._model.rowCount() - 1
        if not columns or last < 0:
            return None
        row = max(here.row(), 0)
        column = here.column() if here.column() in columns else columns[0]
        match key:
            case Qt.Key.Key_Home:
                typed = (c for c in columns if self._model.kolom(c).jenis is Jenis.BULAN)
                return self._model.index(
                    self._figures(0, 1, typed=True) if ctrl else row, next(typed, columns[0])
                )
            case Qt.Key.Key_End:
                return self._model.index(self._figures(last, -1) if ctrl else row, columns[-1])
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown if not ctrl:
                return self._model.index(self._page(row, -1 if key == Qt.Key.Key_PageUp else 1), column)
            case key if key in _ARROWS:
                down, right = _ARROWS[Qt.Key(key)]
                if ctrl:
                    return self._edge(row, column, down, right)
                if right:
                    at = columns.index(column) + right
                    return self._model.index(row, columns[min(max(at, 0), len(columns) - 1)])
                return self._model.index(min(max(row + down, 0), last), column)
        return None

    def _figures(self, row: int, step: int, *, typed: bool = False) -> int:
        """The nearest row from there on that is no heading, or (`typed`) that takes figures."""
        at = row
        while 0 <= at < self._model.rowCount():
            baris = self._model.baris(at)
            if baris.diketik or (baris.peran not in JUDUL and not typed):
                return at
            at += step
        return row

    def _page(self, row: int, way: int) -> int:
        room = self._view.viewport().height()
        y = self._view.rowViewportPosition(row)
        at = row
        while 0 <= at + way < self._model.rowCount():
            at += way
            if abs(self._view.rowViewportPosition(at) - y) + self._view.rowHeight(at) >= room:
                break
        return at

    def _edge(self, row: int, column: int, down: int, right: int) -> QModelIndex:
        """As Ctrl+arrow in Excel: to the end of what is filled, or over what is kosong to the next filled."""
        line: Sequence[int]
        if right:
            line = [c for c in self.columns() if self._model.kolom(c).jenis is Jenis.BULAN] or self.columns()
            return self._model.index(row, edge(line, column, right, lambda c: self._filled(row, c)))
        line = [r for r in range(self._model.rowCount()) if self._model.baris(r).peran not in JUDUL]
        return self._model.index(edge(line, row, down, lambda r: self._filled(r, column)), column)

    def _filled(self, row: int, column: int) -> bool:
        # The one cell: the texts of whole rows, of which hundreds may be asked, would hold the key up.
        return bool(self._model.lembar.teks(self._model.baris(row), self._model.kolom(column)))


def edge(line: Sequence[int], here: int, way: int, filled: Callable[[int], bool]) -> int:
    """Where Ctrl+arrow leads along rows or columns: to the end of what is filled, or to the next that is."""
    ahead = [n for n in line if (n - here) * way > 0]
    if way < 0:
        ahead.reverse()
    if not ahead:
        return here
    if filled(here) and filled(ahead[0]):
        at = here
        for n in ahead:
            if not filled(n):
                break
            at = n
        return at
    return next((n for n in ahead if filled(n)), ahead[-1])
