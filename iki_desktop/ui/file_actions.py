"""Opening, making and closing office files: each act asks what it must and says what was refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from iki_desktop import offices
from iki_desktop.errors import IkiError
from iki_desktop.files import exists, make_folder
from iki_desktop.models.kantor import Kantor
from iki_desktop.paths import Paths
from iki_desktop.ui.ask import KIND_IKI
from iki_desktop.ui.session import Session

if TYPE_CHECKING:
    from iki_desktop.ui.window import Window

SAMPLE_NAME = "Kecamatan Contoh.iki"


class FileActions(QObject):
    """What the menu Berkas and the start page do with files."""

    def __init__(self, window: Window, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        path = self._session.ask.open_file("Buka berkas IKI", KIND_IKI)
        if path is not None:
            self.open(path)

    def open(self, path: Path, *, remember: bool = True) -> bool:
        """Open a file; False where it was refused and the person was told.

        `remember` puts it among the recent files, where the sample does not belong.
        """
        if not self._window.may_leave():
            return False
        try:
            self._session.open(path, remember=remember)
        except IkiError as error:
            if not exists(path):
                self._session.preferences.drop_recent(str(path))
            self._session.ask.error(error)
            return False
        return True

    def new(self) -> None:
        """Ask for the office and where its file shall be, then make and open it."""
        from iki_desktop.ui.start.new_office import NewOfficeDialog

        if not self._window.may_leave():
            return
        dialog = NewOfficeDialog(self._session, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.make(dialog.path, dialog.kantor()))
        dialog.open()

    def make(self, path: Path, kantor: Kantor) -> None:
        """Make a new office file beside the window, then open it; an existing file is never replaced."""
        self._session.jobs.start(
            "Membuat berkas kantor…",
            lambda _report: offices.new_office(path, kantor, self._session.paths),
            lambda _done: self.open(path),
        )

    def open_sample(self) -> None:
        """Open the sample office as a copy on this PC, so that nothing can be harmed."""
        session = self._session
        copy = session.paths.samples / SAMPLE_NAME
        if session.is_open and _same(copy, session.berkas.path):
            return
        if copy.exists():
            choice = session.ask.choose(
                "Kantor contoh sudah pernah dibuka di PC ini.",
                ["Lanjutkan contoh yang lalu", "Mulai dari awal"],
                detail="“Mulai dari awal” membuang semua yang pernah dicoba di kantor contoh.",
            )
            if choice is None:
                return
            if choice == 0:
                self.open(copy, remember=False)
                return
        session.jobs.start(
            "Menyiapkan kantor contoh…",
            lambda _report: _make_sample(copy, session.paths),
            lambda _done: self.open(copy, remember=False),
        )

    def close(self) -> bool:
        """Close the file and show the start page."""
        if not self._window.may_leave():
            return False
        self._session.close()
        return True

    def backup(self) -> None:
        """Make a backup now and say so."""
        berkas = self._session.berkas
        path = berkas.backup("permintaan")
        if path is None:
            self._session.ask.error(berkas.backup_warning or "Cadangan tidak dapat dibuat di PC ini.")
        else:
            self._session.notice.emit(f"Cadangan dibuat: {path.name}")

    def show_folder(self, folder: Path) -> None:
        """Show a folder of this PC in the system's file manager."""
        try:
            make_folder(folder)
        except IkiError as error:
            self._session.ask.error(error)
            return
        self._session.ask.open_outside(folder)


def _make_sample(copy: Path, paths: Paths) -> None:
    make_folder(copy.parent)
    offices.sample_office(copy, paths)


def _same(one: Path, other: Path) -> bool:
    return one.absolute() == other.absolute()
