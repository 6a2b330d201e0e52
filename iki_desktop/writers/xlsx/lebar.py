"""Column widths of a kartu's sheet from what its columns will show, so that no figure turns into ###."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from iki_desktop.models.angka import format_angka, format_besaran
from iki_desktop.models.keputusan import Indikator, Konsolidasi
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.rekap import RekapKartu
from iki_desktop.models.target import target_kartu, target_milik
from iki_desktop.writers.xlsx import tata as t
from iki_desktop.writers.xlsx import ukuran as u
from iki_desktop.writers.xlsx.blok import angka_target
from iki_desktop.writers.xlsx.gaya import UKURAN
from iki_desktop.writers.xlsx.tangga import Tangga

_SASARAN, _INDIKATOR = 23.0, 34.0
_BULAN_MIN, _TW_MIN, _ANGKA_MIN, _CAPAIAN_MIN = 4.7, 5.6, 7.5, 8.0
_ANGKA_MAKS = 24.0


def lebar_kolom(
    rekap: RekapKartu, sel: Mapping[str, Mapping[str, Sequence[Sel]]], tahun: int, tangga: Tangga
) -> dict[int, float]:
    """Width of each column in characters."""
    bulan, jumlah, target, sd, capaian = _BULAN_MIN, _TW_MIN, _ANGKA_MIN, _ANGKA_MIN, _CAPAIAN_MIN
    satuan = ["Satuan"]
    kursi = [p.id for p in rekap.kartu.pengampu]
    for x in rekap.indikator():
        i = x.indikator
        semua = [s for daftar in sel.get(i.id, {}).values() for s in daftar]
        satu, total = _terlebar(i, semua)
        bulan = max(bulan, satu)
        jumlah = max(jumlah, total)
        milik = [target_milik(i, k, tahun) for k in kursi or [""]]
        angka = [b for m in milik if m is not None for b in angka_target(m)]
        bersama = [b for m in range(1, 13) if (b := target_kartu(i, kursi, tahun, m)) is not None]
        target = max([target, *(_muat(format_besaran(b, i.desimal)) for b in [*angka, *bersama[-1:]])])
        sd = max([sd, total, *(_muat(format_besaran(b, i.desimal)) for b in bersama)])
        for m in milik:
            if m is not None:
                bulan = max([bulan, *(_muat(format_besaran(b, i.desimal)) for b in m.bulan.values())])
                jumlah = max(
                    [jumlah, *(_muat(format_besaran(b, i.desimal)) for b in m.tw or () if b is not None)]
                )
        if x.capaian is not None:
            capaian = max(capaian, _muat(format_angka(x.capaian, 2)))
        satuan.extend(i.satuan.split())
    lebar_satuan = max(u.kolom_untuk(u.lebar_teks(s, UKURAN)) for s in satuan)
    lebar_kata = max(u.kolom_untuk(u.lebar_teks(n, UKURAN, True)) for n in ["Kategori", *tangga.nama])
    lebar = {
        t.NO: 4.3,
        t.SASARAN: _SASARAN,
        t.INDIKATOR: _INDIKATOR,
        t.SATUAN: min(max(lebar_satuan, 8.0), 13.0),
        **{k: bulan for k in t.KOLOM_BULAN},
        **{k: jumlah for k in t.KOLOM_TW},
        t.TARGET: target,
        t.TAHUN: max(jumlah, _ANGKA_MIN),
        t.TARGET_SD: sd,
        t.REALISASI_SD: max(sd, 8.8),
        t.CAPAIAN: capaian,
        t.KATEGORI: min(lebar_kata + 0.6, 18.0),
        **{k: 11.0 for k in t.KOLOM_BANTU},
    }
    return {k: round(min(v, _ANGKA_MAKS) if k >= t.TARGET else v, 1) for k, v in lebar.items()}


def _terlebar(indikator: Indikator, sel: Iterable[Sel]) -> tuple[float, float]:
    """Widths that hold any month's figure of an indikator, and any period's."""
    satu = total = Decimal(0)
    teks = ["0"]
    menjumlah = indikator.konsolidasi is Konsolidasi.JUMLAH or indikator.berbagian
    for s in sel:
        for nilai in (s.nilai, s.pembilang, s.penyebut):
            if nilai is not None:
                satu = max(satu, abs(nilai))
                total += abs(nilai)
                teks.append(format_angka(nilai))
                teks.append(format_angka(nilai, indikator.desimal))
    # Means and quotients show two decimals whatever went in.
    akhir = indikator.desimal if indikator.desimal is not None else 2
    pecah = indikator.berbagian or indikator.konsolidasi is Konsolidasi.RATA_RATA
    if indikator.berbagian:
        teks.append(format_angka(Decimal(100), akhir))
    besar = total if menjumlah else satu
    lain = max(teks, key=u.lebar_kata)
    jumlah = (
        format_angka(besar, akhir)
        if pecah
        else max(format_angka(besar, indikator.desimal), format_angka(besar), lain, key=u.lebar_kata)
    )
    return _muat(lain), max(_muat(jumlah), _muat(lain))


def _muat(teks: str) -> float:
    return u.kolom_untuk(u.lebar_teks(teks, UKURAN) + 2)
