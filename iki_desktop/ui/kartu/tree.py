"""The tree of units and their kartu, with a filter over all their words."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import count

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from iki_desktop.models.kantor import Kantor
from iki_desktop.models.keputusan import Kartu, Keputusan
from iki_desktop.models.nama import nama_kartu
from iki_desktop.models.rekap import unit_kartu
from iki_desktop.ui import icons, tokens

_ID = Qt.ItemDataRole.UserRole + 1


def words_of(kartu: Kartu) -> str:
    """Every word of a kartu in one text, for the filter."""
    pieces = [kartu.jabatan, kartu.unit, kartu.bagian, *kartu.tugas, *kartu.fungsi]
    for sasaran in kartu.sasaran:
        pieces.append(sasaran.teks)
        for i in sasaran.indikator:
            pieces += [i.teks, i.formulasi, i.sumber_data, i.penanggung_jawab]
    return "\n".join(pieces).casefold()


class KartuTree(QTreeWidget):
    """Says `chosen(id)` when another kartu is current; keeps what is open over a refresh."""

    chosen = Signal(str)
    move_wanted = Signal(int)  # -1 up, 1 down, of the chosen kartu
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Daftar kartu")
        self.setHeaderHidden(True)
        self.setIndentation(tokens.S12)
        self.setUniformRowHeights(True)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._words: dict[str, str] = {}
        self._filter = ""
        self.currentItemChanged.connect(lambda *_: self._tell())

    def show_kartu(self, keputusan: Sequence[Keputusan], kantor: Kantor) -> None:
        """Show the kartu of these keputusan, grouped under their units in the order of each unit's first.

        Of several keputusan each begins with a line that names it.
        """
        kartu = [satu for k in keputusan for satu in k.kartu]
        current = self.current_id()
        closed = {
            item.text(0)
            for n in range(self.topLevelItemCount())
            if (item := self.topLevelItem(n)) and item.childCount() and not item.isExpanded()
        }
        self.blockSignals(True)
        self.clear()
        self._items.clear()
        self._words = {k.id: words_of(k) for k in kartu}
        numbers = count(1)
        for each in keputusan:
            if len(keputusan) > 1:
                self._heading(f"SK {each.nomor.strip() or 'belum bernomor'}")
            self._show_units(each.kartu, kantor, numbers, closed)
        self.blockSignals(False)
        self.set_filter(self._filter)
        if current in self._items:
            self.select(current)
        elif kartu:
            self.select(kartu[0].id)
        else:
            self.chosen.emit("")

    def _show_units(
        self, kartu: Sequence[Kartu], kantor: Kantor, numbers: Iterator[int], closed: Container[str]
    ) -> None:
        units: dict[str, QTreeWidgetItem] = {}
        for k in kartu:
            name = unit_kartu(k, kantor)
            if name not in units:
                units[name] = self._heading(name)
            item = QTreeWidgetItem([f"{next(numbers)}. {nama_kartu(k)}"])
            item.setToolTip(0, nama_kartu(k))
            item.setData(0, _ID, k.id)
            item.setIcon(0, icons.icon("kartu"))
            units[name].addChild(item)
            self._items[k.id] = item
        for name, unit in units.items():
            unit.setExpanded(name not in closed)

    def _heading(self, name: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([name])
        item.setToolTip(0, name)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.font()
        font.setBold(True)
        item.setFont(0, font)
        self.addTopLevelItem(item)
        return item

    def current_id(self) -> str:
        """Id of the chosen kartu, "" for none."""
        item = self.currentItem()
        return str(item.data(0, _ID) or "") if item else ""

    def select(self, kartu: str) -> None:
        """Choose a kartu by its id."""
        if item := self._items.get(kartu):
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def set_filter(self, text: str) -> int:
        """Show only the kartu that hold every word of `text`; how many those are."""
        self._filter = text
        wanted = text.casefold().split()
        seen = 0
        for kartu, item in self._items.items():
            fits = all(word in self._words[kartu] for word in wanted)
            item.setHidden(not fits)
            seen += fits
        for n in range(self.topLevelItemCount()):
            if (unit := self.topLevelItem(n)) and unit.childCount():
                unit.setHidden(not any(i.parent() is unit and not i.isHidden() for i in self._items.values()))
        return seen

    def select_first(self) -> None:
        """Choose the first kartu that the filter lets through."""
        if first := next((k for k, item in self._items.items() if not item.isHidden()), None):
            self.select(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete and self.current_id():
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if kartu := self.current_id():
            self.chosen.emit(kartu)
