"""Where a reading goes: the year, the decree of the file, and how its kartu stand to those that are there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpinBox, QWidget

from iki_desktop.models.bacaan import untuk_tahun
from iki_desktop.models.banding import Banding, Putusan, bandingkan, sk_yang_sama
from iki_desktop.models.tanggal import TAHUN_AKHIR, TAHUN_AWAL
from iki_desktop.ui import tokens
from iki_desktop.ui.baca import words
from iki_desktop.ui.session import Session

if TYPE_CHECKING:
    from iki_desktop.models.catatan import Bacaan
    from iki_desktop.models.keputusan import Keputusan

_NEW = "Keputusan baru"


class Goal(QWidget):
    """The row below the review. `banding` is the reading held against the decree that is chosen."""

    changed = Signal(bool)  # True: another year, so the decree is to be found anew; else another decree

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.year = QSpinBox()
        self.keputusan = QComboBox()
        self.accept = QPushButton("Masukkan ke berkas")
        self.accept.setToolTip("Ctrl+Enter")
        self.accept.setProperty("role", "primary")
        self.banding: Banding | None = None
        self.year.setRange(TAHUN_AWAL, TAHUN_AKHIR)
        self.year.setAccessibleName("Berlaku mulai tahun")
        self.year.setKeyboardTracking(False)  # a year counts once it is typed whole
        self.keputusan.setAccessibleName("Masuk ke keputusan")
        self.keputusan.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.keputusan.setMinimumContentsLength(20)
        self.keputusan.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        year, keputusan = QLabel("Berlaku mulai ta&hun"), QLabel("Masuk &ke")
        year.setBuddy(self.year)
        keputusan.setBuddy(self.keputusan)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.S8)
        for widget in (year, self.year, keputusan, self.keputusan, self.accept):
            row.addWidget(widget)
        self.year.valueChanged.connect(lambda _: self.changed.emit(True))
        self.keputusan.activated.connect(lambda _: self.changed.emit(False))

    def begin(self, tahun: int) -> None:
        """Take the year of a fresh reading; nothing is compared yet."""
        self.year.blockSignals(True)
        self.year.setValue(tahun)
        self.year.blockSignals(False)

    @property
    def is_there(self) -> bool:
        """Whether the file still has the decree that is chosen; a new one always can be made."""
        ids = {"", *(k.id for k in self.session.isi.keputusan if k.tahun == self.year.value())}
        return self.keputusan.currentData() in ids

    def compare(self, bacaan: Bacaan, *, choose: bool) -> Banding:
        """Compare with the decree that is chosen; `choose`: first find the one it most likely is."""
        isi = self.session.isi
        keputusan = untuk_tahun(bacaan, self.year.value()).keputusan
        if choose:
            self._offer([k for k in isi.keputusan if k.tahun == keputusan.tahun], keputusan)
        lama = next((k for k in isi.keputusan if k.id == self.keputusan.currentData()), None)
        self.banding = bandingkan(keputusan, lama, frozenset(sel.indikator for sel in isi.realisasi))
        return self.banding

    def _offer(self, ada: list[Keputusan], read: Keputusan) -> None:
        """The decrees of the year, the one that was read again first, and a new one."""
        same = sk_yang_sama(read, ada) or (ada[0] if ada else None)
        self.keputusan.clear()
        for k in ada:
            self.keputusan.addItem(words.goal(k), k.id)
        self.keputusan.addItem(_NEW, "")
        self.keputusan.setCurrentIndex(self.keputusan.findData(same.id if same else ""))

    def decisions(self, made: Mapping[str, Putusan]) -> dict[str, Putusan]:
        """What is done with each read kartu, and with what the keputusan says of itself: as `made` where that
        can be, else as unasked."""
        banding = self.banding
        if banding is None:
            return {}
        hasil = {banding.baca.id: made.get(banding.baca.id, Putusan.LEWATI)} if banding.kepala else {}
        for k in banding.kartu:
            p = made.get(k.baca.id, k.pilihan[0])
            hasil[k.baca.id] = p if p in k.pilihan else k.pilihan[0]
        return hasil

    def next_decision(self, id_: str, now: Mapping[str, Putusan]) -> Putusan | None:
        """The next of what can be done with a kartu (or the keputusan); None where there is no choice."""
        banding = self.banding
        if banding is None or banding.lama is None or id_ not in now:
            return None
        choices = (Putusan.LEWATI, Putusan.GANTI)
        choices = next((k.pilihan for k in banding.kartu if k.baca.id == id_), choices)
        return choices[(choices.index(now[id_]) + 1) % len(choices)]


def first_kartu(banding: Banding, decisions: Mapping[str, Putusan]) -> str:
    """Id, in the file, of the first kartu that goes in; "" where none does."""
    done = next((k for k in banding.kartu if decisions[k.baca.id] is not Putusan.LEWATI), None)
    if done is None:
        return ""
    replaced = decisions[done.baca.id] is Putusan.GANTI and done.lama is not None
    return done.lama.id if replaced and done.lama else done.baca.id
