"""PDF files whose pages are made to harm: paper, states, fonts, pictures, numbers, crowds beyond bounds."""

from __future__ import annotations

import random
import struct
import zlib

from tests.readers.pdf.hostile import HUGE, Maker
from tests.readers.pdf.small import FONT, FREE, PAGE, assemble, deflated, pages, stream, text


def huge_paper(r: random.Random) -> bytes:
    """Paper as wide as a country, of no width, inside out, or no numbers at all."""
    box = r.choice((b"0 0 1e9 1e9", b"0 0 0 0", b"595 842 0 0", b"-1e38 -1e38 1e38 1e38", b"a b c d", b"0 0"))
    page = b"/CropBox[%b]/UserUnit %b/Rotate %b" % (box, r.choice((b"1", b"1e30", b"-5")), r.choice(HUGE))
    objects = pages(page=page)
    objects[PAGE] = objects[PAGE].replace(b"0 0 595 842", box)
    return assemble(objects)


def nested_states(r: random.Random) -> bytes:
    """q, BT, BMC or arrays inside one another without end."""
    one = r.choice((b"q ", b"BT ", b"/S BMC ", b"[", b"<<", b"(", b"q 2 0 0 2 0 0 cm "))
    return assemble(pages(one * r.choice((1000, 10**5, 2 * 10**6)) + text()))


def letters_of_a_font(r: random.Random) -> bytes:
    """Maps of letters that cover all numbers, run in a ring, or are no maps."""
    objects = pages(b"BT /F1 10 Tf 40 700 Td <" + b"00410042" * 400 + b"> Tj ET")
    ranges = r.choice((
        b"1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange",
        b"60000 beginbfrange " + b"<0000> <FFFF> <0041> " * 60_000 + b"endbfrange",
        b"/A usecmap " * 5000,
        b"1 beginbfchar <0041> <" + b"0041" * 10**6 + b"> endbfchar",
        b"1 begincodespacerange <00> <FFFFFFFFFFFFFFFFFFFF> endcodespacerange",
    ))  # fmt: skip
    objects[FONT] = (
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode %d 0 R"
        b"/DescendantFonts[%d 0 R]>>" % (FREE + 1, FREE + 2)
    )
    objects[FREE + 1] = deflated(b"/CIDInit /ProcSet findresource begin begincmap " + ranges + b" endcmap")
    widths = r.choice(
        (b"[0 2147483647 500]", b"[0 [" + b"500 " * 10**5 + b"]]", b"[[[[[[", b"[-5 99999999 1]")
    )
    objects[FREE + 2] = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/W %b/DW 500"
        b"/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>>>" % widths
    )
    return assemble(objects)


def drawn_font(r: random.Random) -> bytes:
    """A font whose letters are drawings that set text in the same font."""
    objects = pages(text(r.choice((3, 60))))
    objects[FONT] = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[%b 0 0 %b 0 0]/FirstChar 0/LastChar 255"
        b"/CharProcs<</a %d 0 R>>/Encoding<</Differences[0 %b]>>/Widths[%b]"
        b"/Resources<</Font<</F1 %d 0 R>>>>>>"
        % (r.choice((b"0.001", b"0", b"1e38")), b"0.001", FREE, b"/a " * 256, b"500 " * 256, FONT)
    )
    objects[FREE] = deflated(b"1000 0 d0 BT /F1 1 Tf (aaaa) Tj ET")
    return assemble(objects)


def damaged_font(r: random.Random) -> bytes:
    """A TrueType file of noise behind a head that promises tables."""
    objects = pages(text())
    table = b"".join(
        struct.pack(">4sIII", tag, 0, r.randrange(2**32), r.randrange(2**32))
        for tag in (b"glyf", b"loca", b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"post")
    )
    font = struct.pack(">IHHHH", 0x10000, 8, 128, 3, 0) + table + r.randbytes(r.choice((10, 5000)))
    kind = r.choice((b"FontFile2", b"FontFile", b"FontFile3"))
    objects[FONT] = (
        b"<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 32/LastChar 40/Widths[1e38 -1 0]"
        b"/FontDescriptor %d 0 R>>" % (FREE + 1)
    )
    descriptor = b"<</Type/FontDescriptor/FontName/A/Flags 4/%b %d 0 R/FontBBox[0 0 0 0]/Ascent 1e30>>"
    objects[FREE + 1] = descriptor % (kind, FREE + 2)
    objects[FREE + 2] = deflated(font)
    return assemble(objects)


def picture_bomb(r: random.Random) -> bytes:
    """Pictures of billions of dots, behind the page, inside its commands, or as its mask."""
    filters = r.choice((b"/FlateDecode", b"/DCTDecode", b"/JPXDecode", b"/JBIG2Decode", b"/CCITTFaxDecode"))
    side = r.choice((b"60000", b"2147483647"))
    extra = b"/Type/XObject/Subtype/Image/Width %b/Height %b/ColorSpace/DeviceRGB/BitsPerComponent 16"
    objects = pages(
        text()
        + b" q 500 0 0 500 0 0 cm /X0 Do Q BI /W %b /H %b /BPC 8 /CS /RGB ID x EI" % (side, side)
    )  # fmt: skip
    objects[FREE] = stream(
        r.choice((zlib.compress(bytes(10**6)), r.randbytes(3000))), filters, extra % (side, side)
    )
    return assemble(objects)


def strange_numbers(r: random.Random) -> bytes:
    """Text set in no size, in endless size, outside all paper, turned and mirrored."""
    odd = (b"0", b"1e38", b"-1e38", b"1e-38", b"nan", b"99999999999999", b"--5", b"5.5.5", b".")
    lines = [b"q %b cm" % b" ".join(r.choice(odd) for _ in range(6))] if r.random() < 0.5 else [b"q"]
    for _ in range(200):
        numbers = b" ".join(r.choice((*odd, b"1", b"0", b"12")) for _ in range(6))
        lines.append(b"BT /F1 %b Tf %b Tm %b Tz %b Tc (%b) Tj ET" % (
            r.choice((*odd, b"10")), numbers, r.choice(odd), r.choice(odd), b"Jumlah surat masuk" * 3,
        ))  # fmt: skip
        lines.append(b"%b w %b re S" % (r.choice(odd), b" ".join(numbers.split()[:4])))
    return assemble(pages(b"\n".join(lines) + text()))


def crowded_page(r: random.Random) -> bytes:
    """More words, more lines or more crossings than paper can hold."""
    words = text(60)
    match r.randrange(6):
        case 0:
            words = text(r.choice((3000, 20_000)))
        case 1:
            words += b"BT /F1 10 Tf 0 500 Td (" + b"jumlah " * 10**5 + b") Tj ET"
        case 2:
            words += b"".join(b"%d 0 m %d 842 l S\n" % (n % 595, n % 595) for n in range(30_000))
        case 3:
            step = r.choice((0.5, 1.5, 4.0))
            lines = (n * step for n in range(int(595 / step)))
            words += b"".join(b"%.2f 0 m %.2f 842 l S 0 %.2f m 595 %.2f l S\n" % (x, x, x, x) for x in lines)
        case 4:
            places = [(r.randrange(595), r.randrange(842)) for _ in range(r.choice((2000, 20_000)))]
            scattered = [
                b"1 0 0 1 %d %d Tm (%b) Tj" % (x, y, r.choice((b"a", b"kata", b"1."))) for x, y in places
            ]
            words = b"BT /F1 4 Tf " + b"\n".join(scattered) + b" ET"
        case _:
            words += b"BT /F1 10 Tf 40 400 Td (Jumlah) Tj ET " * 20_000
    return assemble(pages(words, count=r.choice((1, 1, 1, 5))))


def full_pages(r: random.Random) -> bytes:
    """Hundreds of pages, each full of small words: within every bound of a page, too much together."""
    return assemble(pages(text(r.choice((60, 150)), size=5), count=r.choice((20, 20, 20, 20, 600))))


HOSTILE_PAGES: tuple[Maker, ...] = (
    huge_paper, nested_states, letters_of_a_font, drawn_font, damaged_font, picture_bomb, strange_numbers,
    crowded_page, full_pages,
)  # fmt: skip
