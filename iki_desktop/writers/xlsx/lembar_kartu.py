"""The sheet of one kartu: what was recorded by month, and live formulas for all that follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.kategori import kaki_laporan
from iki_desktop.models.keputusan import JenisKartu, Kartu
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.rekap import RekapKartu
from iki_desktop.models.tanggal import BULAN_PENDEK
from iki_desktop.models.tanggal import TW as ROMAWI_TW
from iki_desktop.writers import warna
from iki_desktop.writers.xlsx import gaya as g
from iki_desktop.writers.xlsx import rumus as r
from iki_desktop.writers.xlsx import tata as t
from iki_desktop.writers.xlsx import ukuran as u
from iki_desktop.writers.xlsx.baris import PenulisBlok
from iki_desktop.writers.xlsx.corak import Corak
from iki_desktop.writers.xlsx.lebar import lebar_kolom
from iki_desktop.writers.xlsx.lembar import Lembar
from iki_desktop.writers.xlsx.tangga import Tangga

LEMBAR_REKAP = "Rekap"


@dataclass(frozen=True, slots=True)
class LembarKartu:
    """Where a kartu's sheet holds what the Rekap needs."""

    nama: str
    rekap: RekapKartu
    baris: int  # of the summary: mean and word in Capaian and Kategori, counts among the helpers


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


def tulis_kartu(
    lembar: Lembar,
    isi: IsiKantor,
    rekap: RekapKartu,
    sel: Mapping[str, Mapping[str, Sequence[Sel]]],
    tahun: int,
    tangga: Tangga,
) -> LembarKartu:
    """Write one kartu; `sel` are the year's cells by indikator and pengampu."""
    kartu = rekap.kartu
    lebar = lebar_kolom(rekap, sel, tahun, tangga)
    lembar.lebar(lebar, terlipat=t.KOLOM_BANTU)
    _kepala(lembar, isi, rekap, tahun, lebar)
    corak = Corak(lembar, lebar)
    penulis = PenulisBlok(corak, tahun, tangga)
    baris = t.BARIS_DATA
    for nomor, sasaran in enumerate(kartu.sasaran, 1):
        awal = baris
        for indikator in sasaran.indikator:
            baris = penulis.tulis(indikator, kartu, sel.get(indikator.id, {}), baris)
        if baris == awal:
            baris = penulis.tulis_kosong(awal)
        baris = corak.sasaran(nomor, sasaran.teks, awal, baris - 1) + 1
    if baris == t.BARIS_DATA:
        baris = penulis.tulis_kosong(baris)
    ringkasan = baris
    _ringkasan(lembar, ringkasan, tangga)
    akhir = _kaki(lembar, isi, ringkasan + 3, penulis.ada_salah_bentuk, lebar)
    _tampilan(lembar, isi, rekap, tahun, tangga, ringkasan, akhir, penulis.bebas)
    return LembarKartu(lembar.nama, rekap, ringkasan)


def _kepala(
    lembar: Lembar, isi: IsiKantor, rekap: RekapKartu, tahun: int, lebar: Mapping[int, float]
) -> None:
    kartu, gaya = rekap.kartu, lembar.gaya
    polos = {"garis": None, "lipat": True, "tegak": "center"}
    tautan = lembar.teks(1, 1, "‹ Rekap", gaya(garis=None, warna_teks=warna.AKSEN, lipat=False, ukuran=8))
    lembar.gabung(1, 1, 1, t.INDIKATOR)
    lembar.tautan(tautan, LEMBAR_REKAP)
    judul = f"REALISASI {judul_jenis(kartu.jenis)} · {sebutan_kantor(isi.kantor).upper()}"
    penuh = sum(u.isi_kolom(lebar[k]) for k in t.KOLOM_CETAK)
    unit = rekap.unit if rekap.unit.casefold() != nama_kartu(kartu).casefold() else ""
    if len(kartu.pengampu) > 1:
        unit += f" · {len(kartu.pengampu)} pengampu"
    for baris, teks, ukuran, tebal, warna_teks in (
        (2, judul, 9, False, warna.REDUP),
        (3, nama_kartu(kartu), 13, True, warna.TEKS),
        (4, unit, 9, False, warna.TEKS),
    ):
        if u.jumlah_baris(teks, penuh, ukuran, tebal) > 3:
            ukuran = g.UKURAN  # Excel's highest row holds more of it
        biasa = gaya(ukuran=ukuran, tebal=tebal, warna_teks=warna_teks, **polos)
        kutip = gaya(ukuran=ukuran, tebal=tebal, warna_teks=warna_teks, kutip=True, **polos)
        lembar.teks(baris, 1, teks, biasa, kutip)
        lembar.gabung(baris, 1, baris, t.KATEGORI)
        lembar.tinggi(baris, u.tinggi_baris(u.jumlah_baris(teks, penuh, ukuran, tebal), ukuran))
    lembar.rumus(5, 1, '="Sampai dengan "&PERIODE', gaya(**polos))
    lembar.gabung(5, 1, 5, t.KATEGORI)
    lembar.tinggi(5, 18)
    _judul_kolom(lembar, isi, kartu, tahun, lebar)


def _judul_kolom(
    lembar: Lembar, isi: IsiKantor, kartu: Kartu, tahun: int, lebar: Mapping[int, float]
) -> None:
    atas, bawah = t.BARIS_KEPALA, t.BARIS_KEPALA + 1
    kepala = lembar.gaya(tebal=True, latar=warna.PILIHAN, datar="center", tegak="center")
    bantu = lembar.gaya(latar=warna.PANEL, warna_teks=warna.REDUP, datar="center", tegak="center")
    sasaran, indikator = judul_kolom(kartu.judul_kolom or isi.pengaturan.judul_kolom)
    for k in t.KOLOM_CETAK:
        for b in (atas, bawah):
            lembar.ws.cell(b, k)._style = kepala
    tegak = {
        t.NO: "No",
        t.SASARAN: sasaran,
        t.INDIKATOR: indikator,
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
    lembar.rumus(atas, t.TARGET_SD, '="Sampai dengan "&PERIODE', kepala)
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
    for k, teks in {
        t.BAWAH: "Target terendah s.d.",
        t.ATAS: "Target tertinggi s.d.",
        t.TERHITUNG: "Capaian terhitung",
        t.TERISI: "Sel terisi",
        t.WAJIB: "Sel wajib",
        t.TAHUN_BAWAH: "Target setahun, terendah",
        t.TAHUN_ATAS: "Target setahun, tertinggi",
    }.items():
        lembar.teks(bawah, k, teks, bantu)
    lembar.tinggi(atas, u.tinggi_baris(1, g.UKURAN))
    lembar.tinggi(
        bawah,
        u.tinggi_baris(
            max(
                [u.jumlah_baris(teks, u.isi_kolom(lebar[k]), g.UKURAN, True) - 1 for k, teks in tegak.items()]
                + [u.jumlah_baris(teks, u.isi_kolom(lebar[k]), g.UKURAN, True) for k, teks in kedua.items()]
            ),
            g.UKURAN,
        ),
    )


def _ringkasan(lembar: Lembar, baris: int, tangga: Tangga) -> None:
    """Mean capaian with its word, and completeness; what the Rekap reads stands among the helpers."""
    ws, gaya = lembar.ws, lembar.gaya
    jumlah = gaya(tebal=True, latar=warna.PANEL, garis=g.GARIS_JUMLAH, tegak="center", datar="right")
    angka = gaya(
        tebal=True, latar=warna.PANEL, garis=g.GARIS_JUMLAH, datar="right", tegak="center",
        format=g.FORMAT_BEBAS, lipat=False,
    )  # fmt: skip
    kata = gaya(tebal=True, latar=warna.PANEL, garis=g.GARIS_JUMLAH, datar="center", tegak="center")
    bantu = gaya(warna_teks=warna.REDUP, datar="right", garis=None, lipat=False)
    awal, akhir = t.BARIS_DATA, baris - 1
    daftar = {k: f"{t.sel(k, awal)}:{t.sel(k, akhir)}" for k in t.KOLOM_BANTU}
    for b in (baris, baris + 1):
        for k in t.KOLOM_CETAK:
            ws.cell(b, k)._style = jumlah
        lembar.gabung(b, 1, b, t.REALISASI_SD)
        lembar.tinggi(b, 18)
    terukur, semua = t.sel(t.BAWAH, baris), t.sel(t.ATAS, baris)
    isi, wajib = t.sel(t.TERISI, baris), t.sel(t.WAJIB, baris)
    lembar.rumus(baris, 1, f'="Rata-rata capaian ("&{terukur}&" dari "&{semua}&" indikator terukur)"', jumlah)
    lembar.rumus(
        baris + 1,
        1,
        f'="Kelengkapan ("&{isi}&" dari "&{wajib}&" isian bulanan yang wajib sudah terisi)"',
        jumlah,
    )
    lembar.rumus(baris, t.CAPAIAN, r.rata(daftar[t.TERHITUNG]), angka)
    lembar.rumus(baris, t.KATEGORI, r.kategori(t.sel(t.CAPAIAN, baris), tangga.tangga), kata)
    lembar.rumus(baris + 1, t.CAPAIAN, f'=IF({wajib}=0,"{r.STRIP}",{isi}/{wajib}*100)', angka)
    lembar.rumus(baris, t.BAWAH, f"=COUNT({daftar[t.TERHITUNG]})", bantu)
    lembar.rumus(baris, t.ATAS, f"=COUNT({daftar[t.WAJIB]})", bantu)
    for k in (t.TERHITUNG, t.TERISI, t.WAJIB):
        lembar.rumus(baris, k, f"=SUM({daftar[k]})", bantu)


def _kaki(
    lembar: Lembar, isi: IsiKantor, baris: int, ada_salah_bentuk: bool, lebar: Mapping[int, float]
) -> int:
    """Foot: scale, cap, formula, and what the signs in the cells mean. Gives its last row."""
    kalimat = [
        *kaki_laporan(isi.pengaturan),
        "Sel kosong: belum ada yang mengisi. Tanda – di kolom bulan: nihil, dihitung 0. Angka bulan yang "
        "abu-abu miring sesudah bulan laporan dan belum dihitung di kolom sampai dengan.",
    ]
    if ada_salah_bentuk:
        kalimat.append(
            "Tanda *: bulan itu diisi dalam bentuk lain daripada yang diminta indikatornya (satu angka, "
            "bukan pembilang dan penyebut, atau sebaliknya), jadi tidak ikut dihitung."
        )
    gaya = lembar.gaya(ukuran=g.UKURAN_KECIL, warna_teks=warna.REDUP, garis=None)
    penuh = sum(u.isi_kolom(lebar[k]) for k in t.KOLOM_CETAK)
    for teks in kalimat:
        lembar.teks(baris, 1, teks, gaya)
        lembar.gabung(baris, 1, baris, t.KATEGORI)
        lembar.tinggi(baris, u.tinggi_baris(u.jumlah_baris(teks, penuh, g.UKURAN_KECIL), g.UKURAN_KECIL))
        baris += 1
    return baris - 1


def _tampilan(
    lembar: Lembar,
    isi: IsiKantor,
    rekap: RekapKartu,
    tahun: int,
    tangga: Tangga,
    ringkasan: int,
    akhir: int,
    bebas: Sequence[tuple[int, int]],
) -> None:
    ws = lembar.ws
    awal, batas = t.BARIS_DATA, ringkasan
    for b1, b2, rapikan in _ruas(bebas, awal, batas - 1):
        bulan = f"{t.sel(t.BULAN_1, b1)}:{t.sel(t.BULAN_12, b2)}"
        syarat = f"COLUMN({t.sel(t.BULAN_1, b1)})-{t.BULAN_1 - 1}>{t.SAMPAI}"
        lembar.bersyarat.redupkan(ws, bulan, syarat, rapikan=rapikan)
        if rapikan:
            lembar.bersyarat.rapikan_desimal(ws, f"{t.sel(t.TARGET, b1)}:{t.sel(t.TARGET, b2)}")
            lembar.bersyarat.rapikan_desimal(ws, f"{t.sel(t.TW_1, b1)}:{t.sel(t.REALISASI_SD, b2)}")
    lembar.bersyarat.rapikan_desimal(ws, f"{t.sel(t.CAPAIAN, awal)}:{t.sel(t.CAPAIAN, batas + 1)}")
    kategori = t.sel(t.KATEGORI, awal)
    lembar.bersyarat.warnai_kategori(ws, f"{kategori}:{t.sel(t.KATEGORI, batas)}", tangga.nama)
    ws.freeze_panes = t.sel(t.SATUAN, t.BARIS_DATA)
    ws.sheet_view.showGridLines = False
    ws.sheet_view.zoomScale = 100
    lembar.siapkan_cetak(
        isi.pengaturan.kertas,
        f"{sebutan_kantor(isi.kantor)} · Realisasi {tahun} · {nama_kartu(rekap.kartu)}",
        f"{t.BARIS_KEPALA}:{t.BARIS_KEPALA + 1}",
    )
    ws.print_area = f"A2:{t.sel(t.KATEGORI, akhir)}"


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
