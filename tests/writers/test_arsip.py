"""Every kind of paper is prepared for PDF/A-2b: a validator that is not ours finds no fault in it."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.papers import SUFFIXES, write_paper
from iki_desktop.paths import Paths
from iki_desktop.writers import fonts
from iki_desktop.writers.keputusan import write_keputusan
from tests.writers.arsip import archive_faults
from tests.writers.papers import isi, with_settings
from tests.writers.test_fonts import reportlab_folder
from tests.writers.test_kartu_pegawai import ANI, BUDI, office

FOREIGN = "Σ × ≥ ½ → ☐ 😀 بسم الله עברית 中文 한국 हिन्दी ไทย Z\u0351a\u036b \U0001f9ff <b>&amp; (\\)"
PRINTED = [jenis for jenis, suffix in SUFFIXES.items() if suffix == ".pdf"]


def with_logo(office: IsiKantor, mode: str) -> IsiKantor:
    from PIL import Image

    buffer = BytesIO()
    Image.new("RGBA", (40, 40), (200, 0, 0, 128)).convert(mode).save(buffer, "PNG")
    return with_settings(office, logo=base64.b64encode(buffer.getvalue()).decode())


def foreign(office: IsiKantor) -> IsiKantor:
    """The office with letters of many scripts in what its papers say first."""
    (sk,) = office.keputusan
    kartu = tuple(replace(each, jabatan=f"{each.jabatan} {FOREIGN}") for each in sk.kartu)
    sk = replace(sk, kartu=kartu, tentang=FOREIGN, menimbang=(FOREIGN,))
    return replace(office, keputusan=(sk,))


@pytest.mark.parametrize("jenis", PRINTED)
def test_every_paper_is_what_it_says_it_is(jenis: str, tmp_path: Path) -> None:
    asked = with_logo(foreign(office(ANI, BUDI)), "RGBA")
    write_paper(jenis, asked, tmp_path / "p.pdf", Paths(tmp_path / "pc"))
    assert archive_faults(tmp_path / "p.pdf") == []


@pytest.mark.parametrize("huruf", fonts.NAMES)
def test_in_every_typeface_that_can_be_chosen(huruf: str, tmp_path: Path) -> None:
    asked = with_settings(isi(tentang=FOREIGN), huruf=huruf)
    write_keputusan(asked, asked.keputusan[0], tmp_path / "k.pdf")
    assert archive_faults(tmp_path / "k.pdf") == []


@pytest.mark.usefixtures("fresh_fonts")
def test_on_a_pc_without_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Most letters of other scripts are then frames with a number in them, and are copied all the same."""
    monkeypatch.setattr(fonts, "_folders", lambda: iter([reportlab_folder()]))
    fonts.set_cache(tmp_path / "fonts")
    asked = isi(tentang=FOREIGN)
    write_keputusan(asked, asked.keputusan[0], tmp_path / "k.pdf")
    assert archive_faults(tmp_path / "k.pdf") == []


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB"])
def test_with_a_logo_of_any_kind(mode: str, tmp_path: Path) -> None:
    asked = with_logo(isi(), mode)
    write_keputusan(asked, asked.keputusan[0], tmp_path / "k.pdf")
    assert archive_faults(tmp_path / "k.pdf") == []


@pytest.mark.parametrize("end", [b"", b"\r", b"\n", b"\r\n"])
def test_data_are_as_long_as_they_say_whatever_they_end_in(end: bytes) -> None:
    from reportlab.pdfbase import pdfdoc

    import iki_desktop.writers.pdf.archive  # noqa: F401 - mends how streams are written

    stream = pdfdoc.PDFStream(content=b"data" + end)
    assert stream.format(pdfdoc.PDFDocument()).endswith(b"stream\ndata" + end + b"\r\nendstream\n")


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        (b"/OutputIntents", b"/OutputIntentz"),
        (b"<pdfaid:part>2<", b"<pdfaid:part>3<"),
        (b"/ToUnicode", b"/ToUnicodx"),
        (b"/FontFile2", b"/FontFilex"),
        (b"/FirstChar 0", b"/FirstChar 9"),
        (b"%PDF-1.7", b"%PDF-2.0"),
        (b"\r\nendstream", b"  endstream"),
        (b"/Subtype /XML", b"/Subtype /XMM"),
    ],
)
def test_the_validator_sees_what_is_wrong(sound: bytes, broken: bytes, tmp_path: Path) -> None:
    asked = isi()
    write_keputusan(asked, asked.keputusan[0], tmp_path / "k.pdf")
    data = (tmp_path / "k.pdf").read_bytes()
    changed, count = re.subn(sound, broken, data)
    assert count
    (tmp_path / "k.pdf").write_bytes(changed)
    assert archive_faults(tmp_path / "k.pdf")
