"""Corrections of the draft by the keyboard, each of which can be taken back; nothing of it is in the file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.suntingan import dengan_teks, gabung, pecah, tanpa
from iki_desktop.ui.ask import Ask

CUT = "//"


class Corrections(QObject):
    """Holds the draft; says `changed` with each new state of it."""

    changed = Signal(object)  # Bacaan

    def __init__(self, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._bacaan: Bacaan | None = None
        self._before: list[Bacaan] = []

    @property
    def can_take_back(self) -> bool:
        return bool(self._before)

    def begin(self, bacaan: Bacaan | None) -> None:
        """Take a fresh draft (or none); what was corrected in the last one is forgotten."""
        self._bacaan, self._before = bacaan, []

    def take_back(self) -> None:
        """Back to the draft before the last correction."""
        if self._before:
            self._bacaan = self._before.pop()
            self.changed.emit(self._bacaan)

    def rename(self, objek: str) -> None:
        """Ask for other words of a kartu, sasaran or indikator."""
        words = self._words(objek)
        if words is None:
            return
        name, teks = words
        baru = self._ask.line(f"Ubah {name}", name.capitalize(), teks, "Ubah")
        if baru is not None:
            self._do(lambda b: dengan_teks(b, objek, baru))

    def discard(self, objek: str) -> None:
        """Leave a kartu, sasaran or indikator out."""
        if self._words(objek) is not None:
            self._do(lambda b: tanpa(b, objek))

    def join(self, objek: str) -> None:
        """Join a sasaran or indikator to the one before it."""
        self._do(lambda b: gabung(b, objek))

    def split(self, objek: str) -> None:
        """Ask where an indikator is to be cut in two."""
        words = self._words(objek)
        if words is None or words[0] != "indikator":
            self._ask.error("Yang dapat dipecah hanya indikator. Pilih indikatornya dahulu.")
            return
        marked = self._ask.line("Pecah indikator", f"Tulis {CUT} di tempat potongnya", words[1], "Pecah")
        if marked is None:
            return
        if CUT not in marked:
            self._ask.error(f"Belum ada tanda {CUT}, jadi indikatornya tidak dipecah.")
            return
        depan, _, belakang = marked.partition(CUT)
        self._do(lambda b: pecah(dengan_teks(b, objek, depan + belakang), objek, len(depan)))

    def _words(self, objek: str) -> tuple[str, str] | None:
        """What the thing is called, and its words."""
        for k in self._bacaan.keputusan.kartu if self._bacaan else ():
            if k.id == objek:
                return "jabatan", k.jabatan
            for s in k.sasaran:
                if s.id == objek:
                    return "sasaran", s.teks
                for i in s.indikator:
                    if i.id == objek:
                        return "indikator", i.teks
        return None

    def _do(self, correct: Callable[[Bacaan], Bacaan]) -> None:
        if self._bacaan is None or (baru := correct(self._bacaan)) == self._bacaan:
            return
        self._before.append(self._bacaan)
        self._bacaan = baru
        self.changed.emit(baru)
