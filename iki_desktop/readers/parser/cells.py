"""Texts inside a cell: torn lines put in order, list numbers taken off, glued items set on lines."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from iki_desktop.models.rumus import GARIS
from iki_desktop.readers.document import FRACTION_OPEN
from iki_desktop.readers.recorder import Kind, Recorder
from iki_desktop.readers.wording.openings import begins_formula
from iki_desktop.readers.wording.words import begins_small, first_word, is_unfinished, join, last_word, plain

LEADING_NUMBER = re.compile(r"^\(?(?:\d{1,2}|[A-Za-z])[.)]\s+(?=\S)")
LINE_NUMBER = re.compile(r"^\(?(\d{1,2})[.)]\s+(?=\S)")
INNER_NUMBER = re.compile(r"(?:(?<=^)|(?<=[\s;:,.)]))\(?(\d{1,2})[.)]\s+(?=\S)", re.MULTILINE)
COUNTERS = ("jumlah", "banyaknya", "total")  # words that count something, and do not end a part
_OPERATORS = "ditambah dikurangi dikali dikalikan dibagi dibanding dibandingkan antara x"
OPERATORS = frozenset(_OPERATORS.split())
BULLET = re.compile(r"^[-–•▪●*]\s+(?=\S)")


def join_lines(teks: str, *, with_list: bool) -> str:
    """The text of a cell without the line breaks that only wrap it.

    berdaftar: its lines may be parts of a fraction or components (formulasi, sumber data); elsewhere only a
    numbered line stands by itself.
    """
    lines = teks.split("\n")
    results = lines[:1]
    for i, b in enumerate(lines[1:], start=1):
        if _own_line(b, results[-1], lines[i + 1 :], with_list=with_list):
            results.append(b)
        else:
            results[-1] = join(results[-1], b)
    return "\n".join(results)


def _own_line(b: str, old: str, following: Sequence[str], *, with_list: bool) -> bool:
    """Whether a line of a cell begins something of its own, and does not go on with the line above it."""
    if LEADING_NUMBER.match(b) or BULLET.match(b):
        return True
    if not with_list:
        return False
    if b.startswith(FRACTION_OPEN) or GARIS.match(b) or GARIS.match(old):
        return True
    if _second_count(old, b):
        return True
    if is_unfinished(old) or begins_small(b) or not b[0].isalpha():
        return begins_formula(b) and not is_unfinished(old) and not begins_small(b)
    if begins_formula(b) or old.endswith(":"):
        return True
    words = old.split()
    if old[-1].isalnum() and len(words) <= 1 + (words[0].casefold() in COUNTERS):
        return False
    then = LINE_NUMBER.match(old)
    continued = next((m for x in following if (m := LINE_NUMBER.match(x))), None)
    return not (then and continued and int(continued[1]) == int(then[1]) + 1)  # inside a numbered component


def _second_count(old: str, b: str) -> bool:
    """Whether a line counts something below a line that counts something: a denominator without a bar."""
    return (
        first_word(b) in COUNTERS
        and begins_formula(old)
        and len(old.split()) > 2
        and not is_unfinished(old)
        and last_word(old) not in OPERATORS
    )


def strip_number(teks: str, recorder: Recorder, baris: int) -> str:
    """A text without the number or letter before it."""
    m = LEADING_NUMBER.match(teks)
    if not m:
        return teks
    recorder.skip(Kind.MARKER, m[0], baris)
    return teks[m.end() :]


def compose_cells(cells: Sequence[str], pairs: Mapping[tuple[str, str], int]) -> str:
    """One text from the cells over which a line was torn.

    Where the first cell also holds the words of the next line ("ekonomi dan terlaksana" │ "pembangunan" │
    "yang"), the cut is put where the words stand side by side elsewhere in the document.
    """
    start, rest = cells[0].split(), " ".join(cells[1:]).split()
    if not rest or len(start) > 12:
        return " ".join(cells)

    alone = Counter(p for s in cells for p in itertools.pairwise(plain(s).split()))

    def value(piece: int) -> float:
        words = [*start[:piece], *rest, *start[piece:]]
        adjacent = [(plain(a), plain(b)) for a, b in itertools.pairwise(words)]
        known = sum(min(pairs.get(p, 0) - alone[p], 3) for p in adjacent)
        return known + 0.5 * (piece == len(start))

    best = max(range(len(start), 0, -1), key=value)
    return " ".join([*start[:best], *rest, *start[best:]])


def numbered_lines(teks: str) -> str:
    """Components glued on one line ("meliputi: 1. Surat 2. Arsip") each on a line of its own.

    Only where the numbers run 1, 2, 3 … from the first on; a number that is no component stays where it is.
    """
    position: list[int] = []
    expected = 1
    for m in INNER_NUMBER.finditer(teks):
        number = int(m[1])
        if number == expected or (number == 1 and expected > 2):
            position.append(m.start())
            expected = number + 1
    if expected < 3 and len(position) < 2:
        return teks
    out, start = [], 0
    for p in position:
        out.append(teks[start:p].rstrip())
        start = p
    out.append(teks[start:].rstrip())
    return "\n".join(k for k in out if k)
