"""Page Dokumen: make a paper of the year and month in the bar, and open it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from iki_desktop.models.tanggal import format_bulan
from iki_desktop.models.terbitan import Cetakan
from iki_desktop.ui import icons, tokens
from iki_desktop.ui.dokumen.catalogue import PAPERS, Paper
from iki_desktop.ui.dokumen.issued import IssuedView, issue
from iki_desktop.ui.dokumen.match import MATCH, TITLE, match_code
from iki_desktop.ui.dokumen.row import PaperRow
from iki_desktop.ui.jobs import Report
from iki_desktop.ui.page import Page
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

_WIDTH = 960
_KEYS = "Tab pindah · Enter buat"


class DokumenPage(Page):
    """The papers that can be made of the open file."""

    title = "Dokumen"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._of = label("", "muted", wrap=True)
        self.rows = {paper.jenis: PaperRow(paper) for paper in PAPERS}
        self.issued = IssuedView(session)
        self.issued.setMaximumWidth(_WIDTH)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(tokens.S24, tokens.S24, tokens.S24, tokens.S24)
        column.setSpacing(tokens.S12)
        self.match = QPushButton(f"{TITLE}…")
        icons.set_icon(self.match, "periksa")
        self.match.clicked.connect(lambda: match_code(self.session, self.issued.show_match))
        head = QHBoxLayout()
        head.addWidget(label(self.title, "title"), 1)
        head.addWidget(self.match)
        top = QWidget()
        top.setMaximumWidth(_WIDTH)
        top.setLayout(head)
        head.setContentsMargins(0, 0, 0, 0)
        column.addWidget(top)
        column.addWidget(self._of)
        for row in self.rows.values():
            row.setMaximumWidth(_WIDTH)
            row.wanted.connect(self._make)
            row.opened.connect(self._open)
            row.folder_wanted.connect(self._open)
            row.issue_wanted.connect(lambda cetakan: issue(self.session, cetakan))
            column.addWidget(row)
        column.addWidget(self.issued)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("Dokumen yang dapat dibuat")
        area.setWidget(inner)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)

    def refresh(self, changes: Changes | None) -> None:  # noqa: ARG002  names and numbers come from all of it
        keputusan = self.session.keputusan
        waktu = format_bulan(self.session.tahun, self.session.sampai)
        self._of.setText(
            f"Dibuat dari keputusan yang berlaku tahun {self.session.tahun}; realisasi sampai dengan {waktu}."
            if keputusan
            else f"Belum ada keputusan yang berlaku tahun {self.session.tahun}. "
            "Masukkan SK atau isi kartu dahulu."
        )
        for row in self.rows.values():
            row.set_kartu(list(keputusan.kartu) if keputusan else [])
            row.set_possible(keputusan is not None or not row.paper.needs_keputusan)
            row.show_issued(self.session.issued(), read_only=self.session.read_only)
        self.issued.refresh()
        self.status.emit("", "", _KEYS)

    def first_focus(self) -> None:
        first = next((r for r in self.rows.values() if r.make.isEnabled()), None)
        (first.make if first else self).setFocus()

    def perform(self, act: str) -> None:
        """`act` is the jenis of a paper, which is begun, or MATCH."""
        if act == MATCH:
            match_code(self.session, self.issued.show_match)
            return
        row = self.rows[act]
        if row.make.isEnabled():
            row.make.setFocus()
            self._make(row.paper)
        else:
            self.session.ask.error(self._of.text())

    def _make(self, paper: Paper) -> None:
        session, row = self.session, self.rows[paper.jenis]
        isi, tahun, sampai, paths = session.isi, session.tahun, session.sampai, session.paths
        name = paper.file_name(isi.kantor, tahun, sampai)
        out = session.ask.save_file(f"Simpan {paper.name}", name, paper.kinds)
        if out is None:
            return
        chosen = row.numbers()
        pembukaan = session.berkas.pembukaan(isi.kantor.id)

        def work(report: Report) -> tuple[Path, Cetakan | None]:
            from iki_desktop.papers import write_paper

            cetakan = write_paper(
                paper.jenis,
                isi,
                out,
                paths,
                tahun=tahun,
                sampai=sampai,
                kartu=chosen,
                pembukaan=pembukaan,
                report=report,
            )
            return out, cetakan

        session.jobs.start(f"Membuat {paper.name}…", work, lambda made: self._made(row, *made))

    def _made(self, row: PaperRow, path: Path, cetakan: Cetakan | None) -> None:
        row.show_made(path, cetakan)
        row.show_issued(self.session.issued(), read_only=self.session.read_only)

    def _open(self, path: Path) -> None:
        self.session.ask.open_outside(path)
