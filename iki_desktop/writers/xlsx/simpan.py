"""A workbook put into its zip with fixed times and the values of its formulas."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from html import escape
from os import PathLike
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.workbook import Workbook
from openpyxl.writer.excel import ExcelWriter

from iki_desktop.writers.xlsx.hitung import Nilai
from iki_desktop.writers.xlsx.lembar import Lembar

_WAKTU = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say; nothing here depends on the PC's clock
# openpyxl writes a formula's value as empty; it has no way to be told one.
_RUMUS = re.compile(r'<c r="([A-Z]+[0-9]+)"( s="[0-9]+")?><f>([^<]*)</f><v ?(?:/>|></v>)</c>')


class _ZipTetap(ZipFile):
    """A zip whose members carry no time of writing, and whose sheets carry the values of their formulas."""

    nilai: Mapping[str, Mapping[str, Nilai]] = {}  # by member name, then cell

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_: Any, **__: Any) -> None:
        nama = zinfo_or_arcname.filename if isinstance(zinfo_or_arcname, ZipInfo) else zinfo_or_arcname
        info = ZipInfo(nama, _WAKTU)
        info.compress_type = ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        super().writestr(info, data)

    def write(self, filename: str | PathLike[str], arcname: Any = None, *_: Any, **__: Any) -> None:
        nama = str(arcname or filename)
        data = Path(filename).read_bytes()
        nilai = self.nilai.get(nama)
        self.writestr(nama, isi_nilai(data.decode("utf-8"), nilai) if nilai else data)


def isi_nilai(lembar: str, nilai: Mapping[str, Nilai]) -> str:
    """A sheet's XML with a value in each formula's cell."""

    def ganti(cocok: re.Match[str]) -> str:
        sel, gaya, rumus = cocok.groups()
        isi = nilai[sel]
        if isinstance(isi, str) or isi is None:
            return (
                f'<c r="{sel}"{gaya or ""} t="str"><f>{rumus}</f><v>{escape(isi or "", quote=False)}</v></c>'
            )
        return f'<c r="{sel}"{gaya or ""}><f>{rumus}</f><v>{_angka(isi)}</v></c>'

    return _RUMUS.sub(ganti, lembar)


def _angka(x: Decimal | Fraction | int) -> str:
    """A figure as a spreadsheet computes it, in binary."""
    return repr(x if isinstance(x, int) else float(x)).removesuffix(".0")


def simpan(buku: Workbook, lembar: Sequence[Lembar], path: Path, waktu: datetime) -> None:
    """Write `buku` to `path`; `waktu` stands as the time of making and of the last change.

    The same data gives the same bytes. `lembar` are its sheets, with the values of their formulas.
    """
    buku.properties.created = waktu
    buku.properties.modified = waktu
    nomor = {id(ws): n for n, ws in enumerate(buku.worksheets, 1)}
    with _ZipTetap(path, "w", ZIP_DEFLATED, allowZip64=True) as arsip:
        arsip.nilai = {f"xl/worksheets/sheet{nomor[id(x.ws)]}.xml": x.nilai for x in lembar}
        # Workbook.save would put in the PC's clock; the writer behind it does not.
        ExcelWriter(buku, arsip).write_data()
