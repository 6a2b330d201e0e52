"""One sheet of a form: a row for each figure asked for, marks in hidden cells on all four sides of them.

The left and the right column name each row, the row above and the row below name each column. Whatever moves
cells against one another breaks a pair of marks, and the reader sees it (models/formulir.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from iki_desktop.models import formulir as f
from iki_desktop.models.angka import format_angka, format_besaran
from iki_desktop.models.formulir import BarisFormulir, LembarFormulir
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.ketikan import NIHIL, Bagian, angka_bagian, dihitung
from iki_desktop.models.nama import nama_kartu, sebutan_kantor
from iki_desktop.models.realisasi import KeadaanSel
from iki_desktop.models.tanggal import BULAN_PENDEK, format_bulan
from iki_desktop.models.target import target_milik
from iki_desktop.writers import colours
from iki_desktop.writers.xlsx import metrics as u
from iki_desktop.writers.xlsx import styles as g
from iki_desktop.writers.xlsx.sheet import Sheet

MARK, NO, INDIKATOR, ASKED, SATUAN, TARGET, MONTH_1 = range(1, 8)
_SHEET_ROW, _COLUMN_ROW, _TITLE_ROW, HEAD = 1, 2, 3, 6
DATA = HEAD + 1
_MONTH_WIDTHS = (7.6, 14.0)
_HOW = (
    "Isi sel putih: angka 0 atau lebih, atau kata nihil bila tidak ada kegiatan. "
    "Biarkan kosong bila belum ada angkanya. Sel abu-abu tidak diisi."
)


class FormWriter:
    """Writes one sheet."""

    def __init__(self, sheet: Sheet, isi: IsiKantor, formulir: LembarFormulir) -> None:
        self._l = sheet
        self._isi = isi
        self._f = formulir
        self._months = range(1, formulir.tanda.sampai + 1)
        self._note = MONTH_1 + len(self._months)
        self._proof = self._note + 1
        self._edge = self._proof + 1
        self._width_of = self._column_widths()

    def write(self) -> None:
        """Write all of it."""
        self._l.widths(self._width_of)
        self._head()
        row, sasaran = DATA, ""
        for one in self._f.baris:
            if one.sasaran.id != sasaran:
                sasaran = one.sasaran.id
                if one.sasaran.teks:
                    self._sasaran_title(row, one.sasaran.teks)
                    row += 1
            self._row(row, one)
            row += 1
        self._mark_columns(row, f.tanda_polos(f.AKHIR))
        self._signature(row + 1)
        self._conditions()
        self._view(row + 1)

    def _column_widths(self) -> dict[int, float]:
        widest = max(
            (len(format_angka(x)) for b in self._f.baris for s in b.sel.values()
             if isinstance(x := angka_bagian(s, b.tanda.bagian), Decimal)),
            default=0,
        )  # fmt: skip
        bulan = min(max(_MONTH_WIDTHS[0], widest + 2.0), _MONTH_WIDTHS[1])
        return {
            MARK: 4.0,
            NO: 4.6,
            INDIKATOR: 36.0,
            ASKED: 26.0,
            SATUAN: 9.0,
            TARGET: 9.0,
            **dict.fromkeys((MONTH_1 + b - 1 for b in self._months), bulan),
            self._note: 26.0,
            self._proof: 26.0,
            self._edge: 4.0,
        }

    # -- head ----------------------------------------------------------------------------

    def _head(self) -> None:
        tanda, style = self._f.tanda, self._l.style
        self._mark(_SHEET_ROW, MARK, f.tulis_tanda_lembar(tanda))
        self._mark_columns(_COLUMN_ROW, f.tanda_polos(f.KOLOM))
        unit = self._f.pengampu.unit or self._f.kartu.unit
        nama = nama_kartu(self._f.kartu)
        sampai = format_bulan(tanda.tahun, tanda.sampai)
        kantor = sebutan_kantor(self._isi.kantor).upper()
        title = (
            (f"FORMULIR REALISASI SAMPAI DENGAN {sampai.upper()} · {kantor}", 9.0, False, colours.MUTED),
            (" · ".join(dict.fromkeys(t for t in (nama, unit) if t)), 13.0, True, colours.TEXT),
            (_HOW, 9.0, False, colours.TEXT),
        )
        width = sum(u.column_room(self._width_of[k]) for k in range(NO, self._edge))
        for row, (teks, size, bold, text_colour) in enumerate(title, _TITLE_ROW):
            base: dict[str, Any] = {
                "size": size,
                "bold": bold,
                "text_colour": text_colour,
                "border": None,
                "vertical": "center",
            }
            self._l.text(row, NO, teks, style(**base), style(quoted=True, **base))
            self._l.merge(row, NO, row, self._proof)
            self._l.height(row, u.row_height(u.line_count(teks, width, size, bold), size))
        self._column_titles()

    def _column_titles(self) -> None:
        style = self._l.style(bold=True, ground=colours.SELECTION, horizontal="center", vertical="center")
        locked = self._l.style(
            bold=True, ground=colours.PANEL, text_colour=colours.MUTED, horizontal="center", vertical="center"
        )
        title = {
            NO: "No",
            INDIKATOR: "Indikator",
            ASKED: "Yang diisi",
            SATUAN: "Satuan",
            TARGET: f"Target {self._f.tanda.tahun}",
            self._note: "Catatan untuk bulan putih yang terakhir",
            self._proof: "Bukti dukung untuk bulan itu: apa dan di mana",
        }
        for bulan in self._months:
            key = "\ndikunci" if bulan in self._f.terkunci else ""
            title[MONTH_1 + bulan - 1] = month_title(bulan) + key
        self._mark(HEAD, MARK, f.tanda_polos(f.JUDUL))
        for column, teks in title.items():
            self._l.text(HEAD, column, teks, locked if teks.endswith("dikunci") else style)
        self._l.height(HEAD, u.row_height(2, g.SIZE))

    def _sasaran_title(self, row: int, teks: str) -> None:
        plain, quoted = (
            self._l.style(ground=colours.PANEL, text_colour=colours.MUTED, quoted=k) for k in (False, True)
        )
        for column in range(NO, self._edge):
            self._l.style_cell(row, column, plain)
        self._l.text(row, NO, teks, plain, quoted)
        self._l.merge(row, NO, row, self._proof)
        width = sum(u.column_room(self._width_of[k]) for k in range(NO, self._edge))
        self._l.height(row, u.row_height(u.line_count(teks, width, g.SIZE), g.SIZE))

    # -- marks ---------------------------------------------------------------------------

    def _mark(self, row: int, column: int, teks: str) -> None:
        self._l.text(row, column, teks, self._l.style(border=None, text_colour=colours.MUTED, wrap=False))

    def _mark_columns(self, row: int, tanda: str) -> None:
        key = {
            MARK: tanda,
            NO: f.K_NOMOR,
            INDIKATOR: f.K_INDIKATOR,
            ASKED: f.K_ISIAN,
            SATUAN: f.K_SATUAN,
            TARGET: f.K_TARGET,
            **{MONTH_1 + b - 1: f.kolom_bulan(b) for b in self._months},
            self._note: f.K_CATATAN,
            self._proof: f.K_BUKTI,
            self._edge: f.K_TEPI,
        }
        for column, teks in key.items():
            self._mark(row, column, teks)
        self._l.ws.row_dimensions[row].hidden = True

    # -- rows ----------------------------------------------------------------------------

    def _row(self, row: int, one: BarisFormulir) -> None:
        style, i = self._l.style, one.indikator
        tanda = f.tulis_tanda_baris(self._f.tanda, one.tanda, one.tulisan)
        self._mark(row, MARK, tanda)
        self._mark(row, self._edge, f.sidik_tanda(tanda))
        first_part = one.tanda.bagian is not Bagian.PENYEBUT  # the row below repeats what is asked for, paler
        ink = colours.TEXT if first_part else colours.MUTED
        self._l.text(row, NO, one.nomor, style(horizontal="center", ground=colours.PANEL))
        for column, teks, text_colour in (
            (INDIKATOR, i.teks, ink),
            (ASKED, one.isian, colours.TEXT),
            (SATUAN, i.satuan if one.tanda.bagian is Bagian.NILAI else "", colours.TEXT),
            (TARGET, self._target(one) if first_part else "", colours.TEXT),
        ):
            horizontal = "center" if column in (SATUAN, TARGET) else "left"
            base: dict[str, Any] = {
                "text_colour": text_colour,
                "horizontal": horizontal,
                "ground": colours.PANEL,
            }
            self._l.text(row, column, teks, style(**base), style(quoted=True, **base))
        for bulan in self._months:
            self._month_cell(row, one, bulan)
        last = one.sel.get(one.tanda.catatan)
        for column, teks in (
            (self._note, last.catatan if last else ""),
            (self._proof, last.bukti if last else ""),
        ):
            is_open = one.tanda.catatan > 0
            tulisan = (
                style(unlocked=True, format="@", quoted=True) if is_open else style(ground=colours.PANEL)
            )
            self._l.text(row, column, teks if is_open else "", tulisan)
        self._l.height(row, self._row_height(one))

    def _month_cell(self, row: int, one: BarisFormulir, bulan: int) -> None:
        column, is_open = MONTH_1 + bulan - 1, bulan in one.tanda.bulan
        part = one.tanda.bagian
        isi = angka_bagian(one.sel.get(bulan), part)
        desimal = one.indikator.desimal if part is Bagian.NILAI else None
        style = self._l.style(
            ground="" if is_open else colours.PANEL,
            text_colour=colours.TEXT if is_open else colours.MUTED,
            horizontal="right",
            vertical="center",
            wrap=False,
            shrink=True,
            format=g.number_format(desimal),
            unlocked=is_open,
        )
        if isinstance(isi, KeadaanSel):
            self._l.text(row, column, NIHIL, style)
        else:
            self._l.figure(row, column, isi, style)

    def _target(self, one: BarisFormulir) -> str:
        target = target_milik(one.indikator, self._f.pengampu.id, self._f.tanda.tahun)
        if target is None or target.tahun is None:
            return ""
        return format_besaran(target.tahun, one.indikator.desimal)

    def _row_height(self, one: BarisFormulir) -> float:
        last = one.sel.get(one.tanda.catatan)
        teks = {
            INDIKATOR: one.indikator.teks,
            ASKED: one.isian,
            SATUAN: one.indikator.satuan,
            self._note: last.catatan if last else "",
            self._proof: last.bukti if last else "",
        }
        n = max(u.line_count(t, u.column_room(self._width_of[k]), g.SIZE) for k, t in teks.items())
        return max(u.row_height(n, g.SIZE), 20.0)

    # -- what may be typed ---------------------------------------------------------------

    def _conditions(self) -> None:
        """Data validation of the open cells, and figures without zeros that say nothing."""
        ws = self._l.ws
        for row, one in self._placed_rows():
            part = one.tanda.bagian
            desimal = one.indikator.desimal if part is Bagian.NILAI else None
            if desimal is None:
                first, last = get_column_letter(MONTH_1), get_column_letter(self._note - 1)
                self._l.conditions.tidy_decimals(ws, f"{first}{row}:{last}{row}")
            for first_part, last_of_run in _stretches(one.tanda.bulan):
                sel = f"{get_column_letter(MONTH_1 + first_part - 1)}{row}"
                self._add_validation(
                    f"{sel}:{get_column_letter(MONTH_1 + last_of_run - 1)}{row}",
                    _rule(sel, dihitung(one.indikator.jenis, part), desimal),
                    _message(dihitung(one.indikator.jenis, part), desimal),
                )

    def _placed_rows(self) -> Iterator[tuple[int, BarisFormulir]]:
        """Each row of figures with its number on the sheet."""
        row, sasaran = DATA, ""
        for one in self._f.baris:
            if one.sasaran.id != sasaran:
                sasaran = one.sasaran.id
                row += bool(one.sasaran.teks)
            yield row, one
            row += 1

    def _add_validation(self, span: str, formula: str, message: str) -> None:
        rule = DataValidation(type="custom", formula1=formula, allow_blank=True, showErrorMessage=True)
        rule.errorTitle, rule.error = "Isian belum benar", message
        rule.add(span)
        self._l.ws.add_data_validation(rule)

    # -- look ----------------------------------------------------------------------------

    def _signature(self, row: int) -> None:
        style = self._l.style(border=None, wrap=False, text_colour=colours.MUTED, vertical="center")
        self._l.text(row, INDIKATOR, "Diisi oleh: ………………………………   Tanggal: ………………………", style)
        self._l.height(row, 32)

    def _view(self, last: int) -> None:
        ws: Any = self._l.ws
        for column in (MARK, self._edge):
            ws.column_dimensions[get_column_letter(column)].hidden = True
        for row in (_SHEET_ROW, _COLUMN_ROW):
            ws.row_dimensions[row].hidden = True
        ws.freeze_panes = f"{get_column_letter(SATUAN)}{DATA}"
        ws.sheet_view.showGridLines = False
        ws.protection.sheet = True
        ws.protection.formatColumns = ws.protection.formatRows = False  # False is allowed
        kantor = sebutan_kantor(self._isi.kantor)
        sampai = format_bulan(self._f.tanda.tahun, self._f.tanda.sampai)
        self._l.set_up_print(
            self._isi.pengaturan.kertas, f"{kantor} · Formulir s.d. {sampai}", f"{HEAD}:{HEAD}"
        )
        ws.print_area = f"B{_TITLE_ROW}:{get_column_letter(self._proof)}{last}"


def month_title(bulan: int) -> str:
    """The title of a month's column."""
    return BULAN_PENDEK[bulan - 1]


def _stretches(bulan: tuple[int, ...]) -> list[tuple[int, int]]:
    """Months that follow one another, as (first, last)."""
    result: list[tuple[int, int]] = []
    for b in bulan:
        if result and result[-1][1] == b - 1:
            result[-1] = (result[-1][0], b)
        else:
            result.append((b, b))
    return result


def _rule(sel: str, counted: bool, desimal: int | None) -> str:
    """N() gives 0 for a text, so that no part of the rule fails where "nihil" stands."""
    condition = [f"ISNUMBER({sel})"]
    if counted:
        condition.append(f"N({sel})>=0")
    if desimal is not None:
        condition.append(f"N({sel})=ROUND(N({sel}),{desimal})")
    return f'OR(LOWER(TRIM({sel}))="{NIHIL}",AND({",".join(condition)}))'


def _message(counted: bool, desimal: int | None) -> str:
    angka = "Isi angka 0 atau lebih" if counted else "Isi angka"
    if desimal is not None:
        angka += f", paling banyak {desimal} angka di belakang koma" if desimal else ", tanpa pecahan"
    return f"{angka}, atau kata nihil bila tidak ada kegiatan. Kosongkan bila belum ada angkanya."
