"""The child process that lets PDFium draw a page of a PDF; run as a file, or by a built program.

Like `pdf.child` it imports nothing of the project and is bounded in memory and time. In: the bytes of the PDF
on stdin; arguments: the page (from 1) and the width in pixels. Out: width and height of the picture, four
bytes each, little-endian, then its pixels (blue, green, red, one to spare) row by row; or nothing.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

MAX_SIDE = 6000  # pixels
WHITE = 0xFFFFFFFF


def main(arguments: Sequence[str]) -> int:
    """Read stdin, write stdout."""
    page, width = int(arguments[0]), int(arguments[1])
    with open(0, "rb", closefd=False) as source:
        content = source.read()
    with open(1, "wb", closefd=False) as out:
        out.write(draw(content, page, min(width, MAX_SIDE)))
    return 0


def draw(content: bytes, nomor: int, width: int) -> bytes:
    """What main writes."""
    import pypdfium2.raw as p

    document = p.FPDF_LoadMemDocument64(content, len(content), None)
    page = p.FPDF_LoadPage(document, nomor - 1) if document else None
    if not page:
        return b""
    ratio = p.FPDF_GetPageHeightF(page) / max(1.0, p.FPDF_GetPageWidthF(page))
    height = round(width * ratio)
    if not 0 < height <= MAX_SIDE:
        return b""
    return width.to_bytes(4, "little") + height.to_bytes(4, "little") + _pixels(p, page, width, height)


def _pixels(p: Any, page: Any, width: int, height: int) -> bytes:
    buffer = (ctypes.c_ubyte * (4 * width * height))()
    picture = p.FPDFBitmap_CreateEx(width, height, p.FPDFBitmap_BGRx, buffer, 4 * width)
    p.FPDFBitmap_FillRect(picture, 0, 0, width, height, WHITE)
    p.FPDF_RenderPageBitmap(picture, page, 0, 0, width, height, 0, p.FPDF_ANNOT | p.FPDF_LCD_TEXT)
    return bytes(buffer)


if __name__ == "__main__":
    sys.path.append(str(Path(__file__).parent))
    from child import limit_memory  # pyright: ignore[reportMissingImports]

    limit_memory()
    sys.exit(main(sys.argv[1:]))
