"""Page Terima formulir: choose filled forms, look at each cell, decide, take them in as one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.errors import Report
from iki_desktop.models.angka import format_angka
from iki_desktop.models.catatan import Catatan
from iki_desktop.models.formulir_terisi import Formulir
from iki_desktop.models.gabung_formulir import HasilGabung, Nasib, gabung_formulir
from iki_desktop.models.tanggal import format_bulan
from iki_desktop.ui import tokens
from iki_desktop.ui.formulir.drop import dropped_forms
from iki_desktop.ui.formulir.model import ReviewModel, Show
from iki_desktop.ui.formulir.table import ReviewTable
from iki_desktop.ui.page import Page
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.labels import SectionHeader, label
from iki_desktop.ui.widgets.panels import EmptyState
from iki_desktop.ui.widgets.remarks import KIND, PLACE, WORDS, RemarksTable

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

KINDS = "Formulir realisasi (*.xlsx *.xlsm)"
ASK = "terima"
_KEYS = "F pakai formulir · B tetap berkas · Spasi ganti · Shift+↓ pilih beberapa"
_REMARKS_HEIGHT, _REMARKS_LEAST = 120, 56


class FormulirPage(Page):
    """Nothing enters the file before “Masukkan ke berkas”; one undo takes all of it out again."""

    title = "Terima formulir"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._forms: tuple[Formulir, ...] = ()
        self.model = ReviewModel(self)
        self.table = ReviewTable(self.model)
        self.remarks = RemarksTable("Catatan pembacaan", (KIND, PLACE, WORDS))
        self.show_only = QComboBox()
        self.show_only.setAccessibleName("Sel yang ditampilkan")
        self.take_all = QPushButton("Pakai &formulir semua")
        self.keep_all = QPushButton("Tetap &berkas semua")
        self.choose = QPushButton("Pilih formulir &lain…")
        self.accept = QPushButton("&Masukkan ke berkas")
        self._head = label("", "title")
        self._words = label("", "muted", wrap=True)
        self._here = label("", "muted", wrap=True)
        self._outcome = label("", "strong")
        self._empty = EmptyState(
            "Pilih formulir yang sudah diisi, atau seret ke sini; boleh beberapa sekaligus. "
            "Isinya diperlihatkan dahulu sel demi sel; berkas belum diubah sampai Anda memasukkannya.",
            "Pilih formulir…",
            self._ask,
            "terima",
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._review())
        self.setAcceptDrops(True)
        self._connect()

    def _review(self) -> QWidget:
        for show in Show:
            self.show_only.addItem(show.value, show)
        caption = QLabel("&Tampilkan")
        caption.setBuddy(self.show_only)
        filters = QHBoxLayout()
        filters.setSpacing(tokens.S8)
        filters.addWidget(caption)
        filters.addWidget(self.show_only)
        filters.addStretch(1)
        filters.addWidget(self.take_all)
        filters.addWidget(self.keep_all)
        self.accept.setProperty("role", "primary")
        foot = QHBoxLayout()
        foot.setSpacing(tokens.S8)
        foot.addWidget(self._outcome, 1)
        foot.addWidget(self.choose)
        foot.addWidget(self.accept)
        self._remarks_part = QWidget()
        part = QVBoxLayout(self._remarks_part)
        part.setContentsMargins(0, tokens.S8, 0, 0)
        part.setSpacing(tokens.S4)
        part.addWidget(SectionHeader("Catatan"))
        part.addWidget(self.remarks)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        cells = QWidget()
        column = QVBoxLayout(cells)
        column.setContentsMargins(0, 0, 0, tokens.S4)
        column.setSpacing(tokens.S4)
        column.addWidget(self.table, 1)
        column.addWidget(self._here)
        split.addWidget(cells)
        split.addWidget(self._remarks_part)
        split.setStretchFactor(0, 1)
        split.setSizes([3 * _REMARKS_HEIGHT, _REMARKS_HEIGHT])
        self.remarks.setMinimumHeight(_REMARKS_LEAST)
        self.table.setMinimumHeight(_REMARKS_HEIGHT)
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(tokens.S24, tokens.S16, tokens.S24, tokens.S16)
        box.setSpacing(tokens.S8)
        box.addWidget(self._head)
        box.addWidget(self._words)
        box.addLayout(filters)
        box.addWidget(split, 1)
        box.addLayout(foot)
        return page

    def _connect(self) -> None:
        self.choose.clicked.connect(self._ask)
        self.accept.clicked.connect(self._accept)
        self.take_all.setToolTip("Untuk semua sel yang beda dan diubah di satu formulir saja")
        self.keep_all.setToolTip("Untuk semua sel yang beda")
        self.take_all.clicked.connect(lambda: self.model.decide_all(take=True))
        self.keep_all.clicked.connect(lambda: self.model.decide_all(take=False))
        self.show_only.currentIndexChanged.connect(self._filter)
        self.table.moved.connect(self._tell)
        self.model.decided.connect(self._count)

    # -- page ----------------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        self.table.dress(self.session.preferences.row_height)
        self._count()
        self.status.emit("", "", _KEYS if self._forms else "")
        if self._forms and (changes is None or changes):
            self._compare_again()

    def _compare_again(self) -> None:
        """The file has changed under the review; until it is compared again nothing can be taken in."""
        isi, forms = self.session.isi, self._forms
        self.accept.setEnabled(False)

        def shown(hasil: HasilGabung) -> None:
            if forms is self._forms:
                self._show(hasil, fresh=False)

        self.session.jobs.start("Membandingkan lagi…", lambda _report: gabung_formulir(isi, forms), shown)

    def first_focus(self) -> None:
        (self.table if self._forms else self._empty).setFocus()

    def perform(self, act: str) -> None:
        if act == ASK:
            self._ask()

    def go_to(self, objek: str) -> None:
        """ "terima" asks for files; anything else is the paths of files, a line each."""
        if objek == ASK:
            self._ask()
        else:
            self.read([Path(line) for line in objek.splitlines()])

    # -- reading -------------------------------------------------------------------------

    def _ask(self) -> None:
        paths = self.session.ask.open_files("Pilih formulir yang sudah diisi", KINDS)
        if paths:
            self.read(paths)

    def read(self, paths: Sequence[Path]) -> None:
        """Read forms beside the window and compare them with the file, then show what they bring."""
        isi = self.session.isi

        def work(report: Report) -> tuple[tuple[Formulir, ...], HasilGabung]:
            from iki_desktop.forms import read_forms

            forms = read_forms(paths, report)
            return forms, gabung_formulir(isi, forms)

        title = f"Membaca {paths[0].name}…" if len(paths) == 1 else f"Membaca {len(paths)} formulir…"
        self.session.jobs.start(title, work, lambda found: self._begin(*found))

    def _begin(self, forms: tuple[Formulir, ...], hasil: HasilGabung) -> None:
        self._forms = forms
        self._stack.setCurrentIndex(1)
        self._head.setText(forms[0].nama if len(forms) == 1 else f"{len(forms)} formulir")
        self._show(hasil, fresh=True)
        self.show_only.setCurrentIndex(0)
        self.table.go(0)
        self.refresh_foot()
        (self.table if self.model.rowCount() else self.accept).setFocus()

    def _show(self, hasil: HasilGabung, *, fresh: bool) -> None:
        row = self.table.currentIndex().row()
        different = [u.kunci for u in hasil.usulan if u.nasib is Nasib.BEDA and u.kunci]
        writers = self.session.berkas.writers(different)
        self.model.show_result(hasil, self.session.isi, writers, fresh=fresh)
        self.table.go(row)
        self._words.setText(self._summary())
        remarks: list[Catatan] = [c for _, c in hasil.catatan]
        self.remarks.show_remarks(remarks)
        self._remarks_part.setVisible(bool(remarks))
        self._count()

    def _summary(self) -> str:
        counts = self.model.counts()
        found = ", ".join(f"{format_angka(counts[n])} {n.value}" for n in Nasib)
        months = {(t.tahun, t.sampai) for form in self._forms for t in form.lembar}
        until = ", ".join(f"s.d. {format_bulan(*m)}" for m in sorted(months))
        return f"Formulir {until}: {found}. Sel kosong di formulir tidak menghapus angka di berkas."

    # -- deciding ------------------------------------------------------------------------

    def _filter(self) -> None:
        self.model.show_only(Show(self.show_only.currentData()))
        self.table.go(0)
        self._tell()

    def _tell(self) -> None:
        """What the row under the cursor says in full: both values, who wrote the file's, and when."""
        index = self.table.currentIndex()
        if not index.isValid():
            self._here.setText("")
            return
        row = self.model.usulan(index.row())
        parts = [str(self.model.index(index.row(), c).data() or "") for c in (1, 2)]
        words = [" ".join(p for p in parts if p), row.tempat, self.model.writer_words(row), row.alasan]
        self._here.setText(" · ".join(w for w in words if w))

    def _count(self) -> None:
        counts, cells = self.model.counts(), self.model.cells()
        kept = self.model.kept()
        parts = [f"{format_angka(len(cells))} sel akan masuk"]
        if kept:
            parts.append(f"{format_angka(kept)} tetap seperti di berkas")
        if counts[Nasib.DITOLAK]:
            parts.append(f"{format_angka(counts[Nasib.DITOLAK])} ditolak")
        self._outcome.setText(" · ".join(parts))
        self.accept.setEnabled(bool(cells) and not self.session.read_only)
        for button in (self.take_all, self.keep_all):
            button.setEnabled(bool(counts[Nasib.BEDA]))
        self._tell()

    def refresh_foot(self) -> None:
        self.status.emit("", "", _KEYS)

    def _accept(self) -> None:
        from iki_desktop.store.operations.realisasi import terima_formulir

        cells = self.model.cells()
        year = max(sel.tahun for sel in cells)
        forms, self._forms = self._forms, ()  # what follows is not compared with itself
        if self.session.run(terima_formulir, cells) is None:
            self._forms = forms
            return
        self._stack.setCurrentIndex(0)
        self.session.notice.emit(
            f"{format_angka(len(cells))} sel formulir sudah masuk. Satu kali Batalkan mengeluarkannya lagi."
        )
        self.session.set_context(tahun=year)
        first = cells[0]
        self.go.emit("realisasi", f"{first.indikator}/{first.pengampu}/{first.tahun}/{first.bulan}")

    # -- dropping ------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_forms(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := dropped_forms(event.mimeData()):
            event.acceptProposedAction()
            self.read(paths)
