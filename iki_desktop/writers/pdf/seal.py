"""The code of a paper on its pages: in the foot of each, and with a QR code beside the signature."""

from __future__ import annotations

import importlib
import importlib.util
import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from iki_desktop.models.kode import TULISAN
from iki_desktop.writers.pdf.line import Bit, Line
from iki_desktop.writers.pdf.look import Look
from iki_desktop.writers.pdf.page import MM, Page, Sheet, Stroke

_SIDE = 18 * MM  # of the QR code, without the white around it
_QUIET = 4  # modules of white that a reader needs on each side (ISO/IEC 18004)
_OVERLAP = 0.05  # points by which rows of modules overlap, so that no viewer shows white between them
_CODE_SIZE = 9.0  # pt


def seal(pages: Sequence[Page], kode: str, look: Look) -> None:
    """Put the code on the pages of a paper that ends with its signature.

    The QR code stands at the left of the room to sign, so that no line of the signature is beside its words,
    between the two who sign, or at the right of one who signs there; else below all the page says. Where
    none of these has room it is left out, and the feet alone name the code.
    """
    for page in pages:
        page.foot = page.foot or f"Kode {kode}"  # one that has a foot of its own names the code there
    page = pages[-1]
    cells = matrix(kode)
    module = _SIDE / len(cells)
    quiet = _QUIET * module
    bold = look.bold_of(_CODE_SIZE)
    words = [(TULISAN[0], look.foot), (kode, bold), *((text, look.foot) for text in TULISAN[1:])]
    wide = _SIDE + quiet + max(style.width(t) for t, style in words)
    for top in (_room_to_sign(page) - _SIDE / 2, _end(page) + 2 * quiet):
        left = _place(_ink(page, top - quiet, top + _SIDE + quiet), page.sheet, wide, quiet)
        if left is not None and top + _SIDE <= page.sheet.bottom:
            break
    else:
        return
    text_left = left + _SIDE + quiet
    page.strokes += [
        Stroke(left + x0 * module, y, left + x1 * module, y, module + _OVERLAP)
        for row, cell in enumerate(cells)
        for y in (top + (row + 0.5) * module,)
        for x0, x1 in _runs(cell)
    ]
    y = top + (_SIDE - sum(style.leading for _, style in words)) / 2
    for text, style in words:
        page.lines.append(
            (Line(style.leading, (Bit(0.0, text, style),), baseline=style.baseline), text_left, y)
        )
        y += style.leading


@lru_cache(4)
def matrix(kode: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of the QR code by row, True where dark: 21 × 21, level M (15 % may be lost)."""
    qrencoder = _encoder()
    qr: Any = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    qr.addData(qrencoder.QRAlphaNum(kode))
    qr.make()
    return tuple(tuple(bool(cell) for cell in row) for row in qr.modules)


def _encoder() -> Any:
    """The one module of reportlab that makes QR codes, without its package.

    That imports platypus and all bar codes: as much again as everything else that a paper needs.
    """
    name = "reportlab.graphics.barcode.qrencoder"
    graphics = importlib.util.find_spec("reportlab.graphics")
    for folder in (graphics.submodule_search_locations if graphics else None) or ():
        spec = importlib.util.spec_from_file_location(name, Path(folder) / "barcode" / "qrencoder.py")
        if spec is not None and spec.loader is not None and Path(str(spec.origin)).is_file():
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    return importlib.import_module(name)  # of a program whose modules are no files


def _runs(cells: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The dark stretches of a row: (first module, module after the last)."""
    start: int | None = None
    for at, dark in enumerate((*cells, False)):
        if dark and start is None:
            start = at
        elif not dark and start is not None:
            yield start, at
            start = None


def _room_to_sign(page: Page) -> float:
    """The middle of the highest white that goes across the page between its lines: there the hand signs."""
    widest, middle, bottom = 0.0, page.sheet.top, math.inf
    for top, end in sorted((y, y + line.height) for line, _, y in page.lines):
        if top - bottom >= widest:
            widest, middle = top - bottom, (top + bottom) / 2
        bottom = end if bottom == math.inf else max(bottom, end)
    return middle


def _end(page: Page) -> float:
    """How far down the page says anything."""
    return max((y + line.height for line, _, y in page.lines), default=page.sheet.top)


def _place(ink: Iterable[tuple[float, float]], sheet: Sheet, wide: float, quiet: float) -> float | None:
    """Where a thing so wide stands: at the left, else in the middle of the first gap that has room for it."""
    end = -math.inf
    for x0, x1 in (*sorted(ink), (sheet.right, sheet.right)):
        if end == -math.inf and x0 >= sheet.left + wide + quiet:
            return sheet.left
        if math.isfinite(end) and x0 - end >= wide + 2 * quiet:
            return (end + x0 - wide) / 2
        end = max(end, x1)
    return None


def _ink(page: Page, top: float, bottom: float) -> Iterator[tuple[float, float]]:
    """From where to where the text, rules and pictures between these heights reach across the page."""
    for line, x, y in page.lines:
        if y + line.height > top and y < bottom:
            for bit in line.bits:
                width = bit.style.width(bit.text) + bit.text.count(" ") * bit.stretch
                yield x + bit.x, x + bit.x + width
    for s in page.strokes:
        if max(s.y0, s.y1) > top and min(s.y0, s.y1) < bottom:
            yield min(s.x0, s.x1), max(s.x0, s.x1)
    yield from ((f.x0, f.x1) for f in page.fills if f.y1 > top and f.y0 < bottom)
    yield from ((p.x, p.x + p.width) for p in page.pictures if p.y + p.height > top and p.y < bottom)
