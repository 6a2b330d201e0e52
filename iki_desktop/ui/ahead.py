"""After a file was opened: what its first paper needs is got ready while nobody waits for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from iki_desktop.errors import Report
from iki_desktop.ui import tokens
from iki_desktop.ui.window import Window

_TITLE = "Menyiapkan dokumen…"
_PAGE = "dokumen"


class Ahead(QObject):
    """Loads the writers and reads the fonts beside the window, then makes page Dokumen before it is shown.

    The first preview comes so in a third of a second, and the start of the program costs no more.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._wait = QTimer(self, singleShot=True, interval=tokens.AHEAD_AFTER_MS)
        self._wait.timeout.connect(self.begin)
        window.session.opened.connect(self._wait.start)
        window.session.closed.connect(self._wait.stop)

    def begin(self) -> None:
        """Get ready now; nothing happens where the office has no keputusan yet."""
        session = self._window.session
        isi, paths = session.isi, session.paths

        def work(_report: Report) -> None:
            from iki_desktop import papers

            papers.warm_up(isi, paths)

        session.jobs.start(_TITLE, work, lambda _: self._window.make_ahead(_PAGE), quiet=True)
