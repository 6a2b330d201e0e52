"""Tags into lines and tables: paragraphs, lists, inner tables, equations of Word; nothing need be closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.readers.document import (
    FRACTION_CLOSE,
    FRACTION_MIDDLE,
    FRACTION_OPEN,
    Block,
    Line,
    Table,
    TableRow,
)
from iki_desktop.readers.docx.blocks import PICTURE_IN_CELL, RuledLine, holds_indikator_table
from iki_desktop.readers.docx.numbering import write_number
from iki_desktop.readers.html.table import MAX_COLUMNS, Container, OpenTable
from iki_desktop.readers.markup import CONTROL_LETTERS, clean_markup
from iki_desktop.readers.recorder import quote

MAX_DEPTH = 30  # tables and lists inside one another
MAX_ROWSPAN = 2_000
MAX_CELLS = 200_000
BLOCK_TAGS = frozenset((
    *("p", "div", "li", "ol", "ul", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "pre"),
    *("blockquote", "section", "article", "header", "footer", "center", "hr", "body", "form"),
))  # fmt: skip
SKIPPED = frozenset(("head", "title", "script", "style", "del", "xml", "noscript", "template"))
VOID_TAGS = frozenset(("br", "hr", "img", "col", "meta", "link", "input", "wbr", "area", "base", "source"))
LIST_KINDS = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal",
    "lower-alpha": "lowerLetter", "upper-alpha": "upperLetter", "lower-latin": "lowerLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
LIST_STYLE = re.compile(r"list-style-type\s*:\s*([a-z-]+)")
WORD_TAB = re.compile(r"mso-tab-count\s*:\s*(\d{1,3})")
GAP = {10: " ", 13: " ", 9: " "}
HIDDEN = re.compile(r"(?:display\s*:\s*none|mso-hide\s*:\s*all)", re.IGNORECASE)


@dataclass(slots=True)
class _List:
    """An open list: its kind of number ("" for bullets) and the next number."""

    form: str
    number: int = 1


class HtmlReader(HTMLParser):
    """Builds blocks from tags. Whatever is not closed is closed by what stands around it."""

    def __init__(self, first_line: int | None = None) -> None:
        """first_line: where in a text the HTML stands; without it paragraphs and rows are counted."""
        super().__init__(convert_charrefs=True)
        self._first_line = first_line
        self._place = "Tempelan" if first_line is None else "Naskah"
        self.catatan: list[Catatan] = []
        self._number = 0
        self._cell_count = 0
        self._containers: list[Container] = [Container()]
        self._table: list[OpenTable] = []
        self._lists: list[_List] = []
        self._teks: list[tuple[str, bool]] = []  # words of this paragraph, and whether a rule is under them
        self._marker: list[str] | None = None  # the marker that Word writes before an item of a list
        self._mark = ""
        self._items = False
        self._title = False  # the marker belongs to a heading (I., A.) and stays with its words
        self._rulings = 0  # open tags that set a rule under the words
        self._has_formula = False  # this paragraph holds an equation; its picture says the same again
        self._pictures = False  # a cell of the table that is open holds a picture
        self._skipped: list[str] = []  # open tags whose words are not shown
        self._hidden_words: list[str] = []
        self._open: list[str] = []  # open inline tags since a marker began

    # ------------------------------------------------------------ what HTMLParser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {k: v or "" for k, v in attrs}
        style = attributes.get("style", "")
        if self._skipped:
            if tag == self._skipped[0]:
                self._skipped.append(tag)
            return
        if tag in SKIPPED or (tag not in VOID_TAGS and HIDDEN.search(style)):
            self._skipped = [tag]
            return
        if self._marker is not None and tag == "span":
            self._open.append(tag)
        elif tag == "span" and (m := WORD_TAB.search(style)):
            self._write("\t" * min(int(m[1]), 9))
        elif tag == "span" and "mso-list:ignore" in style.replace(" ", "").lower():
            self._marker, self._open = [], []
        elif tag == "u":
            self._rulings += 1
        elif tag == "br":
            self._write("\n")
        elif tag == "img":
            self._pictures |= not self._has_formula
        elif tag in ("table", "tr", "td", "th"):
            self._start_table(tag, attributes)
        elif tag in BLOCK_TAGS:
            self._start_block(tag, attributes, style)
        elif tag == "m:omath":
            self._has_formula = True
        elif tag == "m:num":
            self._write(f" {FRACTION_OPEN}")

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            if tag == self._skipped[0]:
                self._skipped.pop()
                if not self._skipped:
                    self._note_hidden()
            return
        if tag == "span" and self._marker is not None:
            if self._open:
                self._open.pop()
            else:
                self._finish_marker()
        elif tag in ("table", "tr", "td", "th"):
            self._end_table(tag)
        elif tag == "u":
            self._rulings = max(0, self._rulings - 1)
        elif tag in ("ol", "ul"):
            self._paragraph()
            if self._lists:
                self._lists.pop()
        elif tag in BLOCK_TAGS:
            self._paragraph()
        elif tag == "m:num":
            self._write(FRACTION_MIDDLE)
        elif tag == "m:den":
            self._write(f"{FRACTION_CLOSE} ")

    def handle_data(self, data: str) -> None:
        data = data.translate(GAP)  # lines and tabs of the source are only blanks
        if self._skipped:
            if self._skipped[0] not in SKIPPED:
                self._hidden_words.append(data)
        elif self._marker is not None:
            self._marker.append(data)
        else:
            self._write(data.translate(CONTROL_LETTERS))

    # ------------------------------------------------------------ lines

    def _start_block(self, tag: str, attributes: dict[str, str], style: str) -> None:
        self._paragraph()
        if tag in ("ol", "ul") and len(self._lists) < MAX_DEPTH:
            m = LIST_STYLE.search(style.lower())
            kind = LIST_KINDS.get(m[1] if m else attributes.get("type", "1"), "decimal")
            start = attributes.get("start", "")
            self._lists.append(
                _List(kind if tag == "ol" else "", int(start) if start.isdecimal() and len(start) < 5 else 1)
            )
        elif tag == "li" and self._lists:
            items = self._lists[-1]
            value = attributes.get("value", "")
            if value.isdecimal() and len(value) < 5:
                items.number = int(value)
            self._mark = f"{write_number(items.number, items.form)}." if items.form else ""
            self._title = items.form in ("upperRoman", "upperLetter")
            self._items = not items.form
            items.number += 1

    def _finish_marker(self) -> None:
        teks = " ".join("".join(self._marker or ()).translate(CONTROL_LETTERS).split())
        self._marker = None
        self._mark = teks if any(c.isalnum() for c in teks) and teks != "o" else ""
        self._items = bool(teks) and not self._mark

    def _paragraph(self) -> None:
        """Close the paragraph that is open; its marker waits where there are no words yet."""
        self._has_formula = False
        for raw, ruled in self._lines():
            teks = "\t".join(clean_markup(s) for s in raw.split("\t")).strip(" ")
            if not teks.strip():
                continue
            self._number = self._next()
            if self._title and self._mark:
                teks, self._mark = f"{self._mark} {teks}", ""
            kind = RuledLine if ruled and self._table else Line
            self._containers[-1].blocks.append(kind(teks, self._number, self._items, self._mark))
            self._mark, self._items, self._title = "", False, False

    def _lines(self) -> Iterator[tuple[str, bool]]:
        """The lines of the paragraph that is open, and whether all of each stands over a rule."""
        teks, plain = "", 0
        for one, ruled in [*self._teks, ("\n", False)]:
            for n, piece in enumerate(one.split("\n")):
                if n:
                    yield teks, not plain
                    teks, plain = "", 0
                teks += piece
                plain += 0 if ruled else len(piece.strip())
        self._teks = []

    def _next(self) -> int:
        """The number of the paragraph or row that begins here."""
        if self._first_line is None:
            return self._number + 1
        return max(self._number, self._first_line + self.getpos()[0] - 1)

    def _write(self, teks: str) -> None:
        self._teks.append((teks, self._rulings > 0))

    # ------------------------------------------------------------ tables

    def _start_table(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self._paragraph()
            if len(self._table) >= MAX_DEPTH:
                raise InputRefused(
                    "Naskah ini tidak tersusun seperti SK: tabelnya terlalu banyak bertumpuk. "
                    "Tidak ada yang dibaca. Salin ulang bagian SK yang memuat kartu."
                )
            if self._table and len(self._containers) == len(self._table):
                self._start_table("td", {})  # a table in a table needs a cell to stand in
            self._table.append(OpenTable())
        elif not self._table:
            self._paragraph()
        elif tag == "tr":
            self._end_table("tr")
            self._table[-1].cells = []
            self._table[-1].nomor = self._next()
        else:
            if self._table[-1].cells is None:
                self._start_table("tr", {})
            self._end_table("td")
            self._cell_count += 1
            if self._cell_count > MAX_CELLS:
                raise InputRefused(
                    "Naskah ini jauh lebih banyak daripada sebuah lampiran. Tidak ada yang dibaca. "
                    "Salin bagian SK yang memuat kartu saja."
                )
            width = _whole_number(attributes.get("colspan"), MAX_COLUMNS)
            self._containers.append(
                Container(width=width, height=_whole_number(attributes.get("rowspan"), MAX_ROWSPAN))
            )

    def _end_table(self, tag: str) -> None:
        self._paragraph()
        if not self._table:
            return
        table = self._table[-1]
        if len(self._containers) > len(self._table) and table.cells is not None:
            if self._mark and not self._containers[-1].blocks:  # a NO column that the list numbers by itself
                self._containers[-1].blocks.append(Line(self._mark, self._next()))
            self._mark, self._items, self._title = "", False, False
            if len(table.cells) < MAX_COLUMNS:
                table.cells.append(self._containers.pop())
            else:
                self._containers[0].blocks += self._containers.pop().blocks
        if tag in ("tr", "table") and table.cells is not None:
            cells = table.row_cells()
            if any(s.teks or s.continued for s in cells):
                self._number = max(self._number, table.nomor)
                table.rows.append(TableRow(cells, table.nomor))
            table.cells = None
        if tag == "table":
            self._table.pop()
            if table.rows:
                merged = any(s.continued for b in table.rows for s in b.cells)
                self._containers[-1].blocks.append(Table(tuple(table.rows), merged_known=merged))
                if self._pictures and holds_indikator_table(Table(tuple(table.rows))):
                    self._check("gambar", PICTURE_IN_CELL)
                self._pictures = False

    # ------------------------------------------------------------ the end

    def finish(self) -> list[Block]:
        """Close whatever is open; the blocks of the page."""
        self._note_hidden()
        while self._table:
            self._end_table("table")
        self._paragraph()
        return self._containers[0].blocks

    def _note_hidden(self) -> None:
        teks, self._hidden_words = " ".join("".join(self._hidden_words).split()), []
        if teks:
            self._check("teks-tersembunyi", f"Teks tersembunyi tidak dibaca: {quote(teks)}.")

    def _check(self, kode: str, message: str) -> None:
        self.catatan.append(Catatan(TingkatCatatan.PERIKSA, kode, message, self._place, self._number or None))


def _whole_number(teks: str | None, limit: int) -> int:
    return min(max(int(teks), 1), limit) if teks and teks.isdecimal() and len(teks) < 10 else 1
