"""Writes pages as a PDF: fonts embedded and subset, outline, metadata; the same pages give the same bytes.

The file is prepared for PDF/A-2b (see `archive`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from iki_desktop.errors import Report
from iki_desktop.garbage import garbage_waits
from iki_desktop.writers.pdf.face import clean
from iki_desktop.writers.pdf.line import Bit, Line, Style
from iki_desktop.writers.pdf.missing import NAME as MISSING
from iki_desktop.writers.pdf.missing import strokes as missing_strokes
from iki_desktop.writers.pdf.page import FOOT, Page, Stroke
from iki_desktop.writers.pdf.rtl import stretches

_ASCII = "".join(map(chr, range(32, 127)))
_ESCAPE = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})
_UNDERLINE = 0.06  # weight and depth of an underline, in em
_BAR = 0.55  # weight of a fraction's bar, in points
_SAME = 1e-6  # points: what sums of heights may be off


class About(NamedTuple):
    """What the file says of itself."""

    title: str
    author: str
    subject: str = ""
    issued: date | None = None  # the file's own date; a paper does not ask the PC's clock

    def clean(self) -> About:
        """The same without what no text of a file may hold."""
        return self._replace(title=clean(self.title), author=clean(self.author), subject=clean(self.subject))


@garbage_waits()
def write(
    pages: Sequence[Page],
    about: About,
    out: Path | BinaryIO,
    report: Report | None = None,
    only: int | None = None,
    parts: Sequence[int] = (),
) -> None:
    """Write the pages to `out`, or of them the one in place `only`, from 1.

    `parts` are how many pages each paper has, where they are of several; each counts its own.
    `report(done, total)` counts pages and may raise Cancelled.
    """
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    from iki_desktop.writers.pdf import archive

    about = about.clean()
    # Text armour of binary streams took a third of all time and a fifth of the file.
    rl_config.useA85 = 0
    first = pages[0]
    style = first.foot_style
    # Without a first font of ours, reportlab would name Helvetica, which is not embedded.
    font: Any = style.face.main.fontName if style else None
    canvas: Any = Canvas(
        str(out) if isinstance(out, Path) else out,
        pagesize=(first.sheet.width, first.sheet.height),
        pageCompression=1,
        invariant=1,
        lang="id-ID",
        pdfVersion=archive.VERSION,
        initialFontName=font,
    )
    if about.issued is not None:
        stamp = canvas._doc._timeStamp
        stamp.YMDhms = (*about.issued.timetuple()[:3], 0, 0, 0)
    canvas.setTitle(about.title)
    canvas.setAuthor(about.author)
    canvas.setSubject(about.subject)
    canvas.setCreator("IKI Desktop")
    archive.prepare(canvas, about)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if any(page.bookmarks for page in pages):
        canvas.showOutline()
    writer = _PageWriter(canvas)
    numbers = [(n, total) for total in parts or (len(pages),) for n in range(1, total + 1)]
    for number, page in enumerate(pages, 1):
        if only not in (None, number):
            continue
        canvas.setPageSize((page.sheet.width, page.sheet.height))
        writer.page(page, *numbers[number - 1])
        canvas.showPage()
        if report is not None:
            report(number, len(pages))
    canvas.save()


class _PageWriter:
    """Turns pages into content streams, past reportlab's text objects, which cost most of the time."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._fonts: dict[Style, tuple[str, bool]] = {}  # what chooses the font, whether it has all of ASCII
        self._entries = 0

    def page(self, page: Page, number: int, total: int) -> None:
        height = page.sheet.height
        canvas = self._canvas
        for picture in page.pictures:
            self._picture(
                picture.data, picture.x, height - picture.y - picture.height, picture.width, picture.height
            )
        text, rules = self._texts([*page.lines, *_foot(page, number, total)], height)
        code = (*_fills(page, height), *_strokes([*page.strokes, *rules], height), "BT", *text, "ET")
        canvas.addLiteral("\n".join(code))
        for title, level, y in page.bookmarks:
            key = f"k{self._entries}"
            self._entries += 1
            canvas.bookmarkHorizontal(key, 0, height - y)
            canvas.addOutlineEntry(clean(title) or "-", key, level, closed=False)

    def _texts(
        self, lines: Iterable[tuple[Line, float, float]], height: float
    ) -> tuple[list[str], list[Stroke]]:
        """The code of the texts, and the rules that stand at them."""
        code: list[str] = []
        rules: list[Stroke] = []
        font = ""
        stretch = leading = 0.0
        before = (-1.0, 0.0)  # where the text before this one began, if it is one for the operator '
        for line, x, y in lines:
            if line.rule is not None:
                foot = y + line.height
                rules.append(Stroke(x + line.rule[0], foot, x + line.rule[1], foot, _BAR))
            base = height - y - line.baseline
            for bit in line.bits:
                right, text, style, wanted_stretch, underline, hidden = bit
                at = x + right
                if underline:
                    thick = _UNDERLINE * style.size
                    under = y + line.baseline + 2 * thick
                    rules.append(Stroke(at, under, at + underline, under, thick))
                wanted, ascii_face = self._fonts.get(style) or self._font(style)
                if wanted_stretch != stretch:
                    stretch = wanted_stretch
                    code.append(f"{stretch:.3f} Tw")
                if hidden:
                    code.append("3 Tr")
                if ascii_face and text.isascii():
                    if wanted != font:
                        code.append(wanted)
                        font = wanted
                    if "(" in text or ")" in text or "\\" in text:
                        text = text.translate(_ESCAPE)
                    if at == before[0] and abs(before[1] - style.leading - base) < _SAME:
                        if leading != style.leading:
                            leading = style.leading
                            code.append(f"{leading:g} TL")
                        code.append(f"({text})'")
                    else:
                        code.append(f"1 0 0 1 {at:.2f} {base:.2f} Tm ({text}) Tj")
                    before = at, base
                else:
                    font = self._runs(code, bit, at, base, font)
                    before = -1.0, 0.0
                if hidden:
                    code.append("0 Tr")
        return code, rules

    def _font(self, style: Style) -> tuple[str, bool]:
        name = style.face.main.getSubsetInternalName(0, self._canvas._doc)
        found = self._fonts[style] = (f"{name} {style.size:g} Tf", style.face.plain(_ASCII))
        return found

    def _runs(self, code: list[str], bit: Bit, x: float, base: float, font: str) -> str:
        """Text with letters beyond ASCII, each run in the font and subset that has it."""
        for text, backwards in stretches(bit.text):
            if backwards:
                # Each sign has a place of its own, so that the file keeps the order in which they are read.
                right = x + bit.style.width(text) + text.count(" ") * bit.stretch
                for sign in text:
                    right -= bit.style.width(sign) + (bit.stretch if sign == " " else 0.0)
                    font = self._forwards(code, bit, sign, right, base, font)
            else:
                font = self._forwards(code, bit, text, x, base, font)
            x += bit.style.width(text) + text.count(" ") * bit.stretch
        return font

    def _forwards(self, code: list[str], bit: Bit, text: str, x: float, base: float, font: str) -> str:
        doc = self._canvas._doc
        size = bit.style.size
        for run in bit.style.face.runs(text):
            if run.font.fontName == MISSING:
                code += ("ET", *missing_strokes(run.text, x, base, size), "BT")
            code.append(f"1 0 0 1 {x:.2f} {base:.2f} Tm")
            for subset, data in run.font.splitString(run.text, doc):
                wanted = f"{run.font.getSubsetInternalName(subset, doc)} {size:g} Tf"
                if wanted != font:
                    code.append(wanted)
                    font = wanted
                code.append(f"<{data.hex()}> Tj")
            x += run.width * size + run.text.count(" ") * bit.stretch
        return font

    def _picture(self, data: bytes, x: float, y: float, width: float, height: float) -> None:
        from reportlab.lib.utils import ImageReader

        from iki_desktop.writers.pdf.archive import on_white

        picture = ImageReader(BytesIO(on_white(data)))
        self._canvas.drawImage(picture, x, y, width, height, mask=None, preserveAspectRatio=True, anchor="n")


def _foot(page: Page, number: int, total: int) -> Iterator[tuple[Line, float, float]]:
    """The foot's lines and where they stand: what the page says of itself, and its number."""
    style = page.foot_style
    if style is None:
        return
    left, right, y = page.sheet.left, page.sheet.right, page.sheet.height - FOOT - style.baseline
    numbered = f"Halaman {number} dari {total}"
    for text, x in ((page.foot, left), (numbered, right - style.width(numbered))):
        if text:
            yield Line(style.leading, (Bit(0.0, text, style),), baseline=style.baseline), x, y


def _strokes(rules: Iterable[Stroke], height: float) -> Iterator[str]:
    """Black from here on, and the rules."""
    yield "0 G 0 g"
    weight = 0.0
    for x0, y0, x1, y1, thick in rules:
        if thick != weight:
            weight = thick
            yield f"{weight:.2f} w"
        yield f"{x0:.2f} {height - y0:.2f} m {x1:.2f} {height - y1:.2f} l S"


def _fills(page: Page, height: float) -> list[str]:
    """Rectangles in colour, one below the other in the order in which they were put."""
    code: list[str] = []
    colour = ""
    for fill in page.fills:
        if fill.colour != colour:
            colour = fill.colour
            red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
            code.append(f"{red:.3f} {green:.3f} {blue:.3f} rg")
        code.append(
            f"{fill.x0:.2f} {height - fill.y1:.2f} {fill.x1 - fill.x0:.2f} {fill.y1 - fill.y0:.2f} re f"
        )
    return code
