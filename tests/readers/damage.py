"""Damaged and hostile Office files, made from sound ones by a seed: for the fuzz test and its benchmark."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable, Sequence

from tests.readers.docx.word import ROOM, wrapped

Damager = Callable[[bytes, random.Random], bytes]
LAUGHING = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
DTD = f'<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHING}]>'
LARGE_NUMBERS = ("999999999", "-1", "18446744073709551616", "1e308", "0", "NaN", "1048577", "16385")


def split_at_gaps(content: bytes, rnd: random.Random) -> bytes:
    return content[: rnd.randrange(1, len(content))]


def flip_bits(content: bytes, rnd: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(rnd.choice((1, 3, 20))):
        damaged[rnd.randrange(len(damaged))] ^= 1 << rnd.randrange(8)
    return bytes(damaged)


def insert_random(content: bytes, rnd: random.Random) -> bytes:
    i = rnd.randrange(len(content))
    return content[:i] + rnd.randbytes(rnd.randrange(1, 400)) + content[i + rnd.randrange(200) :]


def forged_size(content: bytes, rnd: random.Random) -> bytes:
    """A member that says it has 2 GB, or nothing."""
    i = content.rfind(b"PK\x01\x02", 0, rnd.randrange(len(content) // 2, len(content)))
    if i < 0:
        return content
    return content[: i + 24] + struct.pack("<I", rnd.choice((0, 7, 2**31 - 1, 2**32 - 1))) + content[i + 28 :]


def _section(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as z:
        return {n: z.read(n) for n in z.namelist() if n != "[Content_Types].xml"}


def _main(bagian: dict[str, bytes], rnd: random.Random) -> str:
    """The part that matters most, often; else any."""
    core = [n for n in bagian if n in ("word/document.xml", "xl/worksheets/sheet1.xml")]
    return rnd.choice(core) if core and rnd.random() < 0.8 else rnd.choice(list(bagian))


def change_xml(content: bytes, rnd: random.Random) -> bytes:
    """Change the words of a part: bits, lost and doubled pieces, tags cut out, numbers grown."""
    bagian = _section(content)
    name = _main(bagian, rnd)
    xml = bytearray(bagian[name])
    for _ in range(rnd.choice((1, 2, 8))):
        i = rnd.randrange(len(xml))
        match rnd.randrange(6):
            case 0:
                xml[i] ^= 1 << rnd.randrange(8)
            case 1:
                del xml[i : i + rnd.randrange(1, 300)]
            case 2:
                xml[i:i] = xml[i : i + rnd.randrange(1, 2000)]
            case 3 if (a := xml.find(b"<", i)) >= 0 and (b := xml.find(b">", a)) >= 0:
                del xml[a : b + 1]
            case 4 if (a := xml.find(b'="', i)) >= 0 and (b := xml.find(b'"', a + 2)) >= 0:
                xml[a + 2 : b] = rnd.choice(LARGE_NUMBERS).encode()
            case _:
                xml[i:i] = rnd.choice(
                    (b"</w:p>", b"<w:p>", b"<c>", b"&#0;", b"\xff", b"<!-- x", b"<w:tc>", b"</row>")
                )
    return _replaced(bagian, name, bytes(xml))


def drop_part(content: bytes, rnd: random.Random) -> bytes:
    bagian = _section(content)
    del bagian[rnd.choice(list(bagian))]
    return wrapped({**bagian})


def entities(content: bytes, rnd: random.Random) -> bytes:
    """Entities that grow, in one byte a letter or two."""
    bagian = _section(content)
    name = _main(bagian, rnd)
    xml = bagian[name].decode("utf-8", "replace")
    head, _, body = xml.rpartition("?>")
    teks = head + ("?>" if head else "") + DTD + body.replace("</w:t>", "&l11;</w:t>", 1)
    if rnd.random() < 0.3:
        return _replaced(bagian, name, teks.replace("UTF-8", "UTF-16").encode("utf-16"))
    return _replaced(bagian, name, teks.encode())


def inflate_on(content: bytes, rnd: random.Random) -> bytes:
    """A part that is small on disk and large when read."""
    bagian = _section(content)
    name = _main(bagian, rnd)
    gap = rnd.choice((b" ", b"\n", b"<w:p/>", b"<row/>", b"0")) * rnd.choice((10**5, 10**6, 2 * 10**7))
    end = bagian[name].rfind(b"</")
    return _replaced(bagian, name, bagian[name][:end] + gap[: 120 * 2**20] + bagian[name][end:])


def many_members(content: bytes, rnd: random.Random) -> bytes:
    add = {f"word/media/{n}.bin": b"x" for n in range(rnd.choice((400, 600, 3000)))}
    return wrapped({**_section(content), **add})


def twin_members(content: bytes, rnd: random.Random) -> bytes:
    bagian = _section(content)
    name = _main(bagian, rnd)
    return wrapped({**bagian, rnd.choice((name.upper(), name.title())): b"<x/>"})


def depth(content: bytes, rnd: random.Random) -> bytes:
    """Elements inside one another: frames, tables, text boxes, fields."""
    n = rnd.choice((40, 150, 5000))
    opening, close = rnd.choice((
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
        ('<w:p><w:fldSimple w:instr="QUOTE">', "</w:fldSimple></w:p>"),
        ("<w:p><m:oMath><m:f><m:num>", "</m:num></m:f></m:oMath></w:p>"),
    ))  # fmt: skip
    return _insert_body(content, opening * n + "<w:p/>" + close * n)


def nested_fields(content: bytes, rnd: random.Random) -> bytes:
    n = rnd.choice((30, 3000))
    kind = rnd.choice(("begin", "separate", "end"))
    one = (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \\f({"(" * 9}</w:instrText></w:r>'
    )
    end = f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
    return _insert_body(content, f"<w:p>{one * n}{end * n}</w:p>")


def width(content: bytes, rnd: random.Random) -> bytes:
    """Tables wider and longer than any paper."""
    word = "<w:p><w:r><w:t>Indikator</w:t></w:r></w:p>"
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr>{word}</w:tc>'
    line = f"<w:tr>{cell * rnd.choice((3, 2000))}</w:tr>"
    return _insert_body(content, f"<w:tbl>{line * rnd.choice((1, 20))}</w:tbl>")


def circular_styles(content: bytes, rnd: random.Random) -> bytes:
    """Styles based on one another in a ring, lists that borrow from themselves."""
    bagian = _section(content)
    style = "".join(
        f'<w:style w:type="paragraph" w:styleId="g{n}"><w:basedOn w:val="g{(n + 1) % 50}"/></w:style>'
        for n in range(50)
    )
    bagian["word/styles.xml"] = f"<w:styles {ROOM}>{style}</w:styles>".encode()
    number = rnd.choice(LARGE_NUMBERS)
    bagian["word/numbering.xml"] = (
        f'<w:numbering {ROOM}><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="g1"/>'
        f'<w:styleLink w:val="g1"/><w:lvl w:ilvl="{number}"><w:start w:val="{number}"/>'
        f'<w:lvlText w:val="{"%1%9" * 50}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    ).encode()
    return wrapped({**bagian})


def far_cell(content: bytes, rnd: random.Random) -> bytes:
    """Cells and merges at the far end of a sheet, and beyond it."""
    cell = rnd.choice((
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="BDWGN1"><v>1</v></c></row>',
        '<row r="99999999"><c><v>1</v></c></row>', '<row><c r="A0"><v>1</v></c></row>',
        "".join(f'<row r="{n}"><c r="ZZ{n}"><v>{n}</v></c></row>' for n in range(1, 1_048_576, 999)),
        '<row r="2">' + "<c><v>1</v></c>" * 20_000 + "</row>",
    ))  # fmt: skip
    merge = rnd.choice((
        "", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        "<mergeCells>"
        + "".join(f'<mergeCell ref="A{n}:F{n + 99}"/>' for n in range(1, 9000))
        + "</mergeCells>",
        '<mergeCells><mergeCell ref="A1:ZZZZ9"/></mergeCells>',
    ))  # fmt: skip
    bagian = _section(content)
    name = next((n for n in bagian if n.startswith("xl/worksheets/")), "")
    if not name:
        return width(content, rnd)
    xml = bagian[name].decode()
    a, b, c = xml.rpartition("</sheetData>")
    return _replaced(bagian, name, f"{a}{cell}{b}{merge}{c}".encode())


EVERYTHING: tuple[Damager, ...] = (
    split_at_gaps, flip_bits, insert_random, forged_size, change_xml, change_xml, change_xml, drop_part,
    entities, inflate_on, many_members, twin_members, depth, nested_fields, width, circular_styles, far_cell,
)  # fmt: skip


def damage(origin: Sequence[bytes], seed: int) -> tuple[str, bytes]:
    """(name of the damage, file) number `seed`: the same for the same number."""
    rnd = random.Random(seed)
    manner = EVERYTHING[seed % len(EVERYTHING)]
    return manner.__name__, manner(rnd.choice(origin), rnd)


def _replaced(bagian: dict[str, bytes], name: str, content: bytes) -> bytes:
    return wrapped({**bagian, name: content})


def _insert_body(content: bytes, xml: str) -> bytes:
    bagian = _section(content)
    if "word/document.xml" not in bagian:
        name = next(n for n in bagian if n.startswith("xl/worksheets/"))
        a, b, c = bagian[name].decode().rpartition("</sheetData>")
        return _replaced(bagian, name, f"{a}{xml.replace('w:', '').replace('m:', '')}{b}{c}".encode())
    a, b, c = bagian["word/document.xml"].decode().rpartition("</w:body>")
    return _replaced(bagian, "word/document.xml", f"{a}{xml}{b}{c}".encode())
