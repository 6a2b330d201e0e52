"""The process that reads a PDF: started by a built program, cancelled, late, dead, or talking nonsense."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.__main__ import PDF_CHILD, main
from iki_desktop.errors import Cancelled
from iki_desktop.readers.pdf import process
from iki_desktop.readers.pdf.child import LENGTH_BYTES, TOO_LONG
from iki_desktop.readers.pdf.process import Budget, PdfFailure, read_raw
from iki_desktop.readers.pdf.reader import pdf_document
from tests.readers.pdf.small import assemble, pages, text
from tests.shared import ROOT

SOUND = assemble(pages(text(30), count=3))
PROGRAM = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from iki_desktop.__main__ import main
code = main([{PDF_CHILD!r}])
print(*(name for name in sys.modules if name.startswith(("PySide6", "iki_desktop"))), file=sys.stderr)
sys.exit(code)
"""


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets the program that acts as the child."""

    def use(program: str) -> None:
        monkeypatch.setattr(process, "program_command", [sys.executable, "-c", program])

    return use


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that were started."""
    seen: list[subprocess.Popen[bytes]] = []

    class Watched(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **more)
            seen.append(self)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    return seen


def all_ended(started: list[subprocess.Popen[bytes]]) -> bool:
    return bool(started) and all(process.returncode is not None for process in started)


def test_the_program_itself_is_the_child(child: Any) -> None:
    usual = list(read_raw(SOUND, Budget("a.pdf")))
    child(PROGRAM)
    own = list(read_raw(SOUND, Budget("a.pdf")))
    for page in (*usual, *own):
        page.pop("detik", None)
    assert [page for page in own if page] == [page for page in usual if page]
    assert sum("huruf" in page for page in own) == 3


def test_the_child_needs_no_window_and_little_of_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=len(SOUND).to_bytes(LENGTH_BYTES, "little") + SOUND,
        capture_output=True,
        check=True,
    )
    assert done.stdout.startswith(b'{"halaman":3,')
    loaded = set(done.stderr.decode().split())
    assert not any(name.startswith("PySide6") for name in loaded)
    assert not loaded & {"iki_desktop.cli", "iki_desktop.store", "iki_desktop.readers.pdf.reader"}


def test_a_built_program_starts_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(process, "program_command", [])
    assert main(["--versi"]) == 0
    assert process.command()[-1].endswith("child.py")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert main(["--help"]) == 0
    assert process.command() == [sys.executable, PDF_CHILD]
    assert PDF_CHILD not in capsys.readouterr().out


def test_cancelling_ends_the_child_at_once(started: list[subprocess.Popen[bytes]]) -> None:
    reports: list[tuple[int, int]] = []

    def report(done: int, steps: int) -> None:
        reports.append((done, steps))
        if done >= 2:
            raise Cancelled("Dibatalkan.")

    with pytest.raises(Cancelled):
        pdf_document(assemble(pages(text(60), count=500)), "a.pdf", report)
    assert all_ended(started)
    assert reports[-1] == (2, 2000)


def test_cancelling_before_the_first_page(child: Any, started: list[subprocess.Popen[bytes]]) -> None:
    """A child that says nothing: the user is asked again and again all the same."""
    child("import time; time.sleep(60)")
    reports: list[tuple[int, int]] = []

    def report(done: int, steps: int) -> None:
        reports.append((done, steps))
        if len(reports) == 3:
            raise Cancelled("Dibatalkan.")

    with pytest.raises(Cancelled):
        pdf_document(SOUND, "a.pdf", report)
    assert reports == [(0, 0)] * 3
    assert all_ended(started)


def test_reports_rise_to_the_end() -> None:
    reports: list[tuple[int, int]] = []
    pdf_document(SOUND, "a.pdf", lambda done, steps: reports.append((done, steps)))
    counted = [done for done, steps in reports if steps]
    assert counted == sorted(counted)
    assert counted[-1] > 6
    assert {steps for _, steps in reports} <= {0, 12}


@pytest.mark.parametrize(
    "program",
    [
        "import time; time.sleep(60)",
        "import time; print('{\"halaman\":1}', flush=True); time.sleep(60)",
        "while True: print('{}')",
        "import os, time; os.close(1); time.sleep(60)",
    ],
    ids=["silent", "stuck", "endless", "closed"],
)
def test_a_child_that_is_late_is_ended(
    child: Any, started: list[subprocess.Popen[bytes]], program: str
) -> None:
    child(program)
    with pytest.raises(PdfFailure, match="terlalu rumit"):
        for _ in read_raw(SOUND, Budget("a.pdf", clock=0.5)):
            pass
    assert all_ended(started)


def test_work_is_counted_not_the_clock(child: Any, started: list[subprocess.Popen[bytes]]) -> None:
    """A PC that is busy elsewhere costs a sound PDF nothing; what the child has worked costs it."""
    program = "import time; print('{\"halaman\":1}', flush=True); time.sleep(0.6); print('{\"detik\":%s}')"
    child(program % 0.1)
    assert {"detik": 0.1} in list(read_raw(SOUND, Budget("a.pdf", cpu=0.5)))
    child(program % 0.9)
    with pytest.raises(PdfFailure, match="terlalu rumit"):
        list(read_raw(SOUND, Budget("a.pdf", cpu=0.5)))
    assert all_ended(started)


def test_a_child_that_works_too_long_ends_itself(child: Any, started: list[subprocess.Popen[bytes]]) -> None:
    child(
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from iki_desktop.readers.pdf import child\n"
        "def forever(content):\n    while True: pass\n"
        "child.read, child.MAX_SECONDS = forever, 0.3\n"
        "sys.exit(child.main())"
    )
    with pytest.raises(PdfFailure, match="terlalu rumit"):
        list(read_raw(SOUND, Budget("a.pdf")))
    assert started[0].returncode == TOO_LONG


def test_every_page_says_what_it_has_cost() -> None:
    spent = [one["detik"] for one in read_raw(SOUND, Budget("a.pdf")) if one]
    assert len(spent) == 4
    assert 0 < spent[0] <= spent[-1] < 5
    assert spent == sorted(spent)


@pytest.mark.parametrize(
    "program",
    [
        "print('bukan json')",
        "print('[1]')",
        "print('{\"halaman\":2}'); raise SystemExit(3)",
        "import os; os.abort()",
        "import sys; sys.stdin.close(); raise SystemExit(1)",
    ],
    ids=["words", "a list", "failed", "crashed", "deaf"],
)
def test_a_child_that_fails(child: Any, started: list[subprocess.Popen[bytes]], program: str) -> None:
    child(f"import resource; resource.setrlimit(resource.RLIMIT_CORE, (0, 0)); {program}")
    with pytest.raises(PdfFailure, match="rusak atau bukan PDF"):
        list(read_raw(SOUND, Budget("a.pdf")))
    assert all_ended(started)


@pytest.mark.parametrize(
    "pages_said", ['{"n":1,"huruf":[1,2],"kotak":[0,0,1,1]}', '{"n":1}', '{"n":1,"huruf":"x"}']
)
def test_a_page_that_makes_no_sense_counts_as_damaged(child: Any, pages_said: str) -> None:
    child(f"print('{{\"halaman\":1}}'); print('{pages_said}')")
    with pytest.raises(PdfFailure, match="tidak memuat teks"):
        pdf_document(SOUND, "a.pdf")


def test_a_child_that_cannot_be_started(child: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(process, "program_command", [str(tmp_path / "tiada.exe")])
    with pytest.raises(PdfFailure, match=r"tidak dapat dijalankan.*pasang ulang"):
        list(read_raw(SOUND, Budget("a.pdf")))
    child("import sys; sys.modules['pypdfium2.raw'] = None\n" + PROGRAM)
    with pytest.raises(PdfFailure, match=r"tidak dapat dijalankan.*pasang ulang"):
        list(read_raw(SOUND, Budget("a.pdf")))
