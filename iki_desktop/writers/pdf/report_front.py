"""The ringkasan for the Camat: where the office stands, in a sentence, figures, charts and short lists."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from iki_desktop.models.angka import format_angka
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.kategori import skala_kantor, skala_menurun
from iki_desktop.models.laporan import (
    kalimat_pembuka,
    kartu_belum_lengkap,
    kartu_menurut_capaian,
    masa_laporan,
    terendah,
)
from iki_desktop.models.nama import nama_kartu, sebutan_kantor
from iki_desktop.models.rekap import RekapKantor, Ringkasan
from iki_desktop.models.tanggal import format_bulan
from iki_desktop.writers.colours import MUTED, PANEL, WHITE, Colour, tingkat_colours
from iki_desktop.writers.pdf.chart import NONE, Bar, BarChart, months, short_lines
from iki_desktop.writers.pdf.kop import set_kop
from iki_desktop.writers.pdf.line import Line, Style, gap, glued
from iki_desktop.writers.pdf.look import Look
from iki_desktop.writers.pdf.page import Fill, Flow, Stroke
from iki_desktop.writers.pdf.text import Align, centred, paragraph

_FIGURE = 16.0  # pt: the figures in their boxes
_BOX_GAP, _BOX_PAD = 8.0, 5.0
_COLUMNS_GAP = 22.0
_MOST_BARS = 9
_CHART = 124.0  # points: the height of the columns by month, where there is room
_LEAST_CHART = 70.0
_LOWEST = 3  # indikator that ask for attention
_LISTED = (3, 5)  # kartu of a list: where other things want the room, and at most
_SPACE = 8.0
_SENTENCE_LINES = 4
_NOBODY = "tidak ada"
_MOST_KOP = 0.3  # of the page; a kop that is taller is no kop of a page that must hold all


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
    """Set the page. `of_total` is how many kartu the office has; `movement` its capaian month by month.

    What this page has no room for is left out, the charts last; the sentence and the figures stay.
    """
    _head(flow, isi, look)
    width = flow.page.sheet.text_width
    flow.put(_title(rekap, look, width))
    flow.bookmark("Ringkasan")
    flow.put(short_lines(kalimat_pembuka(rekap, of_total), look.body, width, _SENTENCE_LINES))
    flow.gap(_SPACE)
    _figures(flow, rekap.ringkasan, look, palette)
    flow.gap(_SPACE)
    _charts(flow, rekap, movement, look, palette)
    _lists(flow, rekap, look)


def _head(flow: Flow, isi: IsiKantor, look: Look) -> None:
    """The kop, or the office's name alone where the kop would leave too little room."""
    mark, paper = flow.mark(), flow.page.sheet
    set_kop(flow, isi.kantor, isi.pengaturan, look)
    if len(flow.pages) > 1 or flow.y - paper.top > (paper.bottom - paper.top) * _MOST_KOP:
        flow.restore(mark)
        flow.put(
            [*short_lines(sebutan_kantor(isi.kantor).upper(), look.bold, paper.text_width, 1), gap(_SPACE)]
        )


def _title(rekap: RekapKantor, look: Look, width: float) -> list[Line]:
    lines = centred("LAPORAN CAPAIAN INDIKATOR KINERJA", look.bold, width)
    masa = masa_laporan(rekap.tahun, rekap.sampai).upper()
    (kantor,) = short_lines(sebutan_kantor(rekap.kantor).upper(), look.bold, width, 1) or [gap(0.0)]
    names = ["".join(bit.text for bit in kantor.bits), masa]
    if look.bold.width(together := " ".join(names)) <= width:
        names = [together]
    for name in names:
        lines += centred(name, look.bold, width)
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
    """The units at the left, the months at the right; where room is scarce the lists below keep theirs."""
    style, bold = look.table, look.table_bold
    width = (flow.page.sheet.text_width - _COLUMNS_GAP) / 2
    listed = [
        Bar(u.nama, u.ringkasan.capaian, word_of(u.ringkasan), palette.of(word_of(u.ringkasan)).teks)
        for u in rekap.unit[:_MOST_BARS]
    ]
    chart = BarChart(listed, look.plain_of(9.0), width)
    room = flow.room - bold.leading - 4 - style.leading  # with a line for the note
    lists = _SPACE + bold.leading + _LISTED[0] * style.leading
    if room < chart.height + lists:
        room = max(room - lists, min(room, _LEAST_CHART))
        chart = BarChart(listed, look.plain_of(9.0), width, 1)
    while chart.height > room and listed:
        listed.pop()
        chart = BarChart(listed, look.plain_of(9.0), width, 1)
    if room < _LEAST_CHART:
        return
    columns = min(_CHART, room)
    more = len(rekap.unit) - len(listed)
    note = f"… dan {more} unit lain; lihat rincian." if more else ""
    page, x = flow.page, flow.page.sheet.left
    right = x + width + _COLUMNS_GAP
    page.put(short_lines("Capaian tiap unit", bold, width, 1), x, flow.y)
    y = flow.y + bold.leading + 4
    end = y + chart.height
    if listed:
        chart.draw(page, x, y)
    else:
        end = page.put(paragraph("Belum ada unit yang dapat digambar.", style, width), x, y)
    if note:
        end = page.put(short_lines(note, style, width, 1), x, end + 2)
    page.put(short_lines("Capaian tiap akhir bulan (%)", bold, width, 1), right, flow.y)
    months(page, movement, look.plain_of(8.0), right, y, width, columns)
    flow.y = max(end, y + columns)


def _lists(flow: Flow, rekap: RekapKantor, look: Look) -> None:
    """Kartu at the top, at the foot, and not complete, side by side; below, the lowest indikator.

    As many of each as this page has room for.
    """
    style, bold = look.table, look.table_bold
    page = flow.page
    full = page.sheet.text_width
    width = (full - 2 * _COLUMNS_GAP) / 3
    columns = _kartu_lists(rekap)
    lowest = terendah(rekap, _LOWEST)
    least, most = _LISTED
    need = max((len(rows) for _, rows in columns), default=0)
    lines = int((flow.room - _SPACE - bold.leading) / style.leading + 0.01)  # below the lists' heading
    below = min(len(lowest), max(lines - min(need, least) - 2, 0))  # two lines for its heading and the gap
    rows = min(need, most, lines - below - 2 if below else lines)
    if rows > 0:
        flow.gap(_SPACE)
        for at, (title, kartu) in enumerate(columns):
            x = page.sheet.left + at * (width + _COLUMNS_GAP)
            page.put(short_lines(title, bold, width, 1), x, flow.y)
            for nth, (name, figure) in enumerate(kartu[:rows] or [(_NOBODY, "")], 1):
                y = flow.y + bold.leading + (nth - 1) * style.leading
                room = style.width(figure) + 6 if figure else 0.0
                page.put(short_lines(name, style, width - room, 1), x, y)
                page.put(right_aligned(figure, style, width), x, y)
        flow.y += bold.leading + rows * style.leading
    if below:
        flow.gap(style.leading * 0.6)
        flow.put(short_lines("Indikator dengan capaian terendah", bold, full, 1))
        for x in lowest[:below]:
            text = f"{percent(x.capaian)}  {x.indikator.teks} — {nama_kartu(x.kartu)}"
            flow.put(short_lines(text, style, full, 1))


def _kartu_lists(rekap: RekapKantor) -> list[tuple[str, list[tuple[str, str]]]]:
    """The three lists: title, and of each kartu its name and figure."""
    ranked = kartu_menurut_capaian(rekap)
    half = (len(ranked) + 1) // 2  # no kartu stands among the highest and the lowest
    top, foot = ranked[:half][: _LISTED[1]], ranked[half:][::-1][: _LISTED[1]]
    late = kartu_belum_lengkap(rekap)
    counted = f" ({len(late)} dari {len(list(rekap.kartu()))} kartu)" if late else ""
    return [
        (
            "Kartu dengan capaian tertinggi",
            [(nama_kartu(k.kartu), percent(k.ringkasan.capaian)) for k in top],
        ),
        (
            "Kartu dengan capaian terendah",
            [(nama_kartu(k.kartu), percent(k.ringkasan.capaian)) for k in foot],
        ),
        (
            f"Isian belum lengkap{counted}",
            [
                (nama_kartu(k.kartu), f"{lengkap.isi} dari {lengkap.wajib}")
                for k in late[: _LISTED[1]]
                for lengkap in (k.ringkasan.kelengkapan,)
            ],
        ),
    ]


def right_aligned(text: str, style: Style, width: float) -> list[Line]:
    """Figures of a column, all ending at one edge; their own line ends are kept."""
    return paragraph(text, style, width, Align.RIGHT)
