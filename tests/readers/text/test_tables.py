"""Tables in plain text that have no tabs: set by blanks, drawn with strokes, or left in tags of HTML."""

from __future__ import annotations

from collections import Counter

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Bacaan
from iki_desktop.readers.parser.parse import parse
from iki_desktop.readers.read import read_text
from iki_desktop.readers.text.reader import text_document
from tests.readers.decrees import arrangement, lost_words

UPPER = "Jabatan  : Kepala Seksi Pelayanan Umum\nTugas    : mengoordinasikan pelayanan umum\n\n"
AVERAGE = """\
  SASARAN                  INDIKATOR KINERJA           FORMULASI                      SUMBER DATA
Meningkatnya mutu        Persentase pemohon yang     Jumlah pemohon terlayani       Buku register
pelayanan umum           terlayani tepat waktu       tepat waktu dibagi jumlah      pelayanan
kecamatan                                            seluruh pemohon x 100%
                         Jumlah loket yang dibuka    Jumlah loket yang dibuka       Jadwal piket
                                                     setiap hari kerja
Tertatanya arsip         Jumlah berkas yang ditata   Jumlah berkas yang ditata      Daftar arsip
"""
RULED = (
    AVERAGE.replace("Meningkatnya mutu  ", "-" * 96 + "\nMeningkatnya mutu  ")
    .replace("                         Jumlah loket", "-" * 96 + "\n                         Jumlah loket")
    .replace("Tertatanya", "-" * 96 + "\nTertatanya")
)
FORMULA = "Jumlah pemohon terlayani tepat waktu dibagi jumlah seluruh pemohon x 100%"
SASARAN = "Meningkatnya mutu pelayanan umum kecamatan"
STROKE = f"""\
| SASARAN | INDIKATOR KINERJA | FORMULASI | SUMBER DATA |
|:--------|:-----------------:|-----------|------------:|
| {SASARAN} | Persentase pemohon yang terlayani tepat waktu | {FORMULA} | Buku register pelayanan |
| | Jumlah loket yang dibuka | Jumlah loket yang dibuka setiap hari kerja | Jadwal piket |
| Tertatanya arsip | Jumlah berkas yang ditata | Jumlah berkas yang ditata | Daftar arsip |
"""
BORDERLESS = "\n".join(b.strip("|") for b in STROKE.split("\n"))
GRID_LINE = """\
+--------------------+---------------------------+-----------------------------+----------------+
| SASARAN            | INDIKATOR KINERJA         | FORMULASI                   | SUMBER DATA    |
+====================+===========================+=============================+================+
| Meningkatnya mutu  | Persentase pemohon yang   | Jumlah pemohon terlayani    | Buku register  |
| pelayanan umum     | terlayani tepat waktu     | tepat waktu dibagi jumlah   | pelayanan      |
| kecamatan          |                           | seluruh pemohon x 100%      |                |
+--------------------+---------------------------+-----------------------------+----------------+
|                    | Jumlah loket yang dibuka  | Jumlah loket yang dibuka    | Jadwal piket   |
|                    |                           | setiap hari kerja           |                |
+--------------------+---------------------------+-----------------------------+----------------+
| Tertatanya arsip   | Jumlah berkas yang ditata | Jumlah berkas yang ditata   | Daftar arsip   |
+--------------------+---------------------------+-----------------------------+----------------+
"""
HTML = """\
<table border="1">
<thead><tr><th>SASARAN</th><th>INDIKATOR KINERJA</th>
<th>FORMULASI</th><th>SUMBER DATA</th></tr></thead>
<tr><td rowspan="2">Meningkatnya mutu<br>pelayanan umum kecamatan</td><td>Persentase pemohon yang
terlayani tepat waktu</td><td>Jumlah pemohon terlayani tepat waktu dibagi jumlah seluruh pemohon x 100%</td>
<td>Buku register pelayanan</td></tr>
<tr><td>Jumlah loket yang dibuka</td><td>Jumlah loket yang dibuka setiap hari kerja<td>Jadwal piket</tr>
<tr><td>Tertatanya arsip</td><td>Jumlah berkas yang ditata</td><td>Jumlah berkas yang ditata</td>
<td>Daftar arsip</td>
"""
TABLE = {
    "rata": AVERAGE,
    "bergaris": RULED,
    "pipa": STROKE,
    "tanpa tepi": BORDERLESS,
    "kisi": GRID_LINE,
    "html": HTML + "</table>",
    "html tak ditutup": HTML,
}
NEXT_JABATAN = UPPER.replace("Pelayanan Umum", "Kesejahteraan")


@pytest.mark.parametrize("table", TABLE.values(), ids=TABLE)
@pytest.mark.parametrize("indentation", ["", "   "], ids=["", "menjorok"])
def test_the_same_table_however_it_is_set(table: str, indentation: str) -> None:
    table = "\n".join(indentation + b for b in table.split("\n"))
    bacaan = read_text(f"{UPPER}{table}\n\n{NEXT_JABATAN}{table}\n")
    kartu = bacaan.keputusan.kartu
    assert [k.jabatan for k in kartu] == ["Kepala Seksi Pelayanan Umum", "Kepala Seksi Kesejahteraan"]
    for k in kartu:
        assert arrangement(k) == [
            (
                "Meningkatnya mutu pelayanan umum kecamatan",
                ["Persentase pemohon yang terlayani tepat waktu", "Jumlah loket yang dibuka"],
            ),
            ("Tertatanya arsip", ["Jumlah berkas yang ditata"]),
        ]
        first, is_second, _ = k.indikator()
        assert first.pembilang == "Jumlah pemohon terlayani tepat waktu"
        assert first.penyebut == "jumlah seluruh pemohon"
        assert first.sumber_data == "Buku register pelayanan"
        assert " ".join(is_second.formulasi.split()) == "Jumlah loket yang dibuka setiap hari kerja"
    assert {k.tugas for k in kartu} == {("mengoordinasikan pelayanan umum",)}


@pytest.mark.parametrize("table", TABLE.values(), ids=TABLE)
def test_no_word_is_lost_and_rows_know_their_lines(table: str) -> None:
    naskah = UPPER + table
    document = text_document(naskah)
    parsed = parse(document)
    assert lost_words(document, parsed) == Counter()
    lines = naskah.split("\n")
    for one in parsed.bacaan.sumber:
        assert one.teks.split()[0].strip("│") in lines[one.nomor - 1]


def test_signers_at_two_sides_of_the_page() -> None:
    lower = """
Mengetahui,                                   Way Laruh, 9 Januari 2026
CAMAT WAY LARUH                               KEPALA SEKSI PELAYANAN UMUM


Dra. ENDAH PUSPITA                            ROBI HARTAWAN, S.Sos
NIP. 19710912 199703 2 004                    NIP. 19850101 200903 1 002
"""
    bacaan = read_text(f"{UPPER}{AVERAGE}{lower}\n{NEXT_JABATAN}{AVERAGE}{lower}")
    assert [len(k.sasaran) for k in bacaan.keputusan.kartu] == [2, 2]
    assert bacaan.kantor.nama == "Way Laruh"
    assert bacaan.keputusan.penandatangan.nama == "Dra. ENDAH PUSPITA"
    assert [c.kode for c in bacaan.catatan].count("tanda-tangan-kartu") == 1


def test_titles_set_in_the_middle_of_wide_columns() -> None:
    naskah = """\
        KINERJA UTAMA                    INDIKATOR                      PENJELASAN               SUMBER
Terbinanya kelompok sadar wisata    Jumlah kelompok sadar          Jumlah kelompok yang     Laporan kepala
di seluruh desa pesisir             wisata yang dibina             menerima pembinaan       seksi
"""
    (k,) = read_text(UPPER + naskah).keputusan.kartu
    assert arrangement(k) == [
        (
            "Terbinanya kelompok sadar wisata di seluruh desa pesisir",
            ["Jumlah kelompok sadar wisata yang dibina"],
        )
    ]
    assert next(k.indikator()).sumber_data == "Laporan kepala seksi"


def test_words_behind_an_aligned_table_stay_lines() -> None:
    bacaan = read_text(
        f"{UPPER}{AVERAGE}\nDemikian indikator kinerja ini dibuat untuk dilaksanakan sebaik-baiknya.\n"
    )
    (k,) = bacaan.keputusan.kartu
    assert arrangement(k)[-1] == ("Tertatanya arsip", ["Jumlah berkas yang ditata"])
    assert _message(bacaan, "baris-lepas") == ["Penutup lampiran"]


def test_running_text_with_wide_blanks_is_no_table() -> None:
    naskah = "Menimbang :   a.   bahwa  indikator   kinerja  dan  sasaran    perlu ditetapkan\n"
    assert len(text_document(naskah).blocks) == 1


def _message(bacaan: Bacaan, kode: str) -> list[str]:
    return [c.tempat for c in bacaan.catatan if c.kode == kode]


def test_hostile_texts_are_walked_once() -> None:
    for one in ("<table>\n", "+--+--+\n", "+--+\n| a |\n", "<td><table>\n", "A  B  C  D\n"):
        try:
            assert text_document(one * 9_000 + "akhir").blocks
        except InputRefused as error:
            assert error.pesan
