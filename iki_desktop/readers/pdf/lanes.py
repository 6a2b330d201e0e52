"""Columns of a table that nothing fences in: its titles, upright lines, and the white between its words."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.document import TableCell, TableRow
from iki_desktop.readers.pdf.letters import Word
from iki_desktop.readers.pdf.lines import WordLine
from iki_desktop.readers.pdf.page import Ruling
from iki_desktop.readers.wording.columns import ROMAN_TW, TITLE_WORDS, Role, columns_from, title_role
from iki_desktop.readers.wording.labels import find_label
from iki_desktop.readers.wording.words import one_of, plain

COLUMN_GAP = 0.75  # of the size: a wider gap on one line parts two columns
MAX_TITLE_LINES = 5
MIN_COLUMNS = 3
TITLE_STEP = 2.2  # of the size: titles further apart are not of one header
SAME_PLACE = 3.0  # points: titles of two pages stand at one place
MIN_STRIP = 3  # half points
ALIGNED = 0.4  # points: words of a column begin so exactly at one place
BLANK = (4.0, 14.0)  # points between the text of two columns, at least and at most


@dataclass(slots=True)
class Lanes:
    """The columns of such a table: where they part, and what each holds."""

    limit: list[float]  # inner borders, from left to right
    left: float
    right: float
    roles: tuple[Role | None, ...]
    ends: list[float] = field(default_factory=list[float])  # how far the text of each column can reach
    quarters: list[int] = field(default_factory=list[int])  # the columns of one target, I to IV
    step: float = 0.0  # the usual distance of two lines of a cell, where it was measured over all tables

    @property
    def count(self) -> int:
        return len(self.limit) + 1

    @property
    def indikator(self) -> int:
        return self.roles.index(Role.INDIKATOR) if Role.INDIKATOR in self.roles else min(1, self.count - 1)

    def column(self, k: Word) -> int:
        return sum(1 for b in self.limit if k.middle > b)

    @property
    def xs(self) -> list[float]:
        return [self.left, *self.limit, self.right]

    def crossings(self, b: WordLine) -> int:
        """How many words of a line stand across a border."""
        return sum(1 for k in b.words for x in self.limit if k.x0 < x - 2 and k.x1 > x + 2)


def split_at_gaps(b: WordLine) -> list[list[Word]]:
    """The words of a line, parted at its wide gaps."""
    results = [[b.words[0]]]
    for old, k in itertools.pairwise(b.words):
        if k.x0 - old.x1 > COLUMN_GAP * b.size:
            results.append([])
        results[-1].append(k)
    return results


def find_titles(lines: Sequence[WordLine], start: int) -> tuple[int, list[list[Word]]] | None:
    """(index behind the header, words of each title) where a header begins at this line."""
    best: tuple[int, list[list[Word]]] | None = None
    words: list[list[Word]] = []
    quarters: list[list[Word]] = []
    for n in range(start, min(start + MAX_TITLE_LINES, len(lines))):
        if n > start and lines[n].y - lines[n - 1].y > TITLE_STEP * lines[n].size:
            break
        label = find_label(lines[n].teks)
        if label is not None and label.colon:
            break
        for stacked in split_at_gaps(lines[n]):
            if all(plain(k.teks) in ROMAN_TW for k in stacked):
                quarters += [[k] for k in stacked]
            else:
                words.append(stacked)
        if not words:
            break
        groups = _stack(words)
        titles = [_title(one) for one in groups]
        if any(len(j) > 90 for j in titles):
            break
        if len(groups) < MIN_COLUMNS or columns_from(_lines(titles)) is None:
            continue
        if any(title_role(j) is None for j in titles):
            continue
        if best is None or len(groups) > len(best[1]) or _rest_of_title(lines[n]):
            best = n + 1, _with_quarters(groups, quarters)
    return best


def _title(words: Sequence[Word]) -> str:
    """The words of a title; in a narrow column one word may stand on two lines."""
    glued = "".join(k.teks for k in words)
    return glued if title_role(_teks(words)) is None and title_role(glued) is not None else _teks(words)


def _with_quarters(titles: list[list[Word]], quarters: Sequence[list[Word]]) -> list[list[Word]]:
    """The titles with I, II, III, IV in the place of the target above them."""
    tw = sorted(quarters, key=lambda q: q[0].x0)
    index = [title_role(_title(t)) for t in titles]
    rising = [ROMAN_TW[plain(_teks(q))] for q in tw] == [1, 2, 3, 4]
    if not rising or Role.TARGET not in index:
        return titles
    n = index.index(Role.TARGET)
    return [*titles[:n], *tw, *titles[n + 1 :]]


def _teks(words: Sequence[Word]) -> str:
    return " ".join(k.teks for k in words)


def _rest_of_title(b: WordLine) -> bool:
    """Whether each piece of a line can only belong to a column title: words of titles, or all in capitals."""
    return all(_title_words(p) or _teks(p).isupper() for p in split_at_gaps(b))


def _title_words(words: Sequence[Word]) -> bool:
    return all(one_of(k, TITLE_WORDS) for k in plain(_teks(words)).split())


def _lines(teks: Sequence[str]) -> TableRow:
    return TableRow(tuple(TableCell(t) for t in teks), 0)


def _stack(pieces: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """Pieces of several lines that stand one above the other taken as one title."""
    results: list[list[Word]] = []
    for one in sorted(pieces, key=lambda p: p[0].x0):
        x0, x1 = one[0].x0, one[-1].x1
        if results:
            old0, old1 = min(k.x0 for k in results[-1]), max(k.x1 for k in results[-1])
            if min(x1, old1) - max(x0, old0) > 0.3 * min(x1 - x0, old1 - old0):
                results[-1] += one
                continue
        results.append(list(one))
    for one in results:
        one.sort(key=lambda k: (round(k.y), k.x0))
    return results


def same_titles(a: Sequence[Sequence[Word]], b: Sequence[Sequence[Word]]) -> bool:
    """Whether two headers say the same at the same places, so that their tables have the same columns."""
    return len(a) == len(b) and all(
        _teks(x) == _teks(y) and abs(x[0].x0 - y[0].x0) <= SAME_PLACE for x, y in zip(a, b, strict=True)
    )


def make_lanes(
    titles: Sequence[Sequence[Word]], content: Sequence[WordLine], upright: Sequence[Ruling], edge: float
) -> Lanes:
    """Columns from the titles, from upright lines, else from the white between the words below them.

    `content`: lines of all tables with these titles; `edge`: where the text of the page ends at the right.
    """
    box = [(min(k.x0 for k in j), max(k.x1 for k in j)) for j in titles]
    segments = sorted((k.x0, k.x1) for b in content for k in b.words)
    left = min([box[0][0], *(r[0] for r in segments)])
    right = max([box[-1][1], *(r[1] for r in segments)])
    quarter = [plain(_teks(j)) in ROMAN_TW for j in titles]
    # each word counts twice, the first of a piece once more
    start = [k.x0 for b in content for k in (*b.words, *b.words, *(p[0] for p in split_at_gaps(b)))]
    start += [x0 for q, (x0, _) in zip(quarter, box, strict=True) for _ in content if q]
    start.sort()
    uprights = sorted(g.x0 for g in upright)
    limit: list[float] = []
    for (a0, a1), (b0, b1) in itertools.pairwise(box):
        low, end = (a0 + a1) / 2, (b0 + b1) / 2
        drawn = [x for x in uprights if a1 - 1 <= x <= b0 + 1]
        limit.append(drawn[-1] if drawn else _white(segments, start, low, end) or (a1 + b0) / 2)
    role = (Role.TARGET if q else title_role(_title(j)) for q, j in zip(quarter, titles, strict=True))
    result = Lanes(limit, left, right, tuple(role))
    result.quarters = [n for n, q in enumerate(quarter) if q]
    result.ends = _ends(result, content, max(right, edge))
    return result


def _ends(lanes: Lanes, content: Sequence[WordLine], edge: float) -> list[float]:
    """How far the text of each column can reach: as near to the next column as any text comes to its own."""
    start = [float("inf")] * lanes.count
    end = [0.0] * lanes.count
    for b in content:
        for k in b.words:
            index = lanes.column(k)
            start[index], end[index] = min(start[index], k.x0), max(end[index], k.x1)
    gap = [b - a for a, b in zip(end, start[1:], strict=False) if 0 < a < b < float("inf")]
    distance = min(max(min(gap, default=BLANK[0]), BLANK[0]), BLANK[1])
    results = [
        max(a, b - distance) if b < float("inf") else max(a, x - distance / 2)
        for a, b, x in zip(end, start[1:], lanes.limit, strict=False)
    ]
    return [*results, max(end[-1], edge - distance / 2)]


def _white(
    segments: Sequence[tuple[float, float]], start: Sequence[float], low: float, high: float
) -> float | None:
    """The right end of a strip between two places in which no words stand, or hardly any.

    Of several the one behind which most words begin at one place (`start`, sorted), then the widest.
    """
    square = max(1, int((high - low) * 2))  # half points
    rising = [0] * (square + 1)
    near = [(a, b) for a, b in segments if b > low and a < high]
    for a, b in near:
        rising[max(0, int((a - low) * 2))] += 1
        rising[min(square, max(0, int((b - low) * 2)) + 1)] -= 1
    allowed = len(near) // 60
    best, tempat = 0.0, None
    end = 0
    for white, group in itertools.groupby(itertools.accumulate(rising[:square]), key=lambda n: n <= allowed):
        length = len(list(group))
        end += length
        if not white or length < MIN_STRIP:
            continue
        right = low + end / 2
        near_end = start[bisect.bisect_left(start, right - 1.0) : bisect.bisect_right(start, right + 2.0)]
        aligned = max(
            (bisect.bisect_right(near_end, x + ALIGNED) - n for n, x in enumerate(near_end)), default=0
        )
        if aligned + length / 200 > best:
            best, tempat = aligned + length / 200, right - min(2.0, length / 4)
    return tempat
