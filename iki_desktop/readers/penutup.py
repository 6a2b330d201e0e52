"""Lines behind the last table: place, date and signature again, or something that has no place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iki_desktop.models.keputusan import Penandatangan
from iki_desktop.readers.dokumen import Baris
from iki_desktop.readers.jejak import Jenis, Pencatat, kutip
from iki_desktop.readers.kata import polos
from iki_desktop.readers.keputusan import KeputusanDraf
from iki_desktop.readers.signature import PEMBUKA, opens_itself
from iki_desktop.readers.tandatangan import baca_tanda_tangan
from iki_desktop.readers.tetap import (
    DITETAPKAN,
    JABATAN_PENANDATANGAN,
    NIP,
    NIP_TELANJANG,
    PADA_TANGGAL,
    TEMPAT_TANGGAL,
    awal_penutup,
)

PIMPINAN = re.compile(
    r"^\W*(?:(?:pl[th]|pjs?)\b\.?\s*)?(?:camat|lurah|bupati|wali\s*kota|gubernur)\b", re.IGNORECASE
)
"""Who signs a keputusan, among those who sign beside him."""


def baca_penutup(penutup: Sequence[Baris], draf: KeputusanDraf, pencatat: Pencatat) -> None:
    """Take place, date and signer where the decree itself did not say them."""
    pencatat.tempat = "Penutup lampiran"
    awal = next((n for n, b in enumerate(penutup) if _mulai(b.teks)), len(penutup))
    for b in penutup[:awal]:
        pencatat.periksa("baris-lepas", f"Baris {kutip(b.teks)} tidak termasuk kartu mana pun.", b.nomor)
    tanda: list[Baris] = []
    for b in penutup[awal:]:
        if m := TEMPAT_TANGGAL.match(b.teks):
            tempat, tanggal = m["tempat"], m["tanggal"]
        elif m := DITETAPKAN.match(b.teks):
            dibelah = PADA_TANGGAL.split(m["isi"], maxsplit=1)
            tempat, tanggal = dibelah[0], dibelah[1] if len(dibelah) > 1 else ""
        elif m := PADA_TANGGAL.match(b.teks.lstrip()):
            tempat, tanggal = "", b.teks.lstrip()[m.end() :]
        else:
            tanda.append(b)
            continue
        pencatat.lewat(Jenis.TANDA_TANGAN, b.teks, b.nomor)
        draf.tempat = draf.tempat or tempat.strip(" .,:")
        draf.tanggal_teks = draf.tanggal_teks or tanggal.strip(" .,:")
    blok = list(_per_penandatangan(tanda, pencatat))
    if not blok:
        return
    dibaca = [_diam(b) for b in blok]
    utama = _utama(dibaca, draf.penandatangan.nama)
    for n, b in enumerate(blok):
        if n != utama and polos(dibaca[n].nama) == polos(dibaca[utama].nama):
            pencatat.lewat_semua(Jenis.TANDA_TANGAN, (x.teks for x in b), b[0].nomor)
        elif n != utama:
            pencatat.info(
                "tanda-tangan-lain",
                f"Tanda tangan lain di akhir lampiran tidak disimpan: {kutip(' '.join(x.teks for x in b))}",
                b[0].nomor,
            )
    if not draf.penandatangan.nama:
        p = draf.penandatangan
        pencatat.lewat_semua(Jenis.TANDA_TANGAN, (p.jabatan, p.pangkat, p.nip, p.atas_nama))
        draf.penandatangan = baca_tanda_tangan(blok[utama], pencatat)
        return
    pencatat.lewat_semua(Jenis.TANDA_TANGAN, (b.teks for b in blok[utama]), blok[utama][0].nomor)
    nama, nama_sk = dibaca[utama].nama, draf.penandatangan.nama
    if polos(nama) != polos(nama_sk):
        pencatat.periksa(
            "penandatangan-beda",
            f"Lampiran ditandatangani {kutip(nama)}, keputusan oleh {kutip(nama_sk)}.",
            blok[utama][0].nomor,
        )


def _mulai(teks: str) -> bool:
    return (
        awal_penutup(teks)
        or opens_itself(teks)
        or bool(JABATAN_PENANDATANGAN.match(teks) and len(teks.split()) <= 8)
    )


def _per_penandatangan(baris: Sequence[Baris], pencatat: Pencatat) -> list[list[Baris]]:
    """The lines of each signer: behind a NIP, an office or "Mengetahui," begins the next one."""
    hasil: list[list[Baris]] = []
    bernip = False
    for b in baris:
        if PEMBUKA.match(b.teks) and not JABATAN_PENANDATANGAN.match(b.teks):
            hasil.append([])
            bernip = False
            pencatat.lewat(Jenis.TANDA_TANGAN, b.teks, b.nomor)
            continue
        if not hasil or (bernip and JABATAN_PENANDATANGAN.match(b.teks)):
            hasil.append([])
            bernip = False
        hasil[-1].append(b)
        bernip |= bool(NIP.search(b.teks) or NIP_TELANJANG.match(b.teks))
    return [b for b in hasil if b]


def _diam(baris: Sequence[Baris]) -> Penandatangan:
    return baca_tanda_tangan(baris, Pencatat())


def _utama(dibaca: Sequence[Penandatangan], nama: str) -> int:
    """Which signer is the decree's: the one of that name, else the head of the office, else the last."""
    for n, p in enumerate(dibaca):
        if nama and polos(p.nama) == polos(nama):
            return n
    for n, p in enumerate(dibaca):
        if PIMPINAN.match(p.jabatan) or PIMPINAN.match(p.atas_nama):
            return n
    return len(dibaca) - 1
