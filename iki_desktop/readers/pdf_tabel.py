"""A table of one page: its cells with their words, row by row, before pages are joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.dokumen import Baris, BarisTabel, SelTabel
from iki_desktop.readers.pdf_alinea import jadi_alinea
from iki_desktop.readers.pdf_baris import Kosakata, jadi_baris
from iki_desktop.readers.pdf_garis import Kisi
from iki_desktop.readers.pdf_huruf import Garis, Kata
from iki_desktop.readers.pdf_sel import IsiSel, isi_sel

SERATUS = re.compile(r"[x×✕*∗]?(?:100%?|%)|[x×✕*∗]", re.IGNORECASE)
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


def bagi_kata(
    kata: Sequence[Kata], kisi: Sequence[Kisi], garis: Sequence[Garis]
) -> tuple[list[list[tuple[Kata, int]]], list[Kata]]:
    """(the words in each table with their cell, those outside).

    A word stands in the cell where its middle lies; words that run over the border of their cell, as a wide
    equation does, stay with the words they follow, and with the bar (one of `garis`) they stand at.
    """
    di_tabel: list[list[tuple[Kata, int]]] = [[] for _ in kisi]
    luar: list[Kata] = []
    lama: tuple[Kata, int, int] | None = None  # the word set before, its table and cell
    for k in sorted(kata, key=lambda k: k.urut):
        x, y = _titik(k, garis)
        tempat = next(((n, ke) for n, s in enumerate(kisi) if (ke := s.cari(x, y)) is not None), None)
        if lama is not None and tempat != lama[1:] and x == k.tengah:
            s = kisi[lama[1]]
            if _menumpang(lama[0], k, s.xs[s.sel[lama[2]].akhir_kolom + 1], garis):
                tempat = lama[1:]
        if tempat is None:
            luar.append(k)
            lama = None
        else:
            di_tabel[tempat[0]].append((k, tempat[1]))
            lama = (k, *tempat)
    luar.sort(key=lambda k: (k.y, k.x0))
    return di_tabel, luar


def _menumpang(lama: Kata, k: Kata, tepi: float, garis: Sequence[Garis]) -> bool:
    """Whether a word belongs to the cell of the word before it, though it lies beyond its border `tepi`."""
    sebaris = abs(k.y - lama.y) <= 0.5 * k.besar and -0.2 * k.besar <= k.x0 - lama.x1 <= 0.8 * k.besar
    dekat = [g for g in garis if g.x0 < tepi - 5 and abs(g.y0 - k.y) <= 1.6 * k.besar]
    if k.urut[0] == lama.urut[1] + 1 and sebaris:
        if (k.x0 < tepi - 1 and k.x1 > tepi + 1) or lama.x1 > tepi + 1:
            return True
        if any(g.x1 > tepi + 1 and k.x1 <= g.x1 + 1 for g in dekat):
            return True
    return False


def _titik(k: Kata, garis: Sequence[Garis]) -> tuple[float, float]:
    """Where a word is looked for: its middle, but "× 100%" behind a bar at the bar."""
    if SERATUS.fullmatch(k.teks):
        for g in garis:
            setinggi = abs(k.y - 0.3 * k.besar - g.y0) <= 0.5 * k.besar
            if setinggi and g.x1 - 2 <= k.x0 <= g.x1 + 5 * k.besar:
                return g.x0 + 1, g.y0
    return k.tengah, k.y - 0.3 * k.besar


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
        dalam = [g for g in garis if x0 - 1 <= g.x0 < x1 - bantalan and y0 < g.y0 < y1]
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
        if any(s.isi for s in baris.sel):  # a row without words is only a double border
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
