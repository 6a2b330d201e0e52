"""What operations ask of the open step: rows that must be there and be ours, order numbers, locked months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from iki_desktop.errors import InputRefused, PeriodLocked
from iki_desktop.models.angka import MAKS_BULAT, MAKS_DESIMAL
from iki_desktop.models.realisasi import CARA_BUKA_KUNCI
from iki_desktop.models.tanggal import TAHUN_AKHIR, TAHUN_AWAL, format_bulan
from iki_desktop.store.connection import batches
from iki_desktop.store.tables import Row, Value
from iki_desktop.store.transaction import Transaction

_KANTOR_OF: Final[Mapping[str, str]] = {
    "keputusan": "SELECT x.kantor_id FROM keputusan x",
    "pegawai": "SELECT x.kantor_id FROM pegawai x",
    "kartu": "SELECT p.kantor_id FROM kartu x JOIN keputusan p ON p.id = x.keputusan_id",
    "pengampu": "SELECT p.kantor_id FROM pengampu x JOIN kartu k ON k.id = x.kartu_id"
    " JOIN keputusan p ON p.id = k.keputusan_id",
    "sasaran": "SELECT p.kantor_id FROM sasaran x JOIN kartu k ON k.id = x.kartu_id"
    " JOIN keputusan p ON p.id = k.keputusan_id",
    "indikator": "SELECT p.kantor_id FROM indikator x JOIN sasaran s ON s.id = x.sasaran_id"
    " JOIN kartu k ON k.id = s.kartu_id JOIN keputusan p ON p.id = k.keputusan_id",
}
_NAMA: Final[Mapping[str, str]] = {
    "keputusan": "Keputusan",
    "pegawai": "Pegawai",
    "kartu": "Kartu",
    "pengampu": "Pengampu",
    "sasaran": "Sasaran",
    "indikator": "Indikator",
}


def require(tx: Transaction, tabel: str, id_: str) -> Row:
    """The row of that id, of the office that owns the file. Raises InputRefused where there is none."""
    row = tx.row(tabel, id_)
    if row is None:
        raise InputRefused(
            f"{_NAMA[tabel]} itu tidak ada lagi di berkas ini, jadi tidak ada yang diubah. "
            "Muat ulang halamannya, lalu pilih lagi."
        )
    kantor_id = tx.conn.execute(_KANTOR_OF[tabel] + " WHERE x.id = ?", (id_,)).fetchone()
    if kantor_id is None or kantor_id[0] != tx.kantor_id:
        raise InputRefused(
            f"{_NAMA[tabel]} itu milik kantor lain, jadi tidak dapat diubah di berkas ini. "
            "Minta kantor itu yang mengubahnya."
        )
    return row


def refuse_foreign(tx: Transaction, tabel: str, ids: Iterable[str]) -> None:
    """Raise InputRefused where one of these ids is there already and belongs to another office."""
    sql = _KANTOR_OF[tabel] + " WHERE x.id IN ({})"
    if any(kantor_id != tx.kantor_id for kantor_id in ids_in(tx, sql, ids)):
        raise InputRefused(
            "Data yang diimpor memakai id milik kantor lain di berkas ini, jadi tidak ada yang diubah. "
            "Minta berkasnya dibuat ulang di tempat asalnya."
        )


def check_tahun(tahun: int) -> None:
    if not TAHUN_AWAL <= tahun <= TAHUN_AKHIR:
        raise InputRefused(
            f"Tahun {tahun} tidak masuk akal. Isi tahun antara {TAHUN_AWAL} dan {TAHUN_AKHIR}."
        )


def check_bulan(bulan: int) -> None:
    if not 1 <= bulan <= 12:
        raise InputRefused(f"Bulan {bulan} tidak ada. Isi bulan 1 sampai 12.")


def can_be_kept(angka: Decimal) -> bool:
    """Whether a figure is within what is read back from iki-json and sums exactly (models.angka)."""
    if not angka.is_finite() or angka.adjusted() >= MAKS_BULAT:
        return False
    return angka == round(angka, MAKS_DESIMAL)


def locked_months(tx: Transaction) -> frozenset[tuple[int, int]]:
    """The months (tahun, bulan) of the owner that refuse every change."""
    return frozenset(
        (int(tahun), int(bulan))
        for tahun, bulan in tx.conn.execute(
            "SELECT tahun, bulan FROM periode WHERE kantor_id = ? AND keadaan = 'dikunci'", (tx.kantor_id,)
        )
    )


def refuse_locked(tx: Transaction, months: Iterable[tuple[int, int]], apa: str) -> None:
    """Raise PeriodLocked where one of the months is locked; `apa` begins the sentence."""
    locked = sorted(locked_months(tx).intersection(months))
    if locked:
        which = ", ".join(format_bulan(*m) for m in locked[:3]) + (" …" if len(locked) > 3 else "")
        raise PeriodLocked(
            f"{apa} ditolak karena {which} sudah dikunci; tidak ada yang diubah. {CARA_BUKA_KUNCI}"
        )


def siblings(tx: Transaction, tabel: str, induk: str, induk_id: str) -> list[tuple[str, int]]:
    """(id, urut) of the rows under one parent, in order."""
    rows = tx.conn.execute(f"SELECT id, urut FROM {tabel} WHERE {induk} = ? ORDER BY urut, id", (induk_id,))
    return [(str(id_), int(urut)) for id_, urut in rows]


def urut_for(tx: Transaction, tabel: str, induk: str, induk_id: str, id_: str) -> int:
    """The order number of a row that is added: the one it has, should it be there already, else the last."""
    taken = siblings(tx, tabel, induk, induk_id)
    return next((urut for s, urut in taken if s == id_), max((urut for _, urut in taken), default=0) + 1)


def place(tx: Transaction, tabel: str, induk: str, induk_id: str, id_: str, posisi: int | None) -> None:
    """Put a row at a place (0 is the first, None the last) among its siblings, numbering them 1..n."""
    order = [s for s, _ in siblings(tx, tabel, induk, induk_id) if s != id_]
    order.insert(len(order) if posisi is None else max(0, min(posisi, len(order))), id_)
    renumber(tx, tabel, order)


def renumber(tx: Transaction, tabel: str, order: Sequence[str]) -> None:
    present = tx.rows_by_id(tabel, order)
    tx.put(tabel, [{**present[id_], "urut": n} for n, id_ in enumerate(order, 1)])


def check_fields(fields: Mapping[str, object], known: Iterable[str]) -> None:
    """An unknown field is a bug of the caller. Raises TypeError."""
    unknown = set(fields) - set(known)
    if unknown:
        raise TypeError(f"unknown fields: {', '.join(sorted(unknown))}")


def ids_in(tx: Transaction, sql: str, args: Iterable[Value]) -> list[str]:
    """The ids a query gives whose {} stands for a list of any length."""
    return [id_ for part, marks in batches(args) for id_ in tx.ids(sql.format(marks), part)]
