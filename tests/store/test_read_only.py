"""Files, folders and media that cannot be written: opened for reading and said so, or refused in words.

Permissions do not bind root, so where the tests run as root the program runs as another user.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from iki_desktop.errors import FileRefused, SaveFailed
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.kantor import ubah_kantor
from tests.shared import ROOT
from tests.store import samples

posix_only = pytest.mark.skipif(os.name != "posix", reason="izin berkas ala POSIX tidak ada di sistem ini")

# Imports everything first: the other user may not read where Python is installed.
PROGRAM = """
import os, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
import sqlite_utils
import sqlite_utils.migrations
from iki_desktop.errors import IkiError
from iki_desktop.models.kantor import Kantor, new_id
from iki_desktop.models.ikijson import to_json
from iki_desktop.store import creating
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.opening import periksa_berkas
from iki_desktop.store.operations.kantor import ubah_kantor
if os.geteuid() == 0:
    os.setegid(65534)
    os.seteuid(65534)
path, task = Path(sys.argv[2]), sys.argv[3]
try:
    if task == "create":
        Berkas.create(path, Kantor(new_id(), "Baru")).close()
        print("created")
    elif task == "periksa":
        print(periksa_berkas(path))
    else:
        with Berkas.open(path) as berkas:
            print("read_only", berkas.read_only, len(berkas.isi().keputusan))
            if task == "write":
                berkas.run(ubah_kantor, nama="Lain")
except IkiError as error:
    print(type(error).__name__, error.pesan)
"""


def as_other_user(path: Path, task: str = "read") -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(ROOT), str(path), task],
        cwd=path.parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def reachable(stored: Path) -> Iterator[Path]:
    """The stored file in a folder of its own: no other user may enter the folders that pytest makes."""
    with tempfile.TemporaryDirectory(prefix="iki-izin-") as base:
        Path(base).chmod(0o755)
        folder = Path(base) / "kantor"
        folder.mkdir(mode=0o755)
        yield Path(shutil.copy(stored, folder))


@posix_only
def test_a_read_only_file_in_a_read_only_folder_is_opened_for_reading(reachable: Path) -> None:
    reachable.chmod(0o444)
    reachable.parent.chmod(0o555)
    try:
        assert as_other_user(reachable) == "read_only True 1"
        assert as_other_user(reachable, "periksa") == "()"
        told = as_other_user(reachable, "write")
    finally:
        reachable.parent.chmod(0o755)
    assert "SaveFailed" in told
    assert "hanya untuk dibaca" in told
    assert [p.name for p in reachable.parent.iterdir()] == [reachable.name]


@posix_only
def test_a_writable_file_in_a_read_only_folder_is_opened_for_reading(reachable: Path) -> None:
    """No journal can be made there, so every change would fail: it shows at opening, not later."""
    reachable.chmod(0o666)
    reachable.parent.chmod(0o555)
    before = reachable.read_bytes()
    try:
        assert as_other_user(reachable) == "read_only True 1"
    finally:
        reachable.parent.chmod(0o755)
    assert reachable.read_bytes() == before


@posix_only
def test_a_writable_file_in_a_writable_folder_is_written(reachable: Path) -> None:
    reachable.chmod(0o666)
    reachable.parent.chmod(0o777)
    assert as_other_user(reachable, "write") == "read_only False 1"
    with Berkas.open(reachable) as berkas:
        assert berkas.kantor().nama == "Lain"


@posix_only
def test_no_permission_to_read_is_refused_in_words(reachable: Path) -> None:
    reachable.chmod(0o000)
    told = as_other_user(reachable)
    assert told.startswith("FileRefused")
    assert "tidak boleh dibaca" in told
    assert as_other_user(reachable, "periksa") == told


@posix_only
def test_a_folder_that_may_not_be_entered_is_refused_in_words(reachable: Path) -> None:
    reachable.parent.chmod(0o000)
    try:
        told = as_other_user(reachable)
    finally:
        reachable.parent.chmod(0o755)
    assert told.startswith("FileRefused")
    assert "tidak boleh dibaca" in told


@posix_only
def test_creating_where_nothing_may_be_written_is_save_failed(reachable: Path) -> None:
    reachable.parent.chmod(0o555)
    try:
        told = as_other_user(reachable.with_name("baru.iki"), "create")
    finally:
        reachable.parent.chmod(0o755)
    assert told.startswith("SaveFailed")
    assert [p.name for p in reachable.parent.iterdir()] == [reachable.name]


def test_opened_for_reading_by_wish_nothing_can_be_changed(stored: Path) -> None:
    before = stored.read_bytes()
    with Berkas.open(stored, read_only=True) as berkas:
        assert berkas.read_only
        assert berkas.isi() == samples.office()
        assert berkas.undo_name == "Impor data kantor"
        for change in (lambda: berkas.run(ubah_kantor, nama="X"), berkas.undo, berkas.redo):
            with pytest.raises(SaveFailed, match="hanya untuk dibaca"):
                change()
    assert stored.read_bytes() == before


def test_a_cut_write_beside_a_file_opened_for_reading_is_refused(stored: Path) -> None:
    """Half a write lies in the file; only a writer can roll it back."""
    journal = stored.with_name(stored.name + "-journal")
    journal.write_bytes(b"\x01" * 1024)
    with pytest.raises(FileRefused, match="terputus"):
        Berkas.open(stored, read_only=True)
    assert journal.read_bytes() == b"\x01" * 1024


def test_an_empty_journal_beside_a_file_is_nothing(stored: Path) -> None:
    journal = stored.with_name(stored.name + "-journal")
    journal.write_bytes(b"")
    with Berkas.open(stored, read_only=True) as berkas:
        assert berkas.isi() == samples.office()
    with Berkas.open(stored) as berkas:
        assert not berkas.read_only
    assert not journal.exists()
