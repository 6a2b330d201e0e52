"""What is written down of a bug of ours: hook for all threads, faulthandler, reports in the log folder."""

from __future__ import annotations

import contextlib
import faulthandler
import platform
import sys
import threading
import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from iki_desktop import NAME, VERSION
from iki_desktop.paths import Paths

FATAL_LOG = "henti-mendadak.log"  # faulthandler's; something in it at start means the last run was killed
_KEPT_REPORTS = 20
_NAMED_LIBRARIES = ("PySide6", "sqlite_utils", "openpyxl", "reportlab")  # named where they are loaded


@contextlib.contextmanager
def watch(paths: Paths) -> Iterator[None]:
    """Within it no failure is silent: fatal ones reach the log folder, uncaught ones get their own report."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            say(write_report(paths, error.with_traceback(trace)))

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            hook(args.exc_type, args.exc_value, args.exc_traceback)

    before = sys.excepthook, threading.excepthook
    sys.excepthook, threading.excepthook = hook, thread_hook
    # Where it is on already (a test runner's, PYTHONFAULTHANDLER) it stays with who asked for it.
    stream = None if faulthandler.is_enabled() else _fatal_log(paths)
    if stream is not None:
        faulthandler.enable(stream)
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = before
        if stream is not None:
            faulthandler.disable()
            stream.close()


def describe(error: BaseException) -> str:
    """The bug as text to copy: versions, what was run, traceback."""
    loaded = [(name, getattr(sys.modules.get(name), "__version__", None)) for name in _NAMED_LIBRARIES]
    lines = [
        f"{NAME} {VERSION}",
        f"Python {platform.python_version()} ({platform.architecture()[0]}), {platform.platform()}",
        "Pustaka: " + (", ".join(f"{name} {version}" for name, version in loaded if version) or "-"),
        f"Perintah: {sys.argv[1:]}",
        f"Utas: {threading.current_thread().name}",
        "",
        "".join(traceback.format_exception(error)),
    ]
    return "\n".join(lines)


def write_report(paths: Paths, error: BaseException) -> Path | None:
    """Write the bug into the log folder, keep the newest reports only; None where nothing can be written."""
    try:
        paths.logs.mkdir(parents=True, exist_ok=True)
        # The PC's clock names the report for the person who looks for it; nothing is computed from it.
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
        report = paths.logs / f"galat-{stamp}.log"
        report.write_text(describe(error), encoding="utf-8", errors="backslashreplace")
        for old in sorted(paths.logs.glob("galat-*.log"))[:-_KEPT_REPORTS]:
            old.unlink()
    except OSError:
        return None
    return report


def say(report: Path | None) -> None:
    """Tell on stderr, in one line without traceback, that the program itself failed."""
    where = f"Catatannya ada di {report}; kirimkan" if report else "Catatannya tidak dapat ditulis; kirimkan"
    line = f"Terjadi kesalahan pada {NAME} sendiri, bukan pada berkas Anda. {where} kepada pembuat program."
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            print(line, file=sys.stderr)  # noqa: T201 - the last word of a program that has no window


def _fatal_log(paths: Paths) -> TextIO | None:
    """faulthandler's file, or None: a log folder that cannot be had is no reason not to run."""
    try:
        paths.logs.mkdir(parents=True, exist_ok=True)
        return (paths.logs / FATAL_LOG).open("a", encoding="utf-8")
    except OSError:
        return None


def fatal_report(paths: Paths) -> str:
    """What faulthandler wrote when a former run was killed, "" where nothing; asked once at start."""
    try:
        return (paths.logs / FATAL_LOG).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def forget_fatal_report(paths: Paths) -> None:
    """Empty faulthandler's file once its text has been shown."""
    with contextlib.suppress(OSError):
        (paths.logs / FATAL_LOG).write_text("", encoding="utf-8")
