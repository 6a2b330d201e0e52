"""The message box: a drawing, plain words, and buttons that name what they do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from iki_desktop import NAME
from iki_desktop.ui import icons, palette, tokens
from iki_desktop.ui.tokens import Colours
from iki_desktop.ui.widgets.labels import label

_PICTURE = 32
_WIDTH = 420  # of the words; a longer sentence wraps


@dataclass(frozen=True, slots=True)
class Kind:
    """What sort of word it is: the drawing beside it."""

    drawing: str
    ink: Callable[[Colours], str]


ERROR = Kind("peringatan", lambda shown: shown.warning.ink)
WORD = Kind("info", lambda shown: shown.accent)
QUESTION = Kind("tanya", lambda shown: shown.accent)


class MessageDialog(QDialog):
    """`chosen` is the index of the act that was pressed, None for Esc, the cross and `cancel`.

    Enter presses the first act, or `cancel` where the act is a danger.
    """

    def __init__(
        self,
        kind: Kind,
        text: str,
        detail: str,
        acts: Sequence[str],
        cancel: str | None,
        *,
        danger: bool,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(NAME)
        self.chosen: int | None = None
        self.text = label(text, wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        detail_label = label(detail, "muted", wrap=True)
        picture = QLabel()
        ink = kind.ink(tokens.colours())
        picture.setPixmap(icons.pixmap(kind.drawing, ink, _PICTURE, self.devicePixelRatioF()))

        words = QVBoxLayout()
        words.setSpacing(tokens.S8)
        for part in (self.text, detail_label):
            part.setFixedWidth(_WIDTH)
            if part.text():
                words.addWidget(part)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(tokens.S16)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.S8)
        foot.addStretch(1)
        self.buttons = [self._button(act, number) for number, act in enumerate(acts)]
        palette.set_role(self.buttons[0], "danger" if danger else "primary")
        if cancel is not None:
            self.buttons.append(self._button(cancel, None))
        for button in self.buttons:
            foot.addWidget(button)
        default = self.buttons[-1] if danger else self.buttons[0]
        default.setDefault(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.S24, tokens.S24, tokens.S24, tokens.S16)
        box.setSpacing(tokens.S16)
        box.addLayout(top)
        box.addLayout(foot)
        box.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        default.setFocus()  # not before it stands in the dialog: Enter presses what has the focus
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.matches(QKeySequence.StandardKey.Copy):  # as the message boxes of Windows do
            words = f"{self.text.text()}\n{self.accessibleDescription()}".strip()
            QGuiApplication.clipboard().setText(words)
        else:
            super().keyPressEvent(arg__1)

    def _button(self, text: str, number: int | None) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self._choose(number))
        return button

    def _choose(self, number: int | None) -> None:
        self.chosen = number
        self.done(QDialog.DialogCode.Rejected if number is None else QDialog.DialogCode.Accepted)
