"""Corrections of a reading before it enters the file: rename, discard, join, split; each a new Bacaan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.kantor import new_id
from iki_desktop.models.keputusan import Besaran, Indikator, Kartu, Sasaran, Target

T = TypeVar("T", Sasaran, Indikator)
Ubah = Callable[[Kartu], Sequence[Kartu]]


def dengan_teks(bacaan: Bacaan, objek: str, teks: str) -> Bacaan:
    """The same with another jabatan of a kartu, or other words of a sasaran or indikator."""

    def ubah(kartu: Kartu) -> Sequence[Kartu]:
        if kartu.id == objek:
            return (replace(kartu, jabatan=teks),)
        sasaran = tuple(
            replace(
                s,
                teks=teks if s.id == objek else s.teks,
                indikator=tuple(replace(i, teks=teks) if i.id == objek else i for i in s.indikator),
            )
            for s in kartu.sasaran
        )
        return (replace(kartu, sasaran=sasaran),)

    return _ubah(bacaan, ubah)


def dengan_target(bacaan: Bacaan, objek: str, nilai: Besaran | None) -> Bacaan:
    """The same with the year's target of an indikator set, or (None) taken away again."""
    tahun = bacaan.keputusan.tahun

    def satu(i: Indikator) -> Indikator:
        if i.id != objek:
            return i
        target = replace(i.target.get(tahun, Target()), tahun=nilai)
        lain = {t: isi for t, isi in i.target.items() if t != tahun}
        return replace(i, target=lain if target == Target() else {**lain, tahun: target})

    def ubah(kartu: Kartu) -> Sequence[Kartu]:
        sasaran = tuple(replace(s, indikator=tuple(map(satu, s.indikator))) for s in kartu.sasaran)
        return (replace(kartu, sasaran=sasaran),)

    return _ubah(bacaan, ubah)


def tanpa(bacaan: Bacaan, objek: str) -> Bacaan:
    """The same without a kartu, a sasaran with its indikator, or an indikator; its remarks go too.

    A sasaran whose last indikator is discarded stays: its words were read.
    """

    def ubah(kartu: Kartu) -> Sequence[Kartu]:
        if kartu.id == objek:
            return ()
        sasaran = tuple(
            replace(s, indikator=tuple(i for i in s.indikator if i.id != objek))
            for s in kartu.sasaran
            if s.id != objek
        )
        return (replace(kartu, sasaran=sasaran),)

    return _ubah(bacaan, ubah)


def gabung(bacaan: Bacaan, objek: str) -> Bacaan:
    """The same with an indikator (or sasaran) joined to the one before it in its sasaran (or kartu).

    Words and formulasi are put together in order; what only the second has is kept, and so is what the
    first has where both do. The first of a row has nothing before it: nothing changes.
    """

    def ubah(kartu: Kartu) -> Sequence[Kartu]:
        sasaran = _gabung(kartu.sasaran, objek, _gabung_sasaran)
        return (
            replace(
                kartu,
                sasaran=tuple(
                    replace(s, indikator=_gabung(s.indikator, objek, _gabung_indikator)) for s in sasaran
                ),
            ),
        )

    return _ubah(bacaan, ubah)


def pecah(bacaan: Bacaan, objek: str, posisi: int) -> Bacaan:
    """The same with an indikator cut in two at a place of its words; the second begins with nothing else.

    A cut at either end changes nothing.
    """

    def dua(i: Indikator) -> tuple[Indikator, ...]:
        depan, belakang = i.teks[:posisi].strip(), i.teks[posisi:].strip()
        if i.id != objek or not (depan and belakang):
            return (i,)
        return (
            replace(i, teks=depan),
            Indikator(new_id(), belakang, i.jenis, i.satuan, sumber_data=i.sumber_data),
        )

    def ubah(kartu: Kartu) -> Sequence[Kartu]:
        sasaran = tuple(
            replace(s, indikator=tuple(baru for i in s.indikator for baru in dua(i))) for s in kartu.sasaran
        )
        return (replace(kartu, sasaran=sasaran),)

    return _ubah(bacaan, ubah)


def _ubah(bacaan: Bacaan, ubah: Ubah) -> Bacaan:
    """A reading whose kartu are replaced, numbered anew; remarks of things that are gone go with them."""
    kartu = [baru for satu in bacaan.keputusan.kartu for baru in ubah(satu)]
    kartu = [k if k.urut == n else replace(k, urut=n) for n, k in enumerate(kartu, 1)]
    keputusan = replace(bacaan.keputusan, kartu=tuple(kartu))
    hilang = ids(bacaan.keputusan.kartu) - ids(kartu)
    return replace(
        bacaan,
        keputusan=keputusan,
        catatan=tuple(c for c in bacaan.catatan if c.objek not in hilang),
    )


def ids(daftar: Sequence[Kartu]) -> set[str]:
    """The ids of kartu and of all that is in them."""
    return {
        x
        for k in daftar
        for x in (k.id, *(s.id for s in k.sasaran), *(i.id for s in k.sasaran for i in s.indikator))
    }


def _gabung(daftar: tuple[T, ...], objek: str, satukan: Callable[[T, T], T]) -> tuple[T, ...]:
    hasil: list[T] = []
    for x in daftar:
        if x.id == objek and hasil:
            hasil[-1] = satukan(hasil[-1], x)
        else:
            hasil.append(x)
    return tuple(hasil)


def _gabung_sasaran(a: Sasaran, b: Sasaran) -> Sasaran:
    return replace(a, teks=_sambung(a.teks, b.teks), indikator=a.indikator + b.indikator)


def _gabung_indikator(a: Indikator, b: Indikator) -> Indikator:
    return replace(
        a,
        teks=_sambung(a.teks, b.teks),
        formulasi="\n".join(t for t in (a.formulasi, b.formulasi) if t),
        komponen=a.komponen + b.komponen,
        pembilang=a.pembilang or b.pembilang,
        penyebut=a.penyebut or b.penyebut,
        sumber_data=a.sumber_data or b.sumber_data,
        penanggung_jawab=a.penanggung_jawab or b.penanggung_jawab,
    )


def _sambung(a: str, b: str) -> str:
    return f"{a} {b}".strip()
