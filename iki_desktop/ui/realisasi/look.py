"""Fonts and sizes of the grid at a zoom, with what measuring texts would cost again and again kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from iki_desktop.ui import palette, tokens
from iki_desktop.ui.realisasi.columns import Jenis

ZOOM = (80, 90, 100, 110, 125, 150, 175, 200)
NORMAL = 100
_WIDTH = {
    Jenis.NOMOR: 44,
    Jenis.LABEL: 284,
    Jenis.SATUAN: 76,
    Jenis.TARGET: 72,
    Jenis.TAHUN: 76,
    Jenis.BANDING: 76,
    Jenis.TARGET_KINI: 104,
    Jenis.CAPAIAN: 196,
    Jenis.CATATAN: 320,
}
_NARROW_LABEL = 208
_WIDE_MONTH = 88  # where only one month is shown
_MOST_KEPT = 20_000  # measured texts


class Face:
    """A font with its metrics, and the widths of texts that were asked for."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        metrics = QFontMetrics(font)
        self.metrics = metrics
        self.line = metrics.lineSpacing()
        self.ascent = metrics.ascent()
        self._widths: dict[str, int] = {}
        self._lines: dict[tuple[str, int, int], tuple[str, ...]] = {}

    def width(self, text: str) -> int:
        """Pixels that a text takes in one line."""
        known = self._widths.get(text)
        if known is None:
            if len(self._widths) > _MOST_KEPT:
                self._widths.clear()
            known = self._widths[text] = self.metrics.horizontalAdvance(text)
        return known

    def lines(self, text: str, width: int, most: int) -> tuple[str, ...]:
        """A text broken at words over at most `most` lines, the last one elided."""
        key = (text, width, most)
        known = self._lines.get(key)
        if known is None:
            if len(self._lines) > _MOST_KEPT:
                self._lines.clear()
            known = self._lines[key] = self._broken(" ".join(text.split()), width, most)
        return known

    def _broken(self, text: str, width: int, most: int) -> tuple[str, ...]:
        if most == 1 or self.width(text) <= width:
            return (self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width),)
        layout = QTextLayout(text, self.font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        lines: list[str] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            rest = text[line.textStart() :]
            if len(lines) == most - 1:
                lines.append(self.metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
                break
            lines.append(rest[: line.textLength()].rstrip())
        layout.endLayout()
        return tuple(lines)


class Look:
    """Faces and sizes at a zoom in per cent."""

    def __init__(self, zoom: int = NORMAL) -> None:
        self.zoom = zoom
        share = zoom / NORMAL
        self.grid_font = palette.grid_font()
        self.grid_font.setPointSizeF(tokens.GRID * share)
        self.figures = Face(self.grid_font)
        small = palette.grid_font()
        small.setPointSizeF(tokens.SMALL * share)
        self.small = Face(small)
        self.body = Face(palette.sized(tokens.BODY * share))
        self.heading = Face(palette.sized(tokens.BODY * share, semibold=True))
        self.pad = self.px(tokens.S8)

    def px(self, pixels: int) -> int:
        return round(pixels * self.zoom / NORMAL)

    def width(self, jenis: Jenis, *, one_month: bool, narrow: bool = False) -> int:
        """Width of a column."""
        if narrow and jenis is Jenis.LABEL:
            return self.px(_NARROW_LABEL)
        month = _WIDE_MONTH if one_month and jenis is Jenis.BULAN else tokens.MONTH_WIDTH
        return self.px(_WIDTH.get(jenis, month))

    def heights(self, least: int) -> tuple[int, int]:
        """Of a row of one line, and of one whose label may take two; `least` is the row height of this PC."""
        one = max(self.px(least), self.body.line + tokens.S4)
        return one, max(one, 2 * self.body.line + self.px(tokens.S8))
