"""Ctrl+K: a list to jump from anywhere to a kartu, an indikator, a page or a command."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from iki_desktop.models.kantor import IsiKantor, kartu_berlaku
from iki_desktop.models.nama import nama_kartu
from iki_desktop.ui import icons, tokens

_SHOWN = 60  # matches kept; twelve are seen at once
_ROWS_SEEN = 12
_WIDTH = 560
_ORDER = {"Halaman": 0, "Kartu": 1, "Perintah": 2, "Indikator": 3}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place to go. `words` is what is searched, already in lower case."""

    text: str
    kind: str  # "Halaman", "Perintah", "Kartu", "Indikator"
    icon: str
    go: Callable[[], object]
    words: str = ""
    place: str = ""  # of which kartu an indikator is


def kartu_entries(isi: IsiKantor, tahun: int, go: Callable[[str, str], object]) -> Iterable[Entry]:
    """All kartu in force and their indikator; `go(page, objek)` is called for the chosen."""
    for kartu in kartu_berlaku(isi, tahun):
        name = nama_kartu(kartu)
        text = f"{name} · {kartu.unit}" if kartu.unit else name
        yield Entry(text, "Kartu", "kartu", lambda i=kartu.id: go("kartu", i), text.casefold())
        for indikator in kartu.indikator():
            words = " ".join(indikator.teks.split())
            yield Entry(
                words,
                "Indikator",
                "indikator",
                lambda i=indikator.id: go("kartu", i),
                f"{words} {name}".casefold(),
                name,
            )


def find(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """Entries that contain every typed word, at most sixty: the best match first, then by kind.

    Best are those that begin with the first word, then those in which every typed word begins a word.
    """
    words = re.findall(r"\w+", typed.casefold())
    if not words:
        return [e for e in entries if e.kind in ("Halaman", "Perintah")][:_SHOWN]
    hits = [e for e in entries if all(w in e.words for w in words)]
    begins = [re.compile(rf"\b{w}") for w in words]

    def rank(entry: Entry) -> tuple[int, int]:
        if not all(b.search(entry.words) for b in begins):
            return 2, _ORDER[entry.kind]
        return (0 if entry.words.startswith(words[0]) else 1), _ORDER[entry.kind]

    return sorted(hits, key=rank)[:_SHOWN]


class EntryModel(QAbstractListModel):
    """The matches as a list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            if entry.kind == "Kartu":
                return entry.text
            return f"{entry.text}  ·  {entry.place or entry.kind}"
        if role == Qt.ItemDataRole.DecorationRole:
            return icons.icon(entry.icon or "kanan", tokens.colours().muted)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{entry.text} ({entry.kind})"
        return None


class JumpList(QFrame):
    """The list below the bar's field. It is a child of the window, so the field keeps the keyboard."""

    def __init__(self, field: QLineEdit, collect: Callable[[], list[Entry]], window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("jump")
        self.hide()
        self._field = field
        self._collect = collect
        self._entries: list[Entry] | None = None
        self._before: QWidget | None = None  # where the focus was
        self.model = EntryModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName("Hasil pencarian")
        self._none = QLabel("Tidak ada yang cocok. Coba satu kata saja dari jabatan atau indikatornya.")
        self._none.setProperty("role", "muted")
        self._none.setContentsMargins(tokens.S8, tokens.S8, tokens.S8, tokens.S8)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(1, 1, 1, 1)
        self._box.addWidget(self.view)
        self._box.addWidget(self._none)
        field.installEventFilter(self)
        field.textEdited.connect(self._search)
        self.view.clicked.connect(lambda index: self._take(index.row()))

    def start(self) -> None:
        """Give the keyboard to the field and show the list."""
        window = self.window()
        focus = window.focusWidget()
        if focus is not self._field:
            self._before = focus
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
            if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self.underMouse():
                self._close(back=False)
            elif event.type() == QEvent.Type.MouseButtonPress and not self.isVisible():
                self._before = self.window().focusWidget()
                self._open()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        row = self.view.currentIndex().row()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS_SEEN,
            Qt.Key.Key_PageUp: -_ROWS_SEEN,
        }
        key = Qt.Key(event.key())
        if key in steps:
            if not self.isVisible():
                self._open()
            elif self.model.entries:
                self._select(min(max(row + steps[key], 0), len(self.model.entries) - 1))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(row)
            return True
        if key == Qt.Key.Key_Escape:
            self._close(back=True)
            return True
        return False

    def _open(self) -> None:
        self._entries = self._collect()
        self._search(self._field.text())

    def _search(self, typed: str) -> None:
        if self._entries is None:
            self._entries = self._collect()
        found = find(self._entries, typed)
        self.model.show(found)
        self.view.setVisible(bool(found))
        self._none.setVisible(not found)
        self._place(len(found))
        self.show()
        self.raise_()
        if found:
            self._select(0)

    def _place(self, count: int) -> None:
        window = self.window()
        if count:
            # Laid out first: sizeHintForRow() leaves out the padding that the style sheet gives to rows.
            self.view.doItemsLayout()
            height = min(count, _ROWS_SEEN) * self.view.visualRect(self.model.index(0)).height()
        else:
            height = self._none.sizeHint().height()
        edge = 2 * (self._box.contentsMargins().top() + self.frameWidth())
        below = self._field.mapTo(window, self._field.rect().bottomRight())
        width = min(_WIDTH, window.width() - 2 * tokens.S12)
        self.setGeometry(below.x() - width + 1, below.y() + tokens.S4, width, height + edge)

    def _select(self, row: int) -> None:
        index = self.model.index(row)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def _take(self, row: int) -> None:
        if not self.isVisible() or not 0 <= row < len(self.model.entries):
            return
        entry = self.model.entries[row]
        self._close(back=True)
        entry.go()

    def _close(self, *, back: bool) -> None:
        self._entries = None
        self._field.clear()
        self.hide()
        if back:
            if self._before is not None and self._before.isVisible():
                self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self._field.clearFocus()
        self._before = None
