"""The times of one pegawai: which pengampu, as what, from when to when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from iki_desktop.models.kantor import Masa
from iki_desktop.models.pegawai import Kursi
from iki_desktop.models.tanggal import format_tanggal
from iki_desktop.ui import tokens
from iki_desktop.ui.widgets.tables import prepare_table

Indeks = QModelIndex | QPersistentModelIndex
_COLUMNS = ("Kartu", "Sebagai", "Mulai", "Selesai")
_ROWS_SEEN = 6  # the header among them
_WIDTHS = (0, 84, 132, 132)


class TimesModel(QAbstractTableModel):
    """One row a Masa, in the order in which the file keeps them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Masa, ...] = ()
        self._kursi: Mapping[str, Kursi] = {}

    def show(self, jabatan: tuple[Masa, ...], kursi: Mapping[str, Kursi]) -> None:
        """Show these times; `kursi` names their pengampu."""
        self.beginResetModel()
        self._rows, self._kursi = jabatan, kursi
        self.endResetModel()

    def rowCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        masa = self._rows[index.row()]
        kursi = self._kursi.get(masa.pengampu)
        return (
            f"{kursi.nama} ({kursi.tahun})" if kursi else "(kartu sudah dihapus)",
            masa.sebagai.value,
            format_tanggal(masa.mulai) if masa.mulai else "–",
            format_tanggal(masa.selesai) if masa.selesai else "–",
        )[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class TimesView(QTableView):
    def __init__(self, model: TimesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        prepare_table(self, "Jabatan yang dipegang")
        self.setProperty("role", "list")
        header = self.horizontalHeader()
        for n, width in enumerate(_WIDTHS):
            stretch = QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(n, stretch)
            header.resizeSection(n, width)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(tokens.ROW_DENSE)
        self.setMinimumHeight(_ROWS_SEEN // 2 * tokens.ROW_DENSE)
        self.setMaximumHeight(_ROWS_SEEN * tokens.ROW_DENSE)
