"""The parser: lines and tables of any document → office, keputusan, kartu and remarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.kantor import new_id
from iki_desktop.models.keputusan import Kartu, Keputusan, Lampiran
from iki_desktop.models.tanggal import parse_tanggal
from iki_desktop.readers.aliran import alirkan
from iki_desktop.readers.dokumen import Baris, Dokumen
from iki_desktop.readers.jejak import Jenis, Lepas, Pencatat, kutip
from iki_desktop.readers.kartu import baca_kartu, tabel_utama
from iki_desktop.readers.kebiasaan import amati
from iki_desktop.readers.keputusan import KeputusanDraf, baca_keputusan
from iki_desktop.readers.kop import lengkapi
from iki_desktop.readers.lampiran import Naskah, pisahkan
from iki_desktop.readers.masukan import MAKS_BARIS
from iki_desktop.readers.penutup import baca_penutup
from iki_desktop.readers.sumber import baris_sumber
from iki_desktop.readers.target_tabel import pasang_tabel_target
from iki_desktop.readers.tetap import (
    LAMPIRAN,
    NOMOR_LAMPIRAN,
    TANGGAL_LAMPIRAN,
)

TAHUN = re.compile(r"\bTAHUN\s*(?:ANGGARAN\s*)?(20\d\d)\b(?!\s*[-–])", re.IGNORECASE)

TAHUN_JUDUL = re.compile(r"\b(?:TAHUN\s*(?:ANGGARAN\s*)?:?|TARGET)\s*(20\d\d)\b(?!\s*[-–/])", re.IGNORECASE)
NOMOR_DALAM = re.compile(r"\bNO(?:MOR)?\b", re.IGNORECASE)  # "Peraturan … Nomor 3 Tahun 2021"
MAKS_JUDUL = 200


@dataclass(frozen=True, slots=True)
class Uraian:
    """What was read, and the named list of labels and titles that stand in no field."""

    bacaan: Bacaan
    lepas: tuple[Lepas, ...]


def urai(dokumen: Dokumen, report: Callable[[int, int], None] | None = None) -> Uraian:
    """Parse a document. InputRefused where it holds no table of indikator."""
    _periksa_ukuran(dokumen)
    pencatat = Pencatat(list(dokumen.catatan))
    for b in dokumen.ulangan:
        pencatat.lewat(Jenis.ULANGAN, b.teks, b.nomor)
    potong = alirkan(dokumen, pencatat)
    kebiasaan = amati(potong)
    naskah = pisahkan(potong, pencatat)
    if not any(t.baris for k in naskah.kartu for t in k.tabel):
        raise InputRefused(
            "Naskah ini tidak memuat tabel sasaran dan indikator kinerja, jadi tidak ada kartu untuk dibaca. "
            "Tidak ada yang diubah. Pilih SK Indikator Kinerja Individu beserta lampirannya."
        )
    draf = baca_keputusan(naskah.keputusan, pencatat)
    lampiran = _kepala_lampiran(naskah, pencatat)
    baca_penutup(naskah.penutup, draf, pencatat)
    if not draf.ada:
        pencatat.tempat = "Keputusan"
        ada = " dan ".join(n for n, isi in (("nomor", lampiran.nomor), ("tanggal", lampiran.tanggal)) if isi)
        diambil = f"{ada} diambil dari kepalanya" if ada else "nomor dan tanggal tidak tertulis"
        pencatat.info(
            "hanya-lampiran",
            f"Naskah hanya memuat lampiran: {diambil}; menimbang, mengingat dan diktum kosong.",
            next((b.nomor for b in naskah.kepala), naskah.kartu[0].nomor),
        )
        draf.nomor = draf.nomor or lampiran.nomor
        draf.tanggal_teks = draf.tanggal_teks or lampiran.tanggal
    tanggal = _tanggal(draf.tanggal_teks)
    tahun = _tahun(draf, lampiran, tanggal, naskah, pencatat)
    kartu: list[Kartu] = []
    for n, bagian in enumerate(naskah.kartu, start=1):
        if report:
            report(n - 1, len(naskah.kartu))
        kartu.append(baca_kartu(bagian, n, tahun, kebiasaan, pencatat))
    if report:
        report(len(naskah.kartu), len(naskah.kartu))
    lain = [
        (n, t) for n, b in enumerate(naskah.kartu) for t in b.tabel if not any(t is u for u in tabel_utama(b))
    ]
    kartu = pasang_tabel_target(kartu, lain, tahun, kebiasaan, pencatat)
    _lengkapi_kantor(draf, naskah, kartu, pencatat)
    keputusan = _keputusan(draf, lampiran, naskah, kartu, tahun, tanggal, pencatat)
    catatan = sorted(pencatat.catatan, key=lambda c: c.baris or 0)  # as one walks through the document
    bacaan = Bacaan(draf.kop.kantor(), keputusan, tuple(catatan), baris_sumber(dokumen))
    return Uraian(bacaan, tuple(pencatat.lepas))


def _periksa_ukuran(dokumen: Dokumen) -> None:
    """Bound the work, whatever the format: no decree has so many lines and rows."""
    jumlah = sum(1 if isinstance(b, Baris) else len(b.baris) for b in dokumen.blok)
    if jumlah > MAKS_BARIS:
        raise InputRefused(
            f"Naskah ini punya {jumlah} baris, terlalu banyak untuk sebuah SK. Tidak ada yang diubah. "
            "Pilih berkas SK yang benar."
        )


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


def _lengkapi_kantor(draf: KeputusanDraf, naskah: Naskah, kartu: list[Kartu], pencatat: Pencatat) -> None:
    """The office's name from the lampiran, where the document holds no kop."""
    calon = [b.teks for b in naskah.kepala] + [x.bagian for x in naskah.kartu]
    calon += [x.teks for x in pencatat.lepas if x.jenis is Jenis.JUDUL]
    calon += [draf.penandatangan.jabatan] + [k.jabatan for k in kartu]
    lengkapi(draf.kop, calon)


def _keputusan(
    draf: KeputusanDraf,
    lampiran: Lampiran,
    naskah: Naskah,
    kartu: list[Kartu],
    tahun: int,
    tanggal: date | None,
    pencatat: Pencatat,
) -> Keputusan:
    pencatat.tempat = "Keputusan"
    if draf.tanggal_teks and tanggal is None:
        pencatat.periksa(
            "tanggal-tak-lengkap",
            f"Tanggal {kutip(draf.tanggal_teks)} bukan tanggal yang lengkap; ditulis apa adanya.",
            draf.baris_tanggal,
        )
    if lampiran.nomor and draf.nomor and _rapat(lampiran.nomor) != _rapat(draf.nomor):
        pencatat.periksa(
            "nomor-beda",
            f"Nomor lampiran {kutip(lampiran.nomor)} berbeda dari nomor keputusan {kutip(draf.nomor)}.",
            next((b.nomor for b in naskah.kepala if lampiran.nomor in b.teks), draf.baris_nomor),
        )
    return Keputusan(
        id=new_id(),
        tahun=tahun,
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


def _tanggal(teks: str) -> date | None:
    return parse_tanggal(teks.strip(" .,;:"))


def _tahun(
    draf: KeputusanDraf, lampiran: Lampiran, tanggal: date | None, naskah: Naskah, pencatat: Pencatat
) -> int:
    """The year from which the decree holds: as its title says, else a heading of the lampiran, else its date
    or number; 0 unknown."""
    for teks in (draf.tentang, draf.menetapkan):
        if m := TAHUN.search(teks):
            return int(m[1])
    if disebut := Counter(_tahun_judul(naskah, pencatat)):
        return disebut.most_common(1)[0][0]
    if tanggal:
        return tanggal.year
    for teks in (draf.tanggal_teks, lampiran.tanggal, draf.nomor, lampiran.nomor):
        if m := re.search(r"(?<!\d)(20\d\d)(?!\d)", teks):
            return int(m[1])
    pencatat.periksa("tahun-tak-terbaca", "Tahun keputusan tidak tertulis di naskah. Periksa tahunnya.")
    return 0


def _tahun_judul(naskah: Naskah, pencatat: Pencatat) -> Iterator[int]:
    """The years that headings, column titles and lines "Tahun : 2026" of the lampiran name."""
    judul = [b.teks for b in naskah.kepala]
    judul += [x.teks for x in pencatat.lepas if x.jenis in (Jenis.JUDUL, Jenis.JUDUL_KOLOM)]
    judul += [k.bagian for k in naskah.kartu]
    judul += [f"{x.temuan.kata} {b.teks}" for k in naskah.kartu for x in k.isian for b in x.baris if x.temuan]
    for teks in judul:
        if len(teks) < MAKS_JUDUL and not NOMOR_DALAM.search(teks) and (m := TAHUN_JUDUL.search(teks)):
            yield int(m[1])


def _rapat(teks: str) -> str:
    return re.sub(r"[\s_…]|\.{2,}", "", teks).casefold()
