"""How this document does things: measured over all its tables before any row is judged."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.document import Line
from iki_desktop.readers.parser.cells import LEADING_NUMBER
from iki_desktop.readers.parser.stream import KartuRow, KartuTable, Piece
from iki_desktop.readers.wording.columns import Role
from iki_desktop.readers.wording.openings import begins_formula, begins_indikator
from iki_desktop.readers.wording.words import CONNECTING, begins_small, plain

MAX_WORDS = 200_000
MOST = 3  # a habit that so many times more cells have than have not
FEW = 0.04  # a share that slips of the pen alone do not reach


@dataclass(frozen=True, slots=True)
class Habits:
    small_sasaran: bool = False  # sasaran are written with a small first letter
    small_indikator: bool = False  # and so are indikator and what stands beside them
    torn: bool = False  # cells are torn over rows, line by line, as converted papers do
    repeated_sasaran: bool = False  # a sasaran is set again beside each of its indikator
    capitals: bool = False  # every word begins with a capital letter
    torn_indikator: bool = False  # and among them those of the indikator and what stands beside it
    own_sumber_data: bool = False  # every indikator has a sumber data of its own
    indikator_begin_alike: bool = True  # nearly every indikator begins with a measure ("Jumlah …")
    repeated_sumber_data: frozenset[str] = frozenset()  # sumber data that stand complete in more than one row
    pairs: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])


def observe(stream: Sequence[Piece]) -> Habits:
    """Count over the document what single rows cannot tell."""
    rows = [
        _seen(table, n) for table in stream if isinstance(table, KartuTable) for n in range(len(table.rows))
    ]
    small_sasaran, small_indikator = _small_sasaran(rows), _small_indikator(rows)
    capitals = _capitals(rows)
    alike = _begin_alike(rows, small_indikator=small_indikator)
    torn, torn_indikator = _torn(
        [r for r in rows if r.n and not r.row.new_page],
        small_sasaran=small_sasaran,
        small_indikator=small_indikator,
        telling=capitals and alike,
    )
    return Habits(
        small_sasaran=small_sasaran,
        small_indikator=small_indikator,
        torn=torn,
        torn_indikator=torn_indikator,
        repeated_sasaran=_repeated_sasaran(rows),
        capitals=capitals,
        own_sumber_data=_own_sumber_data(rows),
        indikator_begin_alike=alike,
        repeated_sumber_data=_repeated_sumber_data(rows),
        pairs=_pairs(stream),
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """A row and what its cells look like, list numbers taken off."""

    row: KartuRow
    n: int  # its place in the table, from 0
    complete: bool  # the table has a column for each part of an indikator
    s: str
    i: str
    measure: bool  # the indikator begins with a measure

    @property
    def sure(self) -> bool:
        """Whether the row surely begins a sasaran or indikator: it is numbered, or the first, begun large."""
        return Role.NO in self.row.cells or (self.n == 0 and self.s != "" and not begins_small(self.s))


def _seen(table: KartuTable, n: int) -> _Seen:
    row = table.rows[n]
    s, i = (LEADING_NUMBER.sub("", row.teks(p)) for p in (Role.SASARAN, Role.INDIKATOR))
    return _Seen(row, n, table.columns.complete, s, i, begins_indikator(i))


def _small_sasaran(rows: Sequence[_Seen]) -> bool:
    small = Counter(begins_small(r.s) for r in rows if not r.n and r.s)
    return small[True] > small[False]


def _small_indikator(rows: Sequence[_Seen]) -> bool:
    small = Counter(begins_small(r.i) for r in rows if r.i and (r.sure or (r.n == 0 and r.s)))
    return small[True] > small[False]


def _capitals(rows: Sequence[_Seen]) -> bool:
    words = (word for r in rows for word in f"{r.i} {r.s}".split()[1:])
    telling = [
        word[0].isupper()
        for word in words
        if len(word) > 3 and word.isalpha() and not word.isupper() and word not in CONNECTING
    ]
    return sum(telling) > len(telling) / 2


def _begin_alike(rows: Sequence[_Seen], *, small_indikator: bool) -> bool:
    alike = Counter(r.measure for r in rows if r.i and r.sure and (small_indikator or not begins_small(r.i)))
    return alike[True] >= MOST * alike[False]


def _torn(
    rows: Sequence[_Seen], *, small_sasaran: bool, small_indikator: bool, telling: bool
) -> tuple[bool, bool]:
    """(whether cells are torn over rows, whether those of the indikator are), by rows inside a page.

    telling: every word has a capital and indikator begin alike, so rows that begin nothing tell it.
    """
    s = Counter(begins_small(r.s) for r in rows if r.s)
    i = Counter(begins_small(r.i) for r in rows if r.i)
    # a small letter tells of a torn cell only where whole ones begin with a capital
    rest_s, rest_i = s[True] * (not small_sasaran), i[True] * (not small_indikator)
    cut = sum(r.complete and r.i != "" and not r.measure and Role.FORMULASI not in r.row.cells for r in rows)
    f = ((r, r.row.teks(Role.FORMULASI)) for r in rows if r.i and not r.measure)
    nothing = sum(teks != "" and not begins_formula(teks) for _, teks in f)
    if not telling or nothing <= 0.15 * i[False]:
        nothing = 0
    return (
        max(rest_s + rest_i, cut, nothing) > FEW * (s.total() + i.total()),
        max(rest_i, cut, nothing) > FEW * i.total(),
    )


def _repeated_sasaran(rows: Sequence[_Seen]) -> bool:
    repeated = emptied = 0
    above = ""
    for r in rows:
        above = above if r.n else ""
        if r.n and r.i:
            repeated += bool(r.s) and plain(r.s) == above
            emptied += not r.s and not begins_small(r.i)
        above = plain(r.s) or above
    return repeated > max(1, emptied)


def _own_sumber_data(rows: Sequence[_Seen]) -> bool:
    given = Counter(Role.SUMBER_DATA in r.row.cells for r in rows if r.measure)
    return given[True] > 9 * given[False]


def _repeated_sumber_data(rows: Sequence[_Seen]) -> frozenset[str]:
    given = Counter(d for r in rows if (d := r.row.teks(Role.SUMBER_DATA)))
    return frozenset(d for d, n in given.items() if n > 1)


def _pairs(stream: Sequence[Piece]) -> Counter[tuple[str, str]]:
    """How often two words stand side by side, in so many words of the document."""
    pairs: Counter[tuple[str, str]] = Counter()
    rest = MAX_WORDS
    for teks in _texts(stream):
        words = plain(teks).split()[:rest]
        rest -= len(words)
        pairs.update(itertools.pairwise(words))
    return pairs


def _texts(stream: Sequence[Piece]) -> Iterator[str]:
    for p in stream:
        if isinstance(p, Line):
            yield p.teks
        elif isinstance(p, KartuTable):
            yield from (teks for row in p.rows for cell in row.cells.values() for teks in cell)
