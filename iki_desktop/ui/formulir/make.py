"""Making forms: of the kartu in view in one workbook, or a file for each kartu into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from iki_desktop.files import safe_name
from iki_desktop.models.keputusan import Kartu
from iki_desktop.models.nama import nama_kartu
from iki_desktop.ui.dokumen.catalogue import PAPERS
from iki_desktop.ui.jobs import Report
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
    isi, tahun, sampai = session.isi, session.tahun, session.sampai
    name = FORM.file_name(isi.kantor, tahun, sampai)
    if len(kartu) == 1:
        name = safe_name(f"{FORM.name} {nama_kartu(kartu[0])} {tahun}") + ".xlsx"
    out = session.ask.save_file("Simpan formulir", name, FORM.kinds)
    if out is None:
        return
    ids = [k.id for k in kartu]

    def work(report: Report) -> Path:
        from iki_desktop.writers.formulir import write_form

        write_form(isi, tahun, sampai, out, ids, report)
        return out

    session.jobs.start("Membuat formulir…", work, lambda path: _made(session, path, 1))


def _each(session: Session, kartu: Sequence[Kartu]) -> None:
    folder = session.ask.folder("Pilih folder untuk formulir")
    if folder is None:
        return
    isi, tahun, sampai, paths = session.isi, session.tahun, session.sampai, session.paths
    chosen = {k.id for k in kartu}
    numbers = [n for n, k in enumerate(session.kartu, 1) if k.id in chosen]

    def work(report: Report) -> int:
        from iki_desktop.papers import write_forms

        return len(write_forms(isi, folder, paths, tahun=tahun, sampai=sampai, kartu=numbers, report=report))

    session.jobs.start("Membuat formulir…", work, lambda count: _made(session, folder, count))


def _made(session: Session, path: Path, count: int) -> None:
    """Say where they are, and offer to look."""
    what = path.name if path.is_file() else f"{count} formulir"
    if (
        session.ask.choose(
            f"{what} sudah dibuat di {path.parent if path.is_file() else path}.", ["Buka"], cancel="Tutup"
        )
        == 0
    ):
        session.ask.open_outside(path)
