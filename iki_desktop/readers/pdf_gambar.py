"""A page of a PDF as a picture, to be shown beside what was read from it; drawn in a child process."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from iki_desktop.errors import InputRefused
from iki_desktop.readers import pdf_proses
from iki_desktop.readers.masukan import baca_byte
from iki_desktop.readers.pdf import MAKS_PDF

TANDA_ANAK = "--gambar-pdf"
"""The argument at which a built program acts as the child; it has no interpreter to start (__main__)."""

BATAS_DETIK = 10.0


@dataclass(frozen=True, slots=True)
class Gambar:
    """Pixels of four bytes (blue, green, red, one to spare), row by row."""

    lebar: int
    tinggi: int
    isi: bytes


def perintah() -> list[str]:
    """The command that starts the child."""
    if pdf_proses.perintah_program:
        return [pdf_proses.perintah_program[0], TANDA_ANAK]
    return [sys.executable, "-I", str(Path(__file__).with_name("pdf_gambar_anak.py"))]


def gambar_halaman(path: Path, halaman: int, lebar: int) -> Gambar:
    """The page (from 1), `lebar` pixels wide. InputRefused where it cannot be drawn."""
    isi = baca_byte(path, MAKS_PDF)
    try:
        hasil = subprocess.run(
            [*perintah(), str(halaman), str(lebar)],
            input=isi,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=BATAS_DETIK,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=True,
        ).stdout
    except (OSError, subprocess.SubprocessError) as galat:
        raise _tak_tergambar(path, halaman) from galat
    lebar, tinggi = int.from_bytes(hasil[:4], "little"), int.from_bytes(hasil[4:8], "little")
    if not lebar or len(hasil) != 8 + 4 * lebar * tinggi:
        raise _tak_tergambar(path, halaman)
    return Gambar(lebar, tinggi, hasil[8:])


def _tak_tergambar(path: Path, halaman: int) -> InputRefused:
    return InputRefused(
        f"Halaman {halaman} dari {path.name} tidak dapat digambar. Hasil bacaannya tidak terpengaruh; "
        "lihat teksnya, atau buka naskahnya dengan program PDF."
    )
