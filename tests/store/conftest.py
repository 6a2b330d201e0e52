"""What the tests of the store share: an open file of the sample office, and what must hold of any file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.impor import impor_isi
from tests.store import samples


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "uji.iki"


@pytest.fixture
def berkas(path: Path) -> Iterator[Berkas]:
    """The sample office, open. Its import is the first step."""
    with Berkas.create(path, samples.kantor("awal"), oleh="Operator") as opened:
        opened.run(impor_isi, samples.office())
        yield opened


@pytest.fixture
def stored(path: Path) -> Path:
    """The sample office as a closed file."""
    with Berkas.create(path, samples.kantor("awal")) as opened:
        opened.run(impor_isi, samples.office())
    return path


@pytest.fixture
def sound() -> Callable[[Path], None]:
    """Asserts that a closed file is whole, and that nothing lies beside it."""
    return assert_sound


def assert_sound(path: Path) -> None:
    assert [p.name for p in path.parent.glob(path.name + "-*")] == []
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
