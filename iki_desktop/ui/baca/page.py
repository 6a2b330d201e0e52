"""Page Baca SK: choose, drop or paste a decree; what was read is reviewed, then put into the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QPushButton, QStackedLayout, QWidget

from iki_desktop.errors import Report
from iki_desktop.offices import meant_for
from iki_desktop.ui.baca.review import KEYS, Read, Review
from iki_desktop.ui.page import Page
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.keys import on_key
from iki_desktop.ui.widgets.panels import EmptyState

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

_KINDS = "Naskah SK (*.docx *.pdf *.xlsx *.txt *.md)"


class BacaPage(Page):
    """Nothing enters the file before “Masukkan ke berkas”; one undo takes all of it out again."""

    title = "Baca SK"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.choose = QPushButton("Pilih naskah lain…")
        self.paste = QPushButton("Tempel naskah")
        self.empty = EmptyState(
            "Pilih naskah SK yang sudah ada, seret ke sini, atau salin dari Word atau Excel lalu "
            "tekan Ctrl+V. "
            "Kartunya diperlihatkan dahulu; berkas belum diubah sampai Anda memasukkannya.",
            "Pilih naskah SK…",
            self._ask,
            "baca",
        )
        self.review = Review(session, [self.paste, self.choose])
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.review)
        self.setAcceptDrops(True)
        self.choose.clicked.connect(self._ask)
        self.paste.clicked.connect(self.read_clipboard)
        on_key("Ctrl+V", self, self.read_clipboard)
        self.review.taken.connect(self._taken)

    # -- page ----------------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:  # noqa: ARG002  the draft is not in the file
        self.review.refresh()
        self.status.emit("", "", KEYS if self.review.tinjauan else "")

    def first_focus(self) -> None:
        (self.empty if self.review.tinjauan is None else self.review.table).setFocus()

    def perform(self, act: str) -> None:
        if act == "baca":
            self._ask()

    def go_to(self, objek: str) -> None:
        """Other pages' buttons “Baca SK…” lead here with "baca": the file is asked for at once."""
        self.perform(objek)

    def unfinished(self) -> str:
        if self.review.tinjauan is None:
            return ""
        return (
            "Bacaan SK di halaman Baca SK belum dimasukkan. Bila berkas ditutup sekarang, bacaan itu "
            "beserta yang sudah ditinjau hilang; naskah aslinya tetap ada."
        )

    # -- work ----------------------------------------------------------------------------

    def _may_replace(self) -> bool:
        """Whether the reading under review may give way to another; asked where work was put into it."""
        return not self.review.corrections.can_take_back or self.session.ask.confirm(
            "Bacaan yang sedang ditinjau belum dimasukkan. Bila naskah lain dibaca, tinjauannya hilang.",
            "Baca naskah lain",
            danger=True,
        )

    def _ask(self) -> None:
        path = self.session.ask.open_file("Pilih naskah SK", _KINDS)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a decree beside the window, then show what was found; a filled form goes to its own page."""
        from iki_desktop.readers.forms.reader import is_form

        if is_form(path):
            self.go.emit("formulir", str(path))
            return
        if not self._may_replace():
            return

        def work(report: Report) -> Read:
            from iki_desktop.readers.read import PDF_SUFFIXES, read_sk

            pdf = path if path.suffix.lower() in PDF_SUFFIXES else None
            return Read(read_sk(path, report), path.name, pdf)

        self.session.jobs.start(f"Membaca {path.name}…", work, self._show)

    def read_clipboard(self) -> None:
        """Read what was copied in Word, Excel or a text."""
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        html = mime.html() if mime is not None and mime.hasHtml() else None
        teks = mime.text() if mime is not None else ""
        if not (html or teks.strip()):
            self.session.ask.error(
                "Papan klip kosong. Salin tabel atau naskah SK dahulu, lalu tempel di sini."
            )
            return
        if not self._may_replace():
            return

        def work(report: Report) -> Read:
            from iki_desktop.readers.clipboard import read_clipboard

            return Read(read_clipboard(html, teks, report), "Papan klip")

        self.session.jobs.start("Membaca papan klip…", work, self._show)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := _dropped(event.mimeData()):
            event.acceptProposedAction()
            self.read(path)

    def _show(self, read: Read) -> None:
        read = replace(read, bacaan=meant_for(self.session.isi, read.bacaan))
        self._stack.setCurrentIndex(1)  # first: what is not laid out cannot be scrolled to
        self.review.begin(read)
        self.status.emit("", "", KEYS)
        (self.review.table if read.bacaan.catatan else self.review.found).setFocus()
        QTimer.singleShot(0, self, lambda: self.soon.emit("kartu"))  # where “Masukkan ke berkas” leads

    def _taken(self, first: str, tahun: int) -> None:
        self._stack.setCurrentIndex(0)
        self.status.emit("", "", "")
        self.session.set_context(tahun=tahun)
        self.session.notice.emit("SK sudah masuk ke berkas. Satu kali Batalkan mengeluarkannya lagi.")
        self.go.emit("kartu", first)


def _dropped(mime: QMimeData) -> Path | None:
    """The one file that is dragged, None for anything else."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None
