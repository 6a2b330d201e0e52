"""Names of offices as the file keeps them, and of kartu as lists show them."""

from __future__ import annotations

import pytest

from iki_desktop.models.kantor import IsiKantor, JenisKantor, Kantor
from iki_desktop.models.keputusan import Indikator, JenisKartu, Kartu, Keputusan, Sasaran
from iki_desktop.models.nama import nama_kabupaten, nama_kantor, nama_kartu, nama_objek, sebutan_kantor


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("Contoh", "Contoh"),
        ("Kecamatan Contoh", "Contoh"),
        ("KECAMATAN  CONTOH ", "CONTOH"),
        ("Kec. Contoh", "Contoh"),
        ("Kelurahan Contoh Indah", "Contoh Indah"),
        ("Kecamatanan", "Kecamatanan"),
        (" ", ""),
    ],
)
def test_nama_kantor(teks: str, nama: str) -> None:
    assert nama_kantor(teks) == nama


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("Teladan", "Kabupaten Teladan"),
        ("Kabupaten Teladan", "Kabupaten Teladan"),
        ("kabupaten  Teladan", "Kabupaten Teladan"),
        ("Kab. Teladan", "Kabupaten Teladan"),
        ("Kota Teladan", "Kota Teladan"),
        ("KOTA Teladan", "Kota Teladan"),
        ("Kotabaru", "Kabupaten Kotabaru"),
        ("  ", ""),
    ],
)
def test_nama_kabupaten(teks: str, nama: str) -> None:
    assert nama_kabupaten(teks) == nama
    assert nama_kabupaten(nama) == nama


@pytest.mark.parametrize(
    ("kantor", "sebutan"),
    [
        (Kantor("1", "Contoh"), "Kecamatan Contoh"),
        (Kantor("1", "Contoh", JenisKantor.KELURAHAN), "Kelurahan Contoh"),
        (Kantor("1", "Organisasi", JenisKantor.KABUPATEN, "Kabupaten Teladan"), "Kabupaten Teladan"),
        (Kantor("1", "Teladan", JenisKantor.KABUPATEN), "Teladan"),
    ],
)
def test_sebutan_kantor(kantor: Kantor, sebutan: str) -> None:
    assert sebutan_kantor(kantor) == sebutan


@pytest.mark.parametrize(
    ("kartu", "nama"),
    [
        (Kartu("k", 1, jabatan="Camat"), "Camat"),
        (Kartu("k", 1, jenis=JenisKartu.IKU, jabatan="Camat"), "Camat"),
        (Kartu("k", 1, jenis=JenisKartu.IKU), "Indikator kinerja utama"),
        (Kartu("k", 1), "(jabatan belum diisi)"),
    ],
)
def test_a_kartu_has_one_name_everywhere(kartu: Kartu, nama: str) -> None:
    assert nama_kartu(kartu) == nama


def test_objects_are_called_by_their_words() -> None:
    satu = Indikator("i", "Jumlah\n rapat")
    camat = Kartu("c", 1, jabatan="Camat", sasaran=(Sasaran("s", "Rapat tertib", (satu,)),))
    isi = IsiKantor(Kantor("o"), (Keputusan("k", 2026, kartu=(camat, Kartu("u", 2, JenisKartu.IKU))),))
    assert nama_objek(isi) == {
        "c": "Camat",
        "s": "Rapat tertib",
        "i": "Jumlah rapat",
        "u": "Indikator kinerja utama",
    }
