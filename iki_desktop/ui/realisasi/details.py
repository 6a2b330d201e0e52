"""Joins the side panel to the page: when it is shown, for which cell, and how what it says is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence

from iki_desktop.models.realisasi import KunciSel
from iki_desktop.models.tanggal import BULAN_PENDEK
from iki_desktop.ui.realisasi.proof import ProofFile
from iki_desktop.ui.realisasi.side import SidePanel

if TYPE_CHECKING:
    from iki_desktop.store.history import Peristiwa
    from iki_desktop.ui.realisasi.page import RealisasiPage

_SOON = 60  # ms; keys that follow one another quickly do not wait for the panel
_ENTRIES = 12  # of riwayat
_OF_STEP = {"undo": "dibatalkan, ", "redo": "diulangi, ", "aksi": ""}


class Details(QObject):
    """F4 shows the panel and leads into it; F4 there closes it, Esc leads back to the grid."""

    def __init__(self, page: RealisasiPage) -> None:
        super().__init__(page)
        self._page = page
        session = page.session
        self.panel = SidePanel(self._change, ProofFile(session.ask, session.jobs), page)
        self.panel.setVisible(page.choices.side)
        page.across.addWidget(self.panel)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._show)
        action = QAction("&Rincian sel", page)
        action.setShortcut(QKeySequence("F4"))
        action.triggered.connect(self.toggle)
        page.add_action("lihat", action)
        session.saved.connect(self.refresh)
        self.panel.left.connect(page.grid.months.setFocus)
        self.panel.proof.chosen.connect(self._keep_file)

    def refresh(self) -> None:
        """Show the cell of the cursor, soon."""
        if self._page.choices.side:
            self._soon.start()

    def toggle(self) -> None:
        """Open and go in; from inside close."""
        if self._page.is_empty or not self._page.grid.months.editing.commit():
            return
        inside = self.panel.isVisible() and self.panel.isAncestorOf(self._page.focusWidget() or self._page)
        if inside and not self.panel.commit():
            return
        self._page.remember(side=not inside)
        self.panel.setVisible(not inside)
        if inside:
            self._page.grid.months.setFocus()
        else:
            self._show()
            self.panel.edit()

    def commit(self) -> bool:
        return self.panel.commit()

    def _show(self) -> None:
        session = self._page.session
        if not session.is_open or session.is_writing:  # `saved` follows
            return
        page = self._page
        index = page.grid.months.active()
        self.panel.show_cell(page.model, index, read_only=page.session.read_only)
        kunci = self.panel.kunci
        self.panel.show_history(list(self._history(kunci)) if kunci else [])

    def _history(self, kunci: KunciSel) -> Iterator[str]:
        """Who, when, before → after; latest first."""
        from iki_desktop.ui.riwayat.words import Names, lines

        berkas = self._page.session.berkas
        names = Names(self._page.session.isi, berkas.cells)
        for step in berkas.riwayat(kunci, _ENTRIES):
            for change in step.perubahan:
                for line in lines(change, names):
                    what = f"{line.before or 'kosong'} → {line.after or 'kosong'}"
                    field = "" if line.field in ("Ditambah", "Dihapus", "Angka") else f"{line.field}: "
                    yield f"{_when(step)}: {field}{what}"

    def _change(self, kunci: KunciSel, isi: dict[str, str]) -> bool:
        from iki_desktop.store.operations.realisasi import ubah_keterangan

        return self._page.session.run(ubah_keterangan, kunci, **isi) is not None

    def _keep_file(self, kunci: KunciSel, name: str, sidik: str) -> None:
        self._change(kunci, {"bukti_berkas": name, "bukti_sha256": sidik})


def _when(step: Peristiwa) -> str:
    """ "3 Feb 2026 14.05, Sari"."""
    pada = step.pada.astimezone()
    waktu = f"{pada.day} {BULAN_PENDEK[pada.month - 1]} {pada.year} {pada:%H.%M}"
    return f"{waktu}, {_OF_STEP.get(step.jenis, '')}{step.oleh or 'tanpa nama'}"
