"""The child process that lets PDFium draw pages of a PDF; run as a file, or by a built program.

Like `pdf.child` it imports nothing of the project and is bounded in memory. It answers as long as stdin is
open, all numbers little-endian. OPEN (a byte), the length of a PDF (eight bytes) and its bytes: the number of
its pages (four), 0 where it cannot be read. DRAW, then in four bytes each the page (from 1), the width of all
of it in pixels, the first row wanted, how many rows (0: all that follow), and 1 where it is for a printer:
width and height of the picture, four bytes each, then its pixels (blue, green, red, one to spare) row by row;
0 and 0 where it cannot be drawn.
"""

from __future__ import annotations

import ctypes
import struct
import sys
from pathlib import Path
from typing import Any, BinaryIO

OPEN, DRAW = b"O", b"D"
LENGTH, ASKED, COUNT, SIZE = "<Q", "<5I", "<I", "<2I"
MAX_SIDE = 12_000  # pixels of a page: F4 for a printer of 600 dots an inch has 7,800
MAX_PIXELS = 20_000_000  # of one picture; of a taller page the parts are asked for
WHITE = 0xFFFFFFFF


def main() -> int:
    """Read stdin, write stdout, until stdin ends."""
    pdfium = _pdfium()  # before the first PDF is there: the other process still makes it
    document: Document | None = None
    with open(0, "rb", closefd=False) as source, open(1, "wb", closefd=False) as out:
        while command := source.read(1):
            if command == OPEN:
                (length,) = struct.unpack(LENGTH, source.read(struct.calcsize(LENGTH)))
                if document is not None:
                    document.close()
                document = Document(pdfium, source.read(length))
                out.write(struct.pack(COUNT, document.pages))
            elif document is not None:
                document.draw(out, *struct.unpack(ASKED, source.read(struct.calcsize(ASKED))))
            out.flush()
    return 0


def _pdfium() -> Any:
    """PDFium by its own names; pypdfium2 around it would take as long again to import."""
    import pypdfium2_raw as p

    p.FPDF_InitLibraryWithConfig(p.FPDF_LIBRARY_CONFIG(version=2))
    return p


class Document:
    """A PDF as PDFium has it."""

    def __init__(self, pdfium: Any, content: bytes) -> None:
        self._p = pdfium
        self._content = content  # PDFium reads from it as long as the document is open
        self._document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)

    @property
    def pages(self) -> int:
        return max(0, self._p.FPDF_GetPageCount(self._document)) if self._document else 0

    def close(self) -> None:
        if self._document:
            self._p.FPDF_CloseDocument(self._document)

    def draw(self, out: BinaryIO, nomor: int, width: int, top: int, rows: int, printed: int) -> None:
        """Write what main says of DRAW."""
        page = self._p.FPDF_LoadPage(self._document, nomor - 1) if self._document else None
        pixels = self._pixels(page, width, top, rows, printed) if page else None
        height = len(pixels) // (4 * width) if pixels is not None else 0
        out.write(struct.pack(SIZE, width if height else 0, height))
        if pixels is not None:
            out.write(pixels)
        if page:
            self._p.FPDF_ClosePage(page)

    def _pixels(self, page: Any, width: int, top: int, rows: int, printed: int) -> Any:
        """A buffer of the pixels, None for a picture of no size or one too large."""
        p = self._p
        whole = round(width * p.FPDF_GetPageHeightF(page) / max(1.0, p.FPDF_GetPageWidthF(page)))
        height = min(rows or whole, whole - top)
        if not 0 < max(width, whole) <= MAX_SIDE or height <= 0 or width * height > MAX_PIXELS:
            return None
        buffer = (ctypes.c_ubyte * (4 * width * height))()
        picture = p.FPDFBitmap_CreateEx(width, height, p.FPDFBitmap_BGRx, buffer, 4 * width)
        p.FPDFBitmap_FillRect(picture, 0, 0, width, height, WHITE)
        # Letters with coloured edges are sharper on a screen, and wrong on paper.
        flags = p.FPDF_ANNOT | (p.FPDF_PRINTING if printed else p.FPDF_LCD_TEXT)
        p.FPDF_RenderPageBitmap(picture, page, 0, -top, width, whole, 0, flags)
        p.FPDFBitmap_Destroy(picture)
        return buffer


if __name__ == "__main__":
    sys.path.append(str(Path(__file__).parent))
    from child import limit_memory  # pyright: ignore[reportMissingImports]

    limit_memory()
    sys.exit(main())
