"""The item model of the dashboard: office, units and kartu; capaian, kelengkapan and each month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iki_desktop.models.angka import format_angka
from iki_desktop.models.kantor import Tingkat
from iki_desktop.models.nama import nama_kartu, sebutan_kantor
from iki_desktop.models.rekap import RekapKantor, Ringkasan
from iki_desktop.models.tanggal import BULAN, BULAN_PENDEK
from iki_desktop.ui.beranda.summary import persen

Indeks = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1  # the Row
RINGKASAN_ROLE = Qt.ItemDataRole.UserRole + 2  # Ringkasan of the row, or of the row in a month
SKALA_ROLE = Qt.ItemDataRole.UserRole + 3

NAME, CAPAIAN, LENGKAP = 0, 1, 2
FIRST_MONTH = 3


class Level(Enum):
    KANTOR = auto()
    UNIT = auto()
    KARTU = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """`objek` is the kartu to lead to: its own, or the first of the unit; "" for the office."""

    level: Level
    name: str
    ringkasan: Ringkasan
    objek: str

    @property
    def key(self) -> tuple[Level, str, str]:
        return (self.level, self.name, self.objek)


def rows_of(rekap: RekapKantor) -> tuple[Row, ...]:
    """Office, then each unit with its kartu; a unit of one kartu is that kartu's line alone."""
    rows = [Row(Level.KANTOR, sebutan_kantor(rekap.kantor), rekap.ringkasan, "")]
    for unit in rekap.unit:
        if len(unit.kartu) == 1:
            rows.append(
                Row(Level.UNIT, nama_kartu(unit.kartu[0].kartu), unit.ringkasan, unit.kartu[0].kartu.id)
            )
            continue
        rows.append(Row(Level.UNIT, unit.nama, unit.ringkasan, unit.kartu[0].kartu.id))
        rows.extend(Row(Level.KARTU, nama_kartu(k.kartu), k.ringkasan, k.kartu.id) for k in unit.kartu)
    return tuple(rows)


class BerandaModel(QAbstractTableModel):
    """Months come in one by one by `show_month`, since each is a rekap of its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._skala: Sequence[Tingkat] = ()
        self._sampai = 0
        self._months: dict[int, Mapping[tuple[Level, str, str], Ringkasan]] = {}

    def show(self, rekap: RekapKantor, skala: Sequence[Tingkat]) -> None:
        """Show the rekap up to its last month; earlier months are kosong until they come in."""
        rows = rows_of(rekap)
        if [r.key for r in rows] == [r.key for r in self._rows] and rekap.sampai == self._sampai:
            self._rows, self._skala, self._months = rows, skala, {}
            self.show_month(rekap)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, LENGKAP))
            return
        self.beginResetModel()
        self._rows, self._skala, self._sampai = rows, skala, rekap.sampai
        self._months = {rekap.sampai: {r.key: r.ringkasan for r in rows}}
        self.endResetModel()

    def show_month(self, rekap: RekapKantor) -> None:
        """Bring in the rekap up to an earlier month."""
        self._months[rekap.sampai] = {r.key: r.ringkasan for r in rows_of(rekap)}
        column = FIRST_MONTH + rekap.sampai - 1
        self.dataChanged.emit(self.index(0, column), self.index(len(self._rows) - 1, column))

    def row(self, n: int) -> Row:
        return self._rows[n]

    def rowCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else FIRST_MONTH + self._sampai

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        ringkasan = self._ringkasan(row, column)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column, ringkasan)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words(row, column, ringkasan)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignLeft if column == NAME else Qt.AlignmentFlag.AlignRight
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case _ if role == ROW_ROLE:
                return row
            case _ if role == RINGKASAN_ROLE:
                return ringkasan
            case _ if role == SKALA_ROLE:
                return self._skala
        return None

    def _ringkasan(self, row: Row, column: int) -> Ringkasan | None:
        if column < FIRST_MONTH:
            return row.ringkasan
        return self._months.get(column - FIRST_MONTH + 1, {}).get(row.key)

    def _text(self, row: Row, column: int, ringkasan: Ringkasan | None) -> str:
        if column == NAME:
            return row.name
        if ringkasan is None:
            return ""
        if column == LENGKAP:
            lengkap = ringkasan.kelengkapan
            return f"{format_angka(lengkap.isi)}/{format_angka(lengkap.wajib)}" if lengkap.wajib else "–"
        if column == CAPAIAN:
            return persen(ringkasan.capaian)
        return "–" if ringkasan.capaian is None else format_angka(ringkasan.capaian, 0)

    def _words(self, row: Row, column: int, ringkasan: Ringkasan | None) -> str:
        if ringkasan is None or column == NAME:
            return row.name
        if column == LENGKAP:
            lengkap = ringkasan.kelengkapan
            return f"{row.name}: {lengkap.isi} dari {lengkap.wajib} sel terisi"
        month = self._sampai if column == CAPAIAN else column - FIRST_MONTH + 1
        kategori = f", {ringkasan.kategori.nama}" if ringkasan.kategori else ""
        return (
            f"{row.name} s.d. {BULAN[month - 1]}: {persen(ringkasan.capaian)}{kategori}; "
            f"{ringkasan.terukur} dari {ringkasan.jumlah} indikator terukur"
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if section < FIRST_MONTH:
                return ("Unit dan kartu", "Capaian", "Terisi")[section]
            return BULAN_PENDEK[section - FIRST_MONTH]
        if role == Qt.ItemDataRole.ToolTipRole and section >= FIRST_MONTH:
            return f"Capaian s.d. {BULAN[section - FIRST_MONTH]}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section <= CAPAIAN else Qt.AlignmentFlag.AlignHCenter
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None
