"""Breaks text into lines of a width: paragraphs, lists with hanging indent, centred headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import accumulate

from iki_desktop.models.keputusan import Gaya
from iki_desktop.writers.pdf.face import clean
from iki_desktop.writers.pdf.line import Bit, Line, Lines, Style, glued, led
from iki_desktop.writers.pdf.rtl import shaped

# A list marker as offices write it, at the start of a line and with text behind it.
_MARKER = re.compile(r"\s*((?:\d{1,3}|[A-Za-z]|a[a-z])[.)]|\((?:\d{1,3}|[a-z])\)|[-–•*])\s+(?=\S)")
# Where a word that is wider than its line may be broken before it is broken anywhere.
_JOINT = re.compile(r"(?<=[/\-_,.;:@&?=])(?=\w)")
# A word is broken at its hyphen where its line would be less full than _FULL without its head.
_HYPHEN = re.compile(r"(?<=[^\W\d_]{3})-(?=[^\W\d_]{3})")
_FULL = 0.8
_LONGEST_WITH_HYPHEN = 60  # letters
# Words further apart than this, in em, look torn; such a line is left ragged.
_WIDEST_STRETCH = 1.5
_SLACK = 1e-6  # em: what sums of widths may be off
# Makes a Bit or a Line of all its fields in half the time of its own way; most lines come from here.
_new = tuple.__new__


class Align(Enum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


_SHARE_BEFORE = {"centre": 0.5, "right": 1.0}
"""By the name of an alignment: how much of the room that a line leaves stands before it."""

Broken = Sequence[tuple[str, float, bool]]
"""The lines of a paragraph: the text, its width in points, whether the paragraph ends with it."""


def broken(text: str, style: Style, width: float) -> Iterator[tuple[str, float, bool]]:
    """The lines of one paragraph, see `Broken`. Linear in the text's length, whatever its words."""
    size, space = style.size, style.face.space
    words = text.split()
    ends = _ends(words, style)
    room = width / size + space + _SLACK
    start, before = 0, 0.0  # the first word of the line, and where it begins
    cut = 0  # whether that word is what remains of a longer one
    while (end := bisect_right(ends, before + room, start + cut)) < len(words):
        if end > start:
            used = ends[end - 1] - before
            parted = _parted(words[end], style, room - used - space) if used < room * _FULL else None
            if parted is not None and (rest := style.face.width(parted[1])) <= room - space:
                head, words[end] = parted
                yield f"{' '.join(words[start:end])} {head}", (used + style.face.width(head)) * size, False
                before, cut = ends[end] - space - rest, 1
            else:
                yield " ".join(words[start:end]), (used - space) * size, False
                before, cut = ends[end - 1], 0
            start = end
            continue
        # Wider than a whole line: it is cut, at a joint where it has one, and the text goes on after its end.
        *parts, (rest, wide) = _cut(words[start], style, width)
        for part, used in parts:
            yield part, used, False
        words[start], before, cut = rest, ends[start] - space - wide / size, 1
    yield " ".join(words[start:]), (ends[-1] - space - before) * size if words else 0.0, True


def _ends(words: Sequence[str], style: Style) -> list[float]:
    """Where each word ends on one endless line, with the space after it, at size 1."""
    face = style.face
    return list(accumulate(map(face.space.__add__, face.widths(words))))


def _parted(word: str, style: Style, room: float) -> tuple[str, str] | None:
    """A word like "perundang-undangan" in two: as much as `room` at size 1 holds, and the rest.

    None where it is no such word, or no part of it fits.
    """
    if "-" not in word or len(word) > _LONGEST_WITH_HYPHEN:
        return None
    ends = (hyphen.end() for hyphen in _HYPHEN.finditer(word))
    end = max((end for end in ends if style.face.width(word[:end]) <= room), default=0)
    return (word[:end], word[end:]) if end else None


def _cut(word: str, style: Style, width: float) -> Iterator[tuple[str, float]]:
    """A word in parts that each fit the width."""
    face, size = style.face, style.size
    part, used = "", 0.0
    for piece in _JOINT.split(word):
        wide = face.width(piece) * size
        if used + wide <= width:
            part, used = part + piece, used + wide
            continue
        if part:
            yield part, used
        if wide <= width:
            part, used = piece, wide
            continue
        start, used = 0, 0.0
        for at, advance in enumerate(face.widths(piece)):
            if used + advance * size > width and at > start:
                yield piece[start:at], used
                start, used = at, 0.0
            used += advance * size
        part = piece[start:]
    yield part, used


def paragraph(
    text: str, style: Style, width: float, align: Align = Align.LEFT, x: float = 0.0, underline: bool = False
) -> list[Line]:
    """Lines of a text from `x`; its own line ends are kept, empty lines are left out."""
    return placed(broken_text(text, style, width), style, width, align, x, underline)


def broken_text(text: str, style: Style, width: float) -> list[Broken]:
    """The lines of a text, by its own lines; empty ones are left out."""
    parts = shaped(clean(text)).split("\n")
    return [list(broken(part, style, width)) for part in parts if part and not part.isspace()]


def placed(
    paragraphs: Iterable[Broken],
    style: Style,
    width: float,
    align: Align = Align.LEFT,
    x: float = 0.0,
    underline: bool = False,
) -> list[Line]:
    """What `broken_text` made, each line from `x` at its place in the width."""
    lines: list[Line] = []
    leading, baseline = style.leading, style.baseline
    share = _SHARE_BEFORE.get(align.value, 0.0)
    widest = _WIDEST_STRETCH * style.size if align is Align.JUSTIFY else 0.0
    for broken_lines in paragraphs:
        # No line of a paragraph stands alone at the foot or the top of a page.
        second_last = len(broken_lines) - 2
        for number, (words, used, last) in enumerate(broken_lines):
            stretch = 0.0
            if widest and not last and (spaces := words.count(" ")):
                stretch = (width - used) / spaces
                if stretch > widest:
                    stretch = 0.0
            at, ruled = x + (width - used) * share, used if underline else 0.0
            bit = _new(Bit, (at, words, style, stretch, ruled, False))
            glued = number == second_last or (not number and second_last > 0)
            lines.append(_new(Line, (leading, (bit,), glued, None, baseline, None, None)))
    return lines


def balanced(text: str, style: Style, width: float) -> float:
    """The least width that needs no more lines than `width`: centred lines become alike in length."""
    words = text.split()
    longest = max(style.face.widths(words), default=0.0) * style.size
    low, high = max(width / 2, longest), width
    if low >= high or len(text) > 600:
        return width
    ends = _ends(words, style)
    most = _lines(ends, style, width)
    if most < 2:
        return width
    for _ in range(5):
        middle = (low + high) / 2
        if _lines(ends, style, middle) > most:
            low = middle
        else:
            high = middle
    return high


def _lines(ends: Sequence[float], style: Style, width: float) -> int:
    """How many lines `broken` makes of words that end there and all fit the width."""
    room = width / style.size + style.face.space + _SLACK
    lines, start, before = 0, 0, 0.0
    while start < len(ends):
        start = bisect_right(ends, before + room, start)
        before = ends[start - 1]
        lines += 1
    return lines


def centred(text: str, style: Style, width: float, x: float = 0.0) -> list[Line]:
    """A heading in the middle of the width, its lines about equally long; its own line ends are kept."""
    lines: list[Line] = []
    for part in clean(text).split("\n"):
        narrow = balanced(part, style, width)
        lines += paragraph(part, style, narrow, Align.CENTRE, x + (width - narrow) / 2)
    return lines


def hanging(
    marker: str,
    text: str,
    style: Style,
    width: float,
    indent: float,
    align: Align = Align.LEFT,
    x: float = 0.0,
) -> list[Line]:
    """A list item: the marker at `x`, the text `indent` further right on every line.

    An item without a text is its marker alone.
    """
    lines = paragraph(text, style, width - indent, align, x + indent)
    mark = Bit(x, clean(marker), style)
    if not lines:
        return [Line(style.leading, (mark,), baseline=style.baseline)]
    return led(lines, mark)


def labelled(label: str, lines: Lines, style: Style, colon: float) -> list[Line]:
    """A label and its colon, on the first line of what they name, which already stands at its place."""
    named = lines or [Line(style.leading, baseline=style.baseline)]
    return led(named, Bit(0.0, label, style), Bit(colon, ":", style))


def flowing(text: str, style: Style, width: float, align: Align = Align.LEFT, x: float = 0.0) -> list[Line]:
    """A text as it was typed: its lines kept, those that begin with a list marker set with hanging indent.

    A list of other markers that an item ends with ":" to announce stands inside that item.
    """
    lines: list[Line] = []
    block: list[tuple[str, list[str]]] = []
    announced = False  # whether the line before ends with ":", which stays with what it announces
    for part in clean(text).split("\n"):
        found = _MARKER.match(part)
        if found and found.end() < len(part):
            if not block and announced:
                lines[-1:] = glued(lines[-1:])
            if block and _inside(found[1], block[0][0], block[-1][1]) and _has_room(part, style, width):
                block[-1][1].append(part)
            else:
                block.append((found[1], [part[found.end() :]]))
            continue
        if block:
            lines += _items(block, style, width, align, x)
            block = []
        lines += paragraph(part, style, width, align, x)
        announced = part.rstrip().endswith(":")
    if block:
        lines += _items(block, style, width, align, x)
    return lines


def _inside(marker: str, outer: str, item: Sequence[str]) -> bool:
    """Whether an item so marked belongs to a list in the last item of a list with `outer` markers."""
    return (len(item) > 1 or item[0].rstrip().endswith(":")) and _kind(marker) != _kind(outer)


def _kind(marker: str) -> str:
    return "".join("1" if sign.isdigit() else "a" if sign.isalpha() else sign for sign in marker[-2:])


def _has_room(part: str, style: Style, width: float) -> bool:
    """Whether no word of it is broken by the indents of two lists."""
    words = style.face.widths(part.split())
    return max(words, default=0.0) * style.size < width - 2 * marker_room(["10."], style)


def listed(
    items: Sequence[str],
    gaya: Gaya,
    style: Style,
    width: float,
    align: Align = Align.LEFT,
    x: float = 0.0,
    indent: float = 0.0,
) -> list[Line]:
    """tugas or fungsi in the way the office has them; "-" where there are none.

    `indent` is the least distance from markers to texts, for lists whose texts stand in one column.
    """
    if not any(item.strip() for item in items):
        return paragraph("-", style, width, align, x)
    if gaya in (Gaya.PARAGRAF, Gaya.KOSONG):
        return [line for item in items for line in flowing(item, style, width, align, x)]
    markers = [marker_of(gaya, at) for at, _ in enumerate(items)]
    # Who typed the marker too meant it once.
    marked = [(m, [item.lstrip().removeprefix(f"{m} ")]) for m, item in zip(markers, items, strict=True)]
    return _items(marked, style, width, align, x, indent)


def marker_of(gaya: Gaya, at: int) -> str:
    """The marker of the item at index `at`: a. … z. aa. ab.; 1. 2.; or a dash."""
    if gaya is Gaya.ANGKA:
        return f"{at + 1}."
    if gaya is Gaya.STRIP:
        return "-"
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return f"{letters}."


def has_markers(text: str) -> bool:
    """Whether a line of the text begins with a list marker."""
    return any(_MARKER.match(part) for part in text.split("\n"))


def marker_room(markers: Sequence[str], style: Style) -> float:
    """The distance from the markers of a list to its texts."""
    return max(map(style.width, markers), default=0.0) + 0.5 * style.size


def _items(
    items: Sequence[tuple[str, Sequence[str]]],
    style: Style,
    width: float,
    align: Align,
    x: float,
    least: float = 0.0,
) -> list[Line]:
    """List items of one list, their texts aligned behind the widest marker."""
    indent = max(least, marker_room([marker for marker, _ in items], style))
    lines: list[Line] = []
    for marker, parts in items:
        head, *rest = clean("\n".join(parts)).split("\n")
        lines += hanging(marker, head, style, width, indent, align, x)
        if rest:
            lines[-1:] = glued(lines[-1:])
            lines += flowing("\n".join(rest), style, width - indent, align, x + indent)
    return lines
