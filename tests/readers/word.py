"""Word files for tests, written as XML: equations, tracked changes, text boxes, real numbering."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006"
RUANG = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
HURUF, ANGKA, STRIP, ROMAWI, BERTINGKAT = 1, 2, 3, 4, 5
"""Abstract lists that every file has: a. b., 1. 2., bullets, I. II., and 1. with a. under it."""
POLA: dict[int, tuple[tuple[str, str], ...]] = {
    HURUF: (("lowerLetter", "%1."),),
    ANGKA: (("decimal", "%1."),),
    STRIP: (("bullet", "-"),),
    ROMAWI: (("upperRoman", "%1."),),
    BERTINGKAT: (("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3)")),
}


def run(teks: str, rpr: str = "", acak: random.Random | None = None) -> str:
    """Runs that show a text; "\\n" is a line break, "\\t" a tab; `acak` cuts it into runs at any letter."""
    potong = [teks]
    if acak and len(teks) > 3:
        batas = sorted(acak.sample(range(1, len(teks)), acak.randint(0, 2)))
        potong = [teks[a:b] for a, b in zip([0, *batas], [*batas, len(teks)], strict=True)]
    props = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return "".join(f"<w:r>{props}{_isi_run(p)}</w:r>" for p in potong)


def _isi_run(teks: str) -> str:
    keluar, kata = [], ""
    for c in teks:
        if c in "\n\t":
            keluar += [_t(kata), "<w:br/>" if c == "\n" else "<w:tab/>"]
            kata = ""
        else:
            kata += c
    return "".join([*keluar, _t(kata)])


def _t(teks: str) -> str:
    return f'<w:t xml:space="preserve">{escape(teks)}</w:t>' if teks else ""


def p(isi: str = "", *, daftar: int = 0, tingkat: int = 0, gaya: str = "", ppr: str = "") -> str:
    """A paragraph of runs; `daftar` is the id of a list (a w:num)."""
    props = f'<w:pStyle w:val="{gaya}"/>' if gaya else ""
    if daftar:
        props += f'<w:numPr><w:ilvl w:val="{tingkat}"/><w:numId w:val="{daftar}"/></w:numPr>'
    return f"<w:p><w:pPr>{props}{ppr}</w:pPr>{isi}</w:p>"


def sel(isi: str, *, lebar: int = 1, gabung: str = "") -> str:
    """A cell; `gabung` is "restart" or "continue" for one merged downwards."""
    props = f'<w:gridSpan w:val="{lebar}"/>' if lebar > 1 else ""
    if gabung:
        props += '<w:vMerge w:val="restart"/>' if gabung == "restart" else "<w:vMerge/>"
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{isi or p()}</w:tc>"


def tabel(baris: Iterable[Sequence[str]], *, trpr: str = "") -> str:
    baris = list(baris)
    lebar = max(sum(_lebar(s) for s in b) for b in baris)
    kisi = "<w:tblGrid>" + '<w:gridCol w:w="900"/>' * lebar + "</w:tblGrid>"
    isi = "".join(f"<w:tr><w:trPr>{trpr}</w:trPr>{''.join(b)}</w:tr>" for b in baris)
    return f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>{kisi}{isi}</w:tbl>'


def _lebar(sel_xml: str) -> int:
    awal = sel_xml.removeprefix("<w:tc><w:tcPr>")
    return int(awal[19:].split('"', 1)[0]) if awal.startswith('<w:gridSpan w:val="') else 1


def pecahan(atas: str, bawah: str, ekor: str = "") -> str:
    """A fraction of Word's equations."""

    def r(teks: str) -> str:
        return f'<m:r><m:rPr><m:nor/></m:rPr><m:t xml:space="preserve">{escape(teks)}</m:t></m:r>'

    f = f"<m:f><m:num>{r(atas)}</m:num><m:den>{r(bawah)}</m:den></m:f>"
    return f"<m:oMathPara><m:oMath>{f}{r(ekor) if ekor else ''}</m:oMath></m:oMathPara>"


def bidang(perintah: str, hasil: str | None) -> str:
    """A complex field; its result None where Word keeps none (EQ)."""
    tanda = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instr = f'<w:r><w:instrText xml:space="preserve">{escape(perintah)}</w:instrText></w:r>'
    tengah = tanda.format("separate") + run(hasil) if hasil is not None else ""
    return tanda.format("begin") + instr + tengah + tanda.format("end")


def kotak(isi: str) -> str:
    """A run with a text box, in the new form and in that for old programs."""
    dalam = f"<w:txbxContent>{isi}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"<wps:txbx>{dalam}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{dalam}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


@dataclass
class Word:
    """A .docx in the making: body, page heads, lists."""

    isi: list[str] = field(default_factory=list[str])
    num: list[tuple[int, int | None]] = field(default_factory=list[tuple[int, int | None]])
    kepala: dict[str, str] = field(default_factory=dict[str, str])  # part → its paragraphs
    gaya: str = ""  # further styles
    abstrak: str = ""  # further abstract lists
    bagian: dict[str, str] = field(default_factory=dict[str, str])  # further parts by name: "footnotes"

    def daftar(self, abstrak: int, mulai: int | None = 1) -> int:
        """A new list of this abstract one; it starts again unless `mulai` is None."""
        self.num.append((abstrak, mulai))
        return len(self.num)

    def tambah(self, *isi: str) -> None:
        self.isi += isi

    def batas(self, acuan: str = "", *, akhir: bool = False) -> None:
        """End a section here. acuan: w:headerReference … of the section that ends."""
        sect = f"<w:sectPr>{acuan}</w:sectPr>"
        self.isi.append(sect if akhir else p(ppr=sect))

    def acuan(self, jenis: str, isi: str, tipe: str = "default") -> str:
        """A page head or foot ("header", "footer") as a reference for `batas`."""
        nama = f"{jenis}{len(self.kepala) + 1}"
        self.kepala[nama] = isi
        return f'<w:{jenis}Reference w:type="{tipe}" r:id="{nama}"/>'

    def simpan(self) -> bytes:
        bagian = {
            "word/document.xml": f"<w:document {RUANG}><w:body>{''.join(self.isi)}</w:body></w:document>",
            "word/numbering.xml": self._numbering(),
            "word/styles.xml": f"<w:styles {RUANG}>{GAYA}{self.gaya}</w:styles>",
        }
        for nama, isi in self.kepala.items():
            akar = "w:hdr" if nama.startswith("header") else "w:ftr"
            bagian[f"word/{nama}.xml"] = f"<{akar} {RUANG}>{isi}</{akar}>"
        for nama, isi in self.bagian.items():
            bagian[f"word/{nama}.xml"] = f"<w:{nama} {RUANG}>{isi}</w:{nama}>"
        rel = {n: n.rstrip("0123456789") for n in ("numbering", "styles", *self.kepala, *self.bagian)}
        bagian["word/_rels/document.xml.rels"] = hubungan({n: (j, f"{n}.xml") for n, j in rel.items()})
        bagian["_rels/.rels"] = hubungan({"rId1": ("officeDocument", "word/document.xml")})
        return bungkus(bagian)

    def _numbering(self) -> str:
        abstrak = "".join(
            f'<w:abstractNum w:abstractNumId="{n}">'
            + "".join(
                f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{b}"/>'
                f'<w:lvlText w:val="{t}"/></w:lvl>'
                for i, (b, t) in enumerate(pola)
            )
            + "</w:abstractNum>"
            for n, pola in POLA.items()
        )
        num = ""
        for n, (a, mulai) in enumerate(self.num, start=1):
            ganti = (
                f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{mulai}"/></w:lvlOverride>'
                if mulai is not None
                else ""
            )
            num += f'<w:num w:numId="{n}"><w:abstractNumId w:val="{a}"/>{ganti}</w:num>'
        return f"<w:numbering {RUANG}>{abstrak}{self.abstrak}{num}</w:numbering>"


GAYA = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'


def hubungan(semua: dict[str, tuple[str, str]]) -> str:
    isi = "".join(
        f'<Relationship Id="{i}" Type="{R}/{jenis}" Target={quoteattr(tujuan)}/>'
        for i, (jenis, tujuan) in semua.items()
    )
    return f'<Relationships xmlns="{PKG}/relationships">{isi}</Relationships>'


ISI_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _jenis_isi(bagian: Iterable[str]) -> str:
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    isi = f'<Default Extension="rels" ContentType="{rels}"/>'
    isi += '<Default Extension="xml" ContentType="application/xml"/>'
    for nama in bagian:
        pokok = nama.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
        if nama.startswith("word/") and "/" not in pokok:
            jenis = "document.main" if pokok == "document" else pokok
            isi += f'<Override PartName="/{nama}" ContentType="{ISI_WORD}.{jenis}+xml"/>'
    return f'<Types xmlns="{PKG}/content-types">{isi}</Types>'


def bungkus(bagian: Mapping[str, str | bytes]) -> bytes:
    """A package of these parts."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", _jenis_isi(bagian))
        for nama, isi in bagian.items():
            if isinstance(isi, str):
                isi = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + isi
            z.writestr(nama, isi)
    return keluar.getvalue()
