"""The sum over an office up to a month: indikator, sasaran, kartu, unit, kantor, each with its Ringkasan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from iki_desktop.models.capaian import capaian, rata_capaian
from iki_desktop.models.kantor import (
    IsiKantor,
    Kantor,
    Pengaturan,
    Tingkat,
    keputusan_berlaku,
    keputusan_tahun,
)
from iki_desktop.models.kategori import kategori, skala_kantor
from iki_desktop.models.kelengkapan import Kelengkapan, bulan_wajib, jumlah_kelengkapan
from iki_desktop.models.keputusan import Indikator, Kartu, Keputusan, Sasaran
from iki_desktop.models.konsolidasi import Gabungan, konsolidasi_pengampu
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.target import Patokan, target_kartu

SelIndikator = Mapping[str, Sequence[Sel]]
"""The cells of one indikator by pengampu."""


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """Where something stands: mean capaian in % (capped), measurable of all indikator, word, completeness."""

    capaian: Fraction | None
    terukur: int
    jumlah: int
    kategori: Tingkat | None
    kelengkapan: Kelengkapan


@dataclass(frozen=True, slots=True)
class RekapIndikator:
    """One indikator of a kartu, over all its pengampu. `capaian` is in %, without the cap."""

    indikator: Indikator
    kartu: Kartu
    target: Patokan | None
    realisasi: Gabungan
    capaian: Fraction | None
    kategori: Tingkat | None
    kelengkapan: Kelengkapan


@dataclass(frozen=True, slots=True)
class RekapSasaran:
    sasaran: Sasaran
    ringkasan: Ringkasan
    indikator: tuple[RekapIndikator, ...]


@dataclass(frozen=True, slots=True)
class RekapKartu:
    kartu: Kartu
    unit: str  # name of the unit it is counted under
    ringkasan: Ringkasan
    sasaran: tuple[RekapSasaran, ...]

    def indikator(self) -> Iterable[RekapIndikator]:
        """All indikator of the kartu, in order."""
        for sasaran in self.sasaran:
            yield from sasaran.indikator


@dataclass(frozen=True, slots=True)
class RekapUnit:
    nama: str
    ringkasan: Ringkasan
    kartu: tuple[RekapKartu, ...]


@dataclass(frozen=True, slots=True)
class RekapKantor:
    """The whole office in `tahun` up to month `sampai`; `keputusan` is the one in force, None if none is."""

    kantor: Kantor
    tahun: int
    sampai: int
    keputusan: Keputusan | None
    ringkasan: Ringkasan
    unit: tuple[RekapUnit, ...]

    def kartu(self) -> Iterable[RekapKartu]:
        """All kartu, unit by unit."""
        for unit in self.unit:
            yield from unit.kartu

    def indikator(self) -> Iterable[RekapIndikator]:
        """All indikator, unit by unit, kartu by kartu."""
        for kartu in self.kartu():
            yield from kartu.indikator()


def unit_kartu(kartu: Kartu, kantor: Kantor) -> str:
    """The unit a kartu is counted under: its `unit`, else its `bagian`, else the office."""
    return kartu.unit or kartu.bagian or sebutan_kantor(kantor)


def sel_menurut_indikator(isi: IsiKantor, tahun: int) -> dict[str, dict[str, list[Sel]]]:
    """The cells of a year by indikator, then pengampu: grouped once for everything that reads them."""
    hasil: dict[str, dict[str, list[Sel]]] = {}
    for sel in isi.realisasi:
        if sel.tahun == tahun:
            hasil.setdefault(sel.indikator, {}).setdefault(sel.pengampu, []).append(sel)
    return hasil


def rekap_indikator(
    kartu: Kartu,
    indikator: Indikator,
    sel: SelIndikator,
    tahun: int,
    sampai: int,
    skala: Sequence[Tingkat],
) -> RekapIndikator:
    """One indikator from its cells of the year (months after `sampai` are left out here)."""
    patokan, gabungan, kelengkapan = posisi_indikator(kartu, indikator, sel, tahun, sampai)
    nilai = capaian(gabungan.nilai, patokan, indikator.arah)
    return RekapIndikator(indikator, kartu, patokan, gabungan, nilai, kategori(nilai, skala), kelengkapan)


def posisi_indikator(
    kartu: Kartu, indikator: Indikator, sel: SelIndikator, tahun: int, sampai: int
) -> tuple[Patokan | None, Gabungan, Kelengkapan]:
    """What its capaian follows from: target, figure and completeness up to month `sampai`."""
    # A kartu that names no pengampu is due like one seat, though nobody can record for it yet.
    kursi = [p.id for p in kartu.pengampu] or [""]
    per_pengampu = {p: [s for s in sel.get(p, ()) if s.bulan <= sampai] for p in kursi}
    wajib = bulan_wajib(indikator.frekuensi, sampai)
    terisi = sum(1 for daftar in per_pengampu.values() for s in daftar if s.bulan in wajib)
    return (
        target_kartu(indikator, kursi, tahun, sampai),
        konsolidasi_pengampu(indikator, per_pengampu),
        Kelengkapan(terisi, len(wajib) * len(kursi)),
    )


def ringkas(daftar: Iterable[RekapIndikator], batas: Decimal | None, skala: Sequence[Tingkat]) -> Ringkasan:
    """The plain mean of the indikator that have a capaian, with how many those are of how many."""
    semua = list(daftar)
    rata = rata_capaian((i.capaian for i in semua), batas)
    return Ringkasan(
        rata,
        sum(i.capaian is not None for i in semua),
        len(semua),
        kategori(rata, skala),
        jumlah_kelengkapan(i.kelengkapan for i in semua),
    )


def rekap_kantor(isi: IsiKantor, tahun: int, sampai: int) -> RekapKantor:
    """The rekap of one office in `tahun` up to month `sampai` (1–12), by the settings of the office.

    The kartu are those in force; units stand in the order of their first kartu.
    """
    if not 1 <= sampai <= 12:
        raise ValueError(f"no such month: {sampai}")
    sel = sel_menurut_indikator(isi, tahun)
    unit: dict[str, list[RekapKartu]] = {}
    for kartu in kartu_berurut(isi, tahun):
        rekap = rekap_kartu(kartu, isi.kantor, sel, tahun, sampai, isi.pengaturan)
        unit.setdefault(rekap.unit, []).append(rekap)
    batas, skala = isi.pengaturan.batas_capaian, skala_kantor(isi.pengaturan)
    per_unit = tuple(
        RekapUnit(nama, ringkas((i for k in kartu for i in k.indikator()), batas, skala), tuple(kartu))
        for nama, kartu in unit.items()
    )
    semua = (i for u in per_unit for k in u.kartu for i in k.indikator())
    keputusan = keputusan_tahun(isi, tahun)
    return RekapKantor(isi.kantor, tahun, sampai, keputusan, ringkas(semua, batas, skala), per_unit)


def kartu_berurut(isi: IsiKantor, tahun: int) -> Iterator[Kartu]:
    """The kartu in force in the order in which they are printed: of each keputusan by `urut`."""
    for keputusan in keputusan_berlaku(isi, tahun):
        yield from sorted(keputusan.kartu, key=lambda k: k.urut)


def rekap_kartu(
    kartu: Kartu,
    kantor: Kantor,
    sel: Mapping[str, SelIndikator],
    tahun: int,
    sampai: int,
    pengaturan: Pengaturan,
) -> RekapKartu:
    """One kartu from the year's cells as `sel_menurut_indikator` groups them."""
    batas, skala = pengaturan.batas_capaian, skala_kantor(pengaturan)
    per_sasaran: list[RekapSasaran] = []
    for sasaran in kartu.sasaran:
        daftar = tuple(
            rekap_indikator(kartu, i, sel.get(i.id, {}), tahun, sampai, skala) for i in sasaran.indikator
        )
        per_sasaran.append(RekapSasaran(sasaran, ringkas(daftar, batas, skala), daftar))
    semua = [i for s in per_sasaran for i in s.indikator]
    return RekapKartu(kartu, unit_kartu(kartu, kantor), ringkas(semua, batas, skala), tuple(per_sasaran))
