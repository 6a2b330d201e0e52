"""The rows of one indikator on its sheet: who stands in which row, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iki_desktop.models.keputusan import Besaran, Indikator, Rentang, Target
from iki_desktop.models.target import target_milik


@dataclass(frozen=True, slots=True)
class BarisTarget:
    """Where a target's figures stand: one row, or two (both ends) where any of its figures is a range.

    `tersendiri` is False for a plain yearly figure, which stands in the Target column of its kursi's row.
    """

    target: Target | None
    bawah: int
    atas: int
    tersendiri: bool

    @property
    def berentang(self) -> bool:
        return self.bawah != self.atas


@dataclass(frozen=True, slots=True)
class BarisKursi:
    """The rows of one pengampu: its figure, and the two parts below it where the indikator has parts."""

    pengampu: str
    baris: int
    target: BarisTarget
    pembilang: int | None = None
    penyebut: int | None = None

    @property
    def masukan(self) -> int:
        """The row whose month cells say whether something was recorded."""
        return self.baris if self.pembilang is None else self.pembilang


@dataclass(frozen=True, slots=True)
class Blok:
    """All rows of an indikator: the joined figure first, its parts, targets, then each pengampu.

    With one kursi the joined rows are that kursi's own.
    """

    indikator: Indikator
    utama: int
    akhir: int
    kursi: tuple[BarisKursi, ...]
    pembilang: int | None = None
    penyebut: int | None = None

    @property
    def banyak(self) -> bool:
        return len(self.kursi) > 1

    @property
    def berentang(self) -> bool:
        return any(k.target.berentang for k in self.kursi)

    def target_tersendiri(self) -> tuple[BarisTarget, ...]:
        """Targets that have rows of their own, each once, from top to bottom."""
        semua = {k.target.bawah: k.target for k in self.kursi if k.target.tersendiri}
        return tuple(semua[b] for b in sorted(semua))


def susun_blok(indikator: Indikator, kursi: Sequence[str], tahun: int, awal: int) -> Blok:
    """Plan the rows of `indikator` from row `awal` on, for the pengampu `kursi` (at least one)."""
    berikut = awal + 1
    pembilang = penyebut = None
    if indikator.berbagian:
        pembilang, penyebut = berikut, berikut + 1
        berikut += 2
    umum = indikator.target.get(tahun)
    if len(kursi) == 1:
        target, berikut = _baris_target(target_milik(indikator, kursi[0], tahun), awal, berikut)
        satu = BarisKursi(kursi[0], awal, target, pembilang, penyebut)
        return Blok(indikator, awal, berikut - 1, (satu,), pembilang, penyebut)
    bersama: BarisTarget | None = None
    if _tersendiri(umum) and any(target_milik(indikator, k, tahun) is umum for k in kursi):
        bersama, berikut = _baris_target(umum, awal, berikut)
    daftar: list[BarisKursi] = []
    for k in kursi:
        baris = berikut
        berikut += 1
        p = n = None
        if indikator.berbagian:
            p, n = berikut, berikut + 1
            berikut += 2
        milik = target_milik(indikator, k, tahun)
        if bersama is not None and milik is umum:
            target = bersama
        else:
            target, berikut = _baris_target(milik, baris, berikut)
        daftar.append(BarisKursi(k, baris, target, p, n))
    return Blok(indikator, awal, berikut - 1, tuple(daftar), pembilang, penyebut)


def angka_target(target: Target) -> list[Besaran]:
    """Every figure a target states."""
    semua = [target.tahun, *(target.tw or ()), *target.bulan.values()]
    return [b for b in semua if b is not None]


def _tersendiri(target: Target | None) -> bool:
    """Whether a target says more than one figure for the year."""
    if target is None:
        return False
    berperiode = bool(target.bulan) or any(t is not None for t in target.tw or ())
    return berperiode or isinstance(target.tahun, Rentang)


def _baris_target(target: Target | None, milik: int, berikut: int) -> tuple[BarisTarget, int]:
    """Rows for a target of the row `milik`; those of its own start at `berikut`. Gives the next free row."""
    if target is None or not _tersendiri(target):
        return BarisTarget(target, milik, milik, tersendiri=False), berikut
    if any(isinstance(b, Rentang) for b in angka_target(target)):
        return BarisTarget(target, berikut, berikut + 1, tersendiri=True), berikut + 2
    return BarisTarget(target, berikut, berikut, tersendiri=True), berikut + 1
