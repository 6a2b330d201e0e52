"""A read decree taken for another year than the one its text gives."""

from __future__ import annotations

from dataclasses import replace

from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.keputusan import Indikator, Kartu

TAHUN_TAK_TERBACA = "tahun-tak-terbaca"  # the reader's remark that saying the year answers


def untuk_tahun(bacaan: Bacaan, tahun: int) -> Bacaan:
    """The same reading as the decree of `tahun`: the targets of the year in its text are those of `tahun`."""
    read = bacaan.keputusan.tahun
    if tahun == read:
        return bacaan
    kartu = tuple(_kartu(satu, read, tahun) for satu in bacaan.keputusan.kartu)
    return replace(
        bacaan,
        keputusan=replace(bacaan.keputusan, tahun=tahun, kartu=kartu),
        catatan=tuple(c for c in bacaan.catatan if c.kode != TAHUN_TAK_TERBACA),
    )


def _kartu(kartu: Kartu, read: int, tahun: int) -> Kartu:
    return replace(
        kartu,
        sasaran=tuple(
            replace(sasaran, indikator=tuple(_indikator(i, read, tahun) for i in sasaran.indikator))
            for sasaran in kartu.sasaran
        ),
    )


def _indikator(indikator: Indikator, read: int, tahun: int) -> Indikator:
    if read not in indikator.target or tahun in indikator.target:
        return indikator
    return replace(
        indikator,
        target={tahun if year == read else year: target for year, target in indikator.target.items()},
    )
