"""Running heads and feet: page numbers, and lines that stand at the same place on page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from iki_desktop.readers.parser.stream import PAGE_NUMBER
from iki_desktop.readers.pdf.lines import WordLine
from iki_desktop.readers.pdf.page import Page
from iki_desktop.readers.wording.fixed_lines import (
    IKI_TITLE,
    LAMPIRAN,
    LAMPIRAN_DATE,
    LAMPIRAN_NUMBER,
    TENTANG,
    is_section_title,
)
from iki_desktop.readers.wording.labels import Label, find_label

EDGE = 3  # lines at the top and at the bottom that may be a head or a foot
BAND = 0.14  # of the height: a page number stands no further inside
MIN_PAGES = 3  # on so many pages
MIN_SHARE = 0.3  # and on this share of the pages of one size
SQUARE = 5.0  # points: the same place

Repeats = set[tuple[int, int]]
"""(page, id of the line)"""


def find_repeats(content: Sequence[tuple[Page, Sequence[WordLine]]]) -> Repeats:
    """The lines that only repeat. Of a head of the lampiran the first stays where it is."""
    result: Repeats = set()
    tempat: dict[tuple[str, int, int, bool], list[tuple[int, WordLine]]] = defaultdict(list)
    size: dict[int, int] = defaultdict(int)
    for h, line in content:
        width = round(h.width)
        size[width] += 1
        upper, lower = line[:EDGE], line[max(EDGE, len(line) - EDGE) :]
        for above, one in ((True, upper), (False, lower)):
            for b in one:
                y = b.y if above else h.height - b.y
                if y < BAND * h.height and PAGE_NUMBER.match(b.teks):
                    result.add((h.nomor, id(b)))
                    continue
                key = re.sub(r"\d+", "#", b.teks.casefold())
                tempat[(key, width, round(y / SQUARE), above)].append((h.nomor, b))
    for (_, width, _, _), has in tempat.items():
        if len(has) < max(MIN_PAGES, MIN_SHARE * size[width]) or _wanted_by_parser(has[0][1].teks):
            continue
        start = 1 if _head(has[0][1].teks) else 0
        result.update((n, id(b)) for n, b in has[start:])
    return result


def _wanted_by_parser(teks: str) -> bool:
    """A line that the parser needs wherever it stands: a label, the title over each kartu, a section."""
    found = find_label(teks)
    return bool(
        IKI_TITLE.match(teks)
        or (is_section_title(teks) and not _head(teks))
        or (found and found.label in (Label.JABATAN, Label.TUGAS, Label.FUNGSI))
    )


def _head(teks: str) -> bool:
    return bool(
        LAMPIRAN.match(teks)
        or LAMPIRAN_NUMBER.match(teks)
        or LAMPIRAN_DATE.match(teks)
        or TENTANG.match(teks)
        or re.match(r"\W*(?:SURAT\s+)?KEPUTUSAN\b", teks, re.IGNORECASE)
    )
