"""The first sheet: the month of the report, and the office, its units and kartu summed from their sheets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.styles import Border
from openpyxl.worksheet.datavalidation import DataValidation

from iki_desktop.models.angka import format_angka
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.kategori import kaki_laporan
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.rekap import RekapKantor, Ringkasan
from iki_desktop.models.tanggal import BULAN, format_bulan
from iki_desktop.writers import warna
from iki_desktop.writers.kop import kop_lines
from iki_desktop.writers.xlsx import gaya as g
from iki_desktop.writers.xlsx import rumus as r
from iki_desktop.writers.xlsx import tata as t
from iki_desktop.writers.xlsx import ukuran as u
from iki_desktop.writers.xlsx.hitung import Nilai, atau_strip, kata, persen
from iki_desktop.writers.xlsx.kepala_kartu import nama_kartu
from iki_desktop.writers.xlsx.lembar import Lembar
from iki_desktop.writers.xlsx.lembar_kartu import LembarKartu
from iki_desktop.writers.xlsx.skala import tulis_skala
from iki_desktop.writers.xlsx.tangga import Tangga
from iki_desktop.writers.xlsx.teks import acu_lembar, kutip, ringkas

NO, NAMA, TERUKUR, JUMLAH, CAPAIAN, KATEGORI, TERISI, WAJIB, KELENGKAPAN, TOTAL = range(1, 11)
_HURUF = "-ABCDEFGHIJ"
_LEBAR = {NO: 5, NAMA: 62, TERUKUR: 11, JUMLAH: 11, CAPAIAN: 12, KATEGORI: 16, TERISI: 10, WAJIB: 10,
          KELENGKAPAN: 14, TOTAL: 14}  # fmt: skip


# Where a kartu's sheet holds the columns.
_SUMBER = {
    TERUKUR: t.BAWAH,
    JUMLAH: t.ATAS,
    CAPAIAN: t.CAPAIAN,
    KATEGORI: t.KATEGORI,
    TERISI: t.TERISI,
    WAJIB: t.WAJIB,
    TOTAL: t.TERHITUNG,
}


class PenulisRekap:
    """Writes Rekap once all kartu have their sheets."""

    def __init__(self, lembar: Lembar, isi: IsiKantor, rekap: RekapKantor, tangga: Tangga) -> None:
        self._l = lembar
        self._isi = isi
        self._rekap = rekap
        self._tangga = tangga
        self._penuh = sum(u.isi_kolom(_LEBAR[k]) for k in range(NO, KELENGKAPAN + 1))

    def tulis(self, kartu: Sequence[LembarKartu], sebagian: int | None) -> None:
        """Write all; `sebagian` is how many kartu the office has where only some were asked for."""
        self._l.lebar(_LEBAR, terlipat=range(TOTAL, TOTAL + 1))
        kalimat = self._kop(sebagian)
        kepala = self._bulan(kalimat + 1)
        self._judul_kolom(kepala)
        akhir = self._tabel(kepala + 1, kartu)
        self._kalimat(kalimat, akhir)
        kaki = tulis_skala(self._l, self._tangga, self._isi.pengaturan.batas_capaian, akhir + 2) + 2
        for kalimat in kaki_laporan(self._isi.pengaturan):
            self._baris_teks(kaki, kalimat, g.UKURAN_KECIL, False, warna.REDUP, "left")
            kaki += 1
        kaki -= 1
        self._tampilan(kepala, akhir, kaki)

    def _baris_teks(
        self, baris: int, teks: str, ukuran: float, tebal: bool, teks_warna: str, datar: str
    ) -> None:
        pilihan = {"ukuran": ukuran, "tebal": tebal, "warna_teks": teks_warna, "datar": datar, "garis": None}
        self._l.teks(baris, 1, teks, self._l.gaya(**pilihan), self._l.gaya(kutip=True, **pilihan))
        self._l.gabung(baris, 1, baris, KELENGKAPAN)
        self._l.tinggi(baris, u.tinggi_baris(u.jumlah_baris(teks, self._penuh, ukuran, tebal), ukuran))

    def _kop(self, sebagian: int | None) -> int:
        baris = 1
        for ke, teks in enumerate(kop_lines(self._isi.kantor, self._isi.pengaturan)):
            utama = ke < 2
            self._baris_teks(baris, teks, (11, 13)[ke] if utama else 9, utama, warna.TEKS, "center")
            baris += 1
        ganda = self._l.gaya(garis=g.GARIS_KOP)
        for k in range(NO, KELENGKAPAN + 1):
            self._l.gayakan(baris, k, ganda)
        self._l.tinggi(baris, 4)
        baris += 2
        self._baris_teks(baris, "REKAPITULASI REALISASI INDIKATOR KINERJA", 13, True, warna.TEKS, "center")
        baris += 1
        if sebagian is not None:
            n = sum(len(x.kartu) for x in self._rekap.unit)
            kalimat = (
                f"Memuat {n} dari {sebagian} kartu, sesuai pilihan; jumlahnya bukan jumlah seluruh kantor."
            )
            self._baris_teks(baris, kalimat, 9, False, warna.REDUP, "center")
            baris += 1
        return baris

    def _bulan(self, baris: int) -> int:
        """The one input: the report's last month, from which everything is computed again."""
        gaya, ws = self._l.gaya, self._l.ws
        self._l.teks(
            baris, NO, "Sampai bulan (1–12)", gaya(garis=None, tebal=True, datar="right", tegak="center")
        )
        self._l.gabung(baris, NO, baris, NAMA)
        masukan = gaya(
            garis=g.GARIS_MASUKAN, tebal=True, datar="center", tegak="center", latar=warna.PILIHAN,
            format="0",
        )  # fmt: skip
        sel = self._l.angka(baris, TERUKUR, self._rekap.sampai, masukan)
        nama = ",".join(kutip(b) for b in BULAN)
        periode = f'=CHOOSE({t.SAMPAI},{nama})&" {self._rekap.tahun}"'
        bulan = format_bulan(self._rekap.tahun, self._rekap.sampai)
        polos = gaya(garis=None, tegak="center", lipat=False)
        periode_sel = self._l.rumus(baris, JUMLAH, periode, polos, bulan)
        petunjuk = "Ubah angka ini untuk melihat posisi bulan lain; semua lembar dihitung ulang."
        self._l.teks(
            baris, KATEGORI, petunjuk, gaya(garis=None, warna_teks=warna.REDUP, ukuran=8, tegak="center")
        )
        self._l.gabung(baris, KATEGORI, baris, KELENGKAPAN)
        self._l.tinggi(baris, 22)
        self._l.tinggi(baris + 1, 8)
        periksa = DataValidation(
            type="whole", operator="between", formula1="1", formula2="12", allow_blank=False,
            showErrorMessage=True, errorTitle="Bulan laporan", error="Isi dengan bilangan bulat 1 sampai 12.",
            showInputMessage=True, promptTitle="Bulan laporan", prompt="1 = Januari … 12 = Desember",
        )  # fmt: skip
        periksa.add(sel.coordinate)
        ws.add_data_validation(periksa)
        self._l.namai(t.SAMPAI, sel.column, baris)
        self._l.namai(t.PERIODE, periode_sel.column, baris)
        return baris + 2

    def _kalimat(self, baris: int, kantor: int) -> None:
        """Where the office stands, in one sentence, from its row in the table."""
        capaian, word = (_sel(k, kantor) for k in (CAPAIAN, KATEGORI))
        terukur, jumlah = (_sel(k, kantor) for k in (TERUKUR, JUMLAH))
        angka = r.teks_angka(capaian, None)
        rumus = (
            f'="Sampai "&{t.PERIODE}&" "&IF(ISNUMBER({capaian}),"capaian kantor "&{angka}&" %, "'
            f'&{word},"belum ada capaian kantor")&"; "&{terukur}&" dari "&{jumlah}&" indikator terukur."'
        )
        x = self._rekap.ringkasan
        tentang = "belum ada capaian kantor"
        if x.capaian is not None:
            tentang = f"capaian kantor {format_angka(x.capaian)} %, {kata(x.kategori)}"
        bulan = format_bulan(self._rekap.tahun, self._rekap.sampai)
        nilai = f"Sampai {bulan} {tentang}; {x.terukur} dari {x.jumlah} indikator terukur."
        gaya = self._l.gaya(garis=None, datar="center", tebal=True, ukuran=10)
        self._l.rumus(baris, 1, rumus, gaya, nilai)
        self._l.gabung(baris, 1, baris, KELENGKAPAN)
        self._l.tinggi(baris, 18)

    def _judul_kolom(self, baris: int) -> None:
        kepala = self._l.gaya(tebal=True, latar=warna.PILIHAN, datar="center", tegak="center")
        judul = {
            NO: "No",
            NAMA: "Unit dan jabatan",
            TERUKUR: "Indikator terukur",
            JUMLAH: "Jumlah indikator",
            CAPAIAN: "Rata-rata capaian (%)",
            KATEGORI: "Kategori",
            TERISI: "Isian ada",
            WAJIB: "Isian wajib",
            KELENGKAPAN: "Kelengkapan (%)",
        }
        for k, teks in judul.items():
            self._l.teks(baris, k, teks, kepala)
        self._l.teks(
            baris, TOTAL, "Jumlah capaian terhitung", self._l.gaya(latar=warna.PANEL, datar="center")
        )
        self._l.tinggi(baris, 30)

    def _tabel(self, baris: int, kartu: Sequence[LembarKartu]) -> int:
        """Each unit with its kartu below it, then the office; gives the last row."""
        awal, nomor = baris, 0
        per_kartu = {id(k.rekap): k for k in kartu}
        for unit in self._rekap.unit:
            kepala = baris
            baris += 1
            for rekap in unit.kartu:
                nomor += 1
                self._baris_kartu(baris, nomor, per_kartu[id(rekap)])
                baris += 1
            self._baris_jumlah(
                kepala, ringkas(unit.nama), kepala + 1, baris - 1, unit.ringkasan, kantor=False
            )
        if baris == awal:
            kosong = self._l.gaya(warna_teks=warna.REDUP)
            for k in range(NO, KELENGKAPAN + 1):
                self._l.gayakan(baris, k, kosong)
            self._l.teks(baris, NAMA, "Belum ada kartu untuk tahun ini", kosong)
            baris += 1
        nama = sebutan_kantor(self._isi.kantor) or "Seluruh kantor"
        self._baris_jumlah(baris, nama, awal, baris - 1, self._rekap.ringkasan, kantor=True)
        return baris

    def _baris_kartu(self, baris: int, nomor: int, kartu: LembarKartu) -> None:
        gaya, x = self._l.gaya, kartu.rekap.ringkasan
        nama = ringkas(nama_kartu(kartu.rekap.kartu))
        biasa, kutipan = (gaya(warna_teks=warna.AKSEN, indentasi=1, kutip=k) for k in (False, True))
        tautan = [self._l.angka(baris, NO, nomor, gaya(datar="center", warna_teks=warna.AKSEN))]
        sel = self._l.teks(baris, NAMA, nama, biasa, kutipan)
        if self._tinggi_nama(baris, nama, False) == 1:
            tautan.append(sel)  # LibreOffice does not wrap a text that is a link
        for satu in tautan:
            self._l.tautan(satu, kartu.nama)
        lembar, b = acu_lembar(kartu.nama), kartu.baris
        gaya_kolom = self._gaya_kolom(g.GARIS, "", tebal=False)
        for kolom, sumber in _SUMBER.items():
            rumus = f"={lembar}!{t.sel(sumber, b)}"
            self._l.rumus(baris, kolom, rumus, gaya_kolom[kolom], _nilai(x, kolom))
        rumus = r.bagian_persen(_sel(TERISI, baris), _sel(WAJIB, baris))
        self._l.rumus(baris, KELENGKAPAN, rumus, gaya_kolom[KELENGKAPAN], _nilai(x, KELENGKAPAN))

    def _baris_jumlah(
        self, baris: int, nama: str, awal: int, akhir: int, x: Ringkasan, *, kantor: bool
    ) -> None:
        """A unit or the office: sums, divided once. SUBTOTAL passes over other SUBTOTALs."""
        garis = g.GARIS_JUMLAH if kantor else g.GARIS
        latar = warna.PILIHAN if kantor else warna.PANEL
        teks, kutipan = (self._l.gaya(tebal=True, latar=latar, garis=garis, kutip=k) for k in (False, True))
        self._l.gayakan(baris, NO, teks)
        self._l.teks(baris, NAMA, nama, teks, kutipan)
        rumus = {
            kolom: f"=SUBTOTAL(9,{_sel(kolom, awal)}:{_sel(kolom, akhir)})"
            for kolom in (TERUKUR, JUMLAH, TERISI, WAJIB, TOTAL)
        }
        terukur, total = _sel(TERUKUR, baris), _sel(TOTAL, baris)
        rumus[CAPAIAN] = f'=IF({terukur}=0,"{r.STRIP}",ROUND({total}/{terukur},{r.TEPAT_RATA}))'
        rumus[KATEGORI] = r.kategori(_sel(CAPAIAN, baris), self._tangga.tangga)
        rumus[KELENGKAPAN] = r.bagian_persen(_sel(TERISI, baris), _sel(WAJIB, baris))
        gaya_kolom = self._gaya_kolom(garis, latar, tebal=True)
        for kolom, isi in rumus.items():
            self._l.rumus(baris, kolom, isi, gaya_kolom[kolom], _nilai(x, kolom))
        self._tinggi_nama(baris, nama, True)

    def _gaya_kolom(self, garis: Border, latar: str, *, tebal: bool) -> dict[int, Any]:
        """The styles of a row's computed cells."""
        dasar = {"garis": garis, "latar": latar, "tebal": tebal}
        bulat = self._l.gaya(datar="right", lipat=False, format=g.FORMAT_BULAT, **dasar)
        pecah = self._l.gaya(datar="right", lipat=False, format=g.FORMAT_BEBAS, **dasar)
        return {
            **dict.fromkeys((TERUKUR, JUMLAH, TERISI, WAJIB), bulat),
            **dict.fromkeys((CAPAIAN, KELENGKAPAN, TOTAL), pecah),
            KATEGORI: self._l.gaya(datar="center", **dasar),
        }

    def _tinggi_nama(self, baris: int, nama: str, tebal: bool) -> int:
        """Make a row as high as its name needs; gives the name's lines."""
        n = u.jumlah_baris(nama, u.isi_kolom(_LEBAR[NAMA]) - 9, g.UKURAN, tebal)
        self._l.tinggi(baris, u.tinggi_baris(n, g.UKURAN))
        return n

    def _tampilan(self, kepala: int, akhir: int, kaki: int) -> None:
        ws = self._l.ws
        for kolom in (CAPAIAN, KELENGKAPAN):
            self._l.bersyarat.rapikan_desimal(ws, f"{_HURUF[kolom]}{kepala + 1}:{_HURUF[kolom]}{akhir}")
        kata = _sel(KATEGORI, kepala + 1)
        self._l.bersyarat.warnai_kategori(ws, f"{kata}:{_HURUF[KATEGORI]}{akhir}", self._tangga.nama)
        ws.freeze_panes = f"A{kepala + 1}"
        ws.sheet_view.showGridLines = False
        kantor = sebutan_kantor(self._isi.kantor)
        self._l.siapkan_cetak(
            self._isi.pengaturan.kertas, f"{kantor} · Realisasi {self._rekap.tahun}", f"{kepala}:{kepala}"
        )
        ws.print_area = f"A1:{_HURUF[KELENGKAPAN]}{kaki}"


def _sel(kolom: int, baris: int) -> str:
    return f"{_HURUF[kolom]}{baris}"


def _nilai(x: Ringkasan, kolom: int) -> Nilai:
    """What a row's formula gives now."""
    return {
        TERUKUR: x.terukur,
        JUMLAH: x.jumlah,
        CAPAIAN: atau_strip(x.capaian),
        KATEGORI: kata(x.kategori),
        TERISI: x.kelengkapan.isi,
        WAJIB: x.kelengkapan.wajib,
        KELENGKAPAN: persen(x.kelengkapan.rasio),
        TOTAL: 0 if x.capaian is None else x.capaian * x.terukur,
    }[kolom]
