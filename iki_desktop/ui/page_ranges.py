"""Which pages are to be printed, as people write it: "1-3, 5"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iki_desktop.errors import InputRefused

Ranges = Sequence[tuple[int, int]]  # first and last page, from 1; none is all of them

_PART = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?")


def parse_pages(text: str) -> Ranges:
    """ "1-3, 5" → ((1, 3), (5, 5)); "" is all pages. InputRefused with a sentence for anything else."""
    ranges: list[tuple[int, int]] = []
    for part in re.split(r"[,;]", text) if text.strip() else ():
        found = _PART.fullmatch(part.strip())
        first = int(found[1]) if found else 0
        last = int(found[2] or found[1]) if found else 0
        if not 0 < first <= last:
            raise InputRefused(
                f"“{text.strip()}” tidak dipahami sebagai halaman. Tulis seperti 1-3, 5 atau kosongkan."
            )
        ranges.append((first, last))
    return tuple(ranges)


def pages_of(ranges: Ranges, count: int) -> list[int]:
    """The pages meant, of a paper of so many, in order and each once."""
    if not ranges:
        return list(range(1, count + 1))
    return sorted({page for first, last in ranges for page in range(first, min(last, count) + 1)})


def in_words(ranges: Ranges) -> str:
    """As people write it."""
    return ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in ranges)
