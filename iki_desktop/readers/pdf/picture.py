"""A page of a PDF as a picture, to be shown beside what was read from it; drawn in a child process."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from iki_desktop.errors import InputRefused
from iki_desktop.readers.intake import read_bytes
from iki_desktop.readers.pdf import process
from iki_desktop.readers.pdf.reader import MAX_PDF

CHILD_FLAG = "--gambar-pdf"
"""The argument at which a built program acts as the child; it has no interpreter to start (__main__)."""

TIME_LIMIT = 10.0


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
    """The page (from 1), `width` pixels wide. InputRefused where it cannot be drawn."""
    content = read_bytes(path, MAX_PDF)
    try:
        result = subprocess.run(
            [*command(), str(page), str(width)],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=TIME_LIMIT,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=True,
        ).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise _undrawable(path, page) from error
    width, height = int.from_bytes(result[:4], "little"), int.from_bytes(result[4:8], "little")
    if not width or len(result) != 8 + 4 * width * height:
        raise _undrawable(path, page)
    return Picture(width, height, result[8:])


def _undrawable(path: Path, page: int) -> InputRefused:
    return InputRefused(
        f"Halaman {page} dari {path.name} tidak dapat digambar. Hasil bacaannya tidak terpengaruh; "
        "lihat teksnya, atau buka naskahnya dengan program PDF."
    )
