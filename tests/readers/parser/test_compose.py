"""Rows into sasaran and indikator: what begins, what goes on, what is an echo; laid out by hand."""

from __future__ import annotations

import pytest

from iki_desktop.models.keputusan import JenisIndikator
from iki_desktop.readers.parser.cells import join_lines
from tests.readers.decrees import HEAD, arrangement, kartu, kode, read


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ("Jumlah surat yang dijawab\njumlah surat masuk", 2),
        ("jumlah surat yang dijawab\njumlah surat masuk", 2),
        ("Jumlah surat yang dijawab dibagi\njumlah surat masuk", 1),
        ("Jumlah surat yang dijawab dari\njumlah surat masuk", 1),
        ("Jumlah surat yang dijawab\nsesuai jumlah surat masuk", 1),
        ("Menghitung seluruh\njumlah surat masuk", 1),
    ],
)
def test_a_line_that_counts_below_one_that_counts_is_a_line(cell: str, lines: int) -> None:
    assert len(join_lines(cell, with_list=True).split("\n")) == lines


def test_a_row_a_sasaran_and_several_indikator() -> None:
    k = kartu(
        "Meningkatnya layanan⇥Jumlah surat⇥Jumlah surat⇥Agenda\n"
        "⇥Jumlah berkas⇥Jumlah berkas⇥Agenda\n"
        "Meningkatnya arsip⇥Jumlah arsip⇥Jumlah arsip⇥Rak\n"
    )
    assert arrangement(k) == [
        ("Meningkatnya layanan", ["Jumlah surat", "Jumlah berkas"]),
        ("Meningkatnya arsip", ["Jumlah arsip"]),
    ]


@pytest.mark.parametrize("again", ["Meningkatnya layanan (lanjutan)", "layanan (Lanjutan)", "(sambungan)"])
def test_a_sasaran_that_is_said_to_go_on(again: str) -> None:
    rows = "Meningkatnya layanan⇥Jumlah surat⇥Jumlah surat⇥Agenda", f"{again}⇥Jumlah izin⇥Jumlah izin⇥Loket"
    assert arrangement(kartu(f"\n{HEAD}\n".join(rows))) == [
        ("Meningkatnya layanan", ["Jumlah surat", "Jumlah izin"])
    ]


def test_words_of_going_on_behind_another_sasaran_are_its_own() -> None:
    k = kartu(
        "Meningkatnya layanan⇥Jumlah surat⇥Jumlah surat⇥Agenda\n"
        "Meningkatnya pembinaan (lanjutan)⇥Jumlah rapat⇥Jumlah rapat⇥Notula\n"
    )
    assert [s.teks for s in k.sasaran] == ["Meningkatnya layanan", "Meningkatnya pembinaan (lanjutan)"]


def test_sasaran_that_runs_down_over_new_indikator() -> None:
    k = kartu(
        "Terlaksananya pembinaan warga di⇥Jumlah surat⇥Jumlah surat⇥Seksi Sosial\n"
        "wilayah kecamatan serta⇥Jumlah rapat⇥Jumlah rapat⇥Seksi Sosial\n"
        "Kelurahan binaan⇥Jumlah kader⇥Jumlah kader⇥Seksi Sosial\n"
    )
    assert arrangement(k) == [
        (
            "Terlaksananya pembinaan warga di wilayah kecamatan serta Kelurahan binaan",
            ["Jumlah surat", "Jumlah rapat", "Jumlah kader"],
        )
    ]


@pytest.mark.parametrize(
    ("second", "sasaran"),
    [
        (
            "Pemerintahan Umum dan pajak",
            ["Terlaksananya pengolahan data Pemerintahan Umum dan pajak"],
        ),
        (
            "Penataan Umum dan pajak",
            ["Terlaksananya pengolahan data", "Penataan Umum dan pajak"],
        ),
    ],
    ids=["a field of work", "a deed"],
)
def test_a_noun_that_names_a_field_of_work_begins_no_sasaran(second: str, sasaran: list[str]) -> None:
    """In a paper whose cells are torn line by line."""
    k = kartu(
        "Terlaksananya urusan⇥Jumlah desa yang tertib⇥Jumlah desa yang tertib⇥Seksi\n"
        "umum⇥administrasi⇥administrasi⇥Umum\n"
        f"Terlaksananya pengolahan data⇥Jumlah data⇥Jumlah data⇥Seksi\n"
        f"{second}⇥Jumlah laporan⇥Jumlah laporan⇥Seksi\n"
    )
    assert [s.teks for s in k.sasaran] == ["Terlaksananya urusan umum", *sasaran]


def test_cells_torn_line_by_line() -> None:
    k = kartu(
        "Terlaksananya urusan⇥Jumlah desa yang tertib⇥Jumlah desa yang tertib⇥Seksi\n"
        "pemerintahan⇥administrasi⇥administrasi umum dan⇥Pemerintahan\n"
        "⇥⇥keuangan⇥\n"
        "⇥Jumlah kegiatan⇥Jumlah kegiatan pembinaan⇥Seksi\n"
        "⇥pembinaan⇥⇥Pemerintahan\n"
    )
    assert arrangement(k) == [
        (
            "Terlaksananya urusan pemerintahan",
            ["Jumlah desa yang tertib administrasi", "Jumlah kegiatan pembinaan"],
        )
    ]
    one, two = k.indikator()
    assert one.formulasi == "Jumlah desa yang tertib administrasi umum dan keuangan"
    assert one.sumber_data == two.sumber_data == "Seksi Pemerintahan"


def test_every_word_with_a_capital_and_torn_cells() -> None:
    k = kartu(
        "Terwujudnya Ketertiban⇥Jumlah Pelanggaran Yang⇥Jumlah Pelanggaran Yang⇥Seksi\n"
        "Umum Wilayah⇥Ditindak Petugas⇥Ditindak Petugas Bersama⇥Ketertiban\n"
        "Kecamatan⇥Jumlah Patroli Yang⇥Jumlah Patroli Yang⇥Seksi\n"
        "⇥Dilaksanakan⇥Dilaksanakan⇥Ketertiban\n"
    )
    assert arrangement(k) == [
        (
            "Terwujudnya Ketertiban Umum Wilayah Kecamatan",
            ["Jumlah Pelanggaran Yang Ditindak Petugas", "Jumlah Patroli Yang Dilaksanakan"],
        )
    ]


@pytest.mark.parametrize(
    "between", ["", "- 12 -\n\n", "Halaman 3 dari 20\n\n", f"\n{HEAD}\n", f"\n7\n\n{HEAD}\n"]
)
def test_a_row_cut_by_a_page(between: str) -> None:
    k = kartu(
        "Meningkatnya layanan loket⇥Jumlah pemohon yang dilayani di⇥Pemohon yang datang⇥Agenda\n"
        f"\n{between}"
        "bagi warga kecamatan⇥loket terpadu⇥dan selesai dilayani⇥\n"
        "Meningkatnya arsip⇥Jumlah arsip⇥Jumlah arsip⇥Rak\n"
    )
    assert arrangement(k) == [
        (
            "Meningkatnya layanan loket bagi warga kecamatan",
            ["Jumlah pemohon yang dilayani di loket terpadu"],
        ),
        ("Meningkatnya arsip", ["Jumlah arsip"]),
    ]
    assert next(k.indikator()).formulasi == "Pemohon yang datang dan selesai dilayani"


def test_components_that_go_on_behind_a_page() -> None:
    k = kartu(
        "Mengurus surat⇥Jumlah tugas⇥Tugas meliputi : 1. Surat 2. Arsip⇥1. Agenda 2. Rak\n"
        f"\n{HEAD}\n"
        "⇥⇥3. Rapat 4. Tamu⇥3. Notulen\n"
    )
    (i,) = k.indikator()
    assert i.formulasi == "Tugas meliputi :\n1. Surat\n2. Arsip\n3. Rapat\n4. Tamu"
    assert i.komponen == ("Surat", "Arsip", "Rapat", "Tamu")
    assert i.sumber_data == "1. Agenda\n2. Rak\n3. Notulen"


def test_numerator_row_then_denominator_row() -> None:
    k = kartu(
        "Meningkatnya layanan⇥Persentase surat yang selesai⇥Jumlah surat yang selesai⇥Agenda\n"
        "⇥⇥Jumlah seluruh surat⇥\n"
        "⇥Persentase tamu yang dilayani⇥Jumlah tamu yang dilayanix100%⇥Buku tamu\n"
        "⇥⇥Jumlah keseluruhan tamu⇥\n"
    )
    one, two = k.indikator()
    assert (one.pembilang, one.penyebut) == ("Jumlah surat yang selesai", "Jumlah seluruh surat")
    assert (two.pembilang, two.penyebut) == ("Jumlah tamu yang dilayani", "Jumlah keseluruhan tamu")
    assert one.berbagian
    assert two.berbagian


def test_several_formulasi_under_one_count_divide_nothing() -> None:
    k = kartu(
        "Meningkatnya layanan⇥Jumlah rapat⇥Jumlah rapat seksi⇥Notulen\n⇥⇥Jumlah rapat kecamatan⇥Notulen\n"
    )
    (i,) = k.indikator()
    assert i.formulasi == "Jumlah rapat seksi\nJumlah rapat kecamatan"
    assert i.jenis is JenisIndikator.JUMLAH
    assert (i.pembilang, i.penyebut, i.sumber_data) == ("", "", "Notulen")


def test_the_no_column_tells_sasaran() -> None:
    head = f"NO⇥{HEAD}"
    k = kartu(
        "1.⇥Pelayanan prima⇥Jumlah surat⇥Jumlah surat⇥Agenda\n"
        "⇥bagi semua⇥Jumlah tamu⇥Jumlah tamu⇥Buku tamu\n"
        "2.⇥Arsip rapi⇥Jumlah arsip⇥Jumlah arsip⇥Rak\n",
        head=head,
    )
    assert arrangement(k) == [
        ("Pelayanan prima bagi semua", ["Jumlah surat", "Jumlah tamu"]),
        ("Arsip rapi", ["Jumlah arsip"]),
    ]


def test_the_no_column_tells_indikator() -> None:
    k = kartu(
        "1⇥Meningkatnya layanan⇥Dokumen rencana⇥Rencana yang jadi⇥Arsip\n"
        "2⇥⇥Laporan kegiatan⇥Laporan yang jadi⇥Arsip\n"
        "3⇥⇥Rapat bulanan⇥Rapat yang jadi⇥Notulen\n",
        head=f"NO⇥{HEAD}",
    )
    assert arrangement(k) == [
        ("Meningkatnya layanan", ["Dokumen rencana", "Laporan kegiatan", "Rapat bulanan"])
    ]


def test_a_number_column_without_title() -> None:
    k = kartu(
        "1.⇥Meningkatnya layanan⇥Jumlah surat⇥Jumlah surat⇥Agenda\n"
        "2.⇥Meningkatnya arsip⇥Jumlah arsip⇥Jumlah arsip⇥Rak\n",
        head=f"⇥{HEAD}",
    )
    assert [s.teks for s in k.sasaran] == ["Meningkatnya layanan", "Meningkatnya arsip"]


def test_the_same_sasaran_in_two_rows_stays_two() -> None:
    k = kartu(
        "Mencatat surat⇥Jumlah surat⇥Jumlah surat⇥Agenda\nMencatat surat⇥Jumlah tamu⇥Jumlah tamu⇥Buku\n"
    )
    assert len(k.sasaran) == 2


def test_a_sasaran_set_again_beside_each_indikator_is_one() -> None:
    k = kartu(
        "Tertibnya arsip⇥Jumlah map⇥Jumlah map⇥Rak\nTertibnya arsip⇥Jumlah rak⇥Jumlah rak⇥Rak\n"
        "Tertibnya arsip⇥Jumlah kotak⇥Jumlah kotak⇥Rak\nTertibnya tamu⇥Jumlah tamu⇥Jumlah tamu⇥Buku\n"
    )
    assert arrangement(k) == [
        ("Tertibnya arsip", ["Jumlah map", "Jumlah rak", "Jumlah kotak"]),
        ("Tertibnya tamu", ["Jumlah tamu"]),
    ]


def test_a_name_that_differs_from_the_one_above_in_a_word_is_no_echo() -> None:
    k = kartu(
        "Tertibnya layanan⇥Berkas warga yang dilayani di loket⇥Jumlah berkas⇥Buku\n"
        "⇥Berkas usaha yang dilayani di loket⇥Jumlah berkas usaha⇥Buku\n"
    )
    assert [len(s.indikator) for s in k.sasaran] == [2]


def test_the_same_sasaran_again_behind_a_page_is_one() -> None:
    k = kartu(
        f"Mencatat surat⇥Jumlah surat⇥Jumlah surat⇥Agenda\n\n{HEAD}\n"
        "Mencatat surat⇥Jumlah tamu⇥Jumlah tamu⇥Buku\n"
    )
    assert arrangement(k) == [("Mencatat surat", ["Jumlah surat", "Jumlah tamu"])]


@pytest.mark.parametrize("echo", ["tepal wnktu di loket", "warga yaug dilayani tepat", "tepatwaktu di loket"])
def test_echo_of_a_scanner_is_dropped_with_a_remark(echo: str) -> None:
    bacaan = read(
        f"Jabatan : Camat\n\n{HEAD}\n"
        "Meningkatnya layanan⇥Persentase warga yang dilayani tepat waktu di loket⇥Jumlah warga⇥Agenda\n"
        f"⇥{echo}⇥Jumlah seluruh warga⇥\n"
    )
    (i,) = bacaan.keputusan.kartu[0].indikator()
    assert i.teks == "Persentase warga yang dilayani tepat waktu di loket"
    assert i.penyebut == "Jumlah seluruh warga"
    assert any(c.kode == "gema-pindaian" and echo in c.pesan and c.baris == 5 for c in bacaan.catatan)


def test_a_row_that_only_repeats_the_sumber_data() -> None:
    bacaan = read(
        f"Jabatan : Camat\n\n{HEAD}\nMencatat surat⇥Jumlah surat⇥Jumlah surat⇥Seksi Umum\n⇥⇥⇥Seksi Umum\n"
    )
    assert [i.sumber_data for i in bacaan.keputusan.kartu[0].indikator()] == ["Seksi Umum"]
    assert "baris-kosong" in kode(bacaan)


def test_sumber_data_once_for_all_rows_of_a_sasaran() -> None:
    k = kartu(
        "Mencatat surat⇥Jumlah surat⇥Jumlah surat⇥Agenda\n"
        "⇥Jumlah tamu⇥Jumlah tamu⇥\n⇥Jumlah arsip⇥Jumlah arsip⇥\n"
        "Mengirim surat⇥Jumlah kiriman⇥Jumlah kiriman⇥\n"
    )
    assert [i.sumber_data for i in k.indikator()] == ["Agenda", "Agenda", "Agenda", ""]


def test_a_gap_among_several_sumber_data_is_only_offered() -> None:
    bacaan = read(
        f"Jabatan : Camat\n\n{HEAD}\nMencatat surat⇥Jumlah surat⇥Jumlah surat⇥Agenda\n"
        "⇥Jumlah tamu⇥Jumlah tamu⇥\n⇥Jumlah arsip⇥Jumlah arsip⇥Rak\n"
    )
    assert [i.sumber_data for i in bacaan.keputusan.kartu[0].indikator()] == ["Agenda", "", "Rak"]
    assert [c.usul for c in bacaan.catatan if c.kode == "sumber-kosong"] == ["Agenda"]


def test_a_line_torn_over_cells_is_put_in_order() -> None:
    """The words of the second line stand in the first cell; elsewhere the document says "arsip yang"."""
    bacaan = read(
        "Jabatan : Camat\nTugas : menata arsip yang lama\n\n"
        "SASARAN⇥INDIKATOR KINERJA⇥⇥⇥FORMULASI⇥SUMBER DATA\n"
        "Menata arsip⇥Jumlah arsip tertata⇥yang⇥lama⇥Jumlah arsip⇥Rak\n"
    )
    assert [i.teks for i in bacaan.keputusan.kartu[0].indikator()] == ["Jumlah arsip yang lama tertata"]
    assert "sel-terpecah" in kode(bacaan)


def test_lost_first_line_of_an_indikator_is_offered_from_the_formulasi() -> None:
    bacaan = read(
        f"Jabatan : Camat\n\n{HEAD}\n"
        ", , ,⇥⇥Jumlah usulan warga yang dicatat⇥Buku\nbagi warga⇥yang dicatat⇥⇥\n"
    )
    k = bacaan.keputusan.kartu[0]
    assert arrangement(k) == [("bagi warga", ["yang dicatat"])]
    assert [c.usul for c in bacaan.catatan if c.kode == "indikator-terpotong"] == [
        "Jumlah usulan warga yang dicatat"
    ]


def test_an_indikator_without_name_takes_its_formulasi() -> None:
    bacaan = read(f"Jabatan : Camat\n\n{HEAD}\nMencatat surat⇥⇥Jumlah surat masuk⇥Agenda\n")
    assert arrangement(bacaan.keputusan.kartu[0]) == [("Mencatat surat", ["Jumlah surat masuk"])]
    assert "indikator-kosong" in kode(bacaan)


def test_cells_moved_one_column_to_the_left() -> None:
    k = kartu(
        "Meningkatnya layanan⇥Persentase surat selesai⇥Jumlah surat selesai di loket⇥Agenda\n"
        "Jumlah seluruh surat di loket Persentase tamu dilayani⇥Jumlah tamu dilayani\n"
        "⇥⇥Jumlah seluruh tamu⇥\n"
    )
    one, two = k.indikator()
    assert (one.teks, one.penyebut) == ("Persentase surat selesai", "Jumlah seluruh surat di loket")
    assert (two.teks, two.pembilang, two.penyebut) == (
        "Persentase tamu dilayani",
        "Jumlah tamu dilayani",
        "Jumlah seluruh tamu",
    )


def test_list_numbers_before_names_are_taken_off() -> None:
    k = kartu("1. Mencatat surat⇥a. Jumlah surat⇥Jumlah surat⇥Agenda\n⇥b. Jumlah tamu⇥Jumlah tamu⇥Buku\n")
    assert arrangement(k) == [("Mencatat surat", ["Jumlah surat", "Jumlah tamu"])]


def test_penanggung_jawab_and_satuan_columns() -> None:
    k = kartu(
        "1⇥Meningkatnya layanan⇥Indeks layanan⇥Indeks⇥Hasil survei⇥Laporan⇥Kasi Layanan\n",
        head="NO⇥SASARAN⇥INDIKATOR⇥SATUAN⇥PENJELASAN⇥SUMBER⇥PENANGGUNG JAWAB",
    )
    (i,) = k.indikator()
    assert (i.satuan, i.penanggung_jawab, i.sumber_data) == ("Indeks", "Kasi Layanan", "Laporan")


def test_unknown_columns_become_a_remark() -> None:
    bacaan = read(
        f"Jabatan : Camat\n\n{HEAD}⇥KETERANGAN\n"
        "Mencatat surat⇥Jumlah surat⇥Jumlah surat⇥Agenda⇥hanya surat biasa\n"
    )
    assert any(c.kode == "kolom-lain" and "hanya surat biasa" in c.pesan for c in bacaan.catatan)


def test_two_columns_of_one_role_are_two_lines() -> None:
    k = kartu(
        "Mencatat surat⇥Persentase surat⇥Surat yang dicatat⇥Jumlah dicatat / Jumlah masuk x 100%⇥Agenda\n",
        head="SASARAN⇥INDIKATOR⇥DEFINISI OPERASIONAL⇥RUMUS⇥SUMBER DATA",
    )
    (i,) = k.indikator()
    assert i.formulasi == "Surat yang dicatat\nJumlah dicatat / Jumlah masuk x 100%"
    assert (i.pembilang, i.penyebut) == ("Jumlah dicatat", "Jumlah masuk")


def test_cells_torn_over_rows_in_words_that_all_have_capitals() -> None:
    k = kartu(
        "Terlaksananya Pembinaan⇥Jumlah Sanggar⇥Jumlah Sanggar⇥Daftar\n"
        "Pelestarian Kesenian⇥Seni Daerah⇥Seni Daerah⇥Sanggar\n"
        "Daerah⇥Yang Dibina⇥Yang Menerima Binaan⇥\n"
        "⇥Jumlah Pentas⇥Jumlah Pentas⇥Laporan\n"
        "⇥Seni Kecamatan⇥Seni Kecamatan⇥Pentas\n"
        "Pelestarian Situs⇥Jumlah Situs⇥Jumlah Situs⇥Buku\n"
        "Bersejarah⇥Terawat⇥Terawat⇥Situs"
    )
    assert arrangement(k) == [
        (
            "Terlaksananya Pembinaan Pelestarian Kesenian Daerah",
            ["Jumlah Sanggar Seni Daerah Yang Dibina", "Jumlah Pentas Seni Kecamatan"],
        ),
        ("Pelestarian Situs Bersejarah", ["Jumlah Situs Terawat"]),
    ]
    assert [i.sumber_data for i in k.indikator()] == ["Daftar Sanggar", "Laporan Pentas", "Buku Situs"]
    assert next(k.indikator()).formulasi == "Jumlah Sanggar Seni Daerah Yang Menerima Binaan"


@pytest.mark.parametrize(
    ("behind", "penyebut"),
    [
        ("\n⇥⇥91%-100%⇥", "Jumlah surat dengan target 91%-100%"),
        ("\n⇥⇥yang masuk⇥", "Jumlah surat dengan target yang masuk"),
        (" x 100%⇥Agenda", "Jumlah surat dengan target"),
        (" dikali 100 persen⇥Agenda", "Jumlah surat dengan target"),
        (" Keterangan: tiap bulan⇥Agenda", "Jumlah surat dengan target"),
    ],
)
def test_the_rest_of_a_fraction_that_was_cut_off_below_it(behind: str, penyebut: str) -> None:
    (i,) = kartu(
        "Mencatat surat⇥Persentase surat selesai⇥"
        rf"$\frac{{Jumlah surat selesai}}{{Jumlah surat dengan target}}${behind}"
    ).indikator()
    assert (i.pembilang, i.penyebut) == ("Jumlah surat selesai", penyebut)
