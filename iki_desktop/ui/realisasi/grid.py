"""The grid: frozen columns at the left, the rest with the keyboard at the right, two views of one model."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from iki_desktop.ui import tokens
from iki_desktop.ui.realisasi.columns import TETAP, Jenis
from iki_desktop.ui.realisasi.look import NORMAL, ZOOM, Look
from iki_desktop.ui.realisasi.model import RealisasiModel
from iki_desktop.ui.realisasi.months import MonthView
from iki_desktop.ui.realisasi.paint import GridPainter

_HEADER = 32
_NARROW = 960


class FrozenView(QTableView):
    """No, indikator, satuan and target; it has no keyboard of its own."""

    def __init__(self, model: RealisasiModel, painter: GridPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = painter
        self.current = -1  # row of the cursor
        self.setModel(model)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Indikator dan target")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._painter.paint(self, event.rect(), QPoint(0, self.current), ring=False)

    def show_current(self, row: int) -> None:
        """Tint the row of the cursor."""
        for one in (self.current, row):
            if one >= 0:
                self.viewport().update(0, self.rowViewportPosition(one), self.width(), self.rowHeight(one))
        self.current = row


class Grid(QWidget):
    """What is done to both halves: rows in line, zoom, columns that are left out."""

    zoomed = Signal(int)  # per cent
    fold_wanted = Signal(int)  # a row

    def __init__(self, model: RealisasiModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._painter = GridPainter(model, Look())
        self._hidden: frozenset[Jenis] = frozenset()
        self._least = tokens.ROW_DENSE
        self._narrow = False  # little room: the months need it more than the labels
        self.months = MonthView(model, self._painter, self)
        self.frozen = FrozenView(model, self._painter, self)
        for view in (self.months, self.frozen):
            _prepare(view)
        self.frozen.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.frozen.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.months.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.frozen)
        left.addSpacing(tokens.SCROLL)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(left)
        box.addWidget(self.months, 1)

        self.months.verticalScrollBar().valueChanged.connect(self.frozen.verticalScrollBar().setValue)
        self.frozen.verticalScrollBar().valueChanged.connect(self.months.verticalScrollBar().setValue)
        self.frozen.clicked.connect(self._clicked)
        self.months.fold_wanted.connect(self.fold_wanted)
        self.months.selectionModel().currentChanged.connect(
            lambda: self.frozen.show_current(self.months.active().row())
        )
        model.modelReset.connect(self._fit)
        self.setFocusProxy(self.months)

    @property
    def zoom(self) -> int:
        return self._painter.look.zoom

    def set_zoom(self, percent: int) -> None:
        """Show everything larger or smaller; the row at the top stays there, and the cursor is seen."""
        percent = min(ZOOM, key=lambda z: abs(z - percent))
        if percent == self.zoom:
            return
        top = self.months.rowAt(0)
        self._dress(percent)
        if top >= 0:
            self.months.scrollTo(
                self._model.index(top, len(TETAP)), QAbstractItemView.ScrollHint.PositionAtTop
            )
        self.months.scrollTo(self.months.currentIndex())
        self.zoomed.emit(percent)

    def zoom_by(self, steps: int) -> None:
        """To the next step of zoom; 0 is back to the normal one."""
        at = ZOOM.index(self.zoom) + steps
        self.set_zoom(ZOOM[min(max(at, 0), len(ZOOM) - 1)] if steps else NORMAL)

    def dress(self, least: int) -> None:
        """Take fonts and colours as they are now, and this PC's least height of a row."""
        self._least = least
        self._dress(self.zoom)

    def _dress(self, percent: int) -> None:
        look = Look(percent)
        self._painter.look = look
        self.months.editing.font = look.grid_font
        for view in (self.months, self.frozen):
            view.setFont(look.grid_font)
            view.horizontalHeader().setFixedHeight(look.px(_HEADER))
        self._model.header_font = look.body.font
        self._fit()

    def hide_columns(self, hidden: Collection[Jenis]) -> None:
        """Leave these kinds of columns out."""
        self._hidden = frozenset(hidden)
        self._fit_columns()

    def show_folds(self, folded: Collection[str]) -> None:
        """Which rows show that they hide others."""
        self._painter.folded = frozenset(folded)

    def go_row(self, row: int, column: int | None = None) -> None:
        """Put the cursor in a row (and a month's column) and bring it into view."""
        here = self.months.currentIndex().column()
        index = self._model.index(row, column if column is not None else max(here, len(TETAP)))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.months.selectionModel().setCurrentIndex(index, flags)
        self.months.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _clicked(self, index: QModelIndex) -> None:
        if not self.months.editing.commit():
            return
        if self._model.baris(index.row()).lipat and index.column() == 0:
            self.fold_wanted.emit(index.row())
        else:
            self.go_row(index.row())
        self.months.setFocus(Qt.FocusReason.MouseFocusReason)

    # -- sizes ---------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_narrow() != self._narrow:
            self._fit_columns()

    def _is_narrow(self) -> bool:
        return self.width() < self._painter.look.px(_NARROW)

    def _fit(self) -> None:
        """Two lines where an indikator begins, one elsewhere."""
        one, two = self._painter.look.heights(self._least)
        sizes = [two if self._model.baris(row).utama else one for row in range(self._model.rowCount())]
        for view in (self.months, self.frozen):
            header = view.verticalHeader()
            header.setMinimumSectionSize(min(one, tokens.S16))
            header.setDefaultSectionSize(one)
            header.blockSignals(True)  # a layout a row would cost more than all else
            for row, size in enumerate(sizes):
                if header.sectionSize(row) != size:
                    header.resizeSection(row, size)
            header.blockSignals(False)
            view.doItemsLayout()
        self._fit_columns()

    def _fit_columns(self) -> None:
        look = self._painter.look
        self._narrow = self._is_narrow()
        one_month = any(k.jenis is Jenis.BANDING for k in self._model.semua_kolom)
        width = label_at = 0
        for n, kolom in enumerate(self._model.semua_kolom):
            left, gone = n < len(TETAP), kolom.jenis in self._hidden
            self.months.setColumnHidden(n, left or gone)
            self.frozen.setColumnHidden(n, not left or gone)
            size = look.width(kolom.jenis, one_month=one_month, narrow=self._narrow)
            (self.frozen if left else self.months).setColumnWidth(n, size)
            if kolom.jenis is Jenis.LABEL:
                label_at = width
            width += size if left and not gone else 0
        self._painter.frozen_width, self._painter.label_at = width, label_at
        self.frozen.setFixedWidth(width)


def _prepare(view: QTableView) -> None:
    """What both halves share, so that their rows stand in line."""
    view.setShowGrid(False)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setCornerButtonEnabled(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = view.horizontalHeader()
    header.setFixedHeight(_HEADER)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setHighlightSections(False)
    header.setSectionsClickable(False)
