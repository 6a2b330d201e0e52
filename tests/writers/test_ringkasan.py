"""The one page for the Camat: always one, with who stands highest, who lowest, and who has not filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.laporan import kartu_belum_lengkap, kartu_menurut_capaian
from iki_desktop.models.rekap import rekap_kantor
from iki_desktop.papers import set_paper
from iki_desktop.paths import Paths
from iki_desktop.writers.laporan import set_laporan, set_ringkasan
from iki_desktop.writers.pdf.page import Page
from tests.models.builders import D, indikator, kantor_dengan, kartu, sel
from tests.writers.acak import TAHUN
from tests.writers.angka_ganas import GanasAngka
from tests.writers.papers import with_settings
from tests.writers.test_laporan import flat, year
from tests.writers.test_realisasi import contoh


def ranked(count: int, filled: int = 12) -> IsiKantor:
    """An office whose kartu number n reached n %; the first `filled` months of each are there."""
    listed = [
        kartu(indikator(id=f"i{n}", target=year(100 * 12)), jabatan=f"Jabatan {n:02}", urut=n)
        for n in range(1, count + 1)
    ]
    cells = [
        sel(month, D(100 * n) / D(filled) * 12 / 100, indikator=f"i{n}")
        for n in range(1, count + 1)
        for month in range(1, filled + 1)
    ]
    return kantor_dengan(*listed, realisasi=cells)


def text(page: Page) -> str:
    return flat("".join(bit.text for line, _, _ in page.lines for bit in line.bits))


def test_the_highest_and_the_lowest_kartu_stand_there_and_none_in_both_lists() -> None:
    isi = ranked(60)
    (page,) = set_ringkasan(isi, TAHUN, 12).pages
    told = text(page)
    for name, figure in (("Jabatan 60", "60 %"), ("Jabatan 58", "58 %"), ("Jabatan 01", "1 %")):
        assert flat(name + figure) in told
    assert flat("Isian belum lengkap tidak ada") in told
    (two,) = set_ringkasan(ranked(2), TAHUN, 12).pages
    lists = text(two).split(flat("Kartu dengan capaian tertinggi"))[1].split(flat("Indikator dengan"))[0]
    assert lists.count("Jabatan01") == lists.count("Jabatan02") == 1


def test_who_lacks_most_is_named_first_with_how_many_lack() -> None:
    isi = contoh()
    rekap = rekap_kantor(isi, TAHUN, 6)
    late = kartu_belum_lengkap(rekap)
    missing = [k.ringkasan.kelengkapan.wajib - k.ringkasan.kelengkapan.isi for k in late]
    assert missing == sorted(missing, reverse=True)
    (page,) = set_ringkasan(isi, TAHUN, 6).pages
    assert flat(f"Isian belum lengkap ({len(late)} dari 16 kartu)") in text(page)
    first = late[0].ringkasan.kelengkapan
    assert flat(f"{late[0].kartu.jabatan} {first.isi} dari {first.wajib}") in text(page)
    figures = [k.ringkasan.capaian for k in kartu_menurut_capaian(rekap)]
    assert figures == sorted(figures, key=lambda x: -(x or 0))


@pytest.mark.parametrize("seed", range(5))
def test_any_office_fits_one_page(seed: int) -> None:
    drawn = GanasAngka(seed)
    (page,) = set_ringkasan(drawn.office(), TAHUN, drawn.sampai).pages
    assert all(y + line.height <= page.sheet.bottom + 0.1 for line, _, y in page.lines)


def test_standing_alone_it_says_position_scale_cap_and_formula_and_keeps_its_lists() -> None:
    isi = contoh()
    (page,) = set_ringkasan(isi, TAHUN, 6).pages
    told = text(page)
    for words in (
        "Posisi s.d. Juni 2026: target",
        "≥ 91 Sangat Tinggi",
        "paling tinggi 100 %",
        "÷ target × 100",
    ):
        assert flat(words) in told
    assert told.index(flat("Isian belum lengkap (10")) < told.index(flat("Posisi s.d. Juni 2026: target"))
    assert flat("Posisi s.d. Juni 2026: target") not in text(set_laporan(isi, TAHUN, 6).pages[0])


def test_a_kop_that_would_fill_the_page_gives_way() -> None:
    isi = with_settings(ranked(60), kop=tuple(f"Baris {n} " + "panjang " * 40 for n in range(20)))
    (page,) = set_ringkasan(isi, TAHUN, 6).pages
    assert flat("Rata-rata capaian") in text(page)
    assert flat("Kartu dengan capaian tertinggi") in text(page)


def test_one_figure_out_of_all_bounds_does_not_flatten_the_others() -> None:
    """Charts end at 200 %; what is more is drawn to there, with a gap, and its figure beside it."""
    isi = with_settings(
        kantor_dengan(
            kartu(indikator(id="a", target=year(12)), unit="Wajar", urut=1),
            kartu(indikator(id="b", target=year(12)), unit="Besar", urut=2),
            realisasi=[sel(12, 12, indikator="a"), sel(12, 1200, indikator="b")],
        ),
        batas_capaian=None,
    )
    (page,) = set_ringkasan(isi, TAHUN, 12).pages
    bars = [f for f in page.fills if f.y1 - f.y0 == pytest.approx(11) and f.colour != "FFFFFF"]
    assert bars[1].x1 - bars[1].x0 == pytest.approx(2 * (bars[0].x1 - bars[0].x0))
    assert "10.000%" in text(page)


def test_it_is_the_first_page_of_the_report_and_can_be_asked_for_by_name(tmp_path: Path) -> None:
    isi = contoh()
    paper = set_paper("ringkasan", isi, Paths(tmp_path), tahun=TAHUN, sampai=6)
    title = flat("Kelengkapan isian 86,32 %")
    shown, whole = (
        text(each).partition(title) for each in (paper.pages[0], set_laporan(isi, TAHUN, 6).pages[0])
    )
    assert shown[:2] == whole[:2] and title in shown
    assert paper.about.title == "Ringkasan Capaian Indikator Kinerja Triwulan II Tahun 2026"
    assert "Ringkasan" in paper.pages[0].foot
