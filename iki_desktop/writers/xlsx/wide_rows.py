"""Rows merged over all printed columns of a sheet: the kop, titles, sentences, the foot."""

from __future__ import annotations

from collections.abc import Mapping

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.kategori import kaki_laporan
from iki_desktop.writers import colours
from iki_desktop.writers.kop import kop_lines
from iki_desktop.writers.xlsx import metrics as u
from iki_desktop.writers.xlsx import styles as g
from iki_desktop.writers.xlsx.sheet import Sheet

_KOP_SIZES = (11, 13)  # of its first two lines; the others are small
_KOP_SMALL = 9


class WideRows:
    """Writes rows from the first column to the column `last` of a sheet; `width` are its column widths."""

    def __init__(self, sheet: Sheet, last: int, width: Mapping[int, float]) -> None:
        self._sheet = sheet
        self._last = last
        self._full = sum(u.column_room(width[k]) for k in range(1, last + 1))

    def text(
        self,
        row: int,
        teks: str,
        size: float,
        *,
        bold: bool = False,
        colour: str = colours.TEXT,
        horizontal: str = "left",
    ) -> None:
        """One text over the whole row, which becomes as high as it needs."""
        options = {
            "size": size,
            "bold": bold,
            "text_colour": colour,
            "horizontal": horizontal,
            "border": None,
        }
        plain, quoted = (self._sheet.style(quoted=k, **options) for k in (False, True))
        self._sheet.text(row, 1, teks, plain, quoted)
        self._sheet.merge(row, 1, row, self._last)
        self._sheet.height(row, u.row_height(u.line_count(teks, self._full, size, bold), size))

    def kop(self, isi: IsiKantor) -> int:
        """The office's kop from the first row on, with its double rule; gives the row for what follows."""
        row = 1
        for nth, teks in enumerate(kop_lines(isi.kantor, isi.pengaturan)):
            main_row = nth < len(_KOP_SIZES)
            size = _KOP_SIZES[nth] if main_row else _KOP_SMALL
            self.text(row, teks, size, bold=main_row, horizontal="center")
            row += 1
        double = self._sheet.style(border=g.KOP_BORDER)
        for k in range(1, self._last + 1):
            self._sheet.style_cell(row, k, double)
        self._sheet.height(row, 4)
        return row + 2

    def foot(self, isi: IsiKantor, row: int) -> int:
        """Scale, cap and formula in words from `row` on; gives the last row."""
        for sentence in kaki_laporan(isi.pengaturan):
            self.text(row, sentence, g.SMALL_SIZE, colour=colours.MUTED)
            row += 1
        return row - 1
