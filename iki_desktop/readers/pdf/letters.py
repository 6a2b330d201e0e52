"""Characters of an upright page into words: painted once, set apart where there is a blank.

What the page paints twice (a bold face that is none) counts once. Lengths are points, y grows downwards.
"""

from __future__ import annotations

import itertools
import statistics
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from iki_desktop.readers.document import FRACTION_CLOSE, FRACTION_MIDDLE, FRACTION_OPEN

SPACE = 0.13  # of the size: a wider gap between two letters is a blank
WRITTEN_SPACE = 0.04  # the same where the page sets a blank there
SAME_LINE = 0.3  # of the size: baselines no further apart are one line
DOUBLED = 0.12  # of the size: the same letter no further away was painted twice
OVERPRINT = 0.35  # of the size: a letter may reach so far back over the one before it
OVERLAP = 0.2  # of the size: two runs of letters that touch may overlap so far
STRAIGHT = 0.02  # of the size
SQUARE = 10.0  # points: letters are looked for by place in squares of this size
SPACED = 1.2  # of the size: letters set apart for show stand no further from one another
SYMBOL_BULLETS = dict.fromkeys(
    "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06e\uf071\uf0a8\uf0de\u25aa\u25cf\u2756\u2713", "•"
)
SYMBOLS = str.maketrans(SYMBOL_BULLETS)
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
class Letter:
    """A character: its place on the baseline `y`, and whether the page sets a blank before it."""

    teks: str
    x0: float
    x1: float
    y: float
    size: float
    blank: bool
    urut: int = 0


_Places = dict[tuple[str, float, float], list[tuple[int, Letter]]]
"""Letters with their number, by what they are and the square they stand in."""


def make_words(letters: Sequence[Letter]) -> list[Word]:
    """The words of a page from top to bottom, each line from left to right."""
    results: list[Word] = []
    for line in _run_lines(_runs(_once(letters))):
        words = [_word(p) for p in _merged(line)]
        results += [k for k in _close_up(words) if k.teks]
    return results


def _once(letters: Sequence[Letter]) -> list[Letter]:
    """Without the letters that are painted a second time at the same place, several in a row.

    Letters of one ligature stand at the same place too; they follow one another. A single letter that falls
    on the same one of another text is no second painting.
    """
    has: _Places = {}
    doubled: list[bool] = []
    for n, h in enumerate(letters):
        doubled.append(_painted(h, n, has))
        cells = has.setdefault((h.teks, h.x0 // SQUARE, h.y // SQUARE), [])
        if not doubled[n] and len(cells) < 50:
            cells.append((n, h))
    results: list[Letter] = []
    for n, h in enumerate(letters):
        if doubled[n] and (any(doubled[max(0, n - 1) : n]) or any(doubled[n + 1 : n + 2])):
            continue
        h.urut = len(results)
        results.append(h)
    return results


def _painted(h: Letter, n: int, has: _Places) -> bool:
    """Whether letter n stands where the same one stands already, and not as the one before it."""
    shift = DOUBLED * h.size
    columns = {(h.x0 - shift) // SQUARE, (h.x0 + shift) // SQUARE}
    rows = {(h.y - shift) // SQUARE, (h.y + shift) // SQUARE}
    for i in columns:
        for j in rows:
            for index, old in has.get((h.teks, i, j), ()):
                if n - index > 1 and abs(old.x0 - h.x0) <= shift and abs(old.y - h.y) <= shift:
                    return True
    return False


def _runs(letters: Iterable[Letter]) -> list[list[Letter]]:
    """Letters that the page sets one behind the other. Text that overprints other text stays apart so."""
    results: list[list[Letter]] = []
    for h in letters:
        old = results[-1][-1] if results else None
        if old is not None and abs(old.y - h.y) <= SAME_LINE * max(old.size, h.size) and _same_word(old, h):
            results[-1].append(h)
        else:
            results.append([h])
    return results


def _run_lines(runs: Iterable[list[Letter]]) -> list[list[list[Letter]]]:
    """Runs by line: those on one baseline, in the order of x; a raised digit stays with its word."""
    lines: list[list[list[Letter]]] = []
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


def _merged(lines: Iterable[list[Letter]]) -> list[list[Letter]]:
    """Runs of a line that adjoin are one word: a letter set in bold, or placed by itself."""
    results: list[list[Letter]] = []
    for r in lines:
        old = results[-1][-1] if results else None
        if old is not None and _same_word(old, r[0]) and _touching(old, r[0]):
            results[-1] += r
        else:
            results.append(r)
    return results


def _touching(old: Letter, h: Letter) -> bool:
    """Whether two runs touch because they belong together: one set behind the other, or on one exact line."""
    if h.x0 - old.x1 <= -OVERLAP * h.size:
        return False
    return h.urut == old.urut + 1 or abs(h.y - old.y) <= STRAIGHT * h.size


def _same_word(old: Letter, h: Letter) -> bool:
    size = max(old.size, h.size)
    distance = h.x0 - old.x1
    if distance > SPACE * size or distance < -OVERPRINT * size - (old.x1 - old.x0):
        return False
    return not (h.blank and distance > WRITTEN_SPACE * size)


def _word(letters: Sequence[Letter]) -> Word:
    teks = "".join(h.teks for h in letters)
    if not (teks.isascii() and teks.isprintable()):
        teks = _plain_letters(teks)
    size = max(h.size for h in letters)
    y = next(h.y for h in letters if h.size == size)
    return Word(
        teks,
        min(h.x0 for h in letters),
        max(h.x1 for h in letters),
        y,
        size,
        urut=(letters[0].urut, letters[-1].urut),
    )


def _plain_letters(teks: str) -> str:
    """Bullets of symbol fonts as such, ligatures taken apart, without what is no letter."""
    teks = teks.translate(DROPPED).translate(SYMBOLS)
    teks = "".join(c for c in teks if not (c < " " or unicodedata.category(c) in ("Co", "Cn")))
    return unicodedata.normalize("NFKC", teks) if _ligatures(teks) else teks


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
