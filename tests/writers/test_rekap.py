"""The rekap workbook: what stands in it, and that its formulas give what the rules give, in LibreOffice."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils import get_column_letter, range_boundaries

from iki_desktop.models.kantor import IsiKantor, Kantor, Pengaturan
from iki_desktop.models.keputusan import Arah, Konsolidasi, Rentang, Target
from iki_desktop.models.penutupan import Pembukaan, PerubahanSel
from iki_desktop.models.rekap import rekap_kantor
from iki_desktop.writers.rekap import write_rekap
from tests.models.builders import D, indikator, kantor_dengan, kartu, sel
from tests.writers.acak import TAHUN, Acak, kantor_batas
from tests.writers.expected_rekap import LIST, head_row, rekap_faults
from tests.writers.lembar_sebar import buka, hitung_ulang, stored_faults
from tests.writers.test_realisasi import contoh


def written(isi: IsiKantor, folder: Path, sampai: int = 6, **lain: Any) -> Any:
    write_rekap(isi, TAHUN, sampai, folder / "rekap.xlsx", **lain)
    return buka(folder / "rekap.xlsx", nilai=False)


def texts(ws: Any) -> list[str]:
    return [c.value for row in ws.iter_rows() for c in row if isinstance(c.value, str)]


def titles(ws: Any) -> list[str]:
    """The periods that the head of Rekap names, in order."""
    row = head_row(ws)
    return [str(c.value) for c in ws[row][3:] if c.value]


# What stands in it --------------------------------------------------------------------------------


def test_its_sheets_and_a_row_for_each_unit_kartu_and_the_office(tmp_path: Path) -> None:
    isi = contoh()
    book = written(isi, tmp_path)
    assert book.sheetnames == ["Rekap", "Grafik", LIST, "Petunjuk"]
    ws = book["Rekap"]
    rekap = rekap_kantor(isi, TAHUN, 6)
    wanted = [name for u in rekap.unit for name in (u.nama, *(k.kartu.jabatan for k in u.kartu))]
    wanted = [name or "Indikator kinerja utama" for name in (*wanted, "Kecamatan Contoh")]
    first = head_row(ws) + 2
    assert [ws.cell(first + n, 2).value for n in range(len(wanted))] == wanted
    assert len(list(rekap.indikator())) == book[LIST].max_row - 3


@pytest.mark.parametrize(
    ("sampai", "expected"),
    [
        (2, ["TW I (s.d. Februari)", "Tahun 2026 (s.d. Februari)"]),
        (6, ["TW I (s.d. Maret)", "TW II (s.d. Juni)", "Tahun 2026 (s.d. Juni)"]),
        (10, ["TW I (s.d. Maret)", "TW II (s.d. Juni)", "TW III (s.d. September)", "TW IV (s.d. Oktober)",
              "Tahun 2026 (s.d. Oktober)"]),
    ],
)  # fmt: skip
def test_each_triwulan_that_has_begun_and_the_year(tmp_path: Path, sampai: int, expected: list[str]) -> None:
    assert titles(written(contoh(), tmp_path, sampai)["Rekap"]) == expected


def test_only_the_kartu_asked_for_and_it_says_so(tmp_path: Path) -> None:
    isi = contoh()
    chosen = [k.kartu.id for k in rekap_kantor(isi, TAHUN, 6).kartu()][2:4]
    book = written(isi, tmp_path, kartu=chosen)
    assert any("2 dari 16 kartu Kecamatan Contoh" in t for t in texts(book["Rekap"]))
    assert "Camat" not in texts(book["Rekap"])


def test_text_stays_text_and_no_link_leads_outside(tmp_path: Path) -> None:
    nakal = ["=1+1", "+62", "-5", "@SUM(A1)", '=HYPERLINK("http://contoh.example")']
    listed = [indikator(id=f"i{n}", teks=t, satuan=t) for n, t in enumerate(nakal)]
    book = written(kantor_dengan(kartu(*listed, jabatan="=A1", unit="@x")), tmp_path)
    found = [c for row in book[LIST].iter_rows() for c in row if c.value in nakal]
    assert len(found) == 2 * len(nakal)
    assert all(c.data_type == "s" and c.quotePrefix for c in found)
    assert next(c for row in book["Rekap"].iter_rows() for c in row if c.value == "=A1").data_type == "s"
    names = zipfile.ZipFile(tmp_path / "rekap.xlsx").namelist()
    assert not [n for n in names if "external" in n.lower() or "vba" in n.lower()]


def remarked() -> IsiKantor:
    """An office with kendala and tindak lanjut, one of them longer than Excel's highest row shows."""
    listed = [indikator(id=n, teks=f"Jumlah {n}", target={TAHUN: Target(D(12))}) for n in "abc"]
    return kantor_dengan(
        kartu(*listed),
        realisasi=[
            sel(1, 1, indikator="a", kendala="=Hujan", tindak_lanjut="Diulang"),
            sel(2, 1, indikator="a", kendala="=Hujan"),
            sel(8, 1, indikator="a", kendala="Nanti"),
            sel(3, 1, indikator="b", kendala="jalan terputus " * 400),
        ],
    )


def test_kendala_and_tindak_lanjut_stand_beside_the_figures(tmp_path: Path) -> None:
    ws = written(remarked(), tmp_path)[LIST]
    head = {c.value: c.column for c in ws[3] if c.value}
    kendala, lanjut = (
        [ws.cell(row, head[k]).value for row in (4, 5, 6)] for k in ("Kendala", "Tindak lanjut")
    )
    assert kendala[0] == "Jan, Feb: =Hujan" and lanjut == ["Jan: Diulang", None, None]
    assert kendala[1].startswith("Mar: jalan terputus") and kendala[1].endswith("[selengkapnya di laporan]")
    assert kendala[2] is None
    assert head["Tindak lanjut"] == get_column_index(ws.print_area)
    without = written(kantor_dengan(kartu(indikator())), tmp_path)[LIST]
    letter = get_column_letter(head["Kendala"])
    assert without.column_dimensions[letter].width < ws.column_dimensions[letter].width


def get_column_index(area: str) -> int:
    """The last column of a print area."""
    return int(range_boundaries(area.rpartition("!")[2].replace("$", ""))[2] or 0)


def test_changes_after_locking_stand_there_or_that_there_are_none(tmp_path: Path) -> None:
    isi = remarked()
    when = datetime(TAHUN, 4, 2, 9, 10)  # noqa: DTZ001
    changed = PerubahanSel(sel(1, 3, indikator="a"), sel(1, 4, indikator="a"), "Galih", when)
    opened = [
        Pembukaan(TAHUN, 1, "Galih", when, "salah ketik", when, (changed,)),
        Pembukaan(TAHUN, 8, "Galih", when, "bulan lain"),
    ]
    told = " ".join(texts(written(isi, tmp_path, pembukaan=opened)["Rekap"]))
    assert "Kunci dibuka oleh Galih" in told and "salah ketik" in told
    assert "Jumlah a: 3 → 4 oleh Galih" in told
    assert "bulan lain" not in told
    none = "Tidak ada bulan dalam rekap ini yang dibuka lagi setelah dikunci."
    assert none not in told and none in texts(written(isi, tmp_path)["Rekap"])


def test_the_foot_says_position_scale_cap_and_formula(tmp_path: Path) -> None:
    told = " ".join(texts(written(by_hand(), tmp_path, 5)["Rekap"]))
    for words in (
        "Posisi s.d. Mei 2026: target",
        "≥ 91 Sangat Tinggi",
        "paling tinggi 100 %",
        "÷ target × 100",
    ):
        assert words in told


def test_each_unit_and_each_triwulan_is_drawn_beside_its_figure_and_word(tmp_path: Path) -> None:
    isi = contoh()
    ws = written(isi, tmp_path)["Grafik"]
    rekap = rekap_kantor(isi, TAHUN, 6)
    names = [u.nama for u in rekap.unit]
    assert [ws.cell(5 + n, 1).value for n in range(len(names))] == names
    values = buka(tmp_path / "rekap.xlsx", nilai=True)["Grafik"]
    for n, unit in enumerate(rekap.unit):
        capaian, kategori = unit.ringkasan.capaian, unit.ringkasan.kategori
        assert values.cell(5 + n, 2).value == pytest.approx(float(capaian or 0))
        assert kategori and values.cell(5 + n, 3).value == kategori.nama
    units, periods = ws._charts
    assert units.series[0].val.numRef.f == f"'Grafik'!$B$5:$B${4 + len(names)}"
    assert units.series[0].cat.strRef.f == f"'Grafik'!$A$5:$A${4 + len(names)}"
    first = int(periods.series[0].cat.strRef.f.split("$")[2].rstrip(":"))
    assert [ws.cell(first + n, 1).value for n in range(3)] == ["TW I (s.d. Maret)", "TW II (s.d. Juni)", None]


def test_it_prints_on_f4_lying_one_page_wide_with_the_head_on_each_page(tmp_path: Path) -> None:
    book = written(contoh(), tmp_path)
    for name in ("Rekap", LIST):
        ws = book[name]
        assert (ws.page_setup.orientation, ws.page_setup.paperSize) == ("landscape", 14)
        assert (ws.page_setup.fitToWidth, ws.page_setup.fitToHeight) == (1, 0)
        assert ws.print_title_rows
        assert ws.print_area
    assert "Skala kategori" in texts(book["Rekap"])
    a4 = written(kantor_dengan(kartu(indikator()), pengaturan=Pengaturan(kertas="A4")), tmp_path)
    assert int(a4["Rekap"].page_setup.paperSize) == 9


@pytest.mark.parametrize("isi", [kantor_dengan(), IsiKantor(Kantor("k", "Baru"))], ids=["no kartu", "no SK"])
def test_an_office_without_indikator_still_gives_a_workbook(tmp_path: Path, isi: IsiKantor) -> None:
    book = written(isi, tmp_path)
    assert "Belum ada indikator untuk tahun ini" in texts(book[LIST])


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_rekap(contoh(), TAHUN, 6, tmp_path / f"{name}.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


# What its formulas give ---------------------------------------------------------------------------


def by_hand() -> IsiKantor:
    """An office whose figures are worked out in the test below."""
    listed = (
        indikator(id="a", target={TAHUN: Target(D(12))}),
        indikator(id="b", target={TAHUN: Target(D(10))}, arah=Arah.TURUN, konsolidasi=Konsolidasi.AKHIR),
        indikator(id="c", target={TAHUN: Target(Rentang(D(7), D(8)))}, konsolidasi=Konsolidasi.AKHIR),
        indikator(id="d"),
    )
    return kantor_dengan(
        kartu(*listed),
        realisasi=[
            sel(3, 9, indikator="a"),  # of 3: 300, counted as 100
            sel(6, 1, indikator="a"),  # 10 of 6
            sel(2, 15, indikator="b"),  # (20 − 15) / 10 = 50
            sel(1, D("6.5"), indikator="c"),  # below 7: 6,5 / 7
        ],
    )


KANTOR: dict[str, tuple[Callable[[], IsiKantor], int]] = {
    "contoh": (contoh, 6),
    "batas": (kantor_batas, 2),
    "tangan": (by_hand, 6),
    "acak1": (lambda: Acak(1).kantor(), 12),
    "acak2": (lambda: Acak(2).kantor(), 7),
    "acak3": (lambda: Acak(3).kantor(), 3),
}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Any, Any, Any]]:
    """By office: formulas, values as stored, values as LibreOffice computes them."""
    folder = tmp_path_factory.mktemp("rekap")
    paths = {name: folder / f"{name}.xlsx" for name in KANTOR}
    for name, (make, sampai) in KANTOR.items():
        write_rekap(make(), TAHUN, sampai, paths[name])
    done = hitung_ulang(list(paths.values()), folder / "hitung")
    return {
        name: (buka(path, nilai=False), buka(path, nilai=True), buka(there, nilai=True))
        for (name, path), there in zip(paths.items(), done, strict=True)
    }


@pytest.mark.verifier("soffice")
@pytest.mark.parametrize("name", KANTOR)
def test_both_sheets_compute_what_the_rules_say(books: dict[str, tuple[Any, Any, Any]], name: str) -> None:
    make, sampai = KANTOR[name]
    assert rekap_faults(books[name][2], make(), sampai) == []


@pytest.mark.verifier("soffice")
@pytest.mark.parametrize("name", KANTOR)
def test_stored_values_are_those_that_are_computed(books: dict[str, tuple[Any, Any, Any]], name: str) -> None:
    assert stored_faults(*books[name]) == []


@pytest.mark.verifier("soffice")
def test_worked_out_by_hand(books: dict[str, tuple[Any, Any, Any]]) -> None:
    ws = books["tangan"][2]["Rekap"]
    row = head_row(ws) + 3
    mean = (Fraction(100) + 50 + Fraction(650, 7)) / 3
    measured, capaian, word, filled = (ws.cell(row, k).value for k in range(4, 8))
    assert (measured, word) == (3, "Tinggi")
    assert capaian == pytest.approx(float(mean))
    assert filled == pytest.approx(25)  # 3 cells of 12 up to March
