"""The cells of a kartu's table as lines (texts, lists, fractions), and columns as wide as these ask."""

from __future__ import annotations

from collections.abc import Sequence

from iki_desktop.models.keputusan import Indikator
from iki_desktop.writers.pdf.formula import Fraction, pieces
from iki_desktop.writers.pdf.line import Bit, Line, Style
from iki_desktop.writers.pdf.table import PAD_X
from iki_desktop.writers.pdf.text import Align, flowing, paragraph

_BAR_GAP = 1.6  # points between a fraction's bar and the ink beside it
_MOST_FOR_ONE_WORD = 0.28  # of the table's width


def formulasi(indikator: Indikator, style: Style, width: float) -> list[Line]:
    """The cell of the formulasi."""
    lines: list[Line] = []
    for piece in pieces(indikator):
        if isinstance(piece, Fraction):
            lines += fraction(piece, style, width)
        else:
            lines += flowing(piece, style, width)
    return lines


def fraction(piece: Fraction, style: Style, width: float) -> list[Line]:
    """pembilang, bar, penyebut as one block; "× 100%" at the bar's height, right of it."""
    beside = style.width(f" {piece.beside}") if piece.beside else 0.0
    if beside > width * 0.4:
        beside = 0.0
    room = width - beside
    above = paragraph(piece.above, style, room, Align.CENTRE)
    below = paragraph(piece.below, style, room, Align.CENTRE)
    bar = max(_extent(above, room), _extent(below, room))
    # Both parts stand centred over a bar as long as the longer of them, at the left of the cell.
    above, below = (paragraph(text, style, bar + 0.01, Align.CENTRE) for text in (piece.above, piece.below))
    last = above[-1]
    above[-1] = last._replace(height=last.height + _BAR_GAP, rule=(0.0, bar))
    below = [Line(_BAR_GAP), *below]
    if beside:
        # Its x-height stands at the bar: half above, half below.
        sign = Line(0.0, (Bit(bar, f" {piece.beside}", style),), baseline=style.size * 0.3)
        below.insert(0, sign)
    lines = [Line(2.0), *above, *below, Line(2.0)]
    if piece.beside and not beside:
        lines += paragraph(piece.beside, style, width)
    return [line._replace(glued=True) for line in lines[:-1]] + [lines[-1]]


def _extent(lines: Sequence[Line], width: float) -> float:
    """Length of the longest line: centred lines begin at (width - length) / 2."""
    return max((width - 2 * line.bits[0].x for line in lines), default=0.0)


def fit_columns(
    total: float, texts: Sequence[Sequence[str]], titles: Sequence[str], style: Style, title_style: Style
) -> list[float]:
    """Widths (padding included) that sum to `total`, by how much text each column carries.

    No column is narrower than its longest word, up to a part of the table; a column with more text gets
    more width, by the square root, which keeps rows about as low as they can be.
    """
    least: list[float] = []
    want: list[float] = []
    for column, title in zip(texts, titles, strict=True):
        words = {word for text in column for word in text.split()}
        longest = max((style.face.width(word) * style.size for word in words), default=0.0)
        longest = max([longest, *(title_style.face.width(word) * title_style.size for word in title.split())])
        least.append(min(longest + 2 * PAD_X + 0.5, total * _MOST_FOR_ONE_WORD))
        amount = sum(len(text) for text in column) / max(len(column), 1)
        want.append(max(amount, 12.0) ** 0.5)
    scale = min(1.0, total / sum(least))
    least = [width * scale for width in least]
    spare = total - sum(least)
    # Fill up towards the wished shares, columns that already have more than theirs aside.
    widths = list(least)
    open_columns = set(range(len(widths)))
    while open_columns and spare > 0.01:
        whole = sum(want[c] for c in open_columns)
        room = sum(widths[c] for c in open_columns) + spare
        over = {c for c in open_columns if widths[c] > room * want[c] / whole + 0.01}
        if over:
            open_columns -= over
            continue
        for c in open_columns:
            widths[c] = room * want[c] / whole
        spare = 0.0
    return widths
