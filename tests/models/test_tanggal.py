"""Dates, months, quarters and NIP as an office writes them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.models.tanggal import (
    BULAN,
    BULAN_PENDEK,
    TW,
    bulan_tw,
    format_bulan,
    format_nip,
    format_tanggal,
    parse_tanggal,
    tw_bulan,
)


def test_words() -> None:
    assert format_tanggal(date(2026, 1, 7)) == "7 Januari 2026"
    assert format_bulan(2026, 6) == "Juni 2026"
    assert [b[:3] for b in BULAN] == [b.replace("Agu", "Agu") for b in BULAN_PENDEK]
    assert TW == ("I", "II", "III", "IV")


@pytest.mark.parametrize(
    "teks",
    [
        "7 Januari 2026",
        " 7  JANUARI 2026 ",
        "07 januari 2026",
        "7 Jan 2026",
        "7 Jan. 2026",
        "7-Jan-2026",
        "7/1/2026",
        "07-01-2026",
        "7.1.2026",
        "2026-01-07",
    ],
)
def test_reads(teks: str) -> None:
    assert parse_tanggal(teks) == date(2026, 1, 7)


@pytest.mark.parametrize(
    ("teks", "bulan"),
    [("1 Nopember 2020", 11), ("1 Pebruari 2020", 2), ("1 Agt 2020", 8), ("1 Okt 2020", 10)],
)
def test_reads_old_spellings(teks: str, bulan: int) -> None:
    assert parse_tanggal(teks) == date(2020, bulan, 1)


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "Januari 2026",
        "… Januari 2026",
        "31 Februari 2026",
        "0 Januari 2026",
        "7 Januarii 2026",
        "7/13/2026",
        "7/1-2026",
        "7/1/26",
        "7 Januari 0026",
        "7 Januari 2999",
        "2026-1-7",
        "٧ Januari 2026",
    ],
)
def test_no_full_date_is_none(teks: str) -> None:
    assert parse_tanggal(teks) is None


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_round_trip(tanggal: date) -> None:
    assert parse_tanggal(format_tanggal(tanggal)) == tanggal
    assert parse_tanggal(tanggal.isoformat()) == tanggal
    assert parse_tanggal(f"{tanggal.day}/{tanggal.month}/{tanggal.year}") == tanggal


def test_triwulan_share_out_the_months() -> None:
    assert [m for tw in range(1, 5) for m in bulan_tw(tw)] == list(range(1, 13))
    assert all(m in bulan_tw(tw_bulan(m)) for m in range(1, 13))


@pytest.mark.parametrize("bulan", [0, 13, -1])
def test_no_such_month(bulan: int) -> None:
    with pytest.raises(ValueError, match="month"):
        tw_bulan(bulan)
    with pytest.raises(ValueError, match="month"):
        format_bulan(2026, bulan)


def test_no_such_triwulan() -> None:
    with pytest.raises(ValueError, match="triwulan"):
        bulan_tw(5)


@pytest.mark.parametrize(
    ("tertulis", "tercetak"),
    [
        ("198201162000121001", "19820116 200012 1 001"),
        ("19820116 200012 1 001", "19820116 200012 1 001"),
        ("1982.0116.2000-12 1001", "19820116 200012 1 001"),
        ("19820116", "19820116"),
        (" 12 ", "12"),
        ("", ""),
    ],
)
def test_nip(tertulis: str, tercetak: str) -> None:
    assert format_nip(tertulis) == tercetak
