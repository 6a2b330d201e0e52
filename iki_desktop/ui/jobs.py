"""Long work beside the window: a dialog when it is long, results on the main thread.

One thread does what somebody waits for, another what is only looked at (`quiet`): a preview does not stand
behind an export of minutes. In each one job comes after the other.

A job is a plain function that gets `report(done, total)` and returns its result. It must not touch widgets
or the session: give it the frozen values it needs (`isi` is one), and the Berkas only where it reads what is
too much to be read before (other offices).
"""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from iki_desktop.errors import Cancelled, IkiError, Report
from iki_desktop.ui import tokens
from iki_desktop.ui.ask import Ask
from iki_desktop.ui.crash import report_crash
from iki_desktop.ui.progress import ProgressDialog

T = TypeVar("T")

_TURN = 0.001
"""Seconds after which a thread that computes lets the others have their turn.

At Python's 5 ms a preview beside an export took eight times as long as alone, of which most was waiting:
it comes back for its turn after every call that leaves Python. At 1 ms it is three times.
"""


@dataclass(eq=False)
class _Job:
    title: str
    work: Callable[[Report], Any]
    on_done: Callable[[Any], object]
    on_failed: Callable[[], object] | None
    quiet: bool
    stop: threading.Event = field(default_factory=threading.Event)


class _Lane:
    """A thread that does one thing after another; it begins with the first."""

    def __init__(self, name: str, work: Callable[[_Job], bool]) -> None:
        """`work` is called in the thread, and says whether it is to go on."""
        self._name = name
        self._work = work
        self._waiting: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def put(self, job: _Job) -> None:
        self._waiting.put(job)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()

    def end(self, seconds: float) -> None:
        """End the thread after what it is at."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join(seconds)
            self._thread = None

    def _run(self) -> None:
        while (job := self._waiting.get()) is not None and self._work(job):
            pass


class Jobs(QObject):
    """Runs jobs beside the window, those that are quiet beside the others."""

    started = Signal(str)  # title
    finished = Signal(str)  # title; done, cancelled or failed

    _progressed = Signal(object, int, int)
    _ended = Signal(object, object, object)  # job, result, error

    def __init__(self, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN)
        self._ask = ask
        self._lane = _Lane("kerja", self._work)
        self._quiet_lane = _Lane("lihat", self._work)
        self._open: list[_Job] = []
        self._dialog: ProgressDialog | None = None
        self._delay = QTimer(self, singleShot=True, interval=tokens.DIALOG_AFTER_MS)
        self._delay.timeout.connect(self._show_dialog)
        queued = Qt.ConnectionType.QueuedConnection
        self._progressed.connect(self._on_progress, queued)
        self._ended.connect(self._on_end, queued)

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits that would be missed."""
        return any(not job.quiet for job in self._open)

    def start(
        self,
        title: str,
        function: Callable[[Report], T],
        on_done: Callable[[T], object],
        on_failed: Callable[[], object] | None = None,
        *,
        quiet: bool = False,
    ) -> Callable[[], None]:
        """Run `function(report)` beside the window, then `on_done(result)` on the main thread.

        `title` is a sentence for the dialog ("Membuat lampiran…"). An IkiError is shown to the person,
        Cancelled is silent, anything else is a crash; each of them calls `on_failed` instead of `on_done`.
        A `quiet` job makes what is only looked at: it waits for no other, has no dialog, nobody is told of a
        refusal, and it is dropped without a question.

        What is returned drops this job alone: it ends at its next report and nothing of it is delivered.
        """
        job = _Job(title, function, on_done, on_failed, quiet)
        self._open.append(job)
        (self._quiet_lane if quiet else self._lane).put(job)
        if not quiet:
            if not self._delay.isActive() and self._dialog is None:
                self._delay.start()
            self.started.emit(title)
        return partial(self._drop, job)

    def cancel(self) -> None:
        """Ask the jobs that somebody waits for to stop; each ends at its next report."""
        for job in self._open:
            if not job.quiet:
                job.stop.set()

    def drop(self) -> None:
        """Stop all jobs and deliver nothing of them: what they worked on is gone."""
        for job in self._open:
            job.stop.set()
        self._delay.stop()
        self._close_dialog()
        self._open.clear()

    def _drop(self, job: _Job) -> None:
        if job in self._open:
            job.stop.set()
            self._open.remove(job)
            self._rest()

    def shut_down(self, seconds: float = 5) -> None:
        """Drop all jobs and end the threads."""
        self.drop()
        self._lane.end(seconds)
        self._quiet_lane.end(seconds)

    # In a worker thread.

    def _work(self, job: _Job) -> bool:
        result: Any = None
        error: BaseException | None = None
        try:
            if not job.stop.is_set():
                result = job.work(self._report_of(job))
            else:
                error = Cancelled("Dihentikan.")
        except Exception as raised:
            error = raised
        try:
            self._ended.emit(job, result, error)
        except RuntimeError:  # the window is gone
            return False
        return True

    def _report_of(self, job: _Job) -> Report:
        last = -1

        def report(done: int, total: int) -> None:
            nonlocal last
            if job.stop.is_set():
                raise Cancelled("Dihentikan atas permintaan; tidak ada yang berubah.")
            percent = 100 * done // total if total > 0 else 0
            if percent != last:  # at most a hundred signals, however small the units
                last = percent
                self._progressed.emit(job, done, total)

        return report

    # In the main thread.

    @Slot()
    def _show_dialog(self) -> None:
        waited_for = [job for job in self._open if not job.quiet]
        if waited_for and self._dialog is None:
            self._dialog = ProgressDialog(waited_for[0].title, _window())
            self._dialog.stopped.connect(self.cancel)
            self._dialog.open()

    @Slot(object, int, int)
    def _on_progress(self, job: _Job, done: int, total: int) -> None:
        if self._dialog is not None and job in self._open and not job.quiet:
            self._dialog.show_progress(job.title, done, total)

    @Slot(object, object, object)
    def _on_end(self, job: _Job, result: Any, error: BaseException | None) -> None:
        if job not in self._open:
            return
        self._open.remove(job)
        self._rest()
        if not job.quiet:
            self.finished.emit(job.title)
        if error is None:
            job.on_done(result)
            return
        if isinstance(error, IkiError):
            if not isinstance(error, Cancelled) and not job.quiet:
                self._ask.error(error)
        else:
            report_crash(error)
        if job.on_failed is not None:
            job.on_failed()

    def _rest(self) -> None:
        """No dialog where nothing is waited for any more."""
        if not self.busy:
            self._delay.stop()
            self._close_dialog()

    def _close_dialog(self) -> None:
        if self._dialog is not None:
            window = self._dialog.parentWidget()
            self._dialog.done(0)
            if window is not None:
                window.activateWindow()  # some window managers give the keyboard to nobody
            self._dialog.deleteLater()
            self._dialog = None


def _window() -> QWidget | None:
    """The window that a progress dialog belongs to; none is active while another dialog closes."""
    shown = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow) and w.isVisible())
    return QApplication.activeWindow() or next(shown, None)
