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
from iki_desktop.writers.xlsx import layout as t
from iki_desktop.writers.xlsx.formulas import STRIP

Value = Decimal | Fraction | int | str | None
"""A formula's value; None is an empty text."""


@dataclass(frozen=True)
class Figures:
    """One row's figures: an indikator over some of its pengampu (all of them, or one)."""

    indikator: Indikator
    sel: Mapping[str, Sequence[Sel]]
    tahun: int
    sampai: int
    skala: Sequence[Tingkat]

    def of(self, pengampu: str) -> Figures:
        """The same for one pengampu."""
        return Figures(self.indikator, {pengampu: self.sel[pengampu]}, self.tahun, self.sampai, self.skala)

    def of_period(self, column: int) -> Gabungan:
        """The figure of a column: a month, a TW, all months, or up to the report's month."""
        if column == t.REALISASI_SD:
            return self._until
        if column == t.YEAR:
            first, last = 1, 12
        elif column in t.TW_COLUMNS:
            first = 3 * (column - t.TW_1) + 1
            last = first + 2
        else:
            first = last = column - t.MONTH_1 + 1
        return self._between(first, last)

    @cached_property
    def _until(self) -> Gabungan:
        return self._between(1, self.sampai)

    def _between(self, first: int, last: int) -> Gabungan:
        within = {k: [s for s in sel if first <= s.bulan <= last] for k, sel in self.sel.items()}
        return konsolidasi_pengampu(self.indikator, within)

    @cached_property
    def patokan(self) -> Patokan | None:
        """The target up to the report's month."""
        seats = list(self.sel)
        if len(seats) == 1:
            milik = target_milik(self.indikator, seats[0], self.tahun)
            return target_indikator(self.indikator, milik, self.sampai)
        return target_kartu(self.indikator, seats, self.tahun, self.sampai)

    @cached_property
    def target_tahun(self) -> Patokan | None:
        """The year's figure alone: of one pengampu, or joined as targets are."""
        milik = [target_milik(self.indikator, k, self.tahun) for k in self.sel]
        present = [ujung(m.tahun) for m in milik if m is not None and m.tahun is not None]
        if not present:
            return None
        divisor = 1 if menjumlahkan_target(self.indikator) else len(present)
        bawah, atas = (sum((Fraction(u[n]) for u in present), Fraction()) / divisor for n in (0, 1))
        return bawah if bawah == atas else Rentang(bawah, atas)

    @cached_property
    def capaian(self) -> Fraction | None:
        return capaian(self._until.nilai, self.patokan, self.indikator.arah)

    @property
    def word(self) -> str:
        return word(kategori(self.capaian, self.skala))

    def shown(self, b: Patokan | None) -> Value:
        """A target as its cell holds it: a figure, or a range as text."""
        if isinstance(b, Rentang):
            return format_besaran(b, self.indikator.desimal)
        return STRIP if b is None else b

    def ujung(self, b: Patokan | None, nth: int) -> Value:
        return STRIP if b is None else ujung(b)[nth]


def word(tingkat: Tingkat | None) -> str:
    return STRIP if tingkat is None else tingkat.nama


def or_dash(nilai: Fraction | None) -> Value:
    return STRIP if nilai is None else nilai


def percent(ratio: Fraction | None) -> Value:
    """A ratio in %, "–" where there is none."""
    return STRIP if ratio is None else ratio * 100
