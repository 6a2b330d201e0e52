"""Killed in the middle of its work: every change that was acknowledged is there, and the file is whole."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest

from iki_desktop.errors import FileRefused
from iki_desktop.models.realisasi import Sel
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.opening import periksa_berkas
from iki_desktop.store.operations.realisasi import isi_sel
from tests.shared import ROOT
from tests.store import samples
from tests.store.conftest import assert_sound

KILLS = 24

# Writes n into twelve months at once, says n when the store said that it is kept, and goes on.
WRITER = """
import sys
from decimal import Decimal
from pathlib import Path
import pytest

from iki_desktop.errors import FileRefused
from iki_desktop.models.realisasi import Sel
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.realisasi import isi_sel
path, indikator, pengampu, n = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
berkas = Berkas.open(path)
while True:
    n += 1
    berkas.run(isi_sel, [Sel(indikator, pengampu, 2027, m, nilai=Decimal(n)) for m in range(1, 13)])
    if n % 5 == 0:
        berkas.undo()
        berkas.redo()
    sys.stdout.write(f"{n}\\n")
    sys.stdout.flush()
"""


def write_and_kill(path: Path, n: int, wait: float) -> int:
    """The last number that was acknowledged before the writer was killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), samples.ident("surat"), samples.ident("camat-p"), str(n)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    first = process.stdout.readline()  # it has begun: the kill falls into its writing, not its start
    time.sleep(wait)
    process.kill()
    rest = process.stdout.read().splitlines()
    process.stdout.close()
    process.wait()
    return int(rest[-1] if rest else first)


def test_acknowledged_changes_outlive_kills(stored: Path) -> None:
    chance = random.Random(7)
    n = 0
    for _ in range(KILLS):
        said = write_and_kill(stored, n, chance.uniform(0, 0.03))
        with Berkas.open(stored) as berkas:
            figures = {s.nilai for s in berkas.realisasi(2027)}
            assert len(figures) == 1, "a step is there whole or not at all"
            (found,) = figures
            assert found is not None
            assert len(berkas.realisasi(2027)) == 12
            # At most one step more than was said: committed, but killed before the answer.
            assert said <= found <= said + 1
            n = int(found)
            before = berkas.isi()
            berkas.undo()
            berkas.redo()
            assert berkas.isi() == before
            # The retry of a step whose answer was lost changes nothing.
            again = [
                Sel(samples.ident("surat"), samples.ident("camat-p"), 2027, m, nilai=Decimal(n))
                for m in range(1, 13)
            ]
            assert not berkas.run(isi_sel, again)
    assert n >= KILLS
    assert_sound(stored)


# Another program's way of being killed in the middle: pages of the change are in the file already.
CUT = """
import sqlite3, sys
conn = sqlite3.connect(sys.argv[1], isolation_level=None)
conn.execute("PRAGMA cache_size = 1")
conn.execute("PRAGMA journal_mode = TRUNCATE")
conn.execute("BEGIN EXCLUSIVE")
for tabel, kolom in (("indikator", "teks"), ("sasaran", "teks"), ("pengaturan", "nilai")):
    conn.execute(f"UPDATE {tabel} SET {kolom} = '\\"' || hex(zeroblob(3000)) || '\\"'")
print("half", flush=True)
sys.stdin.read()
"""


def test_a_write_that_was_cut_is_rolled_back_by_the_next_writer(stored: Path) -> None:
    before = stored.read_bytes()
    process = subprocess.Popen(
        [sys.executable, "-c", CUT, str(stored)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "half\n"
    for look in (Berkas.open, periksa_berkas):  # it lives: the lock says so, whatever lies beside
        with pytest.raises(FileRefused, match="sedang dibuka"):
            look(stored)
    process.kill()
    process.communicate()
    journal = stored.with_name(stored.name + "-journal")
    assert journal.stat().st_size > 0
    half = stored.read_bytes()
    assert half != before
    with pytest.raises(FileRefused, match="terputus"):
        periksa_berkas(stored)
    assert (stored.read_bytes(), journal.exists()) == (half, True), "looking changes nothing"
    with Berkas.open(stored) as berkas:
        assert berkas.isi() == samples.office()
    assert_sound(stored)


def test_a_killed_reader_leaves_nothing(stored: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from iki_desktop.store.berkas import Berkas;"
        " b = Berkas.open(Path(sys.argv[1])); print(1, flush=True); time.sleep(60)"
    )
    before = stored.read_bytes()
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(stored)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.kill()
    process.communicate()
    assert stored.read_bytes() == before
    with Berkas.open(stored) as berkas:
        assert berkas.isi() == samples.office()
    assert_sound(stored)
