"""With what words a sasaran, an indikator and a formula begin."""

from __future__ import annotations

import re

from iki_desktop.readers.kata import TAK_MEMULAI, huruf_awal, kata_pertama, mulai_kecil, salah_satu

_UKURAN = (
    "jumlah persentase prosentase presentase persen indeks index nilai skor predikat rata-rata rerata rasio"
)
UKURAN = tuple(_UKURAN.split())
"""Words that begin an indikator even in small letters."""
_LAIN = (
    "tingkat cakupan capaian angka banyaknya frekuensi kecepatan ketepatan kesesuaian kelengkapan keterisian "
    "ketersediaan waktu lama lamanya durasi volume opini proporsi realisasi pertumbuhan laju hasil kualitas "
    "tertib survei level kategori status peringkat tersedianya terlaksananya terselenggaranya tersusunnya"
)
AWAL_INDIKATOR = (*UKURAN, *_LAIN.split())
_RUMUS = "jumlah banyaknya total realisasi nilai seluruh keseluruhan target rata-rata skor volume hasil"
AWAL_RUMUS = tuple(_RUMUS.split())
BENTUK_NYA = re.compile(r"(?:[a-z]+(?:nya|ya))$")
BENTUK_ME = re.compile(r"(?:me|mem|men|meng|meny|ber)[a-z]{4,}$")
BENTUK_PE = re.compile(r"(?:pe|pem|pen|peng|peny|ke)[a-z]{3,}an$")
SIGMA = re.compile(r"^[\s(]*[Σ∑]")


def awal_indikator(teks: str) -> bool:
    """Whether a text begins as the name of an indikator does: a measure ("Jumlah …", "% …")."""
    if teks.lstrip().startswith("%"):
        return True
    kata = kata_pertama(teks)
    return salah_satu(kata, AWAL_INDIKATOR) and not (mulai_kecil(teks) and kata not in UKURAN)


def awal_rumus(teks: str) -> bool:
    """Whether a text begins as the parts of a formula do."""
    return bool(SIGMA.match(teks)) or salah_satu(kata_pertama(teks), AWAL_RUMUS)


def bentuk_sasaran(teks: str) -> str:
    """The form of a sasaran's first word: "nya" (Meningkatnya), "me" (Melaksanakan), "pe" (Peningkatan)."""
    kata = kata_pertama(teks)
    if BENTUK_NYA.match(kata) and len(kata) > 6:
        return "nya"
    if BENTUK_ME.match(kata) and not kata.endswith("nya"):
        return "me"
    if BENTUK_PE.match(kata):
        return "pe"
    return ""


def bisa_memulai(teks: str) -> bool:
    """Whether a text can be the beginning of anything: not a connecting word, not a lower-case letter."""
    return bool(huruf_awal(teks)) and not mulai_kecil(teks) and kata_pertama(teks) not in TAK_MEMULAI
