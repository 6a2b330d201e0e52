"""Makes a TrueType font of an OpenType font with PostScript outlines, which reportlab cannot embed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

# Largest distance, in em/1000, between the cubic outline and the quadratic one: far below a printer's dot.
_TOLERANCE = 1.0
# Limits a TrueType font states for its programs; an unhinted one has none.
_LIMITS = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
    "maxPoints",
    "maxContours",
    "maxCompositePoints",
    "maxCompositeContours",
    "maxComponentDepth",
)


def to_truetype(source: Path) -> bytes:
    """The bytes of a TrueType font with the same glyphs and widths; same input, same bytes."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont, newTable

    font: Any = TTFont(source, recalcTimestamp=False, lazy=False)
    order = font.getGlyphOrder()
    outlines: Any = font.getGlyphSet()
    tolerance = _TOLERANCE * font["head"].unitsPerEm / 1000
    glyphs: dict[str, Any] = {}
    for name in order:
        pen = TTGlyphPen(outlines)
        # PostScript outlines run the other way round than TrueType's.
        outlines[name].draw(Cu2QuPen(pen, tolerance, reverse_direction=True))
        glyphs[name] = pen.glyph()
    glyf: Any = newTable("glyf")
    font["glyf"] = glyf
    glyf.glyphOrder = order
    glyf.glyphs = glyphs
    font["loca"] = newTable("loca")
    hmtx = font["hmtx"]
    for name, glyph in glyphs.items():
        glyph.recalcBounds(glyf)
        hmtx[name] = (hmtx[name][0], getattr(glyph, "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in _LIMITS:
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    post = font["post"]
    post.formatType = 2.0
    post.extraNames = []
    post.mapping = {}
    post.glyphOrder = order
    # Layout and signature tables are of no use to a printed page.
    for tag in ("CFF ", "CFF2", "VORG", "GPOS", "GSUB", "GDEF", "DSIG", "BASE", "FFTM"):
        if tag in font:
            del font[tag]
    font.sfntVersion = "\x00\x01\x00\x00"
    out = BytesIO()
    font.save(out)
    return out.getvalue()
