"""Rows merged over all printed columns of a sheet: kop, titles, sentences, foot, and who signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from iki_desktop.models.catatan import Catatan
from iki_desktop.models.kantor import IsiKantor, Pengaturan
from iki_desktop.models.kategori import kaki_laporan
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.writers import colours
from iki_desktop.writers.kop import kop_lines, logo_image
from iki_desktop.writers.signer import (
    below_name,
    own_office,
    place_and_date,
    principal,
    printed_name,
)
from iki_desktop.writers.xlsx import metrics as u
from iki_desktop.writers.xlsx import styles as g
from iki_desktop.writers.xlsx.guide_sheet import Entries
from iki_desktop.writers.xlsx.sheet import Sheet

_KOP_SIZES = (11, 13)  # of its first two lines; the others are small
_KOP_SMALL = 9
_LOGO = (42.0, 68.0)  # pt: the least and the greatest height of the logo
_LOGO_GAP = 8.0
_SIGNER_ROOM = 215.0  # pt: what the columns of who signs have at least
_ROWS_TO_SIGN = 4
_SIGNER_SIZE = 10.0


class WideRows:
    """Writes rows from the first column to the column `last` of a sheet; `width` are its column widths."""

    def __init__(self, sheet: Sheet, last: int, width: Mapping[int, float]) -> None:
        self._sheet = sheet
        self._last = last
        self._width = width

    def _room(self, first: int = 1, last: int = 0) -> float:
        """What the columns from `first` on, up to `last` or all, have for text, in pt."""
        return sum(u.column_room(self._width[k]) for k in range(first, (last or self._last) + 1))

    def text(
        self,
        row: int,
        teks: str,
        size: float,
        *,
        bold: bool = False,
        underlined: bool = False,
        colour: str = colours.TEXT,
        horizontal: str = "left",
        first: int = 1,
    ) -> None:
        """One text over the row from column `first` on; the row becomes as high as it needs."""
        options = {
            "size": size,
            "bold": bold,
            "underlined": underlined,
            "text_colour": colour,
            "horizontal": horizontal,
            "border": None,
        }
        plain, quoted = (self._sheet.style(quoted=k, **options) for k in (False, True))
        self._sheet.text(row, first, teks, plain, quoted)
        self._sheet.merge(row, first, row, self._last)
        self._sheet.height(row, u.row_height(u.line_count(teks, self._room(first), size, bold), size))

    def kop(self, isi: IsiKantor) -> int:
        """The office's kop from the first row on, with its double rule; gives the row for what follows."""
        lines = [
            (teks, _KOP_SIZES[nth] if nth < len(_KOP_SIZES) else _KOP_SMALL, nth < len(_KOP_SIZES))
            for nth, teks in enumerate(kop_lines(isi.kantor, isi.pengaturan))
        ]
        data = logo_image(isi.pengaturan)
        widest = max((u.text_width(teks, size, bold) for teks, size, bold in lines), default=0.0)
        beside = lines and widest + 2 * (_LOGO[1] + _LOGO_GAP) < self._room()
        row = 1
        if data and not beside:
            self._sheet.height(row, _LOGO[1])
            row += 1
        for teks, size, bold in lines:
            self.text(row, teks, size, bold=bold, horizontal="center")
            row += 1
        if data:
            self._logo(data, row)
        double = self._sheet.style(border=g.KOP_BORDER)
        for k in range(1, self._last + 1):
            self._sheet.style_cell(row, k, double)
        self._sheet.height(row, 4)
        return row + 2

    def _logo(self, data: bytes, end: int) -> None:
        """The logo at the left of the rows above `end`, which become as high as it needs at least."""
        heights = [self._sheet.row_height(row) for row in range(1, end)]
        lacking = _LOGO[0] - sum(heights)
        if lacking > 0:
            self._sheet.height(end - 1, heights[-1] + lacking)
        self._sheet.picture(data, "A1", min(max(sum(heights), _LOGO[0]), _LOGO[1]))

    def changes(self, remarks: Sequence[Catatan], row: int, column: int) -> int:
        """What was changed after months had been locked, from `row` on; gives the last row.

        Where and when stands left of `column`, what happened from there on.
        """
        self.text(row, "Perubahan setelah dikunci", g.SIZE, bold=True)
        if not remarks:
            none = "Tidak ada bulan dalam rekap ini yang dibuka lagi setelah dikunci."
            self.text(row + 1, none, g.SIZE)
            return row + 1
        plain, quoted = (self._sheet.style(quoted=k) for k in (False, True))
        for remark in remarks:
            row += 1
            lines = 1
            for first, last, teks in ((1, column - 1, remark.tempat), (column, self._last, remark.pesan)):
                for k in range(first, last + 1):
                    self._sheet.style_cell(row, k, plain)
                self._sheet.text(row, first, teks, plain, quoted)
                self._sheet.merge(row, first, row, last)
                lines = max(lines, u.line_count(teks, self._room(first, last), g.SIZE))
            self._sheet.height(row, u.row_height(lines, g.SIZE))
        return row

    def foot(self, isi: IsiKantor, row: int, position: tuple[str, str], last: Entries = ()) -> int:
        """Position, scale, cap and formula in words from `row` on, then `last`; gives the last row.

        `position` is what the first sentence says, and its formula, "" where it stays as it is.
        """
        sentence, formula = position
        self.text(row, sentence, g.SMALL_SIZE, colour=colours.MUTED)
        if formula:
            cell = self._sheet.ws.cell(row, 1)
            self._sheet.formula(row, 1, formula, cell._style, sentence)
        for sentence in (*kaki_laporan(isi.pengaturan), *(f"{name}: {words}" for name, words in last)):
            row += 1
            self.text(row, sentence, g.SMALL_SIZE, colour=colours.MUTED)
        return row

    def signature(self, keputusan: Keputusan, pengaturan: Pengaturan, row: int) -> int:
        """Place and date, office, room to sign, name, pangkat and NIP, at the right; gives the last row."""
        orang = keputusan.penandatangan
        first = next(
            (k for k in range(self._last, 1, -1) if self._room(k) >= max(_SIGNER_ROOM, self._room() * 0.3)), 1
        )
        atas_nama = principal(orang)
        office = [f"a.n. {atas_nama}" if atas_nama else "", own_office(orang)]
        for teks in filter(None, (place_and_date(keputusan), *office)):
            self.text(row, teks, _SIGNER_SIZE, first=first)
            row += 1
        for _ in range(_ROWS_TO_SIGN):
            self._sheet.height(row, u.row_height(1, _SIGNER_SIZE))
            row += 1
        name = printed_name(orang, pengaturan)
        self.text(row, name, _SIGNER_SIZE, bold=True, underlined=bool(orang.nama.strip()), first=first)
        for teks in below_name(orang, pengaturan):
            row += 1
            self.text(row, teks, _SIGNER_SIZE, first=first)
        return row
