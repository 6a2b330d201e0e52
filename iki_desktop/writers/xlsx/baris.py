"""Writes the rows of one indikator: recorded figures as they are, everything else as formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from iki_desktop.models.angka import format_angka
from iki_desktop.models.keputusan import Besaran, Indikator, Kartu, Konsolidasi, Rentang
from iki_desktop.models.realisasi import KeadaanSel, Sel
from iki_desktop.models.target import menjumlahkan_target
from iki_desktop.writers import warna
from iki_desktop.writers.xlsx import gaya as g
from iki_desktop.writers.xlsx import rumus as r
from iki_desktop.writers.xlsx import tata as t
from iki_desktop.writers.xlsx import ukuran as u
from iki_desktop.writers.xlsx.blok import BarisKursi, BarisTarget, Blok
from iki_desktop.writers.xlsx.lembar import Lembar
from iki_desktop.writers.xlsx.tangga import Tangga

_HITUNG = (*t.KOLOM_TW, t.TAHUN)


class PenulisBlok:
    """Writes blocks of one sheet and keeps the heights of its rows."""

    def __init__(self, lembar: Lembar, tahun: int, tangga: Tangga, lebar: Mapping[int, float]) -> None:
        self._l = lembar
        self._tahun = tahun
        self._tangga = tangga
        self._pt = {k: u.isi_kolom(v) for k, v in lebar.items()}
        self._tinggi: dict[int, float] = {}
        self.ada_salah_bentuk = False
        self.bebas: list[tuple[int, int]] = []  # rows whose decimals follow the figure
        self._gaya_angka: dict[tuple[int | None, str, bool], Any] = {}
        gaya = lembar.gaya
        self._sasaran = gaya()
        self._sasaran_kutip = gaya(kutip=True)
        self._no = gaya(datar="center")
        self._label = gaya()
        self._label_kutip = gaya(kutip=True)
        self._anak = gaya(warna_teks=warna.REDUP, indentasi=1)
        self._anak_kutip = gaya(warna_teks=warna.REDUP, indentasi=1, kutip=True)
        self._satuan = gaya(datar="center")
        self._satuan_kutip = gaya(datar="center", kutip=True)
        self._kategori = gaya(datar="center")
        self._bantu = gaya(warna_teks=warna.REDUP, datar="right", garis=None, lipat=False)
        self._salah = gaya(datar="right", lipat=False, warna_teks=warna.TINGKAT[-1].teks)

    # What a caller asks

    def tulis(self, blok: Blok, kartu: Kartu, sel: Mapping[str, Sequence[Sel]]) -> None:
        """Write all rows of a block; `sel` are the indikator's cells of the year by pengampu."""
        i = blok.indikator
        self._baris_utama(blok)
        if blok.pembilang is not None and blok.penyebut is not None:
            self._label_anak(blok.pembilang, f"Pembilang: {i.pembilang}")
            self._label_anak(blok.penyebut, f"Penyebut: {i.penyebut}")
        for target in blok.target_tersendiri():
            self._target(target, i, "Target tiap pengampu" if blok.banyak else "Target")
        unit = {p.id: p.unit for p in kartu.pengampu}
        for nomor, kursi in enumerate(blok.kursi, 1):
            if blok.banyak:
                self._baris_kursi(blok, kursi, unit.get(kursi.pengampu) or f"Pengampu {nomor}")
            self._isi_bulan(blok, kursi, sel.get(kursi.pengampu, ()))
        if blok.banyak:
            self._gabungan(blok)
        for baris in range(blok.utama, blok.akhir + 1):
            self._rapikan(baris)
        self._catat_bebas(blok)

    def tulis_kosong(self, baris: int) -> int:
        """A sasaran or kartu without indikator: one row that says so. Gives the next free row."""
        self._rapikan(baris)
        self._l.teks(baris, t.INDIKATOR, "Belum ada indikator", self._anak)
        self._catat(baris, t.INDIKATOR, "Belum ada indikator")
        return baris + 1

    def tulis_sasaran(self, nomor: int, teks: str, awal: int, akhir: int) -> int:
        """Number and sasaran over the rows of its indikator; their heights are made to hold it."""
        for baris in range(awal, akhir + 1):
            self._l.ws.cell(baris, t.NO)._style = self._no
            self._l.ws.cell(baris, t.SASARAN)._style = self._sasaran
        self._l.angka(awal, t.NO, nomor, self._no)
        self._l.teks(awal, t.SASARAN, teks, self._sasaran, self._sasaran_kutip)
        self._l.gabung(awal, t.NO, akhir, t.NO)
        self._l.gabung(awal, t.SASARAN, akhir, t.SASARAN)
        perlu = u.tinggi_baris(u.jumlah_baris(teks, self._pt[t.SASARAN], g.UKURAN), g.UKURAN)
        ada = sum(self._tinggi.get(b, 15.0) for b in range(awal, akhir + 1))
        if perlu > ada:
            self._tinggi[akhir] = self._tinggi.get(akhir, 15.0) + perlu - ada
        for baris in range(awal, akhir + 1):
            self._l.tinggi(baris, self._tinggi.get(baris, 15.0))
        return akhir

    # Rows

    def _baris_utama(self, blok: Blok) -> None:
        i, baris = blok.indikator, blok.utama
        self._l.teks(baris, t.INDIKATOR, i.teks, self._label, self._label_kutip)
        self._catat(baris, t.INDIKATOR, i.teks)
        self._l.teks(baris, t.SATUAN, i.satuan, self._satuan, self._satuan_kutip)
        self._catat(baris, t.SATUAN, i.satuan)
        if not blok.banyak:
            self._target_kursi(blok, blok.kursi[0])
        self._penilaian(blok, baris)
        self._l.rumus(baris, t.TERHITUNG, r.terhitung(baris), self._bantu)
        self._l.rumus(baris, t.TERISI, r.terisi(i.frekuensi, [k.masukan for k in blok.kursi]), self._bantu)
        self._l.rumus(baris, t.WAJIB, r.wajib(i.frekuensi, len(blok.kursi)), self._bantu)

    def _baris_kursi(self, blok: Blok, kursi: BarisKursi, nama: str) -> None:
        self._label_anak(kursi.baris, nama)
        if kursi.pembilang is not None and kursi.penyebut is not None:
            self._label_anak(kursi.pembilang, "Pembilang")
            self._label_anak(kursi.penyebut, "Penyebut")
        self._target_kursi(blok, kursi)
        self._penilaian(blok, kursi.baris)

    def _penilaian(self, blok: Blok, baris: int) -> None:
        capaian = r.capaian(baris, blok.indikator.arah, blok.berentang)
        self._l.rumus(baris, t.CAPAIAN, capaian, self._angka(None, "kanan"))
        kata = r.kategori(t.sel(t.CAPAIAN, baris), self._tangga.tangga)
        self._l.rumus(baris, t.KATEGORI, kata, self._kategori)

    def _isi_bulan(self, blok: Blok, kursi: BarisKursi, sel: Sequence[Sel]) -> None:
        """The recorded cells of one pengampu, and its figures of TW, year and up to the month."""
        i = blok.indikator
        per_bulan = {s.bulan: s for s in sel}
        if kursi.pembilang is not None and kursi.penyebut is not None:
            cara = Konsolidasi.AKHIR if i.konsolidasi is Konsolidasi.AKHIR else Konsolidasi.JUMLAH
            for baris, bagian in ((kursi.pembilang, "pembilang"), (kursi.penyebut, "penyebut")):
                for bulan, kolom in enumerate(t.KOLOM_BULAN, 1):
                    self._masukan(baris, kolom, per_bulan.get(bulan), bagian, None)
                self._periode(baris, cara, None)
            self._persen(kursi.baris, kursi.pembilang, kursi.penyebut, i)
            return
        for bulan, kolom in enumerate(t.KOLOM_BULAN, 1):
            self._masukan(kursi.baris, kolom, per_bulan.get(bulan), "nilai", i.desimal)
        self._periode(kursi.baris, i.konsolidasi, i.desimal)

    def _masukan(self, baris: int, kolom: int, s: Sel | None, bagian: str, desimal: int | None) -> None:
        """One month: kosong stays empty, nihil is a 0 that shows –, a cell of the wrong form is text with *."""
        if s is None:
            self._l.angka(baris, kolom, None, self._angka(desimal, "bulan"))
        elif s.keadaan is KeadaanSel.NIHIL:
            self._l.angka(baris, kolom, 0, self._angka(desimal, "bulan", nihil=True))
        elif bagian == "nilai" and s.nilai is not None:
            self._l.angka(baris, kolom, s.nilai, self._angka(desimal, "bulan"))
        elif bagian != "nilai" and s.pembilang is not None and s.penyebut is not None:
            nilai = s.pembilang if bagian == "pembilang" else s.penyebut
            self._l.angka(baris, kolom, nilai, self._angka(desimal, "bulan"))
        else:
            self.ada_salah_bentuk = True
            self._l.teks(baris, kolom, _salah_bentuk(s, bagian), self._salah)

    def _periode(self, baris: int, cara: Konsolidasi, desimal: int | None) -> None:
        for tw, kolom in enumerate(t.KOLOM_TW):
            self._l.rumus(
                baris, kolom, r.konsolidasi(cara, r.triwulan(baris, tw)), self._angka(desimal, "hitung")
            )
        self._l.rumus(
            baris, t.TAHUN, r.konsolidasi(cara, r.tahun_penuh(baris)), self._angka(desimal, "hitung")
        )
        self._l.rumus(
            baris, t.REALISASI_SD, r.konsolidasi(cara, r.sampai(baris)), self._angka(desimal, "kanan")
        )

    def _persen(self, baris: int, pembilang: int, penyebut: int, i: Indikator) -> None:
        for kolom in (*t.KOLOM_BULAN, *_HITUNG, t.REALISASI_SD):
            rumus = r.persen(t.sel(kolom, pembilang), t.sel(kolom, penyebut))
            gaya = "kanan" if kolom == t.REALISASI_SD else "hitung"
            self._l.rumus(baris, kolom, rumus, self._angka(i.desimal, gaya))

    def _gabungan(self, blok: Blok) -> None:
        """The joined rows of several pengampu."""
        i = blok.indikator
        kolom_semua = (*t.KOLOM_BULAN, *_HITUNG, t.REALISASI_SD)
        if blok.pembilang is not None and blok.penyebut is not None:
            for baris, anak in (
                (blok.pembilang, [k.pembilang for k in blok.kursi if k.pembilang is not None]),
                (blok.penyebut, [k.penyebut for k in blok.kursi if k.penyebut is not None]),
            ):
                for kolom in kolom_semua:
                    gaya = "kanan" if kolom == t.REALISASI_SD else "hitung"
                    self._l.rumus(
                        baris, kolom, r.gabungan(True, r.acuan(kolom, anak)), self._angka(None, gaya)
                    )
            self._persen(blok.utama, blok.pembilang, blok.penyebut, i)
        else:
            anak = [k.baris for k in blok.kursi]
            menjumlah = i.konsolidasi is Konsolidasi.JUMLAH
            for kolom in kolom_semua:
                gaya = "kanan" if kolom == t.REALISASI_SD else "hitung"
                rumus = r.gabungan(menjumlah, r.acuan(kolom, anak))
                self._l.rumus(blok.utama, kolom, rumus, self._angka(i.desimal, gaya))
        self._target_gabungan(blok)

    # Targets

    def _target_kursi(self, blok: Blok, kursi: BarisKursi) -> None:
        """Target of the year and up to the month in a kursi's row."""
        i, baris, target = blok.indikator, kursi.baris, kursi.target
        tahun, sd = self._angka(i.desimal, "target"), self._angka(i.desimal, "kanan")
        if target.target is None or (not target.tersendiri and target.target.tahun is None):
            self._l.teks(baris, t.TARGET, r.STRIP, tahun)
            self._l.teks(baris, t.TARGET_SD, r.STRIP, sd)
            if blok.berentang:
                self._l.teks(baris, t.BAWAH, r.STRIP, self._bantu)
                self._l.teks(baris, t.ATAS, r.STRIP, self._bantu)
            return
        if not target.tersendiri and isinstance(target.target.tahun, Decimal):
            self._l.angka(baris, t.TARGET, target.target.tahun, tahun)
        else:
            e1, e2 = t.sel(t.TARGET, target.bawah), t.sel(t.TARGET, target.atas)
            rumus = r.rentang_teks(e1, e2, i.desimal) if target.berentang else r.atau_strip(e1)
            self._l.rumus(baris, t.TARGET, rumus, tahun)
        if blok.berentang:
            self._l.rumus(baris, t.BAWAH, self._rumus_target(i, target, target.bawah), self._bantu)
            self._l.rumus(baris, t.ATAS, self._rumus_target(i, target, target.atas), self._bantu)
            self._rentang_sd(baris, i, sd)
        else:
            self._l.rumus(baris, t.TARGET_SD, self._rumus_target(i, target, target.bawah), sd)

    def _rumus_target(self, i: Indikator, b: BarisTarget, baris: int) -> str:
        menjumlah = menjumlahkan_target(i)
        if b.target is not None and b.target.bulan:
            return r.target_bulan(baris, menjumlah)
        if b.target is not None and any(x is not None for x in b.target.tw or ()):
            return r.target_tw(baris, menjumlah and not b.target.tw_kumulatif)
        return r.target_tahun(t.sel(t.TARGET, baris), menjumlah)

    def _rentang_sd(self, baris: int, i: Indikator, gaya: Any) -> None:
        rumus = r.rentang_teks(t.sel(t.BAWAH, baris), t.sel(t.ATAS, baris), i.desimal)
        self._l.rumus(baris, t.TARGET_SD, rumus, gaya)

    def _target_gabungan(self, blok: Blok) -> None:
        """The kartu's target: the sum of its pengampu's for `jumlah`, their mean otherwise."""
        i, baris = blok.indikator, blok.utama
        tahun, sd = self._angka(i.desimal, "target"), self._angka(i.desimal, "kanan")
        menjumlah = menjumlahkan_target(i)
        anak = [k.baris for k in blok.kursi]
        if not blok.berentang:
            for kolom, gaya in ((t.TARGET, tahun), (t.TARGET_SD, sd)):
                self._l.rumus(baris, kolom, r.gabungan(menjumlah, r.acuan(kolom, anak), r.STRIP), gaya)
            return
        for kolom in (t.BAWAH, t.ATAS):
            self._l.rumus(baris, kolom, r.gabungan(menjumlah, r.acuan(kolom, anak), r.STRIP), self._bantu)
        self._rentang_sd(baris, i, sd)
        bawah, atas = (
            r.gabungan(menjumlah, r.acuan(t.TARGET, [getattr(k.target, ujung) for k in blok.kursi]), r.STRIP)[
                1:
            ]
            for ujung in ("bawah", "atas")
        )
        self._l.rumus(baris, t.TARGET, r.rentang_teks(bawah, atas, i.desimal), tahun)

    def _target(self, target: BarisTarget, i: Indikator, label: str) -> None:
        """Rows of a target that says more than one figure."""
        if target.target is None:
            return
        kumulatif = target.target.tw is not None and target.target.tw_kumulatif and menjumlahkan_target(i)
        sifat = " (TW kumulatif)" if kumulatif and any(target.target.tw or ()) else ""
        ujung = ((target.bawah, ""),)
        if target.berentang:
            ujung = ((target.bawah, " terendah"), (target.atas, " tertinggi"))
        for ke, (baris, kata) in enumerate(ujung):
            self._label_anak(baris, f"{label}{kata}{sifat}")
            gaya = self._angka(i.desimal, "target")
            self._besaran(baris, t.TARGET, target.target.tahun, ke, gaya)
            for kolom, b in zip(t.KOLOM_TW, target.target.tw or (), strict=False):
                self._besaran(baris, kolom, b, ke, gaya)
            for bulan, b in target.target.bulan.items():
                self._besaran(baris, t.BULAN_1 + bulan - 1, b, ke, gaya)

    def _besaran(self, baris: int, kolom: int, b: Besaran | None, ke: int, gaya: Any) -> None:
        if b is None:
            return
        nilai = (b.bawah, b.atas)[ke] if isinstance(b, Rentang) else b
        self._l.angka(baris, kolom, Decimal(nilai) if isinstance(nilai, Decimal) else float(nilai), gaya)

    # Looks

    def _label_anak(self, baris: int, teks: str) -> None:
        self._l.teks(baris, t.INDIKATOR, teks, self._anak, self._anak_kutip)
        self._catat(baris, t.INDIKATOR, teks, potong=9.0)

    def _catat(self, baris: int, kolom: int, teks: str, potong: float = 0.0) -> None:
        n = u.jumlah_baris(teks, self._pt[kolom] - potong, g.UKURAN)
        self._tinggi[baris] = max(self._tinggi.get(baris, 0.0), u.tinggi_baris(n, g.UKURAN))

    def _catat_bebas(self, blok: Blok) -> None:
        """Rows whose decimals follow each figure: all but those of an indikator that says how many."""
        if blok.indikator.desimal is None:
            self.bebas.append((blok.utama, blok.akhir))
            return
        bagian = [(blok.pembilang, blok.penyebut), *((k.pembilang, k.penyebut) for k in blok.kursi)]
        self.bebas.extend(sorted({(p, n) for p, n in bagian if p is not None and n is not None}))

    def _angka(self, desimal: int | None, macam: str, nihil: bool = False) -> Any:
        """The style of a figure: "bulan" as recorded, "hitung" computed, "target", "kanan" up to the month."""
        kunci = (desimal, macam, nihil)
        gaya = self._gaya_angka.get(kunci)
        if gaya is None:
            gaya = self._gaya_angka[kunci] = self._l.gaya(
                datar="right",
                lipat=False,
                latar=warna.PANEL if macam == "hitung" else "",
                warna_teks=warna.REDUP if macam == "target" else warna.TEKS,
                format=g.format_angka(desimal, nihil),
            )
        return gaya

    def _rapikan(self, baris: int) -> None:
        """Borders for the cells of a row that hold nothing."""
        for kolom in t.KOLOM_CETAK:
            sel = self._l.ws.cell(baris, kolom)
            if not sel.has_style:
                sel._style = self._label


def _salah_bentuk(s: Sel, bagian: str) -> str:
    """What a cell of the wrong form shows: its figures with *, on the pembilang row where there are two."""
    if bagian == "penyebut":
        return ""
    if s.nilai is not None:
        return format_angka(s.nilai) + "*"
    p, n = (("?" if x is None else format_angka(x)) for x in (s.pembilang, s.penyebut))
    return f"{p}/{n}*" if s.pembilang is not None or s.penyebut is not None else "?*"
