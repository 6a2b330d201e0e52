"""One sheet of a form: a row for each figure asked for, marks in hidden cells on all four sides of them.

The left and the right column name each row, the row above and the row below name each column. Whatever moves
cells against one another breaks a pair of marks, and the reader sees it (models/formulir.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from iki_desktop.models import formulir as f
from iki_desktop.models.angka import format_angka, format_besaran
from iki_desktop.models.formulir import BarisFormulir, LembarFormulir
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.ketikan import NIHIL, Bagian, angka_bagian, dihitung
from iki_desktop.models.nama import nama_kartu, sebutan_kantor
from iki_desktop.models.realisasi import KeadaanSel
from iki_desktop.models.tanggal import BULAN_PENDEK, format_bulan
from iki_desktop.models.target import target_milik
from iki_desktop.writers import warna
from iki_desktop.writers.xlsx import gaya as g
from iki_desktop.writers.xlsx import ukuran as u
from iki_desktop.writers.xlsx.lembar import Lembar

TANDA, NO, INDIKATOR, ISIAN, SATUAN, TARGET, BULAN_1 = range(1, 8)
_BARIS_LEMBAR, _BARIS_KOLOM, _BARIS_JUDUL_1, KEPALA = 1, 2, 3, 6
DATA = KEPALA + 1
_LEBAR_BULAN = (7.6, 14.0)
_MAKS_CATATAN = 2000
_CARA = (
    "Isi sel putih: angka 0 atau lebih, atau kata nihil bila tidak ada kegiatan. "
    "Biarkan kosong bila belum ada angkanya. Sel abu-abu tidak diisi."
)


class PenulisFormulir:
    """Writes one sheet."""

    def __init__(self, lembar: Lembar, isi: IsiKantor, formulir: LembarFormulir) -> None:
        self._l = lembar
        self._isi = isi
        self._f = formulir
        self._bulan = range(1, formulir.tanda.sampai + 1)
        self._catatan = BULAN_1 + len(self._bulan)
        self._bukti = self._catatan + 1
        self._tepi = self._bukti + 1
        self._lebar = self._lebar_kolom()

    def tulis(self) -> None:
        """Write all of it."""
        self._l.lebar(self._lebar)
        self._kepala()
        baris, sasaran = DATA, ""
        for satu in self._f.baris:
            if satu.sasaran.id != sasaran:
                sasaran = satu.sasaran.id
                if satu.sasaran.teks:
                    self._judul_sasaran(baris, satu.sasaran.teks)
                    baris += 1
            self._baris(baris, satu)
            baris += 1
        self._tanda_kolom(baris, f.tanda_polos(f.AKHIR))
        self._tanda_tangan(baris + 1)
        self._syarat()
        self._tampilan(baris + 1)

    def _lebar_kolom(self) -> dict[int, float]:
        terlebar = max(
            (len(format_angka(x)) for b in self._f.baris for s in b.sel.values()
             if isinstance(x := angka_bagian(s, b.tanda.bagian), Decimal)),
            default=0,
        )  # fmt: skip
        bulan = min(max(_LEBAR_BULAN[0], terlebar + 2.0), _LEBAR_BULAN[1])
        return {
            TANDA: 4.0,
            NO: 4.6,
            INDIKATOR: 36.0,
            ISIAN: 26.0,
            SATUAN: 9.0,
            TARGET: 9.0,
            **dict.fromkeys((BULAN_1 + b - 1 for b in self._bulan), bulan),
            self._catatan: 26.0,
            self._bukti: 26.0,
            self._tepi: 4.0,
        }

    # -- head ----------------------------------------------------------------------------

    def _kepala(self) -> None:
        tanda, gaya = self._f.tanda, self._l.gaya
        self._tanda(_BARIS_LEMBAR, TANDA, f.tulis_tanda_lembar(tanda))
        self._tanda_kolom(_BARIS_KOLOM, f.tanda_polos(f.KOLOM))
        unit = self._f.pengampu.unit or self._f.kartu.unit
        nama = nama_kartu(self._f.kartu)
        sampai = format_bulan(tanda.tahun, tanda.sampai)
        kantor = sebutan_kantor(self._isi.kantor).upper()
        judul = (
            (f"FORMULIR REALISASI SAMPAI DENGAN {sampai.upper()} · {kantor}", 9.0, False, warna.REDUP),
            (" · ".join(dict.fromkeys(t for t in (nama, unit) if t)), 13.0, True, warna.TEKS),
            (_CARA, 9.0, False, warna.TEKS),
        )
        lebar = sum(u.isi_kolom(self._lebar[k]) for k in range(NO, self._tepi))
        for baris, (teks, ukuran, tebal, warna_teks) in enumerate(judul, _BARIS_JUDUL_1):
            dasar: dict[str, Any] = {
                "ukuran": ukuran,
                "tebal": tebal,
                "warna_teks": warna_teks,
                "garis": None,
                "tegak": "center",
            }
            self._l.teks(baris, NO, teks, gaya(**dasar), gaya(kutip=True, **dasar))
            self._l.gabung(baris, NO, baris, self._bukti)
            self._l.tinggi(baris, u.tinggi_baris(u.jumlah_baris(teks, lebar, ukuran, tebal), ukuran))
        self._judul_kolom()

    def _judul_kolom(self) -> None:
        gaya = self._l.gaya(tebal=True, latar=warna.PILIHAN, datar="center", tegak="center")
        terkunci = self._l.gaya(
            tebal=True, latar=warna.PANEL, warna_teks=warna.REDUP, datar="center", tegak="center"
        )
        judul = {
            NO: "No",
            INDIKATOR: "Indikator",
            ISIAN: "Yang diisi",
            SATUAN: "Satuan",
            TARGET: f"Target {self._f.tanda.tahun}",
            self._catatan: "Catatan untuk bulan putih yang terakhir",
            self._bukti: "Bukti dukung untuk bulan itu: apa dan di mana",
        }
        for bulan in self._bulan:
            kunci = "\ndikunci" if bulan in self._f.terkunci else ""
            judul[BULAN_1 + bulan - 1] = judul_bulan(bulan) + kunci
        self._tanda(KEPALA, TANDA, f.tanda_polos(f.JUDUL))
        for kolom, teks in judul.items():
            self._l.teks(KEPALA, kolom, teks, terkunci if teks.endswith("dikunci") else gaya)
        self._l.tinggi(KEPALA, u.tinggi_baris(2, g.UKURAN))

    def _judul_sasaran(self, baris: int, teks: str) -> None:
        biasa, kutip = (
            self._l.gaya(latar=warna.PANEL, warna_teks=warna.REDUP, kutip=k) for k in (False, True)
        )
        for kolom in range(NO, self._tepi):
            self._l.gayakan(baris, kolom, biasa)
        self._l.teks(baris, NO, teks, biasa, kutip)
        self._l.gabung(baris, NO, baris, self._bukti)
        lebar = sum(u.isi_kolom(self._lebar[k]) for k in range(NO, self._tepi))
        self._l.tinggi(baris, u.tinggi_baris(u.jumlah_baris(teks, lebar, g.UKURAN), g.UKURAN))

    # -- marks ---------------------------------------------------------------------------

    def _tanda(self, baris: int, kolom: int, teks: str) -> None:
        self._l.teks(baris, kolom, teks, self._l.gaya(garis=None, warna_teks=warna.REDUP, lipat=False))

    def _tanda_kolom(self, baris: int, tanda: str) -> None:
        kunci = {
            TANDA: tanda,
            NO: f.K_NOMOR,
            INDIKATOR: f.K_INDIKATOR,
            ISIAN: f.K_ISIAN,
            SATUAN: f.K_SATUAN,
            TARGET: f.K_TARGET,
            **{BULAN_1 + b - 1: f.kolom_bulan(b) for b in self._bulan},
            self._catatan: f.K_CATATAN,
            self._bukti: f.K_BUKTI,
            self._tepi: f.K_TEPI,
        }
        for kolom, teks in kunci.items():
            self._tanda(baris, kolom, teks)
        self._l.ws.row_dimensions[baris].hidden = True

    # -- rows ----------------------------------------------------------------------------

    def _baris(self, baris: int, satu: BarisFormulir) -> None:
        gaya, i = self._l.gaya, satu.indikator
        tanda = f.tulis_tanda_baris(self._f.tanda, satu.tanda, satu.tulisan)
        self._tanda(baris, TANDA, tanda)
        self._tanda(baris, self._tepi, f.sidik_tanda(tanda))
        pertama = satu.tanda.bagian is not Bagian.PENYEBUT  # the row below repeats what is asked for, paler
        tinta = warna.TEKS if pertama else warna.REDUP
        self._l.teks(baris, NO, satu.nomor, gaya(datar="center", latar=warna.PANEL))
        for kolom, teks, warna_teks in (
            (INDIKATOR, i.teks, tinta),
            (ISIAN, satu.isian, warna.TEKS),
            (SATUAN, i.satuan if satu.tanda.bagian is Bagian.NILAI else "", warna.TEKS),
            (TARGET, self._target(satu) if pertama else "", warna.TEKS),
        ):
            datar = "center" if kolom in (SATUAN, TARGET) else "left"
            dasar: dict[str, Any] = {"warna_teks": warna_teks, "datar": datar, "latar": warna.PANEL}
            self._l.teks(baris, kolom, teks, gaya(**dasar), gaya(kutip=True, **dasar))
        for bulan in self._bulan:
            self._bulan_baris(baris, satu, bulan)
        akhir = satu.sel.get(satu.tanda.catatan)
        for kolom, teks in (
            (self._catatan, akhir.catatan if akhir else ""),
            (self._bukti, akhir.bukti if akhir else ""),
        ):
            buka = satu.tanda.catatan > 0
            tulisan = gaya(terbuka=True, format="@", kutip=True) if buka else gaya(latar=warna.PANEL)
            self._l.teks(baris, kolom, teks if buka else "", tulisan)
        self._l.tinggi(baris, self._tinggi(satu))

    def _bulan_baris(self, baris: int, satu: BarisFormulir, bulan: int) -> None:
        kolom, buka = BULAN_1 + bulan - 1, bulan in satu.tanda.bulan
        bagian = satu.tanda.bagian
        isi = angka_bagian(satu.sel.get(bulan), bagian)
        desimal = satu.indikator.desimal if bagian is Bagian.NILAI else None
        gaya = self._l.gaya(
            latar="" if buka else warna.PANEL,
            warna_teks=warna.TEKS if buka else warna.REDUP,
            datar="right",
            tegak="center",
            lipat=False,
            susut=True,
            format=g.format_angka(desimal),
            terbuka=buka,
        )
        if isinstance(isi, KeadaanSel):
            self._l.teks(baris, kolom, NIHIL, gaya)
        else:
            self._l.angka(baris, kolom, isi, gaya)

    def _target(self, satu: BarisFormulir) -> str:
        target = target_milik(satu.indikator, self._f.pengampu.id, self._f.tanda.tahun)
        if target is None or target.tahun is None:
            return ""
        return format_besaran(target.tahun, satu.indikator.desimal)

    def _tinggi(self, satu: BarisFormulir) -> float:
        akhir = satu.sel.get(satu.tanda.catatan)
        teks = {
            INDIKATOR: satu.indikator.teks,
            ISIAN: satu.isian,
            SATUAN: satu.indikator.satuan,
            self._catatan: akhir.catatan if akhir else "",
            self._bukti: akhir.bukti if akhir else "",
        }
        n = max(u.jumlah_baris(t, u.isi_kolom(self._lebar[k]), g.UKURAN) for k, t in teks.items())
        return max(u.tinggi_baris(n, g.UKURAN), 20.0)

    # -- what may be typed ---------------------------------------------------------------

    def _syarat(self) -> None:
        """Data validation of the open cells, and figures without zeros that say nothing."""
        ws = self._l.ws
        for baris, satu in self._baris_terpasang():
            bagian = satu.tanda.bagian
            desimal = satu.indikator.desimal if bagian is Bagian.NILAI else None
            if desimal is None:
                awal, akhir = get_column_letter(BULAN_1), get_column_letter(self._catatan - 1)
                self._l.bersyarat.rapikan_desimal(ws, f"{awal}{baris}:{akhir}{baris}")
            for pertama, terakhir in _ruas(satu.tanda.bulan):
                sel = f"{get_column_letter(BULAN_1 + pertama - 1)}{baris}"
                self._pasang(
                    f"{sel}:{get_column_letter(BULAN_1 + terakhir - 1)}{baris}",
                    _aturan(sel, dihitung(satu.indikator, bagian), desimal),
                    _pesan(dihitung(satu.indikator, bagian), desimal),
                )

    def _baris_terpasang(self) -> Iterator[tuple[int, BarisFormulir]]:
        """Each row of figures with its number on the sheet."""
        baris, sasaran = DATA, ""
        for satu in self._f.baris:
            if satu.sasaran.id != sasaran:
                sasaran = satu.sasaran.id
                baris += bool(satu.sasaran.teks)
            yield baris, satu
            baris += 1

    def _pasang(self, rentang: str, rumus: str, pesan: str) -> None:
        aturan = DataValidation(type="custom", formula1=rumus, allow_blank=True, showErrorMessage=True)
        aturan.errorTitle, aturan.error = "Isian belum benar", pesan
        aturan.add(rentang)
        self._l.ws.add_data_validation(aturan)

    # -- look ----------------------------------------------------------------------------

    def _tanda_tangan(self, baris: int) -> None:
        gaya = self._l.gaya(garis=None, lipat=False, warna_teks=warna.REDUP, tegak="center")
        self._l.teks(baris, INDIKATOR, "Diisi oleh: ………………………………   Tanggal: ………………………", gaya)
        self._l.tinggi(baris, 32)

    def _tampilan(self, akhir: int) -> None:
        ws: Any = self._l.ws
        for kolom in (TANDA, self._tepi):
            ws.column_dimensions[get_column_letter(kolom)].hidden = True
        for baris in (_BARIS_LEMBAR, _BARIS_KOLOM):
            ws.row_dimensions[baris].hidden = True
        ws.freeze_panes = f"{get_column_letter(SATUAN)}{DATA}"
        ws.sheet_view.showGridLines = False
        ws.protection.sheet = True
        ws.protection.formatColumns = ws.protection.formatRows = False  # False is allowed
        kantor = sebutan_kantor(self._isi.kantor)
        sampai = format_bulan(self._f.tanda.tahun, self._f.tanda.sampai)
        self._l.siapkan_cetak(
            self._isi.pengaturan.kertas, f"{kantor} · Formulir s.d. {sampai}", f"{KEPALA}:{KEPALA}"
        )
        ws.print_area = f"B{_BARIS_JUDUL_1}:{get_column_letter(self._bukti)}{akhir}"


def judul_bulan(bulan: int) -> str:
    """The title of a month's column."""
    return BULAN_PENDEK[bulan - 1]


def _ruas(bulan: tuple[int, ...]) -> list[tuple[int, int]]:
    """Months that follow one another, as (first, last)."""
    hasil: list[tuple[int, int]] = []
    for b in bulan:
        if hasil and hasil[-1][1] == b - 1:
            hasil[-1] = (hasil[-1][0], b)
        else:
            hasil.append((b, b))
    return hasil


def _aturan(sel: str, terhitung: bool, desimal: int | None) -> str:
    """N() gives 0 for a text, so that no part of the rule fails where "nihil" stands."""
    syarat = [f"ISNUMBER({sel})"]
    if terhitung:
        syarat.append(f"N({sel})>=0")
    if desimal is not None:
        syarat.append(f"N({sel})=ROUND(N({sel}),{desimal})")
    return f'OR(LOWER(TRIM({sel}))="{NIHIL}",AND({",".join(syarat)}))'


def _pesan(terhitung: bool, desimal: int | None) -> str:
    angka = "Isi angka 0 atau lebih" if terhitung else "Isi angka"
    if desimal is not None:
        angka += f", paling banyak {desimal} angka di belakang koma" if desimal else ", tanpa pecahan"
    return f"{angka}, atau kata nihil bila tidak ada kegiatan. Kosongkan bila belum ada angkanya."
