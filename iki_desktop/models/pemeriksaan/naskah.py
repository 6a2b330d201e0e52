"""The review of the texts: every rule about every keputusan, kartu and indikator, in printed order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.models.kantor import IsiKantor, keputusan_tahun
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.pemeriksaan.aturan_kartu import ATURAN_INDIKATOR, ATURAN_KARTU
from iki_desktop.models.pemeriksaan.aturan_keputusan import ATURAN_KEPUTUSAN
from iki_desktop.models.pemeriksaan.kerangka import (
    Aturan,
    IndikatorDiKartu,
    Konteks,
    Potongan,
    jalankan,
    potongan_kartu,
    potongan_keputusan,
    tempat_indikator,
)
from iki_desktop.models.pemeriksaan.nama_wilayah import cari_nama_lain

ATURAN_TEKS: tuple[Aturan[Potongan], ...] = (
    Aturan("nama-wilayah-lain", TingkatCatatan.PERIKSA, cari_nama_lain),
)


def periksa_naskah(isi: IsiKantor, tahun: int | None = None) -> tuple[Catatan, ...]:
    """What a reviewer would mark in the texts (produk.md, step 3).

    With `tahun` only the keputusan in force in that year, and targets of that year; without it all
    keputusan, each with its own year. Places are words ("Kartu 3, sasaran 1, indikator 2").
    """
    if tahun is not None:
        berlaku = keputusan_tahun(isi, tahun)
        return tuple(_satu(isi, berlaku, tahun, "")) if berlaku else ()
    banyak = len(isi.keputusan) > 1
    return tuple(
        c for k in isi.keputusan for c in _satu(isi, k, k.tahun, f"Keputusan {k.tahun}: " if banyak else "")
    )


def _satu(isi: IsiKantor, k: Keputusan, tahun: int, awalan: str) -> Iterator[Catatan]:
    konteks = Konteks(isi.kantor, k, tahun, awalan, kata_umum(k))
    yield from jalankan(ATURAN_KEPUTUSAN, konteks, k, "Keputusan", k.id)
    for p in potongan_keputusan(k):
        yield from jalankan(ATURAN_TEKS, konteks, p, p.tempat, p.objek)
    for n, kartu in enumerate(k.kartu, 1):
        yield from jalankan(ATURAN_KARTU, konteks, kartu, f"Kartu {n}", kartu.id)
        for p in potongan_kartu(kartu, n):
            yield from jalankan(ATURAN_TEKS, konteks, p, p.tempat, p.objek)
        for s, sasaran in enumerate(kartu.sasaran, 1):
            for i, indikator in enumerate(sasaran.indikator, 1):
                benda = IndikatorDiKartu(indikator, sasaran, kartu)
                tempat = tempat_indikator(n, s, i)
                yield from jalankan(ATURAN_INDIKATOR, konteks, benda, tempat, indikator.id)


def kata_umum(k: Keputusan) -> frozenset[str]:
    """Every word that the papers write small somewhere: such a word is no name."""
    return frozenset(kata for p in _semua(k) for kata in re.findall(r"\b[a-z]{2,}\b", p.teks))


def _semua(k: Keputusan) -> Iterable[Potongan]:
    yield from potongan_keputusan(k)
    for n, kartu in enumerate(k.kartu, 1):
        yield from potongan_kartu(kartu, n)
