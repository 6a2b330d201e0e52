"""The rail at the left: one button a page, icon over a small label, a badge where something waits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout, QWidget

from iki_desktop.ui import icons, palette, tokens
from iki_desktop.ui.pages import PageSpec

_MARK = 3  # width of the bar beside the page that is shown
_LEAST = 28  # height of a button where there is room for no more than its icon
_LABELLED = 42  # and from which on its label stands below


class RailButton(QAbstractButton):
    """One page of the rail."""

    def __init__(self, spec: PageSpec, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = spec.key
        self._icon = spec.icon
        self._badge = 0
        self._tip = f"{spec.title} (Ctrl+{number})" if number <= 9 else spec.title
        self.setText(spec.title)
        self.setCheckable(True)
        self.setToolTip(self._tip)
        self.setAccessibleName(spec.title)
        self.setFixedWidth(tokens.RAIL_WIDTH - tokens.HAIRLINE)
        self.setMinimumHeight(_LEAST)
        self.setMaximumHeight(tokens.RAIL_ITEM)

    def set_badge(self, count: int) -> None:
        """How many things wait on this page; 0 shows nothing."""
        self._badge = count
        self.setAccessibleName(f"{self.text()}, {count} hal" if count else self.text())
        self.update()

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() == Qt.Key.Key_Space:
            super().keyPressEvent(e)
        else:
            e.ignore()  # arrows and Enter are the rail's; Qt would choose a page at every arrow

    def sizeHint(self) -> QSize:
        return QSize(tokens.RAIL_WIDTH - tokens.HAIRLINE, tokens.RAIL_ITEM)

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: ARG002
        shown = tokens.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect()
        if self.isChecked():
            painter.fillRect(area, QColor(shown.selection))
            painter.fillRect(0, 0, _MARK, area.height(), QColor(shown.accent))
        elif self.underMouse():
            painter.fillRect(area, QColor(shown.hover))
        ink = shown.text if self.isChecked() else shown.muted
        size = tokens.ICON_LARGE
        picture = icons.pixmap(self._icon, ink, size, self.devicePixelRatioF())
        labelled = area.height() >= _LABELLED
        top = area.height() - tokens.RAIL_ITEM + tokens.S8 if labelled else (area.height() - size) // 2
        painter.drawPixmap((area.width() - size) // 2, max(top, tokens.S4), picture)
        if labelled:
            painter.setPen(QColor(ink))
            painter.setFont(palette.sized(tokens.RAIL_LABEL))
            label = area.adjusted(0, max(top, tokens.S4) + size, 0, -tokens.S4 // 2)
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, self.text())
        if self._badge:
            self._paint_badge(painter)
        if self.hasFocus():
            inset = tokens.FOCUS_RING / 2
            painter.setPen(QPen(QColor(shown.accent), tokens.FOCUS_RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(area).adjusted(inset, inset, -inset, -inset), tokens.CORNER, tokens.CORNER
            )
        painter.end()

    def _paint_badge(self, painter: QPainter) -> None:
        shown = tokens.colours()
        text = str(self._badge) if self._badge < 100 else "99+"
        font = palette.sized(tokens.RAIL_LABEL, semibold=True)
        painter.setFont(font)
        width = max(tokens.S16, painter.fontMetrics().horizontalAdvance(text) + tokens.S8)
        box = QRectF(self.width() - width - tokens.S4, tokens.S4, width, tokens.S16 - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.accent))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QColor(shown.on_accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QFrame):
    """All pages; arrows move between the buttons, Enter and Space choose."""

    chosen = Signal(str)  # key

    def __init__(self, specs: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName("Halaman")
        self.setFixedWidth(tokens.RAIL_WIDTH)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, tokens.S4, 0, 0)
        box.setSpacing(0)
        for number, spec in enumerate(specs, 1):
            button = RailButton(spec, number, self)
            button.clicked.connect(lambda _checked=False, key=spec.key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[spec.key] = button
            box.addWidget(button)
        box.addStretch(1)

    def mark(self, key: str) -> None:
        """Show which page is open; "" for none."""
        button = self._buttons.get(key)
        self._group.setExclusive(button is not None)
        for other in self._buttons.values():
            other.setChecked(other is button)
            # One stop of the Tab key for the whole rail, at the page that is shown.
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is button else Qt.FocusPolicy.ClickFocus)

    def set_badge(self, key: str, count: int) -> None:
        if key in self._buttons:
            self._buttons[key].set_badge(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        order = list(self._buttons.values())
        at = next((i for i, button in enumerate(order) if button.hasFocus()), None)
        if step is not None and at is not None:
            order[(at + step) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at is not None:
            order[at].click()
        else:
            super().keyPressEvent(event)
