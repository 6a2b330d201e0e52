"""Guards at the door: how large an input may be, and how its bytes become text."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import format_angka

MAX_TEXT = 3 * 512 * 1024  # bytes; the largest real decree seen has 0.1 MB
MAX_JSON = 64 * 1024 * 1024  # bytes; an office with five years of figures exports about 8 MB
MAX_LINE_LENGTH = 100_000  # characters; a table row of real decrees has at most 3,000
FILLED = re.compile(rb"[^\0 \t\r\n\f\xef\xbb\xbf]")  # a byte that is no blank, nor of a byte order mark
MAX_LINES = 10_000  # lines and rows; the same decree has 830


def read_bytes(path: Path, limit: int) -> bytes:
    """The file's bytes. InputRefused where it is absent, no plain file, unreadable or larger than `limit`."""
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
        with path.open("rb") as filename:
            content = filename.read(limit + 1)
    except FileNotFoundError:
        raise InputRefused(
            f"Berkas {path.name} tidak ditemukan. Tidak ada yang dibaca. Periksa nama dan foldernya."
        ) from None
    except (OSError, ValueError):  # ValueError: no system has such a name
        raise InputRefused(
            f"Berkas {path.name} tidak dapat dibaca. Tidak ada yang diubah. "
            "Periksa izin berkas, atau salin dulu ke folder lain."
        ) from None
    if len(content) > limit:
        raise InputRefused(
            f"Berkas {path.name} lebih besar dari {format_angka(Decimal(limit) / 2**20)} MB, terlalu besar. "
            "Tidak ada yang dibaca. Pilih berkas yang benar, atau bagi menjadi beberapa berkas."
        )
    if not FILLED.search(content):
        raise InputRefused(f"Berkas {path.name} kosong. Tidak ada yang dibaca. Pilih berkas yang ada isinya.")
    return content


def to_text(content: bytes, name: str) -> tuple[str, str]:
    """Bytes as text, and the name of the encoding: UTF-8, UTF-16 (with or without a mark), else Windows-1252.

    InputRefused for bytes that are no text (a picture, a program, an archive).
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode(content, "utf-16", name), "UTF-16"
    start = content[:4096]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if len(start) >= 8 and max(even, odd) > len(start) // 4:  # Latin text in two bytes: every other byte is 0
        return _decode(content, "utf-16-le" if odd > even else "utf-16-be", name), "UTF-16"
    if b"\0" in content:
        raise _not_text(name)
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        teks = content.decode("cp1252", errors="replace")
    control = sum(1 for c in teks[:20_000] if (c < " " and c not in "\t\r\n\f\v") or c == "\ufffd")
    if control > len(teks[:20_000]) // 100:
        raise _not_text(name)
    return teks, "Windows-1252"


def _decode(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise _not_text(name) from None


def _not_text(name: str) -> InputRefused:
    return InputRefused(
        f"Isi {name} bukan teks. Tidak ada yang dibaca. Pilih naskah berbentuk teks, Word, Excel atau PDF."
    )


def check_length(teks: str) -> None:
    """Refuse a text longer than any decree."""
    if len(teks) > MAX_TEXT:
        raise InputRefused(
            "Teksnya lebih dari satu setengah juta huruf, terlalu panjang untuk sebuah SK. "
            "Tidak ada yang dibaca. Pilih bagian yang memuat kartu saja."
        )


def check_size(teks: str) -> None:
    """Refuse a text that no decree can be, before any rule looks at it."""
    check_length(teks)
    lines = teks.split("\n")
    if len(lines) > MAX_LINES or max(map(len, lines)) > MAX_LINE_LENGTH:
        raise InputRefused(
            "Teksnya tidak tersusun seperti naskah: barisnya terlalu banyak atau terlalu panjang. "
            "Tidak ada yang dibaca. Pilih berkas SK yang benar."
        )
