"""The decree before its lampiran: kop, number, tentang, lists, diktum, place, date, signature."""

from __future__ import annotations

from datetime import date

import pytest

from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.kantor import JenisKantor
from iki_desktop.models.keputusan import Diktum, Penandatangan
from tests.readers.decrees import HEAD, kode, read

KARTU = f"""
INDIKATOR KINERJA INDIVIDU

Jabatan : Kasi
Tugas : a

{HEAD}
Mencatat⇥Jumlah surat⇥Jumlah surat⇥Agenda
"""
KOP = "PEMERINTAH KABUPATEN TIRTAMULYA\nKECAMATAN SENDANG ARUM\n"
SK_HEAD = """KEPUTUSAN CAMAT SENDANG ARUM
NOMOR : 188/1/2025
TENTANG
INDIKATOR KINERJA
CAMAT SENDANG ARUM,
"""
CONTENT_ROLES = """Menimbang : bahwa perlu.
Mengingat : 1. UU Nomor 1;
2. UU Nomor 2.
MEMUTUSKAN :
KESATU : Menetapkan.
"""
PLACE = "Ditetapkan di Sendang Arum\npada tanggal 3 Februari 2025\n"
MARK = "CAMAT SENDANG ARUM,\n\nLAKSMI PRAWESTI, M.Si\nPembina\nNIP. 19710304 199603 2 002\n"


def sk(
    *,
    kop: str = KOP,
    head: str = SK_HEAD,
    content: str = CONTENT_ROLES,
    tempat: str = PLACE,
    mark: str = MARK,
) -> Bacaan:
    return read(kop + head + content + tempat + mark + KARTU)


@pytest.mark.parametrize(
    ("kop", "name", "kabupaten", "kind"),
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
def test_office_from_the_kop(kop: str, name: str, kabupaten: str, kind: str) -> None:
    kantor = sk(kop=kop).kantor
    assert (kantor.nama, kantor.kabupaten, kantor.jenis) == (name, kabupaten, JenisKantor(kind))


@pytest.mark.parametrize(
    ("line", "cell_position", "telepon", "laman", "email", "kode_pos"),
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
    line: str, cell_position: str, telepon: str, laman: str, email: str, kode_pos: str
) -> None:
    k = sk(kop=f"{KOP}{line}\n").kantor
    assert (k.alamat, k.telepon, k.laman, k.email, k.kode_pos) == (
        cell_position,
        telepon,
        laman,
        email,
        kode_pos,
    )


@pytest.mark.parametrize(
    "head",
    [
        SK_HEAD,
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
def test_number_and_tentang(head: str) -> None:
    k = sk(head=head).keputusan
    assert (k.nomor, k.tentang) == ("188/1/2025", "INDIKATOR KINERJA")


def test_an_empty_slot_in_the_number_stays() -> None:
    assert sk(head=SK_HEAD.replace("188/1/2025", "188/    /K/2025")).keputusan.nomor == "188/ /K/2025"


@pytest.mark.parametrize(
    "content",
    [
        CONTENT_ROLES,
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
def test_considerations_and_diktum(content: str) -> None:
    k = sk(content=content).keputusan
    assert k.menimbang == ("bahwa perlu.",)
    assert k.mengingat == ("UU Nomor 1;", "UU Nomor 2.")
    assert k.diktum == (Diktum("KESATU", "Menetapkan."),)


def test_diktum_with_a_list_and_a_torn_line() -> None:
    content = CONTENT_ROLES.replace(
        "KESATU : Menetapkan.\n",
        (
            "Menetapkan : KEPUTUSAN CAMAT.\nKESATU : Dipakai untuk:\na. menilai\n\nhasil; dan\n"
            "b. menyusun\nKEDUA : Berlaku.\n"
        ),
    )
    k = sk(content=content).keputusan
    assert k.menetapkan == "KEPUTUSAN CAMAT."
    assert k.diktum == (
        Diktum("KESATU", "Dipakai untuk:\na. menilai hasil; dan\nb. menyusun"),
        Diktum("KEDUA", "Berlaku."),
    )


@pytest.mark.parametrize(
    ("tempat", "kota", "tanggal", "teks"),
    [
        (PLACE, "Sendang Arum", date(2025, 2, 3), ""),
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


NAMES = Penandatangan("LAKSMI PRAWESTI, M.Si", "CAMAT SENDANG ARUM", "Pembina", "19710304 199603 2 002", "")


@pytest.mark.parametrize(
    "mark",
    [
        MARK,
        "LAKSMI PRAWESTI, M.Si\nCAMAT SENDANG ARUM\nPembina NIP. 19710304 199603 2 002\n",
        "CAMAT SENDANG ARUM,\nttd.\nLAKSMI PRAWESTI, M.Si\nNIP 19710304 199603 2 002\nPembina\n",
        "CAMAT\nKECAMATAN SENDANG ARUM\nLAKSMI PRAWESTI, M.Si\nPembina\n19710304 199603 2 002\n",
    ],
)
def test_signature_in_any_order(mark: str) -> None:
    p = sk(mark=mark).keputusan.penandatangan
    assert (p.nama, p.pangkat, p.nip, p.atas_nama) == (NAMES.nama, NAMES.pangkat, NAMES.nip, "")
    assert p.jabatan.startswith("CAMAT")


def test_signature_in_the_name_of_another_and_acting() -> None:
    p = sk(mark=f"a.n. BUPATI TIRTAMULYA\nPlt. {MARK}").keputusan.penandatangan
    assert (p.atas_nama, p.jabatan) == ("BUPATI TIRTAMULYA", "Plt. CAMAT SENDANG ARUM")


def test_copies_behind_the_signature_are_one_remark() -> None:
    bacaan = sk(mark=f"{MARK}Tembusan:\n1. Bupati;\n2. Inspektur.\n")
    assert bacaan.keputusan.penandatangan == NAMES
    assert any("Inspektur" in c.pesan for c in bacaan.catatan if c.kode == "tembusan")


def test_head_of_the_lampiran() -> None:
    lampiran = "LAMPIRAN KEPUTUSAN CAMAT\nNOMOR : 188/2/2025\nTANGGAL : 4 Februari 2025\n"
    bacaan = sk(mark=MARK + lampiran)
    assert (bacaan.keputusan.lampiran.nomor, bacaan.keputusan.lampiran.tanggal) == (
        "188/2/2025",
        "4 Februari 2025",
    )
    assert "nomor-beda" in kode(bacaan)
    assert bacaan.keputusan.nomor == "188/1/2025"


def test_absent_parts_are_told() -> None:
    bacaan = read("Menimbang : bahwa perlu.\nMEMUTUSKAN\n" + KARTU)
    assert {"nomor-hilang", "tentang-hilang", "mengingat-hilang", "diktum-hilang", "tanggal-hilang"} <= set(
        kode(bacaan)
    )


def test_a_lampiran_alone_takes_number_and_date_from_its_head() -> None:
    bacaan = read("LAMPIRAN KEPUTUSAN CAMAT X\nNOMOR : 188/2/2025\nTANGGAL : 4 Februari 2025\n" + KARTU)
    k = bacaan.keputusan
    assert (k.nomor, k.tanggal, k.tahun) == ("188/2/2025", date(2025, 2, 4), 2025)
    assert "hanya-lampiran" in kode(bacaan)
    assert "nomor-hilang" not in kode(bacaan)


@pytest.mark.parametrize(
    ("head", "tempat", "tahun"),
    [
        (SK_HEAD.replace("INDIKATOR KINERJA", "INDIKATOR KINERJA TAHUN 2026"), PLACE, 2026),
        (SK_HEAD, PLACE, 2025),
        (SK_HEAD.replace("188/1/2025", "188/1/2024"), "", 2024),
        (SK_HEAD.replace("188/1/2025", "188/1"), "", 0),
    ],
)
def test_year_of_the_decree(head: str, tempat: str, tahun: int) -> None:
    bacaan = sk(head=head, tempat=tempat, mark=MARK if tempat else "")
    assert bacaan.keputusan.tahun == tahun
    assert ("tahun-tak-terbaca" in kode(bacaan)) is (tahun == 0)


def test_signature_again_behind_the_last_table() -> None:
    other = MARK.replace("LAKSMI PRAWESTI", "BAGAS WICAKSONO")
    assert "penandatangan-beda" not in kode(
        read(KOP + SK_HEAD + CONTENT_ROLES + PLACE + MARK + KARTU + "\n" + MARK)
    )
    assert "penandatangan-beda" in kode(
        read(KOP + SK_HEAD + CONTENT_ROLES + PLACE + MARK + KARTU + "\n" + other)
    )


def test_place_date_and_signature_only_behind_the_last_table() -> None:
    k = read(KOP + SK_HEAD + CONTENT_ROLES + KARTU + "\n" + PLACE + MARK).keputusan
    assert (k.tempat, k.tanggal, k.penandatangan) == ("Sendang Arum", date(2025, 2, 3), NAMES)
