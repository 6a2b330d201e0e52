"""Columns of a table that nothing fences in: its titles, upright lines, and the white between its words."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.dokumen import BarisTabel, SelTabel
from iki_desktop.readers.kata import polos, salah_satu
from iki_desktop.readers.kolom import KATA_JUDUL, ROMAWI_TW, Peran, kolom_dari, peran_judul
from iki_desktop.readers.pdf_baris import BarisKata
from iki_desktop.readers.pdf_huruf import Garis, Kata

SELA_KOLOM = 0.75  # of the size: a wider gap on one line parts two columns
MAKS_BARIS_JUDUL = 5
MIN_KOLOM = 3
JEDA_JUDUL = 2.2  # of the size: titles further apart are not of one header
SAME_PLACE = 3.0  # points: titles of two pages stand at one place
MIN_STRIP = 3  # half points
ALIGNED = 0.4  # points: words of a column begin so exactly at one place
BLANK = (4.0, 14.0)  # points between the text of two columns, at least and at most


@dataclass(slots=True)
class Lajur:
    """The columns of such a table: where they part, and what each holds."""

    batas: list[float]  # inner borders, from left to right
    kiri: float
    kanan: float
    peran: tuple[Peran | None, ...]
    ends: list[float] = field(default_factory=list[float])  # how far the text of each column can reach
    quarters: list[int] = field(default_factory=list[int])  # the columns of one target, I to IV

    @property
    def jumlah(self) -> int:
        return len(self.batas) + 1

    @property
    def indikator(self) -> int:
        return self.peran.index(Peran.INDIKATOR) if Peran.INDIKATOR in self.peran else min(1, self.jumlah - 1)

    def kolom(self, k: Kata) -> int:
        return sum(1 for b in self.batas if k.tengah > b)

    @property
    def xs(self) -> list[float]:
        return [self.kiri, *self.batas, self.kanan]

    def crossings(self, b: BarisKata) -> int:
        """How many words of a line stand across a border."""
        return sum(1 for k in b.kata for x in self.batas if k.x0 < x - 2 and k.x1 > x + 2)


def potong(b: BarisKata) -> list[list[Kata]]:
    """The words of a line, parted at its wide gaps."""
    hasil = [[b.kata[0]]]
    for lama, k in itertools.pairwise(b.kata):
        if k.x0 - lama.x1 > SELA_KOLOM * b.besar:
            hasil.append([])
        hasil[-1].append(k)
    return hasil


def cari_judul(baris: Sequence[BarisKata], mulai: int) -> tuple[int, list[list[Kata]]] | None:
    """(index behind the header, words of each title) where a header begins at this line."""
    terbaik: tuple[int, list[list[Kata]]] | None = None
    kata: list[list[Kata]] = []
    quarters: list[list[Kata]] = []
    for n in range(mulai, min(mulai + MAKS_BARIS_JUDUL, len(baris))):
        if n > mulai and baris[n].y - baris[n - 1].y > JEDA_JUDUL * baris[n].besar:
            break
        for piece in potong(baris[n]):
            if all(polos(k.teks) in ROMAWI_TW for k in piece):
                quarters += [[k] for k in piece]
            else:
                kata.append(piece)
        if not kata:
            break
        kelompok = _tumpuk(kata)
        judul = [_title(satu) for satu in kelompok]
        if any(len(j) > 90 for j in judul):
            break
        if len(kelompok) < MIN_KOLOM or kolom_dari(_baris(judul)) is None:
            continue
        if any(peran_judul(j) is None for j in judul):
            continue
        if terbaik is None or len(kelompok) > len(terbaik[1]) or _sisa_judul(baris[n]):
            terbaik = n + 1, _with_quarters(kelompok, quarters)
    return terbaik


def _title(kata: Sequence[Kata]) -> str:
    """The words of a title; in a narrow column one word may stand on two lines."""
    glued = "".join(k.teks for k in kata)
    return glued if peran_judul(_teks(kata)) is None and peran_judul(glued) is not None else _teks(kata)


def _with_quarters(titles: list[list[Kata]], quarters: Sequence[list[Kata]]) -> list[list[Kata]]:
    """The titles with I, II, III, IV in the place of the target above them."""
    tw = sorted(quarters, key=lambda q: q[0].x0)
    ke = [peran_judul(_title(t)) for t in titles]
    rising = [ROMAWI_TW[polos(_teks(q))] for q in tw] == [1, 2, 3, 4]
    if not rising or Peran.TARGET not in ke:
        return titles
    n = ke.index(Peran.TARGET)
    return [*titles[:n], *tw, *titles[n + 1 :]]


def _teks(kata: Sequence[Kata]) -> str:
    return " ".join(k.teks for k in kata)


def _sisa_judul(b: BarisKata) -> bool:
    """Whether each piece of a line can only belong to a column title: words of titles, or all in capitals."""
    return all(_title_words(p) or _teks(p).isupper() for p in potong(b))


def _title_words(kata: Sequence[Kata]) -> bool:
    return all(salah_satu(k, KATA_JUDUL) for k in polos(_teks(kata)).split())


def _baris(teks: Sequence[str]) -> BarisTabel:
    return BarisTabel(tuple(SelTabel(t) for t in teks), 0)


def _tumpuk(pieces: Sequence[Sequence[Kata]]) -> list[list[Kata]]:
    """Pieces of several lines that stand one above the other taken as one title."""
    hasil: list[list[Kata]] = []
    for satu in sorted(pieces, key=lambda p: p[0].x0):
        x0, x1 = satu[0].x0, satu[-1].x1
        if hasil:
            lama0, lama1 = min(k.x0 for k in hasil[-1]), max(k.x1 for k in hasil[-1])
            if min(x1, lama1) - max(x0, lama0) > 0.3 * min(x1 - x0, lama1 - lama0):
                hasil[-1] += satu
                continue
        hasil.append(list(satu))
    for satu in hasil:
        satu.sort(key=lambda k: (round(k.y), k.x0))
    return hasil


def same_titles(a: Sequence[Sequence[Kata]], b: Sequence[Sequence[Kata]]) -> bool:
    """Whether two headers say the same at the same places, so that their tables have the same columns."""
    return len(a) == len(b) and all(
        _teks(x) == _teks(y) and abs(x[0].x0 - y[0].x0) <= SAME_PLACE for x, y in zip(a, b, strict=True)
    )


def susun_lajur(
    judul: Sequence[Sequence[Kata]], isi: Sequence[BarisKata], tegak: Sequence[Garis], tepi: float
) -> Lajur:
    """Columns from the titles, from upright lines, else from the white between the words below them.

    `isi`: lines of all tables with these titles; `tepi`: where the text of the page ends at the right.
    """
    kotak = [(min(k.x0 for k in j), max(k.x1 for k in j)) for j in judul]
    ruas = sorted((k.x0, k.x1) for b in isi for k in b.kata)
    kiri = min([kotak[0][0], *(r[0] for r in ruas)])
    kanan = max([kotak[-1][1], *(r[1] for r in ruas)])
    quarter = [polos(_teks(j)) in ROMAWI_TW for j in judul]
    # each word counts twice, the first of a piece once more
    mulai = [k.x0 for b in isi for k in (*b.kata, *b.kata, *(p[0] for p in potong(b)))]
    mulai += [x0 for q, (x0, _) in zip(quarter, kotak, strict=True) for _ in isi if q]
    mulai.sort()
    uprights = sorted(g.x0 for g in tegak)
    batas: list[float] = []
    for (a0, a1), (b0, b1) in itertools.pairwise(kotak):
        awal, akhir = (a0 + a1) / 2, (b0 + b1) / 2
        drawn = [x for x in uprights if a1 - 1 <= x <= b0 + 1]
        batas.append(drawn[-1] if drawn else _putih(ruas, mulai, awal, akhir) or (a1 + b0) / 2)
    peran = (Peran.TARGET if q else peran_judul(_title(j)) for q, j in zip(quarter, judul, strict=True))
    hasil = Lajur(batas, kiri, kanan, tuple(peran))
    hasil.quarters = [n for n, q in enumerate(quarter) if q]
    hasil.ends = _ends(hasil, isi, max(kanan, tepi))
    return hasil


def _ends(lajur: Lajur, isi: Sequence[BarisKata], tepi: float) -> list[float]:
    """How far the text of each column can reach: as near to the next column as any text comes to its own."""
    mulai = [float("inf")] * lajur.jumlah
    akhir = [0.0] * lajur.jumlah
    for b in isi:
        for k in b.kata:
            ke = lajur.kolom(k)
            mulai[ke], akhir[ke] = min(mulai[ke], k.x0), max(akhir[ke], k.x1)
    sela = [b - a for a, b in zip(akhir, mulai[1:], strict=False) if 0 < a < b < float("inf")]
    jarak = min(max(min(sela, default=BLANK[0]), BLANK[0]), BLANK[1])
    hasil = [
        max(a, b - jarak) if b < float("inf") else max(a, x - jarak / 2)
        for a, b, x in zip(akhir, mulai[1:], lajur.batas, strict=False)
    ]
    return [*hasil, max(akhir[-1], tepi - jarak / 2)]


def _putih(
    ruas: Sequence[tuple[float, float]], mulai: Sequence[float], awal: float, akhir: float
) -> float | None:
    """The right end of a strip between two places in which no words stand, or hardly any.

    Of several the one behind which most words begin at one place (`mulai`, sorted), then the widest.
    """
    petak = max(1, int((akhir - awal) * 2))  # half points
    naik = [0] * (petak + 1)
    near = [(a, b) for a, b in ruas if b > awal and a < akhir]
    for a, b in near:
        naik[max(0, int((a - awal) * 2))] += 1
        naik[min(petak, max(0, int((b - awal) * 2)) + 1)] -= 1
    boleh = len(near) // 60
    terbaik, tempat = 0.0, None
    ujung = 0
    for putih, grup in itertools.groupby(itertools.accumulate(naik[:petak]), key=lambda n: n <= boleh):
        panjang = len(list(grup))
        ujung += panjang
        if not putih or panjang < MIN_STRIP:
            continue
        kanan = awal + ujung / 2
        near_end = mulai[bisect.bisect_left(mulai, kanan - 1.0) : bisect.bisect_right(mulai, kanan + 2.0)]
        sejajar = max(
            (bisect.bisect_right(near_end, x + ALIGNED) - n for n, x in enumerate(near_end)), default=0
        )
        if sejajar + panjang / 200 > terbaik:
            terbaik, tempat = sejajar + panjang / 200, kanan - min(2.0, panjang / 4)
    return tempat
