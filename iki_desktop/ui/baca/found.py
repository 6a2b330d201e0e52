"""The tree of what was read: kartu, sasaran, indikator, and how each kartu stands to the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from iki_desktop.models.keputusan import Indikator, Kartu
from iki_desktop.models.nama import nama_kartu
from iki_desktop.ui import icons, tokens
from iki_desktop.ui.baca import words

if TYPE_CHECKING:
    from iki_desktop.models.banding import Banding, BandingKartu, Putusan
    from iki_desktop.models.catatan import Bacaan

_ID = Qt.ItemDataRole.UserRole + 1
_TITLES = ("Kartu, sasaran, indikator", "Jenis", "Di berkas", "Putusan")
_NAME, _JENIS, _STATE, _DECISION = range(4)
_WIDTHS = {_JENIS: 92, _STATE: 104, _DECISION: 108}

_ROOMY = 600  # from this width on all columns are shown


class FoundTree(QTreeWidget):
    """Read only; `select(objek)` leads to the thing a remark speaks of. Kartu are filled when opened."""

    chosen = Signal(str)  # id of the kartu (or keputusan) the cursor is in, "" for none; only by the person

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Kartu yang terbaca")
        self.setColumnCount(len(_TITLES))
        self.setHeaderLabels(_TITLES)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(tokens.S24)
        header.setSectionResizeMode(_NAME, header.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        self.setUniformRowHeights(True)
        self.setIndentation(tokens.S16)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._kartu: dict[str, Kartu] = {}
        self._home: dict[str, str] = {}  # the kartu that a sasaran or indikator belongs to
        self._counted: Counter[str | None] = Counter()
        self._quiet = False
        self._compared = False
        self.itemExpanded.connect(self._fill)
        self.currentItemChanged.connect(self._say)

    def show_bacaan(self, bacaan: Bacaan, banding: Banding, putusan: Mapping[str, Putusan]) -> None:
        """Show the kartu of a draft; what was open stays open, and the cursor stays where it can."""
        here, opened = self.current(), {o for o, item in self._items.items() if item.isExpanded()}
        order = list(self._home)
        self._quiet = True
        self.setUpdatesEnabled(False)
        self.clear()
        self._items.clear()
        self._counted = Counter(c.objek for c in bacaan.catatan)
        self._kartu = {k.id: k for k in bacaan.keputusan.kartu}
        self._home = dict(_homes(bacaan.keputusan.kartu))
        self._compared = banding.lama is not None
        self._choose_columns()
        if banding.kepala:
            self._add_head(banding, putusan)
        by_id = {k.baca.id: k for k in banding.kartu}
        for kartu in bacaan.keputusan.kartu:
            self._add_kartu(kartu, by_id.get(kartu.id), putusan)
        if banding.tak_di_naskah:
            rest = QTreeWidgetItem([f"Hanya di berkas, tetap disimpan: {len(banding.tak_di_naskah)} kartu"])
            rest.addChildren([_plain(nama_kartu(k)) for k in banding.tak_di_naskah])
            self.addTopLevelItem(rest)
        for objek in [o for o in self._home if o in opened] + [o for o in opened if o in self._items]:
            if item := self._reach(objek):
                item.setExpanded(True)
        # Where the chosen thing is gone, the one that stood before it is next to be looked at.
        before = order[: order.index(here)] if here in order else []
        stays = next((o for o in [here, *reversed(before)] if o in self._home or o in self._items), "")
        if stays:
            self.select(stays)
        elif first := self.topLevelItem(0):
            self.setCurrentItem(first)
        self.setUpdatesEnabled(True)
        self._quiet = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_columns()

    def _choose_columns(self) -> None:
        """What a kartu is to the file matters more than its jenis where there is no room for both."""
        for column in (_STATE, _DECISION):
            self.setColumnHidden(column, not self._compared)
        self.setColumnHidden(_JENIS, self._compared and self.width() < _ROOMY)

    def current(self) -> str:
        """Id of the kartu, sasaran or indikator under the cursor; "" on any other line."""
        item = self.currentItem()
        return str(item.data(_NAME, _ID) or "") if item else ""

    def current_top(self) -> str:
        """Id of the kartu (or keputusan) that the cursor is in."""
        item = self.currentItem()
        while item is not None and (above := item.parent()) is not None:
            item = above
        return str(item.data(_NAME, _ID) or "") if item else ""

    def select(self, objek: str) -> None:
        """Choose the kartu, sasaran or indikator of that id, where it is one of the draft."""
        if item := self._reach(objek):
            quiet, self._quiet = self._quiet, True
            self.setCurrentItem(item)
            self.scrollToItem(item)
            self._quiet = quiet

    def _say(self) -> None:
        if not self._quiet:
            self.chosen.emit(self.current_top())

    def _reach(self, objek: str) -> QTreeWidgetItem | None:
        if objek not in self._items and objek in self._home:
            self._fill(self._items[self._home[objek]])
        return self._items.get(objek)

    def _add_head(self, banding: Banding, putusan: Mapping[str, Putusan]) -> None:
        id_ = banding.baca.id
        item = self._item(id_, "Keputusan: nomor, tanggal, dan teksnya", "", "keputusan", "dokumen")
        self._decided(item, words.Keadaan.BERUBAH, putusan[id_])
        self.addTopLevelItem(item)

    def _add_kartu(self, kartu: Kartu, banding: BandingKartu | None, putusan: Mapping[str, Putusan]) -> None:
        n = sum(1 for _ in kartu.indikator())
        title = f"{kartu.urut}. {nama_kartu(kartu)} ({n} indikator)"
        item = self._item(kartu.id, title, str(kartu.jenis), "kartu", "kartu", self._remarks_in(kartu))
        item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        if banding is not None:
            self._decided(item, banding.keadaan, putusan[kartu.id])
        self.addTopLevelItem(item)

    def show_decisions(self, banding: Banding, putusan: Mapping[str, Putusan]) -> None:
        """Show other decisions about the same kartu."""
        for k in banding.kartu:
            self._decided(self._items[k.baca.id], k.keadaan, putusan[k.baca.id])
        if banding.kepala:
            self._decided(self._items[banding.baca.id], words.Keadaan.BERUBAH, putusan[banding.baca.id])

    def _decided(self, item: QTreeWidgetItem, keadaan: words.Keadaan, putusan: Putusan) -> None:
        item.setText(_STATE, words.KEADAAN[keadaan])
        item.setIcon(_STATE, icons.icon(words.ICONS[keadaan]))
        item.setText(_DECISION, words.putusan_words(putusan, keadaan))

    def _remarks_in(self, kartu: Kartu) -> int:
        inside = (i.id for i in kartu.indikator())
        return sum(self._counted[o] for o in (kartu.id, *(s.id for s in kartu.sasaran), *inside))

    def _fill(self, item: QTreeWidgetItem) -> None:
        """The children of a kartu, made when they are first wanted."""
        kartu = self._kartu.get(str(item.data(_NAME, _ID) or ""))
        if kartu is None or item.childCount():
            return
        for name, items in (("Tugas", kartu.tugas), ("Fungsi", kartu.fungsi)):
            if items:
                branch = QTreeWidgetItem([f"{name}: {len(items)} butir"])
                branch.addChildren([_plain(text) for text in items])
                item.addChild(branch)
        for sasaran in kartu.sasaran:
            branch = self._item(sasaran.id, sasaran.teks or "(tanpa sasaran)", "", "sasaran", "sasaran")
            branch.addChildren([self._indikator(i) for i in sasaran.indikator])
            item.addChild(branch)
            branch.setExpanded(True)
        if not item.childCount():
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.DontShowIndicator)

    def _indikator(self, indikator: Indikator) -> QTreeWidgetItem:
        from iki_desktop.models.beda import kata_target

        item = self._item(indikator.id, indikator.teks, str(indikator.jenis), "indikator", "indikator")
        parts = [
            ("Pembilang", indikator.pembilang),
            ("Penyebut", indikator.penyebut),
            ("Formulasi", "" if indikator.berbagian else indikator.formulasi),
            ("Sumber data", indikator.sumber_data),
            ("Penanggung jawab", indikator.penanggung_jawab),
            *((f"Target {tahun}", kata_target(t)) for tahun, t in indikator.target.items()),
        ]
        item.addChildren([_plain(f"{name}: {text}") for name, text in parts if text])
        return item

    def _item(
        self, objek: str, text: str, jenis: str, kind: str, icon: str, remarks: int | None = None
    ) -> QTreeWidgetItem:
        n = self._counted[objek] if remarks is None else remarks
        item = _plain(text + (f"  · {n} catatan" if n else ""), jenis)
        item.setIcon(_NAME, icons.icon(icon))
        item.setData(_NAME, _ID, objek)
        item.setData(_NAME, Qt.ItemDataRole.AccessibleDescriptionRole, kind)
        self._items[objek] = item
        return item


def _homes(daftar: tuple[Kartu, ...]) -> list[tuple[str, str]]:
    homes: list[tuple[str, str]] = []
    for k in daftar:
        homes.append((k.id, k.id))
        for s in k.sasaran:
            homes.append((s.id, k.id))
            homes += [(i.id, k.id) for i in s.indikator]
    return homes


def _plain(text: str, jenis: str = "") -> QTreeWidgetItem:
    item = QTreeWidgetItem([" ".join(text.split()), jenis])
    item.setToolTip(_NAME, text)
    return item
