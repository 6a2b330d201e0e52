"""The columns of the grid: what is frozen at the left, then a year by months, or one month beside others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from iki_desktop.models.tanggal import BULAN, BULAN_PENDEK, TW, bulan_tw


class Jenis(Enum):
    NOMOR = auto()
    LABEL = auto()
    SATUAN = auto()
    TARGET = auto()  # of the year
    BULAN = auto()  # the one that takes figures
    BANDING = auto()  # a month that is only shown beside it
    TW = auto()
    TARGET_KINI = auto()  # up to the last month
    TAHUN = auto()
    CAPAIAN = auto()
    CATATAN = auto()


@dataclass(frozen=True, slots=True)
class Kolom:
    jenis: Jenis
    urut: int = 0  # month 1–12, or TW 1–4
    geser: int = 0  # of a BANDING: years from the year in view, 0 or −1


TETAP = (Kolom(Jenis.NOMOR), Kolom(Jenis.LABEL), Kolom(Jenis.SATUAN), Kolom(Jenis.TARGET))
"""The frozen ones; they are the first of every set of columns."""

SETAHUN: tuple[Kolom, ...] = (
    *TETAP,
    *(k for tw in range(1, 5) for k in (*(Kolom(Jenis.BULAN, b) for b in bulan_tw(tw)), Kolom(Jenis.TW, tw))),
    Kolom(Jenis.TAHUN),
    Kolom(Jenis.CAPAIAN),
)
"""Twelve months with their TW, the year so far and its capaian."""

PILIHAN = {
    Jenis.SATUAN: "Satuan",
    Jenis.TARGET: "Target",
    Jenis.TW: "Triwulan",
    Jenis.BANDING: "Bulan pembanding",
    Jenis.TARGET_KINI: "Target sampai bulan",
    Jenis.TAHUN: "Realisasi sampai bulan",
    Jenis.CAPAIAN: "Capaian",
    Jenis.CATATAN: "Catatan",
}
"""The columns that may be left out, by the words of the choice."""


def sebulan(bulan: int) -> tuple[Kolom, ...]:
    """The columns of one month: the same month last year, the month before, itself, what it adds up to."""
    lalu = Kolom(Jenis.BANDING, bulan - 1) if bulan > 1 else Kolom(Jenis.BANDING, 12, -1)
    return (
        *TETAP,
        Kolom(Jenis.BANDING, bulan, -1),
        lalu,
        Kolom(Jenis.BULAN, bulan),
        Kolom(Jenis.TARGET_KINI),
        Kolom(Jenis.TAHUN),
        Kolom(Jenis.CAPAIAN),
        Kolom(Jenis.CATATAN),
    )


def judul_kolom(kolom: Kolom, tahun: int, sampai: int) -> str:
    """What the header shows."""
    match kolom.jenis:
        case Jenis.BULAN:
            return BULAN_PENDEK[kolom.urut - 1]
        case Jenis.BANDING:
            return f"{BULAN_PENDEK[kolom.urut - 1]} {tahun + kolom.geser}"
        case Jenis.TAHUN:
            return f"s.d. {BULAN_PENDEK[sampai - 1]}"
        case Jenis.TARGET_KINI:
            return f"Target s.d. {BULAN_PENDEK[sampai - 1]}"
        case _:
            return nama_kolom(kolom, tahun, sampai)


def nama_kolom(kolom: Kolom, tahun: int, sampai: int) -> str:
    """The column in full, for tooltips and screen readers."""
    match kolom.jenis:
        case Jenis.BULAN | Jenis.BANDING if kolom.geser:
            return f"{BULAN[kolom.urut - 1]} {tahun + kolom.geser}"
        case Jenis.BULAN | Jenis.BANDING:
            return BULAN[kolom.urut - 1]
        case Jenis.TW:
            return f"TW {TW[kolom.urut - 1]}"
        case Jenis.TAHUN:
            return f"sampai dengan {BULAN[sampai - 1]}"
        case Jenis.TARGET_KINI:
            return f"target sampai dengan {BULAN[sampai - 1]}"
        case Jenis.NOMOR:
            return "No"
        case Jenis.LABEL:
            return "Indikator"
        case _:
            return kolom.jenis.name.capitalize()
