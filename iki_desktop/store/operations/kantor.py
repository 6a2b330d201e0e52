"""Operations on the office that owns the file and on its settings."""

from __future__ import annotations

from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any

from iki_desktop.models.kantor import JenisKantor, Kantor, Pengaturan
from iki_desktop.store import rows
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.lookup import check_fields
from iki_desktop.store.reading import read_kantor, read_pengaturan
from iki_desktop.store.transaction import Transaction

_KANTOR = frozenset(f.name for f in fields_of(Kantor)) - {"id"}
_PENGATURAN = frozenset(f.name for f in fields_of(Pengaturan))


@operation("Ubah data kantor")
def ubah_kantor(tx: Transaction, **fields: Any) -> None:
    """Change fields of the owner (nama, alamat …)."""
    check_fields(fields, _KANTOR)
    if "jenis" in fields:
        fields["jenis"] = JenisKantor(fields["jenis"])
    kantor = replace(read_kantor(tx.conn, tx.kantor_id), **fields)
    tx.put("kantor", [rows.kantor_row(kantor)])


@operation("Ubah pengaturan")
def ubah_pengaturan(tx: Transaction, **fields: Any) -> None:
    """Change settings of the owner (skala, kertas, kop …); the others stay."""
    check_fields(fields, _PENGATURAN)
    pengaturan, lain = read_pengaturan(tx.conn, tx.kantor_id)
    tx.put("pengaturan", rows.settings_rows(tx.kantor_id, replace(pengaturan, **fields), lain))
