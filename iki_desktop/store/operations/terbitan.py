"""The operation that records a paper as issued, with what it said."""

from __future__ import annotations

from dataclasses import replace

from iki_desktop.models.kode import kode_isi
from iki_desktop.models.terbitan import Cetakan, Terbitan, sebut_cetakan
from iki_desktop.store import codec, rows
from iki_desktop.store.clock import utc
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.lookup import check_bulan, check_tahun
from iki_desktop.store.tables import key_id
from iki_desktop.store.transaction import Transaction


def _name(*cetakan: Cetakan) -> str:
    first = cetakan[0]
    if len(cetakan) == 1:
        return f"Terbitkan {sebut_cetakan(first.jenis, first.kertas)}"
    return (
        f"Terbitkan {len(cetakan)} {sebut_cetakan(first.jenis, replace(first.kertas, kartu=None, milik=''))}"
    )


@operation(_name)
def terbitkan(tx: Transaction, *cetakan: Cetakan) -> None:
    """Record that the papers of a file, most often one, were issued: which, with what code, what they say.

    The very same paper (kind, code and bytes) a second time changes nothing. What it says stays in the file
    after an undo, as riwayat does. Raises ValueError where the code is not that of the data.
    """
    for each in cetakan:
        _record(tx, each)


def _record(tx: Transaction, cetakan: Cetakan) -> None:
    if kode_isi(cetakan.data) != cetakan.kode:
        raise ValueError(f"{cetakan.kode} is not the code of what this paper says")
    kertas = cetakan.kertas
    check_tahun(kertas.tahun)
    if kertas.sampai is not None:
        check_bulan(kertas.sampai)
    id_ = key_id("terbitan", tx.kantor_id, cetakan.jenis, cetakan.kode, cetakan.sha256)
    if tx.row("terbitan", id_) is not None:
        return
    tx.conn.execute(
        "INSERT OR IGNORE INTO isi_kertas (kode, data) VALUES (?, ?)",
        (cetakan.kode, codec.pack(cetakan.data)),
    )
    terbitan = Terbitan(
        id_,
        tx.kantor_id,
        cetakan.jenis,
        kertas,
        cetakan.kode,
        cetakan.nama_berkas,
        cetakan.sha256,
        cetakan.halaman,
        tx.oleh,
        utc(tx.pada),
    )
    tx.insert("terbitan", [rows.terbitan_row(terbitan)])
