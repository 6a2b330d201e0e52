"""What a page is to the window: the protocol that every folder of pages keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from iki_desktop.ui.session import Session

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes


class Page(QWidget):
    """A page of the window, made when it is first shown, for one open file, and thrown away with it.

    The constructor builds widgets only; the window calls `refresh(None)` before it shows the page. While
    the page is visible `refresh(changes)` comes after each operation, undo and redo; while it is hidden it
    is marked stale and gets one `refresh(None)` when it is shown again. A change of year or month is a
    `refresh(None)` too.
    """

    title: str = ""  # as the rail and the window's title name it

    status = Signal(str, str, str)  # what is selected · sum, mean, count · keys that matter here
    go = Signal(str, str)  # go to another page: its key, and an objek ("" for none)
    soon = Signal(str)  # key of a page that is wanted next; it may be made while nobody waits for it
    badge = Signal(int)  # figure at the page's rail button; 0 for none

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setAccessibleName(self.title)

    def refresh(self, changes: Changes | None) -> None:
        """Show anew what the flags of `changes` name; everything where it is None."""
        raise NotImplementedError

    def go_to(self, objek: str) -> None:
        """Select the thing of that id (kartu, sasaran, indikator, "indikator/pengampu/tahun/bulan")."""

    def show_step(self, changes: Changes) -> bool:  # noqa: ARG002
        """Lead to what a step that was undone or redone touched; False where it is not to be seen here."""
        return False

    def first_focus(self) -> None:
        """Put the keyboard focus where work begins; called when the page is shown."""
        self.setFocus()

    def commit(self) -> bool:
        """Put what is being typed into the file; False where that was refused and the person was told.

        The window has already called `commit()` of the focused field and has closed open cell editors.
        """
        return True

    def unfinished(self) -> str:
        """What would be lost with the file closed now, as a sentence; "" for nothing."""
        return ""

    def actions_of(self, menu: str) -> Sequence[QAction]:  # noqa: ARG002
        """Actions that stand in a menu ("sunting", "lihat", "alat") while this page is shown."""
        return ()

    def perform(self, act: str) -> None:
        """Carry out a command that ui/pages.py names for this page ("baca", "cetak-lampiran")."""
