"""The first sheet of a workbook as a paper that is signed, and its list of all indikator."""

from __future__ import annotations

import base64
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from PIL import Image

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Frekuensi, Konsolidasi
from iki_desktop.writers.realisasi import write_realisasi
from iki_desktop.writers.rekap import write_rekap
from tests.models.builders import indikator, kantor_dengan, kartu, sel
from tests.writers.acak import NAKAL, TAHUN
from tests.writers.lembar_sebar import buka, hitung_ulang
from tests.writers.papers import CAMAT, with_settings

WRITERS = pytest.mark.parametrize("writer", [write_realisasi, write_rekap])


def office(kartu_count: int = 1, **settings: Any) -> IsiKantor:
    listed = [kartu(indikator(id=f"i{n}"), urut=n, jabatan=f"Jabatan {n}") for n in range(kartu_count)]
    isi = kantor_dengan(*listed)
    keputusan = replace(isi.keputusan[0], penandatangan=CAMAT, tempat="Teladan")
    return with_settings(replace(isi, keputusan=(keputusan,)), **settings)


def logo() -> str:
    buffer = BytesIO()
    Image.new("RGB", (60, 80), "navy").save(buffer, "PNG")
    return base64.b64encode(buffer.getvalue()).decode()


def rekap_of(writer: Any, isi: IsiKantor, folder: Path) -> Any:
    writer(isi, TAHUN, 6, folder / "a.xlsx")
    return buka(folder / "a.xlsx", nilai=False)["Rekap"]


def texts(ws: Any) -> list[str]:
    return [c.value for row in ws.iter_rows() for c in row if isinstance(c.value, str)]


@WRITERS
def test_the_logo_stands_beside_the_kop_in_its_own_shape(tmp_path: Path, writer: Any) -> None:
    ws = rekap_of(writer, office(logo=logo()), tmp_path)
    (picture,) = ws._images
    assert (picture.anchor._from.row, picture.anchor._from.col) == (0, 0)
    assert picture.anchor.ext.width / picture.anchor.ext.height == pytest.approx(60 / 80, rel=0.03)
    double = next(b for b in range(1, 12) if ws.cell(b, 1).border.bottom.style == "double")
    kop = sum(ws.row_dimensions[b].height for b in range(1, double))
    assert picture.anchor.ext.height / 12_700 <= kop + 1  # EMU; it ends above the double rule


@WRITERS
def test_a_kop_too_wide_for_the_logo_stands_below_it(tmp_path: Path, writer: Any) -> None:
    ws = rekap_of(writer, office(logo=logo(), kop=("Jalan panjang " * 30,)), tmp_path)
    assert ws["A1"].value is None
    assert ws["A2"].value.startswith("Jalan panjang")
    assert ws.row_dimensions[1].height >= ws._images[0].anchor.ext.height / 12_700 - 1


@WRITERS
def test_a_damaged_logo_costs_no_workbook(tmp_path: Path, writer: Any) -> None:
    ws = rekap_of(writer, office(logo=base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"x" * 90).decode()), tmp_path)
    assert not ws._images


@WRITERS
@pytest.mark.parametrize(
    ("settings", "name", "last"),
    [
        ({}, CAMAT.nama, "NIP. 19820116 200012 1 001"),
        ({"gelar": False, "pangkat_nip": False}, *["ANI LESTARI"] * 2),
    ],
)
def test_who_signs_stands_at_the_end_as_the_office_prints_it(
    tmp_path: Path, writer: Any, settings: dict[str, Any], name: str, last: str
) -> None:
    told = texts(rekap_of(writer, office(**settings), tmp_path))
    start = next(n for n, teks in enumerate(told) if teks.startswith("Teladan, ..."))
    assert told[start + 1] == "Camat Contoh,"
    assert told[start + 2] == name
    assert told[-1] == last


@pytest.mark.verifier("soffice")
def test_scale_and_signature_stand_on_one_page_with_the_last_kartu(tmp_path: Path) -> None:
    books: list[Path] = []
    for count in (3, 12, 14, 24):  # with room for all, and where a page would end in the foot
        for writer in (write_realisasi, write_rekap):
            books.append(tmp_path / f"{writer.__name__}-{count}.xlsx")
            writer(office(count), TAHUN, 6, books[-1])
    for printed in hitung_ulang(books, tmp_path / "cetak", "pdf"):
        with pdfplumber.open(printed) as pdf:
            pages = [page.extract_text() for page in pdf.pages[:5]]
        last = f"Jabatan {int(printed.stem.split('-')[1]) - 1}"
        page = next(teks for teks in pages if "Skala kategori" in teks)
        assert "NIP. 19820116 200012 1 001" in page, printed.stem
        assert last in page, printed.stem


def test_the_list_says_of_each_indikator_how_it_is_counted_and_leads_to_its_kartu(tmp_path: Path) -> None:
    i = indikator(
        id="i",
        teks=NAKAL[0],
        satuan="dokumen",
        konsolidasi=Konsolidasi.MAKSIMUM,
        frekuensi=Frekuensi.SEMESTERAN,
    )
    isi = kantor_dengan(kartu(i, jabatan="Kepala: Seksi"), realisasi=[sel(1, 3)])
    write_realisasi(isi, TAHUN, 6, tmp_path / "a.xlsx")
    ws = buka(tmp_path / "a.xlsx", nilai=False)["Daftar indikator"]
    row = ws[ws.max_row]
    assert [c.value for c in row[:8]][2:] == [
        "Kepala: Seksi", isi.keputusan[0].kartu[0].sasaran[0].teks, NAKAL[0], "dokumen",
        "maksimum", "semesteran",
    ]  # fmt: skip
    assert row[4].data_type == "s"
    assert row[2].hyperlink.location == "'Kepala Seksi'!A1"
    assert all(c.value.startswith("='Kepala Seksi'!") for c in row[8:])
    assert ws.auto_filter.ref == f"A4:M{ws.max_row}"


def test_a_kartu_called_daftar_indikator_has_a_sheet_of_its_own(tmp_path: Path) -> None:
    isi = kantor_dengan(kartu(indikator(), jabatan="Daftar Indikator"))
    write_realisasi(isi, TAHUN, 6, tmp_path / "a.xlsx")
    names = buka(tmp_path / "a.xlsx", nilai=False).sheetnames
    assert len({name.casefold() for name in names}) == 4


def test_the_logo_carries_no_time(tmp_path: Path) -> None:
    write_realisasi(office(logo=logo()), TAHUN, 6, tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
