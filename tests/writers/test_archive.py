"""What makes a paper PDF/A-2b: what it says of itself, its colours and fonts, what it must not hold."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from iki_desktop.writers import fonts
from iki_desktop.writers.keputusan import write_keputusan
from tests.writers.papers import isi, with_settings

HOSTILE = 'Kinerja <b> & "kutip" ]]> {judul} (a\\b) \x00\ufffe\uffff Σ عربي 😀'
NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A keputusan with texts and a half transparent logo that try to get in the way."""
    from PIL import Image

    folder = tmp_path_factory.mktemp("papers")
    fonts.set_cache(folder / "fonts")
    buffer = BytesIO()
    Image.new("RGBA", (40, 40), (200, 0, 0, 128)).save(buffer, "PNG")
    office = with_settings(isi(tentang=HOSTILE), logo=base64.b64encode(buffer.getvalue()).decode())
    write_keputusan(office, office.keputusan[0], folder / "k.pdf")
    return folder / "k.pdf"


def catalog(path: Path) -> dict[str, Any]:
    import pdfplumber
    from pdfminer.pdftypes import resolve_all

    with pdfplumber.open(path) as pdf:
        wanted = ("Metadata", "OutputIntents", "Names", "OpenAction", "AcroForm", "Lang")
        return {key: resolve_all(pdf.doc.catalog[key]) for key in wanted if key in pdf.doc.catalog}


def test_says_the_same_of_itself_twice(paper: Path) -> None:
    import pdfplumber

    tree = ElementTree.fromstring(catalog(paper)["Metadata"].get_data())

    def said(name: str) -> str:
        found = tree.find(f".//{name}", NS)
        assert found is not None, name
        return "".join(found.itertext())

    assert (said("pdfaid:part"), said("pdfaid:conformance")) == ("2", "B")
    with pdfplumber.open(paper) as pdf:
        about = pdf.metadata
    assert said("dc:title") == about["Title"] == "Keputusan Camat Contoh Nomor 188/12/2026"
    assert said("dc:creator") == about["Author"] == "Kecamatan Contoh"
    assert said("xmp:CreatorTool") == about["Creator"]
    assert said("dc:description") == re.sub("[\ufffe\uffff]", "", about["Subject"])
    assert "<b> & " in said("dc:description")
    assert said("xmp:CreateDate").startswith("2026-01-07")
    assert about["CreationDate"].startswith("D:20260107")
    assert said("dc:language") == "id-ID"


def test_colours_mean_srgb(paper: Path) -> None:
    (intent,) = catalog(paper)["OutputIntents"]
    profile = intent["DestOutputProfile"]
    assert profile["N"] == 3
    data = profile.get_data()
    assert (len(data), data[16:20]) == (int.from_bytes(data[:4]), b"RGB ")
    assert data[8] < 5, "a later version than PDF/A-2 knows"


def test_holds_nothing_an_archive_refuses(paper: Path) -> None:
    data = paper.read_bytes()
    assert data.startswith(b"%PDF-1.7\n%")
    objects = re.sub(rb"stream\n.*?\nendstream", b"", data, flags=re.DOTALL)
    for name in (b"SMask", b"JavaScript", b"JS", b"Encrypt", b"OpenAction", b"AA", b"Launch", b"LZWDecode"):
        assert not re.search(rb"/" + name + rb"\b", objects), name
    assert re.search(rb"/ID\s*\[<[0-9a-f]{32}><[0-9a-f]{32}>\]", data)
    assert data.count(b"endstream\n") == data.count(b"\nendstream\n") > 5


def test_fonts_are_what_their_widths_say(paper: Path) -> None:
    from fontTools.ttLib import TTFont

    found = list(_fonts(paper))
    assert len(found) > 2
    for font in found:
        descriptor = font["FontDescriptor"]
        program: Any = TTFont(BytesIO(descriptor["FontFile2"].get_data()))
        assert descriptor["Flags"] & 4, "symbolic"
        assert "Encoding" not in font
        (table,) = program["cmap"].tables
        scale = 1000 / int.from_bytes(program.reader["head"][18:20])  # unitsPerEm
        for code, glyph in table.cmap.items():
            said = font["Widths"][code - font["FirstChar"]]
            assert said == pytest.approx(program["hmtx"][glyph][0] * scale, abs=1.01)


def test_a_transparent_logo_stands_on_white(paper: Path) -> None:
    import pdfplumber

    with pdfplumber.open(paper) as pdf:
        (image,) = pdf.pages[0].images
        red, green, blue = image["stream"].get_data()[:3]
    assert red > 220
    assert green == blue
    assert 120 < green < 136, "half of the red, half of the paper"


def _fonts(path: Path) -> Iterator[dict[str, Any]]:
    import pdfplumber
    from pdfminer.pdftypes import resolve_all

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            yield from resolve_all(page.page_obj.resources["Font"]).values()
