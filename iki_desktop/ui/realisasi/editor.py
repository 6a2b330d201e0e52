"""Editing of the grid's cells; what they show, the views paint themselves."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
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


class CellEditor(QStyledItemDelegate):
    """Its editor is left by Enter, Tab and, when typing began it, by the arrows. Its model is a `Checks`.

    A text that is no figure keeps the editor open: nothing that was typed is lost.
    """

    moved = Signal(int, int)  # an editor was left: rows and columns to go on by
    refused = Signal(str)  # why what is typed cannot be taken; "" when it can again

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.font = QFont()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Indeks) -> QWidget:  # noqa: ARG002
        editor = QLineEdit(parent)
        editor.setObjectName("sel")
        editor.setFont(self.font)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setFrame(False)
        editor.setMaxLength(40)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        tetap = QPersistentModelIndex(index)
        editor.textEdited.connect(lambda _teks: self._complain(editor, ""))
        editor.setProperty("sel", tetap)
        return editor

    def setEditorData(self, editor: QWidget, index: Indeks) -> None:
        # Refreshing a model must not wipe out what is being typed.
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Indeks) -> None:  # noqa: ARG002
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not isinstance(editor, QLineEdit):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = self._step(editor, event)
            if step is not None:
                if self._acceptable(editor):
                    self.commitData.emit(editor)
                    self.closeEditor.emit(editor)
                    self.moved.emit(*step)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._complain(editor, "")
        leaving = event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}
        if leaving and not self._acceptable(editor):
            return True
        return super().eventFilter(editor, event)

    def _step(self, editor: QLineEdit, event: QKeyEvent) -> tuple[int, int] | None:
        kembali = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                return (-1, 0) if kembali else (1, 0)
            case Qt.Key.Key_Tab:
                return (0, 1)
            case Qt.Key.Key_Backtab:
                return (0, -1)
            case key if key in _PANAH and editor.property("diketik"):
                return _PANAH[Qt.Key(key)]
        return None

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
