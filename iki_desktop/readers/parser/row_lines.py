"""Rows of a table that are no rows of indikator: whether one leaves the table above it, and its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from iki_desktop.readers.document import Block, Line, Table, TableCell, TableRow
from iki_desktop.readers.wording.columns import columns_from
from iki_desktop.readers.wording.fixed_lines import (
    IKI_TITLE,
    JABATAN_WORDS,
    LAMPIRAN,
    NIP,
    ON_BEHALF,
    SECTION,
    begins_closing,
    is_section_title,
)
from iki_desktop.readers.wording.labels import Label, find_label, whole_label
from iki_desktop.readers.wording.words import begins_small

MAX_LEAD = 40  # letters of "Menimbang", "Ditetapkan di" that stand in a cell of their own
_ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX"
ROMAN = frozenset(_ROMAN.split())
OF_KARTU = (Label.JABATAN, Label.TUGAS, Label.FUNGSI)


def leaves_table(row: TableRow) -> bool:
    """Whether a row is no row of the table above it: a label or title of the next kartu, the signature."""
    content = [s.teks for s in row.cells if s.teks]
    if not content or any(_holds_table(s) for s in row.cells):
        return True
    for n, teks in enumerate(content[:2]):
        found = find_label(teks)
        followed = n + 1 < len(content) and content[n + 1].startswith(":")
        if found and not found.rest and (found.colon or followed or teks == row.cells[0].teks):
            return True
        if found and found.colon and len(content) == 1 and found.label in OF_KARTU:
            return True
    if len(content) > 2:
        return False
    title = content[0] if len(content) == 1 else " ".join(content)
    if _closes(title) or IKI_TITLE.match(title) or LAMPIRAN.match(title):
        return True
    m = SECTION.match(title)
    return m is not None and m["tanda"] in ROMAN and len(content) == 1


def _closes(text: str) -> bool:
    """Whether a row is of the signature; "atas nama pemohon" and "ditetapkan" also go on with a torn cell."""
    if begins_small(text):
        m = ON_BEHALF.match(text)
        return bool(NIP.search(text)) or (m is not None and m["isi"][:1].isupper())
    return begins_closing(text)


def lines_of(row: TableRow) -> Iterator[Block]:
    """The lines of a row that is no row of indikator: label, colon and text side by side become one line;
    each further line of a cell becomes a line, and tables inside a cell come out of it."""
    cells = [s for s in row.cells if s.teks]
    if not cells:
        return
    head = 0
    while head < len(cells) - 1 and _leads_to(cells[head].teks, cells[head + 1].teks, head):
        head += 1
    front = " ".join(s.teks for s in cells[:head])
    if any(s.content for s in cells):
        content = [b for s in cells[head:] for b in _cell_lines(s, row.nomor)]
    elif "\n" in "".join(s.teks for s in cells):
        content = [Line(b, row.nomor) for s in cells[head:] for b in s.teks.split("\n")]
    else:
        content = [Line(" ".join(s.teks for s in cells[head:]), row.nomor)]
    start = content[0]
    if head and whole_label(cells[head - 1].teks) and ":" not in front:
        front += "" if isinstance(start, Line) and start.teks.startswith(":") else " :"
    if front and isinstance(start, Line) and not (start.marker or start.item):
        content[0] = replace(start, teks=f"{front} {start.teks}")
    elif front:
        content.insert(0, Line(front, row.nomor))  # the marker of a list stays with its first item
    yield from content


def _leads_to(teks: str, right: str, index: int) -> bool:
    """Whether a cell only leads to the one beside it: a number, a letter, a label, words and a colon."""
    if len(teks) <= 4 or (index < 2 and whole_label(teks) is not None):
        return True
    return len(teks) <= MAX_LEAD and (teks.endswith(":") or right.startswith(":"))


def _cell_lines(cell: TableCell, nomor: int) -> tuple[Block, ...]:
    return cell.content or tuple(Line(b, nomor) for b in cell.teks.split("\n"))


def title_of_table(rows: Sequence[TableRow], n: int) -> bool:
    """Whether a row is the title over a header that stands right below it: the only words in its row, and no
    rest of a cell that the page broke off before the repeated header."""
    content = [(index, s) for index, s in enumerate(rows[n].cells) if s.teks]
    if n + 1 >= len(rows) or len(content) != 1 or columns_from(rows[n + 1]) is None:
        return False
    index, cell = content[0]
    titled = IKI_TITLE.match(cell.teks) or is_section_title(cell.teks) or JABATAN_WORDS.match(cell.teks)
    return cell.width > 1 or cell.teks.isupper() or (index == 0 and bool(titled))


def _holds_table(cell: TableCell) -> bool:
    """Whether a cell holds a table of indikator, so that it only lays out the page."""
    for b in cell.content:
        if isinstance(b, Table) and any(
            columns_from(x) is not None or any(map(_holds_table, x.cells)) for x in b.rows
        ):
            return True
    return False
