"""Damaged and hostile PDF files: each is read or refused in words, in time, in bounds, and left as it is."""

from __future__ import annotations

import faulthandler
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.readers.read import read_sk
from iki_desktop.writers.lampiran import write_lampiran
from tests.readers.decrees import FILES
from tests.readers.pdf import hostile, hostile_page
from tests.readers.pdf.damaged import DAMAGES, KINDS, MAKERS, spoil_pdf
from tests.readers.pdf.hostile import Maker
from tests.readers.pdf.small import CONTENT, assemble, pages, stream
from tests.shared import ROOT

MAX_SECONDS = 20  # of one file: behind it the watchdog ends the program with all stacks
MAX_MEMORY = 300 * 2**20
SEED = 7
SLOW = {hostile.many_pages, hostile_page.full_pages, hostile_page.crowded_page}
"""Large rather than malicious; tests/bench/fuzz_readers.py has them."""


@pytest.fixture(autouse=True)
def watchdog() -> Iterator[None]:
    faulthandler.dump_traceback_later(MAX_SECONDS, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def outcome(path: Path, data: bytes) -> str:
    """ "" where the file is read, else the sentence of the refusal."""
    path.write_bytes(data)
    try:
        assert isinstance(read_sk(path), Bacaan)
        said = ""
    except InputRefused as refusal:
        said = refusal.pesan
        assert said.count(".") >= 2
        assert str(path.parent) not in said
    assert path.read_bytes() == data
    return said


@pytest.mark.parametrize("maker", [m for m in MAKERS if m not in SLOW], ids=lambda m: m.__name__)
def test_hostile(maker: Maker, tmp_path: Path) -> None:
    outcome(tmp_path / "naskah.pdf", maker(random.Random(SEED)))


def test_damaged(tmp_path: Path) -> None:
    reading = read_sk(FILES / "muarateduh.txt")
    kartu = tuple(replace(k, id=str(n)) for n, k in enumerate(reading.keputusan.kartu))
    keputusan = replace(reading.keputusan, kartu=kartu)
    sound = tmp_path / "utuh.pdf"
    write_lampiran(IsiKantor(reading.kantor, (keputusan,)), keputusan, sound)
    assert len(read_sk(sound).keputusan.kartu) == len(kartu)
    outcomes: Counter[bool] = Counter()
    for n, damage in enumerate(DAMAGES):
        name, data = spoil_pdf([sound.read_bytes()], len(KINDS) + n)
        assert name == damage.__name__
        faulthandler.dump_traceback_later(MAX_SECONDS, exit=True)
        outcomes[not outcome(tmp_path / "naskah.pdf", data)] += 1
    assert min(outcomes[True], outcomes[False]) > 2


@pytest.mark.parametrize(
    ("maker", "words"),
    [
        (hostile.locked, "dikunci dengan sandi"),
        (hostile.head_only, "rusak atau bukan PDF"),
        (hostile.content_bomb, "rusak atau bukan PDF"),
    ],
    ids=["locked", "head only", "content bomb"],
)
def test_the_sentence_fits(maker: Maker, words: str, tmp_path: Path) -> None:
    assert words in outcome(tmp_path / "naskah.pdf", maker(random.Random(SEED)))


def test_what_a_reader_of_pdf_must_not_do_is_not_done(tmp_path: Path) -> None:
    """Programs and scripts that the file names are neither started nor a reason to refuse it."""
    assert not outcome(tmp_path / "naskah.pdf", hostile.actions(random.Random(SEED)))


def test_memory_stays_in_bounds(tmp_path: Path) -> None:
    """The reading process and its child together, on a page that swells to 1 GB and on a file of 60 MB."""
    if sys.platform != "linux":
        pytest.skip("ingatan sebuah program diukur dengan cara Linux di sini")
    program = (
        "import resource, sys\nfrom pathlib import Path\nfrom iki_desktop.errors import InputRefused\n"
        "from iki_desktop.readers.read import read_sk\n"
        "try:\n    read_sk(Path(sys.argv[1]))\nexcept InputRefused as refusal:\n    print(refusal.pesan)\n"
        "own = int(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])\n"
        "print(own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    bomb = pages()
    bomb[CONTENT] = stream(hostile.inflated(1000), b"/FlateDecode")
    heavy = pages()
    heavy[99] = stream(bytes(60 * 2**20))
    for objects, words in ((bomb, "Berkas"), (heavy, "")):
        path = tmp_path / "naskah.pdf"
        path.write_bytes(assemble(objects))
        done = subprocess.run(
            [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True, cwd=ROOT
        )
        *said, memory = done.stdout.splitlines()
        assert "".join(said).startswith(words)
        assert bool(said) == bool(words), said
        assert int(memory) * 1024 < MAX_MEMORY
