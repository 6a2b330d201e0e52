"""A workbook put into its zip with fixed times and the values of its formulas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from os import PathLike
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.workbook import Workbook

from iki_desktop.files import replace_file
from iki_desktop.models.kantor import Kantor
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.writers.xlsx.cells import BookWriter
from iki_desktop.writers.xlsx.sheet import Sheet

_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say; nothing here depends on the PC's clock


class _FixedZip(ZipFile):
    """A zip whose members carry no time of writing."""

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_: Any, **__: Any) -> None:
        nama = zinfo_or_arcname.filename if isinstance(zinfo_or_arcname, ZipInfo) else zinfo_or_arcname
        info = ZipInfo(nama, _TIME)
        info.compress_type = ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        super().writestr(info, data)

    def write(self, filename: str | PathLike[str], arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(str(arcname or filename), Path(filename).read_bytes())


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
    values = {x.nama: x.nilai for x in sheets}

    def write(beside: Path) -> None:
        with _FixedZip(beside, "w", ZIP_DEFLATED, allowZip64=True) as archive:
            # Workbook.save would put in the PC's clock; the writer behind it does not.
            BookWriter(book, archive, values).write_data()

    replace_file(path, write)
