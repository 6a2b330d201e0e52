"""Targets that a text states ("sebanyak 26 desa", "12 kali"): offered to the user, never set."""

from __future__ import annotations

import re
from decimal import Decimal

from iki_desktop.models.keputusan import JenisIndikator

TIAP = r"(?:(?:se)?tiap|per)"
EJAAN = r"(?:\s*\([a-z ]{2,20}\))?"

ANGKA_KATA = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11, "sekali": 1,
}  # fmt: skip
ANGKA = r"(?P<angka>\d{1,3}(?:\.\d{3})+|\d{1,7}(?:,\d{1,2})?)"
TARGET = re.compile(
    rf"(?P<depan>\b(?:sebanyak|sejumlah|berjumlah|sebesar|target(?:nya)?(?:\s*:|\s+(?:adalah|sebesar|sebanyak))?)\s*)?"
    rf"(?<![\d.,/-]){ANGKA}(?![\d/-]|[.,]\d)(?:\s*\((?P<ejaan>[a-z ]{{3,40}})\))?\s*(?P<satuan>%|[A-Za-z]+)?",
    re.IGNORECASE,
)
_BILANGAN = "|".join(k for k in ANGKA_KATA if k != "sekali")
KATA_TARGET = re.compile(
    rf"\b(?:sebanyak|sejumlah|berjumlah)\s+(?P<kata>(?:(?:{_BILANGAN})(?:\s+(?:belas|puluh))?\s+)+)(?P<satuan>[a-z]+)|"
    rf"\b(?P<kali>(?:{_BILANGAN})(?:\s+(?:belas|puluh))?)\s+kali\s+(?:dalam\s+)?(?:se|(?:satu|1)\s+|{TIAP}\s+)tahun\b",
    re.IGNORECASE,
)
_SATUAN_TARGET = (
    "desa kelurahan kali orang dokumen laporan kegiatan berkas surat unit paket lembaga kelompok buah jenis "
    "rt rw anggota peserta pegawai kk kendaraan buku rekening event lokasi titik data aset bidang posyandu "
    "dusun sekolah naskah layanan permohonan pemohon keluarga linmas kader jiwa rumah "
    "ruas rapat pertemuan kunjungan kasus usulan sertifikat"
)
SATUAN_TARGET = frozenset(_SATUAN_TARGET.split())
_AMBANG = (
    r"selama|paling\s+\w+|maks(?:imal|imum)?|min(?:imal|imum)?|kurang\s+dari|lebih\s+dari|di\s?(?:atas|bawah)|bobot|"
    r"sekurang-kurangnya|setidaknya|meliputi|mencakup|terdiri(?:\s+(?:dari|atas))?|beranggotakan|masing-masing|≥|≤|>|<"
)
AMBANG = re.compile(rf"(?:{_AMBANG})\s*$", re.IGNORECASE)
"""Words before a threshold or the size of a part; it is no target even where "sebanyak" stands before it."""
BUKAN_TARGET = re.compile(
    rf"(?:{_AMBANG}|nomor|no\.?|pasal|ayat|huruf|tahun|skor|nilai|kategori|dalam|jangka\s+waktu|setiap|tiap|per|ke-?|"
    r"usia|umur|tanggal|pukul|antara|sampai|hingga|golongan|kelas|tingkat|bulan|dari|x|×|\*)\s*(?:dengan\s+)?$",
    re.IGNORECASE,
)
LAJU = re.compile(
    rf"^\s*(?:/|sekali\b|{TIAP}\s+(?!tahun)|se(?:bulan|minggu|hari|triwulan|semester)\b|"
    r"dalam\s+(?:se|(?:satu|1)\s+)(?:bulan|minggu|hari|triwulan|semester)\b)",
    re.IGNORECASE,
)
"""What stands behind a rate ("1 kali setiap bulan", "10 orang per desa"), which is no target unless the text
calls it one."""


def target_dari_teks(teks: str, formulasi: str, jenis: JenisIndikator) -> tuple[Decimal, str] | None:
    """A target that the text states ("sebanyak 26 desa", "12 kali"), with the words that state it; or None.

    Durations, deadlines, thresholds, weights, years and numbers of regulations are none, nor are two
    different figures. The figure is an offer, never a fact.
    """
    usul: dict[Decimal, str] = {}
    for isi in (teks, formulasi):
        for m in TARGET.finditer(isi[:4_000]):
            if nilai := _nilai_target(isi, m, jenis):
                usul.setdefault(nilai, " ".join(m[0].split()))
        for m in KATA_TARGET.finditer(isi[:4_000]) if jenis is not JenisIndikator.PERSENTASE else ():
            satuan = (m["satuan"] or "kali").lower()
            nilai = _angka_kata(m["kata"] or m["kali"])
            if nilai and satuan in SATUAN_TARGET and not LAJU.match(isi[m.end() :]):
                usul.setdefault(Decimal(nilai), " ".join(m[0].split()))
    return next(iter(usul.items())) if len(usul) == 1 else None


def _nilai_target(isi: str, m: re.Match[str], jenis: JenisIndikator) -> Decimal | None:
    satuan = (m["satuan"] or "").lower()
    sebelum = isi[max(0, m.start() - 24) : m.start()]
    if (AMBANG if m["depan"] else BUKAN_TARGET).search(sebelum):
        return None
    if not m["depan"] and sebelum.rstrip().endswith(("-", "–", "ke")):
        return None
    if satuan == "%":
        if not m["depan"] or jenis is not JenisIndikator.PERSENTASE:
            return None
    elif jenis is JenisIndikator.PERSENTASE and satuan:
        return None  # "15 desa" of a persentase is what is divided by
    elif satuan not in SATUAN_TARGET and not (m["depan"] and "target" in m["depan"].lower() and not satuan):
        return None
    if LAJU.match(isi[m.end() :]) and "target" not in (m["depan"] or "").lower():
        return None
    angka = m["angka"].replace(".", "").replace(",", ".")
    nilai = Decimal(angka)
    return nilai if nilai > 0 else None


def _angka_kata(kata: str) -> int | None:
    jumlah = 0
    for k in kata.lower().split():
        if k == "belas":
            jumlah += 10
        elif k == "puluh":
            jumlah *= 10
        elif k in ANGKA_KATA:
            jumlah += ANGKA_KATA[k]
    return jumlah or None
