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
from iki_desktop.readers.baca import baca_sk
from tests.readers.perusak import SEMUA, rusakkan
from tests.readers.test_tata_office import excel, word
from tests.readers.word import bungkus
from tests.shared import ROOT

JUMLAH = 17 * 12  # of each form; tests/bench/fuzz_readers.py runs thousands
MAKS_DETIK = 20  # of one file: behind it the watchdog ends the program with all stacks
MAKS_INGATAN = 300 * 2**20


@pytest.fixture
def penjaga() -> Iterator[None]:
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.mark.parametrize("bentuk", ["docx", "xlsx"])
@pytest.mark.usefixtures("penjaga")
def test_damaged_files(bentuk: str, tmp_path: Path) -> None:
    asal = [word(b)[2] if bentuk == "docx" else excel(b)[2] for b in range(6)]
    berkas = tmp_path / f"naskah.{bentuk}"
    hasil: Counter[str] = Counter()
    for benih in range(JUMLAH):
        nama, isi = rusakkan(asal, benih)
        berkas.write_bytes(isi)
        faulthandler.dump_traceback_later(MAKS_DETIK, exit=True)
        try:
            bacaan = baca_sk(berkas)
            assert isinstance(bacaan, Bacaan)
            hasil["dibaca"] += 1
        except InputRefused as galat:
            assert galat.pesan.count(".") >= 2, (nama, benih)
            assert str(tmp_path) not in galat.pesan
            hasil["ditolak"] += 1
        assert berkas.read_bytes() == isi
    assert hasil["dibaca"] > JUMLAH // 10
    assert hasil["ditolak"] > JUMLAH // 4
    assert {c.__name__ for c in SEMUA} == {rusakkan(asal, b)[0] for b in range(len(SEMUA))}


def test_memory_stays_in_bounds(tmp_path: Path) -> None:
    """A part of 39 MB of blanks, and one of nothing but elements, read by a program of their own."""
    if not Path("/proc/self/status").exists():
        pytest.skip("ingatan sebuah program hanya dapat diukur di Linux")
    akar = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    isi = (" " * 39 * 2**20, "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 160_000)
    program = (
        "import sys\nfrom pathlib import Path\nfrom iki_desktop.errors import InputRefused\n"
        "from iki_desktop.readers.baca import baca_sk\n"
        "try:\n    baca_sk(Path(sys.argv[1]))\nexcept InputRefused:\n    pass\n"
        "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    )
    for teks in isi:
        berkas = tmp_path / "naskah.docx"
        berkas.write_bytes(bungkus({"word/document.xml": f"{akar}{teks}</w:body></w:document>"}))
        keluar = subprocess.run(
            [sys.executable, "-c", program, str(berkas)], capture_output=True, text=True, check=True, cwd=ROOT
        )
        assert int(keluar.stdout) * 1024 < MAKS_INGATAN
