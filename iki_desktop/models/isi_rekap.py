"""What the rekap workbook says, as data: its figures stand by triwulan and year, not by month."""

from __future__ import annotations

from collections.abc import Callable, Collection
from decimal import Decimal
from fractions import Fraction
from functools import cache

from iki_desktop.models.angka import angka_json, bulatkan
from iki_desktop.models.isi_kertas import kepala, kop, penandatangan, tampak
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Kartu, Rentang
from iki_desktop.models.rekap import RekapIndikator, RekapKantor, rekap_kantor
from iki_desktop.models.tanggal import TW, tw_bulan
from iki_desktop.models.target import ujung
from iki_desktop.models.terbitan import Data

Posisi = Callable[[int], RekapKantor]
"""The office of a year as it stands at the end of a month (1–12)."""

_DESIMAL = 6  # of a figure without an end; the workbook shows two


def posisi_tahun(isi: IsiKantor, tahun: int) -> Posisi:
    """The positions of a year, each computed once."""

    @cache
    def posisi(bulan: int) -> RekapKantor:
        return rekap_kantor(isi, tahun, bulan)

    return posisi


def urut_rekap(rekap: RekapKantor) -> list[Kartu]:
    """The kartu in the order of the rekap: unit by unit."""
    return [satu.kartu for satu in rekap.kartu()]


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
    letak = {nama: {x.indikator.id: x for x in rekap.indikator()} for nama, rekap in masa.items()}
    p = isi.pengaturan
    akhir = posisi(sampai)
    berlaku = akhir.keputusan
    return {
        **kepala("rekap", isi, tahun),
        **kop(isi),
        **(penandatangan(isi, berlaku) | {"tempat": tampak(berlaku.tempat)} if berlaku else {}),
        "sampai": sampai,
        "skala": p.skala,
        "batas_capaian": None if p.batas_capaian is None else angka_json(p.batas_capaian),
        "jumlah_kartu": len(urut_rekap(akhir)),
        "kartu": [
            {
                "unit": tampak(satu.unit),
                "jabatan": tampak(satu.kartu.jabatan),
                "jenis": satu.kartu.jenis.value,
                "sasaran": [
                    {
                        "teks": tampak(s.sasaran.teks),
                        "indikator": [
                            {
                                "teks": tampak(x.indikator.teks),
                                "satuan": tampak(x.indikator.satuan),
                                "arah": x.indikator.arah.value,
                                "desimal": x.indikator.desimal,
                                "posisi": {nama: _posisi(di[x.indikator.id]) for nama, di in letak.items()},
                            }
                            for x in s.indikator
                        ],
                    }
                    for s in satu.sasaran
                ],
            }
            for satu in akhir.kartu()
            if kartu is None or satu.kartu.id in kartu
        ],
    }


def _posisi(x: RekapIndikator) -> Data:
    lengkap = x.kelengkapan
    return {
        "target": _target(x),
        "realisasi": None if x.realisasi.nilai is None else _angka(x.realisasi.nilai),
        "isian": f"{lengkap.isi} dari {lengkap.wajib}",
    }


def _target(x: RekapIndikator) -> str | None:
    if x.target is None:
        return None
    bawah, atas = (_angka(ujung_satu) for ujung_satu in ujung(x.target))
    return f"{bawah}-{atas}" if isinstance(x.target, Rentang) else bawah


def _angka(x: Decimal | Fraction) -> str:
    return angka_json(bulatkan(x, _DESIMAL))
