"""The tables of an .iki file as the rest of the store names them: columns, kinds, and flags they raise."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from typing import Final

from iki_desktop.models.realisasi import KETERANGAN

Value = str | int | None
Row = dict[str, Value]
"""One row by column name. Figures are decimal strings, dates ISO strings, lists JSON text."""

# Without `id` (TEXT, UUID) and `revisi` (INTEGER), which every one of these tables has.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "berkas": ("pemilik", "dibuat"),
    "kantor": (
        "jenis",
        "nama",
        "kabupaten",
        "provinsi",
        "kode_wilayah",
        "alamat",
        "telepon",
        "laman",
        "email",
        "kode_pos",
    ),
    "pengaturan": ("kantor_id", "kunci", "nilai"),
    "keputusan": (
        "kantor_id",
        "urut",
        "tahun",
        "nomor",
        "tanggal",
        "tanggal_teks",
        "tempat",
        "tentang",
        "menetapkan",
        "menimbang",
        "mengingat",
        "diktum",
        "penandatangan_nama",
        "penandatangan_jabatan",
        "penandatangan_pangkat",
        "penandatangan_nip",
        "penandatangan_atas_nama",
        "lampiran_nomor",
        "lampiran_tanggal",
    ),
    "kartu": (
        "keputusan_id",
        "urut",
        "jenis",
        "bagian",
        "jabatan",
        "unit",
        "tugas",
        "fungsi",
        "gaya_tugas",
        "gaya_fungsi",
        "judul_kolom",
    ),
    "pengampu": ("kartu_id", "urut", "unit"),
    "sasaran": ("kartu_id", "urut", "teks"),
    "indikator": (
        "sasaran_id",
        "urut",
        "teks",
        "jenis",
        "satuan",
        "formulasi",
        "komponen",
        "pembilang",
        "penyebut",
        "sumber_data",
        "penanggung_jawab",
        "konsolidasi",
        "arah",
        "frekuensi",
        "desimal",
    ),
    "target": ("indikator_id", "pengampu_id", "tahun", "setahun", "tw", "bulan", "tw_kumulatif"),
    "realisasi": (
        "indikator_id",
        "pengampu_id",
        "tahun",
        "bulan",
        "keadaan",
        "nilai",
        "pembilang",
        "penyebut",
        "catatan",
        "bukti",
        "kendala",
        "tindak_lanjut",
        "bukti_tempat",
        "bukti_berkas",
        "bukti_sha256",
    ),
    "pegawai": ("kantor_id", "urut", "nama", "nip", "pangkat"),
    "masa": ("pegawai_id", "urut", "pengampu_id", "mulai", "selesai", "sebagai"),
    "periode": ("kantor_id", "tahun", "bulan", "keadaan", "oleh", "pada", "alasan"),
    "terbitan": (
        "kantor_id",
        "jenis",
        "kertas",
        "tahun",
        "sampai",
        "kartu",
        "kode",
        "nama_berkas",
        "sha256",
        "halaman",
        "oleh",
        "pada",
    ),
}

# Columns that may be NULL; every other column is NOT NULL, and a text column's default is "".
NULLABLE: Final[frozenset[tuple[str, str]]] = frozenset(
    {
        ("keputusan", "tanggal"),
        ("indikator", "desimal"),
        ("target", "pengampu_id"),
        ("target", "setahun"),
        ("target", "tw"),
        ("realisasi", "nilai"),
        ("realisasi", "pembilang"),
        ("realisasi", "penyebut"),
        ("masa", "mulai"),
        ("masa", "selesai"),
        ("periode", "pada"),
        ("terbitan", "sampai"),
        ("terbitan", "kartu"),
        ("terbitan", "halaman"),
    }
)

# Which flag of Changes a touched table raises.
FLAGS: Final[Mapping[str, str]] = {
    "berkas": "kantor",
    "kantor": "kantor",
    "pengaturan": "pengaturan",
    "keputusan": "keputusan",
    "kartu": "kartu",
    "pengampu": "kartu",
    "sasaran": "kartu",
    "indikator": "kartu",
    "target": "target",
    "realisasi": "realisasi",
    "pegawai": "pegawai",
    "masa": "pegawai",
    "periode": "periode",
    "terbitan": "terbitan",
}

# A row of which nothing was said yet: what undo's record leaves out, and what a missing column gets.
EMPTY: Final[Mapping[str, Row]] = {
    tabel: {kolom: None if (tabel, kolom) in NULLABLE else "" for kolom in kolom_tabel}
    for tabel, kolom_tabel in COLUMNS.items()
}

# The columns that hold what a person typed (lists of it are cleaned where they become JSON, codec.texts).
WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "berkas": (),
    "kantor": COLUMNS["kantor"][1:],
    "pengaturan": (),
    "keputusan": (
        "nomor",
        "tanggal_teks",
        "tempat",
        "tentang",
        "menetapkan",
        "penandatangan_nama",
        "penandatangan_jabatan",
        "penandatangan_pangkat",
        "penandatangan_nip",
        "penandatangan_atas_nama",
        "lampiran_nomor",
        "lampiran_tanggal",
    ),
    "kartu": ("bagian", "jabatan", "unit"),
    "pengampu": ("unit",),
    "sasaran": ("teks",),
    "indikator": (
        "teks",
        "satuan",
        "formulasi",
        "pembilang",
        "penyebut",
        "sumber_data",
        "penanggung_jawab",
    ),
    "target": (),
    "realisasi": KETERANGAN,
    "pegawai": ("nama", "nip", "pangkat"),
    "masa": (),
    "periode": ("oleh", "alasan"),
    "terbitan": ("nama_berkas", "oleh"),
}

_NAMESPACE: Final = uuid.UUID("5d2a4f0e-7c1b-5f7e-9a53-494b49310001").bytes

_VARIANT: Final = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}  # RFC 9562, 4.1


def key_id(tabel: str, *kunci: str | int) -> str:
    """The UUID (version 5) of a row that the domain knows by its key: a cell, a target, a month, a setting.

    Made from the key, so that the same cell has the same id in every file: taking a file in twice, or
    repeating a step whose answer was lost, finds the row instead of doubling it.
    """
    name = "\x1f".join((tabel, *map(str, kunci))).encode()
    # uuid.uuid5 spelled out: it costs five times as much, and a year's figures are 4,320 of them.
    t = hashlib.sha1(_NAMESPACE + name, usedforsecurity=False).hexdigest()
    return f"{t[:8]}-{t[8:12]}-5{t[13:16]}-{_VARIANT[t[16]]}{t[17:20]}-{t[20:32]}"


def id_sel(kunci: tuple[str, str, int, int]) -> str:
    """The row id of a monthly cell, from `Sel.kunci` (indikator, pengampu, tahun, bulan)."""
    return key_id("realisasi", *kunci)
