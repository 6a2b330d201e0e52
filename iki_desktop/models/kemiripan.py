"""How alike two texts are, and which of two rows of things are the same thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import pairwise

_KATA = re.compile(r"\w+")


@lru_cache(maxsize=8192)
def rata(teks: str) -> str:
    """A text as it is compared: what cannot be seen and how it is spaced make no difference."""
    if not teks.isprintable():
        teks = "".join(c if c.isprintable() else " " for c in teks)
    return " ".join(teks.split())


@lru_cache(maxsize=4096)
def kata(teks: str) -> frozenset[str]:
    """The words of a text, whatever their case."""
    return frozenset(_KATA.findall(teks.casefold()))


@lru_cache(maxsize=4096)
def pasang_kata(teks: str) -> frozenset[str]:
    """Each word with the one after it: two texts about different things share words, but few of these."""
    semua = _KATA.findall(teks.casefold())
    return frozenset(f"{a} {b}" for a, b in pairwise(semua)) or frozenset(semua)


def irisan(a: frozenset[str], b: frozenset[str]) -> float:
    """Dice's coefficient: 1 for the same set (two empty ones too), 0 for nothing in common."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def mirip(a: str, b: str) -> float:
    """0 to 1: half by words, half by words with their neighbours."""
    return 1.0 if a == b else (irisan(kata(a), kata(b)) + irisan(pasang_kata(a), pasang_kata(b))) / 2


def pasangkan(banyak_a: int, banyak_b: int, nilai: Callable[[int, int], float]) -> dict[int, int]:
    """Which of the second row is each of the first: the most alike first, of equals the nearest in order.

    `nilai(i, j)` above 0 says that the two may be the same thing, and how surely.
    """
    calon: Iterable[tuple[float, int, int, int]] = (
        (-n, abs(i - j), i, j) for i in range(banyak_a) for j in range(banyak_b) if (n := nilai(i, j)) > 0
    )
    hasil: dict[int, int] = {}
    terpakai: set[int] = set()
    for _, _, i, j in sorted(calon):
        if i not in hasil and j not in terpakai:
            hasil[i] = j
            terpakai.add(j)
    return hasil
