"""Guards at the door: how large an input may be, and how its bytes become text."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import format_angka

MAKS_TEKS = 3 * 512 * 1024  # bytes; the largest real decree seen has 0.1 MB
MAKS_JSON = 64 * 1024 * 1024  # bytes; an office with five years of figures exports about 8 MB
MAKS_PANJANG_BARIS = 100_000  # characters; a table row of real decrees has at most 3,000
BERISI = re.compile(rb"[^\0 \t\r\n\f\xef\xbb\xbf]")  # a byte that is no blank, nor of a byte order mark
MAKS_BARIS = 10_000  # lines and rows; the same decree has 830


def baca_byte(path: Path, maks: int) -> bytes:
    """The file's bytes. InputRefused where it is absent, no plain file, unreadable, or larger than `maks`."""
    try:
        if path.is_dir():
            raise InputRefused(
                f"{path.name} adalah folder, bukan berkas. Tidak ada yang dibaca. "
                "Pilih satu berkas di dalamnya."
            )
        if path.exists() and not path.is_file():  # a pipe or a device may never end
            raise InputRefused(
                f"{path.name} bukan berkas biasa. Tidak ada yang dibaca. Pilih berkas naskah yang tersimpan."
            )
        with path.open("rb") as berkas:
            isi = berkas.read(maks + 1)
    except FileNotFoundError:
        raise InputRefused(
            f"Berkas {path.name} tidak ditemukan. Tidak ada yang dibaca. Periksa nama dan foldernya."
        ) from None
    except (OSError, ValueError):  # ValueError: no system has such a name
        raise InputRefused(
            f"Berkas {path.name} tidak dapat dibaca. Tidak ada yang diubah. "
            "Periksa izin berkas, atau salin dulu ke folder lain."
        ) from None
    if len(isi) > maks:
        raise InputRefused(
            f"Berkas {path.name} lebih besar dari {format_angka(Decimal(maks) / 2**20)} MB, terlalu besar. "
            "Tidak ada yang dibaca. Pilih berkas yang benar, atau bagi menjadi beberapa berkas."
        )
    if not BERISI.search(isi):
        raise InputRefused(f"Berkas {path.name} kosong. Tidak ada yang dibaca. Pilih berkas yang ada isinya.")
    return isi


def jadikan_teks(isi: bytes, nama: str) -> tuple[str, str]:
    """Bytes as text, and the name of the encoding: UTF-8, UTF-16 (with or without a mark), else Windows-1252.

    InputRefused for bytes that are no text (a picture, a program, an archive).
    """
    if isi.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode(isi, "utf-16", nama), "UTF-16"
    awal = isi[:4096]
    genap, ganjil = awal[0::2].count(0), awal[1::2].count(0)
    if (
        len(awal) >= 8 and max(genap, ganjil) > len(awal) // 4
    ):  # Latin text in two bytes: every other byte is 0
        return _decode(isi, "utf-16-le" if ganjil > genap else "utf-16-be", nama), "UTF-16"
    if b"\0" in isi:
        raise _bukan_teks(nama)
    try:
        return isi.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        teks = isi.decode("cp1252", errors="replace")
    kendali = sum(1 for c in teks[:20_000] if (c < " " and c not in "\t\r\n\f\v") or c == "\ufffd")
    if kendali > len(teks[:20_000]) // 100:
        raise _bukan_teks(nama)
    return teks, "Windows-1252"


def _decode(isi: bytes, sandi: str, nama: str) -> str:
    try:
        return isi.decode(sandi)
    except UnicodeDecodeError:
        raise _bukan_teks(nama) from None


def _bukan_teks(nama: str) -> InputRefused:
    return InputRefused(
        f"Isi {nama} bukan teks. Tidak ada yang dibaca. Pilih naskah berbentuk teks, Word, Excel atau PDF."
    )


def periksa_panjang(teks: str) -> None:
    """Refuse a text longer than any decree."""
    if len(teks) > MAKS_TEKS:
        raise InputRefused(
            "Teksnya lebih dari satu setengah juta huruf, terlalu panjang untuk sebuah SK. "
            "Tidak ada yang dibaca. Pilih bagian yang memuat kartu saja."
        )


def periksa_ukuran(teks: str) -> None:
    """Refuse a text that no decree can be, before any rule looks at it."""
    periksa_panjang(teks)
    baris = teks.split("\n")
    if len(baris) > MAKS_BARIS or max(map(len, baris)) > MAKS_PANJANG_BARIS:
        raise InputRefused(
            "Teksnya tidak tersusun seperti naskah: barisnya terlalu banyak atau terlalu panjang. "
            "Tidak ada yang dibaca. Pilih berkas SK yang benar."
        )
