"""The month grid: frozen columns at the left, months at the right, keys as in Excel."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.errors import InputRefused
from iki_desktop.ui import palette, tokens
from iki_desktop.ui.realisasi.cells import NIHIL, baca_blok
from iki_desktop.ui.realisasi.columns import KOLOM, TETAP, Jenis
from iki_desktop.ui.realisasi.delegates import GridDelegate
from iki_desktop.ui.realisasi.model import ANGKA_ROLE, RealisasiModel
from iki_desktop.ui.realisasi.rows import JUDUL

_LEBAR = {
    Jenis.NOMOR: 40,
    Jenis.LABEL: 288,
    Jenis.SATUAN: 76,
    Jenis.TARGET: 72,
    Jenis.TAHUN: 76,
    Jenis.CAPAIAN: 196,
}
_LEBAR_BULAN = tokens.MONTH_WIDTH
_TINGGI_JUDUL_KOLOM = 32


class MonthView(QTableView):
    """The months. Enter goes down, Tab right, both to the next cell that takes a figure."""

    problem = Signal(str)  # one sentence; "" when all is well again

    def __init__(self, model: RealisasiModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        delegate = GridDelegate(self)
        delegate.moved.connect(self.step)
        delegate.refused.connect(self.problem)
        self.setItemDelegate(delegate)
        self.setAccessibleName("Realisasi per bulan")
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        _prepare(self)
        for n, kolom in enumerate(KOLOM):
            self.setColumnHidden(n, kolom in TETAP)
            self.setColumnWidth(n, _LEBAR.get(kolom.jenis, _LEBAR_BULAN))

    # -- moving --------------------------------------------------------------------------

    def step(self, rows: int, columns: int) -> None:
        """Go on to the next cell in that direction that takes a figure; stay where there is none."""
        here = self.currentIndex()
        row, column = here.row() + rows, here.column() + columns
        while 0 <= row < self._model.rowCount() and len(TETAP) <= column < len(KOLOM):
            index = self._model.index(row, column)
            if self._model.can_type(index):
                self.setCurrentIndex(index)
                return
            row, column = row + rows, column + columns

    def go_first(self, month: int) -> None:
        """Put the cursor in the first cell of a month that takes a figure, kosong ones before others."""
        column = next(n for n, k in enumerate(KOLOM) if k.jenis is Jenis.BULAN and k.urut == month)
        rows = range(self._model.rowCount())
        typed = [i for r in rows if self._model.can_type(i := self._model.index(r, column))]
        empty = [i for i in typed if not i.data(Qt.ItemDataRole.DisplayRole)]
        if typed:
            self.setCurrentIndex((empty or typed)[0])
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    # -- keys ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1, 0)
            case Qt.Key.Key_Tab if not event.modifiers():
                self.step(0, 1)
            case Qt.Key.Key_Backtab:
                self.step(0, -1)
            case Qt.Key.Key_F2:
                self._edit(typed=False)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.fill_with("")
            case Qt.Key.Key_Semicolon if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.fill_with(NIHIL)
            case Qt.Key.Key_D if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.fill_from_edge(down=True)
            case Qt.Key.Key_R if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.fill_from_edge(down=False)
            case _ if event.matches(QKeySequence.StandardKey.Copy):
                self.copy()
            case _ if event.matches(QKeySequence.StandardKey.Paste):
                self.paste()
            case _ if _begins_typing(event):
                self._type(event)
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Tab would leave the grid before keyPressEvent sees it.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
            and not self._at_edge(event)
        ):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def _at_edge(self, event: QKeyEvent) -> bool:
        """Whether Tab has no cell left in its row, so that the focus may move on."""
        here = self.currentIndex()
        if not here.isValid():
            return True
        columns = (
            range(here.column() + 1, len(KOLOM))
            if event.key() == Qt.Key.Key_Tab
            else range(len(TETAP), here.column())
        )
        return not any(self._model.can_type(self._model.index(here.row(), c)) for c in columns)

    def _type(self, event: QKeyEvent) -> None:
        if self._edit(typed=True) and isinstance(editor := self._editor(), QLineEdit):
            editor.setText(event.text())
            editor.setModified(True)

    def _edit(self, *, typed: bool) -> bool:
        index = self.currentIndex()
        if not index.isValid():
            return False
        if not self._model.can_type(index):
            self.problem.emit(self._model.check(index, ""))
            return False
        self.problem.emit("")
        self.edit(index)
        if isinstance(editor := self._editor(), QLineEdit):
            editor.setProperty("diketik", typed)
            editor.deselect()
        return True

    def _editor(self) -> QWidget | None:
        return self.indexWidget(self.currentIndex()) or self.viewport().findChild(QLineEdit, "sel")

    # -- blocks --------------------------------------------------------------------------

    def fill_with(self, teks: str) -> None:
        """Put the same text in every selected cell that takes a figure, as one step."""
        self._write([(i, teks) for i in self._chosen() if self._model.can_type(i)])

    def fill_from_edge(self, *, down: bool) -> None:
        """Fill the selection from its first row (Ctrl+D) or its first column (Ctrl+R)."""
        chosen = self._chosen()
        if not chosen:
            return
        edge = min(i.row() if down else i.column() for i in chosen)
        self._write(
            [
                (
                    i,
                    str(i.sibling(edge, i.column()).data(Qt.ItemDataRole.EditRole) or "")
                    if down
                    else str(i.sibling(i.row(), edge).data(Qt.ItemDataRole.EditRole) or ""),
                )
                for i in chosen
                if (i.row() if down else i.column()) != edge and self._model.can_type(i)
            ]
        )

    def copy(self) -> None:
        """The selected block as tab-separated text, figures as they are written here."""
        chosen = {(i.row(), i.column()): i for i in self._chosen()}
        if not chosen:
            return
        rows = sorted({r for r, _ in chosen})
        columns = sorted({c for _, c in chosen})
        lines = [
            "\t".join(_copied(chosen[(r, c)]) if (r, c) in chosen else "" for c in columns) for r in rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Take a block in from its upper left cell on: whole or not at all, with the cell that hinders named.

        Rows that only show (headings, results) and TW columns are stepped over, so twelve months pasted
        from a plain table fall into the twelve months.
        """
        block = baca_blok(QGuiApplication.clipboard().text())
        chosen = self._chosen()
        if not block or not chosen:
            return
        if len(block) == 1 and len(block[0]) == 1:
            self._write([(i, block[0][0]) for i in chosen if self._model.can_type(i)])
            return
        row0, column0 = min(i.row() for i in chosen), min(i.column() for i in chosen)
        rows = [r for r in range(row0, self._model.rowCount()) if self._model.baris(r).diketik]
        columns = [c for c in range(column0, len(KOLOM)) if KOLOM[c].jenis is Jenis.BULAN]
        wide = max(len(line) for line in block)
        if len(block) > len(rows) or wide > len(columns):
            self.problem.emit(
                f"Blok {len(block)} baris × {wide} kolom tidak muat mulai dari sel ini. "
                "Tidak ada yang diubah."
            )
            return
        self._write(
            [
                (self._model.index(rows[r], columns[c]), teks)
                for r, line in enumerate(block)
                for c, teks in enumerate(line)
            ]
        )

    def _chosen(self) -> list[QModelIndex]:
        return [i for i in self.selectedIndexes() if i.column() >= len(TETAP)]

    def _write(self, ketikan: list[tuple[QModelIndex, str]]) -> None:
        if not ketikan:
            self.problem.emit("Tidak ada sel yang dapat diisi di sini.")
            return
        try:
            self._model.write(ketikan)
        except InputRefused as e:
            self.problem.emit(e.pesan)
        else:
            self.problem.emit("")

    def figures(self) -> tuple[int, Fraction]:
        """Count and sum of the figures in the selection."""
        angka = [Fraction(x) for i in self._chosen() if (x := i.data(ANGKA_ROLE)) is not None]
        return len(angka), sum(angka, Fraction())


class Grid(QWidget):
    """Two views of one model side by side: the frozen columns, and the months with the keyboard."""

    def __init__(self, model: RealisasiModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.months = MonthView(model, self)
        self.frozen = QTableView(self)
        self.frozen.setModel(model)
        self.frozen.setItemDelegate(GridDelegate(self.frozen))
        self.frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.frozen.setAccessibleName("Indikator dan target")
        self.frozen.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.frozen.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        _prepare(self.frozen)
        lebar = 0
        for n, kolom in enumerate(KOLOM):
            self.frozen.setColumnHidden(n, kolom not in TETAP)
            if kolom in TETAP:
                self.frozen.setColumnWidth(n, _LEBAR[kolom.jenis])
                lebar += _LEBAR[kolom.jenis]
        self.frozen.setFixedWidth(lebar)
        self.frozen.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.frozen.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.months.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

        kiri = QVBoxLayout()
        kiri.setSpacing(0)
        kiri.addWidget(self.frozen)
        kiri.addSpacing(tokens.SCROLL)
        kotak = QHBoxLayout(self)
        kotak.setContentsMargins(0, 0, 0, 0)
        kotak.setSpacing(0)
        kotak.addLayout(kiri)
        kotak.addWidget(self.months, 1)

        self.months.verticalScrollBar().valueChanged.connect(self.frozen.verticalScrollBar().setValue)
        self.frozen.verticalScrollBar().valueChanged.connect(self.months.verticalScrollBar().setValue)
        self.frozen.clicked.connect(self._clicked)
        model.modelReset.connect(self._rows)
        self.setFocusProxy(self.months)

    def go_row(self, row: int, column: int | None = None) -> None:
        """Put the cursor in a row (and a month's column) and bring it into view."""
        model = self.months.model()
        here = self.months.currentIndex().column()
        index = model.index(row, column if column is not None else max(here, len(TETAP)))
        self.months.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.months.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _clicked(self, index: QModelIndex) -> None:
        self.go_row(index.row())
        self.months.setFocus(Qt.FocusReason.MouseFocusReason)

    def _rows(self) -> None:
        """Two lines where an indikator begins, one elsewhere."""
        model = self.months.model()
        assert isinstance(model, RealisasiModel)
        satu = tokens.ROW_DENSE
        dua = 2 * self.fontMetrics().lineSpacing() + tokens.S8
        for view in (self.months, self.frozen):
            kepala = view.verticalHeader()
            for row in range(model.rowCount()):
                baris = model.baris(row)
                kepala.resizeSection(row, dua if baris.utama else satu)
        self.frozen.clearSpans()
        for row in range(model.rowCount()):
            if model.baris(row).peran in JUDUL:
                self.frozen.setSpan(row, 1, 1, len(TETAP) - 1)


def _prepare(view: QTableView) -> None:
    """What both halves share, so that their rows stand in line."""
    view.setShowGrid(False)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setFont(palette.grid_font())
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setCornerButtonEnabled(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setMinimumSectionSize(tokens.ROW_DENSE)
    view.verticalHeader().setDefaultSectionSize(tokens.ROW_DENSE)
    kepala = view.horizontalHeader()
    kepala.setFixedHeight(_TINGGI_JUDUL_KOLOM)
    kepala.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    kepala.setHighlightSections(False)
    kepala.setSectionsClickable(False)


def _begins_typing(event: QKeyEvent) -> bool:
    teks = event.text()
    biasa = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return bool(teks) and teks.isprintable() and not biasa


def _copied(index: QModelIndex) -> str:
    teks = index.data(Qt.ItemDataRole.DisplayRole) or ""
    return (
        str(index.data(Qt.ItemDataRole.EditRole) or teks)
        if KOLOM[index.column()].jenis is Jenis.BULAN
        else str(teks)
    )
