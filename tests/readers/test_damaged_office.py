"""A few hundred damaged and hostile Office files: each is read or refused in words, in time and in bounds."""

from __future__ import annotations

import faulthandler
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Bacaan
from iki_desktop.readers.read import read_sk
from tests.readers.damage import EVERYTHING, damage
from tests.readers.docx.word import wrapped
from tests.readers.test_office_layouts import excel, word
from tests.shared import ROOT

COUNT = 17 * 12  # of each form; tests/bench/fuzz_readers.py runs thousands
MAX_SECONDS = 20  # of one file: behind it the watchdog ends the program with all stacks
MAX_MEMORY_USED = 300 * 2**20


@pytest.fixture
def fence() -> Iterator[None]:
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.usefixtures("fence")
def test_damaged_files(form: str, tmp_path: Path) -> None:
    origin = [word(b)[2] if form == "docx" else excel(b)[2] for b in range(6)]
    filename = tmp_path / f"naskah.{form}"
    result: Counter[str] = Counter()
    for seed in range(COUNT):
        name, content = damage(origin, seed)
        filename.write_bytes(content)
        faulthandler.dump_traceback_later(MAX_SECONDS, exit=True)
        try:
            bacaan = read_sk(filename)
            assert isinstance(bacaan, Bacaan)
            result["dibaca"] += 1
        except InputRefused as error:
            assert error.pesan.count(".") >= 2, (name, seed)
            assert str(tmp_path) not in error.pesan
            result["ditolak"] += 1
        assert filename.read_bytes() == content
    assert result["dibaca"] > COUNT // 10
    assert result["ditolak"] > COUNT // 4
    assert {c.__name__ for c in EVERYTHING} == {damage(origin, b)[0] for b in range(len(EVERYTHING))}


def test_memory_stays_in_bounds(tmp_path: Path) -> None:
    """A part of 39 MB of blanks, and one of nothing but elements, read by a program of their own."""
    if not Path("/proc/self/status").exists():
        pytest.skip("ingatan sebuah program hanya dapat diukur di Linux")
    root = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    content = (" " * 39 * 2**20, "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 160_000)
    program = (
        "import sys\nfrom pathlib import Path\nfrom iki_desktop.errors import InputRefused\n"
        "from iki_desktop.readers.read import read_sk\n"
        "try:\n    read_sk(Path(sys.argv[1]))\nexcept InputRefused:\n    pass\n"
        "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    )
    for teks in content:
        filename = tmp_path / "naskah.docx"
        filename.write_bytes(wrapped({"word/document.xml": f"{root}{teks}</w:body></w:document>"}))
        out = subprocess.run(
            [sys.executable, "-c", program, str(filename)],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        )
        assert int(out.stdout) * 1024 < MAX_MEMORY_USED
