"""What the formulas will give, by the rules: stored beside them for viewers that compute nothing.

A phone's preview and Excel's protected view show the stored values; Excel computes all of them anew when
the sheet may be edited. The tests have LibreOffice compute every formula and compare.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from iki_desktop.models.angka import format_besaran
from iki_desktop.models.capaian import capaian
from iki_desktop.models.kantor import Tingkat
from iki_desktop.models.kategori import kategori
from iki_desktop.models.keputusan import Indikator, Rentang
from iki_desktop.models.konsolidasi import Gabungan, konsolidasi_pengampu
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.target import (
    Patokan,
    menjumlahkan_target,
    target_indikator,
    target_kartu,
    target_milik,
    ujung,
)
from iki_desktop.writers.xlsx import tata as t
from iki_desktop.writers.xlsx.rumus import STRIP

Nilai = Decimal | Fraction | int | str | None
"""A formula's value; None is an empty text."""


@dataclass(frozen=True)
class Hitung:
    """One row's figures: an indikator over some of its pengampu (all of them, or one)."""

    indikator: Indikator
    sel: Mapping[str, Sequence[Sel]]
    tahun: int
    sampai: int
    skala: Sequence[Tingkat]

    def milik(self, pengampu: str) -> Hitung:
        """The same for one pengampu."""
        return Hitung(self.indikator, {pengampu: self.sel[pengampu]}, self.tahun, self.sampai, self.skala)

    def periode(self, kolom: int) -> Gabungan:
        """The figure of a column: a month, a TW, all months, or up to the report's month."""
        if kolom == t.REALISASI_SD:
            return self._sampai
        if kolom == t.TAHUN:
            awal, akhir = 1, 12
        elif kolom in t.KOLOM_TW:
            awal = 3 * (kolom - t.TW_1) + 1
            akhir = awal + 2
        else:
            awal = akhir = kolom - t.BULAN_1 + 1
        return self._antara(awal, akhir)

    @cached_property
    def _sampai(self) -> Gabungan:
        return self._antara(1, self.sampai)

    def _antara(self, awal: int, akhir: int) -> Gabungan:
        saring = {k: [s for s in sel if awal <= s.bulan <= akhir] for k, sel in self.sel.items()}
        return konsolidasi_pengampu(self.indikator, saring)

    @cached_property
    def patokan(self) -> Patokan | None:
        """The target up to the report's month."""
        kursi = list(self.sel)
        if len(kursi) == 1:
            milik = target_milik(self.indikator, kursi[0], self.tahun)
            return target_indikator(self.indikator, milik, self.sampai)
        return target_kartu(self.indikator, kursi, self.tahun, self.sampai)

    @cached_property
    def target_tahun(self) -> Patokan | None:
        """The year's figure alone: of one pengampu, or joined as targets are."""
        milik = [target_milik(self.indikator, k, self.tahun) for k in self.sel]
        ada = [ujung(m.tahun) for m in milik if m is not None and m.tahun is not None]
        if not ada:
            return None
        bagi = 1 if menjumlahkan_target(self.indikator) else len(ada)
        bawah, atas = (sum((Fraction(u[n]) for u in ada), Fraction()) / bagi for n in (0, 1))
        return bawah if bawah == atas else Rentang(bawah, atas)

    @cached_property
    def capaian(self) -> Fraction | None:
        return capaian(self._sampai.nilai, self.patokan, self.indikator.arah)

    @property
    def kata(self) -> str:
        return kata(kategori(self.capaian, self.skala))

    def tampil(self, b: Patokan | None) -> Nilai:
        """A target as its cell holds it: a figure, or a range as text."""
        if isinstance(b, Rentang):
            return format_besaran(b, self.indikator.desimal)
        return STRIP if b is None else b

    def ujung(self, b: Patokan | None, ke: int) -> Nilai:
        return STRIP if b is None else ujung(b)[ke]


def kata(tingkat: Tingkat | None) -> str:
    return STRIP if tingkat is None else tingkat.nama


def atau_strip(nilai: Fraction | None) -> Nilai:
    return STRIP if nilai is None else nilai


def persen(rasio: Fraction | None) -> Nilai:
    """A ratio in %, "–" where there is none."""
    return STRIP if rasio is None else rasio * 100
