"""Fields that put what was typed into the file when they are left, and never lose it when that is refused.

A field shows a value (`set_value`); when it is left, or Enter is pressed, it says `committed(text)` once if
the text differs. The page answers by `session.run`, and its refresh calls `set_value` with what the file now
holds. Where the operation was refused nobody calls it, so the text stays, still pending, and the next
leaving tries again. Where the file took it but keeps another form of it (tidied blanks, or nothing new to
keep), the page calls `settle`. Esc brings the file's value back.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

_WINDOW_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def _is_undo(event: QEvent) -> bool:
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and (any(event.matches(key) for key in _WINDOW_UNDO) or event.keyCombination().key() == Qt.Key.Key_Y)
        and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    )


class LineField(QLineEdit):
    """One line of text that commits on leaving."""

    committed = Signal(str)

    def __init__(self, name: str, value: str = "", parent: QWidget | None = None) -> None:
        """`name` is the accessible name: what the field holds, in a few words."""
        super().__init__(value, parent)
        self._value = value
        self.setAccessibleName(name)
        self.editingFinished.connect(self.commit)

    def set_value(self, value: str) -> None:
        """Show what the file holds. Pending text is kept unless the file's value moved."""
        if value == self._value and self.pending:
            return
        self._value = value
        if self.text() != value:
            at = self.cursorPosition()
            self.setText(value)
            self.setCursorPosition(min(at, len(value)) if self.hasFocus() else 0)

    def settle(self, value: str) -> None:
        """Show what the file holds after a commit that it took, also where the text was only tidied."""
        self._value = value
        if self.text() != value:
            self.setText(value)

    @property
    def value(self) -> str:
        """What the file holds."""
        return self._value

    @property
    def pending(self) -> bool:
        """Whether the text is not in the file yet."""
        return self.text() != self._value

    def commit(self) -> bool:
        """Say what was typed, if it is new; True where nothing is pending after that."""
        if self.pending and not self.isReadOnly():
            self.committed.emit(self.text())
        return not self.pending

    def restore(self) -> None:
        """Back to what the file holds."""
        self.setText(self._value)

    def event(self, arg__1: QEvent) -> bool:
        if _is_undo(arg__1) and not self.pending:
            arg__1.ignore()  # nothing typed here: the key belongs to the window's undo
            return False
        return super().event(arg__1)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() == Qt.Key.Key_Escape and self.pending:
            self.restore()
            arg__1.accept()
            return
        super().keyPressEvent(arg__1)


class TextField(QPlainTextEdit):
    """Several lines that commit on leaving or Ctrl+Enter; as high as the text, between two bounds.

    Tab leaves the field. `set_lines` bounds the height.
    """

    committed = Signal(str)

    def __init__(self, name: str, value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self._least, self._most = 1, 12
        self.setPlainText(value)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The document knows its lines only after it was laid out at the present width.
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self._fit)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit_soon.start())
        self._fit()

    def set_lines(self, least: int, most: int) -> None:
        """Bounds of the height, in lines."""
        self._least, self._most = least, most
        self._fit()

    def set_value(self, value: str) -> None:
        """Show what the file holds; pending text is kept unless the file's value moved."""
        if value == self._value and self.pending:
            return
        self._value = value
        if self.toPlainText() != value:
            self.setPlainText(value)

    def settle(self, value: str) -> None:
        """As LineField.settle."""
        self._value = value
        if self.toPlainText() != value:
            self.setPlainText(value)

    @property
    def value(self) -> str:
        return self._value

    @property
    def pending(self) -> bool:
        return self.toPlainText() != self._value

    def commit(self) -> bool:
        """As LineField.commit."""
        if self.pending and not self.isReadOnly():
            self.committed.emit(self.toPlainText())
        return not self.pending

    def restore(self) -> None:
        self.setPlainText(self._value)

    def event(self, e: QEvent) -> bool:
        if _is_undo(e) and not self.pending:
            e.ignore()
            return False
        return super().event(e)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() == Qt.Key.Key_Escape and self.pending:
            self.restore()
            e.accept()
            return
        enter = e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and e.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
            e.accept()
            return
        super().keyPressEvent(e)

    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        if e.reason() != Qt.FocusReason.PopupFocusReason:  # its own context menu
            self.commit()

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._fit_soon.start()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        rows = min(max(lines, self._least), self._most)
        frame = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        height = rows * self.fontMetrics().lineSpacing() + frame
        if height != self.height():
            self.setFixedHeight(height)
        fits = lines <= self._most
        wanted = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if self.verticalScrollBarPolicy() != wanted:
            self.setVerticalScrollBarPolicy(wanted)


class ChoiceField(QComboBox):
    """A list of choices that commits when another is chosen; the wheel changes nothing by accident."""

    committed = Signal(object)  # the value of the choice

    def __init__(self, name: str, choices: dict[object, str], parent: QWidget | None = None) -> None:
        """`choices`: value → words, in order."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = list(choices)
        self.addItems(list(choices.values()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._choose)
        self._value: object = self._values[0] if self._values else None

    def offer(self, choices: dict[object, str]) -> None:
        """Offer other choices; what the file holds stays shown where it is among them."""
        if list(choices) == self._values and list(choices.values()) == [
            self.itemText(n) for n in range(self.count())
        ]:
            return
        self._values = list(choices)
        self.clear()
        self.addItems(list(choices.values()))
        self.set_value(self._value)

    @property
    def value(self) -> object:
        """What the file holds."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show what the file holds; a value that is not offered shows an empty field."""
        self._value = value
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def wheelEvent(self, e: QEvent) -> None:  # type: ignore[override]
        if self.hasFocus():
            super().wheelEvent(e)  # type: ignore[arg-type]
        else:
            e.ignore()

    def _choose(self, at: int) -> None:
        chosen = self._values[at]
        if chosen != self._value:
            self.committed.emit(chosen)
            if chosen != self._value:  # refused: show what holds
                self.set_value(self._value)
