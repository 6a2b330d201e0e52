"""Labels of the type scale, section headers, and the word of a kategori on its tint."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent
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


class ElidedLabel(QLabel):
    """One line that gives way where there is little room, and says by … that there is more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """Show it in place of what is shown; all of it is also the tooltip."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


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


def paint_kategori(
    painter: QPainter,
    box: QRectF,
    kategori: Tingkat | None,
    skala: Sequence[Tingkat],
    font: QFont | None = None,
) -> None:
    """Paint a kategori's word on its tint into `box`, in the font of the body unless another is given."""
    tint = tokens.level_tint(kategori, skala)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tint.ground))
    painter.drawRoundedRect(box, tokens.CORNER, tokens.CORNER)
    painter.setPen(QColor(tint.ink))
    painter.setFont(font or palette.sized(tokens.BODY))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, kategori.nama if kategori else "–")
    painter.restore()
