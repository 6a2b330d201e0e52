"""PDF files put together object by object, sound or not: for tests of what the reader must stand."""

from __future__ import annotations

import itertools
import re
import zlib
from collections.abc import Mapping

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
CATALOGUE, TREE, PAGE, CONTENT, FONT = 1, 2, 3, 4, 5
FREE = 6
"""The first object number that `pages` leaves to its caller."""

COLUMNS = (40, 170, 300, 430, 560)
TITLES = ("Sasaran", "Indikator Kinerja", "Formulasi", "Sumber Data")
CELLS = ("Meningkatnya mutu layanan", "Jumlah surat yang selesai", "Jumlah surat", "Buku agenda")


def stream(data: bytes, filters: bytes = b"", extra: bytes = b"", length: int | None = None) -> bytes:
    """A stream object: its bytes as they stand in the file, what its dictionary says of them."""
    said = len(data) if length is None else length
    named = b"/Filter " + filters if filters else b""
    return b"<<%b %b /Length %d>>\nstream\n%b\nendstream" % (extra, named, said, data)


def deflated(data: bytes, extra: bytes = b"") -> bytes:
    return stream(zlib.compress(data), b"/FlateDecode", extra)


def assemble(objects: Mapping[int, bytes], trailer: bytes = b"", size: int | None = None) -> bytes:
    """The file of these objects with a table of where they stand; object 1 is the catalogue."""
    out = bytearray(HEAD)
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    last = max(places, default=0) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % last
    for number in range(1, last):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<</Root %d 0 R /Size %d %b>>\n" % (CATALOGUE, last if size is None else size, trailer)
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def text(lines: int = 30, size: float = 8) -> bytes:
    """Drawing commands of a page: kartu of five lines each, their tables in ruling lines."""
    out: list[bytes] = []
    step = 1.5 * size
    for n in range(-(-lines // 5)):
        top = 800 - n * 6 * step
        kartu = [("Jabatan : Kepala Seksi Pelayanan", 40, top), ("Tugas : melayani warga", 40, top - step)]
        for row, cells in enumerate((TITLES, CELLS), start=3):
            kartu += [(cell, x + 3, top - row * step) for cell, x in zip(cells, COLUMNS, strict=False)]
            for left, right in itertools.pairwise(COLUMNS):
                out.append(b"%d %.2f %d %.2f re S" % (left, top - (row + 0.3) * step, right - left, step))
        for words, x, y in kartu:
            out.append(b"BT /F1 %.2f Tf %.2f %.2f Td (%b) Tj ET" % (size, x, y, words.encode("ascii")))
    return b"\n".join(out)


def pages(
    content: bytes | None = None, count: int = 1, page: bytes = b"", fonts: bytes = b""
) -> dict[int, bytes]:
    """The objects of a sound document whose pages share one content stream."""
    kids = b" ".join([b"%d 0 R" % PAGE] * count)
    resources = b"<</Font<</F1 %d 0 R %b>>/XObject<</X0 %d 0 R>>>>" % (FONT, fonts, FREE)
    return {
        CATALOGUE: b"<</Type/Catalog/Pages %d 0 R>>" % TREE,
        TREE: b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count),
        PAGE: b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources %b %b>>"
        % (TREE, CONTENT, resources, page),
        CONTENT: deflated(text() if content is None else content),
        FONT: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    }  # fmt: skip


def unpacked(data: bytes) -> list[tuple[int, int, bytes]]:
    """(start, end, what it inflates to) of each deflated stream, in the bytes of a file."""
    found: list[tuple[int, int, bytes]] = []
    for match in STREAM.finditer(data):
        try:
            found.append((match.start(1), match.end(1), zlib.decompress(match[1])))
        except zlib.error:
            continue
    return found
