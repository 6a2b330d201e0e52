"""The tables of a report: of each kartu its indikator with figures, word, kendala and tindak lanjut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from iki_desktop.models.angka import format_angka, format_besaran
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.konsolidasi import Gabungan
from iki_desktop.models.laporan import (
    keterangan_bulan,
    pemegang_kartu,
    realisasi_tw,
    tw_laporan,
)
from iki_desktop.models.nama import nama_kartu
from iki_desktop.models.rekap import (
    RekapIndikator,
    RekapKantor,
    RekapKartu,
    RekapSasaran,
    RekapUnit,
    Ringkasan,
    SelIndikator,
    sel_menurut_indikator,
)
from iki_desktop.models.tanggal import BULAN, TW, akhir_bulan
from iki_desktop.writers.pdf.chart import NONE
from iki_desktop.writers.pdf.face import clean
from iki_desktop.writers.pdf.kartu_table import LANJUTAN
from iki_desktop.writers.pdf.line import Line, Lines, gap, glued
from iki_desktop.writers.pdf.look import Look
from iki_desktop.writers.pdf.report_front import Palette, percent, right_aligned, word_of
from iki_desktop.writers.pdf.table import PAD_X, Group, Table
from iki_desktop.writers.pdf.text import Align, centred, flowing, paragraph
from iki_desktop.writers.pdf.widths import fit_columns, least_widths, most_widths, title_style

_FIGURES = 3  # the first column of figures
_REMARKS = 2  # the last columns: kendala and tindak lanjut
_KATEGORI = "KATEGORI"
_PARTS_ON_A_LINE = 16  # letters: parts of a persentase that are longer stand on two lines
_TINT_EDGE = 1.5  # points that the tint of a word keeps to the rules beside it


class _Row(NamedTuple):
    """What the columns right of the sasaran say of one indikator; `figures` are set to the right."""

    indikator: str
    satuan: str
    figures: tuple[str, ...]
    word: str
    kendala: str
    tindak_lanjut: str

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.indikator, self.satuan, *self.figures, self.word, self.kendala, self.tindak_lanjut)


class ReportTables:
    """Makes the tables of a report, all with the same columns."""

    def __init__(
        self, isi: IsiKantor, rekap: RekapKantor, look: Look, width: float, palette: Palette
    ) -> None:
        self._isi = isi
        self._rekap = rekap
        self._palette = palette
        self._sel: Mapping[str, SelIndikator] = sel_menurut_indikator(isi, rekap.tahun)
        self._tw = tw_laporan(rekap.sampai)
        self._rows = {x.indikator.id: self._row(x) for x in rekap.indikator()}
        self._look = look.smallest()
        self._width = width
        titles = self._titles()
        per_sasaran = [s.sasaran.teks for k in rekap.kartu() for s in k.sasaran]
        texts = [per_sasaran, *map(list, zip(*(r.texts for r in self._rows.values()), strict=True))]
        if len(texts) < len(titles):
            texts = [per_sasaran] + [[] for _ in titles[1:]]
        # Neither a figure nor the word of a kategori is broken.
        whole = range(_FIGURES, titles.index(_KATEGORI) + 1)
        least = least_widths(width, texts, titles, self._look.table, self._look.table_bold, whole)
        most = most_widths(texts, titles, self._look.table, self._look.table_bold)
        remarks = range(len(titles) - _REMARKS, len(titles))
        self._widths = fit_columns(width, texts, least, most, remarks)
        self._inner = [each - 2 * PAD_X for each in self._widths]
        bold = title_style(titles, self._widths, self._look.table_bold)
        self._head = [centred(t, bold, each) for t, each in zip(titles, self._inner, strict=True)]

    def table(self, kartu: RekapKartu, above: Lines) -> Table:
        """The table of a kartu with its heading, and what stands `above` that."""
        groups = [self._group(sasaran) for sasaran in kartu.sasaran]
        if not groups:
            dash = [paragraph(NONE, self._look.table, width, Align.CENTRE) for width in self._inner]
            groups = [Group({}, [dash])]
        return Table(self._widths, self._head, groups, [*above, *self._heading(kartu)])

    def unit_heading(self, unit: RekapUnit) -> list[Line]:
        """The name of a unit and where it stands."""
        look = self._look
        lines = paragraph(unit.nama.upper(), look.bold, self._width)
        if len(unit.kartu) > 1:  # the only kartu of a unit stands where its unit does
            lines += paragraph(_standing(unit.ringkasan), look.table, self._width)
        return glued([*lines, gap(look.body.leading * 0.4)])

    def _heading(self, kartu: RekapKartu) -> list[Line]:
        look, of = self._look, kartu.kartu
        lines = paragraph(nama_kartu(of), look.table_bold, self._width)
        day = akhir_bulan(self._rekap.tahun, self._rekap.sampai)
        held = pemegang_kartu(self._isi, of, day)
        if held:
            lines += paragraph(f"Pengampu: {'; '.join(held)}", look.table, self._width)
        lines += paragraph(_standing(kartu.ringkasan), look.table, self._width)
        return glued([*lines, gap(3)])

    def _titles(self) -> list[str]:
        month = BULAN[self._rekap.sampai - 1].upper()
        quarter = [f"REALISASI TW {TW[self._tw - 1]}"] if self._tw else []
        return [
            "SASARAN", "INDIKATOR KINERJA", "SATUAN", f"TARGET S.D. {month}", *quarter,
            f"REALISASI S.D. {month}", "CAPAIAN (%)", _KATEGORI, "KENDALA", "TINDAK LANJUT",
        ]  # fmt: skip

    def _row(self, x: RekapIndikator) -> _Row:
        i, sel = x.indikator, self._sel.get(x.indikator.id, {})
        target = NONE if x.target is None else format_besaran(x.target, i.desimal)
        quarter = [_figure(realisasi_tw(x, sel, self._tw), i.desimal)] if self._tw else []
        capaian = NONE if x.capaian is None else format_angka(x.capaian)
        sampai = self._rekap.sampai
        return _Row(
            clean(i.teks),
            clean(i.satuan),
            (target, *quarter, _figure(x.realisasi, i.desimal), capaian),
            x.kategori.nama if x.kategori else NONE,
            clean(keterangan_bulan(x.kartu, sel, sampai, "kendala")) or NONE,
            clean(keterangan_bulan(x.kartu, sel, sampai, "tindak_lanjut")) or NONE,
        )

    def _group(self, sasaran: RekapSasaran) -> Group:
        look = self._look
        width = self._inner[0]
        text = flowing(sasaran.sasaran.teks, look.table, width)
        word = paragraph(LANJUTAN, look.table_italic, width)
        rows = [self._cells(self._rows[x.indikator.id]) for x in sasaran.indikator]
        return Group({0: text}, rows or [[() for _ in self._widths]], {0: ([*text, *word], word)})

    def _cells(self, row: _Row) -> list[Lines]:
        style, inner = self._look.table, self._inner
        figures = len(row.figures)
        word_at = _FIGURES + figures
        word = paragraph(row.word, style, inner[word_at], Align.CENTRE)
        if row.word != NONE:
            edge = PAD_X - _TINT_EDGE
            tint = (-edge, inner[word_at] + edge, self._palette.of(row.word).ground)
            word = [line._replace(tint=tint) for line in word]
        return [
            (),
            flowing(row.indikator, style, inner[1]),
            paragraph(row.satuan, style, inner[2], Align.CENTRE),
            *(right_aligned(t, style, w) for t, w in zip(row.figures, inner[_FIGURES:word_at], strict=True)),
            word,
            *(
                _remark(t, self._look, w)
                for t, w in zip(row.texts[-_REMARKS:], inner[word_at + 1 :], strict=True)
            ),
        ]


def _remark(text: str, look: Look, width: float) -> Sequence[Line]:
    if text == NONE:
        return paragraph(text, look.table, width, Align.CENTRE)
    return flowing(text, look.table, width)


def _figure(gabungan: Gabungan, desimal: int | None) -> str:
    """A figure as it is shown, below it the parts of a persentase."""
    shown = NONE if gabungan.nilai is None else format_angka(gabungan.nilai, desimal)
    if gabungan.pembilang is None or gabungan.penyebut is None:
        return shown
    pembilang, penyebut = f"({format_angka(gabungan.pembilang)}", f"dari {format_angka(gabungan.penyebut)})"
    between = " " if len(pembilang) + len(penyebut) < _PARTS_ON_A_LINE else "\n"
    return f"{shown}\n{pembilang}{between}{penyebut}"


def _standing(x: Ringkasan) -> str:
    """Where a unit or kartu stands, on one line."""
    word = f" ({word_of(x)})" if x.kategori else ""
    lengkap = x.kelengkapan
    return (
        f"Capaian {percent(x.capaian)}{word}; {x.terukur} dari {x.jumlah} indikator terukur; "
        f"kelengkapan {percent(lengkap.rasio and lengkap.rasio * 100)} "
        f"({lengkap.isi} dari {lengkap.wajib} isian)"
    )


def plain_table(
    titles: Sequence[str], texts: Iterable[Sequence[str]], look: Look, width: float, above: Lines
) -> Table:
    """A table of plain texts, a row for each of `texts`."""
    look = look.smallest()
    rows = [[clean(text) for text in row] for row in texts]
    columns = [[row[at] for row in rows] for at in range(len(titles))]
    least = least_widths(width, columns, titles, look.table, look.table_bold)
    most = most_widths(columns, titles, look.table, look.table_bold)
    widths = fit_columns(width, columns, least, most)
    inner = [each - 2 * PAD_X for each in widths]
    head = [centred(t, look.table_bold, each) for t, each in zip(titles, inner, strict=True)]
    cells = [[flowing(t, look.table, each) for t, each in zip(row, inner, strict=True)] for row in rows]
    return Table(widths, head, [Group({}, [row]) for row in cells], above)
