"""Echoes of a scanner: a line read twice, the second time with wrong letters, in a row of its own."""

from __future__ import annotations

from functools import lru_cache

from iki_desktop.readers.wording.words import lcs, plain

ALIKE_TOGETHER = 0.6  # of all words together, at the end of the text above
ALIKE_INSIDE = 0.72  # the same, inside it
ALIKE_WORDS = 0.4  # of each word with the one in its place
ALIKE_GLUED = 0.78  # of the letters without blanks, where the scanner glued or cut words
MIN_LETTERS = 5
MAX_WORDS = 60  # of the text above
MAX_LETTERS = 250  # of the piece: an echo is a line or two


def repeats(old: str, teks: str) -> bool:
    """Whether `teks` only reads again what `old` says: its last words, or three or more words inside it.

    Each word must be like the one in its place. A single word that is exactly the last one is no echo:
    "… kepala desa" may go on with "desa".
    """
    if len(teks) > MAX_LETTERS:
        return False
    new, everything = plain(teks).split(), plain(old[-4 * MAX_LETTERS :]).split()[-MAX_WORDS:]
    n = len(new)
    if not new or len(everything) < n or len("".join(new)) < MIN_LETTERS or not new[0].isalpha():
        return False
    end = everything[-n:]
    if n == 1:
        return ALIKE_TOGETHER <= _likeness(end[0], new[0]) < 1 and abs(len(end[0]) - len(new[0])) <= 2
    if _aligned(end, new) >= ALIKE_TOGETHER:
        return True
    if n < 3:
        return False
    if any(_aligned(everything[i : i + n], new) >= ALIKE_INSIDE for i in range(len(everything) - n)):
        return True
    tight = "".join(new)
    return _likeness("".join(everything)[-len(tight) :], tight) >= ALIKE_GLUED


def _aligned(end: list[str], new: list[str]) -> float:
    """Likeness of the words one by one, weighed by their letters; 0 where one pair is too unlike."""
    letter = count = 0.0
    for a, b in zip(end, new, strict=True):
        alike = _likeness(a, b)
        if alike < ALIKE_WORDS:
            return 0.0
        count += alike * len(b)
        letter += len(b)
    return count / letter


@lru_cache(maxsize=20_000)
def _likeness(a: str, b: str) -> float:
    return 1.0 if a == b else 2 * lcs(a, b) / (len(a) + len(b))


def tail(old: str, teks: str) -> str:
    """The last words of `old`, as many as `teks` has."""
    return " ".join(old.split()[-len(teks.split()) :])
