"""Where one was in the grid, and how to find it again among other rows: another filter, month or year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iki_desktop.models.realisasi import KunciSel
from iki_desktop.ui.realisasi.columns import TETAP, Jenis, Kolom
from iki_desktop.ui.realisasi.grid import Grid
from iki_desktop.ui.realisasi.model import RealisasiModel
from iki_desktop.ui.realisasi.rows import Baris


@dataclass(frozen=True, slots=True)
class Place:
    """The cell under the cursor, and how far its row stands below the top of what is seen."""

    baris: Baris
    kolom: Kolom
    y: int


def place_of(grid: Grid, model: RealisasiModel) -> Place | None:
    """The cursor's place; None without one."""
    index = grid.months.currentIndex()
    if not index.isValid():
        return None
    y = grid.months.rowViewportPosition(index.row())
    return Place(model.baris(index.row()), model.kolom(index.column()), y)


def go_back(grid: Grid, model: RealisasiModel, place: Place, bulan: int) -> bool:
    """Put the cursor where it was, or on its like; False where nothing like it is shown.

    `bulan` is the month to stand in where the column is not there any more.
    """
    row = _row(model, place.baris)
    if row is None:
        return False
    grid.go_row(row, _column(model, place.kolom, bulan))
    bar = grid.months.verticalScrollBar()
    if 0 <= place.y < grid.months.viewport().height():
        bar.setValue(bar.value() + grid.months.rowViewportPosition(row) - place.y)
        grid.months.scrollTo(grid.months.currentIndex())
    return True


def show_cells(grid: Grid, model: RealisasiModel, kunci: Sequence[KunciSel]) -> bool:
    """Choose these cells of the year in view, or go to the first where they are no block; False for none."""
    columns = {bulan: model.column_of(bulan) for bulan in {k[3] for k in kunci}}
    rows = {pair: model.row_of(*pair) for pair in {k[:2] for k in kunci}}
    places = ((rows[k[:2]], columns[k[3]]) for k in kunci)
    cells = {(row, column) for row, column in places if row is not None and column is not None}
    if not cells:
        return False
    down, across = sorted({r for r, _ in cells}), sorted({c for _, c in cells})
    if len(cells) == len(down) * len(across):
        grid.months.choose_block(down[0], across[0], down[-1], across[-1])
    else:
        row, column = min(cells)
        grid.months.choose_block(row, column, row, column)
    return True


def _row(model: RealisasiModel, baris: Baris) -> int | None:
    """The same row; else its like in another keputusan, by kartu and words; else its heading."""
    rows = [model.baris(n) for n in range(model.rowCount())]
    for like in (_same, _alike, _above):
        for n, b in enumerate(rows):
            if like(b, baris):
                return n
    return None


def _id(b: Baris) -> str:
    return b.indikator.id if b.indikator else b.lipat


def _same(a: Baris, b: Baris) -> bool:
    return (a.peran, a.pengampu, _id(a)) == (b.peran, b.pengampu, _id(b))


def _alike(a: Baris, b: Baris) -> bool:
    """In another year's keputusan all ids are others."""
    return (a.peran, a.label, a.kartu.jabatan, a.kartu.unit) == (
        b.peran,
        b.label,
        b.kartu.jabatan,
        b.kartu.unit,
    ) and ((a.indikator.teks if a.indikator else "") == (b.indikator.teks if b.indikator else ""))


def _above(a: Baris, b: Baris) -> bool:
    """What is left where the row was folded away or filtered out."""
    return bool(b.indikator and a.indikator and a.indikator.id == b.indikator.id) or a.lipat == b.kartu.id


def _column(model: RealisasiModel, kolom: Kolom, bulan: int) -> int:
    columns = model.semua_kolom
    if kolom in columns and kolom.jenis is not Jenis.BANDING:
        return columns.index(kolom)
    if kolom.jenis is not Jenis.BULAN:
        same = next((n for n, k in enumerate(columns) if k.jenis is kolom.jenis and n >= len(TETAP)), None)
        if same is not None:
            return same
    at = model.column_of(kolom.urut if kolom.jenis is Jenis.BULAN else bulan)
    return at if at is not None else model.column_of(bulan) or len(TETAP)
