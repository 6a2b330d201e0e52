"""Kartu that run on one after the other, and the columns that all kartu of a lampiran share."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from iki_desktop.models.kantor import IsiKantor, Pengaturan
from iki_desktop.models.keputusan import Indikator, JenisKartu, Kartu, Sasaran, Target
from iki_desktop.writers import fonts
from iki_desktop.writers.lampiran import set_lampiran, write_lampiran
from tests.writers.papers import Print, indikator, isi, kartu, sasaran, with_settings, words, write

RUN_ON = Pengaturan(kartu_halaman_baru=False)


@pytest.fixture(autouse=True, scope="module")
def font_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    fonts.set_cache(tmp_path_factory.mktemp("fonts"))


def several(count: int, lines: int = 3) -> list[Kartu]:
    """Kartu of different lengths, each with words of its own."""
    return [
        kartu(
            f"urusan{n:02}",
            *(sasaran(f"hasil{n:02}{s}", indikator(f"kerja{n:02}{s}")) for s in range(n % 3 + 1)),
            urut=n,
            tugas=(f"Memimpin bidang{n:02} " + "dan menata layanan desa " * 12,),
            fungsi=tuple(f"penataan ke-{f} bidang{n:02};" for f in range(lines + n % 4)),
        )
        for n in range(1, count + 1)
    ]


def page_of(out: Print, text: str) -> int:
    (found,) = [n for n, page in enumerate(out.pages) if "".join(words(text)) in page]
    return found


def upright(out: Print, page: int) -> list[float]:
    """Where the rules between the columns of the tables of a page stand."""
    return sorted({round(x0, 1) for x0, _, x1, _ in out.edges[page] if x1 - x0 < 1})


def test_kartu_run_on_where_the_office_has_them_so(tmp_path: Path) -> None:
    office = isi(*several(2))
    assert len(write(write_lampiran, office, tmp_path / "l.pdf").pages) == 2
    out = write(write_lampiran, with_settings(office, kartu_halaman_baru=False), tmp_path / "l.pdf")
    assert len(out.pages) == 1
    assert out.text.count("INDIKATORKINERJAINDIVIDU") - out.text.count("KINERJAINDIVIDUKECAMATAN") == 1
    assert out.text.index("Kepalaurusan01") < out.text.index("Kepalaurusan02")


def test_a_heading_that_changes_is_set_again(tmp_path: Path) -> None:
    first, *rest = several(3)
    office = isi(Kartu("u", 0, JenisKartu.IKU, sasaran=first.sasaran), *rest, pengaturan=RUN_ON, tentang="Y")
    text = write(write_lampiran, office, tmp_path / "l.pdf").text
    assert text.count("INDIKATORKINERJAUTAMA") == text.count("INDIKATORKINERJAINDIVIDU") == 1


@pytest.mark.parametrize("lines", range(3, 12))
def test_no_label_and_no_head_of_a_table_is_left_alone(tmp_path: Path, lines: int) -> None:
    office = isi(*several(9, lines), pengaturan=RUN_ON)
    out = write(write_lampiran, office, tmp_path / "l.pdf")
    assert len(out.pages) > 2
    for n in range(1, 10):
        assert page_of(out, f"Kepala urusan{n:02}") == page_of(out, f"Memimpin bidang{n:02}")
    for page in out.pages:
        assert not page.partition("Halaman")[0].endswith(("SUMBERDATA", "INDIKATORKINERJAINDIVIDU"))


def test_a_bookmark_leads_to_the_page_on_which_its_kartu_begins(tmp_path: Path) -> None:
    office = isi(*several(12), pengaturan=RUN_ON)
    out = write(write_lampiran, office, tmp_path / "l.pdf")
    for title, page in set_lampiran(office, office.keputusan[0]).bookmarks:
        assert page_of(out, title) == page - 1


@pytest.mark.parametrize("lines", range(0, 30, 3))
def test_a_heading_without_labels_stays_with_its_table(tmp_path: Path, lines: int) -> None:
    before, iku = several(8)[:7], sasaran("mutu", indikator("mutu"))
    before[-1] = replace(before[-1], fungsi=tuple(f"urusan {n};" for n in range(lines + 1)))
    office = isi(*before, Kartu("u", 9, JenisKartu.IKU, sasaran=(iku,)), pengaturan=RUN_ON)
    out = write(write_lampiran, office, tmp_path / "l.pdf")
    on = page_of(out, iku.teks)
    assert "INDIKATORKINERJAUTAMA" in out.pages[on]
    assert set_lampiran(office, office.keputusan[0]).bookmarks[-1] == ("INDIKATOR KINERJA UTAMA", on + 1)


def test_all_kartu_have_their_columns_at_the_same_places(tmp_path: Path) -> None:
    short = kartu("satu", sasaran("a", indikator("b", formulasi="c", sumber_data="d")))
    texts = {"formulasi": "jumlah yang dihitung dari buku " * 9, "sumber_data": "Laporan bulanan seksi"}
    long = kartu("dua", sasaran("mutu " * 9, indikator("layanan " * 12, **texts)), urut=2)
    out = write(write_lampiran, isi(short, long), tmp_path / "l.pdf")
    assert upright(out, 0) == upright(out, 1)
    alone = write(write_lampiran, isi(short, long), tmp_path / "l.pdf", kartu=["k-satu"])
    assert upright(alone, 0) == upright(out, 0), "a kartu printed alone is as it is among the others"


def office_with_targets(rows: int) -> IsiKantor:
    target = {2026: Target(tw=tuple(map(Decimal, range(25, 125, 25))))}
    parts = [sasaran(f"hasil{n}", indikator(f"kerja{n}", target=target)) for n in range(3)]
    tall = sasaran("awal", indikator("panjang", formulasi="\n".join(f"baris {n}" for n in range(rows))))
    iku = kartu("utama", tall, *parts, jenis=JenisKartu.IKU, tugas=(), fungsi=(), jabatan="")
    return isi(iku, pengaturan=Pengaturan(orientasi_lampiran="mendatar"))


@pytest.mark.parametrize("rows", range(1, 24, 3))
def test_the_targets_of_the_quarters_stand_together(tmp_path: Path, rows: int) -> None:
    out = write(write_lampiran, office_with_targets(rows), tmp_path / "l.pdf")
    page = page_of(out, "TARGET KINERJA TAHUN 2026")
    table = out.pages[page].partition("TARGETKINERJATAHUN2026")[2]
    assert all(f"Terwujudnyahasil{n}" in table for n in range(3))
    assert table.count("255075100") == 3


def test_columns_of_figures_take_no_more_room_than_they_need(tmp_path: Path) -> None:
    out = write(write_lampiran, office_with_targets(1), tmp_path / "l.pdf")
    page = page_of(out, "TARGET KINERJA TAHUN 2026")
    rules = [(x0, top) for x0, top, x1, _ in out.edges[page] if x1 - x0 < 1]
    edges = sorted({x for x, top in rules if top == max(y for _, y in rules)})
    no, sasaran_, indikator_, *rest = (b - a for a, b in pairwise(edges))
    assert no < 50
    assert max(rest) < min(sasaran_, indikator_)


@pytest.mark.parametrize(("letters", "size"), [(8, 14), (14, 11), (40, 9)])
def test_tables_are_set_only_as_small_as_their_long_words_need(
    letters: int, size: int, tmp_path: Path
) -> None:
    long = "n" * letters
    one = Indikator("i", long, formulasi=long, sumber_data=long)
    office = isi(
        kartu("umum", Sasaran("s", long, (one,))),
        pengaturan=Pengaturan(ukuran_huruf=Decimal(8), ukuran_tabel=Decimal(14)),
    )
    out = write(write_lampiran, office, tmp_path / "l.pdf")
    assert {char.size for char in out.chars if char.text == "n" and char.size > 8} == {size}
