"""The review of texts: each fault is found where it is, and not where it is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.models.kantor import IsiKantor, JenisKantor
from iki_desktop.models.keputusan import (
    Diktum,
    Indikator,
    Kartu,
    Keputusan,
    Lampiran,
    Penandatangan,
    Rentang,
    Target,
)
from iki_desktop.models.pemeriksaan import periksa_naskah
from iki_desktop.models.pemeriksaan.dasar_hukum import DICABUT, DIUBAH
from tests.models.builders import TAHUN, D, indikator, kantor_dengan, kartu, kode
from tests.shared import needs_shared, shared

RAPI: dict[str, Any] = {
    "nomor": "100.3.3/7/2026",
    "tanggal": date(TAHUN, 1, 7),
    "tentang": "INDIKATOR KINERJA INDIVIDU KECAMATAN CONTOH TAHUN 2026",
    "menimbang": ("bahwa Kecamatan Contoh perlu menetapkan indikator;",),
    "mengingat": ("Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;",),
    "diktum": (Diktum("KESATU", "Indikator Kinerja Individu Kecamatan Contoh sebagaimana lampiran."),),
    "penandatangan": Penandatangan("Budi", "Camat Contoh", nip="198201162000121001"),
}


def baik(**lain: Any) -> Indikator:
    lain.setdefault("target", {TAHUN: Target(D(12))})
    lain.setdefault("formulasi", "Banyaknya laporan dalam buku agenda")
    lain.setdefault("sumber_data", "Buku agenda")
    return indikator(lain.pop("jenis", "jumlah"), **lain)


def periksa(*isi_kartu: Kartu, **keputusan: Any) -> tuple[Catatan, ...]:
    return periksa_naskah(kantor_dengan(*isi_kartu, **{**RAPI, **keputusan}))


def satu(indikator: Indikator) -> list[Catatan]:
    return list(periksa(kartu(indikator)))


def temukan(catatan: tuple[Catatan, ...] | list[Catatan], yang: str) -> Catatan:
    (c,) = [c for c in catatan if c.kode == yang]
    return c


def test_a_clean_paper_has_no_remarks() -> None:
    assert periksa(kartu(baik())) == ()


# The decree -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "nomor",
    ["", "  ", "188/ /K/2026", "188//2026", "188/…/2026", "188/..../2026", "188/___/2026", "/12/2026", "12/"],
)
def test_number_left_open(nomor: str) -> None:
    c = temukan(periksa(nomor=nomor), "nomor-kosong")
    assert c.tingkat is TingkatCatatan.GALAT
    assert c.tempat == "Keputusan"


@pytest.mark.parametrize("nomor", ["100.3.3/7/2026", "000.8.6.3/10/425.503/2026", "188/ 9 /K/411.516/2021"])
def test_number_in_full(nomor: str) -> None:
    assert "nomor-kosong" not in kode(periksa(nomor=nomor))


def test_number_of_the_lampiran() -> None:
    assert "nomor-beda" not in kode(periksa(lampiran=Lampiran("100.3.3 / 7 / 2026", "7 Januari 2026")))
    c = temukan(periksa(lampiran=Lampiran("100.3.3/8/2026", "7 Januari 2026")), "nomor-beda")
    assert (c.bidang, c.usul) == ("lampiran.nomor", "100.3.3/7/2026")
    c = temukan(periksa(nomor="188/ /2026", lampiran=Lampiran("188/9/2026", "")), "nomor-beda")
    assert c.usul is None, "an open number is no offer"


@pytest.mark.parametrize("tanggal", ["7 Januari 2026", "07 JANUARI 2026", "7/1/2026", "7-1-2026"])
def test_date_of_the_lampiran_says_the_same(tanggal: str) -> None:
    assert "tanggal-beda" not in kode(periksa(lampiran=Lampiran("100.3.3/7/2026", tanggal)))


@pytest.mark.parametrize("tanggal", ["8 Januari 2026", "Januari 2026"])
def test_date_of_the_lampiran_differs(tanggal: str) -> None:
    c = temukan(periksa(lampiran=Lampiran("", tanggal)), "tanggal-beda")
    assert (c.bidang, c.usul) == ("lampiran.tanggal", "7 Januari 2026")
    assert tanggal in c.pesan


def test_date_that_is_missing() -> None:
    assert temukan(periksa(tanggal=None, tanggal_teks="… Januari 2026"), "tanggal-kosong").pesan.endswith(
        "(tertulis “… Januari 2026”)."
    )
    assert "tanggal-beda" not in kode(periksa(tanggal=None, lampiran=Lampiran("", "7 Januari 2026")))
    c = temukan(periksa(lampiran=Lampiran("100.3.3/7/2026", " ")), "tanggal-lampiran-kosong")
    assert c.usul == "7 Januari 2026"


def test_year_in_the_title() -> None:
    c = temukan(periksa(menetapkan="KEPUTUSAN CAMAT TENTANG INDIKATOR TAHUN 2024."), "tahun-judul-beda")
    assert "2024" in c.pesan
    assert "tahun-judul-beda" not in kode(periksa(tentang="RENCANA TAHUN 2025-2029")), "a span is no year"


def test_signer() -> None:
    assert "penandatangan" in kode(periksa(penandatangan=Penandatangan("", "Camat Contoh")))
    assert (
        "17 angka"
        in temukan(
            periksa(penandatangan=Penandatangan("Budi", nip="19820116 200012 1 01")), "penandatangan"
        ).pesan
    )
    assert "penandatangan" not in kode(periksa(penandatangan=Penandatangan("Budi")))


def test_empty_parts() -> None:
    assert kode(periksa(kartu(baik()), menimbang=(), diktum=())) == ["isi-keputusan-kosong"] * 2


# Legal bases ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "dasar",
    [
        "Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah;",
        "Undang - Undang Republik Indonesia Nomor 32 Tahun 2004 tentang Pemerintahan Daerah;",
        "UU No. 32 Tahun 2004;",
        "Peraturan Pemerintah Nomor 19 Tahun 2008 tentang Kecamatan;",
        "Peraturan Menteri Negara Pendayagunaan Aparatur Negara "
        "dan Reformasi Birokrasi Nomor : 29 Tahun 2010;",
        "PermenPAN-RB Nomor 12 Tahun 2015;",
        "Peraturan Menteri Dalam Negeri Nomor 054 Tahun 2010 tentang Pelaksanaan Peraturan Pemerintah;",
    ],
)
def test_replaced_basis(dasar: str) -> None:
    c = temukan(periksa(mengingat=(RAPI["mengingat"][0], dasar)), "dasar-hukum-diganti")
    assert c.tempat == "Keputusan, mengingat 2"
    assert "JDIH" in c.pesan


@pytest.mark.parametrize(
    "dasar",
    [
        "Undang-Undang Nomor 23 Tahun 2014, terakhir diubah dengan Undang-Undang Nomor 6 Tahun 2023;",
        "Peraturan Daerah Kabupaten Teladan Nomor 12 Tahun 2015 tentang Pajak;",
        "Peraturan Bupati Teladan Nomor 29 Tahun 2010;",
        "Peraturan Menteri Kesehatan Nomor 16 Tahun 2014;",
        "Peraturan Pemerintah Nomor 17 Tahun 2018, pengganti Peraturan Pemerintah Nomor 19 Tahun 2008;",
    ],
)
def test_basis_that_holds(dasar: str) -> None:
    assert not [k for k in kode(periksa(mengingat=(dasar,))) if k.startswith("dasar-hukum")]


def test_a_decree_is_held_against_what_was_there_when_it_was_signed() -> None:
    asn = ("Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara;",)
    assert "dasar-hukum-diganti" in kode(periksa(mengingat=asn))
    assert "dasar-hukum-diganti" not in kode(periksa(mengingat=asn, tanggal=date(2021, 1, 14)))


def test_changed_basis() -> None:
    dasar = "Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan"
    assert "Nomor 13 Tahun 2022" in temukan(periksa(mengingat=(dasar,)), "dasar-hukum-diubah").pesan
    lama = f"{dasar} sebagaimana telah diubah dengan Undang-Undang Nomor 15 Tahun 2019;"
    assert "dasar-hukum-diubah" in kode(periksa(mengingat=(lama,)))
    assert "dasar-hukum-diubah" not in kode(periksa(mengingat=(lama,), tanggal=date(2021, 1, 14)))
    baru = f"{dasar} sebagaimana telah diubah dengan Undang-Undang Nomor 13 Tahun 2022;"
    assert "dasar-hukum-diubah" not in kode(periksa(mengingat=(baru,)))


def test_basis_of_nobody_and_plan_that_is_over() -> None:
    assert "dasar-hukum-tanpa-jenis" in kode(periksa(mengingat=("Peraturan Nomor 18 Tahun 2016;",)))
    rpjmd = "Peraturan Daerah Kabupaten Teladan Nomor 3 Tahun 2019 tentang RPJMD Tahun 2019-{};"
    assert "dasar-hukum-lewat" in kode(periksa(mengingat=(rpjmd.format(2024),)))
    assert "dasar-hukum-lewat" not in kode(periksa(mengingat=(rpjmd.format(2026),)))


def test_table_of_bases_leads_forward() -> None:
    """What replaces is newer, and is itself in force."""
    for lama, baru in DICABUT.items():
        assert lama.tahun <= baru.tahun
        assert baru not in DICABUT
    for lama, perubahan in DIUBAH.items():
        assert lama not in DICABUT
        assert [p.tahun for p in perubahan] == sorted({p.tahun for p in perubahan})
        assert lama.tahun < perubahan[0].tahun


# Names ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("Musrenbang diikuti oleh unsur Kecamatan Sumberejo dan desa.", "Sumberejo"),
        ("Laporan kepada Camat Banyuurip setiap bulan", "Banyuurip"),
        ("Rapat di Kecamatan\nTanjung Baru pada bulan Maret", "Tanjung Baru"),
        ("RAPAT DI KECAMATAN SUMBEREJO KABUPATEN TELADAN", "Sumberejo"),
        ("Surat dari Bupati Lamatinggi diteruskan", "Lamatinggi"),
    ],
)
def test_name_of_another_place(teks: str, nama: str) -> None:
    c = temukan(satu(baik(formulasi=teks)), "nama-wilayah-lain")
    assert nama in c.pesan
    assert c.tempat == "Kartu 1, sasaran 1, indikator 1"
    assert c.bidang == "formulasi"
    assert c.usul is not None
    assert nama.casefold() not in c.usul.casefold()


@pytest.mark.parametrize(
    "teks",
    [
        "Laporan Kecamatan Contoh dan Kelurahan",
        "LAPORAN KECAMATAN CONTOH KABUPATEN TELADAN",
        "Laporan kecamatan yang disusun oleh Camat sesuai tugas",
        "Jumlah Kegiatan Kecamatan Dan Kelurahan Yang Dilaksanakan",
        "Jumlah Pelayanan Kecamatan Terselesaikan Tepat Waktu",
        "Persiapan Kecamatan Layak Anak dan Kecamatan Sehat",
        "Kasi Kecamatan Kabupaten Teladan",
        "Seluruh Kecamatan di Kabupaten Teladan",
        "Camat, Lurah dan Kepala Desa",
        "Bupati melalui Sekretaris Daerah",
        "Nilai PATEN Kecamatan Triwulan I",
    ],
)
def test_no_name_at_all(teks: str) -> None:
    umum = baik(teks="Jumlah laporan tiap triwulan", formulasi=teks)
    assert "nama-wilayah-lain" not in kode(satu(umum))


def test_a_name_in_the_decree_and_on_the_kartu() -> None:
    c = periksa(kartu(baik(), jabatan="Sekretaris Kecamatan Sumberejo"), tentang="IKI KECAMATAN SUMBEREJO")
    tempat = [x.tempat for x in c if x.kode == "nama-wilayah-lain"]
    assert tempat == ["Tentang", "Kartu 1, jabatan"]


def test_without_its_own_name_an_office_looks_for_none() -> None:
    isi = kantor_dengan(kartu(baik(formulasi="Rapat di Kecamatan Sumberejo")), **RAPI)
    for kantor in (replace(isi.kantor, nama=""), replace(isi.kantor, jenis=JenisKantor.KABUPATEN)):
        assert "nama-wilayah-lain" not in kode(periksa_naskah(replace(isi, kantor=kantor)))


# Kartu ------------------------------------------------------------------------------------------------


def test_same_kartu_twice() -> None:
    a = kartu(baik(id="a1"), baik(id="a2", teks="Jumlah rapat"))
    b = kartu(baik(id="b1", teks="jumlah dokumen  yang disusun."), baik(id="b2", teks="Jumlah rapat"), urut=2)
    c = temukan(periksa(a, b), "kartu-kembar")
    assert (c.tempat, c.objek) == ("Kartu 2", b.id)
    assert "Kartu 2 sama dengan kartu 1" in c.pesan


def test_same_jabatan_with_other_work_or_unit_is_no_double() -> None:
    a, b = kartu(baik()), kartu(baik(teks="Jumlah rapat"), urut=2)
    assert kode(periksa(a, b)) == ["jabatan-sama"]
    b = kartu(baik(), urut=2, unit="Kelurahan Mawar")
    assert periksa(a, b) == ()


def test_empty_kartu() -> None:
    kosong = Kartu("k", 1)
    assert kode(periksa(kosong)) == ["kartu-kosong", "kartu-kosong"]
    tanpa_indikator = kartu()
    assert temukan(periksa(tanpa_indikator), "sasaran-kosong").objek == tanpa_indikator.sasaran[0].id
    assert "tugas-kosong" in kode(periksa(kartu(baik(), tugas=())))


def test_item_twice() -> None:
    c = temukan(
        periksa(kartu(baik(), fungsi=("Menyusun laporan;", "Lain", "menyusun laporan"))), "butir-kembar"
    )
    assert (c.tempat, c.pesan) == ("Kartu 1, fungsi 3", "Butir ini sama dengan fungsi 1.")


# Indikator --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ubah", "yang"),
    [
        ({"teks": " "}, "indikator-kosong"),
        ({"formulasi": ""}, "formulasi-kosong"),
        ({"jenis": "persentase", "formulasi": ""}, "persentase-tanpa-rumus"),
        ({"jenis": "persentase", "formulasi": "Laporan bulanan"}, "persentase-tanpa-rumus"),
        (
            {"jenis": "persentase", "bagian": True, "penyebut": "Jumlah seluruh dokumen selesai"},
            "pembilang-sama-penyebut",
        ),
        ({"formulasi": "Jumlah dokumen yang disusun"}, "formulasi-mengulang"),
        ({"formulasi": "jumlah dokumen disusun."}, "formulasi-mengulang"),
        ({"jenis": "nilai", "teks": "Nilai SAKIP", "formulasi": "Nilai SAKIP"}, "formulasi-mengulang"),
        ({"sumber_data": ""}, "sumber-data-kosong"),
        ({"sumber_data": " - "}, "sumber-data-kosong"),
        ({"teks": "Jumlah dokumen yang yang disusun"}, "kata-ganda"),
        ({"target": {}, "teks": "Jumlah rapat sebanyak 12 kali"}, "target-di-teks"),
        ({"teks": "Jumlah rapat sebanyak 24 kali"}, "target-beda-teks"),
        ({"target": {TAHUN: Target(D(12), (D(2), D(4), D(6), D(8)))}}, "target-tak-cocok"),
        ({"target": {TAHUN: Target(D(12), (D(6), D(4), D(8), D(12)))}}, "target-tak-cocok"),
        ({"target": {TAHUN: Target(D(12), bulan={1: D(5), 2: D(6)})}}, "target-tak-cocok"),
    ],
)
def test_fault_of_an_indikator(ubah: dict[str, Any], yang: str) -> None:
    assert yang in kode(satu(baik(**ubah)))
    assert yang not in kode(satu(baik()))


@pytest.mark.parametrize(
    "ubah",
    [
        {"jenis": "persentase", "bagian": True},
        {"formulasi": "Laporan bulanan dan laporan tahunan"},
        {"target": {TAHUN: Target(D(12), (D(3), D(6), D(9), D(12)))}},
        {"target": {TAHUN: Target(D(12), (D(3), D(3), D(3), D(3)), tw_kumulatif=False)}},
        {"target": {TAHUN: Target(D(12), (D(3), None, None, None))}},
        {"target": {TAHUN: Target(Rentang(D(7), D(8)))}},
        {"teks": "Jumlah rapat sebanyak 12 kali"},
    ],
)
def test_no_fault_of_an_indikator(ubah: dict[str, Any]) -> None:
    assert kode(satu(baik(**ubah))) == []


@pytest.mark.parametrize(
    ("teks", "usul"),
    [
        ("Jumlah laporan yang disusun sebanyak 12 laporan", "12"),
        ("Jumlah surat sebanyak 1.200 surat", "1200"),
        ("Jumlah rapat sebanyak 12 (dua belas) kali", "12"),
        ("Jumlah musyawarah yang berlangsung selama 16 hari", None),
        ("Jumlah laporan sesuai Pasal 4 ayat (2)", None),
        ("Jumlah laporan paling lambat tanggal 10 bulan berikutnya", None),
        ("Jumlah layanan dengan bobot 20 %", None),
        ("Jumlah desa dengan nilai minimal 80", None),
        ("Jumlah laporan tahun 2026", None),
        ("Jumlah tugas menurut Peraturan Bupati Nomor 12 Tahun 2020", None),
    ],
)
def test_target_stated_in_the_text(teks: str, usul: str | None) -> None:
    catatan = [c for c in satu(baik(teks=teks, target={})) if c.kode == "target-di-teks"]
    assert [c.usul for c in catatan] == ([usul] if usul else [])
    assert all(c.bidang == "target" for c in catatan)


def test_source_of_the_whole_sasaran_is_offered() -> None:
    c = temukan(periksa(kartu(baik(), baik(teks="Jumlah rapat", sumber_data=""))), "sumber-data-kosong")
    assert (c.tempat, c.usul, c.bidang) == ("Kartu 1, sasaran 1, indikator 2", "Buku agenda", "sumber_data")


def test_double_word_is_offered_without_it() -> None:
    c = temukan(satu(baik(teks="Jumlah dokumen yang yang disusun")), "kata-ganda")
    assert c.usul == "Jumlah dokumen yang disusun"


def test_indikator_twice_on_a_kartu() -> None:
    c = periksa(kartu(baik(id="a"), baik(id="b", teks="Jumlah dokumen yang disusun;")))
    assert [x.objek for x in c if x.kode == "indikator-kembar"] == ["b"]


def test_no_targets_is_said_once() -> None:
    c = temukan(periksa(kartu(baik(target={}), baik(target={}, teks="Jumlah rapat"))), "target-belum-ada")
    assert c.pesan.startswith("2 dari 2 indikator")


# Several keputusan ------------------------------------------------------------------------------------


def test_year_chooses_the_keputusan_in_force() -> None:
    isi = kantor_dengan(kartu(baik(sumber_data="")), **RAPI)
    lama = Keputusan("lama", TAHUN - 1)
    isi = IsiKantor(isi.kantor, (lama, *isi.keputusan))
    semua = [c.tempat for c in periksa_naskah(isi)]
    assert {t.split(":")[0] for t in semua} == {"Keputusan 2025", "Keputusan 2026"}
    assert "Keputusan 2026: Kartu 1, sasaran 1, indikator 1" in semua
    assert {c.objek for c in periksa_naskah(isi, TAHUN - 1)} == {"lama"}
    assert periksa_naskah(isi, TAHUN - 2) == ()
    assert "nomor-kosong" not in kode(periksa_naskah(isi, TAHUN))
    assert "target-belum-ada" in kode(periksa_naskah(isi, TAHUN + 1)), "of the year that is asked about"


@needs_shared
def test_real_decrees() -> None:
    from iki_desktop.readers.read import read_sk

    ditemukan: dict[str, list[str]] = {}
    for nama in ("kapongan", "rejoso", "wonoasih"):
        bacaan = read_sk(shared("sk", f"{nama}.txt"))
        ditemukan[nama] = kode(periksa_naskah(IsiKantor(bacaan.kantor, (bacaan.keputusan,))))
    assert ditemukan["rejoso"].count("nama-wilayah-lain") == 3
    assert "nama-wilayah-lain" not in ditemukan["kapongan"] + ditemukan["wonoasih"]
    assert {"nomor-kosong", "nomor-beda", "dasar-hukum-diganti"} <= set(ditemukan["rejoso"])
    assert {"tanggal-lampiran-kosong", "persentase-tanpa-rumus", "jabatan-sama"} <= set(ditemukan["kapongan"])
    assert not {"nomor-kosong", "nomor-beda", "tanggal-beda"} & set(ditemukan["wonoasih"])
