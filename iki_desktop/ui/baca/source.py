"""The document that was read, line by line, with the place marked that a remark speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from iki_desktop.models.catatan import BarisSumber, Catatan
from iki_desktop.ui import tokens

_ZOOMS = 6  # steps


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
        self._zoomed = 0

    def show_lines(self, lines: Sequence[BarisSumber]) -> None:
        """Show a document; nothing is marked yet."""
        self._lines = tuple(lines)
        wide = len(str(max((line.nomor for line in lines), default=0)))
        self.setPlainText("\n".join(f"{line.nomor:>{wide}}  {line.teks}" for line in lines))
        self.mark(None)

    def mark(self, remark: Catatan | None) -> list[BarisSumber]:
        """Mark the lines a remark speaks of, bring them into view, and say which; None marks nothing."""
        blocks = [n for n, line in enumerate(self._lines) if remark is not None and _speaks_of(remark, line)]
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
        return [self._lines[n] for n in blocks]

    def zoom_by(self, step: int) -> None:
        """Larger (1), smaller (-1), or as it was (0)."""
        self._zoomed, before = (min(max(self._zoomed + step, 0), _ZOOMS) if step else 0), self._zoomed
        self.zoomIn(2 * (self._zoomed - before))

    @property
    def marked(self) -> list[str]:
        """The texts that are marked now."""
        return [self._lines[n].teks for n in self._marked]


def _speaks_of(remark: Catatan, line: BarisSumber) -> bool:
    """By the line itself where the document counts pages, else by its number on its sheet."""
    if line.letak is not None:
        return line.letak == remark.letak
    return line.nomor == remark.baris and (not line.tempat or remark.tempat.startswith(line.tempat))
