"""A page of a PDF as a picture, and where on it the lines stand that were read."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest

from iki_desktop import papers
from iki_desktop.errors import InputRefused
from iki_desktop.paths import Paths
from iki_desktop.readers.baca import baca_sk
from iki_desktop.readers.json_in import baca_json
from iki_desktop.readers.pdf_gambar import gambar_halaman


@pytest.fixture(scope="module")
def lampiran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lampiran of three kartu of the sample, as this program prints it."""
    paths = Paths(tmp_path_factory.mktemp("pc"))
    path = tmp_path_factory.mktemp("kertas") / "lampiran.pdf"
    isi = baca_json(paths.resources / "contoh.json")
    papers.write_paper("lampiran", isi, path, paths, kartu=[1, 2, 3])
    return path


def test_a_page_is_drawn_as_wide_as_asked(lampiran: Path) -> None:
    gambar = gambar_halaman(lampiran, 1, 400)
    with pdfplumber.open(lampiran) as pdf:
        rasio = float(pdf.pages[0].height / pdf.pages[0].width)
    assert (gambar.lebar, gambar.tinggi) == (400, round(400 * rasio))
    assert len(gambar.isi) == 4 * gambar.lebar * gambar.tinggi
    assert gambar.isi[:3] == b"\xff\xff\xff", "paper is white"
    assert min(gambar.isi) < 60, "ink is dark"


def test_the_box_of_a_line_holds_its_words(lampiran: Path) -> None:
    sumber = baca_sk(lampiran).sumber
    assert len({b.letak for b in sumber}) == len(sumber)
    dengan_kotak = 0
    with pdfplumber.open(lampiran) as pdf:
        for b in sumber:
            if b.kotak is None:
                continue
            page = pdf.pages[b.nomor - 1]
            w, h = float(page.width), float(page.height)
            k = b.kotak
            assert k.rasio == pytest.approx(w / h, rel=0.01)
            teks = page.crop((k.kiri * w, k.atas * h - 2, k.kanan * w + 1, k.bawah * h + 1)).extract_text()
            kata = b.teks.replace("│", " ").split()
            assert kata[0] in teks, (b, teks)
            dengan_kotak += 1
    assert dengan_kotak > 20


def test_what_cannot_be_drawn_is_said(lampiran: Path, tmp_path: Path) -> None:
    rusak = tmp_path / "rusak.pdf"
    rusak.write_bytes(b"%PDF-1.4 bukan apa-apa")
    for path, halaman in ((lampiran, 99), (rusak, 1)):
        with pytest.raises(InputRefused, match="tidak dapat digambar"):
            gambar_halaman(path, halaman, 300)
