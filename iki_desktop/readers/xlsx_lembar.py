"""One sheet of a workbook, read from its XML in one pass: cells as text, merges, hidden rows and columns.

openpyxl tells merged cells and hidden rows only where it loads the whole sheet, and there a single far cell
or a giant merge hangs it; here nothing is kept but the cells that hold something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from iki_desktop.readers.arsip import Arsip
from iki_desktop.readers.markah import bersihkan_huruf, bersihkan_markah
from iki_desktop.readers.xlsx_nilai import BukuNilai

MAKS_UNSUR = 1_000_000
MAKS_SEL = 200_000  # filled cells of a sheet; a lampiran of 36 kartu has 2,000
MAKS_KOLOM = 100  # columns that a kartu may lie in; what stands farther right becomes a remark
MAKS_GABUNG = 20_000
BARIS_EXCEL, KOLOM_EXCEL = 1_048_576, 16_384
ALAMAT = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
LOLOS = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True, order=True)
class Gabung:
    """A merged range; rows and columns from 1, ends included."""

    atas: int
    kiri: int
    bawah: int
    kanan: int


@dataclass(slots=True)
class Lembar:
    """What a sheet holds. `sel` has the text of each filled cell by row and column, both from 1."""

    sel: dict[int, dict[int, str]] = field(default_factory=dict[int, dict[int, str]])
    gabung: list[Gabung] = field(default_factory=list[Gabung])
    baris_tersembunyi: list[int] = field(default_factory=list[int])
    kolom_tersembunyi: list[int] = field(default_factory=list[int])
    tanpa_nilai: list[str] = field(default_factory=list[str])  # formulas that were never calculated
    jauh: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])  # beyond MAKS_KOLOM


def baca_lembar(arsip: Arsip, bagian: str, nilai: BukuNilai) -> Lembar:
    """Read one sheet. InputRefused where it is damaged or larger than any lampiran."""
    penerima = _Naskah(arsip, nilai)
    arsip.urai(bagian, penerima, MAKS_UNSUR)
    lembar = penerima.lembar
    terisi = {k for baris in lembar.sel.values() for k in baris}
    lembar.baris_tersembunyi = [b for b in penerima.baris_tersembunyi if b in lembar.sel]
    lembar.kolom_tersembunyi = [k for k in penerima.kolom_tersembunyi if k in terisi]
    lembar.gabung = sorted(penerima.gabung)
    return lembar


def alamat(teks: str) -> tuple[int, int] | None:
    """(row, column) of a cell's name ("B12" → (12, 2)); None where there is no such cell."""
    m = ALAMAT.fullmatch(teks)
    if not m:
        return None
    kolom = 0
    for huruf in m[1].upper():
        kolom = kolom * 26 + ord(huruf) - 64
    baris = int(m[2])
    return (baris, kolom) if 1 <= baris <= BARIS_EXCEL and kolom <= KOLOM_EXCEL else None


def nama_kolom(kolom: int) -> str:
    """The letters of a column ("A", "AB")."""
    huruf = ""
    while kolom > 0:
        kolom, sisa = divmod(kolom - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf


def bersihkan_sel(teks: str) -> str:
    """The text of a cell without what Excel puts in for control characters, and without markup."""
    teks = LOLOS.sub(lambda m: chr(int(m[1], 16)) if int(m[1], 16) < 0xD800 else "", teks)
    return bersihkan_markah(bersihkan_huruf(teks).replace("\t", " "))


class PenerimaLembar:
    """Receives the elements of a sheet; what becomes of its cells is for `selesai_sel`."""

    def __init__(self, arsip: Arsip) -> None:
        self.arsip = arsip
        self.gabung: list[Gabung] = []
        self.baris_tersembunyi: list[int] = []
        self.kolom_tersembunyi: list[int] = []
        self._baris = self._kolom = 0
        self._jenis = self._gaya = ""
        self._berumus = False
        self._teks: list[str] = []
        self._rekam = False
        self._bacaan = 0  # inside a phonetic run

    def selesai_sel(
        self, baris: int, kolom: int, mentah: str, jenis: str, gaya: str, *, berumus: bool
    ) -> None:
        """One cell: its row and column from 1, its raw content, type (BukuNilai.teks) and style."""
        raise NotImplementedError

    def start(self, tag: str, attrs: dict[str, str], /) -> None:
        if tag == "c":
            self._mulai_sel(attrs)
        elif tag in ("v", "t"):
            self._rekam = not self._bacaan
        elif tag == "f":
            self._berumus = True
        elif tag == "rPh":
            self._bacaan += 1
        elif tag == "row":
            self._baris = self._bilangan(attrs.get("r"), self._baris + 1, BARIS_EXCEL)
            self._kolom = 0
            if attrs.get("hidden") in ("1", "true"):
                self.baris_tersembunyi.append(self._baris)
        elif tag == "mergeCell":
            self._catat_gabung(attrs.get("ref", ""))
        elif tag == "col" and attrs.get("hidden") in ("1", "true"):
            awal = self._bilangan(attrs.get("min"), 1, KOLOM_EXCEL)
            akhir = self._bilangan(attrs.get("max"), awal, KOLOM_EXCEL)
            self.kolom_tersembunyi += range(awal, min(akhir, MAKS_KOLOM) + 1)

    def data(self, data: str, /) -> None:
        if self._rekam:
            self._teks.append(data)

    def end(self, tag: str, /) -> None:
        if tag in ("v", "t"):
            self._rekam = False
        elif tag == "rPh":
            self._bacaan -= 1
        elif tag == "c":
            self.selesai_sel(
                self._baris, self._kolom, "".join(self._teks), self._jenis, self._gaya, berumus=self._berumus
            )

    def _mulai_sel(self, sifat: dict[str, str]) -> None:
        nama = sifat.get("r")
        letak = alamat(nama) if nama else (max(self._baris, 1), self._kolom + 1)
        if letak is None or letak[1] > KOLOM_EXCEL:
            raise self.arsip.rusak()
        self._baris, self._kolom = letak
        self._jenis, self._gaya = sifat.get("t", "n"), sifat.get("s", "")
        self._teks, self._berumus = [], False

    def _catat_gabung(self, acuan: str) -> None:
        awal, _, akhir = acuan.partition(":")
        a, b = alamat(awal), alamat(akhir or awal)
        if a is None or b is None or len(self.gabung) >= MAKS_GABUNG:
            raise self.arsip.rusak()
        self.gabung.append(Gabung(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])))

    def _bilangan(self, teks: str | None, baku: int, maks: int) -> int:
        if teks is None:
            return baku
        if not teks.isascii() or not teks.isdigit() or not 1 <= int(teks[:9]) <= maks:
            raise self.arsip.rusak()
        return int(teks[:9])


class _Naskah(PenerimaLembar):
    """Keeps the words of the cells of a decree."""

    def __init__(self, arsip: Arsip, nilai: BukuNilai) -> None:
        super().__init__(arsip)
        self.lembar = Lembar()
        self._nilai = nilai
        self._jumlah = 0

    def selesai_sel(
        self, baris: int, kolom: int, mentah: str, jenis: str, gaya: str, *, berumus: bool
    ) -> None:
        if not mentah:
            if berumus:
                self.lembar.tanpa_nilai.append(f"{nama_kolom(kolom)}{baris}")
            return
        teks = bersihkan_sel(self._nilai.teks(mentah, jenis, gaya))
        if not teks:
            return
        self._jumlah += 1
        if self._jumlah > MAKS_SEL:
            raise self.arsip.tolak("lembarnya berisi jauh lebih banyak sel daripada sebuah lampiran")
        if kolom > MAKS_KOLOM:
            self.lembar.jauh.append((baris, teks))
        else:
            self.lembar.sel.setdefault(baris, {})[kolom] = teks
