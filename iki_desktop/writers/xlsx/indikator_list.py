"""The sheet Daftar indikator of the rekap workbook: every indikator with figures and kendala."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from openpyxl.utils import get_column_letter

from iki_desktop.models.angka import format_besaran
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Arah, Rentang
from iki_desktop.models.laporan import keterangan_bulan
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.rekap import RekapIndikator, RekapKantor, sel_menurut_indikator
from iki_desktop.models.target import ujung
from iki_desktop.writers import colours
from iki_desktop.writers.xlsx import formulas as r
from iki_desktop.writers.xlsx import metrics as u
from iki_desktop.writers.xlsx import styles as g
from iki_desktop.writers.xlsx.figures import or_dash, word
from iki_desktop.writers.xlsx.kartu_head import nama_kartu
from iki_desktop.writers.xlsx.periods import Period
from iki_desktop.writers.xlsx.scale import Scale
from iki_desktop.writers.xlsx.sheet import Sheet
from iki_desktop.writers.xlsx.text import brief, clean

_TEXTS = (("No", 5.0), ("Unit", 15.0), ("Jabatan", 20.0), ("Sasaran", 26.0), ("Indikator", 33.0),
          ("Satuan", 10.0), ("Arah", 9.0))  # fmt: skip
_SATUAN = 6  # from here on columns have short words, which would touch a text at their left
_REMARKS = (("Kendala", "kendala"), ("Tindak lanjut", "tindak_lanjut"))  # title, and part of a cell
_REMARK_WIDTHS = (11.0, 24.0, 36.0)  # without any, where all are short, and else
_SHORT = 8  # lines
_CUT = " … [selengkapnya di laporan]"
_HEAD = 3  # row of the column titles
_CAPAIAN_WIDTH, _FIGURE_WIDTH, _WORD_WIDTH, _HELPER_WIDTH = 10.5, 12.0, 14.0, 12.0
_HELPERS = (
    "target terendah",
    "target tertinggi",
    "realisasi",
    "capaian terhitung",
    "isian ada",
    "isian wajib",
)
LOWER, UPPER, FIGURE, COUNTED, FILLED, DUE = range(len(_HELPERS))
_ARAH = {Arah.NAIK: "makin tinggi", Arah.TURUN: "makin rendah"}


@dataclass(frozen=True, slots=True)
class Span:
    """The rows of a kartu, a unit or the office in the list; `last` before `first` where there are none."""

    first: int
    last: int

    @property
    def empty(self) -> bool:
        return self.last < self.first


class IndikatorList:
    """Writes the list and says where each period's columns stand."""

    def __init__(self, sheet: Sheet, isi: IsiKantor, listed: Sequence[Period], scale: Scale) -> None:
        self._sheet = sheet
        self._isi = isi
        self._periods = listed
        self._scale = scale
        # The capaian of each triwulan, then target, realisasi, capaian and kategori of the year.
        self._quarter = len(_TEXTS) + 1
        self._target = self._quarter + len(listed) - 1
        self._word = self._target + 3
        self._helper = self._word + 1 + len(_REMARKS)
        self._remarks = _remarks(isi, listed[-1].rekap)
        self._remark_widths = [
            _remark_width([texts[nth] for texts in self._remarks.values()]) for nth in range(len(_REMARKS))
        ]

    @property
    def _last_letter(self) -> str:
        """Of the last column that is read."""
        return get_column_letter(self._word + len(_REMARKS))

    def capaian_column(self, period: int) -> str:
        """The letter of the column with a period's capaian."""
        whole = period == len(self._periods) - 1
        return get_column_letter(self._target + 2 if whole else self._quarter + period)

    def helper_column(self, period: int, which: int) -> str:
        """The letter of a helper's column: LOWER … DUE."""
        return get_column_letter(self._helper + len(_HELPERS) * period + which)

    def write(self) -> dict[str, Span]:
        """Write all; gives the rows of each kartu by its id."""
        helpers = range(self._helper, self._helper + len(_HELPERS) * len(self._periods))
        widths = {k: width for k, (_, width) in enumerate(_TEXTS, 1)}
        widths |= dict.fromkeys(range(self._quarter, self._target), _CAPAIAN_WIDTH)
        widths |= dict.fromkeys((self._target, self._target + 1), _FIGURE_WIDTH)
        widths |= {self._target + 2: _CAPAIAN_WIDTH, self._word: _WORD_WIDTH}
        widths |= dict(enumerate(self._remark_widths, self._word + 1))
        self._sheet.widths(widths | dict.fromkeys(helpers, _HELPER_WIDTH), folded=helpers)
        self._titles(widths)
        spans: dict[str, Span] = {}
        row = _HEAD + 1
        by_period = [{x.indikator.id: x for x in period.rekap.indikator()} for period in self._periods]
        for unit in self._periods[-1].rekap.unit:
            for kartu in unit.kartu:
                first = row
                for sasaran in kartu.sasaran:
                    for x in sasaran.indikator:
                        texts = (unit.nama, nama_kartu(kartu.kartu), sasaran.sasaran.teks)
                        self._row(row, texts, [each[x.indikator.id] for each in by_period])
                        row += 1
                spans[kartu.kartu.id] = Span(first, row - 1)
        self._view(row - 1)
        return spans

    def _titles(self, widths: dict[int, float]) -> None:
        style = self._sheet.style
        tahun = self._periods[-1].rekap.tahun
        big = style(border=None, bold=True, size=13, wrap=False)
        self._sheet.text(1, 1, f"Daftar indikator {sebutan_kantor(self._isi.kantor)}, tahun {tahun}", big)
        self._sheet.height(1, 24)
        year = self._periods[-1].title
        titles = [name for name, _ in _TEXTS] + [f"Capaian {p.title} (%)" for p in self._periods[:-1]]
        titles += [f"Target {year}", f"Realisasi {year}", f"Capaian {year} (%)", "Kategori"]
        titles += [title for title, _ in _REMARKS]
        head = style(bold=True, ground=colours.SELECTION, horizontal="center", vertical="center")
        for k, teks in enumerate(titles, 1):
            self._sheet.text(_HEAD, k, teks, head)
        helper = style(ground=colours.PANEL, text_colour=colours.MUTED, horizontal="center")
        k = self._helper
        for period in self._periods:
            for name in _HELPERS:
                self._sheet.text(_HEAD, k, f"{period.title}: {name}", helper)
                k += 1
        lines = max(
            u.line_count(teks, u.column_room(widths[k]), g.SIZE, True) for k, teks in enumerate(titles, 1)
        )
        self._sheet.height(_HEAD, u.row_height(lines, g.SIZE))

    def _row(self, row: int, texts: tuple[str, str, str], per_period: Sequence[RekapIndikator]) -> None:
        sheet, style = self._sheet, self._sheet.style
        x = per_period[-1]
        i = x.indikator
        sheet.figure(row, 1, row - _HEAD, style(horizontal="center"))
        unit, jabatan, sasaran = texts
        shown = (brief(unit), brief(jabatan), sasaran, i.teks, i.satuan, _ARAH[i.arah])
        for k, teks in enumerate(shown, 2):
            plain, quoted = (
                style(horizontal="center" if k >= _SATUAN else "left", quoted=each) for each in (False, True)
            )
            sheet.text(row, k, teks, plain, quoted)
        lines = max(
            u.line_count(teks, u.column_room(_TEXTS[k - 1][1]), g.SIZE) for k, teks in enumerate(shown, 2)
        )
        for k, teks in enumerate(self._remarks[i.id], self._word + 1):
            room = u.column_room(self._remark_widths[k - self._word - 1])
            teks = _fitting(clean(teks), room)
            sheet.text(row, k, teks, style(), style(quoted=True))
            lines = max(lines, u.line_count(teks, room, g.SIZE))
        sheet.height(row, u.row_height(lines, g.SIZE))
        helper = style(text_colour=colours.MUTED, horizontal="right", border=None, wrap=False)
        capaian = style(horizontal="right", wrap=False, format=g.FREE_FORMAT)
        for period, one in enumerate(per_period):
            self._period(row, period, one, helper, capaian)
        self._year(row, x)

    def _period(self, row: int, period: int, x: RekapIndikator, helper: Any, capaian: Any) -> None:
        """A period's helpers, its figures among them, and its capaian."""
        sheet = self._sheet
        at = self._helper + len(_HELPERS) * period
        if x.target is not None:
            for k, end in zip((LOWER, UPPER), ujung(x.target), strict=True):
                sheet.figure(row, at + k, float(end), helper)
        if x.realisasi.nilai is not None:
            sheet.figure(row, at + FIGURE, float(x.realisasi.nilai), helper)
        bawah, atas, figure = (f"{self.helper_column(period, k)}{row}" for k in (LOWER, UPPER, FIGURE))
        y = f"{self.capaian_column(period)}{row}"
        formula = r.capaian_of(figure, bawah, atas, x.indikator.arah)
        column = self._target + 2 if period == len(self._periods) - 1 else self._quarter + period
        sheet.formula(row, column, formula, capaian, or_dash(x.capaian))
        cut = None if x.capaian is None else self._cut(x.capaian)
        sheet.formula(row, at + COUNTED, r.counted_of(y), helper, cut)
        sheet.figure(row, at + FILLED, x.kelengkapan.isi, helper)
        sheet.figure(row, at + DUE, x.kelengkapan.wajib, helper)

    def _cut(self, capaian: Fraction) -> Fraction:
        batas = self._isi.pengaturan.batas_capaian
        return capaian if batas is None else min(capaian, Fraction(batas))

    def _year(self, row: int, x: RekapIndikator) -> None:
        """The year's target, realisasi and word, as they are read."""
        sheet, style = self._sheet, self._sheet.style
        period = len(self._periods) - 1
        i = x.indikator
        right = {"horizontal": "right", "wrap": False, "shrink": True}
        if isinstance(x.target, Rentang):
            sheet.text(row, self._target, format_besaran(x.target, i.desimal), style(**right))
        else:
            lower = f"{self.helper_column(period, LOWER)}{row}"
            self._copied(row, self._target, lower, x.target, i.desimal)
        figure = f"{self.helper_column(period, FIGURE)}{row}"
        self._copied(row, self._target + 1, figure, x.realisasi.nilai, i.desimal)
        y = f"{self.capaian_column(period)}{row}"
        kategori = r.kategori(y, self._scale.scale)
        sheet.formula(row, self._word, kategori, style(horizontal="center"), word(x.kategori))

    def _copied(
        self, row: int, column: int, cell: str, nilai: Decimal | Fraction | None, desimal: int | None
    ) -> None:
        """A figure of the helpers where it is read, with as many decimals as it shows elsewhere."""
        if desimal is None:
            desimal = 0 if nilai is None else g.shown_decimals(g.bulatkan(nilai, 2))
        style = self._sheet.style(
            horizontal="right", wrap=False, shrink=True, format=g.number_format(desimal)
        )
        shown = r.STRIP if nilai is None else nilai
        self._sheet.formula(row, column, f'=IF(ISNUMBER({cell}),{cell},"{r.STRIP}")', style, shown)

    def _view(self, last: int) -> None:
        ws = self._sheet.ws
        first = _HEAD + 1
        if last >= first:
            for period in range(len(self._periods)):
                column = self.capaian_column(period)
                self._sheet.conditions.tidy_decimals(ws, f"{column}{first}:{column}{last}")
            letter = get_column_letter(self._word)
            self._sheet.conditions.tint_kategori(ws, f"{letter}{first}:{letter}{last}", self._scale.nama)
            ws.auto_filter.ref = f"A{_HEAD}:{self._last_letter}{last}"
        else:
            self._sheet.text(first, 2, "Belum ada indikator untuk tahun ini", self._sheet.style(border=None))
        ws.freeze_panes = f"F{first}"
        ws.sheet_view.showGridLines = False
        kantor = sebutan_kantor(self._isi.kantor)
        tahun = self._periods[-1].rekap.tahun
        repeated = f"{_HEAD}:{_HEAD}"
        self._sheet.set_up_print(
            self._isi.pengaturan.kertas, f"{kantor} · Daftar indikator {tahun}", repeated
        )
        ws.print_area = f"A1:{self._last_letter}{max(last, first)}"


def _remarks(isi: IsiKantor, rekap: RekapKantor) -> dict[str, list[str]]:
    """What was written of each indikator, by its id, in the order of the columns."""
    sel = sel_menurut_indikator(isi, rekap.tahun)
    return {
        x.indikator.id: [
            keterangan_bulan(x.kartu, sel.get(x.indikator.id, {}), rekap.sampai, part) for _, part in _REMARKS
        ]
        for x in rekap.indikator()
    }


def _remark_width(listed: Sequence[str]) -> float:
    """The narrowest of the widths that reads well: the sheet is one page wide."""
    none, narrow, wide = _REMARK_WIDTHS
    if not any(listed):
        return none
    room = u.column_room(narrow)
    return narrow if all(u.line_count(teks, room, g.SIZE) <= _SHORT for teks in listed) else wide


def _fitting(teks: str, room: float) -> str:
    """As much of a remark as Excel's highest row shows; what is cut is said to be."""
    most = u.most_lines(g.SIZE)
    while (lines := u.line_count(teks, room, g.SIZE)) > most:
        teks = teks.removesuffix(_CUT)
        teks = teks[: min(len(teks) * (most - 1) // lines, len(teks) - 1 - len(_CUT))].rstrip() + _CUT
    return teks
