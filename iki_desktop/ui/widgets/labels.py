"""Labels of the type scale, section headers, and the word of a kategori on its tint."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolTip, QWidget

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
    """One line that gives way where there is little room, and shows by … that there is more.

    `text()` is all of it; so is the tooltip of what is cut, where it has none of its own.
    """

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def event(self, e: QEvent) -> bool:
        if e.type() is QEvent.Type.ToolTip and not self.toolTip() and self.shown() != self.text():
            assert isinstance(e, QHelpEvent)
            QToolTip.showText(e.globalPos(), self.text(), self)
            return True
        return super().event(e)

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), self.shown())
        painter.end()

    def shown(self) -> str:
        """What of it can be read."""
        how = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.text(), how, self.contentsRect().width())


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
