"""Is a file whole and nothing but ours: schema text, structure, references, and values that can be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from pathlib import Path

from iki_desktop.errors import FileRefused
from iki_desktop.store import codec, connection
from iki_desktop.store.schema import FINGERPRINTS, fingerprint
from iki_desktop.store.tables import COLUMNS, WORDS

_LISTS = {
    "keputusan": ("menimbang", "mengingat", "diktum"),
    "kartu": ("tugas", "fungsi", "judul_kolom"),
    "indikator": ("komponen",),
    "target": ("tw", "bulan"),
    "pengaturan": ("nilai",),
    "terbitan": ("kartu",),
}
_DATES = {"keputusan": ("tanggal",), "masa": ("mulai", "selesai")}
_MOMENTS = {"terbitan": ("pada",)}
_FIGURES = {"realisasi": ("nilai", "pembilang", "penyebut")}

# Conditions that no value reading could make sense of escapes, for what SQLite's own types and CHECKs let by.
# (Of NULL json_valid says one thing or another, by version; NULL meets the other conditions never.)
_NOT_JSON = "NOT json_valid(coalesce({0}, '0'))"
_NO_DATE = "{0} IS NOT date({0})"
_NO_MOMENT = "date({0}) IS NULL"
_NO_FIGURE = "{0} GLOB '*.*.*' OR {0} GLOB '?*-*' OR {0} NOT GLOB '*[0-9]*'"
_UNREADABLE = tuple(
    (tabel, f"{tabel} WHERE " + " OR ".join(condition.format(k) for k in kolom))
    for columns, condition in (
        (_LISTS, _NOT_JSON),
        (_DATES, _NO_DATE),
        (_MOMENTS, _NO_MOMENT),
        (_FIGURES, _NO_FIGURE),
    )
    for tabel, kolom in columns.items()
)


def damaged(path: Path, how: str = "") -> FileRefused:
    detail = f" ({how})" if how else ""
    return FileRefused(
        f"“{path.name}” rusak{detail}, jadi tidak dibuka dan tidak diubah. "
        "Buka cadangan terakhirnya, atau minta salinan yang utuh."
    )


def foreign(path: Path) -> FileRefused:
    return FileRefused(
        f"Susunan “{path.name}” bukan yang dibuat IKI Desktop: ada bagian yang ditambah atau diubah program "
        "lain. Demi keamanan berkas ini tidak dibuka; buka cadangan terakhirnya."
    )


def check_whole(conn: sqlite3.Connection, path: Path, schema: int) -> None:
    """Raise FileRefused unless the file is exactly of schema `schema`, sound, and can be read to its end.

    The connection is still guarded (connection.connect), so nothing a foreign schema holds can run:
    the schema text is compared before anything that would evaluate a part of it.
    """
    try:
        if fingerprint(conn) != FINGERPRINTS[schema]:
            raise foreign(path)
        verdict = conn.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict is None or verdict[0] != "ok":
            raise damaged(path)
        if conn.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise damaged(path, "ada bagian yang hilang")
        # Of an older schema, which is checked before it is upgraded, not every table is there yet.
        tables = {str(name) for (name,) in conn.execute("SELECT name FROM sqlite_schema")}
        _read_all(conn, tables)
        for tabel, sql in _UNREADABLE:
            if tabel in tables and conn.execute(f"SELECT 1 FROM {sql} LIMIT 1").fetchone() is not None:
                raise damaged(path, "ada nilai yang tidak terbaca")
        if "isi_kertas" in tables:
            for (packed,) in conn.execute("SELECT data FROM isi_kertas"):
                codec.inflate(packed)
        if conn.execute("SELECT count(*) FROM berkas").fetchone()[0] != 1:
            raise damaged(path, "pemiliknya tidak tercatat")
    except (*connection.STUMBLES, ValueError) as error:
        raise damaged(path) from error


def _read_all(conn: sqlite3.Connection, tables: Collection[str]) -> None:
    """Touch what a person wrote once: text that is not UTF-8 passes SQLite's own checks and fails only here.

    Of the figures, which are many, only words are fetched; the rest of their columns is held by CHECKs and
    references. The images in perubahan are decoded when riwayat or undo asks for them.
    """
    there = conn.execute("SELECT * FROM realisasi LIMIT 0").description
    words = [name for name, *_ in there if name in WORDS["realisasi"]]
    for sql in (
        *(f"SELECT * FROM {tabel}" for tabel in COLUMNS if tabel in tables and tabel != "realisasi"),
        f"SELECT {', '.join(words)} FROM realisasi WHERE {' || '.join(words)} <> ''",
        "SELECT DISTINCT nama, oleh FROM langkah",
    ):
        cursor = conn.execute(sql)
        while cursor.fetchmany(1000):
            pass
