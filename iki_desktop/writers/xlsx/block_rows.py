"""Writes the rows of one indikator: recorded figures as they are, everything else as formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from iki_desktop.models.angka import format_angka
from iki_desktop.models.capaian import rata_capaian
from iki_desktop.models.kelengkapan import bulan_wajib
from iki_desktop.models.keputusan import Konsolidasi
from iki_desktop.models.realisasi import KeadaanSel, Sel
from iki_desktop.models.rekap import RekapIndikator
from iki_desktop.writers.xlsx import formulas as r
from iki_desktop.writers.xlsx import layout as t
from iki_desktop.writers.xlsx.block import Block, SeatRows, plan_block
from iki_desktop.writers.xlsx.figures import Figures, or_dash
from iki_desktop.writers.xlsx.looks import Looks
from iki_desktop.writers.xlsx.scale import Scale
from iki_desktop.writers.xlsx.target_rows import TargetWriter

_PERIODS = (*t.TW_COLUMNS, t.YEAR, t.REALISASI_SD)
_COMPUTED = (*t.MONTH_COLUMNS, *_PERIODS)


class BlockWriter:
    """Writes the blocks of one sheet, from top to bottom."""

    def __init__(self, looks: Looks, tahun: int, sampai: int, scale: Scale, batas: Decimal | None) -> None:
        self._c = looks
        self._l = looks.sheet
        self._target = TargetWriter(looks)
        self._tahun = tahun
        self._until = sampai
        self._scale = scale
        self._batas = batas
        self.any_wrong_form = False
        self.free: list[tuple[int, int]] = []  # rows whose decimals follow the figure

    def write(self, x: RekapIndikator, sel: Mapping[str, Sequence[Sel]], first: int) -> int:
        """Write an indikator from row `first` on; `sel` are its cells of the year by pengampu.

        Gives the next free row.
        """
        i, kartu = x.indikator, x.kartu
        seats = [p.id for p in kartu.pengampu] or [""]  # none is due like one, as in models.rekap
        unit = {p.id: p.unit or f"Pengampu {n}" for n, p in enumerate(kartu.pengampu, 1)}
        block = plan_block(i, seats, unit, self._tahun, first, self._c.stretch)
        milik = {k: sel.get(k, ()) for k in seats}
        figures = Figures(i, milik, self._tahun, self._until, self._scale.tingkat)
        self._main_row(block, figures, x)
        for target in block.own_targets():
            self._target.details(target, i, shared=block.several)
        for one in block.seats:
            own = figures.of(one.pengampu) if block.several else figures
            if block.several:
                self._seat_row(block, one, unit.get(one.pengampu, ""), own)
            self._months(block, one, own, milik[one.pengampu])
        if block.several:
            self._joined(block, figures)
            self._target.joined(block, figures)
        self._note_free_rows(block)
        return block.last + 1

    def write_empty(self, row: int) -> int:
        """A sasaran or kartu without indikator: one row that says so. Gives the next free row."""
        self._c.label(row, "Belum ada indikator", 1, muted=True)
        self._c.tidy(row)
        return row + 1

    def _main_row(self, block: Block, figures: Figures, x: RekapIndikator) -> None:
        i, row = block.indikator, block.main_row
        self._c.label(row, i.teks, stretch=block.stretch)
        self._c.satuan(row, i.satuan, block.stretch)
        if block.pembilang is not None and block.penyebut is not None:
            self._c.label(block.pembilang, block.pembilang_label, 1, muted=True)
            self._c.label(block.penyebut, block.penyebut_label, 1, muted=True)
        if not block.several:
            self._target.seat(block, block.seats[0], figures)
        self._judgement(block, row, figures)
        cut = rata_capaian([x.capaian], self._batas)
        filled = r.filled(i.frekuensi, block.seats[0].input_row)
        if block.several:
            filled = "=" + r.total_of(r.reference(t.SEAT_FILLED, [k.row for k in block.seats]))
        wajib = r.wajib(i.frekuensi, len(block.seats))
        self._l.formula(row, t.COUNTED, r.counted(row), self._c.helper, cut)
        self._l.formula(row, t.FILLED, filled, self._c.helper, x.kelengkapan.isi)
        self._l.formula(row, t.DUE, wajib, self._c.helper, x.kelengkapan.wajib)

    def _seat_row(self, block: Block, seat: SeatRows, nama: str, figures: Figures) -> None:
        self._c.label(seat.row, nama, 1)
        if seat.pembilang is not None and seat.penyebut is not None:
            self._c.label(seat.pembilang, "Pembilang", 2, muted=True)
            self._c.label(seat.penyebut, "Penyebut", 2, muted=True)
        self._target.seat(block, seat, figures)
        self._judgement(block, seat.row, figures)
        due = bulan_wajib(block.indikator.frekuensi, self._until)
        count = sum(s.bulan in due for s in figures.sel[seat.pengampu])
        formula = r.filled(block.indikator.frekuensi, seat.input_row)
        self._l.formula(seat.row, t.SEAT_FILLED, formula, self._c.helper, count)

    def _judgement(self, block: Block, row: int, figures: Figures) -> None:
        capaian = r.capaian(row, block.indikator.arah, block.has_range)
        nilai = or_dash(figures.capaian)
        self._l.formula(row, t.CAPAIAN, capaian, self._c.figure(None, "sampai"), nilai)
        word = r.kategori(t.sel(t.CAPAIAN, row), self._scale.scale)
        self._l.formula(row, t.KATEGORI, word, self._c.centred, figures.word)

    def _months(self, block: Block, seat: SeatRows, figures: Figures, sel: Sequence[Sel]) -> None:
        """The recorded cells of one pengampu, and its figures of TW, year and up to the month."""
        i = block.indikator
        by_month = {s.bulan: s for s in sel}
        if seat.pembilang is None or seat.penyebut is None:
            for bulan, column in enumerate(t.MONTH_COLUMNS, 1):
                self._input(seat.row, column, by_month.get(bulan), "nilai", i.desimal)
            self._period(seat.row, i.konsolidasi, figures, "nilai")
            return
        # Parts are summed whatever else is set: a mean or extreme of monthly percentages would be wrong.
        method = Konsolidasi.AKHIR if i.konsolidasi is Konsolidasi.AKHIR else Konsolidasi.JUMLAH
        for row, part in ((seat.pembilang, "pembilang"), (seat.penyebut, "penyebut")):
            for bulan, column in enumerate(t.MONTH_COLUMNS, 1):
                self._input(row, column, by_month.get(bulan), part, None)
            self._period(row, method, figures, part)
        self._percent(seat.row, seat.pembilang, seat.penyebut, figures)

    def _input(self, row: int, column: int, s: Sel | None, part: str, desimal: int | None) -> None:
        """One month: kosong stays empty, nihil is a 0 shown as –, a cell of the wrong form is text with *."""
        if s is None:
            self._l.figure(row, column, None, self._c.figure(desimal, "bulan"))
            return
        if part != "penyebut" and (s.catatan or s.bukti):
            self._l.comment(row, column, s.catatan, s.bukti)
        if s.keadaan is KeadaanSel.NIHIL:
            self._l.figure(row, column, 0, self._c.figure(desimal, "bulan", nihil=True))
        elif part == "nilai" and s.nilai is not None:
            self._l.figure(row, column, s.nilai, self._c.figure(desimal, "bulan"))
        elif part != "nilai" and s.pembilang is not None and s.penyebut is not None:
            nilai = s.pembilang if part == "pembilang" else s.penyebut
            self._l.figure(row, column, nilai, self._c.figure(desimal, "bulan"))
        else:
            self.any_wrong_form = True
            self._l.text(row, column, _wrong_form(s, part), self._c.salah)

    def _period(self, row: int, method: Konsolidasi, figures: Figures, part: str) -> None:
        span = [*(r.quarter(row, tw) for tw in range(4)), r.whole_year(row), r.sampai(row)]
        for column, bulan in zip(_PERIODS, span, strict=True):
            self._formula(row, column, r.konsolidasi(method, bulan), figures, part)

    def _percent(self, row: int, pembilang: int, penyebut: int, figures: Figures) -> None:
        for column in _COMPUTED:
            formula = r.percent(t.sel(column, pembilang), t.sel(column, penyebut))
            self._formula(row, column, formula, figures, "nilai")

    def _joined(self, block: Block, figures: Figures) -> None:
        """The joined rows of several pengampu."""
        i = block.indikator
        if block.pembilang is None or block.penyebut is None:
            children = [k.row for k in block.seats]
            adds_up = i.konsolidasi is Konsolidasi.JUMLAH
            for column in _COMPUTED:
                formula = r.joined(adds_up, r.reference(column, children))
                self._formula(block.main_row, column, formula, figures, "nilai")
            return
        for row, part in ((block.pembilang, "pembilang"), (block.penyebut, "penyebut")):
            children = [getattr(k, part) for k in block.seats]
            for column in _COMPUTED:
                self._formula(row, column, r.joined(True, r.reference(column, children)), figures, part)
        self._percent(block.main_row, block.pembilang, block.penyebut, figures)

    def _formula(self, row: int, column: int, formula: str, figures: Figures, part: str) -> None:
        """A figure of a period; `part` names which of a Gabungan's three it is."""
        desimal = figures.indikator.desimal if part == "nilai" else None
        style = self._c.figure(desimal, "sampai" if column == t.REALISASI_SD else "hitung")
        self._l.formula(row, column, formula, style, getattr(figures.of_period(column), part))

    def _note_free_rows(self, block: Block) -> None:
        """Rows whose decimals follow each figure: all but those of an indikator that says how many."""
        if block.indikator.desimal is None:
            self.free.append((block.main_row, block.last))
            return
        part = [(block.pembilang, block.penyebut), *((k.pembilang, k.penyebut) for k in block.seats)]
        for p, n in part:
            if p is not None and n is not None:
                self.free.extend(((p, p), (n, n)))


def _wrong_form(s: Sel, part: str) -> str:
    """What a cell of the wrong form shows: its figures with *, on the pembilang row where there are two."""
    if part == "penyebut":
        return ""
    if s.nilai is not None:
        return format_angka(s.nilai) + "*"
    p, n = (("?" if x is None else format_angka(x)) for x in (s.pembilang, s.penyebut))
    return f"{p}/{n}*" if s.pembilang is not None or s.penyebut is not None else "?*"
