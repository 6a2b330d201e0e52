"""Targets made from others: spread over the year, taken over from an earlier year, offered by the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

from iki_desktop.models.kantor import IsiKantor, kartu_berlaku
from iki_desktop.models.keputusan import Besaran, Indikator, Kartu, Rentang, Target
from iki_desktop.models.target import bagi_rata, menjumlahkan_target, tanpa_target
from iki_desktop.models.target_teks import target_dari_teks


@dataclass(frozen=True, slots=True)
class IsianTarget:
    """What a target is to become: None takes it away; `pengampu` None is that of the indikator itself."""

    indikator: str
    target: Target | None
    pengampu: str | None = None


def sebar_tw(indikator: Indikator, target: Target, kumulatif: bool) -> Target:
    """The year's target spread over four TW, whole figures that add up to it; single months go.

    What does not add up over time (a nilai, a percentage) has the year's target in each TW. Without a
    year's target nothing changes.
    """
    if target.tahun is None:
        return target
    tw = _bagian(target.tahun, 4, kumulatif) if menjumlahkan_target(indikator) else (target.tahun,) * 4
    return replace(target, tw=tw, bulan={}, tw_kumulatif=kumulatif)


def sebar_bulan(indikator: Indikator, target: Target) -> Target:
    """As `sebar_tw`, over twelve months; those of TW go, since months would hold before them anyway."""
    if target.tahun is None:
        return target
    jumlah = menjumlahkan_target(indikator)
    bulan = _bagian(target.tahun, 12, False) if jumlah else (target.tahun,) * 12
    return replace(target, tw=None, bulan=dict(enumerate(bulan, 1)))


def _bagian(b: Besaran, n: int, kumulatif: bool) -> tuple[Besaran, ...]:
    """A target in n parts, or their running totals. A range keeps its ends in order: lo, then its width."""
    bawah, atas = (b.bawah, b.atas) if isinstance(b, Rentang) else (b, b)
    assert isinstance(bawah, Decimal) and isinstance(atas, Decimal)  # of what is stored, not computed
    lo, lebar = bagi_rata(bawah, n), bagi_rata(atas - bawah, n)
    hi = tuple(a + d for a, d in zip(lo, lebar, strict=True))
    if kumulatif:
        lo, hi = tuple(accumulate(lo)), tuple(accumulate(hi))
    return tuple(a if a == z else Rentang(a, z) for a, z in zip(lo, hi, strict=True))


def usul_target(daftar: Iterable[Kartu], tahun: int) -> dict[str, Decimal]:
    """What the texts of indikator without a target of that year say it is, by indikator id."""
    usul: dict[str, Decimal] = {}
    for kartu in daftar:
        for i in kartu.indikator():
            if tanpa_target(i.target.get(tahun)) and (
                terbaca := target_dari_teks(i.teks, i.formulasi, i.jenis)
            ):
                usul[i.id] = terbaca[0]
    return usul


def target_lama(isi: IsiKantor, dari: int, ke: int) -> tuple[IsianTarget, ...]:
    """The targets of year `dari` for the indikator in force in `ke`, in the order of the lampiran.

    An indikator's own target of that year, else that of its namesake in the keputusan in force then: the
    same words under the same jabatan and unit (a later SK has its own ids), in order where they repeat.
    """
    lama, baru = kartu_berlaku(isi, dari), kartu_berlaku(isi, ke)
    dulu = dict(_bernama(lama)) if lama != baru else {}
    hasil: list[IsianTarget] = []
    for kunci, (kartu, i) in _bernama(baru):
        kartu_dulu, i_dulu = (kartu, i) if dari in i.target else dulu.get(kunci, (kartu, i))
        if dari in i_dulu.target:
            hasil.append(IsianTarget(i.id, i_dulu.target[dari]))
        kini = {p: q.id for p, q in zip((p.id for p in kartu_dulu.pengampu), kartu.pengampu, strict=False)}
        hasil += [
            IsianTarget(i.id, per_tahun[dari], kini[p])
            for p, per_tahun in i_dulu.target_pengampu.items()
            if dari in per_tahun and p in kini
        ]
    return tuple(hasil)


def target_kini(isi: IsiKantor, tahun: int) -> Mapping[tuple[str, str | None], Target]:
    """The targets of a year that are set in the kartu in force, by indikator and pengampu (None: of all)."""
    hasil: dict[tuple[str, str | None], Target] = {}
    for kartu in kartu_berlaku(isi, tahun):
        for i in kartu.indikator():
            for p, per_tahun in ((None, i.target), *i.target_pengampu.items()):
                target = per_tahun.get(tahun)
                if target is not None and not tanpa_target(target):
                    hasil[i.id, p] = target
    return hasil


_Nama = tuple[str, str, str, int]


def _bernama(daftar: Iterable[Kartu]) -> Iterator[tuple[_Nama, tuple[Kartu, Indikator]]]:
    """The indikator under names that last over years: jabatan, unit, words, and the how manieth of these."""
    sudah: Counter[tuple[str, str, str]] = Counter()
    for kartu in daftar:
        for i in kartu.indikator():
            nama = (_polos(kartu.jabatan), _polos(kartu.unit), _polos(i.teks))
            sudah[nama] += 1
            yield (*nama, sudah[nama]), (kartu, i)


def _polos(teks: str) -> str:
    return " ".join(teks.casefold().split())
