"""The fixed lines of a decree, by which its parts are found: titles, section heads, place, signature."""

from __future__ import annotations

import re

LAMPIRAN = re.compile(r"^\W*LAMPIRAN\b", re.IGNORECASE)
IKI_TITLE = re.compile(
    r"^\W*(?:(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]\s*)?(?:DAFTAR\s+|TABEL\s+|PENETAPAN\s+)?"
    r"INDIKATOR\s+KINERJA\s+(?:INDIVIDU|UTAMA)\b",
    re.IGNORECASE,
)
TABLE_TITLE = re.compile(
    r"^\W*(?:(?:\d{1,2}|[IVX]{1,5}|[A-Za-z])[.)]\s*)?(?:(?:tabel|daftar|rincian|uraian|penetapan)\s+)?"
    r"(?:(?:sasaran|kinerja|tujuan)(?:\s+(?:kinerja|strategis))?\s*(?:,|/|dan)\s*){0,3}"
    r"indikator(?:\s+kinerja)?(?:\s+(?:individual|jabatan|pegawai|kunci|utama|dan\s+target\w*))?\W*$",
    re.IGNORECASE,
)
"""A line right above the table that only says what it holds: "D. Indikator Kinerja :"."""
LAMPIRAN_NUMBER = re.compile(
    r"^\W*(?:NO(?:MOR|MER)?\b\s*[.:]+|NOM[OE]R\b(?=\s+\S*\d))\s*(?P<isi>.*)$", re.IGNORECASE
)
LAMPIRAN_DATE = re.compile(r"^\W*TANGGA[LI1]\b\s*[.:]*\s*(?P<isi>.*)$", re.IGNORECASE)
TENTANG = re.compile(r"^\W*TENTANG\b\s*:?\s*(?P<isi>.*)$", re.IGNORECASE)
SECTION = re.compile(r"^\W*(?P<tanda>[IVXL]{1,6}|[A-Z])\s?[.)]\s*(?P<isi>[A-Z].*)$", re.DOTALL)
TITLE_NUMBER = re.compile(r"^\W*\d{1,2}\s?[.)]\s*(?=[A-Z])")
SECTION_HEAD = re.compile(
    r"^\W*(?:INDIKATOR\s+KINERJA|SEKRETARIAT|SEKSI|SUB\s?BAG|BAGIAN|BIDANG|KELURAHAN|JABATAN\s+(?:PELAKSANA|FUNGSIONAL))\b",
    re.IGNORECASE,
)
JABATAN_WORDS = re.compile(
    r"^\W*(?:PLT\.?\s+)?(?:CAMAT|LURAH|SEKRETARIS|SEKCAM|SEKLUR|KEPALA|KASI|KASUBBAG|KASUBAG|BENDAHARA|PENGELOLA|"
    r"PENGADMINISTRASI\w*|PENGOLAH|PENGELOLAAN|ANALIS|PRANATA|ARSIPARIS|PENATA|PENELAAH|PENGAWAS|OPERATOR|PETUGAS|STAF|"
    r"PENGEMUDI|PENYULUH|VERIFIKAT\w*|PELAKSANA|PENYUSUN|TEKNISI|PRAMU\w*|PENJAGA)\b",
    re.IGNORECASE,
)
DITETAPKAN = re.compile(r"^\W*(?:di\s?tetapkan|dikeluarkan)\b\s*(?:di\b)?\s*:?\s*(?P<isi>.*)$", re.IGNORECASE)
ON_DATE = re.compile(r"\bpada\s+tangga[l1I]\b\s*:?\s*", re.IGNORECASE)
_MONTHS = (
    "januari pebr?uari febr?uari maret april mei juni juli agustus september oktober no[vp]ember desember"
)
PLACE_AND_DATE = re.compile(
    rf"^\W*(?P<tempat>[A-Z][A-Za-z .'-]{{2,40}}),\s*"
    rf"(?P<tanggal>(?:\d{{1,2}}|[ .…_-]*)\s*(?i:{'|'.join(_MONTHS.split())}|[ .…_]{{4,}})\s+20\d\d)\W*$"
)
"""Place and date on one line, the day or the month not yet filled in."""
NIP = re.compile(r"\bN\s?[I1l]\s?P\b[\s.:]*(?P<nip>\d[\d\s.]{10,28}\d)", re.IGNORECASE)
BARE_NIP = re.compile(r"^\W*(?P<nip>\d{8}[ .]?\d{6}[ .]?\d[ .]?\d{3})\W*$")
PANGKAT = re.compile(
    r"\b(?:Pembina|Penata|Pengatur|Juru)\b"
    r"(?:\s+(?:Utama|Muda|Madya|Tk\.?\s*(?:I|1|l)\b|Tingkat\s*(?:I|1|l|Satu)\b))*"
    r"(?:\s*[,-]?\s*\(?\s*(?:I|II|III|IV)\s*/\s*[a-e]\s*\)?)?",
    re.IGNORECASE,
)
TEMBUSAN = re.compile(r"^\W*(?:tembusan|salinan|disampaikan)\b", re.IGNORECASE)
ON_BEHALF = re.compile(r"^\W*(?:a\s?\.\s?n\s?\.?|an\.|atas\s+nama)\s*(?P<isi>\S.*)$", re.IGNORECASE)
PENANDATANGAN_JABATAN = re.compile(
    r"^\W*(?:plt\.?|plh\.?|pj\.?|pjs\.?)?\s*"
    r"(?:camat|lurah|bupati|wali\s*kota|sekretaris|kepala|gubernur|asisten)\b",
    re.IGNORECASE,
)


def is_section_title(teks: str) -> bool:
    """Whether a line is the title of a section of the lampiran ("II. Indikator Kinerja Sekretariat")."""
    if len(teks) > 160:
        return False
    if SECTION_HEAD.match(teks):
        return len(teks.split()) <= 16
    return bool(SECTION.match(teks)) and not teks.rstrip().endswith((".", ":"))


def begins_closing(teks: str) -> bool:
    """Whether a line belongs to the place, date or signature that closes a paper."""
    return bool(
        DITETAPKAN.match(teks)
        or ON_DATE.match(teks.lstrip(" -"))
        or NIP.search(teks)
        or ON_BEHALF.match(teks)
        or (PANGKAT.match(teks.strip()) and len(teks) < 40)
    )
