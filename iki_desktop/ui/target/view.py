"""The grid of targets: typed, copied, pasted and filled as in a workbook."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyleOptionViewItem,
    QWidget,
)

from iki_desktop.errors import InputRefused
from iki_desktop.ui import palette, tokens
from iki_desktop.ui.realisasi.cells import baca_blok
from iki_desktop.ui.realisasi.editor import CellEditor, Indeks
from iki_desktop.ui.realisasi.look import Face
from iki_desktop.ui.realisasi.moves import edge
from iki_desktop.ui.target.model import BARIS_ROLE, WARISAN_ROLE, TargetModel
from iki_desktop.ui.target.rows import DIKETIK, KOLOM, Baris, Jenis
from iki_desktop.ui.widgets.tables import SteadyTable, paint_ground, prepare_table

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_TYPED_COLUMNS = [n for n, kolom in enumerate(KOLOM) if kolom.jenis in DIKETIK]
_WIDTH = {
    Jenis.NOMOR: 40,
    Jenis.SATUAN: 84,
    Jenis.LALU: 72,
    Jenis.USUL: 80,
    Jenis.TAHUN: 92,
    Jenis.TW: 68,
    Jenis.CARA: 88,
}
_LEAST_LABEL = 200


class _Cells(CellEditor):
    """Paints headings across, figures in the grid's type, and what is inherited in muted ink."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Indeks) -> None:
        shown = tokens.colours()
        b: Baris = index.data(BARIS_ROLE)
        kolom = KOLOM[index.column()]
        heading = b.indikator is None
        painter.save()
        view = option.widget
        typed = isinstance(view, TargetView) and view.can_type(index)
        paint_ground(painter, option, "" if typed else shown.panel, right_line=not heading)
        if isinstance(view, TargetView) and view.currentIndex() == index:
            painter.setPen(QPen(QColor(shown.accent), tokens.FOCUS_RING))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        figures = kolom.jenis not in (Jenis.LABEL, Jenis.SATUAN, Jenis.CARA)
        muted = bool(index.data(WARISAN_ROLE)) or kolom.jenis in (Jenis.LALU, Jenis.USUL, Jenis.NOMOR)
        painter.setPen(QColor(shown.muted if muted and not heading else shown.text))
        font = palette.sized(tokens.BODY, semibold=heading) if heading or not figures else palette.grid_font()
        painter.setFont(font)
        inside = option.rect.adjusted(tokens.S8, 0, -tokens.S8, 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if kolom.jenis is Jenis.LABEL:
            inside.adjust(tokens.S16 if b.pengampu else 0, 0, 0, 0)
            face = Face(font)
            lines = face.lines(text, inside.width(), 2 if inside.height() >= 2 * face.line else 1)
            top = inside.top() + (inside.height() - len(lines) * face.line) // 2
            for n, line in enumerate(lines):
                painter.drawText(inside.left(), top + n * face.line + face.ascent, line)
        else:
            align = int(index.data(Qt.ItemDataRole.TextAlignmentRole))
            painter.drawText(
                inside,
                align,
                painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width()),
            )
        painter.restore()


class TargetView(SteadyTable):
    """Enter goes down, Tab right, both to the next cell that can be typed."""

    problem = Signal(str)  # one sentence; "" when all is well again

    def __init__(self, model: TargetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._begun_at = -1  # the column where Tab left from, which Enter leads back to; −1 for none
        self.setModel(model)
        prepare_table(self, "Target per tahun dan triwulan", rows=False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(palette.grid_font())
        cells = _Cells(self)
        cells.font = palette.grid_font()
        cells.moved.connect(self._go_on)
        cells.passed.connect(self.keyPressEvent)
        cells.filled.connect(self._fill_with)
        cells.refused.connect(self.problem)
        self.setItemDelegate(cells)
        self.editing = cells
        header = self.horizontalHeader()
        header.setMinimumSectionSize(40)
        for n, kolom in enumerate(KOLOM):
            if kolom.jenis is not Jenis.LABEL:
                header.resizeSection(n, _WIDTH[kolom.jenis])
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(tokens.ROW_DENSE)
        model.modelReset.connect(self._fit_rows)

    def can_type(self, index: Indeks) -> bool:
        """Whether a text can be typed there."""
        return self._model.can_type(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words take the room that is left; where that is too little, the grid scrolls."""
        super().resizeEvent(event)
        label = next(n for n, k in enumerate(KOLOM) if k.jenis is Jenis.LABEL)
        others = sum(_WIDTH[k.jenis] for k in KOLOM if k.jenis in _WIDTH)
        self.horizontalHeader().resizeSection(label, max(_LEAST_LABEL, self.viewport().width() - others))

    def _fit_rows(self) -> None:
        """Two lines for an indikator, one elsewhere; headings run across."""
        two = 2 * self.fontMetrics().lineSpacing() + tokens.S4
        self.clearSpans()
        for row in range(self._model.rowCount()):
            b = self._model.baris(row)
            self.setRowHeight(row, two if b.indikator and b.pengampu is None else tokens.ROW_DENSE)
            if b.indikator is None:
                self.setSpan(row, 1, 1, len(KOLOM) - 1)

    # -- moving --------------------------------------------------------------------------

    def step(self, rows: int, columns: int) -> None:
        """Go on to the next cell in that direction that can be typed; stay where there is none.

        After Tab, Enter leads back to the column where the row was begun, as in Excel.
        """
        here = self.currentIndex()
        begun = self._begun_at if self._begun_at >= 0 else here.column()
        if (index := self._next(here if columns else here.siblingAtColumn(begun), rows, columns)) is not None:
            self.choose(index)
        self._begun_at = begun if columns else -1

    def _go_on(self, rows: int, columns: int) -> None:
        """The same after typing, where Tab goes on in the next row: what is typed next is a target too."""
        here = self.currentIndex()
        self.step(rows, columns)
        if not columns or self.currentIndex() != here:
            return
        for row in range(here.row() + columns, self._model.rowCount() if columns > 0 else -1, columns):
            for column in _TYPED_COLUMNS[::columns]:
                if self._model.can_type(index := self._model.index(row, column)):
                    self.choose(index)
                    return

    def _next(self, here: QModelIndex, rows: int, columns: int) -> QModelIndex | None:
        row, column = here.row() + rows, here.column() + columns
        while 0 <= row < self._model.rowCount() and 0 <= column < len(KOLOM):
            index = self._model.index(row, column)
            if self._model.can_type(index):
                return index
            row, column = row + rows, column + columns
        return None

    def _led(self, event: QKeyEvent) -> QModelIndex | None:
        """Where Home, End and Ctrl with an arrow lead; None for another key."""
        ctrl = event.modifiers() == _CTRL
        if not ctrl and event.modifiers():
            return None
        model, here = self._model, self.currentIndex()
        rows = [r for r in range(model.rowCount()) if model.baris(r).indikator is not None]
        if not rows:
            return None
        match event.key():
            case Qt.Key.Key_Home:
                return model.index(rows[0] if ctrl else here.row(), _TYPED_COLUMNS[0])
            case Qt.Key.Key_End:
                return model.index(rows[-1] if ctrl else here.row(), _TYPED_COLUMNS[-1])
            case Qt.Key.Key_Up | Qt.Key.Key_Down if ctrl:
                way = 1 if event.key() == Qt.Key.Key_Down else -1
                return here.siblingAtRow(
                    edge(rows, here.row(), way, lambda r: bool(here.siblingAtRow(r).data()))
                )
            case Qt.Key.Key_Left | Qt.Key.Key_Right if ctrl:
                way = 1 if event.key() == Qt.Key.Key_Right else -1
                columns = _TYPED_COLUMNS
                return here.siblingAtColumn(
                    edge(columns, here.column(), way, lambda c: bool(here.siblingAtColumn(c).data()))
                )
        return None

    def currentChanged(self, current: Indeks, previous: Indeks) -> None:
        super().currentChanged(current, previous)
        self._begun_at = -1

    def go_first(self, row: int = 0) -> None:
        """Put the cursor in the year's cell of the first row from there on that takes a target."""
        column = next(n for n, k in enumerate(KOLOM) if k.jenis is Jenis.TAHUN)
        for r in range(row, self._model.rowCount()):
            if self._model.baris(r).indikator is not None:
                self.choose(self._model.index(r, column))
                return

    def event(self, event: QEvent) -> bool:
        # Tab would leave the grid before keyPressEvent sees it.
        tabs = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in tabs
            and not event.modifiers() & _CTRL
            and self._next(self.currentIndex(), 0, tabs[Qt.Key(event.key())]) is not None
        ):
            self.step(0, tabs[Qt.Key(event.key())])
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        led = self._led(event)
        match event.key():
            case _ if led is not None:
                self.choose(led)
            case Qt.Key.Key_Space if event.modifiers() in (_SHIFT, _CTRL):
                self._choose_line(self.currentIndex(), row=shift)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.step(-1 if shift else 1, 0)
            case Qt.Key.Key_F2:
                self._begin("")
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.write([(i, "") for i in self.chosen()])
            case Qt.Key.Key_D if event.modifiers() == _CTRL:
                self._fill(down=True)
            case Qt.Key.Key_R if event.modifiers() == _CTRL:
                self._fill(down=False)
            case _ if event.matches(QKeySequence.StandardKey.Copy):
                self.copy()
            case _ if event.matches(QKeySequence.StandardKey.Cut):
                self.copy()
                self.write([(i, "") for i in self.chosen()])
            case _ if event.matches(QKeySequence.StandardKey.Paste):
                self.paste()
            case _ if event.text().isprintable() and event.text() and event.modifiers() in _TYPING:
                self._begin(event.text())
            case _:
                super().keyPressEvent(event)

    def _choose_line(self, here: QModelIndex, *, row: bool) -> None:
        """As in Excel: Shift+Space chooses the row, Ctrl+Space the column."""
        last = self._model.rowCount() - 1
        one, other = (
            (here.siblingAtColumn(_TYPED_COLUMNS[0]), here.siblingAtColumn(_TYPED_COLUMNS[-1]))
            if row
            else (here.siblingAtRow(0), here.siblingAtRow(last))
        )
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(QItemSelection(one, other), flags)

    def _begin(self, text: str) -> None:
        """Open the editor: with what stands there, or with the key that was typed."""
        index = self.currentIndex()
        if not index.isValid() or not self._model.can_type(index):
            if index.isValid():
                self.problem.emit(self._model.check(index, ""))
            return
        self.problem.emit("")
        self.edit(index)
        if field := self.editing.field:
            field.typed = bool(text)
            if text:
                field.setText(text)
                field.setModified(True)
            field.deselect()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.editing.commit():
            super().mousePressEvent(event)

    # -- blocks --------------------------------------------------------------------------

    def chosen(self) -> list[QModelIndex]:
        """The selected cells that can be typed, row by row."""
        found = [i for i in self.selectedIndexes() if self._model.can_type(i)]
        return sorted(found, key=lambda i: (i.row(), i.column()))

    def chosen_rows(self) -> list[int]:
        """The rows with a selected cell, headings left out."""
        rows = {i.row() for i in self.selectedIndexes()}
        return sorted(r for r in rows if self._model.baris(r).indikator is not None)

    def copy(self) -> None:
        """The selected block as tab-separated text."""
        cells = {(i.row(), i.column()): i for i in self.selectedIndexes()}
        rows, columns = sorted({r for r, _ in cells}), sorted({c for _, c in cells})
        lines = [
            "\t".join(
                str(cells[r, c].data() or "").replace("\t", " ") if (r, c) in cells else "" for c in columns
            )
            for r in rows
        ]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Take a block in from its upper left cell on, whole or not at all; headings are stepped over.

        One figure fills the selection.
        """
        block, chosen = baca_blok(QGuiApplication.clipboard().text()), self.chosen()
        if not block or not chosen:
            self.write([])
            return
        if len(block) == 1 and len(block[0]) == 1:
            self.write([(i, block[0][0]) for i in chosen])
            return
        first = chosen[0]
        rows = [r for r in range(first.row(), self._model.rowCount()) if self._model.baris(r).indikator]
        wide = max(map(len, block))
        room = len(KOLOM) - first.column()
        if len(block) > len(rows) or wide > room:
            self.problem.emit(
                f"Blok {len(block)} baris × {wide} kolom tidak muat mulai dari sel ini: di sini hanya ada "
                f"{len(rows)} baris × {room} kolom. Tidak ada yang diubah."
            )
            return
        self.write(
            [
                (self._model.index(rows[r], first.column() + c), text)
                for r, line in enumerate(block)
                for c, text in enumerate(line)
            ]
        )

    def _fill(self, *, down: bool) -> None:
        """Fill the selection from its first row (Ctrl+D) or its first column (Ctrl+R)."""
        chosen = self.chosen()
        lines = sorted({i.row() if down else i.column() for i in chosen})
        if len(lines) == 1:  # one row alone is filled from the one above it, one column from that at its left
            before = self._next(chosen[0], -1, 0) if down else self._next(chosen[0], 0, -1)
            lines = [] if before is None else [before.row() if down else before.column()]
        if not lines:
            return
        first = lines[0]
        pairs = [(i, i.sibling(first, i.column()) if down else i.sibling(i.row(), first)) for i in chosen]
        self.write([(i, str(s.data(Qt.ItemDataRole.EditRole) or "")) for i, s in pairs if i != s])

    def _fill_with(self, text: str) -> None:
        """Put what is being typed into every selected cell (Ctrl+Enter)."""
        if self.write([(i, text) for i in self.chosen()]) and (field := self.editing.field):
            self.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)

    def write(self, typed: Sequence[tuple[QModelIndex, str]]) -> bool:
        """Set texts of cells as one step, or say why not; whether they were."""
        if not typed:
            self.problem.emit("Tidak ada sel yang dapat diisi di sini.")
            return False
        try:
            written = self._model.write(typed)
        except InputRefused as e:
            self.problem.emit(e.pesan)
            return False
        self.problem.emit("")
        return written


_TYPING = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
