"""Text as a workbook can hold it: safe characters, bounded length, sheet names, quotes in formulas."""

from __future__ import annotations

import re

MAX_TEXT = 32_767  # characters (UTF-16 units) of one cell; Excel and openpyxl cut the rest without a word
MAX_NAME = 31
CUT_MARK = " … [dipotong: teks lengkapnya ada di kartu]"

# What XML 1.0 forbids or Excel refuses: control characters, halves of surrogate pairs, non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# Excel reads "_x0041_" in a cell as "A"; an escaped underline keeps what was written.
_LIKE_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORBIDDEN_IN_NAME = re.compile(
    r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\U00010000-\U0010ffff]"
)
_SHORTENED = (
    (re.compile(r"\bkepala\s+sub\s*bagian\b", re.IGNORECASE), "Kasubbag"),
    (re.compile(r"\bkepala\s+sub\s*bidang\b", re.IGNORECASE), "Kasubbid"),
    (re.compile(r"\bkepala\s+seksi\b", re.IGNORECASE), "Kasi"),
    (re.compile(r"\bkepala\s+bidang\b", re.IGNORECASE), "Kabid"),
    (re.compile(r"\bsekretaris\b", re.IGNORECASE), "Sekretaris"),
    (re.compile(r"\bkecamatan\b", re.IGNORECASE), "Kec."),
    (re.compile(r"\bkelurahan\b", re.IGNORECASE), "Kel."),
)


def clean(teks: str) -> str:
    """`teks` without what a workbook cannot hold, lines ended by "\\n"; too long is cut with a mark."""
    result = _FORBIDDEN.sub("", teks.replace("\r\n", "\n").replace("\r", "\n"))
    result = _LIKE_CODE.sub("_x005F_", result)
    if _satuan(result) <= MAX_TEXT:
        return result
    fits = MAX_TEXT - len(CUT_MARK)
    cut = result.encode("utf-16-le")[: 2 * fits].decode("utf-16-le", errors="ignore")
    return cut + CUT_MARK


def _satuan(teks: str) -> int:
    """Length as Excel counts it."""
    return len(teks) if len(teks) * 2 <= MAX_TEXT else len(teks.encode("utf-16-le")) // 2


def looks_like_formula(teks: str) -> bool:
    """Whether a spreadsheet would take the text for a formula when a person edits the cell."""
    return teks[:1] in ("=", "+", "-", "@", "\t")


def quoted(teks: str) -> str:
    """A text constant of a formula. Longer than 255 characters is more than a formula's constant can be."""
    return '"' + clean(teks)[:255].replace('"', '""') + '"'


def sheet_name(teks: str, taken: set[str]) -> str:
    """A sheet name made from `teks` that Excel accepts, not yet in `taken` (casefolded; it is added).

    At most 31 characters, none of []:*?/\\, no quote at either end, not "History"; usual long titles are
    shortened as offices do ("Kepala Seksi" → "Kasi") before anything is cut.
    """
    nama = _tidy(_FORBIDDEN_IN_NAME.sub(" ", teks))
    if len(nama) > MAX_NAME:
        for pattern, short_form in _SHORTENED:
            nama = pattern.sub(short_form, nama)
    nama = _tidy(nama) or "Kartu"
    if nama.casefold() == "history":
        nama = "History_"
    candidate, nth = _shortened(nama, MAX_NAME), 1
    while candidate.casefold() in taken:
        nth += 1
        suffix = f" ({nth})"
        candidate = _shortened(nama, MAX_NAME - len(suffix)) + suffix
    taken.add(candidate.casefold())
    return candidate


def brief(teks: str, length: int = 300) -> str:
    """`teks` on one line, cut with "…" where it is longer than a list of names should hold."""
    return _shortened(" ".join(teks.split()), length)


def _tidy(nama: str) -> str:
    return " ".join(nama.split()).strip("' ")


def _shortened(nama: str, length: int) -> str:
    """`nama` in at most `length` characters, at a word's end where that loses little, with "…"."""
    if len(nama) <= length:
        return nama
    short = nama[: length - 1]
    word = short.rsplit(" ", 1)[0]
    if len(word) >= length * 2 // 3:
        short = word
    return short.rstrip(" ',;(") + "…"


def sheet_reference(nama: str) -> str:
    """A sheet's name as a formula refers to it."""
    return "'" + nama.replace("'", "''") + "'"
