"""One face to set text in: a main font, the fonts that stand in for glyphs it lacks, and cached widths."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from iki_desktop.writers.pdf.rtl import letters

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

# Characters that would only print as boxes: controls, zero-width and direction marks, soft hyphen.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
# A paper of an office has a few thousand different words; hostile text must not make the cache grow for ever.
_MOST_WORDS = 50_000


def clean(teks: str) -> str:
    """The text as it can be set: composed letters, one kind of line end, no invisible characters."""
    if teks.isascii() and (teks.isprintable() or teks.replace("\n", "").isprintable()):
        return teks
    teks = letters(unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", teks)))
    return _INVISIBLE.sub("", _LONE_SURROGATE.sub("\ufffd", teks)).replace("\t", " ")


class _Widths(dict[str, float]):
    """Width by word, measured when it is first asked for."""

    def __init__(self, measure: Callable[[str], float]) -> None:
        super().__init__()
        self._measure = measure

    def __missing__(self, word: str) -> float:
        if len(self) > _MOST_WORDS:
            self.clear()
        width = self[word] = self._measure(word)
        return width


class Run(NamedTuple):
    """A stretch of text that one font can set, and its width at size 1."""

    font: TTFont
    text: str
    width: float


class Face:
    """A main font and its stand-ins. Widths are for size 1: multiply by the size in points."""

    def __init__(self, main: TTFont, stand_ins: Callable[[], Iterator[TTFont]]) -> None:
        """`stand_ins` is asked only when a character is missing; it yields fonts in order of preference."""
        self.main = main
        self.ascent: float = main.face.ascent / 1000
        self.descent: float = -main.face.descent / 1000
        self._advance: dict[int, float] = main.face.charWidths
        self._stand_ins = stand_ins
        self._font_of: dict[str, TTFont] = {}
        self._width = _Widths(self._measured)
        self.space = self.width(" ")

    def width(self, word: str) -> float:
        """Width of a stretch of text at size 1."""
        return self._width[word]

    def widths(self, words: Iterable[str]) -> Iterator[float]:
        """Width at size 1 of each of the words, or of each character of one."""
        return map(self._width.__getitem__, words)

    def _measured(self, word: str) -> float:
        try:
            return sum(map(self._advance.__getitem__, map(ord, word))) / 1000
        except KeyError:
            return sum(run.width for run in self.runs(word))

    def plain(self, text: str) -> bool:
        """Whether the main font alone can set the text."""
        return all(map(self._advance.__contains__, map(ord, text)))

    def runs(self, text: str) -> list[Run]:
        """The text cut where the font changes; together the runs are the whole text."""
        runs: list[Run] = []
        start = 0
        fonts = [self._font(char) for char in text]
        for end in range(1, len(text) + 1):
            if end == len(text) or fonts[end] is not fonts[start]:
                font, part = fonts[start], text[start:end]
                widths = font.face.charWidths
                width = sum(widths.get(ord(char), font.face.defaultWidth) for char in part) / 1000
                runs.append(Run(font, part, width))
                start = end
        return runs

    def _font(self, char: str) -> TTFont:
        if ord(char) in self._advance:
            return self.main
        font = self._font_of.get(char)
        if font is None:
            font = self._find(char)
            self._font_of[char] = font
        return font

    def _find(self, char: str) -> TTFont:
        for font in self._stand_ins():
            if ord(char) in font.face.charWidths:
                return font
        return self.main
