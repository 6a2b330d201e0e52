"""Plain text and Markdown in: lines and bullets, and tables by tabs, strokes, blanks or tags of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.readers.document import Block, Document, Line, Table, TableCell, TableRow
from iki_desktop.readers.intake import check_size
from iki_desktop.readers.markup import clean_letters, clean_markup
from iki_desktop.readers.text.aligned import aligned_table, side_by_side
from iki_desktop.readers.text.piped import grid, piped_cells
from iki_desktop.readers.wording.labels import find_label
from iki_desktop.readers.wording.signatures import opens_itself

BULLET = re.compile(r"^\s*(?:[-–—•●▪◦‣*·➢✓]|o(?=\s{2}))\s+(?=\S)")
RULE = re.compile(r"^[\s\-–—=_|:+.*#]*$")
MD_HEADING = re.compile(r"^\s*#{1,6}\s+")
HTML_TABLE = re.compile(r"<table\b", re.IGNORECASE)
HTML_CELL = re.compile(r"</?(?:tr|td|th)\b", re.IGNORECASE)
HTML_END = re.compile(r"</table\s*>", re.IGNORECASE)


def text_document(teks: str, encoding: str = "UTF-8") -> Document:
    """The lines and tables of a text. InputRefused where it is empty or too large to be a decree.

    A line with a tab between words is a table row; rows on neighbouring lines stand in one table.
    """
    check_size(teks)
    catatan: list[Catatan] = []
    if encoding == "Windows-1252":
        catatan.append(
            Catatan(
                TingkatCatatan.INFO,
                "sandi-huruf",
                "Berkas tidak bersandi UTF-8; hurufnya dibaca sebagai Windows-1252. Periksa huruf beraksen.",
                tempat="Naskah",
            )
        )
    blocks = tuple(_TextReader(clean_letters(teks).split("\n"), catatan).blocks())
    if not blocks:
        raise InputRefused(
            "Teksnya kosong. Tidak ada yang dibaca. Pilih naskah SK yang memuat kartu indikator kinerja."
        )
    return Document(blocks, tuple(catatan))


class _TextReader:
    """Walks the lines; rows wait until their table ends."""

    def __init__(self, lines: list[str], catatan: list[Catatan]) -> None:
        self.lines = lines
        self.catatan = catatan
        self.rows: list[TableRow] = []
        self.piped = ""  # the line above, where it is a row drawn with strokes
        self.tagged = True  # cells in tags may still come
        self.sides = False  # signers stand side by side here

    def blocks(self) -> Iterator[Block]:
        i = 0
        while i < len(self.lines):
            line = self.lines[i]
            tagged = self._html(i) if self.tagged and HTML_TABLE.search(line) else None
            if tagged is not None:
                yield from self._close()
                blocks, i = tagged
                yield from blocks
            elif drawn := grid(self.lines, i):
                rows, i = drawn
                self.rows += [_row(cells, n + 1) for n, cells in rows]
            elif not self.rows and (table := aligned_table(self.lines, i)):
                yield Table(table.rows)
                i = table.end
            else:
                yield from self._line(line, i)
                i += 1
        yield from self._close()

    def _line(self, line: str, i: int) -> Iterator[Block]:
        if not line.strip():
            yield from self._close()
            return
        cells = self._cells(line, self.lines[i + 1] if i + 1 < len(self.lines) else "")
        if RULE.match(line):
            return  # a ruling line says nothing; it does not end a table either
        if cells is None:
            yield from self._close()
            yield from _lines(line, i + 1)
        else:
            self.rows.append(_row(cells, i + 1))

    def _close(self) -> Iterator[Block]:
        if self.rows:
            yield Table(tuple(self.rows))
        self.rows, self.piped = [], ""

    def _cells(self, line: str, after: str) -> list[str] | None:
        """The cells of a table row, or None for a line."""
        piped = piped_cells(line, after, self.piped)
        self.piped = line if piped else ""
        return piped or _tabbed(line) or self._sides(line)

    def _sides(self, line: str) -> list[str] | None:
        """The pieces of a line of signatures side by side; from the first such line to the next kartu."""
        if (label := find_label(line.strip())) and label.colon:
            self.sides = False
            return None
        pieces = side_by_side(line)
        if pieces and not self.sides:
            self.sides = any(map(opens_itself, pieces))
        return pieces if self.sides else None

    def _html(self, i: int) -> tuple[list[Block], int] | None:
        """The blocks of the table of HTML that begins on a line, and the line at which to go on.

        Words before it and behind it stay lines. None where nothing of a table follows the tag.
        """
        from iki_desktop.readers.html.document import html_blocks

        start = HTML_TABLE.search(self.lines[i])
        end = _html_end(self.lines, i)
        if start is None or end is None:
            self.tagged = False
            return None
        last, column = end
        before, rest = self.lines[i][: start.start()], self.lines[last][column:]
        inside = [*self.lines[i:last], self.lines[last][:column]]
        inside[0] = inside[0][start.start() :]
        blocks, remarks = html_blocks("\n".join(inside), i + 1)
        self.catatan += remarks
        if clean_markup(before):
            blocks[:0] = _lines(before, i + 1)
        self.lines[last] = rest
        return blocks, last if clean_markup(rest) else last + 1


def _html_end(lines: Sequence[str], start: int) -> tuple[int, int] | None:
    """(line, column) behind the tag that closes a table; where none does, behind its last cell."""
    depth = 0
    for i in range(start, len(lines)):
        tags = [*HTML_TABLE.finditer(lines[i]), *HTML_END.finditer(lines[i])]
        for tag in sorted(tags, key=lambda m: m.start()):
            depth += -1 if tag[0].startswith("</") else 1
            if depth == 0:
                return i, tag.end()
    last = None
    for i in range(start, len(lines)):
        if HTML_CELL.search(lines[i]):
            last = i
        elif last is not None and lines[i].strip() and not lines[i - 1].strip():
            break  # words behind an empty line
    return None if last is None else (last, len(lines[last]))


def _tabbed(line: str) -> list[str] | None:
    if "\t" not in line:
        return None
    cells = line.split("\t")
    # an indented line is a line; an empty cell before or behind a single word is a row
    if sum(bool(s.strip()) for s in cells) == 1 and len(cells) == 2 and cells[1].strip():
        return None
    return cells


def _row(cells: Sequence[str], nomor: int) -> TableRow:
    return TableRow(tuple(TableCell(clean_markup(s)) for s in cells), nomor)


def _lines(original: str, nomor: int) -> list[Line]:
    """A line of the text: one, or one for each line and item that tags of HTML set on it."""
    original = MD_HEADING.sub("", original)
    item = BULLET.match(original)
    if item:
        original = original[item.end() :]
    first, *further = clean_markup(original).split("\n")
    return [Line(first, nomor, item=bool(item)), *(Line(teks, nomor) for teks in further)]
