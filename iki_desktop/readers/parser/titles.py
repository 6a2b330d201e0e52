"""The lines between two kartu: titles of the lampiran, the section, a jabatan that only a heading names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.models.keputusan import JenisKartu
from iki_desktop.readers.document import Line
from iki_desktop.readers.recorder import Kind, Recorder, quote
from iki_desktop.readers.wording.fixed_lines import (
    IKI_TITLE,
    JABATAN_WORDS,
    LAMPIRAN,
    LAMPIRAN_DATE,
    LAMPIRAN_NUMBER,
    SECTION,
    SECTION_HEAD,
    TENTANG,
    TITLE_NUMBER,
    is_section_title,
)
from iki_desktop.readers.wording.words import plain

MAX_TITLE_WORDS = 16
MAX_JABATAN_WORDS = 10
TITLE_CONTINUATIONS = frozenset(
    ("tahun", "kecamatan", "kelurahan", "kabupaten", "kota", "pada", "di", "lingkungan")
)
"""First words of a line that goes on with the title above it."""
KEPUTUSAN_AGAIN = re.compile(r"\W*(?:SURAT\s+)?KEPUTUSAN\s+(?:CAMAT|LURAH|BUPATI|WALI)", re.IGNORECASE)


@dataclass(slots=True)
class KartuTitles:
    """What the lines above a kartu say."""

    titles: list[str] = field(default_factory=list[str])
    bagian: str = ""
    jabatan: str = ""

    def kind(self) -> JenisKartu:
        """IKU where the nearest title says "Indikator Kinerja Utama" (a section's title is the nearest)."""
        for teks in (self.bagian, *reversed(self.titles)):
            average = plain(teks)
            if "kinerja individu" in average:
                return JenisKartu.IKI
            if "kinerja utama" in average:
                return JenisKartu.IKU
            if teks == self.bagian and "indikator kinerja" in average:
                return JenisKartu.IKI
        return JenisKartu.IKI


def read_titles(
    between: Sequence[Line], recorder: Recorder, *, has_jabatan: bool, first_kartu: bool
) -> KartuTitles:
    """Read these lines; every one of them is a title, a section, a jabatan, or a remark.

    ada_jabatan: the kartu has a Jabatan label, so a heading that names a jabatan is a section.
    """
    result = KartuTitles()
    skipped: list[Line] = []
    in_title = False  # the line above is a title, which may go on
    for b in between:
        teks = b.teks.strip()
        words = plain(teks).split()
        if in_title and words and words[0] in TITLE_CONTINUATIONS:
            _title(result, b, recorder)
            continue
        iki = IKI_TITLE.match(teks)
        in_title = iki is not None
        m = SECTION.match(teks)
        content = m["isi"] if m else TITLE_NUMBER.sub("", teks)
        if iki and JABATAN_WORDS.match(teks[iki.end() :]):
            content = teks[iki.end() :].strip(" :-–")
        jabatan = bool(JABATAN_WORDS.match(content)) and len(words) <= MAX_TITLE_WORDS
        if jabatan and not has_jabatan:
            _skip(result.jabatan, b, recorder)
            result.jabatan = content.rstrip(" ;:,")
            recorder.skip(Kind.MARKER, teks[: teks.find(content)], b.nomor)
        elif m and is_section_title(teks):
            _section(result, b, recorder)
        elif iki or (words and words[0] in ("tahun", "kecamatan", "kabupaten", "kota")):
            _title(result, b, recorder)
        elif is_repeated_head(teks):
            recorder.skip(Kind.HEAD, teks, b.nomor)
        elif is_section_title(teks) or jabatan:
            _section(result, b, recorder)
        else:
            skipped.append(b)
    allowed = not (result.jabatan or has_jabatan or first_kartu)
    if allowed and skipped and len(skipped[-1].teks.split()) <= MAX_JABATAN_WORDS:
        b = skipped.pop()
        result.jabatan = TITLE_NUMBER.sub("", b.teks).rstrip(" ;:,")
        recorder.skip_all(Kind.MARKER, TITLE_NUMBER.findall(b.teks), b.nomor)
    for b in skipped:
        _skip(b.teks, b, recorder)
    return result


def has_own_title(between: Sequence[Line]) -> bool:
    """Whether lines before a table make it a kartu of its own: a title IKU, a section, the name of a jabatan.

    "INDIKATOR KINERJA INDIVIDU" alone does not: offices print it over every page.
    """
    for b in between:
        m = SECTION.match(b.teks)
        content = m["isi"] if m else TITLE_NUMBER.sub("", b.teks)
        if len(b.teks.split()) > MAX_TITLE_WORDS:
            continue
        if title := IKI_TITLE.match(content):
            if "utama" in plain(title[0]) or m or JABATAN_WORDS.match(content[title.end() :]):
                return True
        elif SECTION_HEAD.match(content) or JABATAN_WORDS.match(content):
            return True
    return False


def is_repeated_head(teks: str) -> bool:
    """Whether a line is of the lampiran's head, which may be set again before a later kartu."""
    return any(
        pattern.match(teks)
        for pattern in (KEPUTUSAN_AGAIN, LAMPIRAN, LAMPIRAN_NUMBER, LAMPIRAN_DATE, TENTANG)
    )


def _title(result: KartuTitles, b: Line, recorder: Recorder) -> None:
    result.titles.append(b.teks)
    recorder.skip(Kind.TITLE, b.teks, b.nomor)


def _section(result: KartuTitles, b: Line, recorder: Recorder) -> None:
    _skip(result.bagian, b, recorder)
    result.bagian = b.teks.strip().rstrip(" ;:,")


def _skip(teks: str, b: Line, recorder: Recorder) -> None:
    if teks:
        message = f"Baris {quote(teks)} tidak termasuk kartu mana pun."
        recorder.periksa("baris-lepas", message, b.nomor, tempat="Lampiran")
