"""Many papers at once: one file for each kartu, or all the papers of a month, into one folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from iki_desktop.errors import IkiError, InputRefused, Report
from iki_desktop.files import exists, make_folder, safe_name
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Kartu
from iki_desktop.models.nama import nama_kartu
from iki_desktop.ui.dokumen.catalogue import PAPERS, Order
from iki_desktop.ui.dokumen.making import Source, source_of
from iki_desktop.ui.session import Session

MONTHLY = tuple(p for p in PAPERS if p.jenis in ("laporan", "realisasi", "rekap"))
"""The papers that close a month."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One paper and where it goes."""

    order: Order
    out: Path


def plan_kartu(
    order: Order, isi: IsiKantor, folder: Path, chosen: Callable[[Kartu], bool] = lambda _kartu: True
) -> list[Planned]:
    """The paper once for each of the chosen kartu that has indikator; the number keeps names apart.

    InputRefused where none of them has one.
    """
    kartu = order.kartu_of(isi)
    digits = max(2, len(str(max(kartu, default=0))))
    plan = [
        Planned(
            replace(order, kartu=(n,)),
            folder / order.file_name(isi, f"{n:0{digits}} {nama_kartu(satu)[:_LONGEST]}"),
        )
        for n, satu in kartu.items()
        if chosen(satu) and any(satu.indikator())
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


def make_many(
    session: Session,
    title: str,
    folder_name: str,
    plan_for: Callable[[Path], list[Planned]],
    made: Callable[[Path, str], object],
) -> None:
    """Ask for a folder under this title, then write what is planned for it beside the window.

    Where some of it is there already the person says what becomes of that; a new folder in the chosen one is
    called `folder_name`. At the end `made(folder, "60")` is told, or `made(folder, "3 dari 60")` where it was
    stopped or refused on the way: what is there by then is whole and stays.
    """
    folder = session.ask.folder(title)
    if folder is None:
        return
    try:
        plan = plan_for(folder)
        if there := already_there(plan):
            answer = session.ask.choose(
                f"{len(there)} dari {len(plan)} berkas sudah ada di folder itu.",
                [f"Ganti {len(there)} berkas", _SKIP, _NEW_FOLDER],
                detail=", ".join(each.out.name for each in there[:3]) + (" …" if len(there) > 3 else ""),
            )
            if answer is None:
                return
            if answer == 1:
                plan = [each for each in plan if each not in there]
            elif answer == 2:
                folder = _untaken(folder, folder_name)
                make_folder(folder)
                plan = plan_for(folder)
    except IkiError as error:
        session.ask.error(error)
        return
    if not plan:
        session.notice.emit("Semua berkasnya sudah ada, jadi tidak ada yang dibuat.")
        return
    source = source_of(session)

    there_now: list[Path] = []  # grows in the worker thread, and is read when that has ended

    def work(report: Report) -> None:
        write_planned(plan, source, report, there_now)

    def tell() -> None:
        all_there = len(there_now) == len(plan)
        if there_now:
            made(folder, str(len(plan)) if all_there else f"{len(there_now)} dari {len(plan)}")

    session.jobs.start(f"Membuat {len(plan)} dokumen…", work, lambda _: tell(), tell)


def _untaken(folder: Path, name: str) -> Path:
    """A folder of that name in `folder`, with a number where that is taken."""
    names = (safe_name(name if n == 1 else f"{name} ({n})") for n in count(1))
    return next(path for each in names if not exists(path := folder / each))


def write_planned(plan: Sequence[Planned], source: Source, report: Report, written: list[Path]) -> None:
    """Write them one after the other, each then added to `written`; `report` may raise Cancelled between."""
    for done, each in enumerate(plan):
        report(done, len(plan))
        source.write(each.order, each.out, None)
        written.append(each.out)


_SKIP, _NEW_FOLDER = "Lewati yang sudah ada", "Simpan di folder baru"
_LONGEST = 60  # letters of a jabatan in a file's name
