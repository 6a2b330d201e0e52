"""A workbook put into its zip with fixed times: the same data gives the same bytes."""

from __future__ import annotations

from datetime import datetime
from os import PathLike
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.workbook import Workbook
from openpyxl.writer.excel import ExcelWriter

_WAKTU = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say; nothing here depends on the PC's clock


class _ZipTetap(ZipFile):
    """A zip whose members carry no time of writing."""

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_: Any, **__: Any) -> None:
        nama = zinfo_or_arcname.filename if isinstance(zinfo_or_arcname, ZipInfo) else zinfo_or_arcname
        info = ZipInfo(nama, _WAKTU)
        info.compress_type = ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        super().writestr(info, data)

    def write(self, filename: str | PathLike[str], arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(str(arcname or filename), Path(filename).read_bytes())


def simpan(buku: Workbook, path: Path, waktu: datetime) -> None:
    """Write `buku` to `path`; `waktu` stands as the time of making and of the last change."""
    buku.properties.created = waktu
    buku.properties.modified = waktu
    with _ZipTetap(path, "w", ZIP_DEFLATED, allowZip64=True) as arsip:
        # Workbook.save would put in the PC's clock; the writer behind it does not.
        ExcelWriter(buku, arsip).write_data()
