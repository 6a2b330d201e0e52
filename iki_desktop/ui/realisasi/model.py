"""The item model of the grid: rows of kartu, and the columns of a year or of one month."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import format_besaran
from iki_desktop.models.kantor import Tingkat
from iki_desktop.models.penutupan import keadaan_bulan
from iki_desktop.models.realisasi import CARA_BUKA_KUNCI, KeadaanPeriode, KunciSel, Periode, Sel
from iki_desktop.models.tanggal import BULAN
from iki_desktop.ui import icons
from iki_desktop.ui.realisasi.cells import sel_dari_ketikan, teks_sunting
from iki_desktop.ui.realisasi.columns import SETAHUN, Jenis, Kolom, judul_kolom, nama_kolom
from iki_desktop.ui.realisasi.figures import Gudang, Lembar
from iki_desktop.ui.realisasi.marks import Tanda, tanda_sel
from iki_desktop.ui.realisasi.rows import JUDUL, Baris
from iki_desktop.ui.widgets.typed_model import TypedModel

Indeks = QModelIndex | QPersistentModelIndex
Tulis = Callable[[Sequence[Sel], Sequence[KunciSel]], bool]
"""Asks the session to record cells and empty others; False where it was refused (the user was told)."""


BARIS_ROLE = Qt.ItemDataRole.UserRole + 1  # the Baris
KATEGORI_ROLE = Qt.ItemDataRole.UserRole + 2  # Tingkat of the capaian, or None
TERLAMBAT_ROLE = Qt.ItemDataRole.UserRole + 3  # due and kosong
TERKUNCI_ROLE = Qt.ItemDataRole.UserRole + 4  # month is dikunci
ANGKA_ROLE = Qt.ItemDataRole.UserRole + 5  # exact figure of the cell, or None (for sums)

_RATA_KANAN = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_RATA_KIRI = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_WIDE = 8  # letters; a longer figure may not fit into the column of a month
_MOST_RUNS = 8  # of rows that changed; beyond that one signal for all between costs less
KIRI = frozenset({Jenis.LABEL, Jenis.SATUAN, Jenis.CATATAN})
"""The columns whose text begins at the left; figures end at the right."""


class RealisasiModel(TypedModel):
    """Shows; never changes what it shows by itself: `tulis` does, and `apply` brings the new cells."""

    def __init__(self, tulis: Tulis, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tulis = tulis
        self._baris: tuple[Baris, ...] = ()
        self._kolom = SETAHUN
        self.header_font: QFont | None = None  # at a zoom: the style sheet passes over the header's own
        self._hanya_baca = ""  # why nothing of the office may be changed
        self._terkunci: frozenset[int] = frozenset()
        self._diajukan: frozenset[int] = frozenset()
        self._baris_indikator: dict[str, list[int]] = {}
        self._teks: dict[int, tuple[str, ...]] = {}
        self._tanda: dict[int, dict[int, Tanda]] = {}
        self.lembar = Lembar(Gudang(), 0, 12)

    # -- what is shown -------------------------------------------------------------------

    def show(
        self,
        baris: Sequence[Baris],
        kolom: Sequence[Kolom],
        lembar: Lembar,
        periode: Iterable[Periode],
        *,
        hanya_baca: str = "",
    ) -> None:
        """Show these rows and columns with the figures of `lembar`."""
        self.beginResetModel()
        self._baris = tuple(baris)
        self._kolom = tuple(kolom)
        self.lembar = lembar
        bulan = keadaan_bulan(periode, lembar.tahun)
        self._hanya_baca = hanya_baca
        self._terkunci = frozenset(b for b, p in bulan.items() if p.keadaan is KeadaanPeriode.DIKUNCI)
        self._diajukan = frozenset(b for b, p in bulan.items() if p.keadaan is KeadaanPeriode.DIAJUKAN)
        self._teks.clear()
        self._tanda.clear()
        self._baris_indikator = {}
        for n, b in enumerate(self._baris):
            if b.indikator:
                self._baris_indikator.setdefault(b.indikator.id, []).append(n)
        self.endResetModel()

    def apply(self, realisasi: Sequence[Sel], berubah: Collection[KunciSel]) -> None:
        """Show the office's cells as they are now; repaints only the rows that those of `berubah` move."""
        indikator = {k[0] for k in berubah}
        self.lembar.gudang.ganti(realisasi, indikator)
        rows: list[int] = []
        for ident in indikator:
            self.lembar.lupakan(ident)
            rows += self._baris_indikator.get(ident, ())
        for row in rows:
            self._teks.pop(row, None)
            self._tanda.pop(row, None)
        runs = _runs(sorted(rows))
        if len(runs) > _MOST_RUNS:
            runs = [(runs[0][0], runs[-1][1])]
        for first, last in runs:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._kolom) - 1))

    def baris(self, row: int) -> Baris:
        return self._baris[row]

    def kolom(self, column: int) -> Kolom:
        return self._kolom[column]

    @property
    def semua_kolom(self) -> tuple[Kolom, ...]:
        return self._kolom

    def column_of(self, bulan: int) -> int | None:
        """The column that takes the figures of a month (1–12)."""
        return next(
            (n for n, k in enumerate(self._kolom) if k.jenis is Jenis.BULAN and k.urut == bulan), None
        )

    def row_of(self, objek: str, pengampu: str = "") -> int | None:
        """The first row of an indikator (with `pengampu` the one that pengampu types), sasaran or kartu."""
        for n in self._baris_indikator.get(objek, ()):
            if not pengampu or (self._baris[n].diketik and self._baris[n].pengampu == pengampu):
                return n
        if pengampu:
            return None
        for n, b in enumerate(self._baris):
            if objek in {b.kartu.id, b.sasaran.id if b.sasaran else ""}:
                return n
        return None

    def can_type(self, index: Indeks) -> bool:
        """Whether a figure can be typed there."""
        return self._open(self._baris[index.row()], self._kolom[index.column()])

    def _open(self, baris: Baris, kolom: Kolom) -> bool:
        typed = kolom.jenis is Jenis.BULAN and baris.diketik
        return typed and not self._hanya_baca and kolom.urut not in self._terkunci

    def terkunci(self, kolom: Kolom) -> bool:
        """Whether a month refuses every change."""
        return kolom.jenis is Jenis.BULAN and kolom.urut in self._terkunci

    def sel(self, index: Indeks) -> Sel | None:
        """The recorded cell there."""
        return self.lembar.sel(self._baris[index.row()], self._kolom[index.column()])

    def teks_baris(self, row: int) -> tuple[str, ...]:
        """What the cells of a row show, by column."""
        teks = self._teks.get(row)
        if teks is None:
            baris = self._baris[row]
            teks = tuple(self.lembar.teks(baris, k) for k in self._kolom)
            self._teks[row] = teks
        return teks

    def tanda_baris(self, row: int) -> Mapping[int, Tanda]:
        """The marks of a row's cells, by column."""
        tanda = self._tanda.get(row)
        if tanda is None:
            baris = self._baris[row]
            tanda = {
                n: t
                for n, k in enumerate(self._kolom)
                if k.jenis is Jenis.BULAN and (t := tanda_sel(self.lembar, baris, k))
            }
            self._tanda[row] = tanda
        return tanda

    # -- typing --------------------------------------------------------------------------

    def check(self, index: Indeks, teks: str) -> str:
        """Why a typed text would be refused, "" where it is fine."""
        try:
            baris = self._baris[index.row()]
            kunci = self._key_to_type(baris, self._kolom[index.column()])
            sel_dari_ketikan(baris, self.lembar.gudang.sel(kunci), kunci, teks)
        except InputRefused as e:
            return e.pesan
        return ""

    def _key_to_type(self, baris: Baris, kolom: Kolom) -> KunciSel:
        """The key of a cell that takes what is typed. Raises InputRefused where none does."""
        kunci = self.lembar.kunci(baris, kolom) if self._open(baris, kolom) else None
        if kunci is None:
            raise InputRefused(self._alasan_tertutup(kolom))
        return kunci

    def _alasan_tertutup(self, kolom: Kolom) -> str:
        if self._hanya_baca:
            return self._hanya_baca
        if kolom.jenis is Jenis.BANDING:
            return "Kolom ini hanya pembanding. Ketik angka pada kolom bulan yang sedang diisi."
        if kolom.jenis is not Jenis.BULAN:
            return "Kolom ini dihitung sendiri. Ketik angka pada kolom bulan."
        if kolom.urut in self._terkunci:
            bulan = f"{BULAN[kolom.urut - 1]} {self.lembar.tahun}"
            return f"{bulan} sudah dikunci. {CARA_BUKA_KUNCI}"
        return "Baris ini dihitung sendiri. Ketik angka pada baris di bawahnya."

    def write(self, ketikan: Sequence[tuple[Indeks, str]]) -> bool:
        """Record texts typed or pasted, all or none, as one step. Raises InputRefused naming the cell."""
        return self.write_cells([(index.row(), index.column(), teks) for index, teks in ketikan])

    def write_cells(self, ketikan: Sequence[tuple[int, int, str]]) -> bool:
        """The same by row and column: thousands of indexes would cost as much as reading what was typed."""
        if self._hanya_baca:
            raise InputRefused(self._hanya_baca)
        hasil: dict[KunciSel, tuple[Sel | None, Sel | None]] = {}  # before and after
        for row, column, teks in ketikan:
            baris, kolom = self._baris[row], self._kolom[column]
            try:
                kunci = self._key_to_type(baris, kolom)
                if kunci in hasil:  # the other part of the same cell was typed in the same block
                    semula, lama = hasil[kunci]
                else:
                    semula = lama = self.lembar.gudang.sel(kunci)
                hasil[kunci] = (semula, sel_dari_ketikan(baris, lama, kunci, teks))
            except InputRefused as e:
                if len(ketikan) == 1:
                    raise
                raise InputRefused(f"{self._nama_sel(row, column)}: {e.pesan} Tidak ada yang diubah.") from e
        berubah = {k: baru for k, (semula, baru) in hasil.items() if baru is not semula}
        if not berubah:
            return True
        return self._tulis(
            [s for s in berubah.values() if s is not None], [k for k, s in berubah.items() if s is None]
        )

    def nama_sel(self, index: Indeks) -> str:
        """The cell in words: whose row, which month."""
        return self._nama_sel(index.row(), index.column())

    def _nama_sel(self, row: int, column: int) -> str:
        kolom = self._kolom[column]
        bulan = BULAN[kolom.urut - 1] if kolom.jenis is Jenis.BULAN else "kolom hitungan"
        return f"{self._baris[row].label[:60]}, {bulan}"

    # -- Qt ------------------------------------------------------------------------------

    def rowCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._baris)

    def columnCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._kolom)

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        baris, kolom = self._baris[row], self._kolom[column]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.teks_baris(row)[column]
            case Qt.ItemDataRole.EditRole:
                return teks_sunting(baris, self.lembar.sel(baris, kolom)) if baris.diketik else ""
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RATA_KIRI if kolom.jenis in KIRI else _RATA_KANAN
            case Qt.ItemDataRole.ToolTipRole:
                return self.keterangan(index) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                kata = [f"{baris.label}, {self._nama(kolom)}: {self.teks_baris(row)[column]}"]
                return ". ".join([*kata, *self._kata_tanda(index)])
            case _:
                return self._peran_sendiri(baris, kolom, role)

    def _peran_sendiri(self, baris: Baris, kolom: Kolom, role: int) -> Any:
        if role == BARIS_ROLE:
            return baris
        if role == KATEGORI_ROLE:
            return self.kategori(baris) if kolom.jenis is Jenis.CAPAIAN else None
        if role == TERKUNCI_ROLE:
            return self.terkunci(kolom)
        if role == TERLAMBAT_ROLE:
            return self.lembar.terlambat(baris, kolom)
        if role == ANGKA_ROLE:
            return self.lembar.angka(baris, kolom)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._kolom):
            return None
        kolom = self._kolom[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return judul_kolom(kolom, self.lembar.tahun, self.lembar.sampai)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            # Behind the figure of a capaian stands its word, so its heading begins where the two begin.
            return _RATA_KIRI if kolom.jenis in KIRI or kolom.jenis is Jenis.CAPAIAN else _RATA_KANAN
        if role == Qt.ItemDataRole.FontRole:
            return self.header_font
        terkunci = self.terkunci(kolom)
        diajukan = kolom.jenis is Jenis.BULAN and kolom.urut in self._diajukan
        if role == Qt.ItemDataRole.DecorationRole and (terkunci or diajukan):
            return icons.icon("kunci" if terkunci else "kirim")
        if role == Qt.ItemDataRole.ToolTipRole:
            if terkunci:
                return f"{self._nama(kolom)}: dikunci, tidak dapat diubah"
            return f"{self._nama(kolom)}{': diajukan, masih dapat diubah' if diajukan else ''}"
        return None

    # -- words ---------------------------------------------------------------------------

    def kategori(self, baris: Baris) -> Tingkat | None:
        return self.lembar.kategori(baris)

    def skala(self) -> tuple[Tingkat, ...]:
        return self.lembar.skala

    def _nama(self, kolom: Kolom) -> str:
        return nama_kolom(kolom, self.lembar.tahun, self.lembar.sampai)

    def _kata_tanda(self, index: Indeks) -> list[str]:
        tanda = self.tanda_baris(index.row()).get(index.column())
        return list(tanda.kata) if tanda else []

    def keterangan(self, index: Indeks) -> str:
        """What there is to say of a cell beside what it shows, a line each; "" for nothing."""
        baris, kolom = self._baris[index.row()], self._kolom[index.column()]
        if kolom.jenis in (Jenis.LABEL, Jenis.NOMOR) or baris.indikator is None:
            return baris.label
        if kolom.jenis is Jenis.TARGET and baris.utama:
            kini = self.lembar.target(baris, self.lembar.sampai)
            return (
                "" if kini is None else f"Target s.d. {BULAN[self.lembar.sampai - 1]}: {format_besaran(kini)}"
            )
        if kolom.jenis is Jenis.CAPAIAN and baris.utama:
            tingkat = self.kategori(baris)
            return tingkat.nama if tingkat else "Belum terukur: belum ada target atau angka."
        if kolom.jenis in {Jenis.TW, Jenis.TAHUN} and baris.peran not in JUDUL:
            peringatan = self.lembar.gabungan(baris, kolom).peringatan
            teks = self.teks_baris(index.row())[index.column()]
            return peringatan or (teks if len(teks) > _WIDE else "")
        if kolom.jenis is Jenis.CATATAN:
            return self.teks_baris(index.row())[index.column()]
        teks = self.teks_baris(index.row())[index.column()]
        # A figure too wide for its column is shown as ###.
        return "\n".join([*([teks] if len(teks) > _WIDE else []), *self._kata_tanda(index)])


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Rows in order as (first, last) of those that follow one another."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
