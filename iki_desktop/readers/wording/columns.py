"""Which column of a table is what: its header read with tolerance for wording, breaks and lost letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise, zip_longest

from iki_desktop.readers.document import TableCell, TableRow
from iki_desktop.readers.wording.words import join, one_of, plain, spelled_like


class Role(StrEnum):
    NO = "no"
    SASARAN = "sasaran"
    INDIKATOR = "indikator"
    FORMULASI = "formulasi"
    SUMBER_DATA = "sumber data"
    PENANGGUNG_JAWAB = "penanggung jawab"
    JABATAN = "jabatan"  # left of the indikator: each value is a kartu of its own
    SATUAN = "satuan"
    TARGET = "target"
    OTHER = "lain"


# in the order in which they are asked: "FORMULASI INDIKATOR" is a formula, "INDIKATOR SASARAN" an indikator
KEYWORDS: tuple[tuple[Role, tuple[str, ...]], ...] = (
    (
        Role.PENANGGUNG_JAWAB,
        ("penanggung", "penanggungjawab", "pelaksana", "pengampu", "pengelola", "pic", "pj"),
    ),
    (
        Role.FORMULASI,
        (
            *("formulasi", "formula", "rumus", "penjelasan", "perhitungan", "penghitungan", "pengukuran"),
            *("definisi", "operasional", "cara", "menghitung", "mengukur"),
        ),
    ),
    (Role.SUMBER_DATA, ("sumber",)),
    (Role.SATUAN, ("satuan",)),
    (Role.TARGET, ("target",)),
    (Role.INDIKATOR, ("indikator", "indicator", "iki", "iku", "ukuran")),
    (Role.SASARAN, ("sasaran",)),
    (
        Role.OTHER,
        (
            *("keterangan", "ket", "alasan", "bukti", "dukung", "pendukung", "realisasi", "capaian", "bobot"),
            *("anggaran", "program", "tujuan", "baseline", "kondisi"),
        ),
    ),
    (Role.SASARAN, ("kinerja", "hasil", "outcome", "output", "uraian", "kegiatan", "tugas")),
    (Role.NO, ("no", "nomor", "nomer", "urut")),
)
_FILL_WORDS = (
    "strategis strategi utama individu program kegiatan tahunan kerja data dan atau jawab nilai metode "
    "teknik pegawai jabatan rencana pokok per tahun triwulan semester tw ke uraian tupoksi pencapaian kec "
    "kecamatan pembuktian verifikasi urusan bidang camat lurah keberhasilan prestasi kualitas kuantitas mutu "
    "unit pihak seksi bagian terkait sub pengumpulan pengambilan perolehan asal dokumen informasi tingkat "
    "pelaksanaan perangkat daerah opd organisasi individual staf pd"
)
FILL_WORDS = frozenset(_FILL_WORDS.split())
"""Words that stand in column titles without telling which column it is."""
ALL_KEYWORDS = tuple(k for _, key in KEYWORDS for k in key)
TITLE_WORDS = (*ALL_KEYWORDS, *_FILL_WORDS.split())
"""All words of column titles."""
ROMAN_TW = {
    f"{front}{number}": n
    for n, mention in enumerate((("i", "1"), ("ii", "2"), ("iii", "3"), ("iv", "4")), start=1)
    for number in mention
    for front in ("", "tw ", "tw", "triwulan ", "triwulan ke ")
    if front or number.isalpha()
}
TAHUN = re.compile(r"20\d\d")
COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?\.?")
MAX_TITLE_WORDS = 9
MAX_TITLE_LETTERS = 90
MAX_UNKNOWN_WORDS = 5  # of a title that names nothing we know
MAX_COLUMNS = 60
JABATAN_COLUMN_WORDS = frozenset(("jabatan", "nama", "pejabat", "pegawai", "unit", "kerja", "struktural"))
"""Words of the title of a column that names the jabatan whose indikator stand beside it."""
INDIKATOR_SIGNS = ("ndik", "indi", "kato", "iki", "iku", "ukuran")
"""Letters of which a header has some, however its words are torn or misread."""
INDIKATOR_PARTNERS = {
    Role.SASARAN,
    Role.FORMULASI,
    Role.SUMBER_DATA,
    Role.TARGET,
    Role.PENANGGUNG_JAWAB,
    Role.SATUAN,
}
"""A header names the indikator and at least one of these."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table as its header names them."""

    roles: tuple[Role, ...]  # of each column
    titles: tuple[str, ...]  # the office's titles, in order, without empty ones
    empty: tuple[bool, ...]  # which columns have no title of their own (they belong to a neighbour)
    period: tuple[int | None, ...] = ()
    """Of each column of targets, the triwulan (1 to 4) or the year (2026) that its title names."""

    @property
    def complete(self) -> bool:
        """Whether it is a kartu's table: it says how an indikator is measured, or its sumber data."""
        return Role.FORMULASI in self.roles or Role.SUMBER_DATA in self.roles

    def role(self, index: int) -> Role:
        """The role of a column; what stands right of the last title belongs to it."""
        return self.roles[min(index, len(self.roles) - 1)]

    def is_second(self, index: int) -> bool:
        """Whether a column is the second of its role with a title ("PENJELASAN", "FORMULASI")."""
        return not self.empty[index] and any(
            p is self.roles[index] and not empty
            for p, empty in zip(self.roles[:index], self.empty[:index], strict=True)
        )


def _header_role(teks: str) -> Role | None:
    """The role of a cell of a header, where a bare year heads the targets of that year."""
    return Role.TARGET if TAHUN.fullmatch(teks) else title_role(teks)


@lru_cache(maxsize=4_000)
def title_role(teks: str) -> Role | None:
    """The role a column title names, None where the text is no column title."""
    words = [k for k in plain(teks).split() if not TAHUN.fullmatch(k)]  # "TARGET 2026"
    if not words or len(words) > MAX_TITLE_WORDS or len(teks) > MAX_TITLE_LETTERS:
        return None
    known = [one_of(k, TITLE_WORDS) for k in words]
    enough = 0.5 if known[0] and len(words) <= 4 and not teks.rstrip().endswith((".", ";")) else 0.7
    if sum(known) < enough * len(words) or not (known[0] or len(words[0]) < 3):
        return None
    for role, key in KEYWORDS:
        if any(spelled_like(k, standard) for k in words for standard in key):
            if role is Role.NO and len(words) > 2:
                continue
            return role
    return None


def _flat(row: TableRow) -> list[str]:
    """The texts of a row with an empty one for each further column that a cell spans."""
    cells: list[str] = []
    for one in row.cells[:MAX_COLUMNS]:
        cells += [" ".join(one.teks.split()), *[""] * (min(one.width, MAX_COLUMNS) - 1)]
    return cells[:MAX_COLUMNS]


def columns_from(row: TableRow) -> Columns | None:
    """The columns if this row is a header of a table of indikator (or of their targets), else None."""
    cells = _flat(row)
    content = [s for s in cells if s]
    if len(content) < 2 or any(len(s) > MAX_TITLE_LETTERS for s in content):
        return None
    tight = "".join(content).replace(" ", "").casefold()
    if not any(mark in tight for mark in INDIKATOR_SIGNS):
        return None
    raw = _jabatan_at_left(cells, [_header_role(s) for s in cells])
    if Role.INDIKATOR not in raw:
        raw = _join_torn(cells, raw)
    if Role.INDIKATOR not in raw or not INDIKATOR_PARTNERS & set(raw):
        return None
    unknown = [s for s, p in zip(cells, raw, strict=True) if s and p is None and not s[0].islower()]
    if len(unknown) > len(content) // 3 or any(len(s.split()) > MAX_UNKNOWN_WORDS for s in unknown):
        return None
    return _compose(cells, raw)


def _jabatan_at_left(cells: Sequence[str], roles: list[Role | None]) -> list[Role | None]:
    """A column JABATAN left of the indikator is the owner of the row, right of it the penanggung jawab."""
    index = roles.index(Role.INDIKATOR) if Role.INDIKATOR in roles else -1
    for n, teks in enumerate(cells):
        words = frozenset(plain(teks).split())
        if words & {"jabatan", "pejabat"} and words <= JABATAN_COLUMN_WORDS:
            roles[n] = Role.JABATAN if n < index and Role.JABATAN not in roles[:n] else Role.PENANGGUNG_JAWAB
    return roles


def joined_titles(rows: Sequence[TableRow]) -> Sequence[TableRow]:
    """The same rows, a header set over two of them ("SUMBER" above "DATA") made one."""
    for n, (above, below) in enumerate(pairwise(rows)):
        if (row := _one_title(above, below)) is not None and columns_from(row) is not None:
            return [*rows[:n], row, *joined_titles(rows[n + 2 :])]
    return rows


def _one_title(above: TableRow, below: TableRow) -> TableRow | None:
    """Two rows as one where each cell below can only be the rest of the title above it, else None."""
    pairs = list(zip_longest(above.cells, below.cells, fillvalue=TableCell("")))
    upper, lower = (sum(bool(cell.teks) for cell in row.cells) for row in (above, below))
    if not 0 < lower <= upper or any(a.width > 1 or b.width > 1 for a, b in pairs):
        return None
    if any(b.teks and not (a.teks and _rest_of_title(b.teks)) for a, b in pairs):
        return None
    joined = replace(above, cells=tuple(replace(a, teks=join(a.teks, b.teks)) for a, b in pairs))
    own, both = columns_from(below), columns_from(joined)
    if lower == upper and own and both and not set(own.roles) < set(both.roles):
        halves = columns_from(above) is None and all(_rest_of_title(a.teks) for a, _ in pairs if a.teks)
        return joined if halves else None  # else a header of its own
    return joined


def _join_torn(cells: list[str], roles: list[Role | None]) -> list[Role | None]:
    """A title torn over neighbouring cells ("Indi" │ "kator Kinerja"): tried glued and with a blank."""
    results = list(roles)
    for i in range(len(cells) - 1):
        if cells[i] and cells[i + 1] and results[i] is not Role.SASARAN:
            for merge in (cells[i] + cells[i + 1], f"{cells[i]} {cells[i + 1]}"):
                if title_role(merge) is Role.INDIKATOR:
                    results[i], results[i + 1] = Role.INDIKATOR, None
                    cells[i + 1] = cells[i + 1][0].lower() + cells[i + 1][1:]
                    break
    return results


def _compose(cells: list[str], raw: list[Role | None]) -> Columns:
    """Columns without a title belong to the titled one before them (the first ones to the one after)."""
    roles: list[Role] = []
    titles: list[str] = []
    empty: list[bool] = []
    best = _best_sasaran(cells, raw)
    first = next(p for p in raw if p)
    for i, (teks, p) in enumerate(zip(cells, raw, strict=True)):
        if p is Role.SASARAN and i != best:
            p = Role.OTHER
        if p is not None:
            roles.append(p)
            titles.append(teks)
        else:
            roles.append(roles[-1] if roles else first)
            if teks and titles:
                titles[-1] = titles[-1] + teks if teks[0].islower() else join(titles[-1], teks)
            elif teks:
                titles.append(teks)
        empty.append(p is None)
    if Role.SUMBER_DATA not in roles:  # the proof of a figure is where it comes from, if nothing else says it
        for i, teks in enumerate(cells):
            if roles[i] is Role.OTHER and {"bukti", "dukung", "pendukung"} & set(plain(teks).split()):
                roles[i] = Role.SUMBER_DATA
                break
    return Columns(tuple(roles), tuple(titles), tuple(empty), _years(cells, roles))


def _years(cells: Sequence[str], roles: Sequence[Role]) -> tuple[int | None, ...]:
    """The year that each title of targets names ("TARGET 2026"); () where none does."""
    years = [
        int(named[0]) if role is Role.TARGET and len(named := TAHUN.findall(teks)) == 1 else None
        for teks, role in zip(cells, roles, strict=True)
    ]
    return tuple(years) if any(years) else ()


def _best_sasaran(cells: list[str], raw: list[Role | None]) -> int:
    """Of several columns that may hold the sasaran (tujuan, uraian tugas, sasaran), the one that says so."""
    candidates = [i for i, p in enumerate(raw) if p is Role.SASARAN]

    def value(i: int) -> tuple[bool, bool, int]:
        words = plain(cells[i]).split()
        return (
            any(spelled_like(k, "sasaran") for k in words),
            any(spelled_like(k, "kinerja") for k in words),
            -i,
        )

    return max(candidates, key=value, default=-1)


def second_header(row: TableRow, columns: Columns) -> Columns | None:
    """The columns with a second header row taken in, None where the row is data.

    A second row names the triwulan or the years under TARGET, numbers the columns, or holds the rest of the
    titles.
    """
    cells = _flat(row)
    content = [(i, s) for i, s in enumerate(cells) if s]
    if not content:
        return None
    tw = {i: ROMAN_TW[plain(s)] for i, s in content if plain(s) in ROMAN_TW}
    if len(tw) == len(content) and len(tw) >= 2:
        for i in sorted(tw)[-2::-1]:  # I II III IV rise to the right; what stands before is none of them
            if tw[i] >= min(tw[j] for j in tw if j > i):
                del tw[i]
        return _with_periods(columns, cells, tw)
    if all(TAHUN.fullmatch(s) for _, s in content):
        years = {i: int(s) for i, s in content if columns.role(i) is Role.TARGET}
        return _with_periods(columns, cells, years) if years else None
    if len(content) >= 3 and all(COLUMN_NUMBER.fullmatch(s) for _, s in content):
        numbers = [int(re.sub(r"\D", "", s)) for _, s in content]
        if numbers[0] in (1, 2) and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            return columns
    if all(_rest_of_title(s) for _, s in content):
        return _joined_header(columns, cells)
    return None


def _with_periods(columns: Columns, cells: list[str], periods: dict[int, int]) -> Columns:
    width = max(len(columns.roles), len(cells))
    roles = [*columns.roles, *[columns.roles[-1]] * (width - len(columns.roles))]
    for i in periods:
        roles[i] = Role.TARGET
    return Columns(
        tuple(roles),
        columns.titles,
        (*columns.empty, *[True] * (width - len(columns.empty))),
        tuple(periods.get(i) for i in range(width)),
    )


def _joined_header(columns: Columns, cells: list[str]) -> Columns:
    """Titles of two lines: each piece of the second row joins the title above it."""
    titles = list(columns.titles)
    index = -1
    for i, teks in enumerate(cells[: len(columns.empty)]):
        index += not columns.empty[i]
        if teks and 0 <= index < len(titles):
            titles[index] = join(titles[index], teks)
    return replace(columns, titles=tuple(titles))


def _rest_of_title(teks: str) -> bool:
    """A piece that can only be the rest of a column title."""
    words = plain(teks).split()
    return 0 < len(words) <= 4 and all(one_of(k, TITLE_WORDS) for k in words)
