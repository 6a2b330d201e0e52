"""Which rows the month grid has: headings, figures to type, and figures that follow from them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from iki_desktop.models.kantor import Kantor
from iki_desktop.models.keputusan import Indikator, Kartu, Pengampu, Sasaran
from iki_desktop.models.nama import nama_kartu
from iki_desktop.models.rekap import unit_kartu


class Peran(Enum):
    """What a row is for."""

    UNIT = auto()  # heading
    KARTU = auto()  # heading
    SASARAN = auto()  # heading
    ANGKA = auto()  # one figure a month, typed
    PEMBILANG = auto()  # part of a persentase, typed
    PENYEBUT = auto()
    HASIL = auto()  # follows from the rows below it: % of the parts, or all pengampu together


DIKETIK = (Peran.ANGKA, Peran.PEMBILANG, Peran.PENYEBUT)  # asked at every cell: a set would hash each time
PECAHAN = (Peran.PEMBILANG, Peran.PENYEBUT)
JUDUL = (Peran.UNIT, Peran.KARTU, Peran.SASARAN)


@dataclass(frozen=True, slots=True)
class Baris:
    """One row. `indikator` is None on headings; `pengampu` is None where the row is of all of them.

    `utama` marks the one row of an indikator that shows satuan, target and capaian. `lipat` names what
    can be folded away below the row, "" where nothing can.
    """

    peran: Peran
    kartu: Kartu  # of a unit's heading its first
    label: str
    nomor: str = ""
    sasaran: Sasaran | None = None
    indikator: Indikator | None = None
    pengampu: str | None = None
    utama: bool = False
    lipat: str = ""

    @property
    def diketik(self) -> bool:
        """Whether its months take figures."""
        return self.peran in DIKETIK and bool(self.pengampu)


def susun_baris(
    kartu: Iterable[Kartu], *, judul_kartu: bool, kantor: Kantor | None = None
) -> tuple[Baris, ...]:
    """The rows of the kartu given, in order; with a heading a kartu when several are shown.

    With `kantor` they stand by unit (models/rekap.py says which), units in the order of their first
    kartu, with a heading a unit where there are several.
    """
    kartu = list(kartu)
    unit: dict[str, list[Kartu]] = {}
    for k in kartu:
        unit.setdefault(unit_kartu(k, kantor) if kantor else "", []).append(k)
    hasil: list[Baris] = []
    for nama, anggota in unit.items():
        if len(unit) > 1:
            hasil.append(Baris(Peran.UNIT, anggota[0], nama, lipat=f"unit/{nama}"))
        for k in anggota:
            hasil.extend(_baris_kartu(k, judul=judul_kartu))
    return tuple(hasil)


def lipat_baris(baris: Iterable[Baris], lipatan: Collection[str]) -> tuple[Baris, ...]:
    """The rows without those that are folded away below a row whose `lipat` is named."""
    hasil: list[Baris] = []
    batas = _TERDALAM  # rows deeper than this are folded away
    for b in baris:
        dalam = _dalam(b)
        if dalam > batas:
            continue
        batas = dalam if b.lipat and b.lipat in lipatan else _TERDALAM
        hasil.append(b)
    return tuple(hasil)


_JUDUL_DALAM = {Peran.UNIT: 1, Peran.KARTU: 2, Peran.SASARAN: 3}
_TERDALAM = 5


def _dalam(b: Baris) -> int:
    return _JUDUL_DALAM.get(b.peran, 4 if b.utama else _TERDALAM)


def _baris_kartu(kartu: Kartu, *, judul: bool) -> Iterator[Baris]:
    if judul:
        yield Baris(Peran.KARTU, kartu, nama_kartu(kartu), str(kartu.urut), lipat=kartu.id)
    nomor = 0
    for sasaran in kartu.sasaran:
        if sasaran.teks:
            yield Baris(Peran.SASARAN, kartu, sasaran.teks, sasaran=sasaran, lipat=sasaran.id)
        for indikator in sasaran.indikator:
            nomor += 1
            yield from _baris_indikator(kartu, sasaran, indikator, str(nomor))


def _baris_indikator(kartu: Kartu, sasaran: Sasaran, indikator: Indikator, nomor: str) -> Iterator[Baris]:
    beberapa = len(kartu.pengampu) > 1
    if not (beberapa or indikator.berbagian):
        satu = kartu.pengampu[0].id if kartu.pengampu else None
        yield Baris(Peran.ANGKA, kartu, indikator.teks, nomor, sasaran, indikator, satu, utama=True)
        return
    sendiri = None if beberapa or not kartu.pengampu else kartu.pengampu[0].id
    yield Baris(
        Peran.HASIL, kartu, indikator.teks, nomor, sasaran, indikator, sendiri, utama=True, lipat=indikator.id
    )
    for n, pengampu in enumerate(kartu.pengampu, start=1):
        awalan = f"{_nama(pengampu, n)}: " if beberapa else ""
        if not indikator.berbagian:
            yield Baris(Peran.ANGKA, kartu, _nama(pengampu, n), "", sasaran, indikator, pengampu.id)
            continue
        for peran, kata in ((Peran.PEMBILANG, indikator.pembilang), (Peran.PENYEBUT, indikator.penyebut)):
            yield Baris(peran, kartu, awalan + kata, "", sasaran, indikator, pengampu.id)


def _nama(pengampu: Pengampu, n: int) -> str:
    return pengampu.unit or f"Pengampu {n}"
