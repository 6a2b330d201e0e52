"""The columns of the month grid: what is frozen at the left, months with their TW, the year, the capaian."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from iki_desktop.models.tanggal import BULAN, BULAN_PENDEK, TW, bulan_tw


class Jenis(Enum):
    NOMOR = auto()
    LABEL = auto()
    SATUAN = auto()
    TARGET = auto()
    BULAN = auto()
    TW = auto()
    TAHUN = auto()
    CAPAIAN = auto()


@dataclass(frozen=True, slots=True)
class Kolom:
    jenis: Jenis
    urut: int = 0  # month 1–12, or TW 1–4


TETAP = (Kolom(Jenis.NOMOR), Kolom(Jenis.LABEL), Kolom(Jenis.SATUAN), Kolom(Jenis.TARGET))
KOLOM: tuple[Kolom, ...] = (
    *TETAP,
    *(k for tw in range(1, 5) for k in (*(Kolom(Jenis.BULAN, b) for b in bulan_tw(tw)), Kolom(Jenis.TW, tw))),
    Kolom(Jenis.TAHUN),
    Kolom(Jenis.CAPAIAN),
)
KOLOM_BULAN = {k.urut: n for n, k in enumerate(KOLOM) if k.jenis is Jenis.BULAN}


def judul_kolom(kolom: Kolom, sampai: int) -> str:
    """What the header shows."""
    match kolom.jenis:
        case Jenis.BULAN:
            return BULAN_PENDEK[kolom.urut - 1]
        case Jenis.TAHUN:
            return f"s.d. {BULAN_PENDEK[sampai - 1]}"
        case _:
            return nama_kolom(kolom, sampai)


def nama_kolom(kolom: Kolom, sampai: int) -> str:
    """The column in full, for tooltips and screen readers."""
    match kolom.jenis:
        case Jenis.BULAN:
            return BULAN[kolom.urut - 1]
        case Jenis.TW:
            return f"TW {TW[kolom.urut - 1]}"
        case Jenis.TAHUN:
            return f"sampai dengan {BULAN[sampai - 1]}"
        case Jenis.NOMOR:
            return "No"
        case Jenis.LABEL:
            return "Indikator"
        case _:
            return kolom.jenis.name.capitalize()
