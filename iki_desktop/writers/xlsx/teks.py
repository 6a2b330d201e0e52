"""Text as a workbook can hold it: safe characters, bounded length, sheet names, quotes in formulas."""

from __future__ import annotations

import re

MAKS_TEKS = 32_767  # characters (UTF-16 units) of one cell; Excel and openpyxl cut the rest without a word
MAKS_NAMA = 31
TANDA_POTONG = " … [dipotong: teks lengkapnya ada di kartu]"

# What XML 1.0 forbids or Excel refuses: control characters, halves of surrogate pairs, non-characters.
_TERLARANG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# Excel reads "_x0041_" in a cell as "A"; an escaped underline keeps what was written.
_MIRIP_KODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NAMA_TERLARANG = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\U00010000-\U0010ffff]")
_SINGKATAN = (
    (re.compile(r"\bkepala\s+sub\s*bagian\b", re.IGNORECASE), "Kasubbag"),
    (re.compile(r"\bkepala\s+sub\s*bidang\b", re.IGNORECASE), "Kasubbid"),
    (re.compile(r"\bkepala\s+seksi\b", re.IGNORECASE), "Kasi"),
    (re.compile(r"\bkepala\s+bidang\b", re.IGNORECASE), "Kabid"),
    (re.compile(r"\bsekretaris\b", re.IGNORECASE), "Sekretaris"),
    (re.compile(r"\bkecamatan\b", re.IGNORECASE), "Kec."),
    (re.compile(r"\bkelurahan\b", re.IGNORECASE), "Kel."),
)


def bersih(teks: str) -> str:
    """`teks` without what a workbook cannot hold, lines ended by "\\n"; too long is cut with a mark."""
    hasil = _TERLARANG.sub("", teks.replace("\r\n", "\n").replace("\r", "\n"))
    hasil = _MIRIP_KODE.sub("_x005F_", hasil)
    if _satuan(hasil) <= MAKS_TEKS:
        return hasil
    muat = MAKS_TEKS - len(TANDA_POTONG)
    potong = hasil.encode("utf-16-le")[: 2 * muat].decode("utf-16-le", errors="ignore")
    return potong + TANDA_POTONG


def _satuan(teks: str) -> int:
    """Length as Excel counts it."""
    return len(teks) if len(teks) * 2 <= MAKS_TEKS else len(teks.encode("utf-16-le")) // 2


def mirip_rumus(teks: str) -> bool:
    """Whether a spreadsheet would take the text for a formula when a person edits the cell."""
    return teks[:1] in ("=", "+", "-", "@", "\t")


def kutip(teks: str) -> str:
    """A text constant of a formula. Longer than 255 characters is more than a formula's constant can be."""
    return '"' + bersih(teks)[:255].replace('"', '""') + '"'


def nama_lembar(teks: str, terpakai: set[str]) -> str:
    """A sheet name made from `teks` that Excel accepts, not yet in `terpakai` (casefolded; it is added).

    At most 31 characters, none of []:*?/\\, no quote at either end, not "History"; usual long titles are
    shortened as offices do ("Kepala Seksi" → "Kasi") before anything is cut.
    """
    nama = _rapi(_NAMA_TERLARANG.sub(" ", teks))
    if len(nama) > MAKS_NAMA:
        for pola, singkat in _SINGKATAN:
            nama = pola.sub(singkat, nama)
    nama = _rapi(nama) or "Kartu"
    if nama.casefold() == "history":
        nama = "History_"
    calon, ke = _potong(nama, MAKS_NAMA), 1
    while calon.casefold() in terpakai:
        ke += 1
        akhiran = f" ({ke})"
        calon = _potong(nama, MAKS_NAMA - len(akhiran)) + akhiran
    terpakai.add(calon.casefold())
    return calon


def ringkas(teks: str, panjang: int = 300) -> str:
    """`teks` on one line, cut with "…" where it is longer than a list of names should hold."""
    return _potong(" ".join(teks.split()), panjang)


def _rapi(nama: str) -> str:
    return " ".join(nama.split()).strip("' ")


def _potong(nama: str, panjang: int) -> str:
    """`nama` in at most `panjang` characters, at a word's end where that loses little, with "…"."""
    if len(nama) <= panjang:
        return nama
    pendek = nama[: panjang - 1]
    kata = pendek.rsplit(" ", 1)[0]
    if len(kata) >= panjang * 2 // 3:
        pendek = kata
    return pendek.rstrip(" ',;(") + "…"


def acu_lembar(nama: str) -> str:
    """A sheet's name as a formula refers to it."""
    return "'" + nama.replace("'", "''") + "'"
