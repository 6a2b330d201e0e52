"""The rows of one indikator on its sheet: who stands in which row, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from iki_desktop.models.keputusan import Besaran, Indikator, Rentang, Target
from iki_desktop.models.target import target_milik
from iki_desktop.writers.xlsx.tata import INDIKATOR, SATUAN, TAHUN_ATAS, TAHUN_BAWAH, TARGET, sel


@dataclass(frozen=True, slots=True)
class BarisTarget:
    """Where a target's figures stand: rows `bawah` and `atas` for both ends, the same row without a range.

    `tersendiri`: it has rows of its own, since it speaks of TW or months. A target of the year alone stands
    in its kursi's row: a figure in the Target column, the ends of a range among the helpers.
    """

    target: Target | None
    bawah: int
    atas: int
    tersendiri: bool

    @property
    def berentang(self) -> bool:
        return self.target is not None and any(isinstance(b, Rentang) for b in angka_target(self.target))

    def sel_tahun(self) -> tuple[str, str]:
        """The cells of both ends of the year's target."""
        if self.tersendiri or not self.berentang:
            return sel(TARGET, self.bawah), sel(TARGET, self.atas)
        return sel(TAHUN_BAWAH, self.bawah), sel(TAHUN_ATAS, self.atas)


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

    With one kursi the joined rows are that kursi's own. `ruas` rows from `utama` on hold the indikator's
    text, which is one unless it is longer than Excel's highest row.
    """

    indikator: Indikator
    utama: int
    ruas: int
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

    @property
    def label_pembilang(self) -> str:
        return f"Pembilang: {self.indikator.pembilang}"

    @property
    def label_penyebut(self) -> str:
        return f"Penyebut: {self.indikator.penyebut}"

    def target_tersendiri(self) -> tuple[BarisTarget, ...]:
        """Targets that have rows of their own, each once, from top to bottom."""
        semua = {k.target.bawah: k.target for k in self.kursi if k.target.tersendiri}
        return tuple(semua[b] for b in sorted(semua))


def susun_blok(
    indikator: Indikator,
    kursi: Sequence[str],
    unit: Mapping[str, str],
    tahun: int,
    awal: int,
    ruas: Callable[[str, int], int],
) -> Blok:
    """Plan the rows of `indikator` from row `awal` on, for the pengampu `kursi` (at least one).

    `unit` names the pengampu; `ruas` says how many rows a text in a column needs.
    """
    rencana = _Rencana(indikator, tahun, ruas)
    tinggi = max(ruas(indikator.teks, INDIKATOR), ruas(indikator.satuan, SATUAN))
    rencana.berikut = awal + tinggi
    pembilang = penyebut = None
    if indikator.berbagian:
        pembilang = rencana.baris(f"Pembilang: {indikator.pembilang}")
        penyebut = rencana.baris(f"Penyebut: {indikator.penyebut}")
    daftar: list[BarisKursi] = []
    if len(kursi) == 1:
        target = rencana.target(target_milik(indikator, kursi[0], tahun), awal)
        daftar.append(BarisKursi(kursi[0], awal, target, pembilang, penyebut))
    else:
        rencana.bersama(kursi, awal)
        for k in kursi:
            baris = rencana.baris(unit.get(k, ""))
            p = n = None
            if indikator.berbagian:
                p, n = rencana.baris(), rencana.baris()
            target = rencana.target(target_milik(indikator, k, tahun), baris)
            daftar.append(BarisKursi(k, baris, target, p, n))
    return Blok(indikator, awal, tinggi, rencana.berikut - 1, tuple(daftar), pembilang, penyebut)


class _Rencana:
    """Hands out rows from top to bottom."""

    def __init__(self, indikator: Indikator, tahun: int, ruas: Callable[[str, int], int]) -> None:
        self.berikut = 0
        self._ruas = ruas
        self._indikator = indikator
        self._umum = indikator.target.get(tahun)
        self._tahun = tahun
        self._bersama: BarisTarget | None = None

    def baris(self, teks: str = "") -> int:
        """The next row, with as many below it as `teks` needs."""
        ini = self.berikut
        self.berikut += self._ruas(teks, INDIKATOR)
        return ini

    def bersama(self, kursi: Sequence[str], milik: int) -> None:
        """Rows for the indikator's own target, once for all pengampu that have none of their own."""
        dipakai = any(target_milik(self._indikator, k, self._tahun) is self._umum for k in kursi)
        if dipakai and _tersendiri(self._umum):
            self._bersama = self.target(self._umum, milik)

    def target(self, target: Target | None, milik: int) -> BarisTarget:
        """Where the target of the row `milik` stands; new rows where it needs its own."""
        if self._bersama is not None and target is self._umum:
            return self._bersama
        if target is None or not _tersendiri(target):
            return BarisTarget(target, milik, milik, tersendiri=False)
        bawah = self.baris()
        berentang = any(isinstance(b, Rentang) for b in angka_target(target))
        return BarisTarget(target, bawah, self.baris() if berentang else bawah, tersendiri=True)


def angka_target(target: Target) -> list[Besaran]:
    """Every figure a target states."""
    semua = [target.tahun, *(target.tw or ()), *target.bulan.values()]
    return [b for b in semua if b is not None]


def _tersendiri(target: Target | None) -> bool:
    """Whether a target speaks of more than the year."""
    return target is not None and (bool(target.bulan) or any(t is not None for t in target.tw or ()))
