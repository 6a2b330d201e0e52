"""The tree of what was read: kartu, their sasaran and indikator, with the remarks counted at each."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.keputusan import Indikator, Kartu
from iki_desktop.models.nama import nama_kartu
from iki_desktop.ui import icons, tokens

_ID = Qt.ItemDataRole.UserRole + 1
_JENIS_WIDTH = 96


class FoundTree(QTreeWidget):
    """Read only; `select(objek)` leads to the thing a remark speaks of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Kartu yang terbaca")
        self.setColumnCount(2)
        self.setHeaderLabels(["Kartu, sasaran, indikator", "Jenis"])
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, self.header().ResizeMode.Stretch)
        self.header().resizeSection(1, _JENIS_WIDTH)
        self.setUniformRowHeights(True)
        self.setIndentation(tokens.S16)
        self._items: dict[str, QTreeWidgetItem] = {}

    def show_bacaan(self, bacaan: Bacaan) -> None:
        """Show the kartu of a draft; what was open stays open, and the cursor stays where it can."""
        here, opened = self.current(), {o for o, item in self._items.items() if item.isExpanded()}
        order = list(self._items)
        self.clear()
        self._items.clear()
        counted: Counter[str | None] = Counter(c.objek for c in bacaan.catatan)
        for kartu in bacaan.keputusan.kartu:
            self.addTopLevelItem(self._kartu(kartu, counted))
        for objek in opened & self._items.keys():
            self._items[objek].setExpanded(True)
        # Where the chosen thing is gone, the one that stood before it is next to be looked at.
        before = order[: order.index(here)] if here in order else []
        stays = next((o for o in [here, *reversed(before)] if o in self._items), "")
        if stays:
            self.select(stays)
        elif first := self.topLevelItem(0):
            self.setCurrentItem(first)

    def current(self) -> str:
        """Id of the kartu, sasaran or indikator under the cursor; "" on any other line."""
        item = self.currentItem()
        return str(item.data(0, _ID) or "") if item else ""

    def select(self, objek: str) -> None:
        """Choose the kartu, sasaran or indikator of that id, where it is one of the draft."""
        if item := self._items.get(objek):
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def _kartu(self, kartu: Kartu, counted: Counter[str | None]) -> QTreeWidgetItem:
        n = sum(1 for _ in kartu.indikator())
        title = nama_kartu(kartu)
        top = self._item(
            kartu.id, f"{kartu.urut}. {title} ({n} indikator)", str(kartu.jenis), counted, "kartu"
        )
        for name, items in (("Tugas", kartu.tugas), ("Fungsi", kartu.fungsi)):
            if items:
                branch = QTreeWidgetItem([f"{name}: {len(items)} butir", ""])
                branch.addChildren([_plain(text) for text in items])
                top.addChild(branch)
        for sasaran in kartu.sasaran:
            branch = self._item(sasaran.id, sasaran.teks or "(tanpa sasaran)", "", counted, "sasaran")
            branch.addChildren([self._indikator(i, counted) for i in sasaran.indikator])
            top.addChild(branch)
        return top

    def _indikator(self, indikator: Indikator, counted: Counter[str | None]) -> QTreeWidgetItem:
        item = self._item(indikator.id, indikator.teks, str(indikator.jenis), counted, "indikator")
        parts = (
            ("Pembilang", indikator.pembilang),
            ("Penyebut", indikator.penyebut),
            ("Formulasi", "" if indikator.berbagian else indikator.formulasi),
            ("Sumber data", indikator.sumber_data),
            ("Penanggung jawab", indikator.penanggung_jawab),
        )
        item.addChildren([_plain(f"{name}: {text}") for name, text in parts if text])
        return item

    def _item(
        self, objek: str, text: str, jenis: str, counted: Counter[str | None], icon: str
    ) -> QTreeWidgetItem:
        remarks = f"  · {counted[objek]} catatan" if counted[objek] else ""
        item = _plain(text + remarks, jenis)
        item.setIcon(0, icons.icon(icon))
        item.setData(0, _ID, objek)
        self._items[objek] = item
        return item


def _plain(text: str, jenis: str = "") -> QTreeWidgetItem:
    item = QTreeWidgetItem([" ".join(text.split()), jenis])
    item.setToolTip(0, text)
    return item
