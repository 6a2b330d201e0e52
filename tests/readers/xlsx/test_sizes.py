"""The sheets of a workbook and how large they are."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.readers.xlsx.sizes import SheetSize, sheet_sizes


def test_sheets_that_are_seen_with_their_sizes(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Rekap"
    first["AB40"] = "akhir"
    book.create_sheet("Kosong")
    book.create_sheet("Sembunyi").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    sizes = sheet_sizes(tmp_path / "a.xlsx")
    assert sizes[0] == SheetSize("Rekap", 40, 28)
    assert [sheet.name for sheet in sizes] == ["Rekap", "Kosong"]


def test_what_is_no_workbook_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"bukan")
    with pytest.raises(InputRefused):
        sheet_sizes(tmp_path / "a.xlsx")
