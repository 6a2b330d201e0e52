"""Page Realisasi: choose a kartu or the whole office, type counts, see what they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from iki_desktop.models.angka import format_angka
from iki_desktop.models.kelengkapan import bulan_wajib
from iki_desktop.models.nama import nama_kartu
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.tanggal import BULAN
from iki_desktop.ui import tokens
from iki_desktop.ui.page import Page
from iki_desktop.ui.realisasi.columns import KOLOM_BULAN
from iki_desktop.ui.realisasi.model import BARIS_ROLE, RealisasiModel
from iki_desktop.ui.realisasi.rows import Baris, susun_baris
from iki_desktop.ui.realisasi.view import Grid
from iki_desktop.ui.session import READ_ONLY, Session
from iki_desktop.ui.widgets.labels import label
from iki_desktop.ui.widgets.panels import EmptyState

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

_SELURUH = "Seluruh kantor"
_TOMBOL = "Enter turun · Tab kanan · F2 ubah · Del kosong · Ctrl+; nihil"


class RealisasiPage(Page):
    """The month grid of one kartu or of all, for the year in the bar."""

    title = "Realisasi"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = RealisasiModel(self._record, self)
        self.grid = Grid(self.model, self)
        self.choice = QComboBox()
        self.choice.setAccessibleName("Kartu yang ditampilkan")
        self.choice.setMinimumWidth(tokens.READING_WIDTH // 2)
        self.only_empty = QCheckBox("&Hanya yang belum diisi")
        self.message = label("", "danger")

        self._build()
        self.choice.currentIndexChanged.connect(self._chosen)
        self.only_empty.toggled.connect(self._show)
        self.grid.months.problem.connect(self._say)
        self.grid.months.selectionModel().selectionChanged.connect(self._tell)
        self.model.dataChanged.connect(lambda *_: self._tell())
        for key, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(key), self, lambda step=step: self._next_kartu(step))

    def _build(self) -> None:
        caption = QLabel("&Kartu")
        caption.setBuddy(self.choice)
        row = QHBoxLayout()
        row.setContentsMargins(tokens.S12, tokens.S4, tokens.S12, tokens.S4)
        row.setSpacing(tokens.S8)
        row.addWidget(caption)
        row.addWidget(self.choice)
        row.addSpacing(tokens.S8)
        row.addWidget(self.only_empty)
        row.addSpacing(tokens.S8)
        row.addWidget(self.message, 1)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.grid, 1)
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
        if changes is not None and cells_only and changes.sel and not self.only_empty.isChecked():
            now = {s.kunci: s for s in self.session.isi.realisasi}
            self.model.apply({k: now.get(k) for k in changes.sel if k[2] == self.session.tahun})
            return
        if changes is None or changes:
            self._list_kartu()
            self._show()

    def go_to(self, objek: str) -> None:
        """A kartu by its id, an indikator, or "indikator/pengampu/tahun/bulan"."""
        indikator, _, sisa = objek.partition("/")
        bagian = sisa.split("/")
        for n, kartu in enumerate(self.session.kartu, start=1):
            if indikator == kartu.id or any(i.id == indikator for i in kartu.indikator()):
                if self.choice.currentIndex() not in {0, n} or indikator == kartu.id:
                    self.choice.setCurrentIndex(n)
                break
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

    # -- showing -------------------------------------------------------------------------

    def _list_kartu(self) -> None:
        kartu = self.session.kartu
        chosen = self.choice.currentData()
        names = [
            _SELURUH,
            *(f"{n}. {nama_kartu(k)}" for n, k in enumerate(kartu, 1)),
        ]
        ids = ["", *(k.id for k in kartu)]
        if [self.choice.itemData(n) for n in range(self.choice.count())] == ids and [
            self.choice.itemText(n) for n in range(self.choice.count())
        ] == names:
            return
        self.choice.blockSignals(True)
        self.choice.clear()
        for name, key in zip(names, ids, strict=True):
            self.choice.addItem(name, key)
        self.choice.setCurrentIndex(ids.index(chosen) if chosen in ids else min(1, len(kartu)))
        self.choice.blockSignals(False)

    def _chosen(self) -> None:
        self._show()
        self.grid.months.go_first(self.session.sampai)

    def _next_kartu(self, step: int) -> None:
        n = self.choice.currentIndex() + step
        if 0 <= n < self.choice.count():
            self.choice.setCurrentIndex(n)

    def _show(self) -> None:
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
        one = self.choice.currentData()
        shown = [k for k in kartu if not one or k.id == one]
        baris = susun_baris(shown, judul_kartu=len(shown) > 1)
        if self.only_empty.isChecked():
            baris = self._empty_rows(baris)
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

    def _empty_rows(self, baris: Sequence[Baris]) -> tuple[Baris, ...]:
        """Only the indikator that have a due month still kosong, with their headings."""
        tahun, sampai = self.session.tahun, self.session.sampai
        ada = {s.kunci for s in self.session.isi.realisasi if s.tahun == tahun}
        kurang = {
            b.indikator.id
            for b in baris
            if b.indikator
            and b.diketik
            and any(
                (b.indikator.id, b.pengampu, tahun, bulan) not in ada
                for bulan in bulan_wajib(b.indikator.frekuensi, sampai)
            )
        }
        dalam = {b.sasaran.id for b in baris if b.sasaran and b.indikator and b.indikator.id in kurang}
        kartu = {b.kartu.id for b in baris if b.indikator and b.indikator.id in kurang}
        return tuple(
            b
            for b in baris
            if (b.indikator.id in kurang if b.indikator else b.kartu.id in kartu)
            and (b.indikator or b.sasaran is None or b.sasaran.id in dalam)
        )

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
        self.message.setToolTip(sentence)

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
