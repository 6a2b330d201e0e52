"""Jabatan, tugas and fungsi: however their labels are numbered, spelled, set, or lost."""

from __future__ import annotations

import pytest

from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.keputusan import Gaya, JenisKartu
from iki_desktop.readers.wording.labels import Label, find_label
from tests.readers.decrees import HEAD, kode, read

TABLE = f"\n{HEAD}\nMencatat surat⇥Jumlah surat⇥Jumlah surat⇥Agenda\n"


def one(content: str) -> Bacaan:
    bacaan = read(content + TABLE)
    assert len(bacaan.keputusan.kartu) == 1
    return bacaan


@pytest.mark.parametrize(
    "content",
    [
        "Jabatan : Kasi Umum\nTugas : mengurus surat\nFungsi :\na. mencatat;\nb. mengirim.\n",
        "1. Jabatan : Kasi Umum\n2. Tugas : mengurus surat\n3. Fungsi : a. mencatat;\nb. mengirim.\n",
        "JABATAN\n: Kasi Umum\n\nTUGAS\n\n: mengurus surat\n\nFUNGSI\n\n: a. mencatat;\n- b. mengirim.\n",
        (
            "- **Jabatan** : Kasi Umum\n- **Tugas** : mengurus surat\n- **Fungsi** :\n"
            "  - a. mencatat;\n  - b. mengirim.\n"
        ),
        (
            "A. Nama Jabatan : Kasi Umum\nB. Uraian Tugas : mengurus surat\nC. Fungsi :\n"
            "a) mencatat;\nb) mengirim.\n"
        ),
        "Jabatan⇥:⇥Kasi Umum\nTugas⇥:⇥mengurus surat\nFungsi⇥:⇥a.⇥mencatat;\n⇥⇥b.⇥mengirim.\n",
        "Jabatam : Kasi Umum\nTugss : mengurus surat\nFunasi : a. mencatat; b. mengirim.\n",
        ". Jabatan\nKasi Umum\nTugas\nFungsi\n: mengurus surat\n- : a. mencatat;\n- b. mengirim.\n",
        "Jabatan : Kasi Umum\n3. Fungsi\n2. Tugas : mengurus surat\n- : a. mencatat;\n- b. mengirim.\n",
        "Jabatan : Kasi Umum\nTugas : mengurus surat\n\n- : a. mencatat;\n- b. mengirim.\n",
        "Jabatan : Kasi Umum\nTugas : mengurus surat\n\na. mencatat;\nb. mengirim.\n",
        "Jabatan : Kasi Umum\nTugas : mengurus surat\nFungsi :\na. mencatat;b. mengirim.\n",
    ],
)
def test_ways_to_set_the_labels(content: str) -> None:
    k = one(content).keputusan.kartu[0]
    assert (k.jabatan, k.tugas, k.fungsi) == ("Kasi Umum", ("mengurus surat",), ("mencatat;", "mengirim."))
    assert (k.gaya_tugas, k.gaya_fungsi) == (Gaya.PARAGRAF, Gaya.ABC)


@pytest.mark.parametrize("fungsi", ["", "Fungsi :\n", "Fungsi : -\n", "3. Fungsi\n", "Fungsi\n:\n"])
def test_fungsi_absent_or_empty(fungsi: str) -> None:
    k = one(f"Jabatan : Kasi Umum\nTugas : mengurus surat\n{fungsi}").keputusan.kartu[0]
    assert (k.fungsi, k.gaya_fungsi) == ((), Gaya.KOSONG)
    assert k.tugas == ("mengurus surat",)


def test_a_lost_label_is_remarked() -> None:
    bacaan = one("Jabatan : Kasi Umum\nTugas : mengurus surat\n\n- : a. mencatat;\n- b. mengirim.\n")
    assert [(c.kode, c.baris) for c in bacaan.catatan if c.kode == "label-hilang"] == [("label-hilang", 4)]


def test_a_list_that_a_sentence_introduces_stays_with_it() -> None:
    bacaan = one("Jabatan : Kasi Umum\nTugas : mengurus surat yang meliputi:\na. mencatat;\nb. mengirim.\n")
    k = bacaan.keputusan.kartu[0]
    assert k.tugas == ("mengurus surat yang meliputi:", "a. mencatat;", "b. mengirim.")
    assert (k.gaya_tugas, k.fungsi) == (Gaya.PARAGRAF, ())


def test_scrap_before_the_jabatan_is_dropped_with_a_remark() -> None:
    bacaan = one("1. Jabatan : Ka\n\nKasi Umum\n2. Tugas : mengurus surat\n")
    assert bacaan.keputusan.kartu[0].jabatan == "Kasi Umum"
    assert any("“Ka”" in c.pesan for c in bacaan.catatan)


def test_jabatan_over_two_lines() -> None:
    assert one("Jabatan : Kasi Umum\ndan Kepegawaian\nTugas : a\n").keputusan.kartu[0].jabatan == (
        "Kasi Umum dan Kepegawaian"
    )


def test_a_label_over_the_table_is_no_item() -> None:
    k = one(
        "1. Jabatan : Kasi\n2. Fungsi :\na. mencatat;\nb. mengirim.\n3. Indikator Kinerja Individu :\n"
    ).keputusan.kartu[0]
    assert k.fungsi == ("mencatat;", "mengirim.")


def test_other_labels_are_remarked_not_lost() -> None:
    bacaan = one("Nama : Sri Rahayu\nJabatan : Kasi Umum\nUnit Kerja : Seksi Umum\nTugas : mengurus surat\n")
    k = bacaan.keputusan.kartu[0]
    assert (k.jabatan, k.unit) == ("Kasi Umum", "Seksi Umum")
    assert any(c.kode == "isian-lain" and "Sri Rahayu" in c.pesan for c in bacaan.catatan)


def test_labels_before_jabatan_begin_the_next_kartu() -> None:
    content = "Nama : Sri\nJabatan : Kasi Umum\nTugas : a\n" + TABLE
    bacaan = read(content + "\n" + content.replace("Sri", "Budi"))
    assert [k.jabatan for k in bacaan.keputusan.kartu] == ["Kasi Umum", "Kasi Umum"]
    assert [c.tempat[:7] for c in bacaan.catatan if c.kode == "isian-lain"] == ["Kartu 1", "Kartu 2"]


def test_the_same_jabatan_twice_is_two_kartu() -> None:
    content = "Jabatan : Pengadministrasi\nTugas : a\n" + TABLE + "\n"
    assert [k.jabatan for k in read(content * 2).keputusan.kartu] == ["Pengadministrasi"] * 2


def test_sections_and_titles() -> None:
    content = (
        "I. INDIKATOR KINERJA UTAMA\n" + TABLE + "\nII. INDIKATOR KINERJA INDIVIDU\nA. SEKRETARIAT\n\n"
        "Jabatan : Sekretaris\nTugas : a\n" + TABLE + "\nJabatan : Bendahara\nTugas : b\n" + TABLE
    )
    kartu = read(content).keputusan.kartu
    assert [(k.jenis, k.bagian, k.jabatan) for k in kartu] == [
        (JenisKartu.IKU, "I. INDIKATOR KINERJA UTAMA", ""),
        (JenisKartu.IKI, "A. SEKRETARIAT", "Sekretaris"),
        (JenisKartu.IKI, "A. SEKRETARIAT", "Bendahara"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "KEPALA SEKSI UMUM",
        "B. KEPALA SEKSI UMUM",
        "INDIKATOR KINERJA INDIVIDU KEPALA SEKSI UMUM",
        "KEPALA SEKSI UMUM :",
    ],
)
def test_jabatan_only_in_a_heading(title: str) -> None:
    bacaan = read("Jabatan : Sekretaris\nTugas : a\n" + TABLE + f"\n{title}\n\nTugas : b\n" + TABLE)
    assert [k.jabatan for k in bacaan.keputusan.kartu] == ["Sekretaris", "KEPALA SEKSI UMUM"]
    assert "jabatan-dari-judul" in kode(bacaan)


def test_a_running_title_does_not_begin_a_kartu() -> None:
    content = (
        "Jabatan : Kasi\nTugas : a\n"
        + TABLE
        + "\nINDIKATOR KINERJA INDIVIDU\n"
        + TABLE.replace("surat", "tamu")
    )
    (k,) = read(content).keputusan.kartu
    assert [i.teks for i in k.indikator()] == ["Jumlah surat", "Jumlah tamu"]


def test_a_table_without_header_after_a_new_jabatan() -> None:
    bacaan = read(
        "Jabatan : Kasi\nTugas : a\n" + TABLE + "\nJabatan : Bendahara\nTugas : b\n\n"
        "Membayar gaji⇥Jumlah daftar gaji⇥Jumlah daftar gaji⇥Rekening\n"
    )
    assert [i.teks for k in bacaan.keputusan.kartu for i in k.indikator()] == [
        "Jumlah surat",
        "Jumlah daftar gaji",
    ]
    assert "judul-kolom-hilang" in kode(bacaan)


def test_a_kartu_without_table_is_told() -> None:
    bacaan = read("Jabatan : Kasi\nTugas : a\n\nJabatan : Bendahara\nTugas : b\n" + TABLE)
    assert [len(k.sasaran) for k in bacaan.keputusan.kartu] == [0, 1]
    assert [c.tingkat for c in bacaan.catatan if c.kode == "tabel-hilang"] == ["galat"]


@pytest.mark.parametrize(
    "teks",
    [
        "Fungsi pengawasan dijalankan oleh seksi",
        "tugas",
        "Tugas lain yang diberikan atasan",
        "c. tugas lain dari Camat",
        "jabatan fungsional lainnya",
        "Pelaksanaan tugas dan fungsi kecamatan",
        "Tugas melayani tamu dijalankan bergiliran",
        "KECAMATAN",
    ],
)
def test_sentences_are_no_labels(teks: str) -> None:
    assert find_label(teks) is None


@pytest.mark.parametrize(
    ("teks", "label", "rest"),
    [
        ("Jabatan : Camat", Label.JABATAN, "Camat"),
        ("  3.  FUNGSI:", Label.FUNGSI, ""),
        ("b. Tugas Pokok dan Fungsi : a", Label.TUGAS, "a"),
        ("Fungsi a. mencatat", Label.FUNGSI, "a. mencatat"),
        ("F u n g s i :", Label.FUNGSI, ""),
        ("JABATAN KEPALA SEKSI", Label.JABATAN, "KEPALA SEKSI"),
        ("Unit Kerja: Seksi", Label.UNIT, "Seksi"),
        ("Jabatan = Camat", Label.JABATAN, "Camat"),
        ("Fungsi -", Label.FUNGSI, ""),
        ("2. Tugas melayani tamu", Label.TUGAS, "melayani tamu"),
        ("Tugas Utama : melayani", Label.TUGAS, "melayani"),
        ("Jabatan Atasan : Camat", Label.OTHER, "Camat"),
        ("Kecamatan : Sukaraya", Label.HEADING, "Sukaraya"),
    ],
)
def test_labels(teks: str, label: Label, rest: str) -> None:
    found = find_label(teks)
    assert found is not None
    assert (found.label, found.rest) == (label, rest)


F = "Fungsi :\na. menata;\nb. mencatat.\n"


@pytest.mark.parametrize(
    "labels",
    [
        f"{F}Tugas : menjaga arsip\nJabatan : Arsiparis\n",
        f"Tugas : menjaga arsip\nJabatan : Arsiparis\n{F}",
        f"Jabatan = Arsiparis\nTugas - menjaga arsip\n{F}",
        "1. Jabatan Arsiparis\n2. Tugas menjaga arsip\n3. Fungsi a. menata; b. mencatat.\n",
        f"A. Jabatan : Arsiparis\nB. Tugas : menjaga arsip\nC. {F}D. Indikator Kinerja :\n",
        f"Jabatan : Arsiparis\nKecamatan : Sukaraya\nTugas : menjaga arsip\n{F}",
        f"Jabatan : Arsiparis\nTugas : menjaga arsip\nJabatan : Arsiparis\n{F}",
        "Jabatan : Arsiparis\nTugas : menjaga arsip\nFungsi : <ol><li>menata;<li>mencatat.\nJabatan :\n",
    ],
)
def test_labels_of_the_first_kartu_in_any_order_and_form(labels: str) -> None:
    for before in ("", "LAMPIRAN KEPUTUSAN CAMAT SUKARAYA\nINDIKATOR KINERJA INDIVIDU\n\n"):
        (one,) = read(before + labels + TABLE).keputusan.kartu
        assert (one.jabatan, one.tugas, one.fungsi) == (
            "Arsiparis", ("menjaga arsip",), ("menata;", "mencatat."),
        )  # fmt: skip
        assert [i.teks for i in one.indikator()] == ["Jumlah surat"]


def test_a_second_jabatan_label_is_named_and_opens_no_kartu_without_a_table() -> None:
    bacaan = read(f"Jabatan : Arsiparis\nTugas : menjaga arsip\nJabatan : Pengemudi\n{TABLE}")
    assert [k.jabatan for k in bacaan.keputusan.kartu] == ["Arsiparis"]
    assert ["Pengemudi" in c.pesan for c in bacaan.catatan if c.kode == "jabatan-ganda"] == [True]


def test_a_kartu_whose_table_is_lost_stays_a_kartu() -> None:
    bacaan = read(
        f"Jabatan : Arsiparis\nTugas : menjaga arsip\n\nJabatan : Pengemudi\nTugas : mengemudi\n{TABLE}"
    )
    assert [k.jabatan for k in bacaan.keputusan.kartu] == ["Arsiparis", "Pengemudi"]
    assert "tabel-hilang" in kode(bacaan)


def test_a_table_without_jabatan_is_an_iku_where_its_column_says_so() -> None:
    iku = "SASARAN⇥INDIKATOR KINERJA UTAMA⇥FORMULASI⇥SUMBER DATA\nNaiknya mutu⇥Indeks mutu⇥Survei⇥Laporan\n\n"
    bacaan = read(f"{iku}Jabatan : Camat\nTugas : memimpin\n{TABLE}")
    assert [(k.jenis, k.jabatan) for k in bacaan.keputusan.kartu] == [
        (JenisKartu.IKU, ""),
        (JenisKartu.IKI, "Camat"),
    ]
    assert "iku-dari-kolom" in kode(bacaan)
    assert "jabatan-hilang" not in kode(bacaan)
    (named,) = read(f"Jabatan : Camat\nTugas : memimpin\n\n{iku}").keputusan.kartu
    assert named.jenis is JenisKartu.IKI
