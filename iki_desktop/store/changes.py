"""What one step changed: the value every operation answers with, from which pages know what to refresh."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple, cast

from iki_desktop.models.realisasi import KunciSel, Sel
from iki_desktop.store.reading import cell_of
from iki_desktop.store.tables import FLAGS, Row


class RowChange(NamedTuple):
    """One row before and after a step, without revisi; None where the row is not there.

    As it was written down only with what says something: no id, no empty columns, of an update the
    columns that differ.
    """

    tabel: str
    id: str
    sebelum: Row | None
    sesudah: Row | None


@dataclass(frozen=True)  # without slots, for what is worked out once
class Changes:
    """Which parts of the file a step touched; all False and empty where it changed nothing."""

    kantor: bool = False
    keputusan: bool = False
    kartu: bool = False  # kartu, pengampu, sasaran and indikator
    realisasi: bool = False
    target: bool = False
    pegawai: bool = False
    periode: bool = False
    pengaturan: bool = False
    terbitan: bool = False  # the papers that were issued
    name: str = ""  # the step's Indonesian name
    ids: frozenset[str] = frozenset()  # ids of the rows touched
    sel: frozenset[KunciSel] = frozenset()  # the monthly cells touched
    rows: tuple[RowChange, ...] = field(default=(), repr=False, compare=False)  # all that were touched

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.ids)

    @cached_property
    def cells(self) -> dict[KunciSel, Sel | None]:
        """The monthly cells touched as the step left them in the file; None is kosong."""
        return {
            kunci_sel(row.sesudah or row.sebelum or {}): None if row.sesudah is None else _cell(row.sesudah)
            for row in self.rows
            if row.tabel == "realisasi"
        }


def changes_of(name: str, rows: Iterable[RowChange]) -> Changes:
    """The Changes of a step that left these rows changed, each given whole."""
    flags: dict[str, bool] = {}
    ids: set[str] = set()
    sel: set[KunciSel] = set()
    touched = tuple(rows)
    for row in touched:
        flags[FLAGS[row.tabel]] = True
        ids.add(row.id)
        if row.tabel == "realisasi":
            whole = row.sesudah or row.sebelum or {}
            sel.add(kunci_sel(whole))
    return Changes(**flags, name=name, ids=frozenset(ids), sel=frozenset(sel), rows=touched)


_KUNCI = itemgetter("indikator_id", "pengampu_id", "tahun", "bulan")


def kunci_sel(row: Row) -> KunciSel:
    """What names the cell of a row of realisasi."""
    return cast("KunciSel", _KUNCI(row))


def _cell(row: Row) -> Sel:
    """A whole row has its id first, then the columns in the order of its table."""
    return cell_of([*row.values()][1:])
