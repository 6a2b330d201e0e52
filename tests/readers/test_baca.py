"""The reader's door: what it takes, what it refuses and with which words, encodings, progress, cancelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from iki_desktop.errors import Cancelled, InputRefused
from iki_desktop.readers.baca import baca_sk, baca_teks
from iki_desktop.readers.masukan import MAKS_BARIS, MAKS_TEKS
from tests.readers.naskah import FILES, kode

NASKAH = (FILES / "sendangarum.txt").read_text(encoding="utf-8")

SURAT = """Kepada Yth. Kepala Dinas
di Tempat

Dengan hormat, bersama ini kami sampaikan undangan rapat koordinasi.
Nama : Budi
NIP : 19800101 200501 1 001
Jabatan : Kepala Seksi
Tugas : menghadiri rapat
Demikian atas perhatiannya disampaikan terima kasih.
"""
KODE = """import os

def main(argv):
    jabatan = {"tugas": 1, "fungsi": 2}
    return [x for x in argv if x in jabatan]
"""
DAFTAR_BELANJA = "No\tNama Barang\tJumlah\tHarga\n1\tKertas F4\t10 rim\t450.000\n2\tTinta\t4 botol\t380.000\n"


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (SURAT, "tidak memuat tabel"),
        (KODE, "tidak memuat tabel"),
        (DAFTAR_BELANJA, "tidak memuat tabel"),
        ("", "kosong"),
        (" \n\t\n", "kosong"),
        ("-----\n=====\n", "kosong"),
        ("x" * (MAKS_TEKS + 1), "terlalu panjang"),
        ("kata " * 30_000, "terlalu banyak atau terlalu panjang"),
        ("a\n" * (MAKS_BARIS + 1), "terlalu banyak atau terlalu panjang"),
    ],
    ids=["surat", "kode", "belanja", "kosong", "spasi", "garis", "panjang", "satu baris", "baris"],
)
def test_what_is_no_decree_is_refused_in_words(isi: str, kata: str) -> None:
    with pytest.raises(InputRefused, match=kata):
        baca_teks(isi)


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("kosong.txt", b"", "kosong"),
        ("nol.txt", b"\0" * 500, "kosong"),
        ("gambar.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "bukan teks"),
        ("besar.txt", b"kata kata\n" * (MAKS_TEKS // 10 + 1), "lebih besar"),
        ("utf16.txt", b"\xff\xfe" + b"a\0b\0c", "bukan teks"),
        ("naskah.png", b"apa saja", "bukan bentuk naskah"),
        ("naskah", b"apa saja", "bukan bentuk naskah"),
    ],
)
def test_files_that_are_no_text_are_refused(tmp_path: Path, nama: str, isi: bytes, kata: str) -> None:
    berkas = tmp_path / nama
    berkas.write_bytes(isi)
    with pytest.raises(InputRefused, match=kata) as galat:
        baca_sk(berkas)
    assert str(tmp_path) not in str(galat.value)
    assert berkas.read_bytes() == isi


def test_folder_and_missing_file_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    with pytest.raises(InputRefused, match="folder"):
        baca_sk(folder)
    with pytest.raises(InputRefused, match="tidak ditemukan"):
        baca_sk(tmp_path / "tiada.txt")


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_of_unicode(tmp_path: Path, sandi: str) -> None:
    berkas = tmp_path / "sk.txt"
    berkas.write_bytes(NASKAH.encode(sandi))
    bacaan = baca_sk(berkas)
    assert bacaan.keputusan.tentang == baca_teks(NASKAH).keputusan.tentang
    assert "sandi-huruf" not in kode(bacaan)


@pytest.mark.parametrize("akhir", ["\r\n", "\r", "\n"])
def test_line_ends(tmp_path: Path, akhir: str) -> None:
    berkas = tmp_path / "sk.txt"
    berkas.write_bytes(NASKAH.replace("\n", akhir).encode())
    bacaan = baca_sk(berkas)
    assert [c.baris for c in bacaan.catatan] == [c.baris for c in baca_teks(NASKAH).catatan]
    assert len(bacaan.keputusan.kartu) == 3


def test_page_break_characters_keep_the_line_numbers() -> None:
    asli = baca_teks(NASKAH)
    dengan = baca_teks(NASKAH.replace("\n\nINDIKATOR", "\n\f\nINDIKATOR"))
    assert [c.baris for c in dengan.catatan] == [c.baris for c in asli.catatan]


def test_markdown_by_its_suffix(tmp_path: Path) -> None:
    berkas = tmp_path / "SK.MD"
    berkas.write_text(NASKAH, encoding="utf-8")
    assert len(baca_sk(berkas).keputusan.kartu) == 3


def test_cancelling_stops_the_reading() -> None:
    langkah: list[int] = []

    def lapor(selesai: int, _dari: int) -> None:
        langkah.append(selesai)
        if selesai == 1:
            raise Cancelled("Dibatalkan.")

    with pytest.raises(Cancelled):
        baca_teks(NASKAH, lapor)
    assert langkah == [0, 1]


def test_the_same_text_reads_the_same() -> None:
    satu, dua = baca_teks(NASKAH), baca_teks(NASKAH)
    assert [c.pesan for c in satu.catatan] == [c.pesan for c in dua.catatan]
    assert [k.jabatan for k in satu.keputusan.kartu] == [k.jabatan for k in dua.keputusan.kartu]
