"""Tables without upright lines: columns found by the header and the white between the words.

Rows are told by level lines where there are any, else by how the text of each column breaks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from iki_desktop.readers.pdf.cells import CellText, cell_text
from iki_desktop.readers.pdf.lanes import (
    SAME_PLACE,
    Lanes,
    find_titles,
    make_lanes,
    same_titles,
    split_at_gaps,
)
from iki_desktop.readers.pdf.letters import Word
from iki_desktop.readers.pdf.lines import Vocabulary, WordLine, does_not_fit, to_lines
from iki_desktop.readers.pdf.page import Ruling
from iki_desktop.readers.pdf.row_breaks import SHARED, Rows, usual_step
from iki_desktop.readers.pdf.rulings import Grid, grid_of
from iki_desktop.readers.pdf.signers import opens_block
from iki_desktop.readers.pdf.tables import PdfCell, PdfRow, PdfTable, ruled_table
from iki_desktop.readers.wording.fixed_lines import IKI_TITLE, LAMPIRAN, begins_closing, is_section_title
from iki_desktop.readers.wording.labels import find_label
from iki_desktop.readers.wording.words import begins_small, is_unfinished

TABLE_END = 5.0  # of the size: no table goes on below so much white
TITLE_GAP = 1.7  # of the size: a title stands no nearer below a table
ACROSS = 0.6  # of a column's width: a line that covers so much of it runs across it
ROOM_ABOVE = 1.1  # of the size: what stands above the baseline of a line, at most
ROOM_BELOW = 0.5


@dataclass(slots=True)
class Sheet:
    """What a page offers: lines in no table, level and upright lines that are no borders."""

    page: int
    lines: list[WordLine]
    level: list[Ruling]
    upright: list[Ruling]
    edge: float  # where the text ends at the right
    upper: float  # where the first ruled table begins
    lower: float  # where the last one ends


@dataclass(slots=True)
class UnruledTable:
    table: PdfTable
    lines: list[WordLine]  # the printed lines it is made of


@dataclass(slots=True)
class _Candidate:
    """A header with the lines below it, or lines that go on with the table of the page before."""

    sheet: int
    header: list[WordLine]
    titles: list[list[Word]]
    content: list[WordLine]  # none where the page ends below the header
    lanes: Lanes

    @property
    def lines(self) -> list[WordLine]:
        return [*self.header, *self.content]


def find_tables(
    sheets: Sequence[Sheet], vocabulary: Vocabulary, check: Callable[[], None]
) -> list[list[UnruledTable]]:
    """The tables of each page that no ruling lines fence in.

    Tables with the same titles at the same places have the same columns, so all of them tell where these are.
    `check` is called between pages and tables, and raises where time is up.
    """
    candidates: list[_Candidate] = []
    for n, sheet in enumerate(sheets):
        before = (
            candidates[-1]
            if candidates and candidates[-1].sheet == n - 1 and _at_foot(candidates[-1], sheets[n - 1])
            else None
        )
        candidates += _candidates(n, sheet, before)
    family: list[list[_Candidate]] = []
    for c in candidates:
        same = next((k for k in family if same_titles(k[0].titles, c.titles)), None)
        if same is None:
            family.append([c])
        else:
            same.append(c)
    results: list[list[UnruledTable]] = [[] for _ in sheets]
    for one in family:
        edge = max(sheets[c.sheet].edge for c in one)
        upright = [g for c in one for g in _beside(c, sheets[c.sheet].upright)]
        lanes = make_lanes(one[0].titles, [b for c in one for b in c.content], upright, edge)
        lanes.step = usual_step([c.content for c in one], lanes)
        ruled = any(_rungs(c, lanes, sheets[c.sheet].level, inner=True) for c in one) and any(
            c.header[-1].y < g.y0 < c.content[0].y
            for c in one
            if c.header and c.content
            for g in _rungs(c, lanes, sheets[c.sheet].level)
        )
        for c in one:
            check()
            results[c.sheet].append(_compose(c, lanes, sheets[c.sheet], vocabulary, ruled=ruled))
    for table in results:
        table.sort(key=lambda t: t.table.y0)
    return results


def _at_foot(c: _Candidate, sheet: Sheet) -> bool:
    return sheet.lines[-1] is c.lines[-1] and sheet.lower < c.lines[-1].y


def _candidates(index: int, sheet: Sheet, before: _Candidate | None) -> list[_Candidate]:
    """`before`: the table at the foot of the page before, which may go on here without a header."""
    line, n = sheet.lines, 0
    results: list[_Candidate] = []
    if before is not None and line and line[0].y < sheet.upper and find_titles(line, 0) is None:
        lanes = before.lanes
        if not before.content:  # only its header stood there
            lanes = make_lanes(before.titles, _body(line, None), sheet.upright, sheet.edge)
        content = _body(line, lanes, goes_on=True)
        if _aligned(content, before.content, lanes):
            results.append(_Candidate(index, [], before.titles, content, lanes))
            n = len(content)
    while n < len(line):
        title = find_titles(line, n)
        if title is None:
            n += 1
            continue
        until, titles = title
        upright = [g for g in sheet.upright if g.y0 <= line[until - 1].y <= g.y1 + 2]
        lanes = make_lanes(titles, _body(line[until:], None), upright, sheet.edge)
        content = _body(line[until:], lanes)
        if content or until == len(line):
            results.append(_Candidate(index, list(line[n:until]), titles, content, lanes))
        n = until + len(content)
    return results


def _body(lines: Sequence[WordLine], lanes: Lanes | None, *, goes_on: bool = False) -> list[WordLine]:
    """The lines from the first on that can be rows of the table. goes_on: it began on the page before."""
    results: list[WordLine] = []
    for n, b in enumerate(lines):
        if results and b.y - results[-1].y > TABLE_END * b.size:
            break
        teks = b.teks
        found = find_label(teks)
        if found and (found.colon or not found.rest):
            break
        if IKI_TITLE.match(teks) or LAMPIRAN.match(teks) or begins_closing(teks):
            break
        if (not results or b.y - results[-1].y > TITLE_GAP * b.size) and opens_block(lines, n):
            break
        if is_section_title(teks) and _is_title(b, results, lanes, goes_on=goes_on):
            break
        if lanes is not None and lanes.crossings(b) > 1:
            break  # a line of running text
        if lanes is None and results and find_titles(lines, len(results)) is not None:
            break
        results.append(b)
    return results


def _is_title(b: WordLine, upper: Sequence[WordLine], lanes: Lanes | None, *, goes_on: bool) -> bool:
    """Whether a line that could be the title of a section is one, not a line of the sasaran."""
    if begins_small(b.teks) or len(split_at_gaps(b)) > 1 or (upper and b.x0 > upper[0].x0 + 2):
        return False
    if lanes is None or not (upper or goes_on):
        return True
    apart = b.y - upper[-1].y > TITLE_GAP * b.size if upper else b.has_marker or b.teks.isupper()
    return apart or lanes.column(b.words[0]) != lanes.column(b.words[-1])


def _aligned(content: Sequence[WordLine], before: Sequence[WordLine], lanes: Lanes) -> bool:
    """Whether lines at the head of a page go on with the columns of the page before."""
    if not content or sum(lanes.crossings(b) for b in content) > len(content) // 8:
        return False
    columns = {lanes.column(k) for b in content for k in b.words}
    if len(columns) > 1:
        return True
    (index,) = columns  # only one cell was cut
    above = [k for b in before for k in b.words if lanes.column(k) == index]
    if not above:
        return False
    aligned = abs(min(k.x0 for k in above) - content[0].x0) <= SAME_PLACE
    last = to_lines(above)[-1]
    goes_on = does_not_fit(last, content[0], lanes.ends[index] - last.x0) or is_unfinished(last.teks)
    return aligned and (index > 0 or goes_on)


# ---------------------------------------------------------------- lines that are drawn


def _extent(c: _Candidate) -> tuple[float, float]:
    """(upper, lower) edge of its text."""
    first, last = c.lines[0], c.lines[-1]
    return first.y - ROOM_ABOVE * first.size, last.y + ROOM_BELOW * last.size


def _beside(c: _Candidate, upright: Sequence[Ruling]) -> list[Ruling]:
    upper, lower = _extent(c)
    return [g for g in upright if min(g.y1, lower) - max(g.y0, upper) > 0.5 * (lower - upper)]


def _rungs(c: _Candidate, lanes: Lanes, level: Sequence[Ruling], *, inner: bool = False) -> list[Ruling]:
    """The level lines across at least two of its columns, in its body only those from or to its edge.

    inner: only those between lines of its body.
    """
    upper, lower = _extent(c)
    if inner:
        upper, lower = (c.content[0].y, c.content[-1].y - c.content[-1].size) if c.content else (0.0, 0.0)
    slack = 0.0 if inner else 12.0
    return [
        g
        for g in level
        if upper - slack < g.y0 < lower + slack
        and (g.x0 <= lanes.left + 1 or g.x1 >= lanes.right - 1 or g.y0 < (c.content or c.header)[0].y)
        and sum(
            min(g.x1, b) - max(g.x0, a) > ACROSS * (b - a)
            for a, b in zip(lanes.xs, lanes.xs[1:], strict=False)
        )
        > 1
    ]


def _grid(c: _Candidate, lanes: Lanes, rungs: Sequence[Ruling]) -> Grid | None:
    """The grid that the level lines make with the borders of the columns, had these been drawn."""
    upper, lower = _extent(c)
    upper = min([upper, *(g.y0 for g in rungs)])
    lower = max([lower, *(g.y0 for g in rungs)])
    left = min([lanes.left - 2, *(g.x0 for g in rungs)])
    right = max([lanes.right + 2, *(g.x1 for g in rungs)])
    xs = [left, *lanes.limit, right]
    upright = [Ruling(x, upper, x, lower) for x in xs]
    if c.header and lanes.quarters:  # one title stands over them
        above = min(k.y - ROOM_ABOVE * k.size for n in lanes.quarters for k in c.titles[n])
        for n in lanes.quarters[1:]:
            upright[n].y0 = above
    return grid_of([*rungs, Ruling(left, lower, right, lower)], upright)


# ---------------------------------------------------------------- rows


def _compose(
    c: _Candidate, lanes: Lanes, sheet: Sheet, vocabulary: Vocabulary, *, ruled: bool
) -> UnruledTable:
    everything = c.lines
    rungs = _rungs(c, lanes, sheet.level)
    if ruled and (grid := _grid(c, lanes, rungs)) is not None:
        upper, lower = grid.ys[0], grid.ys[-1]
        rest = [g for g in sheet.level if g not in rungs and upper < g.y0 < lower]
        words = [
            (k, index)
            for b in everything
            for k in b.words
            if (index := grid.find(k.middle, k.y - 0.3 * k.size)) is not None
        ]
        return UnruledTable(ruled_table(grid, words, rest, sheet.page, vocabulary), everything)
    upper, lower = _extent(c)
    table = PdfTable(sheet.page, lanes.xs, upper, lower)
    bars = [g for g in sheet.level if g not in rungs]
    if c.header:
        table.rows += _header(c, lanes, sheet.page, vocabulary)
    if c.content:
        table.rows += _rows(c.content, lanes, bars, sheet.page, vocabulary)
    return UnruledTable(table, everything)


def _header(c: _Candidate, lanes: Lanes, page: int, vocabulary: Vocabulary) -> list[PdfRow]:
    words = [k for b in c.header for k in b.words]
    if not lanes.quarters:
        return [_one_row(words, lanes, (), page, vocabulary)]
    own = {id(k) for n in lanes.quarters for k in c.titles[n]}
    upper = _one_row([k for k in words if id(k) not in own], lanes, (), page, vocabulary)
    start, end = lanes.quarters[0], lanes.quarters[-1]
    target = next((s.content for s in upper.cells[start : end + 1] if s.content), CellText())
    upper.cells[start : end + 1] = [PdfCell(target, start, end - start + 1)]
    return [upper, _one_row([k for k in words if id(k) in own], lanes, (), page, vocabulary)]


def _rows(
    content: Sequence[WordLine], lanes: Lanes, bars: Sequence[Ruling], page: int, vocabulary: Vocabulary
) -> list[PdfRow]:
    rows = Rows(content, lanes, vocabulary)
    starts = rows.starts()
    ranges = [range(a, b) for a, b in zip(starts, [*starts[1:], len(content)], strict=True)]
    results: list[PdfRow] = []
    spans = {index: rows.owners(starts, index) for index, p in enumerate(lanes.roles) if p in SHARED}
    for r, one in enumerate(ranges):
        words = [k for n in one for k in content[n].words if lanes.column(k) not in spans]
        for owned in spans.values():
            words += [k for lines in owned.get(r, ()) for k in lines]
        upper, lower = content[one[0]].y - content[one[0]].size, content[one[-1]].y + content[one[-1]].size
        line = _one_row(words, lanes, [g for g in bars if upper < g.y0 < lower], page, vocabulary)
        for index, owned in spans.items():
            line.cells[index].continued = r not in owned
        line.y0, line.y1 = upper, lower - 0.5 * content[one[-1]].size
        results.append(line)
    return results


def _one_row(
    words: Sequence[Word], lanes: Lanes, rulings: Sequence[Ruling], page: int, vocabulary: Vocabulary
) -> PdfRow:
    content: list[list[Word]] = [[] for _ in range(lanes.count)]
    for k in words:
        content[lanes.column(k)].append(k)
    cells: list[PdfCell] = []
    for n, one in enumerate(content):
        left, right = lanes.xs[n], lanes.ends[n]
        if one:
            left, right = min(k.x0 for k in one), max(right, *(k.x1 for k in one))
        depth = [g for g in rulings if g.x1 > left and g.x0 < right]
        cells.append(PdfCell(cell_text(one, depth, left, right, vocabulary) if one else CellText(), n))
    ys = [b.y for b in to_lines(words)] or [0.0]
    return PdfRow(cells, page, ys[0] - 10, ys[-1] + 3)
