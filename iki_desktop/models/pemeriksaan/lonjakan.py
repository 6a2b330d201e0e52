"""How far a figure lies from its own history: a robust score (median, MAD), careful with few figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

Angka = Decimal | Fraction | int | float

MAKS_WAJAR = 3.5  # the usual bound of the robust score (Iglewicz and Hoaglin)
MIN_RIWAYAT = 6  # with fewer figures nothing is said
CUKUP_RIWAYAT = 12  # from here on the median and MAD are trusted as they are

_NORMAL = 1.4826  # MAD × this estimates a standard deviation
_NORMAL_RATA = 1.2533  # the same for the mean deviation, where the MAD is 0
_LANTAI = 0.1  # a spread below a tenth of the median is taken as a tenth


def skor_lonjakan(riwayat: Sequence[Angka], nilai: Angka) -> float | None:
    """Distance of `nilai` from the median of `riwayat` (without it) in robust standard deviations, signed.

    None where there are fewer than MIN_RIWAYAT figures. The spread is the MAD; where more than half of
    the figures are equal and it is 0, the mean deviation; and never less than a tenth of the median or
    one unit, so that 0 0 0 0 0 1 is no jump. With few figures the spread is itself uncertain and is
    widened, by a half at MIN_RIWAYAT, down to nothing at CUKUP_RIWAYAT.
    """
    n = len(riwayat)
    if n < MIN_RIWAYAT:
        return None
    # Floats are enough: this is a hint for the eye, no figure of a report.
    angka = sorted(map(float, riwayat))
    tengah = _median(angka)
    jarak = sorted(abs(x - tengah) for x in angka)
    sebar = _median(jarak) * _NORMAL or sum(jarak) / n * _NORMAL_RATA
    sebar = max(sebar, abs(tengah) * _LANTAI, 1.0)
    if n < CUKUP_RIWAYAT:
        sebar *= 1 + (CUKUP_RIWAYAT - n) / (2 * (CUKUP_RIWAYAT - MIN_RIWAYAT))
    return (float(nilai) - tengah) / sebar


def melonjak(riwayat: Sequence[Angka], nilai: Angka) -> bool:
    """Whether a figure lies so far from its history that a person should look at it."""
    skor = skor_lonjakan(riwayat, nilai)
    return skor is not None and abs(skor) > MAKS_WAJAR


def _median(urut: Sequence[float]) -> float:
    tengah = len(urut) // 2
    return urut[tengah] if len(urut) % 2 else (urut[tengah - 1] + urut[tengah]) / 2
