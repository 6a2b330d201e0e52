"""PDF files made to harm whoever reads them: what swells, nests, runs in a ring, lies or is something else.

Each of HOSTILE gives one file; `random` chooses among the sizes that it knows.
"""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable

from tests.readers.pdf.small import (
    CATALOGUE,
    CONTENT,
    FONT,
    FREE,
    HEAD,
    PAGE,
    TREE,
    assemble,
    deflated,
    pages,
    stream,
    text,
)

Maker = Callable[[random.Random], bytes]
HUGE = (b"2147483647", b"2147483648", b"4294967295", b"99999999999999999999", b"-1", b"1e38", b"-2147483648")


def inflated(megabytes: int, byte: bytes = b" ") -> bytes:
    """A deflated stream of so many megabytes, made without holding them (its checksum is wrong)."""
    squeeze = zlib.compressobj(1)
    blank = byte * (2**20 // len(byte))
    first, again = (squeeze.compress(blank) + squeeze.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return first + again * (megabytes - 1) + squeeze.flush()


def content_bomb(r: random.Random) -> bytes:
    """A content stream of a gigabyte, plain or packed two or three times."""
    data = inflated(r.choice((300, 1000)), r.choice((b" ", b"q ", b"0 0 m ")))
    layers = r.choice((1, 2, 3))
    for _ in range(layers - 1):
        data = zlib.compress(data)
    objects = pages()
    objects[CONTENT] = stream(data, b"[" + b"/FlateDecode " * layers + b"]")
    return assemble(objects)


def filter_chain(r: random.Random) -> bytes:
    """A hundred filters over one another; run lengths that double what they are given."""
    objects = pages()
    name = r.choice((b"/RunLengthDecode ", b"/ASCIIHexDecode ", b"/LZWDecode ", b"/ASCII85Decode "))
    objects[CONTENT] = stream(b"\x81" * 2000, b"[" + name * r.choice((5, 100, 5000)) + b"]")
    return assemble(objects)


def predictor(r: random.Random) -> bytes:
    """Rows as wide as numbers go."""
    objects = pages()
    columns, colours = r.choice(HUGE), r.choice((b"1", b"255", b"2147483647"))
    said = b"/DecodeParms<</Predictor %d/Columns %b/Colors %b/BitsPerComponent 16>>" % (
        r.choice((2, 12, 15)),
        columns,
        colours,
    )
    objects[CONTENT] = deflated(text(), said)
    return assemble(objects)


def declared_size(r: random.Random) -> bytes:
    """Lengths, counts and sizes of 2 GB that are not there."""
    objects = pages()
    match r.randrange(4):
        case 0:
            objects[CONTENT] = stream(zlib.compress(text()), b"/FlateDecode", length=2**31)
        case 1:
            objects[TREE] = b"<</Type/Pages/Kids[%d 0 R]/Count %b>>" % (PAGE, r.choice(HUGE))
        case 2:
            return assemble(objects, size=r.choice((2**31, 2**31 - 1, 2**32, 2**63, 1)))
        case _:
            objects[CONTENT] = objects[CONTENT].replace(b"/Length ", b"/DL %b /Length " % r.choice(HUGE))
    return assemble(objects)


def deep_tree(r: random.Random) -> bytes:
    """A page at the end of a tree of thousands of storeys."""
    depth = r.choice((300, 3000, 30_000))
    objects = pages()
    objects[TREE] = b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % FREE
    for n in range(FREE, FREE + depth):
        kid = n + 1 if n < FREE + depth - 1 else PAGE
        objects[n] = b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (n - 1, kid)
    return assemble(objects)


def ring_of_pages(r: random.Random) -> bytes:
    """A tree whose branches hold the trunk; a parent that is its own child."""
    objects = pages()
    width = r.choice((1, 2, 50))
    kids = (b"%d 0 R " % r.choice((TREE, PAGE, FREE))) * width
    objects[TREE] = b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R %b]/Count %d>>" % (
        r.choice((TREE, PAGE, FREE)),
        PAGE,
        kids,
        r.choice((1, width + 1, 10**6)),
    )
    objects[FREE] = b"<</Type/Pages/Parent %d 0 R/Kids[%b]/Count 9>>" % (TREE, kids)
    return assemble(objects)


def many_pages(r: random.Random) -> bytes:
    """One page named thousands of times, full of words or bare."""
    return assemble(pages(text(r.choice((0, 1, 1, 1, 1, 60))), count=r.choice((599, 2000, 30_000))))


def many_objects(r: random.Random) -> bytes:
    """A million objects, or one array of a million numbers."""
    if r.random() < 0.3:
        objects = pages()
        objects[FREE] = b"[" + b"1 " * 10**6 + b"]"
        return assemble(objects)
    count = r.choice((10**5, 10**6))
    body = b"".join(b"%d 0 obj 0 endobj\n" % n for n in range(FREE, count))
    return HEAD + body + assemble(pages())[len(HEAD) :]


def form_ring(r: random.Random) -> bytes:
    """Forms that draw themselves, one another, or twice the next one fifty times over."""
    objects = pages(text() + b" /X0 Do")
    kind = r.randrange(3)
    depth = r.choice((8, 20, 50))
    for n in range(depth):
        into = FREE if kind == 0 else FREE + (n + 1) % depth if kind == 1 else FREE + n + 1
        drawn = b"q /X0 Do Q " * (2 if kind == 2 else 1) if into != FREE + depth else text(1)
        extra = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X0 %d 0 R>>>>" % into
        objects[FREE + n] = deflated(drawn, extra)
    return assemble(objects)


def deep_objects(r: random.Random) -> bytes:
    """Arrays or dictionaries a hundred thousand deep."""
    depth = r.choice((100, 10**4, 10**5))
    opened, closed = r.choice(((b"[", b"]"), (b"<</A ", b">>"), (b"<</Kids[", b"]>>")))
    objects = pages()
    objects[r.choice((TREE, FREE, FONT, CONTENT))] = opened * depth + b"0" + closed * depth
    return assemble(objects)


def reference_ring(r: random.Random) -> bytes:
    """Objects that are only the names of one another; a length that is its own stream."""
    objects = pages()
    target = r.choice((TREE, CONTENT, FONT, FREE))
    objects[FREE], objects[FREE + 1] = b"%d 0 R" % (FREE + 1), b"%d 0 R" % FREE
    objects[target] = r.choice((
        b"%d 0 R" % FREE,
        b"<</Length %d 0 R>>\nstream\nx\nendstream" % target,
        b"<</Type/Font/Subtype/Type0/BaseFont/A/DescendantFonts[%d 0 R]>>" % target,
    ))  # fmt: skip
    return assemble(objects)


def table_ring(r: random.Random) -> bytes:
    """Tables of places that point to themselves, to one another, before the file or behind it."""
    data = assemble(pages())
    start = data.rfind(b"xref\n0")
    place = r.choice((start, 0, len(data), 2**31, -5))
    both = b"/Prev %d/XRefStm %d" % (place, r.choice((start, place)))
    return data.replace(b"/Size", both + b" /Size")


def object_streams(r: random.Random) -> bytes:
    """Streams of objects that extend one another, hold themselves, or say they hold billions."""
    objects = pages()
    count = r.choice((*HUGE, b"3"))
    extra = b"/Type/ObjStm/N %b/First %b/Extends %d 0 R" % (count, r.choice((*HUGE, b"8")), FREE)
    objects[FREE] = deflated(b"%d 0 2 5 <</A 1>>" % FREE, extra)
    entries = b"".join(struct.pack(">BIB", 2, FREE, n % 256) for n in range(r.choice((9, 3000))))
    table = b"/Type/XRef/W[1 4 1]/Size %b/Root 1 0 R/Index[0 %b]" % (r.choice(HUGE), r.choice((*HUGE, b"9")))
    objects[FREE + 1] = deflated(entries, table)
    data = assemble(objects)
    place = data.find(b"%d 0 obj" % (FREE + 1))
    return data[: data.rfind(b"xref\n0")] + b"startxref\n%d\n%%%%EOF\n" % place


def actions(_r: random.Random) -> bytes:
    """Programs to start, scripts to run, addresses to call; the reader must not care."""
    objects = pages(page=b"/AA<</O<</S/JavaScript/JS(while\\(1\\);)>>>>")
    objects[CATALOGUE] = (
        b"<</Type/Catalog/Pages %d 0 R/OpenAction<</S/Launch/F(calc.exe)/Next<</S/JavaScript"
        b"/JS(app.alert\\(1\\))>>>>/AA<</WC<</S/URI/URI(http://127.0.0.1:9/)>>>>"
        b"/AcroForm<</XFA[(template)(<script>x</script>)]/Fields[]>>>>" % TREE
    )
    return assemble(objects)


def locked(r: random.Random) -> bytes:
    """Under a password, under a method nobody knows, or under broken keys."""
    how = r.choice((
        b"/Filter/Standard/V 1/R 2/Length 40/P -4", b"/Filter/Standard/V 4/R 4/Length 128/P -4",
        b"/Filter/Standard/V 5/R 6/Length 256/P -4", b"/Filter/Foo/V 9/R 99",
        b"/Filter/Standard/V 1/R 2/Length -8/P 9",
    ))  # fmt: skip
    key = r.randbytes(32).hex().encode()
    return assemble(
        pages(), b"/Encrypt<<%b/O<%b>/U<%b>>>/ID[<00><00>]" % (how, key, r.choice((key, b"", b"00")))
    )


def head_only(r: random.Random) -> bytes:
    return HEAD + r.choice(
        (b"", b"%%EOF", b"\0" * 10**6, b"startxref\n0\n%%EOF", b"trailer<<>>", b"%" * 10**6)
    )


def something_else(r: random.Random) -> bytes:
    """Files that are a PDF and something else at once, or say so too late."""
    sound = assemble(pages())
    return r.choice((
        b"PK\x03\x04" + bytes(26) + sound, b"<html><body><!--\n" + sound + b"\n--></body></html>",
        b"\x89PNG\r\n\x1a\n" + sound + b"IEND", b" " * 1020 + sound, b" " * 2000 + sound,
        sound + b"PK\x05\x06" + bytes(18), sound + sound, b"%PDF-9.9\n" + sound, b"\xef\xbb\xbf" + sound,
    ))  # fmt: skip


def repairs(r: random.Random) -> bytes:
    """No table of places at all, and thousands of objects of one number: all must be looked through."""
    data = assemble(pages())
    body = data[len(HEAD) : data.rfind(b"xref\n0")]
    junk = r.choice(
        (b"4 0 obj<</Length 9>>stream\n", b"1 0 obj", b"trailer<</Root 1 0 R>>", b"endobj ", b"<<" * 50)
    )
    return HEAD + junk * r.choice((100, 20_000, 200_000)) + body + b"trailer<</Root 1 0 R>>"


HOSTILE: tuple[Maker, ...] = (
    content_bomb, filter_chain, predictor, declared_size, deep_tree, ring_of_pages, many_pages, many_objects,
    form_ring, deep_objects, reference_ring, table_ring, object_streams, actions, locked, head_only,
    something_else, repairs,
)  # fmt: skip
