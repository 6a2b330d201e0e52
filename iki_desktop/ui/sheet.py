"""The one stylesheet of the window, made from the tokens."""

from __future__ import annotations

from string import Template

from iki_desktop.ui import tokens
from iki_desktop.ui.tokens import Colours


def stylesheet(shown: Colours, drawings: dict[str, str]) -> str:
    """The one stylesheet. Roles are dynamic properties: role="primary" on a button, "muted" on a label."""
    return Template(_SHEET).substitute(
        {
            "bg": shown.bg,
            "panel": shown.panel,
            "text": shown.text,
            "muted": shown.muted,
            "line": shown.line,
            "accent": shown.accent,
            "on_accent": shown.on_accent,
            "accent_strong": shown.accent_strong,
            "selection": shown.selection,
            "hover": shown.hover,
            "locked": shown.locked,
            "danger": shown.danger.ink,
            "danger_ground": shown.danger.ground,
            "warning": shown.warning.ink,
            "warning_ground": shown.warning.ground,
            "success": shown.success.ink,
            "s4": tokens.S4,
            "s8": tokens.S8,
            "s12": tokens.S12,
            "corner": tokens.CORNER,
            "ring": tokens.FOCUS_RING,
            "hair": tokens.HAIRLINE,
            "scroll": tokens.SCROLL,
            "knob": tokens.SCROLL // 2 - 1,
            "control": tokens.CONTROL_HEIGHT - 2 * tokens.FOCUS_RING,
            "icon": tokens.ICON,
            "body": tokens.BODY,
            "small": tokens.SMALL,
            "section": tokens.SECTION,
            "title": tokens.TITLE,
            "figure": tokens.FIGURE,
            **drawings,
        }
    )


# A border takes the place that the focus ring needs, so nothing moves when the focus comes: 1 px border with
# 1 px margin becomes 2 px of accent.
_SHEET = """
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolTip { background: $panel; color: $text; border: ${hair}px solid $line; padding: ${s4}px; }

QMenuBar { background: $panel; color: $text; border: none; border-bottom: ${hair}px solid $line; }
QMenuBar::item { padding: ${s4}px ${s8}px; background: transparent; }
QMenuBar::item:selected { background: $selection; }
QMenu { background: $bg; color: $text; border: ${hair}px solid $line; padding: ${s4}px 0; }
QMenu::item { padding: 5px ${s12}px 5px 8px; min-width: 160px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: ${hair}px; background: $line; margin: ${s4}px 0; }
QMenu::icon { padding-left: ${s8}px; }
QMenu::right-arrow { image: url("$panah_kanan"); width: 14px; height: 14px; padding-right: ${s4}px; }

QPushButton, QToolButton[role="boxed"] {
    background: $bg; color: $text; border: ${hair}px solid $line; border-radius: ${corner}px;
    margin: 1px; padding: 0 ${s12}px; min-height: ${control}px;
}
QPushButton:hover, QToolButton[role="boxed"]:hover { background: $hover; }
QPushButton:pressed { background: $selection; }
QPushButton:focus, QToolButton[role="boxed"]:focus { border: ${ring}px solid $accent; margin: 0; }
QPushButton:disabled { color: $muted; background: $panel; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="primary"]:hover { background: $accent_strong; }
QPushButton[role="primary"]:focus { border: ${ring}px solid $text; margin: 0; }
QPushButton[role="primary"]:disabled { background: $panel; color: $muted; border-color: $line; }
QPushButton[role="danger"] { color: $danger; border-color: $danger; }
QPushButton[role="danger"]:hover { background: $danger_ground; }
QPushButton[role="danger"]:focus { border: ${ring}px solid $danger; margin: 0; }
QPushButton[role="link"] {
    border-color: transparent; background: transparent; color: $accent; padding: 0 ${s4}px; text-align: left;
}
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: ${ring}px solid $accent; margin: 0; }
QPushButton[role="entry"] { text-align: left; padding: 0 ${s12}px; min-height: 40px; }

QToolButton {
    background: transparent; color: $text; border: ${hair}px solid transparent;
    border-radius: ${corner}px; margin: 1px; padding: 3px ${s4}px;
}
QToolButton:hover { background: $hover; }
QToolButton:checked { background: $selection; }
QToolButton:focus { border: ${ring}px solid $accent; margin: 0; }
QToolButton:disabled { color: $muted; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: $bg; color: $text; border: ${hair}px solid $line; border-radius: ${corner}px; margin: 1px;
    selection-background-color: $selection; selection-color: $text; placeholder-text-color: $muted;
}
QLineEdit, QAbstractSpinBox, QComboBox { padding: 0 6px; min-height: ${control}px; }
QPlainTextEdit, QTextEdit { padding: 2px 2px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: ${ring}px solid $accent; margin: 0;
}
QLineEdit:read-only, QPlainTextEdit:read-only, QTextEdit:read-only { background: $locked; }
QTextBrowser:read-only, QPlainTextEdit[role="page"]:read-only { background: $bg; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    background: $locked; color: $muted;
}
QLineEdit[fault="true"], QPlainTextEdit[fault="true"] { border: ${ring}px solid $danger; margin: 0; }
QAbstractItemView QLineEdit, QAbstractItemView QComboBox, QAbstractItemView QAbstractSpinBox {
    margin: 0; border: ${ring}px solid $accent; border-radius: 0; padding: 0 2px; min-height: 0;
}
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$panah_bawah"); width: 14px; height: 14px; }
QComboBox QAbstractItemView {
    background: $bg; border: ${hair}px solid $line; selection-background-color: $selection;
    selection-color: $text; outline: none;
}
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    border: none; width: 20px; background: transparent;
}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url("$panah_atas"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$panah_bawah"); width: 12px; height: 12px; }

QCheckBox, QRadioButton { spacing: ${s8}px; padding: 2px; border: ${ring}px solid transparent;
    border-radius: ${corner}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator {
    width: 14px; height: 14px; border: ${hair}px solid $muted; border-radius: 3px; background: $bg;
}
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$cek"); }
QCheckBox::indicator:disabled { background: $locked; border-color: $line; }
QRadioButton::indicator {
    width: 14px; height: 14px; border: ${hair}px solid $muted; border-radius: 8px; background: $bg;
}
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 4px solid $accent; background: $bg; }

QTableView, QTreeView, QListView {
    background: $bg; alternate-background-color: $panel; color: $text; border: none;
    gridline-color: $line; selection-background-color: $selection; selection-color: $text; outline: none;
}
QHeaderView { background: $panel; border: none; }
QHeaderView::section {
    background: $panel; color: $muted; border: none; border-right: ${hair}px solid $line;
    border-bottom: ${hair}px solid $line; padding: ${s4}px 6px;
}
QTableCornerButton::section { background: $panel; border: none; border-bottom: ${hair}px solid $line; }
QTreeView::item, QListView::item { padding: 2px ${s4}px; border: ${ring}px solid transparent; }
QTreeView::item:hover, QListView::item:hover { background: $hover; }
QTreeView::item:selected, QListView::item:selected { background: $selection; color: $text; }
QTreeView::item:focus, QListView::item:focus { border: ${ring}px solid $accent; }
QTableView[role="list"]::item { padding: 0 1px; border: ${ring}px solid transparent; }
QTableView[role="list"]::item:selected { background: $selection; color: $text; }
QTableView[role="list"]::item:focus { border: ${ring}px solid $accent; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url("$panah_kanan"); }
QTreeView::branch:has-children:open { image: url("$panah_bawah"); }

QScrollBar:vertical { background: transparent; width: ${scroll}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${scroll}px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: ${knob}px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
QScrollArea { background: transparent; border: none; }
QScrollArea[role="pages"] { background: $panel; border: ${ring}px solid $panel; }
QScrollArea[role="pages"]:focus { border: ${ring}px solid $accent; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: ${hair}px; }
QSplitter::handle:vertical { height: ${hair}px; }
QProgressBar {
    background: $hover; border: none; border-radius: 3px; min-height: 6px; max-height: 6px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QTabWidget::pane { border: none; border-top: ${hair}px solid $line; }
QTabBar::tab { background: transparent; color: $muted; padding: 6px ${s12}px; border: none;
    border-bottom: ${ring}px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar:focus { border: none; }
QGroupBox { border: none; margin-top: 20px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[role="section"] { font-size: ${section}pt; font-weight: 600; }
QLabel[role="figure"] { font-size: ${figure}pt; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small}pt; }
QLabel[role="danger"] { color: $danger; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="success"] { color: $success; }
QLabel[role="strong"] { font-weight: 600; }
QFrame[role="panel"] { background: $panel; border: none; }
QFrame[role="card"] { background: $bg; border: ${hair}px solid $line; border-radius: ${corner}px; }
QFrame[role="side"] { background: $panel; border: none; border-left: ${hair}px solid $line; }
QFrame[role="tree"] { background: $panel; border: none; border-right: ${hair}px solid $line; }
QFrame[role="tree"] QListView, QFrame[role="tree"] QTreeView { background: transparent; }
QFrame[role="filter"] { background: $bg; border: none; border-bottom: ${hair}px solid $line; }
QFrame[role="notice"] { background: $warning_ground; border: none; border-bottom: ${hair}px solid $line; }
QFrame[role="notice"] QLabel { color: $warning; }
QFrame[role="line"] { background: $line; border: none; max-height: ${hair}px; min-height: ${hair}px; }
QFrame#rail { background: $panel; border: none; border-right: ${hair}px solid $line; }
QFrame#bar { background: $panel; border: none; border-bottom: ${hair}px solid $line; }
QFrame#status { background: $panel; border: none; border-top: ${hair}px solid $line; }
QFrame#jump { background: $bg; border: ${hair}px solid $muted; border-radius: ${corner}px; }
QFrame#jump QListView::item { min-height: 24px; }
"""
