"""Faces: a paper never fails for want of one, conversion is done once, and no sign is lost."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from iki_desktop.writers import fonts
from iki_desktop.writers.pdf import otf
from iki_desktop.writers.pdf.embed import to_unicode
from iki_desktop.writers.pdf.face import clean
from tests.writers.conftest import forget

pytestmark = pytest.mark.usefixtures("fresh_fonts")


def reportlab_folder() -> Path:
    import reportlab

    return Path(reportlab.__file__).parent / "fonts"


def bonum() -> Path:
    """TeX Gyre Bonum of this machine; the test is skipped in words where it is absent."""
    found = fonts._find("texgyrebonum-regular.otf")
    if found is None:
        pytest.skip("huruf TeX Gyre Bonum tidak terpasang di mesin ini")
    return found


@pytest.mark.parametrize(
    "name", ["Bookman Old Style", "  BOOKMAN  old style ", "Arial", "Times New Roman", "", "?"]
)
def test_there_is_always_a_face(name: str) -> None:
    family = fonts.family(name)
    assert family.regular.width("Halaman") > 2
    assert family is fonts.family(name)


def test_bare_machine_prints_in_reportlabs_own_face(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_folders", lambda: iter([reportlab_folder()]))
    family = fonts.family("Bookman Old Style")
    assert family.regular.main.face.name == b"BitstreamVeraSans-Roman"
    assert family.bold.main.face.name == b"BitstreamVeraSans-Bold"


def test_fonts_that_came_with_the_program_are_found_first(tmp_path: Path) -> None:
    (tmp_path / "LiberationSerif-Regular.ttf").write_bytes((reportlab_folder() / "Vera.ttf").read_bytes())
    fonts.set_cache(None, bundled=(tmp_path,))
    assert fonts.family("Liberation Serif").regular.main.face.name == b"BitstreamVeraSans-Roman"


@pytest.mark.parametrize("damaged", [b"", b"bukan huruf", b"OTTO" + b"\0" * 200, b"\0\1\0\0" + b"\xff" * 99])
def test_damaged_font_is_passed_over(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / "arial.ttf").write_bytes(damaged)
    (tmp_path / "texgyrebonum-regular.otf").write_bytes(damaged)
    fonts.set_cache(None, bundled=(tmp_path,))
    assert fonts.family("Arial").regular.width("a") > 0
    assert fonts.family("TeX Gyre Bonum").regular.width("a") > 0


def test_converted_font_has_the_same_widths() -> None:
    from io import BytesIO

    from fontTools.ttLib import TTFont

    before = TTFont(bonum())
    made = otf.to_truetype(bonum())
    after = TTFont(BytesIO(made))
    assert after.getBestCmap() == before.getBestCmap()
    widths = {name: width for name, (width, _) in after["hmtx"].metrics.items()}
    assert widths == {name: width for name, (width, _) in before["hmtx"].metrics.items()}
    assert made == otf.to_truetype(bonum())


def test_conversion_is_done_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bonum()
    fonts.set_cache(tmp_path / "cache")
    fonts.family("Bookman Old Style")
    made = sorted((tmp_path / "cache").iterdir())
    assert made
    forget()
    fonts.set_cache(tmp_path / "cache")
    monkeypatch.setattr(otf, "to_truetype", lambda _: pytest.fail("converted again"))
    assert fonts.family("Bookman Old Style").regular.width("Halaman") > 2


def test_damaged_cache_is_made_again(tmp_path: Path) -> None:
    bonum()
    fonts.set_cache(tmp_path)
    width = fonts.family("TeX Gyre Bonum").regular.width("Halaman")
    for path in tmp_path.iterdir():
        path.write_bytes(b"rusak")
    forget()
    fonts.set_cache(tmp_path)
    assert fonts.family("TeX Gyre Bonum").regular.width("Halaman") == width
    assert all(path.stat().st_size > 1000 for path in tmp_path.iterdir())


def test_cache_that_cannot_be_written_costs_no_paper(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    fonts.set_cache(tmp_path / "file" / "cache")
    assert fonts.family("Bookman Old Style").regular.width("a") > 0


def test_signs_that_the_face_lacks_come_from_others() -> None:
    face = fonts.family("Bookman Old Style").regular
    text = "Σ × − ≥ “é” ✓ عربي 中 \U00013000 \ue123 x"
    runs = face.runs(text)
    assert "".join(run.text for run in runs) == text
    assert all(ord(char) in run.font.face.charWidths for run in runs for char in run.text)
    assert face.width(text) == pytest.approx(sum(run.width for run in runs))


def test_a_sign_that_no_font_has_still_has_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_folders", lambda: iter([reportlab_folder()]))
    face = fonts.family("Arial").regular
    assert [run.font.fontName for run in face.runs("中")] == ["iki-tanpa-gambar"]
    assert face.width("中中") == pytest.approx(1.8)


@pytest.mark.parametrize(
    ("dirty", "tidy"),
    [
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("a\x00\x07\x1bb\x7f\u200b\ufeff\u202ec", "abc"),
        ("e\u0301", "é"),
        ("a\tb", "a b"),
        ("\ud800", "\ufffd"),
        ("biasa saja", "biasa saja"),
    ],
)
def test_clean(dirty: str, tidy: str) -> None:
    assert clean(dirty) == tidy


def test_copied_text_has_every_character() -> None:
    table = to_unicode("AAAAAA+Huruf", [0, ord("a"), 0x1F600, *range(0x400, 0x4F0)])
    assert "<00>" not in table.split("endcodespacerange")[1]
    assert "<01> <0061>" in table
    assert "<02> <D83DDE00>" in table
    assert "100 beginbfchar" in table
    assert max(int(line.split()[0]) for line in table.splitlines() if line.endswith("beginbfchar")) <= 100


def test_word_cache_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    from iki_desktop.writers.pdf import face as module

    monkeypatch.setattr(module, "_MOST_WORDS", 100)
    face = fonts.family("Arial").regular
    for number in range(1000):
        face.width(f"kata{number}")
    assert len(face._width) <= 102
    with contextlib.suppress(KeyError):
        assert face._width["kata999"] == face.width("kata999")
