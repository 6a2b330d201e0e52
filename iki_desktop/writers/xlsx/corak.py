"""The looks of a kartu's table: styles of its cells, and heights of its rows from the text they hold."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from iki_desktop.models.keputusan import Besaran, Rentang
from iki_desktop.writers import warna
from iki_desktop.writers.xlsx import gaya as g
from iki_desktop.writers.xlsx import tata as t
from iki_desktop.writers.xlsx import ukuran as u
from iki_desktop.writers.xlsx.lembar import Lembar

TINGGI_BARIS = 15.5
_INDENTASI = 9.0  # pt of one step


class Corak:
    """Puts text and figures into one kartu's table and remembers how high its rows must be."""

    def __init__(self, lembar: Lembar, lebar: Mapping[int, float]) -> None:
        self.lembar = lembar
        self._pt = {k: u.isi_kolom(v) for k, v in lebar.items()}
        self._tinggi: dict[int, float] = {}
        self._gaya_angka: dict[tuple[int | None, str, bool], Any] = {}
        gaya = lembar.gaya
        self.sel = gaya()
        self.tengah = gaya(datar="center")
        self.tengah_kutip = gaya(datar="center", kutip=True)
        self.bantu = gaya(warna_teks=warna.REDUP, datar="right", garis=None, lipat=False)
        self.salah = gaya(datar="right", lipat=False, susut=True, warna_teks=warna.TINGKAT[-1].teks)
        self._label = tuple(
            (
                gaya(indentasi=n, warna_teks=warna.REDUP if redup else warna.TEKS),
                gaya(indentasi=n, warna_teks=warna.REDUP if redup else warna.TEKS, kutip=True),
            )
            for n, redup in ((0, False), (1, False), (1, True), (2, True))
        )

    # Rows that one text may need

    def ruas(self, teks: str, kolom: int = t.INDIKATOR) -> int:
        """How many rows `teks` needs: more than one only where Excel's highest row cannot hold it."""
        if len(teks) < 200:
            return 1
        return math.ceil(self._perlu(teks, kolom, 2) / u.MAKS_TINGGI)

    def label(self, baris: int, teks: str, tingkat: int = 0, *, redup: bool = False, ruas: int = 0) -> None:
        """Text in the Indikator column; `tingkat` 0 the indikator, 1 and 2 what stands below it."""
        biasa, kutip = self._label[0 if tingkat == 0 else 1 if not redup else 1 + tingkat]
        self.lembar.teks(baris, t.INDIKATOR, teks, biasa, kutip)
        self._panjang(baris, t.INDIKATOR, teks, tingkat, ruas or self.ruas(teks))

    def satuan(self, baris: int, teks: str, ruas: int) -> None:
        self.lembar.teks(baris, t.SATUAN, teks, self.tengah, self.tengah_kutip)
        self._panjang(baris, t.SATUAN, teks, 0, ruas)

    def _panjang(self, baris: int, kolom: int, teks: str, tingkat: int, ruas: int) -> None:
        self.lembar.gabung(baris, kolom, baris + ruas - 1, kolom)
        perlu = self._perlu(teks, kolom, tingkat) / ruas
        for b in range(baris, baris + ruas):
            self._tinggi[b] = max(self._tinggi.get(b, TINGGI_BARIS), perlu)

    def _perlu(self, teks: str, kolom: int, tingkat: int) -> float:
        lebar = self._pt[kolom] - tingkat * _INDENTASI
        return u.tinggi_baris(u.jumlah_baris(teks, lebar, g.UKURAN), g.UKURAN)

    def sasaran(self, nomor: int, teks: str, awal: int, akhir: int) -> int:
        """Number and sasaran merged over the rows of its indikator, which grow to hold it.

        Rows are added where that is not enough. Gives the last row.
        """
        kurang = self._perlu(teks, t.SASARAN, 0) - sum(self.tinggi(b) for b in range(awal, akhir + 1))
        for b in range(akhir, awal - 1, -1):
            tambah = min(max(kurang, 0.0), u.MAKS_TINGGI - self.tinggi(b))
            self._tinggi[b] = self.tinggi(b) + tambah
            kurang -= tambah
        while kurang > 0:
            akhir += 1
            self._tinggi[akhir] = min(max(kurang, TINGGI_BARIS), u.MAKS_TINGGI)
            kurang -= self._tinggi[akhir]
        for b in range(awal, akhir + 1):
            self.rapikan(b)
        self.lembar.angka(awal, t.NO, nomor, self.tengah)
        self.lembar.teks(awal, t.SASARAN, teks, *self._label[0])
        self.lembar.gabung(awal, t.NO, akhir, t.NO)
        self.lembar.gabung(awal, t.SASARAN, akhir, t.SASARAN)
        for b in range(awal, akhir + 1):
            self.lembar.tinggi(b, self.tinggi(b))
        return akhir

    def tinggi(self, baris: int) -> float:
        return self._tinggi.get(baris, TINGGI_BARIS)

    # Figures

    def angka(self, desimal: int | None, macam: str, nihil: bool = False) -> Any:
        """The style of a figure: "bulan" recorded, "hitung" computed, "target", "sampai" with the month."""
        kunci = (desimal, macam, nihil)
        gaya = self._gaya_angka.get(kunci)
        if gaya is None:
            gaya = self._gaya_angka[kunci] = self.lembar.gaya(
                datar="right",
                lipat=False,
                susut=True,  # a figure that is edited later never turns into ###
                latar=warna.PANEL if macam == "hitung" else "",
                warna_teks=warna.REDUP if macam == "target" else warna.TEKS,
                format=g.format_angka(desimal, nihil),
            )
        return gaya

    def besaran(self, baris: int, kolom: int, b: Besaran | None, ujung: int, gaya: Any) -> None:
        """One end of a target's figure (0 the lower, 1 the upper; a single figure is both)."""
        if b is not None:
            nilai = (b.bawah, b.atas)[ujung] if isinstance(b, Rentang) else b
            self.lembar.angka(baris, kolom, float(nilai), gaya)

    def rapikan(self, baris: int) -> None:
        """Borders for the cells of a row that hold nothing."""
        for kolom in t.KOLOM_CETAK:
            sel = self.lembar.ws.cell(baris, kolom)
            if not sel.has_style:
                sel._style = self.sel
