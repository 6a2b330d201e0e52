"""Where things stand on a kartu's sheet: columns, head rows, names of cells that all formulas know."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

NO, SASARAN, INDIKATOR, SATUAN, TARGET = range(1, 6)
MONTH_1 = 6  # January; the twelve months stand side by side, so that a block pastes into the window's grid
MONTH_12 = MONTH_1 + 11
TW_1 = MONTH_12 + 1
TW_4 = TW_1 + 3
YEAR = TW_4 + 1  # all recorded months
TARGET_SD = YEAR + 1
REALISASI_SD = TARGET_SD + 1
CAPAIAN = REALISASI_SD + 1
KATEGORI = CAPAIAN + 1
# Helpers of the formulas, right of the printed part and folded away.
LOWER = KATEGORI + 1  # ends of a range target up to the month
UPPER = LOWER + 1
COUNTED = UPPER + 1  # capaian cut at the cap
FILLED = COUNTED + 1
DUE = FILLED + 1
YEAR_LOWER = DUE + 1  # ends of a year's range target
YEAR_UPPER = YEAR_LOWER + 1
SEAT_FILLED = YEAR_UPPER + 1  # of one pengampu of several

MONTH_COLUMNS = range(MONTH_1, MONTH_12 + 1)
TW_COLUMNS = range(TW_1, TW_4 + 1)
PRINTED_COLUMNS = range(NO, KATEGORI + 1)
HELPER_COLUMNS = range(LOWER, SEAT_FILLED + 1)

HEAD_ROW = 6  # two head rows
DATA_ROW = HEAD_ROW + 2

LETTERS = ("", *(get_column_letter(i) for i in range(1, SEAT_FILLED + 1)))
"""Letter of each column by its number (1 is A)."""

UNTIL = "SAMPAI"  # the report's last month (1–12), a cell of Rekap: the one input
PERIOD = "PERIODE"  # that month in words, "Juni 2026"
CAP = "BATAS_CAPAIAN"  # the office's cap, or a word where there is none


def sel(column: int, row: int) -> str:
    """ "F8"."""
    return f"{LETTERS[column]}{row}"
