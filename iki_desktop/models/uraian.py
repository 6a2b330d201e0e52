"""How a figure came about, written as sums that one can check by hand: "3/4 + 5/6 = 8/10 = 80 %"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from iki_desktop.models.angka import Angka, format_angka, format_besaran
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
    "≈" stands where what is shown was rounded. Figures are written with at most two decimals.
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
        return f"{_tulis(r)} ada di dalam rentang {format_besaran(target)} = 100 %"
    t = Fraction(atas if r > atas else bawah)
    if t == 0:
        return f"Target 0 dan realisasi {_tulis(r)}: {_tulis(hasil)} %"
    rumus = f"{_tulis(r)} ÷ {_tulis(t)} × 100"
    if arah is Arah.TURUN:
        rumus = f"(2 × {_tulis(t)} − {_tulis(r)}) ÷ {_tulis(t)} × 100"
    bulat = "" if _tepat(r) and _tepat(t) and _tepat(hasil) else "≈"
    batas = "; di bawah 0 dihitung 0" if arah is Arah.TURUN and r > 2 * t else ""
    return f"{rumus} {bulat or '='} {_tulis(hasil)} %{batas}"


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
    angka = [_tulis(s.nilai or _NOL) for s in sel]
    assert hasil.nilai is not None
    akhir = _tulis(hasil.nilai)
    match cara:
        case Konsolidasi.JUMLAH:
            return _sama(" + ".join(angka), hasil.nilai) if len(angka) > 1 else akhir
        case Konsolidasi.RATA_RATA:
            return _rata(angka, hasil.nilai)
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
        bagian = [f"{_tulis(g.pembilang or _NOL)}/{_tulis(g.penyebut or _NOL)}" for g in masing]
        return f"Bersama: {_jumlah_pecahan(bagian, hasil)}"
    angka = [_tulis(g.nilai) for g in masing if g.nilai is not None]
    assert hasil.nilai is not None
    if indikator.konsolidasi is Konsolidasi.JUMLAH:
        return f"Bersama: {_sama(' + '.join(angka), hasil.nilai)}"
    return f"Bersama: {_rata(angka, hasil.nilai)}"


def _rata(angka: Sequence[str], hasil: Angka) -> str:
    return _sama(f"({' + '.join(angka)}) ÷ {len(angka)}", hasil)


def _pecahan(sel: Sel) -> str:
    return f"{_tulis(sel.pembilang or _NOL)}/{_tulis(sel.penyebut or _NOL)}"


def _jumlah_pecahan(suku: Sequence[str], hasil: Gabungan) -> str:
    jumlah = f"{_tulis(hasil.pembilang or _NOL)}/{_tulis(hasil.penyebut or _NOL)}"
    awal = " + ".join(suku)
    return f"{awal} = {jumlah}{_persen(hasil)}" if len(suku) > 1 else f"{awal}{_persen(hasil)}"


def _persen(hasil: Gabungan) -> str:
    if hasil.nilai is None:
        return "; penyebutnya 0, jadi tidak dapat dibagi"
    return f" {'=' if _tepat(hasil.nilai) else '≈'} {_tulis(hasil.nilai)} %"


def _sama(awal: str, hasil: Angka) -> str:
    return f"{awal} {'=' if _tepat(hasil) else '≈'} {_tulis(hasil)}"


def _tepat(x: Angka) -> bool:
    """Whether two decimals say all of it."""
    return (Fraction(x) * 100).denominator == 1


def _tulis(x: Angka) -> str:
    return format_angka(x)
