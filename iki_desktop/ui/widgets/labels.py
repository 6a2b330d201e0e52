"""Labels of the type scale, section headers, and the word of a kategori on its tint."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from iki_desktop.models.kantor import Tingkat
from iki_desktop.ui import palette, tokens


def label(text: str, role: str = "", *, wrap: bool = False, buddy: QWidget | None = None) -> QLabel:
    """A plain-text label. `role`: title, section, figure, strong, muted, small, danger, warning, success."""
    made = QLabel(text)
    if buddy is not None:
        made.setBuddy(buddy)  # an & in the text is its key
    else:
        made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def hairline() -> QFrame:
    """A line of one pixel across."""
    line = QFrame()
    line.setProperty("role", "line")
    line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return line


class SectionHeader(QWidget):
    """A section's name at the left, and its few buttons at the right."""

    def __init__(self, text: str, actions: Sequence[QWidget] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label(text, "section")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.S4)
        box.addWidget(self._label)
        box.addStretch(1)
        for widget in actions:
            box.addWidget(widget)

    def set_text(self, text: str) -> None:
        self._label.setText(text)


class KategoriLabel(QWidget):
    """The word of a kategori on its tint; a dash in muted ink where nothing can be measured yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kategori: Tingkat | None = None
        self._skala: Sequence[Tingkat] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Kategori")

    def show_kategori(self, kategori: Tingkat | None, skala: Sequence[Tingkat]) -> None:
        self._kategori, self._skala = kategori, skala
        self.setAccessibleName(f"Kategori: {self._word()}")
        self.updateGeometry()
        self.update()

    def _word(self) -> str:
        return self._kategori.nama if self._kategori is not None else "belum terukur"

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._word()) + 2 * tokens.S8, metrics.height() + tokens.S4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        paint_kategori(painter, QRectF(self.rect()), self._kategori, self._skala, self._word())
        painter.end()


def paint_kategori(
    painter: QPainter, box: QRectF, kategori: Tingkat | None, skala: Sequence[Tingkat], word: str = ""
) -> None:
    """Paint a kategori's word on its tint into `box`; cells of item views call this too."""
    tint = tokens.level_tint(kategori, skala)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tint.ground))
    painter.drawRoundedRect(box, tokens.CORNER, tokens.CORNER)
    painter.setPen(QColor(tint.ink))
    painter.setFont(palette.sized(tokens.BODY))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word or (kategori.nama if kategori else "–"))
    painter.restore()
