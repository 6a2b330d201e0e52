"""The first page of a report, for the Camat: where the office stands, in a sentence, figures and charts."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import chain

from iki_desktop.models.angka import format_angka
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.kategori import skala_kantor, skala_menurun
from iki_desktop.models.laporan import kalimat_pembuka, masa_laporan, terendah
from iki_desktop.models.nama import nama_kartu, sebutan_kantor
from iki_desktop.models.rekap import RekapKantor, Ringkasan
from iki_desktop.models.tanggal import format_bulan
from iki_desktop.writers.colours import MUTED, PANEL, WHITE, Colour, tingkat_colours
from iki_desktop.writers.pdf.chart import NONE, Bar, BarChart, months, short_lines
from iki_desktop.writers.pdf.kop import set_kop
from iki_desktop.writers.pdf.line import Line, Style, gap, glued, height
from iki_desktop.writers.pdf.look import Look
from iki_desktop.writers.pdf.page import Fill, Flow, Stroke
from iki_desktop.writers.pdf.text import Align, centred, flowing, paragraph

_FIGURE = 16.0  # pt: the figures in their boxes
_BOX_GAP, _BOX_PAD = 8.0, 5.0
_COLUMNS_GAP = 22.0
_MOST_BARS = 9
_CHART = 150.0  # points: the least height of the columns by month
_LOWEST = 3  # indikator that ask for attention
_SPACE = 8.0


class Palette:
    """The colours of the words of the office's scale."""

    def __init__(self, isi: IsiKantor) -> None:
        self._colours = tingkat_colours([t.nama for t in skala_menurun(skala_kantor(isi.pengaturan))])

    def of(self, word: str) -> Colour:
        return self._colours.get(word, Colour(MUTED, PANEL))


def word_of(x: Ringkasan) -> str:
    return x.kategori.nama if x.kategori else NONE


def percent(value: Fraction | None) -> str:
    return NONE if value is None else f"{format_angka(value)} %"


def set_front(
    flow: Flow,
    isi: IsiKantor,
    rekap: RekapKantor,
    of_total: int,
    movement: Sequence[Fraction | None],
    look: Look,
    palette: Palette,
) -> None:
    """Set the page. `of_total` is how many kartu the office has; `movement` its capaian month by month."""
    set_kop(flow, isi.kantor, isi.pengaturan, look)
    flow.put(_title(rekap, look, flow.page.sheet.text_width))
    flow.bookmark("Ringkasan")
    flow.put(flowing(kalimat_pembuka(rekap, of_total), look.body, flow.page.sheet.text_width))
    flow.gap(_SPACE)
    _figures(flow, rekap.ringkasan, look, palette)
    flow.gap(_SPACE)
    _charts(flow, rekap, movement, look, palette)
    _attention(flow, rekap, look)


def _title(rekap: RekapKantor, look: Look, width: float) -> list[Line]:
    lines = centred("LAPORAN CAPAIAN INDIKATOR KINERJA", look.bold, width)
    lines += centred(sebutan_kantor(rekap.kantor).upper(), look.bold, width)
    lines += centred(masa_laporan(rekap.tahun, rekap.sampai).upper(), look.bold, width)
    posisi = f"Posisi s.d. {format_bulan(rekap.tahun, rekap.sampai)}"
    lines += centred(posisi, look.table, width)
    return [*glued(lines), gap(_SPACE)]


def _figures(flow: Flow, x: Ringkasan, look: Look, palette: Palette) -> None:
    """Four boxes side by side: capaian, kategori, terukur, kelengkapan."""
    lengkap = x.kelengkapan
    boxes = (
        ("Rata-rata capaian", percent(x.capaian), WHITE),
        ("Kategori", word_of(x), palette.of(word_of(x)).ground),
        ("Indikator terukur", f"{x.terukur} dari {x.jumlah}", WHITE),
        ("Kelengkapan isian", percent(lengkap.rasio and lengkap.rasio * 100), WHITE),
    )
    full = flow.page.sheet.text_width
    width = (full - _BOX_GAP * (len(boxes) - 1)) / len(boxes)
    style, big = look.table, look.bold_of(_FIGURE)
    tall = style.leading + big.leading + 2 * _BOX_PAD
    flow.need(tall)
    page = flow.page
    for at, (label, figure, ground) in enumerate(boxes):
        x0 = page.sheet.left + at * (width + _BOX_GAP)
        x1, y0, y1 = x0 + width, flow.y, flow.y + tall
        if ground != WHITE:
            page.fills.append(Fill(x0, y0, x1, y1, ground))
        for rule in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
            page.strokes.append(Stroke(*rule, 0.5))
        inner = width - 2 * _BOX_PAD
        y = page.put(short_lines(label, style, inner, 1), x0 + _BOX_PAD, y0 + _BOX_PAD)
        page.put(short_lines(figure, big, inner, 1), x0 + _BOX_PAD, y)
    flow.y += tall


def _charts(
    flow: Flow, rekap: RekapKantor, movement: Sequence[Fraction | None], look: Look, palette: Palette
) -> None:
    """The units at the left, the months at the right."""
    style, bold = look.table, look.table_bold
    width = (flow.page.sheet.text_width - _COLUMNS_GAP) / 2
    listed = [
        Bar(u.nama, u.ringkasan.capaian, word_of(u.ringkasan), palette.of(word_of(u.ringkasan)).teks)
        for u in rekap.unit[:_MOST_BARS]
    ]
    chart = BarChart(listed, look.plain_of(9.0), width)
    more = len(rekap.unit) - len(listed)
    note = f"… dan {more} unit lain; lihat rincian." if more else ""
    tall = max(_CHART, chart.height)
    flow.need(bold.leading + 4 + tall + (style.leading if note else 0.0))
    page, x = flow.page, flow.page.sheet.left
    right = x + width + _COLUMNS_GAP
    page.put(paragraph("Capaian tiap unit", bold, width), x, flow.y)
    y = flow.y + bold.leading + 4
    end = y + chart.height
    if listed:
        chart.draw(page, x, y)
    else:
        end = page.put(paragraph("Belum ada unit yang dapat digambar.", style, width), x, y)
    if note:
        end = page.put(paragraph(note, style, width), x, end + 2)
    page.put(paragraph("Capaian menurut posisi tiap akhir bulan (%)", bold, width), right, flow.y)
    months(page, movement, look.plain_of(8.0), right, y, width, _CHART)
    flow.y = max(end, y + _CHART)


def _attention(flow: Flow, rekap: RekapKantor, look: Look) -> None:
    """The indikator furthest below their target, as many as this page has room for."""
    style, bold = look.table, look.table_bold
    width = flow.page.sheet.text_width
    items = [
        short_lines(f"{percent(x.capaian)}  {x.indikator.teks} — {nama_kartu(x.kartu)}", style, width, 1)
        for x in terendah(rekap, _LOWEST)
    ]
    heading = [*paragraph("Capaian terendah yang perlu perhatian", bold, width), gap(2)]
    while items and _SPACE + height([*heading, *chain(*items)]) > flow.room:
        items.pop()
    if items:
        flow.gap(_SPACE)
        flow.put([*heading, *chain(*items)])


def right_aligned(text: str, style: Style, width: float) -> list[Line]:
    """Figures of a column, all ending at one edge; their own line ends are kept."""
    return paragraph(text, style, width, Align.RIGHT)
