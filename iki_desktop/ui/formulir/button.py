"""The one button of a page of figures that leads to forms: make them, or take filled ones in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QToolButton

from iki_desktop.ui import icons
from iki_desktop.ui.widgets.buttons import boxed_button


def form_button(make: Callable[[], object], take: Callable[[], object]) -> QToolButton:
    """A button that opens a menu of two acts."""
    button = boxed_button(
        "dokumen", "Formulir", "Buat formulir untuk diisi staf, atau terima yang sudah diisi", _nothing
    )
    menu = QMenu(button)
    for text, icon, act in (("&Buat formulir…", "sunting", make), ("&Terima formulir…", "terima", take)):
        action = menu.addAction(text)
        icons.set_icon(action, icon)
        action.triggered.connect(lambda _checked=False, act=act: act())
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


def _nothing() -> None:
    """The menu acts."""
