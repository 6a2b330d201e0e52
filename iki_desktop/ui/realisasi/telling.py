"""The words of the line at the foot: which cell, its marks, and what the selection adds up to."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QModelIndex

from iki_desktop.models.angka import format_angka
from iki_desktop.models.tanggal import BULAN
from iki_desktop.ui.realisasi.columns import Jenis
from iki_desktop.ui.realisasi.model import RealisasiModel

KEYS = "Enter turun · Tab kanan · F2 ubah · F4 rincian · Ctrl+; nihil"


def words_of(model: RealisasiModel, index: QModelIndex) -> str:
    """The row, the month, and what the marks of the cell mean."""
    kolom = model.kolom(index.column())
    month = BULAN[kolom.urut - 1] if kolom.jenis in (Jenis.BULAN, Jenis.BANDING) else ""
    tanda = model.tanda_baris(index.row()).get(index.column())
    kata = " ".join(" ".join(k.split()) for k in tanda.kata) if tanda else ""
    return " · ".join(t for t in (model.baris(index.row()).label, month, kata) if t)


def figures_of(count: int, total: Fraction) -> str:
    """Sum, mean and count of the figures in the selection; "" for fewer than two."""
    if count < 2:
        return ""
    mean = format_angka(total / count)
    return f"Jumlah {format_angka(total)} · rata-rata {mean} · {count} angka"
