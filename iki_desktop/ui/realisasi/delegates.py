"""Painting and editing of the month grid's cells."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QPolygon, QTextLayout, QTextOption
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from iki_desktop.ui import palette, tokens
from iki_desktop.ui.realisasi.columns import KOLOM, Jenis
from iki_desktop.ui.realisasi.model import (
    BARIS_ROLE,
    KATEGORI_ROLE,
    TERKUNCI_ROLE,
    TERLAMBAT_ROLE,
    RealisasiModel,
)
from iki_desktop.ui.realisasi.rows import JUDUL, Baris, Peran
from iki_desktop.ui.widgets.labels import paint_kategori
from iki_desktop.ui.widgets.tables import paint_ground

Indeks = QModelIndex | QPersistentModelIndex
_SUDUT = 6  # the mark of a cell that is due and kosong, px
_PANAH = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class GridDelegate(QStyledItemDelegate):
    """Paints each cell; its editor is left by Enter, Tab and, when typing began it, by the arrows.

    A text that is no figure keeps the editor open: nothing that was typed is lost.
    """

    moved = Signal(int, int)  # an editor was left: rows and columns to go on by
    refused = Signal(str)  # why what is typed cannot be taken; "" when it can again

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Indeks) -> None:
        baris: Baris = index.data(BARIS_ROLE)
        painter.save()
        self._ground(painter, option, index, baris)
        self._text(painter, option.rect, index, baris)
        if index.data(TERLAMBAT_ROLE):
            _corner(painter, option.rect)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Indeks, baris: Baris) -> None:
        shown = tokens.colours()
        kolom = KOLOM[index.column()]
        ground = ""
        if baris.peran in JUDUL or kolom.jenis in {Jenis.TW, Jenis.TAHUN}:
            ground = shown.panel
        elif index.data(TERKUNCI_ROLE) and baris.peran not in JUDUL:
            ground = shown.locked
        paint_ground(painter, option, ground, right_line=baris.peran not in JUDUL)
        if _current(option, index):
            painter.setPen(QPen(QColor(shown.accent), tokens.FOCUS_RING))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))

    def _text(self, painter: QPainter, rect: QRect, index: Indeks, baris: Baris) -> None:
        shown = tokens.colours()
        kolom = KOLOM[index.column()]
        teks = index.data(Qt.ItemDataRole.DisplayRole) or ""
        dalam = rect.adjusted(tokens.S8, 0, -tokens.S8, 0)
        ink = shown.text
        if baris.peran in JUDUL:
            painter.setFont(palette.sized(tokens.BODY, semibold=True))
            ink = shown.text if baris.peran is Peran.KARTU else shown.muted
        elif kolom.jenis is Jenis.LABEL or kolom.jenis is Jenis.SATUAN:
            painter.setFont(palette.sized(tokens.BODY))
            ink = shown.text if baris.utama else shown.muted
        else:
            painter.setFont(palette.grid_font())
            if baris.peran is Peran.HASIL or kolom.jenis is Jenis.NOMOR:
                ink = shown.muted
        painter.setPen(QColor(ink))
        if kolom.jenis is Jenis.LABEL:
            indent = 0 if baris.utama or baris.peran in JUDUL else tokens.S16
            draw_lines(painter, dalam.adjusted(indent, 0, 0, 0), teks, 2 if baris.utama else 1)
        elif kolom.jenis is Jenis.CAPAIAN:
            self._capaian(painter, dalam, index, teks)
        else:
            align = index.data(Qt.ItemDataRole.TextAlignmentRole)
            sisi = Qt.TextElideMode.ElideRight if kolom.jenis is Jenis.SATUAN else Qt.TextElideMode.ElideNone
            painter.drawText(dalam, align, painter.fontMetrics().elidedText(teks, sisi, dalam.width()))

    def _capaian(self, painter: QPainter, rect: QRect, index: Indeks, teks: str) -> None:
        """The figure, then the kategori's word on its tint."""
        figure = QRect(rect.left(), rect.top(), tokens.MONTH_WIDTH, rect.height())
        painter.drawText(figure, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), teks)
        kategori = index.data(KATEGORI_ROLE)
        model = index.model()
        if kategori is None or not isinstance(model, RealisasiModel):
            return
        metrics = QFontMetrics(palette.sized(tokens.BODY))
        lebar = metrics.horizontalAdvance(kategori.nama) + 2 * tokens.S8
        tinggi = metrics.height() + tokens.S4
        chip = QRect(figure.right() + tokens.S8, rect.center().y() - tinggi // 2, lebar, tinggi)
        paint_kategori(painter, QRectF(chip), kategori, model.skala())

    # -- editing -------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Indeks) -> QWidget:  # noqa: ARG002
        editor = QLineEdit(parent)
        editor.setObjectName("sel")
        editor.setFont(palette.grid_font())
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setFrame(False)
        editor.setMaxLength(40)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        tetap = QPersistentModelIndex(index)
        editor.textEdited.connect(lambda _teks: self._complain(editor, ""))
        editor.setProperty("sel", tetap)
        return editor

    def setEditorData(self, editor: QWidget, index: Indeks) -> None:
        # Refreshing a model must not wipe out what is being typed.
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Indeks) -> None:  # noqa: ARG002
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not isinstance(editor, QLineEdit):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = self._step(editor, event)
            if step is not None:
                if self._acceptable(editor):
                    self.commitData.emit(editor)
                    self.closeEditor.emit(editor)
                    self.moved.emit(*step)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._complain(editor, "")
        leaving = event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}
        if leaving and not self._acceptable(editor):
            return True
        return super().eventFilter(editor, event)

    def _step(self, editor: QLineEdit, event: QKeyEvent) -> tuple[int, int] | None:
        kembali = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                return (-1, 0) if kembali else (1, 0)
            case Qt.Key.Key_Tab:
                return (0, 1)
            case Qt.Key.Key_Backtab:
                return (0, -1)
            case key if key in _PANAH and editor.property("diketik"):
                return _PANAH[Qt.Key(key)]
        return None

    def _acceptable(self, editor: QLineEdit) -> bool:
        tetap = editor.property("sel")
        if not editor.isModified() or not isinstance(tetap, QPersistentModelIndex) or not tetap.isValid():
            return True
        model = tetap.model()
        alasan = model.check(tetap, editor.text()) if isinstance(model, RealisasiModel) else ""
        self._complain(editor, alasan)
        return not alasan

    def _complain(self, editor: QLineEdit, alasan: str) -> None:
        if bool(editor.property("fault")) != bool(alasan):
            editor.setProperty("fault", bool(alasan))
            editor.style().unpolish(editor)
            editor.style().polish(editor)
        self.refused.emit(alasan)


def _current(option: QStyleOptionViewItem, index: Indeks) -> bool:
    view = option.widget
    current = getattr(view, "currentIndex", None)
    return bool(current) and current() == index and KOLOM[index.column()].jenis is not Jenis.LABEL


def _corner(painter: QPainter, rect: QRect) -> None:
    sudut = rect.topRight()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.colours().warning.ink))
    painter.drawPolygon(QPolygon([sudut - QPoint(_SUDUT, 0), sudut, sudut + QPoint(0, _SUDUT)]))


def draw_lines(painter: QPainter, rect: QRect, teks: str, most: int) -> None:
    """Text broken at words over at most `most` lines, centred in height, the last one elided."""
    metrics = painter.fontMetrics()
    most = max(1, min(most, rect.height() // metrics.lineSpacing()))
    layout = QTextLayout(" ".join(teks.split()), painter.font())
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(rect.width())
        if len(lines) == most - 1:
            lines.append(
                metrics.elidedText(
                    layout.text()[line.textStart() :], Qt.TextElideMode.ElideRight, rect.width()
                )
            )
            break
        lines.append(layout.text()[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    y = rect.top() + (rect.height() - len(lines) * metrics.lineSpacing()) // 2
    for n, satu in enumerate(lines):
        painter.drawText(rect.left(), y + n * metrics.lineSpacing() + metrics.ascent(), satu)
