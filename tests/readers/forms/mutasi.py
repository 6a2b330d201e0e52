"""What people do to a form before it comes back, by seed, and an oracle of where figures were written.

Every figure is one of a kind and says its own cell, so one that is taken in anywhere else is a wrong cell.
Left out is what no program can tell from typing: figures alone moved to other open cells.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter as letter

from iki_desktop.errors import InputRefused
from iki_desktop.models import formulir as f
from iki_desktop.models.gabung_formulir import HasilGabung
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Frekuensi, Indikator, Sasaran
from iki_desktop.models.realisasi import KeadaanPeriode, Periode, Sel
from iki_desktop.writers.formulir import write_form
from tests.readers.forms.isian import SAMPAI, taken
from tests.ui.samples import TAHUN, ident, small_office

Cell = tuple[str, str, str, int]  # indikator, pengampu, part, month
Mutation = Callable[[random.Random, Workbook, Any], None]


def crowded_office() -> IsiKantor:
    """The small office with more indikator of the Camat: two worded alike, one quarterly."""
    isi = small_office()
    camat, *rest = isi.keputusan[0].kartu
    more = tuple(
        Indikator(ident(f"camat/{n}"), "Jumlah surat" if n < 2 else f"Jumlah kegiatan {n}", satuan="kali")
        for n in range(5)
    )
    quarterly = Indikator(ident("camat/tw"), "Jumlah laporan", frekuensi=Frekuensi.TRIWULANAN)
    camat = replace(camat, sasaran=(*camat.sasaran, Sasaran(ident("camat/s2"), "Tertib", (*more, quarterly))))
    return replace(
        isi,
        keputusan=(replace(isi.keputusan[0], kartu=(camat, *rest)),),
        realisasi=(),
        periode=(Periode(TAHUN, 3, KeadaanPeriode.DIKUNCI),),
    )


class Oracle:
    """Figures by number: where each was shown or written."""

    def __init__(self) -> None:
        self.cells: dict[Decimal, Cell] = {}

    def figure(self, cell: Cell) -> Decimal:
        """A fresh figure of that cell."""
        value = Decimal(1001 + len(self.cells))
        self.cells[value] = cell
        return value

    def wrong(self, hasil: HasilGabung) -> list[str]:
        """What would be taken in and is no figure of that cell."""
        found: list[str] = []
        for sel in hasil.diterima(ganti=True):
            for part in ("nilai", "pembilang", "penyebut"):
                value: Decimal | None = getattr(sel, part)
                if value is not None and self.cells.get(value) != (
                    sel.indikator,
                    sel.pengampu,
                    part,
                    sel.bulan,
                ):
                    found.append(f"{value} of {self.cells.get(value)} as {part} of {sel.kunci}")
        return found


def filled_form(path: Path) -> tuple[IsiKantor, Oracle]:
    """A form with figures in January shown and the other open months filled in, at `path`."""
    isi, oracle = crowded_office(), Oracle()
    recorded: list[Sel] = []
    for kartu in isi.keputusan[0].kartu:
        for holder in kartu.pengampu:
            for i in kartu.indikator():
                parts = ("pembilang", "penyebut") if i.berbagian else ("nilai",)
                for bulan in (1, 3):
                    if i.frekuensi is Frekuensi.BULANAN or bulan == 3:
                        figures: dict[str, Any] = {
                            p: oracle.figure((i.id, holder.id, p, bulan)) for p in parts
                        }
                        recorded.append(Sel(i.id, holder.id, TAHUN, bulan, **figures))
    isi = replace(isi, realisasi=tuple(recorded))
    write_form(isi, TAHUN, SAMPAI, path)
    book = load_workbook(path)
    for ws, sheet in zip(book.worksheets, f.susun_formulir(isi, TAHUN, SAMPAI), strict=False):
        at = {str(ws.cell(r, 2).value): r for r in range(7, ws.max_row)}
        for row in sheet.baris:
            for bulan in row.tanda.bulan:
                if bulan > 1:
                    cell = (row.indikator.id, sheet.pengampu.id, row.tanda.bagian.value, bulan)
                    ws.cell(at[row.nomor], 6 + bulan, oracle.figure(cell))
    book.save(path)
    return isi, oracle


# -- what people do -------------------------------------------------------------------------


def _rows(ws: Any) -> list[int]:
    """Rows of figures as they stand now."""
    return [r for r in range(1, ws.max_row + 1) if "|baris|" in "".join(str(c.value) for c in ws[r])]


def _some_row(r: random.Random, ws: Any) -> int:
    return r.choice(_rows(ws) or [7])


def _line(ws: Any, row: int, first: int = 1) -> list[Any]:
    return [ws.cell(row, c).value for c in range(first, ws.max_column + 1)]


def _put(ws: Any, row: int, values: list[Any], first: int = 1) -> None:
    for c, value in enumerate(values, first):
        if not hasattr(ws.cell(row, c), "row") or type(ws.cell(row, c)).__name__ == "MergedCell":
            continue
        ws.cell(row, c).value = value


def rename(r: random.Random, _book: Workbook, ws: Any) -> None:
    ws.title = f"Data {r.randrange(10**6)}"


def insert_rows(r: random.Random, _book: Workbook, ws: Any) -> None:
    ws.insert_rows(r.randrange(1, ws.max_row + 2), r.randrange(1, 3))


def delete_rows(r: random.Random, _book: Workbook, ws: Any) -> None:
    ws.delete_rows(r.randrange(1, ws.max_row + 1), r.randrange(1, 3))


def insert_columns(r: random.Random, _book: Workbook, ws: Any) -> None:
    ws.insert_cols(r.randrange(1, ws.max_column + 2), r.randrange(1, 3))


def delete_columns(r: random.Random, _book: Workbook, ws: Any) -> None:
    ws.delete_cols(r.randrange(1, ws.max_column + 1))


def shift_down(r: random.Random, _book: Workbook, ws: Any) -> None:
    """Insert or delete cells: what stands below slides."""
    row, col = _some_row(r, ws), r.randrange(1, ws.max_column + 1)
    last = min(ws.max_column, col + r.randrange(4))
    by = r.choice([1, 2, -1])
    ws.move_range(f"{letter(col)}{max(row, 3)}:{letter(last)}{ws.max_row}", rows=by)


def shift_right(r: random.Random, _book: Workbook, ws: Any) -> None:
    """Insert or delete cells: what stands to the right slides."""
    row, col = _some_row(r, ws), r.randrange(2, ws.max_column + 1)
    ws.move_range(
        f"{letter(col)}{row}:{letter(ws.max_column)}{row + r.randrange(3)}", cols=r.choice([1, 2, -1])
    )


def sort_all(r: random.Random, _book: Workbook, ws: Any) -> None:
    rows = _rows(ws)
    lines = [_line(ws, row) for row in rows]
    r.shuffle(lines)
    for row, line in zip(rows, lines, strict=True):
        _put(ws, row, line)


def sort_visible(r: random.Random, _book: Workbook, ws: Any) -> None:
    """The hidden columns stay behind."""
    rows = _rows(ws)
    lines = [_line(ws, row, 2)[:-1] for row in rows]
    r.shuffle(lines)
    for row, line in zip(rows, lines, strict=True):
        _put(ws, row, line, 2)


def copy_row(r: random.Random, _book: Workbook, ws: Any) -> None:
    _put(ws, _some_row(r, ws), _line(ws, _some_row(r, ws)))


def swap_columns(r: random.Random, _book: Workbook, ws: Any) -> None:
    """Two months with their visible titles; the hidden marks too, or not."""
    a, b = r.sample(range(7, 7 + SAMPAI), 2)
    for row in range(r.choice([1, 6]), ws.max_row + 1 - r.choice([0, 2])):
        one, other = ws.cell(row, a), ws.cell(row, b)
        if "MergedCell" not in (type(one).__name__, type(other).__name__):
            one.value, other.value = other.value, one.value


def merge(r: random.Random, _book: Workbook, ws: Any) -> None:
    row, col = _some_row(r, ws), r.randrange(3, 14)
    ws.merge_cells(start_row=row, end_row=row + r.randrange(2), start_column=col, end_column=col + 1)


def retype(r: random.Random, _book: Workbook, ws: Any) -> None:
    """Figures as text, and cells with what is no figure."""
    for _ in range(6):
        cell = ws.cell(_some_row(r, ws), r.randrange(7, 13))
        if type(cell).__name__ != "MergedCell" and type(cell.value) is int:
            text = f"{cell.value:,}".replace(",", ".")
            cell.value = r.choice(
                [text, f" {cell.value} ", f"{cell.value} kali", "=A1", "#REF!", None, True, "nihil"]
            )


def reword(r: random.Random, _book: Workbook, ws: Any) -> None:
    cell = ws.cell(_some_row(r, ws), r.randrange(1, 5))
    if type(cell).__name__ != "MergedCell":
        cell.value = r.choice([None, "x", f"{cell.value}.", str(cell.value)[:-3]])


def copy_sheet(_r: random.Random, book: Workbook, ws: Any) -> None:
    book.copy_worksheet(ws)


def stack_sheets(_r: random.Random, book: Workbook, ws: Any) -> None:
    """One sheet's rows below another's."""
    other = book.worksheets[-3]
    start = ws.max_row + 3
    for row in range(1, other.max_row + 1):
        _put(ws, start + row, _line(other, row))


def lose_hidden(r: random.Random, _book: Workbook, ws: Any) -> None:
    r.choice(
        [lambda: ws.delete_rows(1, 2), lambda: ws.delete_cols(1), lambda: ws.delete_cols(ws.max_column)]
    )()


SLIDES: tuple[Mutation, ...] = (shift_down, shift_right)
OTHERS: tuple[Mutation, ...] = (
    *(rename, insert_rows, delete_rows, insert_columns, delete_columns, sort_all, sort_visible, copy_row),
    *(swap_columns, merge, retype, reword, copy_sheet, stack_sheets, lose_hidden),
)


def mutated(source: Path, target: Path, seed: int) -> list[str]:
    """Save `source` with one to three mutations at `target`; their names. At most one slides cells."""
    r = random.Random(seed)
    book = load_workbook(source)
    chosen = r.sample(OTHERS, r.randrange(0, 3))
    chosen.insert(r.randrange(len(chosen) + 1), r.choice((*SLIDES, *OTHERS)))
    for change in chosen:
        change(r, book, r.choice(book.worksheets[:4]))
    book.save(target)
    return [change.__name__ for change in chosen]


def outcome(isi: IsiKantor, oracle: Oracle, path: Path) -> tuple[str, list[str], int]:
    """("taken" or "refused", wrong cells, figures taken in)."""
    try:
        hasil = taken(isi, path)
    except InputRefused as refused:
        assert refused.pesan.endswith(".")
        return "refused", [], 0
    return "taken", oracle.wrong(hasil), len(hasil.diterima(ganti=True))
