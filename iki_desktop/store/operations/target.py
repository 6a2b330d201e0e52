"""Operations on targets: the planned figures of an indikator in a year."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from iki_desktop.errors import InputRefused
from iki_desktop.models.keputusan import Besaran, Indikator, Rentang, Target
from iki_desktop.store import rows
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.lookup import can_be_kept, check_bulan, check_tahun, require
from iki_desktop.store.tables import key_id
from iki_desktop.store.transaction import Transaction


@operation("Isi target")
def isi_target(
    tx: Transaction, indikator_id: str, tahun: int, target: Target | None, pengampu: str | None = None
) -> None:
    """Set the target of a year, or take it away (None); `pengampu` names one that has its own."""
    row = require(tx, "indikator", indikator_id)
    check_tahun(tahun)
    if pengampu is not None:
        require(tx, "pengampu", pengampu)
        _check_pengampu(tx, str(row["sasaran_id"]), pengampu)
    if target is None or target == Target(tw_kumulatif=target.tw_kumulatif):
        tx.delete("target", [key_id("target", indikator_id, pengampu or "", tahun)])
        return
    check_target(target)
    tx.put("target", [rows.target_row(indikator_id, pengampu, tahun, target)])


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
