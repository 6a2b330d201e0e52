"""The table of a review: walked with the arrows, decided with a key a cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from iki_desktop.ui import tokens
from iki_desktop.ui.formulir.model import DECISION, FILE, FORM, MONTH, STATE, WHAT, WHERE, ReviewModel
from iki_desktop.ui.widgets.tables import SteadyTable, prepare_table

_WIDTHS = {
    STATE: 84,
    WHAT: 0,
    MONTH: 48,
    FORM: 96,
    FILE: 96,
    DECISION: 104,
    WHERE: 0,
}  # 0 shares what is left
TAKE_KEY, KEEP_KEY = Qt.Key.Key_F, Qt.Key.Key_B
_TAKES = {TAKE_KEY: True, KEEP_KEY: False}


class ReviewTable(SteadyTable):
    """F takes the form's figure, B keeps the file's, the space bar changes over; several rows at once too."""

    moved = Signal()  # another row is current

    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        prepare_table(self, "Isi formulir")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setResizeContentsPrecision(50)
        for column, width in _WIDTHS.items():
            if not width:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            header.resizeSection(column, width)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.moved.emit())

    def dress(self, row_height: int) -> None:
        self.verticalHeader().setDefaultSectionSize(max(row_height, tokens.ROW_DENSE))

    def rows(self) -> Sequence[int]:
        """The rows chosen."""
        return [index.row() for index in self.selectionModel().selectedRows()]

    def go(self, row: int) -> None:
        """Put the cursor on a row, or on the nearest there is."""
        if count := self._model.rowCount():
            self.choose(self._model.index(min(max(row, 0), count - 1), 0))

    def decide(self, take: bool) -> None:
        """Decide the rows chosen, and go on to the next."""
        rows = self.rows()
        self._model.decide(rows, take)
        if len(rows) == 1:
            self.go(rows[0] + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if plain and key in _TAKES:
            self.decide(_TAKES[key])
        elif plain and key == Qt.Key.Key_Space:
            for row in self.rows():
                self._model.toggle(row)
        else:
            super().keyPressEvent(event)
