"""From monthly cells to the figure of a period, for one pengampu and over several (aturan.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from iki_desktop.models.keputusan import Indikator, Konsolidasi
from iki_desktop.models.realisasi import KeadaanSel, Sel

PENYEBUT_NOL = "Penyebutnya 0, jadi persentasenya tidak dapat dihitung."
TANPA_BAGIAN = "Ada bulan yang diisi tanpa pembilang dan penyebut; bulan itu tidak ikut dihitung."
TANPA_NILAI = "Ada bulan yang diisi sebagai pembilang dan penyebut; bulan itu tidak ikut dihitung."

_NOL = Decimal(0)


@dataclass(frozen=True, slots=True)
class Gabungan:
    """The figure of a period. `nilai` is None where nothing is known, or where the penyebut is 0.

    For a persentase with parts `nilai` is in percent (80, not 0,8) and the parts that gave it stand
    beside it. `peringatan` is one Indonesian sentence, "" where all is well.
    """

    nilai: Decimal | Fraction | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    peringatan: str = ""


KOSONG = Gabungan()


def konsolidasi(indikator: Indikator, sel: Iterable[Sel]) -> Gabungan:
    """Consolidate the cells of ONE pengampu, already those of the period, in any order.

    Nihil counts as 0: a figure of 0 for every konsolidasi, and 0/0 for a persentase with parts, so that
    a month without activity moves neither part. Such a persentase consolidates both parts and divides
    once; only `akhir` takes the last known month, every other setting sums, since the mean, greatest or
    least of monthly percentages is what aturan.md calls wrong. A cell recorded in the other form than
    the indikator asks for (its formula was changed later) is not counted, and the warning says so.
    """
    urut = sorted(sel, key=_urutan)
    if indikator.berbagian:
        return _bagian(indikator.konsolidasi, urut)
    return _angka(indikator.konsolidasi, urut)


def konsolidasi_pengampu(indikator: Indikator, per_pengampu: Mapping[str, Iterable[Sel]]) -> Gabungan:
    """Consolidate over the pengampu of a kartu: each for itself, then together.

    `jumlah` and the parts of a persentase are summed; everything else is the mean of those that have a
    figure.
    """
    masing = [konsolidasi(indikator, sel) for sel in per_pengampu.values()]
    if not masing:
        return KOSONG
    if len(masing) == 1:
        return masing[0]
    lain = _pertama(g.peringatan for g in masing if g.peringatan != PENYEBUT_NOL)
    if indikator.berbagian:
        ada = [g for g in masing if g.penyebut is not None]
        if not ada:
            return Gabungan(peringatan=lain)
        pembilang = sum((g.pembilang or _NOL for g in ada), _NOL)
        penyebut = sum((g.penyebut or _NOL for g in ada), _NOL)
        return _bagi(pembilang, penyebut, lain)
    nilai = [g.nilai for g in masing if g.nilai is not None]
    if not nilai:
        return Gabungan(peringatan=lain)
    if indikator.konsolidasi is Konsolidasi.JUMLAH:
        # A sum of cells is always a Decimal; the test only tells the type checker.
        return Gabungan(sum((n for n in nilai if isinstance(n, Decimal)), _NOL), peringatan=lain)
    return Gabungan(sum((Fraction(n) for n in nilai), Fraction()) / len(nilai), peringatan=lain)


def nilai_sel(indikator: Indikator, sel: Sel) -> Decimal | Fraction | None:
    """The figure of one cell: as recorded, 0 for nihil, percent for parts (None for nihil or 0 below)."""
    return konsolidasi(indikator, (sel,)).nilai


def _urutan(sel: Sel) -> tuple[int, int]:
    return (sel.tahun, sel.bulan)


def _pertama(kalimat: Iterable[str]) -> str:
    return next((k for k in kalimat if k), "")


def _bagian(cara: Konsolidasi, urut: Sequence[Sel]) -> Gabungan:
    terpakai: list[tuple[Decimal, Decimal]] = []
    peringatan = ""
    for sel in urut:
        if sel.keadaan is KeadaanSel.NIHIL:
            terpakai.append((_NOL, _NOL))
        elif sel.pembilang is None or sel.penyebut is None:
            peringatan = TANPA_BAGIAN
        else:
            terpakai.append((sel.pembilang, sel.penyebut))
    if not terpakai:
        return Gabungan(peringatan=peringatan)
    if cara is Konsolidasi.AKHIR:
        terpakai = terpakai[-1:]
    return _bagi(sum((a for a, _ in terpakai), _NOL), sum((b for _, b in terpakai), _NOL), peringatan)


def _bagi(pembilang: Decimal, penyebut: Decimal, peringatan: str) -> Gabungan:
    if penyebut == 0:
        return Gabungan(None, pembilang, penyebut, PENYEBUT_NOL)
    return Gabungan(Fraction(pembilang) / Fraction(penyebut) * 100, pembilang, penyebut, peringatan)


def _angka(cara: Konsolidasi, urut: Sequence[Sel]) -> Gabungan:
    nilai: list[Decimal] = []
    peringatan = ""
    for sel in urut:
        if sel.keadaan is KeadaanSel.NIHIL:
            nilai.append(_NOL)
        elif sel.nilai is None:
            peringatan = TANPA_NILAI
        else:
            nilai.append(sel.nilai)
    if not nilai:
        return Gabungan(peringatan=peringatan)
    match cara:
        case Konsolidasi.JUMLAH:
            hasil: Decimal | Fraction = sum(nilai, _NOL)
        case Konsolidasi.RATA_RATA:
            hasil = Fraction(sum(nilai, _NOL)) / len(nilai)
        case Konsolidasi.AKHIR:
            hasil = nilai[-1]
        case Konsolidasi.MAKSIMUM:
            hasil = max(nilai)
        case Konsolidasi.MINIMUM:
            hasil = min(nilai)
    return Gabungan(hasil, peringatan=peringatan)
