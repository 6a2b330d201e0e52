"""Signatures side by side: printed lines that run across two signers, taken apart into columns."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iki_desktop.readers.pdf.letters import Word
from iki_desktop.readers.pdf.lines import WordLine, to_lines
from iki_desktop.readers.wording.signatures import (
    MAX_CELLS,
    MAX_LINES,
    OpenBlock,
    opens_signatures,
    shows_number,
)

APART = 2.0  # of the size: white so wide through the whole block parts two signers
BLOCK_GAP = 8.0  # of the size: the room to sign in is no higher


@dataclass(frozen=True, slots=True)
class Signers:
    """A block of signatures: its printed lines, and of each line the words in every column."""

    lines: tuple[WordLine, ...]
    rows: tuple[tuple[str, ...], ...]


def pieces(b: WordLine) -> list[str]:
    """The texts of a line, parted where signers could stand side by side."""
    results = [[b.words[0]]]
    for k in b.words[1:]:
        if k.x0 - results[-1][-1].x1 > APART * b.size:
            results.append([])
        results[-1].append(k)
    return [" ".join(k.teks for k in one) for one in results]


def opens_block(lines: Sequence[WordLine], n: int) -> bool:
    """Whether a block of signatures begins at this line: its words say so, and a NIP stands below."""
    below = [t for b in lines[n + 1 : n + 1 + MAX_LINES] for t in pieces(b)]
    return any(map(shows_number, below)) and opens_signatures(pieces(lines[n]), below)


def part_signers(lines: Sequence[WordLine]) -> Iterator[list[WordLine] | Signers]:
    """The lines of a page outside its tables, the blocks of signatures side by side apart from the others."""
    rest: list[WordLine] = []
    n = 0
    while n < len(lines):
        block = _block(lines, n)
        if block is None:
            rest.append(lines[n])
            n += 1
            continue
        if rest:
            yield rest
            rest = []
        yield block
        n += len(block.lines)
    if rest:
        yield rest


def _block(lines: Sequence[WordLine], start: int) -> Signers | None:
    """The block that begins at this line, None where none does or its signers stand one below the other."""
    if not opens_block(lines, start):
        return None
    block = OpenBlock()
    own: list[WordLine] = []
    for b in lines[start:]:
        far = bool(own) and b.y - own[-1].y > BLOCK_GAP * b.size
        if far or not block.accepts(pieces(b)):
            break
        block.add_texts(pieces(b))
        own.append(b)
    borders = _borders(own)
    if not 0 < len(borders) < MAX_CELLS or sum(len(pieces(b)) > 1 for b in own) < 2:
        return None
    return Signers(tuple(own), tuple(tuple(_cells(b.words, borders)) for b in own))


def _borders(lines: Sequence[WordLine]) -> list[float]:
    """Where white runs down through all lines."""
    size = max(b.size for b in lines)
    words = sorted((k for b in lines for k in b.words), key=lambda k: k.x0)
    borders: list[float] = []
    reach = words[0].x1
    for k in words:
        if k.x0 - reach > APART * size:
            borders.append((reach + k.x0) / 2)
        reach = max(reach, k.x1)
    return borders


def _cells(words: Sequence[Word], borders: Sequence[float]) -> Iterator[str]:
    edges = [float("-inf"), *borders, float("inf")]
    for left, right in itertools.pairwise(edges):
        yield " ".join(b.teks for b in to_lines(k for k in words if left < k.middle <= right))
