"""Which rows of the month grid are shown: all, or those of indikator that ask for attention; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from iki_desktop.models.kelengkapan import bulan_wajib
from iki_desktop.ui.realisasi.figures import Lembar
from iki_desktop.ui.realisasi.marks import kata_keterangan
from iki_desktop.ui.realisasi.rows import Baris


class Saring(StrEnum):
    """What an indikator must have for its rows to be shown."""

    SEMUA = "semua"
    KOSONG = "kosong"  # a month that is to be filled sometime still is kosong
    TERLAMBAT = "terlambat"  # one that is due already
    CATATAN = "catatan"  # a reviewer would look at a figure, or something was noted of one


def saring_baris(
    baris: Sequence[Baris], saring: Saring, lembar: Lembar, bulan: Sequence[int]
) -> tuple[Baris, ...]:
    """The rows of the indikator that pass in one of the months (1–12), with the headings above them."""
    match saring:
        case Saring.SEMUA:
            return tuple(baris)
        case Saring.KOSONG:
            return _dengan_judul(baris, lambda b: _kosong(b, lembar, bulan, 12))
        case Saring.TERLAMBAT:
            return _dengan_judul(baris, lambda b: _kosong(b, lembar, bulan, lembar.sampai))
        case Saring.CATATAN:
            return _dengan_judul(baris, lambda b: _bercatatan(b, lembar, bulan))


def _kosong(baris: Baris, lembar: Lembar, bulan: Sequence[int], sampai: int) -> bool:
    if not baris.diketik or baris.indikator is None or baris.pengampu is None:
        return False
    ada = lembar.gudang.setahun(baris.indikator.id, baris.pengampu, lembar.tahun)
    wajib = bulan_wajib(baris.indikator.frekuensi, sampai)
    return any(b not in ada for b in wajib if b in bulan)


def _bercatatan(baris: Baris, lembar: Lembar, bulan: Sequence[int]) -> bool:
    if not baris.diketik or baris.indikator is None or baris.pengampu is None:
        return False
    ada = lembar.gudang.setahun(baris.indikator.id, baris.pengampu, lembar.tahun)
    if any((s := ada.get(b)) and kata_keterangan(s) for b in bulan):
        return True
    return any(kunci[1] == baris.pengampu and kunci[3] in bulan for kunci in lembar.catatan_indikator(baris))


def _dengan_judul(baris: Sequence[Baris], lolos: Callable[[Baris], bool]) -> tuple[Baris, ...]:
    """The rows of the indikator of which one row passes, and the headings that still have one below."""
    terpilih = {b.indikator.id for b in baris if b.indikator and lolos(b)}
    hasil: list[Baris] = []
    judul: list[Baris] = []  # headings that have none yet
    for b in baris:
        if b.indikator is None:
            judul = [j for j in judul if j.peran.value < b.peran.value] + [b]
        elif b.indikator.id in terpilih:
            hasil += [*judul, b]
            judul = []
    return tuple(hasil)
