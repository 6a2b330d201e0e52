"""Header rows: wordings, torn and misread titles, second rows, and data that only looks like a header."""

from __future__ import annotations

import pytest

from iki_desktop.readers.dokumen import BarisTabel, SelTabel
from iki_desktop.readers.kolom import Kolom, Peran, joined_titles, kolom_dari, lanjutan_judul

S, IN, F, D, P, T, L, N = (
    Peran.SASARAN,
    Peran.INDIKATOR,
    Peran.FORMULASI,
    Peran.SUMBER,
    Peran.PENANGGUNG,
    Peran.TARGET,
    Peran.LAIN,
    Peran.NO,
)


def baris(*sel: str) -> BarisTabel:
    return BarisTabel(tuple(SelTabel(s) for s in sel), 1)


@pytest.mark.parametrize(
    ("judul", "peran"),
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
def test_roles_by_title(judul: tuple[str, ...], peran: tuple[Peran, ...]) -> None:
    kolom = kolom_dari(baris(*judul))
    assert kolom is not None
    assert kolom.peran == peran


def test_titles_are_the_office_s_own() -> None:
    kolom = kolom_dari(baris("Sasaran", "Indikato", "r Kinerja Individu", "", "Formulasi", "Sumber Data"))
    assert kolom is not None
    assert kolom.judul == ("Sasaran", "Indikator Kinerja Individu", "Formulasi", "Sumber Data")


@pytest.mark.parametrize(
    "sel",
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
def test_what_is_no_header(sel: tuple[str, ...]) -> None:
    assert kolom_dari(baris(*sel)) is None


def kolom(*judul: str) -> Kolom:
    hasil = kolom_dari(baris(*judul))
    assert hasil is not None
    return hasil


def test_numbers_of_columns_are_no_data() -> None:
    awal = kolom("NO", "SASARAN", "INDIKATOR", "FORMULASI")
    assert lanjutan_judul(baris("(1)", "(2)", "(3)", "(4)"), awal) == awal
    assert lanjutan_judul(baris("1", "2", "3", "4"), awal) == awal
    assert lanjutan_judul(baris("1", "Meningkatnya", "Jumlah", "x"), awal) is None
    assert lanjutan_judul(baris("1", "3", "4", "9"), awal) is None


def test_titles_over_two_rows() -> None:
    awal = kolom("SASARAN", "INDIKATOR", "PENJELASAN/", "SUMBER")
    lanjut = lanjutan_judul(baris("STRATEGIS", "KINERJA", "FORMULASI", "DATA"), awal)
    assert lanjut is not None
    assert lanjut.judul == ("SASARAN STRATEGIS", "INDIKATOR KINERJA", "PENJELASAN/FORMULASI", "SUMBER DATA")


@pytest.mark.parametrize(
    "tw", [("I", "II", "III", "IV"), ("TW I", "TW II", "TW III", "TW IV"), ("TW1", "TW2", "TW3", "TW4")]
)
def test_triwulan_under_target(tw: tuple[str, ...]) -> None:
    lanjut = lanjutan_judul(baris("", "", *tw), kolom("SASARAN", "INDIKATOR", "TARGET", "", "", ""))
    assert lanjut is not None
    assert lanjut.tw == (None, None, 1, 2, 3, 4)
    assert lanjut.bertarget
    assert not lanjut.lengkap


def test_titles_over_two_rows_are_one_header() -> None:
    rows = [
        BarisTabel(tuple(SelTabel(t) for t in cells), n)
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
    kolom = kolom_dari(header)
    assert kolom is not None
    assert kolom.peran == (N, S, IN, F, D, L)
    assert kolom.judul[1:3] == ("RENCANA HASIL KERJA", "INDIKATOR KINERJA (IKI)")
    assert data is rows[2]


@pytest.mark.parametrize("second", ["Ukuran Keberhasilan", "Indikator Keberhasilan", "Indikator Output"])
def test_words_for_the_indikator_column(second: str) -> None:
    cells = ("Rencana Hasil Kerja", second, "Cara Mengukur", "Sumber Dokumen", "Pengelola Data")
    kolom = kolom_dari(BarisTabel(tuple(SelTabel(t) for t in cells), 1))
    assert kolom is not None
    assert kolom.peran == (S, IN, F, D, P)
