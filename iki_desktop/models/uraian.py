"""How a figure came about, written as sums that one can check by hand: "3/4 + 5/6 = 8/10 = 80 %"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from iki_desktop.models.angka import Angka, desimal_tepat, format_angka, format_besaran_utuh, format_utuh
from iki_desktop.models.keputusan import Arah, Indikator, Konsolidasi
from iki_desktop.models.konsolidasi import Gabungan, konsolidasi, konsolidasi_pengampu
from iki_desktop.models.realisasi import KeadaanSel, Sel
from iki_desktop.models.tanggal import BULAN
from iki_desktop.models.target import Patokan, ujung

KOSONG = "Belum ada angka."
_NOL = Decimal(0)


def uraian_gabungan(
    indikator: Indikator, per_pengampu: Mapping[str, Sequence[Sel]], nama: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """The sums behind `konsolidasi_pengampu`, a line each; `nama` are the names of the pengampu.

    One line for a kartu of one pengampu; for several one a pengampu that has figures, then theirs together.
    What was recorded is written with every decimal, so that the sum comes out by hand; what follows from it
    with at most two, and "≈" stands where that, or a part of it, was rounded.
    """
    terpakai = {p: s for p, sel in per_pengampu.items() if (s := _terpakai(indikator, sel))}
    if not terpakai:
        return (KOSONG,)
    if len(per_pengampu) == 1:
        return (_satu(indikator, next(iter(terpakai.values()))),)
    nama = nama or {}
    baris = [f"{nama.get(p) or 'Pengampu'}: {_satu(indikator, sel)}" for p, sel in terpakai.items()]
    return (*baris, _bersama(indikator, terpakai))


def uraian_capaian(realisasi: Angka | None, target: Patokan | None, arah: Arah, hasil: Angka | None) -> str:
    """The formula of `capaian` with its figures; `hasil` is what it gave."""
    if target is None:
        return "Belum ada target, jadi belum ada capaian."
    if realisasi is None:
        return "Belum ada angka, jadi belum ada capaian."
    if hasil is None:
        return "Targetnya 0, jadi capaian tidak dapat dihitung."
    bawah, atas = ujung(target)
    r = Fraction(realisasi)
    if bawah != atas and bawah <= r <= atas:
        return f"{_suku(r)} ada di dalam rentang {format_besaran_utuh(target)} = 100 %"
    t = Fraction(atas if r > atas else bawah)
    if t == 0:
        return f"Target 0 dan realisasi {_suku(r)}: {_tulis(hasil)} %"
    rumus = f"{_suku(r)} ÷ {_suku(t)} × 100"
    if arah is Arah.TURUN:
        rumus = f"(2 × {_suku(t)} − {_suku(r)}) ÷ {_suku(t)} × 100"
    batas = "; di bawah 0 dihitung 0" if arah is Arah.TURUN and r > 2 * t else ""
    return f"{_sama(rumus, hasil, (r, t))} %{batas}"


def _terpakai(indikator: Indikator, sel: Sequence[Sel]) -> list[Sel]:
    """The cells that count, in order of time: those recorded in the form the indikator asks for."""
    urut = sorted(sel, key=lambda s: (s.tahun, s.bulan))
    if indikator.berbagian:
        return [s for s in urut if s.keadaan is KeadaanSel.NIHIL or None not in (s.pembilang, s.penyebut)]
    return [s for s in urut if s.keadaan is KeadaanSel.NIHIL or s.nilai is not None]


def _satu(indikator: Indikator, sel: Sequence[Sel]) -> str:
    hasil = konsolidasi(indikator, sel)
    cara = indikator.konsolidasi
    if indikator.berbagian:
        if cara is Konsolidasi.AKHIR:
            return f"Angka terakhir ({BULAN[sel[-1].bulan - 1]}): {_pecahan(sel[-1])}{_persen(hasil)}"
        return _jumlah_pecahan([_pecahan(s) for s in sel], hasil)
    nilai = [s.nilai or _NOL for s in sel]
    angka = [_suku(x) for x in nilai]
    assert hasil.nilai is not None
    akhir = _suku(hasil.nilai)
    match cara:
        case Konsolidasi.JUMLAH:
            return _sama(" + ".join(angka), hasil.nilai) if len(angka) > 1 else akhir
        case Konsolidasi.RATA_RATA:
            return _rata(nilai, hasil.nilai)
        case Konsolidasi.AKHIR:
            return f"Angka terakhir ({BULAN[sel[-1].bulan - 1]}): {akhir}"
        case Konsolidasi.MAKSIMUM:
            return f"Terbesar dari {' · '.join(angka)} = {akhir}"
        case Konsolidasi.MINIMUM:
            return f"Terkecil dari {' · '.join(angka)} = {akhir}"


def _bersama(indikator: Indikator, per_pengampu: Mapping[str, Sequence[Sel]]) -> str:
    hasil = konsolidasi_pengampu(indikator, per_pengampu)
    masing = [konsolidasi(indikator, sel) for sel in per_pengampu.values()]
    if indikator.berbagian:
        bagian = [f"{_suku(g.pembilang or _NOL)}/{_suku(g.penyebut or _NOL)}" for g in masing]
        return f"Bersama: {_jumlah_pecahan(bagian, hasil)}"
    nilai = [g.nilai for g in masing if g.nilai is not None]
    assert hasil.nilai is not None
    if len(nilai) == 1:
        return f"Bersama: {_tulis(hasil.nilai)}"
    if indikator.konsolidasi is Konsolidasi.JUMLAH:
        return f"Bersama: {_sama(' + '.join(map(_suku, nilai)), hasil.nilai, nilai)}"
    return f"Bersama: {_rata(nilai, hasil.nilai)}"


def _rata(nilai: Sequence[Angka], hasil: Angka) -> str:
    return _sama(f"({' + '.join(map(_suku, nilai))}) ÷ {len(nilai)}", hasil, nilai)


def _pecahan(sel: Sel) -> str:
    return f"{_suku(sel.pembilang or _NOL)}/{_suku(sel.penyebut or _NOL)}"


def _jumlah_pecahan(suku: Sequence[str], hasil: Gabungan) -> str:
    jumlah = f"{_suku(hasil.pembilang or _NOL)}/{_suku(hasil.penyebut or _NOL)}"
    awal = " + ".join(suku)
    return f"{awal} = {jumlah}{_persen(hasil)}" if len(suku) > 1 else f"{awal}{_persen(hasil)}"


def _persen(hasil: Gabungan) -> str:
    if hasil.nilai is None:
        return "; penyebutnya 0, jadi tidak dapat dibagi"
    return f" {'=' if _tepat(hasil.nilai) else '≈'} {_tulis(hasil.nilai)} %"


def _sama(awal: str, hasil: Angka, suku: Sequence[Angka] = ()) -> str:
    """`suku` are the parts that may have been rounded where they stand in `awal`."""
    tepat = _tepat(hasil) and all(desimal_tepat(Fraction(x)) is not None for x in suku)
    return f"{awal} {'=' if tepat else '≈'} {_tulis(hasil)}"


def _tepat(x: Angka) -> bool:
    """Whether two decimals say all of it."""
    return (Fraction(x) * 100).denominator == 1


def _suku(x: Angka) -> str:
    """A part of a sum."""
    return format_utuh(x)


def _tulis(x: Angka) -> str:
    """What a sum comes to, as the grid shows it."""
    return format_angka(x)
