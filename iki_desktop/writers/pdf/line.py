"""What all text becomes before it meets a page: lines that are never cut, with the bits on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from iki_desktop.writers.pdf.face import Face


class Style(NamedTuple):
    """How a text is set; sizes in points."""

    face: Face
    size: float
    leading: float

    def width(self, text: str) -> float:
        """Width of one stretch of text in points; its words come from the face's cache."""
        face = self.face
        words = text.split(" ")
        return (sum(face.widths(words)) + face.space * (len(words) - 1)) * self.size

    @property
    def baseline(self) -> float:
        """From the top of a line down to its baseline; the ink stands in the middle of the leading."""
        face = self.face
        ink = (face.ascent + face.descent) * self.size
        return (self.leading - ink) / 2 + face.ascent * self.size


def smaller(of: Style, size: float) -> Style:
    """The same face at another size, with lines as far apart in proportion."""
    return Style(of.face, size, round(of.leading / of.size * size, 2))


def style(face: Face, size: float, spacing: float = 1.2) -> Style:
    """A style whose lines are `spacing` times its size apart."""
    return Style(face, size, round(size * spacing, 2))


class Bit(NamedTuple):
    """Text on a line: from `x`, with `stretch` points added to each space.

    What is `hidden` leaves no ink, but is found and copied with the rest.
    """

    x: float
    text: str
    style: Style
    stretch: float = 0.0
    underline: float = 0.0  # length of the rule under the text, 0 for none
    hidden: bool = False


class Line(NamedTuple):
    """One line, or a gap where it has no bits. A page breaks between lines only, and not after a `glued` one.

    `rule` is a horizontal stroke (from x, to x) that stands at the foot of the line; `late` is a line that
    begins at the same height but is read after the glued lines around it; `tint` is a colour (RRGGBB) laid
    under the line (from x, to x, colour).
    """

    height: float
    bits: tuple[Bit, ...] = ()
    glued: bool = False
    rule: tuple[float, float] | None = None
    baseline: float = 0.0
    late: Line | None = None
    tint: tuple[float, float, str] | None = None


Lines = Sequence[Line]

_height_of = attrgetter("height")


def gap(height: float, glued: bool = False) -> Line:
    """White space of `height` points."""
    return Line(height, glued=glued)


def height(lines: Iterable[Line]) -> float:
    """Height of lines set one below the other."""
    return sum(map(_height_of, lines))


def shifted(lines: Iterable[Line], dx: float) -> list[Line]:
    """The same lines, further right."""
    return [
        line._replace(
            bits=tuple(bit._replace(x=bit.x + dx) for bit in line.bits),
            rule=line.rule and (line.rule[0] + dx, line.rule[1] + dx),
            late=line.late and shifted([line.late], dx)[0],
            tint=line.tint and (line.tint[0] + dx, line.tint[1] + dx, line.tint[2]),
        )
        for line in lines
    ]


def led(lines: Lines, *before: Bit) -> list[Line]:
    """The same lines, at least one, the first of which has more bits before its own."""
    first = lines[0]
    return [_changed(first, (*before, *first.bits), first.glued), *lines[1:]]


def glued(lines: Iterable[Line]) -> list[Line]:
    """The same lines, kept with each other and with what follows them, as a heading is."""
    return [line if line.glued else _changed(line, line.bits, True) for line in lines]


def _changed(line: Line, bits: tuple[Bit, ...], glued: bool) -> Line:
    """As its _replace, which takes four times as long: every list item and heading comes by here."""
    return Line(line.height, bits, glued, line.rule, line.baseline, line.late, line.tint)


def kept(lines: Lines) -> list[Line]:
    """The same lines as one block that no page break enters, while it fits a page."""
    return glued(lines[:-1]) + list(lines[-1:])


def first_block(lines: Lines) -> Lines:
    """The lines up to the first after which a page may break."""
    end = next((at for at, line in enumerate(lines, 1) if not line.glued), len(lines))
    return lines[:end]


def fitting(lines: Lines, room: float, start: int = 0) -> int:
    """How far the lines from `start` fit in `room`: the index after the last one that does.

    Breaks after a glued line are avoided, unless the glued block alone is more than the room.
    """
    end, used, safe = start, 0.0, start
    while end < len(lines) and used + lines[end].height <= room + 0.01:
        used += lines[end].height
        end += 1
        if end == len(lines) or not lines[end - 1].glued:
            safe = end
    return safe
