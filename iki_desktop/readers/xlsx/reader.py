"""Excel in: the visible sheets of a workbook as lines and tables, one kartu a sheet or all on one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Bacaan, Catatan, TingkatCatatan
from iki_desktop.readers.archive import Archive
from iki_desktop.readers.document import Block, Document, Line, Table, TableCell, TableRow
from iki_desktop.readers.recorder import quote
from iki_desktop.readers.wording.columns import columns_from
from iki_desktop.readers.wording.fixed_lines import JABATAN_WORDS, LAMPIRAN
from iki_desktop.readers.wording.labels import Label, find_label
from iki_desktop.readers.xlsx.sheet import Merge, SheetContent, column_name, read_sheet
from iki_desktop.readers.xlsx.workbook import open_workbook

MAX_MERGES_PER_ROW = 200
STEPS = 10_000_000
"""`nomor` of a line is its sheet's number (from 1) times this, plus its row; `name_sheets` parts them."""
COPY_NUMBER = re.compile(r"\s*\(\d{1,3}\)$")
DECREE_BODY = re.compile(r"^\W*(?:MEMUTUSKAN|Menimbang|Mengingat|KEPUTUSAN)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BookDocument:
    """A workbook as a document, and the names of its sheets in the order in which lines count them."""

    document: Document
    sheets: tuple[str, ...]


def read_workbook(archive: Archive) -> BookDocument:
    """The lines and tables of a workbook. InputRefused where it is no workbook, damaged, hostile or empty."""
    workbook = open_workbook(archive)
    blocks: list[Block] = []
    catatan: list[Catatan] = []
    for index, one in enumerate(workbook.sheets, 1):
        reader = _SheetReader(read_sheet(archive, one.bagian, workbook.value), one.name, index)
        blocks += reader.read(visible=one.visible)
        catatan += reader.catatan
    if not blocks:
        raise InputRefused(
            f"Buku kerja {archive.name} tidak memuat kartu indikator kinerja. Tidak ada yang dibaca. "
            "Pilih berkas yang memuat lampiran SK: jabatan, tugas, dan tabel sasaran dan indikator."
        )
    return BookDocument(
        Document(tuple(blocks), tuple(catatan), satuan="baris"), tuple(x.name for x in workbook.sheets)
    )


def name_sheets(bacaan: Bacaan, sheets: tuple[str, ...]) -> Bacaan:
    """The same with remarks that give the row of the sheet and name the sheet."""

    def one(c: Catatan) -> Catatan:
        if not c.baris:
            return c
        index, row = divmod(c.baris, STEPS)
        return replace(
            c, baris=row, tempat=_position(sheets[index - 1]) + (f", {c.tempat}" if c.tempat else "")
        )

    return replace(
        bacaan,
        catatan=tuple(one(c) for c in bacaan.catatan),
        sumber=tuple(
            replace(b, nomor=b.nomor % STEPS, tempat=_position(sheets[b.nomor // STEPS - 1]))
            for b in bacaan.sumber
        ),
    )


def _position(sheet: str) -> str:
    return f"Lembar {sheet}"


class _SheetReader:
    """One sheet as blocks, with remarks on what is hidden, not calculated or far away."""

    def __init__(self, sheet: SheetContent, name: str, index: int) -> None:
        self._sheet = sheet
        self._name = name
        self._index = index
        self._lower = {g.upper: g.lower for g in sorted(sheet.merge, key=lambda g: g.lower)}
        self._upright = any(g.lower > g.upper for g in sheet.merge)  # it records cells merged over rows
        self.catatan: list[Catatan] = []

    def read(self, *, visible: bool) -> list[Block]:
        rows = list(self._lines())
        if not rows:
            return []
        if not visible:
            self._check(
                "lembar-tersembunyi", f"Lembar ini tersembunyi dan tidak dibaca: {_quote_rows(rows)}."
            )
            return []
        if not any(map(_of_a_decree, rows)):
            self._check(
                "lembar-lain", f"Lembar ini tidak memuat kartu dan tidak dibaca: {_quote_rows(rows)}."
            )
            return []
        self._note()
        blocks = list(self._blocks(rows))
        if JABATAN_WORDS.match(self._name) and not any(map(_has_jabatan, rows)):
            # one kartu a sheet, named by its tab; Excel numbers sheets of the same name
            blocks.insert(0, Line(COPY_NUMBER.sub("", self._name), self._number(1)))
        return blocks

    def _blocks(self, rows: list[TableRow]) -> Iterator[Block]:
        """Rows between empty ones are a table; single cells above them are lines of their own."""
        current: list[TableRow] = []
        then = 0
        for b in rows:
            if b.nomor > then + 1 and current:
                yield Table(tuple(current), merged_known=self._upright)
                current = []
            then = max(then, self._last_covered(b.nomor))
            content = [s.teks for s in b.cells if s.teks]
            if not current and len(content) == 1:
                yield from (Line(t, b.nomor) for t in content[0].split("\n"))
            else:
                current.append(b)
        if current:
            yield Table(tuple(current), merged_known=self._upright)

    def _last_covered(self, nomor: int) -> int:
        """The last row that a merge from this row on covers: the rows it hides are not empty ones."""
        upper = nomor - self._index * STEPS
        return self._number(self._lower.get(upper, upper))

    def _lines(self) -> Iterator[TableRow]:
        """The filled rows, a cell for each column that no merge from the left covers."""
        rest = list(self._sheet.merge)[::-1]
        active: list[Merge] = []
        for nomor in sorted(self._sheet.cells):
            while rest and rest[-1].upper <= nomor:
                active.append(rest.pop())
            active = [g for g in active if g.lower >= nomor][:MAX_MERGES_PER_ROW]
            cells = tuple(_cells(self._sheet.cells[nomor], active, nomor))
            visible = [s.teks for s in cells if s.teks]
            if close := [t for t in self._sheet.cells[nomor].values() if t not in visible]:
                message = f"Isi sel yang tertutup sel gabungan tidak dibaca: {quote(' '.join(close))}."
                self._check("sel-tertutup", message, nomor)
            if visible:
                yield TableRow(cells, self._number(nomor))

    def _number(self, row: int) -> int:
        return self._index * STEPS + row

    def _note(self) -> None:
        if n := self._sheet.hidden_rows:
            self._check(
                "baris-tersembunyi",
                f"Baris {_series(n)} tersembunyi di Excel tetapi ikut dibaca. Buang yang tidak berlaku.",
                n[0],
            )
        if k := self._sheet.hidden_columns:
            column = ", ".join(map(column_name, k[:20]))
            self._check("kolom-tersembunyi", f"Kolom {column} tersembunyi di Excel tetapi ikut dibaca.")
        if r := self._sheet.without_value:
            self._check(
                "rumus-tanpa-nilai",
                f"Rumus di {', '.join(r[:20])} belum pernah dihitung, jadi selnya kosong. "
                "Buka dan simpan ulang di Excel bila isinya diperlukan.",
            )
        for row, teks in self._sheet.far[:20]:
            self._check("sel-jauh", f"Sel jauh di kanan tidak dibaca: {quote(teks)}.", row)

    def _check(self, kode: str, message: str, row: int = 1) -> None:
        self.catatan.append(
            Catatan(TingkatCatatan.PERIKSA, kode, message, tempat="", baris=self._number(row))
        )


def _cells(content: dict[int, str], merge: list[Merge], nomor: int) -> Iterator[TableCell]:
    """The cells of a row up to its last filled one."""
    by_column = {g.left: g for g in merge}
    end = max(*content, *(g.left for g in merge if g.upper < nomor), 0)
    column = 1
    while column <= end:
        g = by_column.get(column)
        if g is None:
            yield TableCell(content.get(column, ""))
            column += 1
        else:
            upper = g.upper == nomor
            yield TableCell(
                content.get(column, "") if upper else "", continued=not upper, width=g.right - g.left + 1
            )
            column = g.right + 1


def _of_a_decree(row: TableRow) -> bool:
    """Whether a row shows that its sheet belongs to a decree or its lampiran."""
    first = next(s.teks for s in row.cells if s.teks)
    return bool(
        columns_from(row) is not None
        or _has_jabatan(row)
        or LAMPIRAN.match(first)
        or DECREE_BODY.match(first)
    )


def _has_jabatan(row: TableRow) -> bool:
    first = next(s.teks for s in row.cells if s.teks)
    found = find_label(first)
    return found is not None and found.label is Label.JABATAN


def _quote_rows(rows: list[TableRow]) -> str:
    return quote(" ".join(s.teks for b in rows for s in b.cells if s.teks))


def _series(nomor: list[int]) -> str:
    """Row numbers with neighbours drawn together ("12–14, 20")."""
    pieces: list[list[int]] = []
    for n in nomor:
        if pieces and n == pieces[-1][1] + 1:
            pieces[-1][1] = n
        else:
            pieces.append([n, n])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in pieces[:20])
