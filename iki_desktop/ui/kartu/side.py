"""The side panel: every field of the chosen indikator, and the text of its sasaran."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from iki_desktop.models.keputusan import Arah, Frekuensi, Indikator, JenisIndikator, Konsolidasi, Sasaran
from iki_desktop.ui import tokens
from iki_desktop.ui.kartu.lists import items_of, text_of
from iki_desktop.ui.kartu.target import Change as ChangeTarget
from iki_desktop.ui.kartu.target import TargetFields
from iki_desktop.ui.widgets.fields import ChoiceField, LineField, TextField
from iki_desktop.ui.widgets.labels import label
from iki_desktop.ui.widgets.panels import scrolled

JENIS: dict[object, str] = {
    JenisIndikator.JUMLAH: "Jumlah",
    JenisIndikator.PERSENTASE: "Persentase",
    JenisIndikator.NILAI: "Nilai (indeks, skor)",
    JenisIndikator.WAKTU: "Waktu",
}
KONSOLIDASI: dict[object, str] = {
    Konsolidasi.JUMLAH: "Dijumlah",
    Konsolidasi.RATA_RATA: "Rata-rata",
    Konsolidasi.AKHIR: "Angka terakhir",
    Konsolidasi.MAKSIMUM: "Terbesar",
    Konsolidasi.MINIMUM: "Terkecil",
}
ARAH: dict[object, str] = {Arah.NAIK: "Makin tinggi makin baik", Arah.TURUN: "Makin rendah makin baik"}
FREKUENSI: dict[object, str] = {
    Frekuensi.BULANAN: "Bulanan",
    Frekuensi.TRIWULANAN: "Triwulanan",
    Frekuensi.SEMESTERAN: "Semesteran",
    Frekuensi.TAHUNAN: "Tahunan",
}
DESIMAL: dict[object, str] = {None: "Paling banyak 2", **{n: str(n) for n in range(5)}}

Change = Callable[[str, dict[str, Any]], bool]


class IndikatorPanel(QFrame):
    """Fields that put what was typed into the file when they are left."""

    def __init__(
        self,
        change_sasaran: Change,
        change_indikator: Change,
        change_target: ChangeTarget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setFixedWidth(tokens.SIDE_WIDTH)
        self._change_sasaran = change_sasaran
        self._change_indikator = change_indikator
        self._sasaran: Sasaran | None = None
        self._indikator: Indikator | None = None
        self._title = label("", "section")
        self.sasaran = TextField("Sasaran")
        self.teks = TextField("Indikator")
        self.jenis = ChoiceField("Jenis", JENIS)
        self.satuan = LineField("Satuan")
        self.target = TargetFields(change_target)
        self.pembilang = TextField("Pembilang")
        self.penyebut = TextField("Penyebut")
        self.formulasi = TextField("Formulasi")
        self.komponen = TextField("Komponen, satu butir satu baris")
        self.sumber_data = TextField("Sumber data")
        self.penanggung_jawab = LineField("Penanggung jawab")
        self.konsolidasi = ChoiceField("Digabung dari bulan ke bulan", KONSOLIDASI)
        self.arah = ChoiceField("Arah", ARAH)
        self.frekuensi = ChoiceField("Frekuensi", FREKUENSI)
        self.desimal = ChoiceField("Angka di belakang koma", DESIMAL)
        for field in (self.sasaran, self.teks, self.pembilang, self.penyebut, self.formulasi, self.komponen):
            field.set_lines(2, 6)
        self.sumber_data.set_lines(1, 4)
        self._build()
        self._connect()

    def _build(self) -> None:
        inner = QWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolled(inner, "Isian indikator"))
        column = QVBoxLayout(inner)
        column.setContentsMargins(tokens.S12, tokens.S12, tokens.S12, tokens.S12)
        column.setSpacing(tokens.S4)
        column.addWidget(self._title)
        self._percent: list[QWidget] = []
        self._of_indikator: list[QWidget] = []
        for name, field in (
            ("Sasa&ran", self.sasaran),
            ("Indi&kator", self.teks),
            ("J&enis", self.jenis),
            ("Satua&n", self.satuan),
            ("Tar&get", self.target),
            ("Pe&mbilang", self.pembilang),
            ("Pen&yebut", self.penyebut),
            ("F&ormulasi", self.formulasi),
            ("Komponen", self.komponen),
            ("Sumber &data", self.sumber_data),
            ("Penanggung ja&wab", self.penanggung_jawab),
            ("Digabung dari bulan ke bulan", self.konsolidasi),
            ("Arah", self.arah),
            ("Frekuensi", self.frekuensi),
            ("Angka di belakang koma", self.desimal),
        ):
            caption = QLabel(name)
            caption.setBuddy(self.target.tahun if field is self.target else field)
            caption.setProperty("role", "muted")
            caption.setContentsMargins(0, tokens.S4, 0, 0)
            column.addWidget(caption)
            column.addWidget(field)
            if field in (self.pembilang, self.penyebut):
                self._percent += [caption, field]
            elif field is not self.sasaran:
                self._of_indikator += [caption, field]
        column.addStretch(1)

    def _connect(self) -> None:
        self.sasaran.committed.connect(self._say_sasaran)
        for name in ("teks", "formulasi", "pembilang", "penyebut", "sumber_data"):
            field: TextField = getattr(self, name)
            field.committed.connect(lambda text, name=name: self._say(**{name: text.strip()}))
        for name in ("satuan", "penanggung_jawab"):
            line: LineField = getattr(self, name)
            line.committed.connect(lambda text, name=name: self._say(**{name: text.strip()}))
        self.komponen.committed.connect(lambda text: self._say(komponen=items_of(text)))
        self.jenis.committed.connect(self._choose_jenis)
        for name in ("konsolidasi", "arah", "frekuensi", "desimal"):
            choice: ChoiceField = getattr(self, name)
            choice.committed.connect(lambda value, name=name: self._say(**{name: value}))

    def show_row(self, sasaran: Sasaran | None, indikator: Indikator | None, nomor: int, tahun: int) -> None:
        """Show a sasaran and one of its indikator (or none of either)."""
        other = (sasaran.id if sasaran else "", indikator.id if indikator else "") != (
            self._sasaran.id if self._sasaran else "",
            self._indikator.id if self._indikator else "",
        )
        if other:
            self.restore()
        self._sasaran, self._indikator = sasaran, indikator
        self._title.setText(
            f"Indikator {nomor}" if indikator else "Sasaran" if sasaran else "Tidak ada yang dipilih"
        )
        self.sasaran.set_value(sasaran.teks if sasaran else "")
        self.sasaran.setEnabled(sasaran is not None)
        for widget in self._of_indikator:
            widget.setVisible(indikator is not None)
        persen = indikator is not None and indikator.jenis is JenisIndikator.PERSENTASE
        for widget in self._percent:
            widget.setVisible(persen)
        self.target.show_target(indikator, tahun)
        if indikator is None:
            return
        for name in (
            "teks",
            "formulasi",
            "pembilang",
            "penyebut",
            "sumber_data",
            "satuan",
            "penanggung_jawab",
        ):
            getattr(self, name).set_value(getattr(indikator, name))
        self.komponen.set_value(text_of(indikator.komponen))
        for name in ("jenis", "konsolidasi", "arah", "frekuensi", "desimal"):
            getattr(self, name).set_value(getattr(indikator, name))

    def set_read_only(self, read_only: bool) -> None:
        for field in self.fields():
            field.setReadOnly(read_only)
        for choice in (self.jenis, self.konsolidasi, self.arah, self.frekuensi, self.desimal):
            choice.setEnabled(not read_only)
        self.target.set_read_only(read_only)

    def fields(self) -> tuple[LineField | TextField, ...]:
        return (
            self.sasaran,
            self.teks,
            self.satuan,
            self.pembilang,
            self.penyebut,
            self.formulasi,
            self.komponen,
            self.sumber_data,
            self.penanggung_jawab,
        )

    def restore(self) -> None:
        """Back to what the file holds."""
        for field in self.fields():
            field.restore()
        self.target.restore()

    def commit(self) -> bool:
        return all([*(field.commit() for field in self.fields()), self.target.commit()])

    def edit(self) -> None:
        """Begin where work begins: at the indikator's words, or at the sasaran's."""
        field = self.teks if self._indikator else self.sasaran
        field.setFocus()
        field.selectAll()

    def _say_sasaran(self, text: str) -> None:
        if self._sasaran is not None:
            self._change_sasaran(self._sasaran.id, {"teks": text.strip()})

    def _say(self, **fields: Any) -> None:
        if self._indikator is not None:
            self._change_indikator(self._indikator.id, fields)

    def _choose_jenis(self, jenis: JenisIndikator) -> None:
        """Another jenis brings its usual konsolidasi along, where the old one was the usual one too."""
        from iki_desktop.models.tafsir import konsolidasi_bawaan

        assert self._indikator is not None
        now = self._indikator
        fields: dict[str, Any] = {"jenis": jenis}
        if now.konsolidasi is konsolidasi_bawaan(now.jenis, now.berbagian):
            fields["konsolidasi"] = konsolidasi_bawaan(jenis, bool(now.pembilang and now.penyebut))
        self._say(**fields)
