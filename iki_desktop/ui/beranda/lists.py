"""A short list of what to do next: a heading, and lines that lead to their cells."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from iki_desktop.ui import palette, tokens
from iki_desktop.ui.beranda.summary import Entry
from iki_desktop.ui.widgets.labels import label


class EntryButton(QAbstractButton):
    """Words at the left, elided; the figure at the right."""

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(tokens.ROW_DENSE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{entry.words}: {entry.figure}")
        self.setToolTip(entry.words)

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: ARG002
        shown = tokens.colours()
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), QColor(shown.hover))
        painter.setFont(palette.sized(tokens.BODY))
        metrics = painter.fontMetrics()
        inside = self.rect().adjusted(tokens.S4, 0, -tokens.S4, 0)
        painter.setPen(QColor(shown.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignRight | middle), self.entry.figure)
        room = inside.width() - metrics.horizontalAdvance(self.entry.figure) - tokens.S12
        words = metrics.elidedText(self.entry.words, Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(shown.accent))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | middle), words)
        if self.hasFocus():
            painter.setPen(QPen(QColor(shown.accent), tokens.FOCUS_RING))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()


class ShortList(QWidget):
    """A heading with its entries, or the sentence that says why there are none."""

    chosen = Signal(str)  # objek

    def __init__(self, heading: str, none: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = none
        self.entries: list[EntryButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(label(heading, "section"))
        self._empty = label(none, "muted", wrap=True)
        self._empty.setContentsMargins(tokens.S4, tokens.S4, 0, 0)
        self._column.addWidget(self._empty)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these lines in place of the last ones; the focus stays on the same line number."""
        at = next((n for n, b in enumerate(self.entries) if b.hasFocus()), None)
        for button in self.entries:
            self._column.removeWidget(button)
            button.deleteLater()
        self.entries = [EntryButton(entry) for entry in entries]
        for button in self.entries:
            button.clicked.connect(lambda _checked, objek=button.entry.objek: self.chosen.emit(objek))
            self._column.addWidget(button)
        self._empty.setVisible(not entries)
        if at is not None and self.entries:
            self.entries[min(at, len(self.entries) - 1)].setFocus()
