"""The form of the keputusan in force, with a choice where the year has several that hold together."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from iki_desktop.errors import InputRefused
from iki_desktop.models.kantor import IsiKantor, new_id
from iki_desktop.models.keputusan import Diktum, Keputusan
from iki_desktop.models.nama import sebut_keputusan
from iki_desktop.models.tanggal import format_nip, format_tanggal, parse_nip, parse_tanggal
from iki_desktop.ui import tokens
from iki_desktop.ui.atur.form import Form
from iki_desktop.ui.atur.office import lines_of
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.fields import ChoiceField

_DIKTUM = re.compile(r"\s*(K[A-Z]+(?:\s+(?:PULUH|BELAS)(?:\s+[A-Z]+)?)?)\s*:\s*(.*)", re.DOTALL)
_TOGETHER = (
    "Ada {count} keputusan tahun {tahun} yang berlaku bersama, dan kartu semuanya dihitung. "
    "Pilih yang diperlihatkan di bawah. Yang sudah diganti SK lain dapat dihapus."
)


class DecreeForm(Form):
    """Number, date, title, considerations and signer of the decree in force in the year in view."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Keputusan yang berlaku")
        self.which = ChoiceField("Keputusan yang diperlihatkan", {})
        self.which.committed.connect(self._choose)
        self.remove = QPushButton("Hapus keputusan…")
        self.remove.clicked.connect(self._remove)
        self._several = QWidget()
        row = QHBoxLayout(self._several)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.S8)
        row.addWidget(self.which, 1)
        row.addWidget(self.remove)
        self.place_above(self._several)
        self._rows_of_a_decree()

    def _rows_of_a_decree(self) -> None:
        self.line("Berlaku mulai tahun", self._of(lambda k: str(k.tahun)), self._year, short=True)
        self.line("Nomor", self._of(lambda k: k.nomor), lambda v: self._change(nomor=v))
        self.line(
            "Tanggal",
            self._of(lambda k: format_tanggal(k.tanggal) if k.tanggal else k.tanggal_teks),
            self._day,
            hint="misalnya 7 Januari 2026",
        )
        self.line("Ditetapkan di", self._of(lambda k: k.tempat), lambda v: self._change(tempat=v))
        self.text(
            "Tentang", self._of(lambda k: k.tentang), lambda v: self._change(tentang=" ".join(v.split()))
        )
        self.text(
            "Menimbang",
            self._of(lambda k: "\n\n".join(_one_line(t) for t in k.menimbang)),
            lambda v: self._change(menimbang=lines_of(v)),
            hint="satu butir satu baris, tanpa huruf a. b.",
        )
        self.text(
            "Mengingat",
            self._of(lambda k: "\n\n".join(_one_line(t) for t in k.mengingat)),
            lambda v: self._change(mengingat=lines_of(v)),
            hint="satu butir satu baris, tanpa angka 1. 2.",
        )
        self.text(
            "Menetapkan", self._of(lambda k: k.menetapkan), lambda v: self._change(menetapkan=v.strip())
        )
        self.text(
            "Diktum",
            self._of(lambda k: "\n\n".join(f"{d.label}: {_one_line(d.teks)}" for d in k.diktum)),
            lambda v: self._change(diktum=_diktum(v)),
            hint="KESATU: satu diktum satu baris",
        )
        for field, text, hint in (
            ("nama", "Penanda tangan", "nama dan gelar"),
            ("jabatan", "Jabatannya", "misalnya CAMAT CONTOH"),
            ("pangkat", "Pangkatnya", ""),
            ("atas_nama", "Atas nama", "kosong bila atas jabatannya sendiri"),
        ):
            self.line(
                text,
                self._of(lambda k, f=field: getattr(k.penandatangan, f)),
                lambda v, f=field: self._sign(**{f: v}),
                hint=hint,
            )
        self.line(
            "NIP", self._of(lambda k: format_nip(k.penandatangan.nip)), lambda v: self._sign(nip=parse_nip(v))
        )

    # -- which -----------------------------------------------------------------------------

    @property
    def keputusan(self) -> Keputusan | None:
        """The decree that is shown: the chosen one while it is in force, else the first."""
        berlaku = self._session.berlaku
        return next((k for k in berlaku if k.id == self.which.value), next(iter(berlaku), None))

    def refresh(self, isi: IsiKantor, read_only: bool) -> None:
        berlaku, tahun, keputusan = self._session.berlaku, self._session.tahun, self.keputusan
        if keputusan is None:
            self.set_note(f"Belum ada keputusan yang berlaku untuk tahun {tahun}.")
        elif len(berlaku) > 1:
            self.set_note(_TOGETHER.format(count=len(berlaku), tahun=keputusan.tahun))
        else:
            self.set_note(f"Keputusan tahun {keputusan.tahun}, berlaku untuk {tahun}.")
        self.which.offer({k.id: sebut_keputusan(k) for k in berlaku})
        self.which.set_value(keputusan.id if keputusan is not None else None)
        self._several.setVisible(len(berlaku) > 1)
        self.remove.setEnabled(not read_only)
        self.set_rows_visible(keputusan is not None)
        super().refresh(isi, read_only)

    def _choose(self, id_: object) -> None:
        # What could not be written stays with the keputusan it was typed for.
        self.which.set_value(id_ if self.commit() else self.which.value)
        self.refresh(self._session.isi, self._session.read_only)

    def _remove(self) -> None:
        from iki_desktop.store.operations.keputusan import hapus_keputusan

        keputusan = self.keputusan
        if keputusan is None:
            return
        milik = f"{len(keputusan.kartu)} kartu dan realisasinya"
        if self._session.ask.confirm(
            f"Hapus keputusan {sebut_keputusan(keputusan)} dengan {milik}?",
            "Hapus keputusan",
            detail="Dapat dibatalkan dengan Ctrl+Z.",
            danger=True,
        ):
            self._session.run(hapus_keputusan, keputusan.id)

    # -- what is written back --------------------------------------------------------------

    def _of(self, read: Callable[[Keputusan], str]) -> Callable[[IsiKantor], str]:
        return lambda _isi: read(keputusan) if (keputusan := self.keputusan) is not None else ""

    def _change(self, **fields: Any) -> object:
        from iki_desktop.store.operations.keputusan import ubah_keputusan

        keputusan = self.keputusan
        return self._session.run(ubah_keputusan, keputusan.id, **fields) if keputusan is not None else None

    def _sign(self, **fields: str) -> object:
        keputusan = self.keputusan
        return keputusan and self._change(penandatangan=replace(keputusan.penandatangan, **fields))

    def _year(self, value: str) -> object:
        if not re.fullmatch(r"\d{4}", value):
            raise InputRefused("Tulis tahun dengan empat angka, misalnya 2026.")
        return self._change(tahun=int(value))

    def _day(self, value: str) -> object:
        if not value:
            return self._change(tanggal=None, tanggal_teks="")
        read = parse_tanggal(value)
        if read is None:
            raise InputRefused("Tulis tanggal seperti 7 Januari 2026 atau 7/1/2026.")
        return self._change(tanggal=read, tanggal_teks="")


def add_decree(session: Session) -> None:
    """An empty decree for the year in view."""
    from iki_desktop.store.operations.keputusan import tambah_keputusan

    session.run(tambah_keputusan, Keputusan(id=new_id(), tahun=session.tahun))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _diktum(text: str) -> tuple[Diktum, ...]:
    made: list[Diktum] = []
    for line in lines_of(text):
        match = _DIKTUM.fullmatch(line)
        if match is None:
            raise InputRefused("Mulai tiap baris dengan sebutannya, misalnya “KESATU: Menetapkan …”.")
        made.append(Diktum(match[1], match[2]))
    return tuple(made)
