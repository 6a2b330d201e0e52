"""The review of what was read: paper, kartu and remarks beside one another, until it goes into the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.models.banding import Banding, Keadaan, Putusan
from iki_desktop.models.tinjauan import Tinjau, Tinjauan
from iki_desktop.ui import tokens
from iki_desktop.ui.baca import words
from iki_desktop.ui.baca.beside import Beside
from iki_desktop.ui.baca.corrections import Corrections
from iki_desktop.ui.baca.found import FoundTree
from iki_desktop.ui.baca.goal import Goal, first_kartu
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.buttons import tool_button
from iki_desktop.ui.widgets.keys import on_key
from iki_desktop.ui.widgets.labels import SectionHeader, label
from iki_desktop.ui.widgets.remarks import KIND, WORDS, RemarkColumn, RemarksTable

if TYPE_CHECKING:
    from iki_desktop.models.catatan import Bacaan, Catatan

KEYS = "F8 berikut · Spasi terima/putuskan · F2 ubah · Ctrl+J gabung · Ctrl+E pecah · Del buang · F6 pindah"


@dataclass(frozen=True, slots=True)
class Read:
    """A reading with where it came from."""

    bacaan: Bacaan
    name: str
    pdf: Path | None = None  # whose pages can be shown


class Review(QWidget):
    """Nothing of it is in the file before “Masukkan ke berkas”; then all of it is one step."""

    taken = Signal(str, int)  # it is in the file: id of the first kartu, the year

    def __init__(self, session: Session, head: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.corrections = Corrections(session.ask, self)
        self.beside = Beside(session.jobs)
        self.found = FoundTree()
        place = RemarkColumn("Letak", 56, words.place, right=True)
        state = RemarkColumn("Ditinjau", 96, lambda c: self._state(c).value)
        self.table = RemarksTable("Catatan pembacaan", (KIND, place, WORDS, state))
        self.where = Goal(session)
        self.year, self.goal, self.accept = self.where.year, self.where.keputusan, self.where.accept
        self.replace_all = QPushButton("Ganti semua")
        self.replace_all.setToolTip("Ganti isi semua kartu yang berubah")
        self.take_targets = QPushButton("Terima semua target")
        self._compared_bacaan: Bacaan | None = None
        self._title = label("", "title")
        self._words = label("", "muted", wrap=True)
        self._remarks_head = SectionHeader("Catatan", [self.take_targets, *self._remark_tools()])
        self._lay_out(head)
        self._connect()

    @property
    def tinjauan(self) -> Tinjauan | None:
        """What is under review, None for nothing."""
        return self.corrections.now

    @property
    def banding(self) -> Banding | None:
        """The reading beside the decree of the file that is chosen."""
        return self.where.banding

    # -- layout --------------------------------------------------------------------------

    def _lay_out(self, head: Sequence[QWidget]) -> None:
        draft = QSplitter(Qt.Orientation.Vertical)
        draft.setChildrenCollapsible(False)
        draft.addWidget(_part(SectionHeader("Yang terbaca", self._tools()), self.found, bottom=tokens.S8))
        draft.addWidget(_part(self._remarks_head, self.table, top=tokens.S8))
        draft.setSizes([320, 240])
        draft.setContentsMargins(tokens.S12, 0, 0, 0)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.beside)
        split.addWidget(draft)
        split.setSizes([520, 700])
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.S24, tokens.S12, tokens.S24, tokens.S12)
        box.setSpacing(tokens.S4)
        box.addLayout(_row(self._title, None, *head))
        box.addWidget(self._words)
        box.addSpacing(tokens.S4)
        box.addWidget(split, 1)
        box.addSpacing(tokens.S4)
        box.addWidget(self.where)

    def _tools(self) -> list[QWidget]:
        """Corrections of what the cursor is on: a button and a key each."""
        fix = self.corrections
        self.take_back = tool_button("undo", "Kembalikan langkah terakhir (Ctrl+Backspace)", fix.take_back)
        acts: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("sunting", "Ubah kata-katanya", "F2", lambda: fix.rename(self._at())),
            ("naik", "Gabungkan dengan yang di atasnya", "Ctrl+J", lambda: fix.join(self._at())),
            ("turun", "Pecah indikator", "Ctrl+E", lambda: fix.split(self._at())),
            ("hapus", "Buang dari bacaan", "Del", lambda: fix.discard(self._at())),
        )
        only = Qt.ShortcutContext.WidgetShortcut
        for view in (self.found, self.table):
            for _icon, _name, key, act in acts:
                on_key(key, view, act, only)
            on_key("Ctrl+Backspace", view, fix.take_back, only)
        on_key("Space", self.found, self.next_decision, only)
        on_key("Space", self.table, self.accept_remark, only)
        self.decide = tool_button("lagi", "Putusan berikut untuk kartu ini (Spasi)", self.next_decision)
        buttons = [tool_button(icon, f"{name} ({key})", act) for icon, name, key, act in acts]
        return [self.replace_all, self.decide, *buttons, self.take_back]

    def _remark_tools(self) -> list[QWidget]:
        self.yes = tool_button("cek", "Terima catatan ini (Spasi)", self.accept_remark)
        following = tool_button("panah-bawah", "Catatan berikut yang belum dilihat (F8)", self.next_remark)
        return [self.yes, following]

    def _connect(self) -> None:
        for key, act in (
            ("F8", self.next_remark),
            ("F6", self.next_part),
            ("Ctrl+Return", self.accept.click),
            ("Ctrl++", lambda: self.beside.zoom_by(1)),
            ("Ctrl+=", lambda: self.beside.zoom_by(1)),
            ("Ctrl+-", lambda: self.beside.zoom_by(-1)),
            ("Ctrl+0", lambda: self.beside.zoom_by(0)),
            ("Ctrl+PgDown", lambda: self.beside.turn_page(1)),
            ("Ctrl+PgUp", lambda: self.beside.turn_page(-1)),
        ):
            on_key(key, self, act)
        self.corrections.changed.connect(self._changed)
        self.table.led.connect(self._enter)
        self.table.shown.connect(self._lead)
        self.found.chosen.connect(self._chosen)
        self.where.changed.connect(lambda other_year: self._compare_anew(choose=other_year))
        self.accept.clicked.connect(self.take_in)
        self.take_targets.clicked.connect(self.corrections.accept_targets)
        self.replace_all.clicked.connect(self._replace_changed)

    # -- what is shown -------------------------------------------------------------------

    def begin(self, read: Read) -> None:
        """Show a fresh reading."""
        self.corrections.begin(read.bacaan)
        self._title.setText(read.name)
        self.beside.begin(read.bacaan.sumber, read.pdf)
        self.where.begin(read.bacaan.keputusan.tahun or self.session.tahun)
        self._compare_anew(choose=True)
        self._show_remarks(lead=True)
        if not read.bacaan.catatan:
            self._chosen(self.found.current_top())

    def end(self) -> None:
        """Forget what is under review."""
        self.corrections.begin(None)
        self.where.banding = None

    def refresh(self) -> None:
        """The file has changed, or the theme: hold the reading against it anew."""
        if self.tinjauan is not None:
            self._compare_anew(choose=not self.where.is_there)

    def _changed(self, tinjauan: Tinjauan) -> None:
        if tinjauan.bacaan is not self._compared_bacaan:
            self._compare_anew()
        elif self.banding is not None:
            self.found.show_decisions(self.banding, self.decisions())
        self._show_remarks(lead=False)

    def _show_remarks(self, *, lead: bool) -> None:
        if self.tinjauan is None:
            return
        self.table.blockSignals(not lead)  # the cursor of the tree stays where the person works
        self.table.show_remarks(self.tinjauan.bacaan.catatan)
        self.table.blockSignals(False)
        self._show_words()

    def _show_words(self) -> None:
        tinjauan, banding = self.tinjauan, self.banding
        if tinjauan is None or banding is None:
            return
        decisions = self.decisions().values()
        self._words.setText(f"{words.found(tinjauan)} {words.compared(banding, decisions)}")
        self._remarks_head.set_text(f"Catatan: {words.reviewed(tinjauan)}")
        offered = len(tinjauan.tawaran)
        self.take_targets.setVisible(bool(offered))
        self.take_targets.setText(f"Terima {offered} target")
        self.replace_all.setVisible(banding.banyak(Keadaan.BERUBAH) > 0)
        self.decide.setVisible(banding.lama is not None)
        self.take_back.setEnabled(self.corrections.can_take_back)
        changes = any(p is not Putusan.LEWATI for p in decisions)
        self.accept.setEnabled(changes and not self.session.read_only)

    # -- beside the file -----------------------------------------------------------------

    def _compare_anew(self, *, choose: bool = False) -> None:
        """Hold the reading against the file; `choose`: first find the decree it most likely is."""
        tinjauan = self.tinjauan
        if tinjauan is None:
            return
        banding = self.where.compare(tinjauan.bacaan, choose=choose)
        self._compared_bacaan = tinjauan.bacaan
        self.beside.can_differ(banding.lama is not None)
        self.found.show_bacaan(tinjauan.bacaan, banding, self.decisions())
        self._show_difference(self.found.current_top())
        self._show_words()

    def decisions(self) -> dict[str, Putusan]:
        """What is done with each read kartu, and with what the keputusan says of itself."""
        return self.where.decisions(self.tinjauan.putusan) if self.tinjauan else {}

    def next_decision(self) -> None:
        """The next of what can be done with the kartu under the cursor."""
        id_ = self.found.current_top()
        if (other := self.where.next_decision(id_, self.decisions())) is not None:
            self.corrections.decide({id_: other})

    def _replace_changed(self) -> None:
        changed = self.banding.kartu if self.banding else ()
        self.corrections.decide({k.baca.id: Putusan.GANTI for k in changed if k.keadaan is Keadaan.BERUBAH})

    def _chosen(self, id_: str) -> None:
        """The person went to another kartu: what differs in it is shown, else the paper."""
        if self.banding is None or self.banding.lama is None:
            return
        if self._show_difference(id_):
            self.beside.show_difference()
        else:
            self.beside.show_source()

    def _show_difference(self, id_: str) -> bool:
        """Put the difference of a kartu into its view; whether there is one."""
        banding = self.banding
        if banding is None:
            return False
        if id_ == banding.baca.id:
            self.beside.difference.show_head(banding.kepala)
            return True
        kartu = next((k for k in banding.kartu if k.baca.id == id_), None)
        self.beside.difference.show_kartu(kartu)
        return kartu is not None and kartu.keadaan is Keadaan.BERUBAH

    # -- remarks -------------------------------------------------------------------------

    def _state(self, remark: Catatan) -> Tinjau:
        return self.tinjauan.keadaan_dari(remark) if self.tinjauan else Tinjau.BELUM

    def _at(self) -> str:
        """What a correction is for: the thing under the cursor of the list that has the keyboard."""
        remark = self.table.current()
        if self.table.hasFocus() and remark is not None:
            return remark.objek or ""
        return self.found.current()

    def _lead(self, remark: Catatan | None) -> None:
        self.beside.mark(remark)
        if remark is None:
            return
        self.beside.show_source()
        if remark.objek:
            self.found.select(remark.objek)

    def _enter(self, remark: Catatan) -> None:
        self._lead(remark)
        if remark.objek:
            self.found.setFocus()

    def accept_remark(self) -> None:
        """Accept the remark under the cursor and go to the next; one that is accepted is opened again."""
        remark = self.table.current()
        if remark is None:
            return
        fresh = self._state(remark) is not Tinjau.DITERIMA
        self.corrections.accept(remark)
        if fresh:
            self.next_remark()

    def next_remark(self) -> None:
        """To the next remark that nobody has looked at; past the last begins again."""
        model = self.table.remarks
        rows, here = model.rowCount(), self.table.currentIndex().row()
        for row in [*range(here + 1, rows), *range(here + 1)]:
            if self._state(model.remark(row)) is Tinjau.BELUM:
                self.table.setFocus()
                self.table.selectRow(row)
                return
        self.session.notice.emit("Semua catatan sudah ditinjau.")

    def next_part(self) -> None:
        """The keyboard to the next of paper, kartu and remarks."""
        parts = [self.beside.view, self.found, *([self.table] if self.table.remarks.rowCount() else [])]
        at = next((n for n, part in enumerate(parts) if part.hasFocus()), -1)
        parts[(at + 1) % len(parts)].setFocus()

    # -- into the file -------------------------------------------------------------------

    def take_in(self) -> None:
        """Put what was read into the file, as decided."""
        tinjauan, banding = self.tinjauan, self.banding
        if tinjauan is None or banding is None:
            return
        from iki_desktop.store.operations.bacaan import terapkan_bacaan

        tahun, decisions = self.year.value(), self.decisions()
        changes = self.session.run(
            terapkan_bacaan,
            tinjauan.bacaan,
            tahun,
            putusan=decisions,
            ke=banding.lama.id if banding.lama else "",
        )
        if changes is None:
            return
        first = first_kartu(banding, decisions)
        self.end()
        self.taken.emit(first, tahun)


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets beside one another; None is the room between them."""
    row = QHBoxLayout()
    row.setSpacing(tokens.S8)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row


def _part(head: QWidget, view: QWidget, *, top: int = 0, bottom: int = 0) -> QWidget:
    """A view under its head, with the distance to its neighbour in the splitter."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, top, 0, bottom)
    column.setSpacing(tokens.S4)
    column.addWidget(head)
    column.addWidget(view, 1)
    return part
