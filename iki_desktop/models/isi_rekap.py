"""What the rekap workbook says, as data: its figures stand by triwulan and year, not by month."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache

from iki_desktop.models.angka import angka_json, bulatkan
from iki_desktop.models.isi_kertas import kepala_angka, kop, penandatangan, tampak
from iki_desktop.models.kantor import IsiKantor, keputusan_tahun
from iki_desktop.models.kelengkapan import Kelengkapan
from iki_desktop.models.keputusan import Indikator, Kartu, Rentang
from iki_desktop.models.konsolidasi import Gabungan
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
    posisi: Posisi | None = None,
) -> Data:
    """What the rekap of `tahun` up to month `sampai` says of these kartu (ids; None is all).

    Capaian, kategori and sums follow from the target, the figure and the completeness of each triwulan, so
    that these alone are part of it, and months that make no difference to them are not.
    """
    posisi = posisi or posisi_tahun(isi, tahun)
    # A running triwulan, and the year, stand where the last month does.
    masa = {f"TW {TW[tw - 1]}": posisi(min(3 * tw, sampai)) for tw in range(1, tw_bulan(sampai) + 1)}
    berlaku, semua = keputusan_tahun(isi, tahun), kartu_rekap(isi, tahun)
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
                    {"teks": tampak(s.teks), "indikator": [_indikator(i, masa) for i in s.indikator]}
                    for s in k.sasaran
                ],
            }
            for k in semua
            if kartu is None or k.id in kartu
        ],
    }


def _indikator(i: Indikator, masa: Mapping[str, Mapping[str, Data]]) -> Data:
    return {
        "teks": tampak(i.teks),
        "satuan": tampak(i.satuan),
        "arah": i.arah.value,
        "desimal": i.desimal,
        "posisi": {nama: di[i.id] for nama, di in masa.items()},
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
