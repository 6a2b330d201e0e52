"""Taking rows away with all that hangs on them, in one step; figures of a locked month are never taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from iki_desktop.store.operations.lookup import ids_in, refuse_locked
from iki_desktop.store.transaction import Transaction


def remove_keputusan(tx: Transaction, ids: Sequence[str]) -> None:
    remove_kartu(tx, ids_in(tx, "SELECT id FROM kartu WHERE keputusan_id IN ({})", ids))
    tx.delete("keputusan", ids)


def remove_kartu(tx: Transaction, ids: Sequence[str]) -> None:
    remove_sasaran(tx, ids_in(tx, "SELECT id FROM sasaran WHERE kartu_id IN ({})", ids))
    remove_pengampu(tx, ids_in(tx, "SELECT id FROM pengampu WHERE kartu_id IN ({})", ids))
    tx.delete("kartu", ids)


def remove_sasaran(tx: Transaction, ids: Sequence[str]) -> None:
    remove_indikator(tx, ids_in(tx, "SELECT id FROM indikator WHERE sasaran_id IN ({})", ids))
    tx.delete("sasaran", ids)


def remove_indikator(tx: Transaction, ids: Sequence[str]) -> None:
    remove_cells(tx, ids_in(tx, "SELECT id FROM realisasi WHERE indikator_id IN ({})", ids))
    tx.delete("target", ids_in(tx, "SELECT id FROM target WHERE indikator_id IN ({})", ids))
    tx.delete("indikator", ids)


def remove_pengampu(tx: Transaction, ids: Sequence[str]) -> None:
    """The seats, with their cells, their own targets, and the times pegawai held them."""
    remove_cells(tx, ids_in(tx, "SELECT id FROM realisasi WHERE pengampu_id IN ({})", ids))
    tx.delete("target", ids_in(tx, "SELECT id FROM target WHERE pengampu_id IN ({})", ids))
    tx.delete("masa", ids_in(tx, "SELECT id FROM masa WHERE pengampu_id IN ({})", ids))
    tx.delete("pengampu", ids)


def remove_cells(tx: Transaction, ids: Iterable[str]) -> None:
    """Cells by row id. Raises PeriodLocked where one belongs to a locked month."""
    cells = tx.rows_by_id("realisasi", ids)
    months = {(int(str(c["tahun"])), int(str(c["bulan"]))) for c in cells.values()}
    refuse_locked(tx, months, "Penghapusan angka realisasi")
    tx.delete("realisasi", cells)
