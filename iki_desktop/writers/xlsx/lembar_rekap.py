"""The first sheet: the month of the report, and the office, its units and kartu summed from their sheets."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.kategori import kaki_laporan
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.rekap import RekapKantor
from iki_desktop.models.tanggal import BULAN
from iki_desktop.writers import warna
from iki_desktop.writers.kop import kop_lines
from iki_desktop.writers.xlsx import gaya as g
from iki_desktop.writers.xlsx import rumus as r
from iki_desktop.writers.xlsx import tata as t
from iki_desktop.writers.xlsx import ukuran as u
from iki_desktop.writers.xlsx.lembar import Lembar
from iki_desktop.writers.xlsx.lembar_kartu import LEMBAR_REKAP, LembarKartu, nama_kartu
from iki_desktop.writers.xlsx.tangga import Tangga
from iki_desktop.writers.xlsx.teks import acu_lembar, kutip, ringkas

NO, NAMA, TERUKUR, JUMLAH, CAPAIAN, KATEGORI, TERISI, WAJIB, KELENGKAPAN, TOTAL = range(1, 11)
_HURUF = "-ABCDEFGHIJ"
_LEBAR = {NO: 5, NAMA: 62, TERUKUR: 11, JUMLAH: 11, CAPAIAN: 12, KATEGORI: 16, TERISI: 10, WAJIB: 10,
          KELENGKAPAN: 14, TOTAL: 14}  # fmt: skip


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
        kaki = self._skala(akhir + 2)
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
            self._l.ws.cell(baris, k)._style = ganda
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
        kata = self._l.rumus(baris, JUMLAH, periode, gaya(garis=None, tegak="center", lipat=False))
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
        self._namai(t.SAMPAI, sel.column, baris)
        self._namai("PERIODE", kata.column, baris)
        return baris + 2

    def _kalimat(self, baris: int, kantor: int) -> None:
        """Where the office stands, in one sentence, from its row in the table."""
        capaian, kata = (f"{_HURUF[k]}{kantor}" for k in (CAPAIAN, KATEGORI))
        terukur, jumlah = (f"{_HURUF[k]}{kantor}" for k in (TERUKUR, JUMLAH))
        rumus = (
            f'="Sampai "&PERIODE&" "&IF(ISNUMBER({capaian}),"capaian kantor "&ROUND({capaian},2)&" %, "'
            f'&{kata},"belum ada capaian kantor")&"; "&{terukur}&" dari "&{jumlah}&" indikator terukur."'
        )
        self._l.rumus(baris, 1, rumus, self._l.gaya(garis=None, datar="center", tebal=True, ukuran=10))
        self._l.gabung(baris, 1, baris, KELENGKAPAN)
        self._l.tinggi(baris, 18)

    def _namai(self, nama: str, kolom: int, baris: int) -> None:
        acuan = f"{acu_lembar(LEMBAR_REKAP)}!${_HURUF[kolom]}${baris}"
        buku = self._l.ws.parent
        assert buku is not None
        buku.defined_names[nama] = DefinedName(nama, attr_text=acuan)

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
            self._baris_jumlah(kepala, ringkas(unit.nama), kepala + 1, baris - 1, kantor=False)
        if baris == awal:
            kosong = self._l.gaya(warna_teks=warna.REDUP)
            for k in range(NO, KELENGKAPAN + 1):
                self._l.ws.cell(baris, k)._style = kosong
            self._l.teks(baris, NAMA, "Belum ada kartu untuk tahun ini", kosong)
            baris += 1
        self._baris_jumlah(
            baris, sebutan_kantor(self._isi.kantor) or "Seluruh kantor", awal, baris - 1, kantor=True
        )
        return baris

    def _baris_kartu(self, baris: int, nomor: int, kartu: LembarKartu) -> None:
        gaya = self._l.gaya
        lembar = acu_lembar(kartu.nama)
        angka = gaya(datar="right", lipat=False, format=g.FORMAT_BULAT)
        pecah = gaya(datar="right", lipat=False, format=g.FORMAT_BEBAS)
        self._l.angka(baris, NO, nomor, gaya(datar="center"))
        nama = ringkas(nama_kartu(kartu.rekap.kartu))
        sel = self._l.teks(
            baris, NAMA, nama, gaya(warna_teks=warna.AKSEN, indentasi=1),
            gaya(warna_teks=warna.AKSEN, indentasi=1, kutip=True),
        )  # fmt: skip
        self._l.tautan(sel, kartu.nama)
        b = kartu.baris
        for kolom, sumber in (
            (TERUKUR, t.BAWAH), (JUMLAH, t.ATAS), (TERISI, t.TERISI), (WAJIB, t.WAJIB), (TOTAL, t.TERHITUNG),
        ):  # fmt: skip
            self._l.rumus(baris, kolom, f"={lembar}!{t.sel(sumber, b)}", pecah if kolom == TOTAL else angka)
        self._l.rumus(baris, CAPAIAN, f"={lembar}!{t.sel(t.CAPAIAN, b)}", pecah)
        self._l.rumus(baris, KATEGORI, f"={lembar}!{t.sel(t.KATEGORI, b)}", gaya(datar="center"))
        self._l.rumus(baris, KELENGKAPAN, _kelengkapan(baris), pecah)
        self._tinggi_nama(baris, nama, False)

    def _baris_jumlah(self, baris: int, nama: str, awal: int, akhir: int, *, kantor: bool) -> None:
        """A unit or the office: sums, divided once. SUBTOTAL passes over other SUBTOTALs."""
        garis = g.GARIS_JUMLAH if kantor else g.GARIS
        latar = warna.PILIHAN if kantor else warna.PANEL
        gaya = self._l.gaya
        teks = gaya(tebal=True, latar=latar, garis=garis)
        angka = gaya(tebal=True, latar=latar, garis=garis, datar="right", lipat=False, format=g.FORMAT_BULAT)
        pecah = gaya(tebal=True, latar=latar, garis=garis, datar="right", lipat=False, format=g.FORMAT_BEBAS)
        self._l.ws.cell(baris, NO)._style = teks
        kutipan = gaya(tebal=True, latar=latar, garis=garis, kutip=True)
        self._l.teks(baris, NAMA, nama, teks, kutipan)
        for kolom in (TERUKUR, JUMLAH, TERISI, WAJIB, TOTAL):
            rumus = f"=SUBTOTAL(9,{_HURUF[kolom]}{awal}:{_HURUF[kolom]}{akhir})"
            self._l.rumus(baris, kolom, rumus, pecah if kolom == TOTAL else angka)
        terukur, total = f"{_HURUF[TERUKUR]}{baris}", f"{_HURUF[TOTAL]}{baris}"
        self._l.rumus(
            baris, CAPAIAN, f'=IF({terukur}=0,"{r.STRIP}",ROUND({total}/{terukur},{r.TEPAT_RATA}))', pecah
        )
        kata = r.kategori(f"{_HURUF[CAPAIAN]}{baris}", self._tangga.tangga)
        self._l.rumus(baris, KATEGORI, kata, gaya(tebal=True, latar=latar, garis=garis, datar="center"))
        self._l.rumus(baris, KELENGKAPAN, _kelengkapan(baris), pecah)
        self._tinggi_nama(baris, nama, True)

    def _tinggi_nama(self, baris: int, nama: str, tebal: bool) -> None:
        n = u.jumlah_baris(nama, u.isi_kolom(_LEBAR[NAMA]) - 9, g.UKURAN, tebal)
        self._l.tinggi(baris, u.tinggi_baris(n, g.UKURAN))

    def _skala(self, baris: int) -> int:
        """The foot: the scale and cap as cells that formulas use, and in words. Gives the last row."""
        gaya = self._l.gaya
        kepala = gaya(tebal=True, latar=warna.PANEL)
        kepala_tengah = gaya(tebal=True, latar=warna.PANEL, datar="center")
        tengah = gaya(datar="center")
        self._l.teks(baris, NAMA, "Skala kategori", kepala)
        self._l.teks(baris, TERUKUR, "Tanda", kepala_tengah)
        self._l.teks(baris, JUMLAH, "Batas", kepala_tengah)
        for ke, x in enumerate(self._tangga.tingkat, 1):
            b = baris + ke
            self._l.teks(b, NAMA, x.nama, gaya())
            self._namai(f"SKALA_KATA_{ke}", NAMA, b)
            if x.batas is None:
                self._l.teks(b, TERUKUR, "selebihnya", tengah)
                self._l.teks(b, JUMLAH, "", tengah)
            else:
                self._l.teks(b, TERUKUR, ">" if x.tegas else "≥", tengah)
                self._l.angka(b, JUMLAH, x.batas, gaya(datar="right", format="General"))
                self._namai(f"SKALA_BATAS_{ke}", JUMLAH, b)
        b = baris + len(self._tangga.tingkat) + 1
        self._l.teks(b, NAMA, "Batas atas capaian dalam rata-rata (%)", gaya())
        self._l.teks(b, TERUKUR, "≤", tengah)
        batas = self._isi.pengaturan.batas_capaian
        if batas is None:
            self._l.teks(b, JUMLAH, "tanpa batas", gaya(datar="right"))
        else:
            self._l.angka(b, JUMLAH, batas, gaya(datar="right", format="General"))
        self._namai(t.BATAS, JUMLAH, b)
        b += 2
        for kalimat in kaki_laporan(self._isi.pengaturan):
            self._baris_teks(b, kalimat, g.UKURAN_KECIL, False, warna.REDUP, "left")
            b += 1
        return b - 1

    def _tampilan(self, kepala: int, akhir: int, kaki: int) -> None:
        ws = self._l.ws
        for kolom in (CAPAIAN, KELENGKAPAN):
            self._l.bersyarat.rapikan_desimal(ws, f"{_HURUF[kolom]}{kepala + 1}:{_HURUF[kolom]}{akhir}")
        kata = f"{_HURUF[KATEGORI]}{kepala + 1}"
        self._l.bersyarat.warnai_kategori(ws, f"{kata}:{_HURUF[KATEGORI]}{akhir}", self._tangga.nama)
        ws.freeze_panes = f"A{kepala + 1}"
        ws.sheet_view.showGridLines = False
        kantor = sebutan_kantor(self._isi.kantor)
        self._l.siapkan_cetak(
            self._isi.pengaturan.kertas, f"{kantor} · Realisasi {self._rekap.tahun}", f"{kepala}:{kepala}"
        )
        ws.print_area = f"A1:{_HURUF[KELENGKAPAN]}{kaki}"


def _kelengkapan(baris: int) -> str:
    isi, wajib = f"{_HURUF[TERISI]}{baris}", f"{_HURUF[WAJIB]}{baris}"
    return f'=IF({wajib}=0,"{r.STRIP}",{isi}/{wajib}*100)'
