"""What tables share: how one that only shows behaves, and the ground that their cells are painted on."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTableView

from iki_desktop.ui import tokens


def prepare_table(view: QTableView, name: str, *, rows: bool = True) -> None:
    """`name` is the accessible name; `rows`: whole rows are chosen, else single cells."""
    view.setAccessibleName(name)
    behaviour = QAbstractItemView.SelectionBehavior
    view.setSelectionBehavior(behaviour.SelectRows if rows else behaviour.SelectItems)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    header = view.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setHighlightSections(False)
    header.setSectionsClickable(False)


class SteadyTable(QTableView):
    """A table of many chosen cells in which the program chooses one alone, whichever keys are held down.

    Qt asks the keyboard even where a program chooses (selectRow, setCurrentIndex), so that a Ctrl still held
    takes the choice back. Only what `choose` does is answered here; keys and the mouse keep their meaning.
    """

    _choosing = False

    def choose(self, index: QModelIndex) -> None:
        """Choose that cell (its row, where rows are chosen) with the cursor; Shift goes on from it."""
        self._choosing = True
        try:
            self.setCurrentIndex(index)
        finally:
            self._choosing = False
        self.scrollTo(index)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        if not self._choosing:
            return super().selectionCommand(index, event)
        flags = QItemSelectionModel.SelectionFlag
        rows = self.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows
        return flags.ClearAndSelect | flags.Rows if rows else flags.ClearAndSelect


def selected_ranges(view: QTableView) -> list[QItemSelectionRange]:
    """The rectangles of cells that are selected, hidden columns included."""
    chosen = view.selectionModel().selection()
    return [chosen.at(n) for n in range(chosen.count())]


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, ground: str = "", *, right_line: bool = True
) -> None:
    """The ground of a cell (that of the page where none is named) or of the selection, and its hairlines."""
    shown = tokens.colours()
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    painter.fillRect(option.rect, QColor(shown.selection if chosen else ground or shown.bg))
    painter.setPen(QPen(QColor(shown.line), tokens.HAIRLINE))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
    if right_line:
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
