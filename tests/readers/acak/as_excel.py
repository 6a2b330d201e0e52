"""Pages as a workbook: all kartu under one another or a sheet each, merged cells, hidden and empty rows."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.readers.acak.pages import Block, CardStart, Field, Grid, Line
from tests.readers.acak.style import Style


def as_excel(blocks: list[Block], style: Style) -> bytes:
    return _Writer(style).write(blocks)


class _Writer:
    def __init__(self, style: Style) -> None:
        self.style = style
        self.book = Workbook()
        self.sheet: Worksheet = self.book.active  # type: ignore[assignment]
        self.sheet.title = "Lampiran"
        self.row = 1 + 2 * style.gaps
        self.cards = 0

    def write(self, blocks: list[Block]) -> bytes:
        for block in blocks:
            match block:
                case CardStart():
                    self._card_start()
                case Line():
                    self._put(0, _text(block), cols=4)
                    self.row += 1
                case Field():
                    self._field(block)
                case Grid():
                    self._grid(block)
                case _:
                    pass
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()

    def _card_start(self) -> None:
        self.cards += 1
        if self.style.sheets and self.cards > 1:
            self.sheet = self.book.create_sheet(f"Kartu {self.cards}")
            self.row = 1
        self.row += self.style.gaps

    def _put(self, column: int, text: str, *, rows: int = 1, cols: int = 1) -> None:
        k = 1 + self.style.shift + column
        if text:
            cell = self.sheet.cell(self.row, k)
            cell.value = int(text) if text.isdigit() and len(text) < 4 else text  # type: ignore[assignment]
        if self.style.goals == "merged" and (rows > 1 or cols > 1):
            self.sheet.merge_cells(
                start_row=self.row, start_column=k, end_row=self.row + rows - 1, end_column=k + cols - 1
            )

    def _field(self, block: Field) -> None:
        label = f"{block.mark} {block.label}".strip()
        texts = [_text(line) for line in block.lines] or [""]
        if self.style.label == "own":
            self._put(0, label + block.colon)
            self.row += 1
            for text in texts:
                self._put(0, text, cols=4)
                self.row += 1
            return
        for n, text in enumerate(texts):
            if self.style.label == "inline" and n == 0:
                self._put(0, f"{label}{block.colon} {text}".strip(), cols=4)
            elif self.style.label == "inline":
                self._put(0, text, cols=4)
            else:
                self._put(0, label if n == 0 else "")
                self._put(1, (block.colon.strip() or ":") if n == 0 else "")
                self._put(2, text, cols=2)
            self.row += 1

    def _grid(self, grid: Grid) -> None:
        self.row += self.style.gaps
        for n, row in enumerate([*grid.head, *grid.rows]):
            column = 0
            for cell in row:
                if not cell.covered:
                    self._put(column, cell.text, rows=cell.rows, cols=cell.cols)
                column += cell.cols
            if self.style.hidden and n == 1 and len(grid.head) == 2:
                self.sheet.row_dimensions[self.row].hidden = True
            self.row += 1
        self.row += self.style.gaps


def _text(line: Line) -> str:
    mark = "-" if line.bullet else line.marker
    return f"{mark} {line.text}" if mark else line.text
