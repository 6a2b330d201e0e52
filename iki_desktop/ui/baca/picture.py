"""The page of a PDF as it was printed, the part in question framed; drawn beside the window."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from iki_desktop.models.catatan import Kotak
from iki_desktop.ui import tokens
from iki_desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from iki_desktop.readers.pdf.picture import Picture

_KEPT = 8  # pages
_RATIO = 215 / 330  # of a page that is not drawn yet: F4
_ZOOMS = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0)  # of the width of the view
_SETTLE_MS = 120  # the width is asked for once it rests
_ALIKE = 0.02  # a page of another shape than the one that was read is turned: its boxes are not of it
_DRAWING, _FAILED = "Menggambar halaman…", "Halaman ini tidak dapat digambar. Lihat tab Teks."


class PageView(QScrollArea):
    """One page at a time, as wide as the view; `show_part` says which, and what of it is framed."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._path: Path | None = None
        self._page = 1
        self._boxes: tuple[Kotak, ...] = ()
        self._zoom = 0
        self._drawn: OrderedDict[tuple[int, int], QImage | None] = OrderedDict()
        self._asked: tuple[int, int] | None = None
        self._paper = _Paper(self)
        self.setWidget(self._paper)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName("Halaman naskah")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._want)

    @property
    def page(self) -> int:
        return self._page

    @property
    def boxes(self) -> tuple[Kotak, ...]:
        """What is framed now."""
        return self._boxes

    def begin(self, path: Path | None) -> None:
        """Take another PDF (or none)."""
        self._path, self._asked = path, None
        self._drawn.clear()
        self._page, self._boxes = 1, ()
        self._show()

    def show_part(self, page: int, boxes: Sequence[Kotak] = ()) -> None:
        """Show a page, and frame parts of it."""
        self._page, self._boxes = page, tuple(boxes)
        self.setAccessibleDescription(f"Halaman {page}")
        self._show()

    def zoom_by(self, step: int) -> None:
        """Larger (1), smaller (-1), or as wide as the view again (0)."""
        self._zoom = min(max(self._zoom + step, 0), len(_ZOOMS) - 1) if step else 0
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    # -- drawing -------------------------------------------------------------------------

    def _width(self) -> int:
        room = self.width() - 2 * self.frameWidth() - tokens.SCROLL
        return max(tokens.SIDE_WIDTH // 2, round(room * _ZOOMS[self._zoom]))

    def _key(self) -> tuple[int, int]:
        return self._page, round(self._width() * self.devicePixelRatioF())

    def _show(self) -> None:
        """Lay the page out with what there is of it, and ask for it in this width."""
        image = self._best()
        ratio = image.width() / image.height() if image is not None else _RATIO
        width = self._width()
        key = self._key()
        failed = key in self._drawn and self._drawn[key] is None
        boxes = [b for b in self._boxes if abs(b.rasio / ratio - 1) < _ALIKE] if image is not None else []
        self._paper.show_page(image, boxes, width, round(width / ratio), _FAILED if failed else _DRAWING)
        if boxes:
            middle = round((boxes[0].atas + boxes[0].bawah) / 2 * self._paper.height())
            left = round(boxes[0].kiri * width)
            self.ensureVisible(left, middle, tokens.S24, self.viewport().height() // 3)
        if self._path is not None and key not in self._drawn:
            self._settle.start()

    def _best(self) -> QImage | None:
        """The picture of this page in this width, else one of it in another."""
        exact = self._drawn.get(self._key())
        if exact is not None:
            return exact
        return next((i for (p, _), i in reversed(self._drawn.items()) if p == self._page and i), None)

    def _want(self) -> None:
        key = self._key()
        if self._path is None or key in self._drawn or self._asked is not None or not self.isVisible():
            return
        path, (page, width) = self._path, key
        self._asked = key

        def work(_report: object) -> Picture:
            from iki_desktop.readers.pdf.picture import draw_page

            return draw_page(path, page, width)

        done, failed = partial(self._take, path, key), partial(self._take, path, key, None)
        self._jobs.start(_DRAWING, work, done, failed, quiet=True)

    def _take(self, path: Path, key: tuple[int, int], gambar: Picture | None) -> None:
        if path != self._path:
            return
        self._asked = None
        image = None
        if gambar is not None:
            kind = QImage.Format.Format_RGB32
            image = QImage(gambar.content, gambar.width, gambar.height, 4 * gambar.width, kind).copy()
        self._drawn[key] = image
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        self._show()  # the page may have changed meanwhile: then that one is asked for


class _Paper(QWidget):
    """The sheet itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._boxes: Sequence[Kotak] = ()
        self._words = ""

    def show_page(
        self, image: QImage | None, boxes: Sequence[Kotak], width: int, height: int, words: str
    ) -> None:
        self._image, self._boxes, self._words = image, boxes, words
        self.setFixedSize(width, height)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        paper = tokens.LIGHT  # paper is white in the dark, too
        painter.fillRect(self.rect(), QColor(paper.bg))
        if self._image is None:
            painter.setPen(QColor(paper.muted))
            top = self.rect().adjusted(tokens.S16, tokens.S24, -tokens.S16, 0)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(top, int(flags), self._words)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self._image)
        painter.setPen(QPen(QColor(paper.accent), tokens.FOCUS_RING))
        w, h = self.width(), self.height()
        for b in self._boxes:
            box = QRectF(b.kiri * w, b.atas * h, (b.kanan - b.kiri) * w, (b.bawah - b.atas) * h)
            painter.drawRoundedRect(
                box.adjusted(-tokens.S4, -tokens.FOCUS_RING, tokens.S4, tokens.FOCUS_RING),
                tokens.CORNER,
                tokens.CORNER,
            )
        painter.end()
