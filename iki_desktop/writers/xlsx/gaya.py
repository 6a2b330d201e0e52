"""Looks of cells: each combination is made once and shared, since styles are what openpyxl is slow at."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.worksheet import Worksheet

from iki_desktop.models.angka import bulatkan
from iki_desktop.writers import warna
from iki_desktop.writers.xlsx.teks import kutip

HURUF = "Arial"  # on every Windows; Liberation Sans, which LibreOffice takes for it, is as wide
UKURAN = 9
UKURAN_KECIL = 8

# Codes are in English notation; each program shows them by the PC's region: 1.234,5. "#,##0.##" would
# leave a lone comma behind whole figures, so two decimals are the base and conditional formats take
# away the zeros that say nothing (`Bersyarat`). "_ " keeps a blank's width to the cell's border.
FORMAT_BEBAS = "#,##0.00_ ;-#,##0.00_ ;0_ ;@_ "
FORMAT_BULAT = "#,##0_ ;-#,##0_ ;0_ ;@_ "


@lru_cache(maxsize=64)
def format_angka(desimal: int | None, nihil: bool = False) -> str:
    """The number format of a figure. A nihil cell holds 0 and shows "–"; a 0 that was counted shows 0."""
    if desimal is None:
        return FORMAT_BEBAS.replace(";0_", ';"–"_') if nihil else FORMAT_BEBAS
    dasar = "#,##0" + ("." + "0" * desimal if desimal > 0 else "")
    nol = '"–"' if nihil else dasar[4:]
    return f"{dasar}_ ;-{dasar}_ ;{nol}_ ;@_ "


_SISI = Side(style="thin", color=warna.GARIS)
_TEBAL = Side(style="medium", color=warna.REDUP)
GARIS = Border(left=_SISI, right=_SISI, top=_SISI, bottom=_SISI)
GARIS_KOP = Border(bottom=Side(style="double", color=warna.TEKS))
GARIS_JUMLAH = Border(left=_SISI, right=_SISI, top=_TEBAL, bottom=_TEBAL)
GARIS_MASUKAN = Border(
    left=Side(style="medium", color=warna.AKSEN),
    right=Side(style="medium", color=warna.AKSEN),
    top=Side(style="medium", color=warna.AKSEN),
    bottom=Side(style="medium", color=warna.AKSEN),
)


def atur_huruf(buku: Any) -> None:
    """Make Arial 10 the Workbook's own face: column widths are counted in its digits."""
    huruf = Font(name=HURUF, size=10)
    buku._fonts = IndexedList([huruf])
    buku._named_styles["Normal"].font = huruf


class Gaya:
    """The styles of one workbook, by what they are made of."""

    def __init__(self, ws: Worksheet) -> None:
        self._ws = ws
        self._jadi: dict[tuple[Any, ...], Any] = {}

    def __call__(
        self,
        *,
        ukuran: float = UKURAN,
        tebal: bool = False,
        miring: bool = False,
        warna_teks: str = warna.TEKS,
        latar: str = "",
        garis: Border | None = GARIS,
        datar: str = "left",
        tegak: str = "top",
        lipat: bool = True,
        susut: bool = False,
        indentasi: int = 0,
        format: str = "General",
        kutip: bool = False,
        garis_bawah: bool = False,
        terbuka: bool = False,
    ) -> Any:
        """The style array for cells that look so; `terbuka` ones can be filled in on a protected sheet."""
        kunci = (
            ukuran, tebal, miring, warna_teks, latar, id(garis), datar, tegak, lipat, susut, indentasi,
            format, kutip, garis_bawah, terbuka,
        )  # fmt: skip
        gaya = self._jadi.get(kunci)
        if gaya is None:
            sel = Cell(self._ws, row=1, column=1)
            sel.font = Font(
                name=HURUF,
                size=ukuran,
                bold=tebal,
                italic=miring,
                color="FF" + warna_teks,
                underline="single" if garis_bawah else None,
            )
            if latar:
                sel.fill = PatternFill("solid", fgColor="FF" + latar)
            if garis is not None:
                sel.border = garis
            sel.alignment = Alignment(
                horizontal=datar, vertical=tegak, wrap_text=lipat, shrink_to_fit=susut, indent=indentasi
            )
            sel.number_format = format
            if kutip:
                sel.quotePrefix = True  # what a person edits stays text
            if terbuka:
                sel.protection = Protection(locked=False)
            gaya = self._jadi[kunci] = sel._style
        return gaya


def desimal_tampil(nilai: Decimal) -> int:
    """How many decimals a figure shows where at most two are shown."""
    dua = bulatkan(nilai, 2)
    return next((d for d in (0, 1) if bulatkan(nilai, d) == dua), 2)


class Bersyarat:
    """Conditional formats of one workbook; each look is put into it once.

    Ranges of a sheet that carry them never overlap, and the first condition that holds ends the search:
    Excel would join what several conditions say, LibreOffice takes only the first.
    """

    def __init__(self, buku: Any) -> None:
        self._gaya = buku._differential_styles
        self._nomor: dict[str, int] = {}

    def rapikan_desimal(self, ws: Worksheet, rentang: str) -> None:
        """Show figures in `rentang` without zeros that say nothing: 12 and 12,5 instead of 12,00 and 12,50.

        A 0 keeps the format of its cell, which tells nihil from a counted 0.
        """
        self._pasang(ws, rentang, [(r, self._tampil(d)) for r, d in _desimal(rentang)])

    def redupkan(self, ws: Worksheet, rentang: str, syarat: str, *, rapikan: bool) -> None:
        """Grey in `rentang` where `syarat` holds (months not counted yet); `rapikan`: decimals too."""
        desimal = _desimal(rentang) if rapikan else []
        aturan = [(f"AND({syarat},{r})", self._tampil(d, redup=True)) for r, d in desimal]
        aturan.append((syarat, self._tampil(None, redup=True)))
        self._pasang(ws, rentang, [*aturan, *((r, self._tampil(d)) for r, d in desimal)])

    def warnai_kategori(self, ws: Worksheet, rentang: str, tingkat: list[str]) -> None:
        """Tint cells by the word that stands in them; the word itself always stays."""
        sel = rentang.split(":", 1)[0]
        aturan: list[tuple[str, int]] = []
        for nama, w in warna.warna_tingkat(tingkat).items():
            latar = PatternFill("solid", bgColor="FF" + w.latar)
            nomor = self._daftar(f"kata {nama}", font=Font(color="FF" + w.teks), fill=latar)
            aturan.append((f"{sel}={kutip(nama)}", nomor))
        self._pasang(ws, rentang, aturan)

    def _tampil(self, desimal: int | None, *, redup: bool = False) -> int:
        gaya: dict[str, Any] = {}
        if desimal is not None:
            kode = FORMAT_BULAT if desimal == 0 else "#,##0.0_ ;-#,##0.0_ "
            gaya["numFmt"] = NumberFormat(numFmtId=200 + desimal, formatCode=kode)
        if redup:
            gaya["font"] = Font(color="FF" + warna.REDUP, italic=True)
        return self._daftar(f"angka {desimal} {redup}", **gaya)

    def _daftar(self, kunci: str, **gaya: Any) -> int:
        if kunci not in self._nomor:
            self._nomor[kunci] = self._gaya.add(DifferentialStyle(**gaya))
        return self._nomor[kunci]

    def _pasang(self, ws: Worksheet, rentang: str, daftar: list[tuple[str, int]]) -> None:
        for rumus, nomor in daftar:
            aturan = Rule(type="expression", dxfId=nomor, formula=[rumus], stopIfTrue=True)
            ws.conditional_formatting.add(rentang, aturan)


def _desimal(rentang: str) -> list[tuple[str, int]]:
    """Conditions for figures with no decimal, and with one, at the first cell of `rentang`."""
    sel = rentang.split(":", 1)[0]
    dua = f"ROUND(N({sel}),2)"
    return [(f"AND(ISNUMBER({sel}),N({sel})<>0,{dua}=ROUND(N({sel}),{d}))", d) for d in (0, 1)]
