"""The paper as it would be saved, page by page, with the tools to turn, enlarge and leap in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QSizePolicy,
    QSpinBox,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.models.angka import format_angka
from iki_desktop.ui import tokens
from iki_desktop.ui.dokumen.catalogue import Order
from iki_desktop.ui.dokumen.making import Book, FirstPage, Maker, Source
from iki_desktop.ui.dokumen.place import Bookmarks, Place, place_of
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.buttons import tool_button
from iki_desktop.ui.widgets.fields import ChoiceField
from iki_desktop.ui.widgets.keys import on_key
from iki_desktop.ui.widgets.labels import label
from iki_desktop.ui.widgets.page_view import PERCENTS, Fit, PageView, Zoom
from iki_desktop.ui.widgets.panels import EmptyState

_LEAPING = 440  # less has no room for the list of kartu
_PREPARING = "Menyiapkan pratinjau…"
_UNDRAWN = "Halaman ini tidak dapat digambar. Simpan kertasnya, lalu buka dengan program PDF."
_FITS: dict[object, str] = {Fit.WIDTH: "Selebar jendela", Fit.PAGE: "Sehalaman"}
_BOOK = (
    "Buku kerja tidak digambar di sini, karena rupanya ditentukan Excel. "
    "Simpan lalu buka untuk melihatnya. Isinya {sheets} lembar, {size}:"
)
_DATA = "Data kantor tidak dicetak, jadi tidak ada pratinjaunya. Simpan untuk memindahkannya."
_EMPTY = "Belum ada keputusan yang berlaku tahun {tahun}, jadi kertas ini belum dapat dibuat."


class Preview(QWidget):
    """Shows one paper at a time; `show_order` makes it anew and keeps the place where one was."""

    telling = Signal()  # what `words` says has changed
    reading_wanted = Signal()  # there is no decree yet: read one

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._order: Order | None = None
        self._bookmarks: Bookmarks = ()
        self.maker = Maker(session.jobs, self)
        self.view = PageView(session.jobs, "Pratinjau kertas", _UNDRAWN)
        self.number = QSpinBox()
        self.leap = QComboBox()
        self.zoom = ChoiceField("Besar pratinjau", _FITS | {p: f"{p} %" for p in PERCENTS})
        self._total = QLabel()
        self.sheets = QListWidget()
        self._words = label("", "muted", wrap=True)
        self._book_words = label("", "muted", wrap=True)
        self.empty = EmptyState("", "Baca SK…", self.reading_wanted.emit, "baca")
        self._build()
        self._connect()
        self._show_tools(False)

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        self.number.setAccessibleName("Halaman")
        self.number.setToolTip("Ctrl+G")
        self.number.setKeyboardTracking(False)  # a number counts once it is typed whole
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setFixedWidth(tokens.MONTH_WIDTH)
        self.leap.setAccessibleName("Lompat ke kartu")
        self.leap.setToolTip("Ctrl+J")
        self.leap.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.leap.setMinimumContentsLength(8)
        self.leap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.zoom.setToolTip("Ctrl++, Ctrl+-, Ctrl+0")
        self.sheets.setAccessibleName("Lembar buku kerja")
        self._bar = bar = QFrame()
        bar.setProperty("role", "filter")
        bar.setFixedHeight(tokens.FILTER_HEIGHT + tokens.S4)
        bar.setMinimumWidth(1)  # it may be narrower than with the list of kartu
        self._row = row = QHBoxLayout(bar)
        row.setContentsMargins(tokens.S8, 0, tokens.S8, 0)
        row.setSpacing(tokens.S4)
        self.tools: list[QWidget] = [
            tool_button("kiri", "Halaman sebelumnya (PgUp)", lambda: self.view.turn(-1)),
            self.number,
            self._total,
            tool_button("kanan", "Halaman berikutnya (PgDn)", lambda: self.view.turn(1)),
            self.leap,
            self.zoom,
        ]
        for tool in self.tools:
            row.addWidget(tool, 1 if tool is self.leap else 0)
        row.insertSpacing(row.indexOf(self.leap), tokens.S8)
        row.insertSpacing(row.indexOf(self.zoom), tokens.S8)
        book = QWidget()
        column = QVBoxLayout(book)
        column.setContentsMargins(tokens.S24, tokens.S24, tokens.S24, tokens.S24)
        column.setSpacing(tokens.S12)
        column.addWidget(self._book_words)
        column.addWidget(self.sheets, 1)
        said = QWidget()
        middle = QVBoxLayout(said)
        middle.setContentsMargins(tokens.S24, tokens.S24, tokens.S24, tokens.S24)
        middle.addWidget(self._words)
        middle.addStretch(1)
        below = QWidget()
        self._stack = QStackedLayout(below)
        for part in (self.view, book, said, self.empty):
            self._stack.addWidget(part)
        self._book, self._said = book, said
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(bar)
        box.addWidget(below, 1)

    def _connect(self) -> None:
        self.maker.first.connect(self._show_first)
        self.maker.complete.connect(self._show_complete)
        self.maker.book.connect(self._show_book)
        self.maker.refused.connect(self._say)
        self.view.turned.connect(self._show_place)
        self.view.zoomed.connect(self._show_zoom)
        self.number.valueChanged.connect(lambda n: self.view.turn(n - self.view.page))
        self.number.editingFinished.connect(self._back_from_number)
        self.leap.activated.connect(self._leap)
        self.zoom.committed.connect(self._choose_zoom)
        on_key("Ctrl++", self, lambda: self.view.zoom_by(1))
        on_key("Ctrl+=", self, lambda: self.view.zoom_by(1))
        on_key("Ctrl+-", self, lambda: self.view.zoom_by(-1))
        on_key("Ctrl+0", self, lambda: self.view.zoom_by(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.leap.setVisible(event.size().width() >= _LEAPING)
        self._row.activate()  # the list may be opened at once

    # -- what is shown -------------------------------------------------------------------

    @property
    def order(self) -> Order | None:
        """The paper that is shown, or will be."""
        return self._order

    @property
    def bookmarks(self) -> Bookmarks:
        return self._bookmarks

    @property
    def words(self) -> str:
        """Where one is: "Halaman 3 dari 81"."""
        return f"Halaman {self.view.page} dari {self.view.pages}" if self.view.pages else ""

    @property
    def content(self) -> QWidget:
        """What the keyboard goes to."""
        here = self._stack.currentWidget()
        return {self._book: self.sheets, self._said: self, None: self}.get(here, here) or self

    def show_order(self, order: Order | None, source: Source) -> None:
        """Make this paper and show it; None where there is no decree to make one of."""
        before, self._order = self._order, order
        self._bar.setVisible(order is not None and order.paper.is_pdf)
        if order is None:
            self.maker.stop()
            self._clear()
            self.empty.set_sentence(_EMPTY.format(tahun=self._session.tahun))
            self._stack.setCurrentWidget(self.empty)
            return
        if order.paper.jenis == "json":
            self.maker.stop()
            self._say(_DATA)
            return
        same = before is not None and before.paper is order.paper
        place = place_of(self.view.page, self._bookmarks) if same and self.view.pages else Place()
        if not same:
            self._say(_PREPARING)
            if order.paper.is_pdf:
                self._stack.setCurrentWidget(self.view)  # says the same, and its width is known
        self.maker.make(source, order, place, self.view.frame_now())

    def close_paper(self) -> None:
        """The file is closed: end what is being made, and the process that draws."""
        self.maker.close()
        self._clear()

    def _clear(self) -> None:
        self._bookmarks = ()
        self.view.begin(None)
        self._show_tools(False)
        self.telling.emit()

    def _say(self, words: str) -> None:
        self._clear()
        self._words.setText(words)
        self._stack.setCurrentWidget(self._said)

    def _show_first(self, made: FirstPage) -> None:
        fresh = not self.view.pages
        self._bookmarks = made.bookmarks
        self._stack.setCurrentWidget(self.view)
        self.view.begin(None, made.sizes, made.page, (made.width, made.picture))
        if fresh:
            self.view.verticalScrollBar().setValue(0)
        self.number.setRange(1, len(made.sizes))
        self._total.setText(f"dari {len(made.sizes)}")
        self.leap.clear()
        for title, page in made.bookmarks:
            self.leap.addItem(title, page)
        self._show_tools(True)
        self._show_place(made.page)
        self._show_zoom()

    def _show_complete(self) -> None:
        self.view.draw_with(self.maker.draw)

    def _show_book(self, book: Book) -> None:
        self._clear()
        self.sheets.clear()
        for sheet in book.sheets:
            self.sheets.addItem(f"{sheet.name} · {sheet.rows} baris × {sheet.columns} kolom")
        self.sheets.setCurrentRow(0)
        kilobytes = format_angka(max(1, round(book.size / 1000)))
        self._book_words.setText(_BOOK.format(sheets=len(book.sheets), size=f"{kilobytes} kB"))
        self._stack.setCurrentWidget(self._book)

    def _show_tools(self, usable: bool) -> None:
        for tool in self.tools:
            tool.setEnabled(usable)
        if not usable:
            self._total.clear()
            self.leap.clear()

    def _show_place(self, page: int) -> None:
        self.number.blockSignals(True)
        self.number.setValue(page)
        self.number.blockSignals(False)
        before = [at for at, (_, start) in enumerate(self._bookmarks) if start <= page]
        self.leap.setCurrentIndex(before[-1] if before else -1)
        self.tools[0].setEnabled(page > 1)
        self.tools[3].setEnabled(page < self.view.pages)
        self.telling.emit()

    def _show_zoom(self) -> None:
        self.zoom.set_value(self.view.zoom)

    # -- acts ----------------------------------------------------------------------------

    def focus_number(self) -> None:
        """Ctrl+G: type the page to go to."""
        if self.number.isEnabled():
            self.number.setFocus()
            self.number.selectAll()

    def focus_leap(self) -> None:
        """Ctrl+J: open the list of kartu; its first letters choose."""
        if self.leap.isEnabled():
            self.leap.setFocus()
            self.leap.showPopup()

    def _back_from_number(self) -> None:
        if self.number.hasFocus():  # Enter, not a click elsewhere
            self.view.setFocus()

    def _leap(self, at: int) -> None:
        self.view.turn(self._bookmarks[at][1] - self.view.page)
        self.view.setFocus()

    def _choose_zoom(self, zoom: Zoom) -> None:
        self.view.set_zoom(zoom)
        self.view.setFocus()
