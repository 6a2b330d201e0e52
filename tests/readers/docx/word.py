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
ROOM = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
LETTERS, NUMBER, STRIP, ROMAN, LEVELLED = 1, 2, 3, 4, 5
"""Abstract lists that every file has: a. b., 1. 2., bullets, I. II., and 1. with a. under it."""
PATTERN: dict[int, tuple[tuple[str, str], ...]] = {
    LETTERS: (("lowerLetter", "%1."),),
    NUMBER: (("decimal", "%1."),),
    STRIP: (("bullet", "-"),),
    ROMAN: (("upperRoman", "%1."),),
    LEVELLED: (("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3)")),
}


def run(teks: str, rpr: str = "", rnd: random.Random | None = None) -> str:
    """Runs that show a text; "\\n" is a line break, "\\t" a tab; `rnd` cuts it into runs at any letter."""
    pieces = [teks]
    if rnd and len(teks) > 3:
        limit = sorted(rnd.sample(range(1, len(teks)), rnd.randint(0, 2)))
        pieces = [teks[a:b] for a, b in zip([0, *limit], [*limit, len(teks)], strict=True)]
    props = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return "".join(f"<w:r>{props}{_run_content(p)}</w:r>" for p in pieces)


def _run_content(teks: str) -> str:
    out, word = [], ""
    for c in teks:
        if c in "\n\t":
            out += [_t(word), "<w:br/>" if c == "\n" else "<w:tab/>"]
            word = ""
        else:
            word += c
    return "".join([*out, _t(word)])


def _t(teks: str) -> str:
    return f'<w:t xml:space="preserve">{escape(teks)}</w:t>' if teks else ""


def p(content: str = "", *, items: int = 0, level: int = 0, style: str = "", ppr: str = "") -> str:
    """A paragraph of runs; `items` is the id of a list (a w:num)."""
    props = f'<w:pStyle w:val="{style}"/>' if style else ""
    if items:
        props += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{items}"/></w:numPr>'
    return f"<w:p><w:pPr>{props}{ppr}</w:pPr>{content}</w:p>"


def sel(content: str, *, width: int = 1, merge: str = "") -> str:
    """A cell; `merge` is "restart" or "continue" for one merged downwards."""
    props = f'<w:gridSpan w:val="{width}"/>' if width > 1 else ""
    if merge:
        props += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{content or p()}</w:tc>"


def tabel(lines: Iterable[Sequence[str]], *, trpr: str = "") -> str:
    lines = list(lines)
    width = max(sum(_width(s) for s in b) for b in lines)
    grid = "<w:tblGrid>" + '<w:gridCol w:w="900"/>' * width + "</w:tblGrid>"
    content = "".join(f"<w:tr><w:trPr>{trpr}</w:trPr>{''.join(b)}</w:tr>" for b in lines)
    return f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>{grid}{content}</w:tbl>'


def _width(cell_xml: str) -> int:
    start = cell_xml.removeprefix("<w:tc><w:tcPr>")
    return int(start[19:].split('"', 1)[0]) if start.startswith('<w:gridSpan w:val="') else 1


def fraction(upper: str, lower: str, tail: str = "") -> str:
    """A fraction of Word's equations."""

    def r(teks: str) -> str:
        return f'<m:r><m:rPr><m:nor/></m:rPr><m:t xml:space="preserve">{escape(teks)}</m:t></m:r>'

    f = f"<m:f><m:num>{r(upper)}</m:num><m:den>{r(lower)}</m:den></m:f>"
    return f"<m:oMathPara><m:oMath>{f}{r(tail) if tail else ''}</m:oMath></m:oMathPara>"


def complex_field(command: str, result: str | None) -> str:
    """A complex field; its result None where Word keeps none (EQ)."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instr = f'<w:r><w:instrText xml:space="preserve">{escape(command)}</w:instrText></w:r>'
    middle = mark.format("separate") + run(result) if result is not None else ""
    return mark.format("begin") + instr + middle + mark.format("end")


def box(content: str) -> str:
    """A run with a text box, in the new form and in that for old programs."""
    depth = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"<wps:txbx>{depth}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{depth}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


@dataclass
class Word:
    """A .docx in the making: body, page heads, lists."""

    content: list[str] = field(default_factory=list[str])
    num: list[tuple[int, int | None]] = field(default_factory=list[tuple[int, int | None]])
    head: dict[str, str] = field(default_factory=dict[str, str])  # part → its paragraphs
    style: str = ""  # further styles
    abstract: str = ""  # further abstract lists
    bagian: dict[str, str] = field(default_factory=dict[str, str])  # further parts by name: "footnotes"

    def items(self, abstract: int, start: int | None = 1) -> int:
        """A new list of this abstract one; it starts again unless `start` is None."""
        self.num.append((abstract, start))
        return len(self.num)

    def add(self, *content: str) -> None:
        self.content += content

    def limit(self, reference: str = "", *, end: bool = False) -> None:
        """End a section here. acuan: w:headerReference … of the section that ends."""
        sect = f"<w:sectPr>{reference}</w:sectPr>"
        self.content.append(sect if end else p(ppr=sect))

    def reference(self, kind: str, content: str, kind_name: str = "default") -> str:
        """A page head or foot ("header", "footer") as a reference for `limit`."""
        name = f"{kind}{len(self.head) + 1}"
        self.head[name] = content
        return f'<w:{kind}Reference w:type="{kind_name}" r:id="{name}"/>'

    def keep(self) -> bytes:
        bagian = {
            "word/document.xml": f"<w:document {ROOM}><w:body>{''.join(self.content)}</w:body></w:document>",
            "word/numbering.xml": self._numbering(),
            "word/styles.xml": f"<w:styles {ROOM}>{STYLES}{self.style}</w:styles>",
        }
        for name, content in self.head.items():
            root = "w:hdr" if name.startswith("header") else "w:ftr"
            bagian[f"word/{name}.xml"] = f"<{root} {ROOM}>{content}</{root}>"
        for name, content in self.bagian.items():
            bagian[f"word/{name}.xml"] = f"<w:{name} {ROOM}>{content}</w:{name}>"
        rel = {n: n.rstrip("0123456789") for n in ("numbering", "styles", *self.head, *self.bagian)}
        bagian["word/_rels/document.xml.rels"] = relations({n: (j, f"{n}.xml") for n, j in rel.items()})
        bagian["_rels/.rels"] = relations({"rId1": ("officeDocument", "word/document.xml")})
        return wrapped(bagian)

    def _numbering(self) -> str:
        abstract = "".join(
            f'<w:abstractNum w:abstractNumId="{n}">'
            + "".join(
                f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{b}"/>'
                f'<w:lvlText w:val="{t}"/></w:lvl>'
                for i, (b, t) in enumerate(pattern)
            )
            + "</w:abstractNum>"
            for n, pattern in PATTERN.items()
        )
        num = ""
        for n, (a, start) in enumerate(self.num, start=1):
            replacement = (
                f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
                if start is not None
                else ""
            )
            num += f'<w:num w:numId="{n}"><w:abstractNumId w:val="{a}"/>{replacement}</w:num>'
        return f"<w:numbering {ROOM}>{abstract}{self.abstract}{num}</w:numbering>"


STYLES = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'


def relations(everything: dict[str, tuple[str, str]]) -> str:
    content = "".join(
        f'<Relationship Id="{i}" Type="{R}/{kind}" Target={quoteattr(destination)}/>'
        for i, (kind, destination) in everything.items()
    )
    return f'<Relationships xmlns="{PKG}/relationships">{content}</Relationships>'


WORD_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _content_kind(bagian: Iterable[str]) -> str:
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    content = f'<Default Extension="rels" ContentType="{rels}"/>'
    content += '<Default Extension="xml" ContentType="application/xml"/>'
    for name in bagian:
        core = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
        if name.startswith("word/") and "/" not in core:
            kind = "document.main" if core == "document" else core
            content += f'<Override PartName="/{name}" ContentType="{WORD_CONTENT}.{kind}+xml"/>'
    return f'<Types xmlns="{PKG}/content-types">{content}</Types>'


def wrapped(bagian: Mapping[str, str | bytes]) -> bytes:
    """A package of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        # without the clock in it: the same parts are the same bytes
        z.writestr(zipfile.ZipInfo("[Content_Types].xml"), _content_kind(bagian), zipfile.ZIP_DEFLATED)
        for name, content in bagian.items():
            if isinstance(content, str):
                content = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content
            z.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
