"""One sheet being written: figures, formulas and text put in with shared styles; F4 print set-up."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from iki_desktop.writers.xlsx.gaya import Bersyarat, Gaya
from iki_desktop.writers.xlsx.hitung import Nilai
from iki_desktop.writers.xlsx.teks import acu_lembar, bersih, mirip_rumus, ringkas
from iki_desktop.writers.xlsx.ukuran import MAKS_TINGGI, jumlah_baris

# Excel has no code for F4 (215 × 330 mm); 14 is Folio, 8½ × 13 inch = 215,9 × 330,2 mm, the same sheet.
KERTAS_FOLIO = 14
KERTAS_A4 = 9


class Lembar:
    """A worksheet and the styles of its workbook."""

    def __init__(self, ws: Worksheet, gaya: Gaya, bersyarat: Bersyarat) -> None:
        self.ws = ws
        self.gaya = gaya
        self.bersyarat = bersyarat
        self.nilai: dict[str, Nilai] = {}  # of the formulas, by cell

    @property
    def nama(self) -> str:
        return self.ws.title

    def teks(self, baris: int, kolom: int, teks: str, gaya: Any, gaya_kutip: Any = None) -> Any:
        """Text as text, whatever it begins with; `gaya_kutip` is used where it looks like a formula."""
        isi = bersih(teks)
        sel: Any = self.ws.cell(baris, kolom)
        if isi:
            sel.value = isi
            sel.data_type = "s"  # after the value: "=…" would be taken for a formula, "#N/A" for an error
        sel._style = gaya_kutip if gaya_kutip is not None and mirip_rumus(isi) else gaya
        return sel

    def angka(self, baris: int, kolom: int, nilai: Decimal | float | None, gaya: Any) -> Any:
        """A figure, or an empty cell."""
        sel = self.ws.cell(baris, kolom, nilai)
        sel._style = gaya
        return sel

    def rumus(self, baris: int, kolom: int, rumus: str, gaya: Any, nilai: Nilai) -> Any:
        """A formula, from its "=", and the value it has now."""
        sel: Any = self.ws.cell(baris, kolom, rumus)
        sel._style = gaya
        self.nilai[sel.coordinate] = nilai
        return sel

    def gayakan(self, baris: int, kolom: int, gaya: Any) -> None:
        """The look of a cell that holds nothing."""
        sel: Any = self.ws.cell(baris, kolom)
        sel._style = gaya

    def gabung(self, baris1: int, kolom1: int, baris2: int, kolom2: int) -> None:
        """Merge cells of which only the first holds something; the others keep their own border."""
        if (baris1, kolom1) != (baris2, kolom2):
            # merge_cells would draw all borders anew, and add look for overlaps, of which there are none.
            rentang = CellRange(min_col=kolom1, min_row=baris1, max_col=kolom2, max_row=baris2)
            self.ws.merged_cells.ranges.add(rentang)

    def lebar(self, lebar: Mapping[int, float], *, terlipat: range | None = None) -> None:
        """Column widths; neighbours of one width are written as one. `terlipat` columns are folded away."""
        kolom = sorted(lebar)
        awal = 0
        while awal < len(kolom):
            akhir, lipat = awal, terlipat is not None and kolom[awal] in terlipat
            while (
                akhir + 1 < len(kolom)
                and lebar[kolom[akhir + 1]] == lebar[kolom[awal]]
                and (terlipat is not None and kolom[akhir + 1] in terlipat) == lipat
            ):
                akhir += 1
            huruf = get_column_letter(kolom[awal])
            self.ws.column_dimensions[huruf] = ColumnDimension(
                self.ws,
                index=huruf,
                width=lebar[kolom[awal]],
                min=kolom[awal],
                max=kolom[akhir],
                outlineLevel=1 if lipat else 0,
                hidden=lipat,
            )
            awal = akhir + 1

    def tautan(self, sel: Any, lembar: str, tujuan: str = "A1") -> None:
        """Make a cell lead to another sheet of this workbook."""
        sel.hyperlink = Hyperlink(ref=sel.coordinate, location=f"{acu_lembar(lembar)}!{tujuan}")

    def namai(self, nama: str, kolom: int, baris: int) -> None:
        """Give a cell a name that formulas of all sheets know."""
        buku: Any = self.ws.parent
        acuan = f"{acu_lembar(self.nama)}!${get_column_letter(kolom)}${baris}"
        buku.defined_names[nama] = DefinedName(nama, attr_text=acuan)

    def catatan(self, baris: int, kolom: int, catatan: str, bukti: str) -> None:
        """What was noted on a figure and its proof, as the cell's comment; bounded, and said so."""
        bagian = [ringkas(catatan, 1000), f"Bukti: {ringkas(bukti, 500)}" if bukti.strip() else ""]
        teks = bersih("\n".join(x for x in bagian if x))
        tinggi = 24 + 16 * jumlah_baris(teks, 170, 9)
        self.ws.cell(baris, kolom).comment = Comment(teks, "IKI Desktop", height=min(tinggi, 400), width=240)

    def tinggi(self, baris: int, pt: float) -> None:
        """The height of a row, at most what Excel allows."""
        self.ws.row_dimensions[baris].height = min(pt, MAKS_TINGGI)

    def siapkan_cetak(self, kertas: str, kaki_kiri: str, ulang: str | None = None) -> None:
        """Landscape on the office's paper, one page wide, rows of `ulang` on each page, page numbers."""
        ws = self.ws
        ws.page_setup.orientation = "landscape"
        ws.page_setup.paperSize = KERTAS_A4 if kertas == "A4" else KERTAS_FOLIO
        ws.page_setup.fitToWidth = 1
        ws.page_setup.fitToHeight = 0
        ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        ws.page_margins = PageMargins(left=0.35, right=0.35, top=0.45, bottom=0.55, header=0.3, footer=0.3)
        ws.print_options.horizontalCentered = True
        if ulang:
            ws.print_title_rows = ulang
        kaki: Any = ws.oddFooter
        # "&" begins a code there; the whole footer may have 255 characters.
        kaki.left.text = bersih(kaki_kiri)[:90].replace("\n", " ").replace("&", "&&")
        kaki.right.text = "Halaman &P dari &N"
        for bagian in (kaki.left, kaki.right):
            bagian.size = 8
            bagian.font = "Arial,Regular"
