"""The dashboard's table: bars of capaian and kelengkapan and a heat map of months, by QPainter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from iki_desktop.models.rekap import Ringkasan
from iki_desktop.ui import palette, tokens
from iki_desktop.ui.beranda.model import (
    CAPAIAN,
    FIRST_MONTH,
    LENGKAP,
    NAME,
    RINGKASAN_ROLE,
    ROW_ROLE,
    SKALA_ROLE,
    BerandaModel,
    Level,
    Row,
)
from iki_desktop.ui.widgets.labels import paint_kategori
from iki_desktop.ui.widgets.tables import paint_ground, prepare_table

Indeks = QModelIndex | QPersistentModelIndex
_CAPAIAN_WIDTH, _LENGKAP_WIDTH, _CELL_WIDTH = 280, 96, 40
_FIGURE_WIDTH = 60  # "100,0 %"
_BAR = 8  # height of a bar
_BAR_ROOM = 92  # of the capaian column, right of the word
_LEAST_BAR = 24
_MANY_MONTHS = 8


class BerandaDelegate(QStyledItemDelegate):
    """Each column draws its own kind of cell; the word always stands with the colour."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Indeks) -> None:
        shown = tokens.colours()
        row: Row = index.data(ROW_ROLE)
        painter.save()
        paint_ground(painter, option, right_line=False)
        bold = row.level is not Level.KARTU
        painter.setFont(palette.sized(tokens.BODY, semibold=bold))
        painter.setPen(QColor(shown.text))
        ringkasan: Ringkasan | None = index.data(RINGKASAN_ROLE)
        column = index.column()
        if column == NAME:
            indent = tokens.S16 if row.level is Level.KARTU else 0
            inside = option.rect.adjusted(tokens.S8 + indent, 0, -tokens.S8, 0)
            text = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside, _LEFT, text)
        elif ringkasan is not None and column == CAPAIAN:
            self._capaian(painter, option.rect, ringkasan, index)
        elif ringkasan is not None and column == LENGKAP:
            self._lengkap(painter, option.rect, ringkasan, index)
        elif ringkasan is not None:
            self._cell(painter, option.rect, ringkasan, index)
        view = option.widget
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(QColor(shown.accent), tokens.FOCUS_RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _capaian(self, painter: QPainter, rect: QRect, ringkasan: Ringkasan, index: Indeks) -> None:
        """The figure, its word, and a bar of 0–100 %."""
        figure = QRect(rect.left() + tokens.S4, rect.top(), _FIGURE_WIDTH, rect.height())
        painter.drawText(figure, _RIGHT, index.data(Qt.ItemDataRole.DisplayRole))
        skala = index.data(SKALA_ROLE)
        widest = max(
            (QFontMetrics(palette.sized(tokens.BODY)).horizontalAdvance(t.nama) for t in skala), default=0
        )
        chip_width = widest + 2 * tokens.S8
        height = painter.fontMetrics().height() + tokens.S4
        chip = QRectF(figure.right() + tokens.S8, rect.center().y() - height / 2 + 0.5, chip_width, height)
        if ringkasan.kategori is not None:
            paint_kategori(painter, chip, ringkasan.kategori, skala)
        left = round(chip.right()) + tokens.S8
        if rect.right() - left - tokens.S8 < _LEAST_BAR:
            return
        share = 0.0 if ringkasan.capaian is None else min(1.0, float(ringkasan.capaian) / 100)
        ink = tokens.level_tint(ringkasan.kategori, skala).ink
        _bar(painter, QRect(left, rect.top(), rect.right() - left - tokens.S8, rect.height()), share, ink)

    def _lengkap(self, painter: QPainter, rect: QRect, ringkasan: Ringkasan, index: Indeks) -> None:
        """Filled of due, with a thin bar below."""
        inside = rect.adjusted(tokens.S8, 0, -tokens.S8, -_BAR // 2)
        painter.drawText(inside, _RIGHT, index.data(Qt.ItemDataRole.DisplayRole))
        rasio = ringkasan.kelengkapan.rasio
        line = QRect(inside.left(), rect.bottom() - _BAR // 2 - 1, inside.width(), _BAR // 2)
        _bar(painter, line, float(rasio or 0), tokens.colours().chart)

    def _cell(self, painter: QPainter, rect: QRect, ringkasan: Ringkasan, index: Indeks) -> None:
        """One month: the figure on the tint of its kategori."""
        tint = tokens.level_tint(ringkasan.kategori, index.data(SKALA_ROLE))
        painter.fillRect(rect.adjusted(1, 1, -1, -2), QColor(tint.ground))
        painter.setPen(QColor(tint.ink))
        painter.setFont(palette.grid_font())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), index.data(Qt.ItemDataRole.DisplayRole))


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def _bar(painter: QPainter, room: QRect, share: float, ink: str) -> None:
    """A bar on its track, centred in the height of `room`."""
    high = min(_BAR, room.height())
    track = QRect(room.left(), room.center().y() - high // 2, room.width(), high)
    painter.fillRect(track, QColor(tokens.colours().hover))
    painter.fillRect(QRect(track.left(), track.top(), round(track.width() * share), high), QColor(ink))


class BerandaTable(QTableView):
    """Enter or a double click leads to the cells behind what is shown: `led(row, month)`, month 0 for all."""

    led = Signal(object, int)

    def __init__(self, model: BerandaModel, row_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(BerandaDelegate(self))
        prepare_table(self, "Capaian unit dan kartu", rows=False)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.set_row_height(row_height)
        self.clicked.connect(self._lead)
        model.modelReset.connect(self._fit)

    def set_row_height(self, height: int) -> None:
        self.verticalHeader().setDefaultSectionSize(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._lead(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lead(self, index: QModelIndex) -> None:
        if index.isValid():
            month = max(0, index.column() - FIRST_MONTH + 1)
            self.led.emit(self._model.row(index.row()), month)

    def _fit(self) -> None:
        """The name takes what the others leave."""
        columns = self._model.columnCount()
        months = columns - FIRST_MONTH
        fixed = {CAPAIAN: _CAPAIAN_WIDTH, LENGKAP: _LENGKAP_WIDTH}
        for n in range(FIRST_MONTH, columns):
            fixed[n] = _CELL_WIDTH
        if months > _MANY_MONTHS:  # at 1366 px the cells of a whole year take the bar's room
            fixed[CAPAIAN] = _CAPAIAN_WIDTH - _BAR_ROOM
            fixed[LENGKAP] = _LENGKAP_WIDTH - tokens.S12
            fixed.update(dict.fromkeys(range(FIRST_MONTH, columns), _CELL_WIDTH - tokens.S4 // 2))
        for n, width in fixed.items():
            self.setColumnWidth(n, width)
        self.setColumnWidth(NAME, max(160, self.viewport().width() - sum(fixed.values())))
