"""Page Baca SK: choose a decree, look through what was read and the remarks, put it into the file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
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
from iki_desktop.ui.baca.corrections import Corrections
from iki_desktop.ui.baca.found import FoundTree
from iki_desktop.ui.baca.source import SourceView
from iki_desktop.ui.jobs import Report
from iki_desktop.ui.page import Page
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.buttons import tool_button
from iki_desktop.ui.widgets.labels import SectionHeader, label
from iki_desktop.ui.widgets.panels import EmptyState
from iki_desktop.ui.widgets.remarks import KIND, LINE, PLACE, WORDS, RemarksTable

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

_KINDS = "Naskah SK (*.docx *.pdf *.xlsx *.txt *.md)"
_KEYS = "F2 ubah · Ctrl+J gabung · Ctrl+E pecah · Del buang · Tab bagian lain"


class BacaPage(Page):
    """Nothing enters the file before “Masukkan ke berkas”; one undo takes all of it out again."""

    title = "Baca SK"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.bacaan: Bacaan | None = None
        self.found = FoundTree()
        self.corrections = Corrections(session.ask, self)
        self.table = RemarksTable("Catatan pembacaan", (KIND, LINE, PLACE, WORDS))
        self.year = QSpinBox()
        self.source = SourceView()
        self.choose = QPushButton("Pilih naskah lain…")
        self.paste = QPushButton("Tempel naskah")
        self.accept = QPushButton("Masukkan ke berkas")
        self._head = label("", "title")
        self._words = label("", "muted", wrap=True)
        self._empty = EmptyState(
            "Pilih naskah SK yang sudah ada, seret ke sini, atau salin dari Word atau Excel lalu "
            "tekan Ctrl+V. "
            "Kartunya diperlihatkan dahulu; berkas belum diubah sampai Anda memasukkannya.",
            "Pilih naskah SK…",
            self._ask,
            "baca",
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._review())
        self.setAcceptDrops(True)
        self.choose.clicked.connect(self._ask)
        self.paste.clicked.connect(self.read_clipboard)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.read_clipboard, context=within)
        self.accept.clicked.connect(self._accept)
        self.table.led.connect(self._lead)
        self.table.shown.connect(self._lead)

    def _review(self) -> QWidget:
        self.accept.setProperty("role", "primary")
        self.year.setRange(TAHUN_AWAL, TAHUN_AKHIR)
        self.year.setAccessibleName("Berlaku mulai tahun")
        caption = QLabel("Berlaku mulai &tahun")
        caption.setBuddy(self.year)
        draft = QSplitter(Qt.Orientation.Vertical)
        draft.setChildrenCollapsible(False)
        draft.addWidget(_part("Yang terbaca", self.found, self._tools(), bottom=tokens.S8))
        draft.addWidget(_part("Catatan", self.table, top=tokens.S8))
        draft.setSizes([300, 260])
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(_part("Naskah", self.source, right=tokens.S12))
        split.addWidget(draft)
        draft.setContentsMargins(tokens.S12, 0, 0, 0)
        split.setSizes([480, 720])

        foot = QHBoxLayout()
        foot.setSpacing(tokens.S8)
        foot.addWidget(caption)
        foot.addWidget(self.year)
        foot.addStretch(1)
        foot.addWidget(self.paste)
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

    def _tools(self) -> list[QWidget]:
        """Corrections of what the cursor is on: a button and a key each."""
        fix, at = self.corrections, self.found.current
        self.take_back = tool_button("undo", "Kembalikan perubahan terakhir (Ctrl+Backspace)", fix.take_back)
        acts = (
            ("sunting", "Ubah kata-katanya", "F2", lambda: fix.rename(at())),
            ("naik", "Gabungkan dengan yang di atasnya", "Ctrl+J", lambda: fix.join(at())),
            ("turun", "Pecah indikator", "Ctrl+E", lambda: fix.split(at())),
            ("hapus", "Buang dari bacaan", "Del", lambda: fix.discard(at())),
        )
        for _icon, _name, key, act in acts:
            QShortcut(QKeySequence(key), self.found, act, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(
            QKeySequence("Ctrl+Backspace"),
            self.found,
            fix.take_back,
            context=Qt.ShortcutContext.WidgetShortcut,
        )
        fix.changed.connect(self._corrected)
        return [*(tool_button(icon, f"{name} ({key})", act) for icon, name, key, act in acts), self.take_back]

    def _corrected(self, bacaan: Bacaan) -> None:
        self.bacaan = bacaan
        self._words.setText(_summary(bacaan))
        self.found.show_bacaan(bacaan)
        self.table.show_remarks(bacaan.catatan)
        self.refresh(None)

    # -- page ----------------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:  # noqa: ARG002  the draft is not in the file
        self.accept.setEnabled(self.bacaan is not None and not self.session.read_only)
        self.take_back.setEnabled(self.corrections.can_take_back)
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

        self.session.jobs.start(f"Membaca {path.name}…", work, lambda bacaan: self._show(bacaan, path.name))

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

        def work(report: Report) -> Bacaan:
            from iki_desktop.readers.tempel import baca_tempel

            return baca_tempel(html, teks, report)

        self.session.jobs.start("Membaca papan klip…", work, lambda bacaan: self._show(bacaan, "Papan klip"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := _dropped(event.mimeData()):
            event.acceptProposedAction()
            self.read(path)

    def _show(self, bacaan: Bacaan, name: str) -> None:
        self.bacaan = bacaan
        self.corrections.begin(bacaan)
        self._stack.setCurrentIndex(1)  # first: what is not laid out cannot be scrolled to
        self._head.setText(name)
        self._words.setText(_summary(bacaan))
        self.year.setValue(bacaan.keputusan.tahun)
        self.source.show_lines(bacaan.sumber)
        self.found.show_bacaan(bacaan)
        self.table.show_remarks(bacaan.catatan)
        self.refresh(None)
        self.accept.setFocus()

    def _lead(self, remark: Catatan | None) -> None:
        self.source.mark(remark.baris if remark else None, remark.tempat if remark else "")
        if remark is not None and remark.objek:
            self.found.select(remark.objek)

    def _accept(self) -> None:
        if self.bacaan is None:
            return
        from iki_desktop.store.operations.bacaan import terapkan_bacaan

        tahun = self.year.value()
        changes = self.session.run(terapkan_bacaan, self.bacaan, tahun)
        if changes is None:
            return
        first = self.bacaan.keputusan.kartu[0].id if self.bacaan.keputusan.kartu else ""
        self.bacaan = None
        self.corrections.begin(None)
        self._stack.setCurrentIndex(0)
        self.session.set_context(tahun=tahun)
        self.session.notice.emit("SK sudah masuk ke berkas. Satu kali Batalkan mengeluarkannya lagi.")
        self.go.emit("kartu", first)


def _part(
    name: str, view: QWidget, tools: Sequence[QWidget] = (), *, top: int = 0, right: int = 0, bottom: int = 0
) -> QWidget:
    """A view under its name, with the distance to its neighbour in the splitter."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, top, right, bottom)
    column.setSpacing(tokens.S8)
    column.addWidget(SectionHeader(name, tools))
    column.addWidget(view, 1)
    return part


def _dropped(mime: QMimeData) -> Path | None:
    """The one file that is dragged, None for anything else."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None


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
