"""Sheets of paper and the flow of lines down them; y runs from the top, all measures in points."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from iki_desktop.models.kantor import Pengaturan
from iki_desktop.writers.pdf.line import Line, Lines, Style, fitting

MM = 72 / 25.4
_PAPER = {"F4": (215.0, 330.0), "A4": (210.0, 297.0)}  # mm
# The foot with the page number stands this far above the paper's edge, and needs this much below the text.
FOOT = 12 * MM
_FOOT_ROOM = 17 * MM
_WITHOUT_KOP = 5  # mm more at the top of a page without kop (20 under it, 25 without)


class Sheet(NamedTuple):
    """A paper's size and the box its text stays in."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def text_width(self) -> float:
        return self.right - self.left


class Stroke(NamedTuple):
    """A straight rule, horizontal or vertical."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float


class Fill(NamedTuple):
    """A rectangle in one colour (RRGGBB), below all strokes and text."""

    x0: float
    y0: float
    x1: float
    y1: float
    colour: str


class Picture(NamedTuple):
    """An image (bytes of a PNG or JPEG) and the box it stands in."""

    data: bytes
    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class Page:
    """What stands on one page, in reading order."""

    sheet: Sheet
    lines: list[tuple[Line, float, float]] = field(default_factory=list[tuple[Line, float, float]])
    strokes: list[Stroke] = field(default_factory=list[Stroke])
    fills: list[Fill] = field(default_factory=list[Fill])
    pictures: list[Picture] = field(default_factory=list[Picture])
    bookmarks: list[tuple[str, int, float]] = field(
        default_factory=list[tuple[str, int, float]]
    )  # title, level, y
    foot: str = ""
    foot_style: Style | None = None

    def put(self, lines: Lines, x: float, y: float) -> float:
        """Set lines one below the other from (x, y); returns where they end."""
        late: list[tuple[Line, float, float]] = []
        for line in lines:
            if line.bits or line.rule:
                self.lines.append((line, x, y))
            if line.tint is not None:
                x0, x1, colour = line.tint
                self.fills.append(Fill(x + x0, y, x + x1, y + line.height, colour))
            if line.late is not None:
                late.append((line.late, x, y))
            if late and not line.glued:
                self.lines += late
                late = []
            y += line.height
        self.lines += late
        return y


def sheet(pengaturan: Pengaturan, mendatar: bool = False, kop: bool = False) -> Sheet:
    """The office's paper with its margins; margins that leave no room to write are drawn in."""
    width, height = _PAPER.get(pengaturan.kertas, _PAPER["F4"])
    if mendatar:
        width, height = height, width
    margin = pengaturan.margin
    sides = _sane(margin.kiri, margin.kanan, width)
    top, bottom = _sane(margin.atas + (0 if kop else _WITHOUT_KOP), margin.bawah, height)
    bottom = max(bottom, _FOOT_ROOM / MM)
    return Sheet(
        width * MM,
        height * MM,
        sides[0] * MM,
        (width - sides[1]) * MM,
        top * MM,
        (height - bottom) * MM,
    )


def _sane(first: float, second: float, whole: float) -> tuple[float, float]:
    """Two margins as given, or less where they would take more than half of the paper."""
    first, second = max(first, 0), max(second, 0)
    both = first + second
    share = min(1.0, whole / 2 / both) if both else 1.0
    return first * share, second * share


class Mark(NamedTuple):
    """How many pages a flow has, how far down it stands, and how much the last page holds."""

    pages: int
    y: float
    lines: int
    strokes: int
    fills: int
    pictures: int
    bookmarks: int


_PARTS = Mark._fields[2:]


class Flow:
    """Lines put one below the other over as many pages as they need."""

    def __init__(self, paper: Sheet, later: Sheet | None = None) -> None:
        """`paper` is the first page, `later` all that follow (a page with kop has another top margin)."""
        self._later = later or paper
        self.pages: list[Page] = [Page(paper)]
        self.y = paper.top

    @property
    def page(self) -> Page:
        return self.pages[-1]

    @property
    def room(self) -> float:
        """What is left of this page."""
        return self.page.sheet.bottom - self.y

    @property
    def fresh(self) -> float:
        """The room of a page with nothing on it."""
        return self._later.bottom - self._later.top

    @property
    def at_top(self) -> bool:
        return self.y <= self.page.sheet.top + 0.01

    def new_page(self) -> None:
        self.pages.append(Page(self._later))
        self.y = self._later.top

    def need(self, height: float) -> None:
        """Go on to a new page where this one has less room."""
        if height > self.room + 0.01 and not self.at_top:
            self.new_page()

    def put(self, lines: Lines, x: float = 0.0) -> None:
        """Set lines, `x` right of the left margin, going on to new pages between lines."""
        at = 0
        while at < len(lines):
            end = fitting(lines, self.room, at)
            if end == at:
                if not self.at_top:
                    self.new_page()
                    continue
                end = _some(lines, self.room, at)
            self.y = self.page.put(lines[at:end], self.page.sheet.left + x, self.y)
            at = end

    def gap(self, height: float) -> None:
        """White space, none of it at the top of a page."""
        if not self.at_top:
            self.y = min(self.y + height, self.page.sheet.bottom)

    def mark(self) -> Mark:
        """Where the flow stands, for `restore`."""
        page = self.page
        return Mark(len(self.pages), self.y, *(len(getattr(page, part)) for part in _PARTS))

    def restore(self, mark: Mark) -> None:
        """Take back all that was put since `mark`."""
        del self.pages[mark.pages :]
        self.y = mark.y
        for part, count in zip(_PARTS, mark[2:], strict=True):
            del getattr(self.page, part)[count:]

    def bookmark(self, title: str, level: int = 0) -> None:
        self.page.bookmarks.append((title, level, self.y))


def _some(lines: Lines, room: float, start: int) -> int:
    """As many lines of a block that no page holds whole as fit, at least one."""
    end, used = start, 0.0
    while end < len(lines) and used + lines[end].height <= room + 0.01:
        used += lines[end].height
        end += 1
    return max(end, start + 1)
