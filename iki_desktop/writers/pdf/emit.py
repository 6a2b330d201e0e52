"""Writes pages as a PDF: fonts embedded and subset, outline, metadata; the same pages give the same bytes.

The file is prepared for PDF/A-2b (see `archive`).
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from iki_desktop.errors import Report
from iki_desktop.writers.pdf.face import clean
from iki_desktop.writers.pdf.line import Bit, Style
from iki_desktop.writers.pdf.missing import NAME as MISSING
from iki_desktop.writers.pdf.missing import strokes as missing_strokes
from iki_desktop.writers.pdf.page import FOOT, Page, Stroke
from iki_desktop.writers.pdf.rtl import stretches

_ASCII = "".join(map(chr, range(32, 127)))
_ESCAPE = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})
_UNDERLINE = 0.06  # weight and depth of an underline, in em
_BAR = 0.55  # weight of a fraction's bar, in points

# Fonts are shared, and reportlab reads its way through a font's file while it takes a subset of it.
_saving = threading.Lock()


class About(NamedTuple):
    """What the file says of itself."""

    title: str
    author: str
    subject: str = ""
    issued: date | None = None  # the file's own date; a paper does not ask the PC's clock

    def clean(self) -> About:
        """The same without what no text of a file may hold."""
        return self._replace(title=clean(self.title), author=clean(self.author), subject=clean(self.subject))


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
    with _saving:
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
        code = [*_fills(page, height), *self._strokes(page, height)]
        code.append("BT")
        font = ""
        stretch = 0.0
        for line, x, y in page.lines:
            base = height - y - line.baseline
            for bit in line.bits:
                right, text, style, wanted_stretch, _, hidden = bit
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
                    code.append(f"1 0 0 1 {x + right:.2f} {base:.2f} Tm ({text}) Tj")
                else:
                    font = self._runs(code, bit, x + right, base, font)
                if hidden:
                    code.append("0 Tr")
        if page.foot_style is not None:
            self._foot(code, page, number, total)
        code.append("ET")
        canvas.addLiteral("\n".join(code))
        for title, level, y in page.bookmarks:
            key = f"k{self._entries}"
            self._entries += 1
            canvas.bookmarkHorizontal(key, 0, height - y)
            canvas.addOutlineEntry(clean(title) or "-", key, level, closed=False)

    def _strokes(self, page: Page, height: float) -> list[str]:
        code = ["0 G 0 g"]
        weight = 0.0
        rules = list(page.strokes)
        for line, x, y in page.lines:
            if line.rule is not None:
                foot = y + line.height
                rules.append(Stroke(x + line.rule[0], foot, x + line.rule[1], foot, _BAR))
            for right, _, style, _, length, _ in line.bits:
                if length:
                    under = y + line.baseline + 2 * _UNDERLINE * style.size
                    rules.append(Stroke(x + right, under, x + right + length, under, _UNDERLINE * style.size))
        for x0, y0, x1, y1, thick in rules:
            if thick != weight:
                weight = thick
                code.append(f"{weight:.2f} w")
            code.append(f"{x0:.2f} {height - y0:.2f} m {x1:.2f} {height - y1:.2f} l S")
        return code

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

    def _foot(self, code: list[str], page: Page, number: int, total: int) -> None:
        style: Style = page.foot_style  # pyright: ignore[reportAssignmentType]
        text = f"Halaman {number} dari {total}"
        x = page.sheet.right - style.width(text)
        code.append("0 Tw")
        font = ""
        for words, at in ((page.foot, page.sheet.left), (text, x)):
            if words:
                font = self._runs(code, Bit(at, words, style), at, FOOT, font)

    def _picture(self, data: bytes, x: float, y: float, width: float, height: float) -> None:
        from reportlab.lib.utils import ImageReader

        from iki_desktop.writers.pdf.archive import on_white

        picture = ImageReader(BytesIO(on_white(data)))
        self._canvas.drawImage(picture, x, y, width, height, mask=None, preserveAspectRatio=True, anchor="n")


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
