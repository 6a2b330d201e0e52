"""The columns of a kartu's table: which there are, their titles, and what each holds of an indikator."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from iki_desktop.models.angka import format_besaran
from iki_desktop.models.kantor import Pengaturan
from iki_desktop.models.keputusan import Indikator, JenisKartu, Kartu


class Kolom(Enum):
    """What a column of the table holds."""

    NO = "no"
    SASARAN = "sasaran"
    INDIKATOR = "indikator"
    FORMULASI = "formulasi"
    SUMBER = "sumber"
    PENANGGUNG = "penanggung"
    SATUAN = "satuan"
    TARGET = "target"


MERGED = (Kolom.NO, Kolom.SASARAN)
"""What stands once for all indikator of a sasaran."""

_FOUR = (Kolom.SASARAN, Kolom.INDIKATOR, Kolom.FORMULASI, Kolom.SUMBER)
_DEFAULT: dict[Kolom, str] = dict(zip(_FOUR, Pengaturan().judul_kolom, strict=True))
_NO, _PENANGGUNG = "NO", "PENANGGUNG JAWAB"
# Titles that say by themselves what stands below them.
_CERTAIN = (
    (Kolom.NO, re.compile(r"\s*no(?:mor)?\.?\s*", re.IGNORECASE)),
    (Kolom.PENANGGUNG, re.compile(r".*penanggung.*", re.IGNORECASE | re.DOTALL)),
    (Kolom.SATUAN, re.compile(r"\s*satuan\s*", re.IGNORECASE)),
    (Kolom.TARGET, re.compile(r"\s*target\b.*", re.IGNORECASE | re.DOTALL)),
)
# Words that tell the four others apart where there are not just four of them.
_LIKELY = (
    (Kolom.SUMBER, re.compile(r"sumber", re.IGNORECASE)),
    (Kolom.FORMULASI, re.compile(r"formula|penjelasan|pe(?:ng|r)hitungan|rumus|definisi", re.IGNORECASE)),
    (Kolom.INDIKATOR, re.compile(r"indikator", re.IGNORECASE)),
)


def columns(kartu: Kartu, pengaturan: Pengaturan) -> list[tuple[Kolom, str]]:
    """The columns with the office's titles; none of the kartu's texts is without a column.

    An IKU has NO; a kartu whose indikator name who answers for them has PENANGGUNG JAWAB, whether or
    not the titles do. Titles that say nothing known are taken in the usual order, one too many is left out.
    """
    titles = [title for title in kartu.judul_kolom or pengaturan.judul_kolom if title.strip()]
    kinds: list[Kolom | None] = [_certain(title) for title in titles]
    kinds = [kind if kind not in kinds[:at] else None for at, kind in enumerate(kinds)]
    if kinds.count(None) != len(_FOUR):
        for kolom, pattern in _LIKELY:
            found = (at for at, title in enumerate(titles) if kinds[at] is None and pattern.search(title))
            if (at := next(found, None)) is not None:
                kinds[at] = kolom
    rest = [kolom for kolom in _FOUR if kolom not in kinds]
    named: list[tuple[Kolom, str]] = []
    for kind, title in zip(kinds, titles, strict=True):
        if kind is None and rest:
            kind = rest.pop(0)
        if kind is not None:
            named.append((kind, title))
    named += [(kolom, _DEFAULT[kolom]) for kolom in rest]
    if kartu.jenis is JenisKartu.IKU and Kolom.NO not in kinds:
        named.insert(0, (Kolom.NO, _NO))
    if Kolom.PENANGGUNG not in kinds and any(i.penanggung_jawab.strip() for i in kartu.indikator()):
        named.append((Kolom.PENANGGUNG, _PENANGGUNG))
    return named


@lru_cache(256)  # the titles of an office are the same on all of its kartu
def _certain(title: str) -> Kolom | None:
    return next((kolom for kolom, pattern in _CERTAIN if pattern.fullmatch(title)), None)


def text_of(indikator: Indikator, kolom: Kolom, tahun: int) -> str:
    """What a column says of an indikator, as plain text; "" for the columns of the sasaran."""
    match kolom:
        case Kolom.INDIKATOR:
            return indikator.teks
        case Kolom.SUMBER:
            return indikator.sumber_data
        case Kolom.PENANGGUNG:
            return indikator.penanggung_jawab
        case Kolom.SATUAN:
            return indikator.satuan
        case Kolom.FORMULASI:
            return indikator.formulasi or f"{indikator.pembilang} {indikator.penyebut}"
        case Kolom.TARGET:
            target = indikator.target.get(tahun)
            if target is None or target.tahun is None:
                return ""
            return format_besaran(target.tahun, indikator.desimal)
        case Kolom.NO | Kolom.SASARAN:
            return ""
