"""A target that stands in the wording of an indikator ("… sebanyak 12 laporan"): offered, never taken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import parse_besaran
from iki_desktop.models.keputusan import Besaran, Indikator, JenisIndikator
from iki_desktop.models.tanggal import BULAN

_ANGKA = r"(?P<angka>[0-9][0-9.]*(?:,[0-9]+)?(?:\s?[-–]\s?[0-9][0-9.]*(?:,[0-9]+)?)?)(?![0-9]|[.,][0-9])"
_TERBILANG = r"(?:\s*\((?![0-9])[a-z ]+\))?"
_SATUAN = r"\s*(?P<satuan>%|persen\b|[A-Za-z]+)?"
_BESAR = rf"{_ANGKA}{_TERBILANG}{_SATUAN}"
_PEMBUKA = r"\btarget(?:nya)?(?:\s+kinerja)?(?:\s+(?:tahunan|tahun\s+(?:19|20)[0-9]{2}))?"

# How a text says "this is the target". Figures without such words are thresholds, weights, numbers of lists.
_POLA_TEKS = tuple(
    re.compile(pola, re.IGNORECASE)
    for pola in (
        # "target 12 laporan", "target: 85 %"
        rf"{_PEMBUKA}\s*(?:[:=]|adalah|sebesar|sebanyak)?\s*{_BESAR}",
        # "… sebanyak 12 dokumen"
        rf"\b(?:sebanyak|sejumlah|sebesar)\s+{_BESAR}",
        # "… minimal 80 %" only where the text ends with it; elsewhere it is a condition
        rf"\b(?:minimal|paling sedikit|mencapai|≥)\s*{_ANGKA}\s*(?P<satuan>%|persen)\s*\.?$",
        # "… (12 laporan)"
        rf"\(\s*{_ANGKA}\s*(?P<satuan>%|[A-Za-z]+)\s*\)\s*\.?$",
        # "100 % surat masuk …"
        r"^(?P<angka>[0-9]{1,3}(?:,[0-9]+)?)\s*(?P<satuan>%)",
    )
)
_POLA_FORMULASI = _POLA_TEKS[:1]

# Words before a figure that make it something else than a target.
_BUKAN_TARGET = re.compile(
    r"(?:bobot|nilai|skor|capaian|predikat|usia|umur|tenggat|batas|ambang|paling lambat|selama|dalam waktu|"
    r"nomor|pasal|ayat|tahun)\s*(?:\w+\s+)?$",
    re.IGNORECASE,
)
_LAMA = frozenset({"detik", "menit", "jam", "hari", "minggu", "pekan", "bulan", "tahun", "wib"})
_TANGGAL = frozenset(nama.lower() for nama in BULAN)
_PERSEN = frozenset({"%", "persen"})


def target_dari_teks(indikator: Indikator) -> Besaran | None:
    """The one target the wording states; None where it states none, or two that differ."""
    ditemukan = set(_cari(indikator))
    return ditemukan.pop() if len(ditemukan) == 1 else None


def _cari(indikator: Indikator) -> Iterator[Besaran]:
    for teks, pola in ((indikator.teks, _POLA_TEKS), (indikator.formulasi, _POLA_FORMULASI)):
        satu_baris = " ".join(teks.split())
        for p in pola:
            for temu in p.finditer(satu_baris):
                if _BUKAN_TARGET.search(satu_baris[: temu.start()]):
                    continue
                besaran = _besaran(indikator, temu["angka"], (temu["satuan"] or "").lower())
                if besaran is not None:
                    yield besaran


def _besaran(indikator: Indikator, angka: str, satuan: str) -> Besaran | None:
    """The figure where its unit fits what the indikator measures."""
    match indikator.jenis:
        case JenisIndikator.PERSENTASE:
            cocok = satuan in _PERSEN
        case JenisIndikator.WAKTU:
            cocok = satuan in _LAMA and satuan == (indikator.satuan.lower() or satuan)
        case JenisIndikator.JUMLAH | JenisIndikator.NILAI:
            cocok = satuan not in _PERSEN | _LAMA | _TANGGAL
    if not cocok:
        return None
    try:
        return parse_besaran(angka.rstrip("."))
    except InputRefused:
        return None
