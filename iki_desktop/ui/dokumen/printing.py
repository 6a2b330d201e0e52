"""Prints a paper: the pages of its PDF, drawn as fine as the printer prints, on paper of their size."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinterInfo

from iki_desktop.errors import InputRefused, Report, SaveFailed
from iki_desktop.ui.page_ranges import in_words, pages_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from iki_desktop.readers.pdf.picture import Drawer
    from iki_desktop.ui.print_dialog import PrintChoice
    from iki_desktop.writers.pdf.paper import Paper

FINEST = 600  # dots an inch: finer than an office's letters need, and four times the time
_POINT = QPageSize.Unit.Point
_ALIKE = 4.0  # points within which two papers are the same to a printer: a millimetre and a half
_BAND = 4_000_000  # pixels that are drawn at once


@dataclass(frozen=True, slots=True)
class Printed:
    """How many sheets' sides went to the printer, and the SHA-256 of the PDF whose pages they are."""

    sides: int
    sha256: str


def print_paper(paper: Paper, title: str, choice: PrintChoice, report: Report) -> Printed:
    """Print the chosen pages. Runs in the worker thread.

    InputRefused where none of the chosen pages is there, SaveFailed where the printer refuses. `report`
    comes between pages; Cancelled takes the print back.
    """
    from iki_desktop.readers.pdf.picture import Drawer

    sizes = paper.sizes
    pages = pages_of(choice.pages, len(sizes))
    if not pages:
        raise InputRefused(
            f"Kertas ini {len(sizes)} halaman, jadi tidak ada halaman {in_words(choice.pages)}. "
            "Tidak ada yang dicetak. Sebut halaman yang ada."
        )
    printer = choice.printer
    by_printer = printer.supportsMultipleCopies()
    if by_printer:
        printer.setCopyCount(choice.copies)
    wanted = pages * (1 if by_printer else choice.copies)
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setResolution(min(printer.resolution(), FINEST))
    known = QPrinterInfo(printer).supportedPageSizes()
    printer.setPageLayout(page_layout(sizes[wanted[0] - 1], known))
    content = paper.content()
    with Drawer() as drawer:
        drawer.open(content, title)
        painter = QPainter()
        if not painter.begin(printer):
            raise SaveFailed(
                f"Pencetak {printer.printerName()} tidak dapat dipakai, jadi tidak ada yang dicetak. "
                "Periksa apakah menyala dan tersambung, atau pilih pencetak lain."
            )
        try:
            for done, page in enumerate(wanted):
                report(done, len(wanted))
                if done:
                    printer.setPageLayout(page_layout(sizes[page - 1], known))
                    printer.newPage()
                _paint(painter, printer, drawer, page)
        except BaseException:
            printer.abort()
            raise
        finally:
            painter.end()
    sides = len(wanted) * (choice.copies if by_printer else 1)
    return Printed(sides, hashlib.sha256(content).hexdigest())


def page_layout(size: tuple[float, float], known: Sequence[QPageSize] = ()) -> QPageLayout:
    """The paper of a page of this width and height in points, up to its edges.

    A printer takes best what is `known` to it (F4 as “Folio”): that is named where it is as large.
    """
    short, long = sorted(size)
    alike = (
        p
        for p in known
        if abs(p.size(_POINT).width() - short) < _ALIKE and abs(p.size(_POINT).height() - long) < _ALIKE
    )
    own = QPageSize(QSizeF(short, long), _POINT, "F4", QPageSize.SizeMatchPolicy.ExactMatch)
    way = QPageLayout.Orientation.Landscape if size[0] > size[1] else QPageLayout.Orientation.Portrait
    return QPageLayout(next(alike, own), way, QMarginsF(0, 0, 0, 0))


def _paint(painter: QPainter, printer: QPrinter, drawer: Drawer, page: int) -> None:
    """The page in bands: all of it at once would be 150 MB."""
    width, height = printer.width(), printer.height()
    rows = max(1, _BAND // width)
    for top in range(0, height, rows):
        picture = drawer.draw(page, width, top, min(rows, height - top), printed=True)
        kind = QImage.Format.Format_RGB32
        image = QImage(picture.content, picture.width, picture.height, 4 * picture.width, kind)
        if image.allGray():
            image = image.convertToFormat(QImage.Format.Format_Grayscale8)  # a quarter to be sent
        painter.drawImage(QPoint(0, top), image)
