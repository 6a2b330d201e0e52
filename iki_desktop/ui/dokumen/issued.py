"""The papers that were issued: recording one, the list of them, and what the file says otherwise by now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QPushButton, QTableView, QVBoxLayout, QWidget

from iki_desktop.models.angka import format_angka
from iki_desktop.models.cocokkan import Cocokan, Kecocokan, kalimat_cocokan, sebut_kertas
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.tanggal import format_tanggal
from iki_desktop.models.terbitan import Cetakan, Terbitan, sebut_terbit
from iki_desktop.ui import icons, tokens
from iki_desktop.ui.dokumen.match import hold_code
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.difference import DifferenceView
from iki_desktop.ui.widgets.labels import SectionHeader, label
from iki_desktop.ui.widgets.tables import prepare_table

Indeks = QModelIndex | QPersistentModelIndex
TERBITAN = Qt.ItemDataRole.UserRole + 1  # the Terbitan of a row

NONE_YET = (
    "Belum ada kertas yang dicatat terbit. Simpan atau cetak sebuah kertas, lalu tekan Terbitkan setelah "
    "kertas itu ditandatangani."
)
LEGEND = "Dicoret: tertulis di kertas, tidak di berkas. Digarisbawahi: ada di berkas, tidak di kertas."
_ROWS_SEEN = 8
_NAME_WIDTH = tokens.SIDE_WIDTH
_DIFFERENCE_HEIGHT = 9 * tokens.ROW_COMFORTABLE


def issue(session: Session, cetakan: Sequence[Cetakan]) -> None:
    """Record the papers of a file as issued, as one step; the refresh that follows shows them."""
    from iki_desktop.store.operations.terbitan import terbitkan

    session.run(terbitkan, *cetakan)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, and what it shows of a paper."""

    title: str
    text: Callable[[IsiKantor, Terbitan], str]
    right: bool = False
    stretch: bool = False  # it takes what the others leave
    gives_way: int = 0  # where the page is narrow, the highest first; 0 stays


def _when(_isi: IsiKantor, terbitan: Terbitan) -> str:
    local = terbitan.pada.astimezone()
    return f"{format_tanggal(local.date())} {local:%H.%M}"


def _name(isi: IsiKantor, terbitan: Terbitan) -> str:
    name = sebut_kertas(isi, terbitan.kertas, terbitan.jenis)
    return name[:1].upper() + name[1:]


COLUMNS = (
    Column("Diterbitkan", _when),
    Column("Kertas", _name, stretch=True),
    Column("Kode", lambda _isi, t: t.kode, gives_way=1),
    Column(
        "Halaman",
        lambda _isi, t: "–" if t.halaman is None else format_angka(t.halaman),
        right=True,
        gives_way=3,
    ),
    Column("Oleh", lambda _isi, t: t.oleh, gives_way=2),
)


class IssuedModel(QAbstractTableModel):
    """One row a paper that was issued, the latest first; TERBITAN gives the Terbitan."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Terbitan, ...] = ()
        self._isi: IsiKantor | None = None

    def show(self, isi: IsiKantor, terbitan: tuple[Terbitan, ...]) -> None:
        """Show these papers; `isi` names the kartu of which they are."""
        self.beginResetModel()
        self._isi, self._rows = isi, terbitan
        self.endResetModel()

    def row_of(self, id_: str) -> int:
        """The row of the paper with that id, -1 where it is not there."""
        return next((row for row, t in enumerate(self._rows) if t.id == id_), -1)

    def rowCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._isi is None:
            return None
        column, terbitan = COLUMNS[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(self._isi, terbitan)
        if role == Qt.ItemDataRole.ToolTipRole:
            said = [f"{c.title}: {text}" for c in COLUMNS if (text := c.text(self._isi, terbitan))]
            return "\n".join([*said, terbitan.nama_berkas, f"SHA-256 {terbitan.sha256}"])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(column)
        return terbitan if role == TERBITAN else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        return _aligned(COLUMNS[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _aligned(column: Column) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


class IssuedView(QWidget):
    """The list with its button, and below it what differs, once a paper was held against the file.

    The page calls `refresh` after every change, and `show_match` with what a code came to.
    """

    chosen_changed = Signal()  # what `words` says has changed

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        # What differs, and the state of the office that was held against the paper.
        self._told: tuple[IsiKantor, Cocokan] | None = None
        self.model = IssuedModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        prepare_table(self.table, "Kertas yang sudah diterbitkan")
        self.table.setProperty("role", "list")
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        header = self.table.horizontalHeader()
        header.setResizeContentsPrecision(50)
        modes = QHeaderView.ResizeMode
        for n, column in enumerate(COLUMNS):
            header.setSectionResizeMode(n, modes.Stretch if column.stretch else modes.ResizeToContents)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.hold = QPushButton("C&ocokkan dengan berkas")
        icons.set_icon(self.hold, "periksa")
        self.difference = DifferenceView("Yang berbeda dari kertas itu")
        self.difference.setMinimumHeight(_DIFFERENCE_HEIGHT)
        self.difference.hide()
        self._none = label(NONE_YET, "muted", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.S8)
        box.addWidget(SectionHeader("Yang sudah diterbitkan", [self.hold]))
        box.addWidget(self._none)
        box.addWidget(self.table)
        box.addWidget(self.difference, 1)
        box.addStretch(0)  # takes the rest while nothing differs
        self.hold.clicked.connect(self._hold)
        self.table.activated.connect(lambda _index: self._hold())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self.chosen_changed.emit())

    def refresh(self) -> None:
        """Show the papers of the office in view anew; the chosen one stays chosen."""
        before = self.chosen()
        issued = self._session.issued()
        self.model.show(self._session.isi, issued)
        height = self._session.preferences.row_height
        self.table.verticalHeader().setDefaultSectionSize(height)
        seen = min(len(issued), _ROWS_SEEN)
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + seen * height + 2)
        self.table.setVisible(bool(issued))
        self._none.setVisible(not issued)
        self.hold.setEnabled(bool(issued))
        if issued:
            self._choose(before)
        self._fit()
        self._show_difference()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the names room to be told apart: on a narrow page other columns give way; the tip has all."""
        for n in range(len(COLUMNS)):
            self.table.setColumnHidden(n, False)
        header = self.table.horizontalHeader()
        widths = {
            n: max(self.table.sizeHintForColumn(n), header.sectionSizeHint(n))
            for n, column in enumerate(COLUMNS)
            if not column.stretch
        }
        for n in sorted(widths, key=lambda n: -COLUMNS[n].gives_way):
            if COLUMNS[n].gives_way and sum(widths.values()) + _NAME_WIDTH > self.width():
                self.table.setColumnHidden(n, True)
                del widths[n]

    @property
    def words(self) -> str:
        """Which of how many is chosen: "Kertas 2 dari 5"."""
        count = self.model.rowCount()
        return f"Kertas {self.table.currentIndex().row() + 1} dari {count}" if count else "Belum ada"

    def chosen(self) -> Terbitan | None:
        """The paper that is chosen in the list."""
        return self.table.currentIndex().data(TERBITAN)

    def show_match(self, isi: IsiKantor, cocokan: Cocokan) -> None:
        """Tell what a code came to: in a sentence, and where the file changed, place by place."""
        chosen = self.chosen()
        if cocokan.terbitan is not None and (chosen is None or chosen.kode != cocokan.kode):
            self._choose(cocokan.terbitan)
        differs = cocokan.hasil is Kecocokan.BERUBAH
        self._told = (isi, cocokan) if differs else None
        self._show_difference()
        if differs:
            self.difference.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._session.ask.inform(kalimat_cocokan(isi, cocokan))

    def _show_difference(self) -> None:
        """What was told last, as long as the office still is what it was held against."""
        if self._told is None or self._told[0] is not self._session.isi:
            if self.difference.hasFocus():
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.difference.hide()
            return
        isi, cocokan = self._told
        terbit = f"Terbit {sebut_terbit(cocokan.terbitan)}." if cocokan.terbitan else ""
        said = [f"{terbit} {LEGEND}".strip()]
        self.difference.show_difference(kalimat_cocokan(isi, cocokan), said, cocokan.beda)
        self.difference.show()

    def _choose(self, terbitan: Terbitan | None) -> None:
        row = self.model.row_of(terbitan.id) if terbitan is not None else 0
        self.table.setCurrentIndex(self.model.index(max(row, 0), 0))

    def _hold(self) -> None:
        terbitan = self.chosen()
        if terbitan is not None:
            hold_code(self._session, terbitan.kode, self.show_match)
