"""The realisasi workbook: Rekap, one sheet a kartu, Daftar indikator, with live formulas (xlsx)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from iki_desktop.errors import Report
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.kategori import skala_kantor, skala_menurun
from iki_desktop.models.laporan import pilih_kartu
from iki_desktop.models.rekap import rekap_kantor, sel_menurut_indikator
from iki_desktop.models.tanggal import akhir_bulan


def write_realisasi(
    isi: IsiKantor,
    tahun: int,
    sampai: int,
    path: Path,
    kartu: Sequence[str] | None = None,
    report: Report | None = None,
    kode: str = "",
) -> None:
    """Write the realisasi of `tahun` up to month `sampai` (1–12) to `path`, whole or not at all.

    With `kode`, its code stands in the foot of Rekap and in Petunjuk.

    All months of the year that are recorded stand in the sheets; formulas count those up to the month in
    the cell SAMPAI of Rekap, which starts as `sampai`. `kartu` limits it to those ids. The same data
    gives the same bytes. Raises SaveFailed where the medium refuses.
    """
    # Only here: openpyxl takes longer to import than the window to start.
    from openpyxl import Workbook

    from iki_desktop.writers.xlsx.guide_sheet import GUIDE_SHEET, READING, code_entry, write_guide
    from iki_desktop.writers.xlsx.kartu_head import LIST_SHEET, REKAP_SHEET, nama_kartu
    from iki_desktop.writers.xlsx.kartu_sheet import KartuSheet, KartuWriter
    from iki_desktop.writers.xlsx.linked_list import LinkedList
    from iki_desktop.writers.xlsx.rekap_sheet import RekapWriter
    from iki_desktop.writers.xlsx.saving import save
    from iki_desktop.writers.xlsx.scale import Scale
    from iki_desktop.writers.xlsx.sheet import Sheet
    from iki_desktop.writers.xlsx.styles import Conditions, Styles, set_base_font
    from iki_desktop.writers.xlsx.text import sheet_name

    isi, everything = pilih_kartu(isi, tahun, kartu)
    rekap = rekap_kantor(isi, tahun, sampai)
    sel = sel_menurut_indikator(isi, tahun)
    scale = Scale(skala_menurun(skala_kantor(isi.pengaturan)))
    listed = list(rekap.kartu())
    step = len(listed) + 2

    book = Workbook()
    set_base_font(book)
    first_sheet = book.active
    assert first_sheet is not None
    first_sheet.title = REKAP_SHEET
    style, conditions = Styles(first_sheet), Conditions(book)
    sheet = [Sheet(first_sheet, style, conditions)]
    taken = {name.casefold() for name in (REKAP_SHEET, LIST_SHEET, GUIDE_SHEET)}
    done: list[KartuSheet] = []
    for nth, one in enumerate(listed):
        if report is not None:
            report(nth, step)
        sheet.append(Sheet(book.create_sheet(sheet_name(nama_kartu(one.kartu), taken)), style, conditions))
        writer = KartuWriter(sheet[-1], isi, one, tahun, sampai, scale)
        done.append(writer.write(sel))
    if report is not None:
        report(step - 2, step)
    of_total = everything if len(listed) != everything else None
    code = code_entry(kode)
    RekapWriter(sheet[0], isi, rekap, scale).write(done, of_total, code)
    sheet.append(Sheet(book.create_sheet(LIST_SHEET), style, conditions))
    LinkedList(sheet[-1], isi, tahun, sampai, scale).write(done)
    sheet.append(Sheet(book.create_sheet(GUIDE_SHEET), style, conditions))
    write_guide(sheet[-1], isi, "Cara membaca buku kerja ini", [*READING, *code])

    if report is not None:
        report(step - 1, step)
    save(
        book,
        sheet,
        path,
        title=f"Realisasi Indikator Kinerja {tahun}",
        kantor=isi.kantor,
        until=akhir_bulan(tahun, sampai),
    )
    if report is not None:
        report(step, step)
