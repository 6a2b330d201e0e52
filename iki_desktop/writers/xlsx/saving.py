"""A workbook put into its zip with fixed times and the values of its formulas."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from html import escape
from os import PathLike
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.workbook import Workbook
from openpyxl.writer.excel import ExcelWriter

from iki_desktop.files import replace_file
from iki_desktop.models.kantor import Kantor
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.writers.xlsx.figures import Value
from iki_desktop.writers.xlsx.sheet import Sheet

_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say; nothing here depends on the PC's clock
# openpyxl writes a formula's value as empty; it has no way to be told one.
_FORMULA = re.compile(r'<c r="([A-Z]+[0-9]+)"( s="[0-9]+")?><f>([^<]*)</f><v ?(?:/>|></v>)</c>')


class _FixedZip(ZipFile):
    """A zip whose members carry no time of writing, and whose sheets carry the values of their formulas."""

    nilai: Mapping[str, Mapping[str, Value]] = {}  # by member name, then cell

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_: Any, **__: Any) -> None:
        nama = zinfo_or_arcname.filename if isinstance(zinfo_or_arcname, ZipInfo) else zinfo_or_arcname
        info = ZipInfo(nama, _TIME)
        info.compress_type = ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        super().writestr(info, data)

    def write(self, filename: str | PathLike[str], arcname: Any = None, *_: Any, **__: Any) -> None:
        nama = str(arcname or filename)
        data = Path(filename).read_bytes()
        nilai = self.nilai.get(nama)
        self.writestr(nama, with_values(data.decode("utf-8"), nilai) if nilai else data)


def with_values(sheet: str, nilai: Mapping[str, Value]) -> str:
    """A sheet's XML with a value in each formula's cell."""

    def replacement(match: re.Match[str]) -> str:
        sel, style, formula = match.groups()
        isi = nilai[sel]
        if isinstance(isi, str) or isi is None:
            value = escape(isi or "", quote=False)
            return f'<c r="{sel}"{style or ""} t="str"><f>{formula}</f><v>{value}</v></c>'
        return f'<c r="{sel}"{style or ""}><f>{formula}</f><v>{_number(isi)}</v></c>'

    return _FORMULA.sub(replacement, sheet)


def _number(x: Decimal | Fraction | int) -> str:
    """A figure as a spreadsheet computes it, in binary."""
    return repr(x if isinstance(x, int) else float(x)).removesuffix(".0")


def save(
    book: Workbook, sheets: Sequence[Sheet], path: Path, *, title: str, kantor: Kantor, until: date
) -> None:
    """Write `book` to `path`, whole or not at all; SaveFailed where the medium refuses.

    `sheets` are its sheets, with the values of their formulas. `until`, the last day it speaks of, stands as
    the time of making, not the PC's clock: the same data gives the same bytes, also later.
    """
    about = book.properties
    about.title = title
    about.subject = sebutan_kantor(kantor)
    about.creator = f"{sebutan_kantor(kantor)} (IKI Desktop)"
    about.language = "id-ID"
    about.created = about.modified = datetime.combine(until, time())
    nomor = {id(ws): n for n, ws in enumerate(book.worksheets, 1)}
    values = {f"xl/worksheets/sheet{nomor[id(x.ws)]}.xml": x.nilai for x in sheets}

    def write(beside: Path) -> None:
        with _FixedZip(beside, "w", ZIP_DEFLATED, allowZip64=True) as archive:
            archive.nilai = values
            # Workbook.save would put in the PC's clock; the writer behind it does not.
            ExcelWriter(book, archive).write_data()

    replace_file(path, write)
