"""The head of a kartu: jabatan, unit, pengampu, tugas and fungsi, each put into the file when it is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from iki_desktop.models.keputusan import Gaya, JenisKartu, Kartu
from iki_desktop.ui import icons, tokens
from iki_desktop.ui.kartu.lists import items_of, pengampu_of, text_of
from iki_desktop.ui.widgets.fields import ChoiceField, LineField, TextField
from iki_desktop.ui.widgets.labels import label

GAYA: dict[object, str] = {
    Gaya.PARAGRAF: "Paragraf",
    Gaya.ABC: "a. b. c.",
    Gaya.ANGKA: "1. 2. 3.",
    Gaya.STRIP: "Tanda strip",
    Gaya.KOSONG: "Kosong",
}
JENIS: dict[object, str] = {JenisKartu.IKI: "IKI", JenisKartu.IKU: "IKU"}
_CAPTION = 72
_MOST_LINES = 5
_CHOICE = 120

Change = Callable[[str, dict[str, Any]], bool]
"""Asks to change fields of the kartu of that id; False where it was refused."""


class KartuForm(QWidget):
    """Shows one kartu; `change` is asked for each field that was left with something new in it."""

    def __init__(self, change: Change, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._change = change
        self._kartu: Kartu | None = None
        self.jabatan = LineField("Jabatan")
        self.unit = LineField("Unit")
        self.bagian = LineField("Bagian")
        self.jenis = ChoiceField("Jenis kartu", JENIS)
        self.pengampu = TextField("Pengampu, satu unit satu baris")
        self.tugas = TextField("Tugas, satu butir satu baris")
        self.fungsi = TextField("Fungsi, satu butir satu baris")
        self.gaya_tugas = ChoiceField("Bentuk daftar tugas", GAYA)
        self.gaya_fungsi = ChoiceField("Bentuk daftar fungsi", GAYA)
        self.unit.setPlaceholderText("mis. Seksi Pemerintahan")
        self.bagian.setPlaceholderText("judul bagian di lampiran")
        self.pengampu.setPlaceholderText("satu unit satu baris; kosong berarti satu pengampu")
        self.pengampu.set_lines(1, 3)
        for field in (self.tugas, self.fungsi):
            field.set_lines(1, _MOST_LINES)
        for choice in (self.jenis, self.gaya_tugas, self.gaya_fungsi):
            choice.setFixedWidth(_CHOICE)
        self.pegawai = QPushButton("Pegawai…")
        icons.set_icon(self.pegawai, "orang")
        self.pegawai.setFixedWidth(_CHOICE)
        self.holders = label("", "muted", wrap=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.S8)
        grid.setVerticalSpacing(tokens.S4)
        grid.setColumnMinimumWidth(0, _CAPTION)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        top = Qt.AlignmentFlag.AlignTop
        for row, (name, field, side) in enumerate(
            (
                ("&Jabatan", self.jabatan, self.jenis),
                ("T&ugas", self.tugas, self.gaya_tugas),
                ("&Fungsi", self.fungsi, self.gaya_fungsi),
            )
        ):
            grid.addWidget(_caption(name, field), row, 0, top)
            grid.addWidget(field, row, 1, 1, 3)
            grid.addWidget(side, row, 4, top)
        grid.addWidget(_caption("Un&it", self.unit), 3, 0, top)
        grid.addWidget(self.unit, 3, 1, top)
        grid.addWidget(_caption("Bagian", self.bagian), 3, 2, top)
        row = QHBoxLayout()
        row.addWidget(self.bagian)
        grid.addLayout(row, 3, 3, 1, 2, top)
        grid.addWidget(_caption("&Pengampu", self.pengampu), 4, 0, top)
        grid.addWidget(self.pengampu, 4, 1, 1, 3)
        grid.addWidget(self.pegawai, 4, 4, top)
        grid.addWidget(self.holders, 5, 1, 1, 4)

    def _connect(self) -> None:
        self.jabatan.committed.connect(lambda text: self._say(jabatan=text.strip()))
        self.unit.committed.connect(lambda text: self._say(unit=text.strip()))
        self.bagian.committed.connect(lambda text: self._say(bagian=text.strip()))
        self.jenis.committed.connect(lambda value: self._say(jenis=value))
        self.gaya_tugas.committed.connect(lambda value: self._say(gaya_tugas=value))
        self.gaya_fungsi.committed.connect(lambda value: self._say(gaya_fungsi=value))
        self.tugas.committed.connect(self._tugas)
        self.fungsi.committed.connect(self._fungsi)
        self.pengampu.committed.connect(self._pengampu)

    def show_kartu(self, kartu: Kartu | None) -> None:
        """Show what the file holds; text still pending for another kartu does not wander over."""
        if kartu is None or self._kartu is None or kartu.id != self._kartu.id:
            self.restore()
        self._kartu = kartu
        self.setEnabled(kartu is not None)
        shown = kartu or Kartu("", 0)
        self.jabatan.set_value(shown.jabatan)
        self.unit.set_value(shown.unit)
        self.bagian.set_value(shown.bagian)
        self.jenis.set_value(shown.jenis)
        self.tugas.set_value(text_of(shown.tugas))
        self.fungsi.set_value(text_of(shown.fungsi))
        self.gaya_tugas.set_value(shown.gaya_tugas)
        self.gaya_fungsi.set_value(shown.gaya_fungsi)
        self.pengampu.set_value(text_of(p.unit for p in shown.pengampu))

    def show_holders(self, words: str) -> None:
        """Who carries the kartu, in a line below its pengampu."""
        self.holders.setText(words)
        self.holders.setVisible(bool(words))

    def set_short(self, short: bool) -> None:
        """Give the table room on a low screen; longer texts scroll in their fields."""
        most = 2 if short else _MOST_LINES
        for field in (self.tugas, self.fungsi):
            field.set_lines(1, most)

    def set_read_only(self, read_only: bool) -> None:
        for field in self.fields():
            field.setReadOnly(read_only)
        for choice in (self.jenis, self.gaya_tugas, self.gaya_fungsi):
            choice.setEnabled(not read_only)

    def fields(self) -> tuple[LineField | TextField, ...]:
        return (self.jabatan, self.tugas, self.fungsi, self.unit, self.bagian, self.pengampu)

    def restore(self) -> None:
        """Back to what the file holds."""
        for field in self.fields():
            field.restore()

    def commit(self) -> bool:
        return all([field.commit() for field in self.fields()])

    def _say(self, **fields: Any) -> None:
        if self._kartu is not None:
            self._change(self._kartu.id, fields)

    def _tugas(self, text: str) -> None:
        self._list("tugas", "gaya_tugas", text)

    def _fungsi(self, text: str) -> None:
        self._list("fungsi", "gaya_fungsi", text)

    def _list(self, name: str, gaya: str, text: str) -> None:
        """A list that is emptied or begun takes a form that fits, in the same step."""
        assert self._kartu is not None
        items = items_of(text)
        fields: dict[str, Any] = {name: items}
        now = getattr(self._kartu, gaya)
        if not items:
            fields[gaya] = Gaya.KOSONG
        elif now is Gaya.KOSONG or (now is Gaya.PARAGRAF and len(items) > 1):
            fields[gaya] = Gaya.ABC if len(items) > 1 else Gaya.PARAGRAF
        self._say(**fields)

    def _pengampu(self, text: str) -> None:
        assert self._kartu is not None
        self._say(pengampu=pengampu_of(text, self._kartu.pengampu))


def _caption(text: str, field: QWidget) -> QLabel:
    made = QLabel(text)
    made.setBuddy(field)
    made.setProperty("role", "muted")
    made.setContentsMargins(0, tokens.S4, 0, 0)
    return made
