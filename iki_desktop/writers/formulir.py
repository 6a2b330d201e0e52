"""The form: a workbook that staff fill in with their figures and that is taken back afterwards (xlsx)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iki_desktop import VERSION
from iki_desktop.errors import InputRefused, Report
from iki_desktop.models.formulir import (
    VERSI_FORMULIR,
    LembarFormulir,
    sidik,
    susun_formulir,
    tulis_tanda_lembar,
)
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.nama import nama_kartu
from iki_desktop.models.tanggal import akhir_bulan

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

IDENTITY_SHEET = "iki"  # very hidden; it says what the workbook is
_FILLING = (
    ("Siapa mengisi apa", "Setiap lembar memuat indikator satu jabatan. Isi lembar jabatan Anda saja."),
    ("Sel putih", "Diisi: satu angka untuk satu bulan. Angka yang sudah tercatat di kantor sudah tertulis."),
    ("Sel abu-abu", "Tidak diisi: bulan yang sudah dikunci, atau yang belum waktunya dilaporkan."),
    ("Angka", "Tulis angkanya saja, misalnya 12 atau 1.234,5. Tanpa satuan dan tanpa tanda %."),
    ("Nihil", "Tulis kata nihil bila tidak ada kegiatan pada bulan itu. Dihitung 0."),
    ("Sel kosong", "Belum ada angkanya. Sel kosong tidak menghapus angka yang sudah tercatat di kantor."),
    ("Persentase", "Isi pembilang dan penyebutnya di dua baris; persentasenya dihitung oleh IKI Desktop."),
    (
        "Catatan dan bukti dukung",
        "Milik bulan putih yang terakhir pada baris itu: penjelasan, hambatan, nama dan tempat buktinya.",
    ),
    (
        "Menyalin dari Excel lain",
        "Boleh. Angka yang tertulis sebagai teks tetap dibaca; yang bukan angka ditolak dan disebut selnya.",
    ),
    (
        "Yang perlu dibiarkan",
        "Tulisan indikator, judul kolom, serta baris dan kolom tersembunyi: dengan itu setiap angka dikenali "
        "kembali. Nama lembar dan nama berkas boleh diganti.",
    ),
    ("Sesudah diisi", "Simpan, lalu kirimkan berkasnya ke operator untuk diterima di IKI Desktop."),
)  # fmt: skip


def write_form(
    isi: IsiKantor,
    tahun: int,
    sampai: int,
    path: Path,
    kartu: Sequence[str] | None = None,
    report: Report | None = None,
) -> None:
    """Write the form of `tahun` up to month `sampai` (1–12) to `path`, a sheet for each pengampu.

    `kartu` limits it to those ids. The same data gives the same bytes. Raises InputRefused where no
    indikator is asked for, SaveFailed where the medium refuses.
    """
    formulir = [one for one in susun_formulir(isi, tahun, sampai, kartu, VERSION) if one.baris]
    if not formulir:
        raise InputRefused(
            "Kartu yang dipilih belum punya indikator, jadi formulirnya tidak dibuat. "
            "Isi indikatornya di halaman Kartu, lalu ulangi."
        )
    # Only here: openpyxl takes longer to import than the window to start.
    from openpyxl import Workbook

    from iki_desktop.writers.xlsx.form_sheet import FormWriter
    from iki_desktop.writers.xlsx.guide_sheet import GUIDE_SHEET, write_guide
    from iki_desktop.writers.xlsx.saving import save
    from iki_desktop.writers.xlsx.sheet import Sheet
    from iki_desktop.writers.xlsx.styles import Conditions, Styles, set_base_font
    from iki_desktop.writers.xlsx.text import sheet_name

    book = Workbook()
    set_base_font(book)
    identity = book.active
    assert identity is not None
    style, conditions = Styles(identity), Conditions(book)
    sheet: list[Sheet] = []
    taken = {GUIDE_SHEET.casefold(), IDENTITY_SHEET}
    for nth, one in enumerate(formulir):
        if report is not None:
            report(nth, len(formulir) + 1)
        nama = " ".join(t for t in (nama_kartu(one.kartu), one.pengampu.unit) if t)
        sheet.append(Sheet(book.create_sheet(sheet_name(nama, taken)), style, conditions))
        FormWriter(sheet[-1], isi, one).write()
    sheet.append(Sheet(book.create_sheet(GUIDE_SHEET), style, conditions))
    write_guide(sheet[-1], isi, "Cara mengisi formulir ini", _FILLING)
    sheet[-1].ws.protection.sheet = True
    _write_identity(book, identity, formulir, [x.nama for x in sheet])
    book.move_sheet(identity, len(sheet))
    book.active = 0

    if report is not None:
        report(len(formulir), len(formulir) + 1)
    save(
        book,
        sheet,
        path,
        title=f"Formulir Realisasi {tahun}",
        kantor=isi.kantor,
        until=akhir_bulan(tahun, sampai),
    )
    if report is not None:
        report(len(formulir) + 1, len(formulir) + 1)


def _write_identity(
    book: Any, ws: Worksheet, formulir: Sequence[LembarFormulir], nama: Sequence[str]
) -> None:
    """What the whole workbook is, for support and for programs that look from outside.

    The take-in trusts the marks of each sheet alone, so that sheets can be copied between workbooks.
    """
    from openpyxl.workbook.defined_name import DefinedName

    ws.title = IDENTITY_SHEET
    ws.sheet_state = "veryHidden"
    ws.protection.sheet = True
    tanda = formulir[0].tanda
    for row, (key, isi) in enumerate(
        (
            ("IKI_FORMULIR", VERSI_FORMULIR),
            ("IKI_PROGRAM", tanda.program),
            ("IKI_KANTOR", tanda.kantor),
            ("IKI_NAMA_KANTOR", tanda.nama_kantor),
            ("IKI_TAHUN", tanda.tahun),
            ("IKI_SAMPAI", tanda.sampai),
        ),
        1,
    ):
        ws.cell(row, 1, key)
        ws.cell(row, 2, isi).data_type = "n" if isinstance(isi, int) else "s"
        book.defined_names[key] = DefinedName(key, attr_text=f"{IDENTITY_SHEET}!$B${row}", hidden=True)
    for row, (one, sheet) in enumerate(zip(formulir, nama, strict=False), 10):
        for column, isi in enumerate((sheet, one.tanda.pengampu, sidik(tulis_tanda_lembar(one.tanda))), 1):
            ws.cell(row, column, isi).data_type = "s"
