"""Column widths of a kartu's sheet from what its columns will show.

The sheet is one page wide, so each character too many makes everything on paper smaller: columns of
figures are as wide as their widest figure needs, within bounds; what is wider still is shrunk in its cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from iki_desktop.models.angka import format_besaran
from iki_desktop.models.keputusan import Besaran, Indikator, Konsolidasi
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.rekap import RekapIndikator, RekapKartu
from iki_desktop.models.target import Patokan, target_kartu, target_milik
from iki_desktop.writers.xlsx import layout as t
from iki_desktop.writers.xlsx import metrics as u
from iki_desktop.writers.xlsx.block import target_figures
from iki_desktop.writers.xlsx.scale import Scale
from iki_desktop.writers.xlsx.styles import SIZE

_TEXTS = 48.0  # sasaran and indikator together
_SASARAN = (18.0, 16.0, 20.0, 22.0, 24.0)  # of these, the usual first
_SATUAN = (6.6, 12.0)
_MONTH = (4.8, 7.2)
_TW = (5.6, 8.4)
_SD = (7.0, 11.0)  # target, year, and up to the month
_CAPAIAN = (7.6, 11.0)
_KATEGORI = (9.0, 18.0)
_HELPERS = 11.0
_ZERO = Decimal(0)
_MARGIN = 3.5  # pt: the blank that number formats keep to the border


class _Widest:
    """The widest text of each column so far, in pt."""

    def __init__(self) -> None:
        self._pt: dict[int, float] = {}

    def figure(self, column: int, nilai: Patokan | None, desimal: int | None) -> None:
        if nilai is not None:
            pt = u.text_width(format_besaran(nilai, desimal), SIZE)
            self._pt[column] = max(self._pt.get(column, 0.0), pt + _MARGIN)

    def text(self, column: int, listed: Iterable[str], bold: bool) -> None:
        for word in listed:
            self._pt[column] = max(self._pt.get(column, 0.0), u.text_width(word, SIZE, bold))

    def widths(self, column: int, batas: tuple[float, float]) -> float:
        return round(min(max(u.column_for(self._pt.get(column, 0.0)), batas[0]), batas[1]), 1)


def column_widths(
    rekap: RekapKartu, sel: Mapping[str, Mapping[str, Sequence[Sel]]], tahun: int, scale: Scale
) -> dict[int, float]:
    """Width of each column in characters."""
    widest = _Widest()
    seats = [p.id for p in rekap.kartu.pengampu]
    for x in rekap.indikator():
        everything = [s for listed in sel.get(x.indikator.id, {}).values() for s in listed]
        _realisasi(widest, x.indikator, everything)
        _target(widest, x, seats, tahun)
        widest.text(t.SATUAN, x.indikator.satuan.split(), False)
    widest.text(t.SATUAN, ["Satuan"], True)
    widest.text(t.KATEGORI, ["Kategori", *scale.nama], True)
    bulan = widest.widths(t.MONTH_1, _MONTH)
    tw = widest.widths(t.TW_1, _TW)
    sasaran = min(_SASARAN, key=lambda width: _lines(rekap, width))
    return {
        t.NO: 4.3,
        t.SASARAN: sasaran,
        t.INDIKATOR: _TEXTS - sasaran,
        t.SATUAN: widest.widths(t.SATUAN, _SATUAN),
        t.TARGET: widest.widths(t.TARGET, _SD),
        **dict.fromkeys(t.MONTH_COLUMNS, bulan),
        **dict.fromkeys(t.TW_COLUMNS, tw),
        t.YEAR: max(tw, 8.2),
        t.TARGET_SD: widest.widths(t.TARGET_SD, _SD),
        t.REALISASI_SD: max(tw, 8.6),
        t.CAPAIAN: widest.widths(t.CAPAIAN, _CAPAIAN),
        t.KATEGORI: widest.widths(t.KATEGORI, _KATEGORI),
        **dict.fromkeys(t.HELPER_COLUMNS, _HELPERS),
    }


def _lines(rekap: RekapKartu, sasaran: float) -> int:
    """About how many lines the table takes where the column of the sasaran is so wide."""

    def lines(text: str, width: float) -> int:
        return -(-len(text) // int(width))

    total = 0
    for each in rekap.sasaran:
        rows = 0
        for x in each.indikator:
            i, width = x.indikator, _TEXTS - sasaran
            rows += lines(i.teks, width)
            if i.berbagian:
                rows += sum(lines(f"Pembilang: {part}", width - 2) for part in (i.pembilang, i.penyebut))
        total += max(lines(each.sasaran.teks, sasaran), rows)
    return total


def _realisasi(widest: _Widest, i: Indikator, sel: Sequence[Sel]) -> None:
    """Any month's figure, and the greatest that a period can have; formatting each figure would cost more."""
    jumlah = {"nilai": _ZERO, "pembilang": _ZERO, "penyebut": _ZERO}
    largest = smallest = _ZERO
    desimal = 0
    for s in sel:
        for part in jumlah:
            nilai: Decimal | None = getattr(s, part)
            if nilai is not None:
                jumlah[part] += abs(nilai)
                largest, smallest = max(largest, nilai), min(smallest, nilai)
                desimal = max(desimal, min(2, -int(nilai.as_tuple().exponent)))
    if i.desimal is not None:
        desimal = max(i.desimal, desimal if i.berbagian else 0)
    fractional = i.desimal if i.desimal is not None else 2
    for column in (t.MONTH_1, t.TW_1):
        widest.figure(column, largest, desimal)
        widest.figure(column, smallest, desimal)
        if i.berbagian:
            widest.figure(column, Decimal(99), fractional)
    if i.berbagian:
        widest.figure(t.TW_1, max(jumlah["pembilang"], jumlah["penyebut"]), desimal)
    elif i.konsolidasi is Konsolidasi.JUMLAH:
        widest.figure(t.TW_1, jumlah["nilai"], desimal)
    elif i.konsolidasi is Konsolidasi.RATA_RATA:
        widest.figure(t.TW_1, largest, fractional)


def _target(widest: _Widest, x: RekapIndikator, seats: Sequence[str], tahun: int) -> None:
    i = x.indikator
    for pengampu in seats or [""]:
        milik = target_milik(i, pengampu, tahun)
        if milik is None:
            continue
        everything: list[Besaran] = target_figures(milik)
        for b in everything:
            widest.figure(t.TARGET, b, i.desimal)
        for b in milik.tw or ():
            widest.figure(t.TW_1, b, i.desimal)
        for b in milik.bulan.values():
            widest.figure(t.MONTH_1, b, i.desimal)
    for bulan in (1, 5, 12):
        widest.figure(t.TARGET_SD, target_kartu(i, seats, tahun, bulan), i.desimal)
    widest.figure(t.TARGET, target_kartu(i, seats, tahun, 12), i.desimal)
    widest.figure(t.CAPAIAN, x.capaian, 2)
