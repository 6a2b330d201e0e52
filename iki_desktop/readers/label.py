"""The labels of a kartu (Jabatan, Tugas, Fungsi …) however they are numbered, spelled and set."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from iki_desktop.readers.kata import mulai_kecil, polos, seperti


class Label(StrEnum):
    JABATAN = "jabatan"
    TUGAS = "tugas"
    FUNGSI = "fungsi"
    UNIT = "unit"
    LAIN = "lain"


BAKU: tuple[tuple[Label, str], ...] = (
    (Label.JABATAN, "jabatan"),
    (Label.JABATAN, "nama jabatan"),
    (Label.TUGAS, "tugas"),
    (Label.TUGAS, "tugas pokok"),
    (Label.TUGAS, "uraian tugas"),
    (Label.TUGAS, "rincian tugas"),
    (Label.TUGAS, "tugas jabatan"),
    (Label.TUGAS, "ikhtisar jabatan"),
    (Label.TUGAS, "tugas dan fungsi"),
    (Label.TUGAS, "tugas pokok dan fungsi"),
    (Label.TUGAS, "tupoksi"),
    (Label.FUNGSI, "fungsi"),
    (Label.FUNGSI, "uraian fungsi"),
    (Label.FUNGSI, "fungsi jabatan"),
    (Label.FUNGSI, "rincian fungsi"),
    (Label.FUNGSI, "menyelenggarakan fungsi"),
    (Label.UNIT, "unit kerja"),
    (Label.UNIT, "unit organisasi"),
    (Label.UNIT, "unit"),
    (Label.LAIN, "instansi"),
    (Label.LAIN, "perangkat daerah"),
    (Label.LAIN, "opd"),
    (Label.LAIN, "skpd"),
    (Label.LAIN, "nama"),
    (Label.LAIN, "nama pejabat"),
    (Label.LAIN, "nip"),
    (Label.LAIN, "eselon"),
    (Label.LAIN, "pangkat golongan"),
    (Label.LAIN, "atasan langsung"),
    (Label.LAIN, "tahun"),
    (Label.LAIN, "tahun anggaran"),
)
BAKU_KATA = tuple((label, tuple(baku.split())) for label, baku in BAKU)
DEPAN = re.compile(r"^[\s.,;:*•\-–—]*(?:\(?(?:\d{1,2}|[A-Za-z]|[IVX]{2,5})[.)]+\s*)?")
JABATAN_TANPA_TITIK = re.compile(
    r"^jabatan\s+(?=(?:camat|lurah|sekretaris|kepala|kasi|kasubbag|bendahara|pengelola|pengadministrasi|pengolah|"
    r"analis|pranata|arsiparis|penata|operator|petugas|staf|pengemudi|penyuluh|verifikat)\w*)",
    re.IGNORECASE,
)
PEMISAH = re.compile(r":|;(?=\s*\S)")
DAFTAR_LANGSUNG = re.compile(r"^(\S+)\s+(?=\(?(?:a|1)[.)]\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Temuan:
    label: Label
    kata: str  # the label as it stands in the source, with its number and colon
    sisa: str  # what stands behind it on the line, without the colon
    titik_dua: bool


def label_utuh(teks: str) -> Label | None:
    """The label that a text is, with nothing behind it but a colon."""
    temuan = cari_label(teks)
    return temuan.label if temuan and not temuan.sisa else None


def cari_label(teks: str) -> Temuan | None:
    """The label a line begins with, or None.

    A label ends in a colon, or is all of the line, or goes over into the first item of a list;
    "Fungsi pengawasan …" is a sentence.
    """
    if len(teks) > 20_000:
        return None
    m = DEPAN.match(teks)
    awal = m.end() if m else 0
    isi = teks[awal : awal + 400]
    titik = PEMISAH.search(isi)
    kepala = isi[: titik.start()] if titik else isi
    if titik and len(kepala) <= 40:
        label = _baku(kepala)
        if label:
            batas = awal + len(kepala) + 1
            return Temuan(label, teks[:batas], teks[batas:].lstrip(" :"), True)
    if titik is None or len(kepala) > 40:
        if mulai_kecil(isi):
            return None  # a word of a sentence that runs over the line
        if len(isi) <= 40 and (label := _baku(isi)):
            return Temuan(label, teks, "", False)
        for pola in (DAFTAR_LANGSUNG, JABATAN_TANPA_TITIK):
            m2 = pola.match(isi)
            if m2 and (label := _baku(m2[0])):
                return Temuan(label, teks[: awal + m2.end()], teks[awal + m2.end() :], False)
    return None


@lru_cache(maxsize=4_000)
def _baku(teks: str) -> Label | None:
    """The label that a short text spells, its number aside."""
    kata = polos(teks).split()
    if not 1 <= len(kata) <= 8:
        return None
    if len(kata) > 1 and kata[0].isdigit():
        kata = kata[1:]
    for label, baku in BAKU_KATA:
        if len(baku) == len(kata) and all(
            seperti(k, b) if label is not Label.LAIN else k == b for k, b in zip(kata, baku, strict=True)
        ):
            return label
    rapat = "".join(kata)  # "T u g a s"
    if len(kata) > 2 and all(len(k) <= 2 for k in kata):
        for label, baku in BAKU_KATA:
            if label is not Label.LAIN and seperti(rapat, "".join(baku)):
                return label
    return None
