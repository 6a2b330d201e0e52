"""The lines between two kartu: titles of the lampiran, the section, a jabatan that only a heading names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.models.keputusan import JenisKartu
from iki_desktop.readers.dokumen import Baris
from iki_desktop.readers.jejak import Jenis, Pencatat, kutip
from iki_desktop.readers.kata import polos
from iki_desktop.readers.tetap import (
    BAGIAN,
    JUDUL_IKI,
    KATA_JABATAN,
    KEPALA_BAGIAN,
    LAMPIRAN,
    NOMOR_JUDUL,
    NOMOR_LAMPIRAN,
    TANGGAL_LAMPIRAN,
    TENTANG,
    judul_bagian,
)

MAKS_KATA_JUDUL = 16
MAKS_KATA_JABATAN = 10
LANJUT_JUDUL = frozenset(("tahun", "kecamatan", "kelurahan", "kabupaten", "kota", "pada", "di", "lingkungan"))
"""First words of a line that goes on with the title above it."""
KEPUTUSAN_ULANG = re.compile(r"\W*(?:SURAT\s+)?KEPUTUSAN\s+(?:CAMAT|LURAH|BUPATI|WALI)", re.IGNORECASE)


@dataclass(slots=True)
class JudulKartu:
    """What the lines above a kartu say."""

    judul: list[str] = field(default_factory=list[str])
    bagian: str = ""
    jabatan: str = ""

    def jenis(self) -> JenisKartu:
        """IKU where the nearest title says "Indikator Kinerja Utama" (a section's title is the nearest)."""
        for teks in (self.bagian, *reversed(self.judul)):
            rata = polos(teks)
            if "kinerja individu" in rata:
                return JenisKartu.IKI
            if "kinerja utama" in rata:
                return JenisKartu.IKU
            if teks == self.bagian and "indikator kinerja" in rata:
                return JenisKartu.IKI
        return JenisKartu.IKI


def baca_judul(
    antara: Sequence[Baris], pencatat: Pencatat, *, ada_jabatan: bool, kartu_pertama: bool
) -> JudulKartu:
    """Read these lines; every one of them is a title, a section, a jabatan, or a remark.

    ada_jabatan: the kartu has a Jabatan label, so a heading that names a jabatan is a section.
    """
    hasil = JudulKartu()
    lepas: list[Baris] = []
    di_judul = False  # the line above is a title, which may go on
    for b in antara:
        teks = b.teks.strip()
        kata = polos(teks).split()
        if di_judul and kata and kata[0] in LANJUT_JUDUL:
            _judul(hasil, b, pencatat)
            continue
        iki = JUDUL_IKI.match(teks)
        di_judul = iki is not None
        m = BAGIAN.match(teks)
        isi = m["isi"] if m else NOMOR_JUDUL.sub("", teks)
        if iki and KATA_JABATAN.match(teks[iki.end() :]):
            isi = teks[iki.end() :].strip(" :-–")
        jabatan = bool(KATA_JABATAN.match(isi)) and len(kata) <= MAKS_KATA_JUDUL
        if jabatan and not ada_jabatan:
            _lepaskan(hasil.jabatan, b, pencatat)
            hasil.jabatan = isi.rstrip(" ;:,")
            pencatat.lewat(Jenis.PENANDA, teks[: teks.find(isi)], b.nomor)
        elif m and judul_bagian(teks):
            _bagian(hasil, b, pencatat)
        elif iki or (kata and kata[0] in ("tahun", "kecamatan", "kabupaten", "kota")):
            _judul(hasil, b, pencatat)
        elif kepala_ulang(teks):
            pencatat.lewat(Jenis.KEPALA, teks, b.nomor)
        elif judul_bagian(teks) or jabatan:
            _bagian(hasil, b, pencatat)
        else:
            lepas.append(b)
    boleh = not (hasil.jabatan or ada_jabatan or kartu_pertama)
    if boleh and lepas and len(lepas[-1].teks.split()) <= MAKS_KATA_JABATAN:
        b = lepas.pop()
        hasil.jabatan = NOMOR_JUDUL.sub("", b.teks).rstrip(" ;:,")
        pencatat.lewat_semua(Jenis.PENANDA, NOMOR_JUDUL.findall(b.teks), b.nomor)
    for b in lepas:
        _lepaskan(b.teks, b, pencatat)
    return hasil


def berjudul_sendiri(antara: Sequence[Baris]) -> bool:
    """Whether lines before a table make it a kartu of its own: a title IKU, a section, the name of a jabatan.

    "INDIKATOR KINERJA INDIVIDU" alone does not: offices print it over every page.
    """
    for b in antara:
        m = BAGIAN.match(b.teks)
        isi = m["isi"] if m else NOMOR_JUDUL.sub("", b.teks)
        if len(b.teks.split()) > MAKS_KATA_JUDUL:
            continue
        if judul := JUDUL_IKI.match(isi):
            if "utama" in polos(judul[0]) or m or KATA_JABATAN.match(isi[judul.end() :]):
                return True
        elif KEPALA_BAGIAN.match(isi) or KATA_JABATAN.match(isi):
            return True
    return False


def kepala_ulang(teks: str) -> bool:
    """Whether a line is of the lampiran's head, which may be set again before a later kartu."""
    return any(
        pola.match(teks) for pola in (KEPUTUSAN_ULANG, LAMPIRAN, NOMOR_LAMPIRAN, TANGGAL_LAMPIRAN, TENTANG)
    )


def _judul(hasil: JudulKartu, b: Baris, pencatat: Pencatat) -> None:
    hasil.judul.append(b.teks)
    pencatat.lewat(Jenis.JUDUL, b.teks, b.nomor)


def _bagian(hasil: JudulKartu, b: Baris, pencatat: Pencatat) -> None:
    _lepaskan(hasil.bagian, b, pencatat)
    hasil.bagian = b.teks.strip().rstrip(" ;:,")


def _lepaskan(teks: str, b: Baris, pencatat: Pencatat) -> None:
    if teks:
        pesan = f"Baris {kutip(teks)} tidak termasuk kartu mana pun."
        pencatat.periksa("baris-lepas", pesan, b.nomor, tempat="Lampiran")
