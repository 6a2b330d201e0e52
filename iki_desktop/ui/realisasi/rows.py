"""Which rows the month grid has: headings, figures to type, and figures that follow from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from iki_desktop.models.keputusan import Indikator, Kartu, Pengampu, Sasaran
from iki_desktop.models.nama import nama_kartu


class Peran(Enum):
    """What a row is for."""

    KARTU = auto()  # heading
    SASARAN = auto()  # heading
    ANGKA = auto()  # one figure a month, typed
    PEMBILANG = auto()  # part of a persentase, typed
    PENYEBUT = auto()
    HASIL = auto()  # follows from the rows below it: % of the parts, or all pengampu together


DIKETIK = frozenset({Peran.ANGKA, Peran.PEMBILANG, Peran.PENYEBUT})
JUDUL = frozenset({Peran.KARTU, Peran.SASARAN})


@dataclass(frozen=True, slots=True)
class Baris:
    """One row. `indikator` is None on headings; `pengampu` is None where the row is of all of them.

    `utama` marks the one row of an indikator that shows satuan, target and capaian.
    """

    peran: Peran
    kartu: Kartu
    label: str
    nomor: str = ""
    sasaran: Sasaran | None = None
    indikator: Indikator | None = None
    pengampu: str | None = None
    utama: bool = False

    @property
    def diketik(self) -> bool:
        """Whether its months take figures."""
        return self.peran in DIKETIK and bool(self.pengampu)


def susun_baris(kartu: Iterable[Kartu], *, judul_kartu: bool) -> tuple[Baris, ...]:
    """The rows of the kartu given, in order; with a heading a kartu when several are shown."""
    hasil: list[Baris] = []
    for k in kartu:
        if judul_kartu:
            hasil.append(Baris(Peran.KARTU, k, nama_kartu(k), str(k.urut)))
        nomor = 0
        for sasaran in k.sasaran:
            if sasaran.teks:
                hasil.append(Baris(Peran.SASARAN, k, sasaran.teks, sasaran=sasaran))
            for indikator in sasaran.indikator:
                nomor += 1
                hasil.extend(_baris_indikator(k, sasaran, indikator, str(nomor)))
    return tuple(hasil)


def _baris_indikator(kartu: Kartu, sasaran: Sasaran, indikator: Indikator, nomor: str) -> Iterator[Baris]:
    beberapa = len(kartu.pengampu) > 1
    if not (beberapa or indikator.berbagian):
        satu = kartu.pengampu[0].id if kartu.pengampu else None
        yield Baris(Peran.ANGKA, kartu, indikator.teks, nomor, sasaran, indikator, satu, utama=True)
        return
    sendiri = None if beberapa or not kartu.pengampu else kartu.pengampu[0].id
    yield Baris(Peran.HASIL, kartu, indikator.teks, nomor, sasaran, indikator, sendiri, utama=True)
    for n, pengampu in enumerate(kartu.pengampu, start=1):
        awalan = f"{_nama(pengampu, n)}: " if beberapa else ""
        if not indikator.berbagian:
            yield Baris(Peran.ANGKA, kartu, _nama(pengampu, n), "", sasaran, indikator, pengampu.id)
            continue
        for peran, kata in ((Peran.PEMBILANG, indikator.pembilang), (Peran.PENYEBUT, indikator.penyebut)):
            yield Baris(peran, kartu, awalan + kata, "", sasaran, indikator, pengampu.id)


def _nama(pengampu: Pengampu, n: int) -> str:
    return pengampu.unit or f"Pengampu {n}"
