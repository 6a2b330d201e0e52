"""What one step changed: the value every operation answers with, from which pages know what to refresh."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from iki_desktop.store.tables import FLAGS, Row, Value

KunciSel = tuple[str, str, int, int]
"""What names a monthly cell: indikator, pengampu, tahun, bulan (`Sel.kunci`)."""


@dataclass(frozen=True, slots=True)
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

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.ids)


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after a step, without id and revisi; None where the row is not there."""

    tabel: str
    id: str
    sebelum: Row | None
    sesudah: Row | None


def changes_of(name: str, rows: Iterable[RowChange]) -> Changes:
    """The Changes of a step that left these rows changed. Cells need all columns of one side."""
    flags: dict[str, bool] = {}
    ids: set[str] = set()
    sel: set[KunciSel] = set()
    for row in rows:
        flags[FLAGS[row.tabel]] = True
        ids.add(row.id)
        if row.tabel == "realisasi":
            whole = row.sesudah or row.sebelum or {}
            sel.add(_kunci(whole))
    return Changes(**flags, name=name, ids=frozenset(ids), sel=frozenset(sel))


def _kunci(row: Row) -> KunciSel:
    return (
        str(row["indikator_id"]),
        str(row["pengampu_id"]),
        _int(row["tahun"]),
        _int(row["bulan"]),
    )


def _int(value: Value) -> int:
    assert isinstance(value, int)
    return value
