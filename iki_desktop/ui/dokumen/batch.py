"""Many papers at once: one file for each kartu, or all the papers of a month, into one folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from iki_desktop.errors import InputRefused
from iki_desktop.files import exists
from iki_desktop.models.kantor import IsiKantor, keputusan_tahun
from iki_desktop.models.nama import nama_kartu
from iki_desktop.ui.dokumen.catalogue import PAPERS, Order
from iki_desktop.ui.dokumen.making import Source
from iki_desktop.ui.jobs import Report

MONTHLY = tuple(p for p in PAPERS if p.jenis in ("laporan", "realisasi", "rekap"))
"""The papers that close a month."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One paper and where it goes."""

    order: Order
    out: Path


def plan_kartu(order: Order, isi: IsiKantor, folder: Path) -> list[Planned]:
    """The paper once for each kartu of its decree that has indikator; the number keeps names apart.

    InputRefused where no kartu has one.
    """
    keputusan = keputusan_tahun(isi, order.tahun)
    kartu = keputusan.kartu if keputusan else ()
    digits = max(2, len(str(len(kartu))))
    plan = [
        Planned(
            replace(order, kartu=(n,)),
            folder
            / order.paper.file_name(
                isi.kantor, order.tahun, order.sampai, f"{n:0{digits}} {nama_kartu(satu)[:_LONGEST]}"
            ),
        )
        for n, satu in enumerate(kartu, 1)
        if any(satu.indikator())
    ]
    if not plan:
        raise InputRefused(
            "Belum ada kartu yang punya indikator, jadi tidak ada yang dibuat. "
            "Isi indikatornya di halaman Kartu, lalu ulangi."
        )
    return plan


def plan_month(tahun: int, sampai: int, isi: IsiKantor, folder: Path) -> list[Planned]:
    """All papers that close this month, of all kartu."""
    orders = [Order(paper, tahun, sampai) for paper in MONTHLY]
    return [Planned(order, folder / order.file_name(isi)) for order in orders]


def already_there(plan: Sequence[Planned]) -> list[Planned]:
    """Those whose place is taken."""
    return [each for each in plan if exists(each.out)]


def write_planned(plan: Sequence[Planned], source: Source, report: Report) -> int:
    """Write them one after the other; how many. `report` comes between them and may raise Cancelled."""
    for done, each in enumerate(plan):
        report(done, len(plan))
        source.write(each.order, each.out, None)
    return len(plan)


_LONGEST = 60  # letters of a jabatan in a file's name
