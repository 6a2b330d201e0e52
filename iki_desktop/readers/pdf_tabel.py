"""A table of one page: its cells with their words, row by row, before pages are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.dokumen import Baris, BarisTabel, SelTabel
from iki_desktop.readers.pdf_alinea import jadi_alinea
from iki_desktop.readers.pdf_baris import Kosakata, jadi_baris
from iki_desktop.readers.pdf_garis import Kisi
from iki_desktop.readers.pdf_huruf import Garis, Kata
from iki_desktop.readers.pdf_sel import IsiSel, isi_sel

BANTALAN = (0.5, 9.0)  # points between a border and the text, at least and at most


@dataclass(slots=True)
class SelPdf:
    isi: IsiSel
    kolom: int
    lebar: int = 1
    lanjut: bool = False  # the cell began in a row above
    alinea: tuple[Baris, ...] = ()  # its lines as paragraphs, for a table that only lays out the page


@dataclass(slots=True)
class BarisPdf:
    sel: list[SelPdf]
    halaman: int
    y0: float
    y1: float

    def di_kolom(self, kolom: int) -> SelPdf | None:
        return next((s for s in self.sel if s.kolom <= kolom < s.kolom + s.lebar), None)

    @property
    def polos(self) -> str:
        """Its words, for comparing with another row."""
        return " ".join(" ".join(s.isi.polos for s in self.sel).split()).casefold()


@dataclass(slots=True)
class TabelPdf:
    halaman: int
    xs: list[float]
    y0: float
    y1: float
    baris: list[BarisPdf] = field(default_factory=list[BarisPdf])
    bergaris: bool = True  # every row is known to be one


def tabel_bergaris(
    kisi: Kisi, kata: Sequence[tuple[Kata, int]], garis: Sequence[Garis], halaman: int, kosakata: Kosakata
) -> TabelPdf:
    """The rows of a ruled table. `kata`: each word with its cell; `garis`: level lines, no borders."""
    isi: list[list[Kata]] = [[] for _ in kisi.sel]
    for k, ke in kata:
        isi[ke].append(k)
    bantalan = min(
        (k.x0 - kisi.xs[kisi.sel[ke].kolom] for ke, satu in enumerate(isi) for k in satu), default=0.0
    )
    bantalan = min(max(bantalan, BANTALAN[0]), BANTALAN[1])
    teks: list[IsiSel] = []
    alinea: list[tuple[Baris, ...]] = []
    for s, kata_sel in zip(kisi.sel, isi, strict=True):
        x0, x1 = kisi.xs[s.kolom], kisi.xs[s.akhir_kolom + 1]
        y0, y1 = kisi.ys[s.baris], kisi.ys[s.akhir_baris + 1]
        dalam = [g for g in garis if x0 - 1 <= g.x0 and g.x1 <= x1 + 1 and y0 < g.y0 < y1]
        kanan = max([x1 - bantalan, *(k.x1 for k in kata_sel)])
        teks.append(isi_sel(kata_sel, dalam, x0 + bantalan, kanan, kosakata))
        alinea.append(tuple(b for _, b in jadi_alinea(jadi_baris(kata_sel), kanan, kosakata)))
    hasil = TabelPdf(halaman, kisi.xs, kisi.ys[0], kisi.ys[-1])
    for i, milik in enumerate(kisi.milik):
        baris = BarisPdf([], halaman, kisi.ys[i], kisi.ys[i + 1])
        kolom = 0
        while kolom < len(milik):
            ke = milik[kolom]
            lebar = 1
            while kolom + lebar < len(milik) and milik[kolom + lebar] == ke:
                lebar += 1
            s = kisi.sel[ke]
            mulai = s.baris == i and s.kolom == kolom
            sel = SelPdf(teks[ke] if mulai else IsiSel(), kolom, lebar, lanjut=s.baris < i)
            if mulai:
                sel.alinea = alinea[ke]
            baris.sel.append(sel)
            kolom += lebar
        if any(not s.lanjut for s in baris.sel):
            hasil.baris.append(baris)
    return hasil


def jadi_baris_tabel(baris: BarisPdf, nomor: int, kosakata: Kosakata) -> BarisTabel:
    """A row as the parser takes it."""
    return BarisTabel(
        tuple(
            SelTabel(
                s.isi.teks(kosakata),
                lanjut=s.lanjut,
                lebar=s.lebar,
                isi=tuple(Baris(b.teks, nomor, b.butir, b.penanda) for b in s.alinea),
            )
            for s in baris.sel
        ),
        nomor,
    )
