"""Editing of the grid's cells; what they show, the views paint themselves."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

Indeks = QModelIndex | QPersistentModelIndex
_PANAH = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


@runtime_checkable
class Checks(Protocol):
    """An item model that knows beforehand what it would refuse."""

    def check(self, index: Indeks, teks: str) -> str:
        """Why a typed text would be refused, "" where it is fine."""
        ...


class CellField(QLineEdit):
    """What is typed into a cell; `commit` puts it into the file, as that of every field does."""

    def __init__(self, owner: CellEditor, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = owner
        self.typed = False  # typing began it, not F2: then the arrows leave it

    def commit(self) -> bool:
        return self._owner.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        event.accept()  # a key that means nothing here must not reach the grid behind it


class CellEditor(QStyledItemDelegate):
    """Its editor is left by Enter, Tab and, when typing began it, by the arrows. Its model is a `Checks`.

    A text that is no figure keeps the editor open, and so does a write that was refused: nothing that was
    typed is lost.
    """

    moved = Signal(int, int)  # an editor was left: rows and columns to go on by
    passed = Signal(QKeyEvent)  # it was left by this key, which the view knows
    filled = Signal(str)  # Ctrl+Enter: the text is for every selected cell
    refused = Signal(str)  # why what is typed cannot be taken; "" when it can again

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.font = QFont()
        self._field: CellField | None = None
        self._taken = True

    @property
    def field(self) -> CellField | None:
        """The editor that is open, if one is."""
        return self._field

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Indeks) -> QWidget:  # noqa: ARG002
        editor = CellField(self, parent)
        editor.setObjectName("sel")
        editor.setFont(self.font)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setFrame(False)
        editor.setMaxLength(40)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        tetap = QPersistentModelIndex(index)
        editor.textEdited.connect(lambda _teks: self._complain(editor, ""))
        editor.setProperty("sel", tetap)
        self._field = editor
        return editor

    def destroyEditor(self, editor: QWidget, index: Indeks) -> None:
        if editor is self._field:
            self._field = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Indeks) -> None:
        # Refreshing a model must not wipe out what is being typed.
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Indeks) -> None:
        if isinstance(editor, QLineEdit):
            self._taken = model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Indeks) -> None:  # noqa: ARG002
        editor.setGeometry(option.rect)

    def commit(self) -> bool:
        """Put what is being typed into the file and close the editor; False where that was refused."""
        editor = self._field
        if editor is None:
            return True
        if not self._acceptable(editor):
            editor.setFocus()
            return False
        self._taken = True
        self.commitData.emit(editor)
        if self._taken:
            self.closeEditor.emit(editor)
        return self._taken

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not isinstance(editor, CellField):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_F2:  # as in Excel: between typing over and moving in the text
                editor.typed = not editor.typed
                return True
            if _is_enter(event) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                if self._acceptable(editor):
                    self.filled.emit(editor.text())
                return True
            step = _step(editor, event)
            if step is not None or _leaves(editor, event):
                if self.commit():
                    if step is not None:
                        self.moved.emit(*step)
                    else:
                        self.passed.emit(event)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._complain(editor, "")
        leaving = event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}
        if leaving and not self._acceptable(editor):
            return True
        return super().eventFilter(editor, event)

    def _acceptable(self, editor: QLineEdit) -> bool:
        tetap = editor.property("sel")
        if not editor.isModified() or not isinstance(tetap, QPersistentModelIndex) or not tetap.isValid():
            return True
        model = tetap.model()
        alasan = model.check(tetap, editor.text()) if isinstance(model, Checks) else ""
        self._complain(editor, alasan)
        return not alasan

    def _complain(self, editor: QLineEdit, alasan: str) -> None:
        if bool(editor.property("fault")) != bool(alasan):
            editor.setProperty("fault", bool(alasan))
            editor.style().unpolish(editor)
            editor.style().polish(editor)
        self.refused.emit(alasan)


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _step(editor: CellField, event: QKeyEvent) -> tuple[int, int] | None:
    """Where Enter, Tab and plain arrows lead from an editor."""
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    match event.key():
        case Qt.Key.Key_Return | Qt.Key.Key_Enter:
            return (-1, 0) if shift else (1, 0)
        case Qt.Key.Key_Tab:
            return (0, 1)
        case Qt.Key.Key_Backtab:
            return (0, -1)
        case key if key in _PANAH and editor.typed and not _held(event):
            return _PANAH[Qt.Key(key)]
    return None


def _leaves(editor: CellField, event: QKeyEvent) -> bool:
    """Whether a key that is none of those goes on in the grid, as in Excel."""
    if event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return False
    if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        return True
    ends = event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)
    ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return editor.typed and ((event.key() in _PANAH and _held(event)) or (ends and ctrl))


def _held(event: QKeyEvent) -> bool:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return bool(event.modifiers() & held)
