"""Charts of a report, drawn with our own rectangles and rules: a bar a unit, a column a month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from iki_desktop.models.angka import format_angka
from iki_desktop.models.tanggal import BULAN_PENDEK
from iki_desktop.writers import colours
from iki_desktop.writers.pdf.line import Line, Style, height, smaller
from iki_desktop.writers.pdf.page import Fill, Page, Stroke
from iki_desktop.writers.pdf.text import Align, paragraph

NONE = "–"
_BAR = 11.0  # points: the thickness of a bar
_ROW_GAP = 5.0
_LABEL_SHARE = 0.4  # of the chart's width, for the names of units at the left
_MOST_FIGURE = 0.34  # for figure and word at the right
_NAME_LINES = 2
_COLUMN_SHARE = 0.6  # of a month's room
_RULE, _AXIS = 0.4, 0.8
_MOST = Fraction(200)  # %: what is more is drawn cut, or one office's 9.000 % would flatten all others
_CUT_AT, _CUT = 6.0, 2.0  # points: where from its end a cut one has a gap, and how wide


class Bar(NamedTuple):
    """A unit's capaian in %, None where it has none, with its word and the colour of that word."""

    name: str
    value: Fraction | None
    word: str
    colour: str


class BarChart:
    """A horizontal bar for each unit: its name at the left, its figure and word at the right."""

    def __init__(
        self, listed: Sequence[Bar], style: Style, width: float, name_lines: int = _NAME_LINES
    ) -> None:
        """`name_lines` are what a name may have; a longer one ends with "…"."""
        self._listed = listed
        self._style = style
        words = [
            f"{format_angka(bar.value)} % {bar.word}" if bar.value is not None else NONE for bar in listed
        ]
        longest = max(map(style.width, words), default=0.0) + 1
        figure = min(longest, width * _MOST_FIGURE)
        label = width * _LABEL_SHARE
        self._start = label + 6
        self._room = width - label - figure - 12
        self._names = [short_lines(bar.name, style, label, name_lines) for bar in listed]
        self._words = [short_lines(text, style, figure, _NAME_LINES) for text in words]
        self._tall = [
            max(height(name), height(word), _BAR) + _ROW_GAP
            for name, word in zip(self._names, self._words, strict=True)
        ]
        self._scale = smaller(style, style.size - 1)
        self.height = sum(self._tall) + self._scale.leading + 2

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw the chart from its top left corner; the rule at 100 % runs through all bars."""
        start, room, top = x + self._start, self._room, y
        most = _scale_end(bar.value for bar in self._listed)
        for bar, name, words, tall in zip(self._listed, self._names, self._words, self._tall, strict=True):
            inner = tall - _ROW_GAP
            page.put(name, x, y + (inner - height(name)) / 2)
            if bar.value is not None:
                above = y + (inner - _BAR) / 2
                end = start + room * float(min(bar.value, most) / most)
                page.fills.append(Fill(start, above, end, above + _BAR, bar.colour))
                if bar.value > most:
                    cut = end - _CUT_AT
                    page.fills.append(Fill(cut - _CUT, above, cut, above + _BAR, colours.WHITE))
            page.put(words, start + room + 6, y + (inner - height(words)) / 2)
            y += tall
        hundred = start + room * float(100 / most)
        page.strokes.append(Stroke(start, top - 2, start, y, _AXIS))
        page.strokes.append(Stroke(hundred, top - 2, hundred, y, _RULE))
        for at, text in ((start, "0"), (hundred, "100 %")):
            wide = self._scale.width(text)
            page.put(paragraph(text, self._scale, wide + 1), at - wide / 2, y + 1)


def months(
    page: Page, values: Sequence[Fraction | None], style: Style, x: float, y: float, width: float, tall: float
) -> None:
    """A column for each month of the year within `tall` points; months that are not in `values` stay empty.

    Below the axis stand the months, and below each its figure.
    """
    most = _scale_end(values)
    axis = style.width("100 %") + 4
    step = (width - axis) / 12
    foot = y + tall - 2 * style.leading - 2
    scale = foot - y - style.leading / 2
    hundred = foot - scale * float(100 / most)
    for at, text in ((hundred, "100 %"), (foot, "0")):
        page.put(paragraph(text, style, axis - 4, Align.RIGHT), x, at - style.leading / 2)
    x += axis
    for at, name in enumerate(BULAN_PENDEK):
        left = x + at * step
        page.put(paragraph(name, style, step, Align.CENTRE), left, foot + 2)
        if at >= len(values):
            continue
        value = values[at]
        if value is not None:
            side = step * (1 - _COLUMN_SHARE) / 2
            high = scale * float(min(value, most) / most)
            page.fills.append(Fill(left + side, foot - high, left + step - side, foot, colours.ACCENT))
            if value > most:
                cut = foot - high + _CUT_AT
                page.fills.append(Fill(left + side, cut, left + step - side, cut + _CUT, colours.WHITE))
        words = NONE if value is None else format_angka(value, 1)
        fit = min(style.size, style.size * (step - 2) / max(style.width(words), 1))
        figure = smaller(style, round(fit - 0.05, 1))
        page.put(paragraph(words, figure, step, Align.CENTRE), left, foot + 2 + style.leading)
    page.strokes.append(Stroke(x, hundred, x + 12 * step, hundred, _RULE))
    page.strokes.append(Stroke(x, foot, x + 12 * step, foot, _AXIS))


def _scale_end(values: Iterable[Fraction | None]) -> Fraction:
    """The capaian at the far end of a chart's scale: 100 at least, so that the rule there is always seen."""
    return min(max([Fraction(100), *(value for value in values if value is not None)]), _MOST)


def short_lines(text: str, style: Style, width: float, most: int) -> list[Line]:
    """A text in at most so many lines; where it is longer its last line ends with "…"."""
    lines = paragraph(" ".join(text.split())[:400], style, width)
    if len(lines) <= most:
        return lines
    words = lines[most - 1].bits[0].text
    while words and style.width(words + "…") > width:
        words = words[:-1]
    last = lines[most - 1].bits[0]._replace(text=words.rstrip() + "…", stretch=0.0)
    return [*lines[: most - 1], lines[most - 1]._replace(bits=(last,), glued=False)]
