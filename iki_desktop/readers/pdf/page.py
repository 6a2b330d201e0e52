"""A page as the child says it is, turned upright: its words, its ruling lines, and what was left out.

What the page does not paint and what stands askew (a stamp, "SALINAN" across the page) is told apart here.
Lengths are points, y grows downwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from iki_desktop.readers.pdf.child import AFTER_BLANK, HIDDEN, LETTER_FIELDS, RULING_FIELDS, UNMAPPED
from iki_desktop.readers.pdf.letters import SYMBOL_BULLETS, Letter, Word, make_words

ASKEW = 8  # degrees
BESIDE = 2.0  # points: what stands further outside is beside the paper
DASH_HEIGHT = 0.28  # of the size: a dash stands so far above the baseline
TYPED_BAR = re.compile(r"[-\u2010-\u2015_\u2212\u2500\u2501]{5,}")  # a fraction bar made of characters


@dataclass(slots=True)
class Ruling:
    """A ruling line, level (y0 == y1) or upright (x0 == x1)."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class Page:
    """One page, upright."""

    nomor: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list[Word])
    level: list[Ruling] = field(default_factory=list[Ruling])
    upright: list[Ruling] = field(default_factory=list[Ruling])
    bars: list[Ruling] = field(default_factory=list[Ruling])  # level lines typed as a row of dashes
    skipped: list[Ruling] = field(default_factory=list[Ruling])  # level lines that are no borders of tables
    picture: int = 0  # area of the largest picture, of 100
    scanned: bool = False  # its text is the layer behind a scan
    unmapped: float = 0.0  # share of the letters whose font does not say what they are
    fonts: Counter[str] = field(default_factory=Counter[str])  # a sample of its letters, by font
    askew: str = ""  # what stands askew and was left out
    hidden: str = ""  # what is not painted and was left out
    cut: bool = False  # more follows that was not read
    damaged: bool = False


def page_from(raw: dict[str, Any]) -> Page:
    """A page from what the child says of it. ValueError, KeyError or TypeError where that makes no sense."""
    numbers = list(map(int, raw["huruf"]))
    left, lower, right, upper = (int(n) / 100 for n in raw["kotak"])
    left, right, lower, upper = min(left, right), max(left, right), min(lower, upper), max(lower, upper)
    fields = [numbers[k::LETTER_FIELDS] for k in range(LETTER_FIELDS)]
    if len({len(b) for b in fields}) > 1:
        raise ValueError("letters are cut off")
    turn = _Turn(_direction(fields[6], int(raw["putar"])), left, lower, right, upper)
    page = Page(int(raw["n"]), *turn.paper)
    page.picture = int(raw["gambar"])
    page.cut = bool(raw["terpotong"])
    page.fonts.update({str(name): int(count) for name, count in dict(raw["fon"]).items()})
    shown = [not t & HIDDEN for t in fields[7]]
    page.scanned = bool(shown) and not any(shown)
    unknown = sum(1 for kode, t in zip(fields[0], fields[7], strict=True) if t & UNMAPPED or _unknown(kode))
    page.unmapped = unknown / max(1, len(shown))
    for k in make_words(_upright(page, fields, shown, turn)):
        if TYPED_BAR.fullmatch(k.teks):
            y = k.y if "_" in k.teks else k.y - DASH_HEIGHT * k.size
            page.bars.append(Ruling(k.x0, y, k.x1, y))
        else:
            page.words.append(k)
    _rulings(page, raw["garis"], turn)
    return page


@dataclass(frozen=True, slots=True)
class _Turn:
    """How a page is turned for its text to run from left to right: its direction, its box in the PDF."""

    direction: int  # quarter turns of degrees against the clock
    left: float
    lower: float
    right: float
    upper: float

    @property
    def paper(self) -> tuple[float, float]:
        """(width, height) of the page, upright."""
        width, height = self.right - self.left, self.upper - self.lower
        return (height, width) if self.direction in (90, 270) else (width, height)

    def across(self, x: Sequence[int], y: Sequence[int]) -> list[float]:
        """How far to the right points lie, from their places in hundredths."""
        match self.direction:
            case 90:
                return [n / 100 - self.lower for n in y]
            case 270:
                return [self.upper - n / 100 for n in y]
            case 180:
                return [self.right - n / 100 for n in x]
            case _:
                return [n / 100 - self.left for n in x]

    def down(self, x: Sequence[int], y: Sequence[int]) -> list[float]:
        """How far down they lie."""
        match self.direction:
            case 90:
                return [n / 100 - self.left for n in x]
            case 270:
                return [self.right - n / 100 for n in x]
            case 180:
                return [n / 100 - self.lower for n in y]
            case _:
                return [self.upper - n / 100 for n in y]


def _upright(page: Page, fields: Sequence[Sequence[int]], shown: Sequence[bool], turn: _Turn) -> list[Letter]:
    """The letters that stand upright on the turned page. What is not painted or askew goes to the page."""
    kodes, lefts, rights, xs, ys, sizes, angles, marks = fields
    starts, ends = turn.across(lefts, lefts), turn.across(rights, rights)
    if turn.direction in (180, 270):
        starts, ends = ends, starts
    heights = {size: min(200.0, max(1.0, size / 100)) for size in set(sizes)}
    straight = {a for a in set(angles) if abs((a - turn.direction + 180) % 360 - 180) <= ASKEW}
    places = zip(starts, ends, turn.across(xs, ys), turn.down(xs, ys), strict=True)
    letters: list[Letter] = []
    askew: list[str] = []
    lost: list[str] = []
    for seen, kode, size, angle, mark, (x0, x1, x, y) in zip(
        shown, kodes, sizes, angles, marks, places, strict=True
    ):
        if not 0 < kode < 0x110000 or 0xD800 <= kode < 0xE000:
            continue
        if not (seen or page.scanned):
            lost.append((" " if mark & AFTER_BLANK else "") + chr(kode))
        elif angle not in straight:
            askew.append((" " if mark & AFTER_BLANK else "") + chr(kode))
        elif -BESIDE <= x <= page.width + BESIDE and -BESIDE <= y <= page.height + BESIDE:
            blank = mark & AFTER_BLANK > 0
            letters.append(Letter(chr(kode), x0, x1, y, heights[size], blank))
    page.askew, page.hidden = "".join(askew).strip(), "".join(lost).strip()
    return letters


def _direction(angle: Sequence[int], rotation: int) -> int:
    """The direction in which the page's text runs, in quarter turns of degrees against the clock."""
    votes: Counter[int] = Counter()
    for one, count in Counter(angle).items():
        votes[round(one / 90) * 90 % 360] += count
    return votes.most_common(1)[0][0] if votes else rotation % 4 * 90


def _rulings(page: Page, numbers: Sequence[int], turn: _Turn) -> None:
    whole = len(numbers) // RULING_FIELDS * RULING_FIELDS
    ax, ay, bx, by = ([int(n) for n in numbers[k:whole:RULING_FIELDS]] for k in range(4))
    ends = zip(turn.across(ax, ay), turn.down(ax, ay), turn.across(bx, by), turn.down(bx, by), strict=True)
    for one in ends:
        x0, x1 = sorted(one[::2])
        y0, y1 = sorted(one[1::2])
        if x1 - x0 >= y1 - y0:
            page.level.append(Ruling(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2))
        else:
            page.upright.append(Ruling((x0 + x1) / 2, y0, (x0 + x1) / 2, y1))


def _unknown(kode: int) -> bool:
    """A code that is no letter of any language: a control, U+FFFD, or a private one that is no bullet."""
    if kode < 0x20 or kode == 0xFFFD:
        return True
    return 0xE000 <= kode < 0xF900 and chr(kode) not in SYMBOL_BULLETS
