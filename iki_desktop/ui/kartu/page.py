"""Page Kartu: choose a kartu in the tree, edit its head, its table, and the chosen indikator at the side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from iki_desktop.models.keputusan import Kartu, Target
from iki_desktop.models.nama import nama_kartu
from iki_desktop.models.pegawai import pemegang, sebut_pemegang
from iki_desktop.models.tanggal import akhir_bulan
from iki_desktop.ui import tokens
from iki_desktop.ui.kartu.acts import KartuActs
from iki_desktop.ui.kartu.form import KartuForm
from iki_desktop.ui.kartu.side import IndikatorPanel
from iki_desktop.ui.kartu.table_model import KartuTableModel, TableRow
from iki_desktop.ui.kartu.table_view import KartuTable
from iki_desktop.ui.kartu.tree import KartuTree
from iki_desktop.ui.page import Page
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.buttons import button_row, tool_button
from iki_desktop.ui.widgets.keys import on_key
from iki_desktop.ui.widgets.labels import SectionHeader, label
from iki_desktop.ui.widgets.panels import EmptyState, side_list
from iki_desktop.ui.widgets.search import search_field

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

_NARROW, _SHORT = 1080, 600  # a screen of 1366 × 768 at 150 % has 911 × 512
_TIGHT, _LEAST = 720, 600  # the same screen at 200 % leaves a page 627
_EDGE = 240
_KEYS = "Enter sunting · Ins tambah indikator · Alt+↑↓ pindah · Del hapus · F6 bagian lain"


class KartuPage(Page):
    """The kartu of the keputusan in force in the year in the bar."""

    title = "Kartu"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.acts = KartuActs(self)
        self._whole = whole = QWidget(self)
        self.filter = search_field("Saring kartu menurut kata", "Saring kartu")
        self.tree = KartuTree()
        self._middle = QWidget(whole)
        self.form = KartuForm(self._change_kartu, self._middle)
        self.model = KartuTableModel(self)
        self.table = KartuTable(self.model)
        self.side = IndikatorPanel(self._change_sasaran, self._change_indikator, self._change_target, whole)
        self._heading = label("", "title")
        self._found = label("", "small")
        self._buttons: list[QWidget] = []
        self.wanted = ""  # what to choose once the refresh has brought it
        self._build()
        self._connect()
        self.setMinimumWidth(_LEAST)  # of which parts are shown the width does not tell

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        self._left = left = side_list(
            self.filter,
            self._found,
            self.tree,
            self._row(
                ("tambah", "Tambah kartu (Ctrl+Shift+N)", self.acts.add_kartu),
                ("buku", "Tambah dari katalog… (Ctrl+Shift+K)", self.acts.add_from_catalogue),
                ("salin", "Salin kartu", self.acts.copy_kartu),
                ("naik", "Naikkan kartu (Alt+↑)", lambda: self.acts.move_kartu(-1)),
                ("turun", "Turunkan kartu (Alt+↓)", lambda: self.acts.move_kartu(1)),
                ("hapus", "Hapus kartu (Del)", self.acts.remove_kartu),
            ),
            parent=self._whole,
        )
        middle = self._middle
        column = QVBoxLayout(middle)
        column.setContentsMargins(tokens.S16, tokens.S12, tokens.S16, tokens.S8)
        column.setSpacing(tokens.S8)
        self._show_tree = tool_button("kiri", "Tampilkan daftar kartu (F6)", self.choose_kartu)
        self._show_side = tool_button("kanan", "Tampilkan isian indikator (Enter)", self.edit)
        head = QHBoxLayout()
        head.addWidget(self._show_tree)
        head.addWidget(self._heading, 1)
        head.addWidget(self._show_side)
        column.addLayout(head)
        column.addWidget(self.form)
        tools = QWidget()
        tools.setLayout(
            self._row(
                ("sasaran", "Tambah sasaran (Ctrl+Ins)", self.acts.add_sasaran),
                ("tambah", "Tambah indikator (Ins)", self.acts.add_indikator),
                ("naik", "Naikkan (Alt+↑)", lambda: self.acts.move_row(-1)),
                ("turun", "Turunkan (Alt+↓)", lambda: self.acts.move_row(1)),
                ("hapus", "Hapus baris (Del)", self.acts.remove_row),
            )
        )
        column.addWidget(SectionHeader("Sasaran dan indikator", (tools,)))
        column.addWidget(self.table, 1)
        row = QHBoxLayout(self._whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(middle, 1)
        row.addWidget(self.side)
        self._empty = EmptyState("", "Baca SK…", lambda: self.go.emit("baca", "baca"), "baca")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self._empty)

    def _row(self, *buttons: tuple[str, str, Callable[[], object]]) -> QHBoxLayout:
        row, made = button_row(*buttons)
        self._buttons += made
        return row

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.form.pegawai.clicked.connect(lambda _checked: self._to_pegawai())
        self.filter.returnPressed.connect(self._leave_filter)
        self.tree.chosen.connect(self._show_kartu)
        self.tree.move_wanted.connect(self.acts.move_kartu)
        self.tree.remove_wanted.connect(self.acts.remove_kartu)
        self.table.row_chosen.connect(self._show_row)
        self.table.edit_wanted.connect(self.edit)
        self.table.add_wanted.connect(self.acts.add_indikator)
        self.table.move_wanted.connect(self.acts.move_row)
        self.table.remove_wanted.connect(self.acts.remove_row)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        for key, act in (
            ("Ctrl+Ins", self.acts.add_sasaran),
            ("Ctrl+Shift+N", self.acts.add_kartu),
            ("Ctrl+Shift+K", self.acts.add_from_catalogue),
            ("F6", self._next_part),
            ("Ctrl+F", lambda: self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)),
        ):
            on_key(key, self, act)

    # -- page ----------------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not (
            changes.kartu or changes.keputusan or changes.target or changes.kantor or changes.pegawai
        ):
            return
        berlaku = self.session.berlaku
        read_only = self.session.read_only
        if not berlaku:
            self._empty.set_sentence(
                f"Belum ada kartu untuk tahun {self.session.tahun}. "
                "Baca SK yang sudah ada, atau mulai kartu baru dari menu Sunting."
            )
        self._stack.setCurrentWidget(self._whole if berlaku else self._empty)
        self.form.set_read_only(read_only)
        self.side.set_read_only(read_only)
        for button in self._buttons:
            button.setEnabled(not read_only)
        self.tree.show_kartu(berlaku, self.session.isi.kantor)
        self._show_kartu(self.tree.current_id())
        if self.wanted:
            wanted, self.wanted = self.wanted, ""
            self.go_to(wanted)
        self.status.emit("", "", _KEYS)

    def go_to(self, objek: str) -> None:
        for kartu in self.session.kartu:
            inside = {kartu.id} | {s.id for s in kartu.sasaran} | {i.id for i in kartu.indikator()}
            if objek in inside:
                if self.filter.text():
                    self.filter.clear()
                self.tree.select(kartu.id)
                if objek != kartu.id:
                    self.table.choose(objek)
                return

    def first_focus(self) -> None:
        if self._stack.currentWidget() is self._empty:
            self._empty.setFocus()
        else:
            self.tree.setFocus()

    def commit(self) -> bool:
        return all([self.form.commit(), self.side.commit()])

    def actions_of(self, menu: str) -> Sequence[QAction]:
        if menu != "sunting":
            return ()
        made: list[QAction] = []
        for text, act in (
            ("Tambah kartu", self.acts.add_kartu),
            ("Tambah dari katalog…", self.acts.add_from_catalogue),
            ("Tambah sasaran", self.acts.add_sasaran),
            ("Tambah indikator", self.acts.add_indikator),
            ("Hapus kartu…", self.acts.remove_kartu),
        ):
            action = QAction(text, self)
            action.triggered.connect(act)
            action.setEnabled(not self.session.read_only)
            made.append(action)
        return made

    # -- room ----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.form.set_short(event.size().height() < _SHORT)
        self._fit_parts(self.focusWidget())

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and self.isAncestorOf(now):
            self._fit_parts(now)

    def _fit_parts(self, focused: QWidget | None) -> None:
        """Where there is no room for three parts, the one at the edge that has no keyboard gives way.

        Where it is tight both do, and the one that has the keyboard is narrower.
        """
        narrow, tight = self.width() < _NARROW, self.width() < _TIGHT
        self._left.setFixedWidth(_EDGE if tight else tokens.TREE_WIDTH)
        self.side.setFixedWidth(_EDGE if tight else tokens.SIDE_WIDTH)
        in_side = focused is not None and self.side.isAncestorOf(focused)
        in_tree = focused is not None and self._left.isAncestorOf(focused)
        if narrow and (in_side or in_tree or tight or self._left.isVisible() == self.side.isVisible()):
            self.side.setVisible(in_side)
            self._left.setVisible(in_tree or (not in_side and not tight))
        elif not narrow:
            self.side.setVisible(True)
            self._left.setVisible(True)
        self._show_tree.setVisible(narrow and not self._left.isVisible())
        self._show_side.setVisible(narrow and not self.side.isVisible())

    # -- showing -------------------------------------------------------------------------

    def current(self) -> Kartu | None:
        """The kartu that is shown."""
        current = self.tree.current_id()
        return next((k for k in self.session.kartu if k.id == current), None)

    def _show_kartu(self, id_: str) -> None:
        kartu = next((k for k in self.session.kartu if k.id == id_), None)
        row = self.table.current()
        chosen = (row.indikator.id if row.indikator else row.sasaran.id) if row else ""
        self._heading.setText(nama_kartu(kartu) if kartu else "")
        self.form.show_kartu(kartu)
        self.form.show_holders(self._holders(kartu) if kartu else "")
        self.model.show(kartu, self.session.tahun)
        if not (chosen and self.table.choose(chosen)) and self.model.rowCount():
            self.table.selectRow(0)
        self._show_row(self.table.current())

    def _holders(self, kartu: Kartu) -> str:
        """Who carries each pengampu at the end of the month in the bar."""
        session = self.session
        pada = akhir_bulan(session.tahun, session.sampai)
        several = len(kartu.pengampu) > 1
        said: list[str] = []
        for n, p in enumerate(kartu.pengampu, 1):
            names = ", ".join(sebut_pemegang(*ada) for ada in pemegang(session.isi, p.id, pada))
            seat = f"{p.unit or f'Pengampu {n}'}: " if several else "Dipegang oleh "
            if names:
                said.append(f"{seat}{names}")
            elif several:
                said.append(f"{seat}belum ada pegawai")
        return " · ".join(said)

    def _to_pegawai(self) -> None:
        kartu = self.current()
        self.go.emit("pegawai", kartu.pengampu[0].id if kartu and kartu.pengampu else "")

    def _show_row(self, row: TableRow | None) -> None:
        sasaran, indikator = (row.sasaran, row.indikator) if row else (None, None)
        self.side.show_row(sasaran, indikator, row.nomor if row else 0, self.session.tahun)

    def _filter(self, text: str) -> None:
        seen = self.tree.set_filter(text)
        self._found.setText(f"{seen} dari {len(self.session.kartu)} kartu" if text.strip() else "")

    def _leave_filter(self) -> None:
        self.tree.select_first()
        self.tree.setFocus()

    def edit(self) -> None:
        """Begin to edit the chosen row at the side."""
        self.side.setVisible(True)
        self.side.edit()

    def choose_kartu(self) -> None:
        """Give the keyboard to the tree."""
        self._left.setVisible(True)
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _next_part(self) -> None:
        """Tree, head, table, side, and round again."""
        self._left.setVisible(True)
        self.side.setVisible(True)
        parts: list[QWidget] = [self.tree, self.form.jabatan, self.table, self.side.teks]
        owners: list[QWidget] = [self.tree, self.form, self.table, self.side]
        focused = self.focusWidget()
        at = next(
            (n for n, w in enumerate(owners) if focused and (w is focused or w.isAncestorOf(focused))), -1
        )
        parts[(at + 1) % len(parts)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- changing ------------------------------------------------------------------------

    def perform(self, act: str) -> None:
        if act == "tambah":
            self.acts.add_kartu()
        elif act == "katalog":
            self.acts.add_from_catalogue()
        elif act == "tahun-baru" and self.commit():
            from iki_desktop.ui.kartu.new_year import start_year

            start_year(self.session)

    def _change_kartu(self, id_: str, fields: dict[str, Any]) -> bool:
        return self.acts.change_kartu(id_, fields)

    def _change_sasaran(self, id_: str, fields: dict[str, Any]) -> bool:
        return self.acts.change_sasaran(id_, fields)

    def _change_indikator(self, id_: str, fields: dict[str, Any]) -> bool:
        return self.acts.change_indikator(id_, fields)

    def _change_target(self, id_: str, target: Target) -> bool:
        return self.acts.change_target(id_, target)
