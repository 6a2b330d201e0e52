"""What every format module makes of a document: lines and tables, free of the format it came from.

The parser (`parser.parse`) knows nothing but these types, so Word, Excel, PDF, the clipboard and plain text
all go through the same rules. Inside a text, `\\n` is a line break of the source, and a fraction that the
source sets as one (an equation of Word, `\\frac` of LaTeX) stands between three private characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from iki_desktop.models.catatan import Catatan, Kotak

FRACTION_OPEN = "\ue000"
FRACTION_MIDDLE = "\ue001"
FRACTION_CLOSE = "\ue002"
"""`BUKA pembilang TENGAH penyebut TUTUP`; format modules drop these characters from what they read."""


def without_fractions(teks: str) -> str:
    """The same words with every marked fraction as words and a stroke."""
    if FRACTION_OPEN not in teks and FRACTION_MIDDLE not in teks and FRACTION_CLOSE not in teks:
        return teks
    for mark, replacement in ((FRACTION_OPEN, ""), (FRACTION_MIDDLE, " / "), (FRACTION_CLOSE, "")):
        teks = teks.replace(mark, replacement)
    return "\n".join(" ".join(b.split()) for b in teks.split("\n"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line (paragraph) outside any table."""

    teks: str
    nomor: int  # line, paragraph or page of the source, from 1
    item: bool = False  # the format says it is an item of a list ("- …", a numbered paragraph)
    marker: str = ""  # the item's number where the format keeps it apart from the text ("a.")


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell. `continued` is True where the format says that it is merged with the cell above it.

    `content` holds the same content with its paragraphs and inner tables apart, where the format knows them:
    a table that only lays out a page is read by it, a table of indikator by `teks`.
    """

    teks: str
    continued: bool = False
    width: int = 1  # columns it spans
    content: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    cells: tuple[TableCell, ...]
    nomor: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that stand together; `merged_known` is True where the format records merged cells,
    so that a filled cell without `continued` is known to be a cell of its own."""

    rows: tuple[TableRow, ...]
    merged_known: bool = False


Block = Line | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its lines and tables, in reading order."""

    blocks: tuple[Block, ...]
    catatan: tuple[Catatan, ...] = ()  # what the format module repaired or lost
    satuan: str = "baris"  # what `nomor` counts, in words: baris, paragraf, halaman
    repeats: tuple[Line, ...] = ()  # what only repeats on every page (heads and feet); named, not parsed
    pages: tuple[int, ...] = ()
    """The page of nomor 1, 2, 3 …, where the source is known by pages: remarks then name the page."""
    box: tuple[Kotak | None, ...] = ()
    """Where on its page nomor 1, 2, 3 … stands; beside `pages`."""

    page_starts: tuple[int, ...] | None = None
    """Each nomor with which a page begins; None where the format does not tell, or `pages` does."""

    face: str = ""
    """The one of models.tata.HURUF that most of its letters stand in; "" where that is none of them."""

    page_ratio: float = 0.0
    """Width over height of the pages the lampiran is laid out for; 0 where the format does not tell, or `box`
    does."""

    def words(self) -> Iterator[str]:
        """Every text of the document, cells in row order; for checks, not for parsing."""
        for block in self.blocks:
            if isinstance(block, Line):
                yield block.teks
            else:
                for line in block.rows:
                    yield from (cell.teks for cell in line.cells)
