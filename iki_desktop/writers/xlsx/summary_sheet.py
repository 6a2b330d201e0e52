"""The first sheet of the rekap workbook: units and kartu by triwulan and year, computed from the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.styles import Border
from openpyxl.utils import get_column_letter

from iki_desktop.models.catatan import Catatan
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.laporan import kalimat_pembuka, kalimat_posisi
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.rekap import Ringkasan
from iki_desktop.models.tanggal import format_bulan
from iki_desktop.writers import colours
from iki_desktop.writers.xlsx import formulas as r
from iki_desktop.writers.xlsx import metrics as u
from iki_desktop.writers.xlsx import styles as g
from iki_desktop.writers.xlsx.chart_sheet import Standing
from iki_desktop.writers.xlsx.figures import Value, or_dash, percent, word
from iki_desktop.writers.xlsx.guide_sheet import Entries
from iki_desktop.writers.xlsx.indikator_list import (
    COUNTED,
    DUE,
    FILLED,
    IndikatorList,
    Span,
)
from iki_desktop.writers.xlsx.kartu_head import LIST_SHEET, nama_kartu
from iki_desktop.writers.xlsx.periods import Period
from iki_desktop.writers.xlsx.scale import Scale
from iki_desktop.writers.xlsx.scale_cells import write_scale
from iki_desktop.writers.xlsx.sheet import Sheet
from iki_desktop.writers.xlsx.text import brief, sheet_reference
from iki_desktop.writers.xlsx.wide_rows import WideRows

_NO, _NAME, _COUNT = 1, 2, 3
_FIRST = 4  # the first column of the first period
_PARTS = (("Terukur", 8.5), ("Capaian (%)", 9.5), ("Kategori", 12.5), ("Kelengkapan (%)", 12.5))
_KEPT_CHANGES = 8  # more of them may be parted from the table above them
_MEASURED, _CAPAIAN, _WORD, _COMPLETENESS = range(len(_PARTS))


class SummarySheet:
    """Writes Rekap: a row for each kartu, one for each unit above them, the office at the foot."""

    def __init__(
        self,
        sheet: Sheet,
        isi: IsiKantor,
        listed: Sequence[Period],
        scale: Scale,
        rows: IndikatorList,
    ) -> None:
        self._sheet = sheet
        self._isi = isi
        self._periods = listed
        self._scale = scale
        self._list = rows
        self._standings: list[tuple[int, str]] = []  # rows of the units, then of the office, with their names
        self._last = _FIRST + len(_PARTS) * len(listed) - 1
        self._widths = {_NO: 5.0, _NAME: 44.0, _COUNT: 9.5} | {
            self._column(p, part): _PARTS[part][1] for p in range(len(listed)) for part in range(len(_PARTS))
        }

    def write(
        self,
        spans: Mapping[str, Span],
        of_total: int,
        changes: Sequence[Catatan] = (),
        last: Entries = (),
    ) -> None:
        """Write all; `spans` are the rows of each kartu in the list, `of_total` how many the office has.

        `changes` are those after locking; `last` stands below the foot.
        """
        self._sheet.widths(self._widths)
        rows = WideRows(self._sheet, self._last, self._widths)
        row = rows.kop(self._isi)
        year = self._periods[-1].rekap
        rows.text(
            row, f"REKAP CAPAIAN INDIKATOR KINERJA TAHUN {year.tahun}", 13, bold=True, horizontal="center"
        )
        rows.text(row + 1, kalimat_pembuka(year, of_total), 10, horizontal="center")
        head = row + 3
        self._titles(head)
        table = self._table(head + 2, spans)
        scale = write_scale(self._sheet, self._scale, self._isi.pengaturan.batas_capaian, table + 2)
        told = rows.changes(changes, scale + 2, _COUNT)
        position = kalimat_posisi(format_bulan(year.tahun, year.sampai))
        foot = rows.foot(self._isi, told + 2, (position, ""), last)
        end = rows.signature(year.keputusan or Keputusan("", year.tahun), self._isi.pengaturan, foot + 2)
        self._view(head, table, end)
        # Scale, foot and signature whole, and with the last rows: never below a head without rows.
        kept = max(head + 2, table - 1) if len(changes) <= _KEPT_CHANGES else told - 1
        self._sheet.keep_together(kept, end, self._widths, (head, head + 1))

    def units(self) -> list[Standing]:
        """Where the units stand in the year, once all is written."""
        year = len(self._periods) - 1
        whole = self._periods[year].rekap.unit
        return [
            self._standing(row, name, year, unit.ringkasan)
            for (row, name), unit in zip(self._standings, whole, strict=False)
        ]

    def of_periods(self) -> list[Standing]:
        """Where the office stands at the end of each triwulan."""
        row, _ = self._standings[-1]
        return [
            self._standing(row, period.title, p, period.rekap.ringkasan)
            for p, period in enumerate(self._periods)
            if not period.year
        ]

    def _standing(self, row: int, name: str, period: int, now: Ringkasan) -> Standing:
        capaian, kategori = (get_column_letter(self._column(period, part)) for part in (_CAPAIAN, _WORD))
        return Standing(name, f"{capaian}{row}", f"{kategori}{row}", now)

    def _column(self, period: int, part: int) -> int:
        return _FIRST + len(_PARTS) * period + part

    def _titles(self, row: int) -> None:
        style = self._sheet.style(bold=True, ground=colours.SELECTION, horizontal="center", vertical="center")
        for k in range(_NO, self._last + 1):
            for b in (row, row + 1):
                self._sheet.style_cell(b, k, style)
        for k, teks in ((_NO, "No"), (_NAME, "Unit dan jabatan"), (_COUNT, "Jumlah indikator")):
            self._sheet.text(row, k, teks, style)
            self._sheet.merge(row, k, row + 1, k)
        for p, period in enumerate(self._periods):
            self._sheet.text(row, self._column(p, 0), period.title, style)
            self._sheet.merge(row, self._column(p, 0), row, self._column(p, len(_PARTS) - 1))
            for part, (name, _) in enumerate(_PARTS):
                self._sheet.text(row + 1, self._column(p, part), name, style)
        self._sheet.height(row, u.row_height(1, g.SIZE))
        self._sheet.height(row + 1, u.row_height(2, g.SIZE))

    def _table(self, row: int, spans: Mapping[str, Span]) -> int:
        """All rows; gives the last."""
        everything = Span(min((s.first for s in spans.values()), default=1), 0)
        nomor = 0
        for nth, unit in enumerate(self._periods[-1].rekap.unit):
            own = [spans[one.kartu.id] for one in unit.kartu]
            span = Span(own[0].first, own[-1].last)
            everything = Span(everything.first, span.last)
            of_unit = [period.rekap.unit[nth] for period in self._periods]
            self._standings.append((row, unit.nama))
            self._row(row, None, brief(unit.nama), span, [x.ringkasan for x in of_unit], colours.PANEL)
            row += 1
            for at, one in enumerate(unit.kartu):
                nomor += 1
                of_kartu = [x.kartu[at].ringkasan for x in of_unit]
                self._row(row, nomor, brief(nama_kartu(one.kartu)), own[at], of_kartu, "")
                row += 1
        nama = sebutan_kantor(self._isi.kantor) or "Seluruh kantor"
        whole = [period.rekap.ringkasan for period in self._periods]
        self._standings.append((row, nama))
        self._row(row, None, nama, everything, whole, colours.SELECTION, g.SUM_BORDER)
        return row

    def _row(
        self,
        row: int,
        nomor: int | None,
        nama: str,
        span: Span,
        listed: Sequence[Ringkasan],
        ground: str,
        border: Border = g.BORDER,
    ) -> None:
        """One row: a kartu with its number, or a sum without one."""
        sheet = self._sheet
        base: dict[str, Any] = {"border": border, "ground": ground, "bold": nomor is None}
        sheet.figure(row, _NO, nomor, sheet.style(horizontal="center", **base))
        plain, quoted = (
            sheet.style(indent=0 if nomor is None else 1, quoted=k, **base) for k in (False, True)
        )
        sheet.text(row, _NAME, nama, plain, quoted)
        whole = sheet.style(horizontal="right", wrap=False, format=g.WHOLE_FORMAT, **base)
        fractional = sheet.style(horizontal="right", wrap=False, format=g.FREE_FORMAT, **base)
        styles = (whole, fractional, sheet.style(horizontal="center", **base), fractional)
        self._cell(row, _COUNT, f"=ROWS({self._range('A', span)})", whole, listed[-1].jumlah, span)
        for p, x in enumerate(listed):
            columns = [self._column(p, part) for part in range(len(_PARTS))]
            mean = f"{get_column_letter(columns[_CAPAIAN])}{row}"
            counted, filled, due = (
                self._range(self._list.helper_column(p, which), span) for which in (COUNTED, FILLED, DUE)
            )
            formulas = (
                f"=COUNT({self._range(self._list.capaian_column(p), span)})",
                r.rata(counted),
                r.kategori(mean, self._scale.scale),
                r.percent_part(f"SUM({filled})", f"SUM({due})"),
            )
            values = (x.terukur, or_dash(x.capaian), word(x.kategori), percent(x.kelengkapan.rasio))
            for column, formula, style, value in zip(columns, formulas, styles, values, strict=True):
                self._cell(row, column, formula, style, value, span)
        lines = u.line_count(nama, u.column_room(self._widths[_NAME]) - 9, g.SIZE, nomor is None)
        sheet.height(row, u.row_height(lines, g.SIZE))

    def _cell(self, row: int, column: int, formula: str, style: Any, value: Value, span: Span) -> None:
        """A computed cell; what has no indikator has nothing to compute from."""
        if not span.empty:
            self._sheet.formula(row, column, formula, style, value)
        elif isinstance(value, int):
            self._sheet.figure(row, column, value, style)
        else:
            self._sheet.text(row, column, r.STRIP, style)

    def _range(self, letter: str, span: Span) -> str:
        return f"{sheet_reference(LIST_SHEET)}!{letter}{span.first}:{letter}{span.last}"

    def _view(self, head: int, last: int, foot: int) -> None:
        ws = self._sheet.ws
        first = head + 2
        for p in range(len(self._periods)):
            for part in (_CAPAIAN, _COMPLETENESS):
                letter = get_column_letter(self._column(p, part))
                self._sheet.conditions.tidy_decimals(ws, f"{letter}{first}:{letter}{last}")
            letter = get_column_letter(self._column(p, _WORD))
            self._sheet.conditions.tint_kategori(ws, f"{letter}{first}:{letter}{last}", self._scale.nama)
        ws.freeze_panes = f"C{first}"
        ws.sheet_view.showGridLines = False
        tahun = self._periods[-1].rekap.tahun
        left = f"{sebutan_kantor(self._isi.kantor)} · Rekap {tahun}"
        self._sheet.set_up_print(self._isi.pengaturan.kertas, left, f"{head}:{head + 1}")
        ws.print_area = f"A1:{get_column_letter(self._last)}{foot}"
