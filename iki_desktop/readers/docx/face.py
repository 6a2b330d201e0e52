"""How many letters of a Word document stand in which face of type."""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element

from iki_desktop.readers.docx.numbering import value

_FONTS = "w_rPr/w_rFonts"


def letters_by_face(body: Element, styles: Element | None) -> Counter[str]:
    """Their numbers by its name; "" are those that the document leaves to a theme."""
    faces, standard = _style_faces(styles)
    counted: Counter[str] = Counter()
    for p in body.iter("w_p"):
        of_paragraph = faces.get(value(p, "w_pPr/w_pStyle"), "") or standard
        for run in p.iterfind("w_r"):
            letters = sum(len(t.text or "") for t in run.iterfind("w_t"))
            counted[_face(run) or of_paragraph] += letters
    return counted


def _style_faces(styles: Element | None) -> tuple[dict[str, str], str]:
    """(face by paragraph style that names one, face of what names none)."""
    if styles is None:
        return {}, ""
    faces: dict[str, str] = {}
    defaults = styles.find("w_docDefaults/w_rPrDefault")
    standard = _face(defaults) if defaults is not None else ""
    for style in styles.iterfind("w_style"):
        if face := _face(style):
            faces[style.get("w_styleId", "")] = face
            if style.get("w_type") == "paragraph" and style.get("w_default") in ("1", "true", "on"):
                standard = face
    return faces, standard


def _face(parent: Element) -> str:
    fonts = parent.find(_FONTS)
    return fonts.get("w_ascii", "") if fonts is not None else ""
