"""The line at the foot: what is selected · sum, mean and count · the keys that matter here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from iki_desktop.ui import tokens
from iki_desktop.ui.widgets.labels import ElidedLabel


class Status(QFrame):
    """Three texts; where there is little room the first gives way, then the last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setFixedHeight(tokens.STATUS_HEIGHT)
        self._selection = ElidedLabel()
        self._selection.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._figures = QLabel()
        self._keys = ElidedLabel(role="muted")
        self._keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        box = QHBoxLayout(self)
        box.setContentsMargins(tokens.S12, 0, tokens.S12, 0)
        box.setSpacing(tokens.S24)
        box.addWidget(self._selection, 1)
        box.addWidget(self._figures)
        box.addWidget(self._keys)

    def show_texts(self, selection: str, figures: str = "", keys: str = "") -> None:
        """Show the three texts; "" leaves a place empty."""
        self._selection.setText(selection)
        self._figures.setText(figures)
        self._keys.setText(keys)
