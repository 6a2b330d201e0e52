"""Hostile and damaged files: refused in words within moments, nothing of them is run, nothing is changed."""

from __future__ import annotations

import random
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from iki_desktop.errors import FileRefused, IkiError
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.opening import periksa_berkas
from iki_desktop.store.operations.kantor import ubah_kantor
from tests.store.conftest import assert_sound
from tests.store.test_opening import refusal

FOREIGN = "bukan yang dibuat IKI Desktop"


def sql(*statements: str) -> Callable[[Path], None]:
    """A change made to a file by somebody else's SQLite."""

    def change(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as conn:
            for statement in statements:
                conn.execute(statement)

    return change


def schema(statement: str) -> Callable[[Path], None]:
    """A change forced into the schema table itself."""
    return sql("PRAGMA writable_schema = ON", statement, "PRAGMA writable_schema = RESET")


SCHEMA_CHANGES = {
    "trigger": sql("CREATE TRIGGER t AFTER UPDATE ON kantor BEGIN DELETE FROM realisasi; END"),
    "view": sql("CREATE VIEW v AS SELECT * FROM kantor"),
    "endless view": sql(
        "CREATE VIEW v AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
        " SELECT sum(x) FROM n"
    ),
    "virtual table": sql("CREATE VIRTUAL TABLE f USING fts5(x)"),
    "table": sql("CREATE TABLE lain (x TEXT) STRICT"),
    "column": sql("ALTER TABLE kantor ADD COLUMN rahasia TEXT"),
    "generated column": sql("ALTER TABLE kantor ADD COLUMN g TEXT AS (hex(zeroblob(100000000)))"),
    "index on an expression": sql("CREATE INDEX i ON kantor (length(nama))"),
    "check": schema("UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', 'STRICT ') WHERE name = 'kantor'"),
    "not strict": schema(
        "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'realisasi'"
    ),
    "missing index": sql("DROP INDEX perubahan_baris"),
    "missing table": sql("PRAGMA foreign_keys = OFF", "DROP TABLE masa"),
}


@pytest.mark.parametrize("change", SCHEMA_CHANGES.values(), ids=SCHEMA_CHANGES.keys())
def test_any_schema_but_ours_is_refused(stored: Path, change: Callable[[Path], None]) -> None:
    change(stored)
    assert FOREIGN in refusal(stored)


VALUE_CHANGES = {
    "not UTF-8": sql("UPDATE kantor SET alamat = CAST(x'4a6c2ec328' AS TEXT)"),
    "not UTF-8 in a cell": sql("UPDATE realisasi SET catatan = CAST(x'c328' AS TEXT)"),
    "missing parent": sql("PRAGMA foreign_keys = OFF", "DELETE FROM sasaran"),
    "no owner": sql("PRAGMA foreign_keys = OFF", "DELETE FROM berkas"),
    "two owners": sql("INSERT INTO berkas SELECT 'x', pemilik, dibuat, 1 FROM berkas"),
    "unknown jenis": sql("PRAGMA ignore_check_constraints = ON", "UPDATE indikator SET jenis = 'lain'"),
    "month 13": sql(
        "PRAGMA ignore_check_constraints = ON", "UPDATE realisasi SET bulan = 13 WHERE bulan = 4"
    ),
    "figure in words": sql("PRAGMA ignore_check_constraints = ON", "UPDATE realisasi SET nilai = 'NaN'"),
    "figure with two points": sql("UPDATE realisasi SET nilai = '1.2.3'"),
    "figure of a sign": sql("UPDATE realisasi SET nilai = '-'"),
    "list cut off": sql("UPDATE kartu SET tugas = '[\"a]'"),
    "date in words": sql("UPDATE keputusan SET tanggal = '7 Januari'"),
    "setting cut off": sql("UPDATE pengaturan SET nilai = '{' WHERE kunci = 'margin'"),
    "index that lies": schema(
        "UPDATE sqlite_schema SET rootpage ="
        " (SELECT rootpage FROM sqlite_schema WHERE name = 'kartu_keputusan') WHERE name = 'sasaran_kartu'"
    ),
}


@pytest.mark.parametrize("change", VALUE_CHANGES.values(), ids=VALUE_CHANGES.keys())
def test_values_that_cannot_be_are_damage(stored: Path, change: Callable[[Path], None]) -> None:
    change(stored)
    assert "rusak" in refusal(stored)


def test_a_list_of_the_wrong_shape_is_told_in_words(stored: Path) -> None:
    sql("UPDATE kartu SET tugas = '[{}]'")(stored)
    with Berkas.open(stored) as berkas, pytest.raises(FileRefused, match="rusak"):
        berkas.isi()


def test_a_schema_whose_pages_turn_in_circles_ends(stored: Path) -> None:
    """The first page as an interior page whose children are itself: reading it naively never ends."""
    data = bytearray(stored.read_bytes())
    data[100] = 0x05  # interior table page
    data[103:105] = struct.pack(">H", 100)  # so many cells, all of them
    data[108:112] = struct.pack(">I", 1)
    for n in range(100):
        data[112 + 2 * n : 114 + 2 * n] = struct.pack(">H", 4000)
    data[4000:4005] = struct.pack(">I", 1) + b"\x01"
    stored.write_bytes(data)
    assert "rusak" in refusal(stored)


def test_a_value_that_claims_a_gigabyte_takes_no_memory(stored: Path) -> None:
    data = stored.read_bytes()
    at = data.index(b"Jl. Raya 1")
    changed = bytearray(data)
    # The record header holds a varint per column; the address is text of 10 bytes (serial type 33).
    header = data.rindex(b"\x21", at - 200, at)
    changed[header] = 0x7F
    stored.write_bytes(changed)
    with pytest.raises(FileRefused):
        Berkas.open(stored)


def test_a_forged_journal_does_not_delete_another_file(stored: Path, tmp_path: Path) -> None:
    """SQLite deletes the file a journal names as its super-journal (temuan.md)."""
    victim = tmp_path / "penting.docx"
    name = str(victim).encode()
    victim.write_bytes(b"isi yang penting\0")  # taken for a list of journals of which none is there any more
    page = 4096
    head = bytes.fromhex("d9d505f920a163d7") + struct.pack(
        ">IIIII", 0, 0, len(stored.read_bytes()) // page, 512, page
    )
    tail = struct.pack(">I", 0x40000000 // page + 1) + name
    tail += struct.pack(">II", len(name), sum(name) & 0xFFFFFFFF) + bytes.fromhex("d9d505f920a163d7")
    journal = stored.with_name(stored.name + "-journal")
    journal.write_bytes(head.ljust(512, b"\x00") + tail)
    assert "journal" in refusal(stored)
    assert victim.exists()
    # so that this test cannot pass for nothing: SQLite itself does as the journal says
    with closing(sqlite3.connect(stored)) as conn:
        conn.execute("SELECT count(*) FROM sqlite_schema")
    assert not journal.exists()
    if victim.exists():
        pytest.skip("SQLite di mesin ini tidak lagi menghapus berkas yang disebut catatan palsu")
    with Berkas.open(stored):
        pass


@pytest.mark.parametrize("suffix", ["-journal", "-wal"])
def test_a_folder_in_the_journal_s_place_is_refused(stored: Path, suffix: str) -> None:
    stored.with_name(stored.name + suffix).mkdir()
    assert stored.name + suffix in refusal(stored)


def test_a_log_of_another_database_is_not_read_as_part_of_ours(stored: Path) -> None:
    """SQLite reads a -wal beside a database even where the database says that it has none."""
    copy = stored.with_name("lain.iki")
    copy.write_bytes(stored.read_bytes())
    with closing(sqlite3.connect(copy, isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("UPDATE kantor SET nama = 'Palsu'")
        wal = copy.with_name("lain.iki-wal").read_bytes()
    copy.unlink()
    assert len(wal) > 4096
    log = stored.with_name(stored.name + "-wal")
    log.write_bytes(wal)
    assert log.name in refusal(stored)
    log.write_bytes(b"")
    with Berkas.open(stored) as berkas:
        assert berkas.kantor().nama == "Uji"


def test_a_link_is_the_file_it_points_to(stored: Path, tmp_path: Path) -> None:
    link = tmp_path / "lain" / "tautan.iki"
    link.parent.mkdir()
    link.symlink_to(stored)
    stored.with_name(stored.name + "-wal").write_bytes(b"x" * 100)
    assert "-wal" in refusal(link)
    stored.with_name(stored.name + "-wal").unlink()
    with Berkas.open(link) as berkas:
        assert berkas.run(ubah_kantor, nama="Lewat tautan")
        with pytest.raises(FileRefused, match="sedang dibuka"):
            Berkas.open(stored)
    assert_sound(stored)


def test_truncated_copies_are_refused_at_every_length(stored: Path, path: Path) -> None:
    data = stored.read_bytes()
    lengths = [1, 15, 16, 99, 100, 101, 511, 512, *range(1000, len(data), len(data) // 40), len(data) - 1]
    for length in lengths:
        path.write_bytes(data[:length])
        for attempt in (Berkas.open, periksa_berkas):
            with pytest.raises(FileRefused):
                attempt(path)
        assert path.read_bytes() == data[:length]
    path.write_bytes(data[: len(data) // 2])
    assert "terpotong" in refusal(path)


def test_a_file_with_a_tail_of_zeros_still_opens(stored: Path) -> None:
    """Some copying tools round a file up to whole clusters; nothing of it is lost."""
    stored.write_bytes(stored.read_bytes() + bytes(8192))
    with Berkas.open(stored) as berkas:
        assert berkas.isi().keputusan


def test_flipped_bits_never_crash(stored: Path, path: Path) -> None:
    """A flipped bit is refused, read as another value, or told in words later; never a traceback."""
    data = stored.read_bytes()
    chance = random.Random(20260107)
    refused = 0
    for _ in range(120):
        at = chance.randrange(len(data) * 8)
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        path.write_bytes(flipped)
        try:
            with Berkas.open(path) as berkas:
                berkas.isi()
                berkas.riwayat()
                berkas.undo()
        except IkiError as error:
            refused += 1
            assert error.pesan.endswith(".")
    assert refused > 5


def test_flipped_bits_of_the_header_never_crash(stored: Path, path: Path) -> None:
    data = stored.read_bytes()
    for at in range(0, 100 * 8, 3):
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        path.write_bytes(flipped)
        try:
            with Berkas.open(path) as berkas:
                berkas.isi()
        except FileRefused as error:
            assert error.pesan.endswith(".")
            assert path.read_bytes() == flipped


def test_a_repaired_copy_opens_again(stored: Path, path: Path) -> None:
    data = stored.read_bytes()
    path.write_bytes(data[:5000])
    with pytest.raises(FileRefused):
        Berkas.open(path)
    path.write_bytes(data)
    with Berkas.open(path) as berkas:
        assert berkas.isi().realisasi
    assert_sound(path)
