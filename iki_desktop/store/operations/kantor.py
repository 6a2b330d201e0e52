"""Operations on the office that owns the file and on its settings."""

from __future__ import annotations

from dataclasses import astuple, replace
from dataclasses import fields as fields_of
from typing import Any

from iki_desktop.errors import InputRefused
from iki_desktop.models.kantor import SKALA, JenisKantor, Kantor, Pengaturan
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
    pengaturan = replace(pengaturan, **fields)
    check_pengaturan(pengaturan)
    tx.put("pengaturan", rows.settings_rows(tx.kantor_id, pengaturan, lain))


def check_pengaturan(p: Pengaturan) -> None:
    """Raise InputRefused where a setting makes no paper or figure possible."""
    if p.skala not in SKALA:
        raise InputRefused(f"Skala kategori “{p.skala}” tidak dikenal. Pilih salah satu: {', '.join(SKALA)}.")
    if p.batas_capaian is not None and not (p.batas_capaian.is_finite() and p.batas_capaian > 0):
        raise InputRefused("Batas capaian harus lebih dari 0. Isi misalnya 100, atau pilih tanpa batas.")
    if p.kertas not in ("F4", "A4"):
        raise InputRefused(f"Kertas “{p.kertas}” tidak dikenal. Pilih F4 atau A4.")
    if p.orientasi_lampiran not in ("tegak", "mendatar"):
        raise InputRefused("Arah lampiran tidak dikenal. Pilih tegak atau mendatar.")
    if not all(0 <= sisi <= 100 for sisi in astuple(p.margin)):
        raise InputRefused("Margin harus 0 sampai 100 mm. Isi angka di antaranya.")
    if not all(6 <= ukuran <= 24 for ukuran in (p.ukuran_huruf, p.ukuran_tabel)):
        raise InputRefused("Ukuran huruf harus 6 sampai 24. Isi angka di antaranya.")
