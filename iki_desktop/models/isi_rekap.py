"""What the rekap workbook says, as data: its figures stand by triwulan and year, not by month."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache

from iki_desktop.models.angka import angka_json, bulatkan
from iki_desktop.models.isi_kertas import kepala_angka, kop, penandatangan, setelah_dikunci, tampak
from iki_desktop.models.kantor import IsiKantor, keputusan_tahun
from iki_desktop.models.kelengkapan import Kelengkapan
from iki_desktop.models.keputusan import Indikator, Kartu, Rentang
from iki_desktop.models.konsolidasi import Gabungan
from iki_desktop.models.laporan import keterangan_bulan
from iki_desktop.models.penutupan import Pembukaan
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.rekap import (
    kartu_berurut,
    posisi_indikator,
    sel_menurut_indikator,
    unit_kartu,
)
from iki_desktop.models.tanggal import TW, tw_bulan
from iki_desktop.models.target import Patokan, ujung
from iki_desktop.models.terbitan import Data

Posisi = Callable[[int], Mapping[str, Data]]
"""How the indikator of a year, by id, stand at the end of a month (1–12)."""

_DESIMAL = 6  # of a figure without an end; the workbook shows two


def posisi_tahun(isi: IsiKantor, tahun: int) -> Posisi:
    """The positions of a year, those of each month computed once."""
    sel = sel_menurut_indikator(isi, tahun)
    semua = [(k, i) for k in kartu_rekap(isi, tahun) for i in k.indikator()]

    @cache
    def posisi(bulan: int) -> Mapping[str, Data]:
        return {i.id: _posisi(*posisi_indikator(k, i, sel.get(i.id, {}), tahun, bulan)) for k, i in semua}

    return posisi


def kartu_rekap(isi: IsiKantor, tahun: int) -> list[Kartu]:
    """The kartu in the order of the rekap: unit by unit, as rekap_kantor has them."""
    unit: dict[str, list[Kartu]] = {}
    for kartu in kartu_berurut(isi, tahun):
        unit.setdefault(unit_kartu(kartu, isi.kantor), []).append(kartu)
    return [kartu for milik in unit.values() for kartu in milik]


def isi_rekap(
    isi: IsiKantor,
    tahun: int,
    sampai: int,
    kartu: Collection[str] | None = None,
    pembukaan: Sequence[Pembukaan] = (),
    posisi: Posisi | None = None,
) -> Data:
    """What the rekap of `tahun` up to month `sampai` says of these kartu (ids; None is all).

    Capaian, kategori and sums follow from the target, the figure and the completeness of each triwulan, so
    that these alone are part of it, and months that make no difference to them are not. `pembukaan` are the
    unlockings of the office.
    """
    posisi = posisi or posisi_tahun(isi, tahun)
    # A running triwulan, and the year, stand where the last month does.
    masa = {f"TW {TW[tw - 1]}": posisi(min(3 * tw, sampai)) for tw in range(1, tw_bulan(sampai) + 1)}
    berlaku, semua = keputusan_tahun(isi, tahun), kartu_rekap(isi, tahun)
    keterangan = _keterangan(isi, tahun, sampai, semua)
    return {
        **kepala_angka("rekap", isi, tahun, sampai),
        **kop(isi),
        **(penandatangan(isi, berlaku) | {"tempat": tampak(berlaku.tempat)} if berlaku else {}),
        "jumlah_kartu": len(semua),
        "kartu": [
            {
                "unit": tampak(unit_kartu(k, isi.kantor)),
                "jabatan": tampak(k.jabatan),
                "jenis": k.jenis.value,
                "sasaran": [
                    {
                        "teks": tampak(s.teks),
                        "indikator": [_indikator(i, masa, keterangan) for i in s.indikator],
                    }
                    for s in k.sasaran
                ],
            }
            for k in semua
            if kartu is None or k.id in kartu
        ],
        **setelah_dikunci(isi, tahun, sampai, kartu, pembukaan),
    }


def _keterangan(isi: IsiKantor, tahun: int, sampai: int, semua: Sequence[Kartu]) -> Mapping[str, Data]:
    """Kendala and tindak lanjut up to a month, by the id of each indikator that has any."""
    sel: dict[str, dict[str, list[Sel]]] = {}
    for s in isi.realisasi:
        if s.tahun == tahun and (s.kendala or s.tindak_lanjut):
            sel.setdefault(s.indikator, {}).setdefault(s.pengampu, []).append(s)
    return {
        i.id: {
            bagian: teks
            for bagian in ("kendala", "tindak_lanjut")
            if (teks := tampak(keterangan_bulan(k, sel[i.id], sampai, bagian)))
        }
        for k in semua
        for i in k.indikator()
        if i.id in sel
    }


def _indikator(i: Indikator, masa: Mapping[str, Mapping[str, Data]], keterangan: Mapping[str, Data]) -> Data:
    return {
        "teks": tampak(i.teks),
        "satuan": tampak(i.satuan),
        "arah": i.arah.value,
        "desimal": i.desimal,
        "posisi": {nama: di[i.id] for nama, di in masa.items()},
        **keterangan.get(i.id, {}),
    }


def _posisi(target: Patokan | None, realisasi: Gabungan, lengkap: Kelengkapan) -> Data:
    return {
        "target": None if target is None else _target(target),
        "realisasi": None if realisasi.nilai is None else _angka(realisasi.nilai),
        "isian": f"{lengkap.isi} dari {lengkap.wajib}",
    }


def _target(target: Patokan) -> str:
    if not isinstance(target, Rentang):
        return _angka(target)
    bawah, atas = (_angka(batas) for batas in ujung(target))
    return f"{bawah}-{atas}"


def _angka(x: Decimal | Fraction) -> str:
    return angka_json(bulatkan(x, _DESIMAL))
