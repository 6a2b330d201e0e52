"""Corrections of the draft by the keyboard, each of which can be taken back; nothing of it is in the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from iki_desktop.models.banding import Putusan
from iki_desktop.models.catatan import Bacaan, Catatan
from iki_desktop.models.suntingan import dengan_teks, gabung, pecah, tanpa
from iki_desktop.models.tinjauan import Tinjauan, dibetulkan, diputuskan, terima, terima_semua_target
from iki_desktop.ui.ask import Ask

CUT = "//"


class Corrections(QObject):
    """Holds the draft with all that was decided about it; says `changed` with each new state."""

    changed = Signal(object)  # Tinjauan

    def __init__(self, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._now: Tinjauan | None = None
        self._before: list[Tinjauan] = []

    @property
    def now(self) -> Tinjauan | None:
        return self._now

    @property
    def can_take_back(self) -> bool:
        return bool(self._before)

    def begin(self, bacaan: Bacaan | None) -> None:
        """Take a fresh draft (or none); what was done to the last one is forgotten."""
        self._now, self._before = (Tinjauan(bacaan) if bacaan else None), []

    def take_back(self) -> None:
        """Back to the draft before the last correction or decision."""
        if self._before:
            self._now = self._before.pop()
            self.changed.emit(self._now)

    def accept(self, catatan: Catatan) -> None:
        """A remark is right as it is; the target that it offers is set. Once more takes that back."""
        self._do(lambda t: terima(t, catatan))

    def accept_targets(self) -> None:
        """Set every target that is offered."""
        self._do(terima_semua_target)

    def decide(self, putusan: Mapping[str, Putusan]) -> None:
        """What is to be done with read kartu, by their ids."""
        self._do(lambda t: diputuskan(t, putusan))

    def rename(self, objek: str) -> None:
        """Ask for other words of a kartu, sasaran or indikator."""
        words = self._words(objek)
        if words is None:
            return
        name, teks = words
        baru = self._ask.line(f"Ubah {name}", name.capitalize(), teks, "Ubah")
        if baru is not None:
            self._correct(objek, lambda b: dengan_teks(b, objek, baru))

    def discard(self, objek: str) -> None:
        """Leave a kartu, sasaran or indikator out."""
        if self._words(objek) is not None:
            self._correct(objek, lambda b: tanpa(b, objek))

    def join(self, objek: str) -> None:
        """Join a sasaran or indikator to the one before it."""
        self._correct(objek, lambda b: gabung(b, objek))

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
        self._correct(objek, lambda b: pecah(dengan_teks(b, objek, depan + belakang), objek, len(depan)))

    def _words(self, objek: str) -> tuple[str, str] | None:
        """What the thing is called, and its words."""
        for k in self._now.bacaan.keputusan.kartu if self._now else ():
            if k.id == objek:
                return "jabatan", k.jabatan
            for s in k.sasaran:
                if s.id == objek:
                    return "sasaran", s.teks
                for i in s.indikator:
                    if i.id == objek:
                        return "indikator", i.teks
        return None

    def _correct(self, objek: str, correct: Callable[[Bacaan], Bacaan]) -> None:
        if self._now is not None and (baru := correct(self._now.bacaan)) != self._now.bacaan:
            self._do(lambda t: dibetulkan(t, baru, objek))

    def _do(self, step: Callable[[Tinjauan], Tinjauan]) -> None:
        if self._now is None or (baru := step(self._now)) == self._now:
            return
        self._before.append(self._now)
        self._now = baru
        self.changed.emit(baru)
