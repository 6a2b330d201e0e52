"""The review of figures: cells that cannot be right, look odd or are late; nothing is blocked."""

from __future__ import annotations

from typing import Any

import pytest

from iki_desktop.models.catatan import Catatan
from iki_desktop.models.keputusan import Frekuensi, Indikator, Konsolidasi
from iki_desktop.models.pemeriksaan import periksa_angka
from iki_desktop.models.realisasi import Sel
from tests.models.builders import TAHUN, indikator, kantor_dengan, kartu, kode, sel


def periksa(i: Indikator, *isi: Sel, sampai: int = 12, pengampu: tuple[str, ...] = ("p",)) -> list[Catatan]:
    kantor = kantor_dengan(kartu(i, pengampu=pengampu), realisasi=isi)
    return list(periksa_angka(kantor, TAHUN, sampai))


def tanpa_terlambat(catatan: list[Catatan]) -> list[str]:
    return [k for k in kode(catatan) if k != "belum-diisi"]


JUMLAH = indikator(id="i", satuan="dokumen")
PERSEN = indikator(id="i", bagian=True)


@pytest.mark.parametrize(
    ("i", "isi", "yang"),
    [
        (PERSEN, sel(2, bagian=(6, 5)), "pembilang-lebih"),
        (PERSEN, sel(2, bagian=(0, 0)), "penyebut-nol"),
        (indikator("persentase", id="i"), sel(2, 101), "persentase-lebih-100"),
        (JUMLAH, sel(2, -1), "angka-negatif"),
        (PERSEN, sel(2, bagian=(-1, 5)), "angka-negatif"),
        (JUMLAH, sel(2, "2.5"), "hitungan-pecahan"),
        (JUMLAH, sel(2, bagian=(1, 2)), "bentuk-angka"),
        (PERSEN, sel(2, 50), "bentuk-angka"),
    ],
)
def test_odd_cell(i: Indikator, isi: Sel, yang: str) -> None:
    (c,) = [c for c in periksa(i, isi) if c.kode == yang]
    assert c.tempat == "Kartu 1, sasaran 1, indikator 1, Februari 2026"
    assert c.sel == isi.kunci
    assert c.objek == "i"
    assert c.pesan.endswith(".")


@pytest.mark.parametrize(
    ("i", "isi"),
    [
        (PERSEN, sel(2, bagian=(5, 5))),
        (PERSEN, sel(2)),
        (indikator("persentase", id="i"), sel(2, 100)),
        (indikator("nilai", id="i"), sel(2, 3000)),
        (JUMLAH, sel(2, 0)),
        (JUMLAH, sel(2)),
        (JUMLAH, sel(2, "2.0")),
        (indikator(id="i", satuan="Rupiah"), sel(2, "2.5")),
        (indikator(id="i", desimal=1), sel(2, "2.5")),
        (indikator("waktu", id="i"), sel(2, "2.5")),
        (indikator("nilai", id="i"), sel(2, "2.5")),
    ],
)
def test_ordinary_cell(i: Indikator, isi: Sel) -> None:
    assert tanpa_terlambat(periksa(i, isi)) == []


def test_falling_running_figure() -> None:
    posisi = indikator(id="i", konsolidasi=Konsolidasi.AKHIR)
    isi = [sel(3, 8), sel(1, 5), sel(2, 9)]
    (c,) = [c for c in periksa(posisi, *isi) if c.kode == "kumulatif-turun"]
    assert c.sel == isi[0].kunci
    assert "dari 9 menjadi 8" in c.pesan
    assert tanpa_terlambat(periksa(posisi, sel(1, 5), sel(2, 5), sel(4, 9))) == []
    assert tanpa_terlambat(periksa(JUMLAH, *isi)) == [], "single counts may fall"
    indeks = indikator("nilai", id="i", konsolidasi=Konsolidasi.AKHIR)
    assert tanpa_terlambat(periksa(indeks, *isi)) == [], "an index may fall"


def test_running_figure_starts_anew_each_year() -> None:
    posisi = indikator(id="i", konsolidasi=Konsolidasi.AKHIR)
    assert tanpa_terlambat(periksa(posisi, sel(12, 99, tahun=TAHUN - 1), sel(1, 5))) == []


def test_jump_against_own_history_over_the_years() -> None:
    lama = [sel(b, 40 + b % 3, tahun=TAHUN - 1) for b in range(1, 13)]
    (c,) = [c for c in periksa(JUMLAH, *lama, sel(1, 41), sel(2, 410)) if c.kode == "melonjak"]
    assert c.sel == ("i", "p", TAHUN, 2)
    assert "410" in c.pesan
    assert "41" in c.pesan
    assert "melonjak" not in kode(periksa(JUMLAH, sel(1, 41), sel(2, 410))), "too little history"


def test_old_jumps_are_not_told_again() -> None:
    lama = [sel(b, 400 if b == 5 else 40, tahun=TAHUN - 1) for b in range(1, 13)]
    assert "melonjak" not in kode(periksa(JUMLAH, *lama, sel(1, 41)))


def test_months_after_the_last_are_not_looked_at() -> None:
    assert periksa(JUMLAH, sel(1, 1), sel(2, -5), sampai=1) == []


@pytest.mark.parametrize(
    ("frekuensi", "terisi", "sampai", "pesan"),
    [
        ("bulanan", [1, 3], 5, "Belum diisi: Februari, April, Mei."),
        ("bulanan", [], 12, "Belum diisi: Januari–Desember."),
        ("bulanan", [4], 7, "Belum diisi: Januari–Maret, Mei–Juli."),
        ("triwulanan", [1, 2], 7, "Belum diisi: Maret, Juni."),
        ("tahunan", [], 12, "Belum diisi: Desember."),
    ],
)
def test_late(frekuensi: str, terisi: list[int], sampai: int, pesan: str) -> None:
    i = indikator(id="i", frekuensi=Frekuensi(frekuensi))
    (c,) = periksa(i, *[sel(b, 1) for b in terisi], sampai=sampai)
    assert (c.kode, c.pesan) == ("belum-diisi", pesan)
    assert c.tempat == "Kartu 1, sasaran 1, indikator 1"


def test_nothing_is_late_before_it_is_due() -> None:
    assert periksa(indikator(id="i", frekuensi=Frekuensi.SEMESTERAN), sampai=5) == []


def test_each_pengampu_for_itself() -> None:
    c = periksa(JUMLAH, sel(1, 1), sel(1, -1, pengampu="q"), sampai=2, pengampu=("p", "q"))
    assert [(x.kode, x.sel and x.sel[1]) for x in c] == [
        ("belum-diisi", "p"),
        ("angka-negatif", "q"),
        ("belum-diisi", "q"),
    ]


def test_no_keputusan_no_remarks() -> None:
    assert periksa_angka(kantor_dengan(kartu(JUMLAH)), TAHUN - 1, 12) == ()


def test_review_changes_nothing_and_reads_any_order() -> None:
    isi: Any = [sel(b, b * 10) for b in range(1, 13)]
    assert periksa(JUMLAH, *isi) == periksa(JUMLAH, *reversed(isi))
