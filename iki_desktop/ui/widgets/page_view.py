"""Pages of paper on the screen, one at a time: white in the dark too, sharp at every scale, parts framed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from iki_desktop.models.catatan import Kotak
from iki_desktop.ui import tokens
from iki_desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from iki_desktop.readers.pdf.picture import Picture

    Draw = Callable[[int, int], Picture]  # page from 1, width in pixels; runs in the worker thread

Size = tuple[float, float]  # of a page, in points
PERCENTS = (50, 75, 100, 125, 150, 200)
_F4: Size = (609.4, 935.4)  # a page whose size is not known
_KEPT = 64_000_000  # bytes of pictures
_SETTLE_MS = 120  # another width is asked for once it rests
_ALIKE = 0.02  # a page of another shape than the one that was read is turned: its boxes are not of it
_DRAWING = "Menggambar halaman…"


class Fit(Enum):
    WIDTH = "lebar"
    PAGE = "halaman"


Zoom = Fit | int  # an int is percents of the paper's real size


@dataclass(frozen=True, slots=True)
class Frame:
    """What decides how large a page is drawn; may be taken into another thread."""

    room: QSize
    zoom: Zoom
    dpi: int
    ratio: float  # pixels of the screen in one of ours

    def width(self, size: Size) -> int:
        """The width of a page in our pixels."""
        wide = self.room.width()
        if isinstance(self.zoom, int):
            wide = round(size[0] / 72 * self.dpi * self.zoom / 100)
        elif self.zoom is Fit.PAGE:
            wide = min(wide, round(self.room.height() * size[0] / size[1]))
        return max(wide, tokens.SIDE_WIDTH // 3)

    def pixels(self, size: Size) -> int:
        """The same in pixels of the screen."""
        return round(self.width(size) * self.ratio)

    def percent(self, size: Size) -> int:
        return round(100 * self.width(size) * 72 / (size[0] * self.dpi))


class PageView(QScrollArea):
    """`begin` says of what; `show_part` which page, and what of it is framed.

    Where the sizes of all pages are known the keys and the wheel turn them, and `turned` says so.
    """

    turned = Signal(int)  # the page that is shown, from 1
    zoomed = Signal()

    def __init__(self, jobs: Jobs, name: str, failed: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._failed = failed  # what a page says that cannot be drawn
        self._draw: Draw | None = None
        self._sizes: Sequence[Size] = ()
        self._page = 1
        self._boxes: tuple[Kotak, ...] = ()
        self._zoom: Zoom = Fit.WIDTH
        self._drawn: OrderedDict[tuple[int, int], QImage | None] = OrderedDict()
        self._asked: tuple[int, int] | None = None
        self._sheet = _Sheet(self)
        self.setWidget(self._sheet)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("role", "pages")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._want)

    @property
    def page(self) -> int:
        return self._page

    @property
    def pages(self) -> int:
        """How many there are, 0 where that is not known."""
        return len(self._sizes)

    @property
    def boxes(self) -> tuple[Kotak, ...]:
        """What is framed now."""
        return self._boxes

    @property
    def picture(self) -> QImage | None:
        """The picture of the page that is shown, None until it is drawn in this size."""
        return self._drawn.get(self._key())

    @property
    def zoom(self) -> Zoom:
        return self._zoom

    @property
    def percent(self) -> int:
        """How large the page is shown, 100 being its size on paper."""
        return self.frame_now().percent(self._size())

    def begin(
        self,
        draw: Draw | None,
        sizes: Sequence[Size] = (),
        page: int = 1,
        drawn: tuple[int, Picture] | None = None,
    ) -> None:
        """Take another paper (or none) and show a page of it; `drawn` is its picture, by width in pixels."""
        self._draw, self._sizes, self._asked = draw, sizes, None
        self._drawn.clear()
        self._page, self._boxes = page, ()
        if drawn is not None:
            self._drawn[page, drawn[0]] = _image(drawn[1])
        self._show()

    def draw_with(self, draw: Draw) -> None:
        """The pages of the paper that is shown can be drawn from now on."""
        self._draw = draw
        self._show()

    def show_part(self, page: int, boxes: Sequence[Kotak] = ()) -> None:
        """Show a page, and frame parts of it."""
        other = page != self._page
        self._page, self._boxes = page, tuple(boxes)
        self.setAccessibleDescription(f"Halaman {page}")
        self._show()
        if other:
            self.turned.emit(page)

    def turn(self, step: int, *, end: bool = False) -> bool:
        """Show the page so many further, from its top or its `end`; False where there is none."""
        page = self._page + step
        if not 1 <= page <= self.pages:
            return False
        self.show_part(page)
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if end else 0)
        return True

    def set_zoom(self, zoom: Zoom) -> None:
        self._zoom = zoom
        self._show()
        self.zoomed.emit()

    def zoom_by(self, step: int) -> None:
        """Larger (1), smaller (-1), or as wide as the view again (0)."""
        now = self.percent
        others = [p for p in PERCENTS if (p > now if step > 0 else p < now)]
        if step == 0:
            self.set_zoom(Fit.WIDTH)
        elif others:
            self.set_zoom(others[0] if step > 0 else others[-1])

    def frame_now(self) -> Frame:
        room = self.maximumViewportSize() - QSize(2 * tokens.S12 + tokens.SCROLL, 2 * tokens.S12)
        return Frame(room, self._zoom, self.logicalDpiX(), self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()
        self.zoomed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        if not self._sizes:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_PageDown:
            self.turn(1)
        elif key == Qt.Key.Key_PageUp:
            self.turn(-1)
        elif key == Qt.Key.Key_Home:
            self.turn(1 - self._page)
        elif key == Qt.Key.Key_End:
            self.turn(self.pages - self._page)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Space) and bar.value() == bar.maximum():
            self.turn(1)
        elif key == Qt.Key.Key_Up and bar.value() == bar.minimum():
            self.turn(-1, end=True)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar, step = self.verticalScrollBar(), event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and step:
            self.zoom_by(1 if step > 0 else -1)
        elif step < 0 and bar.value() == bar.maximum():
            self.turn(1)
        elif step > 0 and bar.value() == bar.minimum():
            self.turn(-1, end=True)
        else:
            super().wheelEvent(event)
        event.accept()

    # -- drawing -------------------------------------------------------------------------

    def _size(self) -> Size:
        return self._sizes[self._page - 1] if 1 <= self._page <= self.pages else _F4

    def _key(self) -> tuple[int, int]:
        return self._page, self.frame_now().pixels(self._size())

    def _show(self) -> None:
        """Lay the page out with what there is of it, and ask for it in this width."""
        image = self._best()
        size = self._size()
        ratio = image.width() / image.height() if image is not None else size[0] / size[1]
        width = self.frame_now().width(size)
        key = self._key()
        failed = key in self._drawn and self._drawn[key] is None
        boxes = [b for b in self._boxes if abs(b.rasio / ratio - 1) < _ALIKE] if image is not None else []
        words = self._failed if failed else _DRAWING
        self._sheet.show_page(image, boxes, QSize(width, round(width / ratio)), words)
        if boxes:
            middle = round((boxes[0].atas + boxes[0].bawah) / 2 * self._sheet.height())
            left = round(boxes[0].kiri * width)
            self.ensureVisible(left, middle, tokens.S24, self.viewport().height() // 3)
        if self._draw is not None and key not in self._drawn:
            # A page that is not there at all is wanted at once; a width only once it rests.
            self._settle.start(0 if image is None else _SETTLE_MS)

    def _best(self) -> QImage | None:
        """The picture of this page in this width, else one of it in another."""
        exact = self._drawn.get(self._key())
        if exact is not None:
            return exact
        return next((i for (p, _), i in reversed(self._drawn.items()) if p == self._page and i), None)

    def _want(self) -> None:
        key, draw = self._key(), self._draw
        if draw is None or key in self._drawn or self._asked is not None or not self.isVisible():
            return
        self._asked = key
        done, failed = partial(self._take, draw, key), partial(self._take, draw, key, None)
        self._jobs.start(_DRAWING, lambda _report: draw(*key), done, failed, quiet=True)

    def _take(self, draw: Draw, key: tuple[int, int], picture: Picture | None) -> None:
        if draw is not self._draw:
            return
        self._asked = None
        self._drawn[key] = _image(picture) if picture is not None else None
        while len(self._drawn) > 1 and sum(i.sizeInBytes() for i in self._drawn.values() if i) > _KEPT:
            self._drawn.popitem(last=False)
        self._show()  # the page may have changed meanwhile: then that one is asked for


def _image(picture: Picture) -> QImage:
    kind = QImage.Format.Format_RGB32
    return QImage(picture.content, picture.width, picture.height, 4 * picture.width, kind).copy()


class _Sheet(QWidget):
    """The sheet itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._boxes: Sequence[Kotak] = ()
        self._words = ""

    def show_page(self, image: QImage | None, boxes: Sequence[Kotak], size: QSize, words: str) -> None:
        self._image, self._boxes, self._words = image, boxes, words
        self.setFixedSize(size)
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
            # As many pixels as the screen has here: to smooth them would only blur the letters.
            exact = self._image.width() == round(self.width() * self.devicePixelRatioF())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not exact)
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
