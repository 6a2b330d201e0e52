"""The list of triwulan and months of a year with the state each is in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from iki_desktop.models.penutupan import keadaan_bersama, keadaan_bulan
from iki_desktop.models.realisasi import KeadaanPeriode, Periode
from iki_desktop.models.tanggal import BULAN, TW, bulan_tw
from iki_desktop.ui import icons, palette, tokens
from iki_desktop.ui.widgets.tables import prepare_table

Indeks = QModelIndex | QPersistentModelIndex

DIAJUKAN, DIKUNCI = KeadaanPeriode.DIAJUKAN, KeadaanPeriode.DIKUNCI
ICONS: Mapping[KeadaanPeriode | None, str] = {DIKUNCI: "kunci", DIAJUKAN: "kirim"}
"""The drawing of a state; terbuka has none. The word always stands beside it."""

_STATE_WIDTH = 104


@dataclass(frozen=True, slots=True)
class Choice:
    """A row: a whole triwulan, or one month."""

    title: str
    bulan: tuple[int, ...]


CHOICES = tuple(
    choice
    for tw in range(1, 5)
    for choice in (
        Choice(f"TW {TW[tw - 1]}", tuple(bulan_tw(tw))),
        *(Choice(BULAN[b - 1], (b,)) for b in bulan_tw(tw)),
    )
)


class MonthsModel(QAbstractTableModel):
    """Four triwulan with their months; columns: name, state."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._months: Mapping[int, Periode] = keadaan_bulan((), 0)

    def show(self, periode: Iterable[Periode], tahun: int) -> None:
        """Show the states of a year."""
        self._months = keadaan_bulan(periode, tahun)
        self.dataChanged.emit(self.index(0, 0), self.index(len(CHOICES) - 1, 1))

    def months(self, row: int) -> tuple[Periode, ...]:
        """The months of a row."""
        return tuple(self._months[b] for b in CHOICES[row].bulan)

    def first(self, keadaan: KeadaanPeriode, sampai: int, *, last: bool = False) -> int | None:
        """The row of the first (or last) month up to `sampai` that is in a state."""
        found = [
            n
            for n, choice in enumerate(CHOICES)
            if len(choice.bulan) == 1 and choice.bulan[0] <= sampai and self.months(n)[0].keadaan is keadaan
        ]
        return found[-1 if last else 0] if found else None

    def rowCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(CHOICES)

    def columnCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 2

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        choice, months = CHOICES[index.row()], self.months(index.row())
        whole = len(choice.bulan) > 1
        state = keadaan_bersama(months)
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == 0:
                return choice.title if whole else f"    {choice.title}"
            return state.value if state is not None else "sebagian"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{choice.title}: {state.value if state is not None else 'sebagian'}"
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 1:
            return icons.icon(ICONS[state]) if state in ICONS else None
        if role == Qt.ItemDataRole.FontRole and whole and index.column() == 0:
            return QFont(palette.sized(tokens.BODY, semibold=True))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return ("Bulan", "Keadaan")[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class MonthsView(QTableView):
    """One row is chosen at a time; arrows go up and down."""

    def __init__(self, model: MonthsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        prepare_table(self, "Triwulan dan bulan")
        self.setProperty("role", "list")
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, _STATE_WIDTH)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(tokens.ROW_DENSE)
        self.selectRow(0)
