"""The item model of a kartu's table: a row an indikator, and a row of its own for an empty sasaran."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iki_desktop.models.angka import format_besaran
from iki_desktop.models.keputusan import Indikator, Kartu, Sasaran
from iki_desktop.models.target import target_indikator

Indeks = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1  # the TableRow


@dataclass(frozen=True, slots=True)
class TableRow:
    """`first`: the sasaran begins here, over `span` rows. `indikator` is None where it has none yet."""

    sasaran: Sasaran
    indikator: Indikator | None
    nomor: int
    first: bool
    span: int


@dataclass(frozen=True, slots=True)
class TableColumn:
    title: str
    width: int
    text: Callable[[TableRow, int], str]  # of a row, in a year


def _of(read: Callable[[Indikator], str]) -> Callable[[TableRow, int], str]:
    return lambda row, _tahun: read(row.indikator) if row.indikator else ""


def _target(row: TableRow, tahun: int) -> str:
    if row.indikator is None:
        return ""
    besaran = target_indikator(row.indikator, row.indikator.target.get(tahun), 12)
    return "" if besaran is None else format_besaran(besaran)


SASARAN, INDIKATOR, FORMULASI = 0, 1, 2
COLUMNS = (
    TableColumn("Sasaran", 164, lambda row, _tahun: row.sasaran.teks if row.first else ""),
    TableColumn("Indikator", 200, _of(lambda i: i.teks)),
    TableColumn("Formulasi", 200, _of(lambda i: i.formulasi)),
    TableColumn("Jenis", 112, _of(lambda i: i.jenis.value)),
    TableColumn("Target", 84, _target),
    TableColumn("Sumber data", 120, _of(lambda i: i.sumber_data)),
)


def table_rows(kartu: Kartu | None) -> tuple[TableRow, ...]:
    """The rows of a kartu in order."""
    rows: list[TableRow] = []
    nomor = 0
    for sasaran in kartu.sasaran if kartu else ():
        span = max(1, len(sasaran.indikator))
        if not sasaran.indikator:
            rows.append(TableRow(sasaran, None, 0, True, 1))
        for n, indikator in enumerate(sasaran.indikator):
            nomor += 1
            rows.append(TableRow(sasaran, indikator, nomor, n == 0, span))
    return tuple(rows)


class KartuTableModel(QAbstractTableModel):
    """Read only: what is shown is changed at the side, and comes back by `show`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TableRow, ...] = ()
        self._tahun = 0

    def show(self, kartu: Kartu | None, tahun: int) -> None:
        """Show the table of a kartu; rows that stay where they are keep their selection."""
        rows = table_rows(kartu)
        same_shape = [(r.sasaran.id, r.indikator.id if r.indikator else "", r.span) for r in rows] == [
            (r.sasaran.id, r.indikator.id if r.indikator else "", r.span) for r in self._rows
        ]
        if same_shape and rows:
            self._rows, self._tahun = rows, tahun
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._rows, self._tahun = rows, tahun
        self.endResetModel()

    def row(self, n: int) -> TableRow:
        return self._rows[n]

    def row_of(self, objek: str) -> int | None:
        """The first row of an indikator or a sasaran by its id."""
        return next(
            (
                n
                for n, r in enumerate(self._rows)
                if objek == r.sasaran.id or (r.indikator and objek == r.indikator.id)
            ),
            None,
        )

    def rowCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return COLUMNS[index.column()].text(row, self._tahun)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if COLUMNS[index.column()].title == "Target"
                else Qt.AlignmentFlag.AlignLeft
            )
            return int(side | Qt.AlignmentFlag.AlignTop)
        return row if role == ROW_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS):
            if role == Qt.ItemDataRole.DisplayRole:
                return COLUMNS[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None
