"""A year rolled over into the next: the decree with fresh kartu, their targets, and who carries them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from iki_desktop.models.kantor import IsiKantor, Masa, Pegawai, keputusan_berlaku, new_id
from iki_desktop.models.keputusan import Indikator, Kartu, Keputusan, Lampiran, Target


@dataclass(frozen=True, slots=True)
class TahunBaru:
    """What a new year begins with: its decrees, and the pegawai whose jabatan go on in it."""

    keputusan: tuple[Keputusan, ...]
    pegawai: tuple[Pegawai, ...]


def salin_kartu(kartu: Kartu) -> Kartu:
    """The same kartu with fresh ids for it and everything in it; targets follow the new ids."""
    pengampu = {p.id: new_id() for p in kartu.pengampu}
    return replace(
        kartu,
        id=new_id(),
        pengampu=tuple(replace(p, id=pengampu[p.id]) for p in kartu.pengampu),
        sasaran=tuple(
            replace(
                s,
                id=new_id(),
                indikator=tuple(
                    replace(
                        i,
                        id=new_id(),
                        target_pengampu={pengampu[p]: t for p, t in i.target_pengampu.items()},
                    )
                    for i in s.indikator
                ),
            )
            for s in kartu.sasaran
        ),
    )


def gulirkan(isi: IsiKantor, tahun: int) -> TahunBaru | None:
    """The decrees in force before `tahun` as those of `tahun`, with the targets of the year before.

    Numbers and dates are left open, as the new SK will have their own; texts, signer and kartu are taken
    over with fresh ids, so that the old year stays as it was. A jabatan that goes on after 31 December
    goes on at the new kartu, from 1 January. None where no decree is in force before.
    """
    lama = keputusan_berlaku(isi, tahun - 1)
    if not lama:
        return None
    baru = tuple(_keputusan(k, tahun) for k in lama)
    kursi = {
        p.id: q.id
        for a, b in zip(lama, baru, strict=True)
        for satu, salinan in zip(a.kartu, b.kartu, strict=True)
        for p, q in zip(satu.pengampu, salinan.pengampu, strict=True)
    }
    return TahunBaru(baru, _pegawai(isi.pegawai, kursi, date(tahun, 1, 1)))


def _keputusan(lama: Keputusan, tahun: int) -> Keputusan:
    return replace(
        lama,
        id=new_id(),
        tahun=tahun,
        nomor="",
        tanggal=None,
        tanggal_teks="",
        lampiran=Lampiran(),
        kartu=tuple(_kartu(salin_kartu(k), tahun) for k in lama.kartu),
    )


def _kartu(kartu: Kartu, tahun: int) -> Kartu:
    return replace(
        kartu,
        sasaran=tuple(
            replace(s, indikator=tuple(_indikator(i, tahun) for i in s.indikator)) for s in kartu.sasaran
        ),
    )


def _indikator(i: Indikator, tahun: int) -> Indikator:
    return replace(
        i,
        target=_geser(i.target, tahun),
        target_pengampu={p: baru for p, t in i.target_pengampu.items() if (baru := _geser(t, tahun))},
    )


def _geser(target: Mapping[int, Target], tahun: int) -> dict[int, Target]:
    """The target of the year before as that of `tahun`; other years stay with the old indikator."""
    return {tahun: target[tahun - 1]} if tahun - 1 in target else {}


def _pegawai(pegawai: Sequence[Pegawai], kursi: Mapping[str, str], mulai: date) -> tuple[Pegawai, ...]:
    hasil: list[Pegawai] = []
    for p in pegawai:
        lanjut = tuple(
            Masa(kursi[m.pengampu], max(m.mulai or mulai, mulai), m.selesai, m.sebagai)
            for m in p.jabatan
            if m.pengampu in kursi and (m.selesai is None or m.selesai >= mulai)
        )
        if lanjut:
            hasil.append(replace(p, jabatan=(*p.jabatan, *lanjut)))
    return tuple(hasil)
