"""The side panel (F4): what is noted of a cell, its proof, how its figures came about, and its riwayat."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from iki_desktop.models.realisasi import KeadaanSel, KunciSel, Sel
from iki_desktop.models.tanggal import BULAN
from iki_desktop.ui import tokens
from iki_desktop.ui.realisasi.columns import Jenis, Kolom
from iki_desktop.ui.realisasi.marks import NAMA_KETERANGAN
from iki_desktop.ui.realisasi.model import Indeks, RealisasiModel
from iki_desktop.ui.realisasi.proof import ProofFile
from iki_desktop.ui.realisasi.rows import PECAHAN, Baris
from iki_desktop.ui.realisasi.sums import sums_of
from iki_desktop.ui.widgets.fields import LineField, TextField
from iki_desktop.ui.widgets.labels import label
from iki_desktop.ui.widgets.panels import scrolled

Change = Callable[[KunciSel, dict[str, str]], bool]
_LINES = ("catatan", "kendala", "tindak_lanjut", "bukti")
_TANPA_SATUAN = (Jenis.CAPAIAN, Jenis.CATATAN)
_KOSONG = "Sel ini masih kosong. Isi angkanya atau nihil dahulu, lalu tulis keterangannya."
_DIHITUNG = "Sel ini dihitung sendiri. Pilih sel bulan untuk menulis keterangan."


class SidePanel(QFrame):
    """Fields that put what was typed into the file when they are left, and texts that only tell."""

    left = Signal()  # Esc: back to the grid

    def __init__(self, change: Change, proof: ProofFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setFixedWidth(tokens.SIDE_WIDTH)
        self._change = change
        self._kunci: KunciSel | None = None
        self.proof = proof
        self.title = label("", "section", wrap=True)
        self.what = label("", "muted", wrap=True)
        self.value = label("", "strong", wrap=True)
        self.remarks = label("", "danger", wrap=True)
        self.state = label("", "muted", wrap=True)
        self.sums = label("", wrap=True)
        self.history = label("", wrap=True)
        for told in (self.sums, self.history):
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fields: dict[str, LineField | TextField] = {}
        for name in _LINES:
            field = TextField(NAMA_KETERANGAN[name])
            field.set_lines(2 if name == "catatan" else 1, 5)
            self.fields[name] = field
        self.fields["bukti_tempat"] = LineField(NAMA_KETERANGAN["bukti_tempat"])
        self._build()
        for name, field in self.fields.items():
            field.committed.connect(lambda text, name=name: self._say(name, text.strip()))

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(tokens.S12, tokens.S12, tokens.S12, tokens.S12)
        column.setSpacing(tokens.S4)
        for told in (self.title, self.what, self.value, self.remarks, self.state):
            column.addWidget(told)
        captions = ("Catata&n", "Ken&dala", "Tindak lan&jut", "B&ukti dukung", "D&isimpan di")
        for caption, field in zip(captions, self.fields.values(), strict=True):
            column.addWidget(label(caption, "muted", buddy=field))
            column.addWidget(field)
        column.addWidget(self.proof)
        for caption, told in (("Hitungan", self.sums), ("Riwayat sel", self.history)):
            column.addSpacing(tokens.S8)
            column.addWidget(label(caption, "section"))
            column.addWidget(told)
        column.addStretch(1)
        area = scrolled(inner, "Rincian sel")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)

    # -- showing -------------------------------------------------------------------------

    def show_cell(self, model: RealisasiModel, index: Indeks, *, read_only: bool) -> None:
        """Show the cell of an index; what was pending of another cell has been committed before."""
        if not index.isValid():
            return
        baris, kolom = model.baris(index.row()), model.kolom(index.column())
        kunci = model.lembar.kunci(baris, kolom)
        if kunci != self._kunci:
            self.restore()
        self._kunci = kunci
        sel = model.sel(index)
        self.title.setText(_title(kolom, model.lembar.tahun))
        self.what.setText(" · ".join(dict.fromkeys(t for t in (_indikator(model, index), baris.label) if t)))
        self.value.setText(_value(baris, kolom, sel, model.teks_baris(index.row())[index.column()]))
        remarks = [c.pesan for c in model.lembar.catatan(baris, kolom)] if kunci else []
        _tell(self.remarks, remarks)
        locked = kunci is not None and not model.can_type(index) and kolom.jenis is Jenis.BULAN
        self._allow(sel, read_only=read_only or locked or kolom.jenis is Jenis.BANDING)
        why = _DIHITUNG if kunci is None else _KOSONG if sel is None else ""
        _tell(self.state, [why] if why else [])
        _tell(self.sums, sums_of(model.lembar, baris, kolom), "Tidak ada yang dihitung di sini.")

    def show_history(self, lines: Sequence[str]) -> None:
        """Who changed the cell, when, and from what to what, latest first."""
        _tell(self.history, lines, "Belum ada perubahan.")

    @property
    def kunci(self) -> KunciSel | None:
        """The cell that is shown, None where it takes no figure."""
        return self._kunci

    def _allow(self, sel: Sel | None, *, read_only: bool) -> None:
        for name, field in self.fields.items():
            field.set_value(getattr(sel, name) if sel else "")
            field.setReadOnly(read_only or sel is None)
        self.proof.show_cell(sel, read_only=read_only or sel is None)

    # -- changing ------------------------------------------------------------------------

    def _say(self, name: str, text: str) -> None:
        if self._kunci is not None and self._change(self._kunci, {name: text}):
            self.fields[name].settle(text)

    def commit(self) -> bool:
        return all([field.commit() for field in self.fields.values()])

    def restore(self) -> None:
        for field in self.fields.values():
            field.restore()

    def edit(self) -> None:
        """Begin at the first field."""
        self.fields["catatan"].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _title(kolom: Kolom, tahun: int) -> str:
    if kolom.jenis in (Jenis.BULAN, Jenis.BANDING):
        return f"{BULAN[kolom.urut - 1]} {tahun + kolom.geser}"
    return f"Tahun {tahun}"


def _value(baris: Baris, kolom: Kolom, sel: Sel | None, teks: str) -> str:
    """What the cell shows, with the satuan where the figure is one of it."""
    if sel and sel.keadaan is KeadaanSel.NIHIL:
        return "Nihil: tidak ada kegiatan"
    if not teks:
        return "Kosong" if baris.diketik and kolom.jenis in (Jenis.BULAN, Jenis.BANDING) else "–"
    if baris.indikator is None or baris.peran in PECAHAN or kolom.jenis in _TANPA_SATUAN:
        return teks
    return f"{teks} {baris.indikator.satuan}".strip()


def _indikator(model: RealisasiModel, index: Indeks) -> str:
    indikator = model.baris(index.row()).indikator
    return " ".join(indikator.teks.split()) if indikator else ""


def _tell(where: QLabel, lines: Sequence[str], nothing: str = "") -> None:
    where.setText("\n".join(lines) or nothing)
    where.setVisible(bool(lines) or bool(nothing))
