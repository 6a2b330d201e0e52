"""The operation that begins a new year from the one before."""

from __future__ import annotations

from iki_desktop.errors import InputRefused
from iki_desktop.models.tahun_baru import gulirkan
from iki_desktop.store import reading
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.keputusan import add_keputusan
from iki_desktop.store.operations.lookup import check_tahun, require
from iki_desktop.store.operations.pegawai import put_pegawai
from iki_desktop.store.transaction import Transaction


def _name(tahun: int) -> str:
    return f"Mulai tahun {tahun}"


@operation(_name)
def mulai_tahun(tx: Transaction, tahun: int) -> None:
    """Roll the decrees in force over into those of `tahun`: kartu, targets and holders; the old ones stay.

    Raises InputRefused where `tahun` has a decree already, or none is in force before it.
    """
    check_tahun(tahun)
    isi = reading.read_isi(tx.conn, tx.kantor_id, tahun)
    if any(k.tahun == tahun for k in isi.keputusan):
        raise InputRefused(
            f"Tahun {tahun} sudah punya keputusan, jadi tidak dimulai lagi. Ubah kartunya langsung, atau "
            "salin target tahun lalu di halaman Target."
        )
    baru = gulirkan(isi, tahun)
    if baru is None:
        raise InputRefused(
            f"Belum ada keputusan sebelum {tahun} yang dapat dilanjutkan. Baca SK, atau buat kartu dahulu."
        )
    for keputusan in baru.keputusan:
        add_keputusan(tx, keputusan)
    for p in baru.pegawai:
        put_pegawai(tx, p, int(str(require(tx, "pegawai", p.id)["urut"])))
