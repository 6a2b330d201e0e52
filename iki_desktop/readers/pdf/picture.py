"""Pages of a PDF as pictures, to be shown or printed; drawn in a child process."""

from __future__ import annotations

import contextlib
import struct
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from iki_desktop.errors import InputRefused
from iki_desktop.readers.intake import read_bytes
from iki_desktop.readers.pdf import process
from iki_desktop.readers.pdf.picture_child import ASKED, COUNT, DRAW, LENGTH, OPEN, SIZE

CHILD_FLAG = "--gambar-pdf"
"""The argument at which a built program acts as the child; it has no interpreter to start (__main__)."""

TIME_LIMIT = 10.0  # seconds for one answer


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels of four bytes (blue, green, red, one to spare), row by row."""

    width: int
    height: int
    content: bytes


def command() -> list[str]:
    """The command that starts the child."""
    if process.program_command:
        return [process.program_command[0], CHILD_FLAG]
    return [sys.executable, "-P", str(Path(__file__).with_name("picture_child.py"))]


def draw_page(path: Path, page: int, width: int) -> Picture:
    """The page (from 1) of a file, `width` pixels wide. InputRefused where it cannot be drawn."""
    from iki_desktop.readers.pdf.reader import MAX_PDF  # and all that reads; drawing needs none of it

    with Drawer() as drawer:
        drawer.open(read_bytes(path, MAX_PDF), path.name)
        return drawer.draw(page, width)


class Drawer:
    """A child that keeps one PDF open and draws of it what is asked, until it is closed.

    One thread at a time asks; `close` may come from any. A child that was lost is started again.
    """

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._opened: tuple[bytes, str] | None = None
        self._closed = False
        self._lock = threading.Lock()  # a child must not be started while all are ended

    def __enter__(self) -> Drawer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the child beside other work; without this the first PDF does."""
        with self._lock:
            if self._child is None and not self._closed:
                self._child = subprocess.Popen(
                    command(),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would flash a console
                )

    def open(self, content: bytes, name: str) -> None:
        """Take another PDF in place of the present one; `name` is what a refusal calls it."""
        self._opened = content, name
        head = OPEN + struct.pack(LENGTH, len(content))
        if not struct.unpack(COUNT, self._ask(head + content, struct.calcsize(COUNT), 1))[0]:
            raise self._undrawable(1)

    def draw(self, page: int, width: int, top: int = 0, rows: int = 0, *, printed: bool = False) -> Picture:
        """The page (from 1), `width` pixels wide: of it `rows` from `top` on (0: all). `printed`: for paper.

        InputRefused where it cannot be drawn.
        """
        if self._child is None and self._opened is not None:
            self.open(*self._opened)
        request = DRAW + struct.pack(ASKED, page, width, top, rows, printed)
        width, height = struct.unpack(SIZE, self._ask(request, struct.calcsize(SIZE), page))
        if not height:
            raise self._undrawable(page)
        return Picture(width, height, self._ask(b"", 4 * width * height, page))

    def close(self) -> None:
        """End the child; nothing can be asked any more."""
        with self._lock:
            self._closed = True
        self._end()

    def _ask(self, request: bytes, length: int, page: int) -> bytes:
        """The answer of so many bytes; the child is ended where it does not give it in time."""
        try:
            self.start()
            child = self._child
            if child is None or child.stdin is None or child.stdout is None:
                raise self._undrawable(page)
            fence = threading.Timer(TIME_LIMIT, child.kill)
            fence.daemon = True
            fence.start()
            try:
                child.stdin.write(request)
                child.stdin.flush()
                answer = child.stdout.read(length)
            finally:
                fence.cancel()
        except (OSError, ValueError) as error:  # ValueError: of a pipe that was closed meanwhile
            self._end()
            raise self._undrawable(page) from error
        if len(answer) != length:
            self._end()
            raise self._undrawable(page)
        return answer

    def _end(self) -> None:
        with self._lock:
            child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what it did not read any more
                    pipe.close()

    def _undrawable(self, page: int) -> InputRefused:
        name = self._opened[1] if self._opened else "kertas ini"
        return InputRefused(
            f"Halaman {page} dari {name} tidak dapat digambar. Isinya tidak terpengaruh; "
            "lihat teksnya, atau buka berkasnya dengan program PDF."
        )
