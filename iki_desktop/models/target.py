"""The target that holds up to a month: of the year, of triwulan or months, over several pengampu."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from iki_desktop.models.angka import desimal_tepat
from iki_desktop.models.keputusan import Besaran, Indikator, Konsolidasi, Rentang, Target
from iki_desktop.models.tanggal import tw_bulan

Patokan = Besaran | Fraction
"""A target as it stands up to a month. Exact: 100 × 1/12 is a Fraction, and so are a Rentang's ends."""


def target_sampai(target: Target | None, konsolidasi: Konsolidasi, bulan: int) -> Patokan | None:
    """The target up to and with `bulan` (1–12); None where none is set for that time.

    The finest statement wins as a whole, single months before TW before the year, as aturan.md allows
    "TW or single months":
    - months: for `jumlah` the sum of the months given so far, otherwise the last of them;
    - TW: a month is held against its whole TW. Cumulative TW: the last one given. Per TW: for `jumlah`
      the sum of those given so far, otherwise the last one given. A TW left empty adds nothing;
    - only the year: for `jumlah` × m/12, otherwise itself.
    For a persentase with parts `jumlah` speaks of the parts, never of the percentage: ask
    `target_indikator`, which knows that.
    """
    if not 1 <= bulan <= 12:
        raise ValueError(f"no such month: {bulan}")
    if target is None:
        return None
    menjumlah = konsolidasi is Konsolidasi.JUMLAH
    if target.bulan:
        diberi = [target.bulan[b] for b in sorted(target.bulan) if b <= bulan]
        return _gabung(diberi, menjumlah)
    if target.tw is not None and any(t is not None for t in target.tw):
        diberi = [t for t in target.tw[: tw_bulan(bulan)] if t is not None]
        return _gabung(diberi, menjumlah and not target.tw_kumulatif)
    if target.tahun is None or not menjumlah:
        return target.tahun
    return _kali(target.tahun, Fraction(bulan, 12))


def target_indikator(indikator: Indikator, target: Target | None, bulan: int) -> Patokan | None:
    """`target_sampai` for an indikator: the target of a persentase with parts is a percentage, not a sum."""
    cara = Konsolidasi.JUMLAH if menjumlahkan_target(indikator) else Konsolidasi.AKHIR
    return target_sampai(target, cara, bulan)


def menjumlahkan_target(indikator: Indikator) -> bool:
    """Whether targets add up over time and over pengampu: `jumlah`, but for a persentase with parts."""
    return indikator.konsolidasi is Konsolidasi.JUMLAH and not indikator.berbagian


def target_milik(indikator: Indikator, pengampu: str, tahun: int) -> Target | None:
    """A pengampu's target of a year: its own, else that of the indikator."""
    sendiri = indikator.target_pengampu.get(pengampu)
    if sendiri is not None and tahun in sendiri:
        return sendiri[tahun]
    return indikator.target.get(tahun)


def target_kartu(indikator: Indikator, pengampu: Sequence[str], tahun: int, bulan: int) -> Patokan | None:
    """The kartu's target: the sum of its pengampu's for `jumlah`, their mean otherwise; ranges by ends.

    A pengampu without a target is left out of both. A kartu without pengampu has the indikator's own.
    """
    if not indikator.target_pengampu and len(pengampu) <= 1:
        return target_indikator(indikator, indikator.target.get(tahun), bulan)
    masing = [
        target_indikator(indikator, target_milik(indikator, p, tahun), bulan) for p in pengampu or ("",)
    ]
    ada = [t for t in masing if t is not None]
    if not ada:
        return None
    jumlah = _jumlah(ada)
    return jumlah if menjumlahkan_target(indikator) else _kali(jumlah, Fraction(1, len(ada)))


def tanpa_target(target: Target | None) -> bool:
    """Whether nothing is said: no figure of the year, a TW or a month."""
    return target is None or not (
        target.tahun is not None or target.bulan or any(t is not None for t in target.tw or ())
    )


def bagi_rata(total: Decimal, n: int) -> tuple[Decimal, ...]:
    """`total` in `n` parts as equal as its own decimals allow, spread evenly; their sum is `total`.

    26 over four TW is 7, 6, 7, 6: each part is the step between two half-up rounded running totals.
    """
    if n < 1:
        raise ValueError(f"nothing to divide by: {n}")
    eksponen = total.as_tuple().exponent
    if not isinstance(eksponen, int):
        raise ValueError(f"not a finite figure: {total}")
    desimal = max(0, -eksponen)
    satuan = int(total.scaleb(desimal))
    naik = [(2 * satuan * i + n) // (2 * n) for i in range(n + 1)]
    return tuple(Decimal(b - a).scaleb(-desimal) for a, b in pairwise(naik))


def ujung(b: Patokan) -> tuple[Decimal | Fraction, Decimal | Fraction]:
    """Both ends of a target; a single figure is both."""
    return (b.bawah, b.atas) if isinstance(b, Rentang) else (b, b)


def _rapi(x: Fraction) -> Decimal | Fraction:
    """A Decimal where the fraction is one, else the exact fraction."""
    tepat = desimal_tepat(x)
    return x if tepat is None else tepat


def _susun(bawah: Fraction, atas: Fraction) -> Patokan:
    return _rapi(bawah) if bawah == atas else Rentang(_rapi(bawah), _rapi(atas))


def _kali(b: Patokan, faktor: Fraction) -> Patokan:
    bawah, atas = ujung(b)
    return _susun(Fraction(bawah) * faktor, Fraction(atas) * faktor)


def _jumlah(daftar: Sequence[Patokan]) -> Patokan:
    if len(daftar) == 1:
        return daftar[0]
    bawah, atas = Fraction(), Fraction()
    for b in daftar:
        lo, hi = ujung(b)
        bawah += Fraction(lo)
        atas += Fraction(hi)
    return _susun(bawah, atas)


def _gabung(diberi: Sequence[Besaran], menjumlah: bool) -> Patokan | None:
    if not diberi:
        return None
    return _jumlah(diberi) if menjumlah else diberi[-1]
