"""A font is read as reportlab reads it: every character its glyph and width, every glyph its place."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import reportlab
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from iki_desktop.writers import fonts
from iki_desktop.writers.pdf.typeface import Typeface

_EMOJI = 0x1F600


def made(*characters: int, em: int = 1000) -> bytes:
    """A font with a box for each of the characters, all of other widths; the first has no character."""
    names = [".notdef", *(f"g{char:X}" for char in characters)]
    pen = TTGlyphPen(None)
    for number, point in enumerate(((0, 0), (0, 500), (500, 500))):
        (pen.lineTo if number else pen.moveTo)(point)
    pen.closePath()
    glyph = pen.glyph()
    builder = FontBuilder(em, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(dict(zip(characters, names[1:], strict=True)))
    builder.setupGlyf(dict.fromkeys(names, glyph))
    builder.setupHorizontalMetrics({name: (300 + 7 * at, 0) for at, name in enumerate(names)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Uji", "styleName": "Regular", "psName": "Uji"})
    builder.setupOS2()
    builder.setupPost()
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


def assert_alike(content: bytes) -> None:
    theirs, ours = TTFontFace(BytesIO(content)), Typeface(BytesIO(content))
    for name in ("charToGlyph", "charWidths", "defaultWidth", "numGlyphs", "name", "bbox", "ascent", "flags"):
        assert getattr(ours, name) == getattr(theirs, name), name
    assert list(ours.glyphPos)[: theirs.numGlyphs + 1] == theirs.glyphPos
    subset = [0, *map(ord, "Halaman 1"), 0xA0]
    assert ours.makeSubset(subset) == theirs.makeSubset(subset)


@pytest.mark.parametrize("name", ["Vera.ttf", "VeraBd.ttf"])
def test_reportlabs_own_fonts(name: str) -> None:
    assert_alike((Path(reportlab.__file__).parent / "fonts" / name).read_bytes())


def test_fonts_of_this_pc() -> None:
    family = fonts.family("Bookman Old Style")
    for face in (family.regular, family.bold, family.italic):
        read: Any = face.main.face
        assert_alike(read._ttf_data)


@pytest.mark.parametrize("em", [1000, 2048])
@pytest.mark.parametrize(
    "characters",
    [
        range(0x20, 0x7F),
        [0x20, 0x41, 0x43, 0x61, 0x3A3, 0x4E00, 0xFFFD],
        [0x41, 0xA0],  # no space but the one that does not break
        [0x20, 0x41, _EMOJI, _EMOJI + 1],
    ],
    ids=["one stretch", "many", "no space", "beyond 16 bits"],
)
def test_tables_of_characters(characters: list[int], em: int) -> None:
    assert_alike(made(*characters, em=em))


def test_a_font_with_fewer_glyphs_than_it_names_is_refused() -> None:
    whole = made(*range(0x20, 0x7F))
    face = Typeface(BytesIO(whole))
    _, length = face.get_table_pos("hmtx")
    directory = whole.index(b"hmtx", 0, 200) + 12
    cut = whole[:directory] + (length // 2).to_bytes(4, "big") + whole[directory + 4 :]
    with pytest.raises(TTFError):
        Typeface(BytesIO(cut))
