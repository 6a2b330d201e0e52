"""The one door to the person: messages, questions and file dialogs.

Every message is Indonesian and says what happened, what it means and what to do; buttons name the act.
Tests put a fake in its place (tests/ui/fakes.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.errors import IkiError
from iki_desktop.ui import tokens
from iki_desktop.ui.message import ERROR, QUESTION, WORD, Kind, MessageDialog

if TYPE_CHECKING:
    from iki_desktop.ui.preferences import Preferences
    from iki_desktop.ui.print_dialog import PrintChoice

KIND_IKI = "Berkas IKI (*.iki)"
CANCEL = "Batal"
_WIDTH = 420  # a sentence wraps here, not at the width of one word


class Ask:
    """Dialogs over the active window. Folders are remembered, by `keep_folders` over closing too."""

    def __init__(self, parent: Callable[[], QWidget | None] = QApplication.activeWindow) -> None:
        self._parent = parent
        self._preferences: Preferences | None = None
        self._read_folder: Path | None = None
        self._write_folder: Path | None = None

    # Messages and questions.

    def error(self, error: IkiError | str) -> None:
        """Say that something was refused or failed. Bugs do not come here: they go to crash."""
        text = error.pesan if isinstance(error, IkiError) else error
        self._message(ERROR, text, "", ["Tutup"], cancel=None)

    def inform(self, text: str, detail: str = "") -> None:
        """Say something that the person has to see; what may be overlooked goes to the bar."""
        self._message(WORD, text, detail, ["Tutup"], cancel=None)

    def confirm(self, question: str, act: str, *, detail: str = "", danger: bool = False) -> bool:
        """Ask before `act` ("Hapus kartu"); the other button is Batal, and it is the default of a danger."""
        kind = ERROR if danger else QUESTION
        return self._message(kind, question, detail, [act], cancel=CANCEL, danger=danger) == 0

    def choose(
        self, question: str, acts: Sequence[str], *, detail: str = "", cancel: str = CANCEL
    ) -> int | None:
        """Ask which of several acts; the index of the chosen one, None for `cancel`."""
        return self._message(QUESTION, question, detail, acts, cancel=cancel)

    def line(self, title: str, label: str, value: str = "", act: str = "Simpan") -> str | None:
        """Ask for one line of text; None where it was given up."""
        dialog = _LineDialog(title, label, value, act, self._parent())
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        text = dialog.field.text().strip()
        dialog.deleteLater()
        return text if accepted else None

    def _message(
        self,
        kind: Kind,
        text: str,
        detail: str,
        acts: Sequence[str],
        *,
        cancel: str | None,
        danger: bool = False,
    ) -> int | None:
        box = MessageDialog(kind, text, detail, acts, cancel, danger=danger, parent=self._parent())
        box.exec()
        box.deleteLater()
        return box.chosen

    def print_on(self, title: str) -> PrintChoice | None:
        """Ask on which printer, which pages and how many; None where it was given up or there is none."""
        from iki_desktop.ui.print_dialog import NO_PRINTER, PrintDialog, printer_names

        names = printer_names()
        if not names:
            self.error(NO_PRINTER)
            return None
        dialog = PrintDialog(title, names, CANCEL, self._parent())
        dialog.exec()
        dialog.deleteLater()
        return dialog.choice

    # Files.

    def keep_folders(self, preferences: Preferences) -> None:
        """Begin at the folders of the last time, and remember them over closing."""
        self._preferences = preferences
        read, write = preferences.now.folder_baca, preferences.now.folder_tulis
        self._read_folder = Path(read) if read else None
        self._write_folder = Path(write) if write else None

    def open_file(self, title: str, kinds: str = KIND_IKI) -> Path | None:
        """Ask for one file that exists. `kinds` is Qt's filter: "Naskah (*.txt *.md);;Semua berkas (*)"."""
        name, _ = QFileDialog.getOpenFileName(self._parent(), title, str(self._folder(False)), kinds)
        return self._remember(name, writing=False)

    def open_files(self, title: str, kinds: str) -> list[Path]:
        """Ask for several files that exist; [] where it was given up."""
        chosen, _ = QFileDialog.getOpenFileNames(self._parent(), title, str(self._folder(False)), kinds)
        return [path for name in chosen if (path := self._remember(name, writing=False)) is not None]

    def save_file(self, title: str, suggested: str, kinds: str, *, replace: bool = True) -> Path | None:
        """Ask where to write. `suggested` is a file name, or a path that brings its folder.

        The suffix of `suggested` is added where the person gives none. An existing file has been asked about,
        unless the caller does not `replace` it anyway.
        """
        proposal = Path(suggested)
        if not proposal.is_absolute():
            proposal = self._folder(True) / proposal
        dialog = QFileDialog(self._parent(), title, str(proposal.parent), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(proposal.suffix.removeprefix("."))
        dialog.selectFile(proposal.name)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replace)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.selectedFiles() if accepted else []
        dialog.deleteLater()
        return self._remember(chosen[0] if chosen else "", writing=True)

    def folder(self, title: str) -> Path | None:
        """Ask for a folder to write into."""
        name = QFileDialog.getExistingDirectory(self._parent(), title, str(self._folder(True)))
        if not name:
            return None
        self._keep(Path(name), writing=True)
        return Path(name)

    def open_outside(self, path: Path) -> bool:
        """Open a file or folder with the system's own program; False where it has none, and says so."""
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            return True
        self.error(f"Tidak ada program di PC ini yang dapat membuka “{path.name}”. Berkasnya ada di {path}.")
        return False

    def _folder(self, writing: bool) -> Path:
        known = self._write_folder if writing else self._read_folder
        if known is not None and known.is_dir():
            return known
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        return documents if documents.is_dir() else Path.home()

    def _remember(self, name: str, *, writing: bool) -> Path | None:
        if not name:
            return None
        path = Path(name)
        self._keep(path.parent, writing=writing)
        return path

    def _keep(self, folder: Path, *, writing: bool) -> None:
        if writing:
            self._write_folder = folder
        else:
            self._read_folder = folder
        if self._preferences is not None:
            self._preferences.remember_folder(str(folder), writing=writing)


class _LineDialog(QDialog):
    def __init__(self, title: str, label: str, value: str, act: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.field = QLineEdit(value)
        self.field.setMinimumWidth(_WIDTH - tokens.S24)
        caption = QLabel(label)
        caption.setBuddy(self.field)
        self.field.setAccessibleName(label)
        buttons = QDialogButtonBox()
        accept = buttons.addButton(act, QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setProperty("role", "primary")
        buttons.addButton(CANCEL, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        accept.setEnabled(bool(value.strip()))
        self.field.textChanged.connect(lambda text: accept.setEnabled(bool(text.strip())))
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.S24, tokens.S24, tokens.S24, tokens.S16)
        box.setSpacing(tokens.S8)
        box.addWidget(caption)
        box.addWidget(self.field)
        box.addSpacing(tokens.S8)
        box.addWidget(buttons)
