"""Page Baca SK: choose a decree, look through what was read and the remarks, put it into the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.models.catatan import Bacaan, Catatan, TingkatCatatan
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.tanggal import TAHUN_AKHIR, TAHUN_AWAL, format_tanggal
from iki_desktop.ui import tokens
from iki_desktop.ui.baca.found import FoundTree
from iki_desktop.ui.jobs import Report
from iki_desktop.ui.page import Page
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.labels import SectionHeader, label
from iki_desktop.ui.widgets.panels import EmptyState
from iki_desktop.ui.widgets.remarks import KIND, LINE, PLACE, WORDS, RemarksTable

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

_KINDS = "Naskah SK (*.txt *.md)"
_KEYS = "Tab bagian lain · ↑↓ catatan, kartunya ditunjukkan"


class BacaPage(Page):
    """Nothing enters the file before “Masukkan ke berkas”; one undo takes all of it out again."""

    title = "Baca SK"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.bacaan: Bacaan | None = None
        self.found = FoundTree()
        self.table = RemarksTable("Catatan pembacaan", (KIND, LINE, PLACE, WORDS))
        self.year = QSpinBox()
        self.choose = QPushButton("Pilih naskah lain…")
        self.accept = QPushButton("Masukkan ke berkas")
        self._head = label("", "title")
        self._words = label("", "muted", wrap=True)
        self._empty = EmptyState(
            "Pilih naskah SK yang sudah ada. Kartunya dibaca dan diperlihatkan dahulu; "
            "berkas belum diubah sampai Anda memasukkannya.",
            "Pilih naskah SK…",
            self._ask,
            "baca",
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._review())
        self.choose.clicked.connect(self._ask)
        self.accept.clicked.connect(self._accept)
        self.table.led.connect(self._lead)
        self.table.shown.connect(self._lead)

    def _review(self) -> QWidget:
        self.accept.setProperty("role", "primary")
        self.year.setRange(TAHUN_AWAL, TAHUN_AKHIR)
        self.year.setAccessibleName("Berlaku mulai tahun")
        caption = QLabel("Berlaku mulai &tahun")
        caption.setBuddy(self.year)
        left, right = QWidget(), QWidget()
        for side, name, view in ((left, "Yang terbaca", self.found), (right, "Catatan", self.table)):
            column = QVBoxLayout(side)
            column.setContentsMargins(
                tokens.S12 if side is right else 0, 0, tokens.S12 if side is left else 0, 0
            )
            column.setSpacing(tokens.S8)
            column.addWidget(SectionHeader(name))
            column.addWidget(view, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([560, 600])

        foot = QHBoxLayout()
        foot.setSpacing(tokens.S8)
        foot.addWidget(caption)
        foot.addWidget(self.year)
        foot.addStretch(1)
        foot.addWidget(self.choose)
        foot.addWidget(self.accept)
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(tokens.S24, tokens.S16, tokens.S24, tokens.S16)
        box.setSpacing(tokens.S8)
        box.addWidget(self._head)
        box.addWidget(self._words)
        box.addWidget(split, 1)
        box.addLayout(foot)
        return page

    # -- page ----------------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:  # noqa: ARG002  the draft is not in the file
        self.accept.setEnabled(self.bacaan is not None and not self.session.read_only)
        self.status.emit("", "", _KEYS if self.bacaan else "")

    def first_focus(self) -> None:
        (self._empty if self.bacaan is None else self.table).setFocus()

    def perform(self, act: str) -> None:
        if act == "baca":
            self._ask()

    def go_to(self, objek: str) -> None:
        """Other pages' buttons “Baca SK…” lead here with "baca": the file is asked for at once."""
        self.perform(objek)

    # -- work ----------------------------------------------------------------------------

    def _ask(self) -> None:
        path = self.session.ask.open_file("Pilih naskah SK", _KINDS)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a decree beside the window, then show what was found."""

        def work(report: Report) -> Bacaan:
            from iki_desktop.readers.baca import baca_sk

            return baca_sk(path, report)

        self.session.jobs.start(f"Membaca {path.name}…", work, lambda bacaan: self._show(bacaan, path))

    def _show(self, bacaan: Bacaan, path: Path) -> None:
        self.bacaan = bacaan
        self._head.setText(path.name)
        self._words.setText(_summary(bacaan))
        self.year.setValue(bacaan.keputusan.tahun)
        self.found.show_bacaan(bacaan)
        self.table.show_remarks(bacaan.catatan)
        self._stack.setCurrentIndex(1)
        self.refresh(None)
        self.accept.setFocus()

    def _lead(self, remark: Catatan | None) -> None:
        if remark is not None and remark.objek:
            self.found.select(remark.objek)

    def _accept(self) -> None:
        if self.bacaan is None:
            return
        from iki_desktop.store.operations.impor import terapkan_bacaan

        tahun = self.year.value()
        changes = self.session.run(terapkan_bacaan, self.bacaan, tahun)
        if changes is None:
            return
        first = self.bacaan.keputusan.kartu[0].id if self.bacaan.keputusan.kartu else ""
        self.bacaan = None
        self._stack.setCurrentIndex(0)
        self.session.set_context(tahun=tahun)
        self.session.notice.emit("SK sudah masuk ke berkas. Satu kali Batalkan mengeluarkannya lagi.")
        self.go.emit("kartu", first)


def _summary(bacaan: Bacaan) -> str:
    """What was found, in one or two sentences."""
    sk = bacaan.keputusan
    indikator = sum(1 for k in sk.kartu for _ in k.indikator())
    pieces = [f"{len(sk.kartu)} kartu", f"{indikator} indikator"]
    for kind, name in ((TingkatCatatan.GALAT, "galat"), (TingkatCatatan.PERIKSA, "perlu diperiksa")):
        n = sum(c.tingkat is kind for c in bacaan.catatan)
        if n:
            pieces.append(f"{n} {name}")
    return f"{_name(sk)} Terbaca {', '.join(pieces)}."


def _name(sk: Keputusan) -> str:
    day = format_tanggal(sk.tanggal) if sk.tanggal else sk.tanggal_teks
    number = f"Keputusan nomor {sk.nomor}" if sk.nomor else "Keputusan tanpa nomor"
    return f"{number}, {day}." if day else f"{number}."
