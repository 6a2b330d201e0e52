"""The sheet Daftar indikator of the realisasi workbook: every indikator, its figures read from its kartu."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Indikator
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.tanggal import format_bulan
from iki_desktop.writers import colours
from iki_desktop.writers.xlsx import layout as t
from iki_desktop.writers.xlsx import metrics as u
from iki_desktop.writers.xlsx import styles as g
from iki_desktop.writers.xlsx.kartu_head import nama_kartu
from iki_desktop.writers.xlsx.kartu_sheet import KartuSheet
from iki_desktop.writers.xlsx.scale import Scale
from iki_desktop.writers.xlsx.sheet import Sheet
from iki_desktop.writers.xlsx.text import brief, sheet_reference

_TEXTS = (("No", 5.0), ("Unit", 16.0), ("Kartu", 22.0), ("Sasaran", 28.0), ("Indikator", 36.0),
          ("Satuan", 10.0), ("Konsolidasi", 11.0), ("Frekuensi", 11.0))  # fmt: skip
_KARTU, _INDIKATOR = 3, 5
_SATUAN = 6  # from here on columns have short words, which would touch a text at their left
TARGET, TARGET_SD, REALISASI_SD, CAPAIAN, KATEGORI = range(len(_TEXTS) + 1, len(_TEXTS) + 6)
# Where a kartu's sheet holds the figures.
SOURCE = {
    TARGET: t.TARGET,
    TARGET_SD: t.TARGET_SD,
    REALISASI_SD: t.REALISASI_SD,
    CAPAIAN: t.CAPAIAN,
    KATEGORI: t.KATEGORI,
}
_FIGURES = {TARGET: 12.0, TARGET_SD: 12.0, REALISASI_SD: 12.0, CAPAIAN: 10.5, KATEGORI: 14.0}
_HEAD = 4  # row of the column titles


class LinkedList:
    """Writes the list once all kartu have their sheets."""

    def __init__(self, sheet: Sheet, isi: IsiKantor, tahun: int, sampai: int, scale: Scale) -> None:
        self._l = sheet
        self._isi = isi
        self._tahun = tahun
        self._until = sampai
        self._scale = scale
        self._free: list[tuple[int, int]] = []  # rows whose decimals follow the figure

    def write(self, kartu: Sequence[KartuSheet]) -> None:
        """Write all: a row for each indikator, in the order of the sheets."""
        self._titles()
        row = _HEAD
        for one in kartu:
            for sasaran in one.rekap.sasaran:
                for x in sasaran.indikator:
                    row += 1
                    self._row(row, one, sasaran.sasaran.teks, x.indikator)
        self._view(row)

    def _titles(self) -> None:
        style = self._l.style
        widths = {k: width for k, (_, width) in enumerate(_TEXTS, 1)} | _FIGURES
        self._l.widths(widths)
        big = style(border=None, bold=True, size=13, wrap=False)
        self._l.text(1, 1, f"Daftar indikator {sebutan_kantor(self._isi.kantor)}, tahun {self._tahun}", big)
        self._l.height(1, 24)
        until = f"Sampai dengan {format_bulan(self._tahun, self._until)}"
        plain = style(border=None, wrap=False)
        self._l.formula(2, 1, f'="Sampai dengan "&{t.PERIOD}', plain, until)
        titles = [name for name, _ in _TEXTS]
        titles += [f"Target {self._tahun}", "Target s.d.", "Realisasi s.d.", "Capaian (%)", "Kategori"]
        head = style(bold=True, ground=colours.SELECTION, horizontal="center", vertical="center")
        for k, teks in enumerate(titles, 1):
            self._l.text(_HEAD, k, teks, head)
        lines = max(
            u.line_count(teks, u.column_room(widths[k]), g.SIZE, True) for k, teks in enumerate(titles, 1)
        )
        self._l.height(_HEAD, u.row_height(lines, g.SIZE))

    def _row(self, row: int, kartu: KartuSheet, sasaran: str, i: Indikator) -> None:
        style = self._l.style
        self._l.figure(row, 1, row - _HEAD, style(horizontal="center"))
        shown = (
            brief(kartu.rekap.unit),
            brief(nama_kartu(kartu.rekap.kartu)),
            sasaran,
            i.teks,
            i.satuan,
            i.konsolidasi.value,
            i.frekuensi.value,
        )
        lines = 1
        for k, teks in enumerate(shown, 2):
            colour = colours.ACCENT if k == _KARTU else colours.TEXT
            align = "center" if k >= _SATUAN else "left"
            plain, quoted = (
                style(text_colour=colour, horizontal=align, quoted=each) for each in (False, True)
            )
            sel = self._l.text(row, k, teks, plain, quoted)
            n = u.line_count(teks, u.column_room(_TEXTS[k - 1][1]), g.SIZE)
            lines = max(lines, n)
            if k == _KARTU and n == 1:
                self._l.link(sel, kartu.nama)  # LibreOffice does not wrap a text that is a link
        self._l.height(row, u.row_height(lines, g.SIZE))
        self._figures(row, kartu, i)

    def _figures(self, row: int, kartu: KartuSheet, i: Indikator) -> None:
        """The cells that read the kartu's sheet."""
        style, main_row = self._l.style, kartu.main_rows[i.id]
        figure, capaian = (
            style(horizontal="right", wrap=False, shrink=True, format=each)
            for each in (g.number_format(i.desimal), g.FREE_FORMAT)
        )
        styles = dict.fromkeys(SOURCE, figure) | {CAPAIAN: capaian, KATEGORI: style(horizontal="center")}
        for column, source in SOURCE.items():
            formula = f"={sheet_reference(kartu.nama)}!{t.sel(source, main_row)}"
            self._l.formula(row, column, formula, styles[column], kartu.sheet.value(main_row, source))
        if i.desimal is None:
            self._free.append((row, row))

    def _view(self, last: int) -> None:
        ws, first = self._l.ws, _HEAD + 1
        letter = {k: get_column_letter(k) for k in SOURCE}
        if last >= first:
            for b1, b2, tidy in g.stretches(self._free, first, last):
                if tidy:
                    self._l.conditions.tidy_decimals(ws, f"{letter[TARGET]}{b1}:{letter[REALISASI_SD]}{b2}")
            self._l.conditions.tidy_decimals(ws, f"{letter[CAPAIAN]}{first}:{letter[CAPAIAN]}{last}")
            word = f"{letter[KATEGORI]}{first}:{letter[KATEGORI]}{last}"
            self._l.conditions.tint_kategori(ws, word, self._scale.nama)
            ws.auto_filter.ref = f"A{_HEAD}:{letter[KATEGORI]}{last}"
        else:
            self._l.text(
                first, 2, "Belum ada indikator untuk tahun ini", self._l.style(border=None, wrap=False)
            )
        ws.freeze_panes = f"{get_column_letter(_INDIKATOR + 1)}{first}"
        ws.sheet_view.showGridLines = False
        kantor = sebutan_kantor(self._isi.kantor)
        foot = f"{kantor} · Daftar indikator {self._tahun}"
        self._l.set_up_print(self._isi.pengaturan.kertas, foot, f"{_HEAD}:{_HEAD}")
        ws.print_area = f"A1:{letter[KATEGORI]}{max(last, first)}"
