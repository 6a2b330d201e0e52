"""Workbooks dragged onto a page: filled forms go to the page that takes them in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from iki_desktop.ui.page import Page

_SUFFIXES = (".xlsx", ".xlsm")


def dropped_forms(mime: QMimeData) -> list[Path]:
    """The files that are dragged; [] where one of them is no workbook."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return paths if all(path.suffix.lower() in _SUFFIXES for path in paths) else []


class FormDrop(QObject):
    """Lets forms be dropped on a page of figures; the page Terima formulir reads them."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            paths = dropped_forms(event.mimeData())
            if paths:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent):
                    self._page.go.emit("formulir", "\n".join(map(str, paths)))
                return True
        return super().eventFilter(watched, event)
