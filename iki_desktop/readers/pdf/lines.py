"""Words of a page into printed lines, and printed lines into running text again.

Whether a line was broken for want of room or by hand shows in the room it left; whether the hyphen at its
end is the word's own, in how the document writes the word elsewhere.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from iki_desktop.readers.pdf.letters import SOFT_HYPHEN, Word
from iki_desktop.readers.wording.columns import ALL_KEYWORDS, FILL_WORDS
from iki_desktop.readers.wording.words import join

SAME_LINE = 0.35  # of the size: words whose baselines lie no further apart stand on one line
SPACE = 0.27  # of the size: the width of a blank where it must be guessed
SLACK = 0.12  # of the size: how exactly the room at a line's end is known
_SUFFIXES = "nya kan lah pun ban ran wan tan san man gan kah"
SUFFIXES = frozenset(_SUFFIXES.split())
"""Ends of words that are no words themselves."""
SHORT_WORDS = frozenset(("di", "ke", "ia", "rt", "rw", "pn", "hp", "tu"))
"""Short words that are no ends of words."""
TIGHT = 0.6  # of the size: words closer together belong to one running line
HYPHENS = ("-", "\u2010")
CORE = re.compile(r"^\W+|\W+$")
SECTION = re.compile(r"[^\W\d_]+$")
MARKER = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivx]{2,4})[.)]|\(\d{1,2}\)|[-–—•▪●◦‣*➢✓✔§]")
BULLET = frozenset("-–—•▪●◦‣*➢✓✔§")


@dataclass(slots=True)
class WordLine:
    """One printed line: its words from left to right."""

    words: list[Word]

    @property
    def y(self) -> float:
        return self.words[0].y

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(k.x1 for k in self.words)

    @property
    def size(self) -> float:
        return max(k.size for k in self.words)

    @property
    def teks(self) -> str:
        return " ".join(k.teks for k in self.words)

    @property
    def has_marker(self) -> bool:
        """Whether it begins with a list marker and more follows."""
        return len(self.words) > 1 and bool(MARKER.fullmatch(self.words[0].teks))

    @property
    def underlined(self) -> bool:
        return all(k.underlined for k in self.words)


def to_lines(words: Iterable[Word]) -> list[WordLine]:
    """Words as lines from top to bottom."""
    results: list[WordLine] = []
    reference = 0.0
    for k in sorted(words, key=lambda k: k.y):
        if results and k.y - reference <= SAME_LINE * max(k.size, results[-1].words[-1].size):
            results[-1].words.append(k)
        else:
            results.append(WordLine([k]))
            reference = k.y
    for b in results:
        b.words.sort(key=lambda k: k.x0)
    return results


def first_width(line: WordLine) -> float:
    """The room that the first piece of a line would have taken at the end of the line above."""
    first = line.words[0]
    piece = re.match(r"[^-–/]+[-–/](?=\w)", first.teks)
    width = first.x1 - first.x0
    return width * len(piece[0]) / len(first.teks) if piece else width


def does_not_fit(upper: WordLine, lower: WordLine, available: float) -> bool:
    """Whether a line was broken because its next word found no room in `available` points."""
    needed = (upper.x1 - upper.x0) + SPACE * upper.size + first_width(lower)
    if upper.teks.endswith(("-", "–", "/", SOFT_HYPHEN)):
        needed -= SPACE * upper.size
    return needed > available - SLACK * upper.size


class Vocabulary:
    """The words of the document, by which a word broken at a line's end is judged."""

    def __init__(self, lines: Iterable[Sequence[Word]]) -> None:
        self._word: set[str] = {*FILL_WORDS, *ALL_KEYWORDS}
        for one in lines:
            for k, following in itertools.pairwise(one):
                broken = k.teks.endswith(HYPHENS)  # at the end of its cell; the next word is the next cell's
                if following.x0 - k.x1 < TIGHT * k.size and not broken:
                    self._word.add(CORE.sub("", k.teks).casefold())
        self.dropped: list[tuple[str, str]] = []  # (before, after) of each break taken out of a word

    def merge(self, left: str, right: str, *, full: bool = False) -> str:
        """Two pieces of one text, the second from the next line.

        penuh: the line above is one word that fills its column, so it may have been cut anywhere.
        """
        left, right = left.rstrip(), right.lstrip()
        if left.endswith(SOFT_HYPHEN):
            return left[:-1] + right
        if left.endswith(" /"):
            return f"{left} {right}"
        if not left or not right:
            return left or right
        front, behind = left.split()[-1], right.split()[0]
        if full and self._torn(front, behind):
            self.dropped.append((f"{front} {behind}", front + behind))
            return left + right
        if not front.endswith(HYPHENS) or len(front) < 2:
            return join(left, right)
        if not (SECTION.search(front[:-1]) and behind[0].isalpha()):
            return left + right if behind[0].isalnum() else join(left, right)
        if self._hyphenated(front[:-1], behind):
            self.dropped.append((front + behind, front[:-1] + behind))
            return left[:-1] + right
        return left + right

    def _hyphenated(self, front: str, behind: str) -> bool:
        """Whether the hyphen between two pieces was set only because the line ended."""
        a, b = CORE.sub("", front).casefold(), CORE.sub("", behind).casefold()
        if f"{a}-{b}" in self._word or not behind[0].islower():
            return False
        if a + b in self._word:
            return True
        return a != b and a not in self._word and b not in self._word and "-" not in b

    def _torn(self, front: str, behind: str) -> bool:
        """Whether a column was too narrow for a word or figure, so that it goes on below without a hyphen."""
        if front.isdigit() and behind.isdigit():
            return True
        if not (front[-1].isalpha() and (behind[0].islower() or (front + behind).isupper())):
            return False
        a, b = CORE.sub("", front).casefold(), CORE.sub("", behind).casefold()
        if a + b in self._word:
            return True
        return a not in self._word and (b in SUFFIXES or (len(b) < 3 and b not in SHORT_WORDS))
