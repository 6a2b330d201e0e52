"""The document as one stream of lines and of rows with known columns, whatever it was laid out with.

A sheet of Excel holds a kartu's labels in cells, a Word file sets menimbang in a table without lines:
rows that stand under no header of indikator become lines here, so the rest of the parser never asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from iki_desktop.readers.document import Block, Document, Line, Table, TableRow, without_fractions
from iki_desktop.readers.parser.row_lines import leaves_table, lines_of, title_of_table
from iki_desktop.readers.recorder import Kind, Recorder, quote
from iki_desktop.readers.wording.columns import Columns, Role, columns_from, joined_titles, second_header
from iki_desktop.readers.wording.fixed_lines import (
    IKI_TITLE,
    JABATAN_WORDS,
    LAMPIRAN,
    begins_closing,
    is_section_title,
)
from iki_desktop.readers.wording.labels import find_label
from iki_desktop.readers.wording.openings import begins_indikator
from iki_desktop.readers.wording.signatures import REACH, OpenBlock, Signatures, opens_signatures, texts_of

PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:hal(?:aman)?|page)\W*)?\d{1,3}\W*(?:(?:dari|of|/)\W*\d{1,3}\W*)?$", re.IGNORECASE
)
MAX_STRAY_LINES = 2  # stray lines that may stand inside a table


MARKER_ALONE = re.compile(r"\W{0,2}\w{1,2}\W{0,2}|\W{1,2}")
NUMBER_ALONE = re.compile(r"\(?\d{1,3}\)?[.)]?")


@dataclass(slots=True)
class KartuRow:
    """A row of a table of indikator: the texts of its cells by role, left to right."""

    nomor: int
    cells: dict[Role, list[str]] = field(default_factory=dict[Role, list[str]])
    continued: set[Role] = field(default_factory=set[Role])  # merged with the cell above, says the format
    targets: dict[int, str] = field(default_factory=dict[int, str])
    """The cells of targets by the triwulan (1 to 4) or the year of their column."""
    new_page: bool = False  # the first row behind a repeated header or a gap
    begins: bool = False  # its indikator is known to be a new one

    def teks(self, role: Role) -> str:
        return " ".join(self.cells.get(role, ()))


@dataclass(slots=True)
class KartuTable:
    """Rows under one header. A repeated header opens a new one; `parser.kartu` joins what is one table."""

    columns: Columns
    nomor: int
    rows: list[KartuRow] = field(default_factory=list[KartuRow])
    merged_known: bool = False


Piece = Line | KartuTable | Signatures


class _Stream:
    """Walks the blocks of the document and keeps the table that a further row may belong to."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.results: list[Piece] = []
        self.table: KartuTable | None = None
        self.then: KartuTable | None = None  # the last table, though lines stand behind it
        self.after_title = False
        self.signatures: OpenBlock | None = None
        self.following: tuple[Block, ...] = ()  # the blocks below the one at hand, a few

    def walk(self, blocks: Sequence[Block]) -> None:
        outer = self.following
        for n, one in enumerate(blocks):
            self.following = (*blocks[n + 1 : n + 1 + REACH], *outer)[:REACH]
            if isinstance(one, Line):
                self.line(one)
            else:
                self.flow_table(one)
        self.following = outer

    def line(self, line: Line) -> None:
        if (plain := without_fractions(line.teks)) != line.teks:
            line = replace(line, teks=plain)
        if PAGE_NUMBER.match(line.teks):
            self.recorder.skip(Kind.PAGE, line.teks, line.nomor)
        elif line.teks:
            if block := self._signing([line.teks], ()):
                block.add_line(line)
            else:
                self.results.append(line)
            self.table = None

    def flow_table(self, table: Table) -> None:
        self.after_title = False
        outer = self.following
        table = replace(table, rows=tuple(joined_titles(table.rows)))
        for n, row in enumerate(table.rows):
            columns = columns_from(row)
            if columns is not None:
                self.close_signatures()
                self._open(columns, row, table)
                continue
            self.following = (Table(table.rows[n + 1 : n + 1 + REACH]), *outer)
            cells = [s.teks.split("\n") for s in row.cells if s.teks]
            if block := self._signing([s[0] for s in cells], [t for s in cells for t in s[1:]]):
                block.add_row(row)
                continue
            if n == 0 and self.table is None:
                self._continue(table)
            if self.table is None or leaves_table(row) or title_of_table(table.rows, n):
                self.table = None
                self.walk(tuple(lines_of(row)))
            elif not self._second_header(row, self.table):
                self.table.rows.append(_kartu_row(row, self.table.columns, self.recorder, start=n == 0))
        self.following = outer

    def _signing(self, texts: Sequence[str], inside: Sequence[str]) -> OpenBlock | None:
        """The block of signatures that takes a line or row: the open one, or one that these texts open.

        `inside` holds the further lines of the row's cells. Only under the table of a kartu.
        """
        if self.signatures is not None:
            if self.signatures.accepts(texts):
                return self.signatures
            self.close_signatures()
        if self.then is not None and opens_signatures(texts, [*inside, *texts_of(self.following)]):
            self.signatures = OpenBlock()
            self.table = None
        return self.signatures

    def close_signatures(self) -> None:
        if self.signatures is not None:
            self.results.append(self.signatures.close())
            self.signatures = None

    def _open(self, columns: Columns, row: TableRow, block: Table) -> None:
        self.table = self.then = KartuTable(columns, row.nomor, merged_known=block.merged_known)
        self.results.append(self.table)
        self.recorder.skip_all(Kind.COLUMN_TITLE, (s.teks for s in row.cells), row.nomor)
        self.after_title = True

    def _second_header(self, row: TableRow, table: KartuTable) -> bool:
        if not self.after_title:
            return False
        continuation = second_header(row, table.columns)
        if continuation is None:
            self.after_title = False
            return False
        table.columns = continuation
        self.recorder.skip_all(Kind.COLUMN_TITLE, (s.teks for s in row.cells), row.nomor)
        return True

    def _continue(self, block: Table) -> None:
        """Rows without a header: they go on with the last table where only stray lines stand between, or
        make one of its columns where the header of a new kartu's table was lost."""
        then = self.then
        if then is None:
            return
        gap: list[Line] = []
        for p in reversed(self.results):
            if not isinstance(p, Line) or len(gap) > MAX_STRAY_LINES:
                break
            gap.insert(0, p)
        row = block.rows[0]
        if (
            len(gap) <= MAX_STRAY_LINES
            and not any(_opens_something(b.teks) for b in gap)
            and _row_fits(row, then.columns)
        ):
            del self.results[len(self.results) - len(gap) :]
            for b in gap:
                self.recorder.periksa(
                    "baris-sela",
                    f"Baris {quote(b.teks)} di tengah tabel tidak dimasukkan; mungkin sambungan sebuah sel.",
                    b.nomor,
                    tempat="Lampiran",
                )
            self.table = then
            return
        if not _names_indikator(row, then.columns):
            return
        self.table = KartuTable(then.columns, block.rows[0].nomor, merged_known=block.merged_known)
        self.results.append(self.table)
        self.recorder.periksa(
            "judul-kolom-hilang",
            "Tabel ini tanpa judul kolom; kolomnya dibaca seperti tabel sebelumnya.",
            block.rows[0].nomor,
            tempat="Lampiran",
        )


def _row_fits(row: TableRow, columns: Columns) -> bool:
    """Whether a row can go on with a table of these columns: as many cells, none of them a list marker."""
    content = [s.teks for s in row.cells if s.teks]
    if len(content) < 2 or leaves_table(row):
        return False
    if Role.NO not in columns.roles and any(MARKER_ALONE.fullmatch(s) for s in content):
        return False
    return _names_indikator(row, columns) or (len(row.cells) == len(columns.roles) and len(columns.roles) > 2)


def _names_indikator(row: TableRow, columns: Columns) -> bool:
    """Whether a row names an indikator where the columns have it."""
    index = columns.roles.index(Role.INDIKATOR) if Role.INDIKATOR in columns.roles else len(row.cells)
    return index < len(row.cells) and begins_indikator(row.cells[index].teks) and not leaves_table(row)


def _opens_something(teks: str) -> bool:
    """Whether a line opens something: a label, a title, a section, the signature."""
    return bool(
        find_label(teks)
        or IKI_TITLE.match(teks)
        or LAMPIRAN.match(teks)
        or is_section_title(teks)
        or JABATAN_WORDS.match(teks)
        or begins_closing(teks)
    )


def flow(document: Document, recorder: Recorder) -> list[Piece]:
    """The stream: lines, and tables of indikator with the role of each column known."""
    stream = _Stream(recorder)
    stream.walk(document.blocks)
    stream.close_signatures()
    for piece in stream.results:
        if isinstance(piece, KartuTable):
            _number_column(piece)
            if piece.rows:
                piece.rows[0].new_page = True
    return stream.results


def _kartu_row(row: TableRow, columns: Columns, recorder: Recorder, *, start: bool) -> KartuRow:
    result = KartuRow(row.nomor, new_page=start)
    other: list[str] = []  # of columns that a kartu does not have
    index = 0
    for one in row.cells:
        inside = index < len(columns.roles)
        p = columns.roles[index] if inside else Role.OTHER
        if one.continued and inside:
            result.continued.add(p)
        teks = one.teks if p is Role.FORMULASI else without_fractions(one.teks)
        if teks:
            period = columns.period[index] if index < len(columns.period) else None
            if period:
                result.targets[period] = teks
            elif p is Role.OTHER:
                other.append(teks)
            elif p in result.cells and columns.is_second(index):
                result.cells[p][-1] += "\n" + teks
            else:
                result.cells.setdefault(p, []).append(teks)
        index += max(1, min(one.width, 60))
    if other:
        content = " | ".join(other)
        recorder.periksa(
            "kolom-lain",
            f"Isi kolom yang tidak dikenal tidak punya tempat di kartu: {quote(content)}.",
            row.nomor,
            tempat="Lampiran",
        )
    return result


def _number_column(table: KartuTable) -> None:
    """A first column without title that holds only numbers is the NO column."""
    if Role.NO in table.columns.roles or not table.columns.empty[0]:
        return
    first = table.columns.roles[0]
    content = [b.cells[first] for b in table.rows if first in b.cells]
    nomor = [s for s in content if NUMBER_ALONE.fullmatch(s[0])]
    if not nomor or len(nomor) < len([s for s in content if len(s) > 1]):
        return
    for b in table.rows:
        s = b.cells.get(first)
        if s and NUMBER_ALONE.fullmatch(s[0]):
            b.cells[Role.NO] = [s.pop(0)]
            if not s:
                del b.cells[first]
