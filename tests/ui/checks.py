"""What holds for every screen: controls have names, and every visible word is Indonesian."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

_NAMED = frozenset(
    {
        QAccessible.Role.Button,
        QAccessible.Role.ButtonMenu,
        QAccessible.Role.CheckBox,
        QAccessible.Role.RadioButton,
        QAccessible.Role.ComboBox,
        QAccessible.Role.EditableText,
        QAccessible.Role.SpinBox,
        QAccessible.Role.Slider,
        QAccessible.Role.List,
        QAccessible.Role.Tree,
        QAccessible.Role.Table,
        QAccessible.Role.PageTab,
        QAccessible.Role.MenuItem,
        QAccessible.Role.ProgressBar,
    }
)
_LEAVES = frozenset({QAccessible.Role.List, QAccessible.Role.Tree, QAccessible.Role.Table})
_OF_QT = frozenset({"qt_toolbar_ext_button", "qt_spinbox_lineedit"})

# Words of Qt, of habit and of the code that would betray English on a screen. No Indonesian word is here.
_WORDS = (
    "the and of to with for from this that not are was file open close cancel save delete remove edit undo "
    "redo copy cut paste select all yes no ok apply help new add up down left right search find next "
    "previous error warning loading print preview settings options window page show hide view name type "
    "size date modified folders directory look files value year month true false none unknown empty click "
    "button"
)
_ENGLISH = frozenset(_WORDS.split())


def assert_accessible(root: QWidget) -> None:
    """Every control below `root` that is visible has an accessible name."""
    nameless = [_describe(i) for i in _controls(root) if not i.text(QAccessible.Text.Name).strip()]
    assert not nameless, f"controls without a name: {nameless}"


def _controls(root: QWidget) -> Iterator[QAccessibleInterface]:
    top = QAccessible.queryAccessibleInterface(root)
    assert top is not None
    waiting = [top]
    while waiting:
        here = waiting.pop()
        thing = here.object()
        if thing is not None and thing.objectName() in _OF_QT:
            continue
        if isinstance(thing, QWidget) and thing is not root and not thing.isVisibleTo(root):
            continue
        if here.role() in _NAMED:
            yield here
        if here.role() not in _LEAVES and here.role() is not QAccessible.Role.ComboBox:
            waiting.extend(child for i in range(here.childCount()) if (child := here.child(i)) is not None)


def _describe(interface: QAccessibleInterface) -> str:
    thing = interface.object()
    kind = type(thing).__name__ if thing is not None else "?"
    parent = type(thing.parent()).__name__ if thing is not None else ""
    return f"{kind} ({interface.role().name}) in {parent}"


def words_of(root: QWidget) -> Iterator[str]:
    """Every text that the widgets, menus, tooltips and accessible names below `root` show."""
    widgets = [root, *root.findChildren(QWidget)]
    for widget in widgets:
        yield widget.toolTip()
        yield widget.statusTip()
        yield widget.windowTitle()
        yield widget.accessibleName()
        if isinstance(widget, QAbstractButton | QLabel):
            yield widget.text()
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QGroupBox | QMenu):
            yield widget.title()
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(i) for i in range(widget.count()))
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(i) for i in range(widget.count()))
        for action in widget.actions():
            yield from _words_of_action(action)


def _words_of_action(action: QAction) -> Iterator[str]:
    yield action.text()
    yield action.toolTip()


def assert_indonesian(root: QWidget) -> None:
    """No text below `root` holds a word of English."""
    leaks: set[str] = set()
    for text in words_of(root):
        plain = re.sub(r"<[^>]+>", " ", text).replace("&", "")
        plain = re.sub(r"\S*[/\\]\S*", " ", plain)  # paths
        plain = re.sub(r"(Ctrl|Shift|Alt|Esc|Enter|Tab|F\d+|Del)\b[^ ,;)]*", " ", plain)
        if set(re.findall(r"[a-z]+", plain.casefold())) & _ENGLISH:
            leaks.add(text)
    assert not leaks, f"English on the screen: {sorted(leaks)}"
