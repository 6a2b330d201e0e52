"""The office's scale and cap as cells of Rekap, to which every judging formula refers by name."""

from __future__ import annotations

from decimal import Decimal

from iki_desktop.writers import colours
from iki_desktop.writers.xlsx import layout as t
from iki_desktop.writers.xlsx.scale import Scale
from iki_desktop.writers.xlsx.sheet import Sheet
from iki_desktop.writers.xlsx.styles import number_format, shown_decimals

_WORD, _SIGNS, _BOUND = 2, 3, 4  # columns


def write_scale(sheet: Sheet, scale: Scale, batas: Decimal | None, row: int) -> int:
    """Write the scale from row `row` on, the best step first, and the cap; gives the last row."""
    style = sheet.style
    head = style(bold=True, ground=colours.PANEL)
    centred_head = style(bold=True, ground=colours.PANEL, horizontal="center")
    word, centred, right = style(), style(horizontal="center"), style(horizontal="right")
    sheet.text(row, _WORD, "Skala kategori", head)
    sheet.text(row, _SIGNS, "Tanda", centred_head)
    sheet.text(row, _BOUND, "Batas", centred_head)
    for nth, x in enumerate(scale.tingkat, 1):
        row += 1
        sheet.text(row, _WORD, x.nama, word)
        sheet.name_cell(f"SKALA_KATA_{nth}", _WORD, row)
        if x.batas is None:
            sheet.text(row, _SIGNS, "selebihnya", centred)
            sheet.style_cell(row, _BOUND, right)
        else:
            sheet.text(row, _SIGNS, ">" if x.tegas else "≥", centred)
            _bound(sheet, row, x.batas)
            sheet.name_cell(f"SKALA_BATAS_{nth}", _BOUND, row)
    row += 1
    sheet.text(row, _WORD, "Batas atas capaian dalam rata-rata (%)", word)
    sheet.text(row, _SIGNS, "≤", centred)
    if batas is None:
        sheet.text(row, _BOUND, "tanpa batas", right)
    else:
        _bound(sheet, row, batas)
    sheet.name_cell(t.CAP, _BOUND, row)
    return row


def _bound(sheet: Sheet, row: int, batas: Decimal) -> None:
    format = number_format(shown_decimals(batas))
    sheet.figure(row, _BOUND, batas, sheet.style(horizontal="right", wrap=False, format=format))
