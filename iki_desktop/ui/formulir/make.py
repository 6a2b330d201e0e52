"""Making forms: of the kartu in view in one workbook, or a file for each kartu into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from iki_desktop.errors import Report
from iki_desktop.models.keputusan import Kartu
from iki_desktop.ui.dokumen.batch import make_many, plan_kartu
from iki_desktop.ui.dokumen.catalogue import PAPERS, Order
from iki_desktop.ui.dokumen.making import source_of
from iki_desktop.ui.session import Session

FORM = next(paper for paper in PAPERS if paper.jenis == "formulir")
ONE, EACH = "Satu berkas untuk semua", "Satu berkas tiap kartu…"


def make_forms(session: Session, kartu: Sequence[Kartu]) -> None:
    """Ask where to, then write the forms of these kartu beside the window."""
    if len(kartu) > 1:
        choice = session.ask.choose(
            f"Buat formulir untuk {len(kartu)} kartu.",
            [ONE, EACH],
            detail="Satu berkas berisi satu lembar tiap jabatan. Berkas terpisah dibagikan satu per satu.",
        )
        if choice is None:
            return
        if choice == 1:
            _each(session, kartu)
            return
    _one(session, kartu)


def _one(session: Session, kartu: Sequence[Kartu]) -> None:
    order, source = _order(session, kartu), source_of(session)
    out = session.ask.save_file("Simpan formulir", order.file_name(source.isi), FORM.kinds)
    if out is None:
        return

    def work(report: Report) -> None:
        source.write(order, out, report)

    session.jobs.start("Membuat formulir…", work, lambda _: _made(session, out))


def _each(session: Session, kartu: Sequence[Kartu]) -> None:
    isi, order = session.isi, _order(session, kartu)
    chosen = {k.id for k in kartu}
    make_many(
        session,
        "Pilih folder untuk formulir",
        Path(replace(order, kartu=()).file_name(isi)).stem,
        lambda folder: plan_kartu(order, isi, folder, lambda satu: satu.id in chosen),
        lambda folder, count: _made(session, folder, count),
    )


def _order(session: Session, kartu: Sequence[Kartu]) -> Order:
    """A form of these kartu, of the year and month in view."""
    chosen = {k.id for k in kartu}
    numbers = tuple(n for n, satu in enumerate(session.kartu, 1) if satu.id in chosen)
    return Order(FORM, session.tahun, session.sampai, numbers)


def _made(session: Session, path: Path, count: str = "1") -> None:
    """Say where they are, and offer to look."""
    what = path.name if path.is_file() else f"{count} formulir"
    if (
        session.ask.choose(
            f"{what} sudah dibuat di {path.parent if path.is_file() else path}.", ["Buka"], cancel="Tutup"
        )
        == 0
    ):
        session.ask.open_outside(path)
