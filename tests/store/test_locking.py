"""One file, one program: a second opener is told at once, from another process and from this one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from iki_desktop.errors import FileRefused
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.connection import BUSY_SECONDS
from iki_desktop.store.opening import periksa_berkas
from iki_desktop.store.operations.kantor import ubah_kantor
from tests.shared import ROOT
from tests.store.conftest import assert_sound

OPEN = """
import sys
from pathlib import Path
from iki_desktop.errors import FileRefused
from iki_desktop.store.berkas import Berkas
try:
    Berkas.open(Path(sys.argv[1]), read_only=sys.argv[2] == "ro").close()
    print("opened")
except FileRefused as error:
    print(error.pesan)
"""

HOLD = """
import sys
from pathlib import Path
from iki_desktop.store.berkas import Berkas
berkas = Berkas.open(Path(sys.argv[1]), read_only=sys.argv[2] == "ro")
print("held", flush=True)
sys.stdin.read()
berkas.close()
"""


def attempt(path: Path, mode: str = "rw") -> str:
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(path), mode], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


class Holder:
    """Another process that has the file open."""

    def __init__(self, path: Path, mode: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(path), mode],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "held\n"

    def __enter__(self) -> subprocess.Popen[str]:
        return self._process

    def __exit__(self, *_: object) -> None:
        self._process.communicate("")


@pytest.mark.parametrize("mode", ["rw", "ro"])
def test_a_second_process_is_told_within_a_second(berkas: Berkas, mode: str) -> None:
    assert "sedang dibuka" in attempt(berkas.path, mode)
    # SQLite waits for the lock at most this long, twice where it is then opened for reading.
    assert 2 * BUSY_SECONDS < 1
    # and the holder goes on undisturbed
    berkas.run(ubah_kantor, nama="Lain")
    assert berkas.kantor().nama == "Lain"


def test_the_lock_is_taken_at_opening_not_at_the_first_change(stored: Path) -> None:
    with Berkas.open(stored):
        assert "sedang dibuka" in attempt(stored)
    assert attempt(stored) == "opened"


def test_a_second_opening_in_the_same_process_does_not_drop_the_lock(berkas: Berkas) -> None:
    """POSIX drops a process's locks on a file when any descriptor of it is closed."""
    for look in (Berkas.open, periksa_berkas):
        with pytest.raises(FileRefused, match="sedang dibuka"):
            look(berkas.path)
    link = berkas.path.with_name("lain.iki")
    link.hardlink_to(berkas.path)
    with pytest.raises(FileRefused, match="sedang dibuka"):
        Berkas.open(link)
    assert "sedang dibuka" in attempt(berkas.path)


def test_the_lock_dies_with_its_process(stored: Path) -> None:
    holder = Holder(stored, "rw")
    with holder as process:
        assert "sedang dibuka" in attempt(stored)
        process.kill()
        process.wait()
        Berkas.open(stored).close()
    assert_sound(stored)


def test_readers_share_and_a_writer_waits_for_them(stored: Path) -> None:
    with Holder(stored, "ro"):
        assert attempt(stored, "ro") == "opened"
        assert "sedang dibuka" in attempt(stored, "rw")
    assert attempt(stored, "rw") == "opened"


def test_closing_twice_and_opening_again(stored: Path) -> None:
    berkas = Berkas.open(stored)
    berkas.close()
    berkas.close()
    with Berkas.open(stored):
        pass
    assert_sound(stored)


def test_a_refused_file_is_not_held(path: Path) -> None:
    path.write_bytes(b"x" * 500)
    with pytest.raises(FileRefused):
        Berkas.open(path)
    assert path.read_bytes() == b"x" * 500
    path.unlink()
