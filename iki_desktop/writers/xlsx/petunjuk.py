"""The last sheet: how to read or fill in the workbook, in a dozen sentences."""

from __future__ import annotations

from collections.abc import Sequence

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.writers import warna
from iki_desktop.writers.xlsx import gaya as g
from iki_desktop.writers.xlsx import ukuran as u
from iki_desktop.writers.xlsx.lembar import Lembar

LEMBAR_PETUNJUK = "Petunjuk"
_LEBAR = (26.0, 104.0)

Butir = Sequence[tuple[str, str]]
"""What a sentence is about, and the sentence."""

MEMBACA: Butir = (
    ("Bulan laporan", "Ubah angka “Sampai bulan” di lembar Rekap (1–12). Semua lembar dihitung ulang."),
    ("Lembar kartu", "Klik nama jabatan di lembar Rekap untuk membuka lembarnya, “‹ Rekap” untuk kembali."),
    ("Sel kosong", "Belum ada yang mengisi bulan itu. Sel kosong tidak pernah dihitung sebagai 0."),
    ("Tanda – di kolom bulan", "Nihil: tidak ada kegiatan pada bulan itu. Dihitung 0."),
    ("Tanda – di kolom lain", "Tidak ada target, tidak ada angka, atau capaiannya tidak dapat dihitung."),
    (
        "Persentase",
        "Persentase yang punya pembilang dan penyebut dihitung dari jumlah keduanya, bukan dari rata-rata "
        "persentase bulanan. Penyebut 0 tidak menghasilkan angka.",
    ),
    (
        "Beberapa pengampu",
        "Baris pertama adalah gabungan semua pengampu; baris di bawahnya masing-masing pengampu.",
    ),
    (
        "Target",
        "Target triwulan atau bulanan berdiri di baris sendiri. Bila hanya target tahunan yang ada, target "
        "sampai bulan laporan untuk indikator yang dijumlahkan adalah target × bulan ÷ 12; untuk yang lain "
        "target itu sendiri.",
    ),
    (
        "Menyalin angka",
        "Dua belas bulan berdiri berurutan, jadi satu blok bulan dapat disalin ke halaman Realisasi di "
        "IKI Desktop dan sebaliknya. Perubahan di buku kerja ini tidak mengubah berkas IKI Desktop.",
    ),
    (
        "Kolom bantu",
        "Kolom di kanan Kategori terlipat; di dalamnya ada angka antara yang dipakai rumus. Buka dengan "
        "tanda + di atas kolom.",
    ),
    (
        "Pembulatan",
        "Angka ditampilkan paling banyak dua desimal. Kategori ditentukan dari angka sebelum dibulatkan.",
    ),
)  # fmt: skip


def tulis_petunjuk(lembar: Lembar, isi: IsiKantor, judul_lembar: str, butir: Butir) -> None:
    """Write the sheet: its title, then a row for each of `butir`."""
    ws, gaya = lembar.ws, lembar.gaya
    lembar.lebar(dict(enumerate(_LEBAR, 1)))
    lembar.teks(1, 1, judul_lembar, gaya(garis=None, tebal=True, ukuran=13, lipat=False))
    lembar.tinggi(1, 24)
    for baris, (judul, teks) in enumerate(butir, 2):
        lembar.teks(baris, 1, judul, gaya(tebal=True, latar=warna.PANEL))
        lembar.teks(baris, 2, teks, gaya())
        n = max(
            u.jumlah_baris(teks, u.isi_kolom(_LEBAR[1]), g.UKURAN),
            u.jumlah_baris(judul, u.isi_kolom(_LEBAR[0]), g.UKURAN, True),
        )
        lembar.tinggi(baris, u.tinggi_baris(n, g.UKURAN))
    ws.sheet_view.showGridLines = False
    lembar.siapkan_cetak(isi.pengaturan.kertas, sebutan_kantor(isi.kantor))
