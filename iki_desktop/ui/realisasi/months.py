"""The half of the grid that scrolls and has the keyboard; its keys are those of Excel."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from iki_desktop.ui.realisasi.blocks import Blocks
from iki_desktop.ui.realisasi.columns import TETAP
from iki_desktop.ui.realisasi.editor import CellEditor
from iki_desktop.ui.realisasi.model import Indeks, RealisasiModel
from iki_desktop.ui.realisasi.moves import Moves
from iki_desktop.ui.realisasi.paint import GridPainter
from iki_desktop.ui.realisasi.telling import sum_of
from iki_desktop.ui.widgets.tables import selected_ranges

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_MANY = 50_000  # cells; beyond that nothing is summed
_QUICK = 500  # cells; the sum of more takes as long as a key may


class MonthView(QTableView):
    """Enter goes down, Tab right, both to the next cell that takes a figure."""

    problem = Signal(str)  # one sentence; "" when all is well again
    fold_wanted = Signal(int)  # the row whose lower rows are to be folded away or shown

    def __init__(self, model: RealisasiModel, painter: GridPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._painter = painter
        self._anchor = QPersistentModelIndex()
        self._extending = False
        self._begun_at = -1  # the column where Tab left from, which Enter leads back to; −1 for none
        self.setModel(model)
        self.editing = CellEditor(self)
        self.editing.moved.connect(self._go_on)
        self.editing.passed.connect(self.keyPressEvent)
        self.editing.filled.connect(self._fill)
        self.editing.refused.connect(self.problem)
        self.setItemDelegate(self.editing)
        self.setAccessibleName("Realisasi per bulan")
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.blocks = Blocks(self, model)
        self.moves = Moves(self, model)

    def paintEvent(self, event: QPaintEvent) -> None:
        here = self.active()
        current = QPoint(here.column(), here.row()) if here.isValid() else None
        self._painter.paint(self, event.rect(), current, ring=True)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:  # Qt moves the pixels, but headings stay where they are
            self.viewport().update()

    # -- moving --------------------------------------------------------------------------

    def active(self) -> QModelIndex:
        """The cell that typing goes to: as in Excel that where the selection was begun, not where it ends."""
        here, begun = self.currentIndex(), self._model.index(self._anchor.row(), self._anchor.column())
        return begun if begun.isValid() and self.selectionModel().isSelected(begun) else here

    def _rest(self) -> None:
        """Put the cursor on the active cell; what is selected stays so."""
        self._extending = True
        self.selectionModel().setCurrentIndex(self.active(), QItemSelectionModel.SelectionFlag.NoUpdate)
        self._extending = False

    def step(self, rows: int, columns: int) -> None:
        """Go on to the next cell in that direction that takes a figure; stay where there is none.

        As in Excel: in a selection round and round within it; and after Tab, Enter leads back to the column
        where the row was begun.
        """
        begun_at = self._begun_at
        self._rest()
        here = self.currentIndex()
        if (index := self.moves.next_chosen(here, selected_ranges(self), rows, columns)) is not None:
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)
            return
        begun = begun_at if begun_at >= 0 else here.column()
        start = here if columns else here.siblingAtColumn(begun)
        if (index := self.moves.next_typed(start, rows, columns)) is not None:
            self._to(index)
        elif start != here:
            self._to(start)
        self._begun_at = begun if columns else -1

    def _go_on(self, rows: int, columns: int) -> None:
        """The same after typing, where Tab goes on in the next row: what is typed next is a figure too."""
        here = self.currentIndex()
        self.step(rows, columns)
        if columns and self.currentIndex() == here and (index := self.moves.next_row(here, columns)):
            self._to(index)

    def go_first(self, month: int) -> None:
        """Put the cursor in the first cell of a month that takes a figure, kosong ones before others."""
        if (index := self.moves.first_of_month(month)) is not None:
            self._to(index)
            above = index.row()  # its headings come into view with it
            while above and self._model.baris(above - 1).indikator is None:
                above -= 1
            self.scrollTo(index.siblingAtRow(above))
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def currentChanged(self, current: Indeks, previous: Indeks) -> None:
        super().currentChanged(current, previous)
        self._begun_at = -1
        if not self._extending and self.state() != QTableView.State.DragSelectingState:
            self._anchor = QPersistentModelIndex(current)
        for index in (previous, current, self.active()):
            self.viewport().update(self.visualRect(index))

    def _to(self, index: QModelIndex) -> None:
        """Choose this cell alone; setCurrentIndex would add it to the others while Ctrl or Shift is held."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def _go(self, index: QModelIndex, *, extend: bool) -> None:
        """Move the cursor; `extend` selects all from where the selection began."""
        if not extend:
            self._to(index)
            return
        anchor = self._model.index(self._anchor.row(), self._anchor.column())
        if not anchor.isValid():
            anchor = self.currentIndex()
        chosen, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        self._extending = True
        chosen.setCurrentIndex(index, flags.NoUpdate)
        chosen.select(_between(self._model, anchor, index), flags.ClearAndSelect)
        self._extending = False
        self.scrollTo(index)

    def choose_block(self, top: int, left: int, bottom: int, right: int) -> None:
        """Select the cells between these, as after a paste; the cursor goes to the upper left one."""
        self._to(self._model.index(top, left))
        self._select(self._model.index(top, left), bottom, right)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.editing.commit():
            return
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.modifiers() == _SHIFT and event.button() == Qt.MouseButton.LeftButton:
            self._go(index, extend=True)
        else:
            super().mousePressEvent(event)

    # -- keys ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift, ctrl = bool(event.modifiers() & _SHIFT), bool(event.modifiers() & _CTRL)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        target = None if alt else self.moves.of_key(event.key(), self.currentIndex(), ctrl=ctrl)
        match event.key():
            case _ if target is not None:
                self._go(target, extend=shift)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.step(-1 if shift else 1, 0)
            case Qt.Key.Key_Tab if not event.modifiers():
                self.step(0, 1)
            case Qt.Key.Key_Backtab:
                self.step(0, -1)
            case Qt.Key.Key_F2:
                self._edit(typed=False)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.blocks.fill_with("")
            case _ if event.matches(QKeySequence.StandardKey.Cut):
                self.blocks.cut()
            case Qt.Key.Key_Semicolon if event.modifiers() == _CTRL:
                self.blocks.nihil()
            case Qt.Key.Key_D if event.modifiers() == _CTRL:
                self.blocks.fill_from_edge(down=True)
            case Qt.Key.Key_R if event.modifiers() == _CTRL:
                self.blocks.fill_from_edge(down=False)
            case Qt.Key.Key_A if event.modifiers() == _CTRL:
                self._select(
                    self._model.index(0, 0), self._model.rowCount() - 1, self._model.columnCount() - 1
                )
            case Qt.Key.Key_Space:
                self._space(shift=shift, ctrl=ctrl)
            case _ if event.matches(QKeySequence.StandardKey.Copy):
                self.blocks.copy()
            case _ if event.matches(QKeySequence.StandardKey.Paste):
                self.blocks.paste()
            case _ if _begins_typing(event):
                self.type_over(event.text())
            case _:
                super().keyPressEvent(event)

    def _space(self, *, shift: bool, ctrl: bool) -> None:
        """As in Excel: Shift chooses the row, Ctrl the column; alone it folds what stands below the row."""
        here = self.currentIndex()
        if not here.isValid():
            return
        if shift:
            self._select(self._model.index(here.row(), 0), here.row(), self._model.columnCount() - 1)
        elif ctrl:
            self._select(self._model.index(0, here.column()), self._model.rowCount() - 1, here.column())
        else:
            self.fold_wanted.emit(here.row())

    def _select(self, top_left: QModelIndex, row: int, column: int) -> None:
        chosen = QItemSelection(top_left, self._model.index(row, column))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def event(self, event: QEvent) -> bool:
        # Tab would leave the grid before keyPressEvent sees it.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
            and not event.modifiers() & _CTRL
            and self.moves.next_typed(self.currentIndex(), 0, 1 if event.key() == Qt.Key.Key_Tab else -1)
        ):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    # -- typing --------------------------------------------------------------------------

    def type_over(self, text: str) -> None:
        """Open the editor with this text in place of what the cell holds."""
        if self._edit(typed=True) and (field := self.editing.field):
            field.setText(text)
            field.setModified(True)

    def _fill(self, text: str) -> None:
        """Put what is being typed into every selected cell (Ctrl+Enter)."""
        if self.blocks.fill_with(text) and (field := self.editing.field):
            self.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)

    def _edit(self, *, typed: bool) -> bool:
        self._rest()
        index = self.currentIndex()
        if not index.isValid():
            return False
        if not self._model.can_type(index):
            self.problem.emit(self._model.check(index, ""))
            return False
        self.problem.emit("")
        self.scrollTo(index)
        self.edit(index)
        if field := self.editing.field:
            field.typed = typed
            field.deselect()
        return True

    def figures(self) -> tuple[int, Fraction]:
        """Count and sum of the figures in the selection."""
        if not 1 < self._chosen_cells() <= _MANY:
            return 0, Fraction()
        return sum_of(self._model, selected_ranges(self), self.moves.columns())

    def is_much_chosen(self) -> bool:
        """Whether so much is chosen that its sum takes a while."""
        return self._chosen_cells() > _QUICK

    def _chosen_cells(self) -> int:
        return sum(part.width() * part.height() for part in selected_ranges(self))


def _between(model: RealisasiModel, one: QModelIndex, other: QModelIndex) -> QItemSelection:
    """All cells of the rectangle with these corners, without the frozen columns."""
    columns = sorted((max(one.column(), len(TETAP)), max(other.column(), len(TETAP))))
    rows = sorted((one.row(), other.row()))
    return QItemSelection(model.index(rows[0], columns[0]), model.index(rows[1], columns[1]))


def _begins_typing(event: QKeyEvent) -> bool:
    teks = event.text()
    biasa = event.modifiers() & (_CTRL | Qt.KeyboardModifier.AltModifier)
    return bool(teks) and teks.isprintable() and not biasa
