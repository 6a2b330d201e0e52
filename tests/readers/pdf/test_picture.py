"""A page of a PDF as a picture, and where on it the lines stand that were read."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest

from iki_desktop import papers
from iki_desktop.errors import InputRefused
from iki_desktop.paths import Paths
from iki_desktop.readers.json_in import read_json
from iki_desktop.readers.pdf.picture import Drawer, draw_page
from iki_desktop.readers.read import read_sk


@pytest.fixture(scope="module")
def lampiran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lampiran of three kartu of the sample, as this program prints it."""
    paths = Paths(tmp_path_factory.mktemp("pc"))
    path = tmp_path_factory.mktemp("kertas") / "lampiran.pdf"
    content = read_json(paths.resources / "contoh.json")
    papers.write_paper("lampiran", content, path, paths, kartu=[1, 2, 3])
    return path


def test_a_page_is_drawn_as_wide_as_asked(lampiran: Path) -> None:
    picture = draw_page(lampiran, 1, 400)
    with pdfplumber.open(lampiran) as pdf:
        ratio = float(pdf.pages[0].height / pdf.pages[0].width)
    assert (picture.width, picture.height) == (400, round(400 * ratio))
    assert len(picture.content) == 4 * picture.width * picture.height
    assert picture.content[:3] == b"\xff\xff\xff", "paper is white"
    assert min(picture.content) < 60, "ink is dark"


def test_the_box_of_a_line_holds_its_words(lampiran: Path) -> None:
    sumber_data = read_sk(lampiran).sumber
    assert len({b.letak for b in sumber_data}) == len(sumber_data)
    with_box = 0
    with pdfplumber.open(lampiran) as pdf:
        for b in sumber_data:
            if b.kotak is None:
                continue
            page = pdf.pages[b.nomor - 1]
            w, h = float(page.width), float(page.height)
            k = b.kotak
            assert k.rasio == pytest.approx(w / h, rel=0.01)
            teks = page.crop((k.kiri * w, k.atas * h - 2, k.kanan * w + 1, k.bawah * h + 1)).extract_text()
            words = b.teks.replace("│", " ").split()
            assert words[0] in teks, (b, teks)
            with_box += 1
    assert with_box > 20


def test_what_cannot_be_drawn_is_said(lampiran: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "rusak.pdf"
    damaged.write_bytes(b"%PDF-1.4 bukan apa-apa")
    for path, page in ((lampiran, 99), (damaged, 1)):
        with pytest.raises(InputRefused, match="tidak dapat digambar"):
            draw_page(path, page, 300)


def test_one_child_draws_page_after_page_of_paper_after_paper(lampiran: Path) -> None:
    with Drawer() as drawer:
        drawer.open(lampiran.read_bytes(), lampiran.name)
        first, second = drawer.draw(1, 300), drawer.draw(2, 300)
        assert first.content != second.content
        with pytest.raises(InputRefused, match="Halaman 99"):
            drawer.draw(99, 300)
        assert drawer.draw(1, 300) == first, "a refusal costs nothing"
        with pytest.raises(InputRefused):
            drawer.open(b"%PDF-1.4 bukan apa-apa", "rusak.pdf")
        drawer.open(lampiran.read_bytes(), lampiran.name)
        assert drawer.draw(2, 300) == second


def test_parts_of_a_page_are_the_page(lampiran: Path) -> None:
    with Drawer() as drawer:
        drawer.open(lampiran.read_bytes(), lampiran.name)
        whole = drawer.draw(1, 500, printed=True)
        parts = [drawer.draw(1, 500, top, 200, printed=True) for top in range(0, whole.height, 200)]
        assert [part.height for part in parts[:-1]] == [200] * (len(parts) - 1)
        assert b"".join(part.content for part in parts) == whole.content
        grey = whole.content[0::4] == whole.content[1::4] == whole.content[2::4]
        assert grey, "no coloured edges on paper"
        with pytest.raises(InputRefused):
            drawer.draw(1, 11_000)  # more than one picture may have


def test_a_child_that_was_lost_is_started_again(lampiran: Path) -> None:
    with Drawer() as drawer:
        drawer.open(lampiran.read_bytes(), lampiran.name)
        first = drawer.draw(1, 300)
        assert drawer._child is not None
        drawer._child.kill()
        with pytest.raises(InputRefused):
            drawer.draw(1, 300)
        assert drawer.draw(1, 300) == first
    with pytest.raises(InputRefused):
        drawer.draw(1, 300)
