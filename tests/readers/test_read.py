"""The reader's door: what it takes, what it refuses and with which words, encodings, progress, cancelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from iki_desktop.errors import Cancelled, InputRefused
from iki_desktop.readers.intake import MAX_LINES, MAX_TEXT
from iki_desktop.readers.read import read_sk, read_text
from tests.readers.decrees import FILES, kode

NASKAH = (FILES / "sendangarum.txt").read_text(encoding="utf-8")

LETTER_TEXT = """Kepada Yth. Kepala Dinas
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
SHOPPING_LIST = "No\tNama Barang\tJumlah\tHarga\n1\tKertas F4\t10 rim\t450.000\n2\tTinta\t4 botol\t380.000\n"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (LETTER_TEXT, "tidak memuat tabel"),
        (KODE, "tidak memuat tabel"),
        (SHOPPING_LIST, "tidak memuat tabel"),
        ("", "kosong"),
        (" \n\t\n", "kosong"),
        ("-----\n=====\n", "kosong"),
        ("x" * (MAX_TEXT + 1), "terlalu panjang"),
        ("kata " * 30_000, "terlalu banyak atau terlalu panjang"),
        ("a\n" * (MAX_LINES + 1), "terlalu banyak atau terlalu panjang"),
    ],
    ids=["surat", "kode", "belanja", "kosong", "spasi", "garis", "panjang", "satu baris", "baris"],
)
def test_what_is_no_decree_is_refused_in_words(content: str, word: str) -> None:
    with pytest.raises(InputRefused, match=word):
        read_text(content)


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("kosong.txt", b"", "kosong"),
        ("nol.txt", b"\0" * 500, "kosong"),
        ("gambar.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "bukan teks"),
        ("besar.txt", b"kata kata\n" * (MAX_TEXT // 10 + 1), "lebih besar"),
        ("utf16.txt", b"\xff\xfe" + b"a\0b\0c", "bukan teks"),
        ("naskah.png", b"apa saja", "bukan bentuk naskah"),
        ("naskah", b"apa saja", "bukan bentuk naskah"),
    ],
)
def test_files_that_are_no_text_are_refused(tmp_path: Path, name: str, content: bytes, word: str) -> None:
    filename = tmp_path / name
    filename.write_bytes(content)
    with pytest.raises(InputRefused, match=word) as error:
        read_sk(filename)
    assert str(tmp_path) not in str(error.value)
    assert filename.read_bytes() == content


def test_folder_and_missing_file_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    with pytest.raises(InputRefused, match="folder"):
        read_sk(folder)
    with pytest.raises(InputRefused, match="tidak ditemukan"):
        read_sk(tmp_path / "tiada.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_of_unicode(tmp_path: Path, encoding: str) -> None:
    filename = tmp_path / "sk.txt"
    filename.write_bytes(NASKAH.encode(encoding))
    bacaan = read_sk(filename)
    assert bacaan.keputusan.tentang == read_text(NASKAH).keputusan.tentang
    assert "sandi-huruf" not in kode(bacaan)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends(tmp_path: Path, end: str) -> None:
    filename = tmp_path / "sk.txt"
    filename.write_bytes(NASKAH.replace("\n", end).encode())
    bacaan = read_sk(filename)
    assert [c.baris for c in bacaan.catatan] == [c.baris for c in read_text(NASKAH).catatan]
    assert len(bacaan.keputusan.kartu) == 3


def test_page_break_characters_keep_the_line_numbers() -> None:
    original = read_text(NASKAH)
    with_it = read_text(NASKAH.replace("\n\nINDIKATOR", "\n\f\nINDIKATOR"))
    assert [c.baris for c in with_it.catatan] == [c.baris for c in original.catatan]


def test_markdown_by_its_suffix(tmp_path: Path) -> None:
    filename = tmp_path / "SK.MD"
    filename.write_text(NASKAH, encoding="utf-8")
    assert len(read_sk(filename).keputusan.kartu) == 3


def test_cancelling_stops_the_reading() -> None:
    step: list[int] = []

    def report(finish: int, _from: int) -> None:
        step.append(finish)
        if finish == 1:
            raise Cancelled("Dibatalkan.")

    with pytest.raises(Cancelled):
        read_text(NASKAH, report)
    assert step == [0, 1]


def test_the_same_text_reads_the_same() -> None:
    one, two = read_text(NASKAH), read_text(NASKAH)
    assert [c.pesan for c in one.catatan] == [c.pesan for c in two.catatan]
    assert [k.jabatan for k in one.keputusan.kartu] == [k.jabatan for k in two.keputusan.kartu]
