"""Targets of tables: columns of the kartu, a table beside it, and figures that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from iki_desktop.models.bacaan import untuk_tahun
from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.keputusan import Rentang, Target
from tests.readers.decrees import HEAD, kode, read

SK = "Menimbang : a\nMEMUTUSKAN\nMenetapkan : SK TAHUN 2026\nKESATU : b\n\n"
KARTU = f"""{SK}INDIKATOR KINERJA UTAMA

{HEAD}
Meningkatnya layanan⇥Persentase surat yang selesai tepat waktu⇥⇥Agenda
⇥Jumlah rapat⇥Rapat yang dipimpin⇥Agenda
"""
TARGET = """
SASARAN STRATEGIS KECAMATAN

SASARAN STRATEGIS⇥INDIKATOR KINERJA⇥TARGET⇥⇥⇥
⇥⇥I⇥II⇥III⇥IV
"""


def target(bacaan: Bacaan) -> list[Target | None]:
    return [i.target.get(2026) for k in bacaan.keputusan.kartu for i in k.indikator()]


def tw(*number: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, number))


def test_a_table_beside_goes_to_the_matching_indikator() -> None:
    bacaan = read(
        f"{KARTU}{TARGET}1. Meningkatkan layanan⇥Prosentase surat yang selesai tepat pada waktunya"
        "⇥25⇥50⇥75⇥100\n"
    )
    assert target(bacaan) == [Target(Decimal(100), tw("25", "50", "75", "100")), None]
    assert {"target-tabel", "indikator-mirip", "sasaran-tabel-target"} <= set(kode(bacaan))
    assert len(bacaan.keputusan.kartu) == 1


def test_a_table_beside_never_makes_an_indikator() -> None:
    bacaan = read(f"{KARTU}{TARGET}Meningkatnya hal lain⇥Indeks yang tidak ada di kartu⇥1⇥2⇥3⇥4\n")
    assert target(bacaan) == [None, None]
    (catatan,) = [c for c in bacaan.catatan if c.kode == "target-tanpa-indikator"]
    assert "Indeks yang tidak ada" in catatan.pesan


def test_figures_that_do_not_fall_are_cumulative_but_for_counts_that_stand_still() -> None:
    bacaan = read(
        f"{KARTU}{TARGET}Meningkatnya layanan⇥Jumlah rapat⇥3⇥3⇥3⇥4\n"
        "Meningkatnya layanan⇥Persentase surat yang selesai tepat waktu⇥80⇥80⇥80⇥80\n"
    )
    persen, tight = target(bacaan)
    assert persen == Target(Decimal(80), tw("80", "80", "80", "80"))
    assert tight == Target(Decimal(13), tw("3", "3", "3", "4"), tw_kumulatif=False)


def test_rising_counts_are_cumulative() -> None:
    bacaan = read(f"{KARTU}{TARGET}Meningkatnya layanan⇥Jumlah rapat⇥3⇥6⇥9⇥12\n")
    assert target(bacaan)[1] == Target(Decimal(12), tw("3", "6", "9", "12"))


def test_falling_counts_are_summed() -> None:
    bacaan = read(f"{KARTU}{TARGET}Meningkatnya layanan⇥Jumlah rapat⇥4⇥3⇥3⇥2\n")
    assert target(bacaan)[1] == Target(Decimal(12), tw("4", "3", "3", "2"), tw_kumulatif=False)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("26", Decimal(26)),
        ("26 desa", Decimal(26)),
        ("6.254 orang", Decimal(6254)),
        ("95%", Decimal(95)),
        ("82,5", Decimal("82.5")),
        ("7-8", Rentang(Decimal(7), Decimal(8))),
        ("A", None),
        ("sesuai ketentuan", None),
        ("1.23", None),
    ],
)
def test_a_target_column(content: str, expected: Decimal | Rentang | None) -> None:
    bacaan = read(
        f"{SK}Jabatan : Camat\n\nSASARAN⇥INDIKATOR⇥TARGET⇥FORMULASI⇥SUMBER DATA\n"
        f"Meningkatnya layanan⇥Jumlah rapat⇥{content}⇥Rapat⇥Notulen\n"
    )
    assert target(bacaan) == [Target(expected) if expected is not None else None]
    assert ("target-tak-terbaca" in kode(bacaan)) is (expected is None)


def test_without_a_year_the_target_waits_for_it() -> None:
    bacaan = read("Jabatan : Camat\n\nSASARAN⇥INDIKATOR⇥TARGET⇥FORMULASI\nMencatat⇥Jumlah rapat⇥12⇥Rapat\n")
    assert "tahun-tak-terbaca" in kode(bacaan)
    (indikator,) = untuk_tahun(bacaan, 2027).keputusan.kartu[0].indikator()
    assert indikator.target == {2027: Target(Decimal(12))}


@pytest.mark.parametrize(
    ("upper", "column"),
    [
        ("INDIKATOR KINERJA INDIVIDU TAHUN 2026", "TARGET"),
        ("INDIKATOR KINERJA INDIVIDU\nKECAMATAN WAY LARUH\nTAHUN ANGGARAN 2026", "TARGET"),
        ("Tahun : 2026", "TARGET"),
        ("", "TARGET 2026"),
    ],
)
def test_a_year_that_stands_only_in_a_heading(upper: str, column: str) -> None:
    bacaan = read(
        f"{upper}\nJabatan : Camat\nTugas : memimpin\n\nSASARAN⇥INDIKATOR⇥{column}⇥FORMULASI\n"
        "Mencatat⇥Jumlah rapat⇥12⇥Rapat menurut Peraturan Nomor 3 Tahun 2021\n"
    )
    assert bacaan.keputusan.tahun == 2026
    assert target(bacaan) == [Target(Decimal(12))]
    assert "tahun-tak-terbaca" not in kode(bacaan)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("SASARAN⇥INDIKATOR⇥TARGET 2026⇥TARGET 2027⇥FORMULASI⇥SUMBER DATA", "{}⇥Rapat⇥Notulen"),
        ("SASARAN⇥INDIKATOR⇥TARGET⇥⇥FORMULASI⇥SUMBER DATA\n⇥⇥2026⇥2027⇥⇥", "{}⇥Rapat⇥Notulen"),
        ("SASARAN⇥INDIKATOR⇥2026⇥2027⇥FORMULASI⇥SUMBER DATA", "{}⇥Rapat⇥Notulen"),
        ("SASARAN⇥INDIKATOR⇥KONDISI AWAL 2025⇥TARGET 2026⇥2027⇥FORMULASI⇥SUMBER DATA", "9⇥{}⇥Rapat⇥Notulen"),
    ],
)
def test_columns_of_several_years(header: str, row: str) -> None:
    bacaan = read(f"{SK}Jabatan : Camat\n\n{header}\nMencatat⇥Rapat staf⇥{row.format('12 kali⇥14 kali')}\n")
    (i,) = bacaan.keputusan.kartu[0].indikator()
    assert i.target == {2026: Target(Decimal(12)), 2027: Target(Decimal(14))}
    assert (i.satuan, i.formulasi, i.sumber_data) == ("kali", "Rapat", "Notulen")


def test_a_year_without_a_figure_is_remarked_and_an_empty_one_is_not() -> None:
    bacaan = read(
        f"{SK}Jabatan : Camat\n\nSASARAN⇥INDIKATOR⇥FORMULASI⇥TARGET 2026⇥TARGET 2027⇥TARGET 2028\n"
        "Mencatat⇥Jumlah rapat⇥Rapat⇥12⇥menyusul⇥-\n"
    )
    assert target(bacaan) == [Target(Decimal(12))]
    (unread,) = [c for c in bacaan.catatan if c.kode == "target-tak-terbaca"]
    assert "2027 “menyusul”" in unread.pesan


def test_a_table_beside_with_years() -> None:
    bacaan = read(f"{KARTU}\nINDIKATOR KINERJA⇥TARGET TAHUN 2025⇥TARGET TAHUN 2026\nJumlah rapat⇥10⇥12\n")
    assert target(bacaan) == [None, Target(Decimal(12))]
    assert bacaan.keputusan.kartu[0].sasaran[0].indikator[1].target[2025] == Target(Decimal(10))
