"""The document that was read, line by line, with the place marked that a remark speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from iki_desktop.models.catatan import BarisSumber
from iki_desktop.ui import tokens


class SourceView(QPlainTextEdit):
    """Read only; the number of a line stands before it, as the remarks name it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Naskah yang dibaca")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setProperty("role", "page")
        self._lines: tuple[BarisSumber, ...] = ()
        self._marked: list[int] = []

    def show_lines(self, lines: Sequence[BarisSumber]) -> None:
        """Show a document; nothing is marked yet."""
        self._lines = tuple(lines)
        wide = len(str(max((line.nomor for line in lines), default=0)))
        self.setPlainText("\n".join(f"{line.nomor:>{wide}}  {line.teks}" for line in lines))
        self.mark(None)

    def mark(self, nomor: int | None, tempat: str = "") -> None:
        """Mark the lines of that number and bring them into view; None marks nothing.

        tempat: that of the remark; where lines are counted sheet by sheet it says which sheet.
        """
        blocks = [
            n
            for n, line in enumerate(self._lines)
            if line.nomor == nomor and (not line.tempat or tempat.startswith(line.tempat))
        ]
        self._marked = blocks
        marks: list[QTextEdit.ExtraSelection] = []
        for n in blocks:
            mark = QTextEdit.ExtraSelection()
            mark.format.setBackground(QColor(tokens.colours().warning.ground))
            mark.format.setForeground(QColor(tokens.colours().text))
            cursor = QTextCursor(self.document().findBlockByNumber(n))
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            marks.append(mark)
        self.setExtraSelections(marks)
        if blocks:
            self.setTextCursor(QTextCursor(self.document().findBlockByNumber(blocks[0])))
            QTimer.singleShot(0, self, self.centerCursor)  # after a new text is laid out at its width

    @property
    def marked(self) -> list[str]:
        """The texts that are marked now."""
        return [self._lines[n].teks for n in self._marked]
