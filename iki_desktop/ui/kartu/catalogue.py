"""The dialog of the catalogue: usual jabatan to start kartu from, several at once."""

from __future__ import annotations

import json

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.errors import FileRefused
from iki_desktop.models.katalog import baca_katalog
from iki_desktop.models.keputusan import Kartu
from iki_desktop.models.nama import nama_kartu
from iki_desktop.paths import Paths
from iki_desktop.ui import tokens
from iki_desktop.ui.ask import CANCEL
from iki_desktop.ui.kartu.tree import words_of
from iki_desktop.ui.widgets.labels import label
from iki_desktop.ui.widgets.search import search_field

CATALOGUE = "katalog.json"


class CatalogueDialog(QDialog):
    """Space marks a jabatan, Enter takes what is marked (or the one the cursor is on)."""

    def __init__(self, paths: Paths, parent: QWidget | None = None) -> None:
        """Raises InputRefused or FileRefused where the catalogue of this installation cannot be read."""
        super().__init__(parent)
        self._kartu = read_catalogue(paths)
        self.setWindowTitle("Tambah kartu dari katalog")
        self.resize(tokens.READING_WIDTH, tokens.READING_WIDTH * 3 // 4)
        self.filter = search_field("Cari di katalog", "Cari jabatan atau kata di dalam kartunya")
        self.list = QListWidget()
        self.list.setAccessibleName("Jabatan di katalog")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for kartu in self._kartu:
            self.list.addItem(self._item(kartu))
        self.list.setCurrentRow(0)
        buttons = QDialogButtonBox()
        self.accept_button = buttons.addButton("Tambahkan kartu", QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setProperty("role", "primary")
        buttons.addButton(CANCEL, QDialogButtonBox.ButtonRole.RejectRole)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.S24, tokens.S24, tokens.S24, tokens.S16)
        box.setSpacing(tokens.S8)
        words = (
            "Centang jabatan yang ada di kantor ini. "
            "Tugas, sasaran, dan indikatornya dapat diubah sesudahnya."
        )
        box.addWidget(label(words, "muted", wrap=True))
        box.addWidget(self.filter)
        box.addWidget(self.list, 1)
        box.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.filter.textChanged.connect(self._filter)
        self.filter.installEventFilter(self)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.filter.setFocus()

    def chosen(self) -> tuple[Kartu, ...]:
        """The marked drafts in the catalogue's order; the current one where none is marked."""
        rows = range(self.list.count())
        marked = [n for n in rows if self.list.item(n).checkState() is Qt.CheckState.Checked]
        if not marked and (current := self.list.currentItem()) and not current.isHidden():
            marked = [self.list.currentRow()]
        return tuple(self._kartu[n] for n in marked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the filter move in the list."""
        if (
            watched is self.filter
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
        ):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _item(self, kartu: Kartu) -> QListWidgetItem:
        n = sum(1 for _ in kartu.indikator())
        item = QListWidgetItem(f"{nama_kartu(kartu)}  ·  {n} indikator")
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setSizeHint(QSize(0, tokens.ROW_DENSE))
        item.setToolTip("\n".join(i.teks for i in kartu.indikator()))
        return item

    def _filter(self, text: str) -> None:
        """Show what holds every word; a jabatan that is called so comes before one that only says so."""
        wanted = text.casefold().split()
        shown: list[int] = []
        for n, kartu in enumerate(self._kartu):
            fits = all(word in words_of(kartu) for word in wanted)
            self.list.item(n).setHidden(not fits)
            if fits:
                shown.append(n)
        called = [n for n in shown if all(w in nama_kartu(self._kartu[n]).casefold() for w in wanted)]
        if shown:
            self.list.setCurrentRow((called or shown)[0])


def read_catalogue(paths: Paths) -> tuple[Kartu, ...]:
    """The drafts of the catalogue that was installed with the program."""
    path = paths.resources / CATALOGUE
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FileRefused(
            "Katalog jabatan tidak ada atau rusak di PC ini. "
            "Pasang ulang IKI Desktop, atau mulai kartu kosong."
        ) from error
    return baca_katalog(data)
