"""A large step is written into the file beside the window; whoever needs the file first waits for its end."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

_INPUT = frozenset(
    {
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.InputMethod,
        QEvent.Type.Drop,
        QEvent.Type.Close,
    }
)


class Writing(QObject):
    """At most one step at a time, in a thread of its own, so that it never stands behind the jobs."""

    _ended = Signal(object)  # the thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Callable[[], Changes] | None = None  # what waits, or is being done
        self._done: Callable[[Callable[[], Changes]], bool] | None = None
        self._thread: threading.Thread | None = None
        self._outcome: Callable[[], Changes] | None = None
        # What the step shows is painted first: the two would take the time from one another.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._begin)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        work: Callable[[], Changes],
        done: Callable[[Callable[[], Changes]], bool],
        *,
        keys_wait: bool = False,
    ) -> None:
        """Carry `work` out beside the window, then `done(outcome)` on the main thread.

        `outcome()` gives what `work` gave, or raises what it raised; `done` says whether all went well.
        `keys_wait`: a key or a click that comes before the end waits for it, since it is meant for what the
        step will show.
        """
        if self._work is not None:
            raise RuntimeError("a step is being written already")
        self._work, self._done = work, done
        app = QCoreApplication.instance()
        if keys_wait and app is not None:
            app.installEventFilter(self)
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only while keys wait; whom the end takes away gets no event any more."""
        if event.type() in _INPUT:
            self.settle()
        return not isValid(watched)

    def settle(self) -> bool:
        """Wait for the end of what is being written and tell it; False where it went wrong."""
        if self._work is None:
            return True
        self._soon.stop()
        if self._thread is None:
            self._carry_out()
        else:
            self._thread.join()
        outcome, done = self._outcome, self._done
        self._work = self._done = self._thread = self._outcome = None  # `done` may cause the next one
        assert outcome is not None and done is not None
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        return done(outcome)

    def _carry_out(self) -> None:
        assert self._work is not None
        try:
            changes = self._work()
        except Exception as error:
            self._outcome = _raising(error)
        else:
            self._outcome = lambda: changes

    @Slot()
    def _begin(self) -> None:
        def work() -> None:
            self._carry_out()
            self._ended.emit(threading.current_thread())

        self._thread = threading.Thread(target=work, name="tulis")
        self._thread.start()

    @Slot(object)
    def _on_ended(self, thread: threading.Thread) -> None:
        if thread is self._thread:  # else somebody waited for it
            self.settle()


def _raising(error: Exception) -> Callable[[], Changes]:
    def outcome() -> Changes:
        raise error

    return outcome
