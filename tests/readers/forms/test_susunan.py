"""Forms whose sheets, rows and columns came back otherwise than they went: what is understood, and said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.readers.forms.reader import is_form
from tests.readers.forms.isian import Kertas, filled, reasons, taken
from tests.ui.samples import small_office


def alone(k: Kertas) -> None:
    """One sheet, as it is after being copied into a workbook of somebody's own."""
    for name in k.book.sheetnames:
        if name != k.ws.title:
            del k.book[name]
    k.book.defined_names.clear()
    k.ws.title = "Sheet1"
    k.book.create_sheet("Lain")["A1"] = "bukan formulir"


def swap_rows(k: Kertas) -> None:
    """Two whole rows change places, hidden cells too."""
    a, b = k.row("1a"), k.row("2")
    for c in range(1, 20):
        one, other = k.ws.cell(a, c), k.ws.cell(b, c)
        one.value, other.value = other.value, one.value


def extra_rows(k: Kertas) -> None:
    k.ws.insert_rows(k.row("2"), 2)
    k.ws.insert_cols(3)


@pytest.mark.parametrize("change", [alone, swap_rows, extra_rows])
def test_what_is_understood_all_the_same(tmp_path: Path, change: Callable[[Kertas], None]) -> None:
    isi = small_office()
    with filled(isi, tmp_path / "f.xlsx", "Camat") as k:
        k.fill("2", 4, 7)
        k.fill("1a", 5, 8)
        k.fill("1b", 5, 9)
        change(k)
    hasil = taken(isi, tmp_path / "f.xlsx")
    assert [(s.bulan, s.nilai, s.pembilang, s.penyebut) for s in hasil.diterima()] in (
        [(5, None, 8, 9), (4, 7, None, None)],
        [(4, 7, None, None), (5, None, 8, 9)],
    )
    assert not reasons(hasil)


def insert_cell(k: Kertas) -> None:
    """Insert a cell in April: what stands below slides down."""
    k.ws.move_range(f"J{k.row('1a')}:J{k.ws.max_row}", rows=1)


def slide_row(k: Kertas) -> None:
    k.ws.move_range(f"J{k.row('2')}:R{k.row('2')}", cols=1)


def sort_without_hidden(k: Kertas) -> None:
    a, b = k.row("1a"), k.row("2")
    for c in range(2, 15):
        one, other = k.ws.cell(a, c), k.ws.cell(b, c)
        one.value, other.value = other.value, one.value


def other_title(k: Kertas) -> None:
    k.ws["J6"] = "Mei"


def typed_below(k: Kertas) -> None:
    k.ws.insert_rows(k.row("2"))
    k.ws.cell(k.row("2") - 1, 10, 5)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (insert_cell, "tanda kolomnya ganda atau bergeser"),
        (slide_row, "tanda di kedua ujungnya tidak sama"),
        (sort_without_hidden, "tidak lagi sama dengan formulir"),
        (other_title, "judulnya bukan lagi April"),
        (typed_below, "bukan baris formulir"),
        (lambda k: k.ws.merge_cells(f"J{k.row('2')}:K{k.row('2')}"), "digabung dengan sel lain"),
    ],
)
def test_what_moved_is_refused_and_named(
    tmp_path: Path, change: Callable[[Kertas], None], words: str
) -> None:
    isi = small_office()
    with filled(isi, tmp_path / "f.xlsx", "Camat") as k:
        k.fill("2", 4, 7)
        change(k)
    hasil = taken(isi, tmp_path / "f.xlsx")
    assert any(words in why for why in reasons(hasil).values()), reasons(hasil)
    assert all(place.startswith("Lembar Camat") for place in reasons(hasil))
    if change is not typed_below:
        assert not [s for s in hasil.diterima(ganti=True) if s.bulan == 4]


def test_rows_that_are_missing_are_counted(tmp_path: Path) -> None:
    isi = small_office()
    with filled(isi, tmp_path / "f.xlsx", "Camat") as k:
        k.ws.delete_rows(k.row("2"))
    assert [c.pesan for _, c in taken(isi, tmp_path / "f.xlsx").catatan] == [
        "1 dari 3 baris formulirnya tidak ada atau ditolak."
    ]


def test_a_form_of_a_later_version_and_what_is_no_form(tmp_path: Path) -> None:
    isi = small_office()
    with filled(isi, tmp_path / "f.xlsx", "Camat") as k:
        k.ws["A1"] = str(k.ws["A1"].value).replace("iki1|", "iki2|", 1)
    assert is_form(tmp_path / "f.xlsx")
    with pytest.raises(InputRefused, match="versi yang baru"):
        taken(isi, tmp_path / "f.xlsx")
    with filled(isi, tmp_path / "g.xlsx") as k:
        for ws in k.book.worksheets:
            ws.delete_cols(1)
    assert not is_form(tmp_path / "g.xlsx")
    with pytest.raises(InputRefused, match="tidak dapat diterima sebagai formulir"):
        taken(isi, tmp_path / "g.xlsx")
    (tmp_path / "h.xlsx").write_bytes(b"PK\x03\x04 rusak")
    assert not is_form(tmp_path / "h.xlsx")
    assert not is_form(tmp_path / "tidak ada.xlsx")
