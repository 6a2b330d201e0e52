"""The decree before its lampiran: kop, number, tentang, lists, diktum, place, date, signature."""

from __future__ import annotations

from datetime import date

import pytest

from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.kantor import JenisKantor
from iki_desktop.models.keputusan import Diktum, Penandatangan
from tests.readers.naskah import KEPALA, baca, kode

KARTU = f"""
INDIKATOR KINERJA INDIVIDU

Jabatan : Kasi
Tugas : a

{KEPALA}
Mencatat⇥Jumlah surat⇥Jumlah surat⇥Agenda
"""
KOP = "PEMERINTAH KABUPATEN TIRTAMULYA\nKECAMATAN SENDANG ARUM\n"
KEPALA_SK = """KEPUTUSAN CAMAT SENDANG ARUM
NOMOR : 188/1/2025
TENTANG
INDIKATOR KINERJA
CAMAT SENDANG ARUM,
"""
ISI = """Menimbang : bahwa perlu.
Mengingat : 1. UU Nomor 1;
2. UU Nomor 2.
MEMUTUSKAN :
KESATU : Menetapkan.
"""
TEMPAT = "Ditetapkan di Sendang Arum\npada tanggal 3 Februari 2025\n"
TANDA = "CAMAT SENDANG ARUM,\n\nLAKSMI PRAWESTI, M.Si\nPembina\nNIP. 19710304 199603 2 002\n"


def sk(
    *, kop: str = KOP, kepala: str = KEPALA_SK, isi: str = ISI, tempat: str = TEMPAT, tanda: str = TANDA
) -> Bacaan:
    return baca(kop + kepala + isi + tempat + tanda + KARTU)


@pytest.mark.parametrize(
    ("kop", "nama", "kabupaten", "jenis"),
    [
        (KOP, "Sendang Arum", "Kabupaten Tirtamulya", "kecamatan"),
        ("PEMERINTAH KOTA SAMUDRAYA\nKECAMATAN WATU LAWANG\n", "Watu Lawang", "Kota Samudraya", "kecamatan"),
        ("PEMERINTAHKOTA SAMUDRAYA KECAMATAN WATU LAWANG\n", "Watu Lawang", "Kota Samudraya", "kecamatan"),
        (
            "PEMERINTAH KABUPATEN AIR RAYA KANTOR KECAMATAN BUKIT\n",
            "Bukit",
            "Kabupaten Air Raya",
            "kecamatan",
        ),
        (
            "PEMERINTAH KOTA AIR\nKECAMATAN WATU\nKELURAHAN KARANG BENING\n",
            "Karang Bening",
            "Kota Air",
            "kelurahan",
        ),
        ("PEMERINTAH KABUPATEN AIR\nKANTOR CAMAT BUKIT\n", "Bukit", "Kabupaten Air", "kecamatan"),
        ("", "Sendang Arum", "", "kecamatan"),
    ],
)
def test_office_from_the_kop(kop: str, nama: str, kabupaten: str, jenis: str) -> None:
    kantor = sk(kop=kop).kantor
    assert (kantor.nama, kantor.kabupaten, kantor.jenis) == (nama, kabupaten, JenisKantor(jenis))


@pytest.mark.parametrize(
    ("baris", "alamat", "telepon", "laman", "email", "kode_pos"),
    [
        (
            "Jl. Melati No. 5 Telp. (0311) 554433 Kode Pos 61277",
            "Jl. Melati No. 5",
            "(0311) 554433",
            "",
            "",
            "61277",
        ),
        ("Jalan Raya 12, Contoh 61277", "Jalan Raya 12, Contoh", "", "", "", "61277"),
        ("Jln. A No 1\nTelepon 0311-554433, Faksimile 0311-554434", "Jln. A No 1", "0311-554433", "", "", ""),
        ("Alamat : Jalan A Nomor 2", "Jalan A Nomor 2", "", "", "", ""),
        (
            "Laman kec-a.kab.go.id, Pos-el kec_a@kab.go.id",
            "",
            "",
            "kec-a.kab.go.id",
            "kec_a@kab.go.id",
            "",
        ),
        ("Website : https://www.kec.go.id/ Email : a@b.co.id", "", "", "www.kec.go.id", "a@b.co.id", ""),
    ],
)
def test_where_the_office_is_reached(
    baris: str, alamat: str, telepon: str, laman: str, email: str, kode_pos: str
) -> None:
    k = sk(kop=f"{KOP}{baris}\n").kantor
    assert (k.alamat, k.telepon, k.laman, k.email, k.kode_pos) == (alamat, telepon, laman, email, kode_pos)


@pytest.mark.parametrize(
    "kepala",
    [
        KEPALA_SK,
        (
            "KEPUTUSAN CAMAT SENDANG ARUM\nKEPUTUSAN NOMOR: 188/1/2025\nTENTANG INDIKATOR KINERJA\n"
            "CAMAT SENDANG ARUM\n"
        ),
        (
            "KEPUTUSAN CAMAT SENDANG ARUM NOMOR : 188/1/2025\n\nTENTANG\n\nINDIKATOR\nKINERJA\n\n"
            "DENGAN RAHMAT TUHAN\n"
        ),
        (
            "KEPUTUSAN CAMAT SENDANG ARUM\nNOMOR 188/1/2025 TENTANG INDIKATOR KINERJA\n"
            "CAMAT SENDANG ARUM\nKABUPATEN T,\n"
        ),
    ],
)
def test_number_and_tentang(kepala: str) -> None:
    k = sk(kepala=kepala).keputusan
    assert (k.nomor, k.tentang) == ("188/1/2025", "INDIKATOR KINERJA")


def test_an_empty_slot_in_the_number_stays() -> None:
    assert sk(kepala=KEPALA_SK.replace("188/1/2025", "188/    /K/2025")).keputusan.nomor == "188/ /K/2025"


@pytest.mark.parametrize(
    "isi",
    [
        ISI,
        (
            "Menimbang\n\nbahwa perlu.\n\nMengingat\n\n- UU Nomor 1;\n- 2. UU Nomor 2.\n\n"
            "MEMUTUSKAN:\n\nMenetapkan\n\nKESATU : Menetapkan.\n"
        ),
        (
            "Menimbang⇥:⇥bahwa perlu.\nMengingat⇥:⇥1.⇥UU Nomor 1;\n⇥⇥2.⇥UU Nomor 2.\nMEMUTUSKAN\n"
            "KESATU⇥:⇥Menetapkan.\n"
        ),
        (
            "MENIMBANG: bahwa perlu.\nMENGINGAT: 1. UU Nomor 1; 2. UU Nomor 2.\nMEMUTUSKAN\nKESATU\n"
            ": Menetapkan.\n"
        ),
    ],
)
def test_considerations_and_diktum(isi: str) -> None:
    k = sk(isi=isi).keputusan
    assert k.menimbang == ("bahwa perlu.",)
    assert k.mengingat == ("UU Nomor 1;", "UU Nomor 2.")
    assert k.diktum == (Diktum("KESATU", "Menetapkan."),)


def test_diktum_with_a_list_and_a_torn_line() -> None:
    isi = ISI.replace(
        "KESATU : Menetapkan.\n",
        (
            "Menetapkan : KEPUTUSAN CAMAT.\nKESATU : Dipakai untuk:\na. menilai\n\nhasil; dan\n"
            "b. menyusun\nKEDUA : Berlaku.\n"
        ),
    )
    k = sk(isi=isi).keputusan
    assert k.menetapkan == "KEPUTUSAN CAMAT."
    assert k.diktum == (
        Diktum("KESATU", "Dipakai untuk:\na. menilai hasil; dan\nb. menyusun"),
        Diktum("KEDUA", "Berlaku."),
    )


@pytest.mark.parametrize(
    ("tempat", "kota", "tanggal", "teks"),
    [
        (TEMPAT, "Sendang Arum", date(2025, 2, 3), ""),
        ("Ditetapkan di : Tirta\nPada tanggal: 3 Februari 2025\n", "Tirta", date(2025, 2, 3), ""),
        ("Ditetapkan di Tirta pada tanggal 3 Februari 2025\n", "Tirta", date(2025, 2, 3), ""),
        ("Tirta, 3 Februari 2025\n", "Tirta", date(2025, 2, 3), ""),
        ("Ditetapkan di Tirta\npada tanggal      Februari 2025\n", "Tirta", None, "Februari 2025"),
        ("Ditetapkan di Tirta\npada tanggal 30 Februari 2025\n", "Tirta", None, "30 Februari 2025"),
    ],
)
def test_place_and_date(tempat: str, kota: str, tanggal: date | None, teks: str) -> None:
    bacaan = sk(tempat=tempat)
    k = bacaan.keputusan
    assert (k.tempat, k.tanggal, k.tanggal_teks) == (kota, tanggal, teks)
    assert ("tanggal-tak-lengkap" in kode(bacaan)) is (tanggal is None)


NAMA = Penandatangan("LAKSMI PRAWESTI, M.Si", "CAMAT SENDANG ARUM", "Pembina", "19710304 199603 2 002", "")


@pytest.mark.parametrize(
    "tanda",
    [
        TANDA,
        "LAKSMI PRAWESTI, M.Si\nCAMAT SENDANG ARUM\nPembina NIP. 19710304 199603 2 002\n",
        "CAMAT SENDANG ARUM,\nttd.\nLAKSMI PRAWESTI, M.Si\nNIP 19710304 199603 2 002\nPembina\n",
        "CAMAT\nKECAMATAN SENDANG ARUM\nLAKSMI PRAWESTI, M.Si\nPembina\n19710304 199603 2 002\n",
    ],
)
def test_signature_in_any_order(tanda: str) -> None:
    p = sk(tanda=tanda).keputusan.penandatangan
    assert (p.nama, p.pangkat, p.nip, p.atas_nama) == (NAMA.nama, NAMA.pangkat, NAMA.nip, "")
    assert p.jabatan.startswith("CAMAT")


def test_signature_in_the_name_of_another_and_acting() -> None:
    p = sk(tanda=f"a.n. BUPATI TIRTAMULYA\nPlt. {TANDA}").keputusan.penandatangan
    assert (p.atas_nama, p.jabatan) == ("BUPATI TIRTAMULYA", "Plt. CAMAT SENDANG ARUM")


def test_copies_behind_the_signature_are_one_remark() -> None:
    bacaan = sk(tanda=f"{TANDA}Tembusan:\n1. Bupati;\n2. Inspektur.\n")
    assert bacaan.keputusan.penandatangan == NAMA
    assert any("Inspektur" in c.pesan for c in bacaan.catatan if c.kode == "tembusan")


def test_head_of_the_lampiran() -> None:
    lampiran = "LAMPIRAN KEPUTUSAN CAMAT\nNOMOR : 188/2/2025\nTANGGAL : 4 Februari 2025\n"
    bacaan = sk(tanda=TANDA + lampiran)
    assert (bacaan.keputusan.lampiran.nomor, bacaan.keputusan.lampiran.tanggal) == (
        "188/2/2025",
        "4 Februari 2025",
    )
    assert "nomor-beda" in kode(bacaan)
    assert bacaan.keputusan.nomor == "188/1/2025"


def test_absent_parts_are_told() -> None:
    bacaan = baca("Menimbang : bahwa perlu.\nMEMUTUSKAN\n" + KARTU)
    assert {"nomor-hilang", "tentang-hilang", "mengingat-hilang", "diktum-hilang", "tanggal-hilang"} <= set(
        kode(bacaan)
    )


def test_a_lampiran_alone_takes_number_and_date_from_its_head() -> None:
    bacaan = baca("LAMPIRAN KEPUTUSAN CAMAT X\nNOMOR : 188/2/2025\nTANGGAL : 4 Februari 2025\n" + KARTU)
    k = bacaan.keputusan
    assert (k.nomor, k.tanggal, k.tahun) == ("188/2/2025", date(2025, 2, 4), 2025)
    assert "hanya-lampiran" in kode(bacaan)
    assert "nomor-hilang" not in kode(bacaan)


@pytest.mark.parametrize(
    ("kepala", "tempat", "tahun"),
    [
        (KEPALA_SK.replace("INDIKATOR KINERJA", "INDIKATOR KINERJA TAHUN 2026"), TEMPAT, 2026),
        (KEPALA_SK, TEMPAT, 2025),
        (KEPALA_SK.replace("188/1/2025", "188/1/2024"), "", 2024),
        (KEPALA_SK.replace("188/1/2025", "188/1"), "", 0),
    ],
)
def test_year_of_the_decree(kepala: str, tempat: str, tahun: int) -> None:
    bacaan = sk(kepala=kepala, tempat=tempat, tanda=TANDA if tempat else "")
    assert bacaan.keputusan.tahun == tahun
    assert ("tahun-tak-terbaca" in kode(bacaan)) is (tahun == 0)


def test_signature_again_behind_the_last_table() -> None:
    lain = TANDA.replace("LAKSMI PRAWESTI", "BAGAS WICAKSONO")
    assert "penandatangan-beda" not in kode(
        baca(KOP + KEPALA_SK + ISI + TEMPAT + TANDA + KARTU + "\n" + TANDA)
    )
    assert "penandatangan-beda" in kode(baca(KOP + KEPALA_SK + ISI + TEMPAT + TANDA + KARTU + "\n" + lain))


def test_place_date_and_signature_only_behind_the_last_table() -> None:
    k = baca(KOP + KEPALA_SK + ISI + KARTU + "\n" + TEMPAT + TANDA).keputusan
    assert (k.tempat, k.tanggal, k.penandatangan) == ("Sendang Arum", date(2025, 2, 3), NAMA)
