"""A field to filter a list by words, with a button that empties it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QToolButton


def search_field(name: str, hint: str) -> QLineEdit:
    """`name` is the accessible name, `hint` what the empty field says."""
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setClearButtonEnabled(True)
    if button := field.findChild(QToolButton):
        button.setAccessibleName("Kosongkan")
    return field
