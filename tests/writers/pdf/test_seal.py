"""The code on a paper: read back from the drawn page by a decoder, with no other ink on it, and as text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.models.kantor import IsiKantor, Margin, Pengaturan
from iki_desktop.models.keputusan import Penandatangan
from iki_desktop.models.terbitan import Kertas
from iki_desktop.papers import write_paper
from iki_desktop.paths import Paths
from iki_desktop.writers.pdf.look import look
from iki_desktop.writers.pdf.page import MM, Page, Sheet
from iki_desktop.writers.pdf.seal import matrix, seal
from iki_desktop.writers.pdf.text import paragraph
from tests.models.builders import kode_kertas
from tests.writers.papers import CAMAT, isi, read, rows, with_settings

SIDE = 18 * MM


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    return Paths(tmp_path_factory.mktemp("pc"))


def codes_on(path: Path) -> list[list[str]]:
    """What a decoder reads from each page, drawn as a printer of 200 dpi would."""
    import pypdfium2
    import zxingcpp

    pdf: Any = pypdfium2.PdfDocument(path)
    pages: list[list[str]] = []
    for page in pdf:
        picture = page.render(scale=200 / 72).to_pil().convert("L")
        pages.append([found.text for found in zxingcpp.read_barcodes(picture)])
    pdf.close()
    return pages


def made(office: IsiKantor, jenis: str, path: Path, paths: Paths) -> str:
    write_paper(jenis, office, path, paths, tahun=2026)
    return kode_kertas(office, Kertas(jenis, 2026))


@pytest.mark.parametrize("jenis", ["lampiran", "keputusan"])
@pytest.mark.parametrize(
    "settings",
    [{}, {"kertas": "A4", "orientasi_lampiran": "mendatar", "ukuran_huruf": 9}, {"pangkat_nip": False}],
)
def test_the_last_page_carries_the_code_and_every_foot_names_it(
    jenis: str, settings: dict[str, Any], tmp_path: Path, paths: Paths
) -> None:
    office = with_settings(isi(rows(30)), **settings)
    out = tmp_path / "k.pdf"
    kode = made(office, jenis, out, paths)
    *others, last = codes_on(out)
    assert last == [kode]
    assert not any(others)
    printed = read(out)
    assert all(f"Kode{kode}Halaman" in page for page in printed.pages)
    assert f"Kodekertasini{kode}Cocokkan" in printed.pages[-1]


def test_nothing_stands_on_the_code_or_in_its_quiet_zone(tmp_path: Path, paths: Paths) -> None:
    import pdfplumber

    made(isi(rows(5)), "lampiran", tmp_path / "k.pdf", paths)
    with pdfplumber.open(tmp_path / "k.pdf") as pdf:
        page = pdf.pages[-1]
        left, module = Margin().kiri * MM, SIDE / 21
        dark = [line for line in page.lines if abs(line["linewidth"] - module) < 0.1]
        box = (min(d["x0"] for d in dark), min(d["top"] for d in dark), max(d["x1"] for d in dark), 0)
        top, bottom = box[1] - module / 2, max(d["bottom"] for d in dark) + module / 2
        assert box[0] == pytest.approx(left, abs=0.1)
        assert box[2] - box[0] == pytest.approx(SIDE, abs=0.2)
        assert bottom - top == pytest.approx(SIDE, abs=0.2)
        near = [
            char["text"]
            for char in page.chars
            if char["x0"] < left + SIDE + 3.9 * module
            and char["bottom"] > top - 3.9 * module
            and char["top"] < bottom + 3.9 * module
        ]
        assert near == []


def test_margins_that_leave_no_room_beside_the_signature_put_the_code_below_it(
    tmp_path: Path, paths: Paths
) -> None:
    office = with_settings(isi(rows(2)), margin=Margin(400, 400, 400, 400))
    kode = made(office, "lampiran", tmp_path / "k.pdf", paths)
    assert codes_on(tmp_path / "k.pdf")[-1] == [kode]
    assert f"Kodekertasini{kode}Cocokkan" in read(tmp_path / "k.pdf").pages[-1]


def test_a_page_without_room_leaves_the_code_in_the_foot() -> None:
    styles = look(Pengaturan())
    page = Page(Sheet(600, 900, 50, 550, 50, 850))
    page.put(paragraph("kata " * 900, styles.body, 500), 50, 50)
    full = len(page.lines)
    seal([page], "QZDK-968E-7S6B-M9FH", styles)
    assert (len(page.lines), page.strokes, page.foot) == (full, [], "Kode QZDK-968E-7S6B-M9FH")


@pytest.mark.parametrize("orang", [CAMAT, replace(CAMAT, jabatan="Sekretaris\n" + "Bagian Umum\n" * 9)])
def test_a_salinan_carries_the_code_beside_who_certifies_it(
    orang: Penandatangan, tmp_path: Path, paths: Paths
) -> None:
    office = with_settings(isi(rows(2)), penyalin=CAMAT)
    office = replace(office, keputusan=(replace(office.keputusan[0], penandatangan=orang),))
    kode = made(office, "salinan", tmp_path / "k.pdf", paths)
    assert codes_on(tmp_path / "k.pdf")[-1] == [kode]


def test_the_same_office_gives_the_same_bytes_and_another_figure_of_it_another_code(
    tmp_path: Path, paths: Paths
) -> None:
    office = isi(rows(2))
    kode = made(office, "lampiran", tmp_path / "a.pdf", paths)
    made(office, "lampiran", tmp_path / "b.pdf", paths)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    other = replace(office, keputusan=(replace(office.keputusan[0], nomor="1"),))
    assert made(other, "lampiran", tmp_path / "c.pdf", paths) != kode


def test_the_matrix_is_a_qr_code_of_version_1() -> None:
    cells = matrix("QZDK-968E-7S6B-M9FH")
    assert len(cells) == 21 and all(len(row) == 21 for row in cells)
    finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
    for x, y in ((0, 0), (14, 0), (0, 14)):
        drawn = ["".join("01"[cell] for cell in row[x : x + 7]) for row in cells[y : y + 7]]
        assert drawn == finder


def test_our_own_paper_is_read_back_without_its_code(tmp_path: Path, paths: Paths) -> None:
    from iki_desktop.readers.read import read_sk

    office = isi(rows(5))
    made(office, "lampiran", tmp_path / "k.pdf", paths)
    found, given = (
        replace(of.penandatangan, nip=of.penandatangan.nip.replace(" ", ""))
        for of in (read_sk(tmp_path / "k.pdf").keputusan, office.keputusan[0])
    )
    assert found == given
