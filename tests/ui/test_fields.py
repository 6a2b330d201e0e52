"""Fields say once what was typed, keep it where it was refused, and leave the window its undo key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from iki_desktop.ui.widgets.fields import ChoiceField, LineField, TextField


class Form(QWidget):
    """A field of each kind, and one to leave to."""

    def __init__(self) -> None:
        super().__init__()
        self.line = LineField("Jabatan", "Camat")
        self.text = TextField("Tugas", "memimpin")
        self.other = QLineEdit()
        self.undone = 0
        box = QVBoxLayout(self)
        for widget in (self.line, self.text, self.other):
            box.addWidget(widget)
        box.addStretch(1)
        undo = QAction("Batalkan", self)
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        undo.triggered.connect(self._undo)
        self.addAction(undo)

    def _undo(self) -> None:
        self.undone += 1


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.resize(400, 400)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


FIELDS = pytest.mark.parametrize("name", ["line", "text"])


def enter(qtbot: QtBot, field: LineField | TextField, text: str) -> None:
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, text)


@FIELDS
def test_commits_once_when_left(qtbot: QtBot, form: Form, name: str) -> None:
    field: LineField | TextField = getattr(form, name)
    said: list[str] = []
    field.committed.connect(said.append)
    field.committed.connect(field.set_value)
    enter(qtbot, field, "Lurah")
    assert said == []
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert said == ["Lurah"]
    assert not field.hasFocus()
    field.setFocus()
    form.other.setFocus()
    assert said == ["Lurah"]


@FIELDS
def test_refused_text_stays_and_is_tried_again(qtbot: QtBot, form: Form, name: str) -> None:
    field: LineField | TextField = getattr(form, name)
    said: list[str] = []
    field.committed.connect(said.append)
    before = field.value
    enter(qtbot, field, "Lurah")
    form.other.setFocus()
    assert field.pending
    field.set_value(before)  # a refresh for another reason
    assert field.pending
    assert field.commit() is False
    assert said == ["Lurah", "Lurah"]
    field.committed.connect(field.set_value)
    assert field.commit() is True


@FIELDS
def test_escape_brings_the_value_back(qtbot: QtBot, form: Form, name: str) -> None:
    field: LineField | TextField = getattr(form, name)
    said: list[str] = []
    field.committed.connect(said.append)
    enter(qtbot, field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    form.other.setFocus()
    assert said == []
    assert not field.pending


@FIELDS
def test_undo_key_is_the_fields_while_typing_and_the_windows_otherwise(
    qtbot: QtBot, form: Form, name: str
) -> None:
    field: LineField | TextField = getattr(form, name)
    before = field.value
    enter(qtbot, field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier) if field.pending else None
    assert not field.pending
    assert field.value == before
    assert form.undone == 0
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.undone == 1


@FIELDS
def test_a_value_moved_by_undo_is_shown_even_while_typing(qtbot: QtBot, form: Form, name: str) -> None:
    field: LineField | TextField = getattr(form, name)
    enter(qtbot, field, "x")
    field.set_value("nilai lain")
    assert not field.pending
    assert field.value == "nilai lain"


def test_read_only_field_commits_nothing(qtbot: QtBot, form: Form) -> None:
    said: list[str] = []
    form.line.committed.connect(said.append)
    form.line.setReadOnly(True)
    enter(qtbot, form.line, "x")
    form.other.setFocus()
    assert said == []


def test_text_field_grows_with_its_lines_up_to_a_bound(qtbot: QtBot, form: Form) -> None:
    low = form.text.height()
    form.text.set_value("satu\ndua\ntiga\nempat")
    qtbot.waitUntil(lambda: form.text.height() > low)
    high = form.text.height()
    form.text.set_lines(1, 3)
    assert low < form.text.height() < high
    form.text.set_lines(1, 12)
    form.text.set_value("kata " * 60)
    qtbot.waitUntil(lambda: form.text.height() > high)


def test_control_enter_commits_a_text_field_and_enter_makes_a_line(qtbot: QtBot, form: Form) -> None:
    said: list[str] = []
    form.text.committed.connect(said.append)
    enter(qtbot, form.text, "a")
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    qtbot.keyClicks(form.text, "b")
    qtbot.keyClick(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert said == ["a\nb"]


def test_choice_commits_what_the_arrows_choose_and_shows_again_what_was_refused(qtbot: QtBot) -> None:
    field = ChoiceField("Kertas", {"F4": "F4", "A4": "A4"})
    qtbot.addWidget(field)
    field.show()
    field.set_value("F4")
    said: list[object] = []
    field.committed.connect(said.append)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert said == ["A4"]
    assert field.currentText() == "F4"
    field.committed.connect(field.set_value)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.currentText() == "A4"
