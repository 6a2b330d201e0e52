"""One sheet being written: figures, formulas and text put in with shared styles; F4 print set-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from iki_desktop.writers.xlsx.figures import Value
from iki_desktop.writers.xlsx.metrics import CHARACTER_PIXELS, EDGE_PIXELS, MAX_HEIGHT, SPARE, line_count
from iki_desktop.writers.xlsx.styles import Conditions, Styles
from iki_desktop.writers.xlsx.text import brief, clean, looks_like_formula, sheet_reference

# Excel has no code for F4 (215 × 330 mm); 14 is Folio, 8½ × 13 inch = 215,9 × 330,2 mm, the same sheet.
PAPER_FOLIO = 14
PAPER_A4 = 9
_FOLIO_SIZE, _A4_SIZE = (935.4, 612.0), (841.9, 595.3)  # pt, landscape
_DEFAULT_HEIGHT = 12.75  # pt


class Sheet:
    """A worksheet and the styles of its workbook."""

    def __init__(self, ws: Worksheet, style: Styles, conditions: Conditions) -> None:
        self.ws = ws
        self.style = style
        self.conditions = conditions
        self.nilai: dict[str, Value] = {}  # of the formulas, by cell

    @property
    def nama(self) -> str:
        return self.ws.title

    def text(self, row: int, column: int, teks: str, style: Any, quoted_style: Any = None) -> Any:
        """Text as text, whatever it begins with; `quoted_style` is used where it looks like a formula."""
        isi = clean(teks)
        sel: Any = self.ws.cell(row, column)
        if isi:
            sel.value = isi
            sel.data_type = "s"  # after the value: "=…" would be taken for a formula, "#N/A" for an error
        sel._style = quoted_style if quoted_style is not None and looks_like_formula(isi) else style
        return sel

    def figure(self, row: int, column: int, nilai: Decimal | float | None, style: Any) -> Any:
        """A figure, or an empty cell."""
        sel = self.ws.cell(row, column, nilai)
        sel._style = style
        return sel

    def formula(self, row: int, column: int, formula: str, style: Any, nilai: Value) -> Any:
        """A formula, from its "=", and the value it has now."""
        sel: Any = self.ws.cell(row, column, formula)
        sel._style = style
        self.nilai[sel.coordinate] = nilai
        return sel

    def value(self, row: int, column: int) -> Value:
        """What a cell that was written shows now: its figure, or that of its formula."""
        sel: Any = self.ws.cell(row, column)
        return self.nilai.get(sel.coordinate, sel.value)

    def style_cell(self, row: int, column: int, style: Any) -> None:
        """The look of a cell that holds nothing."""
        sel: Any = self.ws.cell(row, column)
        sel._style = style

    def merge(self, row1: int, column1: int, row2: int, column2: int) -> None:
        """Merge cells of which only the first holds something; the others keep their own border."""
        if (row1, column1) != (row2, column2):
            # merge_cells would draw all borders anew, and add look for overlaps, of which there are none.
            span = CellRange(min_col=column1, min_row=row1, max_col=column2, max_row=row2)
            self.ws.merged_cells.ranges.add(span)

    def widths(self, width: Mapping[int, float], *, folded: range | None = None) -> None:
        """Column widths; neighbours of one width are written as one. `folded` columns are folded away."""
        column = sorted(width)
        first = 0
        while first < len(column):
            last, wrap = first, folded is not None and column[first] in folded
            while (
                last + 1 < len(column)
                and width[column[last + 1]] == width[column[first]]
                and (folded is not None and column[last + 1] in folded) == wrap
            ):
                last += 1
            letters = get_column_letter(column[first])
            self.ws.column_dimensions[letters] = ColumnDimension(
                self.ws,
                index=letters,
                width=width[column[first]],
                min=column[first],
                max=column[last],
                outlineLevel=1 if wrap else 0,
                hidden=wrap,
            )
            first = last + 1

    def link(self, sel: Any, sheet: str, target_cell: str = "A1") -> None:
        """Make a cell lead to another sheet of this workbook."""
        sel.hyperlink = Hyperlink(ref=sel.coordinate, location=f"{sheet_reference(sheet)}!{target_cell}")

    def name_cell(self, nama: str, column: int, row: int) -> None:
        """Give a cell a name that formulas of all sheets know."""
        book: Any = self.ws.parent
        reference = f"{sheet_reference(self.nama)}!${get_column_letter(column)}${row}"
        book.defined_names[nama] = DefinedName(nama, attr_text=reference)

    def comment(self, row: int, column: int, catatan: str, bukti: str) -> None:
        """What was noted on a figure and its proof, as the cell's comment; bounded, and said so."""
        part = [brief(catatan, 1000), f"Bukti: {brief(bukti, 500)}" if bukti.strip() else ""]
        teks = clean("\n".join(x for x in part if x))
        height = 24 + 16 * line_count(teks, 170, 9)
        self.ws.cell(row, column).comment = Comment(teks, "IKI Desktop", height=min(height, 400), width=240)

    def height(self, row: int, pt: float) -> None:
        """The height of a row, at most what Excel allows."""
        self.ws.row_dimensions[row].height = min(pt, MAX_HEIGHT)

    def picture(self, png: bytes, cell: str, tall: float) -> None:
        """A picture from a cell's corner on, so many points high."""
        picture = Image(BytesIO(png))
        share = tall / picture.height
        picture.width, picture.height = (
            round(side * share / 0.75) for side in (picture.width, picture.height)
        )
        self.ws.add_image(picture, cell)

    def keep_together(
        self, first: int, last: int, width: Mapping[int, float], repeated: Sequence[int] = ()
    ) -> None:
        """Break the page before the rows `first`–`last` where the end of a page would tear them.

        To be said after `set_up_print` and all heights: `width` are the printed columns, in characters,
        `repeated` the head rows that stand on each page.
        """
        setup, margins = self.ws.page_setup, self.ws.page_margins
        wide, tall = _A4_SIZE if setup.paperSize == PAPER_A4 else _FOLIO_SIZE
        room = wide - 72 * (margins.left + margins.right)
        printed = sum(each * CHARACTER_PIXELS + EDGE_PIXELS for each in width.values()) * 0.75
        page = (tall - 72 * (margins.top + margins.bottom)) * SPARE / min(1.0, room / printed)
        used, starts = 0.0, 1
        for row in range(1, first):
            if used + self.row_height(row) > page:
                used, starts = sum(map(self.row_height, repeated)), row
            used += self.row_height(row)
        if used + sum(map(self.row_height, range(first, last + 1))) > page:
            starts = first
        # Said even where the page ends there by itself: a program may find room for a row more.
        if starts > 1:
            self.ws.row_breaks.append(Break(id=starts - 1))

    def row_height(self, row: int) -> float:
        """The height of a row in pt, that of the default face where none was set."""
        return self.ws.row_dimensions[row].height or _DEFAULT_HEIGHT

    def set_up_print(self, kertas: str, left_foot: str, repeated: str | None = None) -> None:
        """Landscape on the office's paper, one page wide, rows of `repeated` on each page, page numbers."""
        ws = self.ws
        ws.page_setup.orientation = "landscape"
        ws.page_setup.paperSize = PAPER_A4 if kertas == "A4" else PAPER_FOLIO
        ws.page_setup.fitToWidth = 1
        ws.page_setup.fitToHeight = 0
        ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        ws.page_margins = PageMargins(left=0.35, right=0.35, top=0.45, bottom=0.55, header=0.3, footer=0.3)
        ws.print_options.horizontalCentered = True
        if repeated:
            ws.print_title_rows = repeated
        foot: Any = ws.oddFooter
        # "&" begins a code there; the whole footer may have 255 characters.
        foot.left.text = clean(left_foot)[:90].replace("\n", " ").replace("&", "&&")
        foot.right.text = "Halaman &P dari &N"
        for part in (foot.left, foot.right):
            part.size = 8
            part.font = "Arial,Regular"
