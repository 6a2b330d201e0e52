"""Colours of papers and sheets: the light tokens of the window, for print on white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

TEKS = "1B2430"
REDUP = "5A6675"
AKSEN = "0B5CAD"
PANEL = "F5F6F8"
PILIHAN = "D6E6F7"
GARIS = "A9B1BC"  # darker than the screen's hairline, which an inkjet on F4 loses
PUTIH = "FFFFFF"


@dataclass(frozen=True, slots=True)
class Warna:
    """Text and the tint below it; their contrast is 4.5 or more."""

    teks: str
    latar: str


# From the best step of a scale to the worst.
TINGKAT = (
    Warna("0F6B4F", "E1F2EB"),
    Warna("1F6F8B", "E0F0F5"),
    Warna("8A6100", "FBF1DA"),
    Warna("A8480F", "FCE9DE"),
    Warna("A3182C", "FBE3E6"),
)


def warna_tingkat(nama: Sequence[str]) -> dict[str, Warna]:
    """The colour of each word of a scale, best first.

    The best word gets the first colour and the worst the last, however many there are: a scale of four
    leaves one in between out. The word always stands beside the colour.
    """
    terakhir = len(nama) - 1
    return {
        n: TINGKAT[round(i * (len(TINGKAT) - 1) / terakhir) if terakhir else 0] for i, n in enumerate(nama)
    }
