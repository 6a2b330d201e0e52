"""How wide the columns of a table are: no word broken where that can be helped, the rest by content."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from iki_desktop.writers.pdf.line import Style, smaller
from iki_desktop.writers.pdf.table import PAD_X
from iki_desktop.writers.pdf.text import has_markers, marker_room

_MOST_FOR_ONE_WORD = 0.28  # of the table's width; a longer word is broken
# Of the title's size: smaller while the words of the titles would leave no room, or where the title is no
# longer _LEGIBLE would take more than _FOR_TITLES of the table.
_TITLE_SIZES = (1.0, 0.9, 0.8)
_FOR_TITLES = 0.85
_LEGIBLE = 9.0  # pt
_SHORT = 60  # letters: a text that is longer has no line of its own in a column
_HALVINGS = 40  # to a share's last digit
_LEAST_TEXT = 3.0  # characters: what a column with hardly any text counts as


def least_widths(
    total: float,
    texts: Sequence[Sequence[str]],
    titles: Sequence[str],
    text: Style,
    title: Style,
    unbroken: Collection[int] = (),
) -> list[float]:
    """The width each column needs for its longest word (padding included), at most a part of the table.

    Columns at the indices `unbroken` need it for their longest line.
    """
    needs: list[tuple[float, float]] = []
    for at, (column, name) in enumerate(zip(texts, titles, strict=True)):
        words = {word for each in column for word in (each.split("\n") if at in unbroken else each.split())}
        longest = max(map(text.width, words), default=0.0)
        if any(map(has_markers, column)):
            longest += marker_room(["10."], text)
        needs.append((longest, _longest_word(name, title)))
    most = total * _MOST_FOR_ONE_WORD
    least: list[float] = []
    for size in _TITLE_SIZES:
        least = [min(max(word, of_title * size) + 2 * PAD_X + 0.5, most) for word, of_title in needs]
        if sum(least) <= total * (1.0 if title.size * size >= _LEGIBLE else _FOR_TITLES):
            break
    return least


def most_widths(
    texts: Sequence[Sequence[str]], titles: Sequence[str], text: Style, title: Style
) -> list[float]:
    """The width beyond which each column gains nothing: its title and all it says stand on one line each.

    Without a bound where a text is surely longer than a column.
    """
    most: list[float] = []
    for column, name in zip(texts, titles, strict=True):
        if max(map(len, column), default=0) > _SHORT:
            most.append(math.inf)
            continue
        widest = max(map(text.width, {line for each in column for line in each.split("\n")}), default=0.0)
        if any(map(has_markers, column)):
            widest += marker_room(["10."], text)
        most.append(max(widest, *(title.width(line) for line in name.split("\n"))) + 2 * PAD_X + 0.5)
    return most


def fit_columns(
    total: float,
    texts: Sequence[Sequence[str]],
    least: Sequence[float],
    most: Sequence[float],
    uneven: Collection[int] = (),
) -> list[float]:
    """Widths that sum to `total`, each at least `least` where the table has that much room.

    A column with more text gets more, by the square root, which keeps rows about as low as they can be,
    but no more than `most` while others can use it. A merged column has fewer texts than rows, and asks for
    as much less. Columns at the indices `uneven`, with a long text here and there, ask for more.
    """
    if sum(least) >= total:
        return _levelled(total, least)
    rows = max(map(len, texts), default=1) or 1
    want = [max(sum(map(len, column)) / rows, _LEAST_TEXT) ** 0.5 for column in texts]
    for at in uneven:  # the square root of their mean square
        want[at] = max((sum(len(each) ** 2 for each in texts[at]) / rows) ** 0.25, want[at])
    most = [max(bounds) for bounds in zip(least, most, strict=True)]
    if (enough := sum(most)) <= total:
        return [width * total / enough for width in most]
    # Every column its share of the whole within its bounds: the share is where the widths sum to the total.
    low, high = 0.0, total / min(want)
    for _ in range(_HALVINGS):
        share = (low + high) / 2
        if sum(_within(share * wish, *of) for wish, *of in zip(want, least, most, strict=True)) > total:
            high = share
        else:
            low = share
    widths = [_within(low * wish, *of) for wish, *of in zip(want, least, most, strict=True)]
    widest = max(range(len(widths)), key=widths.__getitem__)
    widths[widest] += total - sum(widths)
    return widths


def _within(width: float, least: float, most: float) -> float:
    return min(max(width, least), most)


def _levelled(total: float, least: Sequence[float]) -> list[float]:
    """Widths that sum to `total` where all ask too much: wide columns give way, narrow ones stay."""
    level = total
    for at, width in enumerate(sorted(least)):
        level = total / (len(least) - at)
        if width > level:
            break
        total -= width
    return [min(width, level) for width in least]


def title_style(titles: Sequence[str], widths: Sequence[float], title: Style) -> Style:
    """The style of a table's head, smaller where a word of it would be broken."""
    fit = min(
        (
            (width - 2 * PAD_X) / _longest_word(name, title)
            for name, width in zip(titles, widths, strict=True)
            if name.strip()
        ),
        default=1.0,
    )
    if fit >= 1.0:
        return title
    return smaller(title, round(title.size * max(fit, _TITLE_SIZES[-1]) - 0.05, 1))


def _longest_word(text: str, of: Style) -> float:
    return (
        max((of.face.width(part) * of.size for word in text.split() for part in word.split("/")), default=0.0)
        or 1.0
    )
