"""Header rows: wordings, torn and misread titles, second rows, and data that only looks like a header."""

from __future__ import annotations

import pytest

from iki_desktop.readers.document import TableCell, TableRow
from iki_desktop.readers.wording.columns import Columns, Role, columns_from, joined_titles, second_header

S, IN, F, D, P, T, L, N = (
    Role.SASARAN,
    Role.INDIKATOR,
    Role.FORMULASI,
    Role.SUMBER_DATA,
    Role.PENANGGUNG_JAWAB,
    Role.TARGET,
    Role.OTHER,
    Role.NO,
)


def line(*cell: str) -> TableRow:
    return TableRow(tuple(TableCell(s) for s in cell), 1)


@pytest.mark.parametrize(
    ("titles", "roles"),
    [
        (("SASARAN", "INDIKATOR KINERJA", "FORMULASI PENGHITUNGAN", "SUMBER DATA"), (S, IN, F, D)),
        (("Kinerja Individu", "Indikator Kinerja", "Penjelasan/Formulasi", "Sumber"), (S, IN, F, D)),
        (("No", "Sasaran/Kinerja Utama", "IKU", "Rumus", "Penanggung Jawab"), (N, S, IN, F, P)),
        (("NO.", "URAIAN TUGAS", "INDIKATOR KINERJA INDIVIDU (IKI)", "CARA MENGHITUNG"), (N, S, IN, F)),
        (("Tujuan", "Sasaran Strategis", "Indikator", "Target", "Ket."), (L, S, IN, T, L)),
        (("SASARAN PROGRAM", "INDIKATOR", "FORMULASI INDIKATOR", "SUMBER DATA INDIKATOR"), (S, IN, F, D)),
        (("Kinerja", "Indikator", "Definisi Operasional", "Bukti Dukung"), (S, IN, F, D)),
        (("Kinerja", "Indikator", "Sumber Data", "Bukti Dukung"), (S, IN, D, L)),
        (("SASARAH", "lNDIKATOR KINERJA", "FORMULASl", "SUMBFR DATA"), (S, IN, F, D)),
        (
            ("Sasaran", "Indikato", "r Kinerja Individu", "", "Formulasi", "Sumber Data"),
            (S, IN, IN, IN, F, D),
        ),
        (("", "Sasaran", "", "Indikator Kinerja", "Penjelasan", "Sumber Data"), (S, S, S, IN, F, D)),
        (("SASARAN KINERJA", "INDIKATOR", "REALISASI KINERJA", "CAPAIAN"), (S, IN, L, L)),
    ],
)
def test_roles_by_title(titles: tuple[str, ...], roles: tuple[Role, ...]) -> None:
    columns = columns_from(line(*titles))
    assert columns is not None
    assert columns.roles == roles


def test_titles_are_the_office_s_own() -> None:
    columns = columns_from(line("Sasaran", "Indikato", "r Kinerja Individu", "", "Formulasi", "Sumber Data"))
    assert columns is not None
    assert columns.titles == ("Sasaran", "Indikator Kinerja Individu", "Formulasi", "Sumber Data")


@pytest.mark.parametrize(
    "cells",
    [
        ("Meningkatnya layanan", "Jumlah surat", "Jumlah surat", "Agenda"),
        ("Tersusunnya indikator kinerja", "Jumlah dokumen indikator kinerja utama", "Dokumen", "Arsip"),
        ("Jabatan", ":", "Camat"),
        ("Indikator Kinerja Individu",),
        ("Nama", "Indikator", "Alamat", "Telepon", "Golongan"),
        ("Sasaran", "Program", "Kegiatan"),
        ("", "", ""),
        ("Indikator " + "kinerja " * 30, "Sasaran"),
    ],
)
def test_what_is_no_header(cells: tuple[str, ...]) -> None:
    assert columns_from(line(*cells)) is None


def column(*title: str) -> Columns:
    results = columns_from(line(*title))
    assert results is not None
    return results


def test_numbers_of_columns_are_no_data() -> None:
    start = column("NO", "SASARAN", "INDIKATOR", "FORMULASI")
    assert second_header(line("(1)", "(2)", "(3)", "(4)"), start) == start
    assert second_header(line("1", "2", "3", "4"), start) == start
    assert second_header(line("1", "Meningkatnya", "Jumlah", "x"), start) is None
    assert second_header(line("1", "3", "4", "9"), start) is None


def test_titles_over_two_rows() -> None:
    start = column("SASARAN", "INDIKATOR", "PENJELASAN/", "SUMBER")
    continued = second_header(line("STRATEGIS", "KINERJA", "FORMULASI", "DATA"), start)
    assert continued is not None
    assert continued.titles == (
        "SASARAN STRATEGIS",
        "INDIKATOR KINERJA",
        "PENJELASAN/FORMULASI",
        "SUMBER DATA",
    )


@pytest.mark.parametrize(
    "tw", [("I", "II", "III", "IV"), ("TW I", "TW II", "TW III", "TW IV"), ("TW1", "TW2", "TW3", "TW4")]
)
def test_triwulan_under_target(tw: tuple[str, ...]) -> None:
    continued = second_header(line("", "", *tw), column("SASARAN", "INDIKATOR", "TARGET", "", "", ""))
    assert continued is not None
    assert continued.period == (None, None, 1, 2, 3, 4)
    assert not continued.complete


def test_titles_over_two_rows_are_one_header() -> None:
    rows = [
        TableRow(tuple(TableCell(t) for t in cells), n)
        for n, cells in enumerate(
            (
                ("NO", "RENCANA", "INDIKATOR", "CARA", "SUMBER", "KET"),
                ("", "HASIL KERJA", "KINERJA (IKI)", "PENGHITUNGAN", "DATA"),
                ("1", "Tertibnya arsip", "Jumlah map", "Jumlah map", "Rak"),
            ),
            start=1,
        )
    ]
    header, data = joined_titles(rows)
    columns = columns_from(header)
    assert columns is not None
    assert columns.roles == (N, S, IN, F, D, L)
    assert columns.titles[1:3] == ("RENCANA HASIL KERJA", "INDIKATOR KINERJA (IKI)")
    assert data is rows[2]


@pytest.mark.parametrize("second", ["Ukuran Keberhasilan", "Indikator Keberhasilan", "Indikator Output"])
def test_words_for_the_indikator_column(second: str) -> None:
    cells = ("Rencana Hasil Kerja", second, "Cara Mengukur", "Sumber Dokumen", "Pengelola Data")
    columns = columns_from(TableRow(tuple(TableCell(t) for t in cells), 1))
    assert columns is not None
    assert columns.roles == (S, IN, F, D, P)


def test_two_halves_of_which_the_lower_could_be_a_header_of_its_own() -> None:
    rows = [
        line("HASIL", "Ukuran", "Cara", "SUMBER"),
        line("KERJA", "Kinerja (IKI)", "Menghitung", "INFORMASI"),
        line("Menata arsip", "Jumlah arsip", "Jumlah arsip", "Daftar"),
    ]
    header, data = joined_titles(rows)
    columns = columns_from(header)
    assert columns is not None
    assert columns.titles == ("HASIL KERJA", "Ukuran Kinerja (IKI)", "Cara Menghitung", "SUMBER INFORMASI")
    assert data is rows[2]


def test_a_header_said_twice_stays_two_headers() -> None:
    rows = [line("SASARAN", "INDIKATOR", "FORMULASI"), line("SASARAN", "INDIKATOR", "FORMULASI")]
    assert list(joined_titles(rows)) == rows
