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
from iki_desktop.writers.xlsx import tata as t
from iki_desktop.writers.xlsx import ukuran as u
from iki_desktop.writers.xlsx.blok import angka_target
from iki_desktop.writers.xlsx.gaya import UKURAN
from iki_desktop.writers.xlsx.tangga import Tangga

_SASARAN, _INDIKATOR = 18.0, 30.0
_SATUAN = (6.6, 12.0)
_BULAN = (4.8, 7.2)
_TW = (5.6, 8.4)
_SD = (7.0, 11.0)  # target, year, and up to the month
_CAPAIAN = (7.6, 11.0)
_KATEGORI = (9.0, 18.0)
_BANTU = 11.0
_NOL = Decimal(0)
_PINGGIR = 3.5  # pt: the blank that number formats keep to the border


class _Terlebar:
    """The widest text of each column so far, in pt."""

    def __init__(self) -> None:
        self._pt: dict[int, float] = {}

    def angka(self, kolom: int, nilai: Patokan | None, desimal: int | None) -> None:
        if nilai is not None:
            pt = u.lebar_teks(format_besaran(nilai, desimal), UKURAN)
            self._pt[kolom] = max(self._pt.get(kolom, 0.0), pt + _PINGGIR)

    def teks(self, kolom: int, daftar: Iterable[str], tebal: bool) -> None:
        for kata in daftar:
            self._pt[kolom] = max(self._pt.get(kolom, 0.0), u.lebar_teks(kata, UKURAN, tebal))

    def lebar(self, kolom: int, batas: tuple[float, float]) -> float:
        return round(min(max(u.kolom_untuk(self._pt.get(kolom, 0.0)), batas[0]), batas[1]), 1)


def lebar_kolom(
    rekap: RekapKartu, sel: Mapping[str, Mapping[str, Sequence[Sel]]], tahun: int, tangga: Tangga
) -> dict[int, float]:
    """Width of each column in characters."""
    terlebar = _Terlebar()
    kursi = [p.id for p in rekap.kartu.pengampu]
    for x in rekap.indikator():
        semua = [s for daftar in sel.get(x.indikator.id, {}).values() for s in daftar]
        _realisasi(terlebar, x.indikator, semua)
        _target(terlebar, x, kursi, tahun)
        terlebar.teks(t.SATUAN, x.indikator.satuan.split(), False)
    terlebar.teks(t.SATUAN, ["Satuan"], True)
    terlebar.teks(t.KATEGORI, ["Kategori", *tangga.nama], True)
    bulan = terlebar.lebar(t.BULAN_1, _BULAN)
    tw = terlebar.lebar(t.TW_1, _TW)
    return {
        t.NO: 4.3,
        t.SASARAN: _SASARAN,
        t.INDIKATOR: _INDIKATOR,
        t.SATUAN: terlebar.lebar(t.SATUAN, _SATUAN),
        t.TARGET: terlebar.lebar(t.TARGET, _SD),
        **dict.fromkeys(t.KOLOM_BULAN, bulan),
        **dict.fromkeys(t.KOLOM_TW, tw),
        t.TAHUN: max(tw, 8.2),
        t.TARGET_SD: terlebar.lebar(t.TARGET_SD, _SD),
        t.REALISASI_SD: max(tw, 8.6),
        t.CAPAIAN: terlebar.lebar(t.CAPAIAN, _CAPAIAN),
        t.KATEGORI: terlebar.lebar(t.KATEGORI, _KATEGORI),
        **dict.fromkeys(t.KOLOM_BANTU, _BANTU),
    }


def _realisasi(terlebar: _Terlebar, i: Indikator, sel: Sequence[Sel]) -> None:
    """Any month's figure, and the greatest that a period can have; formatting each figure would cost more."""
    jumlah = {"nilai": _NOL, "pembilang": _NOL, "penyebut": _NOL}
    terbesar = terkecil = _NOL
    desimal = 0
    for s in sel:
        for bagian in jumlah:
            nilai: Decimal | None = getattr(s, bagian)
            if nilai is not None:
                jumlah[bagian] += abs(nilai)
                terbesar, terkecil = max(terbesar, nilai), min(terkecil, nilai)
                desimal = max(desimal, min(2, -int(nilai.as_tuple().exponent)))
    if i.desimal is not None:
        desimal = max(i.desimal, desimal if i.berbagian else 0)
    pecah = i.desimal if i.desimal is not None else 2
    for kolom in (t.BULAN_1, t.TW_1):
        terlebar.angka(kolom, terbesar, desimal)
        terlebar.angka(kolom, terkecil, desimal)
        if i.berbagian:
            terlebar.angka(kolom, Decimal(99), pecah)
    if i.berbagian:
        terlebar.angka(t.TW_1, max(jumlah["pembilang"], jumlah["penyebut"]), desimal)
    elif i.konsolidasi is Konsolidasi.JUMLAH:
        terlebar.angka(t.TW_1, jumlah["nilai"], desimal)
    elif i.konsolidasi is Konsolidasi.RATA_RATA:
        terlebar.angka(t.TW_1, terbesar, pecah)


def _target(terlebar: _Terlebar, x: RekapIndikator, kursi: Sequence[str], tahun: int) -> None:
    i = x.indikator
    for pengampu in kursi or [""]:
        milik = target_milik(i, pengampu, tahun)
        if milik is None:
            continue
        semua: list[Besaran] = angka_target(milik)
        for b in semua:
            terlebar.angka(t.TARGET, b, i.desimal)
        for b in milik.tw or ():
            terlebar.angka(t.TW_1, b, i.desimal)
        for b in milik.bulan.values():
            terlebar.angka(t.BULAN_1, b, i.desimal)
    for bulan in (1, 5, 12):
        terlebar.angka(t.TARGET_SD, target_kartu(i, kursi, tahun, bulan), i.desimal)
    terlebar.angka(t.TARGET, target_kartu(i, kursi, tahun, 12), i.desimal)
    terlebar.angka(t.CAPAIAN, x.capaian, 2)
