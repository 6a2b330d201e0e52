"""Prepares a file for PDF/A-2b (ISO 19005-2): XMP metadata, colours that mean something.

The rest is so by the way papers are written: fonts embedded, no transparency, no script, no encryption, an
ID. The tests hold every kind of paper to the rules with a validator of others.
"""

from __future__ import annotations

import re
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from iki_desktop.writers.pdf.emit import About

VERSION = (1, 7)
"""The PDF version that PDF/A-2 is made of."""

_SRGB = "sRGB IEC61966-2.1"
_NOT_IN_XML = re.compile("[\ufffe\uffff]")  # of what is left in a text that was cleaned
_CREATED = slice(24, 36)  # of an ICC profile's header: when it was made, by the PC's clock
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>id-ID</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


def prepare(canvas: Any, about: About) -> None:
    """Give the canvas's file its XMP metadata, which say what its info dictionary says, and its colours."""
    doc = canvas._doc
    catalog, info = doc.Catalog, doc.info
    year, month, day, hour, minute, second = doc._timeStamp.YMDhms
    xmp = _XMP.format(
        title=_xml(about.title),
        author=_xml(about.author),
        subject=_xml(about.subject),
        keywords=_xml(info.keywords),
        producer=_xml(info.producer),
        creator=_xml(info.creator),
        date=f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00",
    )
    kind = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    catalog.Metadata = pdfdoc.PDFStream(pdfdoc.PDFDictionary(kind), xmp.encode())
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), _srgb(), [pdfdoc.PDFZCompress])
    intent = {
        "Type": pdfdoc.PDFName("OutputIntent"),
        "S": pdfdoc.PDFName("GTS_PDFA1"),  # the name of all parts of the standard, not of the first
        "OutputConditionIdentifier": pdfdoc.PDFString(_SRGB),
        "Info": pdfdoc.PDFString(_SRGB),
        "DestOutputProfile": doc.Reference(profile),
    }
    # reportlab's catalogue has no output intents among the entries it knows.
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = pdfdoc.PDFArray([pdfdoc.PDFDictionary(intent)])


def on_white(data: bytes) -> bytes:
    """The picture (PNG) as it looks on paper: what is transparent in it becomes white."""
    from PIL import Image

    picture = Image.open(BytesIO(data))
    if not picture.has_transparency_data:
        return data
    picture = picture.convert("RGBA")
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture)
    out = BytesIO()
    paper.convert("RGB").save(out, "PNG")
    return out.getvalue()


def _xml(text: str) -> str:
    return escape(_NOT_IN_XML.sub("", text))


def _srgb() -> bytes:
    """The colour space of all screens as an ICC profile, without the date it was made on."""
    from PIL import ImageCms

    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[_CREATED] = bytes.fromhex("07d0 0001 0001 0000 0000 0000")
    return bytes(made)


_format_stream = pdfdoc.PDFStream.format


def _format_on_lines(self: Any, document: Any) -> bytes:
    """A stream as reportlab writes it, with the end of line before `endstream` that PDF/A asks for.

    Both its signs, for data may end in a carriage return, to which a line feed alone would belong.
    """
    end = b"endstream\n"
    return _format_stream(self, document).removesuffix(end) + b"\r\n" + end


# reportlab makes the streams of pages and pictures itself, so that no class of ours could stand for them.
pdfdoc.PDFStream.format = _format_on_lines
