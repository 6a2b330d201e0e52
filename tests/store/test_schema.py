"""The schema: what antarmuka.md says of the file, and that no migration comes without its stored file."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import uuid
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from iki_desktop.models.ikijson import to_json
from iki_desktop.models.realisasi import Sel
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.codec import LONGEST_TEXT
from iki_desktop.store.operations.realisasi import isi_sel
from iki_desktop.store.operations.terbitan import terbitkan
from iki_desktop.store.schema import APPLICATION_ID, FINGERPRINTS, SCHEMA, fingerprint, migrate
from iki_desktop.store.tables import COLUMNS, FLAGS, NULLABLE, WORDS
from tests.store import samples

SURAT, CAMAT_P = samples.ident("surat"), samples.ident("camat-p")
FILES = Path(__file__).parent.parent / "files"


def test_header_is_that_of_the_contract(stored: Path) -> None:
    data = stored.read_bytes()
    assert data[:16] == b"SQLite format 3\x00"
    assert int.from_bytes(data[68:72], "big") == 0x494B4931 == APPLICATION_ID
    assert int.from_bytes(data[60:64], "big") == SCHEMA
    assert data[18:20] == b"\x01\x01"  # rollback journal, not WAL


def test_every_table_is_strict_and_has_no_trigger_or_view(stored: Path) -> None:
    with closing(sqlite3.connect(stored)) as conn:
        tables = conn.execute("PRAGMA table_list").fetchall()
        loose = [t[1] for t in tables if not t[5] and not t[1].startswith("sqlite_")]
        assert loose == []
        assert {kind for (kind,) in conn.execute("SELECT type FROM sqlite_schema")} == {"table", "index"}


def test_every_row_that_travels_has_a_uuid_and_a_revision(stored: Path) -> None:
    with Berkas.open(stored) as berkas:
        berkas.run(terbitkan, samples.cetakan())
    with closing(sqlite3.connect(stored)) as conn:
        for tabel in COLUMNS:
            rows = conn.execute(f"SELECT id, revisi FROM {tabel}").fetchall()
            assert rows, f"the sample office has no {tabel}"
            for id_, revisi in rows:
                assert str(uuid.UUID(id_)) == id_
                assert isinstance(revisi, int) and revisi > 0


def test_columns_are_those_the_store_names(stored: Path) -> None:
    with closing(sqlite3.connect(stored)) as conn:
        for tabel, kolom in COLUMNS.items():
            info = conn.execute(f"PRAGMA table_info({tabel})").fetchall()
            assert sorted(row[1] for row in info) == sorted(["id", *kolom, "revisi"])
            for _, name, kind, not_null, default, _ in info:
                assert bool(not_null) == ((tabel, name) not in NULLABLE), (tabel, name)
                assert kind in ("TEXT", "INTEGER")
                if name in WORDS[tabel]:
                    # What undo's record leaves out as empty must come back as the table's default.
                    assert default == "''", (tabel, name)


def test_tables_agree_with_one_another() -> None:
    assert set(FLAGS) == set(WORDS) == set(COLUMNS)


def test_texts_are_as_long_as_the_json_takes_back() -> None:
    from iki_desktop.models.ikijson.cursor import MAKS_TEKS

    assert LONGEST_TEXT == MAKS_TEKS


def test_migrations_lead_to_the_known_fingerprint() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        conn.execute("BEGIN")
        migrate(conn)
        conn.execute("COMMIT")
        assert fingerprint(conn) == FINGERPRINTS[SCHEMA]
        names = [row[0] for row in conn.execute("SELECT name FROM _sqlite_migrations ORDER BY id")]
    assert len(names) == SCHEMA == max(FINGERPRINTS)
    assert sorted(FINGERPRINTS) == list(range(1, SCHEMA + 1))


def test_migrate_commits_nothing_itself() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        with pytest.raises(RuntimeError, match="transaction"):
            migrate(conn)
        conn.execute("BEGIN")
        migrate(conn)
        conn.execute("ROLLBACK")
        assert conn.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
        assert conn.execute("PRAGMA user_version").fetchone() == (0,)


@pytest.mark.parametrize("schema", sorted(FINGERPRINTS))
def test_a_stored_file_of_every_schema_opens_with_all_it_holds(schema: int, tmp_path: Path) -> None:
    """Fails when a migration comes without a stored file of the schema before it (tests/files/buat.py)."""
    stored = FILES / f"skema-{schema}.iki"
    assert stored.is_file(), f"no stored file of schema {schema}: run tests/files/buat.py before migrating"
    assert int.from_bytes(stored.read_bytes()[60:64], "big") == schema
    copy = tmp_path / "lama.iki"
    shutil.copy(stored, copy)
    with Berkas.open(copy) as berkas:
        assert berkas.upgraded_from == (None if schema == SCHEMA else schema)
        expected = json.loads((FILES / f"skema-{schema}.json").read_text("utf-8"))
        assert json.loads(json.dumps(to_json(berkas.isi()))) == expected
        assert [t.nama_berkas for t in berkas.terbitan()] == (["laporan.pdf"] if schema >= 3 else [])
        assert berkas.undo_name is not None  # undo reaches back over the upgrade
        assert berkas.undo()
        assert berkas.run(isi_sel, [Sel(SURAT, CAMAT_P, 2030, 1, nilai=Decimal(1), kendala="listrik padam")])
        assert berkas.realisasi(2030)[0].kendala == "listrik padam"
        assert berkas.run(terbitkan, samples.cetakan("dua"))
        assert berkas.isi_terbitan(berkas.terbitan()[0].kode) == samples.cetakan("dua").data


def test_the_stored_file_is_of_the_sample_office() -> None:
    expected = json.loads((FILES / "skema-1.json").read_text("utf-8"))
    assert expected["kantor"]["id"] == samples.ident("kantor")
    assert re.fullmatch(r"[0-9a-f]{64}", FINGERPRINTS[1])
