"""The item model of the month grid: rows of one or all kartu, months with TW and year, target and capaian."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import format_angka, format_besaran
from iki_desktop.models.kantor import Pengaturan, Tingkat
from iki_desktop.models.kategori import skala_kantor
from iki_desktop.models.kelengkapan import bulan_wajib
from iki_desktop.models.konsolidasi import Gabungan, konsolidasi, konsolidasi_pengampu
from iki_desktop.models.realisasi import CARA_BUKA_KUNCI, KeadaanPeriode, Periode, Sel
from iki_desktop.models.rekap import RekapIndikator, rekap_indikator
from iki_desktop.models.tanggal import BULAN, bulan_tw
from iki_desktop.models.target import target_kartu
from iki_desktop.ui import icons
from iki_desktop.ui.realisasi.cells import nilai_baris, sel_dari_ketikan, teks_sel, teks_sunting
from iki_desktop.ui.realisasi.columns import KOLOM, Jenis, Kolom, judul_kolom, nama_kolom
from iki_desktop.ui.realisasi.rows import JUDUL, Baris, Peran

Indeks = QModelIndex | QPersistentModelIndex
Tulis = Callable[[Sequence[Sel], Sequence[tuple[str, str, int, int]]], bool]
"""Asks the session to record cells and empty others; False where it was refused (the user was told)."""


BARIS_ROLE = Qt.ItemDataRole.UserRole + 1  # the Baris
KATEGORI_ROLE = Qt.ItemDataRole.UserRole + 2  # Tingkat of the capaian, or None
TERLAMBAT_ROLE = Qt.ItemDataRole.UserRole + 3  # due and kosong
TERKUNCI_ROLE = Qt.ItemDataRole.UserRole + 4  # month is dikunci
ANGKA_ROLE = Qt.ItemDataRole.UserRole + 5  # exact figure of the cell, or None (for sums)

_RATA_KANAN = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_RATA_KIRI = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class RealisasiModel(QAbstractTableModel):
    """Shows; never changes what it shows by itself: `tulis` does, and `apply` brings the new cells."""

    def __init__(self, tulis: Tulis, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tulis = tulis
        self._baris: tuple[Baris, ...] = ()
        self._sel: dict[tuple[str, str, int, int], Sel] = {}
        self._tahun = 0
        self._sampai = 12
        self._pengaturan = Pengaturan()
        self._terkunci: frozenset[int] = frozenset()
        self._rekap: dict[str, RekapIndikator] = {}
        self._baris_indikator: dict[str, list[int]] = {}

    # -- what is shown -------------------------------------------------------------------

    def show(
        self,
        baris: Sequence[Baris],
        realisasi: Iterable[Sel],
        tahun: int,
        sampai: int,
        pengaturan: Pengaturan,
        periode: Iterable[Periode],
        *,
        hanya_baca: bool = False,
    ) -> None:
        """Show these rows with the cells of one year."""
        self.beginResetModel()
        self._baris = tuple(baris)
        self._tahun, self._sampai, self._pengaturan = tahun, sampai, pengaturan
        self._sel = {s.kunci: s for s in realisasi if s.tahun == tahun}
        self._terkunci = (
            frozenset(range(1, 13))
            if hanya_baca
            else frozenset(
                p.bulan for p in periode if p.tahun == tahun and p.keadaan is KeadaanPeriode.DIKUNCI
            )
        )
        self._rekap = {}
        self._baris_indikator = {}
        for n, b in enumerate(self._baris):
            if b.indikator:
                self._baris_indikator.setdefault(b.indikator.id, []).append(n)
        self.endResetModel()

    def apply(self, sel: Mapping[tuple[str, str, int, int], Sel | None]) -> None:
        """Bring cells that changed (None: now kosong); repaints only the rows they move."""
        for kunci, baru in sel.items():
            if baru is None:
                self._sel.pop(kunci, None)
            else:
                self._sel[kunci] = baru
        for indikator in {k[0] for k in sel}:
            self._rekap.pop(indikator, None)
            for n in self._baris_indikator.get(indikator, ()):
                self.dataChanged.emit(self.index(n, 0), self.index(n, len(KOLOM) - 1))

    def baris(self, row: int) -> Baris:
        return self._baris[row]

    def row_of(self, objek: str) -> int | None:
        """The first row of an indikator, sasaran or kartu by its id."""
        if objek in self._baris_indikator:
            return self._baris_indikator[objek][0]
        for n, b in enumerate(self._baris):
            if objek in {b.kartu.id, b.sasaran.id if b.sasaran else ""}:
                return n
        return None

    def can_type(self, index: Indeks) -> bool:
        """Whether a figure can be typed there."""
        kolom = KOLOM[index.column()]
        return (
            kolom.jenis is Jenis.BULAN
            and self._baris[index.row()].diketik
            and kolom.urut not in self._terkunci
        )

    # -- typing --------------------------------------------------------------------------

    def check(self, index: Indeks, teks: str) -> str:
        """Why a typed text would be refused, "" where it is fine."""
        try:
            self.cell_after(index, teks)
        except InputRefused as e:
            return e.pesan
        return ""

    def cell_after(self, index: Indeks, teks: str) -> Sel | None:
        """The Sel that `teks` would give there. Raises InputRefused."""
        baris = self._baris[index.row()]
        bulan = KOLOM[index.column()].urut
        if not self.can_type(index):
            raise InputRefused(self._alasan_tertutup(index))
        return sel_dari_ketikan(baris, self._cari(baris, bulan), self._tahun, bulan, teks)

    def _alasan_tertutup(self, index: Indeks) -> str:
        kolom = KOLOM[index.column()]
        if kolom.jenis is not Jenis.BULAN:
            return "Kolom ini dihitung sendiri. Ketik angka pada kolom bulan."
        if kolom.urut in self._terkunci:
            return f"{BULAN[kolom.urut - 1]} {self._tahun} sudah dikunci. {CARA_BUKA_KUNCI}"
        return "Baris ini dihitung sendiri. Ketik angka pada baris di bawahnya."

    def write(self, ketikan: Sequence[tuple[Indeks, str]]) -> bool:
        """Record texts typed or pasted, all or none, as one step. Raises InputRefused naming the cell."""
        hasil: dict[tuple[str, str, int, int], Sel | None] = {}
        simpan = dict(self._sel)
        try:
            for index, teks in ketikan:
                baris, bulan = self._baris[index.row()], KOLOM[index.column()].urut
                try:
                    baru = self.cell_after(index, teks)
                except InputRefused as e:
                    if len(ketikan) == 1:
                        raise
                    raise InputRefused(f"{self._nama_sel(index)}: {e.pesan} Tidak ada yang diubah.") from e
                assert baris.indikator is not None and baris.pengampu is not None
                kunci = (baris.indikator.id, baris.pengampu, self._tahun, bulan)
                hasil[kunci] = baru
                if baru is None:  # so that the other part of the same cell builds on it
                    self._sel.pop(kunci, None)
                else:
                    self._sel[kunci] = baru
        finally:
            self._sel = simpan
        berubah = {k: s for k, s in hasil.items() if s != simpan.get(k)}
        if not berubah:
            return True
        return self._tulis(
            [s for s in berubah.values() if s is not None], [k for k, s in berubah.items() if s is None]
        )

    def _nama_sel(self, index: Indeks) -> str:
        kolom = KOLOM[index.column()]
        bulan = BULAN[kolom.urut - 1] if kolom.jenis is Jenis.BULAN else "kolom hitungan"
        return f"{self._baris[index.row()].label[:60]}, {bulan}"

    # -- Qt ------------------------------------------------------------------------------

    def rowCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._baris)

    def columnCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(KOLOM)

    def flags(self, index: Indeks) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        dasar = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return dasar | Qt.ItemFlag.ItemIsEditable if self.can_type(index) else dasar

    def setData(self, index: Indeks, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or self.check(index, str(value)):
            return False
        return self.write([(index, str(value))])

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        baris, kolom = self._baris[index.row()], KOLOM[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._teks(baris, kolom)
            case Qt.ItemDataRole.EditRole:
                return teks_sunting(baris, self._cari(baris, kolom.urut)) if baris.diketik else ""
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RATA_KIRI if kolom.jenis in {Jenis.LABEL, Jenis.SATUAN} else _RATA_KANAN
            case Qt.ItemDataRole.ToolTipRole:
                return self._keterangan(baris, kolom) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{baris.label}, {nama_kolom(kolom, self._sampai)}: {self._teks(baris, kolom)}"
            case _:
                return self._peran_sendiri(baris, kolom, role)

    def _peran_sendiri(self, baris: Baris, kolom: Kolom, role: int) -> Any:
        if role == BARIS_ROLE:
            return baris
        if role == KATEGORI_ROLE:
            return self.kategori(baris) if kolom.jenis is Jenis.CAPAIAN else None
        if role == TERKUNCI_ROLE:
            return kolom.jenis is Jenis.BULAN and kolom.urut in self._terkunci
        if role == TERLAMBAT_ROLE:
            return self._terlambat(baris, kolom)
        if role == ANGKA_ROLE:
            return self._angka(baris, kolom)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(KOLOM):
            return None
        kolom = KOLOM[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return judul_kolom(kolom, self._sampai)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RATA_KIRI if kolom.jenis in {Jenis.LABEL, Jenis.SATUAN} else _RATA_KANAN
        terkunci = kolom.jenis is Jenis.BULAN and kolom.urut in self._terkunci
        if role == Qt.ItemDataRole.DecorationRole and terkunci:
            return icons.icon("kunci")
        if role == Qt.ItemDataRole.ToolTipRole:
            nama = nama_kolom(kolom, self._sampai)
            return f"{nama}: dikunci, tidak dapat diubah" if terkunci else nama
        return None

    # -- figures -------------------------------------------------------------------------

    def kategori(self, baris: Baris) -> Tingkat | None:
        return self._hitung(baris).kategori if baris.utama else None

    def skala(self) -> tuple[Tingkat, ...]:
        return skala_kantor(self._pengaturan)

    def _cari(self, baris: Baris, bulan: int) -> Sel | None:
        if baris.indikator is None or baris.pengampu is None:
            return None
        return self._sel.get((baris.indikator.id, baris.pengampu, self._tahun, bulan))

    def _sel_pengampu(self, baris: Baris, bulan: Iterable[int]) -> dict[str, list[Sel]]:
        """The cells of the row's indikator in these months, by each pengampu the row is of."""
        assert baris.indikator is not None
        siapa = [baris.pengampu] if baris.pengampu else [p.id for p in baris.kartu.pengampu]
        bulan = tuple(bulan)
        return {
            p: [s for b in bulan if (s := self._sel.get((baris.indikator.id, p, self._tahun, b)))]
            for p in siapa
        }

    def _hitung(self, baris: Baris) -> RekapIndikator:
        assert baris.indikator is not None
        ada = self._rekap.get(baris.indikator.id)
        if ada is None:
            ada = rekap_indikator(
                baris.kartu,
                baris.indikator,
                self._sel_pengampu(_semua(baris), range(1, 13)),
                self._tahun,
                self._sampai,
                self.skala(),
            )
            self._rekap[baris.indikator.id] = ada
        return ada

    def _gabungan(self, baris: Baris, bulan: Iterable[int]) -> Gabungan:
        assert baris.indikator is not None
        per_pengampu = self._sel_pengampu(baris, bulan)
        if len(per_pengampu) == 1:
            return konsolidasi(baris.indikator, next(iter(per_pengampu.values())))
        return konsolidasi_pengampu(baris.indikator, per_pengampu)

    def _angka(self, baris: Baris, kolom: Kolom) -> Decimal | Fraction | None:
        """The exact figure a cell stands for."""
        if baris.peran in JUDUL or kolom.jenis not in {Jenis.BULAN, Jenis.TW, Jenis.TAHUN}:
            return None
        if kolom.jenis is Jenis.BULAN and baris.peran is not Peran.HASIL:
            sel = self._cari(baris, kolom.urut)
            return nilai_baris(baris, sel) if sel else None
        gabungan = self._gabungan(baris, self._bulan(kolom))
        if baris.peran is Peran.PEMBILANG:
            return gabungan.pembilang
        return gabungan.penyebut if baris.peran is Peran.PENYEBUT else gabungan.nilai

    def _bulan(self, kolom: Kolom) -> Iterable[int]:
        if kolom.jenis is Jenis.BULAN:
            return (kolom.urut,)
        return bulan_tw(kolom.urut) if kolom.jenis is Jenis.TW else range(1, self._sampai + 1)

    def _teks(self, baris: Baris, kolom: Kolom) -> str:
        if kolom.jenis is Jenis.NOMOR:
            return baris.nomor
        if kolom.jenis is Jenis.LABEL:
            return baris.label
        indikator = baris.indikator
        if indikator is None:
            return ""
        if kolom.jenis is Jenis.BULAN and baris.diketik:
            return teks_sel(baris, self._cari(baris, kolom.urut))
        if kolom.jenis in {Jenis.BULAN, Jenis.TW, Jenis.TAHUN}:
            angka = self._angka(baris, kolom)
            bagian = baris.peran in {Peran.PEMBILANG, Peran.PENYEBUT}
            return "" if angka is None else format_angka(angka, None if bagian else indikator.desimal)
        if not baris.utama:
            return ""
        if kolom.jenis is Jenis.SATUAN:
            return indikator.satuan
        if kolom.jenis is Jenis.TARGET:
            setahun = self._target(baris, 12)
            return "" if setahun is None else format_besaran(setahun)
        capaian = self._hitung(baris).capaian
        return "–" if capaian is None else f"{format_angka(capaian, 1)} %"

    def _target(self, baris: Baris, sampai: int) -> Any:
        assert baris.indikator is not None
        kursi = [p.id for p in baris.kartu.pengampu] or [""]
        return target_kartu(baris.indikator, kursi, self._tahun, sampai)

    def _terlambat(self, baris: Baris, kolom: Kolom) -> bool:
        return (
            kolom.jenis is Jenis.BULAN
            and baris.diketik
            and baris.indikator is not None
            and kolom.urut in bulan_wajib(baris.indikator.frekuensi, self._sampai)
            and not self._teks(baris, kolom)
        )

    def _keterangan(self, baris: Baris, kolom: Kolom) -> str:
        if kolom.jenis is Jenis.LABEL or baris.indikator is None:
            return baris.label
        if kolom.jenis is Jenis.TARGET and baris.utama:
            kini = self._target(baris, self._sampai)
            return "" if kini is None else f"Target s.d. {BULAN[self._sampai - 1]}: {format_besaran(kini)}"
        if kolom.jenis is Jenis.CAPAIAN and baris.utama:
            tingkat = self.kategori(baris)
            return tingkat.nama if tingkat else "Belum terukur: belum ada target atau angka."
        if kolom.jenis in {Jenis.TW, Jenis.TAHUN} and baris.peran not in JUDUL:
            return self._gabungan(baris, self._bulan(kolom)).peringatan
        sel = self._cari(baris, kolom.urut) if kolom.jenis is Jenis.BULAN else None
        if sel and sel.catatan:
            return sel.catatan
        return "Sudah waktunya diisi" if self._terlambat(baris, kolom) else ""


def _semua(baris: Baris) -> Baris:
    """The row as one of all pengampu of its kartu."""
    return baris if baris.pengampu is None else Baris(Peran.HASIL, baris.kartu, "", indikator=baris.indikator)
