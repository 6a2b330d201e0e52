"""The head of a kartu's sheet: what it is called, and the titles of its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import JenisKartu, Kartu
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.rekap import RekapKartu
from iki_desktop.models.tanggal import BULAN_PENDEK, format_bulan
from iki_desktop.models.tanggal import TW as ROMAWI_TW
from iki_desktop.writers import warna
from iki_desktop.writers.xlsx import gaya as g
from iki_desktop.writers.xlsx import tata as t
from iki_desktop.writers.xlsx import ukuran as u
from iki_desktop.writers.xlsx.lembar import Lembar

LEMBAR_REKAP = "Rekap"
_BANTU = {
    t.BAWAH: "Target terendah s.d.",
    t.ATAS: "Target tertinggi s.d.",
    t.TERHITUNG: "Capaian terhitung",
    t.TERISI: "Sel terisi",
    t.WAJIB: "Sel wajib",
    t.TAHUN_BAWAH: "Target setahun, terendah",
    t.TAHUN_ATAS: "Target setahun, tertinggi",
}


def judul_jenis(jenis: JenisKartu) -> str:
    return "INDIKATOR KINERJA UTAMA" if jenis is JenisKartu.IKU else "INDIKATOR KINERJA INDIVIDU"


def nama_kartu(kartu: Kartu) -> str:
    """What a kartu is called; an IKU may have no jabatan."""
    return kartu.jabatan.strip() or judul_jenis(kartu.jenis).capitalize()


def judul_kolom(judul: Sequence[str]) -> tuple[str, str]:
    """The office's own titles for sasaran and indikator, out of the titles of its lampiran.

    The title that speaks of INDIKATOR is the indikator's, the one before it (not NO) the sasaran's.
    """
    tempat = next((i for i, j in enumerate(judul) if "INDIKATOR" in j.upper()), None)
    if tempat is None:
        return "Sasaran", "Indikator kinerja"
    indikator = judul[tempat].strip().capitalize()
    sebelum = judul[tempat - 1].strip() if tempat else ""
    if not sebelum or sebelum.upper().rstrip(".") in ("NO", "NOMOR"):
        return "Sasaran", indikator
    return sebelum.capitalize(), indikator


def tulis_kepala(
    lembar: Lembar, isi: IsiKantor, rekap: RekapKartu, tahun: int, sampai: int, lebar: Mapping[int, float]
) -> None:
    """Write the rows above the table and its two head rows; formulas stand at month `sampai`."""
    kartu, gaya = rekap.kartu, lembar.gaya
    tautan = lembar.teks(1, 1, "‹ Rekap", gaya(garis=None, warna_teks=warna.AKSEN, lipat=False, ukuran=8))
    lembar.gabung(1, 1, 1, t.INDIKATOR)
    lembar.tautan(tautan, LEMBAR_REKAP)
    nama = nama_kartu(kartu)
    unit = [rekap.unit] if rekap.unit.casefold() != nama.casefold() else []
    if len(kartu.pengampu) > 1:
        unit.append(f"{len(kartu.pengampu)} pengampu")
    penuh = sum(u.isi_kolom(lebar[k]) for k in t.KOLOM_CETAK)
    judul = f"REALISASI {judul_jenis(kartu.jenis)} · {sebutan_kantor(isi.kantor).upper()}"
    for baris, teks, ukuran, tebal, warna_teks in (
        (2, judul, 9.0, False, warna.REDUP),
        (3, nama, 13.0, True, warna.TEKS),
        (4, " · ".join(unit), 9.0, False, warna.TEKS),
    ):  # fmt: skip
        if u.jumlah_baris(teks, penuh, ukuran, tebal) > 3:
            ukuran = float(g.UKURAN)  # Excel's highest row holds more of it
        biasa, kutip = (
            gaya(ukuran=ukuran, tebal=tebal, warna_teks=warna_teks, garis=None, tegak="center", kutip=k)
            for k in (False, True)
        )
        lembar.teks(baris, 1, teks, biasa, kutip)
        lembar.gabung(baris, 1, baris, t.KATEGORI)
        lembar.tinggi(baris, u.tinggi_baris(u.jumlah_baris(teks, penuh, ukuran, tebal), ukuran))
    _sampai(lembar, 5, 1, gaya(garis=None, tegak="center"), tahun, sampai)
    lembar.gabung(5, 1, 5, t.KATEGORI)
    lembar.tinggi(5, 18)
    kolom = judul_kolom(kartu.judul_kolom or isi.pengaturan.judul_kolom)
    _judul_kolom(lembar, kolom, tahun, sampai, lebar)


def _sampai(lembar: Lembar, baris: int, kolom: int, gaya: object, tahun: int, sampai: int) -> None:
    nilai = f"Sampai dengan {format_bulan(tahun, sampai)}"
    lembar.rumus(baris, kolom, f'="Sampai dengan "&{t.PERIODE}', gaya, nilai)


def _judul_kolom(
    lembar: Lembar, judul: tuple[str, str], tahun: int, sampai: int, lebar: Mapping[int, float]
) -> None:
    atas, bawah = t.BARIS_KEPALA, t.BARIS_KEPALA + 1
    kepala = lembar.gaya(tebal=True, latar=warna.PILIHAN, datar="center", tegak="center")
    bantu = lembar.gaya(latar=warna.PANEL, warna_teks=warna.REDUP, datar="center", tegak="center")
    for k in t.KOLOM_CETAK:
        for b in (atas, bawah):
            lembar.gayakan(b, k, kepala)
    tegak = {
        t.NO: "No",
        t.SASARAN: judul[0],
        t.INDIKATOR: judul[1],
        t.SATUAN: "Satuan",
        t.TARGET: f"Target {tahun}",
        t.TAHUN: f"Jan–Des {tahun}",
    }
    for k, teks in tegak.items():
        lembar.teks(atas, k, teks, kepala)
        lembar.gabung(atas, k, bawah, k)
    for k1, k2, teks in (
        (t.BULAN_1, t.BULAN_12, f"Realisasi bulanan {tahun}"),
        (t.TW_1, t.TW_4, "Realisasi triwulan"),
    ):
        lembar.teks(atas, k1, teks, kepala)
        lembar.gabung(atas, k1, atas, k2)
    _sampai(lembar, atas, t.TARGET_SD, kepala, tahun, sampai)
    lembar.gabung(atas, t.TARGET_SD, atas, t.KATEGORI)
    kedua = {
        **dict(zip(t.KOLOM_BULAN, BULAN_PENDEK, strict=True)),
        **{k: f"TW {x}" for k, x in zip(t.KOLOM_TW, ROMAWI_TW, strict=True)},
        t.TARGET_SD: "Target",
        t.REALISASI_SD: "Realisasi",
        t.CAPAIAN: "Capaian (%)",
        t.KATEGORI: "Kategori",
    }
    for k, teks in kedua.items():
        lembar.teks(bawah, k, teks, kepala)
    for k, teks in _BANTU.items():
        lembar.teks(bawah, k, teks, bantu)
    lembar.tinggi(atas, u.tinggi_baris(1, g.UKURAN))
    # A title over both rows has one line in the upper.
    baris = [u.jumlah_baris(teks, u.isi_kolom(lebar[k]), g.UKURAN, True) - 1 for k, teks in tegak.items()]
    baris += [u.jumlah_baris(teks, u.isi_kolom(lebar[k]), g.UKURAN, True) for k, teks in kedua.items()]
    lembar.tinggi(bawah, u.tinggi_baris(max(baris), g.UKURAN))
