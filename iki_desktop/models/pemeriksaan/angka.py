"""The review of the figures: cells that cannot be right, cells that look odd, cells that are late."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from iki_desktop.models.angka import format_angka
from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.models.kantor import IsiKantor, kartu_berlaku
from iki_desktop.models.kelengkapan import bulan_wajib
from iki_desktop.models.keputusan import Arah, Indikator, JenisIndikator, Kartu, Konsolidasi
from iki_desktop.models.konsolidasi import nilai_sel
from iki_desktop.models.pemeriksaan.kerangka import tempat_indikator
from iki_desktop.models.pemeriksaan.lonjakan import melonjak
from iki_desktop.models.realisasi import KeadaanSel, Sel
from iki_desktop.models.tanggal import format_bulan, sebut_bulan

# Units that are measured, not counted, so that decimals are normal.
_SATUAN_TERUKUR = """
    rp rupiah juta miliar % persen km m m2 m² meter kilometer ha hektare hektar kg ton kuintal liter
    jam hari menit bulan tahun poin skor nilai
"""
_TERUKUR = frozenset(_SATUAN_TERUKUR.split())


@dataclass(frozen=True, slots=True)
class Deret:
    """The cells of one indikator by one pengampu: those of the period, and all up to its end, by month."""

    indikator: Indikator
    sel: Sequence[Sel]
    riwayat: Sequence[Sel]


@dataclass(frozen=True, slots=True)
class AturanAngka:
    """A rule about the figures: what it finds is a cell and a sentence."""

    kode: str
    tingkat: TingkatCatatan
    cari: Callable[[Deret], Iterable[tuple[Sel, str]]]


def periksa_angka(
    isi: IsiKantor, tahun: int, sampai: int, hanya: Collection[int] = range(1, 13)
) -> tuple[Catatan, ...]:
    """What a reviewer would mark in the figures of `tahun` up to month `sampai` (1–12), in months of `hanya`.

    Nothing is blocked by it. Each remark names the cell by its key (`sel`), late ones the first of them.
    """
    deret = _kelompok(isi, tahun, sampai)
    return tuple(
        catatan
        for n, kartu in enumerate(kartu_berlaku(isi, tahun), 1)
        for s, sasaran in enumerate(kartu.sasaran, 1)
        for i, indikator in enumerate(sasaran.indikator, 1)
        for catatan in _indikator(
            kartu, indikator, deret.get(indikator.id, {}), tahun, sampai, hanya, tempat_indikator(n, s, i)
        )
    )


def periksa_indikator(
    kartu: Kartu, indikator: Indikator, riwayat: Mapping[str, Sequence[Sel]], tahun: int, sampai: int
) -> tuple[Catatan, ...]:
    """The same for one indikator from all its cells by pengampu, in order of time; places are left out."""
    sampai_waktu = {p: [s for s in sel if _waktu(s) <= (tahun, sampai)] for p, sel in riwayat.items()}
    return tuple(_indikator(kartu, indikator, sampai_waktu, tahun, sampai, range(1, 13), ""))


def _kelompok(isi: IsiKantor, tahun: int, sampai: int) -> Mapping[str, Mapping[str, list[Sel]]]:
    """All cells up to the end of the period by indikator and pengampu, in order of time."""
    hasil: dict[str, dict[str, list[Sel]]] = {}
    for sel in isi.realisasi:
        if sel.tahun < tahun or (sel.tahun == tahun and sel.bulan <= sampai):
            hasil.setdefault(sel.indikator, {}).setdefault(sel.pengampu, []).append(sel)
    for per_pengampu in hasil.values():
        for deret in per_pengampu.values():
            deret.sort(key=_waktu)
    return hasil


def _waktu(sel: Sel) -> tuple[int, int]:
    return (sel.tahun, sel.bulan)


def _indikator(
    kartu: Kartu,
    indikator: Indikator,
    per_pengampu: Mapping[str, Sequence[Sel]],
    tahun: int,
    sampai: int,
    hanya: Collection[int],
    tempat: str,
) -> Iterator[Catatan]:
    for pengampu in kartu.pengampu:
        riwayat = per_pengampu.get(pengampu.id, ())
        sel = [s for s in riwayat if s.tahun == tahun]
        unit = f" ({pengampu.unit})" if len(kartu.pengampu) > 1 and pengampu.unit else ""
        for aturan in ATURAN_ANGKA:
            for s, pesan in aturan.cari(Deret(indikator, sel, riwayat)):
                if s.bulan not in hanya:
                    continue
                letak = f"{tempat}{unit}, {format_bulan(s.tahun, s.bulan)}"
                yield Catatan(
                    aturan.tingkat, aturan.kode, pesan, tempat=letak, objek=indikator.id, sel=s.kunci
                )
        terisi = {s.bulan for s in sel}
        kurang = [b for b in bulan_wajib(indikator.frekuensi, sampai) if b in hanya and b not in terisi]
        if kurang:
            yield Catatan(
                TingkatCatatan.PERIKSA,
                "belum-diisi",
                f"Belum diisi: {sebut_bulan(kurang)}.",
                tempat=f"{tempat}{unit}",
                objek=indikator.id,
                sel=(indikator.id, pengampu.id, tahun, kurang[0]),
            )


def _pembilang_lebih(d: Deret) -> Iterator[tuple[Sel, str]]:
    for s in d.sel:
        if s.pembilang is not None and s.penyebut and s.pembilang > s.penyebut:
            yield (
                s,
                f"Pembilang {format_angka(s.pembilang)} lebih besar daripada penyebut "
                f"{format_angka(s.penyebut)}.",
            )


def _penyebut_nol(d: Deret) -> Iterator[tuple[Sel, str]]:
    for s in d.sel:
        if s.penyebut == 0:
            yield (
                s,
                "Penyebutnya 0, jadi persentasenya tidak dapat dihitung. Tulis nihil bila memang kosong.",
            )


def _lebih_seratus(d: Deret) -> Iterator[tuple[Sel, str]]:
    if d.indikator.jenis is JenisIndikator.PERSENTASE:
        for s in d.sel:
            if s.nilai is not None and s.nilai > 100:
                yield s, f"Persentase {format_angka(s.nilai)} lebih dari 100."


def _negatif(d: Deret) -> Iterator[tuple[Sel, str]]:
    for s in d.sel:
        kurang = [x for x in (s.nilai, s.pembilang, s.penyebut) if x is not None and x < 0]
        if kurang:
            yield s, f"Angka {format_angka(kurang[0])} kurang dari 0."


def _pecahan(d: Deret) -> Iterator[tuple[Sel, str]]:
    i = d.indikator
    if i.jenis is JenisIndikator.JUMLAH and not i.desimal and i.satuan.strip().lower() not in _TERUKUR:
        for s in d.sel:
            if s.nilai is not None and s.nilai != s.nilai.to_integral_value():
                satuan = f" {i.satuan}" if i.satuan else ""
                yield s, f"Hitungan{satuan} biasanya bilangan bulat, tetapi di sini {format_angka(s.nilai)}."


def _turun(d: Deret) -> Iterator[tuple[Sel, str]]:
    """A running figure (the last, or the greatest, known) should not fall; an index may.

    Nor is it odd where less is better: a backlog is there to be worked off.
    """
    kumulatif = d.indikator.konsolidasi in {Konsolidasi.AKHIR, Konsolidasi.MAKSIMUM}
    if not kumulatif or d.indikator.jenis is not JenisIndikator.JUMLAH or d.indikator.arah is Arah.TURUN:
        return
    sebelum: Decimal | None = None
    for s in d.sel:
        if s.nilai is None:
            continue
        if sebelum is not None and s.nilai < sebelum:
            yield (
                s,
                f"Angka kumulatif turun dari {format_angka(sebelum)} menjadi {format_angka(s.nilai)}.",
            )
        sebelum = s.nilai


def _melonjak(d: Deret) -> Iterator[tuple[Sel, str]]:
    """Figures far from the indikator's own history; each is held against all others known."""
    if d.indikator.konsolidasi in {Konsolidasi.AKHIR, Konsolidasi.MAKSIMUM} and (
        d.indikator.jenis is JenisIndikator.JUMLAH
    ):
        return  # a running figure grows by its nature; falling is what is odd there
    if not d.sel:
        return
    angka = [(s, x) for s in d.riwayat if (x := _kira(d.indikator, s)) is not None]
    semua = [x for _, x in angka]
    tahun = d.sel[0].tahun
    for k, (s, x) in enumerate(angka):
        if s.tahun != tahun or s.keadaan is KeadaanSel.NIHIL:
            continue
        lain = semua[:k] + semua[k + 1 :]
        if melonjak(lain, x):
            n = nilai_sel(d.indikator, s)
            assert n is not None
            biasanya = format_angka(Fraction(sorted(lain)[len(lain) // 2]))
            yield (
                s,
                f"Angka {format_angka(n)} jauh dari biasanya (sekitar {biasanya}). Periksa bila salah ketik.",
            )


def _kira(indikator: Indikator, sel: Sel) -> float | None:
    """`nilai_sel` as a float: enough for a hint, at a tenth of the price, for years of cells are asked."""
    if not indikator.berbagian:
        return 0.0 if sel.keadaan is KeadaanSel.NIHIL else None if sel.nilai is None else float(sel.nilai)
    if sel.pembilang is None or not sel.penyebut:
        return None
    return 100 * float(sel.pembilang) / float(sel.penyebut)


def _beda_bentuk(d: Deret) -> Iterator[tuple[Sel, str]]:
    for s in d.sel:
        if s.keadaan is not KeadaanSel.ANGKA:
            continue
        if d.indikator.berbagian and (s.pembilang is None) != (s.penyebut is None):
            kurang = "Pembilang" if s.pembilang is None else "Penyebut"
            yield s, f"{kurang} belum diisi, jadi bulan ini belum ikut dihitung. Isi kedua bagiannya."
        elif d.indikator.berbagian and s.pembilang is None:
            yield s, "Diisi tanpa pembilang dan penyebut, jadi tidak ikut dihitung. Isi kedua bagiannya."
        elif not d.indikator.berbagian and s.nilai is None:
            yield s, "Diisi sebagai pembilang dan penyebut, jadi tidak ikut dihitung. Isi angkanya."


ATURAN_ANGKA = (
    AturanAngka("pembilang-lebih", TingkatCatatan.PERIKSA, _pembilang_lebih),
    AturanAngka("penyebut-nol", TingkatCatatan.PERIKSA, _penyebut_nol),
    AturanAngka("persentase-lebih-100", TingkatCatatan.PERIKSA, _lebih_seratus),
    AturanAngka("angka-negatif", TingkatCatatan.PERIKSA, _negatif),
    AturanAngka("hitungan-pecahan", TingkatCatatan.PERIKSA, _pecahan),
    AturanAngka("kumulatif-turun", TingkatCatatan.PERIKSA, _turun),
    AturanAngka("melonjak", TingkatCatatan.INFO, _melonjak),
    AturanAngka("bentuk-angka", TingkatCatatan.PERIKSA, _beda_bentuk),
)
