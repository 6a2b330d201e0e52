"""The document as it is shown beside the draft: a line a line, a table row a line with its cells parted."""

from __future__ import annotations

from collections.abc import Iterator

from iki_desktop.models.catatan import BarisSumber
from iki_desktop.readers.document import (
    FRACTION_CLOSE,
    FRACTION_MIDDLE,
    FRACTION_OPEN,
    Document,
    Line,
)

DIVIDER = " │ "
_FRACTION = str.maketrans({FRACTION_OPEN: None, FRACTION_MIDDLE: " / ", FRACTION_CLOSE: None})


def source_lines(document: Document) -> tuple[BarisSumber, ...]:
    """Every line and row that holds a word, in reading order, numbered as the remarks number them."""
    return tuple(b for b in _all_rows(document) if b.teks)


def _all_rows(document: Document) -> Iterator[BarisSumber]:
    for block in document.blocks:
        if isinstance(block, Line):
            yield BarisSumber(block.nomor, _tidy(f"{block.marker} {block.teks}"))
            continue
        for line in block.rows:
            cells = [_tidy(s.teks) for s in line.cells]
            yield BarisSumber(line.nomor, DIVIDER.join(cells).strip(DIVIDER) if any(cells) else "")


def _tidy(teks: str) -> str:
    return " ".join(teks.translate(_FRACTION).split())
