"""One paper of the page: what it is, what to make it of, the button, and what was made last."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from iki_desktop.models.keputusan import Kartu
from iki_desktop.models.nama import nama_kartu
from iki_desktop.models.terbitan import Cetakan, Terbitan, sebut_terbit, terbitan_dari
from iki_desktop.ui import icons, tokens
from iki_desktop.ui.dokumen.catalogue import Paper
from iki_desktop.ui.widgets.labels import label

_ALL = "Semua kartu"
_CHOICE_WIDTH = 240


class PaperRow(QFrame):
    """Says `wanted` when its button is pressed; the page makes the paper and calls `show_made`."""

    wanted = Signal(object)  # the Paper
    opened = Signal(object)  # Path of what was made last
    folder_wanted = Signal(object)  # Path of its folder
    issue_wanted = Signal(object)  # the Cetakan that was made last

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = paper
        self._made: Path | None = None
        self._cetakan: Cetakan | None = None
        self.setProperty("role", "card")
        self.setAccessibleName(paper.name)
        self.make = QPushButton(f"Buat {paper.name[0].lower()}{paper.name[1:]}…")
        icons.set_icon(self.make, "cetak" if paper.kinds.startswith("PDF") else "simpan")
        self.make.clicked.connect(lambda: self.wanted.emit(paper))
        self.choice = QComboBox()
        self.choice.setAccessibleName(f"{paper.name}: kartu yang dibuat")
        self.choice.setFixedWidth(_CHOICE_WIDTH)
        if not paper.per_kartu:  # setVisible(True) on what has no parent yet would open a window
            self.choice.hide()
        self._last = label("", "small")
        self.open_made = QPushButton("Buka")
        self.show_folder = QPushButton("Tampilkan di folder")
        self.open_made.setAccessibleName(f"Buka {paper.name} yang terakhir dibuat")
        self.open_made.clicked.connect(lambda: self.opened.emit(self._made))
        self.show_folder.clicked.connect(
            lambda: self.folder_wanted.emit(self._made.parent if self._made else None)
        )
        self.issue = QPushButton("Terbitkan")
        self.issue.setAccessibleName(f"Catat {paper.name} yang terakhir dibuat sebagai terbit")
        self.issue.setToolTip("Catat kertas ini sebagai terbit beserta isinya, supaya kelak dapat dicocokkan")
        self.issue.clicked.connect(lambda: self.issue_wanted.emit(self._cetakan))
        for button in (self.open_made, self.show_folder, self.issue):
            button.setProperty("role", "link")
            button.hide()
        self._last.hide()
        self._build()

    def _build(self) -> None:
        picture = QLabel()
        shown = tokens.colours()
        picture.setPixmap(
            icons.pixmap(self.paper.icon, shown.muted, tokens.ICON_LARGE, self.devicePixelRatioF())
        )
        words = label(self.paper.words, "muted", wrap=True)
        text = QVBoxLayout()
        text.setSpacing(tokens.S4)
        text.addWidget(label(self.paper.name, "section"))
        text.addWidget(words)
        made = QHBoxLayout()
        made.setSpacing(tokens.S8)
        for widget in (self._last, self.open_made, self.show_folder, self.issue):
            made.addWidget(widget)
        made.addStretch(1)
        text.addLayout(made)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.S16, tokens.S12, tokens.S16, tokens.S12)
        row.setSpacing(tokens.S16)
        row.addWidget(picture)
        row.addLayout(text, 1)
        row.addWidget(self.choice)
        row.addWidget(self.make)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        box = self.layout()
        if box is not None:
            # A page taller than the window would else give a wrapped sentence the height of one line.
            self.setMinimumHeight(box.totalHeightForWidth(self.width()))

    def set_kartu(self, kartu: list[Kartu]) -> None:
        """The kartu that may be chosen, in order; the choice stays where it can."""
        if not self.paper.per_kartu:
            return
        before = self.choice.currentData()
        self.choice.clear()
        self.choice.addItem(_ALL, 0)
        for n, k in enumerate(kartu, 1):
            self.choice.addItem(f"{n}. {nama_kartu(k)}", n)
        self.choice.setCurrentIndex(before if before and before <= len(kartu) else 0)

    def numbers(self) -> tuple[int, ...]:
        """The kartu chosen, by number from 1; () is all."""
        chosen = self.choice.currentData() if self.paper.per_kartu else 0
        return (chosen,) if chosen else ()

    def set_possible(self, possible: bool) -> None:
        """Whether the file has what the paper is made of."""
        self.make.setEnabled(possible)
        self.choice.setEnabled(possible)

    def show_made(self, path: Path, cetakan: Cetakan | None = None) -> None:
        """Say what was made, and offer it; `cetakan` is what can be recorded as issued."""
        self._made, self._cetakan = path, cetakan
        self._last.setToolTip(str(path))
        self._last.show()
        self.open_made.show()
        self.show_folder.show()
        self.open_made.setFocus()

    def show_issued(self, issued: Iterable[Terbitan], *, read_only: bool) -> None:
        """Say whether what was made last is among the papers that were issued, or offer to record it."""
        if self._made is None:
            return
        terbitan = terbitan_dari(self._cetakan, issued) if self._cetakan is not None else None
        if terbitan is not None:
            self._last.setText(f"{self._made.name}, terbit {sebut_terbit(terbitan)}")
        else:
            self._last.setText(f"Sudah dibuat: {self._made.name}")
        offered = self._cetakan is not None and terbitan is None and not read_only
        if self.issue.hasFocus() and not offered:
            self.open_made.setFocus()
        self.issue.setVisible(offered)
