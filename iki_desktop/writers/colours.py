"""Colours of papers and sheets: the light tokens of the window, for print on white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

TEXT = "1B2430"
MUTED = "5A6675"
ACCENT = "0B5CAD"
PANEL = "F5F6F8"
SELECTION = "D6E6F7"
BORDER = "A9B1BC"  # darker than the screen's hairline, which an inkjet on F4 loses
WHITE = "FFFFFF"


@dataclass(frozen=True, slots=True)
class Colour:
    """Text and the tint below it; their contrast is 4.5 or more."""

    teks: str
    ground: str


# From the best step of a scale to the worst.
LEVELS = (
    Colour("0F6B4F", "E1F2EB"),
    Colour("1F6F8B", "E0F0F5"),
    Colour("8A6100", "FBF1DA"),
    Colour("A8480F", "FCE9DE"),
    Colour("A3182C", "FBE3E6"),
)


def tingkat_colours(nama: Sequence[str]) -> dict[str, Colour]:
    """The colour of each word of a scale, best first.

    The best word gets the first colour and the worst the last, however many there are: a scale of four
    leaves one in between out. The word always stands beside the colour.
    """
    terakhir = len(nama) - 1
    return {n: LEVELS[round(i * (len(LEVELS) - 1) / terakhir) if terakhir else 0] for i, n in enumerate(nama)}
