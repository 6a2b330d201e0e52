"""Operations on targets: the planned figures of an indikator in a year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from iki_desktop.errors import InputRefused
from iki_desktop.models.keputusan import Besaran, Indikator, Rentang, Target
from iki_desktop.models.sebaran import IsianTarget
from iki_desktop.models.target import tanpa_target
from iki_desktop.store import rows
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.lookup import can_be_kept, check_bulan, check_tahun, require
from iki_desktop.store.tables import Row, key_id
from iki_desktop.store.transaction import Transaction


@operation("Isi target")
def isi_target(
    tx: Transaction, indikator_id: str, tahun: int, target: Target | None, pengampu: str | None = None
) -> None:
    """Set the target of a year, or take it away (None); `pengampu` names one that has its own."""
    _write(tx, tahun, [IsianTarget(indikator_id, target, pengampu)])


def _several(tahun: int, isian: Sequence[IsianTarget]) -> str:
    del tahun
    return "Isi target" if len(isian) == 1 else f"Isi {len(isian)} target"


@operation(_several)
def isi_beberapa_target(tx: Transaction, tahun: int, isian: Sequence[IsianTarget]) -> None:
    """Set or take away targets of a year, all or none."""
    _write(tx, tahun, isian)


def _copied(tahun: int, isian: Sequence[IsianTarget], dari: int) -> str:
    return f"Salin {len(isian)} target {dari} ke {tahun}"


@operation(_copied)
def salin_target(tx: Transaction, tahun: int, isian: Sequence[IsianTarget], dari: int) -> None:
    """Set targets of a year that were taken over from year `dari` (models.sebaran.target_lama)."""
    check_tahun(dari)
    _write(tx, tahun, isian)


def _write(tx: Transaction, tahun: int, isian: Sequence[IsianTarget]) -> None:
    check_tahun(tahun)
    wanted: list[Row] = []
    gone: list[str] = []
    for satu in isian:
        row = require(tx, "indikator", satu.indikator)
        if satu.pengampu is not None:
            require(tx, "pengampu", satu.pengampu)
            _check_pengampu(tx, str(row["sasaran_id"]), satu.pengampu)
        if satu.target is None or tanpa_target(satu.target):
            gone.append(key_id("target", satu.indikator, satu.pengampu or "", tahun))
        else:
            check_target(satu.target)
            wanted.append(rows.target_row(satu.indikator, satu.pengampu, tahun, satu.target))
    tx.delete("target", gone)
    tx.put("target", wanted)


def replace_targets(tx: Transaction, indikator: Indikator, *, shared: bool, own: bool) -> None:
    """Make an indikator's targets be what it says: the shared ones, those of single pengampu, or both."""
    for per_tahun in (indikator.target, *indikator.target_pengampu.values()):
        for tahun, target in per_tahun.items():
            check_tahun(tahun)
            check_target(target)
    wanted = [r for r in rows.target_rows(indikator) if (shared if r["pengampu_id"] is None else own)]
    now = tx.rows("target", "indikator_id = ?", (indikator.id,))
    mine = {str(r["id"]) for r in now if (shared if r["pengampu_id"] is None else own)}
    tx.delete("target", mine - {str(r["id"]) for r in wanted})
    tx.put("target", wanted)


def check_target(target: Target) -> None:
    """Raise InputRefused where a target cannot be kept."""
    if target.tw is not None and len(target.tw) != 4:
        raise InputRefused(
            "Target triwulan harus empat, satu untuk tiap triwulan. Isi atau kosongkan semuanya."
        )
    for bulan in target.bulan:
        check_bulan(bulan)
    for besaran in (target.tahun, *(target.tw or ()), *target.bulan.values()):
        if besaran is None:
            continue
        if not all(isinstance(f, Decimal) and can_be_kept(f) for f in _ends(besaran)):
            raise InputRefused("Target itu bukan angka atau terlalu panjang. Tulis misalnya 1.234,5.")
        if isinstance(besaran, Rentang) and besaran.bawah > besaran.atas:
            raise InputRefused("Rentang target terbalik. Tulis angka yang kecil di depan, misalnya 7–8.")


def _ends(besaran: Besaran) -> tuple[Decimal | Fraction, ...]:
    return (besaran,) if isinstance(besaran, Decimal) else (besaran.bawah, besaran.atas)


def _check_pengampu(tx: Transaction, sasaran_id: str, pengampu: str) -> None:
    found = tx.conn.execute(
        "SELECT 1 FROM sasaran s JOIN pengampu a ON a.kartu_id = s.kartu_id WHERE s.id = ? AND a.id = ?",
        (sasaran_id, pengampu),
    ).fetchone()
    if found is None:
        raise InputRefused("Pengampu itu bukan pengampu kartu ini, jadi targetnya tidak dapat diisi di sini.")
