"""Opening, making and closing office files: each act asks what it must and says what was refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from iki_desktop import offices
from iki_desktop.errors import IkiError, Report
from iki_desktop.files import exists, make_folder
from iki_desktop.models.kantor import IsiKantor, Kantor
from iki_desktop.paths import Paths
from iki_desktop.ui.ask import KIND_IKI
from iki_desktop.ui.session import Session

if TYPE_CHECKING:
    from iki_desktop.store.berkas import Berkas
    from iki_desktop.ui.window import Window

SAMPLE_NAME = "Kecamatan Contoh.iki"


class FileActions(QObject):
    """What the menu Berkas and the start page do with files."""

    def __init__(self, window: Window, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._reading: tuple[Path, Callable[[], None]] | None = None  # what is being opened, what drops it
        session.closed.connect(self._forget_reading)  # closing a file drops all jobs

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        path = self._session.ask.open_file("Buka berkas IKI", KIND_IKI)
        if path is not None:
            self.open(path)

    def open(self, path: Path, *, remember: bool = True) -> None:
        """Read a file beside the window, then show it in place of the present one; a refusal is told.

        `remember` puts it among the recent files, where the sample does not belong. What is typed meanwhile
        goes into the present file. Of two files asked for the later one is opened.
        """
        session = self._session
        if session.is_open and _same(path, session.berkas.path):
            return
        if self._reading is not None:
            awaited, drop = self._reading
            if awaited == path:
                return
            drop()
            self._forget_reading()
        if not self._window.may_leave():
            return
        session.jobs.cancel()  # who waits for one of them was asked just now
        drop = session.jobs.start(
            f"Membuka {path.name}…",
            lambda report: read_office(path, session.paths, report),
            lambda read: self._show(*read, remember=remember),
            lambda: self._refused(path),
        )
        self._reading = (path, drop)

    @Slot()
    def _forget_reading(self) -> None:
        """Nothing is being opened any more."""
        self._reading = None

    def _show(self, berkas: Berkas, isi: IsiKantor, *, remember: bool) -> None:
        self._forget_reading()
        if self._window.may_leave():
            self._session.take(berkas, isi, remember=remember)
        else:
            berkas.close()

    def _refused(self, path: Path) -> None:
        self._forget_reading()
        if not exists(path):
            self._session.preferences.drop_recent(str(path))

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


def read_office(
    path: Path, paths: Paths, report: Report = lambda _done, _total: None
) -> tuple[Berkas, IsiKantor]:
    """Open a file and read all of the office that owns it. Raises FileRefused, and what `report` raises."""
    from iki_desktop.store.berkas import Berkas  # sqlite3 waits until a file is wanted

    berkas = Berkas.open(path, backups=paths.backups)
    try:
        report(0, 0)
        isi = berkas.isi()
        report(0, 0)
    except BaseException:
        berkas.close()
        raise
    return berkas, isi


def _make_sample(copy: Path, paths: Paths) -> None:
    make_folder(copy.parent)
    offices.sample_office(copy, paths)


def _same(one: Path, other: Path) -> bool:
    return one.absolute() == other.absolute()
