"""Start of the program: crash hook first, then a command or the window."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from iki_desktop import bugs
from iki_desktop.errors import IkiError
from iki_desktop.garbage import garbage_waits
from iki_desktop.paths import Paths, is_frozen

BUG = 70
PDF_CHILD = "--baca-pdf"
"""Said by a built program to itself, not by people: it then is the process that reads a PDF (readers)."""
PDF_PICTURE = "--gambar-pdf"
"""Said by a built program to itself, not by people: it then draws a page of a PDF (readers)."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the arguments after its name; the exit code of antarmuka.md."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == [PDF_CHILD]:
        from iki_desktop.readers.pdf import child

        return child.main()
    if is_frozen():
        from iki_desktop.readers.pdf import process

        process.program_command[:] = [sys.executable, PDF_CHILD]
    if arguments == [PDF_PICTURE]:
        from iki_desktop.readers.pdf import child, picture_child

        child.limit_memory()
        return picture_child.main()
    _speak_utf8()
    paths = Paths(_base_dir(arguments))
    with bugs.watch(paths):
        try:
            with garbage_waits():
                from iki_desktop import cli

            code = cli.run(arguments, paths, _open_window)
            _flush()
            return code
        except BrokenPipeError:  # the reader of our output has seen enough
            _drop_output()
            return 0
        except KeyboardInterrupt:
            return 130
        except Exception as error:
            bugs.say(bugs.write_report(paths, error))
            return BUG


def _open_window(file: Path | None, paths: Paths) -> int:
    """The window, where there is a screen and Qt; otherwise one sentence instead of Qt's abort."""
    from iki_desktop.screen import why_no_window

    reason = why_no_window()
    if reason:
        raise IkiError(reason)
    from iki_desktop.app import run_window

    return run_window(file, paths)


def _base_dir(arguments: Sequence[str]) -> Path | None:
    """--base-dir, before anything is parsed: the crash hook needs to know where its log goes."""
    for i, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--base-dir" and i + 1 < len(arguments):
            return Path(arguments[i + 1])
        if argument.startswith("--base-dir=") and len(argument) > len("--base-dir="):
            return Path(argument.partition("=")[2])
    return None


def _speak_utf8() -> None:
    """Windows consoles and pipes get UTF-8 too; a name that cannot be said is escaped, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):  # None in a windowed program of Windows
        if stream is not None:
            stream.flush()


def _drop_output() -> None:
    """Point stdout elsewhere, so that the interpreter's own flush at exit does not complain."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
