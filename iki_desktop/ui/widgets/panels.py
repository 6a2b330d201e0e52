"""Parts of pages: the column of a list, an empty page's sentence and button, a card of one figure."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.ui import icons, tokens
from iki_desktop.ui.widgets.labels import label

_SENTENCE_WIDTH = 420


def scroll_area(name: str, *, sideways: bool = False, parent: QWidget | None = None) -> QScrollArea:
    """Gives what is put in it a bar where it is too tall, and where `sideways` too wide.

    The keyboard passes it over. What is large is made in it (in its viewport) rather than put in: a widget is
    dressed anew, with all that is in it, each time it gets a parent.
    """
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    return area


def scrolled(inner: QWidget, name: str, *, sideways: bool = False) -> QScrollArea:
    """`inner` in a scroll area."""
    area = scroll_area(name, sideways=sideways)
    area.setWidget(inner)
    return area


def side_list(
    *parts: QWidget | QLayout,
    wide: int = tokens.TREE_WIDTH,
    top: int = tokens.S8,
    parent: QWidget | None = None,
) -> QFrame:
    """The column at the left of a page; the list or tree in it takes what room there is."""
    frame = QFrame(parent)
    frame.setProperty("role", "tree")
    frame.setFixedWidth(wide)
    column = QVBoxLayout(frame)
    column.setContentsMargins(tokens.S8, top, tokens.S8, tokens.S8)
    column.setSpacing(tokens.S4)
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part, isinstance(part, QAbstractItemView))
    return frame


class EmptyState(QWidget):
    """What a page says when it has nothing to show: one sentence, one button."""

    def __init__(
        self,
        sentence: str,
        button: str,
        act: Callable[[], object],
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = label(sentence, "muted", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(button)
        self.button.setProperty("role", "primary")
        if icon:
            icons.set_icon(self.button, icon, on_accent=True)
        self.button.clicked.connect(lambda: act())  # noqa: PLW0108  `clicked` brings an argument
        self.setFocusProxy(self.button)
        box = QVBoxLayout(self)
        box.setSpacing(tokens.S16)
        box.addStretch(2)
        box.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        self.setMinimumWidth(_SENTENCE_WIDTH // 2)
        self._fit()

    def set_sentence(self, sentence: str) -> None:
        self._words.setText(sentence)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A wrapped label in a stretching column is given the height of one line; it needs its own."""
        self._words.ensurePolished()
        wide = min(_SENTENCE_WIDTH, self.width() - 2 * tokens.S12)
        self._words.setFixedSize(wide, max(0, self._words.heightForWidth(wide)))


def notice_strip(words: QWidget) -> QFrame:
    """A strip of the notice's colour around words; hidden until there is something to say."""
    strip = QFrame()
    strip.setProperty("role", "notice")
    box = QHBoxLayout(strip)
    box.setContentsMargins(tokens.S12, tokens.S4, tokens.S12, tokens.S4)
    box.addWidget(words)
    strip.hide()
    return strip


class FigureCard(QFrame):
    """One figure with its name above and a line of words below."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._name = label(name, "muted")
        self._figure = label("–", "figure")
        self._words = label("", "small", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.S16, tokens.S12, tokens.S16, tokens.S12)
        box.setSpacing(tokens.S4)
        for widget in (self._name, self._figure, self._words):
            box.addWidget(widget)
        box.addStretch(1)

    def show_figure(self, figure: str, words: str = "") -> None:
        """`figure` is already formatted; `words` says of what."""
        self._figure.setText(figure)
        self._words.setText(words)
        self.setAccessibleName(f"{self._name.text()}: {figure}. {words}")
