"""Words of a page into printed lines, and printed lines into running text again.

Whether a line was broken for want of room or by hand shows in the room it left; whether the hyphen at its
end is the word's own, in how the document writes the word elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from iki_desktop.readers.kata import sambung
from iki_desktop.readers.pdf_huruf import LUNAK, Kata

SEBARIS = 0.35  # of the size: words whose baselines lie no further apart stand on one line
SPASI = 0.27  # of the size: the width of a blank where it must be guessed
LONGGAR = 0.12  # of the size: how exactly the room at a line's end is known
INTI = re.compile(r"^\W+|\W+$")
BAGIAN = re.compile(r"[^\W\d_]+$")
PENANDA = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivx]{2,4})[.)]|\(\d{1,2}\)|[-–—•▪●◦‣*➢✓✔§]")
BUTIR = frozenset("-–—•▪●◦‣*➢✓✔§")


@dataclass(slots=True)
class BarisKata:
    """One printed line: its words from left to right."""

    kata: list[Kata]

    @property
    def y(self) -> float:
        return self.kata[0].y

    @property
    def x0(self) -> float:
        return self.kata[0].x0

    @property
    def x1(self) -> float:
        return max(k.x1 for k in self.kata)

    @property
    def besar(self) -> float:
        return max(k.besar for k in self.kata)

    @property
    def teks(self) -> str:
        return " ".join(k.teks for k in self.kata)

    @property
    def berpenanda(self) -> bool:
        """Whether it begins with a list marker and more follows."""
        return len(self.kata) > 1 and bool(PENANDA.fullmatch(self.kata[0].teks))

    @property
    def digaris(self) -> bool:
        return all(k.garis_bawah for k in self.kata)


def jadi_baris(kata: Iterable[Kata]) -> list[BarisKata]:
    """Words as lines from top to bottom."""
    hasil: list[BarisKata] = []
    acuan = 0.0
    for k in sorted(kata, key=lambda k: k.y):
        if hasil and k.y - acuan <= SEBARIS * max(k.besar, hasil[-1].kata[-1].besar):
            hasil[-1].kata.append(k)
        else:
            hasil.append(BarisKata([k]))
            acuan = k.y
    for b in hasil:
        b.kata.sort(key=lambda k: k.x0)
    return hasil


def lebar_awal(baris: BarisKata) -> float:
    """The room that the first piece of a line would have taken at the end of the line above."""
    pertama = baris.kata[0]
    potong = re.match(r"[^-–/]+[-–/](?=\w)", pertama.teks)
    lebar = pertama.x1 - pertama.x0
    return lebar * len(potong[0]) / len(pertama.teks) if potong else lebar


def tak_muat(atas: BarisKata, bawah: BarisKata, tersedia: float) -> bool:
    """Whether a line was broken because its next word found no room in `tersedia` points."""
    butuh = (atas.x1 - atas.x0) + SPASI * atas.besar + lebar_awal(bawah)
    if atas.teks.endswith(("-", "–", "/", LUNAK)):
        butuh -= SPASI * atas.besar
    return butuh > tersedia - LONGGAR * atas.besar


class Kosakata:
    """The words of the document, by which a hyphen at a line's end is judged."""

    def __init__(self, baris: Iterable[Sequence[Kata]]) -> None:
        self._kata: set[str] = set()
        for satu in baris:
            for k in satu[:-1]:  # the last word of a line may be a broken one
                self._kata.add(INTI.sub("", k.teks).casefold())
        self.dibuang: list[tuple[str, str]] = []  # (before, after) of each hyphen taken out

    def gabung(self, kiri: str, kanan: str) -> str:
        """Two pieces of one text, the second from the next line."""
        kiri, kanan = kiri.rstrip(), kanan.lstrip()
        if kiri.endswith(LUNAK):
            return kiri[:-1] + kanan
        if kiri.endswith(" /"):
            return f"{kiri} {kanan}"
        if not kiri.endswith(("-", "\u2010")) or not kanan or len(kiri) < 2 or kiri[-2].isspace():
            return sambung(kiri, kanan)
        depan, belakang = kiri[:-1].split()[-1], kanan.split()[0]
        if not (BAGIAN.search(depan) and belakang[0].isalpha()):
            return kiri + kanan if belakang[0].isalnum() else sambung(kiri, kanan)
        if self._terpenggal(depan, belakang):
            self.dibuang.append((f"{depan}-{belakang}", depan + belakang))
            return kiri[:-1] + kanan
        return kiri + kanan

    def _terpenggal(self, depan: str, belakang: str) -> bool:
        a, b = INTI.sub("", depan).casefold(), INTI.sub("", belakang).casefold()
        if f"{a}-{b}" in self._kata or not belakang[0].islower():
            return False
        if a + b in self._kata:
            return True
        return a != b and a not in self._kata and b not in self._kata and "-" not in b
