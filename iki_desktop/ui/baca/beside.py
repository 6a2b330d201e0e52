"""What stands at the left of the review: the page of the paper, its text, or the difference to the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from iki_desktop.models.catatan import BarisSumber, Catatan
from iki_desktop.ui.baca.difference import DifferenceView
from iki_desktop.ui.baca.source import SourceView
from iki_desktop.ui.jobs import Jobs
from iki_desktop.ui.widgets.page_view import PageView

if TYPE_CHECKING:
    from iki_desktop.readers.pdf.picture import Picture

PAGE, TEXT, DIFFERENCE = range(3)
_TABS = ("Halaman", "Teks", "Perbedaan")
_UNDRAWN = "Halaman ini tidak dapat digambar. Lihat tab Teks."


class Beside(QWidget):
    """Three views under their tabs; only those that the paper and the file make possible can be chosen."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = PageView(jobs, "Halaman naskah", _UNDRAWN)
        self.text = SourceView()
        self.difference = DifferenceView()
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Yang diperlihatkan di samping bacaan")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._stack = QStackedWidget()
        for name, view in zip(_TABS, (self.page, self.text, self.difference), strict=True):
            self.tabs.addTab(name)
            self._stack.addWidget(view)
        self._source = TEXT  # the view of the paper that was shown last
        self._numbers: Sequence[int] = ()
        self.tabs.currentChanged.connect(self._turn)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.tabs)
        box.addWidget(self._stack, 1)

    def begin(self, lines: Sequence[BarisSumber], pdf: Path | None) -> None:
        """Take another paper; `pdf` is the file whose pages can be shown, None for every other kind."""
        self._source = TEXT if pdf is None else PAGE
        self._numbers = sorted({line.nomor for line in lines}) if pdf is not None else ()
        self.page.begin(_drawer(pdf) if pdf is not None else None)
        self.text.show_lines(lines)
        self.tabs.setTabVisible(PAGE, pdf is not None)
        self.show_source()

    def can_differ(self, can: bool) -> None:
        """Whether there is anything to hold the kartu against."""
        self.tabs.setTabVisible(DIFFERENCE, can)
        if not can and self.tabs.currentIndex() == DIFFERENCE:
            self.show_source()

    def show_source(self) -> None:
        """Show the paper again, as it was looked at last."""
        self.tabs.setCurrentIndex(self._source)

    def show_difference(self) -> None:
        self.tabs.setCurrentIndex(DIFFERENCE)

    def mark(self, remark: Catatan | None) -> None:
        """Mark the place that a remark speaks of, on the page and in the text."""
        lines = self.text.mark(remark)
        if self._numbers and remark is not None and remark.baris is not None:
            self.page.show_part(remark.baris, [b.kotak for b in lines if b.kotak is not None])

    def zoom_by(self, step: int) -> None:
        """The view that is shown: larger (1), smaller (-1), as it was (0)."""
        (self.page if self.tabs.currentIndex() == PAGE else self.text).zoom_by(step)

    def turn_page(self, step: int) -> None:
        """The next page (1) or the one before (-1) of a PDF."""
        page = self.page.page + step
        if self._numbers and 1 <= page <= self._numbers[-1]:
            self.page.show_part(page)

    @property
    def view(self) -> QWidget:
        """The view that is shown."""
        return (self.page, self.text, self.difference)[self._stack.currentIndex()]

    def _turn(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        if index in (PAGE, TEXT):
            self._source = index


def _drawer(pdf: Path) -> Callable[[int, int], Picture]:
    def draw(page: int, width: int) -> Picture:
        from iki_desktop.readers.pdf.picture import draw_page

        return draw_page(pdf, page, width)

    return draw
