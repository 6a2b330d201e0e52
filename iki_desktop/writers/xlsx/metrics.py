"""How wide text is and how many lines it takes: row heights that neither Excel nor LibreOffice fits for us.

Neither program fits the height of a row whose cells are merged, and LibreOffice keeps the height a file
gives; so the heights are computed here, from the widths of Arial (Liberation Sans has the same).
"""

from __future__ import annotations

from functools import lru_cache

# Advance widths of Arial in 1/1000 em, from " " (32) to "~" (126).
_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_OTHER = 600  # letters with accents, dashes
_DOUBLE_WIDTH = 1000  # scripts of full width, emoji

CHARACTER_PIXELS = 7  # one unit of column width: a digit of Arial 10, the workbook's default face, at 96 dpi
EDGE_PIXELS = 6  # padding and grid line of a column
MAX_HEIGHT = 409.0  # pt, Excel's greatest row height
_LEADING, _AROUND = 1.28, 4.0  # of the size of a face; pt above and below the lines of a row
SPARE = 0.96  # programs round glyphs to pixels: a line holds a little less than the sum of its widths


@lru_cache(maxsize=8192)
def word_width(word: str) -> int:
    """Width in 1/1000 em."""
    jumlah = 0
    for letters in word:
        code = ord(letters)
        if 32 <= code <= 126:
            jumlah += _WIDTHS[code - 32]
        else:
            jumlah += _OTHER if code < 0x2E80 else _DOUBLE_WIDTH
    return jumlah


def text_width(teks: str, size: float, bold: bool = False) -> float:
    """Width of one line of `teks` in pt at the size `size`; bold runs 8 % wider."""
    return word_width(teks) * size / 1000 * (1.08 if bold else 1.0)


def column_room(width: float) -> float:
    """What a column of `width` characters has for text, in pt."""
    return max(1.0, (width * CHARACTER_PIXELS - EDGE_PIXELS) * 0.75)


def column_for(pt: float) -> float:
    """The column width in characters that holds a line of `pt` points."""
    return (pt / SPARE / 0.75 + EDGE_PIXELS) / CHARACTER_PIXELS


def line_count(teks: str, width_pt: float, size: float, bold: bool = False) -> int:
    """Lines that `teks` takes in a column of `width_pt` points; a word that is too long is broken."""
    fits = max(1.0, width_pt * SPARE / size * 1000 / (1.08 if bold else 1.0))
    space = _WIDTHS[0]
    row = 0
    for paragraph in teks.split("\n"):
        row += 1
        filled = 0.0
        for word in paragraph.split(" "):
            width = word_width(word)
            start = filled + space if filled else 0.0
            if start + width <= fits:
                filled = start + width
                continue
            if filled:
                row += 1
            if width > fits:
                # Broken inside: a glyph that no longer fits goes to the next line, so lines hold less.
                full = max(1.0, fits - 1000) if fits > 2000 else fits
                more = int(width // full)
                row += more
                width = int(width - more * full)
            filled = width
    return row


def row_height(row: int, size: float) -> float:
    """Height in pt of a row with `row` lines."""
    return round(row * size * _LEADING + _AROUND, 1)


def most_lines(size: float) -> int:
    """How many lines Excel's highest row shows."""
    return int((MAX_HEIGHT - _AROUND) / (size * _LEADING))
