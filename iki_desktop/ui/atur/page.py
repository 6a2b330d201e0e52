"""The page Pengaturan: forms one below another, and a list at the left that leads to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from iki_desktop.ui import icons, tokens
from iki_desktop.ui.atur import office, papers
from iki_desktop.ui.atur.decree import DecreeForm, add_decree
from iki_desktop.ui.page import Page
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.labels import hairline, label
from iki_desktop.ui.widgets.panels import scroll_area, side_list

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

_LIST_WIDTH = 200
PEGAWAI = "Pegawai…"  # a page of its own
_KEYS = "Tab isian berikut · Enter simpan · Esc kembalikan"


class AturPage(Page):
    """Every field commits when it is left; what belongs to the office is undone like any other step."""

    title = "Pengaturan"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.decree = DecreeForm(session)
        self.add_decree = QPushButton("Buat keputusan")
        self.add_decree.clicked.connect(lambda: add_decree(session))
        icons.set_icon(self.add_decree, "tambah")
        self.forms = (
            office.office_form(session),
            office.kop_form(session),
            self.decree,
            papers.paper_form(session),
            papers.attachment_form(session),
            papers.copy_form(session),
            papers.scale_form(session),
            papers.pc_form(session),
        )
        self.list = QListWidget()
        self.list.setAccessibleName("Bagian pengaturan")
        self.list.addItems([*(form.title for form in self.forms), PEGAWAI])
        self.list.setCurrentRow(0)
        tree = side_list(self.list, wide=_LIST_WIDTH, top=tokens.S16)
        self._scroll = scroll_area(self.title, sideways=True, parent=self)
        self._content = content = QWidget(self._scroll.viewport())
        self._scroll.setWidget(content)
        content.setMaximumWidth(tokens.READING_WIDTH + 2 * tokens.S24)
        column = QVBoxLayout(content)
        column.setContentsMargins(tokens.S24, tokens.S16, tokens.S24, tokens.S24)
        column.setSpacing(tokens.S24)
        column.addWidget(label(self.title, "title"))
        for form in self.forms:
            column.addWidget(form)
            if form is self.decree:
                column.addWidget(self.add_decree, 0, Qt.AlignmentFlag.AlignLeft)
            if form is not self.forms[-1]:
                column.addWidget(hairline())
        column.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(tree)
        across.addWidget(self._scroll, 1)

        self.list.currentRowChanged.connect(self._show_form)
        self.list.itemActivated.connect(lambda item: self.go_to(item.text()))
        self.list.itemClicked.connect(
            lambda item: self.go_to(item.text()) if item.text() == PEGAWAI else None
        )

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not (changes.kantor or changes.keputusan or changes.pengaturan):
            return
        session = self.session
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(0, session.preferences.row_height))
        isi, read_only = session.isi, session.read_only
        self.add_decree.setVisible(not session.berlaku and not read_only)
        for form in self.forms:
            form.refresh(isi, read_only)
        self.status.emit("" if read_only else "Setiap isian tersimpan saat ditinggalkan", "", _KEYS)

    def first_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> bool:
        return all([form.commit() for form in self.forms])

    def go_to(self, objek: str) -> None:
        """`objek` is the title of a form ("Kop surat"), or PEGAWAI."""
        if objek == PEGAWAI:
            self.go.emit("pegawai", "")
        for row, form in enumerate(self.forms):
            if form.title == objek:
                self.list.setCurrentRow(row)
                form.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_form(self, row: int) -> None:
        if 0 <= row < len(self.forms):
            top = self.forms[row].mapTo(self._content, self.forms[row].rect().topLeft()).y()
            self._scroll.verticalScrollBar().setValue(top - tokens.S16)
