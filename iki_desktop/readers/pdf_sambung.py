"""Tables that go on over a page: the repeated header taken out, the row that was cut put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from iki_desktop.readers.awalan import awal_indikator
from iki_desktop.readers.kata import belum_selesai, mulai_kecil
from iki_desktop.readers.kolom import Peran, kolom_dari
from iki_desktop.readers.pdf_baris import PENANDA, Kosakata
from iki_desktop.readers.pdf_sel import IsiSel, bersambung
from iki_desktop.readers.pdf_tabel import BarisPdf, SelPdf, TabelPdf, jadi_baris_tabel

GESER = 6.0  # points: columns of two pages are the same so far apart
DEPAN = (Peran.NO, Peran.SASARAN)
MAKS_JUDUL = 4  # rows of a header
SISA_BARIS = 2.6  # of the size: more room than this at the foot of a page would have taken a further line


@dataclass(frozen=True, slots=True)
class Sambungan:
    """What was done where a table goes on: on which page, and whether its first row was a cut one."""

    halaman: int
    teks: str  # the beginning of the row
    terpotong: bool
    yakin: bool


def sambung(
    atas: TabelPdf, bawah: TabelPdf, kaki: float, kosakata: Kosakata
) -> tuple[list[BarisPdf], Sambungan | None] | None:
    """Put the rows of `bawah` behind those of `atas`, which stands at the foot of the page before.

    `kaki`: how far down the text of such pages goes. (rows of a header that is only repeated, what was done
    with the first row); None where it is another table.
    """
    geser = _geser(atas, bawah)
    if geser is None or not atas.baris or not bawah.baris:
        return None
    n = _judul_berulang(atas, bawah)
    if not n and bawah.baris[0].polos and _berjudul(bawah):
        return None
    _samakan(atas, bawah, geser)
    judul, baris = bawah.baris[:n], bawah.baris[n:]
    hasil: Sambungan | None = None
    if baris and len(atas.baris) > (n or 0):
        hasil = _sambung_baris(atas, baris, kaki, kosakata)
        if hasil.terpotong:
            baris = baris[1:]
    atas.baris += baris
    atas.y1 = bawah.y1
    atas.bergaris = atas.bergaris and bawah.bergaris
    return judul, hasil


def _geser(atas: TabelPdf, bawah: TabelPdf) -> float | None:
    """By how much the columns of the second table lie to the right; None where they are not the same."""
    for geser in (0.0, bawah.xs[0] - atas.xs[0]):
        xs = [x - geser for x in bawah.xs]
        sedikit, banyak = (xs, atas.xs) if len(xs) <= len(atas.xs) else (atas.xs, xs)
        if (
            len(sedikit) > 2
            and abs(xs[0] - atas.xs[0]) <= GESER
            and abs(xs[-1] - atas.xs[-1]) <= GESER
            and all(min(abs(x - b) for b in banyak) <= GESER for x in sedikit)
        ):
            return geser
    return None


def _samakan(atas: TabelPdf, bawah: TabelPdf, geser: float) -> None:
    """Give both tables the columns of the one that has more of them."""
    bawah.xs = [x - geser for x in bawah.xs]
    if len(atas.xs) == len(bawah.xs):
        return
    sedikit, banyak = (atas, bawah) if len(atas.xs) < len(bawah.xs) else (bawah, atas)
    peta = [min(range(len(banyak.xs)), key=lambda j, x=x: abs(banyak.xs[j] - x)) for x in sedikit.xs]
    for b in sedikit.baris:
        for s in b.sel:
            awal, akhir = peta[s.kolom], peta[s.kolom + s.lebar]
            s.kolom, s.lebar = awal, max(1, akhir - awal)
    sedikit.xs = list(banyak.xs)


def _judul_berulang(atas: TabelPdf, bawah: TabelPdf) -> int:
    """How many first rows of the second table only repeat those of the first."""
    n = 0
    while n < min(MAKS_JUDUL, len(atas.baris), len(bawah.baris)):
        teks = bawah.baris[n].polos.replace(" ", "")  # a narrow column may cut a word
        if not teks or teks != atas.baris[n].polos.replace(" ", ""):
            break
        n += 1
    return n


def _berjudul(bawah: TabelPdf) -> bool:
    """Whether the second table begins with a header of its own."""
    return kolom_dari(jadi_baris_tabel(bawah.baris[0], 0, Kosakata(()))) is not None


def _sambung_baris(atas: TabelPdf, baris: Sequence[BarisPdf], kaki: float, kosakata: Kosakata) -> Sambungan:
    """Decide on the first row of the new page, and join what it goes on with."""
    pertama, lama = baris[0], atas.baris[-1]
    skor = _skor(atas, pertama)
    besar = max((s.isi.besar for s in lama.sel if s.isi), default=10.0)
    if kaki - lama.y1 > SISA_BARIS * besar:
        skor += 3  # the row above ended before the page did: nothing was cut
    teks = next((s.isi.polos for s in pertama.sel if s.isi), "")[:60]
    if skor <= 0:
        for s in pertama.sel:
            asal = _asal(atas, s.kolom)
            if asal is not None:
                asal.isi.lanjutkan(s.isi, kosakata)
                asal.alinea += s.alinea
        return Sambungan(pertama.halaman, teks, terpotong=True, yakin=skor <= -1.5)
    for s in pertama.sel:
        _lanjutkan_gabungan(atas, s, kosakata)
    return Sambungan(pertama.halaman, teks, terpotong=False, yakin=skor >= 1.5)


def _skor(atas: TabelPdf, pertama: BarisPdf) -> float:
    """Above 0 for a row of its own. A sasaran spans rows: its cell decides only where all else is silent."""
    peran = _peran(atas)
    depan: list[float] = []
    lain: list[float] = []
    for s in pertama.sel:
        asal = _asal(atas, s.kolom)
        if asal is None:
            continue
        p = peran[s.kolom] if s.kolom < len(peran) else Peran.LAIN
        if p is Peran.NO:
            depan.append(4.0 if s.isi else 0.0)
        elif p is Peran.SASARAN:
            depan.append(_bobot(asal, s) if s.isi else 0.0)
        else:
            lain.append(_bobot(asal, s))
    if any(s.isi for s in pertama.sel if s.kolom < len(peran) and peran[s.kolom] not in DEPAN):
        return sum(lain) + max([0.0, *(d for d in depan if d >= 4.0)])
    return sum(depan)


def _peran(tabel: TabelPdf) -> tuple[Peran, ...]:
    """The role of each column of the grid; the first is the sasaran where no header says so."""
    for b in tabel.baris[:MAKS_JUDUL]:
        kolom = kolom_dari(jadi_baris_tabel(b, 0, Kosakata(())))
        if kolom is not None:
            return kolom.peran
    return (Peran.SASARAN, *[Peran.LAIN] * (len(tabel.xs) - 2))


def _asal(tabel: TabelPdf, kolom: int) -> SelPdf | None:
    """The cell of a column that reaches the foot of the page."""
    for b in reversed(tabel.baris):
        s = b.di_kolom(kolom)
        if s is None:
            return None
        if not s.lanjut:
            return s
    return None


def _tergabung(tabel: TabelPdf, kolom: int) -> bool:
    s = tabel.baris[-1].di_kolom(kolom)
    return s is not None and s.lanjut


def _bobot(lama: SelPdf, baru: SelPdf) -> float:
    """What one cell of the first row says: above 0 for a row of its own, below for one that was cut."""
    a, b = lama.isi, baru.isi
    if not b:
        return -0.7 if a and not lama.lanjut else 0.0
    teks = b.polos
    if not a:
        return 3.0  # a cell that was cut has words on both pages
    if PENANDA.fullmatch(teks) or teks.rstrip(".").isdigit():
        return 4.0  # a number of its own
    if (urut := _urut(teks)) is not None and urut > 1:
        return -3.0 if _urut(a.alinea[-1].teks) == urut - 1 else 0.0  # a list that goes on
    if _kelanjutan(a, b):
        return -3.0
    skor = 1.5 if awal_indikator(teks) else 0.7
    return skor if not bersambung(a, b) else skor - 0.5


def _urut(teks: str) -> int | None:
    """The number of the item with which a text begins ("3. Buku tamu")."""
    m = re.match(r"\(?(\d{1,2})[.)]\s", teks)
    return int(m[1]) if m else None


def _kelanjutan(a: IsiSel, b: IsiSel) -> bool:
    """Whether words cannot begin a cell behind these."""
    teks = b.polos
    if mulai_kecil(teks) and not teks.split()[0].rstrip(".)").isalpha():
        return False
    if mulai_kecil(teks):
        return len(teks.split()[0]) > 1 or teks.split()[0].isalpha()
    return belum_selesai(a.polos) or teks[0] in ")%,;/"


def _lanjutkan_gabungan(tabel: TabelPdf, s: SelPdf, kosakata: Kosakata) -> None:
    """A cell beside a row of its own: where it spans rows on both sides of the page, it is one cell."""
    asal = _asal(tabel, s.kolom)
    if asal is None or not asal.isi:
        return
    if not s.isi:
        s.lanjut = _tergabung(tabel, s.kolom) or s.kolom == 0
    elif _kelanjutan(asal.isi, s.isi):
        asal.isi.lanjutkan(s.isi, kosakata)
        s.isi, s.alinea, s.lanjut = IsiSel(), (), True
