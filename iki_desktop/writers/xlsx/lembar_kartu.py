"""The sheet of one kartu: what was recorded by month, and live formulas for all that follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.kategori import kaki_laporan
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.rekap import RekapKartu
from iki_desktop.writers import warna
from iki_desktop.writers.xlsx import gaya as g
from iki_desktop.writers.xlsx import rumus as r
from iki_desktop.writers.xlsx import tata as t
from iki_desktop.writers.xlsx import ukuran as u
from iki_desktop.writers.xlsx.baris import PenulisBlok
from iki_desktop.writers.xlsx.corak import Corak
from iki_desktop.writers.xlsx.hitung import Nilai, atau_strip, kata, persen
from iki_desktop.writers.xlsx.kepala_kartu import nama_kartu, tulis_kepala
from iki_desktop.writers.xlsx.lebar import lebar_kolom
from iki_desktop.writers.xlsx.lembar import Lembar
from iki_desktop.writers.xlsx.tangga import Tangga

_TANDA = (
    "Sel kosong: belum ada yang mengisi. Tanda – di kolom bulan: nihil, dihitung 0. Angka bulan yang "
    "abu-abu miring sesudah bulan laporan dan belum dihitung di kolom sampai dengan."
)
_SALAH_BENTUK = (
    "Tanda *: bulan itu diisi dalam bentuk lain daripada yang diminta indikatornya (satu angka, bukan "
    "pembilang dan penyebut, atau sebaliknya), jadi tidak ikut dihitung."
)


@dataclass(frozen=True, slots=True)
class LembarKartu:
    """Where a kartu's sheet holds what the Rekap needs."""

    nama: str
    rekap: RekapKartu
    baris: int  # of the summary: mean and word in Capaian and Kategori, counts among the helpers


class PenulisKartu:
    """Writes one kartu into its sheet, with the formulas' values at month `sampai`."""

    def __init__(
        self, lembar: Lembar, isi: IsiKantor, rekap: RekapKartu, tahun: int, sampai: int, tangga: Tangga
    ) -> None:
        self._l = lembar
        self._isi = isi
        self._rekap = rekap
        self._tahun = tahun
        self._sampai = sampai
        self._tangga = tangga

    def tulis(self, sel: Mapping[str, Mapping[str, Sequence[Sel]]]) -> LembarKartu:
        """Write all; `sel` are the year's cells by indikator and pengampu."""
        lebar = lebar_kolom(self._rekap, sel, self._tahun, self._tangga)
        self._l.lebar(lebar, terlipat=t.KOLOM_BANTU)
        tulis_kepala(self._l, self._isi, self._rekap, self._tahun, self._sampai, lebar)
        corak = Corak(self._l, lebar)
        batas = self._isi.pengaturan.batas_capaian
        penulis = PenulisBlok(corak, self._tahun, self._sampai, self._tangga, batas)
        baris = t.BARIS_DATA
        for nomor, sasaran in enumerate(self._rekap.sasaran, 1):
            awal = baris
            for x in sasaran.indikator:
                baris = penulis.tulis(x, sel.get(x.indikator.id, {}), baris)
            if baris == awal:
                baris = penulis.tulis_kosong(awal)
            baris = corak.sasaran(nomor, sasaran.sasaran.teks, awal, baris - 1) + 1
        if baris == t.BARIS_DATA:
            baris = penulis.tulis_kosong(baris)
        self._ringkasan(baris)
        kaki = [*kaki_laporan(self._isi.pengaturan), _TANDA]
        if penulis.ada_salah_bentuk:
            kaki.append(_SALAH_BENTUK)
        akhir = self._kaki(baris + 3, kaki, sum(u.isi_kolom(lebar[k]) for k in t.KOLOM_CETAK))
        self._syarat(baris, penulis.bebas)
        self._tampilan(akhir)
        return LembarKartu(self._l.nama, self._rekap, baris)

    def _ringkasan(self, baris: int) -> None:
        """Mean capaian with its word, and completeness; what the Rekap reads stands among the helpers."""
        dasar = {"tebal": True, "latar": warna.PANEL, "garis": g.GARIS_JUMLAH, "tegak": "center"}
        label = self._l.gaya(datar="right", **dasar)
        angka = self._l.gaya(datar="right", format=g.FORMAT_BEBAS, lipat=False, **dasar)
        tengah = self._l.gaya(datar="center", **dasar)
        bantu = self._l.gaya(warna_teks=warna.REDUP, datar="right", garis=None, lipat=False)
        daftar = {k: f"{t.sel(k, t.BARIS_DATA)}:{t.sel(k, baris - 1)}" for k in t.KOLOM_BANTU}
        for b in (baris, baris + 1):
            for k in t.KOLOM_CETAK:
                self._l.gayakan(b, k, label)
            self._l.gabung(b, 1, b, t.REALISASI_SD)
            self._l.tinggi(b, 18)
        x = self._rekap.ringkasan
        lengkap = x.kelengkapan
        terukur, semua, isi, wajib = (t.sel(k, baris) for k in (t.BAWAH, t.ATAS, t.TERISI, t.WAJIB))
        for b, awal, a1, a2, akhir, n1, n2 in (
            (baris, "Rata-rata capaian", terukur, semua, "indikator terukur", x.terukur, x.jumlah),
            (baris + 1, "Kelengkapan", isi, wajib, "isian yang wajib", lengkap.isi, lengkap.wajib),
        ):
            rumus = f'="{awal} ("&{a1}&" dari "&{a2}&" {akhir})"'
            self._l.rumus(b, 1, rumus, label, f"{awal} ({n1} dari {n2} {akhir})")
        total: Nilai = None if x.capaian is None else x.capaian * x.terukur
        capaian = t.sel(t.CAPAIAN, baris)
        for b, k, rumus, gaya, nilai in (
            (baris, t.CAPAIAN, r.rata(daftar[t.TERHITUNG]), angka, atau_strip(x.capaian)),
            (baris, t.KATEGORI, r.kategori(capaian, self._tangga.tangga), tengah, kata(x.kategori)),
            (baris + 1, t.CAPAIAN, r.bagian_persen(isi, wajib), angka, persen(lengkap.rasio)),
            (baris, t.BAWAH, f"=COUNT({daftar[t.TERHITUNG]})", bantu, x.terukur),
            (baris, t.ATAS, f"=COUNT({daftar[t.WAJIB]})", bantu, x.jumlah),
            (baris, t.TERHITUNG, f"=SUM({daftar[t.TERHITUNG]})", bantu, total or 0),
            (baris, t.TERISI, f"=SUM({daftar[t.TERISI]})", bantu, lengkap.isi),
            (baris, t.WAJIB, f"=SUM({daftar[t.WAJIB]})", bantu, lengkap.wajib),
        ):
            self._l.rumus(b, k, rumus, gaya, nilai)

    def _kaki(self, baris: int, kalimat: Sequence[str], lebar_pt: float) -> int:
        """Foot: scale, cap, formula, and what the signs in the cells mean. Gives its last row."""
        gaya = self._l.gaya(ukuran=g.UKURAN_KECIL, warna_teks=warna.REDUP, garis=None)
        for teks in kalimat:
            self._l.teks(baris, 1, teks, gaya)
            self._l.gabung(baris, 1, baris, t.KATEGORI)
            n = u.jumlah_baris(teks, lebar_pt, g.UKURAN_KECIL)
            self._l.tinggi(baris, u.tinggi_baris(n, g.UKURAN_KECIL))
            baris += 1
        return baris - 1

    def _syarat(self, ringkasan: int, bebas: Sequence[tuple[int, int]]) -> None:
        """Conditional formats: decimals, months after the report's, the tint of the word."""
        ws, pasang = self._l.ws, self._l.bersyarat
        for b1, b2, rapikan in _ruas(bebas, t.BARIS_DATA, ringkasan - 1):
            syarat = f"COLUMN({t.sel(t.BULAN_1, b1)})-{t.BULAN_1 - 1}>{t.SAMPAI}"
            bulan = f"{t.sel(t.BULAN_1, b1)}:{t.sel(t.BULAN_12, b2)}"
            pasang.redupkan(ws, bulan, syarat, rapikan=rapikan)
            if rapikan:
                pasang.rapikan_desimal(ws, f"{t.sel(t.TARGET, b1)}:{t.sel(t.TARGET, b2)}")
                pasang.rapikan_desimal(ws, f"{t.sel(t.TW_1, b1)}:{t.sel(t.REALISASI_SD, b2)}")
        awal = t.BARIS_DATA
        pasang.rapikan_desimal(ws, f"{t.sel(t.CAPAIAN, awal)}:{t.sel(t.CAPAIAN, ringkasan + 1)}")
        kategori = f"{t.sel(t.KATEGORI, awal)}:{t.sel(t.KATEGORI, ringkasan)}"
        pasang.warnai_kategori(ws, kategori, self._tangga.nama)

    def _tampilan(self, akhir: int) -> None:
        ws = self._l.ws
        ws.freeze_panes = t.sel(t.SATUAN, t.BARIS_DATA)
        ws.sheet_view.showGridLines = False
        kantor = sebutan_kantor(self._isi.kantor)
        self._l.siapkan_cetak(
            self._isi.pengaturan.kertas,
            f"{kantor} · Realisasi {self._tahun} · {nama_kartu(self._rekap.kartu)}",
            f"{t.BARIS_KEPALA}:{t.BARIS_KEPALA + 1}",
        )
        ws.print_area = f"A2:{t.sel(t.KATEGORI, akhir)}"  # without the link above the title


def _ruas(bebas: Sequence[tuple[int, int]], awal: int, akhir: int) -> list[tuple[int, int, bool]]:
    """Rows `awal`–`akhir` as ranges (first, last, whether decimals follow the figure), neighbours joined."""
    sifat = dict.fromkeys(range(awal, akhir + 1), False)
    for b1, b2 in bebas:
        sifat.update(dict.fromkeys(range(b1, b2 + 1), True))
    hasil: list[tuple[int, int, bool]] = []
    for baris, rapikan in sifat.items():
        if hasil and hasil[-1][2] is rapikan:
            hasil[-1] = (hasil[-1][0], baris, rapikan)
        else:
            hasil.append((baris, baris, rapikan))
    return hasil
