"""Several indikator in one cell, and one table for the jabatan of a whole office."""

from __future__ import annotations

import pytest

from iki_desktop.readers.parser.numbered_cells import numbered_items
from iki_desktop.readers.parser.parse import parse
from iki_desktop.readers.text.reader import text_document
from tests.readers.decrees import HEAD, arrangement, kartu, kode, lost_words, read


@pytest.mark.parametrize(
    ("teks", "content"),
    [
        ("1. Jumlah surat\n2. Jumlah aduan", ["Jumlah surat", "Jumlah aduan"]),
        ("1. Jumlah surat 2. Jumlah aduan", ["Jumlah surat", "Jumlah aduan"]),
        ("a. Jumlah surat\nb. Jumlah aduan\nyang selesai", ["Jumlah surat", "Jumlah aduan yang selesai"]),
        ("1) Nilai A\n2) Nilai B\n3) Nilai C", ["Nilai A", "Nilai B", "Nilai C"]),
        ("Jumlah dokumen: 1. RKA 2. DPA", []),
        ("Jumlah surat", []),
        ("2. Jumlah surat\n3. Jumlah aduan", []),
    ],
)
def test_items_of_a_cell(teks: str, content: list[str]) -> None:
    assert [t for _, t in numbered_items(teks)] == content


def test_each_numbered_indikator_has_its_part_of_the_row() -> None:
    k = kartu(
        "Meningkatnya tertib ternak⇥1. Jumlah kandang terdata<br>2. Persentase ternak yang divaksin⇥"
        "1. Jumlah kandang<br>2. Jumlah ternak divaksin / jumlah ternak x 100%⇥1. Buku kandang<br>2. Kartu "
        "vaksin\n"
        "Terjaganya pasar hewan⇥1. Jumlah los 2. Jumlah hari pasar⇥Jumlah los dan hari⇥Retribusi"
    )
    assert arrangement(k) == [
        ("Meningkatnya tertib ternak", ["Jumlah kandang terdata", "Persentase ternak yang divaksin"]),
        ("Terjaganya pasar hewan", ["Jumlah los", "Jumlah hari pasar"]),
    ]
    rooms, vaksin, los, days = k.indikator()
    assert (rooms.formulasi, rooms.sumber_data) == ("Jumlah kandang", "Buku kandang")
    assert (vaksin.pembilang, vaksin.penyebut) == ("Jumlah ternak divaksin", "jumlah ternak")
    assert (los.formulasi, days.formulasi) == ("Jumlah los dan hari", "")
    assert los.sumber_data == days.sumber_data == "Retribusi"


def test_numbered_indikator_leave_one_remark_and_no_word_is_lost() -> None:
    naskah = (
        f"Jabatan : Camat\nTugas : memimpin\n\n{HEAD}\n"
        "Meningkatnya tertib ternak⇥1. Jumlah kandang<br>2. Jumlah ternak⇥1. Kandang<br>2. Ternak⇥Buku"
    )
    document = text_document(naskah.replace("⇥", "\t"))
    parsed = parse(document)
    assert not lost_words(document, parsed)
    (catatan,) = (c for c in parsed.bacaan.catatan if c.kode == "indikator-bernomor")
    assert (catatan.baris, catatan.tempat) == (5, "Kartu 1 (Camat)")
    assert "“Jumlah kandang”, “Jumlah ternak”" in catatan.pesan


def test_components_of_one_indikator_stay_together() -> None:
    k = kartu(
        "Tertatanya arsip⇥Jumlah arsip yang meliputi:<br>1. surat masuk<br>"
        "2. surat keluar⇥Jumlah arsip⇥Agenda"
    )
    assert len(list(k.indikator())) == 1


KANTOR = "NO⇥NAMA JABATAN⇥SASARAN⇥INDIKATOR KINERJA⇥FORMULASI⇥SUMBER DATA\n"


def test_a_table_of_the_whole_office_makes_a_kartu_for_each_jabatan() -> None:
    bacaan = read(
        "INDIKATOR KINERJA INDIVIDU TAHUN 2026\n\n" + KANTOR + "1⇥Camat⇥Meningkatnya layanan⇥Jumlah surat⇥"
        "Jumlah surat selesai⇥Agenda\n⇥⇥⇥Jumlah aduan⇥Jumlah aduan selesai⇥Buku\n"
        "2⇥Kepala Seksi⇥Terbinanya desa⇥Jumlah desa⇥Jumlah desa yang⇥Laporan\n"
        "⇥Pemerintahan⇥dan kelurahan⇥yang dibina⇥dibina⇥\n\n"
        + KANTOR
        + "⇥⇥⇥Jumlah rapat⇥Jumlah rapat⇥Notulen\n"
        "3⇥Bendahara⇥Tertibnya keuangan⇥Jumlah SPJ⇥Jumlah SPJ⇥SPJ\n"
    )
    kartu = bacaan.keputusan.kartu
    assert [k.jabatan for k in kartu] == ["Camat", "Kepala Seksi Pemerintahan", "Bendahara"]
    assert [len(list(k.indikator())) for k in kartu] == [2, 2, 1]
    assert arrangement(kartu[1])[0][0] == "Terbinanya desa dan kelurahan"
    assert kartu[0].judul_kolom == ("SASARAN", "INDIKATOR KINERJA", "FORMULASI", "SUMBER DATA")
    assert "jabatan-hilang" not in kode(bacaan)


def test_a_jabatan_said_again_in_every_row_is_one_kartu() -> None:
    bacaan = read(
        "JABATAN⇥SASARAN⇥INDIKATOR⇥FORMULASI⇥SUMBER DATA\nCamat⇥Naiknya layanan⇥Jumlah surat⇥Surat⇥Agenda\n"
        "Camat⇥Naiknya layanan⇥Jumlah aduan⇥Aduan⇥Buku\nLurah⇥Naiknya gotong royong⇥Jumlah kerja bakti⇥Bakti⇥"
        "Foto\n"
    )
    assert [(k.jabatan, arrangement(k)) for k in bacaan.keputusan.kartu] == [
        ("Camat", [("Naiknya layanan", ["Jumlah surat", "Jumlah aduan"])]),
        ("Lurah", [("Naiknya gotong royong", ["Jumlah kerja bakti"])]),
    ]


def test_a_jabatan_column_under_a_label_is_named_in_a_remark() -> None:
    bacaan = read(
        "Jabatan : Camat\nTugas : memimpin\n\nJABATAN⇥SASARAN⇥INDIKATOR⇥FORMULASI⇥SUMBER DATA\n"
        "Plt. Camat⇥Naiknya layanan⇥Jumlah surat⇥Surat⇥Agenda\n"
    )
    (k,) = bacaan.keputusan.kartu
    assert k.jabatan == "Camat"
    assert "kolom-lain" in kode(bacaan)
