"""Bad input: exit 3, one sentence, and nothing changed; for every command that opens a file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end2end.terminal import SK_TEXT, Terminal, held_elsewhere, mounted, snapshot, without_rights

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde" + bytes(200)
LETTER = """Kepada Yth. Bapak dan Ibu warga

Dengan hormat, kami mengundang Bapak dan Ibu untuk kerja bakti pada hari Minggu pagi.
Mohon membawa sapu dan cangkul masing-masing. Kopi dan gorengan disediakan.

Terima kasih atas perhatiannya.
"""


def newer(data: bytes) -> bytes:
    """The same file with the schema number of a later version (user_version, bytes 60–63 of the header)."""
    return data[:60] + (999).to_bytes(4, "big") + data[64:]


def other_database(_data: bytes) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE catatan (teks TEXT)")
    connection.execute("INSERT INTO catatan VALUES ('milik program lain')")
    data = connection.serialize()
    connection.close()
    return data


BAD_FILES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "text": (lambda _: b"ini bukan berkas kantor\n" * 100, "bukan berkas IKI Desktop"),
    "picture": (lambda _: PNG, "bukan berkas IKI Desktop"),
    "empty": (lambda _: b"", "kosong"),
    "newer": (newer, "lebih baru"),
    "cut off": (lambda data: data[: len(data) // 2], "terpotong"),
    "cut in the header": (lambda data: data[:50], "IKI Desktop"),
    "another program's database": (other_database, "bukan berkas IKI Desktop"),
    "overwritten in the middle": (lambda data: data[:4096] + bytes(len(data) - 4096), "rusak"),
}

COMMANDS: dict[str, Callable[[Path, Path], tuple[str | Path, ...]]] = {
    "periksa": lambda path, _: ("periksa", path),
    "periksa --json": lambda path, _: ("periksa", path, "--json"),
    "ekspor json": lambda path, out: ("ekspor", "json", path, "-o", out),
    "ekspor lampiran": lambda path, out: ("ekspor", "lampiran", path, "-o", out),
    "ekspor realisasi": lambda path, out: ("ekspor", "realisasi", path, "-o", out),
    "impor": lambda path, _: ("impor", path, SK_TEXT),
    "impor --pratinjau": lambda path, _: ("impor", path, SK_TEXT, "--pratinjau", "--json"),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_file_that_is_none_of_ours(
    iki: Terminal, tmp_path: Path, office_bytes: bytes, kind: str, command: str
) -> None:
    spoil, words = BAD_FILES[kind]
    path, out = tmp_path / "kantor.iki", tmp_path / "hasil"
    path.write_bytes(spoil(office_bytes))
    out.write_bytes(b"yang lama")
    before = snapshot(tmp_path)
    assert words in iki(*COMMANDS[command](path, out)).refused()
    assert snapshot(tmp_path) == before
    assert not (iki.base / "cadangan").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_and_a_file_in_a_missing_folder(iki: Terminal, tmp_path: Path, command: str) -> None:
    (tmp_path / "folder.iki").mkdir()
    before = snapshot(tmp_path)
    assert "folder" in iki(*COMMANDS[command](tmp_path / "folder.iki", tmp_path / "hasil")).refused()
    if not command.startswith("impor"):
        missing = tmp_path / "tidak ada" / "kantor.iki"
        assert "tidak ditemukan" in iki(*COMMANDS[command](missing, tmp_path / "hasil")).refused()
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_open_elsewhere(iki: Terminal, tmp_path: Path, office: Path, command: str) -> None:
    out = tmp_path / "hasil"
    with held_elsewhere(office):
        before = snapshot(tmp_path)
        assert "sedang dibuka" in iki(*COMMANDS[command](office, out)).refused()
        assert snapshot(tmp_path) == before


SOURCES: dict[str, tuple[str, bytes]] = {
    "a letter": ("surat.txt", LETTER.encode()),
    "a picture named .txt": ("gambar.txt", PNG),
    "an empty text": ("kosong.txt", b""),
    "blanks": ("spasi.md", b" \n\n\t\n"),
    "an unknown form": ("arsip.zip", b"PK\x05\x06" + bytes(18)),
    "a Word file cut short": ("sk.docx", b"PK\x03\x04"),
    "an old Word file": ("sk.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")),
    "a workbook under a password": (
        "sk.xlsx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    ),
    "a picture named .docx": ("gambar.docx", PNG),
    "a PDF, not yet": ("sk.pdf", b"%PDF-1.7"),
    "a workbook cut short": ("sk.xlsx", b"PK\x03\x04"),
    "broken JSON": ("kantor.json", b'{"format": "iki-json", "versi": 1,'),
    "JSON of something else": ("lain.json", b'{"nama": "bukan kantor"}'),
    "a newer JSON": ("baru.json", b'{"format": "iki-json", "versi": 99}'),
    "JSON that is no text": ("biner.json", PNG),
}


@pytest.mark.parametrize("options", [(), ("--pratinjau", "--json")], ids=["impor", "pratinjau"])
@pytest.mark.parametrize("kind", SOURCES)
def test_a_source_that_is_something_else(
    iki: Terminal, tmp_path: Path, office: Path, kind: str, options: tuple[str, ...]
) -> None:
    name, data = SOURCES[kind]
    source = tmp_path / name
    source.write_bytes(data)
    before = snapshot(tmp_path)
    iki("impor", office, source, *options).refused()
    iki("impor", tmp_path / "belum ada.iki", source, *options).refused()
    iki("impor", office, SK_TEXT, source, "--tahun", "2027", *options).refused()
    assert snapshot(tmp_path) == before


def test_a_source_that_is_absent_or_a_folder(iki: Terminal, tmp_path: Path, office: Path) -> None:
    before = snapshot(tmp_path)
    assert "tidak ditemukan" in iki("impor", office, tmp_path / "tidak ada.txt").refused()
    assert "tidak ditemukan" in iki("impor", office, tmp_path / "tidak ada.json").refused()
    iki("impor", office, tmp_path).refused()
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_may_not_be_read(iki: Terminal, tmp_path: Path, office: Path, command: str) -> None:
    prefix = without_rights()
    before = snapshot(tmp_path)
    office.chmod(0)
    try:
        done = iki.process(*COMMANDS[command](office, tmp_path / "hasil"), prefix=prefix)
    finally:
        office.chmod(0o644)
    assert "tidak boleh dibaca" in done.refused()
    assert snapshot(tmp_path) == before


def test_a_folder_that_may_not_be_written(iki: Terminal, tmp_path: Path, office: Path) -> None:
    prefix = without_rights()
    closed = tmp_path / "tertutup"
    closed.mkdir()
    before = snapshot(tmp_path)
    closed.chmod(0o555)
    try:
        out = closed / "hasil.json"
        iki.process("ekspor", "json", office, "-o", out, prefix=prefix).refused()
        name = ("--nama", "Contoh", "--kabupaten", "Kota Teladan")
        iki.process("baru", closed / "baru.iki", *name, prefix=prefix).refused()
        iki.process("impor", closed / "baru.iki", SK_TEXT, prefix=prefix).refused()
        iki.process("contoh", closed / "contoh", prefix=prefix).refused()
    finally:
        closed.chmod(0o755)
    assert snapshot(tmp_path) == before


def test_a_read_only_stick(iki: Terminal, tmp_path: Path, office: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    office = office.rename(stick / "kantor.iki")
    prefix = mounted(f"mount --bind '{stick}' '{stick}'; mount -o remount,ro,bind '{stick}'")
    before = snapshot(stick)
    assert iki.process("periksa", office, prefix=prefix).code in (0, 1)
    done = iki.process("ekspor", "json", office, "-o", tmp_path / "a.json", prefix=prefix)
    assert (done.code, done.err) == (0, "")
    said = iki.process("impor", office, SK_TEXT, "--tahun", "2027", prefix=prefix).refused()
    assert "hanya untuk dibaca" in said
    said = iki.process("ekspor", "json", office, "-o", stick / "a.json", prefix=prefix).refused()
    assert "hanya dapat dibaca" in said
    assert snapshot(stick) == before


def test_a_full_stick_keeps_the_old_paper(iki: Terminal, tmp_path: Path, sample: Path) -> None:
    """Inside the mount nothing can be looked at from here, so the shell compares before it leaves."""
    stick = tmp_path / "usb"
    stick.mkdir()
    prefix = mounted(f"mount -t tmpfs -o size=20k none '{stick}'; echo lama > '{stick}/lampiran.pdf'")
    check = ("sh", "-c", f'"$@"; code=$?; ls -A "{stick}"; cat "{stick}/lampiran.pdf"; exit $code', "sh")
    done = iki.process("ekspor", "lampiran", sample, "-o", stick / "lampiran.pdf", prefix=(*prefix, *check))
    assert done.code == 3
    assert "penuh" in done.err
    assert len(done.err.splitlines()) == 1
    assert done.out == "lampiran.pdf\nlama\n"
