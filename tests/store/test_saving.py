"""A write that fails: SaveFailed in its own words, nothing changed, and the file still of use."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from iki_desktop.errors import SaveFailed
from iki_desktop.models.realisasi import Sel
from iki_desktop.store import connection
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.kantor import ubah_kantor
from iki_desktop.store.operations.realisasi import isi_sel
from iki_desktop.store.transaction import Transaction
from tests.store import samples
from tests.store.conftest import assert_sound

SEL = Sel(samples.ident("surat"), samples.ident("camat-p"), samples.TAHUN, 6, nilai=Decimal(4))


def raw(berkas: Berkas) -> sqlite3.Connection:
    return berkas._conn  # pyright: ignore[reportPrivateUsage]


def test_a_full_disk_is_said_and_nothing_is_lost(berkas: Berkas) -> None:
    before = berkas.isi()
    pages = raw(berkas).execute("PRAGMA page_count").fetchone()[0]
    raw(berkas).execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(SaveFailed, match="penuh"):
        berkas.run(ubah_kantor, alamat="Jalan " * 3000)
    assert berkas.isi() == before
    assert berkas.undo_name == "Impor data kantor"
    raw(berkas).execute("PRAGMA max_page_count = 100000")
    assert berkas.run(isi_sel, [SEL])
    assert berkas.undo_name == "Isi realisasi"
    berkas.close()
    assert_sound(berkas.path)


def error(code: int) -> sqlite3.OperationalError:
    raised = sqlite3.OperationalError("simulated")
    raised.sqlite_errorcode = code  # pyright: ignore[reportAttributeAccessIssue]
    return raised


CODES = {
    sqlite3.SQLITE_FULL: "penuh",
    sqlite3.SQLITE_READONLY: "hanya dapat dibaca",
    sqlite3.SQLITE_CANTOPEN: "hanya dapat dibaca",
    sqlite3.SQLITE_IOERR: "bermasalah atau dicabut",
    sqlite3.SQLITE_IOERR_FSYNC: "bermasalah atau dicabut",
    sqlite3.SQLITE_BUSY: "dipegang program lain",
    sqlite3.SQLITE_CORRUPT: "rusak",
    sqlite3.SQLITE_TOOBIG: "terlalu besar",
}


@pytest.mark.parametrize(("code", "words"), CODES.items())
def test_each_failure_has_words_and_leaves_the_connection_usable(
    berkas: Berkas, code: int, words: str
) -> None:
    @operation("Gagal")
    def fail(tx: Transaction) -> None:
        ubah_kantor(tx, nama="Separuh")
        raise error(code)

    before = berkas.isi()
    with pytest.raises(SaveFailed, match=words) as caught:
        berkas.run(fail)
    assert "tidak disimpan" in caught.value.pesan
    assert berkas.isi() == before
    assert berkas.last_commit is not None
    assert berkas.run(ubah_kantor, nama="Utuh").kantor
    assert berkas.kantor().nama == "Utuh"


def test_a_commit_that_fails_changes_nothing(berkas: Berkas, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing:
        """A connection whose COMMIT fails on the disk."""

        def __init__(self, conn: sqlite3.Connection) -> None:
            self._conn = conn

        def __getattr__(self, name: str) -> object:
            return getattr(self._conn, name)

        def execute(self, sql: str, *args: object) -> sqlite3.Cursor:
            if sql == "COMMIT":
                raise error(sqlite3.SQLITE_IOERR)
            return self._conn.execute(sql, *args)  # pyright: ignore[reportArgumentType]

    before = berkas.isi()
    with monkeypatch.context() as patch:
        patch.setattr(Berkas, "_conn", property(lambda self: Failing(self._opened.conn)))
        with pytest.raises(SaveFailed, match="bermasalah"):
            berkas.run(isi_sel, [SEL])
    assert berkas.isi() == before
    assert berkas.run(isi_sel, [SEL]).realisasi


def test_a_bug_is_no_sentence_and_changes_nothing(berkas: Berkas) -> None:
    @operation("Salah")
    def wrong(tx: Transaction) -> None:
        ubah_kantor(tx, nama="Separuh")
        tx.conn.execute("SELECT dari mana saja")

    before = berkas.isi()
    with pytest.raises(sqlite3.OperationalError, match="syntax"):
        berkas.run(wrong)
    assert berkas.isi() == before
    assert connection.save_failed(sqlite3.IntegrityError("bug"), Path("x")) is None


def test_a_reference_to_nothing_is_a_bug_and_changes_nothing(berkas: Berkas) -> None:
    @operation("Salah")
    def wrong(tx: Transaction) -> None:
        tx.insert("pengampu", [{"id": samples.ident("x"), "kartu_id": "tidak ada", "urut": 1, "unit": ""}])

    before = berkas.isi()
    with pytest.raises(sqlite3.IntegrityError):
        berkas.run(wrong)
    assert berkas.isi() == before
    assert berkas.run(ubah_kantor, nama="Utuh")


def test_the_file_is_complete_in_one_file_between_writes(
    berkas: Berkas, tmp_path: Path, sound: Callable[[Path], None]
) -> None:
    """People copy it with Explorer while the program is open (antarmuka.md)."""
    berkas.run(isi_sel, [SEL])
    journal = berkas.path.with_name(berkas.path.name + "-journal")
    assert not journal.exists() or journal.stat().st_size == 0
    copied = tmp_path / "salinan" / "uji.iki"
    copied.parent.mkdir()
    # Through another process: closing a descriptor of ours would drop the lock of POSIX.
    import subprocess
    import sys

    program = "import shutil, sys; shutil.copy(sys.argv[1], sys.argv[2])"
    subprocess.run([sys.executable, "-c", program, str(berkas.path), str(copied)], check=True)
    with Berkas.open(copied) as copy:
        assert copy.isi() == berkas.isi()
    sound(copied)
