"""Small buttons with an icon: with a name that is read aloud and shown as a tooltip, or with words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from iki_desktop.ui import icons


def tool_button(icon: str, name: str, act: Callable[[], object]) -> QToolButton:
    """`name` is the tooltip, with its key in brackets; the accessible name is what stands before it."""
    button = QToolButton()
    icons.set_icon(button, icon)
    button.setToolTip(name)
    button.setAccessibleName(name.split(" (")[0])
    button.clicked.connect(lambda _checked: act())
    return button


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
