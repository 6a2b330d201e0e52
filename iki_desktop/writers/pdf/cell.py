"""The cells of a kartu's table as lines (texts, lists, fractions), and columns as wide as these ask."""

from __future__ import annotations

from collections.abc import Sequence

from iki_desktop.models.keputusan import Indikator
from iki_desktop.writers.pdf.formula import Fraction, pieces
from iki_desktop.writers.pdf.line import Bit, Line, Style, height, kept
from iki_desktop.writers.pdf.table import PAD_X
from iki_desktop.writers.pdf.text import Align, balanced, flowing, paragraph

_BAR_GAP = 1.6  # points between a fraction's bar and the ink beside it
_AIR = 2.0  # points above and below a fraction
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
    beside = style.width(piece.beside) + 0.4 * style.size if piece.beside else 0.0
    if beside > width * 0.4:
        beside = 0.0
    room = width - beside
    above, below = (
        paragraph(text, style, balanced(text, style, room), Align.CENTRE)
        for text in (piece.above, piece.below)
    )
    # Both parts stand centred over a bar as long as the longest line, at the left of the cell.
    bar = max(map(_length, [*above, *below]))
    above, below = (
        [
            line._replace(bits=(bit._replace(x=(bar - _length(line)) / 2),))
            for line in lines
            for bit in line.bits
        ]
        for lines in (above, below)
    )
    above[-1] = above[-1]._replace(height=above[-1].height + _BAR_GAP, rule=(0.0, bar))
    lines = [Line(_AIR), *above, Line(_BAR_GAP), *below]
    if beside:
        # Set last, as it is read, but standing with its middle at the bar.
        rise = style.size * 0.3 - _BAR_GAP - height(below)
        lines.append(Line(0.0, (Bit(bar + 0.4 * style.size, piece.beside, style),), baseline=rise))
    elif piece.beside:
        lines += paragraph(piece.beside, style, width)
    return kept([*lines, Line(_AIR)])


def _length(line: Line) -> float:
    return line.bits[0].style.width(line.bits[0].text)


def fit_columns(
    total: float, texts: Sequence[Sequence[str]], titles: Sequence[str], style: Style, title_style: Style
) -> list[float]:
    """Widths (padding included) that sum to `total`, by how much text each column carries.

    No column is narrower than its longest word, up to a part of the table; a column with more text gets
    more width, by the square root, which keeps rows about as low as they can be. A merged column has fewer
    texts than rows, and asks for as much less.
    """
    rows = max(map(len, texts), default=1) or 1
    least: list[float] = []
    want: list[float] = []
    for column, title in zip(texts, titles, strict=True):
        words = {word for text in column for word in text.split()}
        longest = max((style.face.width(word) * style.size for word in words), default=0.0)
        longest = max([longest, *(title_style.face.width(word) * title_style.size for word in title.split())])
        least.append(min(longest + 2 * PAD_X + 0.5, total * _MOST_FOR_ONE_WORD))
        amount = sum(map(len, column)) / rows
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
