"""Writes sheets cell by cell as text: openpyxl makes elements of them, and cannot tell a formula's value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from html import escape
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl.comments.comment_sheet import CommentRecord
from openpyxl.compat import safe_string
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from iki_desktop.writers.xlsx.figures import Value


class BookWriter(ExcelWriter):
    """openpyxl's own, but for the sheets."""

    def __init__(self, book: Workbook, archive: ZipFile, nilai: Mapping[str, Mapping[str, Value]]) -> None:
        """`nilai` are the values of formulas, by title of the sheet and cell."""
        super().__init__(book, archive)
        self._zip = archive
        self._nilai = nilai

    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        out = BytesIO()
        writer: Any = _SheetWriter(ws, out, self._nilai.get(ws.title, {}))
        writer.write()
        ws._rels = writer._rels
        self._zip.writestr(ws.path[1:], out.getvalue())
        self.manifest.append(ws)


class _SheetWriter(WorksheetWriter):
    def __init__(self, ws: Any, out: BytesIO, nilai: Mapping[str, Value]) -> None:
        self._sheet = ws
        self._nilai = nilai
        self._styles: dict[int, str] = {}  # attribute by style array, which many cells share
        super().__init__(ws, out)

    def write_row(self, xf: Any, row: Iterable[Any], row_idx: int) -> None:
        attrs = {"r": str(row_idx)}
        attrs.update(self._sheet.row_dimensions.get(row_idx, {}))
        with xf.element("row", attrs):
            xf._file("".join(map(self._cell, row)))

    def _cell(self, cell: Any) -> str:
        """The XML of a cell, "" where nothing is to be said of it; as openpyxl writes it."""
        if cell._comment is not None:
            self._sheet._comments.append(CommentRecord.from_cell(cell))
        if cell.hyperlink:
            self._sheet._hyperlinks.append(cell.hyperlink)
        style = self._style(cell)
        isi: Any = cell._value
        jenis, coordinate = cell.data_type, cell.coordinate
        if jenis == "f":
            kind, value = _of_formula(self._nilai[coordinate])
            return f'<c r="{coordinate}"{style}{kind}><f>{escape(isi[1:], quote=False)}</f><v>{value}</v></c>'
        if isi is None and not style and cell._comment is None:
            return ""
        if jenis == "s" and isi:
            space = ' xml:space="preserve"' if isi.strip() not in ("", isi) else ""
            text = escape(isi, quote=False)
            return f'<c r="{coordinate}"{style} t="inlineStr"><is><t{space}>{text}</t></is></c>'
        kind = "inlineStr" if jenis == "s" else jenis
        if isi is None or isi == "":
            return f'<c r="{coordinate}"{style} t="{kind}" />'
        return f'<c r="{coordinate}"{style} t="{kind}"><v>{safe_string(isi)}</v></c>'

    def _style(self, cell: Any) -> str:
        shared = id(cell._style)
        style = self._styles.get(shared)
        if style is None:
            style = self._styles[shared] = f' s="{cell.style_id}"' if cell.has_style else ""
        return style


def _of_formula(nilai: Value) -> tuple[str, str]:
    """The attribute that tells what a formula's value is, and the value as a spreadsheet computes it."""
    if isinstance(nilai, str) or nilai is None:
        return ' t="str"', escape(nilai or "", quote=False)
    return "", _number(nilai)


def _number(x: Decimal | Fraction | int) -> str:
    """A figure in binary."""
    return repr(x if isinstance(x, int) else float(x)).removesuffix(".0")
