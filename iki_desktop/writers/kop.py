"""The lines of an office's letterhead (kop), for every paper and sheet."""

from __future__ import annotations

from iki_desktop.models.kantor import JenisKantor, Kantor, Pengaturan
from iki_desktop.models.nama import sebutan_kantor


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
