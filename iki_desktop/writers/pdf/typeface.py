"""A TrueType file as reportlab has it, in a third of the time: long tables are not read number by number."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from itertools import repeat
from struct import iter_unpack, unpack_from
from typing import Literal

from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

_UNICODE, _MACINTOSH, _WINDOWS = 0, 1, 3  # platforms of a table of characters
_SEGMENTS, _GROUPS = 4, 12  # its formats: 16 and 32 bits a character
_SPACE, _NO_BREAK_SPACE = 0x20, 0xA0


class Typeface(TTFontFace):
    """What reportlab knows of a font but for the characters of a glyph, which only shaping asks for."""

    charToGlyph: dict[int, int]
    charWidths: dict[int, float]

    def extractInfo(self, charInfo: bool | Literal[0, 1] = 1) -> None:  # noqa: N803
        """Read the tables; raises almost anything where the file is damaged."""
        characters = self._characters()
        form = unpack_from(">H", characters)[0]
        if not charInfo or form not in (_SEGMENTS, _GROUPS):
            super().extractInfo(charInfo)
            return
        super().extractInfo(0)
        glyphs: int = self.numGlyphs
        self.charToGlyph = _segments(characters) if form == _SEGMENTS else _groups(characters)
        pairs = 2 * unpack_from(">H", self.get_table("hhea"), 34)[0]
        numbers = _numbers("H", self.get_table("hmtx"))
        advances = numbers[0:pairs:2]
        advances.extend(repeat(advances[-1], glyphs - len(advances)))
        self.hmetrics = list(zip(advances, numbers[1:pairs:2] + numbers[pairs:], strict=False))
        if unpack_from(">H", self.get_table("head"), 50)[0]:
            self.glyphPos = _numbers("I", self.get_table("loca"))
        else:
            self.glyphPos = [2 * at for at in _numbers("H", self.get_table("loca"))]
        if len(self.hmetrics) < glyphs or len(self.glyphPos) <= glyphs:
            raise TTFError("fewer glyphs than the font names")
        scale = 1000 / self.unitsPerEm
        widths: Sequence[float] = advances if scale == 1 else [width * scale for width in advances]
        self.defaultWidth = widths[0]
        self.charWidths = {char: widths[at] for char, at in self.charToGlyph.items() if at < glyphs}
        for char, other in ((_NO_BREAK_SPACE, _SPACE), (_SPACE, _NO_BREAK_SPACE)):
            if other in self.charWidths:
                self.charToGlyph[char] = self.charToGlyph[other]
                self.charWidths[char] = self.charWidths[other]

    def _characters(self) -> bytes:
        """The table of characters that reportlab chooses: Windows' own, or the last that serves."""
        cmap: bytes = self.get_table("cmap")
        chosen = None
        for at in range(unpack_from(">H", cmap, 2)[0]):
            platform, encoding, offset = unpack_from(">HHL", cmap, 4 + 8 * at)
            serves = platform == _WINDOWS or (platform == _UNICODE and encoding != 5)
            if serves or (platform == _MACINTOSH and (encoding == 1 or chosen is None)):
                chosen = offset
        if chosen is None:
            raise TTFError("no table of characters")
        return cmap[chosen:]


def _segments(table: bytes) -> dict[int, int]:
    """The glyphs by character in format 4."""
    words = _numbers("H", table)
    count = words[3] // 2
    at = (7, *(8 + n * count for n in (1, 2, 3)))
    ends, starts, deltas, offsets = (words[first : first + count] for first in at)
    found: dict[int, int] = {}
    for n, (end, start, delta, offset) in enumerate(zip(ends, starts, deltas, offsets, strict=True)):
        if offset:
            first = at[-1] + n + offset // 2
            glyphs = words[first : first + end + 1 - start]
            if delta:
                glyphs = [(glyph + delta) & 0xFFFF if glyph else 0 for glyph in glyphs]
        else:
            glyphs = map((0xFFFF).__and__, range(start + delta, end + delta + 1))
        found.update(zip(range(start, end + 1), glyphs, strict=False))
    return found


def _groups(table: bytes) -> dict[int, int]:
    """The glyphs by character in format 12."""
    count = unpack_from(">L", table, 12)[0]
    found: dict[int, int] = {}
    for start, end, glyph in iter_unpack(">LLL", table[16 : 16 + 12 * count]):
        found.update(zip(range(start, end + 1), range(glyph, glyph + end + 1 - start), strict=True))
    return found


def _numbers(kind: str, table: bytes) -> array[int]:
    """The big-endian numbers of a table; what is left at its end is none."""
    numbers = array(kind)
    numbers.frombytes(table[: len(table) - len(table) % numbers.itemsize])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
