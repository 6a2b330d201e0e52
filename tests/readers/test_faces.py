"""The face of a document is one of those that papers can be set in, by whatever name its fonts go."""

from __future__ import annotations

import pytest

from iki_desktop.models.tata import HURUF
from iki_desktop.readers.faces import usual_face
from iki_desktop.readers.parser.parse import parse
from iki_desktop.readers.pdf.reader import pdf_document
from iki_desktop.readers.read import read_sk
from tests.readers.pdf.small import FONT, assemble, pages, text
from tests.shared import needs_shared, shared

BOOKMAN, TIMES, ARIAL, CALIBRI, TAHOMA = HURUF


@pytest.mark.parametrize(
    ("name", "face"),
    [
        ("Bookman Old Style", BOOKMAN),
        ("bookman  old style", BOOKMAN),
        ("BookmanOldStyle,BoldItalic", BOOKMAN),
        ("ABCDEF+BookmanOldStyle-Bold", BOOKMAN),
        ("URWBookmanL-DemiBold", BOOKMAN),
        ("BAAAAA+URWBookman-LightItalic", BOOKMAN),
        ("TeXGyreBonum-Regular", BOOKMAN),
        ("TimesNewRomanPSMT", TIMES),
        ("QWERTY+TimesNewRomanPS-BoldItalicMT", TIMES),
        ("TimesNewRoman,Bold", TIMES),
        ("Times-Roman", TIMES),
        ("LiberationSerif-Bold", TIMES),
        ("NimbusRomNo9L-Medi", TIMES),
        ("ArialMT", ARIAL),
        ("Arial-BoldMT", ARIAL),
        ("Helvetica-Oblique", ARIAL),
        ("NimbusSanL-Regu", ARIAL),
        ("Liberation Sans", ARIAL),
        ("Calibri-Light", CALIBRI),
        ("Carlito", CALIBRI),
        ("Tahoma-Bold", TAHOMA),
        ("ArialNarrow", ""),
        ("LiberationSansNarrow-Bold", ""),
        ("BookAntiqua", ""),
        ("TimesTen-Roman", ""),
        ("CIDFont+F1", ""),
        ("abcdef+Arial", ""),
        ("", ""),
    ],
)
def test_the_names_of_fonts(name: str, face: str) -> None:
    assert usual_face({name: 5}) == face


def test_more_than_half_of_the_letters_and_the_weights_of_a_face_together() -> None:
    assert usual_face({"LiberationSerif": 30, "LiberationSerif-Bold": 30, "ArialMT": 50}) == TIMES
    assert usual_face({"ArialMT": 50, "TimesNewRomanPSMT": 50}) == ""
    assert usual_face({"ArialMT": 40, "": 60}) == "" == usual_face({})


@pytest.mark.parametrize(
    ("name", "face"), [("TimesNewRomanPSMT", TIMES), ("ABCDEF+ArialMT", ARIAL), ("Garamond", None)]
)
def test_the_face_of_a_pdf(name: str, face: str | None) -> None:
    made = pages(text(10))
    made[FONT] = made[FONT].replace(b"Helvetica", name.encode())
    assert parse(pdf_document(assemble(made), "a.pdf")).bacaan.tata.huruf == face


def test_letters_that_are_not_painted_do_not_count() -> None:
    """The layer behind a scan is set in whatever face the program that read the scan likes."""
    other = b"/F2 7 0 R"
    hidden = text(30).replace(b"/F1", b"/F2").replace(b"BT ", b"BT 3 Tr ")
    made = pages(b"q " + hidden + b" Q\n" + text(10), fonts=other)
    made[7] = made[FONT].replace(b"Helvetica", b"Times-Roman")
    document = pdf_document(assemble(made), "a.pdf")
    assert document.face == ARIAL
    assert any(c.kode == "teks-tersembunyi" for c in document.catatan)
    alone = pages(hidden, fonts=other) | {7: made[7]}
    assert pdf_document(assemble(alone), "a.pdf").face == ""


@needs_shared
@pytest.mark.parametrize(("name", "face"), [("kapongan", BOOKMAN), ("rejoso", BOOKMAN), ("wonoasih", TIMES)])
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_face_of_a_real_decree(name: str, form: str, face: str) -> None:
    assert read_sk(shared("sk", f"{name}.{form}")).tata.huruf == face
