"""The item model of the reader's remarks: what it chose, lost or repaired, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.ui import icons

Indeks = QModelIndex | QPersistentModelIndex
CATATAN_ROLE = Qt.ItemDataRole.UserRole + 1

TINGKAT = {
    TingkatCatatan.GALAT: ("Galat", "galat"),
    TingkatCatatan.PERIKSA: ("Periksa", "peringatan"),
    TingkatCatatan.INFO: ("Info", "info"),
}
_URUT = tuple(TINGKAT)

COLUMNS: tuple[tuple[str, Callable[[Catatan], str]], ...] = (
    ("Tingkat", lambda c: TINGKAT[c.tingkat][0]),
    ("Baris", lambda c: "" if c.baris is None else str(c.baris)),
    ("Tempat", lambda c: c.tempat),
    ("Catatan", lambda c: c.pesan),
)


class RemarksModel(QAbstractTableModel):
    """Remarks, the gravest first, in the order of the source within each kind."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Catatan, ...] = ()

    def show(self, catatan: Sequence[Catatan]) -> None:
        """Show these remarks."""
        self.beginResetModel()
        self._rows = tuple(sorted(catatan, key=lambda c: (_URUT.index(c.tingkat), c.baris or 0)))
        self.endResetModel()

    def rowCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        remark = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return COLUMNS[index.column()][1](remark)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icons.icon(TINGKAT[remark.tingkat][1])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if index.column() == 1 else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return remark if role == CATATAN_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS):
            if role == Qt.ItemDataRole.DisplayRole:
                return COLUMNS[section][0]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if section == 1 else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None
