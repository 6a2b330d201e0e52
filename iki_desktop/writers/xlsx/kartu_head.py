"""The head of a kartu's sheet: what it is called, and the titles of its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import JenisKartu, Kartu
from iki_desktop.models.laporan import kalimat_posisi
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.rekap import RekapKartu
from iki_desktop.models.tanggal import BULAN_PENDEK, format_bulan
from iki_desktop.models.tanggal import TW as ROMAWI_TW
from iki_desktop.writers import colours
from iki_desktop.writers.xlsx import layout as t
from iki_desktop.writers.xlsx import metrics as u
from iki_desktop.writers.xlsx import styles as g
from iki_desktop.writers.xlsx.sheet import Sheet
from iki_desktop.writers.xlsx.text import quoted

REKAP_SHEET = "Rekap"
LIST_SHEET = "Daftar indikator"
_HELPERS = {
    t.LOWER: "Target terendah s.d.",
    t.UPPER: "Target tertinggi s.d.",
    t.COUNTED: "Capaian terhitung",
    t.FILLED: "Sel terisi",
    t.DUE: "Sel wajib",
    t.YEAR_LOWER: "Target setahun, terendah",
    t.YEAR_UPPER: "Target setahun, tertinggi",
    t.SEAT_FILLED: "Sel terisi tiap pengampu",
}


def jenis_title(jenis: JenisKartu) -> str:
    return "INDIKATOR KINERJA UTAMA" if jenis is JenisKartu.IKU else "INDIKATOR KINERJA INDIVIDU"


def nama_kartu(kartu: Kartu) -> str:
    """What a kartu is called; an IKU may have no jabatan."""
    return kartu.jabatan.strip() or jenis_title(kartu.jenis).capitalize()


def judul_kolom(title: Sequence[str]) -> tuple[str, str]:
    """The office's own titles for sasaran and indikator, out of the titles of its lampiran.

    The title that speaks of INDIKATOR is the indikator's, the one before it (not NO) the sasaran's.
    """
    place = next((i for i, j in enumerate(title) if "INDIKATOR" in j.upper()), None)
    if place is None:
        return "Sasaran", "Indikator kinerja"
    indikator = title[place].strip().capitalize()
    before = title[place - 1].strip() if place else ""
    if not before or before.upper().rstrip(".") in ("NO", "NOMOR"):
        return "Sasaran", indikator
    return before.capitalize(), indikator


def position(tahun: int, sampai: int) -> tuple[str, str]:
    """What the foot says of the month of the report, and the formula that says it of the month in SAMPAI."""
    before, after = kalimat_posisi("\n").split("\n")
    formula = f"={quoted(before)}&{t.PERIOD}&{quoted(after)}"
    return kalimat_posisi(format_bulan(tahun, sampai)), formula


def write_head(
    sheet: Sheet, isi: IsiKantor, rekap: RekapKartu, tahun: int, sampai: int, width: Mapping[int, float]
) -> None:
    """Write the rows above the table and its two head rows; formulas stand at month `sampai`."""
    kartu, style = rekap.kartu, sheet.style
    link = sheet.text(1, 1, "‹ Rekap", style(border=None, text_colour=colours.ACCENT, wrap=False, size=8))
    sheet.merge(1, 1, 1, t.INDIKATOR)
    sheet.link(link, REKAP_SHEET)
    nama = nama_kartu(kartu)
    unit = [rekap.unit] if rekap.unit.casefold() != nama.casefold() else []
    if len(kartu.pengampu) > 1:
        unit.append(f"{len(kartu.pengampu)} pengampu")
    full = sum(u.column_room(width[k]) for k in t.PRINTED_COLUMNS)
    title = f"REALISASI {jenis_title(kartu.jenis)} · {sebutan_kantor(isi.kantor).upper()}"
    for row, teks, size, bold, text_colour in (
        (2, title, 9.0, False, colours.MUTED),
        (3, nama, 13.0, True, colours.TEXT),
        (4, " · ".join(unit), 9.0, False, colours.TEXT),
    ):  # fmt: skip
        if u.line_count(teks, full, size, bold) > 3:
            size = float(g.SIZE)  # Excel's highest row holds more of it
        plain, marked = (
            style(size=size, bold=bold, text_colour=text_colour, border=None, vertical="center", quoted=k)
            for k in (False, True)
        )
        sheet.text(row, 1, teks, plain, marked)
        sheet.merge(row, 1, row, t.KATEGORI)
        sheet.height(row, u.row_height(u.line_count(teks, full, size, bold), size))
    _until(sheet, 5, 1, style(border=None, vertical="center"), tahun, sampai)
    sheet.merge(5, 1, 5, t.KATEGORI)
    sheet.height(5, 18)
    column = judul_kolom(kartu.judul_kolom or isi.pengaturan.judul_kolom)
    _column_titles(sheet, column, tahun, sampai, width)


def _until(sheet: Sheet, row: int, column: int, style: object, tahun: int, sampai: int) -> None:
    nilai = f"Sampai dengan {format_bulan(tahun, sampai)}"
    sheet.formula(row, column, f'="Sampai dengan "&{t.PERIOD}', style, nilai)


def _column_titles(
    sheet: Sheet, title: tuple[str, str], tahun: int, sampai: int, width: Mapping[int, float]
) -> None:
    atas, bawah = t.HEAD_ROW, t.HEAD_ROW + 1
    head = sheet.style(bold=True, ground=colours.SELECTION, horizontal="center", vertical="center")
    helper = sheet.style(
        ground=colours.PANEL, text_colour=colours.MUTED, horizontal="center", vertical="center"
    )
    for k in t.PRINTED_COLUMNS:
        for b in (atas, bawah):
            sheet.style_cell(b, k, head)
    vertical = {
        t.NO: "No",
        t.SASARAN: title[0],
        t.INDIKATOR: title[1],
        t.SATUAN: "Satuan",
        t.TARGET: f"Target {tahun}",
        t.YEAR: f"Jan–Des {tahun}",
    }
    for k, teks in vertical.items():
        sheet.text(atas, k, teks, head)
        sheet.merge(atas, k, bawah, k)
    for k1, k2, teks in (
        (t.MONTH_1, t.MONTH_12, f"Realisasi bulanan {tahun}"),
        (t.TW_1, t.TW_4, "Realisasi triwulan"),
    ):
        sheet.text(atas, k1, teks, head)
        sheet.merge(atas, k1, atas, k2)
    _until(sheet, atas, t.TARGET_SD, head, tahun, sampai)
    sheet.merge(atas, t.TARGET_SD, atas, t.KATEGORI)
    second = {
        **dict(zip(t.MONTH_COLUMNS, BULAN_PENDEK, strict=True)),
        **{k: f"TW {x}" for k, x in zip(t.TW_COLUMNS, ROMAWI_TW, strict=True)},
        t.TARGET_SD: "Target",
        t.REALISASI_SD: "Realisasi",
        t.CAPAIAN: "Capaian (%)",
        t.KATEGORI: "Kategori",
    }
    for k, teks in second.items():
        sheet.text(bawah, k, teks, head)
    for k, teks in _HELPERS.items():
        sheet.text(bawah, k, teks, helper)
    sheet.height(atas, u.row_height(1, g.SIZE))
    # A title over both rows has one line in the upper.
    row = [u.line_count(teks, u.column_room(width[k]), g.SIZE, True) - 1 for k, teks in vertical.items()]
    row += [u.line_count(teks, u.column_room(width[k]), g.SIZE, True) for k, teks in second.items()]
    sheet.height(bawah, u.row_height(max(row), g.SIZE))
