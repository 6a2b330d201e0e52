"""The periods of the rekap workbook: each triwulan that has begun and the year, each up to its last month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.rekap import RekapKantor, rekap_kantor
from iki_desktop.models.tanggal import BULAN, TW, tw_bulan


@dataclass(frozen=True, slots=True)
class Period:
    """One period: its title and the office up to its last month. `year` is the last of them, the whole."""

    title: str
    rekap: RekapKantor
    year: bool = False


def periods(isi: IsiKantor, tahun: int, sampai: int) -> Sequence[Period]:
    """The periods of a report up to month `sampai` (1–12); a running triwulan stands up to that month."""
    found: list[Period] = []
    for tw in range(1, tw_bulan(sampai) + 1):
        last = min(3 * tw, sampai)
        title = f"TW {TW[tw - 1]} (s.d. {BULAN[last - 1]})"
        found.append(Period(title, rekap_kantor(isi, tahun, last)))
    # The year stands where its last month does, as the running triwulan.
    found.append(Period(f"Tahun {tahun} (s.d. {BULAN[sampai - 1]})", found[-1].rekap, year=True))
    return found
