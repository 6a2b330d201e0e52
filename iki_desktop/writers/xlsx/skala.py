"""The office's scale and cap as cells of Rekap, to which every judging formula refers by name."""

from __future__ import annotations

from decimal import Decimal

from iki_desktop.writers import warna
from iki_desktop.writers.xlsx import tata as t
from iki_desktop.writers.xlsx.lembar import Lembar
from iki_desktop.writers.xlsx.tangga import Tangga

_KATA, _TANDA, _BATAS = 2, 3, 4  # columns


def tulis_skala(lembar: Lembar, tangga: Tangga, batas: Decimal | None, baris: int) -> int:
    """Write the scale from row `baris` on, the best step first, and the cap; gives the last row."""
    gaya = lembar.gaya
    kepala = gaya(tebal=True, latar=warna.PANEL)
    kepala_tengah = gaya(tebal=True, latar=warna.PANEL, datar="center")
    kata, tengah, angka = gaya(), gaya(datar="center"), gaya(datar="right", format="General")
    lembar.teks(baris, _KATA, "Skala kategori", kepala)
    lembar.teks(baris, _TANDA, "Tanda", kepala_tengah)
    lembar.teks(baris, _BATAS, "Batas", kepala_tengah)
    for ke, x in enumerate(tangga.tingkat, 1):
        baris += 1
        lembar.teks(baris, _KATA, x.nama, kata)
        lembar.namai(f"SKALA_KATA_{ke}", _KATA, baris)
        if x.batas is None:
            lembar.teks(baris, _TANDA, "selebihnya", tengah)
            lembar.gayakan(baris, _BATAS, angka)
        else:
            lembar.teks(baris, _TANDA, ">" if x.tegas else "≥", tengah)
            lembar.angka(baris, _BATAS, x.batas, angka)
            lembar.namai(f"SKALA_BATAS_{ke}", _BATAS, baris)
    baris += 1
    lembar.teks(baris, _KATA, "Batas atas capaian dalam rata-rata (%)", kata)
    lembar.teks(baris, _TANDA, "≤", tengah)
    if batas is None:
        lembar.teks(baris, _BATAS, "tanpa batas", angka)
    else:
        lembar.angka(baris, _BATAS, batas, angka)
    lembar.namai(t.BATAS, _BATAS, baris)
    return baris
