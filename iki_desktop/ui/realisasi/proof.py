"""The file that proves a figure: its name and SHA-256 are kept, and a file can be held against them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iki_desktop.files import sha256_of
from iki_desktop.models.realisasi import Sel
from iki_desktop.ui import tokens
from iki_desktop.ui.ask import Ask
from iki_desktop.ui.jobs import Jobs
from iki_desktop.ui.widgets.labels import label

_KINDS = "Semua berkas (*)"
_WORKING = "Membaca berkas bukti…"


class ProofFile(QWidget):
    """The file itself stays where it is; only what tells it from any other is kept."""

    chosen = Signal(object, str, str)  # kunci of the cell, name and SHA-256; "" and "" to let go of it

    def __init__(self, ask: Ask, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask, self._jobs = ask, jobs
        self._sel: Sel | None = None
        self.name = label("", "muted", wrap=True)
        self.choose = QPushButton("Pilih b&erkas…")
        self.compare = QPushButton("&Cocokkan…")
        self.drop = QPushButton("Le&pas")
        self.compare.setToolTip("Pilih berkas untuk dicocokkan dengan sidik SHA-256 yang dicatat")
        row = QHBoxLayout()
        row.setSpacing(tokens.S4)
        for button in (self.choose, self.compare, self.drop):
            row.addWidget(button)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, tokens.S4, 0, 0)
        box.setSpacing(tokens.S4)
        box.addWidget(self.name)
        box.addLayout(row)
        self.choose.clicked.connect(self._choose)
        self.compare.clicked.connect(self._compare)
        self.drop.clicked.connect(self._drop)

    def show_cell(self, sel: Sel | None, *, read_only: bool) -> None:
        """Show the file of a cell."""
        self._sel = sel
        kept = bool(sel and sel.bukti_sha256)
        self.name.setText(
            f"Berkas: {sel.bukti_berkas}\nSHA-256 {sel.bukti_sha256[:16]}…"
            if sel and kept
            else "Berkas: belum ada"
        )
        self.name.setToolTip(sel.bukti_sha256 if sel else "")
        self.choose.setEnabled(not read_only)
        self.compare.setVisible(kept)
        self.drop.setVisible(kept)
        self.drop.setEnabled(not read_only)

    def _choose(self) -> None:
        path = self._ask.open_file("Pilih berkas bukti", _KINDS)
        if path is not None and self._sel is not None:
            kunci = self._sel.kunci
            self._hash(path, lambda sidik: self.chosen.emit(kunci, path.name, sidik))

    def _drop(self) -> None:
        if self._sel is not None:
            self.chosen.emit(self._sel.kunci, "", "")

    def _compare(self) -> None:
        path = self._ask.open_file("Pilih berkas yang dicocokkan", _KINDS)
        if path is None or self._sel is None:
            return
        kept, name = self._sel.bukti_sha256, self._sel.bukti_berkas

        def tell(sidik: str) -> None:
            if sidik == kept:
                self._ask.inform(f"“{path.name}” sama persis dengan berkas bukti “{name}”.")
            else:
                self._ask.inform(
                    f"“{path.name}” berbeda dari berkas bukti “{name}” yang dicatat.",
                    "Isinya sudah diubah, atau ini berkas lain. Cari berkas aslinya, atau pilih berkas baru.",
                )

        self._hash(path, tell)

    def _hash(self, path: Path, then: Callable[[str], object]) -> None:
        self._jobs.start(_WORKING, lambda report: sha256_of(path, report), then)
