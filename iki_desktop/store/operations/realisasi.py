"""The operations that record monthly figures, any number in one step, and what is said of a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from iki_desktop.errors import InputRefused
from iki_desktop.models.realisasi import KETERANGAN, KeadaanSel, Sel
from iki_desktop.store import rows
from iki_desktop.store.changes import KunciSel, kunci_sel
from iki_desktop.store.connection import batches
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.lookup import (
    can_be_kept,
    check_bulan,
    check_fields,
    check_tahun,
    refuse_locked,
    require,
)
from iki_desktop.store.tables import Row, id_sel
from iki_desktop.store.transaction import Transaction

_SHA256: Final = re.compile("[0-9a-f]{64}")
_KETERANGAN: Final = {k: k.replace("_", " ") for k in KETERANGAN} | {
    "bukti": "bukti dukung",
    "bukti_tempat": "tempat bukti dukung",
    "bukti_berkas": "berkas bukti dukung",
    "bukti_sha256": "berkas bukti dukung",
}


def _name(sel: Sequence[Sel], kosongkan: Sequence[KunciSel] = ()) -> str:
    if not sel:
        return "Kosongkan realisasi" if len(kosongkan) == 1 else f"Kosongkan realisasi {len(kosongkan)} sel"
    total = len(sel) + len(kosongkan)
    return "Isi realisasi" if total == 1 else f"Isi realisasi {total} sel"


@operation(_name)
def isi_sel(tx: Transaction, sel: Sequence[Sel], kosongkan: Sequence[KunciSel] = ()) -> None:
    """Record cells, and make others kosong. Cells stay as they are where they hold the same already.

    Raises PeriodLocked where a month is locked, InputRefused where a cell is none of this office's;
    then no cell of the step is changed.
    """
    for cell in sel:
        check_sel(cell)
    filled = {cell.kunci: cell for cell in sel}
    emptied = [kunci for kunci in kosongkan if kunci not in filled]
    check_owned(tx, [*filled, *emptied])
    present = _recorded(tx, [*filled, *emptied])
    ids = {kunci_sel(row): id_ for id_, row in present.items()}
    tx.delete("realisasi", [ids[kunci] for kunci in emptied if kunci in ids], present)
    tx.put("realisasi", [rows.sel_row(cell, ids.get(kunci)) for kunci, cell in filled.items()], present)


def _name_of_forms(sel: Sequence[Sel]) -> str:
    return f"Terima formulir: {len(sel)} sel"


@operation(_name_of_forms, backup="formulir")
def terima_formulir(tx: Transaction, sel: Sequence[Sel]) -> None:
    """Record the cells that were taken out of filled forms; raises as `isi_sel` does."""
    isi_sel(tx, sel)


def _name_of_words(kunci: KunciSel, **isi: str) -> str:
    del kunci
    return f"Ubah {_KETERANGAN[next(iter(isi))]}"


@operation(_name_of_words)
def ubah_keterangan(tx: Transaction, kunci: KunciSel, **isi: str) -> None:
    """Change what is said of a figure: fields of KETERANGAN. Raises as `isi_sel` does, and InputRefused
    where the cell is kosong: what is said needs a figure, or nihil, to be said of.
    """
    check_fields(isi, KETERANGAN)
    row = tx.row("realisasi", id_sel(kunci))
    if row is None:
        raise InputRefused(
            "Sel ini masih kosong, jadi belum dapat diberi keterangan. Isi angkanya atau nihil dahulu."
        )
    sidik = isi.get("bukti_sha256", "")
    if sidik and not _SHA256.fullmatch(sidik):
        raise InputRefused(
            "Sidik berkas bukti itu tidak sah, jadi tidak disimpan. Pilih berkasnya sekali lagi."
        )
    check_owned(tx, [kunci])
    tx.put("realisasi", [{**row, **{k: v.strip() for k, v in isi.items()}}])


def check_owned(tx: Transaction, kunci: Iterable[KunciSel]) -> None:
    """Raise InputRefused where one of the cells is none of this office's, PeriodLocked in a locked month."""
    pairs: set[tuple[str, str]] = set()
    months: set[tuple[int, int]] = set()
    for indikator, pengampu, tahun, bulan in kunci:
        pairs.add((indikator, pengampu))
        months.add((tahun, bulan))
    _check_pairs(tx, pairs)
    refuse_locked(tx, months, "Pengisian realisasi")


def _recorded(tx: Transaction, kunci: Iterable[KunciSel]) -> dict[str, Row]:
    """The rows of all cells that are recorded in the years of these, by id.

    A year of one indikator lies together in the index of that key, while the ids of its months are
    scattered: reading a pasted year by id, and making those ids, takes three times as long.
    """
    of_year = "indikator_id = ? AND pengampu_id = ? AND tahun = ?"
    years = dict.fromkeys(k[:3] for k in kunci)
    return {str(row["id"]): row for year in years for row in tx.rows("realisasi", of_year, year)}


def check_sel(cell: Sel) -> None:
    """Raise InputRefused where a cell says nothing, too much, or lies in no month."""
    check_tahun(cell.tahun)
    check_bulan(cell.bulan)
    figures = [f for f in (cell.nilai, cell.pembilang, cell.penyebut) if f is not None]
    for figure in figures:
        if not can_be_kept(figure):
            raise InputRefused("Realisasi itu bukan angka atau terlalu panjang. Tulis misalnya 1.234,5.")
    if cell.keadaan is KeadaanSel.NIHIL and figures:
        raise InputRefused("Sel nihil tidak boleh berisi angka. Pilih nihil atau isi angkanya, salah satu.")
    if cell.keadaan is KeadaanSel.ANGKA and not figures:
        raise InputRefused("Sel tanpa angka tidak disimpan. Isi angkanya, atau kosongkan selnya.")
    if cell.nilai is not None and len(figures) > 1:
        raise InputRefused("Sel berisi nilai sekaligus pembilang atau penyebut. Isi salah satu caranya saja.")


def _check_pairs(tx: Transaction, pairs: set[tuple[str, str]]) -> None:
    """Each indikator is the owner's, and each pengampu one of its kartu."""
    known = _pairs_of(tx, {indikator for indikator, _ in pairs})
    for indikator, pengampu in pairs - known:
        require(tx, "indikator", indikator)
        require(tx, "pengampu", pengampu)
        raise InputRefused(
            "Angka itu diberikan kepada pengampu yang bukan pengampu kartunya, jadi tidak ada yang disimpan. "
            "Muat ulang halamannya, lalu isi lagi."
        )


def _pairs_of(tx: Transaction, indikator: Iterable[str]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for part, marks in batches(indikator):
        found.update(
            (str(i), str(a))
            for i, a in tx.conn.execute(
                "SELECT i.id, a.id FROM indikator i JOIN sasaran s ON s.id = i.sasaran_id"
                " JOIN kartu k ON k.id = s.kartu_id JOIN keputusan p ON p.id = k.keputusan_id"
                f" JOIN pengampu a ON a.kartu_id = k.id WHERE p.kantor_id = ? AND i.id IN ({marks})",
                (tx.kantor_id, *part),
            )
        )
    return found
