"""The review of the texts: every rule about every keputusan, kartu and indikator, in printed order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.models.kantor import IsiKantor, keputusan_berlaku
from iki_desktop.models.keputusan import JenisKartu, Keputusan
from iki_desktop.models.pemeriksaan.aturan_kartu import ATURAN_INDIKATOR, ATURAN_KARTU
from iki_desktop.models.pemeriksaan.aturan_keputusan import ATURAN_KEPUTUSAN
from iki_desktop.models.pemeriksaan.kerangka import (
    Aturan,
    IndikatorDiKartu,
    Konteks,
    Potongan,
    bentuk,
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
    dibaca = isi.keputusan if tahun is None else keputusan_berlaku(isi, tahun)
    return (
        *(c for k in dibaca for c in _satu(isi, k, tahun or k.tahun, _awalan(k, dibaca))),
        *_di_dua_keputusan(dibaca),
    )


def _awalan(k: Keputusan, dibaca: Sequence[Keputusan]) -> str:
    """Of which of several keputusan a place is: "Keputusan 2026: ", with a number where the year has two."""
    if len(dibaca) < 2:
        return ""
    setahun = sum(lain.tahun == k.tahun for lain in dibaca)
    return f"Keputusan {k.tahun}: " if setahun < 2 else f"Keputusan {k.tahun} {_nomor(k)}: "


def _di_dua_keputusan(dibaca: Sequence[Keputusan]) -> Iterator[Catatan]:
    """Kartu of the same jabatan in two keputusan of one year: both count (kantor.keputusan_berlaku)."""
    dulu: dict[tuple[int, JenisKartu, str, str], Keputusan] = {}
    for k in dibaca:
        for n, kartu in enumerate(k.kartu, 1):
            lain = dulu.setdefault((k.tahun, kartu.jenis, bentuk(kartu.jabatan), bentuk(kartu.unit)), k)
            if lain is not k and kartu.jabatan.strip():
                yield Catatan(
                    TingkatCatatan.PERIKSA,
                    "kartu-di-dua-keputusan",
                    f"Kartu {kartu.jabatan.strip()} ada di dua keputusan tahun {k.tahun}, {_nomor(lain)} dan "
                    f"{_nomor(k)}, jadi keduanya dihitung. Kalau yang satu menggantikan yang lain, hapus "
                    "kartu yang tidak berlaku lagi.",
                    tempat=f"{_awalan(k, dibaca)}Kartu {n}",
                    objek=kartu.id,
                )


def _nomor(k: Keputusan) -> str:
    return f"nomor {k.nomor.strip()}" if k.nomor.strip() else "yang belum bernomor"


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
