"""Makes what is looked at, beside the window: of a PDF the page in view first, of a workbook its sheets.

The PDF is the one that would be saved, byte for byte; its pages are drawn by the readers' child process.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from iki_desktop.errors import Cancelled, IkiError, Report
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.penutupan import Pembukaan
from iki_desktop.models.terbitan import Cetakan, Naskah
from iki_desktop.paths import Paths
from iki_desktop.ui.dokumen.catalogue import Order
from iki_desktop.ui.dokumen.place import Bookmarks, Place, find_place
from iki_desktop.ui.jobs import Jobs
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.page_view import Frame, Size

if TYPE_CHECKING:
    from iki_desktop.readers.pdf.picture import Drawer, Picture
    from iki_desktop.readers.xlsx.sizes import SheetSize
    from iki_desktop.writers.pdf.paper import Paper as LaidPaper

_TITLE = "Menyiapkan pratinjau…"


@dataclass(frozen=True, slots=True)
class Source:
    """What papers are made from: frozen, so that another thread may have it."""

    isi: IsiKantor
    paths: Paths
    pembukaan: Sequence[Pembukaan] = ()

    def lay_out(self, order: Order, report: Report) -> LaidPaper:
        from iki_desktop.papers import set_paper

        isi = order.office(self.isi)
        return set_paper(order.paper.jenis, isi, self.paths, report=report, **self._choices(order))

    def lay_out_drafts(self, order: Order, report: Report) -> tuple[Sequence[Naskah], LaidPaper]:
        """The same, with what it says: for who prints it and may then record it as issued."""
        from iki_desktop.papers import drafts, set_drafts

        isi = order.office(self.isi)
        naskah = drafts(order.paper.jenis, isi, **self._choices(order))
        return naskah, set_drafts(naskah, isi, self.paths, self.pembukaan, report)

    def write(self, order: Order, out: Path, report: Report | None) -> tuple[Cetakan, ...]:
        """Write it to `out`; what can be recorded as issued, nothing where it carries no code."""
        from iki_desktop.papers import write_paper

        isi = order.office(self.isi)
        return write_paper(order.paper.jenis, isi, out, self.paths, report=report, **self._choices(order))

    def _choices(self, order: Order) -> dict[str, Any]:
        """What papers.py asks of every paper."""
        return {
            "tahun": order.tahun,
            "sampai": order.sampai,
            "kartu": order.kartu,
            "keputusan": order.keputusan,
            "pembukaan": self.pembukaan,
        }


def source_of(session: Session) -> Source:
    """The office in view as it is now."""
    isi = session.isi
    return Source(isi, session.paths, session.berkas.pembukaan(isi.kantor.id))


@dataclass(frozen=True, slots=True)
class FirstPage:
    """A paper whose pages are all laid out; the one in view is drawn, the others are not yet made."""

    paper: LaidPaper
    sizes: Sequence[Size]
    bookmarks: Bookmarks
    page: int
    width: int  # of the picture, in pixels of the screen
    picture: Picture


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: its sheets and how many bytes it takes."""

    sheets: Sequence[SheetSize]
    size: int


class Maker(QObject):
    """Makes one thing at a time: what was begun before is dropped."""

    first = Signal(object)  # FirstPage
    complete = Signal()  # `draw` may be asked for every page of it
    book = Signal(object)  # Book
    refused = Signal(str)  # the sentence

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._drawer: Drawer | None = None
        self._drop: Callable[[], None] = _nothing
        self._begun: FirstPage | None = None  # of which the rest is still to be made

    def make(self, source: Source, order: Order, place: Place, frame: Frame) -> None:
        """Make a paper, the page of `place` first, drawn as large as `frame` says."""
        self.stop()
        if order.paper.is_pdf:
            drawer = self._own_drawer()
            self._start(lambda report: first_page(drawer, source, order, place, frame, report), self._go_on)
        else:
            self._start(lambda report: _book(source, order, report), self.book.emit)

    def stop(self) -> None:
        """Drop what is being made."""
        self._begun = None
        self._drop()
        self._drop = _nothing

    def close(self) -> None:
        """Stop, and end the child process."""
        self.stop()
        if self._drawer is not None:
            self._drawer.close()
            self._drawer = None

    def draw(self, page: int, width: int) -> Picture:
        """A page of what was made last; called in the worker thread."""
        drawer = self._drawer
        if drawer is None:
            raise Cancelled("Berkas sudah ditutup.")
        return drawer.draw(page, width)

    def _own_drawer(self) -> Drawer:
        from iki_desktop.readers.pdf.picture import Drawer

        if self._drawer is None:
            self._drawer = Drawer()
        return self._drawer

    def _go_on(self, made: FirstPage) -> None:
        """The page in view is there: show it, and when it is painted make the rest."""
        self._begun = made
        QTimer.singleShot(0, self, self._make_rest)
        self.first.emit(made)

    def _make_rest(self) -> None:
        made, self._begun = self._begun, None
        if made is None:  # it was stopped meanwhile
            return
        drawer = self._own_drawer()

        def rest(report: Report) -> None:
            drawer.open(made.paper.content(report), _NAME)

        self._start(rest, lambda _: self.complete.emit())

    def _start(self, work: Callable[[Report], object], done: Callable[..., object]) -> None:
        def told(report: Report) -> object:
            try:
                return work(report)
            except Cancelled:
                raise
            except IkiError as error:  # nobody asked for this paper, so its place on the page says it
                return error

        def take(result: object) -> None:
            if isinstance(result, IkiError):
                self.refused.emit(result.pesan)
            else:
                done(result)

        self._drop = self._jobs.start(_TITLE, told, take, quiet=True)


_NAME = "kertas ini"


def first_page(
    drawer: Drawer, source: Source, order: Order, place: Place, frame: Frame, report: Report
) -> FirstPage:
    """Lay out all pages, then make and draw the one of `place`; runs in the worker thread."""
    drawer.start()  # it gets ready while the pages are laid out
    paper = source.lay_out(order, report)
    sizes, bookmarks = paper.sizes, paper.bookmarks
    page = find_place(place, bookmarks, len(sizes))
    width = frame.pixels(sizes[page - 1])
    drawer.open(paper.content(only=page), _NAME)
    return FirstPage(paper, sizes, bookmarks, page, width, drawer.draw(1, width))


def _book(source: Source, order: Order, report: Report) -> Book:
    from iki_desktop.readers.xlsx.sizes import sheet_sizes

    with tempfile.TemporaryDirectory(prefix="iki-pratinjau-") as folder:
        out = Path(folder) / "pratinjau.xlsx"
        source.write(order, out, report)
        return Book(sheet_sizes(out), out.stat().st_size)


def _nothing() -> None:
    """Nothing is being made."""
