"""Values of cells as the words and figures they show: shared strings, number formats, dates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum, auto
from xml.etree.ElementTree import Element

from iki_desktop.models.angka import format_angka
from iki_desktop.models.tanggal import format_tanggal

BAWAAN = {9: "0%", 10: "0.00%", **dict.fromkeys((*range(14, 23), *range(27, 37), *range(50, 59)), "d/m/y")}
"""Number formats that a workbook uses without spelling them out, as far as they change what is read."""
TANGGAL = re.compile(r"[dy]|m{3,}", re.IGNORECASE)
DIKUTIP = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
AWAL_KALENDER = date(1899, 12, 30)
AWAL_KALENDER_1904 = date(1904, 1, 1)
MAKS_HARI = 2_958_465  # 31 December 9999
MAKS_DESIMAL = 6


class Rupa(Enum):
    """What the number format of a cell makes of its number."""

    ANGKA = auto()
    PERSEN = auto()
    TANGGAL = auto()


class BukuNilai:
    """Turns the raw content of a cell into text, with the strings and styles of its workbook."""

    def __init__(self, kata: Sequence[str], bentuk: Sequence[str], *, sejak_1904: bool) -> None:
        self._kata = kata
        self._bentuk = bentuk  # the number format of each style
        self._awal = AWAL_KALENDER_1904 if sejak_1904 else AWAL_KALENDER

    def teks(self, mentah: str, jenis: str, gaya: str) -> str:
        """What the cell shows. `jenis` is its type: s shared string, n number, b, e, str, inlineStr, d."""
        if jenis == "s":
            return self.kata(mentah)
        if jenis == "b":
            return "benar" if mentah == "1" else "salah"
        if jenis == "d":
            return _tanggal_iso(mentah)
        return self._angka(mentah, gaya) if jenis == "n" else mentah

    def kata(self, mentah: str) -> str:
        """The shared string of that number, "" where there is none."""
        return self._kata[int(mentah)] if mentah.isdecimal() and int(mentah) < len(self._kata) else ""

    def rupa(self, gaya: str) -> Rupa:
        """As what a number of this style is shown."""
        polos = DIKUTIP.sub("", self._bagian(gaya))
        if TANGGAL.search(polos):
            return Rupa.TANGGAL
        return Rupa.PERSEN if "%" in polos else Rupa.ANGKA

    def _bagian(self, gaya: str) -> str:
        """The number format of a style for figures above 0."""
        bentuk = self._bentuk[int(gaya)] if gaya.isdecimal() and int(gaya) < len(self._bentuk) else ""
        return bentuk.split(";")[0]

    def _angka(self, mentah: str, gaya: str) -> str:
        try:
            angka = Decimal(mentah.strip())
        except InvalidOperation:
            return mentah
        if not angka.is_finite() or abs(angka.adjusted()) > 15:
            return mentah
        rupa = self.rupa(gaya)
        if rupa is Rupa.TANGGAL:
            return self._tanggal(angka, mentah)
        if rupa is Rupa.PERSEN:
            return f"{_tulis(angka * 100)}%"
        depan, belakang = _kata_bentuk(self._bagian(gaya))
        return f"{depan}{_tulis(angka)}{belakang}"

    def _tanggal(self, angka: Decimal, mentah: str) -> str:
        hari = int(angka)
        if not 1 <= hari < MAKS_HARI:
            return mentah
        return format_tanggal(self._awal + timedelta(days=hari))


def kata_bersama(akar: Element) -> list[str]:
    """The strings of a workbook, runs of different faces joined, phonetic readings left out."""
    hasil: list[str] = []
    for si in akar.iterfind("si"):
        teks = (t for induk in si if induk.tag != "rPh" for t in (induk, *induk) if t.tag == "t")
        hasil.append("".join(t.text or "" for t in teks))
    return hasil


def bentuk_angka(akar: Element) -> list[str]:
    """The number format of each cell style ("" for the general one)."""
    sendiri: Mapping[str, str] = {
        f.get("numFmtId", ""): f.get("formatCode", "")[:200] for f in akar.iterfind("numFmts/numFmt")
    }

    def satu(kode: str) -> str:
        return sendiri.get(kode) or (BAWAAN.get(int(kode), "") if kode.isdecimal() and len(kode) < 6 else "")

    return [satu(x.get("numFmtId", "")) for x in akar.iterfind("cellXfs/xf")]


def _tulis(angka: Decimal) -> str:
    """A figure in Indonesian notation, as many decimals as it has; what is left of binary rounding is cut."""
    rapi = round(angka, MAKS_DESIMAL).normalize()
    desimal = max(0, -int(rapi.as_tuple().exponent))
    return format_angka(rapi, desimal).replace(".", "")  # a year is no thousand


def _kata_bentuk(bentuk: str) -> tuple[str, str]:
    """The words that a number format sets before and behind the figure (0" desa" → "", " desa")."""
    depan = belakang = ""
    ada_angka = False
    akhir = 0
    for m in DIKUTIP.finditer(bentuk):
        ada_angka |= bool(re.search(r"[0#?]", bentuk[akhir : m.start()]))
        kata = m[1] or m[2] or ""
        depan, belakang = (depan, belakang + kata) if ada_angka else (depan + kata, belakang)
        akhir = m.end()
    return depan, belakang


def _tanggal_iso(mentah: str) -> str:
    try:
        return format_tanggal(date.fromisoformat(mentah[:10]))
    except ValueError:
        return mentah
