"""A bug of ours, shown once and calmly: the text can be copied, the report is in the log folder.

PySide6 brings exceptions of slots, of `data()` and of worker threads to the hooks, the last in their own
thread; all of them are carried to the main thread before anything is shown.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from iki_desktop import NAME, bugs
from iki_desktop.paths import Paths
from iki_desktop.ui import tokens


class CrashHook(QObject):
    """Takes over the hooks of all threads while the window runs."""

    happened = Signal(str, str)  # text to copy, path of the report ("" where none could be written)

    def __init__(self, paths: Paths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self._showing = False
        self._seen: set[tuple[str, int]] = set()  # where the bugs of this run were raised
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        # A queued call also leaves the slot or paint event that failed before a dialog opens.
        self.happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        place = trace
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        if place is not None:
            key = (place.tb_frame.f_code.co_filename, place.tb_lineno)
            if key in self._seen:  # a bug in painting comes sixty times a second; once is enough
                return
            self._seen.add(key)
        error = error.with_traceback(trace)
        report = bugs.write_report(self._paths, error)
        bugs.say(report)
        self.happened.emit(bugs.describe(error), str(report or ""))

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot(str, str)
    def _show(self, text: str, report: str) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            CrashDialog(text, report).exec()
        finally:
            self._showing = False


def report_crash(error: BaseException) -> None:
    """Give a bug that was caught elsewhere (in a worker) to the hook that is installed."""
    sys.excepthook(type(error), error, error.__traceback__)


def show_last_crash(paths: Paths) -> None:
    """Tell, at the next start, of a run that was killed by a fatal fault; faulthandler kept the text."""
    text = bugs.fatal_report(paths)
    if text:
        bugs.forget_fatal_report(paths)
        CrashDialog(text, str(paths.logs / bugs.FATAL_LOG), last_run=True).exec()


class CrashDialog(QDialog):
    """What went wrong, in text that can be copied."""

    def __init__(self, text: str, report: str, *, last_run: bool = False) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle(f"{NAME}: ada kesalahan program")
        self.resize(640, 420)
        when = (
            "Terakhir kali program ini berhenti mendadak." if last_run else "Program ini membuat kesalahan."
        )
        head = QLabel(when)
        head.setProperty("role", "section")
        saved = f" Catatannya juga ada di {Path(report)}." if report else ""
        words = QLabel(
            "Yang sudah tercatat sebagai tersimpan tetap aman di dalam berkas. Salin teks di bawah ini dan "
            f"kirimkan kepada pembuat program.{saved}"
        )
        words.setWordWrap(True)
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName("Teks kesalahan")
        copy = QPushButton("Salin teks")
        copy.clicked.connect(self.copy)
        close = QPushButton("Lanjutkan bekerja")
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(copy)
        foot.addStretch(1)
        foot.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.S24, tokens.S24, tokens.S24, tokens.S16)
        box.setSpacing(tokens.S12)
        for widget in (head, words):
            box.addWidget(widget)
        box.addWidget(self.text, 1)
        box.addLayout(foot)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
