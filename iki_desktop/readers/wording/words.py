"""Words and how they are compared: tolerant of case, spelling slips and what a scanner makes of letters."""

from __future__ import annotations

import re
from functools import lru_cache

from iki_desktop.errors import InputRefused

MAX_JOINED = 30_000  # letters of one text; the longest cell of a real decree has 2,500
MAX_TAIL = 4_000  # letters at the end of a text that tell whether it is finished

WORD = re.compile(r"[^\W_]+(?:[-'’/.][^\W_]+)*")
LETTERS = re.compile(r"[^\W_]")
NON_LETTERS = re.compile(r"[\W_]+")
SET_AGAIN = re.compile(r"\s*\(\s*(?:lanjutan|sambungan)\s*\)\s*$", re.IGNORECASE)

_FRONT = (
    "dan atau serta yang di ke dari untuk dengan pada dalam oleh kepada terhadap sebagai sesuai agar guna "
    "bagi antara melalui maupun hingga sampai tersebut"
)
_BEHIND = (
    "tentang mengenai bahwa para setiap tiap per se non atas secara tidak belum telah sudah akan dapat adalah"
)
CONNECTING = frozenset(f"{_FRONT} {_BEHIND}".split())
"""Words after which a text cannot end."""

NEVER_OPENING = frozenset(f"{_FRONT} nya".split())
"""Words with which a text of its own does not begin."""


def plain(teks: str) -> str:
    """Lower-case words with single blanks, nothing else; what two texts are compared by."""
    return " ".join(NON_LETTERS.sub(" ", teks).casefold().split())


def first_word(teks: str) -> str:
    m = WORD.search(teks, 0, 200)
    return m[0].casefold() if m else ""


def last_word(teks: str) -> str:
    words = NON_LETTERS.split(teks[-80:].casefold())
    return next((k for k in reversed(words) if k), "")


@lru_cache(maxsize=20_000)
def distance(a: str, b: str, limit: int) -> int:
    """Edit distance (insert, delete, replace, swap neighbours), cut at `limit` + 1; words are short."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    oldest: list[int] = []
    older = list(range(len(b) + 1))
    for i, ca in enumerate(a, start=1):
        new = [i]
        for j, cb in enumerate(b, start=1):
            n = min(older[j] + 1, new[j - 1] + 1, older[j - 1] + (ca != cb))
            if i > 1 and j > 1 and ca == b[j - 2] and a[i - 2] == cb:
                n = min(n, oldest[j - 2] + 1)
            new.append(n)
        if min(new) > limit:
            return limit + 1
        oldest, older = older, new
    return older[-1]


@lru_cache(maxsize=4_000)
def _letters(word: str) -> frozenset[str]:
    return frozenset(word)


def spelled_like(word: str, standard: str) -> bool:
    """The same word, allowing one wrong letter in five to eight, two in nine or more."""
    if word == standard:
        return True
    n = len(standard)
    limit = 0 if n < 5 else 1 if n < 9 else 2
    if abs(len(word) - n) > limit or not limit:
        return False
    if (
        len(_letters(standard).symmetric_difference(word)) > 2 * limit
    ):  # each slip takes a letter and brings one
        return False
    return distance(word, standard, limit) <= limit


@lru_cache(maxsize=20_000)
def one_of(word: str, standard: tuple[str, ...]) -> bool:
    """Whether a word is one of these, spelling slips allowed."""
    return word in standard or any(spelled_like(word, b) for b in standard)


def lcs(a: str, b: str) -> int:
    """Length of the longest common subsequence, by bit rows (Hyyrö 2004); for short texts."""
    place: dict[str, int] = {}
    for i, c in enumerate(a):
        place[c] = place.get(c, 0) | 1 << i
    full = line = (1 << len(a)) - 1
    for c in b:
        u = line & place.get(c, 0)
        line = (line + u | line - u) & full
    return len(a) - line.bit_count()


def likeness(a: str, b: str) -> float:
    """2·LCS / (|a| + |b|) of the bare words, at most 600 letters of each."""
    x, y = plain(a)[:600], plain(b)[:600]
    if not x or not y:
        return 0.0
    return 1.0 if x == y else 2 * lcs(x, y) / (len(x) + len(y))


def has_open_bracket(teks: str) -> bool:
    tail = teks[-MAX_TAIL:]
    return tail.count("(") > tail.count(")")


def is_unfinished(teks: str) -> bool:
    """Whether a text must go on: an open bracket, a comma or hyphen at its end, or a connecting word."""
    teks = teks[-MAX_TAIL:].rstrip()
    if not teks:
        return False
    if teks[-1] in ",/-–&(" or has_open_bracket(teks):
        return True
    return teks[-1].isalnum() and last_word(teks) in CONNECTING


def first_letter(teks: str) -> str:
    """The first letter or digit of a text, "" where there is none."""
    m = LETTERS.search(teks, 0, 200)
    return m[0] if m else ""


def begins_small(teks: str) -> bool:
    start = first_letter(teks)
    return start.isalpha() and start.islower()


def capitals(teks: str) -> bool:
    """Whether every longer word of a text of three or more begins with a capital letter."""
    words = [k for k in teks.split() if k[0].isalpha() and k.casefold() not in CONNECTING]
    return len(words) > 2 and all(k[0].isupper() for k in words)


def set_again(teks: str, old: str) -> bool:
    """Whether a text only says once more, on a new page, what stands above: "… (lanjutan)"."""
    rest, marks = SET_AGAIN.subn("", teks)
    return marks > 0 and plain(old).endswith(plain(rest))


def join(left: str, right: str) -> str:
    """Two pieces of one text: a blank between, none behind a slash or the hyphen of a broken word.

    InputRefused where the text grows beyond what any paper has; that bounds all joining.
    """
    left, right = left.rstrip(), right.lstrip()
    if not left or not right:
        return left or right
    _check_length(left, right)
    if left.endswith("/") or right[0] in ",.;)":
        return left + right
    if left.endswith("-") and left[-2:-1].isalpha() and right[0].islower():
        return left + right  # whether the hyphen of "perundang-" is the word's own cannot be known
    return f"{left} {right}"


def add_line(upper: str, lower: str) -> str:
    """Two lines of one text, bounded like `join`."""
    _check_length(upper, lower)
    return f"{upper}\n{lower}"


def _check_length(left: str, right: str) -> None:
    if len(left) + len(right) > MAX_JOINED:
        raise InputRefused(
            "Naskah ini tidak tersusun seperti SK: satu sel atau butirnya lebih dari sepuluh halaman. "
            "Tidak ada yang diubah. Pilih berkas SK yang benar."
        )
