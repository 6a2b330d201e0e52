"""Between what is typed in a cell of the month grid and the Sel that is kept; figures only, no Qt."""

from __future__ import annotations

from decimal import Decimal

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import format_angka
from iki_desktop.models.keputusan import Indikator
from iki_desktop.models.ketikan import Bagian, berupa_nihil, parse_ketikan
from iki_desktop.models.realisasi import KeadaanSel, Sel
from iki_desktop.ui.realisasi.rows import Baris, Peran

NIHIL = "–"
_BAGIAN = {Peran.PEMBILANG: Bagian.PEMBILANG, Peran.PENYEBUT: Bagian.PENYEBUT}


def teks_sel(baris: Baris, sel: Sel | None) -> str:
    """What a cell shows: "" for kosong, – for nihil, else the figure of its row."""
    if sel is None:
        return ""
    if sel.keadaan is KeadaanSel.NIHIL:
        return NIHIL
    nilai = nilai_baris(baris, sel)
    if nilai is None:
        return ""
    desimal = baris.indikator.desimal if baris.indikator and baris.peran is Peran.ANGKA else None
    return format_angka(nilai, desimal)


def teks_sunting(baris: Baris, sel: Sel | None) -> str:
    """What the editor starts with: every decimal of the figure, so that leaving it changes nothing."""
    if sel is None or sel.keadaan is KeadaanSel.NIHIL:
        return teks_sel(baris, sel)
    nilai = nilai_baris(baris, sel)
    if nilai is None:
        return ""
    pecahan = max(0, -int(nilai.normalize().as_tuple().exponent))
    return format_angka(nilai, pecahan)


def nilai_baris(baris: Baris, sel: Sel) -> Decimal | None:
    """The figure of this row in the cell: the value, or one of the two parts."""
    if baris.peran is Peran.PEMBILANG:
        return sel.pembilang
    if baris.peran is Peran.PENYEBUT:
        return sel.penyebut
    return sel.nilai


def sel_dari_ketikan(baris: Baris, lama: Sel | None, tahun: int, bulan: int, teks: str) -> Sel | None:
    """The cell after `teks` was typed into it; None is kosong. Raises InputRefused with a sentence.

    A part typed alone is kept as it is: the other part follows, nothing that was typed is lost.
    """
    if baris.indikator is None or baris.pengampu is None:
        raise InputRefused("Baris ini mengikuti baris di bawahnya dan tidak diketik.")
    dasar = lama or Sel(baris.indikator.id, baris.pengampu, tahun, bulan)
    bersih = teks.strip()
    if berupa_nihil(bersih):
        return dasar.berisi(KeadaanSel.NIHIL)
    angka = _angka(baris.indikator, baris.peran, bersih) if bersih else None
    if dasar.keadaan is KeadaanSel.NIHIL and angka is None:
        return None
    if baris.peran is Peran.PEMBILANG:
        baru = dasar.berisi(KeadaanSel.ANGKA, None, angka, dasar.penyebut)
    elif baris.peran is Peran.PENYEBUT:
        baru = dasar.berisi(KeadaanSel.ANGKA, None, dasar.pembilang, angka)
    else:
        baru = dasar.berisi(KeadaanSel.ANGKA, angka)
    if baru.nilai is None and baru.pembilang is None and baru.penyebut is None:
        return None
    return baru


def _angka(indikator: Indikator, peran: Peran, teks: str) -> Decimal:
    angka = parse_ketikan(indikator, _BAGIAN.get(peran, Bagian.NILAI), teks)
    assert isinstance(angka, Decimal)  # nihil has been answered
    return angka


def baca_blok(teks: str) -> list[list[str]]:
    """A block from the clipboard as rows of cells; a final line end adds no row."""
    if not teks:
        return []
    baris = teks.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    return [b.split("\t") for b in baris]
