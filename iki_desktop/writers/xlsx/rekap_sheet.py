"""The first sheet: the month of the report, and the office, its units and kartu summed from their sheets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.styles import Border
from openpyxl.worksheet.datavalidation import DataValidation

from iki_desktop.models.angka import format_angka
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.rekap import RekapKantor, Ringkasan
from iki_desktop.models.tanggal import BULAN, format_bulan
from iki_desktop.writers import colours
from iki_desktop.writers.xlsx import formulas as r
from iki_desktop.writers.xlsx import layout as t
from iki_desktop.writers.xlsx import metrics as u
from iki_desktop.writers.xlsx import styles as g
from iki_desktop.writers.xlsx.figures import Value, or_dash, percent, word
from iki_desktop.writers.xlsx.guide_sheet import Entries
from iki_desktop.writers.xlsx.kartu_head import nama_kartu, position
from iki_desktop.writers.xlsx.kartu_sheet import KartuSheet
from iki_desktop.writers.xlsx.scale import Scale
from iki_desktop.writers.xlsx.scale_cells import write_scale
from iki_desktop.writers.xlsx.sheet import Sheet
from iki_desktop.writers.xlsx.text import brief, quoted, sheet_reference
from iki_desktop.writers.xlsx.wide_rows import WideRows

NO, NAME, MEASURED, COUNT, CAPAIAN, KATEGORI, FILLED, DUE, COMPLETENESS, TOTAL = range(1, 11)
_LETTERS = "-ABCDEFGHIJ"
_WIDTHS = {NO: 5, NAME: 62, MEASURED: 11, COUNT: 11, CAPAIAN: 12, KATEGORI: 16, FILLED: 10, DUE: 10,
          COMPLETENESS: 14, TOTAL: 14}  # fmt: skip
_PRINTED = {k: width for k, width in _WIDTHS.items() if k != TOTAL}


# Where a kartu's sheet holds the columns.
_SOURCE = {
    MEASURED: t.LOWER,
    COUNT: t.UPPER,
    CAPAIAN: t.CAPAIAN,
    KATEGORI: t.KATEGORI,
    FILLED: t.FILLED,
    DUE: t.DUE,
    TOTAL: t.COUNTED,
}


class RekapWriter:
    """Writes Rekap once all kartu have their sheets."""

    def __init__(self, sheet: Sheet, isi: IsiKantor, rekap: RekapKantor, scale: Scale) -> None:
        self._l = sheet
        self._isi = isi
        self._rekap = rekap
        self._scale = scale
        self._rows = WideRows(sheet, COMPLETENESS, _PRINTED)

    def write(self, kartu: Sequence[KartuSheet], of_total: int | None, last: Entries = ()) -> None:
        """Write all; `of_total` is how many kartu the office has where only some were asked for.

        `last` stands below the foot.
        """
        self._l.widths(_WIDTHS, folded=range(TOTAL, TOTAL + 1))
        sentence = self._kop(of_total)
        head = self._bulan(sentence + 1)
        self._column_titles(head)
        table = self._table(head + 1, kartu)
        self._sentence(sentence, table)
        foot = write_scale(self._l, self._scale, self._isi.pengaturan.batas_capaian, table + 2) + 2
        until = position(self._rekap.tahun, self._rekap.sampai)
        foot = self._rows.foot(self._isi, foot, until, last)
        keputusan = self._rekap.keputusan or Keputusan("", self._rekap.tahun)
        end = self._rows.signature(keputusan, self._isi.pengaturan, foot + 2)
        self._view(head, table, end)
        # Scale, foot and signature whole, and with the last rows: never below a head without rows.
        self._l.keep_together(max(head + 1, table - 1), end, _PRINTED, (head,))

    def _text_row(
        self, row: int, teks: str, size: float, bold: bool, text_colour: str, horizontal: str
    ) -> None:
        self._rows.text(row, teks, size, bold=bold, colour=text_colour, horizontal=horizontal)

    def _kop(self, of_total: int | None) -> int:
        row = self._rows.kop(self._isi)
        self._text_row(row, "REKAPITULASI REALISASI INDIKATOR KINERJA", 13, True, colours.TEXT, "center")
        row += 1
        if of_total is not None:
            n = sum(len(x.kartu) for x in self._rekap.unit)
            sentence = (
                f"Memuat {n} dari {of_total} kartu, sesuai pilihan; jumlahnya bukan jumlah seluruh kantor."
            )
            self._text_row(row, sentence, 9, False, colours.MUTED, "center")
            row += 1
        return row

    def _bulan(self, row: int) -> int:
        """The one input: the report's last month, from which everything is computed again."""
        style, ws = self._l.style, self._l.ws
        self._l.text(
            row,
            NO,
            "Sampai bulan (1–12)",
            style(border=None, bold=True, horizontal="right", vertical="center", indent=1),
        )
        self._l.merge(row, NO, row, NAME)
        input_row = style(
            border=g.INPUT_BORDER, bold=True, horizontal="center", vertical="center",
            ground=colours.SELECTION, format="0",
        )  # fmt: skip
        sel = self._l.figure(row, MEASURED, self._rekap.sampai, input_row)
        nama = ",".join(quoted(b) for b in BULAN)
        periode = f'=CHOOSE({t.UNTIL},{nama})&" {self._rekap.tahun}"'
        bulan = format_bulan(self._rekap.tahun, self._rekap.sampai)
        plain = style(border=None, vertical="center", wrap=False, indent=1)
        period_cell = self._l.formula(row, COUNT, periode, plain, bulan)
        hint = "Ubah angka ini untuk melihat posisi bulan lain; semua lembar dihitung ulang."
        self._l.text(
            row, KATEGORI, hint, style(border=None, text_colour=colours.MUTED, size=8, vertical="center")
        )
        self._l.merge(row, KATEGORI, row, COMPLETENESS)
        self._l.height(row, 22)
        self._l.height(row + 1, 8)
        validation = DataValidation(
            type="whole", operator="between", formula1="1", formula2="12", allow_blank=False,
            showErrorMessage=True, errorTitle="Bulan laporan", error="Isi dengan bilangan bulat 1 sampai 12.",
            showInputMessage=True, promptTitle="Bulan laporan", prompt="1 = Januari … 12 = Desember",
        )  # fmt: skip
        validation.add(sel.coordinate)
        ws.add_data_validation(validation)
        self._l.name_cell(t.UNTIL, sel.column, row)
        self._l.name_cell(t.PERIOD, period_cell.column, row)
        return row + 2

    def _sentence(self, row: int, kantor: int) -> None:
        """Where the office stands, in one sentence, from its row in the table."""
        capaian, kategori = (_cell(k, kantor) for k in (CAPAIAN, KATEGORI))
        terukur, jumlah = (_cell(k, kantor) for k in (MEASURED, COUNT))
        angka = r.figure_text(capaian, None)
        formula = (
            f'="Sampai "&{t.PERIOD}&" "&IF(ISNUMBER({capaian}),"capaian kantor "&{angka}&" %, "'
            f'&{kategori},"belum ada capaian kantor")&"; "&{terukur}&" dari "&{jumlah}&" indikator terukur."'
        )
        x = self._rekap.ringkasan
        about = "belum ada capaian kantor"
        if x.capaian is not None:
            about = f"capaian kantor {format_angka(x.capaian)} %, {word(x.kategori)}"
        bulan = format_bulan(self._rekap.tahun, self._rekap.sampai)
        nilai = f"Sampai {bulan} {about}; {x.terukur} dari {x.jumlah} indikator terukur."
        style = self._l.style(border=None, horizontal="center", bold=True, size=10)
        self._l.formula(row, 1, formula, style, nilai)
        self._l.merge(row, 1, row, COMPLETENESS)
        self._l.height(row, 18)

    def _column_titles(self, row: int) -> None:
        head = self._l.style(bold=True, ground=colours.SELECTION, horizontal="center", vertical="center")
        title = {
            NO: "No",
            NAME: "Unit dan jabatan",
            MEASURED: "Indikator terukur",
            COUNT: "Jumlah indikator",
            CAPAIAN: "Rata-rata capaian (%)",
            KATEGORI: "Kategori",
            FILLED: "Isian ada",
            DUE: "Isian wajib",
            COMPLETENESS: "Kelengkapan (%)",
        }
        for k, teks in title.items():
            self._l.text(row, k, teks, head)
        self._l.text(
            row, TOTAL, "Jumlah capaian terhitung", self._l.style(ground=colours.PANEL, horizontal="center")
        )
        self._l.height(row, 30)

    def _table(self, row: int, kartu: Sequence[KartuSheet]) -> int:
        """Each unit with its kartu below it, then the office; gives the last row."""
        first, nomor = row, 0
        by_kartu = {id(k.rekap): k for k in kartu}
        for unit in self._rekap.unit:
            head = row
            row += 1
            for rekap in unit.kartu:
                nomor += 1
                self._kartu_row(row, nomor, by_kartu[id(rekap)])
                row += 1
            self._sum_row(head, brief(unit.nama), head + 1, row - 1, unit.ringkasan, kantor=False)
        if row == first:
            empty = self._l.style(text_colour=colours.MUTED)
            for k in range(NO, COMPLETENESS + 1):
                self._l.style_cell(row, k, empty)
            self._l.text(row, NAME, "Belum ada kartu untuk tahun ini", empty)
            row += 1
        nama = sebutan_kantor(self._isi.kantor) or "Seluruh kantor"
        self._sum_row(row, nama, first, row - 1, self._rekap.ringkasan, kantor=True)
        return row

    def _kartu_row(self, row: int, nomor: int, kartu: KartuSheet) -> None:
        style, x = self._l.style, kartu.rekap.ringkasan
        nama = brief(nama_kartu(kartu.rekap.kartu))
        plain, quoted_plain = (style(text_colour=colours.ACCENT, indent=1, quoted=k) for k in (False, True))
        link = [self._l.figure(row, NO, nomor, style(horizontal="center", text_colour=colours.ACCENT))]
        sel = self._l.text(row, NAME, nama, plain, quoted_plain)
        if self._name_height(row, nama, False) == 1:
            link.append(sel)  # LibreOffice does not wrap a text that is a link
        for one in link:
            self._l.link(one, kartu.nama)
        sheet, b = sheet_reference(kartu.nama), kartu.row
        column_styles = self._column_styles(g.BORDER, "", bold=False)
        for column, source in _SOURCE.items():
            formula = f"={sheet}!{t.sel(source, b)}"
            self._l.formula(row, column, formula, column_styles[column], _nilai(x, column))
        formula = r.percent_part(_cell(FILLED, row), _cell(DUE, row))
        self._l.formula(row, COMPLETENESS, formula, column_styles[COMPLETENESS], _nilai(x, COMPLETENESS))

    def _sum_row(self, row: int, nama: str, first: int, last: int, x: Ringkasan, *, kantor: bool) -> None:
        """A unit or the office: sums, divided once. SUBTOTAL passes over other SUBTOTALs."""
        border = g.SUM_BORDER if kantor else g.BORDER
        ground = colours.SELECTION if kantor else colours.PANEL
        teks, quoted_plain = (
            self._l.style(bold=True, ground=ground, border=border, quoted=k) for k in (False, True)
        )
        self._l.style_cell(row, NO, teks)
        self._l.text(row, NAME, nama, teks, quoted_plain)
        formula = {
            column: f"=SUBTOTAL(9,{_cell(column, first)}:{_cell(column, last)})"
            for column in (MEASURED, COUNT, FILLED, DUE, TOTAL)
        }
        terukur, total = _cell(MEASURED, row), _cell(TOTAL, row)
        formula[CAPAIAN] = f'=IF({terukur}=0,"{r.STRIP}",ROUND({total}/{terukur},{r.MEAN_DECIMALS}))'
        formula[KATEGORI] = r.kategori(_cell(CAPAIAN, row), self._scale.scale)
        formula[COMPLETENESS] = r.percent_part(_cell(FILLED, row), _cell(DUE, row))
        column_styles = self._column_styles(border, ground, bold=True)
        for column, isi in formula.items():
            self._l.formula(row, column, isi, column_styles[column], _nilai(x, column))
        self._name_height(row, nama, True)

    def _column_styles(self, border: Border, ground: str, *, bold: bool) -> dict[int, Any]:
        """The styles of a row's computed cells."""
        base = {"border": border, "ground": ground, "bold": bold}
        whole = self._l.style(horizontal="right", wrap=False, format=g.WHOLE_FORMAT, **base)
        fractional = self._l.style(horizontal="right", wrap=False, format=g.FREE_FORMAT, **base)
        return {
            **dict.fromkeys((MEASURED, COUNT, FILLED, DUE), whole),
            **dict.fromkeys((CAPAIAN, COMPLETENESS, TOTAL), fractional),
            KATEGORI: self._l.style(horizontal="center", **base),
        }

    def _name_height(self, row: int, nama: str, bold: bool) -> int:
        """Make a row as high as its name needs; gives the name's lines."""
        n = u.line_count(nama, u.column_room(_WIDTHS[NAME]) - 9, g.SIZE, bold)
        self._l.height(row, u.row_height(n, g.SIZE))
        return n

    def _view(self, head: int, last: int, foot: int) -> None:
        ws = self._l.ws
        for column in (CAPAIAN, COMPLETENESS):
            self._l.conditions.tidy_decimals(ws, f"{_LETTERS[column]}{head + 1}:{_LETTERS[column]}{last}")
        word = _cell(KATEGORI, head + 1)
        self._l.conditions.tint_kategori(ws, f"{word}:{_LETTERS[KATEGORI]}{last}", self._scale.nama)
        ws.freeze_panes = f"A{head + 1}"
        ws.sheet_view.showGridLines = False
        kantor = sebutan_kantor(self._isi.kantor)
        self._l.set_up_print(
            self._isi.pengaturan.kertas, f"{kantor} · Realisasi {self._rekap.tahun}", f"{head}:{head}"
        )
        ws.print_area = f"A1:{_LETTERS[COMPLETENESS]}{foot}"


def _cell(column: int, row: int) -> str:
    return f"{_LETTERS[column]}{row}"


def _nilai(x: Ringkasan, column: int) -> Value:
    """What a row's formula gives now."""
    return {
        MEASURED: x.terukur,
        COUNT: x.jumlah,
        CAPAIAN: or_dash(x.capaian),
        KATEGORI: word(x.kategori),
        FILLED: x.kelengkapan.isi,
        DUE: x.kelengkapan.wajib,
        COMPLETENESS: percent(x.kelengkapan.rasio),
        TOTAL: 0 if x.capaian is None else x.capaian * x.terukur,
    }[column]
