"""A terminal, and office files to use it on."""

from __future__ import annotations

from pathlib import Path

import pytest

from iki_desktop import offices
from iki_desktop.paths import Paths
from tests.end2end.terminal import SK_TEXT, Terminal


@pytest.fixture
def iki(tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """The command line, its settings and logs outside `tmp_path`, so that a test sees what it leaves."""
    return Terminal(tmp_path_factory.mktemp("pc"), capsys)


@pytest.fixture(scope="session")
def office_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small office file, made once: that of the made-up decree."""
    folder = tmp_path_factory.mktemp("kantor")
    path = folder / "kantor.iki"
    offices.take_in(path, [offices.read_source(SK_TEXT)], Paths(folder / "pc"))
    return path.read_bytes()


@pytest.fixture(scope="session")
def sample_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample office's file, made once."""
    folder = tmp_path_factory.mktemp("contoh")
    path = folder / "contoh.iki"
    offices.sample_office(path, Paths(folder / "pc"))
    return path.read_bytes()


@pytest.fixture
def office(tmp_path: Path, office_bytes: bytes) -> Path:
    """A copy of the small office, alone in its folder."""
    path = tmp_path / "kantor.iki"
    path.write_bytes(office_bytes)
    return path


@pytest.fixture
def sample(tmp_path: Path, sample_bytes: bytes) -> Path:
    """A copy of the sample office, alone in its folder."""
    path = tmp_path / "contoh.iki"
    path.write_bytes(sample_bytes)
    return path
