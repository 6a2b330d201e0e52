"""With what words a sasaran, an indikator and a formula begin."""

from __future__ import annotations

import re

from iki_desktop.readers.wording.words import begins_small, first_word, one_of

_MEASURES = (
    "jumlah persentase prosentase presentase persen indeks index nilai skor predikat rata-rata rerata rasio"
)
MEASURES = tuple(_MEASURES.split())
"""Words that begin an indikator even in small letters."""
_OTHERS = (
    "tingkat cakupan capaian angka banyaknya frekuensi kecepatan ketepatan kesesuaian kelengkapan keterisian "
    "ketersediaan waktu lama lamanya durasi volume opini proporsi realisasi pertumbuhan laju hasil kualitas "
    "tertib survei level kategori status peringkat tersedianya terlaksananya terselenggaranya tersusunnya"
)
INDIKATOR_OPENINGS = (*MEASURES, *_OTHERS.split())
_FORMULA = "jumlah banyaknya total realisasi nilai seluruh keseluruhan target rata-rata skor volume hasil"
FORMULA_OPENINGS = tuple(_FORMULA.split())
NYA_FORM = re.compile(r"(?:[a-z]+(?:nya|ya))$")
ME_FORM = re.compile(r"(?:me|mem|men|meng|meny|ber)[a-z]{4,}$")
PE_FORM = re.compile(r"(?:pe|pem|pen|peng|peny|ke)[a-z]{3,}an$")
_FIELDS = (
    "pemerintahan pendidikan pekerjaan perekonomian pertanian perhubungan perdagangan perindustrian "
    "perumahan permukiman pertanahan perkebunan perikanan peternakan pertambangan perpajakan perpustakaan "
    "kependudukan kesehatan keuangan kepegawaian kearsipan kecamatan kelurahan kemasyarakatan kepemudaan "
    "kebudayaan kehutanan kegiatan"
)
FIELDS = frozenset(_FIELDS.split())
"""Nouns in pe-…-an and ke-…-an that name a field of work, not what is done in it."""
SIGMA = re.compile(r"^[\s(]*[Σ∑]")


def begins_indikator(teks: str) -> bool:
    """Whether a text begins as the name of an indikator does: a measure ("Jumlah …", "% …")."""
    if teks.lstrip().startswith("%"):
        return True
    word = first_word(teks)
    return one_of(word, INDIKATOR_OPENINGS) and not (begins_small(teks) and word not in MEASURES)


def begins_formula(teks: str) -> bool:
    """Whether a text begins as the parts of a formula do."""
    return bool(SIGMA.match(teks)) or one_of(first_word(teks), FORMULA_OPENINGS)


def sasaran_form(teks: str) -> str:
    """The form of a sasaran's first word: "nya" (Meningkatnya), "me" (Melaksanakan), "pe" (Peningkatan)."""
    word = first_word(teks)
    if NYA_FORM.match(word) and len(word) > 6:
        return "nya"
    if ME_FORM.match(word) and not word.endswith("nya"):
        return "me"
    if PE_FORM.match(word) and word not in FIELDS:
        return "pe"
    return ""
