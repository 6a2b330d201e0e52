"""Item model of a review: the cells that forms bring, what the file has, and what was decided for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from iki_desktop.forms import cell_words
from iki_desktop.models.gabung_formulir import HasilGabung, Nasib, Usulan
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.nama import nama_kartu
from iki_desktop.models.realisasi import KunciSel, Sel
from iki_desktop.models.tanggal import BULAN_PENDEK, format_waktu
from iki_desktop.ui import icons, tokens

Index = QModelIndex | QPersistentModelIndex
USULAN = Qt.ItemDataRole.UserRole + 1
Writers = Mapping[KunciSel, tuple[str, datetime]]

TITLES = ("Keadaan", "Indikator", "Bulan", "Di formulir", "Di berkas", "Putusan", "Tempat dan alasan")
STATE, WHAT, MONTH, FORM, FILE, DECISION, WHERE = range(len(TITLES))
WORDS = {
    Nasib.BARU: ("Baru", "tambah"),
    Nasib.SAMA: ("Sama", "cek"),
    Nasib.BEDA: ("Beda", "peringatan"),
    Nasib.DITOLAK: ("Ditolak", "galat"),
}
TAKE, KEEP = "Pakai formulir", "Tetap berkas"


class Show(StrEnum):
    """Which cells are listed."""

    OPEN = "Yang perlu dilihat"
    NEW = "Baru"
    DIFFERENT = "Beda"
    REFUSED = "Ditolak"
    SAME = "Sama"
    ALL = "Semua"


_SHOWN = {
    Show.OPEN: {Nasib.BARU, Nasib.BEDA, Nasib.DITOLAK},
    Show.NEW: {Nasib.BARU},
    Show.DIFFERENT: {Nasib.BEDA},
    Show.REFUSED: {Nasib.DITOLAK},
    Show.SAME: {Nasib.SAMA},
    Show.ALL: set(Nasib),
}


_Row = tuple[KunciSel | None, str]  # the cell and the form that speaks of it


@dataclass(frozen=True, slots=True)
class _Name:
    indikator: str
    kartu: str


class ReviewModel(QAbstractTableModel):
    """One row a cell. New cells are taken and different ones kept until somebody decides otherwise."""

    decided = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Usulan, ...] = ()
        self._rows: list[Usulan] = []
        self._names: dict[str, _Name] = {}
        self._writers: Writers = {}
        self._taken: dict[_Row, bool] = {}
        self._show = Show.OPEN
        self._several = False  # sources

    def show_result(self, hasil: HasilGabung, isi: IsiKantor, writers: Writers, *, fresh: bool) -> None:
        """Show what forms bring; what was decided stays unless they are `fresh`."""
        if fresh:
            self._taken.clear()
        self._all = hasil.usulan
        self._writers = writers
        self._several = len({u.sumber for u in hasil.usulan}) > 1
        self._names = {
            i.id: _Name(i.teks, nama_kartu(k))
            for sk in isi.keputusan
            for k in sk.kartu
            for i in k.indikator()
        }
        self._fill()

    def show_only(self, show: Show) -> None:
        self._show = show
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        # What has to be decided or looked at stands first.
        order = {Nasib.BEDA: 0, Nasib.DITOLAK: 1, Nasib.BARU: 2, Nasib.SAMA: 3}
        shown = (u for u in self._all if u.nasib in _SHOWN[self._show])
        self._rows = sorted(shown, key=lambda u: order[u.nasib])
        self.endResetModel()

    # -- deciding ------------------------------------------------------------------------

    def taken(self, usulan: Usulan) -> bool:
        """Whether this cell will go into the file."""
        if usulan.usul is None or usulan.kunci is None or usulan.nasib in (Nasib.SAMA, Nasib.DITOLAK):
            return False
        return self._taken.get(_row(usulan), usulan.nasib is Nasib.BARU)

    def can_decide(self, row: int) -> bool:
        return self._rows[row].nasib in (Nasib.BARU, Nasib.BEDA)

    def decide(self, rows: Sequence[int], take: bool) -> None:
        """Take the form's figure in these rows, or leave the file as it is.

        Of forms that disagree on a cell the last one chosen is taken, and no other.
        """
        for row in rows:
            usulan = self._rows[row]
            if not self.can_decide(row):
                continue
            if take and usulan.bentrok:
                self._taken |= {_row(u): False for u in self._all if u.kunci == usulan.kunci}
            self._taken[_row(usulan)] = take
        self._tell()

    def toggle(self, row: int) -> None:
        self.decide([row], not self.taken(self._rows[row]))

    def decide_all(self, take: bool) -> None:
        """Decide every cell that differs; what asks for a choice of its own is never taken so."""
        for usulan in self._all:
            if usulan.nasib is Nasib.BEDA and not (take and usulan.perlu_orang):
                self._taken[_row(usulan)] = take
        self._tell()

    def _tell(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(TITLES) - 1))
        self.decided.emit()

    def cells(self) -> list[Sel]:
        """The cells that go into the file."""
        return [u.usul for u in self._all if u.usul is not None and self.taken(u)]

    def kept(self) -> int:
        """How many cells stay as the file has them, though a form would have them otherwise."""
        open_cells = {u.kunci for u in self._all if u.nasib in (Nasib.BARU, Nasib.BEDA)}
        return len(open_cells) - len(self.cells())

    def counts(self) -> Counter[Nasib]:
        return Counter(u.nasib for u in self._all)

    # -- Qt ------------------------------------------------------------------------------

    def usulan(self, row: int) -> Usulan:
        return self._rows[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(TITLES):
            if role == Qt.ItemDataRole.DisplayRole:
                return TITLES[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _align(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        usulan, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(usulan, column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._full_text(usulan, column)
        if role == Qt.ItemDataRole.DecorationRole and column == STATE:
            return icons.icon(WORDS[usulan.nasib][1])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _align(column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(usulan, column)
        return usulan if role == USULAN else None

    def _text(self, usulan: Usulan, column: int) -> str:
        if column == STATE:
            return WORDS[usulan.nasib][0]
        if column == WHAT:
            return self._names[usulan.kunci[0]].indikator if self._known(usulan) and usulan.kunci else "–"
        if column == MONTH:
            return BULAN_PENDEK[usulan.kunci[3] - 1] if usulan.kunci else ""
        if column == FORM:
            return cell_words(usulan.usul) if usulan.usul is not None else usulan.tulisan
        if column == FILE:
            return cell_words(usulan.lama) if usulan.kunci else ""
        if column == DECISION:
            decidable = usulan.nasib in (Nasib.BARU, Nasib.BEDA)
            return (TAKE if self.taken(usulan) else KEEP) if decidable else ""
        return self._where(usulan)

    def _known(self, usulan: Usulan) -> bool:
        return usulan.kunci is not None and usulan.kunci[0] in self._names

    def _where(self, usulan: Usulan) -> str:
        parts = [usulan.sumber] if self._several else []
        parts.append(usulan.tempat)
        reason = usulan.alasan[:1].upper() + usulan.alasan[1:]
        return " · ".join([", ".join(parts), reason] if reason else [", ".join(parts)])

    def _full_text(self, usulan: Usulan, column: int) -> str:
        text = self._text(usulan, column)
        if column == WHAT and self._known(usulan) and usulan.kunci:
            return f"{self._names[usulan.kunci[0]].kartu}: {text}"
        if column == FILE:
            return f"{text}. {self.writer_words(usulan)}".rstrip(". ")
        return text

    def writer_words(self, usulan: Usulan) -> str:
        """Who wrote the file's figure, and when; "" where nobody knows."""
        who = self._writers.get(usulan.kunci) if usulan.kunci else None
        return f"Dicatat oleh {who[0] or 'tanpa nama'}, {format_waktu(who[1].astimezone())}" if who else ""

    def _ink(self, usulan: Usulan, column: int) -> QColor | None:
        shown = tokens.colours()
        if column == STATE and usulan.nasib in (Nasib.BEDA, Nasib.DITOLAK):
            tint = shown.warning if usulan.nasib is Nasib.BEDA else shown.danger
            return QColor(tint.ink)
        loser = column == (FILE if self.taken(usulan) else FORM)
        if usulan.nasib is Nasib.SAMA or (usulan.nasib is not Nasib.DITOLAK and loser):
            return QColor(shown.muted)
        return None


def _row(usulan: Usulan) -> _Row:
    return (usulan.kunci, usulan.sumber)


def _align(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column in (FORM, FILE) else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
