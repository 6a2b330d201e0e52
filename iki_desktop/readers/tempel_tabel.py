"""A table of pasted HTML while it is read: cells over several rows and columns put where they belong."""

from __future__ import annotations

from dataclasses import dataclass, field

from iki_desktop.readers.docx_blok import satukan_pecahan, teks_blok
from iki_desktop.readers.dokumen import BarisTabel, Blok, SelTabel

MAKS_KOLOM = 100


@dataclass(slots=True)
class Wadah:
    """Where blocks go: the page itself, or a cell."""

    blok: list[Blok] = field(default_factory=list[Blok])
    lebar: int = 1
    tinggi: int = 1


@dataclass(slots=True)
class TabelTerbuka:
    baris: list[BarisTabel] = field(default_factory=list[BarisTabel])
    sel: list[Wadah] | None = None
    nomor: int = 0
    gabung: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    """Column → (rows that a cell above still covers, columns it spans)."""

    def isi_baris(self) -> tuple[SelTabel, ...]:
        """The cells of the row that is open, with those that cells above still cover."""
        sel: list[SelTabel] = []
        lama, baru = self.gabung, dict[int, tuple[int, int]]()
        antre = list(self.sel or ())[::-1]
        kolom = 0
        while kolom < MAKS_KOLOM * 2 and (antre or any(k >= kolom for k in lama)):
            lebar, sisa = 1, 0
            if kolom in lama:
                sisa, lebar = lama[kolom]
                sel.append(SelTabel("", lanjut=True, lebar=lebar))
            elif antre:
                w = antre.pop()
                sisa, lebar = w.tinggi, w.lebar
                isi = tuple(satukan_pecahan(w.blok))
                sel.append(SelTabel(teks_blok(isi), lebar=lebar, isi=isi))
            else:
                sel.append(SelTabel(""))
            if sisa > 1:
                baru[kolom] = (sisa - 1, lebar)
            kolom += lebar
        self.gabung = baru
        return tuple(sel)
