"""A kabupaten's file with several offices in it, as the taking in of packages will make it."""

from __future__ import annotations

import uuid
from pathlib import Path

from iki_desktop.models.kantor import IsiKantor, JenisKantor, Kantor
from iki_desktop.models.terbitan import Cetakan
from iki_desktop.store import rows
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.terbitan import terbitkan
from iki_desktop.store.transaction import Transaction

OWNER = Kantor(
    str(uuid.uuid5(uuid.NAMESPACE_URL, "iki-desktop/tests/kabupaten")),
    "Contoh",
    JenisKantor.KABUPATEN,
    "Kabupaten Contoh",
)


@operation("Terima paket")
def take_in(tx: Transaction, isi: IsiKantor, issued: Cetakan | None = None) -> None:
    """Put an office beside the others of the file, and a paper that it issued."""
    id_ = isi.kantor.id
    tx.insert("kantor", [rows.kantor_row(isi.kantor)])
    for n, keputusan in enumerate(isi.keputusan, 1):
        for tabel, of_table in rows.keputusan_tree(keputusan, id_, n).items():
            tx.insert(tabel, of_table)
    tx.insert("realisasi", [rows.sel_row(sel) for sel in isi.realisasi])
    tx.insert("pengaturan", rows.settings_rows(id_, isi.pengaturan, isi.lain))
    for n, pegawai in enumerate(isi.pegawai, 1):
        for tabel, of_table in rows.pegawai_tree(pegawai, id_, n).items():
            tx.insert(tabel, of_table)
    tx.insert("periode", [rows.periode_row(id_, p) for p in isi.periode])
    if issued is not None:
        owner, tx.kantor_id = tx.kantor_id, id_
        terbitkan(tx, issued)
        tx.kantor_id = owner


def kabupaten_file(path: Path, *offices: IsiKantor) -> Berkas:
    """A new kabupaten's file that has taken these offices in, open."""
    berkas = Berkas.create(path, OWNER)
    for isi in offices:
        berkas.run(take_in, isi)
    return berkas
