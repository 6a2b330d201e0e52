"""The forms of the office: who it is, and the head of its papers."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from iki_desktop.errors import InputRefused
from iki_desktop.models.kantor import IsiKantor, JenisKantor
from iki_desktop.models.nama import nama_kabupaten, nama_kantor
from iki_desktop.ui import tokens
from iki_desktop.ui.atur.form import Form
from iki_desktop.ui.session import Session

_LOGO_LIMIT = 2_000_000  # bytes; it travels in every office file
_LOGO_SIZE = 72


def office_form(session: Session) -> Form:
    """Name, region, address and how to reach the office."""
    form = Form(session, "Kantor", "Tercetak di kop, keputusan, dan semua laporan.")

    def change(**fields: str) -> object:
        from iki_desktop.store.operations.kantor import ubah_kantor

        return session.run(ubah_kantor, **fields)

    def name(value: str) -> object:
        if not nama_kantor(value):
            raise InputRefused("Nama kantor tidak boleh kosong.")
        return change(nama=nama_kantor(value))

    kinds: dict[object, str] = {
        JenisKantor.KECAMATAN: "Kecamatan",
        JenisKantor.KELURAHAN: "Kelurahan",
        JenisKantor.KABUPATEN: "Kabupaten atau kota",
    }
    form.choice("Jenis kantor", kinds, lambda i: i.kantor.jenis, lambda v: change(jenis=str(v)))
    form.line("Nama", lambda i: i.kantor.nama, name, hint="tanpa kata Kecamatan, misalnya Contoh")
    form.line(
        "Kabupaten atau kota",
        lambda i: i.kantor.kabupaten,
        lambda v: change(kabupaten=nama_kabupaten(v)),
        hint="misalnya Kabupaten Teladan",
    )
    for field, text, hint in (
        ("provinsi", "Provinsi", ""),
        ("kode_wilayah", "Kode wilayah", "misalnya 35.12.05"),
        ("alamat", "Alamat", ""),
        ("telepon", "Telepon", ""),
        ("laman", "Laman", ""),
        ("email", "Surel", ""),
        ("kode_pos", "Kode pos", ""),
    ):
        form.line(
            text,
            lambda i, f=field: getattr(i.kantor, f),
            lambda v, f=field: change(**{f: v}),
            hint=hint,
        )
    return form


def kop_form(session: Session) -> Form:
    """Lines of the kop and the logo."""
    form = Form(session, "Kop surat", "Tanpa baris sendiri, kop disusun dari data kantor di atas.")

    def change(**fields: Any) -> object:
        from iki_desktop.store.operations.kantor import ubah_pengaturan

        return session.run(ubah_pengaturan, **fields)

    form.text(
        "Baris kop sendiri",
        lambda i: "\n".join(i.pengaturan.kop),
        lambda v: change(kop=lines_of(v)),
        hint="satu baris di sini menjadi satu baris kop",
        lines=3,
    )
    logo = LogoField(session, lambda data: change(logo=data))
    form.add("Logo", logo)
    form.also(logo.show_logo)
    return form


class LogoField(QWidget):
    """The logo of the kop, a button to choose it and one to take it away."""

    def __init__(self, session: Session, write: Callable[[str], object]) -> None:
        super().__init__()
        self._session = session
        self._write = write
        self._picture = QLabel("belum ada")
        self._picture.setProperty("role", "muted")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedSize(_LOGO_SIZE, _LOGO_SIZE)
        self._picture.setAccessibleName("Logo")
        self.choose = QPushButton("Pilih logo…")
        self.remove = QPushButton("Hapus logo")
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(lambda: write(""))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.S8)
        for widget in (self._picture, self.choose, self.remove):
            box.addWidget(widget)
        box.addStretch(1)

    def show_logo(self, isi: IsiKantor, read_only: bool) -> None:
        data = isi.pengaturan.logo
        picture = QPixmap()
        if data:
            picture.loadFromData(QByteArray.fromBase64(data.encode()))
        if picture.isNull():
            self._picture.setPixmap(QPixmap())
            self._picture.setText("belum ada")
        else:
            ratio = self.devicePixelRatioF()
            side = round(_LOGO_SIZE * ratio)
            picture = picture.scaled(
                QSize(side, side),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            picture.setDevicePixelRatio(ratio)
            self._picture.setPixmap(picture)
        self.choose.setEnabled(not read_only)
        self.remove.setEnabled(bool(data) and not read_only)

    def _choose(self) -> None:
        path = self._session.ask.open_file("Pilih logo", "Gambar PNG (*.png)")
        if path is None:
            return
        try:
            data = path.read_bytes() if path.stat().st_size <= _LOGO_LIMIT else b""
        except OSError:
            self._session.ask.error(f"“{path.name}” tidak dapat dibaca. Pilih berkas lain.")
            return
        if not data or QPixmap(str(path)).isNull():
            self._session.ask.error(
                f"“{path.name}” bukan gambar PNG atau lebih besar dari 2 MB, jadi logo tidak diganti. "
                "Pilih gambar lain."
            )
            return
        self._write(base64.b64encode(data).decode())


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text that say something, without double blanks."""
    return tuple(line for raw in text.splitlines() if (line := " ".join(raw.split())))
