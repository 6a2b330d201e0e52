"""Page Pegawai: the people of the office at the left; name, NIP, pangkat and jabatan by date at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.errors import InputRefused
from iki_desktop.models.kantor import Masa, Pegawai, Sebagai, new_id
from iki_desktop.models.pegawai import kursi_kantor, masa_bertumpuk
from iki_desktop.models.tanggal import format_nip, format_tanggal, parse_nip, parse_tanggal
from iki_desktop.ui import palette, tokens
from iki_desktop.ui.page import Page
from iki_desktop.ui.pegawai.times import TimesModel, TimesView
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.buttons import button_row
from iki_desktop.ui.widgets.fields import ChoiceField, LineField
from iki_desktop.ui.widgets.labels import SectionHeader, label
from iki_desktop.ui.widgets.panels import scrolled, side_list
from iki_desktop.ui.widgets.search import search_field

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

_KEYS = "Ctrl+Shift+N tambah pegawai · Ctrl+Ins tambah jabatan · F6 bagian lain"
_ID = Qt.ItemDataRole.UserRole
_SEBAGAI: dict[object, str] = {
    Sebagai.DEFINITIF: "Definitif",
    Sebagai.PLT: "Plt. (pelaksana tugas)",
    Sebagai.PLH: "Plh. (pelaksana harian)",
}


class PegawaiPage(Page):
    """Every field commits when it is left; times that overlap are remarked and never hindered."""

    title = "Pegawai"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.filter = search_field("Saring pegawai menurut nama", "Saring pegawai")
        self.list = QListWidget()
        self.list.setAccessibleName("Daftar pegawai")
        self.nama = LineField("Nama")
        self.nip = LineField("NIP")
        self.pangkat = LineField("Pangkat")
        self.times = TimesModel(self)
        self.table = TimesView(self.times)
        self.kursi = ChoiceField("Kartu dan pengampunya", {})
        self.sebagai = ChoiceField("Sebagai", _SEBAGAI)
        self.mulai = LineField("Mulai tanggal")
        self.selesai = LineField("Selesai tanggal")
        self.nama.setPlaceholderText("nama tanpa gelar atau dengan gelar")
        self.nip.setPlaceholderText("18 angka")
        self.pangkat.setPlaceholderText("misalnya Penata Tingkat I")
        self.mulai.setPlaceholderText("misalnya 7 Januari 2026")
        self.selesai.setPlaceholderText("kosong berarti sampai sekarang")
        self._problem = label("", "danger", wrap=True)
        self._remarks = label("", "warning", wrap=True)
        self._heading = label("", "title")
        self._none = label("Belum ada pegawai. Tambahkan dengan Ctrl+Shift+N.", "muted", wrap=True)
        self._buttons: list[QWidget] = []
        self._wanted = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        tree = side_list(
            self.filter,
            self._none,
            self.list,
            self._row(
                ("tambah", "Tambah pegawai (Ctrl+Shift+N)", self.add),
                ("hapus", "Hapus pegawai", self.remove),
            ),
        )
        tools = QWidget()
        tools.setLayout(
            self._row(
                ("tambah", "Tambah jabatan (Ctrl+Ins)", self.add_time),
                ("hapus", "Hapus jabatan", self.remove_time),
            )
        )
        self._person = QWidget()
        person = QVBoxLayout(self._person)
        person.setContentsMargins(0, 0, 0, 0)
        person.setSpacing(tokens.S8)
        person.addLayout(_grid(("&Nama", self.nama), ("N&IP", self.nip), ("&Pangkat", self.pangkat)))
        person.addWidget(SectionHeader("Jabatan yang dipegang", (tools,)))
        person.addWidget(self.table)
        self._time = QWidget()
        time = _grid(
            ("&Kartu", self.kursi),
            ("Seba&gai", self.sebagai),
            ("&Mulai", self.mulai),
            ("S&elesai", self.selesai),
        )
        time.setContentsMargins(0, 0, 0, 0)
        self._time.setLayout(time)
        person.addWidget(self._time)
        person.addWidget(self._remarks)
        right = QVBoxLayout()
        right.setContentsMargins(tokens.S24, tokens.S16, tokens.S24, tokens.S16)
        right.setSpacing(tokens.S8)
        right.addWidget(self._heading)
        self._person.setMaximumWidth(tokens.READING_WIDTH + 2 * tokens.S24)
        narrow = QHBoxLayout()
        narrow.addWidget(self._person, 1000)
        narrow.addStretch(1)
        right.addLayout(narrow)
        right.addWidget(self._problem)
        right.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(tree)
        inner = QWidget()
        inner.setLayout(right)
        area = scrolled(inner, "Isian pegawai", sideways=True)
        across.addWidget(area, 1)

    def _row(self, *buttons: tuple[str, str, Callable[[], object]]) -> QHBoxLayout:
        row, made = button_row(*buttons)
        self._buttons += made
        return row

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.list.currentRowChanged.connect(lambda _row: self._show_person())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_time())
        self.nama.committed.connect(lambda text: self._change(nama=" ".join(text.split())))
        self.nip.committed.connect(self._change_nip)
        self.pangkat.committed.connect(lambda text: self._change(pangkat=" ".join(text.split())))
        self.kursi.committed.connect(lambda value: self._change_time(pengampu=value))
        self.sebagai.committed.connect(lambda value: self._change_time(sebagai=value))
        self.mulai.committed.connect(lambda text: self._change_date(self.mulai, "mulai", text))
        self.selesai.committed.connect(lambda text: self._change_date(self.selesai, "selesai", text))
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, act in (
            ("Ctrl+Shift+N", self.add),
            ("Ctrl+Ins", self.add_time),
            ("F6", self._next_part),
            ("Ctrl+F", self.filter.setFocus),
        ):
            QShortcut(QKeySequence(key), self, act, context=within)
        self.list.installEventFilter(self)
        self.table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Del takes away what is chosen in either list."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Delete
        ):
            if watched is self.list:
                self.remove()
            else:
                self.remove_time()
            return True
        return super().eventFilter(watched, event)

    # -- page ----------------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not (changes.pegawai or changes.kartu or changes.keputusan):
            return
        chosen = self._wanted or self.current_id()
        self._wanted = ""
        self.list.blockSignals(True)
        self.list.clear()
        for p in self.session.isi.pegawai:
            item = QListWidgetItem(p.nama or "(belum bernama)")
            item.setData(_ID, p.id)
            item.setSizeHint(QSize(0, self.session.preferences.row_height))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._none.setVisible(not self.list.count())
        self._select(chosen)
        self._filter(self.filter.text())
        self._show_person()
        read_only = self.session.read_only
        for field in self.fields():
            field.setReadOnly(read_only)
        for widget in (self.kursi, self.sebagai, *self._buttons):
            widget.setEnabled(not read_only)
        self.status.emit("", "", _KEYS)

    def first_focus(self) -> None:
        self.list.setFocus()

    def go_to(self, objek: str) -> None:
        """A pegawai by id, or whoever carries the pengampu of that id."""
        for p in self.session.isi.pegawai:
            if objek == p.id or any(m.pengampu == objek for m in p.jabatan):
                self.filter.clear()
                self._select(p.id)
                self._show_person()
                if objek != p.id:
                    self.table.selectRow(next(n for n, m in enumerate(p.jabatan) if m.pengampu == objek))
                return

    def commit(self) -> bool:
        return all([field.commit() for field in self.fields()])

    def fields(self) -> tuple[LineField, ...]:
        return (self.nama, self.nip, self.pangkat, self.mulai, self.selesai)

    # -- showing -------------------------------------------------------------------------

    def current_id(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def current(self) -> Pegawai | None:
        """The pegawai that is shown."""
        chosen = self.current_id()
        return next((p for p in self.session.isi.pegawai if p.id == chosen), None)

    def _select(self, id_: str) -> None:
        rows = [n for n in range(self.list.count()) if self.list.item(n).data(_ID) == id_]
        if self.list.count():
            self.list.blockSignals(True)
            self.list.setCurrentRow(rows[0] if rows else 0)
            self.list.blockSignals(False)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for n in range(self.list.count()):
            name = self.list.item(n).text().casefold()
            self.list.item(n).setHidden(not all(word in name for word in words))

    def _show_person(self) -> None:
        p = self.current()
        if self.nama.property("pegawai") != (p.id if p else ""):
            for field in self.fields():
                field.restore()
            self._complain("")
        self.nama.setProperty("pegawai", p.id if p else "")
        self._person.setVisible(p is not None)
        self._heading.setText((p.nama or "(belum bernama)") if p else self.title)
        if p is None:
            self._remarks.hide()
            return
        self.nama.set_value(p.nama)
        self.nip.set_value(format_nip(p.nip))
        self.pangkat.set_value(p.pangkat)
        row = self.table.currentIndex().row()
        self.times.show(p.jabatan, kursi_kantor(self.session.isi))
        if p.jabatan:
            self.table.selectRow(min(max(row, 0), len(p.jabatan) - 1))
        said = [c.pesan for c in masa_bertumpuk(self.session.isi) if c.objek == p.id]
        self._remarks.setText("\n".join(f"⚠ {pesan}" for pesan in said))
        self._remarks.setVisible(bool(said))
        self._show_time()

    def _time_at(self) -> tuple[int, Masa | None]:
        p, row = self.current(), self.table.currentIndex().row()
        return row, p.jabatan[row] if p is not None and 0 <= row < len(p.jabatan) else None

    def _show_time(self) -> None:
        _, masa = self._time_at()
        self._time.setVisible(masa is not None)
        if masa is None:
            return
        kursi = kursi_kantor(self.session.isi)
        berlaku = {k.id for k in self.session.kartu}
        self.kursi.offer(
            {
                k.pengampu: k.nama if k.kartu in berlaku else f"{k.nama} ({k.tahun})"
                for k in kursi.values()
                if k.pengampu == masa.pengampu or k.kartu in berlaku
            }
        )
        self.kursi.set_value(masa.pengampu)
        self.sebagai.set_value(masa.sebagai)
        self.mulai.set_value(format_tanggal(masa.mulai) if masa.mulai else "")
        self.selesai.set_value(format_tanggal(masa.selesai) if masa.selesai else "")

    def _complain(self, sentence: str, field: QWidget | None = None) -> None:
        for one in self.fields():
            palette.set_role(one, "true" if one is field and sentence else "", "fault")
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _next_part(self) -> None:
        """List, name, times, and round again."""
        focus = self.focusWidget()
        parts = (self.list, self.nama, self.table)
        at = 0 if focus in (self.list, self.filter) else 2 if focus is self.table else 1 if focus else 2
        parts[(at + 1) % len(parts)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- changing ------------------------------------------------------------------------

    def add(self) -> None:
        """Add a pegawai without a name and begin to type it."""
        from iki_desktop.store.operations.pegawai import tambah_pegawai

        if not self.commit():
            return
        fresh = Pegawai(new_id(), "")
        self._wanted = fresh.id
        if self.session.run(tambah_pegawai, fresh) is not None:
            self.nama.setFocus()

    def remove(self) -> None:
        """Take the chosen pegawai away, after a question where jabatan go with it."""
        from iki_desktop.store.operations.pegawai import hapus_pegawai

        p = self.current()
        if p is None or self.session.read_only:
            return
        if p.jabatan and not self.session.ask.confirm(
            f"Hapus {p.nama or 'pegawai ini'} dengan {len(p.jabatan)} jabatannya?",
            "Hapus pegawai",
            detail="Kartu dan realisasinya tetap. Dapat dibatalkan dengan Ctrl+Z.",
            danger=True,
        ):
            return
        self.session.run(hapus_pegawai, p.id)
        self.list.setFocus()

    def add_time(self) -> None:
        """Add a jabatan without dates: the first pengampu in force that nobody has carried."""
        p = self.current()
        berlaku = {k.id for k in self.session.kartu}
        if p is None or not self.commit():
            return
        seats = [k for k in kursi_kantor(self.session.isi).values() if k.kartu in berlaku]
        taken = {m.pengampu for q in self.session.isi.pegawai for m in q.jabatan}
        free = [k for k in seats if k.pengampu not in taken] or seats
        if not free:
            self._complain("Belum ada kartu untuk dipegang. Buat kartunya dahulu di halaman Kartu.")
            return
        if self._put((*p.jabatan, Masa(free[0].pengampu))):
            self.table.selectRow(len(p.jabatan))
            self.kursi.setFocus()

    def remove_time(self) -> None:
        """Take the chosen jabatan away."""
        p, (row, masa) = self.current(), self._time_at()
        if p is not None and masa is not None:
            self._put((*p.jabatan[:row], *p.jabatan[row + 1 :]))
            self.table.setFocus()

    def _change(self, **fields: Any) -> bool:
        from iki_desktop.store.operations.pegawai import ubah_pegawai

        p = self.current()
        if p is None:
            return False
        self._complain("")
        changes = self.session.run(ubah_pegawai, p.id, **fields)
        if changes is not None and not changes:
            for field in self.fields():
                field.restore()  # the same in other words
        return changes is not None

    def _change_nip(self, text: str) -> None:
        try:
            nip = parse_nip(text)
        except InputRefused as error:
            self._complain(error.pesan, self.nip)
            return
        if self._change(nip=nip):
            self.nip.settle(format_nip(nip))

    def _put(self, jabatan: tuple[Masa, ...]) -> bool:
        return self._change(jabatan=jabatan)

    def _change_time(self, **fields: Any) -> bool:
        p, (row, masa) = self.current(), self._time_at()
        if p is None or masa is None:
            return False
        return self._put((*p.jabatan[:row], replace(masa, **fields), *p.jabatan[row + 1 :]))

    def _change_date(self, field: LineField, name: str, text: str) -> None:
        when: date | None = parse_tanggal(text) if text.strip() else None
        if text.strip() and when is None:
            self._complain(
                f"“{text.strip()}” bukan tanggal. Tulis misalnya 7 Januari 2026 atau 7/1/2026.", field
            )
            return
        if self._change_time(**{name: when}):
            field.settle(format_tanggal(when) if when else "")


def _grid(*rows: tuple[str, QWidget]) -> QGridLayout:
    """Captions with their keys at the left, fields at the right."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(tokens.S12)
    grid.setVerticalSpacing(tokens.S4)
    for n, (text, field) in enumerate(rows):
        caption = label(text, "muted", buddy=field)
        grid.addWidget(caption, n, 0)
        grid.addWidget(field, n, 1)
    grid.setColumnStretch(1, 1)
    return grid
