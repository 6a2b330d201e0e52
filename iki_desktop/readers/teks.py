"""Plain text and Markdown in: lines and bullets, and tables by tabs, strokes, blanks or tags of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.readers.aligned import aligned_table, side_by_side
from iki_desktop.readers.dokumen import Baris, BarisTabel, Blok, Dokumen, SelTabel, Tabel
from iki_desktop.readers.label import cari_label
from iki_desktop.readers.markah import bersihkan_huruf, bersihkan_markah
from iki_desktop.readers.masukan import periksa_ukuran
from iki_desktop.readers.piped import grid, piped_cells
from iki_desktop.readers.signature import opens_itself

BUTIR = re.compile(r"^\s*(?:[-–—•●▪◦‣*·➢✓]|o(?=\s{2}))\s+(?=\S)")
GARIS = re.compile(r"^[\s\-–—=_|:+.*#]*$")
JUDUL_MD = re.compile(r"^\s*#{1,6}\s+")
TABEL_HTML = re.compile(r"<table\b", re.IGNORECASE)
SEL_HTML = re.compile(r"</?(?:tr|td|th)\b", re.IGNORECASE)
AKHIR_HTML = re.compile(r"</table\s*>", re.IGNORECASE)


def dokumen_teks(teks: str, sandi: str = "UTF-8") -> Dokumen:
    """The lines and tables of a text. InputRefused where it is empty or too large to be a decree.

    A line with a tab between words is a table row; rows on neighbouring lines stand in one table.
    """
    periksa_ukuran(teks)
    catatan: list[Catatan] = []
    if sandi == "Windows-1252":
        catatan.append(
            Catatan(
                TingkatCatatan.INFO,
                "sandi-huruf",
                "Berkas tidak bersandi UTF-8; hurufnya dibaca sebagai Windows-1252. Periksa huruf beraksen.",
                tempat="Naskah",
            )
        )
    blok = tuple(_Teks(bersihkan_huruf(teks).split("\n"), catatan).blok())
    if not blok:
        raise InputRefused(
            "Teksnya kosong. Tidak ada yang dibaca. Pilih naskah SK yang memuat kartu indikator kinerja."
        )
    return Dokumen(blok, tuple(catatan))


class _Teks:
    """Walks the lines; rows wait until their table ends."""

    def __init__(self, lines: list[str], catatan: list[Catatan]) -> None:
        self.lines = lines
        self.catatan = catatan
        self.rows: list[BarisTabel] = []
        self.piped = ""  # the line above, where it is a row drawn with strokes
        self.tagged = True  # cells in tags may still come
        self.sides = False  # signers stand side by side here

    def blok(self) -> Iterator[Blok]:
        i = 0
        while i < len(self.lines):
            line = self.lines[i]
            tagged = self._html(i) if self.tagged and TABEL_HTML.search(line) else None
            if tagged is not None:
                yield from self._close()
                blocks, i = tagged
                yield from blocks
            elif drawn := grid(self.lines, i):
                rows, i = drawn
                self.rows += [_row(cells, n + 1) for n, cells in rows]
            elif not self.rows and (table := aligned_table(self.lines, i)):
                yield Tabel(table.rows)
                i = table.end
            else:
                yield from self._line(line, i)
                i += 1
        yield from self._close()

    def _line(self, line: str, i: int) -> Iterator[Blok]:
        if not line.strip():
            yield from self._close()
            return
        cells = self._cells(line, self.lines[i + 1] if i + 1 < len(self.lines) else "")
        if GARIS.match(line):
            return  # a ruling line says nothing; it does not end a table either
        if cells is None:
            yield from self._close()
            yield _baris(line, i + 1)
        else:
            self.rows.append(_row(cells, i + 1))

    def _close(self) -> Iterator[Blok]:
        if self.rows:
            yield Tabel(tuple(self.rows))
        self.rows, self.piped = [], ""

    def _cells(self, line: str, after: str) -> list[str] | None:
        """The cells of a table row, or None for a line."""
        piped = piped_cells(line, after, self.piped)
        self.piped = line if piped else ""
        return piped or _tabbed(line) or self._sides(line)

    def _sides(self, line: str) -> list[str] | None:
        """The pieces of a line of signatures side by side; from the first such line to the next kartu."""
        if (label := cari_label(line.strip())) and label.titik_dua:
            self.sides = False
            return None
        pieces = side_by_side(line)
        if pieces and not self.sides:
            self.sides = any(map(opens_itself, pieces))
        return pieces if self.sides else None

    def _html(self, i: int) -> tuple[list[Blok], int] | None:
        """The blocks of the table of HTML that begins on a line, and the line at which to go on.

        Words before it and behind it stay lines. None where nothing of a table follows the tag.
        """
        from iki_desktop.readers.tempel_html import html_blocks

        start = TABEL_HTML.search(self.lines[i])
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
        if bersihkan_markah(before):
            blocks.insert(0, _baris(before, i + 1))
        self.lines[last] = rest
        return blocks, last if bersihkan_markah(rest) else last + 1


def _html_end(lines: Sequence[str], start: int) -> tuple[int, int] | None:
    """(line, column) behind the tag that closes a table; where none does, behind its last cell."""
    depth = 0
    for i in range(start, len(lines)):
        tags = [*TABEL_HTML.finditer(lines[i]), *AKHIR_HTML.finditer(lines[i])]
        for tag in sorted(tags, key=lambda m: m.start()):
            depth += -1 if tag[0].startswith("</") else 1
            if depth == 0:
                return i, tag.end()
    last = None
    for i in range(start, len(lines)):
        if SEL_HTML.search(lines[i]):
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


def _row(cells: Sequence[str], nomor: int) -> BarisTabel:
    return BarisTabel(tuple(SelTabel(bersihkan_markah(s)) for s in cells), nomor)


def _baris(asli: str, nomor: int) -> Baris:
    asli = JUDUL_MD.sub("", asli)
    butir = BUTIR.match(asli)
    if butir:
        asli = asli[butir.end() :]
    return Baris(bersihkan_markah(asli).replace("\n", " "), nomor, butir=bool(butir))
