"""Which rows of the month grid are shown: all, or those of indikator that ask for attention; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from enum import StrEnum

from iki_desktop.models.kelengkapan import bulan_wajib
from iki_desktop.models.keputusan import Indikator
from iki_desktop.ui.realisasi.rows import Baris

KunciSel = tuple[str, str, int, int]


class Saring(StrEnum):
    """What an indikator must have for its rows to be shown."""

    SEMUA = "semua"
    KOSONG = "kosong"  # a month of the year that is to be filled still is kosong
    TERLAMBAT = "terlambat"  # one that is due already


def saring_baris(
    baris: Sequence[Baris], saring: Saring, terisi: Collection[KunciSel], tahun: int, sampai: int
) -> tuple[Baris, ...]:
    """The rows of the indikator that pass, with the headings above them; `terisi` are the recorded cells."""
    if saring is Saring.SEMUA:
        return tuple(baris)
    sampai = 12 if saring is Saring.KOSONG else sampai

    def kurang(indikator: Indikator, pengampu: str) -> bool:
        wajib = bulan_wajib(indikator.frekuensi, sampai)
        return any((indikator.id, pengampu, tahun, bulan) not in terisi for bulan in wajib)

    return _dengan_judul(baris, lambda b: b.diketik and kurang(*_sel(b)))


def _sel(baris: Baris) -> tuple[Indikator, str]:
    assert baris.indikator is not None and baris.pengampu is not None
    return baris.indikator, baris.pengampu


def _dengan_judul(baris: Sequence[Baris], lolos: Callable[[Baris], bool]) -> tuple[Baris, ...]:
    terpilih = {b.indikator.id for b in baris if b.indikator and lolos(b)}
    sasaran: set[str] = set()
    kartu: set[str] = set()
    for b in baris:
        if b.indikator and b.indikator.id in terpilih:
            kartu.add(b.kartu.id)
            if b.sasaran:
                sasaran.add(b.sasaran.id)
    return tuple(
        b
        for b in baris
        if (
            b.indikator.id in terpilih
            if b.indikator
            else b.sasaran.id in sasaran
            if b.sasaran
            else b.kartu.id in kartu
        )
    )
