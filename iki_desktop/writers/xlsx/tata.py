"""Where things stand on a kartu's sheet: columns, head rows, names of cells that all formulas know."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

NO, SASARAN, INDIKATOR, SATUAN, TARGET = range(1, 6)
BULAN_1 = 6  # January; the twelve months stand side by side, so that a block pastes into the window's grid
BULAN_12 = BULAN_1 + 11
TW_1 = BULAN_12 + 1
TW_4 = TW_1 + 3
TAHUN = TW_4 + 1  # all recorded months
TARGET_SD = TAHUN + 1
REALISASI_SD = TARGET_SD + 1
CAPAIAN = REALISASI_SD + 1
KATEGORI = CAPAIAN + 1
# Helpers of the formulas, right of the printed part and folded away.
BAWAH = KATEGORI + 1  # ends of a range target up to the month
ATAS = BAWAH + 1
TERHITUNG = ATAS + 1  # capaian cut at the cap
TERISI = TERHITUNG + 1
WAJIB = TERISI + 1
TAHUN_BAWAH = WAJIB + 1  # ends of a year's range target
TAHUN_ATAS = TAHUN_BAWAH + 1

KOLOM_BULAN = range(BULAN_1, BULAN_12 + 1)
KOLOM_TW = range(TW_1, TW_4 + 1)
KOLOM_CETAK = range(NO, KATEGORI + 1)
KOLOM_BANTU = range(BAWAH, TAHUN_ATAS + 1)

BARIS_KEPALA = 6  # two head rows
BARIS_DATA = BARIS_KEPALA + 2

HURUF = ("", *(get_column_letter(i) for i in range(1, TAHUN_ATAS + 1)))
"""Letter of each column by its number (1 is A)."""

SAMPAI = "SAMPAI"  # the report's last month (1–12), a cell of Rekap: the one input
PERIODE = "PERIODE"  # that month in words, "Juni 2026"
BATAS = "BATAS_CAPAIAN"  # the office's cap, or a word where there is none


def sel(kolom: int, baris: int) -> str:
    """ "F8"."""
    return f"{HURUF[kolom]}{baris}"
