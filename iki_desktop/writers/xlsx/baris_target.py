"""Targets of an indikator on its sheet: as they were set, and up to the report's month as formulas."""

from __future__ import annotations

from typing import Any

from iki_desktop.models.keputusan import Indikator, Rentang
from iki_desktop.models.target import menjumlahkan_target
from iki_desktop.writers.xlsx import rumus as r
from iki_desktop.writers.xlsx import tata as t
from iki_desktop.writers.xlsx.blok import BarisKursi, BarisTarget, Blok
from iki_desktop.writers.xlsx.corak import Corak
from iki_desktop.writers.xlsx.hitung import Hitung


class PenulisTarget:
    """Writes the target columns of a block's rows, and the rows of targets that say more than the year's."""

    def __init__(self, corak: Corak) -> None:
        self._c = corak
        self._l = corak.lembar

    def rincian(self, target: BarisTarget, i: Indikator, bersama: bool) -> None:
        """The rows of a target that speaks of TW or months; `bersama` where several pengampu share it."""
        if target.target is None:
            return
        label = "Target tiap pengampu" if bersama else "Target"
        if target.target.bulan:
            label += " per bulan"
        else:
            kumulatif = target.target.tw_kumulatif and menjumlahkan_target(i)
            label += " per triwulan, kumulatif" if kumulatif else " per triwulan"
        ujung = ((target.bawah, ""),)
        if target.bawah != target.atas:
            ujung = ((target.bawah, " (terendah)"), (target.atas, " (tertinggi)"))
        gaya = self._c.angka(i.desimal, "target")
        for ke, (baris, kata) in enumerate(ujung):
            self._c.label(baris, label + kata, 1, redup=True)
            self._c.besaran(baris, t.TARGET, target.target.tahun, ke, gaya)
            for kolom, b in zip(t.KOLOM_TW, target.target.tw or (), strict=False):
                self._c.besaran(baris, kolom, b, ke, gaya)
            for bulan, b in target.target.bulan.items():
                self._c.besaran(baris, t.BULAN_1 + bulan - 1, b, ke, gaya)

    def kursi(self, blok: Blok, kursi: BarisKursi, hitung: Hitung) -> None:
        """Target of the year and up to the month in a kursi's row."""
        i, baris, target = blok.indikator, kursi.baris, kursi.target
        tahun, sd = self._c.angka(i.desimal, "target"), self._c.angka(i.desimal, "sampai")
        if target.target is None or (not target.tersendiri and target.target.tahun is None):
            self._l.teks(baris, t.TARGET, r.STRIP, tahun)
            self._l.teks(baris, t.TARGET_SD, r.STRIP, sd)
            if blok.berentang:
                self._l.teks(baris, t.BAWAH, r.STRIP, self._c.bantu)
                self._l.teks(baris, t.ATAS, r.STRIP, self._c.bantu)
            return
        e1, e2 = target.sel_tahun()
        setahun = hitung.tampil(hitung.target_tahun)
        if target.berentang:
            if isinstance(target.target.tahun, Rentang) and not target.tersendiri:
                self._c.besaran(baris, t.TAHUN_BAWAH, target.target.tahun, 0, self._c.bantu)
                self._c.besaran(baris, t.TAHUN_ATAS, target.target.tahun, 1, self._c.bantu)
            self._l.rumus(baris, t.TARGET, r.rentang_teks(e1, e2, i.desimal), tahun, setahun)
        elif target.tersendiri:
            self._l.rumus(baris, t.TARGET, r.atau_strip(e1), tahun, setahun)
        else:
            self._c.besaran(baris, t.TARGET, target.target.tahun, 0, tahun)
        if blok.berentang:
            for ke, (kolom, b, e) in enumerate(((t.BAWAH, target.bawah, e1), (t.ATAS, target.atas, e2))):
                nilai = hitung.ujung(hitung.patokan, ke)
                self._l.rumus(baris, kolom, _sampai(i, target, b, e), self._c.bantu, nilai)
            self._rentang_sd(baris, hitung, sd)
        else:
            nilai = hitung.tampil(hitung.patokan)
            self._l.rumus(baris, t.TARGET_SD, _sampai(i, target, target.bawah, e1), sd, nilai)

    def gabungan(self, blok: Blok, hitung: Hitung) -> None:
        """The kartu's target: the sum of its pengampu's for `jumlah`, their mean otherwise."""
        i, baris = blok.indikator, blok.utama
        tahun, sd = self._c.angka(i.desimal, "target"), self._c.angka(i.desimal, "sampai")
        menjumlah = menjumlahkan_target(i)
        anak = [k.baris for k in blok.kursi]
        if not blok.berentang:
            for kolom, gaya, b in (
                (t.TARGET, tahun, hitung.target_tahun),
                (t.TARGET_SD, sd, hitung.patokan),
            ):
                rumus = r.gabungan(menjumlah, r.acuan(kolom, anak), r.STRIP)
                self._l.rumus(baris, kolom, rumus, gaya, hitung.tampil(b))
            return
        for ke, kolom in enumerate((t.BAWAH, t.ATAS)):
            rumus = r.gabungan(menjumlah, r.acuan(kolom, anak), r.STRIP)
            self._l.rumus(baris, kolom, rumus, self._c.bantu, hitung.ujung(hitung.patokan, ke))
        self._rentang_sd(baris, hitung, sd)
        ujung = zip(*(k.target.sel_tahun() for k in blok.kursi), strict=True)
        for ke, (kolom, daftar) in enumerate(zip((t.TAHUN_BAWAH, t.TAHUN_ATAS), ujung, strict=True)):
            rumus = r.gabungan(menjumlah, ",".join(daftar), r.STRIP)
            self._l.rumus(baris, kolom, rumus, self._c.bantu, hitung.ujung(hitung.target_tahun, ke))
        rumus = r.rentang_teks(t.sel(t.TAHUN_BAWAH, baris), t.sel(t.TAHUN_ATAS, baris), i.desimal)
        self._l.rumus(baris, t.TARGET, rumus, tahun, hitung.tampil(hitung.target_tahun))

    def _rentang_sd(self, baris: int, hitung: Hitung, gaya: Any) -> None:
        rumus = r.rentang_teks(t.sel(t.BAWAH, baris), t.sel(t.ATAS, baris), hitung.indikator.desimal)
        self._l.rumus(baris, t.TARGET_SD, rumus, gaya, hitung.tampil(hitung.patokan))


def _sampai(i: Indikator, b: BarisTarget, baris: int, tahun: str) -> str:
    """A target up to the month from its finest statement, as `models.target.target_sampai` reads it."""
    menjumlah = menjumlahkan_target(i)
    if b.target is not None and b.target.bulan:
        return r.target_bulan(baris, menjumlah)
    if b.target is not None and any(x is not None for x in b.target.tw or ()):
        return r.target_tw(baris, menjumlah and not b.target.tw_kumulatif)
    return r.target_tahun(tahun, menjumlah)
