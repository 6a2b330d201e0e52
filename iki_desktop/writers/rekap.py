"""The rekap workbook: all kartu by triwulan and year, computed from a list of all indikator (xlsx)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from iki_desktop.errors import Report
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.kategori import skala_kantor, skala_menurun
from iki_desktop.models.laporan import kalimat_posisi, pembukaan_laporan, pilih_kartu
from iki_desktop.models.penutupan import Pembukaan, catatan_pembukaan
from iki_desktop.models.tanggal import akhir_bulan, format_bulan

_STEPS = 3
_READING = (
    ("Rekap", "Satu baris tiap jabatan, di bawah unitnya; baris terakhir seluruh kantor."),
    (
        "TW dan tahun",
        "Posisi sampai akhir triwulan itu. Triwulan yang sedang berjalan, dan tahun, sampai bulan laporan.",
    ),
    ("Terukur", "Banyaknya indikator yang punya target dan angka, sehingga punya capaian."),
    ("Capaian", "Rata-rata capaian indikator yang terukur, masing-masing paling tinggi batas di Rekap."),
    ("Kelengkapan", "Isian yang ada dari isian yang sudah waktunya. Sel kosong tidak dihitung sebagai 0."),
    ("Grafik", "Capaian tiap unit, dan posisi kantor pada akhir tiap triwulan; mengikuti angka di Rekap."),
    (
        "Daftar indikator",
        "Semua indikator, dapat disaring menurut unit, jabatan, atau kategori. Rekap dihitung dari sini.",
    ),
    (
        "Kendala",
        "Kendala dan tindak lanjut dari semua bulan sampai bulan laporan, dengan nama bulannya.",
    ),
    (
        "Kolom bantu",
        "Kolom di kanan Tindak lanjut terlipat; di dalamnya target dan realisasi tiap triwulan. Buka dengan "
        "tanda + di atas kolom. Angka yang diubah di sana dihitung ulang sampai ke Rekap.",
    ),
    ("Tanda –", "Tidak ada target, tidak ada angka, atau capaiannya tidak dapat dihitung."),
    ("Pembulatan", "Angka ditampilkan paling banyak dua desimal; kategori dari angka sebelum dibulatkan."),
    ("Perubahan", "Perubahan di buku kerja ini tidak mengubah berkas IKI Desktop."),
)  # fmt: skip


def write_rekap(
    isi: IsiKantor,
    tahun: int,
    sampai: int,
    path: Path,
    kartu: Collection[str] | None = None,
    pembukaan: Sequence[Pembukaan] = (),
    report: Report | None = None,
    kode: str = "",
) -> None:
    """Write the rekap of `tahun` up to month `sampai` (1–12) to `path`, whole or not at all.

    `kartu` limits it to those ids. `pembukaan` are the unlockings of the office, from its riwayat. The same
    data gives the same bytes; with `kode`, its code stands in the foot of Rekap and in Petunjuk.
    `report(done, total)` may raise Cancelled; SaveFailed where the medium refuses.
    """
    # Only here: openpyxl takes longer to import than the window to start.
    from openpyxl import Workbook

    from iki_desktop.writers.xlsx.chart_sheet import CHART_SHEET, write_charts
    from iki_desktop.writers.xlsx.guide_sheet import GUIDE_SHEET, code_entry, write_guide
    from iki_desktop.writers.xlsx.indikator_list import IndikatorList
    from iki_desktop.writers.xlsx.kartu_head import LIST_SHEET, REKAP_SHEET
    from iki_desktop.writers.xlsx.periods import periods
    from iki_desktop.writers.xlsx.saving import save
    from iki_desktop.writers.xlsx.scale import Scale
    from iki_desktop.writers.xlsx.sheet import Sheet
    from iki_desktop.writers.xlsx.styles import Conditions, Styles, set_base_font
    from iki_desktop.writers.xlsx.summary_sheet import SummarySheet

    def step(done: int) -> None:
        if report is not None:
            report(done, _STEPS)

    step(0)
    isi, of_total = pilih_kartu(isi, tahun, kartu)
    listed = periods(isi, tahun, sampai)
    scale = Scale(skala_menurun(skala_kantor(isi.pengaturan)))
    book = Workbook()
    set_base_font(book)
    first = book.active
    assert first is not None
    first.title = REKAP_SHEET
    style, conditions = Styles(first), Conditions(book)
    sheets = [Sheet(first, style, conditions)]
    names = (CHART_SHEET, LIST_SHEET, GUIDE_SHEET)
    sheets += [Sheet(book.create_sheet(name), style, conditions) for name in names]
    rows = IndikatorList(sheets[2], isi, listed, scale)
    spans = rows.write()
    step(1)
    code = code_entry(kode)
    chosen = None if kartu is None else [one.kartu for one in listed[-1].rekap.kartu()]
    changes = catatan_pembukaan(isi, pembukaan_laporan(pembukaan, tahun, sampai, chosen))
    summary = SummarySheet(sheets[0], isi, listed, scale, rows)
    summary.write(spans, of_total, changes, code)
    position = kalimat_posisi(format_bulan(tahun, sampai))
    write_charts(sheets[1], isi, tahun, position, summary.units(), summary.of_periods(), scale.nama)
    write_guide(sheets[3], isi, "Cara membaca buku kerja ini", [*_READING, *code])
    step(2)
    title, until = f"Rekap Capaian Indikator Kinerja {tahun}", akhir_bulan(tahun, sampai)
    save(book, sheets, path, title=title, kantor=isi.kantor, until=until)
    step(_STEPS)
