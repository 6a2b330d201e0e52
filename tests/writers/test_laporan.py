"""The report as a print: what it says in which order, its figures, its signature, hostile offices."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.errors import Cancelled
from iki_desktop.models.angka import format_angka
from iki_desktop.models.kantor import IsiKantor, Masa, Pegawai, Pengaturan, Sebagai
from iki_desktop.models.kategori import skala_kantor
from iki_desktop.models.keputusan import Pengampu, Sasaran, Target
from iki_desktop.models.laporan import keterangan_bulan, masa_laporan, pemegang_kartu
from iki_desktop.models.penutupan import Pembukaan, PerubahanSel
from iki_desktop.models.rekap import rekap_kantor, sel_menurut_indikator
from iki_desktop.writers.laporan import set_laporan, write_laporan
from tests.models.builders import D, indikator, kantor_dengan, kartu, sel
from tests.shared import verifier
from tests.writers.acak import TAHUN, Acak
from tests.writers.papers import CAMAT, Print, assert_in_order, read, words
from tests.writers.test_realisasi import contoh


def printed(isi: IsiKantor, folder: Path, sampai: int = 6, **lain: Any) -> Print:
    path = folder / "laporan.pdf"
    write_laporan(isi, TAHUN, sampai, path, **lain)
    return read(path)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Print:
    """The report of the sample office of June, printed once."""
    return printed(contoh(), tmp_path_factory.mktemp("contoh"))


def said(isi: IsiKantor, sampai: int = 6, **lain: Any) -> list[str]:
    """The text of each page as it was laid out, without blanks; much cheaper than reading a print."""
    pages = set_laporan(isi, TAHUN, sampai, **lain).pages
    return [flat("".join(bit.text for line, _, _ in page.lines for bit in line.bits)) for page in pages]


def flat(text: str) -> str:
    return "".join(text.split())


def many(count: int, **lain: Any) -> IsiKantor:
    """An office with one kartu of so many indikator, each with a target of 12 and 4 in January."""
    listed = [indikator(id=f"i{n}", teks=f"Jumlah surat {n:03}", target=year(12)) for n in range(count)]
    return kantor_dengan(
        kartu(*listed),
        realisasi=[sel(1, 4, indikator=f"i{n}") for n in range(count)],
        penandatangan=CAMAT,
        **lain,
    )


def year(target: int) -> dict[int, Target]:
    return {TAHUN: Target(D(target))}


# What it says -------------------------------------------------------------------------------------


def test_the_sample_is_told_in_order_with_the_figures_of_the_rules(sample: Print) -> None:
    rekap = rekap_kantor(contoh(), TAHUN, 6)
    paper = sample
    x = rekap.ringkasan
    assert x.capaian is not None
    assert x.kategori is not None
    assert_in_order(
        paper.pages[0],
        words(
            "PEMERINTAH KABUPATEN TELADAN",
            "LAPORAN CAPAIAN INDIKATOR KINERJA KECAMATAN CONTOH TRIWULAN II TAHUN 2026",
            f"Sampai dengan Juni 2026 rata-rata capaian Kecamatan Contoh adalah {format_angka(x.capaian)} %",
            f"({x.kategori.nama}), dihitung dari {x.terukur} di antara {x.jumlah} indikator",
            f"Rata-rata capaian {format_angka(x.capaian)} % Kategori {x.kategori.nama}",
            f"Indikator terukur {x.terukur} dari {x.jumlah} Kelengkapan isian",
        ),
    )
    told = "".join(paper.pages[1:])
    for kartu_ in rekap.kartu():
        for sasaran in kartu_.sasaran:
            for i in sasaran.indikator:
                figures = ["–" if i.capaian is None else format_angka(i.capaian)]
                if i.kategori:
                    figures += i.kategori.nama.split()
                assert_in_order(told, [*words(i.indikator.teks), *figures], reach=len(told))
    assert_in_order(told, words("Perubahan setelah dikunci", "Keterangan Posisi s.d. Juni 2026"), len(told))
    assert paper.text.endswith(flat("NIP. 19720314 199303 2 005") + _foot(paper))


def _foot(paper: Print) -> str:
    n = len(paper.pages)
    kiri = "Laporan Triwulan II Tahun 2026 · posisi s.d. Juni 2026 · Kecamatan Contoh"
    return flat(f"{kiri} Halaman {n} dari {n}")


def test_neither_a_figure_nor_the_word_of_its_kategori_is_broken() -> None:
    isi = contoh()
    pages = set_laporan(isi, TAHUN, 12).pages[1:]
    lines = [" ".join(bit.text for bit in line.bits) for page in pages for line, _, _ in page.lines]
    parts = [line for line in lines if line.startswith("(") and "dari" in line]
    assert len(parts) > 3
    assert all(line.endswith(")") for line in parts)
    names = {tingkat.nama for tingkat in skala_kantor(isi.pengaturan)}
    assert not {"Sangat", "Rendah)"} & set(lines)
    assert len(names & set(lines)) > 1


def test_bars_of_units_and_columns_of_months_stand_beside_their_figures(sample: Print) -> None:
    isi = contoh()
    front = sample.pages[0]
    for unit in rekap_kantor(isi, TAHUN, 6).unit:
        assert flat(unit.nama) in front
        assert unit.ringkasan.capaian is not None
        assert flat(f"{format_angka(unit.ringkasan.capaian)} %") in front
    for bulan in range(1, 7):
        capaian = rekap_kantor(isi, TAHUN, bulan).ringkasan.capaian
        assert capaian is not None
        assert format_angka(capaian, 1) in front


def test_a_bar_is_as_long_as_its_capaian() -> None:
    two = kantor_dengan(
        kartu(indikator(id="a", target=year(12)), unit="Separuh", urut=1),
        kartu(indikator(id="b", target=year(12)), unit="Seperempat", urut=2),
        realisasi=[sel(12, 6, indikator="a"), sel(12, 3, indikator="b")],
    )
    rekap = rekap_kantor(two, TAHUN, 12)
    assert [u.ringkasan.capaian for u in rekap.unit] == [50, 25]
    fills = set_laporan(two, TAHUN, 12).pages[0].fills
    bars = [f.x1 - f.x0 for f in fills if f.y1 - f.y0 == pytest.approx(11)]
    assert bars[0] == pytest.approx(2 * bars[1])


@pytest.mark.parametrize(
    ("sampai", "masa"),
    [
        (3, "Triwulan I Tahun 2026"),
        (6, "Triwulan II Tahun 2026"),
        (9, "Triwulan III Tahun 2026"),
        (12, "Tahun 2026"),
        (1, "s.d. Januari 2026"),
        (11, "s.d. November 2026"),
    ],
)
def test_the_last_month_says_of_which_time_it_is(sampai: int, masa: str) -> None:
    assert masa_laporan(TAHUN, sampai) == masa
    pages = said(many(1), sampai)
    assert flat(f"INDIKATOR KINERJA KECAMATAN CONTOH {masa.upper()}") in pages[0]
    assert ("REALISASITW" in "".join(pages)) is (sampai in (3, 6, 9))


def test_a_triwulan_has_its_own_figure_beside_the_one_up_to_it(tmp_path: Path) -> None:
    i = indikator(id="i", target=year(120))
    isi = kantor_dengan(kartu(i), realisasi=[sel(1, 7), sel(4, 11), sel(6, 13)])
    assert_in_order(printed(isi, tmp_path).text, words("TINDAK LANJUT", "60 24 31 51,67 Rendah"), 2000)


def test_kendala_and_tindak_lanjut_come_with_their_months(tmp_path: Path) -> None:
    same: dict[str, Any] = {"kendala": "Hujan lebat", "tindak_lanjut": "Dijadwalkan ulang"}
    rows = [
        sel(1, 1, **same),
        sel(2, 1, **same),
        sel(3, 1, kendala="Listrik\npadam"),
        sel(4, 1, kendala="Nanti"),
    ]
    isi = kantor_dengan(kartu(indikator(id="i")), realisasi=rows)
    one = isi.keputusan[0].kartu[0]
    listed = sel_menurut_indikator(isi, TAHUN)["i"]
    assert keterangan_bulan(one, listed, 3, "kendala") == "Jan, Feb: Hujan lebat\nMar: Listrik padam"
    paper = printed(isi, tmp_path, 3)
    assert_in_order(paper.text, words("Jan, Feb: Hujan lebat Mar: Listrik padam"), 2000)
    assert_in_order(paper.text, words("Jan, Feb: Dijadwalkan ulang"), 2000)
    assert "Nanti" not in paper.text


def test_who_holds_a_kartu_is_read_on_the_last_day_of_the_month() -> None:
    isi = many(1)
    old = Masa("p", selesai=date(TAHUN, 6, 29))
    new = Masa("p", mulai=date(TAHUN, 6, 30), sebagai=Sebagai.PLT)
    isi = replace(
        isi,
        pegawai=(
            Pegawai("1", "BUDI", jabatan=(old,)),
            Pegawai("2", "SITI", "198201162000121001", "", (new,)),
        ),
    )
    one = isi.keputusan[0].kartu[0]
    assert pemegang_kartu(isi, one, date(TAHUN, 6, 29)) == ("BUDI",)
    assert pemegang_kartu(isi, one, date(TAHUN, 6, 30)) == ("Plt. SITI (NIP 19820116 200012 1 001)",)
    assert flat("Pengampu: Plt. SITI") in said(isi, 6)[1]
    assert flat("Pengampu: BUDI") in said(isi, 5)[1]


def test_of_several_pengampu_the_remark_says_whose_it_is() -> None:
    seats = (Pengampu("p", "Kelurahan Satu"), Pengampu("q", "Kelurahan Dua"))
    one = replace(kartu(indikator(id="i")), pengampu=seats)
    rows = [sel(1, 1, kendala="Hujan"), sel(1, 1, pengampu="q", kendala="Panas")]
    listed = sel_menurut_indikator(kantor_dengan(one, realisasi=rows), TAHUN)["i"]
    expected = "Kelurahan Satu, Jan: Hujan\nKelurahan Dua, Jan: Panas"
    assert keterangan_bulan(one, listed, 1, "kendala") == expected


def test_the_kartu_asked_for_and_its_own_mean(tmp_path: Path) -> None:
    isi = contoh()
    chosen = [k.kartu for k in rekap_kantor(isi, TAHUN, 6).kartu()][5]
    paper = printed(isi, tmp_path, kartu=[chosen.id])
    assert flat("1 dari 16 kartu Kecamatan Contoh") in paper.pages[0]
    only = replace(isi, keputusan=tuple(replace(k, kartu=(chosen,)) for k in isi.keputusan))
    capaian = rekap_kantor(only, TAHUN, 6).ringkasan.capaian
    assert capaian is not None
    assert flat(f"Rata-rata capaian {format_angka(capaian)} %") in paper.pages[0]
    assert "Lurah" not in paper.text


def test_changes_after_locking_are_told_for_the_months_of_the_report(tmp_path: Path) -> None:
    isi = many(2)
    when = datetime(TAHUN, 4, 2, 9, 10)  # noqa: DTZ001
    changed = PerubahanSel(sel(1, 3, indikator="i1"), sel(1, 4, indikator="i1"), "Galih", when)
    opened = [
        Pembukaan(TAHUN, 1, "Galih", when, "salah ketik", when, (changed,)),
        Pembukaan(TAHUN, 8, "Galih", when, "bulan lain"),
        Pembukaan(TAHUN - 1, 1, "Galih", when, "tahun lain"),
    ]
    text = printed(isi, tmp_path, pembukaan=opened).text
    assert_in_order(text, words("Perubahan setelah dikunci", "Januari 2026", "Kunci dibuka oleh Galih"), 4000)
    assert_in_order(text, words("salah ketik.", "Jumlah surat 001: 3 → 4 oleh Galih"), 4000)
    assert "bulanlain" not in text
    assert "tahunlain" not in text
    assert flat("Tidak ada bulan dalam laporan ini yang dibuka lagi setelah dikunci.") in said(isi)[-1]


def test_the_foot_says_scale_cap_formula_and_warnings(tmp_path: Path) -> None:
    i = indikator(bagian=True, id="i", target=year(90))
    isi = kantor_dengan(
        kartu(i),
        realisasi=[sel(1, bagian=(0, 0))],
        pengaturan=Pengaturan(skala="SKP", batas_capaian=D(120)),
    )
    text = printed(isi, tmp_path).text
    assert_in_order(
        text,
        words(
            "Keterangan Posisi s.d. Juni 2026", "> 100 Sangat Baik", "paling tinggi 120 %", "÷ target × 100"
        ),
        3000,
    )
    assert flat("Penyebutnya 0, jadi persentasenya tidak dapat dihitung.") in text


# Offices that have little or nothing ---------------------------------------------------------------


def test_without_any_figure_nothing_is_called_zero(tmp_path: Path) -> None:
    isi = replace(many(3), realisasi=())
    paper = printed(isi, tmp_path)
    assert flat("belum satu pun dari 3 indikator mempunyai target dan angka") in paper.pages[0]
    assert (
        flat("Rata-rata capaian – Kategori – Indikator terukur 0 dari 3 Kelengkapan isian 0 %") in paper.text
    )


@pytest.mark.parametrize(
    "isi",
    [kantor_dengan(), kantor_dengan(replace(kartu(), sasaran=())), kantor_dengan(kartu())],
    ids=["no kartu", "no sasaran", "no indikator"],
)
def test_an_office_with_nothing_to_tell_still_gives_a_signed_report(tmp_path: Path, isi: IsiKantor) -> None:
    paper = printed(isi, tmp_path)
    assert flat("belum ada indikator Kecamatan Contoh yang dapat dilaporkan") in paper.pages[0]
    assert "Keterangan" in paper.pages[-1]


# How it stands on the pages ------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 5, 9, 10, 11, 12, 13, 14, 15, 16, 17, 40])
def test_the_signature_has_two_rows_with_it_and_the_head_is_repeated(count: int) -> None:
    pages = said(many(count))
    last = pages[-1]
    assert flat("ANI LESTARI") in last
    told = re.findall(r"Jumlahsurat\d{3}", last)
    assert len(told) >= min(count, 2)
    for page in pages[1:]:
        assert "INDIKATORKINERJA" in page
    numbers = [int(n) for n in re.findall(r"Jumlahsurat(\d{3})", "".join(pages[1:]))]
    assert numbers == list(range(count))


def test_no_text_leaves_the_margins_or_crosses_an_upright_rule(sample: Print) -> None:
    assert (round(sample.width), round(sample.height)) == (935, 609)
    upright = [[e for e in edges if abs(e[0] - e[2]) < 0.01] for edges in sample.edges]
    for char in sample.chars:
        assert char.x0 >= 30 * 72 / 25.4 - 1
        assert char.x1 <= sample.width - 20 * 72 / 25.4 + 1
        for x, top, _, bottom in upright[char.page]:
            assert not (top < char.base - 2 < bottom and char.x0 + 0.2 < x < char.x1 - 0.2), char
    for page in set_laporan(contoh(), TAHUN, 6).pages:
        assert all(stroke.y1 <= page.sheet.bottom + 0.1 for stroke in page.strokes)


def test_the_paper_is_the_offices_lying_down(tmp_path: Path) -> None:
    paper = printed(many(2, pengaturan=Pengaturan(kertas="A4")), tmp_path)
    assert (round(paper.width), round(paper.height)) == (842, 595)


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    a, b = tmp_path / "a.pdf", tmp_path / "b.pdf"
    for path in (a, b):
        write_laporan(many(20), TAHUN, 6, path)
    assert a.read_bytes() == b.read_bytes()


def test_it_can_be_given_up_and_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled("Dibatalkan.")

    with pytest.raises(Cancelled):
        write_laporan(contoh(), TAHUN, 6, tmp_path / "a.pdf", report=stop)
    assert not list(tmp_path.iterdir())


# Random offices and hostile texts -------------------------------------------------------------------


@pytest.mark.parametrize("benih", range(4))
def test_random_offices_are_told_whole(tmp_path: Path, benih: int) -> None:
    isi = Acak(benih).kantor()
    paper = printed(isi, tmp_path, sampai=benih * 3 + 2)
    for one in isi.keputusan[0].kartu:
        for each in one.sasaran:
            for i in each.indikator:
                assert_in_order(paper.text, words(i.teks), reach=len(paper.text))
    for char in paper.chars:
        assert -1 <= char.x0 <= char.x1 <= paper.width + 1
        assert 0 <= char.base <= paper.height


def test_hostile_texts_stay_in_their_columns(tmp_path: Path) -> None:
    long = "x" * 300
    i = indikator(id="i", teks=long, satuan=long, target=year(12))
    both = Sasaran("s", "kata " * 800, (i, replace(i, id="j")))
    isi = kantor_dengan(
        replace(kartu(jabatan=long, unit=long), sasaran=(both,)),
        realisasi=[sel(1, 4, kendala="panjang " * 500, tindak_lanjut="<b>&amp; \x00\x07" + long)],
        nama=long,
        penandatangan=replace(CAMAT, nama=long),
    )
    paper = printed(isi, tmp_path)
    assert max(c.x1 for c in paper.chars) <= paper.width - 20 * 72 / 25.4 + 1
    assert paper.text.count("kata") == 800
    assert paper.text.count("panjang") == 500


def test_a_capaian_far_above_hundred_shortens_the_others(tmp_path: Path) -> None:
    isi = replace(
        many(1, pengaturan=Pengaturan(batas_capaian=None)), realisasi=(sel(1, 4000, indikator="i0"),)
    )
    x = rekap_kantor(isi, TAHUN, 1).ringkasan
    assert x.capaian == Fraction(400_000)
    paper = printed(isi, tmp_path, 1)
    assert "400.000%" in paper.pages[0]
    for fill in set_laporan(isi, TAHUN, 1).pages[0].fills:
        assert fill.x1 <= paper.width - 20 * 72 / 25.4 + 1


@pytest.mark.verifier("qpdf")
def test_the_file_is_sound(tmp_path: Path) -> None:
    write_laporan(many(30), TAHUN, 6, tmp_path / "laporan.pdf")
    subprocess.run([verifier("qpdf"), "--check", tmp_path / "laporan.pdf"], check=True, capture_output=True)
