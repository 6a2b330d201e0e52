"""What differs from a paper is told in the words and figures of paper: Indonesian, in order, named."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from iki_desktop.models.beda_isi import beda_isi
from iki_desktop.models.cocokkan import isi_kertas
from iki_desktop.models.keputusan import Arah, JenisKartu, Kartu, Pengampu, Rentang, Target
from tests.models.builders import TAHUN, indikator, kartu, sel
from tests.models.test_cocokkan import (
    KERTAS,
    Ubah,
    of_cells,
    of_indikator,
    of_kartu,
    of_keputusan,
    of_settings,
    office,
)

ROW = "Kartu 1 (Camat), Sasaran 1, Indikator 1"
JANUARI = sel(1, 5, indikator="surat")
BAGIAN = replace(sel(2, bagian=(1, 4), indikator="izin"), pembilang=Decimal("1.5"), penyebut=Decimal(4000))


def told(jenis: str, after: Ubah, before: Ubah = lambda isi: isi) -> list[tuple[str, str, str]]:
    """(place, before, after) of each difference between the papers of two states of the office."""
    isi = before(office())
    dulu, kini = isi_kertas(isi, KERTAS[jenis]), isi_kertas(after(isi), KERTAS[jenis])
    assert dulu is not None and kini is not None
    return [dataclasses.astuple(b) for b in beda_isi(dulu, kini)]  # type: ignore[misc]


def with_target(*besaran: str | Rentang) -> Ubah:
    tahun, *tw = [b if isinstance(b, Rentang) else Decimal(b) for b in besaran]
    return of_indikator(target={TAHUN: Target(tahun, tw=(tw[0], tw[1], tw[2], tw[3]) if tw else None)})


@pytest.mark.parametrize(
    ("jenis", "change", "expected"),
    [
        (
            "keputusan",
            of_keputusan(tanggal=date(TAHUN, 8, 17)),
            ("Tanggal", f"5 Januari {TAHUN}", f"17 Agustus {TAHUN}"),
        ),
        (
            "keputusan",
            of_keputusan(penandatangan=replace(office().keputusan[0].penandatangan, nip="1" * 18)),
            ("Penandatangan, NIP", "19800101 200501 2 001", "11111111 111111 1 111"),
        ),
        ("rekap", of_settings(batas_capaian=None), ("Batas capaian", "100", "tanpa batas")),
        (
            "realisasi",
            of_indikator(arah=Arah.TURUN),
            (f"{ROW}, arah", "makin tinggi makin baik", "makin rendah makin baik"),
        ),
        (
            "realisasi",
            of_cells(replace(JANUARI, nilai=Decimal("1234.5"))),
            (f"{ROW}, realisasi, Januari", "5", "1.234,5"),
        ),
        (
            "laporan",
            of_cells(BAGIAN),
            (
                "Kartu 1 (Camat), Sasaran 1, Indikator 2, realisasi, Februari",
                "1 dari 4",
                "1,5 dari 4.000",
            ),
        ),
        ("realisasi", with_target("1234.5"), (f"{ROW}, target, setahun", "12", "1.234,5")),
        (
            "realisasi",
            with_target(Rentang(Decimal("7.5"), Decimal(8000))),
            (f"{ROW}, target, setahun", "12", "7,5-8.000"),
        ),
        ("rekap", with_target("2400"), (f"{ROW}, TW I, target", "3", "600")),
    ],
)
def test_dates_and_figures_are_those_of_paper(
    jenis: str, change: Ubah, expected: tuple[str, str, str]
) -> None:
    assert told(jenis, change)[0] == expected


def test_a_triwulan_target_and_the_words_of_a_lampiran() -> None:
    (_, lama, baru) = told("realisasi", with_target("12", "2.5", "5", "7", "12"), with_target("12"))[0]
    assert (lama, baru) == ("", "2,5\n5\n7\n12")
    words = of_indikator(formulasi="1.234 buku")
    assert told("lampiran", words)[0][2] == "1.234 buku", "as it is printed"


def test_a_computed_figure_has_two_decimals_unless_they_are_alike() -> None:
    def thirds(pembilang: str, penyebut: str) -> Ubah:
        return of_cells(replace(BAGIAN, pembilang=Decimal(pembilang), penyebut=Decimal(penyebut)))

    (satu, *_) = told("rekap", thirds("2", "3"), thirds("1", "3"))
    assert satu == ("Kartu 1 (Camat), Sasaran 1, Indikator 2, TW I, realisasi", "33,33", "66,67")
    (dua, *_) = told("rekap", thirds("33334", "100000"), thirds("1", "3"))
    assert dua[1:] == ("33,333333", "33,334")


@pytest.mark.parametrize(
    ("unit", "called"), [(("",), ""), (("Barat", "Timur"), "Barat, "), (("", "Timur"), "pengampu 1, ")]
)
def test_a_pengampu_is_named_where_there_are_several(unit: tuple[str, ...], called: str) -> None:
    seats = of_kartu(pengampu=tuple(Pengampu(id_, nama) for id_, nama in zip("px", unit, strict=False)))
    (satu,) = told("realisasi", of_cells(replace(JANUARI, nilai=Decimal(6))), seats)
    assert satu == (f"{ROW}, realisasi, {called}Januari", "5", "6")


def test_a_logo_is_told_without_its_whole_digest() -> None:
    (satu,) = told("keputusan", of_settings(logo="QUJD"))
    assert satu[:2] == ("Logo", "") and satu[2].startswith("gambar (sidik ")
    (dua,) = told("keputusan", of_settings(logo="QUJD"), of_settings(logo="REVG"))
    assert dua[1] != dua[2] and len(dua[1]) == len("gambar (sidik 12345678)")


def test_a_date_that_became_the_same_one_in_words_is_still_told() -> None:
    teks = f"5 Januari {TAHUN}"
    (satu,) = told("keputusan", of_keputusan(tanggal=None, tanggal_teks=teks))
    assert satu == ("Tanggal", f"{TAHUN}-01-05", teks)


def in_order(*names: str) -> Ubah:
    listed = {
        "utama": Kartu("utama", 1, JenisKartu.IKU),
        **{nama: kartu(indikator(id=nama), id=nama, jabatan=nama) for nama in ("camat", "sekcam", "kasi")},
    }
    return of_keputusan(kartu=tuple(replace(listed[nama], urut=n) for n, nama in enumerate(names, 1)))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (("utama", "kasi", "camat", "sekcam"), [("Kartu 2 (kasi), urutan", "nomor 4", "nomor 2")]),
        (
            ("camat", "sekcam", "kasi", "utama"),
            [("Kartu 4 (Indikator kinerja utama), urutan", "nomor 1", "nomor 4")],
        ),
        (("camat", "sekcam", "kasi"), [("Kartu 1 yang lama", "Indikator kinerja utama", "")]),
        (
            ("utama", "kasi", "camat"),
            [("Kartu 2 (kasi), urutan", "nomor 4", "nomor 2"), ("Kartu 3 yang lama", "sekcam", "")],
        ),
    ],
)
def test_a_kartu_that_was_moved_is_one_difference(
    order: Sequence[str], expected: list[tuple[str, str, str]]
) -> None:
    assert told("lampiran", in_order(*order), in_order("utama", "camat", "sekcam", "kasi")) == expected
