"""The parser: lines and tables of any document → office, keputusan, kartu and remarks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.kantor import new_id
from iki_desktop.models.keputusan import Kartu, Keputusan, Lampiran
from iki_desktop.readers.aliran import alirkan
from iki_desktop.readers.dokumen import Baris, Dokumen
from iki_desktop.readers.jejak import Jenis, Lepas, Pencatat, kutip
from iki_desktop.readers.kartu import baca_kartu
from iki_desktop.readers.kebiasaan import amati
from iki_desktop.readers.keputusan import KeputusanDraf, baca_keputusan
from iki_desktop.readers.lampiran import Naskah, pisahkan
from iki_desktop.readers.tandatangan import baca_tanda_tangan
from iki_desktop.readers.tetap import LAMPIRAN, NOMOR_LAMPIRAN, TANGGAL_LAMPIRAN, awal_penutup

BULAN = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
    "desember",
)  # fmt: skip
TAHUN = re.compile(r"\bTAHUN\s*(?:ANGGARAN\s*)?(20\d\d)\b(?!\s*[-–])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Uraian:
    """What was read, and the named list of labels and titles that stand in no field."""

    bacaan: Bacaan
    lepas: tuple[Lepas, ...]


def urai(dokumen: Dokumen, report: Callable[[int, int], None] | None = None) -> Uraian:
    """Parse a document. InputRefused where it holds no table of indikator."""
    pencatat = Pencatat(list(dokumen.catatan))
    potong = alirkan(dokumen, pencatat)
    kebiasaan = amati(potong)
    naskah = pisahkan(potong, pencatat)
    if not any(t.baris for k in naskah.kartu for t in k.tabel):
        raise InputRefused(
            "Naskah ini tidak memuat tabel sasaran dan indikator kinerja, jadi tidak ada kartu yang dapat dibaca. "
            "Tidak ada yang diubah. Pilih SK Indikator Kinerja Individu beserta lampirannya."
        )
    draf = baca_keputusan(naskah.keputusan, pencatat)
    lampiran = _kepala_lampiran(naskah, pencatat)
    kartu: list[Kartu] = []
    for n, bagian in enumerate(naskah.kartu, start=1):
        if report:
            report(n - 1, len(naskah.kartu))
        kartu.append(baca_kartu(bagian, n, kebiasaan, pencatat))
    if report:
        report(len(naskah.kartu), len(naskah.kartu))
    _penutup(naskah, draf, pencatat)
    keputusan = _keputusan(draf, lampiran, kartu, pencatat)
    bacaan = Bacaan(draf.kop.kantor(), keputusan, tuple(pencatat.catatan))
    return Uraian(bacaan, tuple(pencatat.lepas))


def _kepala_lampiran(naskah: Naskah, pencatat: Pencatat) -> Lampiran:
    pencatat.tempat = "Lampiran"
    nomor = tanggal = ""
    for b in naskah.kepala:
        if m := NOMOR_LAMPIRAN.match(b.teks):
            nomor = nomor or m["isi"].strip(" .:")
        elif m := TANGGAL_LAMPIRAN.match(b.teks):
            tanggal = tanggal or m["isi"].strip(" .:")
        elif LAMPIRAN.match(b.teks) and (m := re.search(r"\bNOMOR\s*:?\s*(\S.*)$", b.teks, re.IGNORECASE)):
            nomor = nomor or m[1].strip(" .:")
        pencatat.lewat(Jenis.KEPALA, b.teks, b.nomor)
    return Lampiran(nomor, tanggal)


def _penutup(naskah: Naskah, draf: KeputusanDraf, pencatat: Pencatat) -> None:
    """Lines behind the last table: the signature again, or something that has no place."""
    pencatat.tempat = "Penutup lampiran"
    baris = naskah.penutup
    if not baris:
        return
    if any(awal_penutup(b.teks) for b in baris):
        ttd = baca_tanda_tangan(baris, pencatat)
        if not draf.penandatangan.nama:
            draf.penandatangan = ttd
        elif (ttd.nama, ttd.nip) != (draf.penandatangan.nama, draf.penandatangan.nip):
            pencatat.periksa(
                "penandatangan-beda",
                f"Lampiran ditandatangani {kutip(ttd.nama)}, keputusan oleh {kutip(draf.penandatangan.nama)}.",
                baris[0].nomor,
            )
        pencatat.lewat_semua(Jenis.TANDA_TANGAN, (b.teks for b in baris))
        return
    for b in baris:
        pencatat.periksa("baris-lepas", f"Baris {kutip(b.teks)} tidak termasuk kartu mana pun.", b.nomor)


def _keputusan(draf: KeputusanDraf, lampiran: Lampiran, kartu: list[Kartu], pencatat: Pencatat) -> Keputusan:
    pencatat.tempat = "Keputusan"
    tanggal = parse_tanggal(draf.tanggal_teks)
    if draf.tanggal_teks and tanggal is None:
        pencatat.periksa(
            "tanggal-tak-lengkap", f"Tanggal {kutip(draf.tanggal_teks)} bukan tanggal yang lengkap."
        )
    if lampiran.nomor and draf.nomor and _rapat(lampiran.nomor) != _rapat(draf.nomor):
        pencatat.periksa(
            "nomor-beda",
            f"Nomor lampiran {kutip(lampiran.nomor)} berbeda dari nomor keputusan {kutip(draf.nomor)}.",
        )
    return Keputusan(
        id=new_id(),
        tahun=_tahun(draf, tanggal, pencatat),
        nomor=draf.nomor,
        tanggal=tanggal,
        tanggal_teks="" if tanggal else draf.tanggal_teks,
        tempat=draf.tempat,
        tentang=draf.tentang,
        menetapkan=draf.menetapkan,
        menimbang=tuple(draf.menimbang),
        mengingat=tuple(draf.mengingat),
        diktum=tuple(draf.diktum),
        penandatangan=draf.penandatangan,
        lampiran=lampiran,
        kartu=tuple(kartu),
    )


def _tahun(draf: KeputusanDraf, tanggal: date | None, pencatat: Pencatat) -> int:
    for teks in (draf.tentang, draf.menetapkan):
        if m := TAHUN.search(teks):
            return int(m[1])
    if tanggal:
        return tanggal.year
    for teks in (draf.tanggal_teks, draf.nomor):
        if m := re.search(r"\b(20\d\d)\b", teks):
            return int(m[1])
    pencatat.periksa("tahun-tak-terbaca", "Tahun keputusan tidak tertulis di naskah. Periksa tahunnya.")
    return 0


def _rapat(teks: str) -> str:
    return re.sub(r"[\s_…]|\.{2,}", "", teks).casefold()


def parse_tanggal(teks: str) -> date | None:
    m = re.match(r"^\W*(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})\b", teks)
    if not m or m[2].lower() not in BULAN:
        return None
    try:
        return date(int(m[3]), BULAN.index(m[2].lower()) + 1, int(m[1]))
    except ValueError:
        return None


__all__ = ["Baris", "Uraian", "urai"]
