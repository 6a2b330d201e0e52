"""The table of a kartu: words wrapped, sasaran merged over its rows, a fraction set as a fraction."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from iki_desktop.models.keputusan import Indikator
from iki_desktop.ui import palette, tokens
from iki_desktop.ui.kartu.table_model import (
    COLUMNS,
    FORMULASI,
    ROW_ROLE,
    SASARAN,
    KartuTableModel,
    TableRow,
)
from iki_desktop.ui.widgets.tables import paint_ground, prepare_table

Indeks = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_TALLEST = 10_000
_ZERO_WIDTH = "\u200b"  # a blank that takes no room, at which Qt may break
_MOST_SHARE = 4  # a column takes from the others up to a quarter of the room
_MOST_LINES = 8  # a taller cell is shown whole at the side


class KartuDelegate(QStyledItemDelegate):
    """Paints wrapped text, and pembilang over penyebut with a bar."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Indeks) -> None:
        shown = tokens.colours()
        row: TableRow = index.data(ROW_ROLE)
        painter.save()
        paint_ground(painter, option)
        painter.setFont(palette.sized(tokens.BODY))
        painter.setPen(QColor(shown.text))
        inside = option.rect.adjusted(tokens.S8, tokens.S4, -tokens.S8, -tokens.S4)
        painter.setClipRect(inside)
        if index.column() == FORMULASI and row.indikator and row.indikator.berbagian:
            _fraction(painter, inside, row.indikator)
        elif index.column() == SASARAN or row.indikator:
            align = index.data(Qt.ItemDataRole.TextAlignmentRole) | int(Qt.TextFlag.TextWordWrap)
            text = index.data(Qt.ItemDataRole.DisplayRole) or ""
            painter.drawText(inside, align, fitting(text, painter.fontMetrics(), inside.size()))
        elif index.column() == SASARAN + 1:
            painter.setPen(QColor(shown.muted))
            painter.drawText(inside, _WRAP, "Belum ada indikator")
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Indeks) -> QSize:
        metrics = QFontMetrics(palette.sized(tokens.BODY))
        view = option.widget
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else option.rect.width()
        width -= 2 * tokens.S8
        row: TableRow = index.data(ROW_ROLE)
        if index.column() == FORMULASI and row.indikator and row.indikator.berbagian:
            height = sum(
                _height(breakable(t, metrics, width), metrics, width)
                for t in (row.indikator.pembilang, row.indikator.penyebut)
            )
            height += tokens.S8
        else:
            text = breakable(index.data(Qt.ItemDataRole.DisplayRole) or "", metrics, width)
            height = _height(text, metrics, width)
            if index.column() == SASARAN:
                height = height // row.span
        height = min(height, _MOST_LINES * metrics.lineSpacing())
        return QSize(width, max(tokens.ROW_DENSE, height + 2 * tokens.S4 + 1))


def shares(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """`room` pixels shared in proportion to `wanted`; a column narrower than its `least` takes from others.

    Those that have most to spare give first; where nobody has, the column stays as narrow as it is.
    """
    widths = [w * room // sum(wanted) for w in wanted]
    widths[-1] += room - sum(widths)
    for n, need in enumerate(least):
        for other in sorted(range(len(widths)), key=lambda k: least[k] - widths[k]):
            given = min(need - widths[n], widths[other] - least[other])
            if other != n and given > 0:
                widths[other] -= given
                widths[n] += given
    return widths


def breakable(text: str, metrics: QFontMetrics, width: int) -> str:
    """`text` with places to break in words that are wider than `width` pixels; Qt breaks at blanks alone."""
    if all(metrics.horizontalAdvance(word) <= width for word in text.split()):
        return text
    return re.sub(r"\S+", lambda word: _pieces(word[0], metrics, width), text)


def _pieces(word: str, metrics: QFontMetrics, width: int) -> str:
    pieces = [""]
    for letter in word:
        if pieces[-1] and metrics.horizontalAdvance(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return _ZERO_WIDTH.join(pieces)


def fitting(text: str, metrics: QFontMetrics, size: QSize) -> str:
    """As much of the text, breakable, as can be seen at this size, with … where some of it cannot."""
    whole = breakable(text, metrics, size.width())
    if _height(whole, metrics, size.width()) <= size.height():
        return whole

    def cut(length: int) -> str:
        return breakable(f"{text[:length].rstrip()}…", metrics, size.width())

    fits = bisect_right(
        range(len(text)), False, key=lambda n: _height(cut(n), metrics, size.width()) > size.height()
    )
    return cut(max(0, fits - 1))


def _height(text: str, metrics: QFontMetrics, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, width, _TALLEST), _WRAP, text).height()


def _fraction(painter: QPainter, rect: QRect, indikator: Indikator) -> None:
    metrics, room = painter.fontMetrics(), QRect(0, 0, rect.width(), _TALLEST)
    width, height = rect.width(), rect.height() - tokens.S4
    lower = _height(breakable(indikator.penyebut, metrics, width), metrics, width)
    # Where there is too little room for both, each has at least half of it.
    above = fitting(indikator.pembilang, metrics, QSize(width, max(height - lower, height // 2)))
    upper = metrics.boundingRect(room, _CENTRE, above)
    below = fitting(indikator.penyebut, metrics, QSize(width, height - upper.height()))
    painter.drawText(rect, _CENTRE, above)
    bar = rect.top() + upper.height() + tokens.S4 // 2
    wide = min(rect.width(), max(upper.width(), metrics.boundingRect(room, _CENTRE, below).width()))
    left = rect.left() + (rect.width() - wide) // 2
    painter.drawLine(left, bar, left + wide, bar)
    painter.drawText(rect.adjusted(0, bar - rect.top() + tokens.S4 // 2, 0, 0), _CENTRE, below)


class KartuTable(QTableView):
    """Says which row is chosen; Enter or F2 edits it, Alt+arrows move it, Delete takes it away."""

    row_chosen = Signal(object)  # TableRow or None
    edit_wanted = Signal()
    move_wanted = Signal(int)
    remove_wanted = Signal()
    add_wanted = Signal()

    def __init__(self, model: KartuTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(KartuDelegate(self))
        prepare_table(self, "Sasaran dan indikator")
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self._fit)
        model.modelReset.connect(self._reset)
        model.dataChanged.connect(lambda *_: self._fit_soon.start())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.row_chosen.emit(self.current()))
        self.doubleClicked.connect(lambda _index: self.edit_wanted.emit())

    def current(self) -> TableRow | None:
        """The chosen row."""
        index = self.currentIndex()
        return self._model.row(index.row()) if index.isValid() else None

    def choose(self, objek: str) -> bool:
        """Choose the row of an indikator or sasaran; False where it is not here."""
        n = self._model.row_of(objek)
        if n is None:
            return False
        self.selectRow(n)
        self.scrollTo(self._model.index(n, 0))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                self.edit_wanted.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down if alt:
                self.move_wanted.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Delete:
                self.remove_wanted.emit()
            case Qt.Key.Key_Insert:
                self.add_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_soon.start()

    def _reset(self) -> None:
        self.clearSpans()
        for n in range(self._model.rowCount()):
            row = self._model.row(n)
            if row.first and row.span > 1:
                self.setSpan(n, SASARAN, row.span, 1)
        self._fit_soon.start()
        self.row_chosen.emit(None)

    def _words(self, column: int) -> Iterator[str]:
        for row in range(self._model.rowCount()):
            yield from str(self._model.index(row, column).data() or "").split()

    def _fit(self) -> None:
        """Share the width among the columns, then let the rows be as high as their words."""
        metrics, room = QFontMetrics(palette.sized(tokens.BODY)), self.viewport().width()
        longest = (
            max(map(metrics.horizontalAdvance, self._words(n)), default=0) for n in range(len(COLUMNS))
        )
        least = [min(width + 2 * tokens.S8 + 1, room // _MOST_SHARE) for width in longest]
        for n, width in enumerate(shares([c.width for c in COLUMNS], least, room)):
            self.setColumnWidth(n, width)
        self.resizeRowsToContents()
