"""The operation that submits, locks and reopens a month."""

from __future__ import annotations

from typing import Final

from iki_desktop.errors import InputRefused
from iki_desktop.models.realisasi import KeadaanPeriode, Periode
from iki_desktop.models.tanggal import format_bulan
from iki_desktop.store import rows
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.lookup import check_bulan, check_tahun
from iki_desktop.store.tables import key_id
from iki_desktop.store.transaction import Transaction

TERBUKA, DIAJUKAN, DIKUNCI = KeadaanPeriode.TERBUKA, KeadaanPeriode.DIAJUKAN, KeadaanPeriode.DIKUNCI
_VERB: Final = {TERBUKA: "Buka", DIAJUKAN: "Ajukan", DIKUNCI: "Kunci"}


def _name(tahun: int, bulan: int, keadaan: KeadaanPeriode, alasan: str = "") -> str:
    del alasan
    check_bulan(bulan)
    return f"{_VERB[KeadaanPeriode(keadaan)]} {format_bulan(tahun, bulan)}"


def _backup(tahun: int, bulan: int, keadaan: KeadaanPeriode, alasan: str = "") -> str:
    del tahun, bulan, alasan
    return "kunci" if KeadaanPeriode(keadaan) is DIKUNCI else ""


@operation(_name, backup=_backup)
def ubah_periode(tx: Transaction, tahun: int, bulan: int, keadaan: KeadaanPeriode, alasan: str = "") -> None:
    """Bring a month to a state: terbuka → diajukan → dikunci, and back.

    Leaving dikunci needs `alasan` (InputRefused without); who and when are recorded with it. A month
    is locked only after it was diajukan. The same state again changes nothing.
    """
    check_tahun(tahun)
    check_bulan(bulan)
    keadaan, alasan = KeadaanPeriode(keadaan), " ".join(alasan.split())
    row = tx.row("periode", key_id("periode", tx.kantor_id, tahun, bulan))
    now = TERBUKA if row is None else KeadaanPeriode(str(row["keadaan"]))
    nama = format_bulan(tahun, bulan)
    if now is keadaan:
        return
    if now is DIKUNCI and not alasan:
        raise InputRefused(
            f"{nama} sudah dikunci; membukanya perlu alasan, yang dicetak pada laporan berikutnya. "
            "Tulis alasannya, lalu ulangi."
        )
    if now is TERBUKA and keadaan is DIKUNCI:
        raise InputRefused(f"{nama} belum diajukan, jadi belum dapat dikunci. Ajukan dahulu, lalu kunci.")
    tx.put(
        "periode", [rows.periode_row(tx.kantor_id, Periode(tahun, bulan, keadaan, tx.oleh, tx.pada, alasan))]
    )
