"""Rows that no line parts, told by how the text of each column breaks.

A cell's lines follow one another closely, each as full as its column allows; a new row begins where the
indikator, and what stands beside it, begin anew at one height.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from iki_desktop.readers.pdf.lanes import Lanes
from iki_desktop.readers.pdf.letters import Word
from iki_desktop.readers.pdf.lines import MARKER, Vocabulary, WordLine, does_not_fit
from iki_desktop.readers.wording.columns import Role
from iki_desktop.readers.wording.openings import begins_indikator, sasaran_form
from iki_desktop.readers.wording.words import NEVER_OPENING, begins_small, first_word, is_unfinished

WIDE = 1.2  # of the usual distance of lines: further apart, something lies between them
WIDER = 1.7
CONTINUED = 1.45  # of it: lines of one cell are no further apart, but around a bar
CAPITALS = 0.15  # a document that begins so few of its lines with a capital does not use them to begin
SHARED = (Role.NO, Role.SASARAN)
WEIGHT_INDIKATOR = 1.5
SASARAN_ANEW = 1.0
AGAINST = -1.0  # so much in the indikator itself nothing beside it outweighs
OFF_CENTRE = 0.8  # of the distance of lines: how exactly a text stands in the middle of its cell


@dataclass(frozen=True, slots=True)
class _Line:
    """What one column says on one printed line."""

    at: int  # index of the printed line
    line: WordLine


def _columns(content: Sequence[WordLine], lanes: Lanes) -> list[list[_Line]]:
    """What each column says, printed line by printed line."""
    results: list[list[_Line]] = [[] for _ in range(lanes.count)]
    for n, b in enumerate(content):
        for index, group in itertools.groupby(b.words, key=lanes.column):
            results[index].append(_Line(n, WordLine(list(group))))
    return results


def usual_step(bodies: Sequence[Sequence[WordLine]], lanes: Lanes) -> float:
    """The usual distance in points of two lines of a cell, over the bodies of tables with these columns."""
    columns = [c for body in bodies for c in _columns(body, lanes)]
    steps = sorted(s for c in columns for a, b in itertools.pairwise(c) if (s := b.line.y - a.line.y) > 0)
    if not steps:
        return 12.0
    size = statistics.median(b.size for body in bodies for b in body)
    tight = [s for s in steps if 0.9 * size <= s <= 1.9 * size]
    return statistics.quantiles(tight, n=4)[0] if len(tight) > 3 else min(tight or steps)


class Rows:
    """The body of a table on one page, printed line by printed line."""

    def __init__(self, content: Sequence[WordLine], lanes: Lanes, vocabulary: Vocabulary) -> None:
        self.content, self.lanes, self.vocabulary = content, lanes, vocabulary
        self.columns = _columns(content, lanes)
        self.step = lanes.step or usual_step([content], lanes)
        starts = [x.line.teks for c in self.columns for x in c]
        self.capitals = sum(t[0].isupper() for t in starts) > CAPITALS * len(starts)
        self.lefts = [min((x.line.x0 for x in c), default=0.0) for c in self.columns]

    # ------------------------------------------------------------ rows

    def starts(self, least: float = 0.0) -> list[int]:
        """Indices of the printed lines at which rows begin; the first is 0."""
        results = [0]
        for n in range(1, len(self.content)):
            if self._begins(n, results[-1]) > least:
                results.append(n)
        return results

    def _begins(self, n: int, row: int) -> float:
        """How sure it is that a row begins at line n when the one before began at line `row`."""
        indikator = self.lanes.indikator
        if not any(x.at == n for x in self.columns[indikator]):
            return -1.0
        score = 0.0
        for index, lines in enumerate(self.columns):
            role = self.lanes.roles[index]
            if role is Role.SASARAN:
                score += SASARAN_ANEW * self._sasaran_anew(index, n)
                continue
            pair = self._pair(index, n, row)
            if pair is None:
                continue
            if index == indikator:
                own = WEIGHT_INDIKATOR * pair
                if own < AGAINST:
                    return own
                score += own
            elif role is Role.NO:
                score += 4.0 if any(x.at == n for x in lines) else 0.0
            else:
                score += pair
        return score

    def _sasaran_anew(self, index: int, n: int) -> bool:
        """Whether the sasaran cell begins at line n in the form in which its column began."""
        column = [x.line for x in self.columns[index]]
        here = next((k for k, x in enumerate(self.columns[index]) if k and x.at == n), None)
        if here is None:
            return False
        form = sasaran_form(column[here].teks)
        alike = form != "" and form == sasaran_form(column[0].teks)
        return alike and not begins_small(column[here].teks) and not is_unfinished(column[here - 1].teks)

    def _pair(self, index: int, n: int, row: int) -> float | None:
        """How sure it is that the text of a column parts between the lines before n and those from n on.

        None where nothing stands on one of the sides, or too far away to tell.
        """
        above = next((x for x in reversed(self.columns[index]) if row <= x.at < n), None)
        below = next((x for x in self.columns[index] if x.at >= n), None)
        if below is None or above is None:
            if index == self.lanes.indikator and below is not None and below.at == n:
                return 1.0
            return None
        if below.at > n and below.line.y - above.line.y > CONTINUED * self.step:
            return None
        return self._parted(index, above.line, below.line)

    def _parted(self, index: int, a: WordLine, b: WordLine) -> float:
        """Above 0 where two lines of a column are of two texts, below where the second goes on."""
        if a.teks.endswith(("-", "\u00ad", "/")):
            return -3.0
        gap = (b.y - a.y) / self.step
        score = 3.0 if gap > WIDER else 1.8 if gap > WIDE else 0.0
        size = max(a.size, b.size)
        if not does_not_fit(a, b, self.lanes.ends[index] - min(a.x0, self.lefts[index] + 2 * size)):
            score += 2.0
        elif gap <= WIDE:
            score -= 1.0
        if self.capitals:
            score += -2.5 if begins_small(b.teks) else 0.5
        if is_unfinished(a.teks) or first_word(b.teks) in NEVER_OPENING:
            score -= 2.0
        elif a.teks.endswith((".", ";")):
            score += 0.5
        if index == self.lanes.indikator:
            return score + (1.0 if begins_indikator(b.teks) else 0.0)
        if MARKER.match(b.teks) and gap <= WIDE:  # an item of a list may be of the same cell
            return min(score, 0.3)
        return min(score, 3.0)

    # ------------------------------------------------------------ cells that span rows

    def owners(self, starts: Sequence[int], index: int) -> dict[int, list[list[Word]]]:
        """The cells of column `index` (NO, sasaran): the row in which each begins → its lines.

        A cell's text stands at its top or in the middle of its height.
        """
        blocks: list[list[_Line]] = []
        for x in self.columns[index]:
            if blocks and not self._new_cell(index, blocks[-1], x, at_row=x.at in starts):
                blocks[-1].append(x)
            else:
                blocks.append([x])
        rows = [max(r for r, s in enumerate(starts) if s <= b[0].at) for b in blocks]
        if any(b[0].at not in starts for b in blocks):
            rows = self._centred(blocks, starts) or rows
        results: dict[int, list[list[Word]]] = {0: []}
        for block, r in zip(blocks, rows, strict=True):
            if block[0].at not in starts and r == rows[0] and r not in results:
                r = 0
            results.setdefault(r, []).extend(x.line.words for x in block)
        return results

    def _new_cell(self, index: int, cell: Sequence[_Line], x: _Line, *, at_row: bool) -> bool:
        """Whether a line begins a cell of its own, not least where a row begins and the words fit that."""
        if self.lanes.roles[index] is Role.NO:
            return True
        form = sasaran_form(x.line.teks)
        alike = at_row and form != "" and form == sasaran_form(cell[0].line.teks)
        return self._parted(index, cell[-1].line, x.line) + (1.0 if alike else 0.0) > 0

    def _centred(self, blocks: Sequence[Sequence[_Line]], starts: Sequence[int]) -> list[int]:
        """For each block the row in which its cell begins; [] where they do not stand in the middle."""
        ends = [*starts[1:], len(self.content)]
        tops, feet = [self.content[s].y for s in starts], [self.content[e - 1].y for e in ends]
        middles = [(b[0].line.y + b[-1].line.y) / 2 for b in blocks]
        if len(blocks) > len(starts):
            return []
        best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}  # rows used → (how far off, first rows)
        for n, middle in enumerate(middles):
            nxt: dict[int, tuple[float, list[int]]] = {}
            for used, (off, first) in best.items():
                for end in range(used + 1, len(starts) - (len(middles) - n - 1) + 1):
                    cost = off + abs((tops[used] + feet[end - 1]) / 2 - middle)
                    if end not in nxt or cost < nxt[end][0]:
                        nxt[end] = cost, [*first, used]
            best = nxt
        cost, first = best.get(len(starts), (float("inf"), []))
        return first if cost <= OFF_CENTRE * self.step * len(blocks) else []
