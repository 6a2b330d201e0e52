"""Characters that no font of the PC can show: a frame with their number in it, and the character in the text.

The paper then says which sign is missing, instead of a black box, and who copies the text gets it whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from iki_desktop.writers.pdf.embed import EmbeddedFont

NAME = "iki-tanpa-gambar"
_WIDTH = 900  # of the frame with its margins, in em/1000

# The strokes of a digit on a seven-segment display, in a box 2 wide and 4 high, by their usual letters.
_SEGMENTS = {
    "a": (0, 4, 2, 4),
    "b": (2, 2, 2, 4),
    "c": (2, 0, 2, 2),
    "d": (0, 0, 2, 0),
    "e": (0, 0, 0, 2),
    "f": (0, 2, 0, 4),
    "g": (0, 2, 2, 2),
}
_DIGITS = {
    "0": "abcdef",
    "1": "bc",
    "2": "abged",
    "3": "abgcd",
    "4": "fgbc",
    "5": "afgcd",
    "6": "afgedc",
    "7": "abc",
    "8": "abcdefg",
    "9": "abcdfg",
    "A": "abcefg",
    "B": "cdefg",
    "C": "adef",
    "D": "bcdeg",
    "E": "adefg",
    "F": "aefg",
}


class _Everything(dict[int, Any]):
    """A table that has the same entry for every character."""

    def __init__(self, value: Any) -> None:
        super().__init__()
        self._value = value

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: int) -> Any:
        return self._value

    def get(self, key: int, default: Any = None) -> Any:  # noqa: ARG002 - as dict has it
        return self._value


def font() -> EmbeddedFont:
    """A font that has an empty glyph for every character; the frame is drawn by `strokes`."""
    from iki_desktop.writers.pdf.embed import EmbeddedFont

    made = EmbeddedFont(NAME, BytesIO(_blank_font()))
    made.face.charToGlyph = _Everything(1)
    made.face.charWidths = _Everything(float(_WIDTH))
    return made


def _blank_font() -> bytes:
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "blank"])
    builder.setupCharacterMap({0x20: "blank"})
    builder.setupGlyf({".notdef": Glyph(), "blank": Glyph()})
    builder.setupHorizontalMetrics({".notdef": (_WIDTH, 0), "blank": (_WIDTH, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable(
        {"familyName": "IkiTanpaGambar", "styleName": "Regular", "psName": "IkiTanpaGambar"}
    )
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0  # pyright: ignore[reportAttributeAccessIssue]
    builder.font.recalcTimestamp = False
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


def strokes(text: str, x: float, base: float, size: float) -> Iterator[str]:
    """PDF path operators that draw the frames of `text` from (x, base), y upwards."""
    yield f"{0.035 * size:.3f} w"
    for char in text:
        left, bottom, wide, tall = x + 0.06 * size, base - 0.1 * size, 0.78 * size, 0.9 * size
        yield f"{left:.2f} {bottom:.2f} {wide:.2f} {tall:.2f} re S"
        number = f"{ord(char):04X}"
        half = (len(number) + 1) // 2
        unit = min(0.06 * size, wide / (3 * half + 1))
        for row, digits in enumerate((number[:half], number[half:])):
            y = bottom + (0.52 if row == 0 else 0.1) * size
            for at, digit in enumerate(digits):
                origin = left + (wide - (3 * len(digits) - 1) * unit) / 2 + 3 * unit * at
                for name in _DIGITS[digit]:
                    x0, y0, x1, y1 = _SEGMENTS[name]
                    yield (
                        f"{origin + x0 * unit:.2f} {y + y0 * unit * 1.1:.2f} m "
                        f"{origin + x1 * unit:.2f} {y + y1 * unit * 1.1:.2f} l S"
                    )
        x += _WIDTH / 1000 * size
