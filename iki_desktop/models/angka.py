"""Figures in and out in Indonesian notation ("1.234,5"), exact and strict: what is ambiguous is refused."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from iki_desktop.errors import InputRefused
from iki_desktop.models.keputusan import Besaran, Rentang

Angka = Decimal | Fraction | int
"""Any exact figure. Floats are kept out: 0,1 ten times is 1 (aturan.md, "Figures")."""

# So many digits that no office needs more, and so few that sums of a year stay exact in Decimal's 28 digits.
MAKS_BULAT = 15
MAKS_DESIMAL = 10
MAKS_KETIKAN = 80  # characters of one input; beyond that nothing is worth looking at

_LEBAR = Context(prec=100)  # rounding must never fail for want of digits

_SPASI = "\u0020\u00a0\u2007\u2009\u202f"  # blank, NBSP, figure space, thin space, narrow NBSP
_MINUS = "-\u2212"
_SAMBUNG = r"(?:[-\u2012\u2013\u2014\u2212]|s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?|hingga)"

# Groups of exactly three, all parted by the same sign; "0.123" is no group but a foreign decimal.
_BENTUK = re.compile(
    rf"(?P<minus>[{_MINUS}])?"
    rf"(?P<bulat>[0-9]+|[1-9][0-9]{{0,2}}(?:(?P<sekat>[.{_SPASI}])[0-9]{{3}})(?:(?P=sekat)[0-9]{{3}})*)"
    r"(?:,(?P<pecahan>[0-9]+))?"
)
_BENTUK_JSON = re.compile(r"(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?")
_BENTUK_RENTANG_JSON = re.compile(r"(-?[0-9.]+)-(-?[0-9.]+)")
_BENTUK_RENTANG = re.compile(
    rf"(?P<bawah>[{_MINUS}]?[0-9][0-9.,{_SPASI}]*?(?:[{_SPASI}]?%)?)\s*{_SAMBUNG}\s*"
    rf"(?P<atas>[{_MINUS}]?[0-9][0-9.,{_SPASI}]*(?:[{_SPASI}]?%)?)",
    re.IGNORECASE,
)


def _kutip(teks: str) -> str:
    """The input as a sentence can carry it: one line, never longer than a short phrase."""
    satu_baris = " ".join(teks.split())
    return f"“{satu_baris[:40]}…”" if len(satu_baris) > 40 else f"“{satu_baris}”"


def _susun(negatif: bool, bulat: str, pecahan: str, teks: str) -> Decimal:
    bulat = bulat.lstrip("0") or "0"
    if len(bulat) > MAKS_BULAT or len(pecahan) > MAKS_DESIMAL:
        raise InputRefused(
            f"Angka {_kutip(teks)} terlalu panjang. Paling banyak {MAKS_BULAT} angka di depan koma dan "
            f"{MAKS_DESIMAL} di belakangnya."
        )
    nilai = Decimal(f"{bulat}.{pecahan}" if pecahan else bulat)
    return -nilai if negatif and nilai else nilai


def parse_angka(teks: str, *, persen: bool = False) -> Decimal:
    """Read one figure in Indonesian notation: "1234,5", "1.234,5", "1 234,5", "-5".

    A dot groups thousands, so "1.234" is 1234. `persen` allows one "%" behind the figure and drops it
    (cells and targets of a persentase, as pasted from Excel: "75%" is 75); elsewhere a percent sign is
    refused, because 5 % of what is unknown. Raises InputRefused with a sentence that names the input.
    """
    bersih = teks.strip()
    if not bersih:
        raise InputRefused("Belum ada angka yang ditulis. Ketik angkanya, misalnya 1.234,5.")
    if len(bersih) <= MAKS_BULAT and bersih.isdecimal() and bersih.isascii():
        return Decimal(bersih)  # what most cells hold, at a third of the price of the rules below
    if len(bersih) > MAKS_KETIKAN:
        raise InputRefused(f"{_kutip(teks)} terlalu panjang untuk sebuah angka. Tulis misalnya 1.234,5.")
    if bersih.endswith("%"):
        if not persen:
            raise InputRefused(f"{_kutip(teks)} memakai tanda %. Tulis angkanya saja, tanpa tanda %.")
        bersih = bersih[:-1].rstrip()
    bentuk = _BENTUK.fullmatch(bersih)
    if bentuk is None:
        raise InputRefused(_alasan(bersih, teks))
    bulat = bentuk["bulat"]
    if bentuk["sekat"]:
        bulat = bulat.replace(bentuk["sekat"], "")
    return _susun(bool(bentuk["minus"]), bulat, bentuk["pecahan"] or "", teks)


def _alasan(bersih: str, teks: str) -> str:
    """Why a figure was refused, with what to write instead."""
    if not re.fullmatch(rf"[{_MINUS}]?[0-9][0-9.,{_SPASI}]*", bersih):
        return f"{_kutip(teks)} bukan angka. Tulis angka saja, misalnya 1.234,5."
    if "," in bersih and "." in bersih and bersih.rindex(".") > bersih.index(","):
        return (
            f"{_kutip(teks)} memakai koma dan titik terbalik. Titik memisahkan ribuan dan koma memisahkan "
            "pecahan, misalnya 1.234,5."
        )
    if "." in bersih:
        return (
            f"{_kutip(teks)} dapat dibaca lebih dari satu cara. Titik hanya memisahkan ribuan, tiga angka "
            "sekelompok (1.234); pecahan memakai koma (1,23)."
        )
    return f"{_kutip(teks)} bukan angka yang dapat dibaca. Tulis misalnya 1.234,5."


def bulatkan(x: Angka, desimal: int) -> Decimal:
    """`x` with exactly `desimal` decimals, half up (a tie goes away from zero), computed exactly."""
    if isinstance(x, Fraction):
        n = (abs(x) * 10**desimal * 2 + 1) // 2
        return Decimal(-n if x < 0 else n).scaleb(-desimal)
    hasil = Decimal(x).quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP, _LEBAR)
    return abs(hasil) if hasil.is_zero() else hasil


def desimal_tepat(x: Fraction) -> Decimal | None:
    """The fraction as the very same Decimal; None where it has no end, or more than MAKS_DESIMAL decimals."""
    for desimal in range(MAKS_DESIMAL + 1):
        if 10**desimal % x.denominator == 0:
            return Decimal(x.numerator * (10**desimal // x.denominator)).scaleb(-desimal, _LEBAR)
    return None


def format_angka(x: Angka, desimal: int | None = None) -> str:
    """ "1.234,5": half up; `desimal` n gives exactly n decimals, None at most two without trailing zeros."""
    teks = f"{bulatkan(x, 2 if desimal is None else desimal):f}"
    tanda, teks = ("-", teks[1:]) if teks.startswith("-") else ("", teks)
    bulat, _, pecahan = teks.partition(".")
    if desimal is None:
        pecahan = pecahan.rstrip("0")
    bulat = f"{int(bulat):,}".replace(",", ".")
    return f"{tanda}{bulat},{pecahan}" if pecahan else f"{tanda}{bulat}"


def parse_besaran(teks: str, *, persen: bool = False) -> Besaran:
    """Read a target: one figure, or a range "7-8", "7–8", "7 s.d. 8". Raises InputRefused.

    A range whose ends are equal is that one figure; one whose ends are swapped is refused.
    """
    bentuk = _BENTUK_RENTANG.fullmatch(teks.strip()) if len(teks) <= 2 * MAKS_KETIKAN else None
    if bentuk is None:
        return parse_angka(teks, persen=persen)
    bawah = parse_angka(bentuk["bawah"], persen=persen)
    atas = parse_angka(bentuk["atas"], persen=persen)
    return _rentang(bawah, atas, teks)


def _rentang(bawah: Decimal, atas: Decimal, teks: str) -> Besaran:
    if bawah > atas:
        raise InputRefused(f"Rentang {_kutip(teks)} terbalik. Tulis angka yang kecil di depan, misalnya 7–8.")
    return bawah if bawah == atas else Rentang(bawah, atas)


def format_besaran(b: Besaran | Fraction, desimal: int | None = None) -> str:
    """A target as it is shown: "26", "7–8"."""
    if isinstance(b, Rentang):
        sambung = " – " if b.bawah < 0 or b.atas < 0 else "–"
        return f"{format_angka(b.bawah, desimal)}{sambung}{format_angka(b.atas, desimal)}"
    return format_angka(b, desimal)


def format_utuh(x: Angka) -> str:
    """ "1.234,505": every decimal of a figure that ends, at most two of one that does not (1/3)."""
    tepat = desimal_tepat(x) if isinstance(x, Fraction) else Decimal(x)
    if tepat is None:
        return format_angka(x)
    return format_angka(tepat, max(0, -int(tepat.normalize().as_tuple().exponent)))


def format_besaran_utuh(b: Besaran | Fraction) -> str:
    """A target with every decimal, so that typing what is shown changes nothing."""
    if isinstance(b, Rentang):
        sambung = " – " if b.bawah < 0 or b.atas < 0 else "–"
        return f"{format_utuh(b.bawah)}{sambung}{format_utuh(b.atas)}"
    return format_utuh(b)


def angka_json(x: Angka) -> str:
    """The figure as iki-json writes it: "1234.5", no exponent, no trailing zeros.

    Raises ValueError for a Fraction without an end (1/3), which no stored figure is.
    """
    tepat = desimal_tepat(x) if isinstance(x, Fraction) else x
    if tepat is None:
        raise ValueError(f"no finite decimal form: {x}")
    teks = f"{tepat:f}"
    if "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    return "0" if teks in {"-0", ""} else teks


def parse_angka_json(s: str) -> Decimal:
    """Read "1234.5" as iki-json writes it. Raises InputRefused."""
    bentuk = _BENTUK_JSON.fullmatch(s)
    if bentuk is None:
        raise InputRefused(f'{_kutip(s)} bukan angka JSON. Angka ditulis sebagai teks, misalnya "1234.5".')
    return _susun(bool(bentuk[1]), bentuk[2], bentuk[3] or "", s)


def besaran_json(b: Besaran) -> str:
    """A target as iki-json writes it: "26", "7-8"."""
    if isinstance(b, Rentang):
        return f"{angka_json(b.bawah)}-{angka_json(b.atas)}"
    return angka_json(b)


def parse_besaran_json(s: str) -> Besaran:
    """Read "26" or "7-8" as iki-json writes them. Raises InputRefused."""
    bentuk = _BENTUK_RENTANG_JSON.fullmatch(s)
    if bentuk is None:
        return parse_angka_json(s)
    return _rentang(parse_angka_json(bentuk[1]), parse_angka_json(bentuk[2]), s)
