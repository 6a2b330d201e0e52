"""Tables in plain text that have no tabs: set by blanks, drawn with strokes, or left in tags of HTML."""

from __future__ import annotations

from collections import Counter

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Bacaan
from iki_desktop.readers.baca import baca_teks
from iki_desktop.readers.teks import dokumen_teks
from iki_desktop.readers.urai import urai
from tests.readers.naskah import kata_hilang, susunan

ATAS = "Jabatan  : Kepala Seksi Pelayanan Umum\nTugas    : mengoordinasikan pelayanan umum\n\n"
RATA = """\
  SASARAN                  INDIKATOR KINERJA           FORMULASI                      SUMBER DATA
Meningkatnya mutu        Persentase pemohon yang     Jumlah pemohon terlayani       Buku register
pelayanan umum           terlayani tepat waktu       tepat waktu dibagi jumlah      pelayanan
kecamatan                                            seluruh pemohon x 100%
                         Jumlah loket yang dibuka    Jumlah loket yang dibuka       Jadwal piket
                                                     setiap hari kerja
Tertatanya arsip         Jumlah berkas yang ditata   Jumlah berkas yang ditata      Daftar arsip
"""
BERGARIS = (
    RATA.replace("Meningkatnya mutu  ", "-" * 96 + "\nMeningkatnya mutu  ")
    .replace("                         Jumlah loket", "-" * 96 + "\n                         Jumlah loket")
    .replace("Tertatanya", "-" * 96 + "\nTertatanya")
)
RUMUS = "Jumlah pemohon terlayani tepat waktu dibagi jumlah seluruh pemohon x 100%"
SASARAN = "Meningkatnya mutu pelayanan umum kecamatan"
PIPA = f"""\
| SASARAN | INDIKATOR KINERJA | FORMULASI | SUMBER DATA |
|:--------|:-----------------:|-----------|------------:|
| {SASARAN} | Persentase pemohon yang terlayani tepat waktu | {RUMUS} | Buku register pelayanan |
| | Jumlah loket yang dibuka | Jumlah loket yang dibuka setiap hari kerja | Jadwal piket |
| Tertatanya arsip | Jumlah berkas yang ditata | Jumlah berkas yang ditata | Daftar arsip |
"""
TANPA_TEPI = "\n".join(b.strip("|") for b in PIPA.split("\n"))
KISI = """\
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
TABEL = {
    "rata": RATA,
    "bergaris": BERGARIS,
    "pipa": PIPA,
    "tanpa tepi": TANPA_TEPI,
    "kisi": KISI,
    "html": HTML + "</table>",
    "html tak ditutup": HTML,
}
JABATAN_BERIKUT = ATAS.replace("Pelayanan Umum", "Kesejahteraan")


@pytest.mark.parametrize("tabel", TABEL.values(), ids=TABEL)
@pytest.mark.parametrize("indentasi", ["", "   "], ids=["", "menjorok"])
def test_the_same_table_however_it_is_set(tabel: str, indentasi: str) -> None:
    tabel = "\n".join(indentasi + b for b in tabel.split("\n"))
    bacaan = baca_teks(f"{ATAS}{tabel}\n\n{JABATAN_BERIKUT}{tabel}\n")
    kartu = bacaan.keputusan.kartu
    assert [k.jabatan for k in kartu] == ["Kepala Seksi Pelayanan Umum", "Kepala Seksi Kesejahteraan"]
    for k in kartu:
        assert susunan(k) == [
            (
                "Meningkatnya mutu pelayanan umum kecamatan",
                ["Persentase pemohon yang terlayani tepat waktu", "Jumlah loket yang dibuka"],
            ),
            ("Tertatanya arsip", ["Jumlah berkas yang ditata"]),
        ]
        pertama, kedua, _ = k.indikator()
        assert pertama.pembilang == "Jumlah pemohon terlayani tepat waktu"
        assert pertama.penyebut == "jumlah seluruh pemohon"
        assert pertama.sumber_data == "Buku register pelayanan"
        assert " ".join(kedua.formulasi.split()) == "Jumlah loket yang dibuka setiap hari kerja"
    assert {k.tugas for k in kartu} == {("mengoordinasikan pelayanan umum",)}


@pytest.mark.parametrize("tabel", TABEL.values(), ids=TABEL)
def test_no_word_is_lost_and_rows_know_their_lines(tabel: str) -> None:
    naskah = ATAS + tabel
    dokumen = dokumen_teks(naskah)
    uraian = urai(dokumen)
    assert kata_hilang(dokumen, uraian) == Counter()
    baris = naskah.split("\n")
    for satu in uraian.bacaan.sumber:
        assert satu.teks.split()[0].strip("│") in baris[satu.nomor - 1]


def test_signers_at_two_sides_of_the_page() -> None:
    bawah = """
Mengetahui,                                   Way Laruh, 9 Januari 2026
CAMAT WAY LARUH                               KEPALA SEKSI PELAYANAN UMUM


Dra. ENDAH PUSPITA                            ROBI HARTAWAN, S.Sos
NIP. 19710912 199703 2 004                    NIP. 19850101 200903 1 002
"""
    bacaan = baca_teks(f"{ATAS}{RATA}{bawah}\n{JABATAN_BERIKUT}{RATA}{bawah}")
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
    (k,) = baca_teks(ATAS + naskah).keputusan.kartu
    assert susunan(k) == [
        (
            "Terbinanya kelompok sadar wisata di seluruh desa pesisir",
            ["Jumlah kelompok sadar wisata yang dibina"],
        )
    ]
    assert next(k.indikator()).sumber_data == "Laporan kepala seksi"


def test_words_behind_an_aligned_table_stay_lines() -> None:
    bacaan = baca_teks(
        f"{ATAS}{RATA}\nDemikian indikator kinerja ini dibuat untuk dilaksanakan sebaik-baiknya.\n"
    )
    (k,) = bacaan.keputusan.kartu
    assert susunan(k)[-1] == ("Tertatanya arsip", ["Jumlah berkas yang ditata"])
    assert _pesan(bacaan, "baris-lepas") == ["Penutup lampiran"]


def test_running_text_with_wide_blanks_is_no_table() -> None:
    naskah = "Menimbang :   a.   bahwa  indikator   kinerja  dan  sasaran    perlu ditetapkan\n"
    assert len(dokumen_teks(naskah).blok) == 1


def _pesan(bacaan: Bacaan, kode: str) -> list[str]:
    return [c.tempat for c in bacaan.catatan if c.kode == kode]


def test_hostile_texts_are_walked_once() -> None:
    for satu in ("<table>\n", "+--+--+\n", "+--+\n| a |\n", "<td><table>\n", "A  B  C  D\n"):
        try:
            assert dokumen_teks(satu * 9_000 + "akhir").blok
        except InputRefused as galat:
            assert galat.pesan
