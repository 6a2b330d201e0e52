"""Writes the rows of one indikator: recorded figures as they are, everything else as formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from iki_desktop.models.angka import format_angka
from iki_desktop.models.capaian import rata_capaian
from iki_desktop.models.keputusan import Konsolidasi
from iki_desktop.models.realisasi import KeadaanSel, Sel
from iki_desktop.models.rekap import RekapIndikator
from iki_desktop.writers.xlsx import rumus as r
from iki_desktop.writers.xlsx import tata as t
from iki_desktop.writers.xlsx.baris_target import PenulisTarget
from iki_desktop.writers.xlsx.blok import BarisKursi, Blok, susun_blok
from iki_desktop.writers.xlsx.corak import Corak
from iki_desktop.writers.xlsx.hitung import Hitung, atau_strip
from iki_desktop.writers.xlsx.tangga import Tangga

_PERIODE = (*t.KOLOM_TW, t.TAHUN, t.REALISASI_SD)
_HITUNG = (*t.KOLOM_BULAN, *_PERIODE)


class PenulisBlok:
    """Writes the blocks of one sheet, from top to bottom."""

    def __init__(self, corak: Corak, tahun: int, sampai: int, tangga: Tangga, batas: Decimal | None) -> None:
        self._c = corak
        self._l = corak.lembar
        self._target = PenulisTarget(corak)
        self._tahun = tahun
        self._sampai = sampai
        self._tangga = tangga
        self._batas = batas
        self.ada_salah_bentuk = False
        self.bebas: list[tuple[int, int]] = []  # rows whose decimals follow the figure

    def tulis(self, x: RekapIndikator, sel: Mapping[str, Sequence[Sel]], awal: int) -> int:
        """Write an indikator from row `awal` on; `sel` are its cells of the year by pengampu.

        Gives the next free row.
        """
        i, kartu = x.indikator, x.kartu
        kursi = [p.id for p in kartu.pengampu] or [""]  # none is due like one, as in models.rekap
        unit = {p.id: p.unit or f"Pengampu {n}" for n, p in enumerate(kartu.pengampu, 1)}
        blok = susun_blok(i, kursi, unit, self._tahun, awal, self._c.ruas)
        milik = {k: sel.get(k, ()) for k in kursi}
        hitung = Hitung(i, milik, self._tahun, self._sampai, self._tangga.tingkat)
        self._baris_utama(blok, hitung, x)
        for target in blok.target_tersendiri():
            self._target.rincian(target, i, bersama=blok.banyak)
        for satu in blok.kursi:
            sendiri = hitung.milik(satu.pengampu) if blok.banyak else hitung
            if blok.banyak:
                self._baris_kursi(blok, satu, unit.get(satu.pengampu, ""), sendiri)
            self._isi_bulan(blok, satu, sendiri, milik[satu.pengampu])
        if blok.banyak:
            self._gabungan(blok, hitung)
            self._target.gabungan(blok, hitung)
        self._catat_bebas(blok)
        return blok.akhir + 1

    def tulis_kosong(self, baris: int) -> int:
        """A sasaran or kartu without indikator: one row that says so. Gives the next free row."""
        self._c.label(baris, "Belum ada indikator", 1, redup=True)
        self._c.rapikan(baris)
        return baris + 1

    def _baris_utama(self, blok: Blok, hitung: Hitung, x: RekapIndikator) -> None:
        i, baris = blok.indikator, blok.utama
        self._c.label(baris, i.teks, ruas=blok.ruas)
        self._c.satuan(baris, i.satuan, blok.ruas)
        if blok.pembilang is not None and blok.penyebut is not None:
            self._c.label(blok.pembilang, blok.label_pembilang, 1, redup=True)
            self._c.label(blok.penyebut, blok.label_penyebut, 1, redup=True)
        if not blok.banyak:
            self._target.kursi(blok, blok.kursi[0], hitung)
        self._penilaian(blok, baris, hitung)
        potong = rata_capaian([x.capaian], self._batas)
        terisi = r.terisi(i.frekuensi, [k.masukan for k in blok.kursi])
        wajib = r.wajib(i.frekuensi, len(blok.kursi))
        self._l.rumus(baris, t.TERHITUNG, r.terhitung(baris), self._c.bantu, potong)
        self._l.rumus(baris, t.TERISI, terisi, self._c.bantu, x.kelengkapan.isi)
        self._l.rumus(baris, t.WAJIB, wajib, self._c.bantu, x.kelengkapan.wajib)

    def _baris_kursi(self, blok: Blok, kursi: BarisKursi, nama: str, hitung: Hitung) -> None:
        self._c.label(kursi.baris, nama, 1)
        if kursi.pembilang is not None and kursi.penyebut is not None:
            self._c.label(kursi.pembilang, "Pembilang", 2, redup=True)
            self._c.label(kursi.penyebut, "Penyebut", 2, redup=True)
        self._target.kursi(blok, kursi, hitung)
        self._penilaian(blok, kursi.baris, hitung)

    def _penilaian(self, blok: Blok, baris: int, hitung: Hitung) -> None:
        capaian = r.capaian(baris, blok.indikator.arah, blok.berentang)
        nilai = atau_strip(hitung.capaian)
        self._l.rumus(baris, t.CAPAIAN, capaian, self._c.angka(None, "sampai"), nilai)
        kata = r.kategori(t.sel(t.CAPAIAN, baris), self._tangga.tangga)
        self._l.rumus(baris, t.KATEGORI, kata, self._c.tengah, hitung.kata)

    def _isi_bulan(self, blok: Blok, kursi: BarisKursi, hitung: Hitung, sel: Sequence[Sel]) -> None:
        """The recorded cells of one pengampu, and its figures of TW, year and up to the month."""
        i = blok.indikator
        per_bulan = {s.bulan: s for s in sel}
        if kursi.pembilang is None or kursi.penyebut is None:
            for bulan, kolom in enumerate(t.KOLOM_BULAN, 1):
                self._masukan(kursi.baris, kolom, per_bulan.get(bulan), "nilai", i.desimal)
            self._periode(kursi.baris, i.konsolidasi, hitung, "nilai")
            return
        # Parts are summed whatever else is set: a mean or extreme of monthly percentages would be wrong.
        cara = Konsolidasi.AKHIR if i.konsolidasi is Konsolidasi.AKHIR else Konsolidasi.JUMLAH
        for baris, bagian in ((kursi.pembilang, "pembilang"), (kursi.penyebut, "penyebut")):
            for bulan, kolom in enumerate(t.KOLOM_BULAN, 1):
                self._masukan(baris, kolom, per_bulan.get(bulan), bagian, None)
            self._periode(baris, cara, hitung, bagian)
        self._persen(kursi.baris, kursi.pembilang, kursi.penyebut, hitung)

    def _masukan(self, baris: int, kolom: int, s: Sel | None, bagian: str, desimal: int | None) -> None:
        """One month: kosong stays empty, nihil is a 0 shown as –, a cell of the wrong form is text with *."""
        if s is None:
            self._l.angka(baris, kolom, None, self._c.angka(desimal, "bulan"))
            return
        if bagian != "penyebut" and (s.catatan or s.bukti):
            self._l.catatan(baris, kolom, s.catatan, s.bukti)
        if s.keadaan is KeadaanSel.NIHIL:
            self._l.angka(baris, kolom, 0, self._c.angka(desimal, "bulan", nihil=True))
        elif bagian == "nilai" and s.nilai is not None:
            self._l.angka(baris, kolom, s.nilai, self._c.angka(desimal, "bulan"))
        elif bagian != "nilai" and s.pembilang is not None and s.penyebut is not None:
            nilai = s.pembilang if bagian == "pembilang" else s.penyebut
            self._l.angka(baris, kolom, nilai, self._c.angka(desimal, "bulan"))
        else:
            self.ada_salah_bentuk = True
            self._l.teks(baris, kolom, _salah_bentuk(s, bagian), self._c.salah)

    def _periode(self, baris: int, cara: Konsolidasi, hitung: Hitung, bagian: str) -> None:
        rentang = [*(r.triwulan(baris, tw) for tw in range(4)), r.tahun_penuh(baris), r.sampai(baris)]
        for kolom, bulan in zip(_PERIODE, rentang, strict=True):
            self._rumus(baris, kolom, r.konsolidasi(cara, bulan), hitung, bagian)

    def _persen(self, baris: int, pembilang: int, penyebut: int, hitung: Hitung) -> None:
        for kolom in _HITUNG:
            rumus = r.persen(t.sel(kolom, pembilang), t.sel(kolom, penyebut))
            self._rumus(baris, kolom, rumus, hitung, "nilai")

    def _gabungan(self, blok: Blok, hitung: Hitung) -> None:
        """The joined rows of several pengampu."""
        i = blok.indikator
        if blok.pembilang is None or blok.penyebut is None:
            anak = [k.baris for k in blok.kursi]
            menjumlah = i.konsolidasi is Konsolidasi.JUMLAH
            for kolom in _HITUNG:
                rumus = r.gabungan(menjumlah, r.acuan(kolom, anak))
                self._rumus(blok.utama, kolom, rumus, hitung, "nilai")
            return
        for baris, bagian in ((blok.pembilang, "pembilang"), (blok.penyebut, "penyebut")):
            anak = [getattr(k, bagian) for k in blok.kursi]
            for kolom in _HITUNG:
                self._rumus(baris, kolom, r.gabungan(True, r.acuan(kolom, anak)), hitung, bagian)
        self._persen(blok.utama, blok.pembilang, blok.penyebut, hitung)

    def _rumus(self, baris: int, kolom: int, rumus: str, hitung: Hitung, bagian: str) -> None:
        """A figure of a period; `bagian` names which of a Gabungan's three it is."""
        desimal = hitung.indikator.desimal if bagian == "nilai" else None
        gaya = self._c.angka(desimal, "sampai" if kolom == t.REALISASI_SD else "hitung")
        self._l.rumus(baris, kolom, rumus, gaya, getattr(hitung.periode(kolom), bagian))

    def _catat_bebas(self, blok: Blok) -> None:
        """Rows whose decimals follow each figure: all but those of an indikator that says how many."""
        if blok.indikator.desimal is None:
            self.bebas.append((blok.utama, blok.akhir))
            return
        bagian = [(blok.pembilang, blok.penyebut), *((k.pembilang, k.penyebut) for k in blok.kursi)]
        for p, n in bagian:
            if p is not None and n is not None:
                self.bebas.extend(((p, p), (n, n)))


def _salah_bentuk(s: Sel, bagian: str) -> str:
    """What a cell of the wrong form shows: its figures with *, on the pembilang row where there are two."""
    if bagian == "penyebut":
        return ""
    if s.nilai is not None:
        return format_angka(s.nilai) + "*"
    p, n = (("?" if x is None else format_angka(x)) for x in (s.pembilang, s.penyebut))
    return f"{p}/{n}*" if s.pembilang is not None or s.penyebut is not None else "?*"
