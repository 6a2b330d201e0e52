"""The words of the menu Bantuan: keys of the window, and what the program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QVBoxLayout, QWidget

from iki_desktop import NAME, VERSION
from iki_desktop.ui import tokens
from iki_desktop.ui.widgets.labels import label

ABOUT_TITLE = f"{NAME} {VERSION}"
ABOUT = (
    "Mencatat Indikator Kinerja Individu kantor kecamatan: dari SK, kartu, dan realisasi bulanan "
    "sampai lampiran dan lembar yang ditandatangani. Bekerja tanpa internet; "
    "semua data ada di berkas Anda sendiri.\n\n"
    "Perangkat lunak bebas, lisensi GPL-3.0 atau lebih baru."
)

KEYS = (
    ("Ctrl+1 … 8", "Pindah halaman"),
    ("Ctrl+K", "Lompat ke kartu, indikator, halaman, atau perintah"),
    ("Ctrl+Z, Ctrl+Y", "Batalkan, ulangi"),
    ("Ctrl+P", "Cetak dokumen"),
    ("Ctrl+N, Ctrl+O, Ctrl+W", "Buat, buka, tutup berkas"),
    ("Tab, Shift+Tab", "Ke isian berikut, ke isian sebelum"),
    ("Enter", "Simpan isian"),
    ("Esc", "Kembalikan isian yang belum disimpan"),
    ("F1", "Buka panduan di halaman ini"),
    ("F2", "Sunting isi sel"),
    ("F11", "Layar penuh"),
    ("Alt", "Buka menu"),
)


class KeysDialog(QDialog):
    """The keys of the window, a line each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tombol papan ketik")
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.S24)
        grid.setVerticalSpacing(tokens.S8)
        for row, (key, words) in enumerate(KEYS):
            grid.addWidget(label(key, "strong"), row, 0)
            grid.addWidget(label(words), row, 1)
        close = QPushButton("Tutup")
        close.setDefault(True)
        close.clicked.connect(self.close)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.S24, tokens.S24, tokens.S24, tokens.S16)
        box.setSpacing(tokens.S16)
        box.addLayout(grid)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
