"""Runs the child process that reads a PDF, within a budget of time, and turns what ails it into sentences.

Why a process: PDFium is fast and knows every PDF there is, but it is native; a file that makes it crash, hang
or swell must cost that file only. The child is started without the project (`pdf.child` run as a file), so it
is up in a tenth of a second, and it answers in JSON, which can be judged before it is believed. A built
program has no interpreter to start: it starts itself, with an argument that __main__ hands to `pdf.child`.
"""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO, Any

from iki_desktop.errors import InputRefused
from iki_desktop.readers.pdf.child import LENGTH_BYTES, TOO_LONG

CPU_LIMIT = 14.0  # seconds that one PDF may cost, child and program together; a decree of 60 pages takes 3
CLOCK_LIMIT = 90.0  # seconds on the clock: a busy PC is no fault of the PDF, so this is far
INTERVAL = 0.1  # seconds between two looks at whether the user has cancelled
MAX_WAIT = 2.0  # seconds for the pipes of a child that was ended to close

program_command: list[str] = []
"""Set by the start of a built program: the command by which it starts itself as the child."""


def command() -> list[str]:
    """The command that starts the child. -P: the modules beside the file are none of the child's."""
    return program_command or [sys.executable, "-P", str(Path(__file__).with_name("child.py"))]


class PdfFailure(InputRefused):
    """A PDF that cannot be read, in words."""


class Budget:
    """What reading one PDF may cost from now on: seconds of CPU, and far behind them seconds on the clock.

    The CPU of the child and of this thread count together; what else the PC does costs nothing.
    """

    def __init__(self, name: str, cpu: float = CPU_LIMIT, clock: float = CLOCK_LIMIT) -> None:
        self.name = name
        self.child = 0.0  # seconds of CPU of the child so far, as it says
        self._cpu = time.thread_time() + cpu
        self._clock = time.monotonic() + clock

    def check(self) -> None:
        """PdfFailure where it is spent."""
        if time.thread_time() + self.child > self._cpu or time.monotonic() > self._clock:
            raise too_complex(self.name)


def read_raw(content: bytes, budget: Budget) -> Generator[dict[str, Any], None, None]:
    """What the child says of the PDF, object by object; between them an empty one each INTERVAL seconds.

    The first names the number of pages. PdfFailure for what is locked, damaged, or beyond the budget.
    """
    name = budget.name
    with _children(content, name) as line:
        while True:
            budget.check()
            try:
                one = line.get(timeout=INTERVAL)
            except queue.Empty:
                yield {}
                continue
            if one is None:
                return
            result = _parse(one, name)
            if "galat" in result:
                raise _failure(str(result["galat"]), name)
            budget.child = _seconds(result)
            yield result


@contextlib.contextmanager
def _children(content: bytes, name: str) -> Iterator[queue.Queue[bytes | None]]:
    """The child at work: its lines as they come, None when it has ended well. Always ended on leaving."""
    try:
        process = subprocess.Popen(
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would flash a console
        )
    except OSError as error:
        raise _failure("tanpa-pembaca", name) from error
    assert process.stdin and process.stdout
    line: queue.Queue[bytes | None] = queue.Queue(maxsize=8)
    stop = threading.Event()
    thread = [
        threading.Thread(target=_write, args=(process.stdin, content), daemon=True),
        threading.Thread(target=_receive, args=(process, line, stop), daemon=True),
    ]
    for b in thread:
        b.start()
    try:
        yield line
    finally:
        stop.set()
        process.kill()
        process.wait()
        for b in thread:
            b.join(MAX_WAIT)


def _write(index: IO[bytes], content: bytes) -> None:
    with contextlib.suppress(OSError):  # the child has ended; its exit code tells why
        index.write(len(content).to_bytes(LENGTH_BYTES, "little"))
        index.write(content)
    with contextlib.suppress(OSError):
        index.close()


def _receive(
    process: subprocess.Popen[bytes], line: queue.Queue[bytes | None], stop: threading.Event
) -> None:
    assert process.stdout
    with process.stdout as source:
        for one in source:
            _put(line, one, stop)
            if stop.is_set():
                return
    ends = {0: None, TOO_LONG: b'{"galat":"waktu"}'}
    _put(line, ends.get(process.wait(), b'{"galat":"rusak"}'), stop)


def _put(line: queue.Queue[bytes | None], one: bytes | None, stop: threading.Event) -> None:
    while not stop.is_set():
        with contextlib.suppress(queue.Full):
            line.put(one, timeout=INTERVAL)
            return


def _parse(one: bytes, name: str) -> dict[str, Any]:
    try:
        result = json.loads(one)
    except ValueError:
        raise _failure("rusak", name) from None
    if not isinstance(result, dict):
        raise _failure("rusak", name)
    return result


def _seconds(said: dict[str, Any]) -> float:
    spent = said.get("detik", 0.0)
    return spent if isinstance(spent, float) else 0.0


def _failure(kode: str, name: str) -> PdfFailure:
    if kode == "sandi":
        return PdfFailure(
            f"Berkas {name} dikunci dengan sandi. Tidak ada yang dibaca. "
            "Buka dengan sandinya, simpan atau cetak lagi sebagai PDF tanpa sandi, lalu pilih berkas itu."
        )
    if kode in ("memori", "waktu"):
        return too_complex(name)
    if kode == "tanpa-pembaca":
        return PdfFailure(
            f"Pembaca PDF tidak dapat dijalankan di PC ini, jadi {name} tidak dibaca. Tidak ada yang diubah. "
            "Simpan naskahnya sebagai Word (.docx) lalu baca berkas itu, atau pasang ulang IKI Desktop."
        )
    return PdfFailure(
        f"Berkas {name} rusak atau bukan PDF yang utuh. Tidak ada yang dibaca. "
        "Salin ulang dari sumbernya, atau pakai berkas Word (.docx) naskah itu."
    )


def too_complex(name: str) -> PdfFailure:
    return PdfFailure(
        f"Berkas {name} terlalu rumit untuk dibaca sebagai naskah SK. Tidak ada yang dibaca. "
        "Pakai berkas Word (.docx) naskah itu, atau bagi PDF-nya menjadi beberapa berkas."
    )
