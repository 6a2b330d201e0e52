"""A table for the whole office with the jabatan in a column: its rows taken apart, a table a jabatan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from iki_desktop.readers.document import Line
from iki_desktop.readers.parser.cells import LEADING_NUMBER
from iki_desktop.readers.parser.stream import KartuRow, KartuTable
from iki_desktop.readers.recorder import Kind, Recorder, quote
from iki_desktop.readers.wording.columns import Columns, Role
from iki_desktop.readers.wording.fixed_lines import JABATAN_WORDS
from iki_desktop.readers.wording.words import begins_small, is_unfinished, plain


@dataclass(slots=True)
class RowsOfJabatan:
    """Rows of one jabatan; `jabatan` holds the lines of its name, none where a page before has it."""

    table: KartuTable
    jabatan: list[Line] = field(default_factory=list[Line])

    @property
    def name(self) -> str:
        return " ".join(b.teks for b in self.jabatan)


def by_jabatan(table: KartuTable, recorder: Recorder) -> Iterator[RowsOfJabatan]:
    """The rows of each jabatan of a table, in order; the numbers of the jabatan are left out."""
    numbered = any(Role.NO in b.cells and Role.JABATAN in b.cells for b in table.rows)
    table = replace(
        table,
        columns=_without_titles(table.columns, (Role.JABATAN, Role.NO) if numbered else (Role.JABATAN,)),
    )
    current = RowsOfJabatan(replace(table, rows=[]))
    for b in table.rows:
        name = " ".join(b.teks(Role.JABATAN).split())
        if m := LEADING_NUMBER.match(name):
            recorder.skip(Kind.MARKER, m[0], b.nomor)
            name = name[m.end() :]
        if name and plain(name) == plain(current.name):
            recorder.skip(Kind.TITLE, name, b.nomor)  # said again in each row, or on a new page
            b = _without_repeated_sasaran(b, current.table, recorder)
        elif name and _is_new(b, name, current.name, numbered=numbered):
            if current.table.rows:
                yield current
            current = RowsOfJabatan(replace(table, rows=[], nomor=b.nomor), [Line(name, b.nomor)])
        elif name:
            current.jabatan.append(Line(name, b.nomor))
        if numbered:
            recorder.skip(Kind.MARKER, b.teks(Role.NO), b.nomor)
        rest = {p: s for p, s in b.cells.items() if p is not Role.JABATAN and not (numbered and p is Role.NO)}
        current.table.rows.append(replace(b, cells=rest))
    if current.table.rows:
        yield current


def without_jabatan(table: KartuTable, recorder: Recorder) -> KartuTable:
    """The table without its column of jabatan, where labels above it name the jabatan."""
    for b in table.rows:
        if name := b.teks(Role.JABATAN):
            recorder.periksa(
                "kolom-lain",
                f"Kolom jabatan berisi {quote(name)}; yang dipakai jabatan pada label di atas tabel.",
                b.nomor,
            )
    rows = [replace(b, cells={p: s for p, s in b.cells.items() if p is not Role.JABATAN}) for b in table.rows]
    return replace(table, rows=rows, columns=_without_titles(table.columns, (Role.JABATAN,)))


def _without_titles(columns: Columns, roles: Sequence[Role]) -> Columns:
    """The same columns without the titles of these; the cells keep their places."""
    titled = [p for p, empty in zip(columns.roles, columns.empty, strict=True) if not empty]
    if len(titled) != len(columns.titles):
        return columns
    return replace(
        columns, titles=tuple(j for j, p in zip(columns.titles, titled, strict=True) if p not in roles)
    )


def _without_repeated_sasaran(b: KartuRow, table: KartuTable, recorder: Recorder) -> KartuRow:
    """A row that says its jabatan again says its sasaran again too; it is the same one."""
    sasaran = next((t for x in reversed(table.rows) if (t := x.teks(Role.SASARAN))), "")
    if not sasaran or plain(b.teks(Role.SASARAN)) != plain(sasaran):
        return b
    recorder.skip(Kind.TITLE, b.teks(Role.SASARAN), b.nomor)
    return replace(b, cells={p: s for p, s in b.cells.items() if p is not Role.SASARAN})


def _is_new(b: KartuRow, name: str, old: str, *, numbered: bool) -> bool:
    """Whether a cell begins another jabatan, and does not go on with a name torn over rows."""
    if Role.JABATAN in b.continued or begins_small(name):
        return False
    if numbered:
        return Role.NO in b.cells or (bool(JABATAN_WORDS.match(name)) and Role.SASARAN in b.cells)
    return not old or not is_unfinished(old)
