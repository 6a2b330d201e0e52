"""The operation that submits, locks and reopens months."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from iki_desktop.errors import InputRefused
from iki_desktop.models.realisasi import KeadaanPeriode, Periode
from iki_desktop.models.tanggal import sebut_periode
from iki_desktop.store import rows
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.lookup import check_bulan, check_tahun
from iki_desktop.store.tables import key_id
from iki_desktop.store.transaction import Transaction

TERBUKA, DIAJUKAN, DIKUNCI = KeadaanPeriode.TERBUKA, KeadaanPeriode.DIAJUKAN, KeadaanPeriode.DIKUNCI
_VERB: Final = {TERBUKA: "Buka", DIAJUKAN: "Ajukan", DIKUNCI: "Kunci"}


Bulan = int | Sequence[int]
"""One month (1–12), or several that go together."""


def _name(tahun: int, bulan: Bulan, keadaan: KeadaanPeriode, alasan: str = "") -> str:
    del alasan
    return f"{_VERB[KeadaanPeriode(keadaan)]} {sebut_periode(tahun, _several(bulan))}"


def _backup(tahun: int, bulan: Bulan, keadaan: KeadaanPeriode, alasan: str = "") -> str:
    del tahun, bulan, alasan
    return "kunci" if KeadaanPeriode(keadaan) is DIKUNCI else ""


@operation(_name, backup=_backup)
def ubah_periode(
    tx: Transaction, tahun: int, bulan: Bulan, keadaan: KeadaanPeriode, alasan: str = ""
) -> None:
    """Bring a month, or several of a year at once, to a state: terbuka → diajukan → dikunci, and back.

    Leaving dikunci needs `alasan` (InputRefused without); who and when are recorded with it. A month
    is locked only after it was diajukan. A month that is in that state already stays as it is.
    """
    check_tahun(tahun)
    keadaan, alasan = KeadaanPeriode(keadaan), " ".join(alasan.split())
    now = {b: _state(tx, tahun, b) for b in _several(bulan)}
    moved = [b for b, state in now.items() if state is not keadaan]
    locked = [b for b in moved if now[b] is DIKUNCI]
    if locked and not alasan:
        raise InputRefused(
            f"{sebut_periode(tahun, locked)} sudah dikunci; membukanya perlu alasan, yang dicetak pada "
            "laporan berikutnya. Tulis alasannya, lalu ulangi."
        )
    early = [b for b in moved if now[b] is TERBUKA]
    if keadaan is DIKUNCI and early:
        raise InputRefused(
            f"{sebut_periode(tahun, early)} belum diajukan, jadi belum dapat dikunci. "
            "Ajukan dahulu, lalu kunci."
        )
    tx.put(
        "periode",
        [rows.periode_row(tx.kantor_id, Periode(tahun, b, keadaan, tx.oleh, tx.pada, alasan)) for b in moved],
    )


def _several(bulan: Bulan) -> tuple[int, ...]:
    """The months, rising, each once. Raises InputRefused where there is none or one is no month."""
    several = (bulan,) if isinstance(bulan, int) else tuple(sorted(set(bulan)))
    if not several:
        raise InputRefused("Belum ada bulan yang dipilih, jadi tidak ada yang diubah. Pilih bulannya dahulu.")
    for b in several:
        check_bulan(b)
    return several


def _state(tx: Transaction, tahun: int, bulan: int) -> KeadaanPeriode:
    row = tx.row("periode", key_id("periode", tx.kantor_id, tahun, bulan))
    return TERBUKA if row is None else KeadaanPeriode(str(row["keadaan"]))
