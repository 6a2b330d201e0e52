"""Paper for made-up decrees: a canvas that sets words and draws lines in the many ways programs do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

SIZES = {"a4": (595.3, 841.9), "f4": (609.4, 935.4)}  # points
FACES = {
    "times": ("Times-Roman", "Times-Bold"),
    "helvetica": ("Helvetica", "Helvetica-Bold"),
    "vera": ("Vera", "VeraBd"),  # TrueType, comes with reportlab
}
LEADING = 1.2  # of the size
LIGATURES = (("ffi", "\ufb03"), ("ff", "\ufb00"), ("fi", "\ufb01"), ("fl", "\ufb02"))
VOWELS = "aiueo"


@dataclass(frozen=True, slots=True)
class Ink:
    """How a program sets words and draws lines."""

    face: str = "times"
    size: float = 10.0
    words: str = "baris"  # kata · huruf: placed one by one
    ligatures: bool = False
    pen: str = "gores"  # kotak (thin filled rectangles) · putus (dashes) · ganda (double) · ruas (per cell)
    shape: str = "a4"  # f4; "-l" for landscape
    turn: str = ""  # 90 · 180 · 270 (by the page's /Rotate) · rebah (text runs upwards on an upright page)
    origin: str = ""  # potong (a CropBox) · geser (a MediaBox that does not begin at 0)
    stamp: str = ""  # words across the page
    head: str = ""
    foot: str = ""  # "#" is the number of the page


@cache
def _vera() -> None:
    for name in FACES["vera"]:
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))


class Sheets:
    """Pages of a PDF. Lengths are points; y grows downwards from the upper edge of the upright page."""

    def __init__(self, ink: Ink) -> None:
        if ink.face == "vera":
            _vera()
        self.ink = ink
        self.regular, self.bold = FACES[ink.face]
        shape, _, landscape = ink.shape.partition("-")
        width, height = SIZES[shape]
        self.width, self.height = (height, width) if landscape else (width, height)
        self.left, self.right, self.top = 62.0, self.width - 56.0, 60.0
        self.bottom = self.height - 58.0
        self.number = 0
        self._out = BytesIO()
        size = (self.height, self.width) if ink.turn == "rebah" else (self.width, self.height)
        if ink.origin == "potong":
            size = (size[0] + 80, size[1] + 120)
        self.canvas = Canvas(self._out, pagesize=size, invariant=1)
        if ink.origin == "geser":
            self._shift_pages()
        self._begin()

    # ------------------------------------------------------------ pages

    def _shift_pages(self) -> None:
        doc: Any = self.canvas._doc  # type: ignore[attr-defined]
        add: Callable[..., object] = doc.addPage

        def shifted(page: Any) -> object:
            flat = page.Rotate in (90, 270) if hasattr(page, "Rotate") else False
            w, h = (page.pageheight, page.pagewidth) if flat else (page.pagewidth, page.pageheight)
            page.MediaBox = PDFArray([-200, 35, w - 200, h + 35])
            return add(page)

        doc.addPage = shifted

    def _begin(self) -> None:
        self.number += 1
        c, ink, w, h = self.canvas, self.ink, self.width, self.height
        c.saveState()
        if ink.turn.isdigit():
            c.setPageRotation(int(ink.turn))
        flat = ink.turn in ("90", "270", "rebah")
        if ink.origin == "geser":
            c.translate(-200, 35)
        elif ink.origin == "potong":
            c.translate(40, 60)
            c.setCropBox((40, 60, 40 + (h if flat else w), 60 + (w if flat else h)))
        match ink.turn:
            case "90" | "rebah":
                c.transform(0, 1, -1, 0, h, 0)
            case "180":
                c.transform(-1, 0, 0, -1, w, h)
            case "270":
                c.transform(0, -1, 1, 0, 0, w)
            case _:
                pass
        if ink.stamp:
            c.saveState()
            c.translate(w / 2, h / 2)
            c.rotate(40)
            c.setFillGray(0.8)
            c.setFont(self.bold, 60)
            c.drawCentredString(0, 0, ink.stamp)
            c.restoreState()
        if ink.head:
            self.text(self.left, 32, ink.head, size=8)
        if ink.foot:
            foot = ink.foot.replace("#", str(self.number))
            self.text((w - self.measure(foot)) / 2, h - 30, foot)

    def next_page(self) -> None:
        self.canvas.restoreState()
        self.canvas.showPage()
        self._begin()

    def finish(self) -> bytes:
        self.canvas.restoreState()
        self.canvas.showPage()
        self.canvas.save()
        return self._out.getvalue()

    # ------------------------------------------------------------ words

    def measure(self, words: str, *, bold: bool = False, size: float = 0.0) -> float:
        return pdfmetrics.stringWidth(words, self.bold if bold else self.regular, size or self.ink.size)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        bold: bool = False,
        size: float = 0.0,
        gap: float = 0.0,
    ) -> None:
        """One line on the baseline y. `gap`: points added to each blank (justified lines)."""
        size = size or self.ink.size
        font = self.bold if bold else self.regular
        self.canvas.setFont(font, size)
        blank = self.measure(" ", bold=bold, size=size) + gap
        pieces = words.split(" ") if gap or self.ink.words != "baris" else [words]
        for piece in pieces:
            shown = piece
            if self.ink.ligatures:
                for letters, one in LIGATURES[-2:]:
                    shown = shown.replace(letters, one)
            if self.ink.words == "huruf":
                at = x
                for letter in shown:
                    self.canvas.drawString(at, self.height - y, letter)
                    at += self.measure(letter, bold=bold, size=size)
            else:
                self.canvas.drawString(x, self.height - y, shown)
            x += self.measure(piece, bold=bold, size=size) + blank

    def wrap(self, words: str, width: float, *, bold: bool = False, hyphens: bool = False) -> list[str]:
        """The lines of a paragraph; a word wider than the column is cut."""
        lines: list[str] = []
        for word in words.split():
            line = f"{lines[-1]} {word}" if lines else word
            if lines and self.measure(line, bold=bold) <= width:
                lines[-1] = line
                continue
            cut = self._hyphen(lines[-1], word, width, bold=bold) if lines and hyphens else 0
            if cut:
                lines[-1] += f" {word[:cut]}-"
                word = word[cut:]
            while self.measure(word, bold=bold) > width and len(word) > 1:
                fits = max(
                    (n for n in range(1, len(word)) if self.measure(word[:n], bold=bold) <= width), default=1
                )
                lines.append(word[:fits])
                word = word[fits:]
            lines.append(word)
        return lines

    def _hyphen(self, line: str, word: str, width: float, *, bold: bool) -> int:
        """How many letters of a word go on this line, before a hyphen behind a vowel; 0 for none."""
        if not (word.isalpha() and word.islower()):
            return 0
        for n in range(len(word) - 3, 2, -1):
            syllable = word[n - 1] in VOWELS and word[n] not in VOWELS and word[n + 1] in VOWELS
            if syllable and self.measure(f"{line} {word[:n]}-", bold=bold) <= width:
                return n
        return 0

    # ------------------------------------------------------------ lines

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A level or upright line."""
        c, h = self.canvas, self.height
        c.setLineWidth(0.5)
        match self.ink.pen:
            case "kotak":
                if y0 == y1:
                    c.rect(x0 - 0.25, h - y0 - 0.25, x1 - x0 + 0.5, 0.5, stroke=0, fill=1)
                else:
                    c.rect(x0 - 0.25, h - y1 - 0.25, 0.5, y1 - y0 + 0.5, stroke=0, fill=1)
            case "putus":
                c.setDash(3, 2)
                c.line(x0, h - y0, x1, h - y1)
                c.setDash()
            case "ganda":
                dx, dy = (0, 1) if y0 == y1 else (1, 0)
                c.line(x0, h - y0, x1, h - y1)
                c.line(x0 + dx, h - y0 - dy, x1 + dx, h - y1 - dy)
            case _:
                c.line(x0, h - y0, x1, h - y1)

    def shade(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.setFillGray(0.85)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.setFillGray(0)


@dataclass(frozen=True, slots=True)
class Strip:
    """Something as high as a line or more that no page break cuts; `draw(x, y of its upper edge)`."""

    height: float
    draw: Callable[[float, float], None]


def paragraph(
    sheets: Sheets,
    words: str,
    width: float,
    *,
    bold: bool = False,
    hyphens: bool = False,
    justify: bool = False,
    align: str = "kiri",
    mark: str = "",
    indent: float = 0.0,
) -> list[Strip]:
    """The lines of a paragraph. `mark` hangs before them in `indent` points; align: kiri · tengah."""
    step = LEADING * sheets.ink.size
    lines = sheets.wrap(words, width - indent, bold=bold, hyphens=hyphens)

    def strip(n: int, line: str) -> Strip:
        gap = 0.0
        if justify and n < len(lines) - 1 and " " in line:
            gap = max(0.0, (width - indent - sheets.measure(line, bold=bold)) / line.count(" "))

        def draw(x: float, y: float) -> None:
            at = x + indent
            if align == "tengah":
                at = x + (width - sheets.measure(line, bold=bold)) / 2
            if mark and not n:
                sheets.text(x, y + sheets.ink.size, mark, bold=bold)
            sheets.text(at, y + sheets.ink.size, line, bold=bold, gap=gap)

        return Strip(step, draw)

    return [strip(n, line) for n, line in enumerate(lines)]


def fraction(sheets: Sheets, over: str, under: str, tail: str, width: float, *, short: bool) -> list[Strip]:
    """Numerator, drawn bar, denominator, and `tail` beside the bar. short: the bar is as long as the words,
    and these stand at the left."""
    step = LEADING * sheets.ink.size
    room = sheets.measure(tail)
    inner = width - room
    above, below = sheets.wrap(over, inner), sheets.wrap(under, inner)
    if short:
        inner = max(map(sheets.measure, (*above, *below)))

    def draw(x: float, y: float) -> None:
        for n, line in enumerate((*above, *below)):
            at = x if short else x + (inner - sheets.measure(line)) / 2
            sheets.text(at, y + n * step + sheets.ink.size + (3 if n >= len(above) else 0), line)
        bar = y + len(above) * step + 2.5
        sheets.canvas.setLineWidth(0.6)
        sheets.canvas.line(x, sheets.height - bar, x + inner, sheets.height - bar)
        if tail:
            sheets.text(x + inner, bar + 0.3 * sheets.ink.size, tail)

    return [Strip((len(above) + len(below)) * step + 4, draw)]


def total(strips: Sequence[Strip]) -> float:
    return sum(s.height for s in strips)
