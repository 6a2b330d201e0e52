"""A key that acts while the keyboard is within a widget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def on_key(
    key: str,
    view: QWidget,
    act: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> None:
    """Call `act` on a key while the keyboard is in `view`, or on it only, as `context` says."""
    shortcut = QShortcut(QKeySequence(key), view)
    shortcut.setContext(context)  # PySide forgets the one that is given beside a bound method
    shortcut.activated.connect(act)
