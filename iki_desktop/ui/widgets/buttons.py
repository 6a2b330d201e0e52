"""A small button with an icon and a name that is read aloud and shown as a tooltip."""

from __future__ import annotations

from collections.abc import Callable

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
