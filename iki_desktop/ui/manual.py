"""The manual in a window beside the work: F1 opens it at the page that is shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QFontMetrics, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QWidget,
)

from iki_desktop.ui import tokens

FOLDER = "manual"
PAGES = (
    "mulai",
    "beranda",
    "kartu",
    "pegawai",
    "realisasi",
    "target",
    "formulir",
    "tutup",
    "periksa",
    "dokumen",
    "terbitan",
    "baca-sk",
    "riwayat",
    "pengaturan",
)
"""Files of resources/manual, in the order of the list."""

_OF_PAGE = {"": "mulai", "baca": "baca-sk", "atur": "pengaturan"}
_LIST_WIDTH = 160


def manual_page(key: str) -> str:
    """The manual's page for a page of the window ("" is the start page)."""
    return _OF_PAGE.get(key, key)


class ManualWindow(QDialog):
    """Pages at the left, text at the right; links lead from page to page, Esc closes."""

    def __init__(self, resources: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = resources / FOLDER
        self.setWindowTitle("Panduan IKI Desktop")
        self.resize(tokens.READING_WIDTH + _LIST_WIDTH + 2 * tokens.S24, tokens.READING_WIDTH)
        self.list = QListWidget()
        self.list.setAccessibleName("Halaman panduan")
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.text = QTextBrowser()
        self.text.setAccessibleName("Isi panduan")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(tokens.S16)
        for page in PAGES:
            item = QListWidgetItem(_title(self._folder / f"{page}.md"))
            item.setData(Qt.ItemDataRole.UserRole, page)
            item.setSizeHint(QSize(0, tokens.ROW_DENSE))
            self.list.addItem(item)
        box = QHBoxLayout(self)
        box.setContentsMargins(tokens.S8, tokens.S8, tokens.S8, tokens.S8)
        box.setSpacing(tokens.S8)
        box.addWidget(self.list)
        box.addWidget(self.text, 1)
        self.list.currentItemChanged.connect(lambda item, _before: self._show(item))
        self.text.anchorClicked.connect(self._follow)

    def show_page(self, page: str) -> None:
        """Show a page of the manual and bring the window up."""
        self.list.setCurrentRow(PAGES.index(page) if page in PAGES else 0)
        self.show()
        self.activateWindow()
        self.text.setFocus()

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        path = self._folder / f"{item.data(Qt.ItemDataRole.UserRole)}.md"
        flavour = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        self.text.document().setMarkdown(path.read_text(encoding="utf-8"), flavour)
        self.text.document().setIndentWidth(QFontMetrics(self.font()).horizontalAdvance("mmm"))
        _size_headings(self.text.document())
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _follow(self, link: QUrl) -> None:
        page = Path(link.path()).stem
        if page in PAGES:
            self.list.setCurrentRow(PAGES.index(page))


def _size_headings(document: QTextDocument) -> None:
    """Headings in the sizes of the window's own type scale."""
    block = document.begin()
    while block.isValid():
        if level := block.blockFormat().headingLevel():
            shape = QTextCharFormat()
            shape.setFontPointSize(tokens.TITLE if level == 1 else tokens.SECTION)
            shape.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(shape)
        block = block.next()


def _title(path: Path) -> str:
    with path.open(encoding="utf-8") as lines:
        return lines.readline().lstrip("# ").strip()
