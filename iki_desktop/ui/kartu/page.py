"""Page Kartu: choose a kartu in the tree, edit its head, its table, and the chosen indikator at the side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from iki_desktop.models.kantor import new_id
from iki_desktop.models.keputusan import Indikator, Kartu, Keputusan, Sasaran, Target
from iki_desktop.ui import tokens
from iki_desktop.ui.kartu.buttons import tool_button
from iki_desktop.ui.kartu.form import KartuForm
from iki_desktop.ui.kartu.side import IndikatorPanel
from iki_desktop.ui.kartu.table_model import KartuTableModel, TableRow
from iki_desktop.ui.kartu.table_view import KartuTable
from iki_desktop.ui.kartu.tree import KartuTree, kartu_name
from iki_desktop.ui.page import Page
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.labels import SectionHeader, label
from iki_desktop.ui.widgets.panels import EmptyState

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes
    from iki_desktop.store.operation import Operation

_KEYS = "Enter sunting · Ins tambah indikator · Alt+↑↓ pindah · Del hapus · F6 bagian lain"


class KartuPage(Page):
    """The kartu of the keputusan in force in the year in the bar."""

    title = "Kartu"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.filter = QLineEdit()
        self.tree = KartuTree()
        self.form = KartuForm(self._change_kartu)
        self.model = KartuTableModel(self)
        self.table = KartuTable(self.model)
        self.side = IndikatorPanel(self._change_sasaran, self._change_indikator, self._change_target)
        self._heading = label("", "title")
        self._found = label("", "small")
        self._buttons: list[QWidget] = []
        self._wanted = ""  # what to choose once the refresh has brought it
        self._build()
        self._connect()

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        self.filter.setPlaceholderText("Saring kartu")
        self.filter.setAccessibleName("Saring kartu menurut kata")
        self.filter.setClearButtonEnabled(True)
        left = QFrame()
        left.setProperty("role", "tree")
        left.setFixedWidth(tokens.TREE_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(tokens.S8, tokens.S8, tokens.S8, tokens.S8)
        column.setSpacing(tokens.S4)
        column.addWidget(self.filter)
        column.addWidget(self._found)
        column.addWidget(self.tree, 1)
        column.addLayout(
            self._row(
                ("tambah", "Tambah kartu (Ctrl+Shift+N)", self.add_kartu),
                ("salin", "Salin kartu", self.copy_kartu),
                ("naik", "Naikkan kartu (Alt+↑)", lambda: self._move_kartu(-1)),
                ("turun", "Turunkan kartu (Alt+↓)", lambda: self._move_kartu(1)),
                ("hapus", "Hapus kartu (Del)", self.remove_kartu),
            )
        )
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(tokens.S16, tokens.S12, tokens.S16, tokens.S8)
        column.setSpacing(tokens.S8)
        column.addWidget(self._heading)
        column.addWidget(self.form)
        tools = QWidget()
        tools.setLayout(
            self._row(
                ("sasaran", "Tambah sasaran (Ctrl+Ins)", self.add_sasaran),
                ("tambah", "Tambah indikator (Ins)", self.add_indikator),
                ("naik", "Naikkan (Alt+↑)", lambda: self._move_row(-1)),
                ("turun", "Turunkan (Alt+↓)", lambda: self._move_row(1)),
                ("hapus", "Hapus baris (Del)", self.remove_row),
            )
        )
        column.addWidget(SectionHeader("Sasaran dan indikator", (tools,)))
        column.addWidget(self.table, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(middle, 1)
        row.addWidget(self.side)
        self._whole = whole
        self._empty = EmptyState("", "Baca SK…", lambda: self.go.emit("baca", ""), "baca")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._empty)

    def _row(self, *buttons: tuple[str, str, Callable[[], object]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.S4)
        for icon, name, act in buttons:
            button = tool_button(icon, name, act)
            self._buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.filter.returnPressed.connect(self._leave_filter)
        self.tree.chosen.connect(self._show_kartu)
        self.tree.move_wanted.connect(self._move_kartu)
        self.tree.remove_wanted.connect(self.remove_kartu)
        self.table.row_chosen.connect(self._show_row)
        self.table.edit_wanted.connect(self.side.edit)
        self.table.add_wanted.connect(self.add_indikator)
        self.table.move_wanted.connect(self._move_row)
        self.table.remove_wanted.connect(self.remove_row)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, act in (
            ("Ctrl+Ins", self.add_sasaran),
            ("Ctrl+Shift+N", self.add_kartu),
            ("F6", self._next_part),
            ("Ctrl+F", lambda: self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)),
        ):
            QShortcut(QKeySequence(key), self, act, context=within)

    # -- page ----------------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not (
            changes.kartu or changes.keputusan or changes.target or changes.kantor
        ):
            return
        keputusan = self.session.keputusan
        read_only = self.session.read_only
        if keputusan is None:
            self._empty.set_sentence(
                f"Belum ada kartu untuk tahun {self.session.tahun}. "
                "Baca SK yang sudah ada, atau mulai kartu baru dari menu Sunting."
            )
        self._stack.setCurrentWidget(self._whole if keputusan else self._empty)
        self.form.set_read_only(read_only)
        self.side.set_read_only(read_only)
        for button in self._buttons:
            button.setEnabled(not read_only)
        kartu = self._kartu()
        self.tree.show_kartu(kartu, self.session.isi.kantor)
        self._show_kartu(self.tree.current_id())
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.go_to(wanted)
        self.status.emit("", "", _KEYS)

    def go_to(self, objek: str) -> None:
        for kartu in self._kartu():
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
            ("Tambah kartu", self.add_kartu),
            ("Tambah sasaran", self.add_sasaran),
            ("Tambah indikator", self.add_indikator),
            ("Hapus kartu…", self.remove_kartu),
        ):
            action = QAction(text, self)
            action.triggered.connect(act)
            action.setEnabled(not self.session.read_only)
            made.append(action)
        return made

    # -- showing -------------------------------------------------------------------------

    def _kartu(self) -> tuple[Kartu, ...]:
        keputusan = self.session.keputusan
        return tuple(sorted(keputusan.kartu, key=lambda k: k.urut)) if keputusan else ()

    def _current(self) -> Kartu | None:
        current = self.tree.current_id()
        return next((k for k in self._kartu() if k.id == current), None)

    def _show_kartu(self, id_: str) -> None:
        kartu = next((k for k in self._kartu() if k.id == id_), None)
        row = self.table.current()
        chosen = (row.indikator.id if row.indikator else row.sasaran.id) if row else ""
        self._heading.setText(kartu_name(kartu) if kartu else "")
        self.form.show_kartu(kartu)
        self.model.show(kartu, self.session.tahun)
        if not (chosen and self.table.choose(chosen)) and self.model.rowCount():
            self.table.selectRow(0)
        self._show_row(self.table.current())

    def _show_row(self, row: TableRow | None) -> None:
        sasaran, indikator = (row.sasaran, row.indikator) if row else (None, None)
        self.side.show_row(sasaran, indikator, row.nomor if row else 0, self.session.tahun)

    def _filter(self, text: str) -> None:
        seen = self.tree.set_filter(text)
        self._found.setText(f"{seen} dari {len(self._kartu())} kartu" if text.strip() else "")

    def _leave_filter(self) -> None:
        self.tree.select_first()
        self.tree.setFocus()

    def _next_part(self) -> None:
        """Tree, head, table, side, and round again."""
        parts: list[QWidget] = [self.tree, self.form.jabatan, self.table, self.side.teks]
        owners: list[QWidget] = [self.tree, self.form, self.table, self.side]
        focused = self.focusWidget()
        at = next(
            (n for n, w in enumerate(owners) if focused and (w is focused or w.isAncestorOf(focused))), -1
        )
        parts[(at + 1) % len(parts)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- changing ------------------------------------------------------------------------

    def _run(self, operation: Operation[...], *args: Any, **fields: Any) -> bool:
        """Carry out an operation; where it changed nothing, show again what the file holds."""
        changes = self.session.run(operation, *args, **fields)
        if changes is not None and not changes:
            self.form.restore()
            self.side.restore()
        return changes is not None

    def _change_kartu(self, id_: str, fields: dict[str, Any]) -> bool:
        from iki_desktop.store.operations.kartu import ubah_kartu

        kartu = self._current()
        kept = {p.id for p in fields.get("pengampu", ())}
        gone = [p.unit or "tanpa nama" for p in kartu.pengampu if p.id not in kept] if kartu else []
        if "pengampu" in fields and gone and not self._confirm_gone(gone):
            self.form.restore()
            return False
        return self._run(ubah_kartu, id_, **fields)

    def _confirm_gone(self, gone: Sequence[str]) -> bool:
        return self.session.ask.confirm(
            f"Pengampu {', '.join(gone)} tidak ada lagi di daftar. Hapus pengampu itu beserta realisasinya?",
            "Hapus pengampu",
            danger=True,
        )

    def _change_sasaran(self, id_: str, fields: dict[str, Any]) -> bool:
        from iki_desktop.store.operations.sasaran import ubah_sasaran

        return self._run(ubah_sasaran, id_, **fields)

    def _change_indikator(self, id_: str, fields: dict[str, Any]) -> bool:
        from iki_desktop.store.operations.indikator import ubah_indikator

        return self._run(ubah_indikator, id_, **fields)

    def _change_target(self, id_: str, target: Target) -> bool:
        from iki_desktop.store.operations.target import isi_target

        return self._run(isi_target, id_, self.session.tahun, target)

    def perform(self, act: str) -> None:
        if act == "tambah":
            self.add_kartu()

    def add_kartu(self) -> None:
        """Add an empty kartu behind the chosen one, in a keputusan of the year that is made if need be."""
        from iki_desktop.store.operations.kartu import tambah_kartu
        from iki_desktop.store.operations.keputusan import tambah_keputusan

        if not self.commit():
            return
        here, kartu = self._current(), Kartu(new_id(), 0)
        order = [k.id for k in self._kartu()]
        self._wanted = kartu.id
        keputusan = self.session.keputusan
        if keputusan is None:
            made = Keputusan(new_id(), self.session.tahun, kartu=(kartu,))
            done = self._run(tambah_keputusan, made)
        else:
            posisi = order.index(here.id) + 1 if here else None
            done = self._run(tambah_kartu, keputusan.id, kartu, posisi)
        if done:
            self.form.jabatan.setFocus()

    def copy_kartu(self) -> None:
        from iki_desktop.store.operations.kartu import salin_kartu

        if (here := self._current()) and self.commit():
            at = [k.id for k in self._kartu()].index(here.id)
            if self._run(salin_kartu, here.id):
                self.tree.select(self._kartu()[at + 1].id)

    def remove_kartu(self) -> None:
        from iki_desktop.store.operations.kartu import hapus_kartu

        here = self._current()
        if here is None or self.session.read_only:
            return
        n = sum(1 for _ in here.indikator())
        order = [k.id for k in self._kartu()]
        at = order.index(here.id)
        if n and not self.session.ask.confirm(
            f"Hapus kartu “{kartu_name(here)}” dengan {n} indikator dan realisasinya?",
            "Hapus kartu",
            detail="Dapat dibatalkan dengan Ctrl+Z.",
            danger=True,
        ):
            return
        self._wanted = (order[at + 1 :] or order[:at][-1:] or [""])[0]
        self._run(hapus_kartu, here.id)
        self.tree.setFocus()

    def _move_kartu(self, step: int) -> None:
        from iki_desktop.store.operations.kartu import pindah_kartu

        here = self._current()
        order = [k.id for k in self._kartu()]
        if here is None or not 0 <= (goal := order.index(here.id) + step) < len(order) or not self.commit():
            return
        self._run(pindah_kartu, here.id, goal)

    def add_sasaran(self) -> None:
        from iki_desktop.store.operations.sasaran import tambah_sasaran

        kartu, row = self._current(), self.table.current()
        if kartu is None or not self.commit():
            return
        order = [s.id for s in kartu.sasaran]
        fresh = Sasaran(new_id(), "", (Indikator(new_id(), ""),))
        self._wanted = fresh.id
        posisi = order.index(row.sasaran.id) + 1 if row else None
        if self._run(tambah_sasaran, kartu.id, fresh, posisi):
            self.side.sasaran.setFocus()

    def add_indikator(self) -> None:
        from iki_desktop.store.operations.indikator import tambah_indikator

        row = self.table.current()
        if row is None:
            self.add_sasaran()
            return
        if not self.commit():
            return
        order = [i.id for i in row.sasaran.indikator]
        fresh = Indikator(new_id(), "")
        self._wanted = fresh.id
        posisi = order.index(row.indikator.id) + 1 if row.indikator else None
        if self._run(tambah_indikator, row.sasaran.id, fresh, posisi):
            self.side.teks.setFocus()

    def remove_row(self) -> None:
        """Take the chosen indikator away; the last one of a sasaran takes its sasaran along."""
        from iki_desktop.store.operations.indikator import hapus_indikator
        from iki_desktop.store.operations.sasaran import hapus_sasaran

        row = self.table.current()
        if row is None or self.session.read_only:
            return
        used = row.indikator and any(s.indikator == row.indikator.id for s in self.session.isi.realisasi)
        if used and not self.session.ask.confirm(
            "Indikator ini sudah punya angka realisasi. Hapus indikator beserta angkanya?",
            "Hapus indikator",
            detail="Dapat dibatalkan dengan Ctrl+Z.",
            danger=True,
        ):
            return
        if row.indikator is None or len(row.sasaran.indikator) == 1:
            self._run(hapus_sasaran, row.sasaran.id)
        else:
            self._run(hapus_indikator, row.indikator.id)
        self.table.setFocus()

    def _move_row(self, step: int) -> None:
        """Move an indikator within its sasaran, and from its edge into the sasaran beside it."""
        from iki_desktop.store.operations.indikator import pindah_indikator
        from iki_desktop.store.operations.sasaran import pindah_sasaran

        kartu, row = self._current(), self.table.current()
        if kartu is None or row is None or not self.commit():
            return
        of_kartu = [s.id for s in kartu.sasaran]
        at = of_kartu.index(row.sasaran.id)
        if row.indikator is None:
            if 0 <= at + step < len(of_kartu):
                self._run(pindah_sasaran, row.sasaran.id, at + step)
            return
        order = [i.id for i in row.sasaran.indikator]
        goal = order.index(row.indikator.id) + step
        if 0 <= goal < len(order):
            self._run(pindah_indikator, row.indikator.id, row.sasaran.id, goal)
        elif 0 <= at + step < len(of_kartu):
            beside = kartu.sasaran[at + step]
            self._run(pindah_indikator, row.indikator.id, beside.id, 0 if step > 0 else len(beside.indikator))
