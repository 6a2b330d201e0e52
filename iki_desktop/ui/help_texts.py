"""The words of the menu Bantuan: keys of the window, and what the program is."""

from __future__ import annotations

from iki_desktop import NAME, VERSION

KEYS_TITLE = "Tombol papan ketik"
ABOUT_TITLE = f"{NAME} {VERSION}"
ABOUT = (
    "Mencatat Indikator Kinerja Individu kantor kecamatan: dari SK, kartu, dan realisasi bulanan "
    "sampai lampiran dan lembar yang ditandatangani. Bekerja tanpa internet; "
    "semua data ada di berkas Anda sendiri.\n\n"
    "Perangkat lunak bebas, lisensi GPL-3.0 atau lebih baru."
)

_KEYS = (
    ("Ctrl+1 … 8", "Pindah halaman"),
    ("Ctrl+K", "Lompat ke kartu, indikator, halaman, atau perintah"),
    ("Ctrl+Z, Ctrl+Y", "Batalkan, ulangi"),
    ("Ctrl+N, Ctrl+O, Ctrl+W", "Buat, buka, tutup berkas"),
    ("Tab, Shift+Tab", "Ke isian berikut, ke isian sebelum"),
    ("Enter", "Simpan isian"),
    ("Esc", "Kembalikan isian yang belum disimpan"),
    ("F2", "Sunting isi sel"),
    ("F11", "Layar penuh"),
    ("Alt", "Buka menu"),
)


def keys() -> str:
    """One key a line, as plain text."""
    return "\n".join(f"{key}: {words}" for key, words in _KEYS)
