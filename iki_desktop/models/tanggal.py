"""Dates, months, quarters and NIP in the words of an office; nothing here asks the PC's clock or locale."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Sequence
from datetime import date, datetime

from iki_desktop.errors import InputRefused

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
BULAN_PENDEK = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
TW = ("I", "II", "III", "IV")

TAHUN_AWAL, TAHUN_AKHIR = 1900, 2200

_NAMA_BULAN = {
    **{nama.lower(): i for i, nama in enumerate(BULAN, 1)},
    **{nama.lower(): i for i, nama in enumerate(BULAN_PENDEK, 1)},
    # Spellings that offices still write.
    **{
        "pebruari": 2,
        "peb": 2,
        "agt": 8,
        "ags": 8,
        "agust": 8,
        "sept": 9,
        "nopember": 11,
        "nop": 11,
        "dec": 12,
    },
}
_TANGGAL_KATA = re.compile(r"([0-9]{1,2})\s*[-/ ]?\s*([A-Za-z]+)\.?\s*[-/ ]?\s*([0-9]{4})")
_TANGGAL_ANGKA = re.compile(r"([0-9]{1,2})\s*([-/.])\s*([0-9]{1,2})\s*\2\s*([0-9]{4})")
_TANGGAL_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def format_tanggal(tanggal: date) -> str:
    """ "7 Januari 2026"."""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"


def parse_tanggal(teks: str) -> date | None:
    """Read "7 Januari 2026", "7 Jan 2026", "7/1/2026" (day first), "07-01-2026" or "2026-01-07".

    None where the text is no full date of the calendar in 1900–2200.
    """
    bersih = " ".join(teks.split())
    if m := _TANGGAL_KATA.fullmatch(bersih):
        hari, bulan, tahun = int(m[1]), _NAMA_BULAN.get(m[2].lower(), 0), int(m[3])
    elif m := _TANGGAL_ANGKA.fullmatch(bersih):
        hari, bulan, tahun = int(m[1]), int(m[3]), int(m[4])
    elif m := _TANGGAL_ISO.fullmatch(bersih):
        tahun, bulan, hari = int(m[1]), int(m[2]), int(m[3])
    else:
        return None
    if not TAHUN_AWAL <= tahun <= TAHUN_AKHIR:
        return None
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        return None


def format_bulan(tahun: int, bulan: int) -> str:
    """ "Juni 2026"; `bulan` is 1–12."""
    return f"{BULAN[_bulan(bulan) - 1]} {tahun}"


def akhir_bulan(tahun: int, bulan: int) -> date:
    """The last day of a month (1–12)."""
    return date(tahun, _bulan(bulan), monthrange(tahun, bulan)[1])


def bulan_tw(tw: int) -> range:
    """The months (1–12) of triwulan `tw` (1–4)."""
    if not 1 <= tw <= 4:
        raise ValueError(f"no such triwulan: {tw}")
    return range(3 * tw - 2, 3 * tw + 1)


def tw_bulan(bulan: int) -> int:
    """The triwulan (1–4) in which a month (1–12) lies."""
    return (_bulan(bulan) + 2) // 3


def format_waktu(waktu: datetime) -> str:
    """ "7 Januari 2026 pukul 10.42", in the time zone that `waktu` carries."""
    return f"{format_tanggal(waktu.date())} pukul {waktu:%H.%M}"


def sebut_bulan(bulan: Sequence[int]) -> str:
    """ "Januari, Maret–Mei": months (1–12, rising), runs of three or more as a range."""
    hasil: list[str] = []
    awal = 0
    for n, b in enumerate(bulan):
        if n + 1 < len(bulan) and bulan[n + 1] == b + 1:
            continue
        deret = bulan[awal : n + 1]
        nama = [BULAN[x - 1] for x in deret]
        hasil += [f"{nama[0]}–{nama[-1]}"] if len(nama) > 2 else nama
        awal = n + 1
    return ", ".join(hasil)


def sebut_periode(tahun: int, bulan: Collection[int]) -> str:
    """Months of a year as an office calls them: "TW I 2026" for a whole triwulan, else "Maret 2026"."""
    urut = sorted(bulan)
    tw = tw_bulan(urut[0])
    return f"TW {TW[tw - 1]} {tahun}" if urut == list(bulan_tw(tw)) else f"{sebut_bulan(urut)} {tahun}"


def format_nip(nip: str) -> str:
    """A NIP of 18 digits as 8-6-1-3 ("19820116 200012 1 001"); any other text only with tidy blanks."""
    digit = re.sub(r"[\s.\-]", "", nip)
    if re.fullmatch(r"[0-9]{18}", digit):
        return f"{digit[:8]} {digit[8:14]} {digit[14]} {digit[15:]}"
    return " ".join(nip.split())


def parse_nip(teks: str) -> str:
    """The 18 digits of a NIP however it is spaced, "" for none. Raises InputRefused for anything else."""
    digit = re.sub(r"[\s.\-]", "", teks)
    if digit and not re.fullmatch(r"[0-9]{18}", digit):
        raise InputRefused("NIP terdiri atas 18 angka. Periksa kembali angkanya.")
    return digit


def _bulan(bulan: int) -> int:
    if not 1 <= bulan <= 12:
        raise ValueError(f"no such month: {bulan}")
    return bulan
