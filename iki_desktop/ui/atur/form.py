"""A form of settings: each field knows what to read of the office and what to write back when it is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from iki_desktop.errors import InputRefused
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.ui import palette, tokens
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.fields import ChoiceField, LineField, TextField
from iki_desktop.ui.widgets.labels import label

_LABELS = 190
_SHORT = 120

Read = Callable[[IsiKantor], Any]
Write = Callable[[Any], object]
"""Puts a value where it belongs; None where that was refused and the person was told.

Raises InputRefused with a sentence where the text cannot be understood.
"""


@dataclass(eq=False)
class _Row:
    field: LineField | TextField | ChoiceField | CheckField
    read: Read
    fault: QLabel
    of_file: bool  # goes read-only with the file


class CheckField(QCheckBox):
    """Yes or no, shown as the file holds it; a click asks for the other."""

    def __init__(self, text: str, write: Write) -> None:
        super().__init__(text)
        self._value = False
        self.clicked.connect(self._choose)
        self._write = write

    def set_value(self, value: bool) -> None:
        self._value = value
        self.setChecked(value)

    def _choose(self, wanted: bool) -> None:
        self.setChecked(self._value)  # until the file says otherwise
        self._write(wanted)


class Form(QWidget):
    """Rows of label and field in two columns. `refresh(isi)` shows what the file holds."""

    def __init__(self, session: Session, title: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._session = session
        self.note = label(note, "muted", wrap=True)
        self._rows: list[_Row] = []
        self._others: list[Callable[[IsiKantor, bool], object]] = []
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.S8)
        box.addWidget(label(title, "section"))
        box.addWidget(self.note)
        self.note.setHidden(not note)  # only now: a widget without a parent would come up as a window
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(tokens.S12)
        self._grid.setVerticalSpacing(tokens.S4)
        self._grid.setColumnMinimumWidth(0, _LABELS)
        self._grid.setColumnStretch(1, 1)
        self._body = QWidget()
        self._body.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._body)

    def line(
        self,
        text: str,
        read: Read,
        write: Write,
        *,
        hint: str = "",
        short: bool = False,
        after: str = "",
        of_file: bool = True,
    ) -> LineField:
        """One line of text. `hint` shows in the empty field, `after` to the right of a short one."""
        field = LineField(text)
        field.setPlaceholderText(hint)
        if short:
            field.setFixedWidth(_SHORT)
        fault = self._place(text, field, after)
        row = _Row(field, read, fault, of_file)
        field.committed.connect(lambda value: self._try(write, value.strip(), row))
        self._rows.append(row)
        return field

    def text(self, text: str, read: Read, write: Write, *, hint: str = "", lines: int = 2) -> TextField:
        """Several lines of text, growing from `lines` on."""
        field = TextField(text)
        field.setPlaceholderText(hint)
        field.set_lines(lines, 14)
        fault = self._place(text, field)
        row = _Row(field, read, fault, True)
        field.committed.connect(lambda value: self._try(write, value, row))
        self._rows.append(row)
        return field

    def choice(
        self, text: str, choices: Mapping[Any, str], read: Read, write: Write, *, of_file: bool = True
    ) -> ChoiceField:
        """One of several values."""
        field = ChoiceField(text, dict(choices))
        fault = self._place(text, field)
        field.committed.connect(write)
        self._rows.append(_Row(field, read, fault, of_file))
        return field

    def check(self, text: str, read: Read, write: Write) -> CheckField:
        """Yes or no, in the column of the fields."""
        field = CheckField(text, write)
        fault = self._place("", field)
        self._rows.append(_Row(field, read, fault, True))
        return field

    def add(self, text: str, widget: QWidget) -> None:
        """Any other widget in the column of the fields."""
        self._place(text, widget)

    def words(self, text: str = "") -> QLabel:
        """A muted sentence in the column of the fields; `.setText` changes it."""
        made = label(text, "muted", wrap=True)
        self._grid.addWidget(made, self._grid.rowCount(), 1)
        return made

    def also(self, show: Callable[[IsiKantor, bool], object]) -> None:
        """Call `show(isi, read_only)` at each refresh, for what is no row."""
        self._others.append(show)

    def set_note(self, text: str) -> None:
        """The muted sentence below the title."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def place_above(self, widget: QWidget) -> None:
        """Any widget between the note and the rows."""
        self._box.insertWidget(self._box.indexOf(self._body), widget)

    def set_rows_visible(self, visible: bool) -> None:
        """Show or hide everything below title and note."""
        self._body.setVisible(visible)

    def first_field(self) -> QWidget:
        return self._rows[0].field

    def refresh(self, isi: IsiKantor, read_only: bool) -> None:
        """Show what the file holds; what is being typed stays unless the file moved under it."""
        for show in self._others:
            show(isi, read_only)
        for row in self._rows:
            row.field.set_value(row.read(isi))
            locked = read_only and row.of_file
            if isinstance(row.field, LineField | TextField):
                row.field.setReadOnly(locked)
                if not row.field.pending:
                    _show_fault(row.field, row.fault, "")
            else:
                row.field.setEnabled(not locked)

    def commit(self) -> bool:
        """Commit every field that is pending; False where one could not be."""
        fields = [row.field for row in self._rows if isinstance(row.field, LineField | TextField)]
        return all([field.commit() for field in fields if field.pending])

    def _try(self, write: Write, value: str, row: _Row) -> None:
        """Write a value; a text that cannot be understood is marked, with the sentence below it."""
        field = row.field
        try:
            taken = write(value) is not None
        except InputRefused as error:
            _show_fault(field, row.fault, error.pesan)
            return
        _show_fault(field, row.fault, "")
        if taken and isinstance(field, LineField | TextField):
            field.settle(row.read(self._session.isi))

    def _place(self, text: str, widget: QWidget, after: str = "") -> QLabel:
        at = self._grid.rowCount()
        if text:
            caption = label(text, wrap=True)
            caption.setFixedWidth(_LABELS)
            caption.setBuddy(widget)
            caption.setContentsMargins(0, tokens.S4 + tokens.FOCUS_RING, 0, 0)  # beside the field's text
            self._grid.addWidget(caption, at, 0, Qt.AlignmentFlag.AlignTop)
        cell = QVBoxLayout()
        cell.setContentsMargins(0, 0, 0, 0)
        cell.setSpacing(0)
        across = QHBoxLayout()
        across.setSpacing(tokens.S8)
        across.addWidget(widget)
        if after:
            across.addWidget(label(after, "muted"), 1)
        elif widget.maximumWidth() == _SHORT:
            across.addStretch(1)
        cell.addLayout(across)
        fault = label("", "danger", wrap=True)
        fault.hide()
        cell.addWidget(fault)
        self._grid.addLayout(cell, at, 1)
        return fault


def _show_fault(field: QWidget, fault: QLabel, sentence: str) -> None:
    palette.set_role(field, "true" if sentence else "", "fault")
    fault.setText(sentence)
    fault.setVisible(bool(sentence))
