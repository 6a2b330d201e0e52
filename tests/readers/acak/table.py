"""The table of a random kartu: its header, its rows, and what page breaks and converters do to them."""

from __future__ import annotations

import random
import textwrap
from typing import TYPE_CHECKING

from tests.readers.acak.decree import Card, Measure
from tests.readers.acak.pages import Block, Cell, Grid
from tests.readers.acak.style import TITLES
from tests.readers.acak.words import SOURCES

if TYPE_CHECKING:
    from tests.readers.acak.pages import Pages

Row = dict[str, Cell]
WIDTHS = {"sasaran": 28, "indikator": 30, "formulasi": 34, "sumber": 18, "penanggung": 16}
SMALL = ("dan", "yang", "di", "pada", "dalam")
TORN = ("sasaran", "indikator", "formulasi", "sumber", "penanggung")


class TableMaker:
    def __init__(self, pages: Pages, card: Card) -> None:
        self.pages, self.card = pages, card
        self.style, self.rnd = pages.style, pages.rnd
        self.columns = self.style.columns

    def make(self) -> list[Block]:
        self._say_only_what_columns_hold()
        head = self._head()
        if self.style.numbers:
            form = "({})" if self.style.numbers == "paren" else "{}"
            head.append([Cell(form.format(n)) for n in range(1, len(self.columns) + 1)])
        groups = self._groups()
        if self.style.torn:
            groups = [[r for row in group for r in _tear(row)] for group in groups]
        rows = [row for group in groups for row in group]
        if self.style.goals == "run":
            self._run_down(groups)
        return self._pages(head, rows)

    def _head(self) -> list[list[Cell]]:
        titles = self._titles()
        if self.style.broken_titles == "cell":
            return [[Cell(t.replace(" ", "\n", 1)) for t in titles]]
        if self.style.broken_titles == "rows":
            halves = [t.split(" ", 1) for t in titles]
            return [[Cell(h[0]) for h in halves], [Cell(h[1] if len(h) > 1 else "") for h in halves]]
        return [[Cell(t) for t in titles]]

    def _titles(self) -> list[str]:
        if not self.style.vary:
            return list(self.style.titles)
        return [
            self.rnd.choice(TITLES[c]) if self.rnd.random() < 0.5 else t
            for c, t in zip(self.columns, self.style.titles, strict=True)
        ]

    def _lettered(self, text: str) -> str:
        match self.style.letters:
            case "title":
                return " ".join(w if w in SMALL else w[0].upper() + w[1:] for w in text.split())
            case "small":
                return text.lower()
            case _:
                return text

    def _say_only_what_columns_hold(self) -> None:
        for goal in self.card.goals:
            goal.text = self._lettered(goal.text)
            for n, m in enumerate(goal.measures):
                m.text = self._lettered(m.text)
                if self.style.sources and self.rnd.random() < 0.3:
                    between = "\n" if self.style.sources == "lines" else " "
                    m.source = f"1. {m.source}{between}2. {self.rnd.choice(SOURCES)}"
                if "penanggung" not in self.columns:
                    m.keeper = ""
                if self.style.fraction == "none" and m.parts:
                    m.parts = None
                if self.style.shared:
                    first = self.card.measures[0] if self.style.shared == "card" else goal.measures[0]
                    m.source, m.source_shared = first.source, m is not first
                if n and self.style.shared == "":
                    m.source_shared = False

    # ------------------------------------------------------------ rows

    def _groups(self) -> list[list[Row]]:
        """The rows of each sasaran."""
        groups: list[list[Row]] = []
        count = 0
        for g, goal in enumerate(self.card.goals, start=1):
            group: list[Row] = []
            for m, measure in enumerate(goal.measures):
                count += 1
                rows = self._measure_rows(measure, m + 1)
                if "no" in self.columns and (self.style.counts == "indikator" or m == 0):
                    rows[0]["no"] = Cell(f"{count if self.style.counts == 'indikator' else g}.")
                if m == 0 or self.style.goals == "repeat":
                    mark = f"{g}. " if self.style.goal_mark else ""
                    rows[0]["sasaran"] = Cell(mark + goal.text)
                group += rows
            self._merge(group)
            groups.append(group)
        return groups

    def _measure_rows(self, m: Measure, n: int) -> list[Row]:
        mark = {"1": f"{n}. ", "a": f"{chr(96 + n)}. "}.get(self.style.measure_mark, "")
        row: Row = {"indikator": Cell(mark + m.text), "satuan": Cell(m.unit), "target": Cell(m.target)}
        if not m.source_shared:
            row["sumber"] = Cell(m.source)
        row["penanggung"] = Cell(m.keeper)
        if not m.parts and self.style.component_rows:
            row["formulasi"] = Cell(m.lines[0] if m.lines else "")
            return [row, *({"formulasi": Cell(line)} for line in m.lines[1:])]
        if not m.parts:
            row["formulasi"] = Cell("\n".join(m.lines))
            return [row]
        above, below = m.parts
        times = self.style.times
        match self.style.fraction:
            case "rows":
                row["formulasi"] = Cell(above + times)
                return [row, {"formulasi": Cell(below)}]
            case "by":
                word = self.rnd.choice(("dibagi", "dibagi dengan", "dibandingkan dengan"))
                text = f"{above} {word} {below[0].lower()}{below[1:]}{' dikali 100%' if times else ''}"
            case "lines":
                text = f"{above}{times}\n{below}"
            case "rule":
                text = f"Rumus:\n{above} / {below}{times}"
            case "sigma":
                text = f"∑ {above[7:]} / ∑ {below[7:]}{times or ' x 100%'}"
                m.parts = (f"∑ {above[7:]}", f"∑ {below[7:]}")
            case "paren":
                text = f"({above} : {below}){times or ' x 100%'}"
            case "plain":
                text = f"{above}{times or ' x 100%'} {below}"
            case "equation":
                row["formulasi"] = Cell(f"{above} / {below}{times}", fraction=(times, above, below))
                return [row]
            case _:
                text = f"{above} / {below}{times}"
        m.shown = text
        row["formulasi"] = Cell(text)
        return [row]

    def _merge(self, group: list[Row]) -> None:
        if self.style.goals != "merged":
            return
        for column in ("no", "sasaran", *(("sumber",) if self.style.shared == "goal" else ())):
            if column == "no" and self.style.counts == "indikator":
                continue
            if column in group[0]:
                group[0][column].rows = len(group)
                for row in group[1:]:
                    row[column] = Cell(covered=True)

    def _run_down(self, groups: list[list[Row]]) -> None:
        """The words of a sasaran on lines, one a row, though the rows are already new indikator."""
        for group in groups:
            lines = textwrap.wrap(group[0]["sasaran"].text, WIDTHS["sasaran"])
            if len(group) < len(lines):
                lines[len(group) - 1 :] = [" ".join(lines[len(group) - 1 :])]
            for row, line in zip(group, lines, strict=False):
                row["sasaran"] = Cell(line)

    # ------------------------------------------------------------ pages

    def _pages(self, head: list[list[Cell]], rows: list[Row]) -> list[Block]:
        blocks: list[Block] = [Grid(head, [])]
        for n, row in enumerate(rows):
            grid = blocks[-1]
            assert isinstance(grid, Grid)
            if n and self.rnd.random() < self.style.breaks and not any(c.covered for c in row.values()):
                rest: Row = {}
                if self.style.split:
                    last = dict(zip(self.columns, grid.rows[-1], strict=True))
                    rest = self._split(last)
                    grid.rows[-1] = [last[c] for c in self.columns]
                grid = Grid(head, [], header_row=self.style.repeat_head)
                blocks += [self.pages.furniture(), grid]
                if rest:
                    grid.rows.append([rest.get(c, Cell()) for c in self.columns])
            grid.rows.append([row.get(c, Cell()) for c in self.columns])
        return blocks

    def _split(self, row: Row) -> Row:
        """Cut some cells of a row in two; returns the row of what goes over to the next page."""
        rest: Row = {}
        for column in ("sasaran", "indikator", "formulasi"):
            cell = row[column]
            words = cell.text.split(" ")
            if (
                cell.rows > 1
                or cell.fraction
                or len(words) < 5
                or "\n" in cell.text
                or self.rnd.random() < 0.4
            ):
                continue
            cut = self.rnd.randrange(3, len(words) - 1)
            if words[cut][:1].islower() and words[cut].isalpha():
                row[column] = Cell(" ".join(words[:cut]))
                rest[column] = Cell(" ".join(words[cut:]))
        return rest


def _tear(row: Row) -> list[Row]:
    """The lines of a row, each a row, as a converter of scanned papers leaves them."""
    lines = {c: _wrap(cell.text, WIDTHS[c]) for c, cell in row.items() if c in TORN}
    torn: list[Row] = []
    for n in range(max(map(len, lines.values()))):
        torn.append({c: Cell(parts[n]) for c, parts in lines.items() if n < len(parts)})
    torn[0] |= {c: cell for c, cell in row.items() if c not in TORN}
    return torn


def _wrap(text: str, width: int) -> list[str]:
    return [line for part in text.split("\n") for line in textwrap.wrap(part, width)]


def target_grid(card: Card, rnd: random.Random) -> Grid:
    """A table of targets of the four triwulan beside a kartu's own."""
    head = [[Cell("SASARAN"), Cell("INDIKATOR KINERJA"), Cell("TARGET", cols=4)],
            [Cell(), Cell(), *(Cell(r) for r in ("I", "II", "III", "IV"))]]  # fmt: skip
    rows: list[list[Cell]] = []
    for goal in card.goals:
        for n, m in enumerate(goal.measures):
            step = rnd.randint(1, 25)
            figures = [Cell(str(step * k)) for k in (1, 2, 3, 4)]
            rows.append([Cell(goal.text if n == 0 else ""), Cell(m.text), *figures])
    return Grid(head, rows)
