"""The styles of a paper, made of the office's settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from iki_desktop.models.kantor import Pengaturan
from iki_desktop.writers import fonts
from iki_desktop.writers.pdf.line import Style, smaller, style

_SMALLEST_TABLE = 9.0  # pt; smaller print is not read at a desk
_SMALLEST, _LARGEST = 8.0, 18.0
_FOOT = 8.0


@dataclass(frozen=True, slots=True)
class Look:
    """Styles of one paper: the text, its bold form, tables, the foot."""

    body: Style
    bold: Style
    table: Style
    table_bold: Style
    table_italic: Style
    foot: Style
    family: fonts.Family

    def smallest(self) -> Look:
        """The same with tables in the smallest print there is."""
        return self._with_tables(_SMALLEST_TABLE)

    def narrower(self) -> Iterator[Look]:
        """The same, then with tables in ever smaller print, by a point, to the smallest."""
        look = self
        yield look
        while (size := look.table.size) > _SMALLEST_TABLE:
            look = self._with_tables(max(size - 1, _SMALLEST_TABLE))
            yield look

    def _with_tables(self, size: float) -> Look:
        table, bold, italic = (smaller(of, size) for of in (self.table, self.table_bold, self.table_italic))
        return replace(self, table=table, table_bold=bold, table_italic=italic)

    def bold_of(self, size: float) -> Style:
        return style(self.family.bold, size)

    def plain_of(self, size: float) -> Style:
        return style(self.family.regular, size)


def look(pengaturan: Pengaturan, body: float | None = None) -> Look:
    """Styles for the office; `body` is the text's size in pt where the paper does not take the office's."""
    family = fonts.family(pengaturan.huruf)
    table = min(max(float(pengaturan.ukuran_tabel), _SMALLEST_TABLE), _LARGEST)
    size = min(max(float(pengaturan.ukuran_huruf) if body is None else body, _SMALLEST), _LARGEST)
    return Look(
        style(family.regular, size),
        style(family.bold, size),
        style(family.regular, table),
        style(family.bold, table),
        style(family.italic, table),
        style(family.regular, _FOOT),
        family,
    )
