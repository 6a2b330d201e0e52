"""What is done to the selected cells as a whole: copy, paste, fill; each is one undo step or nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionRange, QMimeData, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import format_angka
from iki_desktop.ui.realisasi.cells import NIHIL, baca_blok, teks_sunting
from iki_desktop.ui.realisasi.columns import TETAP, Jenis
from iki_desktop.ui.realisasi.model import ANGKA_ROLE, RealisasiModel
from iki_desktop.ui.widgets.tables import selected_ranges

if TYPE_CHECKING:
    from iki_desktop.ui.realisasi.months import MonthView

_OURS = "application/x-iki-realisasi"  # which rows and columns of a copied block take figures


class Blocks:
    """Acts on the selection of the view; what cannot be done is said through its `problem`."""

    def __init__(self, view: MonthView, model: RealisasiModel) -> None:
        self._view = view
        self._model = model

    def chosen(self) -> list[QModelIndex]:
        """The selected cells, without the frozen columns, row by row."""
        found = [
            self._model.index(row, column)
            for part in selected_ranges(self._view)
            for row in range(part.top(), part.bottom() + 1)
            for column in range(max(part.left(), len(TETAP)), part.right() + 1)
            if not self._view.isColumnHidden(column)
        ]
        return sorted(found, key=lambda i: (i.row(), i.column()))

    def _targets(self) -> list[QModelIndex]:
        """Those of them that take figures, of locked months too: these refuse the whole, never a part."""
        return [i for i in self.chosen() if self._is_typed(i.row(), i.column())]

    def _is_typed(self, row: int, column: int) -> bool:
        return self._model.baris(row).diketik and self._model.kolom(column).jenis is Jenis.BULAN

    # -- filling -------------------------------------------------------------------------

    def fill_with(self, teks: str) -> bool:
        """Put the same text in every selected cell that takes a figure; False where that was refused."""
        return self._write([(i, teks) for i in self._targets()])

    def nihil(self) -> None:
        self.fill_with(NIHIL)

    def fill_from_edge(self, *, down: bool) -> None:
        """Fill the selection from its first row (Ctrl+D) or its first column (Ctrl+R) that takes figures.

        One row alone is filled from the one above it, one column from the one at its left, as in Excel.
        """
        chosen = self._targets()
        lines = sorted({i.row() if down else i.column() for i in chosen})
        if not lines:
            self._write([])
            return
        edge = lines[0] if len(lines) > 1 else self._line_before(chosen[0], down=down)
        ketikan: list[tuple[QModelIndex, str]] = []
        for i in chosen:
            source = i.sibling(edge, i.column()) if down else i.sibling(i.row(), edge)
            if source != i:
                ketikan.append((i, str(source.data(Qt.ItemDataRole.EditRole) or "")))
        if ketikan:
            self._write(ketikan)

    def _line_before(self, index: QModelIndex, *, down: bool) -> int:
        """The nearest row above it (or column at its left) that takes figures, else its own."""
        row, column = index.row(), index.column()
        if down:
            return next((r for r in range(row - 1, -1, -1) if self._is_typed(r, column)), row)
        return next((c for c in range(column - 1, -1, -1) if self._is_typed(row, c)), column)

    def fill_series(self) -> None:
        """Go on in each row of the selection, or down a single column, by the step of its first two figures.

        With one figure only the step is 1.
        """
        lines: dict[int, list[QModelIndex]] = {}
        chosen = self._targets()
        down = len({i.column() for i in chosen}) == 1
        for i in chosen:
            lines.setdefault(i.column() if down else i.row(), []).append(i)
        ketikan: list[tuple[QModelIndex, str]] = []
        for line in lines.values():
            first, second = (_exact(i) for i in [*line, QModelIndex()][:2])
            if first is None:
                where = self._model.nama_sel(line[0])
                self._view.problem.emit(f"{where}: isi dahulu angka pertamanya, lalu teruskan deretnya.")
                return
            step = Decimal(1) if second is None else second - first
            ketikan += [
                (i, format_angka(first + n * step, _places(first, step)))
                for n, i in enumerate(line)
                if n > (second is not None)
            ]
        self._write(ketikan)

    # -- the clipboard -------------------------------------------------------------------

    def copy(self, *, titles: bool = False) -> None:
        """The selected block as tab-separated text, figures as they are written here.

        `titles` puts the columns' names above it and the rows' labels before it.
        """
        parts, model = selected_ranges(self._view), self._model
        rows = sorted({r for part in parts for r in range(part.top(), part.bottom() + 1)})
        shown = self._view.moves.columns()
        columns = [c for c in shown if any(part.left() <= c <= part.right() for part in parts)]
        if not rows or not columns:
            return
        whole = len(parts) == 1
        lines = [
            [self._copied(r, c) if whole or any(_inside(p, r, c) for p in parts) else "" for c in columns]
            for r in rows
        ]
        if titles:
            across = Qt.Orientation.Horizontal
            lines = [[_flat(model.baris(r).label), *line] for r, line in zip(rows, lines, strict=True)]
            lines.insert(0, ["Indikator", *(str(model.headerData(c, across)) for c in columns)])
        mime = QMimeData()
        mime.setText("\n".join("\t".join(line) for line in lines))
        if not titles:
            typed = {
                "rows": [model.baris(r).diketik for r in rows],
                "columns": [model.kolom(c).jenis is Jenis.BULAN for c in columns],
            }
            mime.setData(_OURS, json.dumps(typed).encode())
        QGuiApplication.clipboard().setMimeData(mime)

    def cut(self) -> None:
        """Copy the selection and empty it, as LibreOffice does at once; a locked month is only copied."""
        self.copy()
        self.fill_with("")

    def _copied(self, row: int, column: int) -> str:
        """What is pasted of a cell elsewhere: a figure that is typed with every decimal."""
        baris, kolom = self._model.baris(row), self._model.kolom(column)
        if kolom.jenis is Jenis.BULAN and baris.diketik:
            return teks_sunting(baris, self._model.lembar.sel(baris, kolom))
        return _flat(self._model.teks_baris(row)[column])

    def paste(self) -> None:
        """Take a block in from the upper left cell on: whole or not at all, with the cell that hinders named.

        Rows that only show (headings, results) and TW columns are stepped over, so twelve months pasted
        from a plain table fall into the twelve months. One figure fills the selection, and so does a block
        that fits into it several times.
        """
        block = _clipboard()
        chosen = self.chosen()
        if not block or not chosen:
            return
        if len(block) == 1 and len(block[0]) == 1:
            self.fill_with(block[0][0])
            return
        high, wide = len(block), max(len(line) for line in block)
        block = [line + [""] * (wide - len(line)) for line in block]
        row0, column0 = chosen[0].row(), min(i.column() for i in chosen)
        rows = [r for r in range(row0, self._model.rowCount()) if self._model.baris(r).diketik]
        columns = [
            c
            for c, kolom in enumerate(self._model.semua_kolom)
            if c >= column0 and kolom.jenis is Jenis.BULAN
        ]
        if high > len(rows) or wide > len(columns):
            ada = f"{len(rows)} baris × {len(columns)} kolom"
            self._view.problem.emit(
                f"Blok {high} baris × {wide} kolom tidak muat mulai dari {self._model.nama_sel(chosen[0])}: "
                f"di sini hanya ada {ada}. Tidak ada yang diubah."
            )
            return
        high_room, wide_room = self._room(chosen, rows, columns)
        times_down = high_room // high if high_room % high == 0 else 1
        times_right = wide_room // wide if wide_room % wide == 0 else 1
        high_all, wide_all = high * max(1, times_down), wide * max(1, times_right)
        if self._write_cells(
            [
                (rows[r], columns[c], block[r % high][c % wide])
                for r in range(high_all)
                for c in range(wide_all)
            ]
        ):
            self._view.choose_block(rows[0], columns[0], rows[high_all - 1], columns[wide_all - 1])

    def _room(
        self, chosen: Sequence[QModelIndex], rows: Sequence[int], columns: Sequence[int]
    ) -> tuple[int, int]:
        """How many rows and columns that take figures the selection has."""
        in_rows, in_columns = {i.row() for i in chosen}, {i.column() for i in chosen}
        return len(in_rows.intersection(rows)), len(in_columns.intersection(columns))

    def _write(self, ketikan: Sequence[tuple[QModelIndex, str]]) -> bool:
        return self._write_cells([(index.row(), index.column(), teks) for index, teks in ketikan])

    def _write_cells(self, ketikan: Sequence[tuple[int, int, str]]) -> bool:
        """Whether all of it was written; else it is said why nothing was."""
        if not ketikan:
            here = self._view.currentIndex()
            reason = self._model.check(here, "") if here.isValid() else ""
            self._view.problem.emit(reason or "Tidak ada sel yang dapat diisi di sini.")
            return False
        try:
            written = self._model.write_cells(ketikan)
        except InputRefused as e:
            self._view.problem.emit(e.pesan)
            return False
        self._view.problem.emit("")
        return written


def _clipboard() -> list[list[str]]:
    """The block on the clipboard; of one copied here only what takes figures."""
    mime = QGuiApplication.clipboard().mimeData()
    block = baca_blok(mime.text())
    if not mime.hasFormat(_OURS):
        return block
    typed = json.loads(bytes(mime.data(_OURS).data()))
    rows, columns = typed["rows"], typed["columns"]
    if not (any(rows) and any(columns)) or len(rows) != len(block):
        return block
    return [
        [teks for teks, fits in zip(line, columns, strict=True) if fits]
        for line, fits in zip(block, rows, strict=True)
        if fits
    ]


def _exact(index: QModelIndex) -> Decimal | None:
    angka = index.data(ANGKA_ROLE) if index.isValid() else None
    return angka if isinstance(angka, Decimal) else None


def _places(*angka: Decimal) -> int:
    return max(max(0, -int(x.normalize().as_tuple().exponent)) for x in angka)


def _inside(part: QItemSelectionRange, row: int, column: int) -> bool:
    return part.top() <= row <= part.bottom() and part.left() <= column <= part.right()


def _flat(teks: str) -> str:
    """A text in one cell of the clipboard: no line ends or tabs."""
    return " ".join(teks.split())
