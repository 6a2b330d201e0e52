"""Realisasi against target in percent (PermenPANRB 8/2021, and the choices aturan.md names), exact."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from iki_desktop.models.keputusan import Arah
from iki_desktop.models.target import Patokan, ujung

_SERATUS = Fraction(100)
_NOL = Fraction(0)


def capaian(
    realisasi: Decimal | Fraction | int | None, target: Patokan | None, arah: Arah
) -> Fraction | None:
    """Capaian in %, 0 or more, not cut at any cap; None where it cannot be measured.

    Naik: R/T × 100. Turun: (2T − R)/T × 100. A range is held at the end that R passes, 100 within it.
    T = 0: none for naik; for turun 100 where R = 0, else 0. Exact, so that the bounds of a scale are met
    exactly. A target below 0 has no rule and would turn the formula upside down, so there is no capaian.
    """
    if realisasi is None or target is None:
        return None
    r = Fraction(realisasi)
    bawah, atas = ujung(target)
    if bawah != atas and bawah <= r <= atas:
        return _SERATUS
    t = Fraction(atas if r > atas else bawah)
    if t < 0:
        return None
    if t == 0:
        if arah is Arah.NAIK:
            return None
        return _SERATUS if r == 0 else _NOL
    hasil = r / t if arah is Arah.NAIK else (2 * t - r) / t
    return max(_NOL, hasil * 100)


def rata_capaian(values: Iterable[Fraction | None], batas: Decimal | None) -> Fraction | None:
    """The plain mean of the capaian there are, each cut at the office's cap; None where there is none."""
    potong = None if batas is None else Fraction(batas)
    jumlah, n = Fraction(0), 0
    for v in values:
        if v is not None:
            jumlah += v if potong is None or v <= potong else potong
            n += 1
    return jumlah / n if n else None
