"""A font as it goes into a PDF, with a table that gives each character back to those who copy the text."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase.ttfonts import SUBSETN, TTEncoding, TTFont

from iki_desktop.writers.pdf.rtl import letters
from iki_desktop.writers.pdf.typeface import Typeface

# Papers share fonts, and reportlab reads its way through a font's file while it takes a subset of it.
_subsetting = threading.Lock()
_MOST_IN_BLOCK = 100  # entries a block of a CMap may have (Adobe technical note 5014)


class EmbeddedFont(TTFont):
    """reportlab's font, whose own table is wrong for emoji, for padding codes, and beyond 100 characters."""

    def __init__(self, name: str, source: str | BytesIO) -> None:
        # As reportlab's own, which takes no other face than it reads itself.
        self.fontName = name
        self.face = Typeface(source)
        self.encoding = TTEncoding()
        self.state = WeakKeyDictionary()
        self._asciiReadable = rl_config.ttfAsciiReadable
        self.shapable = False

    def addObjects(self, doc: Any) -> None:
        subsets: list[list[int]] = [list(subset) for subset in self.state[doc].subsets]
        with _subsetting:
            super().addObjects(doc)
        for number, subset in enumerate(subsets):
            parts: tuple[bytes, ...] = (SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)
            name = b"".join(parts).decode("pdfdoc")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = to_unicode(name, subset)


def to_unicode(name: str, subset: Sequence[int]) -> str:
    """The ToUnicode CMap of a subset: `subset` holds the character of each code, 0 where there is none."""
    entries = [
        f"<{code:02X}> <{letters(chr(char)).encode('utf-16-be').hex().upper()}>"
        for code, char in enumerate(subset)
        if char
    ]
    blocks: list[str] = []
    for start in range(0, len(entries), _MOST_IN_BLOCK):
        block = entries[start : start + _MOST_IN_BLOCK]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        )
    )
