"""Page Realisasi: choose a kartu or the whole office, type counts, see what they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from iki_desktop.models.angka import format_angka
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.tanggal import BULAN
from iki_desktop.ui import tokens
from iki_desktop.ui.page import Page
from iki_desktop.ui.realisasi.columns import KOLOM_BULAN
from iki_desktop.ui.realisasi.filters import Saring, saring_baris
from iki_desktop.ui.realisasi.model import BARIS_ROLE, RealisasiModel
from iki_desktop.ui.realisasi.rows import Baris, susun_baris
from iki_desktop.ui.realisasi.tools import Tools
from iki_desktop.ui.realisasi.view import Grid
from iki_desktop.ui.session import READ_ONLY, Session
from iki_desktop.ui.widgets.labels import label
from iki_desktop.ui.widgets.panels import EmptyState

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

_TOMBOL = "Enter turun · Tab kanan · F2 ubah · Del kosong · Ctrl+; nihil"


class RealisasiPage(Page):
    """The month grid of one kartu or of all, for the year in the bar."""

    title = "Realisasi"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = RealisasiModel(self._record, self)
        self.grid = Grid(self.model, self)
        self.tools = Tools(self)
        self.message = label("", "warning", wrap=True)
        self._problem = _strip(self.message)
        self._actions: dict[str, list[QAction]] = {}

        self._build()
        self.tools.scope_chosen.connect(self._chosen)
        self.tools.filter_chosen.connect(self.show_rows)
        self.grid.months.problem.connect(self._say)
        self.grid.months.selectionModel().selectionChanged.connect(self._tell)
        self.model.dataChanged.connect(lambda *_: self._tell())
        for key, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(key), self, lambda step=step: self.tools.step(step))

    def _build(self) -> None:
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self.grid, 1)
        column.addWidget(self._problem)
        self._filled = filled
        self._empty = EmptyState("", "Buka halaman Kartu", lambda: self.go.emit("kartu", ""), "kartu")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(filled)
        self._stack.addWidget(self._empty)

    # -- page ----------------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        cells_only = (
            changes is not None
            and changes.realisasi
            and not (
                changes.kartu or changes.keputusan or changes.target or changes.periode or changes.pengaturan
            )
        )
        if changes is not None and cells_only and changes.sel and self.tools.saring is Saring.SEMUA:
            now = {s.kunci: s for s in self.session.isi.realisasi}
            self.model.apply({k: now.get(k) for k in changes.sel if k[2] == self.session.tahun})
            return
        if changes is None or changes:
            self.tools.offer(self.session.kartu)
            self.show_rows()

    def go_to(self, objek: str) -> None:
        """A kartu by its id, an indikator, or "indikator/pengampu/tahun/bulan"."""
        indikator, _, sisa = objek.partition("/")
        bagian = sisa.split("/")
        for kartu in self.session.kartu:
            if indikator == kartu.id or any(i.id == indikator for i in kartu.indikator()):
                if indikator == kartu.id or kartu not in self.tools.chosen(self.session.kartu):
                    self.tools.choose_kartu(kartu.id)
                break
        row = self.model.row_of(indikator)
        if row is None and self.tools.saring is not Saring.SEMUA:
            self.tools.choose_rows(Saring.SEMUA)  # the filter hides what is asked for
            row = self.model.row_of(indikator)
        if row is None:
            return
        if len(bagian) == 3:
            row = next(
                (
                    r
                    for r in range(row, self.model.rowCount())
                    if (b := self.model.baris(r)).indikator
                    and b.indikator.id == indikator
                    and b.diketik
                    and b.pengampu == bagian[0]
                ),
                row,
            )
            self.grid.go_row(row, KOLOM_BULAN[int(bagian[2])])
        else:
            self.grid.go_row(row, KOLOM_BULAN[self.session.sampai])

    def first_focus(self) -> None:
        if self._stack.currentWidget() is self._empty:
            self._empty.setFocus()
            return
        here = self.grid.months.currentIndex()
        if not here.isValid() or not self.model.can_type(here):
            self.grid.months.go_first(self.session.sampai)
        self.grid.months.setFocus()
        self._tell()

    def actions_of(self, menu: str) -> Sequence[QAction]:
        return self._actions.get(menu, ())

    def add_action(self, menu: str, action: QAction) -> None:
        """Put an action into a menu ("sunting", "lihat", "alat") while this page is shown."""
        self._actions.setdefault(menu, []).append(action)

    # -- showing -------------------------------------------------------------------------

    def _chosen(self) -> None:
        self.show_rows()
        self.grid.months.go_first(self.session.sampai)

    def show_rows(self) -> None:
        """Show the chosen kartu again, with the cursor where it was."""
        isi, tahun, sampai = self.session.isi, self.session.tahun, self.session.sampai
        kartu = self.session.kartu
        if not any(True for k in kartu for _ in k.indikator()):
            self._empty.set_sentence(
                f"Belum ada indikator untuk tahun {tahun}. "
                "Isi kartu dahulu, lalu realisasinya dicatat di sini."
            )
            self._stack.setCurrentWidget(self._empty)
            return
        self._stack.setCurrentWidget(self._filled)
        shown = self.tools.chosen(kartu)
        terisi = {s.kunci for s in isi.realisasi if s.tahun == tahun}
        baris = susun_baris(shown, judul_kartu=len(shown) > 1)
        baris = saring_baris(baris, self.tools.saring, terisi, tahun, sampai)
        here = self._place()
        self.model.show(
            baris,
            isi.realisasi,
            tahun,
            sampai,
            isi.pengaturan,
            isi.periode,
            hanya_baca=self.session.read_only,
        )
        if here is not None:
            self._back_to(*here)
        self._say(READ_ONLY if self.session.read_only else "")
        self._tell()

    def _place(self) -> tuple[Baris, int] | None:
        index = self.grid.months.currentIndex()
        return (index.data(BARIS_ROLE), index.column()) if index.isValid() else None

    def _back_to(self, baris: Baris, column: int) -> None:
        for row in range(self.model.rowCount()):
            b = self.model.baris(row)
            if (b.indikator and baris.indikator and b.indikator.id == baris.indikator.id) and (
                (b.peran, b.pengampu) == (baris.peran, baris.pengampu)
            ):
                self.grid.go_row(row, column)
                return

    # -- changing ------------------------------------------------------------------------

    def _record(self, sel: Sequence[Sel], kosongkan: Sequence[tuple[str, str, int, int]]) -> bool:
        from iki_desktop.store.operations.realisasi import isi_sel

        return self.session.run(isi_sel, list(sel), list(kosongkan)) is not None

    # -- telling -------------------------------------------------------------------------

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _tell(self) -> None:
        index = self.grid.months.currentIndex()
        if not index.isValid():
            self.status.emit("", "", _TOMBOL)
            return
        baris: Baris = index.data(BARIS_ROLE)
        tempat = next((BULAN[b - 1] for b, n in KOLOM_BULAN.items() if n == index.column()), "")
        n, jumlah = self.grid.months.figures()
        angka = ""
        if n > 1:
            rata = format_angka(jumlah / n)
            angka = f"Jumlah {format_angka(jumlah)} · rata-rata {rata} · {n} angka"
        self.status.emit(" · ".join(t for t in (baris.label, tempat) if t), angka, _TOMBOL)


def _strip(words: QLabel) -> QFrame:
    """A strip below the grid that is there only while there is something to say."""
    strip = QFrame()
    strip.setProperty("role", "notice")
    box = QHBoxLayout(strip)
    box.setContentsMargins(tokens.S12, tokens.S4, tokens.S12, tokens.S4)
    box.addWidget(words)
    strip.hide()
    return strip
