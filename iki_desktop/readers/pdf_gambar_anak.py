"""The child process that lets PDFium draw a page of a PDF; run as a file, or by a built program.

Like `pdf_anak` it imports nothing of the project and is bounded in memory and time. In: the bytes of the PDF
on stdin; arguments: the page (from 1) and the width in pixels. Out: width and height of the picture, four
bytes each, little-endian, then its pixels (blue, green, red, one to spare) row by row; or nothing.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

MAKS_SISI = 6000  # pixels
PUTIH = 0xFFFFFFFF


def main(argumen: Sequence[str]) -> int:
    """Read stdin, write stdout."""
    halaman, lebar = int(argumen[0]), int(argumen[1])
    with open(0, "rb", closefd=False) as masukan:
        isi = masukan.read()
    with open(1, "wb", closefd=False) as keluar:
        keluar.write(lukis(isi, halaman, min(lebar, MAKS_SISI)))
    return 0


def lukis(isi: bytes, nomor: int, lebar: int) -> bytes:
    """What main writes."""
    import pypdfium2.raw as p

    dokumen = p.FPDF_LoadMemDocument64(isi, len(isi), None)
    halaman = p.FPDF_LoadPage(dokumen, nomor - 1) if dokumen else None
    if not halaman:
        return b""
    rasio = p.FPDF_GetPageHeightF(halaman) / max(1.0, p.FPDF_GetPageWidthF(halaman))
    tinggi = round(lebar * rasio)
    if not 0 < tinggi <= MAKS_SISI:
        return b""
    return lebar.to_bytes(4, "little") + tinggi.to_bytes(4, "little") + _piksel(p, halaman, lebar, tinggi)


def _piksel(p: Any, halaman: Any, lebar: int, tinggi: int) -> bytes:
    penyangga = (ctypes.c_ubyte * (4 * lebar * tinggi))()
    gambar = p.FPDFBitmap_CreateEx(lebar, tinggi, p.FPDFBitmap_BGRx, penyangga, 4 * lebar)
    p.FPDFBitmap_FillRect(gambar, 0, 0, lebar, tinggi, PUTIH)
    p.FPDF_RenderPageBitmap(gambar, halaman, 0, 0, lebar, tinggi, 0, p.FPDF_ANNOT | p.FPDF_LCD_TEXT)
    return bytes(penyangga)


if __name__ == "__main__":
    sys.path.append(str(Path(__file__).parent))
    from pdf_anak import batasi_memori  # pyright: ignore[reportMissingImports]

    batasi_memori()
    sys.exit(main(sys.argv[1:]))
