"""Paints the cells of the grid, row by row from the model's texts.

A delegate is asked for each cell anew, with a style option and a dozen calls of `data`; at a screen full of
figures that is ten times what painting costs, and scrolling stutters. So the views paint themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLine, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QTableView

from iki_desktop.models.catatan import TingkatCatatan
from iki_desktop.ui import tokens
from iki_desktop.ui.realisasi.columns import Jenis, Kolom
from iki_desktop.ui.realisasi.look import Face, Look
from iki_desktop.ui.realisasi.marks import Tanda
from iki_desktop.ui.realisasi.model import KIRI, RealisasiModel
from iki_desktop.ui.realisasi.rows import JUDUL, Baris, Peran
from iki_desktop.ui.widgets.labels import paint_kategori
from iki_desktop.ui.widgets.tables import selected_ranges

_CORNER = 7  # a mark at the corner of a cell, px
_TINTED = frozenset({Jenis.TW, Jenis.TAHUN, Jenis.TARGET_KINI})
_TOO_WIDE = "###"
_FAR = 1 << 16  # px, beyond any screen


@dataclass(frozen=True, slots=True)
class _Column:
    number: int
    kolom: Kolom
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    baris: Baris
    y: int
    height: int


class GridPainter:
    """Paints the part of a view that a paint event names. `folded` are the rows that hide others."""

    def __init__(self, model: RealisasiModel, look: Look) -> None:
        self.model = model
        self.look = look
        self.folded: frozenset[str] = frozenset()
        self.frozen_width = 0  # of the frozen half, px; headings run from it on into the other
        self.label_at = 0  # where the labels begin in it, px; 0 where numbers are left out

    def paint(self, view: QTableView, rect: QRect, current: QPoint | None, *, ring: bool) -> None:
        """`current` is (column, row) of the cursor; `ring` draws it as a ring, else its row is tinted."""
        painter = QPainter(view.viewport())
        shown = tokens.colours()
        painter.fillRect(rect, QColor(shown.bg))
        columns = self._columns(view, rect)
        rows = self._rows(view, rect)
        # The left half leaves eliding a heading to the other, whose right edge it does not know.
        left, end = (-self.frozen_width, view.viewport().width()) if ring else (0, _FAR)
        if rows and columns:
            self._grounds(painter, view, rect, columns, rows, None if ring else current)
            self._hairlines(painter, columns, rows)
            for row in rows:
                if row.baris.peran in JUDUL:
                    self._fold_sign(painter, columns, row)
                    self._heading(painter, row, left, end)
                else:
                    self._cells(painter, columns, row)
            if ring and current is not None:
                self._ring(painter, columns, rows, current)
        painter.end()

    def _columns(self, view: QTableView, rect: QRect) -> list[_Column]:
        found: list[_Column] = []
        for n, kolom in enumerate(self.model.semua_kolom):
            width = view.columnWidth(n)  # 0 where it is hidden
            if width:
                x = view.columnViewportPosition(n)
                if x <= rect.right() and x + width > rect.left():
                    found.append(_Column(n, kolom, x, width))
        return found

    def _rows(self, view: QTableView, rect: QRect) -> list[_Row]:
        row = view.rowAt(rect.top())
        found: list[_Row] = []
        if row < 0:
            return found
        y = view.rowViewportPosition(row)
        for n in range(row, self.model.rowCount()):
            if y > rect.bottom():
                break
            height = view.rowHeight(n)
            found.append(_Row(n, self.model.baris(n), y, height))
            y += height
        return found

    def _grounds(
        self,
        painter: QPainter,
        view: QTableView,
        rect: QRect,
        columns: Sequence[_Column],
        rows: Sequence[_Row],
        current: QPoint | None,
    ) -> None:
        shown = tokens.colours()
        top, bottom = rows[0].y, rows[-1].y + rows[-1].height
        for c in columns:
            locked = self.model.terkunci(c.kolom)
            if locked or c.kolom.jenis in _TINTED:
                tint = QColor(shown.locked if locked else shown.panel)
                painter.fillRect(c.x, top, c.width, bottom - top, tint)
        panel = QColor(shown.panel)
        for r in rows:
            if r.baris.peran in JUDUL:
                painter.fillRect(rect.left(), r.y, rect.width(), r.height, panel)
            elif current is not None and r.number == current.y():
                painter.fillRect(rect.left(), r.y, rect.width(), r.height, QColor(shown.hover))
        chosen = QColor(shown.selection)
        first, last = rows[0].number, rows[-1].number
        for part in selected_ranges(view):
            a, b = max(part.top(), first), min(part.bottom(), last)
            inside = [c for c in columns if part.left() <= c.number <= part.right()]
            if a <= b and inside:
                y, end = rows[a - first].y, rows[b - first].y + rows[b - first].height
                width = inside[-1].x + inside[-1].width - inside[0].x
                painter.fillRect(inside[0].x, y, width, end - y, chosen)

    def _hairlines(self, painter: QPainter, columns: Sequence[_Column], rows: Sequence[_Row]) -> None:
        left, right = columns[0].x, columns[-1].x + columns[-1].width - 1
        lines = [QLine(left, r.y + r.height - 1, right, r.y + r.height - 1) for r in rows]
        for c in columns:
            x = c.x + c.width - 1
            start: int | None = None  # vertical lines stop at headings
            for r in rows:
                heading = r.baris.peran in JUDUL
                if not heading and start is None:
                    start = r.y
                elif heading and start is not None:
                    lines.append(QLine(x, start, x, r.y - 1))
                    start = None
            if start is not None:
                lines.append(QLine(x, start, x, rows[-1].y + rows[-1].height - 1))
        painter.setPen(QPen(QColor(tokens.colours().line), tokens.HAIRLINE))
        painter.drawLines(lines)

    def _heading(self, painter: QPainter, row: _Row, left: int, end: int) -> None:
        """A heading runs over all columns, each half painting its part of it, and is not scrolled.

        `left` is where the grid begins, `end` where the text is elided, both in px of this half.
        """
        shown, look, face = tokens.colours(), self.look, self.look.heading
        painter.setFont(face.font)
        painter.setPen(QColor(shown.muted if row.baris.peran is Peran.SASARAN else shown.text))
        y = _base(face, row)
        nomor = row.baris.nomor if self.label_at else ""
        if nomor:
            painter.drawText(left + self.label_at - look.pad - face.width(nomor), y, nomor)
        indent = self.label_at // 2 if row.baris.peran is Peran.UNIT else 0
        x = left + self.label_at + look.pad - indent
        painter.drawText(x, y, face.lines(row.baris.label, end - x - look.pad, 1)[0])

    def _fold_sign(self, painter: QPainter, columns: Sequence[_Column], row: _Row) -> None:
        if not row.baris.lipat or columns[0].kolom.jenis is not Jenis.NOMOR:
            return
        size, x = self.look.px(4), columns[0].x + self.look.px(6)
        middle = row.y + row.height // 2
        folded = row.baris.lipat in self.folded
        points = (
            [QPoint(x, middle - size), QPoint(x + size, middle), QPoint(x, middle + size)]
            if folded
            else [
                QPoint(x - 2, middle - 2),
                QPoint(x + 2 * size - 2, middle - 2),
                QPoint(x + size - 2, middle + size - 2),
            ]
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.colours().muted))
        painter.drawPolygon(QPolygon(points))

    def _cells(self, painter: QPainter, columns: Sequence[_Column], row: _Row) -> None:
        shown, baris = tokens.colours(), row.baris
        texts = self.model.teks_baris(row.number)
        marks = self.model.tanda_baris(row.number)
        self._fold_sign(painter, columns, row)
        ink, quiet = QColor(shown.text), QColor(shown.muted)
        figures_quiet = baris.peran is Peran.HASIL
        for c in columns:
            text, jenis = texts[c.number], c.kolom.jenis
            if text:
                if jenis is Jenis.LABEL:
                    painter.setPen(ink if baris.utama else quiet)
                    self._label(painter, c, row, text)
                elif jenis is Jenis.CAPAIAN:
                    painter.setPen(ink)
                    self._capaian(painter, c, row, text)
                elif jenis in KIRI:
                    painter.setPen(ink if baris.utama else quiet)
                    self._lines(painter, c, row, text, 2 if jenis is Jenis.CATATAN and baris.utama else 1)
                else:
                    computed = figures_quiet and jenis not in (Jenis.TARGET, Jenis.TARGET_KINI)
                    painter.setPen(quiet if computed or jenis in (Jenis.NOMOR, Jenis.BANDING) else ink)
                    self._figure(painter, c, row, text)
            if mark := marks.get(c.number):
                self._mark(painter, c, row, mark)

    def _figure(self, painter: QPainter, c: _Column, row: _Row, text: str) -> None:
        """At the right; smaller where it does not fit, and never with digits cut off."""
        look = self.look
        room = c.width - look.pad
        for face, inset in ((look.figures, look.pad), (look.small, tokens.S4)):
            width = face.width(text)
            if width + inset <= room + look.pad - inset or face is look.small:
                break
        if width > c.width - tokens.S4:
            text, width = _TOO_WIDE, face.width(_TOO_WIDE)
        painter.setFont(face.font)
        painter.drawText(c.x + c.width - inset - width, _base(face, row), text)

    def _label(self, painter: QPainter, c: _Column, row: _Row, text: str) -> None:
        indent = 0 if row.baris.utama else self.look.px(tokens.S16)
        self._lines(painter, c, row, text, 2 if row.baris.utama else 1, indent)

    def _lines(self, painter: QPainter, c: _Column, row: _Row, text: str, most: int, indent: int = 0) -> None:
        face, pad = self.look.body, self.look.pad
        painter.setFont(face.font)
        lines = face.lines(text, c.width - 2 * pad - indent, max(1, min(most, row.height // face.line)))
        y = row.y + (row.height - len(lines) * face.line) // 2 + face.ascent
        for line in lines:
            painter.drawText(c.x + pad + indent, y, line)
            y += face.line

    def _capaian(self, painter: QPainter, c: _Column, row: _Row, text: str) -> None:
        """The figure, then the kategori's word on its tint."""
        look = self.look
        right = c.x + look.pad + look.px(tokens.MONTH_WIDTH + tokens.S8)
        painter.setFont(look.figures.font)
        painter.drawText(right - look.figures.width(text), _base(look.figures, row), text)
        kategori = self.model.kategori(row.baris)
        if kategori is None:
            return
        height = look.body.line + tokens.S4
        chip = QRectF(
            right + look.pad,
            row.y + (row.height - height) // 2,
            look.body.width(kategori.nama) + 2 * look.pad,
            height,
        )
        paint_kategori(painter, chip, kategori, self.model.skala(), look.body.font)

    def _mark(self, painter: QPainter, c: _Column, row: _Row, mark: Tanda) -> None:
        """Late: a triangle, upper right. Worth a look: one, upper left. Noted: a square, lower right."""
        shown = tokens.colours()
        size = self.look.px(_CORNER)
        left, right, bottom = c.x, c.x + c.width - 2, row.y + row.height - 2
        painter.setPen(Qt.PenStyle.NoPen)
        if mark.terlambat:
            painter.setBrush(QColor(shown.warning.ink))
            painter.drawPolygon(
                QPolygon([QPoint(right - size, row.y), QPoint(right, row.y), QPoint(right, row.y + size)])
            )
        if mark.periksa is not None:
            info = mark.periksa is TingkatCatatan.INFO
            painter.setBrush(QColor(shown.accent if info else shown.danger.ink))
            painter.drawPolygon(
                QPolygon([QPoint(left, row.y), QPoint(left + size, row.y), QPoint(left, row.y + size)])
            )
        if mark.keterangan:
            painter.fillRect(
                right - size // 2, bottom - size // 2, size // 2 + 1, size // 2 + 1, QColor(shown.accent)
            )

    def _ring(
        self, painter: QPainter, columns: Sequence[_Column], rows: Sequence[_Row], current: QPoint
    ) -> None:
        c = next((c for c in columns if c.number == current.x()), None)
        r = next((r for r in rows if r.number == current.y()), None)
        if c is not None and r is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.colours().accent), tokens.FOCUS_RING))
            painter.drawRect(QRect(c.x, r.y, c.width - 1, r.height - 1).adjusted(1, 1, -1, -1))


def _base(face: Face, row: _Row) -> int:
    """The base line of one line of text in the middle of a row."""
    return row.y + (row.height - face.line) // 2 + face.ascent
