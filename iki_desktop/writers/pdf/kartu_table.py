"""The tables of a kartu: its sasaran and indikator, and the quarterly targets of an IKU that has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from iki_desktop.models.angka import format_besaran
from iki_desktop.models.kantor import Pengaturan
from iki_desktop.models.keputusan import Indikator, JenisKartu, Kartu, Sasaran
from iki_desktop.models.kolom import MERGED, Kolom, columns, text_of
from iki_desktop.models.tanggal import TW
from iki_desktop.writers.pdf.cell import formulasi
from iki_desktop.writers.pdf.face import clean
from iki_desktop.writers.pdf.line import Lines, Style, gap, glued
from iki_desktop.writers.pdf.look import Look
from iki_desktop.writers.pdf.table import PAD_X, Cells, Group, Table
from iki_desktop.writers.pdf.text import Align, centred, flowing, paragraph
from iki_desktop.writers.pdf.widths import fit_columns, least_widths, most_widths, title_style

LANJUTAN = "(lanjutan)"
_CENTRED = (Kolom.NO, Kolom.SATUAN, Kolom.TARGET)


class _Column(NamedTuple):
    kolom: Kolom
    title: str
    text: Callable[[Indikator], str]


class _Shape(NamedTuple):
    """What tables with the same columns share: how they are set, how wide each column is, their heads."""

    look: Look
    widths: Sequence[float]
    heads: dict[tuple[str, ...], Cells]

    def head(self, titles: Iterable[str]) -> Cells:
        """The head with these titles; most kartu have the same."""
        titles = tuple(map(clean, titles))
        if (head := self.heads.get(titles)) is None:
            bold = title_style(titles, self.widths, self.look.table_bold)
            inner = (width - 2 * PAD_X for width in self.widths)
            head = [centred(name, bold, width) for name, width in zip(titles, inner, strict=True)]
            self.heads[titles] = head
        return head


class TableMaker:
    """Makes the tables of the kartu of one keputusan, all of one width and in one look.

    Tables with the same columns have them equally wide: one lampiran reads as one table, whichever of its
    kartu are printed.
    """

    def __init__(
        self, kartu: Sequence[Kartu], pengaturan: Pengaturan, tahun: int, look: Look, width: float
    ) -> None:
        """`kartu` are all of the keputusan, `tahun` the year whose targets are printed; `width` in points."""
        self._pengaturan = pengaturan
        self._tahun = tahun
        self._look = look
        self._width = width
        self._named: dict[tuple[object, ...], list[tuple[Kolom, str]]] = {}
        self._kartu: dict[tuple[Kolom, ...], list[Kartu]] = {}
        for each in kartu:
            self._kartu.setdefault(self._kinds(each), []).append(each)
        self._shapes: dict[tuple[Kolom, ...], _Shape] = {}

    def indikator(self, kartu: Kartu) -> Table:
        """The table of sasaran and indikator; one row of dashes where the kartu has none yet."""
        made = self._columns(kartu)
        kinds = tuple(column.kolom for column in made)
        if (shape := self._shapes.get(kinds)) is None:
            shape = self._shapes[kinds] = self._shape(self._kartu.get(kinds) or [kartu])
        return self._table(kartu.sasaran, made, shape)

    def targets(self, kartu: Kartu) -> Table | None:
        """The targets of the quarters, for an IKU of which any indikator has them."""
        quarters = [
            _Column(Kolom.TARGET, f"TARGET\nTW {name}", partial(_quarter, at=at, tahun=self._tahun))
            for at, name in enumerate(TW)
        ]
        told = any(column.text(indikator) for column in quarters for indikator in kartu.indikator())
        if kartu.jenis is not JenisKartu.IKU or not told:
            return None
        titles = dict(self._titled(kartu))
        first = (Kolom.NO, Kolom.SASARAN, Kolom.INDIKATOR, Kolom.SATUAN)
        made = [self._column(kolom, titles.get(kolom, kolom.value.upper())) for kolom in first] + quarters
        bold = self._look.bold
        title = centred(f"TARGET KINERJA TAHUN {self._tahun}", bold, self._width)
        shape = self._fitted([c.title for c in made], [_texts(kartu.sasaran, c) for c in made])
        table = self._table(kartu.sasaran, made, shape, glued([*title, gap(bold.leading * 0.5)]))
        return replace(table, whole=True)

    def _titled(self, kartu: Kartu) -> list[tuple[Kolom, str]]:
        """`columns` of the kartu, asked once for all that are alike in what tells them."""
        answerable = any(i.penanggung_jawab.strip() for i in kartu.indikator())
        told = (kartu.jenis, kartu.judul_kolom, answerable)
        if (named := self._named.get(told)) is None:
            named = self._named[told] = columns(kartu, self._pengaturan)
        return named

    def _kinds(self, kartu: Kartu) -> tuple[Kolom, ...]:
        return tuple(kolom for kolom, _ in self._titled(kartu))

    def _columns(self, kartu: Kartu) -> list[_Column]:
        return [self._column(kolom, title) for kolom, title in self._titled(kartu)]

    def _column(self, kolom: Kolom, title: str) -> _Column:
        return _Column(kolom, title, partial(text_of, kolom=kolom, tahun=self._tahun))

    def _shape(self, kartu: Sequence[Kartu]) -> _Shape:
        """The shape for all of these kartu, whose columns are the same but for their titles."""
        several = [self._columns(each) for each in kartu]
        titles = ["\n".join(dict.fromkeys(c.title for c in same)) for same in zip(*several, strict=True)]
        texts: list[list[str]] = [[] for _ in titles]
        for each, made in zip(kartu, several, strict=True):
            for told, column in zip(texts, made, strict=True):
                told += _texts(each.sasaran, column)
        return self._fitted(titles, texts)

    def _fitted(self, titles: Sequence[str], texts: Sequence[Sequence[str]]) -> _Shape:
        look, least = self._look, list[float]()
        titles = [clean(title) for title in titles]
        for look in self._look.narrower():
            # While long words side by side have no room: smaller print, before words are broken.
            least = least_widths(self._width, texts, titles, look.table, look.table_bold)
            if sum(least) <= self._width:
                break
        most = most_widths(texts, titles, look.table, look.table_bold)
        return _Shape(look, fit_columns(self._width, texts, least, most), {})

    def _table(
        self, sasaran: Sequence[Sasaran], made: Sequence[_Column], shape: _Shape, title: Lines = ()
    ) -> Table:
        look, widths, _ = shape
        inner = [width - 2 * PAD_X for width in widths]
        narrow = min(w for w, column in zip(inner, made, strict=True) if column.kolom not in MERGED)
        goes_on = paragraph(LANJUTAN, look.table_italic, narrow)
        groups = [_group(each, number, made, inner, look, goes_on) for number, each in enumerate(sasaran, 1)]
        if not groups:
            groups = [Group({}, [[paragraph("-", look.table, width, Align.CENTRE) for width in inner]])]
        return Table(widths, shape.head([column.title for column in made]), groups, title)


def _group(
    sasaran: Sasaran,
    number: int,
    made: Sequence[_Column],
    inner: Sequence[float],
    look: Look,
    goes_on: Lines,
) -> Group:
    """The rows of one sasaran."""
    merged: dict[int, Lines] = {}
    again: dict[int, Sequence[Lines]] = {}
    for at, (column, width) in enumerate(zip(made, inner, strict=True)):
        if column.kolom is Kolom.NO:
            merged[at] = paragraph(f"{number}.", look.table, width, Align.CENTRE)
        elif column.kolom is Kolom.SASARAN:
            merged[at] = flowing(sasaran.teks, look.table, width)
            word = paragraph(LANJUTAN, look.table_italic, width)
            again[at] = ([*merged[at], *word], word)
    rows = [
        [_cell(column, indikator, width, look.table) for column, width in zip(made, inner, strict=True)]
        for indikator in sasaran.indikator
    ]
    return Group(merged, rows or [[() for _ in made]], again, goes_on)


def _cell(column: _Column, indikator: Indikator, width: float, style: Style) -> Lines:
    if column.kolom in MERGED:
        return ()
    if column.kolom is Kolom.FORMULASI:
        return formulasi(indikator, style, width)
    align = Align.CENTRE if column.kolom in _CENTRED else Align.LEFT
    return flowing(column.text(indikator), style, width, align)


def _texts(sasaran: Sequence[Sasaran], column: _Column) -> list[str]:
    """All that stands in a column, for its width."""
    if column.kolom is Kolom.NO:
        return [f"{number}." for number, _ in enumerate(sasaran, 1)]
    if column.kolom is Kolom.SASARAN:
        return [each.teks for each in sasaran]
    return [column.text(indikator) for each in sasaran for indikator in each.indikator]


def _quarter(indikator: Indikator, at: int, tahun: int) -> str:
    """The target of the quarter at index `at` as it is shown, "" where the office gave none."""
    target = indikator.target.get(tahun)
    if target is None or target.tw is None or at >= len(target.tw):
        return ""
    besaran = target.tw[at]
    return "" if besaran is None else format_besaran(besaran, indikator.desimal)
