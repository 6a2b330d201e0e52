"""The last sheet: how to read or fill in the workbook, in a dozen sentences."""

from __future__ import annotations

from collections.abc import Sequence

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.writers import colours
from iki_desktop.writers.xlsx import metrics as u
from iki_desktop.writers.xlsx import styles as g
from iki_desktop.writers.xlsx.sheet import Sheet

GUIDE_SHEET = "Petunjuk"
_WIDTHS = (26.0, 104.0)

Entries = Sequence[tuple[str, str]]
"""What a sentence is about, and the sentence."""

READING: Entries = (
    ("Bulan laporan", "Ubah angka “Sampai bulan” di lembar Rekap (1–12). Semua lembar dihitung ulang."),
    ("Lembar kartu", "Klik nama jabatan di lembar Rekap untuk membuka lembarnya, “‹ Rekap” untuk kembali."),
    (
        "Daftar indikator",
        "Semua indikator dari semua lembar kartu, dapat disaring; angkanya dibaca dari lembar kartu itu.",
    ),
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


def code_entry(kode: str) -> Entries:
    """What a workbook says of its code, for the guide and below the foot; nothing where it has none."""
    sentence = (
        f"{kode}. Di IKI Desktop, halaman Dokumen, Cocokkan kode menunjukkan apakah berkas kantor masih "
        "berisi yang sama seperti saat buku kerja ini dibuat."
    )
    return [("Kode kertas", sentence)] if kode else []


def write_guide(sheet: Sheet, isi: IsiKantor, title: str, entries: Entries) -> None:
    """Write the sheet: its title, then a row for each of `entries`."""
    ws, style = sheet.ws, sheet.style
    sheet.widths(dict(enumerate(_WIDTHS, 1)))
    sheet.text(1, 1, title, style(border=None, bold=True, size=13, wrap=False))
    sheet.height(1, 24)
    for row, (subject, teks) in enumerate(entries, 2):
        sheet.text(row, 1, subject, style(bold=True, ground=colours.PANEL))
        sheet.text(row, 2, teks, style())
        n = max(
            u.line_count(teks, u.column_room(_WIDTHS[1]), g.SIZE),
            u.line_count(subject, u.column_room(_WIDTHS[0]), g.SIZE, True),
        )
        sheet.height(row, u.row_height(n, g.SIZE))
    ws.sheet_view.showGridLines = False
    sheet.set_up_print(isi.pengaturan.kertas, sebutan_kantor(isi.kantor))
