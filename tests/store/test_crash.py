"""Killed in the middle of its work: every change that was acknowledged is there, and the file is whole."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

from iki_desktop.models.realisasi import Sel
from iki_desktop.store.berkas import Berkas
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
