"""The sheet of one kartu: what was recorded by month, and live formulas for all that follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.kategori import kaki_laporan
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.rekap import RekapKartu
from iki_desktop.writers import colours
from iki_desktop.writers.xlsx import formulas as r
from iki_desktop.writers.xlsx import layout as t
from iki_desktop.writers.xlsx import metrics as u
from iki_desktop.writers.xlsx import styles as g
from iki_desktop.writers.xlsx.block_rows import BlockWriter
from iki_desktop.writers.xlsx.column_widths import column_widths
from iki_desktop.writers.xlsx.figures import Value, or_dash, percent, word
from iki_desktop.writers.xlsx.kartu_head import nama_kartu, position, write_head
from iki_desktop.writers.xlsx.looks import Looks
from iki_desktop.writers.xlsx.scale import Scale
from iki_desktop.writers.xlsx.sheet import Sheet

_SIGNS = (
    "Sel kosong: belum ada yang mengisi. Tanda – di kolom bulan: nihil, dihitung 0. Angka bulan yang "
    "abu-abu miring sesudah bulan laporan dan belum dihitung di kolom sampai dengan."
)
_WRONG_FORM = (
    "Tanda *: bulan itu diisi dalam bentuk lain daripada yang diminta indikatornya (satu angka, bukan "
    "pembilang dan penyebut, atau sebaliknya), jadi tidak ikut dihitung."
)


@dataclass(frozen=True, slots=True)
class KartuSheet:
    """Where a kartu's sheet holds what the Rekap and the list of indikator need."""

    sheet: Sheet
    rekap: RekapKartu
    row: int  # of the summary: mean and word in Capaian and Kategori, counts among the helpers
    main_rows: Mapping[str, int]  # of each indikator, by its id

    @property
    def nama(self) -> str:
        return self.sheet.nama


class KartuWriter:
    """Writes one kartu into its sheet, with the formulas' values at month `sampai`."""

    def __init__(
        self, sheet: Sheet, isi: IsiKantor, rekap: RekapKartu, tahun: int, sampai: int, scale: Scale
    ) -> None:
        self._l = sheet
        self._isi = isi
        self._rekap = rekap
        self._tahun = tahun
        self._until = sampai
        self._scale = scale

    def write(self, sel: Mapping[str, Mapping[str, Sequence[Sel]]]) -> KartuSheet:
        """Write all; `sel` are the year's cells by indikator and pengampu."""
        width = column_widths(self._rekap, sel, self._tahun, self._scale)
        self._l.widths(width, folded=t.HELPER_COLUMNS)
        write_head(self._l, self._isi, self._rekap, self._tahun, self._until, width)
        looks = Looks(self._l, width)
        batas = self._isi.pengaturan.batas_capaian
        writer = BlockWriter(looks, self._tahun, self._until, self._scale, batas)
        row = t.DATA_ROW
        main_rows: dict[str, int] = {}
        for nomor, sasaran in enumerate(self._rekap.sasaran, 1):
            first = row
            for x in sasaran.indikator:
                main_rows[x.indikator.id] = row
                row = writer.write(x, sel.get(x.indikator.id, {}), row)
            if row == first:
                row = writer.write_empty(first)
            row = looks.sasaran(nomor, sasaran.sasaran.teks, first, row - 1) + 1
        if row == t.DATA_ROW:
            row = writer.write_empty(row)
        self._summary(row)
        sentence, formula = position(self._tahun, self._until)
        foot = [sentence, *kaki_laporan(self._isi.pengaturan), _SIGNS]
        if writer.any_wrong_form:
            foot.append(_WRONG_FORM)
        last = self._foot(row + 3, foot, sum(u.column_room(width[k]) for k in t.PRINTED_COLUMNS))
        self._l.formula(row + 3, 1, formula, self._l.ws.cell(row + 3, 1)._style, sentence)
        self._conditions(row, writer.free)
        self._view(last)
        return KartuSheet(self._l, self._rekap, row, main_rows)

    def _summary(self, row: int) -> None:
        """Mean capaian with its word, and completeness; what the Rekap reads stands among the helpers."""
        base = {"bold": True, "ground": colours.PANEL, "border": g.SUM_BORDER, "vertical": "center"}
        label = self._l.style(horizontal="right", **base)
        angka = self._l.style(horizontal="right", format=g.FREE_FORMAT, wrap=False, **base)
        centred = self._l.style(horizontal="center", **base)
        helper = self._l.style(text_colour=colours.MUTED, horizontal="right", border=None, wrap=False)
        listed = {k: f"{t.sel(k, t.DATA_ROW)}:{t.sel(k, row - 1)}" for k in t.HELPER_COLUMNS}
        for b in (row, row + 1):
            for k in t.PRINTED_COLUMNS:
                self._l.style_cell(b, k, label)
            self._l.merge(b, 1, b, t.REALISASI_SD)
            self._l.height(b, 18)
        x = self._rekap.ringkasan
        completeness = x.kelengkapan
        terukur, everything, isi, wajib = (t.sel(k, row) for k in (t.LOWER, t.UPPER, t.FILLED, t.DUE))
        for b, first, a1, a2, last, n1, n2 in (
            (row, "Rata-rata capaian", terukur, everything, "indikator terukur", x.terukur, x.jumlah),
            (row + 1, "Kelengkapan", isi, wajib, "isian yang wajib", completeness.isi, completeness.wajib),
        ):
            formula = f'="{first} ("&{a1}&" dari "&{a2}&" {last})"'
            self._l.formula(b, 1, formula, label, f"{first} ({n1} dari {n2} {last})")
        total: Value = None if x.capaian is None else x.capaian * x.terukur
        capaian = t.sel(t.CAPAIAN, row)
        for b, k, formula, style, nilai in (
            (row, t.CAPAIAN, r.rata(listed[t.COUNTED]), angka, or_dash(x.capaian)),
            (row, t.KATEGORI, r.kategori(capaian, self._scale.scale), centred, word(x.kategori)),
            (row + 1, t.CAPAIAN, r.percent_part(isi, wajib), angka, percent(completeness.rasio)),
            (row, t.LOWER, f"=COUNT({listed[t.COUNTED]})", helper, x.terukur),
            (row, t.UPPER, f"=COUNT({listed[t.DUE]})", helper, x.jumlah),
            (row, t.COUNTED, f"=SUM({listed[t.COUNTED]})", helper, total or 0),
            (row, t.FILLED, f"=SUM({listed[t.FILLED]})", helper, completeness.isi),
            (row, t.DUE, f"=SUM({listed[t.DUE]})", helper, completeness.wajib),
        ):
            self._l.formula(b, k, formula, style, nilai)

    def _foot(self, row: int, sentence: Sequence[str], width_pt: float) -> int:
        """Foot: scale, cap, formula, and what the signs in the cells mean. Gives its last row."""
        style = self._l.style(size=g.SMALL_SIZE, text_colour=colours.MUTED, border=None)
        for teks in sentence:
            self._l.text(row, 1, teks, style)
            self._l.merge(row, 1, row, t.KATEGORI)
            n = u.line_count(teks, width_pt, g.SMALL_SIZE)
            self._l.height(row, u.row_height(n, g.SMALL_SIZE))
            row += 1
        return row - 1

    def _conditions(self, ringkasan: int, free: Sequence[tuple[int, int]]) -> None:
        """Conditional formats: decimals, months after the report's, the tint of the word."""
        ws, apply = self._l.ws, self._l.conditions
        for b1, b2, tidy in g.stretches(free, t.DATA_ROW, ringkasan - 1):
            condition = f"COLUMN({t.sel(t.MONTH_1, b1)})-{t.MONTH_1 - 1}>{t.UNTIL}"
            bulan = f"{t.sel(t.MONTH_1, b1)}:{t.sel(t.MONTH_12, b2)}"
            apply.mute(ws, bulan, condition, tidy=tidy)
            if tidy:
                apply.tidy_decimals(ws, f"{t.sel(t.TARGET, b1)}:{t.sel(t.TARGET, b2)}")
                apply.tidy_decimals(ws, f"{t.sel(t.TW_1, b1)}:{t.sel(t.REALISASI_SD, b2)}")
        first = t.DATA_ROW
        apply.tidy_decimals(ws, f"{t.sel(t.CAPAIAN, first)}:{t.sel(t.CAPAIAN, ringkasan + 1)}")
        kategori = f"{t.sel(t.KATEGORI, first)}:{t.sel(t.KATEGORI, ringkasan)}"
        apply.tint_kategori(ws, kategori, self._scale.nama)

    def _view(self, last: int) -> None:
        ws = self._l.ws
        ws.freeze_panes = t.sel(t.SATUAN, t.DATA_ROW)
        ws.sheet_view.showGridLines = False
        kantor = sebutan_kantor(self._isi.kantor)
        self._l.set_up_print(
            self._isi.pengaturan.kertas,
            f"{kantor} · Realisasi {self._tahun} · {nama_kartu(self._rekap.kartu)}",
            f"{t.HEAD_ROW}:{t.HEAD_ROW + 1}",
        )
        ws.print_area = f"A2:{t.sel(t.KATEGORI, last)}"  # without the link above the title
