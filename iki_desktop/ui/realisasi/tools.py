"""The row above the month grid: which kartu or unit, which of their rows, and places for further buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from iki_desktop.models.keputusan import Kartu
from iki_desktop.models.nama import nama_kartu
from iki_desktop.models.tanggal import BULAN
from iki_desktop.ui import tokens
from iki_desktop.ui.realisasi.filters import Saring

OFFICE = "Seluruh kantor"
_CHOICE_TIGHT, _CHOICE_LEAST, _CHOICE_MOST = 96, 150, 300
_UNIT = "unit/"  # before the name of a unit, where the data of a choice else is a kartu's id
_WORDS = {
    Saring.SEMUA: "Semua baris",
    Saring.KOSONG: "Masih kosong",
    Saring.TERLAMBAT: "Terlambat",
    Saring.CATATAN: "Dengan catatan",
}
YEAR = "Setahun"


class Tools(QFrame):
    """Choices of what the grid shows. `add` puts a button behind them."""

    scope_chosen = Signal()  # another kartu, a unit or the office
    month_chosen = Signal()  # another month, or the year
    filter_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "filter")
        self.choice = QComboBox()
        self.choice.setAccessibleName("Kartu yang ditampilkan")
        self.choice.setMinimumWidth(_CHOICE_LEAST)
        self.choice.setMaximumWidth(_CHOICE_MOST)
        self._captions: list[QLabel] = []
        self._buttons: list[QToolButton] = []
        self.month = QComboBox()
        self.month.setAccessibleName("Bulan yang ditampilkan")
        for n, name in enumerate((YEAR, *BULAN)):
            self.month.addItem(name, n)
        self.rows = QComboBox()
        self.rows.setAccessibleName("Baris yang ditampilkan")
        for saring, words in _WORDS.items():
            self.rows.addItem(words, saring)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(tokens.S12, tokens.S4, tokens.S12, tokens.S4)
        self._box.setSpacing(tokens.S8)
        self._captioned("&Kartu", self.choice)
        self._captioned("B&ulan", self.month)
        self._captioned("&Tampilkan", self.rows)
        self._box.addStretch(1)
        self.setMinimumWidth(1)  # else the row would never be narrower than its captions
        self.choice.currentIndexChanged.connect(lambda _: self.scope_chosen.emit())
        self.month.currentIndexChanged.connect(lambda _: self.month_chosen.emit())
        self.rows.currentIndexChanged.connect(lambda _: self.filter_chosen.emit())

    def _captioned(self, words: str, field: QWidget) -> None:
        caption = QLabel(words)
        caption.setBuddy(field)
        self._captions.append(caption)
        self._box.addWidget(caption)
        self._box.addWidget(field, 1 if field is self.choice else 0)
        self._box.addSpacing(tokens.S4)

    def add(self, widget: QWidget) -> None:
        """Put a button at the right end of the row."""
        self._box.addWidget(widget)
        if isinstance(widget, QToolButton) and not widget.icon().isNull():
            self._buttons.append(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the captions go, then the words of the buttons, then of the choices."""
        super().resizeEvent(event)
        for captions, words, least in (
            (True, True, _CHOICE_LEAST),
            (False, True, _CHOICE_LEAST),
            (False, False, _CHOICE_LEAST),
            (False, False, _CHOICE_TIGHT),
        ):
            for field in (self.choice, self.rows):
                field.setMinimumWidth(least if field is self.choice or least == _CHOICE_TIGHT else 0)
            for caption in self._captions:
                caption.setVisible(captions)
            beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
            for button in self._buttons:
                button.setToolButtonStyle(beside if words else alone)
            self._box.invalidate()
            if self._box.minimumSize().width() <= self.width():
                break

    @property
    def saring(self) -> Saring:
        """Which rows are wanted."""
        return Saring(self.rows.currentData())

    @property
    def bulan(self) -> int | None:
        """The one month that is shown, None for all of the year."""
        return int(self.month.currentData()) or None

    def choose_month(self, bulan: int | None) -> None:
        self.month.setCurrentIndex(bulan or 0)

    @property
    def scope(self) -> str:
        """What of the office is chosen, to be found again by `choose_scope`."""
        return str(self.choice.currentData() or "")

    def choose_scope(self, scope: str) -> None:
        """Choose again what `scope` named, if it is still there."""
        if (at := self.choice.findData(scope)) >= 0:
            self.choice.setCurrentIndex(at)

    def choose_rows(self, saring: Saring) -> None:
        self.rows.setCurrentIndex(self.rows.findData(saring))

    def chosen(self, kartu: Sequence[Kartu]) -> list[Kartu]:
        """Those of the kartu that are wanted."""
        wanted = self.scope
        if wanted.startswith(_UNIT):
            return [k for k in kartu if k.unit == wanted.removeprefix(_UNIT)]
        return [k for k in kartu if wanted in ("", k.id)]

    def step(self, by: int) -> None:
        """Go on to the next kartu, or back to the one before."""
        at = self.choice.currentIndex() + by
        if 0 <= at < self.choice.count():
            self.choice.setCurrentIndex(at)

    def offer(self, kartu: Sequence[Kartu]) -> None:
        """Offer the office, its units and its kartu; what is chosen stays so while it is there."""
        units = list(dict.fromkeys(k.unit for k in kartu if k.unit))
        entries = [("", OFFICE)]
        entries += [(_UNIT + unit, f"Unit {unit}") for unit in units] if len(units) > 1 else []
        entries += [(k.id, f"{n}. {nama_kartu(k)}") for n, k in enumerate(kartu, 1)]
        shown = [(self.choice.itemData(n), self.choice.itemText(n)) for n in range(self.choice.count())]
        if shown == entries:
            return
        chosen = self.choice.currentData()
        keys = [key for key, _ in entries]
        first = len(keys) - len(kartu) if kartu else 0
        self.choice.blockSignals(True)
        self.choice.clear()
        for key, words in entries:
            self.choice.addItem(words, key)
        self.choice.setCurrentIndex(keys.index(chosen) if chosen in keys else first)
        self.choice.blockSignals(False)
