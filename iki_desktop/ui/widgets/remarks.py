"""A table of remarks: what a reader chose or lost, or what a reviewer would mark, and where."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.ui import icons, tokens
from iki_desktop.ui.widgets.tables import prepare_table

Indeks = QModelIndex | QPersistentModelIndex
CATATAN_ROLE = Qt.ItemDataRole.UserRole + 1

TINGKAT = {
    TingkatCatatan.GALAT: ("Galat", "galat"),
    TingkatCatatan.PERIKSA: ("Periksa", "peringatan"),
    TingkatCatatan.INFO: ("Info", "info"),
}
_URUT = tuple(TINGKAT)


@dataclass(frozen=True, slots=True)
class RemarkColumn:
    """`width` 0 takes what is left."""

    title: str
    width: int
    text: Callable[[Catatan], str]
    right: bool = False


KIND = RemarkColumn("Tingkat", 92, lambda c: TINGKAT[c.tingkat][0])
PLACE = RemarkColumn("Tempat", 216, lambda c: c.tempat)
WORDS = RemarkColumn("Catatan", 0, lambda c: c.pesan)


def about(names: Callable[[], Mapping[str, str]]) -> RemarkColumn:
    """What a remark is about in the words of the file, for a person does not know kartu by their number."""
    return RemarkColumn("Tentang", 320, lambda c: names().get(c.objek or "", ""))


class RemarksModel(QAbstractTableModel):
    """Remarks, the gravest first, in the order of the source within each kind."""

    def __init__(self, columns: Sequence[RemarkColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: tuple[Catatan, ...] = ()

    def show(self, catatan: Sequence[Catatan]) -> None:
        """Show these remarks."""
        self.beginResetModel()
        self._rows = tuple(sorted(catatan, key=lambda c: (_URUT.index(c.tingkat), c.baris or 0)))
        self.endResetModel()

    def remark(self, row: int) -> Catatan:
        return self._rows[row]

    def rowCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        remark, column = self._rows[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(remark)
        if role == Qt.ItemDataRole.DecorationRole and column is KIND:
            return icons.icon(TINGKAT[remark.tingkat][1])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return remark if role == CATATAN_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(self.columns[section])
        return None


def _alignment(column: RemarkColumn) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


_WORDS_LEAST = 200  # pixels that are left for the words
_NARROWEST = 88


class RemarksTable(QTableView):
    """Two lines a remark, the one under the cursor whole; Enter or a double click leads to its place."""

    led = Signal(object)  # Catatan
    shown = Signal(object)  # Catatan under the cursor, None for none

    def __init__(self, name: str, columns: Sequence[RemarkColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.remarks = RemarksModel(columns, self)
        self.setModel(self.remarks)
        prepare_table(self, name)
        self.setWordWrap(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._usual = 2 * self.fontMetrics().lineSpacing() + tokens.S8
        self.verticalHeader().setDefaultSectionSize(self._usual)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(_NARROWEST)
        for n, column in enumerate(columns):
            stretch = QHeaderView.ResizeMode.Fixed if column.width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(n, stretch)
            header.resizeSection(n, column.width)
        header.sectionResized.connect(self._fit_current)  # the words break anew
        self.doubleClicked.connect(lambda index: self.led.emit(index.data(CATATAN_ROLE)))
        self.selectionModel().currentRowChanged.connect(self._row_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the columns beside the words give way, as they are wide."""
        super().resizeEvent(event)
        wide = sum(column.width for column in self.remarks.columns)
        share = (self.viewport().width() - _WORDS_LEAST) / max(wide, 1)
        for n, column in enumerate(self.remarks.columns):
            if column.width:
                size = max(_NARROWEST, round(column.width * min(share, 1)))
                self.horizontalHeader().resizeSection(n, size)

    def _row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if before.isValid():
            self.setRowHeight(before.row(), self._usual)
        if now.isValid():
            self._fit_current()
            self.scrollTo(now)
        self.shown.emit(self.current())

    def _fit_current(self) -> None:
        """The remark under the cursor is shown whole."""
        row = self.currentIndex().row()
        if row >= 0:
            self.setRowHeight(row, max(self._usual, self.sizeHintForRow(row)))

    def current(self) -> Catatan | None:
        """The remark under the cursor."""
        index = self.currentIndex()
        return self.remarks.remark(index.row()) if index.isValid() else None

    def show_remarks(self, catatan: Sequence[Catatan]) -> None:
        """Show these; the cursor stays at its line number, so that a list can be walked down."""
        row = self.currentIndex().row()
        self.remarks.show(catatan)
        if count := self.remarks.rowCount():
            self.selectRow(min(max(row, 0), count - 1))
        else:
            self.shown.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (remark := self.current()):
            self.led.emit(remark)
        else:
            super().keyPressEvent(event)
