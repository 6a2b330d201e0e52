"""Which months are due for an indikator, and how many of the cells due are filled (aturan.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from iki_desktop.models.keputusan import Frekuensi

RENTANG_BULAN = {
    Frekuensi.BULANAN: 1,
    Frekuensi.TRIWULANAN: 3,
    Frekuensi.SEMESTERAN: 6,
    Frekuensi.TAHUNAN: 12,
}
"""The span of a frekuensi in months; its last month is the one that is due."""


def bulan_wajib(frekuensi: Frekuensi, sampai: int) -> tuple[int, ...]:
    """The months (1–12) due up to and with `sampai`: the last of each span that has ended."""
    langkah = RENTANG_BULAN[frekuensi]
    return tuple(range(langkah, min(sampai, 12) + 1, langkah))


@dataclass(frozen=True, slots=True)
class Kelengkapan:
    """Cells due, and those of them that are not kosong."""

    isi: int = 0
    wajib: int = 0

    @property
    def rasio(self) -> Fraction | None:
        """Filled over due, 0–1; None where nothing is due yet."""
        return Fraction(self.isi, self.wajib) if self.wajib else None

    @property
    def kurang(self) -> int:
        """Cells due that are still kosong."""
        return self.wajib - self.isi

    def __add__(self, lain: Kelengkapan) -> Kelengkapan:
        return Kelengkapan(self.isi + lain.isi, self.wajib + lain.wajib)


def jumlah_kelengkapan(daftar: Iterable[Kelengkapan]) -> Kelengkapan:
    """All of them together."""
    isi = wajib = 0
    for k in daftar:
        isi += k.isi
        wajib += k.wajib
    return Kelengkapan(isi, wajib)
