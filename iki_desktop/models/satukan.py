"""A read kartu laid over one of the file: what the paper says in the words, the file's ids and choices kept.

What the paper does not say stays as the file has it. What the reader only concluded from the words (jenis,
satuan, konsolidasi, arah, frekuensi) stays too while those words are the same, for the office may have set
it right. An indikator with recorded figures never goes, and keeps the shape that its figures have.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from dataclasses import fields as fields_of
from typing import Any

from iki_desktop.models.kemiripan import mirip, pasangkan, rata
from iki_desktop.models.keputusan import Indikator, Kartu, Keputusan, Lampiran, Penandatangan, Sasaran

SERUPA = 0.6  # from here on another wording is taken for the same indikator or sasaran

_KARTU = ("jenis", "bagian", "jabatan", "unit", "tugas", "fungsi", "judul_kolom")
_KATA = ("teks", "formulasi", "pembilang", "penyebut", "sumber_data", "penanggung_jawab")
_PENENTU = ("teks", "formulasi", "pembilang", "penyebut")  # the words from which the rest is concluded
_TERSIMPUL = ("jenis", "satuan", "komponen", "konsolidasi", "arah", "frekuensi")
_KEPUTUSAN = (
    "nomor",
    "tanggal",
    "tanggal_teks",
    "tempat",
    "tentang",
    "menetapkan",
    "menimbang",
    "mengingat",
    "diktum",
)


@dataclass(frozen=True, slots=True)
class Satuan:
    """A kartu of the file as the paper would have it, and what became of its indikator."""

    kartu: Kartu
    dijaga: tuple[Indikator, ...] = ()  # not in the paper, kept because of their figures
    dibuang: tuple[Indikator, ...] = ()  # not in the paper, and without figures


def satukan_kartu(lama: Kartu, baca: Kartu, tercatat: AbstractSet[str]) -> Satuan:
    """`lama` with what `baca` says. `tercatat`: ids of the indikator that have recorded figures."""
    ubah: dict[str, Any] = {f: _lebih(getattr(lama, f), getattr(baca, f)) for f in _KARTU}
    for daftar, gaya in (("tugas", "gaya_tugas"), ("fungsi", "gaya_fungsi")):
        if ubah[daftar] != getattr(lama, daftar):
            ubah[gaya] = getattr(baca, gaya)
    punya_lama, punya_baca = tuple(lama.indikator()), tuple(baca.indikator())
    cocok = pasangkan(
        len(punya_baca), len(punya_lama), lambda i, j: _indikator_serupa(punya_lama[j], punya_baca[i])
    )
    asal = {punya_baca[i].id: punya_lama[j] for i, j in cocok.items()}
    bertahan = {i.id for i in asal.values()}
    hilang = [i for i in punya_lama if i.id not in bertahan]
    dijaga = tuple(i for i in hilang if i.id in tercatat)
    return Satuan(
        replace(lama, **ubah, sasaran=_sasaran(lama, baca, asal, dijaga, tercatat)),
        dijaga,
        tuple(i for i in hilang if i.id not in tercatat),
    )


def satukan_kepala(lama: Keputusan, baca: Keputusan) -> Keputusan:
    """The decree of the file with what the read one says of itself; the kartu stay those of the file."""
    ubah: dict[str, Any] = {f: _lebih(getattr(lama, f), getattr(baca, f)) for f in _KEPUTUSAN}
    if ubah["tanggal"] is not None:  # the words stand only where there is no full date
        ubah["tanggal_teks"] = ""
    ttd, lampiran = lama.penandatangan, lama.lampiran
    for f in fields_of(Penandatangan):
        ttd = replace(ttd, **{f.name: _lebih(getattr(ttd, f.name), getattr(baca.penandatangan, f.name))})
    for f in fields_of(Lampiran):
        baru = _lebih(getattr(lampiran, f.name), getattr(baca.lampiran, f.name))
        lampiran = replace(lampiran, **{f.name: baru})
    return replace(lama, **ubah, penandatangan=ttd, lampiran=lampiran)


def _sasaran(
    lama: Kartu,
    baca: Kartu,
    asal: dict[str, Indikator],
    dijaga: tuple[Indikator, ...],
    tercatat: AbstractSet[str],
) -> tuple[Sasaran, ...]:
    rumah = {i.id: s.id for s in lama.sasaran for i in s.indikator}

    def serupa(n: int, m: int) -> float:
        baru, ada = baca.sasaran[n], lama.sasaran[m]
        sama = sum(1 for i in baru.indikator if i.id in asal and rumah[asal[i.id].id] == ada.id)
        bagian = sama / max(len(baru.indikator), len(ada.indikator), 1)
        kata = mirip(rata(baru.teks), rata(ada.teks))
        return kata + bagian if kata >= SERUPA or bagian >= 0.5 else 0

    cocok = pasangkan(len(baca.sasaran), len(lama.sasaran), serupa)
    hasil: list[Sasaran] = []
    for n, baru in enumerate(baca.sasaran):
        isi = tuple(
            _indikator(asal[i.id], i, asal[i.id].id in tercatat) if i.id in asal else i
            for i in baru.indikator
        )
        if n in cocok:
            ada = lama.sasaran[cocok[n]]
            isi += tuple(i for i in dijaga if rumah[i.id] == ada.id)
            hasil.append(replace(ada, teks=_lebih(ada.teks, baru.teks), indikator=isi))
        else:
            hasil.append(replace(baru, indikator=isi))
    tinggal = {s.id for s in hasil}
    for ada in lama.sasaran:
        sisa = tuple(i for i in dijaga if rumah[i.id] == ada.id)
        if ada.id not in tinggal and sisa:
            hasil.append(replace(ada, indikator=sisa))
    return tuple(hasil)


def _indikator(lama: Indikator, baca: Indikator, tercatat: bool) -> Indikator:
    ubah: dict[str, Any] = {f: _lebih(getattr(lama, f), getattr(baca, f)) for f in _KATA}
    if any(ubah[f] != getattr(lama, f) for f in _PENENTU):
        ubah |= {f: _lebih(getattr(lama, f), getattr(baca, f)) for f in _TERSIMPUL}
    hasil = replace(lama, **ubah, target={**lama.target, **baca.target})
    if tercatat and hasil.berbagian != lama.berbagian:
        hasil = replace(hasil, jenis=lama.jenis, pembilang=lama.pembilang, penyebut=lama.penyebut)
    return hasil


def _indikator_serupa(lama: Indikator, baca: Indikator) -> float:
    """0 where the two are no one indikator; else above it, more for the same formulasi too."""
    if lama.id == baca.id:
        return 3.0
    teks = mirip(rata(lama.teks), rata(baca.teks))
    return teks + mirip(rata(lama.formulasi), rata(baca.formulasi)) / 2 if teks >= SERUPA else 0.0


def _lebih(lama: Any, baca: Any) -> Any:
    """What is read, unless it says nothing or the same."""
    return lama if not baca or lama == baca or _polos(lama) == _polos(baca) else baca


def _polos(nilai: Any) -> Any:
    if isinstance(nilai, str):
        return rata(nilai)
    return tuple(map(_polos, nilai)) if isinstance(nilai, tuple) else nilai  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
