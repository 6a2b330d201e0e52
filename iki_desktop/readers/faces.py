"""Which of the faces that papers can be set in a document's letters stand in, by the names of its fonts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from iki_desktop.models.tata import HURUF

_ALIKE: Mapping[str, tuple[str, ...]] = {
    "Bookman Old Style": ("bookman", "itcbookman", "urwbookman", "texgyrebonum"),
    "Times New Roman": ("times", "liberationserif", "nimbusroman", "nimbusromno9", "texgyretermes", "tinos"),
    "Arial": ("helvetica", "liberationsans", "nimbussans", "nimbussan", "texgyreheros", "arimo"),
    "Calibri": ("carlito",),
    "Tahoma": (),
}
"""Free faces of the same widths, which programs set in the place of each, and names that it had before."""

_SUBSET = re.compile(r"^[A-Z]{6}\+")  # of a font that holds only the letters of its file
_STYLE = "(?:ps|mt|l|regu(?:lar)?|roman|book|ligh?t?|medi(?:um)?|demi|semi|bold|ital(?:ic)?|obli(?:que)?)*"


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


_KNOWN = {face: re.compile(f"(?:{'|'.join((_plain(face), *_ALIKE[face]))}){_STYLE}") for face in HURUF}


def usual_face(counted: Mapping[str, int]) -> str:
    """The one of HURUF in which more than half of the letters stand; "" where that is none of them.

    `counted` are letters by the name of their font, as Word ("Times New Roman") or a PDF
    ("ABCDEF+TimesNewRomanPS-BoldMT") says it; "" is a font that is not named.
    """
    of_face: Counter[str] = Counter()
    for name, letters in counted.items():
        of_face[_face(name)] += letters
    total = of_face.total()
    return next((face for face in HURUF if 2 * of_face[face] > total), "")


def _face(name: str) -> str:
    plain = _plain(_SUBSET.sub("", name))
    return next((face for face, known in _KNOWN.items() if known.fullmatch(plain)), "")
