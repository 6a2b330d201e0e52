"""Damaged PDF files, made from sound ones by a seed, between those that are made hostile."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable, Sequence

from tests.readers.damage import flip_bits, insert_random, split_at_gaps
from tests.readers.pdf.hostile import HOSTILE, HUGE
from tests.readers.pdf.hostile_page import HOSTILE_PAGES
from tests.readers.pdf.small import unpacked

Damage = Callable[[bytes, random.Random], bytes]
NUMBER = re.compile(rb"(?<=[ \[/])-?\d+(?=[ \]/>\r\n])")
OBJECT = re.compile(rb"\d+ 0 obj.*?endobj", re.DOTALL)
WORD = re.compile(rb"/[A-Z][A-Za-z0-9]+")


def cut_front(data: bytes, r: random.Random) -> bytes:
    return b"%PDF-1.4\n" + data[r.randrange(len(data)) :]


def swapped_blocks(data: bytes, r: random.Random) -> bytes:
    """Pieces of the file in each other's places, as a bad copy leaves them."""
    size = r.choice((1, 16, 512, 4096))
    parts = [data[i : i + size] for i in range(0, len(data), size)]
    for _ in range(r.choice((1, 3, 30))):
        i, j = r.randrange(len(parts)), r.randrange(len(parts))
        parts[i], parts[j] = parts[j], parts[i]
    return b"".join(parts)


def zeroed(data: bytes, r: random.Random) -> bytes:
    """A sector of nothing."""
    start = r.randrange(len(data))
    return data[:start] + bytes(min(r.choice((64, 512, 8192)), len(data) - start)) + data[start + 512 :]


def wrong_places(data: bytes, r: random.Random) -> bytes:
    """Digits of the table of places changed, its start named wrong."""
    start = data.rfind(b"xref", 0, data.rfind(b"startxref"))
    out = bytearray(data)
    for _ in range(r.choice((1, 10, 200))):
        at = r.randrange(max(0, start), len(out))
        if 0x30 <= out[at] <= 0x39:
            out[at] = 0x30 + r.randrange(10)
    return bytes(out)


def other_numbers(data: bytes, r: random.Random) -> bytes:
    """Numbers and references of dictionaries grown, or turned to other objects."""
    found = list(NUMBER.finditer(data))
    for match in sorted(r.sample(found, min(len(found), r.choice((1, 5, 40)))), key=lambda m: -m.start()):
        new = r.choice((*HUGE, b"0", b"1", b"%d" % r.randrange(60)))
        data = data[: match.start()] + new + data[match.end() :]
    return data


def other_names(data: bytes, r: random.Random) -> bytes:
    found = list(WORD.finditer(data))
    for match in sorted(r.sample(found, min(len(found), r.choice((1, 5)))), key=lambda m: -m.start()):
        data = data[: match.start()] + r.choice(found)[0] + data[match.end() :]
    return data


def lost_object(data: bytes, r: random.Random) -> bytes:
    found = list(OBJECT.finditer(data))
    if not found:
        return split_at_gaps(data, r)
    match = r.choice(found)
    instead = r.choice((b"", r.choice(found)[0], match[0] * 3, b"null"))
    return data[: match.start()] + instead + data[match.end() :]


def changed_stream(data: bytes, r: random.Random) -> bytes:
    """What a stream inflates to (words, a font, a map of letters) changed inside, then packed again."""
    found = unpacked(data)
    if not found:
        return flip_bits(data, r)
    start, end, inside = r.choice(found)
    if not inside:
        return data
    changed = r.choice((flip_bits, insert_random, split_at_gaps, swapped_blocks, other_numbers))(
        inside + b" ", r
    )
    packed = zlib.compress(changed)
    return data[:start] + packed.ljust(end - start)[: r.choice((end - start, 10**9))] + data[end:]


DAMAGES: tuple[Damage, ...] = (
    split_at_gaps, flip_bits, flip_bits, insert_random, cut_front, swapped_blocks, zeroed, wrong_places,
    other_numbers, other_numbers, other_names, lost_object, changed_stream, changed_stream, changed_stream,
)  # fmt: skip
MAKERS = (*HOSTILE, *HOSTILE_PAGES)
KINDS = (*DAMAGES, *MAKERS)


def spoil_pdf(sources: Sequence[bytes], seed: int) -> tuple[str, bytes]:
    """(name of the damage, file) number `seed`: the same for the same number."""
    r = random.Random(seed)
    at = seed % len(KINDS)
    if at < len(DAMAGES):
        return DAMAGES[at].__name__, DAMAGES[at](r.choice(sources), r)
    maker = MAKERS[at - len(DAMAGES)]
    return maker.__name__, maker(r)
