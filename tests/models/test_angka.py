"""Figures in Indonesian notation: what is read, what is refused, how it is shown."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import (
    MAKS_BULAT,
    MAKS_DESIMAL,
    angka_json,
    besaran_json,
    bulatkan,
    format_angka,
    format_besaran,
    parse_angka,
    parse_angka_json,
    parse_besaran,
    parse_besaran_json,
)
from iki_desktop.models.keputusan import Rentang
from tests.models.builders import D


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("0", "0"),
        ("7", "7"),
        ("007", "7"),
        ("1234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u2009234,5", "1234.5"),
        ("1\u202f234\u202f567", "1234567"),
        ("1.234", "1234"),
        ("12.345", "12345"),
        ("123.456.789", "123456789"),
        ("1,234", "1.234"),
        ("0,5", "0.5"),
        ("-5", "-5"),
        ("−5,25", "-5.25"),
        ("-0", "0"),
        ("  42\t", "42"),
        ("9" * MAKS_BULAT, "9" * MAKS_BULAT),
    ],
)
def test_reads(teks: str, nilai: str) -> None:
    assert parse_angka(teks) == D(nilai)
    assert str(parse_angka(teks)) == nilai


@pytest.mark.parametrize(
    "teks",
    [
        "1.23",
        "1.2345",
        "1234.567",
        "0.123",
        "1,234.5",
        "1.234.56",
        "1..234",
        ".234",
        "1.234 567",
        "1 23",
        "1  234",
        "1,",
        ",5",
        "1,2,3",
        "--5",
        "- 5",
        "+5",
        "5-",
        "(5)",
        "abc",
        "12a",
        "Rp 500",
        "1e5",
        "1E5",
        "0x10",
        "1_000",
        "NaN",
        "nan",
        "Infinity",
        "-inf",
        "٣",
        "１２",
        "½",
        "5²",
        "–",
        "-",
        "1/2",
        "7-8",
        "5\n6",
        "9" * (MAKS_BULAT + 1),
        "0," + "1" * (MAKS_DESIMAL + 1),
        "9" * 100_000,
        "1 " * 50_000,
    ],
)
def test_refuses_with_a_sentence_that_names_the_input(teks: str) -> None:
    with pytest.raises(InputRefused) as galat:
        parse_angka(teks)
    pesan = galat.value.pesan
    assert " ".join(teks.split())[:30] in pesan
    assert pesan.endswith(".")
    assert len(pesan) < 250


@pytest.mark.parametrize("teks", ["", " ", "\t\u00a0"])
def test_refuses_nothing_as_a_figure(teks: str) -> None:
    with pytest.raises(InputRefused, match="Belum ada angka"):
        parse_angka(teks)


def test_ambiguous_point_says_how_to_write_it() -> None:
    with pytest.raises(InputRefused, match=r"“1\.23” dapat dibaca lebih dari satu cara.*1\.234.*1,23"):
        parse_angka("1.23")


def test_english_notation_says_that_the_signs_are_swapped() -> None:
    with pytest.raises(InputRefused, match="terbalik"):
        parse_angka("1,234.5")


def test_percent_sign_only_where_a_percentage_is_asked_for() -> None:
    with pytest.raises(InputRefused, match="tanpa tanda %"):
        parse_angka("75%")
    assert parse_angka("75%", persen=True) == 75
    assert parse_angka("82,5 %", persen=True) == D("82.5")
    for teks in ("%", "75%%", "%75", "7%5"):
        with pytest.raises(InputRefused):
            parse_angka(teks, persen=True)


@pytest.mark.parametrize(
    ("nilai", "desimal", "teks"),
    [
        (D("1234.5"), None, "1.234,5"),
        (D("1234567"), None, "1.234.567"),
        (D("0.10"), None, "0,1"),
        (D("0.005"), None, "0,01"),
        (D("-0.005"), None, "-0,01"),
        (D("-0.004"), None, "0"),
        (D("2.5"), 0, "3"),
        (D("-2.5"), 0, "-3"),
        (D("3.5"), 0, "4"),
        (D("999.995"), 2, "1.000,00"),
        (5, 2, "5,00"),
        (Fraction(2, 3), None, "0,67"),
        (Fraction(1, 3), 4, "0,3333"),
        (Fraction(750, 7), None, "107,14"),
        (Fraction(-1, 8), 2, "-0,13"),
        (D("1E+6"), None, "1.000.000"),
    ],
)
def test_shows(nilai: D | Fraction | int, desimal: int | None, teks: str) -> None:
    assert format_angka(nilai, desimal) == teks


def test_rounding_has_exactly_the_decimals_asked_for() -> None:
    assert str(bulatkan(D("1"), 2)) == "1.00"
    assert str(bulatkan(D("-0.001"), 2)) == "0.00"
    assert str(bulatkan(D("12345678901234567890123456789012.5"), 0)) == "12345678901234567890123456789013"


def test_a_tenth_ten_times_is_one() -> None:
    assert sum([parse_angka("0,1")] * 10) == 1


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_what_is_shown_reads_as_the_same(x: D) -> None:
    assert parse_angka(format_angka(x)) == x


@given(st.integers(0, 8).flatmap(lambda n: st.tuples(st.just(n), st.decimals(-(10**9), 10**9, places=n))))
def test_what_is_shown_with_its_decimals_reads_as_the_same(pasangan: tuple[int, D]) -> None:
    desimal, x = pasangan
    assert parse_angka(format_angka(x, desimal)) == x


@given(st.fractions(min_value=-(10**6), max_value=10**6), st.integers(0, 6))
def test_rounding_goes_to_the_nearest(x: Fraction, desimal: int) -> None:
    hasil = Fraction(bulatkan(x, desimal))
    assert abs(hasil - x) <= Fraction(1, 2 * 10**desimal)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=5), st.integers(0, 6))
def test_decimal_and_fraction_round_alike(x: D, desimal: int) -> None:
    assert bulatkan(x, desimal) == bulatkan(Fraction(x), desimal)
    assert format_angka(x, desimal) == format_angka(Fraction(x), desimal)


@given(st.text(max_size=30) | st.from_regex(r"[-−0-9., \u00a0%]{0,12}", fullmatch=True))
def test_any_text_gives_a_plain_figure_or_one_sentence(teks: str) -> None:
    try:
        nilai = parse_angka(teks)
    except InputRefused as galat:
        assert galat.pesan
    else:
        assert nilai.is_finite()
        assert parse_angka(format_angka(nilai, MAKS_DESIMAL)) == nilai


# Ranges ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "teks", ["7-8", "7–8", "7 - 8", "7 — 8", "7−8", "7 s.d. 8", "7 s/d 8", "7 sd 8", "7 sampai 8", " 7-8 "]
)
def test_reads_a_range(teks: str) -> None:
    assert parse_besaran(teks) == Rentang(D(7), D(8))


def test_reads_other_targets() -> None:
    assert parse_besaran("1.234,5") == D("1234.5")
    assert parse_besaran("-5") == D(-5)
    assert parse_besaran("-5--3") == Rentang(D(-5), D(-3))
    assert parse_besaran("1.000-2.500,5") == Rentang(D(1000), D("2500.5"))
    assert parse_besaran("80%-90%", persen=True) == Rentang(D(80), D(90))
    assert parse_besaran("7-7") == D(7)


@pytest.mark.parametrize("teks", ["8-7", "7-", "-", "7-8-9", "a-b", "1.23-4", "80%-90%", "1 " * 400 + "-2"])
def test_refuses_a_range(teks: str) -> None:
    with pytest.raises(InputRefused):
        parse_besaran(teks)


@given(st.tuples(st.decimals(-999, 999, places=1), st.decimals(-999, 999, places=1)))
def test_range_shown_reads_as_the_same(ujung: tuple[D, D]) -> None:
    bawah, atas = sorted(ujung)
    b = bawah if bawah == atas else Rentang(bawah, atas)
    assert parse_besaran(format_besaran(b)) == b
    assert parse_besaran_json(besaran_json(b)) == b


# JSON ------------------------------------------------------------------------------------------------


def test_json_form() -> None:
    assert angka_json(D("1234.50")) == "1234.5"
    assert angka_json(D("1E+3")) == "1000"
    assert angka_json(D("-0.0")) == "0"
    assert angka_json(7) == "7"
    assert angka_json(Fraction(1, 4)) == "0.25"
    assert besaran_json(Rentang(D(7), D("8.0"))) == "7-8"
    with pytest.raises(ValueError, match="finite"):
        angka_json(Fraction(1, 3))


@pytest.mark.parametrize(
    "teks", ["", "1,5", "1e5", "NaN", "+1", "01", "1.", ".5", " 1", "٣", "--1", "1" * 40]
)
def test_json_figure_refused(teks: str) -> None:
    with pytest.raises(InputRefused):
        parse_angka_json(teks)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=6))
def test_json_round_trip(x: D) -> None:
    assert parse_angka_json(angka_json(x)) == x
