"""Characters of a PDF page into words: turned upright, drawn once, set apart where there is a blank.

What the page paints twice (a bold face that is none), what it does not paint, and what stands askew
(a stamp, "SALINAN" across the page) is told apart here. Lengths are points, y grows downwards.
"""

from __future__ import annotations

import itertools
import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from iki_desktop.readers.document import FRACTION_CLOSE, FRACTION_MIDDLE, FRACTION_OPEN
from iki_desktop.readers.pdf.child import AFTER_BLANK, HIDDEN, LETTER_FIELDS, UNMAPPED

SPACE = 0.13  # of the size: a wider gap between two letters is a blank
WRITTEN_SPACE = 0.04  # the same where the page sets a blank there
SAME_LINE = 0.3  # of the size: baselines no further apart are one line
DOUBLED = 0.12  # of the size: the same letter no further away was painted twice
OVERPRINT = 0.35  # of the size: a letter may reach so far back over the one before it
OVERLAP = 0.2  # of the size: two runs of letters that touch may overlap so far
STRAIGHT = 0.02  # of the size
SQUARE = 4.0  # points: letters are looked for by place in squares of this size
DASH_HEIGHT = 0.28  # of the size: a dash stands so far above the baseline
SPACED = 1.2  # of the size: letters set apart for show stand no further from one another
TYPED_BAR = re.compile(r"[-\u2010-\u2015_\u2212\u2500\u2501]{5,}")  # a fraction bar made of characters
SYMBOL_BULLETS = dict.fromkeys(
    "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06e\uf071\uf0a8\uf0de\u25aa\u25cf\u2756\u2713", "•"
)
DROPPED = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\ufeff\u2060" + FRACTION_OPEN + FRACTION_MIDDLE + FRACTION_CLOSE)
)
SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True)
class Word:
    """A word: its text, where it stands on its baseline `y`, the size of its letters."""

    teks: str
    x0: float
    x1: float
    y: float
    size: float
    underlined: bool = False
    urut: tuple[int, int] = (0, 0)  # of its first and last letter, in the order in which the page sets them

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


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
    askew: str = ""  # what stands askew and was left out
    hidden: str = ""  # what is not painted and was left out
    cut: bool = False  # more follows that was not read
    damaged: bool = False


@dataclass(slots=True)
class _Letter:
    teks: str
    x0: float
    x1: float
    y: float
    size: float
    blank: bool
    urut: int = 0


def page_from(raw: dict[str, Any]) -> Page:
    """A page from what the child says of it. ValueError, KeyError or TypeError where that makes no sense."""
    numbers = [int(n) for n in raw["huruf"]]
    left, lower, right, upper = (int(n) / 100 for n in raw["kotak"])
    left, right, lower, upper = min(left, right), max(left, right), min(lower, upper), max(lower, upper)
    field = [numbers[k::LETTER_FIELDS] for k in range(LETTER_FIELDS)]
    if len({len(b) for b in field}) > 1:
        raise ValueError("letters are cut off")
    direction = _direction(field[6], int(raw["putar"]))
    upright = direction in (90, 270)
    page = Page(
        int(raw["n"]), upper - lower if upright else right - left, right - left if upright else upper - lower
    )
    page.picture = int(raw["gambar"])
    page.cut = bool(raw["terpotong"])

    def point(x: float, y: float) -> tuple[float, float]:
        if direction == 90:
            return y - lower, x - left
        if direction == 270:
            return upper - y, right - x
        return (right - x, y - lower) if direction == 180 else (x - left, upper - y)

    shown = [not t & HIDDEN for t in field[7]]
    page.scanned = bool(shown) and not any(shown)
    example = sum(1 for n, t in enumerate(field[7]) if t & UNMAPPED or _unknown(field[0][n]))
    page.unmapped = example / max(1, len(shown))
    letters: list[_Letter] = []
    askew: list[str] = []
    lost: list[str] = []
    for n, (kode, a, b, x, y, size, angle, mark) in enumerate(zip(*field, strict=True)):
        if not 0 < kode < 0x110000 or 0xD800 <= kode < 0xE000:
            continue
        if not (shown[n] or page.scanned):
            lost.append((" " if mark & AFTER_BLANK else "") + chr(kode))
            continue
        if abs((angle - direction + 180) % 360 - 180) > 8:
            askew.append((" " if mark & AFTER_BLANK else "") + chr(kode))
            continue
        px, py = point(x / 100, y / 100)
        if not (-2 <= px <= page.width + 2 and -2 <= py <= page.height + 2):
            continue  # beside the paper
        advance = {0: (a - x, b - x), 90: (a - y, b - y), 180: (x - b, x - a), 270: (y - b, y - a)}[direction]
        letters.append(
            _Letter(
                *(chr(kode), px + advance[0] / 100, px + advance[1] / 100, py),
                *(min(200.0, max(1.0, size / 100)), bool(mark & AFTER_BLANK)),
            )
        )
    page.askew, page.hidden = "".join(askew).strip(), "".join(lost).strip()
    for k in make_words(letters):
        if TYPED_BAR.fullmatch(k.teks):
            y = k.y if "_" in k.teks else k.y - DASH_HEIGHT * k.size
            page.bars.append(Ruling(k.x0, y, k.x1, y))
        else:
            page.words.append(k)
    _rulings(page, raw["garis"], point)
    return page


def _direction(angle: Sequence[int], rotation: int) -> int:
    """The direction in which the page's text runs, in quarter turns of degrees against the clock."""
    votes = Counter(round(s / 90) * 90 % 360 for s in angle)
    return votes.most_common(1)[0][0] if votes else rotation % 4 * 90


def _rulings(page: Page, numbers: Sequence[int], point: Any) -> None:
    for k in range(0, len(numbers) - 4, 5):
        ax, ay = point(int(numbers[k]) / 100, int(numbers[k + 1]) / 100)
        bx, by = point(int(numbers[k + 2]) / 100, int(numbers[k + 3]) / 100)
        x0, x1, y0, y1 = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
        if x1 - x0 >= y1 - y0:
            page.level.append(Ruling(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2))
        else:
            page.upright.append(Ruling((x0 + x1) / 2, y0, (x0 + x1) / 2, y1))


def _unknown(kode: int) -> bool:
    """A code that is no letter of any language: a control, U+FFFD, or a private one that is no bullet."""
    if kode < 0x20 or kode == 0xFFFD:
        return True
    return 0xE000 <= kode < 0xF900 and chr(kode) not in SYMBOL_BULLETS


def make_words(letters: Sequence[_Letter]) -> list[Word]:
    """The words of a page from top to bottom, each line from left to right."""
    results: list[Word] = []
    for line in _run_lines(_runs(_once(letters))):
        words = [_word(p) for p in _merged(line)]
        results += [k for k in _close_up(words) if k.teks]
    return results


def _once(letters: Sequence[_Letter]) -> list[_Letter]:
    """Without the letters that are painted a second time at the same place, several in a row.

    Letters of one ligature stand at the same place too; they follow one another. A single letter that falls
    on the same one of another text is no second painting.
    """
    has: dict[tuple[str, int, int], list[tuple[int, _Letter]]] = {}
    doubled: list[bool] = []
    for n, h in enumerate(letters):
        shift = DOUBLED * h.size
        kx = {int((h.x0 - shift) // SQUARE), int((h.x0 + shift) // SQUARE)}
        ky = {int((h.y - shift) // SQUARE), int((h.y + shift) // SQUARE)}
        again = any(
            n - index > 1 and abs(old.x0 - h.x0) <= shift and abs(old.y - h.y) <= shift
            for i, j in itertools.product(kx, ky)
            for index, old in has.get((h.teks, i, j), ())
        )
        doubled.append(again)
        cells = has.setdefault((h.teks, int(h.x0 // SQUARE), int(h.y // SQUARE)), [])
        if not again and len(cells) < 50:
            cells.append((n, h))
    results: list[_Letter] = []
    for n, h in enumerate(letters):
        if doubled[n] and (any(doubled[max(0, n - 1) : n]) or any(doubled[n + 1 : n + 2])):
            continue
        h.urut = len(results)
        results.append(h)
    return results


def _runs(letters: Iterable[_Letter]) -> list[list[_Letter]]:
    """Letters that the page sets one behind the other. Text that overprints other text stays apart so."""
    results: list[list[_Letter]] = []
    for h in letters:
        old = results[-1][-1] if results else None
        if old is not None and abs(old.y - h.y) <= SAME_LINE * max(old.size, h.size) and _same_word(old, h):
            results[-1].append(h)
        else:
            results.append([h])
    return results


def _run_lines(runs: Iterable[list[_Letter]]) -> list[list[list[_Letter]]]:
    """Runs by line: those on one baseline, in the order of x; a raised digit stays with its word."""
    lines: list[list[list[_Letter]]] = []
    reference = size = 0.0
    for r in sorted(runs, key=lambda r: r[0].y):
        h = r[0]
        if lines and h.y - reference <= SAME_LINE * max(size, h.size):
            lines[-1].append(r)
            if h.size >= size:
                reference, size = max(reference, min(h.y, reference + 0.1 * size)), h.size
        else:
            lines.append([r])
            reference, size = h.y, h.size
    for b in lines:
        b.sort(key=lambda r: r[0].x0)
    return lines


def _merged(lines: Iterable[list[_Letter]]) -> list[list[_Letter]]:
    """Runs of a line that adjoin are one word: a letter set in bold, or placed by itself."""
    results: list[list[_Letter]] = []
    for r in lines:
        old = results[-1][-1] if results else None
        if old is not None and _same_word(old, r[0]) and _touching(old, r[0]):
            results[-1] += r
        else:
            results.append(r)
    return results


def _touching(old: _Letter, h: _Letter) -> bool:
    """Whether two runs touch because they belong together: one set behind the other, or on one exact line."""
    if h.x0 - old.x1 <= -OVERLAP * h.size:
        return False
    return h.urut == old.urut + 1 or abs(h.y - old.y) <= STRAIGHT * h.size


def _same_word(old: _Letter, h: _Letter) -> bool:
    size = max(old.size, h.size)
    distance = h.x0 - old.x1
    if distance > SPACE * size or distance < -OVERPRINT * size - (old.x1 - old.x0):
        return False
    return not (h.blank and distance > WRITTEN_SPACE * size)


def _word(letters: Sequence[_Letter]) -> Word:
    teks = "".join(h.teks for h in letters).translate(DROPPED)
    for symbol, replacement in SYMBOL_BULLETS.items():
        if symbol in teks:
            teks = teks.replace(symbol, replacement)
    clean = "".join(c for c in teks if not (c < " " or unicodedata.category(c) in ("Co", "Cn")))
    size = max(h.size for h in letters)
    y = next(h.y for h in letters if h.size == size)
    return Word(
        unicodedata.normalize("NFKC", clean) if not clean.isascii() and _ligatures(clean) else clean,
        min(h.x0 for h in letters),
        max(h.x1 for h in letters),
        y,
        size,
        urut=(letters[0].urut, letters[-1].urut),
    )


def _ligatures(teks: str) -> bool:
    """Letters that are one only in print (ﬁ, ﬂ, full-width forms); m², ½ and № stay as they are."""
    return any("\ufb00" <= c <= "\ufb4f" or "\uff01" <= c <= "\uff5e" for c in teks)


def _close_up(words: list[Word]) -> list[Word]:
    """Letters set apart for show ("M E M U T U S K A N") become words again.

    Only a run of four or more single letters, evenly spaced; a gap half as wide again parts two words.
    """
    results: list[Word] = []
    for single, group in itertools.groupby(words, key=lambda k: len(k.teks) == 1 and k.teks.isalpha()):
        content = list(group)
        results += _join_spaced(content) if single and len(content) > 3 else content
    return results


def _join_spaced(words: Sequence[Word]) -> Iterable[Word]:
    gap = [b.x0 - a.x1 for a, b in itertools.pairwise(words)]
    usual = statistics.median(gap)
    if usual > SPACED * words[0].size:
        return words
    results = [words[0]]
    for distance, k in zip(gap, words[1:], strict=True):
        if distance > 1.5 * usual + 0.05 * k.size:
            results.append(k)
        else:
            old = results[-1]
            results[-1] = Word(old.teks + k.teks, old.x0, k.x1, old.y, old.size)
    return results
