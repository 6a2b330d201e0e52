"""The start page: the recent files, and how to begin without one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from iki_desktop import NAME
from iki_desktop.ui import icons, tokens
from iki_desktop.ui.preferences import Preferences
from iki_desktop.ui.widgets.labels import label

_COLUMN = 360
_SHOWN = 8


class StartPage(QWidget):
    """Says what can be done first; Tab and arrows reach everything."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(object)  # Path

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Halaman awal")
        self._preferences = preferences
        title = label(NAME, "title")
        words = label(
            "Indikator Kinerja Individu kantor Anda, dari SK sampai laporan yang ditandatangani.", "muted"
        )

        self.new = _button("Buat berkas baru…", "berkas-baru", primary=True)
        self.open = _button("Buka berkas…", "buka")
        self.sample = _button("Coba kantor contoh", "contoh")
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.sample.clicked.connect(self.sample_wanted)

        begin = QVBoxLayout()
        begin.setSpacing(tokens.S8)
        begin.addWidget(label("Mulai", "section"))
        for button in (self.new, self.open, self.sample):
            begin.addWidget(button)
        hint = label("Kantor contoh adalah salinan: apa pun boleh dicoba di dalamnya.", "small")
        hint.setWordWrap(True)
        begin.addWidget(hint)
        begin.addStretch(1)

        self._recent = QVBoxLayout()
        self._recent.setSpacing(tokens.S4)
        recent = QVBoxLayout()
        recent.setSpacing(tokens.S8)
        recent.addWidget(label("Terakhir dibuka", "section"))
        recent.addLayout(self._recent)
        recent.addStretch(1)

        self._columns = columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        columns.setSpacing(tokens.S24 * 2)
        for column in (begin, recent):
            holder = QWidget()
            column.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(column)
            holder.setFixedWidth(_COLUMN)
            columns.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)

        inner = QVBoxLayout()
        inner.setSpacing(tokens.S4)
        inner.addWidget(title)
        inner.addWidget(words)
        inner.addSpacing(tokens.S24)
        inner.addLayout(columns)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addLayout(inner)
        across.addStretch(1)
        box = QVBoxLayout(self)
        box.addStretch(2)
        box.addLayout(across)
        box.addStretch(3)
        self.setMinimumWidth(_COLUMN + 2 * tokens.S24)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns stand beside one another where there is room for both."""
        super().resizeEvent(event)
        wide = event.size().width() >= 2 * (_COLUMN + 2 * tokens.S24)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def refresh(self) -> None:
        """Show the recent files anew."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        recent = self._preferences.now.terakhir[:_SHOWN]
        for name in recent:
            entry = self._entry(Path(name))
            self._recent.addWidget(entry)
            entry.setVisible(True)  # only what is shown can take the focus at once
        if not recent:
            none = label("Belum ada. Berkas yang Anda buka akan tercantum di sini.", "muted")
            none.setWordWrap(True)
            self._recent.addWidget(none)

    def first_focus(self) -> None:
        """The newest file, else the first button."""
        item = self._recent.itemAt(0)
        widget = item.widget() if item is not None else None
        (widget if isinstance(widget, QPushButton) else self.new).setFocus(Qt.FocusReason.OtherFocusReason)

    def _entry(self, path: Path) -> QPushButton:
        entry = QPushButton()
        entry.setProperty("role", "entry")
        entry.setAccessibleName(f"Buka {path.name} di {path.parent}")
        entry.setToolTip(str(path))
        entry.setMinimumHeight(46)
        name = QLabel(path.name)
        name.setTextFormat(Qt.TextFormat.PlainText)
        folder = label("", "small")
        metrics = QFontMetrics(folder.font())
        folder.setText(
            metrics.elidedText(str(path.parent), Qt.TextElideMode.ElideMiddle, _COLUMN - 2 * tokens.S16)
        )
        for text in (name, folder):
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box = QVBoxLayout(entry)
        box.setContentsMargins(tokens.S12, tokens.S4, tokens.S12, tokens.S4)
        box.setSpacing(0)
        box.addWidget(name)
        box.addWidget(folder)
        entry.clicked.connect(partial(self.recent_wanted.emit, path))
        return entry


def _button(text: str, icon: str, *, primary: bool = False) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "primary" if primary else "")
    button.setMinimumHeight(tokens.CONTROL_HEIGHT + tokens.S4)
    icons.set_icon(button, icon, on_accent=primary)
    return button
