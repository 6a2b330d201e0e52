"""The lampiran: each word in its place, nothing out of its cell, heads repeated, signature in company."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from iki_desktop.errors import Cancelled
from iki_desktop.models.kantor import IsiKantor, Margin, Pengaturan
from iki_desktop.models.keputusan import Gaya, JenisKartu, Lampiran, Sasaran
from iki_desktop.writers import fonts
from iki_desktop.writers.lampiran import write_lampiran
from tests.shared import needs_shared, shared, verifier
from tests.writers.papers import (
    Char,
    Print,
    assert_in_order,
    indikator,
    isi,
    kartu,
    kartu_texts,
    persentase,
    rows,
    sasaran,
    with_settings,
    words,
    write,
)

MM = 72 / 25.4
LONG = "pertanggungjawaban" * 17  # 306 letters
HOSTILE = (
    'a<b & <img src="file:///etc/passwd"> </para> &amp; \x00\x07\x1b[31m ((( \\) %PDF-1.4 endobj '
    "Σ × − ≥ ≤ “kutip” é ñ ğ ½ ✓ ☐ → عربي 中文 한국 😀 \u200b\ufeff\u202e\ud800 e\u0301"
)


@pytest.fixture(autouse=True, scope="module")
def font_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    fonts.set_cache(tmp_path_factory.mktemp("fonts"))


def assert_inside(print_: Print, margin: Margin) -> None:
    """No sign stands outside the margins (but for the page number), and none leaves its cell."""
    foot = print_.height - 17 * MM
    for char in print_.chars:
        assert margin.kiri * MM - 0.5 <= char.x0
        assert char.x1 <= print_.width - margin.kanan * MM + 0.5
        assert char.base > margin.atas * MM
        assert char.base < max(print_.height - margin.bawah * MM, foot) + 0.5 or char.size == 8
    by_line: dict[tuple[int, float], list[Char]] = {}
    for char in print_.chars:
        if char.text.strip():
            by_line.setdefault((char.page, char.base), []).append(char)
    for (page, base), chars in by_line.items():
        rules = [x for x, top, right, bottom in print_.edges[page] if right - x < 1 and top < base < bottom]
        for char in chars:
            for x in rules:
                assert char.x1 <= x + 0.3 or char.x0 >= x - 0.3, f"“{char.text}” crosses a rule"


def assert_not_overprinted(print_: Print) -> None:
    """No two signs stand on one another: those of one line side by side, lines a leading apart."""
    lines: dict[tuple[int, float], list[tuple[float, float, float]]] = {}
    for char in print_.chars:
        if char.text.strip() and char.size > 2:
            lines.setdefault((char.page, round(char.base, 1)), []).append((char.x0, char.x1, char.size))
    for signs in lines.values():
        signs.sort()
        for (_, end, size), (start, _, _) in pairwise(signs):
            assert start > end - 0.25 * size
    keys = sorted(lines)
    for (page, base), (next_page, below) in pairwise(keys):
        if page != next_page or below - base >= 0.7 * lines[page, below][0][2]:
            continue
        upper, lower = lines[page, base], lines[page, below]
        assert not any(a < d and c < b for a, b, _ in upper for c, d, _ in lower), f"page {page} at {base}"


@pytest.mark.parametrize("orientasi", ["tegak", "mendatar"])
@pytest.mark.parametrize("kertas", ["F4", "A4"])
def test_words_stand_in_order_inside_their_cells(tmp_path: Path, kertas: str, orientasi: str) -> None:
    office = isi(
        rows(14), pengaturan=Pengaturan(kertas=kertas, orientasi_lampiran=orientasi, label_bernomor=True)
    )
    out = write(write_lampiran, office, tmp_path / "l.pdf")
    size = {"F4": (215, 330), "A4": (210, 297)}[kertas]
    assert (out.width, out.height) == pytest.approx(
        tuple(side * MM for side in (size if orientasi == "tegak" else size[::-1])), abs=0.1
    )
    assert_in_order(out.text, words(*kartu_texts(office.keputusan[0].kartu[0])))
    assert_inside(out, office.pengaturan.margin)
    assert_not_overprinted(out)


@needs_shared
@pytest.mark.parametrize("name", ["kapongan", "rejoso", "wonoasih"])
def test_real_decrees(tmp_path: Path, name: str) -> None:
    from iki_desktop.readers.read import read_sk

    bacaan = read_sk(shared("sk", f"{name}.txt"))
    office = IsiKantor(bacaan.kantor, (bacaan.keputusan,))
    out = write(write_lampiran, office, tmp_path / "l.pdf")
    expected = [
        word
        for each in sorted(bacaan.keputusan.kartu, key=lambda k: k.urut)
        for word in words(*kartu_texts(each))
        if re.search(r"\w", word)  # a lone sign of division is the fraction's bar
    ]
    assert len(expected) > 1000
    assert_in_order(out.text, expected, reach=900)
    assert_inside(out, office.pengaturan.margin)
    assert_not_overprinted(out)


def test_hostile_texts_are_plain_text(tmp_path: Path) -> None:
    nasty = indikator(
        LONG,
        formulasi=" ".join(f"kata{n}" for n in range(800)),
        sumber_data=f"1. {HOSTILE}\n2. {LONG}",
        penanggung_jawab=HOSTILE,
    )
    fraction = persentase(HOSTILE, pembilang="atas " * 200, penyebut=LONG, formulasi=HOSTILE)
    office = isi(
        kartu(LONG, sasaran(HOSTILE * 5, nasty, fraction), tugas=("t " * 2000,), fungsi=(LONG, HOSTILE, "")),
        nomor=LONG,
        tentang=HOSTILE,
    )
    out = write(write_lampiran, office, tmp_path / "l.pdf")
    assert_inside(out, office.pengaturan.margin)
    assert_not_overprinted(out)
    # The order of a row that is split is by page; so here the signs are counted.
    printed = Counter(out.text)
    for text in kartu_texts(office.keputusan[0].kartu[0]):
        printed.subtract("".join(words(text)))
    assert min(printed.values()) >= 0, [sign for sign, left in printed.items() if left < 0]
    assert "\x07" not in out.text
    assert '<imgsrc="file:///etc/passwd">' in out.text


def test_no_kartu(tmp_path: Path) -> None:
    out = write(write_lampiran, isi(), tmp_path / "l.pdf")
    assert len(out.pages) == 1
    assert "INDIKATORKINERJAINDIVIDU" in out.text
    assert "ANILESTARI" in out.text


def test_kartu_without_rows(tmp_path: Path) -> None:
    office = isi(kartu("kosong"), kartu("tanpa", Sasaran("s", "Terwujudnya kerja"), urut=2))
    out = write(write_lampiran, office, tmp_path / "l.pdf")
    assert len(out.pages) == 2
    assert "FORMULASI" in out.pages[0]
    assert "Terwujudnyakerja" in out.pages[1]


def test_sixty_rows_of_one_sasaran(tmp_path: Path) -> None:
    office = isi(rows(60, sasaran_a=60))
    out = write(write_lampiran, office, tmp_path / "l.pdf")
    assert len(out.pages) > 2
    for number, page in enumerate(out.pages):
        assert page.count("SUMBERDATA") == 1, "the head stands once on each page"
        assert page.count("Terwujudnyalayanan000") == 1, "each page says which sasaran it is about"
        assert ("(lanjutan)" in page) == (number > 0)
        assert page.endswith(f"Halaman{number + 1}dari{len(out.pages)}")
    assert_inside(out, office.pengaturan.margin)


def test_rows_are_not_split(tmp_path: Path) -> None:
    office = isi(rows(70))
    out = write(write_lampiran, office, tmp_path / "l.pdf")
    assert len(out.pages) > 2
    for each in office.keputusan[0].kartu[0].indikator():
        row = "".join(words(each.teks))
        (page,) = [page for page in out.pages if row in page]
        assert_in_order(
            page[page.index(row) :], words(each.teks, each.formulasi, each.sumber_data), reach=900
        )


def test_row_taller_than_a_page_is_split_between_lines(tmp_path: Path) -> None:
    long = indikator("panjang", formulasi="\n".join(f"{n}. butir ke-{n} dari daftar" for n in range(1, 200)))
    office = isi(kartu("umum", sasaran("mutu", indikator("awal"), long, indikator("akhir"))))
    out = write(write_lampiran, office, tmp_path / "l.pdf")
    assert_in_order(out.text, [f"butirke-{n}dari" for n in range(1, 200)], reach=400)
    assert_inside(out, office.pengaturan.margin)
    assert_not_overprinted(out)


def test_fraction_taller_than_a_page(tmp_path: Path) -> None:
    above, below = (" ".join(f"{name}{n}" for n in range(600)) for name in ("atas", "bawah"))
    office = isi(
        kartu("umum", sasaran("mutu", persentase("a", formulasi="", pembilang=above, penyebut=below)))
    )
    out = write(write_lampiran, office, tmp_path / "l.pdf")
    assert_inside(out, office.pengaturan.margin)
    assert_not_overprinted(out)
    assert_in_order(out.text[out.text.index("atas0") :], words(above, below), reach=400)
    (sign,) = [char for char in out.chars if char.text == "×"]
    (bar,) = [char for char in out.chars if char.text == "/" and char.size < 2]
    assert (sign.page, sign.base) == (bar.page, pytest.approx(bar.base + 3))


@pytest.mark.parametrize("count", [*range(1, 30), 38, 39, 40, 41])
def test_signature_stands_with_the_last_two_rows(tmp_path: Path, count: int) -> None:
    office = isi(rows(count, sasaran_a=count % 5 + 1))
    write_lampiran(office, office.keputusan[0], tmp_path / "l.pdf")
    import pdfplumber

    with pdfplumber.open(tmp_path / "l.pdf") as pdf:
        last = "".join(c["text"] for c in pdf.pages[-1].chars if c["text"].strip())
    assert "NIP.198201162000121001" in last
    for each in list(office.keputusan[0].kartu[0].indikator())[-2:]:
        assert "".join(words(each.teks)) in last


def test_signature_of_a_lampiran_has_no_place_and_date(tmp_path: Path) -> None:
    text = write(write_lampiran, isi(rows(1)), tmp_path / "l.pdf").text
    assert "CamatContoh,Dr.ANILESTARI" in text
    assert "Ditetapkan" not in text, "the head of the lampiran says the date"


def test_signature_is_not_alone_under_a_very_tall_row(tmp_path: Path) -> None:
    for lines in range(40, 90, 3):
        tall = indikator("tinggi", formulasi="\n".join(f"baris{n}" for n in range(lines)))
        office = isi(kartu("umum", sasaran("mutu", tall)))
        out = write(write_lampiran, office, tmp_path / "l.pdf")
        assert f"baris{lines - 1}" in out.pages[-1]
        assert "198201162000121001" in out.pages[-1]


def test_number_and_responsible_columns(tmp_path: Path) -> None:
    iku = kartu(
        "utama",
        sasaran("mutu", indikator("a", penanggung_jawab="Kepala Seksi A"), indikator("b")),
        sasaran("tertib", indikator("c")),
        jenis=JenisKartu.IKU,
        jabatan="",
        tugas=(),
        fungsi=(),
    )
    out = write(write_lampiran, isi(iku, rows(1)), tmp_path / "l.pdf")
    assert "INDIKATORKINERJAUTAMA" in out.pages[0]
    assert "NOKINERJA" in out.pages[0]
    assert "PENANGGUNGJAWAB" in out.pages[0]
    assert "1.Terwujudnyamutu" in out.pages[0]
    assert "2.Terwujudnyatertib" in out.pages[0]
    assert "Tugas" not in out.pages[0], "the indikator of the whole office belong to no jabatan"
    assert "PENANGGUNG" not in out.pages[1]


def test_column_titles_of_the_kartu_come_before_those_of_the_office(tmp_path: Path) -> None:
    own = kartu("umum", sasaran("mutu", indikator("a")), judul_kolom=("HASIL", "UKURAN", "CARA", "ASAL"))
    office = isi(own, pengaturan=Pengaturan(judul_kolom=("SASARAN", "INDIKATOR", "RUMUS", "SUMBER")))
    assert "HASILUKURANCARAASALTerwujudnyamutu" in write(write_lampiran, office, tmp_path / "l.pdf").text


@pytest.mark.parametrize(
    ("gaya", "expected"),
    [
        (Gaya.ABC, "Fungsi:a.satub.duac.tiga"),
        (Gaya.ANGKA, "Fungsi:1.satu2.dua3.tiga"),
        (Gaya.STRIP, "Fungsi:-satu-dua-tiga"),
        (Gaya.PARAGRAF, "Fungsi:satuduatiga"),
    ],
)
def test_list_styles(tmp_path: Path, gaya: Gaya, expected: str) -> None:
    office = isi(kartu("umum", fungsi=("satu", "dua", "tiga"), gaya_fungsi=gaya))
    assert expected in write(write_lampiran, office, tmp_path / "l.pdf").text


def test_labels(tmp_path: Path) -> None:
    office = isi(kartu("umum", tugas=(), fungsi=(), gaya_tugas=Gaya.KOSONG, gaya_fungsi=Gaya.KOSONG))
    text = write(write_lampiran, office, tmp_path / "l.pdf").text
    assert "Jabatan:KepalaumumTugas:-KINERJA" in text, "a fungsi that there is not has no label"
    numbered = with_settings(isi(kartu("umum", tugas=())), label_bernomor=True)
    text = write(write_lampiran, numbered, tmp_path / "l.pdf").text
    assert "1.Jabatan:Kepalaumum2.Tugas:-3.Fungsi:a.penyusunan" in text


def test_head_says_the_lampirans_own_number_and_date(tmp_path: Path) -> None:
    office = isi(rows(1), lampiran=Lampiran("188/9/LAMP", "8 Januari 2026"))
    page = write(write_lampiran, office, tmp_path / "l.pdf").pages[0]
    assert page.startswith("LAMPIRANKEPUTUSANCAMATCONTOHNOMOR:188/9/LAMPTANGGAL:8JANUARI2026TENTANG")
    office = isi(rows(1))
    page = write(write_lampiran, office, tmp_path / "l.pdf").pages[0]
    assert page.startswith("LAMPIRANKEPUTUSANCAMATCONTOHNOMOR:188/12/2026TANGGAL:7JANUARI2026TENTANG")


def test_chosen_kartu_in_the_order_of_the_keputusan(tmp_path: Path) -> None:
    several = [kartu(name, urut=urut) for urut, name in enumerate(("satu", "dua", "tiga"), 1)]
    out = write(write_lampiran, isi(*several), tmp_path / "l.pdf", kartu=["k-tiga", "k-satu"])
    assert len(out.pages) == 2
    assert "Kepalasatu" in out.pages[0]
    assert "Kepalatiga" in out.pages[1]


def test_margins_are_the_offices_and_never_take_the_whole_page(tmp_path: Path) -> None:
    for margin in (Margin(40, 40, 40, 40), Margin(5, 5, 5, 5)):
        out = write(write_lampiran, isi(rows(9), pengaturan=Pengaturan(margin=margin)), tmp_path / "l.pdf")
        assert_inside(out, margin)
        assert min(c.x0 for c in out.chars) == pytest.approx(margin.kiri * MM, abs=2)
    out = write(
        write_lampiran, isi(rows(2), pengaturan=Pengaturan(margin=Margin(*[400] * 4))), tmp_path / "l.pdf"
    )
    assert "NIP.19820116" in out.text


def test_same_input_same_bytes_and_no_clock(tmp_path: Path) -> None:
    office = isi(rows(5))
    made = []
    for name in ("a.pdf", "b.pdf"):
        write_lampiran(office, office.keputusan[0], tmp_path / name)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert b"D:20260107" in made[0], "the file is of the day of the keputusan"


def test_metadata_and_outline(tmp_path: Path) -> None:
    office = isi(rows(3), kartu("lain", urut=2, bagian="II. Bagian Lain"))
    out = write(write_lampiran, office, tmp_path / "l.pdf")
    assert out.about["Title"] == "Lampiran Keputusan Camat Contoh Nomor 188/12/2026"
    assert out.about["Author"] == "Kecamatan Contoh"
    import pdfplumber

    with pdfplumber.open(tmp_path / "l.pdf") as pdf:
        assert pdf.doc.catalog["Lang"] == b"id-ID"
        outline = [(level, title) for level, title, *_ in pdf.doc.get_outlines()]
    assert outline == [(1, "Kepala umum"), (1, "II. Bagian Lain"), (2, "Kepala lain")]


def test_every_font_is_embedded(tmp_path: Path) -> None:
    office = isi(kartu(HOSTILE, sasaran("mutu", indikator("a"))))
    write_lampiran(office, office.keputusan[0], tmp_path / "l.pdf")
    import pdfplumber
    from pdfminer.pdftypes import resolve1

    with pdfplumber.open(tmp_path / "l.pdf") as pdf:
        found = [font for page in pdf.pages for font in resolve1(page.page_obj.resources["Font"]).values()]
        assert found
        for font in map(resolve1, found):
            assert "FontFile2" in resolve1(font["FontDescriptor"])
            assert re.match(r"[A-Z]{6}\+", font["BaseFont"].name), "subset"


@pytest.mark.verifier("qpdf")
def test_file_is_sound(tmp_path: Path) -> None:
    office = isi(rows(30), kartu(HOSTILE, urut=2))
    write_lampiran(office, office.keputusan[0], tmp_path / "l.pdf")
    command = [verifier("qpdf"), "--check", tmp_path / "l.pdf"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_stopped_work_leaves_the_old_paper(tmp_path: Path) -> None:
    path = tmp_path / "l.pdf"
    path.write_bytes(b"yang lama")
    seen = []

    def report(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 2:
            raise Cancelled("Dibatalkan.")

    several = [kartu(f"n{n}", urut=n) for n in range(4)]
    with pytest.raises(Cancelled):
        write_lampiran(isi(*several), isi(*several).keputusan[0], path, report=report)
    assert path.read_bytes() == b"yang lama"
    assert seen == [(1, 4), (2, 4)]
    assert list(tmp_path.iterdir()) == [path]


def test_importing_the_writers_is_cheap() -> None:
    code = (
        "import sys, iki_desktop.writers.lampiran, iki_desktop.writers.keputusan, iki_desktop.writers.fonts\n"
        "print([m for m in ('reportlab', 'fontTools', 'PIL') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
