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

BUILT_IN = {9: "0%", 10: "0.00%", **dict.fromkeys((*range(14, 23), *range(27, 37), *range(50, 59)), "d/m/y")}
"""Number formats that a workbook uses without spelling them out, as far as they change what is read."""
TANGGAL = re.compile(r"[dy]|m{3,}", re.IGNORECASE)
QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
CALENDAR_START = date(1899, 12, 30)
CALENDAR_START_1904 = date(1904, 1, 1)
MAX_DAYS = 2_958_465  # 31 December 9999
MAX_DECIMALS = 6


class Shown(Enum):
    """What the number format of a cell makes of its number."""

    NUMBER = auto()
    PERCENT = auto()
    TANGGAL = auto()


class Values:
    """Turns the raw content of a cell into text, with the strings and styles of its workbook."""

    def __init__(self, words: Sequence[str], form: Sequence[str], *, since_1904: bool) -> None:
        self._word = words
        self._form = form  # the number format of each style
        self._start = CALENDAR_START_1904 if since_1904 else CALENDAR_START

    def teks(self, raw: str, kind: str, style: str) -> str:
        """What the cell shows. `kind` is its type: s shared string, n number, b, e, str, inlineStr, d."""
        if kind == "s":
            return self.shared_string(raw)
        if kind == "b":
            return "benar" if raw == "1" else "salah"
        if kind == "d":
            return _iso_date(raw)
        return self._number(raw, style) if kind == "n" else raw

    def shared_string(self, raw: str) -> str:
        """The shared string of that number, "" where there is none."""
        return self._word[int(raw)] if raw.isdecimal() and int(raw) < len(self._word) else ""

    def shown(self, style: str) -> Shown:
        """As what a number of this style is shown."""
        plain = QUOTED.sub("", self._section(style))
        if TANGGAL.search(plain):
            return Shown.TANGGAL
        return Shown.PERCENT if "%" in plain else Shown.NUMBER

    def _section(self, style: str) -> str:
        """The number format of a style for figures above 0."""
        form = self._form[int(style)] if style.isdecimal() and int(style) < len(self._form) else ""
        return form.split(";")[0]

    def _number(self, raw: str, style: str) -> str:
        try:
            number = Decimal(raw.strip())
        except InvalidOperation:
            return raw
        if not number.is_finite() or abs(number.adjusted()) > 15:
            return raw
        shown = self.shown(style)
        if shown is Shown.TANGGAL:
            return self._tanggal(number, raw)
        if shown is Shown.PERCENT:
            return f"{_write(number * 100)}%"
        front, behind = _format_words(self._section(style))
        return f"{front}{_write(number)}{behind}"

    def _tanggal(self, number: Decimal, raw: str) -> str:
        days = int(number)
        if not 1 <= days < MAX_DAYS:
            return raw
        return format_tanggal(self._start + timedelta(days=days))


def shared_strings(root: Element) -> list[str]:
    """The strings of a workbook, runs of different faces joined, phonetic readings left out."""
    results: list[str] = []
    for item in root.iterfind("si"):
        teks = (t for parent in item if parent.tag != "rPh" for t in (parent, *parent) if t.tag == "t")
        results.append("".join(t.text or "" for t in teks))
    return results


def number_formats(root: Element) -> list[str]:
    """The number format of each cell style ("" for the general one)."""
    alone: Mapping[str, str] = {
        f.get("numFmtId", ""): f.get("formatCode", "")[:200] for f in root.iterfind("numFmts/numFmt")
    }

    def one(kode: str) -> str:
        return alone.get(kode) or (BUILT_IN.get(int(kode), "") if kode.isdecimal() and len(kode) < 6 else "")

    return [one(x.get("numFmtId", "")) for x in root.iterfind("cellXfs/xf")]


def _write(number: Decimal) -> str:
    """A figure in Indonesian notation, as many decimals as it has; what is left of binary rounding is cut."""
    tidy = round(number, MAX_DECIMALS).normalize()
    decimals = max(0, -int(tidy.as_tuple().exponent))
    return format_angka(tidy, decimals).replace(".", "")  # a year is no thousand


def _format_words(form: str) -> tuple[str, str]:
    """The words that a number format sets before and behind the figure (0" desa" → "", " desa")."""
    front = behind = ""
    has_number = False
    end = 0
    for m in QUOTED.finditer(form):
        has_number |= bool(re.search(r"[0#?]", form[end : m.start()]))
        word = m[1] or m[2] or ""
        front, behind = (front, behind + word) if has_number else (front + word, behind)
        end = m.end()
    return front, behind


def _iso_date(raw: str) -> str:
    try:
        return format_tanggal(date.fromisoformat(raw[:10]))
    except ValueError:
        return raw
