"""The frame of a review: rules in tables, findings, and the words and places they are found at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.models.kantor import Kantor
from iki_desktop.models.keputusan import Indikator, Kartu, Keputusan, Sasaran

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding of a rule: the sentence, and where a fix is safe, the field and what to put there."""

    pesan: str
    bidang: str = ""
    usul: str | None = None
    tempat: str = ""  # inside the place the rule looked at: "mengingat 2"; capitalised, instead of it
    objek: str | None = None  # another object than the one the rule looked at


@dataclass(frozen=True, slots=True)
class Aturan(Generic[T]):
    """A rule: its stable code, how grave it is, and the function that finds it."""

    kode: str
    tingkat: TingkatCatatan
    cari: Callable[[Konteks, T], Iterable[Temuan]]


@dataclass(frozen=True, slots=True)
class Konteks:
    """What a rule may ask beside the object itself."""

    kantor: Kantor
    keputusan: Keputusan
    tahun: int
    awalan: str = ""  # before each place, where there are several keputusan: "Keputusan 2026: "
    kata_umum: frozenset[str] = field(default_factory=frozenset[str])  # words written small somewhere


@dataclass(frozen=True, slots=True)
class IndikatorDiKartu:
    """An indikator with the sasaran and kartu it stands in."""

    indikator: Indikator
    sasaran: Sasaran
    kartu: Kartu


@dataclass(frozen=True, slots=True)
class Potongan:
    """One text of the keputusan or a kartu, with its place and the field it is (\"\" where no fix can go)."""

    teks: str
    tempat: str
    objek: str
    bidang: str = ""


def jalankan(
    aturan: Sequence[Aturan[T]], konteks: Konteks, benda: T, tempat: str, objek: str
) -> Iterator[Catatan]:
    """All findings of a table of rules about one object, as remarks."""
    for a in aturan:
        for temuan in a.cari(konteks, benda):
            letak = f"{tempat}, {temuan.tempat}" if temuan.tempat else tempat
            if temuan.tempat[:1].isupper():
                letak = temuan.tempat
            yield Catatan(
                a.tingkat,
                a.kode,
                temuan.pesan,
                tempat=konteks.awalan + letak,
                objek=temuan.objek or objek,
                usul=temuan.usul,
                bidang=temuan.bidang,
            )


def bentuk(teks: str) -> str:
    """The bare words of a text, to compare wordings: no case, signs or double blanks."""
    return " ".join(re.findall(r"\w+", teks.casefold()))


def ringkas(teks: str, panjang: int = 60) -> str:
    """A text as a sentence can quote it."""
    satu_baris = " ".join(teks.split())
    return f"“{satu_baris}”" if len(satu_baris) <= panjang else f"“{satu_baris[: panjang - 1].rstrip()}…”"


def potongan_keputusan(k: Keputusan) -> Iterator[Potongan]:
    """The texts of the decree itself."""
    for bidang in ("tentang", "menetapkan"):
        yield Potongan(getattr(k, bidang), bidang.capitalize(), k.id, bidang)
    for nama, daftar in (("Menimbang", k.menimbang), ("Mengingat", k.mengingat)):
        for n, teks in enumerate(daftar, 1):
            yield Potongan(teks, f"{nama} {n}", k.id)
    for d in k.diktum:
        yield Potongan(d.teks, f"Diktum {d.label}".strip(), k.id)
    yield Potongan(k.penandatangan.jabatan, "Penandatangan", k.id)


def potongan_kartu(kartu: Kartu, nomor: int) -> Iterator[Potongan]:
    """The texts of a kartu, in the order in which they are printed."""
    di = f"Kartu {nomor}"
    yield Potongan(kartu.jabatan, f"{di}, jabatan", kartu.id, "jabatan")
    for nama, daftar in (("tugas", kartu.tugas), ("fungsi", kartu.fungsi)):
        for n, teks in enumerate(daftar, 1):
            yield Potongan(teks, f"{di}, {nama} {n}", kartu.id)
    for s, sasaran in enumerate(kartu.sasaran, 1):
        yield Potongan(sasaran.teks, f"{di}, sasaran {s}", sasaran.id, "teks")
        for i, indikator in enumerate(sasaran.indikator, 1):
            tempat = tempat_indikator(nomor, s, i)
            for bidang in ("teks", "formulasi", "sumber_data", "penanggung_jawab"):
                yield Potongan(getattr(indikator, bidang), tempat, indikator.id, bidang)


def tempat_indikator(kartu: int, sasaran: int, indikator: int) -> str:
    """ "Kartu 3, sasaran 1, indikator 2"; all counted from 1."""
    return f"Kartu {kartu}, sasaran {sasaran}, indikator {indikator}"
