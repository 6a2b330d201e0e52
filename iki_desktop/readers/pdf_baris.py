"""Words of a page into printed lines, and printed lines into running text again.

Whether a line was broken for want of room or by hand shows in the room it left; whether the hyphen at its
end is the word's own, in how the document writes the word elsewhere.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from iki_desktop.readers.kata import sambung
from iki_desktop.readers.kolom import ISIAN, SEMUA_KUNCI
from iki_desktop.readers.pdf_huruf import LUNAK, Kata

SEBARIS = 0.35  # of the size: words whose baselines lie no further apart stand on one line
SPASI = 0.27  # of the size: the width of a blank where it must be guessed
LONGGAR = 0.12  # of the size: how exactly the room at a line's end is known
_AKHIRAN = "nya kan lah pun ban ran wan tan san man gan kah"
AKHIRAN = frozenset(_AKHIRAN.split())
"""Ends of words that are no words themselves."""
PENDEK = frozenset(("di", "ke", "ia", "rt", "rw", "pn", "hp", "tu"))
"""Short words that are no ends of words."""
RAPAT = 0.6  # of the size: words closer together belong to one running line
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
    """The words of the document, by which a word broken at a line's end is judged."""

    def __init__(self, baris: Iterable[Sequence[Kata]]) -> None:
        self._kata: set[str] = {*ISIAN, *SEMUA_KUNCI}
        for satu in baris:
            for k, berikut in itertools.pairwise(satu):
                if berikut.x0 - k.x1 < RAPAT * k.besar:  # the last word of a line may be a broken one
                    self._kata.add(INTI.sub("", k.teks).casefold())
        self.dibuang: list[tuple[str, str]] = []  # (before, after) of each break taken out of a word

    def gabung(self, kiri: str, kanan: str, *, penuh: bool = False) -> str:
        """Two pieces of one text, the second from the next line.

        penuh: the line above is one word that fills its column, so it may have been cut anywhere.
        """
        kiri, kanan = kiri.rstrip(), kanan.lstrip()
        if kiri.endswith(LUNAK):
            return kiri[:-1] + kanan
        if kiri.endswith(" /"):
            return f"{kiri} {kanan}"
        if not kiri or not kanan:
            return kiri or kanan
        depan, belakang = kiri.split()[-1], kanan.split()[0]
        if penuh and self._terbelah(depan, belakang):
            self.dibuang.append((f"{depan} {belakang}", depan + belakang))
            return kiri + kanan
        if depan[-1] not in "-\u2010" or len(depan) < 2:
            return sambung(kiri, kanan)
        if not (BAGIAN.search(depan[:-1]) and belakang[0].isalpha()):
            return kiri + kanan if belakang[0].isalnum() else sambung(kiri, kanan)
        if self._terpenggal(depan[:-1], belakang):
            self.dibuang.append((depan + belakang, depan[:-1] + belakang))
            return kiri[:-1] + kanan
        return kiri + kanan

    def _terpenggal(self, depan: str, belakang: str) -> bool:
        """Whether the hyphen between two pieces was set only because the line ended."""
        a, b = INTI.sub("", depan).casefold(), INTI.sub("", belakang).casefold()
        if f"{a}-{b}" in self._kata or not belakang[0].islower():
            return False
        if a + b in self._kata:
            return True
        return a != b and a not in self._kata and b not in self._kata and "-" not in b

    def _terbelah(self, depan: str, belakang: str) -> bool:
        """Whether a column was too narrow for a word, so that it goes on below without a hyphen."""
        if not (depan[-1].isalpha() and (belakang[0].islower() or (depan + belakang).isupper())):
            return False
        a, b = INTI.sub("", depan).casefold(), INTI.sub("", belakang).casefold()
        if a + b in self._kata:
            return True
        return a not in self._kata and (b in AKHIRAN or (len(b) < 3 and b not in PENDEK))
