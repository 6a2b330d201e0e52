"""Small buttons with an icon: with a name that is read aloud and shown as a tooltip, or with words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from iki_desktop.ui import icons, tokens


def tool_button(icon: str, name: str, act: Callable[[], object]) -> QToolButton:
    """`name` is the tooltip, with its key in brackets; the accessible name is what stands before it."""
    button = QToolButton()
    icons.set_icon(button, icon)
    button.setToolTip(name)
    button.setAccessibleName(name.split(" (")[0])
    button.clicked.connect(lambda _checked: act())
    return button


def button_row(*buttons: tuple[str, str, Callable[[], object]]) -> tuple[QHBoxLayout, list[QToolButton]]:
    """Tool buttons beside one another, each of an icon, a name and what it does."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(tokens.S4)
    made = [tool_button(*each) for each in buttons]
    for button in made:
        row.addWidget(button)
    row.addStretch(1)
    return row, made


def boxed_button(icon: str, text: str, tip: str, act: Callable[[], object]) -> QToolButton:
    """Words beside the icon in a box, for the row above a page's content."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setProperty("role", "boxed")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    icons.set_icon(button, icon)
    button.clicked.connect(lambda _checked: act())
    return button
