"""The page Riwayat: the steps above, and below them what the selected step changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.models.tanggal import BULAN
from iki_desktop.ui import icons, tokens
from iki_desktop.ui.page import Page
from iki_desktop.ui.riwayat.model import ROW, LineModel, StepModel
from iki_desktop.ui.riwayat.words import Line, Names, lines
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.labels import label
from iki_desktop.ui.widgets.panels import EmptyState

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes
    from iki_desktop.store.history import Peristiwa

_KEYS = "Enter ke kartunya · Ctrl+Z batalkan langkah terakhir"
_WIDTHS = (170, 130, 420, 100, 60)
_LINE_WIDTHS = (330, 160, 280, 280)


class RiwayatPage(Page):
    """All steps of the file, or those that touched one kartu, indikator or cell."""

    title = "Riwayat"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._objek: str | tuple[str, str, int, int] | None = None
        self.steps = StepModel(self._read, self)
        self.lines = LineModel(self)
        self.step_view = _table(self.steps, "Langkah", _WIDTHS, stretch=2)
        self.line_view = _table(self.lines, "Yang diubah langkah ini", _LINE_WIDTHS, stretch=3)
        self.line_view.setWordWrap(True)

        self._filter = label("", "strong")
        self.show_all = QPushButton("Tampilkan semua")
        icons.set_icon(self.show_all, "tutup")
        self.show_all.clicked.connect(lambda: self.go_to(""))
        filters = QFrame()
        filters.setProperty("role", "filter")
        filters.setFixedHeight(tokens.FILTER_HEIGHT)
        row = QHBoxLayout(filters)
        row.setContentsMargins(tokens.S12, 0, tokens.S12, 0)
        row.addWidget(self._filter)
        row.addStretch(1)
        row.addWidget(self.show_all)

        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.step_view)
        splitter.addWidget(self.line_view)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        self._empty = EmptyState(
            "Belum ada yang diubah di berkas ini. Setiap perubahan akan tercatat di sini.",
            "Buka Kartu",
            lambda: self.go.emit("kartu", ""),
            "kartu",
        )
        self._splitter = splitter
        self._stack = QStackedWidget()
        self._stack.addWidget(splitter)
        self._stack.addWidget(self._empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(filters)
        box.addWidget(self._stack, 1)

        self.step_view.selectionModel().currentRowChanged.connect(self._show_step)
        self.step_view.activated.connect(lambda _index: self._follow(0))
        self.line_view.activated.connect(lambda index: self._follow(index.row()))

    def refresh(self, changes: Changes | None) -> None:  # noqa: ARG002  every change is a step
        height = self.session.preferences.row_height
        for view in (self.step_view, self.line_view):
            view.verticalHeader().setDefaultSectionSize(height)
        before = self._current()
        at_top = before is None or self.step_view.currentIndex().row() == 0
        self.steps.reload()
        row = 0 if at_top or before is None else max(self.steps.row_of(before.id), 0)
        if self.steps.rowCount():
            self.step_view.setCurrentIndex(self.steps.index(row, 0))
        else:
            self.lines.show([])
        self._show_filter()
        nothing = self.steps.rowCount() == 0 and self._objek is None
        self._stack.setCurrentWidget(self._empty if nothing else self._splitter)

    def go_to(self, objek: str) -> None:
        """Only the steps of a kartu, sasaran, indikator or cell ("indikator/pengampu/tahun/bulan")."""
        parts = objek.split("/")
        if len(parts) == 4 and parts[2].isdigit() and parts[3].isdigit():
            self._objek = (parts[0], parts[1], int(parts[2]), int(parts[3]))
        else:
            self._objek = objek or None
        self.refresh(None)

    def first_focus(self) -> None:
        target = self._empty if self._stack.currentWidget() is self._empty else self.step_view
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, count: int) -> list[Peristiwa]:
        return self.session.berkas.riwayat(self._objek, count)

    def _names(self) -> Names:
        return Names(self.session.isi, self.session.berkas.cells)

    def _current(self) -> Peristiwa | None:
        return self.step_view.currentIndex().data(ROW)

    def _show_step(self, current: QModelIndex) -> None:
        step: Peristiwa | None = current.data(ROW)
        names = self._names()
        shown = [line for change in step.perubahan for line in lines(change, names)] if step else []
        self.lines.show(shown)
        left_out = step.jumlah - len(step.perubahan) if step else 0
        more = f", {left_out} baris lagi tidak ditampilkan" if left_out > 0 else ""
        self.status.emit(step.nama if step else "", f"{len(shown)} isian{more}" if step else "", _KEYS)

    def _show_filter(self) -> None:
        objek = self._objek
        self.show_all.setVisible(objek is not None)
        names = self._names()
        if objek is None:
            self._filter.setText("Semua langkah, yang terbaru di atas")
        elif isinstance(objek, tuple):
            self._filter.setText(f"{names.of(objek[0])}, {BULAN[objek[3] - 1]} {objek[2]}")
        else:
            self._filter.setText(names.of(objek) or "Yang sudah dihapus")

    def _follow(self, row: int) -> None:
        line: Line | None = self.lines.index(row, 0).data(ROW)
        if line is not None and line.objek:
            self.go.emit("kartu", line.objek)


def _table(model: StepModel | LineModel, name: str, widths: tuple[int, ...], *, stretch: int) -> QTableView:
    view = QTableView()
    view.setAccessibleName(name)
    view.setProperty("role", "list")
    view.setModel(model)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setShowGrid(False)
    view.setAlternatingRowColors(True)
    view.setTabKeyNavigation(False)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column, width in enumerate(widths):
        header.resizeSection(column, width)
    header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    return view
