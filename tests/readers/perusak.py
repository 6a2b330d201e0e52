"""Damaged and hostile Office files, made from sound ones by a seed: for the fuzz test and its benchmark."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable, Sequence

from tests.readers.word import RUANG, bungkus

Perusak = Callable[[bytes, random.Random], bytes]
TERTAWA = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
DTD = f'<!DOCTYPE x [<!ENTITY l0 "lol">{TERTAWA}]>'
ANGKA_BESAR = ("999999999", "-1", "18446744073709551616", "1e308", "0", "NaN", "1048577", "16385")


def potong(isi: bytes, acak: random.Random) -> bytes:
    return isi[: acak.randrange(1, len(isi))]


def balik_bit(isi: bytes, acak: random.Random) -> bytes:
    rusak = bytearray(isi)
    for _ in range(acak.choice((1, 3, 20))):
        rusak[acak.randrange(len(rusak))] ^= 1 << acak.randrange(8)
    return bytes(rusak)


def sisip_acak(isi: bytes, acak: random.Random) -> bytes:
    i = acak.randrange(len(isi))
    return isi[:i] + acak.randbytes(acak.randrange(1, 400)) + isi[i + acak.randrange(200) :]


def ukuran_palsu(isi: bytes, acak: random.Random) -> bytes:
    """A member that says it has 2 GB, or nothing."""
    i = isi.rfind(b"PK\x01\x02", 0, acak.randrange(len(isi) // 2, len(isi)))
    if i < 0:
        return isi
    return isi[: i + 24] + struct.pack("<I", acak.choice((0, 7, 2**31 - 1, 2**32 - 1))) + isi[i + 28 :]


def _bagian(isi: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(isi)) as z:
        return {n: z.read(n) for n in z.namelist() if n != "[Content_Types].xml"}


def _utama(bagian: dict[str, bytes], acak: random.Random) -> str:
    """The part that matters most, often; else any."""
    pokok = [n for n in bagian if n in ("word/document.xml", "xl/worksheets/sheet1.xml")]
    return acak.choice(pokok) if pokok and acak.random() < 0.8 else acak.choice(list(bagian))


def ubah_xml(isi: bytes, acak: random.Random) -> bytes:
    """Change the words of a part: bits, lost and doubled pieces, tags cut out, numbers grown."""
    bagian = _bagian(isi)
    nama = _utama(bagian, acak)
    xml = bytearray(bagian[nama])
    for _ in range(acak.choice((1, 2, 8))):
        i = acak.randrange(len(xml))
        match acak.randrange(6):
            case 0:
                xml[i] ^= 1 << acak.randrange(8)
            case 1:
                del xml[i : i + acak.randrange(1, 300)]
            case 2:
                xml[i:i] = xml[i : i + acak.randrange(1, 2000)]
            case 3 if (a := xml.find(b"<", i)) >= 0 and (b := xml.find(b">", a)) >= 0:
                del xml[a : b + 1]
            case 4 if (a := xml.find(b'="', i)) >= 0 and (b := xml.find(b'"', a + 2)) >= 0:
                xml[a + 2 : b] = acak.choice(ANGKA_BESAR).encode()
            case _:
                xml[i:i] = acak.choice(
                    (b"</w:p>", b"<w:p>", b"<c>", b"&#0;", b"\xff", b"<!-- x", b"<w:tc>", b"</row>")
                )
    return _ganti(bagian, nama, bytes(xml))


def hapus_bagian(isi: bytes, acak: random.Random) -> bytes:
    bagian = _bagian(isi)
    del bagian[acak.choice(list(bagian))]
    return bungkus({**bagian})


def entitas(isi: bytes, acak: random.Random) -> bytes:
    """Entities that grow, in one byte a letter or two."""
    bagian = _bagian(isi)
    nama = _utama(bagian, acak)
    xml = bagian[nama].decode("utf-8", "replace")
    kepala, _, badan = xml.rpartition("?>")
    teks = kepala + ("?>" if kepala else "") + DTD + badan.replace("</w:t>", "&l11;</w:t>", 1)
    if acak.random() < 0.3:
        return _ganti(bagian, nama, teks.replace("UTF-8", "UTF-16").encode("utf-16"))
    return _ganti(bagian, nama, teks.encode())


def mengembang(isi: bytes, acak: random.Random) -> bytes:
    """A part that is small on disk and large when read."""
    bagian = _bagian(isi)
    nama = _utama(bagian, acak)
    sela = acak.choice((b" ", b"\n", b"<w:p/>", b"<row/>", b"0")) * acak.choice((10**5, 10**6, 2 * 10**7))
    akhir = bagian[nama].rfind(b"</")
    return _ganti(bagian, nama, bagian[nama][:akhir] + sela[: 120 * 2**20] + bagian[nama][akhir:])


def banyak_anggota(isi: bytes, acak: random.Random) -> bytes:
    tambah = {f"word/media/{n}.bin": b"x" for n in range(acak.choice((400, 600, 3000)))}
    return bungkus({**_bagian(isi), **tambah})


def anggota_kembar(isi: bytes, acak: random.Random) -> bytes:
    bagian = _bagian(isi)
    nama = _utama(bagian, acak)
    return bungkus({**bagian, acak.choice((nama.upper(), nama.title())): b"<x/>"})


def dalam(isi: bytes, acak: random.Random) -> bytes:
    """Elements inside one another: frames, tables, text boxes, fields."""
    n = acak.choice((40, 150, 5000))
    buka, tutup = acak.choice((
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
        ('<w:p><w:fldSimple w:instr="QUOTE">', "</w:fldSimple></w:p>"),
        ("<w:p><m:oMath><m:f><m:num>", "</m:num></m:f></m:oMath></w:p>"),
    ))  # fmt: skip
    return _sisip_badan(isi, buka * n + "<w:p/>" + tutup * n)


def bidang_bersarang(isi: bytes, acak: random.Random) -> bytes:
    n = acak.choice((30, 3000))
    jenis = acak.choice(("begin", "separate", "end"))
    satu = (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \\f({"(" * 9}</w:instrText></w:r>'
    )
    akhir = f'<w:r><w:fldChar w:fldCharType="{jenis}"/></w:r>'
    return _sisip_badan(isi, f"<w:p>{satu * n}{akhir * n}</w:p>")


def lebar(isi: bytes, acak: random.Random) -> bytes:
    """Tables wider and longer than any paper."""
    kata = "<w:p><w:r><w:t>Indikator</w:t></w:r></w:p>"
    sel = f'<w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr>{kata}</w:tc>'
    baris = f"<w:tr>{sel * acak.choice((3, 2000))}</w:tr>"
    return _sisip_badan(isi, f"<w:tbl>{baris * acak.choice((1, 20))}</w:tbl>")


def gaya_melingkar(isi: bytes, acak: random.Random) -> bytes:
    """Styles based on one another in a ring, lists that borrow from themselves."""
    bagian = _bagian(isi)
    gaya = "".join(
        f'<w:style w:type="paragraph" w:styleId="g{n}"><w:basedOn w:val="g{(n + 1) % 50}"/></w:style>'
        for n in range(50)
    )
    bagian["word/styles.xml"] = f"<w:styles {RUANG}>{gaya}</w:styles>".encode()
    angka = acak.choice(ANGKA_BESAR)
    bagian["word/numbering.xml"] = (
        f'<w:numbering {RUANG}><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="g1"/>'
        f'<w:styleLink w:val="g1"/><w:lvl w:ilvl="{angka}"><w:start w:val="{angka}"/>'
        f'<w:lvlText w:val="{"%1%9" * 50}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    ).encode()
    return bungkus({**bagian})


def sel_jauh(isi: bytes, acak: random.Random) -> bytes:
    """Cells and merges at the far end of a sheet, and beyond it."""
    sel = acak.choice((
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="BDWGN1"><v>1</v></c></row>',
        '<row r="99999999"><c><v>1</v></c></row>', '<row><c r="A0"><v>1</v></c></row>',
        "".join(f'<row r="{n}"><c r="ZZ{n}"><v>{n}</v></c></row>' for n in range(1, 1_048_576, 999)),
        '<row r="2">' + "<c><v>1</v></c>" * 20_000 + "</row>",
    ))  # fmt: skip
    gabung = acak.choice((
        "", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        "<mergeCells>"
        + "".join(f'<mergeCell ref="A{n}:F{n + 99}"/>' for n in range(1, 9000))
        + "</mergeCells>",
        '<mergeCells><mergeCell ref="A1:ZZZZ9"/></mergeCells>',
    ))  # fmt: skip
    bagian = _bagian(isi)
    nama = next((n for n in bagian if n.startswith("xl/worksheets/")), "")
    if not nama:
        return lebar(isi, acak)
    xml = bagian[nama].decode()
    a, b, c = xml.rpartition("</sheetData>")
    return _ganti(bagian, nama, f"{a}{sel}{b}{gabung}{c}".encode())


SEMUA: tuple[Perusak, ...] = (
    potong, balik_bit, sisip_acak, ukuran_palsu, ubah_xml, ubah_xml, ubah_xml, hapus_bagian, entitas,
    mengembang, banyak_anggota, anggota_kembar, dalam, bidang_bersarang, lebar, gaya_melingkar, sel_jauh,
)  # fmt: skip


def rusakkan(asal: Sequence[bytes], benih: int) -> tuple[str, bytes]:
    """(name of the damage, file) number `benih`: the same for the same number."""
    acak = random.Random(benih)
    cara = SEMUA[benih % len(SEMUA)]
    return cara.__name__, cara(acak.choice(asal), acak)


def _ganti(bagian: dict[str, bytes], nama: str, isi: bytes) -> bytes:
    return bungkus({**bagian, nama: isi})


def _sisip_badan(isi: bytes, xml: str) -> bytes:
    bagian = _bagian(isi)
    if "word/document.xml" not in bagian:
        nama = next(n for n in bagian if n.startswith("xl/worksheets/"))
        a, b, c = bagian[nama].decode().rpartition("</sheetData>")
        return _ganti(bagian, nama, f"{a}{xml.replace('w:', '').replace('m:', '')}{b}{c}".encode())
    a, b, c = bagian["word/document.xml"].decode().rpartition("</w:body>")
    return _ganti(bagian, "word/document.xml", f"{a}{xml}{b}{c}".encode())
