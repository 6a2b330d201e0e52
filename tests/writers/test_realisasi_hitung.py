"""The workbook's formulas give what the rules give: every computed cell, in LibreOffice."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.models.ikijson import from_json
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.paths import Paths
from iki_desktop.writers.realisasi import write_realisasi
from tests.writers.acak import TAHUN, Acak, kantor_batas
from tests.writers.expected import Checker
from tests.writers.lembar_sebar import buka, hitung_ulang, stored_faults, ubah_bulan

pytestmark = pytest.mark.verifier("soffice")


def contoh() -> IsiKantor:
    return from_json(json.loads((Paths().resources / "contoh.json").read_text(encoding="utf-8")))


KANTOR: dict[str, Callable[[], IsiKantor]] = {
    "contoh": contoh,
    "batas": kantor_batas,
    **{f"acak{benih}": (lambda benih=benih: Acak(benih).kantor()) for benih in (1, 2, 3, 4, 5)},
}
# The month the workbook is written for, and the months a person then puts into SAMPAI.
BULAN = {
    "contoh": (6, 2),
    "batas": (1, 2),
    "acak1": (6, 1),
    "acak2": (12, 7),
    "acak3": (3, 11),
    "acak4": (1, 9),
    "acak5": (8, 4),
}


Buku = dict[tuple[str, int], tuple[Any, Any]]
Simpanan = dict[str, Any]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Buku:
    """By office and month: the formulas as written, and the values as LibreOffice computed them."""
    folder = tmp_path_factory.mktemp("buku")
    berkas: dict[tuple[str, int], Path] = {}
    formula: dict[str, Any] = {}
    for nama, buat in KANTOR.items():
        first, lain = BULAN[nama]
        asal = berkas[nama, first] = folder / f"{nama}-{first}.xlsx"
        write_realisasi(buat(), TAHUN, first, asal)
        berkas[nama, lain] = ubah_bulan(asal, folder / f"{nama}-{lain}.xlsx", lain)
        formula[nama] = buka(asal, nilai=False)
    jadi = hitung_ulang(list(berkas.values()), folder / "hitung")
    return {k: (formula[k[0]], buka(j, nilai=True)) for k, j in zip(berkas, jadi, strict=True)}


@pytest.mark.parametrize(("nama", "sampai"), [(n, b) for n, apply in BULAN.items() for b in apply])
def test_every_computed_cell_is_what_the_rules_say(book: Buku, nama: str, sampai: int) -> None:
    formula, nilai = book[nama, sampai]
    pemeriksa = Checker(nilai, formula, KANTOR[nama](), TAHUN, sampai)
    pemeriksa.validation()
    assert not pemeriksa.wrong, "\n".join(pemeriksa.wrong[:20])


@pytest.mark.parametrize(("nama", "sampai"), [(n, b) for n, apply in BULAN.items() for b in apply])
def test_no_cell_shows_an_error(book: Buku, nama: str, sampai: int) -> None:
    wrong = [
        f"{ws.title}!{sel.coordinate}: {sel.value}"
        for ws in book[nama, sampai][1]
        for row in ws.iter_rows()
        for sel in row
        # Text that merely reads "#N/A" is put in as text by the random offices.
        if sel.data_type == "e" and book[nama, sampai][0][ws.title][sel.coordinate].data_type == "f"
    ]
    assert not wrong


@pytest.fixture(scope="module")
def simpanan(tmp_path_factory: pytest.TempPathFactory) -> Simpanan:
    """By office: the values stored in the workbook as it was written."""
    folder = tmp_path_factory.mktemp("simpanan")
    result: Simpanan = {}
    for nama, buat in KANTOR.items():
        write_realisasi(buat(), TAHUN, BULAN[nama][0], folder / f"{nama}.xlsx")
        result[nama] = buka(folder / f"{nama}.xlsx", nilai=True)
    return result


@pytest.mark.parametrize("nama", list(KANTOR))
def test_the_values_stored_beside_formulas_are_those_they_give(
    book: Buku, simpanan: Simpanan, nama: str
) -> None:
    formula, nilai = book[nama, BULAN[nama][0]]
    assert stored_faults(formula, simpanan[nama], nilai) == []


def test_the_period_follows_the_month(book: Buku) -> None:
    for sampai, word in ((6, "Juni 2026"), (2, "Februari 2026")):
        nilai = book["contoh", sampai][1]
        teks = [sel.value for row in nilai["Camat"].iter_rows(max_row=6) for sel in row if sel.value]
        assert f"Sampai dengan {word}" in teks
