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
from iki_desktop.writers.realisasi import tulis_realisasi
from tests.writers.acak import TAHUN, Acak, kantor_batas
from tests.writers.harapan import Pemeriksa, notasi_lain, sama
from tests.writers.lembar_sebar import buka, hitung_ulang, ubah_bulan

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
def buku(tmp_path_factory: pytest.TempPathFactory) -> Buku:
    """By office and month: the formulas as written, and the values as LibreOffice computed them."""
    folder = tmp_path_factory.mktemp("buku")
    berkas: dict[tuple[str, int], Path] = {}
    rumus: dict[str, Any] = {}
    for nama, buat in KANTOR.items():
        awal, lain = BULAN[nama]
        asal = berkas[nama, awal] = folder / f"{nama}-{awal}.xlsx"
        tulis_realisasi(buat(), TAHUN, awal, asal)
        berkas[nama, lain] = ubah_bulan(asal, folder / f"{nama}-{lain}.xlsx", lain)
        rumus[nama] = buka(asal, nilai=False)
    jadi = hitung_ulang(list(berkas.values()), folder / "hitung")
    return {k: (rumus[k[0]], buka(j, nilai=True)) for k, j in zip(berkas, jadi, strict=True)}


@pytest.mark.parametrize(("nama", "sampai"), [(n, b) for n, pasang in BULAN.items() for b in pasang])
def test_every_computed_cell_is_what_the_rules_say(buku: Buku, nama: str, sampai: int) -> None:
    rumus, nilai = buku[nama, sampai]
    pemeriksa = Pemeriksa(nilai, rumus, KANTOR[nama](), TAHUN, sampai)
    pemeriksa.periksa()
    assert not pemeriksa.salah, "\n".join(pemeriksa.salah[:20])


@pytest.mark.parametrize(("nama", "sampai"), [(n, b) for n, pasang in BULAN.items() for b in pasang])
def test_no_cell_shows_an_error(buku: Buku, nama: str, sampai: int) -> None:
    salah = [
        f"{ws.title}!{sel.coordinate}: {sel.value}"
        for ws in buku[nama, sampai][1]
        for baris in ws.iter_rows()
        for sel in baris
        # Text that merely reads "#N/A" is put in as text by the random offices.
        if sel.data_type == "e" and buku[nama, sampai][0][ws.title][sel.coordinate].data_type == "f"
    ]
    assert not salah


@pytest.fixture(scope="module")
def simpanan(tmp_path_factory: pytest.TempPathFactory) -> Simpanan:
    """By office: the values stored in the workbook as it was written."""
    folder = tmp_path_factory.mktemp("simpanan")
    hasil: Simpanan = {}
    for nama, buat in KANTOR.items():
        tulis_realisasi(buat(), TAHUN, BULAN[nama][0], folder / f"{nama}.xlsx")
        hasil[nama] = buka(folder / f"{nama}.xlsx", nilai=True)
    return hasil


@pytest.mark.parametrize("nama", list(KANTOR))
def test_the_values_stored_beside_formulas_are_those_they_give(
    buku: Buku, simpanan: Simpanan, nama: str
) -> None:
    rumus, nilai = buku[nama, BULAN[nama][0]]
    semua = [
        (ws.title, c.coordinate) for ws in rumus for b in ws.iter_rows() for c in b if c.data_type == "f"
    ]
    assert semua
    salah = [
        f"{lembar}!{alamat}: {simpanan[nama][lembar][alamat].value!r} bukan {nilai[lembar][alamat].value!r}"
        for lembar, alamat in semua
        if not _sama(simpanan[nama][lembar][alamat].value, nilai[lembar][alamat].value)
    ]
    assert not salah, "\n".join(salah[:20])


def _sama(simpan: Any, hitung: Any) -> bool:
    """Text is stored in Indonesian notation and computed in that of LibreOffice's locale here."""
    return sama(notasi_lain(simpan) if isinstance(simpan, str) else simpan, hitung)


def test_the_period_follows_the_month(buku: Buku) -> None:
    for sampai, kata in ((6, "Juni 2026"), (2, "Februari 2026")):
        nilai = buku["contoh", sampai][1]
        teks = [sel.value for baris in nilai["Camat"].iter_rows(max_row=6) for sel in baris if sel.value]
        assert f"Sampai dengan {kata}" in teks
