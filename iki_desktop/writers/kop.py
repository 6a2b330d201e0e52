"""The lines and the logo of an office's letterhead (kop), for every paper and sheet."""

from __future__ import annotations

import base64
import binascii
import struct
from io import BytesIO

from iki_desktop.models.kantor import JenisKantor, Kantor, Pengaturan
from iki_desktop.models.nama import sebutan_kantor

_MOST_PIXELS = 6000  # a side; more is no logo but a trap for memory


def kop_lines(kantor: Kantor, pengaturan: Pengaturan) -> tuple[str, ...]:
    """The office's own lines, else those its data give: pemerintah, office, address, how to reach it."""
    if pengaturan.kop:
        return pengaturan.kop
    lines = [f"PEMERINTAH {kantor.kabupaten}".upper().strip() if kantor.kabupaten else ""]
    if kantor.jenis is not JenisKantor.KABUPATEN:
        lines.append(sebutan_kantor(kantor).upper())
    kode_pos = f"Kode Pos {kantor.kode_pos}" if kantor.kode_pos else ""
    telepon = f"Telepon {kantor.telepon}" if kantor.telepon else ""
    lines.append(", ".join(filter(None, (kantor.alamat, kode_pos))))
    laman = f"Laman {kantor.laman}" if kantor.laman else ""
    email = f"Pos-el {kantor.email}" if kantor.email else ""
    lines.append(", ".join(filter(None, (telepon, laman, email))))
    return tuple(filter(None, lines))


def logo_image(pengaturan: Pengaturan) -> bytes:
    """The logo as PNG, or b"" where the setting holds no picture that can be set."""
    try:
        data = base64.b64decode(pengaturan.logo, validate=False)
    except (binascii.Error, ValueError):
        return b""
    if data[:8] != b"\x89PNG\r\n\x1a\n" or len(data) < 24:
        return b""
    if not all(0 < side <= _MOST_PIXELS for side in struct.unpack(">II", data[16:24])):
        return b""
    from PIL import Image

    try:
        Image.open(BytesIO(data)).load()
    except Exception:  # a damaged picture raises almost anything, and must not cost the paper
        return b""
    return data
