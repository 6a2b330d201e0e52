"""An older file is backed up, then brought up to date in one transaction, or left exactly as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from iki_desktop.errors import FileRefused
from iki_desktop.store import opening, schema
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.opening import periksa_berkas
from iki_desktop.store.operations.kantor import ubah_kantor
from tests.store import samples
from tests.store.conftest import assert_sound

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

NEXT = schema.SCHEMA + 1
Change = Callable[["Database"], None]


@pytest.fixture
def next_schema(stored: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Change], None]:
    """Makes the program one schema newer than the stored file, by a migration of the test's own."""
    register = schema._register  # pyright: ignore[reportPrivateUsage]

    def install(change: Change) -> None:
        def with_next() -> Migrations:
            migrations = register()
            migrations(name=f"schema_{NEXT}")(change)
            return migrations

        monkeypatch.setattr(schema, "_register", with_next)
        monkeypatch.setattr(schema, "SCHEMA", NEXT)
        monkeypatch.setattr(opening, "SCHEMA", NEXT)
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
            conn.execute("BEGIN")
            try:
                schema.migrate(conn)
                monkeypatch.setitem(schema.FINGERPRINTS, NEXT, schema.fingerprint(conn))
            except sqlite3.Error:
                monkeypatch.setitem(schema.FINGERPRINTS, NEXT, "")

    assert stored.is_file()
    return install


def add_column(db: Database) -> None:
    db.conn.execute("ALTER TABLE kantor ADD COLUMN faksimile TEXT NOT NULL DEFAULT ''")


def fail_halfway(db: Database) -> None:
    add_column(db)
    db.conn.execute("INSERT INTO tabel_yang_tidak_ada VALUES (1)")


def test_an_older_file_is_upgraded_with_all_it_holds(
    stored: Path, next_schema: Callable[[Change], None]
) -> None:
    next_schema(add_column)
    with Berkas.open(stored) as berkas:
        assert berkas.upgraded_from == NEXT - 1
        assert berkas.isi() == samples.office()
        assert berkas.run(ubah_kantor, nama="Lain")
        berkas.undo()
        berkas.undo()
        berkas.redo()
        assert berkas.isi() == samples.office()
    with Berkas.open(stored) as berkas:
        assert berkas.upgraded_from is None
        assert berkas.redo_name == "Ubah data kantor"
    assert int.from_bytes(stored.read_bytes()[60:64], "big") == NEXT
    assert_sound(stored)


@pytest.mark.parametrize("given", [True, False], ids=["folder", "no folder"])
def test_the_backup_before_it_is_of_the_older_schema(
    stored: Path, tmp_path: Path, next_schema: Callable[[Change], None], given: bool
) -> None:
    folder = tmp_path / "cadangan" if given else None
    next_schema(add_column)
    with Berkas.open(stored, backups=folder):
        pass
    (copy,) = (p for p in (folder or stored.parent).iterdir() if p.name.endswith("-naik-skema.iki"))
    assert int.from_bytes(copy.read_bytes()[60:64], "big") == NEXT - 1
    assert_sound(copy)


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    stored: Path, next_schema: Callable[[Change], None]
) -> None:
    before = stored.read_bytes()
    next_schema(fail_halfway)
    with pytest.raises(RuntimeError, match="migration"):
        Berkas.open(stored)
    assert stored.read_bytes() == before
    assert_sound(stored)


def test_a_disk_that_is_full_during_it_is_told_in_words(
    stored: Path, next_schema: Callable[[Change], None]
) -> None:
    def fill(db: Database) -> None:
        add_column(db)
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL  # pyright: ignore[reportAttributeAccessIssue]
        raise error

    before = stored.read_bytes()
    next_schema(fill)
    with pytest.raises(FileRefused, match=r"versi lama.*penuh"):
        Berkas.open(stored)
    assert stored.read_bytes() == before
    assert_sound(stored)


def test_a_file_that_cannot_be_written_is_read_as_an_upgraded_copy(
    stored: Path, next_schema: Callable[[Change], None]
) -> None:
    before = stored.read_bytes()
    next_schema(add_column)
    with Berkas.open(stored, read_only=True) as berkas:
        assert berkas.read_only
        assert berkas.isi() == samples.office()
        assert berkas.upgraded_from == NEXT - 1
    assert stored.read_bytes() == before


def test_periksa_says_so_and_upgrades_nothing(stored: Path, next_schema: Callable[[Change], None]) -> None:
    before = stored.read_bytes()
    next_schema(add_column)
    (catatan,) = periksa_berkas(stored)
    assert catatan.kode == "skema-lama"
    assert catatan.pesan.endswith(".")
    assert stored.read_bytes() == before


def test_an_older_file_that_is_not_exactly_of_its_schema_is_refused(
    stored: Path, next_schema: Callable[[Change], None]
) -> None:
    with closing(sqlite3.connect(stored)) as conn:
        conn.execute("CREATE TRIGGER t AFTER UPDATE ON kantor BEGIN DELETE FROM realisasi; END")
        conn.commit()
    before = stored.read_bytes()
    next_schema(add_column)
    with pytest.raises(FileRefused, match="bukan yang dibuat IKI Desktop"):
        Berkas.open(stored)
    assert stored.read_bytes() == before
