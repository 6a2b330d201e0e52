"""Opening: the order of antarmuka.md, and a sentence of its own for every file that is refused."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from iki_desktop.errors import FileRefused
from iki_desktop.models.kantor import Pengaturan
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.opening import periksa_berkas
from tests.store import samples
from tests.store.conftest import assert_sound

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(200)


def refusal(path: Path) -> str:
    """The sentence with which a path is refused, the same for opening and for periksa; nothing is changed."""
    before = _state(path.parent)
    sentences: set[str] = set()
    for attempt in (Berkas.open, periksa_berkas):
        with pytest.raises(FileRefused) as caught:
            attempt(path)
        sentences.add(caught.value.pesan)
    assert _state(path.parent) == before
    assert len(sentences) == 1
    return sentences.pop()


def _state(folder: Path) -> dict[str, bytes | None]:
    return {p.name: p.read_bytes() if p.is_file() else None for p in folder.iterdir()}


def test_create_open_and_read_back(path: Path) -> None:
    pengaturan = Pengaturan(kertas="A4")
    with Berkas.create(path, samples.kantor(), pengaturan) as berkas:
        assert berkas.kantor() == samples.kantor()
        assert berkas.owner_id == samples.ident("kantor")
        assert (berkas.undo_name, berkas.redo_name, berkas.last_commit) == (None, None, None)
    with Berkas.open(path) as berkas:
        isi = berkas.isi()
    assert isi.kantor == samples.kantor()
    assert isi.pengaturan == pengaturan
    assert (isi.keputusan, isi.realisasi, isi.pegawai, isi.periode) == ((), (), (), ())
    assert_sound(path)


def test_the_pragmas_are_those_of_the_issue(berkas: Berkas) -> None:
    conn = berkas._conn  # pyright: ignore[reportPrivateUsage]
    for pragma, value in {
        "journal_mode": "truncate",
        "synchronous": 3,  # EXTRA
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }.items():
        assert conn.execute(f"PRAGMA {pragma}").fetchone() == (value,), pragma


def test_opening_and_reading_changes_no_byte(stored: Path) -> None:
    before = stored.read_bytes()
    with Berkas.open(stored) as berkas:
        berkas.isi()
        berkas.riwayat()
    assert stored.read_bytes() == before
    assert_sound(stored)


def test_creating_over_something_is_refused(path: Path, tmp_path: Path) -> None:
    path.write_bytes(PNG)
    with pytest.raises(FileRefused, match="sudah ada"):
        Berkas.create(path, samples.kantor())
    assert path.read_bytes() == PNG
    with pytest.raises(FileRefused, match="folder"):
        Berkas.create(tmp_path, samples.kantor())


def test_creating_beside_a_stray_journal_is_refused(path: Path) -> None:
    stray = path.with_name(path.name + "-journal")
    stray.write_bytes(b"x" * 600)
    with pytest.raises(FileRefused, match="journal"):
        Berkas.create(path, samples.kantor())
    assert stray.read_bytes() == b"x" * 600


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "kosong"),
        (PNG, "bukan berkas IKI Desktop"),
        (b"SQLite format 3\x00", "bukan berkas IKI Desktop"),
        (b"halo dunia" * 50, "bukan berkas IKI Desktop"),
    ],
    ids=["empty", "png", "magic only", "text"],
)
def test_what_is_no_file_of_ours_is_refused(path: Path, content: bytes, words: str) -> None:
    path.write_bytes(content)
    assert words in refusal(path)


def test_folder_and_missing_file_are_refused(path: Path) -> None:
    assert "tidak ditemukan" in refusal(path)
    path.mkdir()
    assert "folder" in refusal(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="sistem ini tidak punya pipa bernama")
def test_what_is_no_ordinary_file_is_refused_without_waiting(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(FileRefused, match="bukan berkas biasa"):
        Berkas.open(path)


def test_a_database_of_another_program_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE catatan (isi TEXT)")
        conn.commit()
    assert "bukan berkas IKI Desktop" in refusal(path)


def test_a_newer_schema_is_refused_with_its_number(stored: Path) -> None:
    data = bytearray(stored.read_bytes())
    data[60:64] = (7).to_bytes(4, "big")
    stored.write_bytes(data)
    sentence = refusal(stored)
    assert "lebih baru" in sentence
    assert "7" in sentence
    assert "tidak diubah" in sentence


@pytest.mark.parametrize("version", [0, 0x80000000])
def test_a_schema_number_that_never_was_is_damage(stored: Path, version: int) -> None:
    data = bytearray(stored.read_bytes())
    data[60:64] = version.to_bytes(4, "big")
    stored.write_bytes(data)
    assert ("rusak" in (sentence := refusal(stored))) or "lebih baru" in sentence


def test_a_file_switched_to_wal_is_refused(stored: Path) -> None:
    with closing(sqlite3.connect(stored)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
    assert "bukan yang dibuat IKI Desktop" in refusal(stored)


def test_periksa_says_nothing_of_a_good_file_and_leaves_nothing(stored: Path) -> None:
    before = _state(stored.parent)
    assert periksa_berkas(stored) == ()
    assert _state(stored.parent) == before


def test_a_path_with_odd_characters(tmp_path: Path) -> None:
    path = tmp_path / "kécamatan #1 100% ?a=b & c;d.iki"
    with Berkas.create(path, samples.kantor()) as berkas:
        assert berkas.isi().kantor == samples.kantor()
    assert sorted(p.name for p in tmp_path.iterdir()) == [path.name]
    assert periksa_berkas(path) == ()


def test_each_refusal_has_a_sentence_of_its_own(stored: Path, tmp_path: Path) -> None:
    sentences = []
    for n, change in enumerate((_truncate, _newer, _png, _empty, _folder, _extra_table)):
        folder = tmp_path / str(n)
        folder.mkdir()
        copy = folder / "uji.iki"
        shutil.copy(stored, copy)
        change(copy)
        sentences.append(refusal(copy))
    assert len(set(sentences)) == len(sentences)
    for sentence in sentences:
        assert sentence.startswith(("“", "Susunan"))
        assert sentence.endswith(".")


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def _newer(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[63] = 9
    path.write_bytes(data)


def _png(path: Path) -> None:
    path.write_bytes(PNG)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _extra_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE lain (x)")
        conn.commit()
