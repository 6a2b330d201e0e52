"""The dialog of a new office file: its name, its kabupaten, its kind, and where the file shall be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.files import safe_name
from iki_desktop.models.kantor import JenisKantor, Kantor, new_id
from iki_desktop.models.nama import nama_kabupaten, nama_kantor, sebutan_kantor
from iki_desktop.ui import tokens
from iki_desktop.ui.ask import CANCEL, KIND_IKI
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.labels import label

_KINDS = {
    JenisKantor.KECAMATAN: "Kecamatan",
    JenisKantor.KELURAHAN: "Kelurahan",
    JenisKantor.KABUPATEN: "Kabupaten atau kota (Bagian Organisasi)",
}
_FIELD_WIDTH = 320


class NewOfficeDialog(QDialog):
    """Accepted only with everything given; `path` and `kantor()` then hold it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Buat berkas baru")
        self._session = session
        self.path = Path()
        self._id = new_id()

        self.kind = QComboBox()
        for jenis, words in _KINDS.items():
            self.kind.addItem(words, jenis)
        self.name = QLineEdit()
        self.name.setPlaceholderText("misalnya Contoh")
        self.region = QLineEdit()
        self.region.setPlaceholderText("misalnya Kabupaten Teladan")
        self.place = QLineEdit()
        self.place.setReadOnly(True)
        self.place.setPlaceholderText("belum dipilih")
        self.choose = QPushButton("Pilih tempat…")
        for field, words in (
            (self.kind, "Jenis kantor"),
            (self.name, "Nama kantor"),
            (self.region, "Kabupaten atau kota"),
            (self.place, "Berkas"),
        ):
            field.setAccessibleName(words)
        self.name.setMinimumWidth(_FIELD_WIDTH)

        place = QHBoxLayout()
        place.setSpacing(tokens.S4)
        place.addWidget(self.place, 1)
        place.addWidget(self.choose)
        form = QFormLayout()
        form.setHorizontalSpacing(tokens.S16)
        form.setVerticalSpacing(tokens.S8)
        form.addRow("&Jenis kantor", self.kind)
        self._name_label = QLabel("&Nama kantor")
        self._name_label.setBuddy(self.name)
        form.addRow(self._name_label, self.name)
        form.addRow("&Kabupaten atau kota", self.region)
        form.addRow("Berkas", place)

        buttons = QDialogButtonBox()
        self.accept_button = buttons.addButton("Buat berkas", QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setProperty("role", "primary")
        buttons.addButton(CANCEL, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

        intro = label("Satu berkas menyimpan semua milik satu kantor.", "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.S24, tokens.S24, tokens.S24, tokens.S16)
        box.setSpacing(tokens.S16)
        box.addWidget(intro)
        box.addLayout(form)
        box.addWidget(buttons)

        self.kind.currentIndexChanged.connect(self._update)
        self.name.textChanged.connect(self._update)
        self.region.textChanged.connect(self._update)
        self.choose.clicked.connect(self._choose)
        self._update()
        self.name.setFocus()

    def kantor(self) -> Kantor:
        """The office as it was described; for a kabupaten its name is that of the region."""
        region = nama_kabupaten(self.region.text())
        jenis = JenisKantor(self.kind.currentData())
        name = region if jenis is JenisKantor.KABUPATEN else nama_kantor(self.name.text())
        return Kantor(id=self._id, nama=name, jenis=jenis, kabupaten=region)

    def accept(self) -> None:
        """Ask for the file where none was chosen yet, then close."""
        if not self.path.name and not self._choose():
            return
        super().accept()

    def _choose(self) -> bool:
        suggested = f"{safe_name(sebutan_kantor(self.kantor()))}.iki"
        path = self._session.ask.save_file("Tempat berkas baru", suggested, KIND_IKI, replace=False)
        if path is None:
            return False
        path = path if path.suffix.lower() == ".iki" else path.with_name(f"{path.name}.iki")
        if path.exists():
            self._session.ask.error(
                f"“{path.name}” sudah ada dan tidak ditimpa. Beri nama lain, atau buka berkas itu."
            )
            return False
        self.path = path
        self.place.setText(str(self.path))
        self.accept_button.setFocus()  # Enter now makes the file instead of asking again
        return True

    def _update(self) -> None:
        is_region = self.kind.currentData() == JenisKantor.KABUPATEN
        self.name.setVisible(not is_region)
        self._name_label.setVisible(not is_region)
        kantor = self.kantor()
        complete = bool(kantor.nama and kantor.kabupaten)
        self.accept_button.setEnabled(complete)
        self.choose.setEnabled(complete)
