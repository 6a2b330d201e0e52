"""The sheet Grafik of the rekap workbook: a bar a unit and a column a triwulan, beside their figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from openpyxl.chart import BarChart
from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef, StrRef
from openpyxl.chart.series import Series
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.chart.title import title_maker
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.utils import get_column_letter

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.rekap import Ringkasan
from iki_desktop.writers import colours
from iki_desktop.writers.xlsx import metrics as u
from iki_desktop.writers.xlsx import styles as g
from iki_desktop.writers.xlsx.figures import or_dash, word
from iki_desktop.writers.xlsx.kartu_head import REKAP_SHEET
from iki_desktop.writers.xlsx.sheet import Sheet
from iki_desktop.writers.xlsx.text import brief, sheet_reference

CHART_SHEET = "Grafik"
_NAME, _CAPAIAN, _WORD, _GAP, _CHART = range(1, 6)
_WIDTHS = {_NAME: 36.0, _CAPAIAN: 11.0, _WORD: 15.0, _GAP: 3.0, _CHART: 88.0}
_TITLE_SIZE, _AXIS_SIZE = 1100, 900  # hundredths of a point
_CHART_WIDTH = 16.4  # cm, within its column
_BAR, _AXIS = 0.6, 2.2  # cm: of a bar; of axis and title beside the bars
_BARS, _COLUMNS = (5.0, 15.0), 6.5  # cm: a chart of bars at least and at most; a chart of columns


class Standing(NamedTuple):
    """A unit, or the office at the end of a period: where Rekap says how it stands, and what it says."""

    name: str
    capaian: str  # cell of Rekap
    kategori: str
    now: Ringkasan


def write_charts(
    sheet: Sheet,
    isi: IsiKantor,
    tahun: int,
    position: str,
    units: Sequence[Standing],
    periods: Sequence[Standing],
    scale: Sequence[str],
) -> None:
    """Write both lists and their charts; `scale` are the words of the office's scale, the best first."""
    sheet.widths(_WIDTHS)
    style = sheet.style
    kantor = sebutan_kantor(isi.kantor)
    sheet.text(
        1, 1, f"Grafik capaian {kantor}, tahun {tahun}", style(border=None, bold=True, size=13, wrap=False)
    )
    sheet.height(1, 24)
    sheet.text(2, 1, position, style(border=None, wrap=False, text_colour=colours.MUTED, size=g.SMALL_SIZE))
    end = _list(sheet, 4, "Unit", units, scale)
    tall = min(max(_BAR * len(units) + _AXIS, _BARS[0]), _BARS[1])
    if units:
        _chart(sheet, 4, "Capaian tiap unit (%)", units, "bar", tall)
        end = max(end, 4 + _rows(sheet, 4, tall))
    else:
        end += 1
        sheet.text(end, _NAME, "Belum ada kartu untuk tahun ini", style(border=None, wrap=False))
    second = end + 2
    last = _list(sheet, second, "Posisi kantor", periods, scale)
    _chart(sheet, second, "Capaian kantor tiap akhir triwulan (%)", periods, "col", _COLUMNS)
    last = max(last, second + _rows(sheet, second, _COLUMNS))
    ws = sheet.ws
    ws.sheet_view.showGridLines = False
    sheet.set_up_print(isi.pengaturan.kertas, f"{kantor} · Grafik {tahun}")
    sheet.keep_together(second, last, _WIDTHS)
    ws.print_area = f"A1:E{last}"


def _list(sheet: Sheet, row: int, title: str, listed: Sequence[Standing], scale: Sequence[str]) -> int:
    """The figures of a chart, read from Rekap; gives the last row."""
    style = sheet.style
    head = style(bold=True, ground=colours.SELECTION, horizontal="center", vertical="center")
    for column, teks in ((_NAME, title), (_CAPAIAN, "Capaian (%)"), (_WORD, "Kategori")):
        sheet.text(row, column, teks, head)
    figure = style(horizontal="right", wrap=False, format=g.FREE_FORMAT)
    first = row + 1
    for one in listed:
        row += 1
        name = brief(one.name)
        sheet.text(row, _NAME, name, style(), style(quoted=True))
        sheet.height(row, u.row_height(u.line_count(name, u.column_room(_WIDTHS[_NAME]), g.SIZE), g.SIZE))
        rekap = sheet_reference(REKAP_SHEET)
        sheet.formula(row, _CAPAIAN, f"={rekap}!{one.capaian}", figure, or_dash(one.now.capaian))
        sheet.formula(
            row, _WORD, f"={rekap}!{one.kategori}", style(horizontal="center"), word(one.now.kategori)
        )
    if listed:
        sheet.conditions.tidy_decimals(sheet.ws, f"B{first}:B{row}")
        sheet.conditions.tint_kategori(sheet.ws, f"C{first}:C{row}", list(scale))
    return row


def _rows(sheet: Sheet, first: int, tall: float) -> int:
    """How many rows from `first` on a picture so many cm tall covers."""
    points, row = tall / 2.54 * 72, first
    while points > 0:
        points -= sheet.row_height(row)
        row += 1
    return row - first


def _chart(sheet: Sheet, head: int, title: str, listed: Sequence[Standing], kind: str, tall: float) -> None:
    """Bars of one colour, with their names; what has no capaian has no bar."""
    chart: Any = BarChart()  # openpyxl's annotations know whole centimetres only, and no shared axes
    chart.type = kind
    chart.legend = None
    chart.gapWidth = 60 if kind == "bar" else 150
    heading: Any = title_maker(title)
    heading.overlay = False
    heading.tx.rich.p[0].r[0].rPr = CharacterProperties(sz=_TITLE_SIZE, b=True)
    chart.title = heading
    names, figures = (_area(sheet, column, head + 1, head + len(listed)) for column in (_NAME, _CAPAIAN))
    series = Series(val=NumDataSource(numRef=NumRef(f=figures)), cat=AxDataSource(strRef=StrRef(f=names)))
    series.spPr = GraphicalProperties(solidFill=colours.ACCENT)
    chart.series.append(series)
    small = ParagraphProperties(defRPr=CharacterProperties(sz=_AXIS_SIZE))
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.txPr = RichText(p=[Paragraph(pPr=small, endParaRPr=CharacterProperties())])
    chart.y_axis.scaling.min = 0
    chart.y_axis.numFmt = g.WHOLE_FORMAT
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=colours.BORDER))
    chart.x_axis.tickLblSkip = 1
    if kind == "bar":  # the first unit at the top, as in the list
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.crosses = "max"
    chart.width, chart.height = _CHART_WIDTH, tall
    sheet.ws.add_chart(chart, f"E{head}")


def _area(sheet: Sheet, column: int, first: int, last: int) -> str:
    letter = get_column_letter(column)
    return f"{sheet_reference(sheet.nama)}!${letter}${first}:${letter}${last}"
