"""Between what is typed in a cell of the month grid and the Sel that is kept; figures only, no Qt."""

from __future__ import annotations

import re
from decimal import Decimal

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import format_angka
from iki_desktop.models.ketikan import Bagian, parse_ketikan
from iki_desktop.models.realisasi import KeadaanSel, KunciSel, Sel
from iki_desktop.ui.realisasi.rows import Baris, Peran

NIHIL = "–"
_SEL_BLOK = re.compile(r'(?P<awal>\A|[\t\n])(?:"(?P<kutip>(?:[^"]|"")*)"(?=[\t\n]|\Z)|(?P<polos>[^\t\n]*))')


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


def sel_dari_ketikan(baris: Baris, lama: Sel | None, kunci: KunciSel, teks: str) -> Sel | None:
    """The cell of `kunci` after `teks` was typed: `lama` itself where nothing changes, None for kosong.

    A part typed alone is kept as it is: the other part follows, nothing that was typed is lost. Raises
    InputRefused with a sentence.
    """
    if baris.indikator is None:
        raise InputRefused("Baris ini mengikuti baris di bawahnya dan tidak diketik.")
    bagian = _bagian(baris.peran)
    bersih = teks.strip()
    ketikan = parse_ketikan(baris.indikator.jenis, bagian, bersih) if bersih else None
    keadaan, nilai, pembilang, penyebut = KeadaanSel.ANGKA, None, None, None
    if isinstance(ketikan, KeadaanSel):
        keadaan = ketikan
    elif bagian is Bagian.PEMBILANG:
        pembilang, penyebut = ketikan, lama.penyebut if lama else None
    elif bagian is Bagian.PENYEBUT:
        pembilang, penyebut = lama.pembilang if lama else None, ketikan
    else:
        nilai = ketikan
    if keadaan is KeadaanSel.ANGKA and nilai is None and pembilang is None and penyebut is None:
        return None
    if lama is None:
        return Sel(*kunci, keadaan, nilai, pembilang, penyebut)
    if (lama.keadaan, lama.nilai, lama.pembilang, lama.penyebut) == (keadaan, nilai, pembilang, penyebut):
        return lama
    return lama.berisi(keadaan, nilai, pembilang, penyebut)


def _bagian(peran: Peran) -> Bagian:
    if peran is Peran.PEMBILANG:
        return Bagian.PEMBILANG
    return Bagian.PENYEBUT if peran is Peran.PENYEBUT else Bagian.NILAI


def baca_blok(teks: str) -> list[list[str]]:
    """A block from the clipboard as rows of cells; a final line end adds no row.

    A cell with a line end or a tab in it stands between quotes, each quote in it twice: so Excel and
    LibreOffice write them.
    """
    if not teks:
        return []
    teks = teks.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if '"' not in teks:
        return [b.split("\t") for b in teks.split("\n")]
    baris: list[list[str]] = [[]]
    for m in _SEL_BLOK.finditer(teks):
        if m["awal"] == "\n":
            baris.append([])
        kutip = m["kutip"]
        baris[-1].append(m["polos"] if kutip is None else kutip.replace('""', '"'))
    return baris
