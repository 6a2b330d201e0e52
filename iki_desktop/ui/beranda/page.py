"""Page Beranda: where the office stands up to the month in the bar; every figure leads to its cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.models.angka import format_angka
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.kategori import skala_kantor
from iki_desktop.models.rekap import RekapKantor, rekap_kantor
from iki_desktop.ui import tokens
from iki_desktop.ui.beranda import summary
from iki_desktop.ui.beranda.lists import ShortList
from iki_desktop.ui.beranda.model import BerandaModel, Row
from iki_desktop.ui.beranda.view import BerandaTable
from iki_desktop.ui.page import Page
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.labels import label
from iki_desktop.ui.widgets.panels import EmptyState, FigureCard, scrolled

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

_KEYS = "↑↓←→ pilih · Enter ke selnya"
_CARD_HEIGHT = 96
_NARROW = 1080  # a screen of 1366 × 768 at 150 % has 911
_TABLE_HEIGHT = 280


class BerandaPage(Page):
    """One rekap at once, the earlier months one by one beside the window."""

    title = "Beranda"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = BerandaModel(self)
        self.table = BerandaTable(self.model, session.preferences.row_height)
        self.sentence = label("", "title", wrap=True)
        self.cards = [
            FigureCard(n)
            for n in ("Capaian kantor", "Indikator terukur", "Sel terisi", "Kartu belum lengkap")
        ]
        self.empty = ShortList("Belum diisi", "Semua yang sudah waktunya sudah diisi.")
        self.lagging = ShortList("Capaian terendah", "Tidak ada indikator di bawah 100 %.")
        self.fallen = ShortList("Turun dari bulan lalu", "Tidak ada yang turun dari bulan lalu.")
        self._drop: Callable[[], None] = lambda: None  # the work on the earlier months that is going on
        self._build()
        self.table.led.connect(self._lead)
        for short in (self.empty, self.lagging, self.fallen):
            short.chosen.connect(lambda objek: self.go.emit("realisasi", objek))

    def _build(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(tokens.S12)
        for card in self.cards:
            card.setFixedHeight(_CARD_HEIGHT)
            cards.addWidget(card, 1)
        left = QVBoxLayout()
        left.setContentsMargins(tokens.S24, tokens.S16, tokens.S16, tokens.S16)
        left.setSpacing(tokens.S12)
        left.addWidget(self.sentence)
        left.addLayout(cards)
        left.addWidget(self.table, 1)
        self._side = QFrame()
        self._side.setProperty("role", "side")
        self._lists = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._side)
        self._lists.setContentsMargins(tokens.S12, tokens.S16, tokens.S12, tokens.S16)
        self._lists.setSpacing(tokens.S16)
        for short in (self.empty, self.lagging, self.fallen):
            self._lists.addWidget(short, 0, Qt.AlignmentFlag.AlignTop)
        self._lists.addStretch(1)
        inner = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(left, 1)
        self._row.addWidget(self._side)
        whole = scrolled(inner, "Keadaan kantor")
        self._whole = whole
        self._nothing = EmptyState(
            "Belum ada kartu di berkas ini. Baca SK yang sudah ada, atau tulis kartu baru.",
            "Baca SK…",
            lambda: self.go.emit("baca", "baca"),
            "baca",
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._nothing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow screen the lists stand below the table, side by side, and the page scrolls."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if narrow else across)
        self._lists.setDirection(across if narrow else down)
        for n in range(self._lists.count()):  # the last is the empty room below the lists
            self._lists.setStretch(n, int(narrow == (n < self._lists.count() - 1)))
        self._side.setMinimumWidth(0 if narrow else tokens.SIDE_WIDTH)
        self._side.setMaximumWidth(_NARROW if narrow else tokens.SIDE_WIDTH)
        self.table.setMinimumHeight(_TABLE_HEIGHT if narrow else 0)

    # -- page ----------------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:  # noqa: ARG002  every change can move a figure
        session = self.session
        has = bool(session.kartu)
        self._stack.setCurrentWidget(self._whole if has else self._nothing)
        self._drop()
        if not has:
            return
        self.table.set_row_height(session.preferences.row_height)
        rekap = rekap_kantor(session.isi, session.tahun, session.sampai)
        self.sentence.setText(summary.sentence(rekap))
        self._show_cards(rekap)
        self.model.show(rekap, skala_kantor(session.isi.pengaturan))
        self.empty.show_entries(summary.empty_list(rekap))
        self.lagging.show_entries(summary.lagging_list(rekap))
        self.fallen.show_entries([])
        # The month before comes first: the list of what fell waits for it.
        self._month_before(session.isi, rekap, rekap.sampai)
        self.status.emit("", "", _KEYS)

    def go_to(self, objek: str) -> None:
        for n in range(self.model.rowCount()):
            if self.model.row(n).objek == objek:
                self.table.setCurrentIndex(self.model.index(n, 0))

    def first_focus(self) -> None:
        if self._stack.currentWidget() is self._nothing:
            self._nothing.setFocus()
            return
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()

    # -- showing -------------------------------------------------------------------------

    def _show_cards(self, rekap: RekapKantor) -> None:
        whole = rekap.ringkasan
        late = len(summary.incomplete(rekap))
        kartu = sum(1 for _ in rekap.kartu())
        lengkap = whole.kelengkapan
        texts = (
            (summary.persen(whole.capaian), whole.kategori.nama if whole.kategori else "belum terukur"),
            (format_angka(whole.terukur), f"dari {format_angka(whole.jumlah)} indikator"),
            (
                summary.persen(lengkap.rasio and lengkap.rasio * 100, 0),
                f"{format_angka(lengkap.isi)} dari {format_angka(lengkap.wajib)} sel",
            ),
            (format_angka(late), f"dari {format_angka(kartu)} kartu"),
        )
        for card, (figure, words) in zip(self.cards, texts, strict=True):
            card.show_figure(figure, words)

    def _month_before(self, isi: IsiKantor, rekap: RekapKantor, month: int) -> None:
        """Bring in the month before `month` beside the window, then the one before that, down to January."""
        if month == 1:
            return

        def done(earlier: RekapKantor) -> None:
            self.model.show_month(earlier)
            if earlier.sampai == rekap.sampai - 1:
                self.fallen.show_entries(summary.fallen_list(rekap, earlier))
            self._month_before(isi, rekap, earlier.sampai)

        self._drop = self.session.jobs.start(
            "Menghitung…", lambda _: rekap_kantor(isi, rekap.tahun, month - 1), done, quiet=True
        )

    def _lead(self, row: Row, month: int) -> None:  # noqa: ARG002  a kartu's months stand beside one another
        self.go.emit("realisasi", row.objek)
