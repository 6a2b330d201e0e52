"""The labels of a kartu (Jabatan, Tugas, Fungsi …) however they are numbered, spelled and set."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from iki_desktop.readers.wording.words import begins_small, plain, spelled_like


class Label(StrEnum):
    JABATAN = "jabatan"
    TUGAS = "tugas"
    FUNGSI = "fungsi"
    UNIT = "unit"
    HEADING = "kepala"  # the office or the year, which the headings say too
    OTHER = "lain"


PLACES = ("kecamatan", "kelurahan", "desa", "kabupaten", "kota", "kabupaten kota", "provinsi")
"""Labels only where a colon follows: a line "KECAMATAN" is the upper half of a heading."""
STANDARD: tuple[tuple[Label, str], ...] = (
    (Label.JABATAN, "jabatan"),
    (Label.JABATAN, "nama jabatan"),
    (Label.TUGAS, "tugas"),
    (Label.TUGAS, "tugas pokok"),
    (Label.TUGAS, "uraian tugas"),
    (Label.TUGAS, "rincian tugas"),
    (Label.TUGAS, "tugas jabatan"),
    (Label.TUGAS, "tugas utama"),
    (Label.TUGAS, "tugas pokok jabatan"),
    (Label.TUGAS, "uraian tugas pokok"),
    (Label.TUGAS, "rincian tugas pokok"),
    (Label.TUGAS, "uraian tugas jabatan"),
    (Label.TUGAS, "deskripsi tugas"),
    (Label.TUGAS, "ikhtisar tugas"),
    (Label.TUGAS, "ikhtisar jabatan"),
    (Label.TUGAS, "tugas dan tanggung jawab"),
    (Label.TUGAS, "tugas dan fungsi"),
    (Label.TUGAS, "tugas pokok dan fungsi"),
    (Label.TUGAS, "tupoksi"),
    (Label.FUNGSI, "fungsi"),
    (Label.FUNGSI, "uraian fungsi"),
    (Label.FUNGSI, "fungsi jabatan"),
    (Label.FUNGSI, "fungsi utama"),
    (Label.FUNGSI, "fungsi pokok"),
    (Label.FUNGSI, "rincian fungsi"),
    (Label.FUNGSI, "menyelenggarakan fungsi"),
    (Label.UNIT, "unit kerja"),
    (Label.UNIT, "unit organisasi"),
    (Label.UNIT, "unit"),
    (Label.OTHER, "instansi"),
    (Label.OTHER, "perangkat daerah"),
    (Label.OTHER, "opd"),
    (Label.OTHER, "skpd"),
    (Label.OTHER, "nama"),
    (Label.OTHER, "nama pejabat"),
    (Label.OTHER, "nip"),
    (Label.OTHER, "eselon"),
    (Label.OTHER, "pangkat golongan"),
    (Label.OTHER, "atasan"),
    (Label.OTHER, "atasan langsung"),
    (Label.OTHER, "jabatan atasan"),
    (Label.OTHER, "kelas jabatan"),
    (Label.OTHER, "jenis jabatan"),
    (Label.OTHER, "pangkat"),
    (Label.OTHER, "golongan"),
    (Label.OTHER, "golongan ruang"),
    (Label.OTHER, "pangkat golongan ruang"),
    (Label.HEADING, "tahun"),
    (Label.HEADING, "tahun anggaran"),
    *((Label.HEADING, place) for place in PLACES),
)
SPELLED = (Label.JABATAN, Label.TUGAS, Label.FUNGSI, Label.UNIT)
"""Labels that are known though misspelt; the words of the others stand in other texts too."""
STANDARD_WORDS = tuple((label, tuple(standard.split())) for label, standard in STANDARD)
FRONT = re.compile(r"^[\s.,;:*•\-–—]*(?:\(?(?:\d{1,2}|[A-Za-z]|[IVX]{2,5})[.)]+\s*)?")
JABATAN_WITHOUT_COLON = re.compile(
    r"^jabatan\s+(?=(?:camat|lurah|sekretaris|kepala|kasi|kasubbag|bendahara|pengelola|pengadministrasi|pengolah|"
    r"analis|pranata|arsiparis|penata|operator|petugas|staf|pengemudi|penyuluh|verifikat)\w*)",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"^(?:tugas(?:\s+pokok)?|fungsi)\s+(?=(?:me|ber)[a-z]{4,})", re.IGNORECASE)
"""A numbered label that goes over into its sentence: "2. Tugas melayani …"."""
SEPARATOR = re.compile(r":|;(?=\s*\S)")
OTHER_SEPARATOR = re.compile(r"\s*=|\s[-–—](?=\s|$)")
DIRECT_LIST = re.compile(r"^(\S+)\s+(?=\(?(?:a|1)[.)]\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundLabel:
    label: Label
    word: str  # the label as it stands in the source, with its number and colon
    rest: str  # what stands behind it on the line, without the colon
    colon: bool


def whole_label(teks: str) -> Label | None:
    """The label that a text is, with nothing behind it but a colon."""
    found = find_label(teks)
    return found.label if found and not found.rest else None


def find_label(teks: str) -> FoundLabel | None:
    """The label a line begins with, or None.

    A label ends in a colon, or is all of the line, or goes over into the first item of a list;
    "Fungsi pengawasan …" is a sentence.
    """
    if len(teks) > 20_000:
        return None
    m = FRONT.match(teks)
    start = m.end() if m else 0
    content = teks[start : start + 400]
    point = SEPARATOR.search(content) or OTHER_SEPARATOR.search(content)
    head = content[: point.start()] if point else content
    if point and len(head) <= 40:
        label = _standard(head)
        if label:
            limit = start + (point.end() if point else 0)
            return FoundLabel(label, teks[:limit], teks[limit:].lstrip(" :"), True)
    if begins_small(content):
        return None  # a word of a sentence that runs over the line
    whole = len(content) <= 40 and plain(content) not in PLACES
    if whole and (label := _standard(content)):
        return FoundLabel(label, teks, "", False)
    numbered = any(c.isalnum() for c in teks[:start])
    for pattern in (DIRECT_LIST, JABATAN_WITHOUT_COLON, *([SENTENCE] if numbered else [])):
        m2 = pattern.match(content)
        if m2 and (label := _standard(m2[0])):
            return FoundLabel(label, teks[: start + m2.end()], teks[start + m2.end() :], False)
    return None


@lru_cache(maxsize=4_000)
def _standard(teks: str) -> Label | None:
    """The label that a short text spells, its number aside."""
    words = plain(teks).split()
    if not 1 <= len(words) <= 8:
        return None
    if len(words) > 1 and words[0].isdigit():
        words = words[1:]
    for label, standard in STANDARD_WORDS:
        if len(standard) == len(words) and all(
            spelled_like(k, b) if label in SPELLED else k == b for k, b in zip(words, standard, strict=True)
        ):
            return label
    tight = "".join(words)  # "T u g a s"
    if len(words) > 2 and all(len(k) <= 2 for k in words):
        for label, standard in STANDARD_WORDS:
            if label in SPELLED and spelled_like(tight, "".join(standard)):
                return label
    return None
