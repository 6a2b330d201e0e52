"""Targets of an indikator on its sheet: as they were set, and up to the report's month as formulas."""

from __future__ import annotations

from typing import Any

from iki_desktop.models.keputusan import Indikator, Rentang
from iki_desktop.models.target import menjumlahkan_target
from iki_desktop.writers.xlsx import formulas as r
from iki_desktop.writers.xlsx import layout as t
from iki_desktop.writers.xlsx.block import Block, SeatRows, TargetRows
from iki_desktop.writers.xlsx.figures import Figures
from iki_desktop.writers.xlsx.looks import Looks


class TargetWriter:
    """Writes the target columns of a block's rows, and the rows of targets that say more than the year's."""

    def __init__(self, looks: Looks) -> None:
        self._c = looks
        self._l = looks.sheet

    def details(self, target: TargetRows, i: Indikator, shared: bool) -> None:
        """The rows of a target that speaks of TW or months; `shared` where several pengampu share it."""
        if target.target is None:
            return
        label = "Target tiap pengampu" if shared else "Target"
        if target.target.bulan:
            label += " per bulan"
        else:
            kumulatif = target.target.tw_kumulatif and menjumlahkan_target(i)
            label += " per triwulan, kumulatif" if kumulatif else " per triwulan"
        ujung = ((target.bawah, ""),)
        if target.bawah != target.atas:
            ujung = ((target.bawah, " (terendah)"), (target.atas, " (tertinggi)"))
        style = self._c.figure(i.desimal, "target")
        for nth, (row, word) in enumerate(ujung):
            self._c.label(row, label + word, 1, muted=True)
            self._c.besaran(row, t.TARGET, target.target.tahun, nth, style)
            for column, b in zip(t.TW_COLUMNS, target.target.tw or (), strict=False):
                self._c.besaran(row, column, b, nth, style)
            for bulan, b in target.target.bulan.items():
                self._c.besaran(row, t.MONTH_1 + bulan - 1, b, nth, style)

    def seat(self, block: Block, seat: SeatRows, figures: Figures) -> None:
        """Target of the year and up to the month in a pengampu's row."""
        i, row, target = block.indikator, seat.row, seat.target
        tahun, sd = self._c.figure(i.desimal, "target"), self._c.figure(i.desimal, "sampai")
        if target.target is None or (not target.own_rows and target.target.tahun is None):
            self._l.text(row, t.TARGET, r.STRIP, tahun)
            self._l.text(row, t.TARGET_SD, r.STRIP, sd)
            if block.has_range:
                self._l.text(row, t.LOWER, r.STRIP, self._c.helper)
                self._l.text(row, t.UPPER, r.STRIP, self._c.helper)
            return
        e1, e2 = target.year_cells()
        yearly = figures.shown(figures.target_tahun)
        if target.has_range:
            if isinstance(target.target.tahun, Rentang) and not target.own_rows:
                self._c.besaran(row, t.YEAR_LOWER, target.target.tahun, 0, self._c.helper)
                self._c.besaran(row, t.YEAR_UPPER, target.target.tahun, 1, self._c.helper)
            self._l.formula(row, t.TARGET, r.range_text(e1, e2, i.desimal), tahun, yearly)
        elif target.own_rows:
            self._l.formula(row, t.TARGET, r.or_dash(e1), tahun, yearly)
        else:
            self._c.besaran(row, t.TARGET, target.target.tahun, 0, tahun)
        if block.has_range:
            for nth, (column, b, e) in enumerate(((t.LOWER, target.bawah, e1), (t.UPPER, target.atas, e2))):
                nilai = figures.ujung(figures.patokan, nth)
                self._l.formula(row, column, _until(i, target, b, e), self._c.helper, nilai)
            self._range_until(row, figures, sd)
        else:
            nilai = figures.shown(figures.patokan)
            self._l.formula(row, t.TARGET_SD, _until(i, target, target.bawah, e1), sd, nilai)

    def joined(self, block: Block, figures: Figures) -> None:
        """The kartu's target: the sum of its pengampu's for `jumlah`, their mean otherwise."""
        i, row = block.indikator, block.main_row
        tahun, sd = self._c.figure(i.desimal, "target"), self._c.figure(i.desimal, "sampai")
        adds_up = menjumlahkan_target(i)
        children = [k.row for k in block.seats]
        if not block.has_range:
            for column, style, b in (
                (t.TARGET, tahun, figures.target_tahun),
                (t.TARGET_SD, sd, figures.patokan),
            ):
                formula = r.joined(adds_up, r.reference(column, children), r.STRIP)
                self._l.formula(row, column, formula, style, figures.shown(b))
            return
        for nth, column in enumerate((t.LOWER, t.UPPER)):
            formula = r.joined(adds_up, r.reference(column, children), r.STRIP)
            self._l.formula(row, column, formula, self._c.helper, figures.ujung(figures.patokan, nth))
        self._range_until(row, figures, sd)
        ujung = zip(*(k.target.year_cells() for k in block.seats), strict=True)
        for nth, (column, listed) in enumerate(zip((t.YEAR_LOWER, t.YEAR_UPPER), ujung, strict=True)):
            formula = r.joined(adds_up, ",".join(listed), r.STRIP)
            self._l.formula(row, column, formula, self._c.helper, figures.ujung(figures.target_tahun, nth))
        formula = r.range_text(t.sel(t.YEAR_LOWER, row), t.sel(t.YEAR_UPPER, row), i.desimal)
        self._l.formula(row, t.TARGET, formula, tahun, figures.shown(figures.target_tahun))

    def _range_until(self, row: int, figures: Figures, style: Any) -> None:
        formula = r.range_text(t.sel(t.LOWER, row), t.sel(t.UPPER, row), figures.indikator.desimal)
        self._l.formula(row, t.TARGET_SD, formula, style, figures.shown(figures.patokan))


def _until(i: Indikator, b: TargetRows, row: int, tahun: str) -> str:
    """A target up to the month from its finest statement, as `models.target.target_sampai` reads it."""
    adds_up = menjumlahkan_target(i)
    if b.target is not None and b.target.bulan:
        return r.target_bulan(row, adds_up)
    if b.target is not None and any(x is not None for x in b.target.tw or ()):
        return r.target_tw(row, adds_up and not b.target.tw_kumulatif)
    return r.target_tahun(tahun, adds_up)
