"""Paragraphs and tables of Word as neutral lines and tables: markers, merged cells, boxes, inner tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.readers.document import Block, Line, Table, TableCell, TableRow
from iki_desktop.readers.docx.content import ParagraphReader
from iki_desktop.readers.docx.equations import fraction
from iki_desktop.readers.docx.numbering import Marker, Numbering, is_on, value, whole_number
from iki_desktop.readers.recorder import quote
from iki_desktop.readers.text.reader import BULLET
from iki_desktop.readers.wording.columns import columns_from
from iki_desktop.readers.wording.openings import begins_formula
from iki_desktop.readers.wording.words import begins_small, is_unfinished, join

MAX_CELLS = 63  # cells of a row; Word allows no more
PICTURE_IN_CELL = "Ada gambar di dalam sel tabel; rumus atau tulisan di dalam gambar tidak terbaca."
CONTAINERS = frozenset(("w_sdt", "w_sdtContent", "w_customXml", "w_ins", "w_moveTo", "w_smartTag"))


class BlockReader:
    """Reads the children of a body, cell, text box or page head. `nomor` counts the paragraphs."""

    def __init__(self, reader: ParagraphReader, numbering: Numbering) -> None:
        self._reader = reader
        self._numbering = numbering
        self.nomor = 0
        self.catatan: list[Catatan] = []
        self.page_starts: list[int] = []  # paragraphs outside cells with which, or in which, a page begins
        self._pictures: list[int] = []  # paragraphs of cells that hold a picture
        self._carried = ""  # words of a paragraph whose mark is deleted

    def read(self, children: Iterable[Element], *, in_cell: bool = False) -> Iterator[Block]:
        for one in children:
            if one.tag == "w_p":
                yield from self._paragraph(one, in_cell=in_cell)
            elif one.tag == "w_tbl":
                table = self._table(one)
                if table.rows:
                    yield table
            elif one.tag in CONTAINERS:
                yield from self.read(one, in_cell=in_cell)
            elif one.tag == "mc_AlternateContent":
                choose = one.find("mc_Choice")
                yield from self.read(
                    choose if choose is not None else one.iterfind("mc_Fallback/*"), in_cell=in_cell
                )
            elif one.tag == "w_altChunk":
                self._check(
                    "bagian-sisipan",
                    "Di sini disisipkan naskah lain yang tidak dapat dibaca; buka dan simpan ulang di Word.",
                )

    def _paragraph(self, p: Element, *, in_cell: bool) -> Iterator[Block]:
        self.nomor += 1
        nomor = self.nomor
        if not in_cell:
            self.page_starts += _page_starts(p, nomor)
        paragraph = self._reader.read(p)
        if paragraph.hidden:
            message = f"Teks tersembunyi tidak dibaca: {quote(paragraph.hidden)}."
            self._check("teks-tersembunyi", message)
        if paragraph.has_picture and in_cell:
            self._pictures.append(nomor)
        teks, self._carried = (join(self._carried, paragraph.teks) if self._carried else paragraph.teks), ""
        if paragraph.goes_on:
            self._carried = teks
        else:
            mark = self._numbering.marker(p.find("w_pPr"))
            yield from _lines(teks, mark, nomor, paragraph.ruled if in_cell else None)
        for box in paragraph.box:
            yield from self.read(box, in_cell=in_cell)

    def _table(self, tbl: Element) -> Table:
        rows: list[TableRow] = []
        merged = False
        for tr in _descendants(tbl, "w_tr"):
            deleted = tr.find("w_trPr/w_del")
            if deleted is not None:
                self._reader.tracked += 1
                continue
            nomor = self.nomor + 1
            cells = tuple(self._cells(tr))
            merged = merged or any(s.continued for s in cells)
            if any(s.teks or s.continued for s in cells):
                rows.append(TableRow(cells, nomor))
        table = Table(tuple(rows), merged_known=merged)
        if holds_indikator_table(table):
            for nomor in self._pictures:
                self._check("gambar", PICTURE_IN_CELL, nomor)
        self._pictures.clear()
        return table

    def _cells(self, tr: Element) -> Iterator[TableCell]:
        front = whole_number(value(tr, "w_trPr/w_gridBefore"), 0)
        if front > 0:
            yield TableCell("", width=min(front, MAX_CELLS))
        left: TableCell | None = None
        for n, tc in enumerate(_descendants(tr, "w_tc")):
            if n >= MAX_CELLS:
                self._check(
                    "sel-lebih", f"Baris tabel ini punya lebih dari {MAX_CELLS} sel; sisanya tidak dibaca."
                )
                break
            one = self._one_cell(tc)
            level = tc.find("w_tcPr/w_hMerge")
            if level is not None and level.get("w_val", "continue") == "continue" and left is not None:
                left = TableCell(left.teks, left.continued, left.width + one.width, left.content)
                continue
            if left is not None:
                yield left
            left = one
        if left is not None:
            yield left

    def _one_cell(self, tc: Element) -> TableCell:
        width = min(max(whole_number(value(tc, "w_tcPr/w_gridSpan"), 1), 1), MAX_CELLS)
        merge = tc.find("w_tcPr/w_vMerge")
        content = tuple(join_fractions(self.read(tc, in_cell=True)))
        teks = block_text(content)
        if merge is None or merge.get("w_val", "continue") != "continue":
            return TableCell(teks, width=width, content=content)
        if teks:
            self._check(
                "sel-tertutup", f"Isi sel yang tertutup sel gabungan di atasnya tidak dibaca: {quote(teks)}."
            )
        return TableCell("", continued=True, width=width)

    def _check(self, kode: str, message: str, nomor: int | None = None) -> None:
        row = nomor or self.nomor or None
        self.catatan.append(Catatan(TingkatCatatan.PERIKSA, kode, message, tempat="Naskah", baris=row))


def _page_starts(p: Element, nomor: int) -> Iterator[int]:
    """Where a page begins by this paragraph, which says so, holds the break, or ends a section.

    Word also notes in a paragraph that a page began there when it was last saved.
    """
    before = p.find("w_pPr/w_pageBreakBefore")
    in_runs = (child for child in p.iterfind("w_r/*") if child.tag in ("w_br", "w_lastRenderedPageBreak"))
    if (before is not None and is_on(before)) or any(
        child.tag != "w_br" or child.get("w_type") == "page" for child in in_runs
    ):
        yield nomor
    section = p.find("w_pPr/w_sectPr")
    if section is not None and value(section, "w_type") not in ("continuous", "nextColumn"):
        yield nomor + 1


def _descendants(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those inside content controls."""
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag in CONTAINERS:
            yield from _descendants(child, name)


@dataclass(frozen=True, slots=True)
class RuledLine(Line):
    """A line of a cell that stands over a rule: the upper part of a fraction, where it begins as one does."""


def _lines(teks: str, mark: Marker | None, nomor: int, ruled: list[bool] | None) -> Iterator[Line]:
    """The lines of a paragraph; its marker stands with the first, a marker of a heading inside the words.

    bergaris: in a cell, which lines stand over a rule; None outside cells.
    """
    in_cell = ruled is not None
    marker = mark.teks if mark else ""
    item = bool(mark and mark.item)
    if not teks.strip():
        if marker and in_cell:
            yield Line(marker, nomor)  # a NO column that Word numbers by itself
        return
    for n, one in enumerate(teks.split("\n")):
        content = " ".join(one.split()) if in_cell else one.strip(" ")
        if not content.strip():
            continue
        if m := BULLET.match(content):
            content, item = content[m.end() :], True
        if mark and mark.title and marker:
            content, marker = f"{marker} {content}", ""
        ruling = ruled is not None and n < len(ruled) and ruled[n]
        yield (RuledLine if ruling else Line)(content, nomor, item, marker)
        marker, item = "", False


def _content(row: TableRow) -> list[str]:
    return [s.teks for s in row.cells if s.teks]


def table_fraction(table: Table) -> str:
    """The fraction that a table of two rows inside a cell lays out, "" where it lays out none.

    One column has words in both rows; what stands beside it ("=", "x 100%") stands in one row only.
    """
    if len(table.rows) != 2:
        return ""
    upper, lower = ([s.teks for s in b.cells] for b in table.rows)
    two = [n for n, (a, b) in enumerate(zip(upper, lower, strict=False)) if a and b]
    if len(two) != 1 or len(upper) != len(lower) or not begins_formula(upper[two[0]]):
        return ""
    beside = [a or b for a, b in zip(upper, lower, strict=True)]
    left, right = " ".join(beside[: two[0]]), " ".join(beside[two[0] + 1 :])
    return f"{left} {fraction(upper[two[0]], lower[two[0]]).strip()} {right}".strip()


def join_fractions(content: Iterable[Block]) -> Iterator[Block]:
    """The blocks of a cell, lines over a rule joined with the lines under it as a fraction."""
    upper: list[Line] = []
    lower: list[Line] = []

    def finish() -> Iterator[Block]:
        everything, teks = [*upper, *lower], " ".join(b.teks for b in upper)
        if lower and begins_formula(teks) and not teks.endswith(":"):
            yield Line(fraction(teks, " ".join(b.teks for b in lower)).strip(), upper[0].nomor)
        else:
            yield from everything
        upper.clear()
        lower.clear()

    for block in content:
        if isinstance(block, RuledLine) and not lower:
            upper.append(block)
        elif upper and isinstance(block, Line) and _belongs_below(block, lower):
            lower.append(block)
        else:
            yield from finish()
            if isinstance(block, RuledLine):
                upper.append(block)
            else:
                yield block
    yield from finish()


def _belongs_below(line: Line, lower: list[Line]) -> bool:
    """Whether a line belongs under the rule: the first one, and those that only go on with it."""
    if isinstance(line, RuledLine) or line.marker or line.item:
        return False
    return not lower or begins_small(line.teks) or is_unfinished(lower[-1].teks)


def holds_indikator_table(table: Table) -> bool:
    """Whether a table is one of indikator, not one that lays out a page: by its header, or by its columns."""
    return any(columns_from(b) is not None for b in table.rows[:3]) or any(
        len(b.cells) > 3 for b in table.rows
    )


def block_text(content: Iterable[Block]) -> str:
    """The words of a cell on lines, each with its marker; a row of an inner table is one line."""
    lines: list[str] = []
    for block in content:
        if isinstance(block, Table):
            lines += [table_fraction(block) or "\n".join(" ".join(_content(b)) for b in block.rows)]
        else:
            mark = f"{block.marker} " if block.marker else "- " if block.item else ""
            lines.append(mark + block.teks)
    return "\n".join(b for b in lines if b)
