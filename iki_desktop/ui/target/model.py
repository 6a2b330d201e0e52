"""The item model of the grid of targets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import format_angka
from iki_desktop.models.keputusan import Target
from iki_desktop.models.sebaran import IsianTarget
from iki_desktop.models.target import tanpa_target
from iki_desktop.ui.target.rows import (
    DIKETIK,
    KOLOM,
    Baris,
    Jenis,
    Kolom,
    dengan_ketikan,
    isian_baris,
    judul_kolom,
    target_baris,
    target_berlaku,
    teks_sel,
)
from iki_desktop.ui.widgets.typed_model import TypedModel

Indeks = QModelIndex | QPersistentModelIndex
Tulis = Callable[[Sequence[IsianTarget]], bool]
"""Asks the session to set these targets of the year in view as one step; False where it was refused."""

BARIS_ROLE = Qt.ItemDataRole.UserRole + 1  # the Baris
WARISAN_ROLE = Qt.ItemDataRole.UserRole + 2  # what is shown is that of the indikator, not the row's own

_KANAN = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_KIRI = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_DI_KIRI = frozenset({Jenis.LABEL, Jenis.SATUAN, Jenis.CARA})


class TargetModel(TypedModel):
    """Shows; never changes what it shows by itself: `tulis` does, and `show` brings the new targets."""

    def __init__(self, tulis: Tulis, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tulis = tulis
        self._baris: tuple[Baris, ...] = ()
        self._usul: Mapping[str, Decimal] = {}
        self._tahun = 0
        self._kumulatif = True
        self._hanya_baca = False

    def show(
        self,
        baris: Sequence[Baris],
        tahun: int,
        usul: Mapping[str, Decimal],
        *,
        kumulatif: bool,
        hanya_baca: bool,
    ) -> None:
        """Show these rows. `usul`: what texts offer, by indikator; `kumulatif`: how TW are stated here."""
        same = _places(baris) == _places(self._baris) and tahun == self._tahun
        before, offered = self._baris, self._usul
        if not same:
            self.beginResetModel()
        self._baris, self._tahun, self._usul = tuple(baris), tahun, usul
        self._kumulatif, self._hanya_baca = kumulatif, hanya_baca
        if not same:
            self.endResetModel()
            return
        for row, (b, old) in enumerate(zip(self._baris, before, strict=True)):
            ident = b.indikator.id if b.indikator else ""
            if b != old or usul.get(ident) != offered.get(ident):  # painting all of them would take its time
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(KOLOM) - 1))

    def baris(self, row: int) -> Baris:
        return self._baris[row]

    def row_of(self, objek: str) -> int | None:
        """The first row of a kartu or an indikator."""
        for n, b in enumerate(self._baris):
            if objek == (b.indikator.id if b.indikator else b.kartu.id):
                return n
        return next((n for n, b in enumerate(self._baris) if b.kartu.id == objek), None)

    def usul(self, row: int) -> IsianTarget | None:
        """What the text of a row offers, as it would be set."""
        b = self._baris[row]
        if b.indikator is None or b.pengampu is not None or b.indikator.id not in self._usul:
            return None
        return isian_baris(b, Target(self._usul[b.indikator.id], tw_kumulatif=self._kumulatif))

    def can_type(self, index: Indeks) -> bool:
        """Whether a text can be typed there; TW follow where single months are set."""
        b, kolom = self._baris[index.row()], KOLOM[index.column()]
        if self._hanya_baca or b.indikator is None or kolom.jenis not in DIKETIK:
            return False
        target = target_baris(b, self._tahun)
        return kolom.jenis is Jenis.TAHUN or target is None or not target.bulan

    # -- typing --------------------------------------------------------------------------

    def check(self, index: Indeks, teks: str) -> str:
        """Why a typed text would be refused, "" where it is fine."""
        try:
            b = self._baris[index.row()]
            dengan_ketikan(
                b,
                KOLOM[index.column()],
                target_baris(b, self._tahun),
                teks,
                kumulatif=self._kumulatif,
            )
        except InputRefused as e:
            return e.pesan
        return ""

    def write(self, ketikan: Sequence[tuple[Indeks, str]]) -> bool:
        """Set what was typed or pasted, all or none, as one step. Raises InputRefused naming the cell."""
        hasil: dict[int, Target | None] = {}
        for index, teks in ketikan:
            row, kolom = index.row(), KOLOM[index.column()]
            b = self._baris[row]
            kini = hasil.get(row, target_baris(b, self._tahun))
            try:
                hasil[row] = dengan_ketikan(b, kolom, kini, teks, kumulatif=self._kumulatif)
            except InputRefused as e:
                if len(ketikan) == 1:
                    raise
                tempat = f"{b.label[:60]}, {judul_kolom(kolom, self._tahun)}"
                raise InputRefused(f"{tempat}: {e.pesan} Tidak ada yang diubah.") from e
        return self.put({row: target for row, target in hasil.items()})

    def put(self, hasil: Mapping[int, Target | None]) -> bool:
        """Set the targets of rows as one step; those that stay as they are, are left out."""
        isian = [
            isian_baris(self._baris[row], target)
            for row, target in hasil.items()
            if target != target_baris(self._baris[row], self._tahun)
        ]
        return self._tulis(isian) if isian else True

    # -- Qt ------------------------------------------------------------------------------

    def rowCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._baris)

    def columnCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(KOLOM)

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        b, kolom = self._baris[index.row()], KOLOM[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._teks(b, kolom, target_berlaku(b, self._tahun))
            case Qt.ItemDataRole.EditRole:
                return self._teks(b, kolom, target_baris(b, self._tahun))
            case Qt.ItemDataRole.ToolTipRole:
                return self._keterangan(b, kolom) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _KIRI if kolom.jenis in _DI_KIRI else _KANAN
            case Qt.ItemDataRole.AccessibleTextRole:
                teks = self._teks(b, kolom, target_berlaku(b, self._tahun))
                return f"{b.label}, {judul_kolom(kolom, self._tahun)}: {teks or 'kosong'}"
            case _ if role == BARIS_ROLE:
                return b
            case _ if role == WARISAN_ROLE:
                return b.pengampu is not None and tanpa_target(target_baris(b, self._tahun))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(KOLOM):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return judul_kolom(KOLOM[section], self._tahun)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _KIRI if KOLOM[section].jenis in _DI_KIRI else _KANAN
        return None

    def _teks(self, b: Baris, kolom: Kolom, target: Target | None) -> str:
        match kolom.jenis:
            case Jenis.NOMOR:
                return b.nomor
            case Jenis.LABEL:
                return b.label
            case _ if b.indikator is None:
                return ""
            case Jenis.SATUAN:
                return b.indikator.satuan if b.pengampu is None else ""
            case Jenis.LALU:
                return teks_sel(b, KOLOM_TAHUN, target_baris(b, self._tahun - 1))
            case Jenis.USUL:
                usul = self._usul.get(b.indikator.id) if b.pengampu is None else None
                return "" if usul is None else format_angka(usul)
            case _:
                return teks_sel(b, kolom, target)

    def _keterangan(self, b: Baris, kolom: Kolom) -> str:
        if kolom.jenis in (Jenis.LABEL, Jenis.NOMOR) or b.indikator is None:
            return b.label
        if b.pengampu is not None and tanpa_target(target_baris(b, self._tahun)):
            return "Mengikuti target indikatornya. Ketik untuk memberi target sendiri."
        if kolom.jenis is Jenis.USUL and b.indikator.id in self._usul:
            return "Angka ini disebut di teks indikator atau formulasinya. F4 memakainya sebagai target."
        return ""


KOLOM_TAHUN = next(k for k in KOLOM if k.jenis is Jenis.TAHUN)


def _places(baris: Sequence[Baris]) -> list[tuple[str, str, str | None]]:
    return [(b.kartu.id, b.indikator.id if b.indikator else "", b.pengampu) for b in baris]
