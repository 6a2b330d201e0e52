"""A form opened as a person would: cells found by what stands beside them, filled in and saved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from iki_desktop.models import formulir as f
from iki_desktop.models.gabung_formulir import HasilGabung, Nasib, gabung_formulir
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.readers.forms.reader import read_form
from iki_desktop.writers.formulir import write_form
from tests.ui.samples import TAHUN

SAMPAI = 6


class Kertas:
    """An open form; `[number, column]` is the cell of that row number ("1a") and key ("bulan-3")."""

    def __init__(self, path: Path, sheet: str = "") -> None:
        self.path = path
        self.book: Workbook = load_workbook(path)
        self.ws: Any = self.book[sheet] if sheet else self.book.worksheets[0]

    def column(self, key: str) -> int:
        return next(c for c in range(1, 40) if self.ws.cell(2, c).value == key)

    def row(self, number: str) -> int:
        return next(r for r in range(7, 200) if str(self.ws.cell(r, 2).value) == number)

    def cell(self, number: str, key: str | int) -> Any:
        key = f.kolom_bulan(key) if isinstance(key, int) else key
        return self.ws.cell(self.row(number), self.column(key))

    def fill(self, number: str, key: str | int, value: object) -> str:
        """Put a value in; the address of its cell."""
        cell = self.cell(number, key)
        cell.value = value
        return str(cell.coordinate)

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


@contextmanager
def filled(isi: IsiKantor, path: Path, sheet: str = "", sampai: int = SAMPAI) -> Iterator[Kertas]:
    """A fresh form of the office, open to be filled; saved at the end."""
    write_form(isi, TAHUN, sampai, path)
    kertas = Kertas(path, sheet)
    yield kertas
    kertas.save()


def taken(isi: IsiKantor, *paths: Path) -> HasilGabung:
    """What these files bring to the office."""
    return gabung_formulir(isi, [read_form(path) for path in paths])


def reasons(hasil: HasilGabung) -> dict[str, str]:
    """Place of each refused cell → why."""
    return {u.tempat: u.alasan for u in hasil.usulan if u.nasib is Nasib.DITOLAK}


def counts(hasil: HasilGabung) -> dict[str, int]:
    """How many of each kind, without zeros."""
    return {nasib.value: n for nasib, n in hasil.jumlah().items() if n}
