"""How this document does things: measured over all its tables before any row is judged."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.document import Line
from iki_desktop.readers.parser.cells import LEADING_NUMBER
from iki_desktop.readers.parser.stream import KartuTable, Piece
from iki_desktop.readers.wording.columns import Role
from iki_desktop.readers.wording.openings import begins_formula, begins_indikator
from iki_desktop.readers.wording.signatures import Signatures
from iki_desktop.readers.wording.words import CONNECTING, begins_small, plain

MAX_WORDS = 200_000


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
    small_s = size = 0
    capitalised = lowercase = with_sumber_data = without_sumber_data = 0
    small_openings = begins_large = cut = small_i = large_i = repeated = emptied = torn = 0
    indikator_start: Counter[bool] = Counter()
    prefix: Counter[tuple[bool, bool]] = Counter()  # (begins small, begins with a measure)
    sumber_data: Counter[str] = Counter()
    pair: Counter[tuple[str, str]] = Counter()
    rest = MAX_WORDS
    for p in stream:
        if isinstance(p, Signatures):
            continue
        teks = (
            [p.teks]
            if isinstance(p, Line)
            else [s for b in p.rows for cell in b.cells.values() for s in cell]
        )
        for t in teks:
            word = plain(t).split()[:rest]
            rest -= len(word)
            pair.update(itertools.pairwise(word))
        if not isinstance(p, KartuTable):
            continue
        then = ""
        for n, b in enumerate(p.rows):
            i, s = (LEADING_NUMBER.sub("", b.teks(x)) for x in (Role.INDIKATOR, Role.SASARAN))
            if not n and s:
                small_openings += begins_small(s)
                begins_large += not begins_small(s)
            if n and i:
                repeated += bool(s) and plain(s) == then
                emptied += not s and not begins_small(i)
            then = plain(s) or then
            if n and not b.new_page:
                small_s += bool(s) and begins_small(s)
                size += sum(not begins_small(t) for t in (i, s) if t)
                small_i += bool(i) and begins_small(i)
                large_i += bool(i) and not begins_small(i)
                cut += (
                    p.columns.complete
                    and bool(i)
                    and not begins_indikator(i)
                    and Role.FORMULASI not in b.cells
                )
                f = b.teks(Role.FORMULASI)
                torn += bool(i) and bool(f) and not begins_indikator(i) and not begins_formula(f)
            for word in f"{i} {s}".split()[1:]:
                if len(word) > 3 and word.isalpha() and not word.isupper() and word not in CONNECTING:
                    capitalised += word[0].isupper()
                    lowercase += word[0].islower()
            if begins_indikator(i):
                with_sumber_data += Role.SUMBER_DATA in b.cells
                without_sumber_data += Role.SUMBER_DATA not in b.cells
            certain = Role.NO in b.cells or (n == 0 and s and not begins_small(s))
            if i and (certain or (n == 0 and s)):
                indikator_start[begins_small(i)] += 1
            if i and certain:  # rows that surely begin an indikator
                prefix[begins_small(i), begins_indikator(i)] += 1
            if d := b.teks(Role.SUMBER_DATA):
                sumber_data[d] += 1
    small_sasaran, small_indikator = (
        small_openings > begins_large,
        indikator_start[True] > indikator_start[False],
    )
    # a small letter tells of a torn cell only where whole ones begin with a capital
    rest_s, rest_i = small_s * (not small_sasaran), small_i * (not small_indikator)
    standard, free = (prefix[False, x] + prefix[True, x] * small_indikator for x in (True, False))
    if standard < 3 * free or capitalised <= lowercase or torn <= 0.15 * large_i:
        torn = 0  # where every word has a capital, rows that begin nothing tell that cells are torn
    return Habits(
        small_sasaran=small_sasaran,
        small_indikator=small_indikator,
        torn=max(rest_s + rest_i, cut, torn) > 0.04 * (small_s + small_i + size),
        torn_indikator=max(rest_i, cut, torn) > 0.04 * (small_i + large_i),
        repeated_sasaran=repeated > max(1, emptied),
        capitals=capitalised > lowercase,
        own_sumber_data=with_sumber_data > 9 * without_sumber_data,
        indikator_begin_alike=standard >= 3 * free,
        repeated_sumber_data=frozenset(d for d, n in sumber_data.items() if n > 1),
        pairs=pair,
    )
