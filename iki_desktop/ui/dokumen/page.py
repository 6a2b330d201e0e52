"""Page Dokumen: choose a paper and its form at the left, look at its pages at the right, save or print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.models.cocokkan import Cocokan, Kecocokan, kalimat_cocokan
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.ui import icons, tokens
from iki_desktop.ui.dokumen.acts import Acts
from iki_desktop.ui.dokumen.catalogue import PAPERS, Paper
from iki_desktop.ui.dokumen.issued import IssuedView
from iki_desktop.ui.dokumen.making import source_of
from iki_desktop.ui.dokumen.match import MATCH, TITLE, match_code
from iki_desktop.ui.dokumen.options import Options
from iki_desktop.ui.dokumen.preview import Preview
from iki_desktop.ui.page import Page
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.buttons import tool_button
from iki_desktop.ui.widgets.keys import on_key
from iki_desktop.ui.widgets.labels import hairline, label
from iki_desktop.ui.widgets.panels import scrolled

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

PREVIEW, ISSUED = range(2)
_NARROW, _LEAST = 760, 600  # a screen of 1366 × 768 at 200 % leaves 627
_TABS = ("&Pratinjau", "Kertas t&erbit")
_ISSUED_NAME = _TABS[ISSUED].replace("&", "")
PRINT = "cetak"  # the act of the menu
_MEMORY = "dokumen"
_KEYS = "F6 pratinjau · PgUp PgDn halaman · Ctrl+G nomor · Ctrl+J kartu · Ctrl+S simpan · Ctrl+P cetak"
_KEYS_ISSUED = "F6 daftar · ↑ ↓ kertas · Enter cocokkan dengan berkas"


class DokumenPage(Page):
    """The papers of the open file. To choose another paper or option changes the preview, nothing more."""

    title = "Dokumen"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.papers = QListWidget()
        self.options = Options()
        self.preview = Preview(session)
        self.acts = Acts(session, self.options.order)
        self.issued = IssuedView(session)
        self.tabs = QTabBar()
        self._right = QStackedWidget()
        self.match = QPushButton(f"&{TITLE}…")
        self._words = label("", "muted", wrap=True)
        self._show_left = tool_button("kiri", "Tampilkan daftar dokumen (F6)", self.first_focus)
        self._show_left.hide()
        self._build()
        self._connect()
        self.setMinimumWidth(_LEAST)  # of which parts are shown the width does not tell

    def _build(self) -> None:
        self.papers.setAccessibleName("Dokumen yang dapat dibuat")
        self.papers.setIconSize(QSize(tokens.ICON, tokens.ICON))
        for paper in PAPERS:
            item = QListWidgetItem(paper.name)
            item.setToolTip(paper.words)
            self.papers.addItem(item)
        icons.set_icon(self.match, "periksa")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(tokens.S16, tokens.S12, tokens.S16, tokens.S12)
        column.setSpacing(tokens.S12)
        column.addWidget(label(self.title, "title"))
        column.addWidget(self.papers)
        column.addWidget(self._words)
        column.addWidget(self.options)
        column.addStretch(1)
        for button in (self.acts.each, self.acts.month, self.match):
            column.addWidget(button)
        self._left = left = QFrame(self)
        left.setProperty("role", "tree")
        left.setFixedWidth(tokens.SIDE_WIDTH)
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(scrolled(inner, "Dokumen dan pilihannya"), 1)
        side.addWidget(hairline())
        side.addWidget(self.acts)
        self._box = box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(left)
        box.addLayout(self._build_right(), 1)

    def _build_right(self) -> QVBoxLayout:
        self.tabs.setAccessibleName("Yang diperlihatkan di kanan")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        kept = QWidget()
        column = QVBoxLayout(kept)
        column.setContentsMargins(tokens.S24, tokens.S16, tokens.S24, tokens.S16)
        column.addWidget(self.issued)
        for name, part in zip(_TABS, (self.preview, scrolled(kept, _ISSUED_NAME)), strict=True):
            self.tabs.addTab(name)
            self._right.addWidget(part)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._show_left)
        head.addWidget(self.tabs, 1)
        box = QVBoxLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._right, 1)
        return box

    def _connect(self) -> None:
        self.papers.currentRowChanged.connect(self._choose)
        self.papers.itemActivated.connect(lambda _item: self.preview.content.setFocus())
        self.options.changed.connect(self._show)
        self.match.clicked.connect(lambda: match_code(self.session, self._show_match))
        self.tabs.currentChanged.connect(self._turn_to)
        self.issued.chosen_changed.connect(self._tell)
        self.preview.telling.connect(self._tell)
        self.preview.reading_wanted.connect(lambda: self.go.emit("baca", "baca"))
        self.session.closing.connect(self.preview.close_paper)
        on_key("Ctrl+S", self, self.acts.ask_save)
        on_key("F6", self, self._other_half)
        on_key("Ctrl+G", self, self.preview.focus_number)
        on_key("Ctrl+J", self, self._leap)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    # -- room ----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_parts(self.focusWidget())

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and self.isAncestorOf(now):
            self._fit_parts(now)

    def _fit_parts(self, focused: QWidget | None) -> None:
        """Where there is no room for both, the choices give way while the keyboard is at the right."""
        narrow = self.width() < _NARROW
        at_right = focused is self.tabs or (focused is not None and self._right.isAncestorOf(focused))
        self._left.setFixedWidth(tokens.TREE_WIDTH if narrow else tokens.SIDE_WIDTH)
        self._left.setVisible(not (narrow and at_right))
        self._show_left.setVisible(self._left.isHidden())

    # -- page ----------------------------------------------------------------------------

    @property
    def paper(self) -> Paper:
        """The paper that is chosen."""
        return PAPERS[max(0, self.papers.currentRow())]

    def choose(self, jenis: str) -> None:
        """Choose a paper by its name in papers.py."""
        self.papers.setCurrentRow(next(at for at, paper in enumerate(PAPERS) if paper.jenis == jenis))

    def refresh(self, changes: Changes | None) -> None:  # noqa: ARG002  papers are made of all there is
        session = self.session
        for at, paper in enumerate(PAPERS):
            self.papers.item(at).setIcon(icons.icon(paper.icon))
        rows = self.papers.count() * self.papers.sizeHintForRow(0)
        self.papers.setFixedHeight(rows + 2 * self.papers.frameWidth())
        self.issued.refresh()
        self.options.offer(session.isi, session.tahun, session.sampai)
        if self.papers.currentRow() < 0:
            kept = session.preferences.remembered(_MEMORY)
            self.choose(kept if kept in {paper.jenis for paper in PAPERS} else PAPERS[0].jenis)
        else:
            self._show()

    def first_focus(self) -> None:
        self.papers.setFocus()

    def perform(self, act: str) -> None:
        """`act` is the jenis of a paper, which is begun, or PRINT, or MATCH."""
        if act == MATCH:
            match_code(self.session, self._show_match)
            return
        if act != PRINT:
            self.choose(act)
        if self.options.order() is None:
            self.session.ask.error(
                f"Belum ada keputusan yang berlaku tahun {self.session.tahun}, jadi tidak ada yang dibuat. "
                "Masukkan SK atau isi kartu dahulu."
            )
        elif act == PRINT:
            self.acts.ask_print()
        else:
            self.acts.ask_save()

    # -- inside --------------------------------------------------------------------------

    def _choose(self, row: int) -> None:
        paper = PAPERS[row]
        self.tabs.setCurrentIndex(PREVIEW)
        self.session.preferences.remember(_MEMORY, paper.jenis)
        self._words.setText(paper.words)
        self.options.show_for(paper)
        self._show()

    def _show(self) -> None:
        self.acts.refresh()
        self.preview.show_order(self.options.order(), source_of(self.session))
        self._tell()

    def _turn_to(self, tab: int) -> None:
        at_right = self._right.isAncestorOf(self.focusWidget())
        self._right.setCurrentIndex(tab)
        if at_right:  # what had the keyboard is gone
            self._to_right()
        self._tell()

    def _tell(self) -> None:
        """The line at the foot: of the paper in the preview, or of the papers that were issued."""
        if self.tabs.currentIndex() == PREVIEW:
            self.status.emit(self.paper.name, self.preview.words, _KEYS)
        else:
            self.status.emit(_ISSUED_NAME, self.issued.words, _KEYS_ISSUED)

    def _show_match(self, isi: IsiKantor, found: Cocokan) -> None:
        session = self.session
        if isi.kantor.id != session.isi.kantor.id:
            said = kalimat_cocokan(isi, found, bernama=True)
            if found.hasil is not Kecocokan.BERUBAH:
                session.ask.inform(said)
                return
            if not session.ask.confirm(said, f"Lihat {sebutan_kantor(isi.kantor)}"):
                return
            session.set_kantor(isi.kantor.id)
            isi = session.isi
        if found.hasil is Kecocokan.BERUBAH:
            self.tabs.setCurrentIndex(ISSUED)  # what differs is listed there
        self.issued.show_match(isi, found)

    def _leap(self) -> None:
        if self.tabs.currentIndex() == PREVIEW:
            self._fit_parts(self.preview.view)
            self._box.activate()  # the list stands where there is room for it
            self.preview.focus_leap()

    def _other_half(self) -> None:
        """From the left to what is shown at the right, and back."""
        if self._right.isAncestorOf(self.focusWidget()):
            self.papers.setFocus()
        else:
            self._to_right()

    def _to_right(self) -> None:
        if self.tabs.currentIndex() == PREVIEW:
            self.preview.content.setFocus()
        else:
            there = self.issued.table if self.issued.table.isVisible() else self.tabs  # none was issued yet
            there.setFocus(Qt.FocusReason.TabFocusReason)
