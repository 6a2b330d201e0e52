"""Item models of riwayat: the steps, and the fields that one step changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from iki_desktop.models.angka import format_angka
from iki_desktop.models.tanggal import format_tanggal
from iki_desktop.ui import tokens
from iki_desktop.ui.riwayat.words import Line

if TYPE_CHECKING:
    from iki_desktop.store.history import Peristiwa

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1  # the Peristiwa or the Line of a row
PAGE = 200  # steps read at once

_KINDS = {"undo": "Dibatalkan: ", "redo": "Diulangi: "}
_STATES = {"diurungkan": "dibatalkan", "terputus": "dibatalkan"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, and what it shows of a step."""

    title: str
    text: Callable[[Peristiwa], str]
    right: bool = False


def _when(step: Peristiwa) -> str:
    local = step.pada.astimezone() if step.pada.tzinfo is not None else step.pada
    return f"{format_tanggal(local.date())} {local:%H.%M}"


COLUMNS = (
    Column("Waktu", _when),
    Column("Oleh", lambda p: p.oleh),
    Column("Yang dilakukan", lambda p: f"{_KINDS.get(p.jenis, '')}{p.nama}"),
    Column("Keadaan", lambda p: _STATES.get(p.keadaan, "")),
    Column("Jumlah", lambda p: format_angka(p.jumlah), right=True),
)


class StepModel(QAbstractTableModel):
    """The steps, latest first; more are read when the view asks for them."""

    def __init__(
        self, read: Callable[[int], list[Peristiwa]], parent: QObject | None = None, page: int = PAGE
    ) -> None:
        """`read(n)` gives the latest n steps of what is looked at."""
        super().__init__(parent)
        self._read = read
        self._page = page
        self._steps: list[Peristiwa] = []
        self._more = False

    def reload(self) -> None:
        """Read anew, from the latest on."""
        self.beginResetModel()
        self._steps = self._read(self._page)
        self._more = len(self._steps) == self._page
        self.endResetModel()

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid() or not self._more:
            return
        wanted = len(self._steps) + self._page
        steps = self._read(wanted)
        self._more = len(steps) == wanted
        fresh = steps[len(self._steps) :]
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self._steps), len(self._steps) + len(fresh) - 1)
            self._steps.extend(fresh)
            self.endInsertRows()

    def row_of(self, ident: int) -> int:
        """Row of the step of that number, -1 where it is not read."""
        return next((row for row, step in enumerate(self._steps) if step.id == ident), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._steps)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS):
            return _header(COLUMNS[section].title, COLUMNS[section].right, role)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._steps):
            return None
        step, column = self._steps[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole or role == Qt.ItemDataRole.ToolTipRole:
            return column.text(step)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _align(column.right)
        if role == Qt.ItemDataRole.ForegroundRole and step.keadaan in _STATES:
            return QColor(tokens.colours().muted)
        if role == ROW:
            return step
        return None


_LINE_TITLES = ("Bagian", "Isian", "Sebelum", "Sesudah")


class LineModel(QAbstractTableModel):
    """What one step changed, a line a field."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_LINE_TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(_LINE_TITLES):
            return _header(_LINE_TITLES[section], False, role)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole or role == Qt.ItemDataRole.ToolTipRole:
            part = f"{line.part}: {line.thing}" if line.thing else line.part
            return (part, line.field, line.before, line.after)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _align(False)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 2:
            return QColor(tokens.colours().muted)
        if role == ROW:
            return line
        return None


def _header(title: str, right: bool, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return title
    return _align(right) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _align(right: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
