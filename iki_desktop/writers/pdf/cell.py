"""The cell of a formulasi as lines: texts, lists, and fractions with their bar."""

from __future__ import annotations

from iki_desktop.models.keputusan import Indikator
from iki_desktop.writers.pdf.formula import Fraction, pieces
from iki_desktop.writers.pdf.line import Bit, Line, Style, glued, height, kept, shifted, smaller
from iki_desktop.writers.pdf.text import Align, balanced, broken_text, flowing, paragraph, placed

_BAR_GAP = 1.6  # points between a fraction's bar and the ink beside it
_BESIDE = 0.4  # em between the bar and what stands beside it
_AIR = 2.0  # points above and below a fraction
_MOST_FOR_LEAD = 0.4  # of the cell's width; a longer one stands above its fraction


def formulasi(indikator: Indikator, style: Style, width: float) -> list[Line]:
    """The cell of the formulasi."""
    lines: list[Line] = []
    for piece in pieces(indikator):
        if isinstance(piece, Fraction):
            lines[-1:] = glued(lines[-1:])  # "Rumus:" stays with what it announces
            lines += fraction(piece, style, width)
        else:
            lines += flowing(piece, style, width)
    return lines


def fraction(piece: Fraction, style: Style, width: float) -> list[Line]:
    """pembilang, bar, penyebut as one block; what leads it and "× 100%" at the bar's height, on both sides.

    "× 100%" stands below where it would take much of the room, or what a word of the parts needs.
    """
    lead = style.width(piece.lead) + 0.5 * style.size if piece.lead else 0.0
    if lead > width * _MOST_FOR_LEAD:
        above = glued(paragraph(piece.lead, style, width))
        return kept([*above, *fraction(piece._replace(lead=""), style, width)])
    width -= lead
    beside = style.width(piece.beside) + _BESIDE * style.size if piece.beside else 0.0
    words = f"{piece.above} {piece.below}".replace("-", "- ").split() if beside else ()
    longest = max(style.face.widths(words), default=0.0) * style.size
    if beside > width * 0.4 or longest > width - beside:
        beside = 0.0
    room = width - beside
    parts = [broken_text(text, style, balanced(text, style, room)) for text in (piece.above, piece.below)]
    # Both parts stand centred over a bar as long as the longest line, at the left of the cell.
    bar = max(used for part in parts for lines in part for _, used, _ in lines)
    above, below = (placed(part, style, bar, Align.CENTRE) for part in parts)
    above[-1] = above[-1]._replace(height=above[-1].height + _BAR_GAP, rule=(0.0, bar))
    # "× 100%" stands with its middle at the bar, but is read after both parts.
    late = Bit(bar + _BESIDE * style.size, piece.beside, style)
    sign = Line(
        _BAR_GAP,
        (Bit(bar / 2, piece.sign, smaller(style, _BAR_GAP), hidden=True),),
        late=Line(0.0, (late,), baseline=0.3 * style.size) if beside else None,
    )
    lines = [Line(_AIR), *above, sign, *below]
    if lead:
        # Read before both parts.
        at_bar = _AIR + height(above) + 0.3 * style.size
        lines = [Line(0.0, (Bit(-lead, piece.lead, style),), baseline=at_bar), *lines]
    if piece.beside and not beside:
        lines += paragraph(piece.beside, style, width)
    return kept(shifted([*lines, Line(_AIR)], lead) if lead else [*lines, Line(_AIR)])
