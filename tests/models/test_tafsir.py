"""Meaning read from wording: jenis, satuan, konsolidasi, arah, frekuensi, components, stated targets."""

from __future__ import annotations

from decimal import Decimal

import pytest

from iki_desktop.models.keputusan import Arah, Frekuensi, JenisIndikator, Konsolidasi
from iki_desktop.models.tafsir import (
    arah_dari_teks,
    frekuensi_dari_teks,
    jenis_dari_teks,
    komponen_dari_teks,
    konsolidasi_bawaan,
    konsolidasi_dari_teks,
    satuan_dari_teks,
    unit_dari_jabatan,
)
from iki_desktop.models.target_teks import target_dari_teks

J, P, N, W = JenisIndikator.JUMLAH, JenisIndikator.PERSENTASE, JenisIndikator.NILAI, JenisIndikator.WAKTU


@pytest.mark.parametrize(
    ("teks", "formulasi", "jenis"),
    [
        ("Jumlah surat yang dikirim", "", J),
        ("Persentase surat yang dikirim", "", P),
        ("Prosentase surat", "", P),
        ("% surat yang dikirim", "", P),
        ("Indeks kepuasan warga", "", N),
        ("Nilai evaluasi kinerja", "", N),
        ("Capaian nilai evaluasi", "", N),
        ("Predikat laporan", "", N),
        ("Tingkat kepuasan warga", "", N),
        ("Rata-rata waktu pelayanan", "", W),
        ("Lama penyelesaian surat", "", W),
        ("Kecepatan menjawab pengaduan", "", W),
        ("Ketepatan waktu penyampaian laporan", "", W),
        ("Tertibnya arsip", "Jumlah arsip tertib / jumlah arsip x 100%", P),
        ("Kesigapan petugas", "Waktu sejak laporan sampai tiba", W),
        ("Kualitas laporan", "Nilai yang diberikan inspektorat", N),
        ("Cakupan pembinaan", "", P),
        ("Terlaksananya rapat", "", J),
        ("Jumlah dokumen persentase capaian yang disusun bulanan", "", J),
    ],
)
def test_jenis(teks: str, formulasi: str, jenis: JenisIndikator) -> None:
    assert jenis_dari_teks(teks, formulasi) is jenis


@pytest.mark.parametrize(
    ("teks", "jenis", "formulasi", "satuan"),
    [
        ("Jumlah dokumen rencana kerja", J, "", "dokumen"),
        ("Jumlah petugas kebersihan", J, "", "orang"),
        ("Jumlah pelaksanaan rapat", J, "", "kali"),
        ("Jumlah kegiatan pembinaan", J, "", "kegiatan"),
        ("Jumlah data hasil laporan", J, "", "laporan"),
        ("Jumlah SPJ yang disusun", J, "", "SPJ"),
        ("Jumlah berita acara serah terima", J, "", "berita acara"),
        ("Terlaksananya rapat", J, "", ""),
        ("Dokumen rencana kerja", J, "", "dokumen"),
        ("Persentase desa", P, "", "%"),
        ("Indeks kepuasan", N, "", "indeks"),
        ("Nilai evaluasi", N, "", "nilai"),
        ("Rata-rata waktu pelayanan", W, "dihitung dalam menit", "menit"),
        ("Lama penyelesaian", W, "", "hari"),
    ],
)
def test_satuan(teks: str, jenis: JenisIndikator, formulasi: str, satuan: str) -> None:
    assert satuan_dari_teks(teks, jenis, formulasi) == satuan


@pytest.mark.parametrize(
    ("jenis", "berbagian", "teks", "harap"),
    [
        (J, False, "", Konsolidasi.JUMLAH),
        (J, False, "Jumlah surat yang dikirim", Konsolidasi.JUMLAH),
        (J, False, "Jumlah desa yang tertib", Konsolidasi.AKHIR),
        (J, False, "Jumlah desa binaan", Konsolidasi.JUMLAH),
        (P, True, "", Konsolidasi.JUMLAH),
        (P, False, "", Konsolidasi.AKHIR),
        (N, False, "", Konsolidasi.AKHIR),
        (W, False, "", Konsolidasi.RATA_RATA),
    ],
)
def test_konsolidasi_of_aturan(jenis: JenisIndikator, berbagian: bool, teks: str, harap: Konsolidasi) -> None:
    assert konsolidasi_bawaan(jenis, berbagian, teks) is harap


@pytest.mark.parametrize(
    ("teks", "arah"),
    [
        ("Jumlah surat", Arah.NAIK),
        ("Jumlah pelanggaran perda", Arah.TURUN),
        ("Angka kemiskinan desa", Arah.TURUN),
        ("Rata-rata waktu pelayanan", Arah.TURUN),
        ("Persentase pengaduan yang selesai", Arah.NAIK),
        ("Jumlah laporan pengaduan", Arah.NAIK),
        ("Jumlah konflik yang diselesaikan", Arah.NAIK),
        ("Persentase penurunan kemiskinan", Arah.NAIK),
    ],
)
def test_arah(teks: str, arah: Arah) -> None:
    assert arah_dari_teks(teks) is arah


@pytest.mark.parametrize(
    ("teks", "formulasi", "harap"),
    [
        ("Jumlah laporan bulanan", "", Frekuensi.BULANAN),
        ("Jumlah laporan", "laporan yang dikirim setiap bulan", Frekuensi.BULANAN),
        ("Jumlah laporan triwulan", "", Frekuensi.TRIWULANAN),
        ("Jumlah laporan semesteran", "", Frekuensi.SEMESTERAN),
        ("Indeks kepuasan", "survei setahun sekali", Frekuensi.TAHUNAN),
        ("Jumlah laporan akhir tahun", "", Frekuensi.TAHUNAN),
        ("Jumlah gladi", "digelar tiga bulan sekali", Frekuensi.TRIWULANAN),
        ("Jumlah gladi", "digelar setiap 6 (enam) bulan", Frekuensi.SEMESTERAN),
        ("Jumlah gladi", "sebulan sekali di balai kampung", Frekuensi.BULANAN),
        ("Jumlah gladi", "satu kali dalam setahun", Frekuensi.TAHUNAN),
        ("Jumlah gladi", "setahun 1 (satu) kali", Frekuensi.TAHUNAN),
        ("Jumlah gladi", "4 kali per tahun", None),
        ("Jumlah gladi", "dua kali setiap tahun", None),
        ("Jumlah laporan", "", None),
        ("Jumlah laporan", "laporan bulanan dan laporan tahunan", None),
        ("Jumlah laporan", "meliputi:\n1. laporan triwulanan\n2. laporan lain", None),
    ],
)
def test_frekuensi_only_where_one_rhythm_is_named(teks: str, formulasi: str, harap: Frekuensi | None) -> None:
    assert frekuensi_dari_teks(teks, formulasi) is harap


@pytest.mark.parametrize(
    ("formulasi", "harap"),
    [
        ("Meliputi:\n1. satu\n2. dua;\n3. tiga", ("satu", "dua", "tiga")),
        ("Meliputi:\na. satu\nb. dua", ("satu", "dua")),
        ("Meliputi:\n- satu\n- dua", ("satu", "dua")),
        ("1. satu\n2. dua\nDikategorikan:\n1. baik\n2. buruk", ("satu", "dua")),
        ("1. satu\n2. dua\n1. baik\n2. buruk", ("satu", "dua")),
        ("1. hanya satu", ()),
        ("tanpa daftar", ()),
        ("", ()),
    ],
)
def test_komponen_is_the_first_list(formulasi: str, harap: tuple[str, ...]) -> None:
    assert komponen_dari_teks(formulasi) == harap


@pytest.mark.parametrize(
    ("jabatan", "unit"),
    [
        ("Kepala Seksi Pelayanan", "Seksi Pelayanan"),
        ("KEPALA SUB BAGIAN UMUM", "SUB BAGIAN UMUM"),
        ("Kasi Pelayanan", "Seksi Pelayanan"),
        ("Analis Kinerja pada Sub Bagian Umum Sekretariat Kecamatan Contoh", "Sub Bagian Umum"),
        ("Sekretaris Kecamatan Contoh", "Sekretariat"),
        ("Camat Contoh", ""),
        ("Bendahara", ""),
        ("", ""),
    ],
)
def test_unit_of_a_jabatan(jabatan: str, unit: str) -> None:
    assert unit_dari_jabatan(jabatan) == unit


@pytest.mark.parametrize(
    ("teks", "formulasi", "nilai"),
    [
        ("Jumlah desa", "Pembinaan sebanyak 26 desa", "26"),
        ("Jumlah rapat", "Rapat dilaksanakan 12 kali", "12"),
        ("Jumlah penerima", "penerima berjumlah 6.254 orang", "6254"),
        ("Jumlah rapat", "sebanyak dua belas kali setahun", "12"),
        ("Jumlah rapat", "sebanyak 4 (empat) kali", "4"),
        ("Persentase surat", "target sebesar 95%", "95"),
        ("Jumlah ronda", "Target: 48", "48"),
        ("Jumlah ronda", "Target 4 kali sebulan", "4"),
        ("Jumlah ronda", "dua kali setahun", "2"),
        ("Jumlah ronda", "digelar 4 kali per tahun", "4"),
        ("Jumlah warga terdata", "sebanyak 3.117 jiwa", "3117"),
        ("Jumlah kader", "berumur di atas 20 tahun sebanyak 35 orang", "35"),
    ],
)
def test_stated_targets_are_offered(teks: str, formulasi: str, nilai: str) -> None:
    hasil = target_dari_teks(teks, formulasi, jenis_dari_teks(teks))
    assert hasil is not None
    assert hasil[0] == Decimal(nilai)
    assert hasil[1] in " ".join(formulasi.split())


@pytest.mark.parametrize(
    "formulasi",
    [
        "",
        "Dilaksanakan selama 16 hari",
        "Paling lambat 5 hari kerja",
        "dalam 30 menit",
        "Undang-Undang Nomor 23 Tahun 2014",
        "Pasal 4 ayat (2)",
        "minimal 80 orang per kegiatan",
        "bobot 40 dan skor 61-80",
        "capaian 91%-100%",
        "Jumlah / jumlah x 100%",
        "1. surat\n2. berkas\n3. kegiatan",
        "setiap 3 desa satu kegiatan",
        "tahun 2026",
        "3 desa atau 4 kelurahan",
        "lebih dari 5 orang",
        "ke-3 kali",
        "1 kali setiap bulan",
        "sebanyak 2 kali seminggu",
        "sebanyak dua kali sebulan",
        "10 orang setiap dusun",
        "kelompok beranggotakan 12 orang",
        "minimal sebanyak 20 orang",
        "meliputi 4 jenis buku",
    ],
)
def test_other_numbers_are_no_targets(formulasi: str) -> None:
    assert target_dari_teks("Jumlah kegiatan", formulasi, J) is None


@pytest.mark.parametrize(
    ("teks", "formulasi", "expected"),
    [
        ("Rata-rata tamu per bulan", "", Konsolidasi.RATA_RATA),
        ("Jumlah tamu", "Buku tamu tiap bulan dirata-ratakan", Konsolidasi.RATA_RATA),
        ("Jumlah kader", "Banyaknya kader, posisi pada akhir tahun", Konsolidasi.AKHIR),
        ("Jumlah gedung", "Gedung menurut daftar per 31 Desember", Konsolidasi.AKHIR),
        ("Jumlah tamu", "Tamu setiap bulan diakumulasikan", Konsolidasi.JUMLAH),
        ("Nilai kebersihan", "Nilai tertinggi dari empat penilaian", Konsolidasi.MAKSIMUM),
        ("Nilai kebersihan", "Nilai terendah dari empat penilaian", Konsolidasi.MINIMUM),
        ("Nilai kebersihan", "Nilai tertinggi dan nilai terendah dirata-ratakan", None),
        ("Indeks kepuasan", "Rata-rata nilai unsur", None),
        ("Jumlah laporan", "Laporan akhir tahun", None),
    ],
)
def test_how_months_become_a_period(teks: str, formulasi: str, expected: Konsolidasi | None) -> None:
    assert konsolidasi_dari_teks(teks, formulasi) is expected


@pytest.mark.parametrize(
    ("teks", "satuan", "expected"),
    [
        ("Terlayaninya tamu", "Persen", P),
        ("Kepuasan tamu", "Indeks", N),
        ("Penyelesaian berkas", "hari kerja", W),
        ("Jumlah hari pelatihan", "hari", J),
        ("Terlayaninya tamu", "orang", J),
    ],
)
def test_a_stated_unit_tells_the_kind_where_the_name_does_not(
    teks: str, satuan: str, expected: JenisIndikator
) -> None:
    assert jenis_dari_teks(teks, "", satuan) is expected


@pytest.mark.parametrize(
    ("teks", "expected"),
    [
        ("Jumlah keluhan yang masuk", Arah.TURUN),
        ("Jumlah keluhan yang dijawab", Arah.NAIK),
        ("Persentase temuan selesai", Arah.NAIK),
        ("Persentase pengaduan tertangani", Arah.NAIK),
    ],
)
def test_what_is_handled_should_become_more(teks: str, expected: Arah) -> None:
    assert arah_dari_teks(teks) is expected


@pytest.mark.parametrize(
    ("formulasi", "expected"),
    [
        ("Jumlah desa tertib / 15 desa x 100%", None),
        ("Desa tertib dari sebanyak dua puluh desa", None),
        ("Target 90% desa tertib", Decimal(90)),
    ],
)
def test_a_count_is_no_target_of_a_persentase(formulasi: str, expected: Decimal | None) -> None:
    found = target_dari_teks("Persentase desa tertib", formulasi, P)
    assert (found and found[0]) == expected
