"""What is typed in a cell of the month grid becomes the right Sel, or is refused with a sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.models.realisasi import KeadaanSel, Sel
from iki_desktop.ui.realisasi.cells import baca_blok, sel_dari_ketikan, teks_sel, teks_sunting
from iki_desktop.ui.realisasi.rows import Baris, Peran, susun_baris
from tests.ui.samples import TAHUN, ident, small_office

KARTU = {k.id: k for k in small_office().keputusan[0].kartu}


def rows_of(name: str) -> dict[Peran, Baris]:
    """The rows of a kartu of the small office; the last of each kind."""
    return {b.peran: b for b in susun_baris([KARTU[ident(name)]], judul_kartu=False)}


def typed(baris: Baris, lama: Sel | None, teks: str) -> Sel | None:
    """The cell of April after this was typed."""
    assert baris.indikator is not None
    return sel_dari_ketikan(baris, lama, (baris.indikator.id, baris.pengampu or "", TAHUN, 4), teks)


def test_a_count_is_kept_exactly() -> None:
    baris = rows_of("kasi")[Peran.ANGKA]
    sel = typed(baris, None, " 1.234,50 ")
    assert sel == Sel(ident("kasi/keluhan"), ident("kasi/p"), TAHUN, 4, nilai=Decimal("1234.50"))
    assert teks_sel(baris, sel) == "1.234,5"
    assert teks_sunting(baris, sel) == "1.234,5"


def test_what_changes_nothing_gives_the_same_cell_back() -> None:
    baris = rows_of("kasi")[Peran.ANGKA]
    sel = typed(baris, None, "1.234,5")
    assert typed(baris, sel, "1.234,50") is sel
    assert typed(baris, sel, "1.234,6") is not sel


@pytest.mark.parametrize("teks", ["-", "–", "nihil", "Nihil "])
def test_nihil_is_no_number_and_not_kosong(teks: str) -> None:
    baris = rows_of("kasi")[Peran.ANGKA]
    sel = typed(baris, None, teks)
    assert sel is not None
    assert sel.keadaan is KeadaanSel.NIHIL
    assert teks_sel(baris, sel) == "–"


def test_emptying_makes_it_kosong_and_zero_does_not() -> None:
    baris = rows_of("kasi")[Peran.ANGKA]
    nol = typed(baris, None, "0")
    assert nol is not None
    assert teks_sel(baris, nol) == "0"
    assert typed(baris, nol, "  ") is None


def test_one_part_typed_alone_is_kept_and_the_other_joins_it() -> None:
    rows = rows_of("camat")
    baris = {b.peran: b for b in susun_baris([KARTU[ident("camat")]], judul_kartu=False) if b.diketik}
    half = typed(rows[Peran.PEMBILANG], None, "7")
    assert half is not None
    assert (half.pembilang, half.penyebut) == (Decimal(7), None)
    whole = typed(baris[Peran.PENYEBUT], half, "9")
    assert whole is not None
    assert (whole.pembilang, whole.penyebut, whole.nilai) == (Decimal(7), Decimal(9), None)
    left = typed(rows[Peran.PEMBILANG], whole, "")
    assert left is not None
    assert typed(baris[Peran.PENYEBUT], left, "") is None


@pytest.mark.parametrize("teks", ["abc", "1.23", "1,234.5", "5%", "-3"])
def test_what_is_no_count_is_refused_by_name(teks: str) -> None:
    with pytest.raises(InputRefused) as refusal:
        typed(rows_of("kasi")[Peran.ANGKA], None, teks)
    assert teks in refusal.value.pesan


def test_several_pengampu_have_a_row_each_below_their_common_one() -> None:
    baris = susun_baris([KARTU[ident("lurah")]], judul_kartu=False)
    assert [(b.peran, b.label, b.diketik) for b in baris] == [
        (Peran.SASARAN, "Kelurahan yang bersih", False),
        (Peran.HASIL, "Jumlah kerja bakti", False),
        (Peran.ANGKA, "Kelurahan Timur", True),
        (Peran.ANGKA, "Kelurahan Barat", True),
    ]


def test_a_block_from_a_sheet_ends_with_its_last_line() -> None:
    assert baca_blok("1\t2\r\n3\t\r\n") == [["1", "2"], ["3", ""]]
    assert baca_blok("") == []
