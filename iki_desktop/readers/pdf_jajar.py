"""Tables without upright lines: columns found by the header and the white between the words.

Rows are told by level lines where there are any, by wider gaps where there are none; where rows cannot be
told, each printed line is a row, and the parser weighs what belongs together, as it does with plain text.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from iki_desktop.readers.dokumen import BarisTabel, SelTabel
from iki_desktop.readers.kolom import Peran, kolom_dari, peran_judul
from iki_desktop.readers.label import cari_label
from iki_desktop.readers.pdf_baris import BarisKata, Kosakata, jadi_baris
from iki_desktop.readers.pdf_huruf import Garis, Kata
from iki_desktop.readers.pdf_sel import IsiSel, isi_sel
from iki_desktop.readers.pdf_tabel import BarisPdf, SelPdf, TabelPdf
from iki_desktop.readers.tetap import JUDUL_IKI, LAMPIRAN, awal_penutup, judul_bagian

SELA_KOLOM = 0.75  # of the size: a wider gap on one line parts two columns
MAKS_BARIS_JUDUL = 4
MIN_KOLOM = 3
JEDA = 1.25  # of the usual distance of lines: a wider one parts rows
AKHIR_TABEL = 5.0  # of the size: no table goes on below so much white
CUKUP = 0.55  # of the table's width: a level line as long parts rows


@dataclass(slots=True)
class Lajur:
    """The columns of such a table: where they part, and which of them names the indikator."""

    batas: list[float]  # inner borders, from left to right
    kiri: float
    kanan: float
    indikator: int

    @property
    def jumlah(self) -> int:
        return len(self.batas) + 1

    def kolom(self, k: Kata) -> int:
        return sum(1 for b in self.batas if k.tengah > b)

    @property
    def xs(self) -> list[float]:
        return [self.kiri, *self.batas, self.kanan]


@dataclass(slots=True)
class TabelJajar:
    tabel: TabelPdf
    lajur: Lajur
    baris: list[BarisKata]  # the printed lines it is made of


def cari_tabel(
    baris: Sequence[BarisKata],
    garis: Sequence[Garis],
    halaman: int,
    kosakata: Kosakata,
    bawaan: Lajur | None = None,
) -> list[TabelJajar]:
    """The tables among the lines of a page that no ruling lines fence in.

    `garis`: level lines that are no borders. `bawaan`: the columns of a table at the foot of the page
    before, which may go on here without a header.
    """
    hasil: list[TabelJajar] = []
    n = 0
    if bawaan is not None:
        isi = _badan(baris, bawaan)
        if _sejajar(isi, bawaan):
            hasil.append(_susun([], isi, bawaan, garis, halaman, kosakata))
            n = len(isi)
    while n < len(baris):
        judul = _judul(baris, n)
        if judul is None:
            n += 1
            continue
        sampai, kelompok = judul
        calon = _badan(baris[sampai:], None)
        lajur = _lajur(kelompok, calon)
        isi = _badan(baris[sampai:], lajur)
        if not isi:
            n = sampai
            continue
        hasil.append(_susun(list(baris[n:sampai]), isi, lajur, garis, halaman, kosakata))
        n = sampai + len(isi)
    return hasil


def _potong(b: BarisKata) -> list[list[Kata]]:
    """The words of a line, parted at its wide gaps."""
    hasil = [[b.kata[0]]]
    for lama, k in itertools.pairwise(b.kata):
        if k.x0 - lama.x1 > SELA_KOLOM * b.besar:
            hasil.append([])
        hasil[-1].append(k)
    return hasil


def _judul(baris: Sequence[BarisKata], mulai: int) -> tuple[int, list[list[Kata]]] | None:
    """(index behind the header, words of each title) where a header begins at this line."""
    terbaik: tuple[int, list[list[Kata]]] | None = None
    kata: list[list[Kata]] = []
    for n in range(mulai, min(mulai + MAKS_BARIS_JUDUL, len(baris))):
        if n > mulai and baris[n].y - baris[n - 1].y > 2.2 * baris[n].besar:
            break
        kata += _potong(baris[n])
        kelompok = _tumpuk(kata)
        judul = [" ".join(k.teks for k in satu) for satu in kelompok]
        if any(len(j) > 90 for j in judul):
            break
        if len(kelompok) < MIN_KOLOM or kolom_dari(_baris(judul)) is None:
            continue
        if any(peran_judul(j) is None for j in judul):
            continue
        if terbaik is None or len(kelompok) > len(terbaik[1]) or _sisa_judul(baris[n]):
            terbaik = n + 1, kelompok
    return terbaik


def _sisa_judul(b: BarisKata) -> bool:
    """Whether each piece of a line can only belong to a column title: few words, all in capitals or known."""
    return all(
        peran_judul(teks) is not None or teks.isupper()
        for teks in (" ".join(k.teks for k in satu) for satu in _potong(b))
    )


def _baris(teks: Sequence[str]) -> BarisTabel:
    return BarisTabel(tuple(SelTabel(t) for t in teks), 0)


def _tumpuk(potong: Sequence[Sequence[Kata]]) -> list[list[Kata]]:
    """Pieces of several lines that stand one above the other taken as one title."""
    hasil: list[list[Kata]] = []
    for satu in sorted(potong, key=lambda p: p[0].x0):
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


def _badan(baris: Sequence[BarisKata], lajur: Lajur | None) -> list[BarisKata]:
    """The lines from the first on that can be rows of the table."""
    hasil: list[BarisKata] = []
    for b in baris:
        if hasil and b.y - hasil[-1].y > AKHIR_TABEL * b.besar:
            break
        teks = b.teks
        temuan = cari_label(teks)
        if temuan and (temuan.titik_dua or not temuan.sisa):
            break
        if JUDUL_IKI.match(teks) or LAMPIRAN.match(teks) or awal_penutup(teks):
            break
        if judul_bagian(teks) and len(_potong(b)) == 1 and b.x0 <= (hasil[0].x0 if hasil else b.x0) + 2:
            break
        if (
            lajur is not None
            and sum(1 for k in b.kata for x in lajur.batas if k.x0 < x - 2 and k.x1 > x + 2) > 1
        ):
            break  # a line of running text
        hasil.append(b)
    return hasil


def _menyilang(b: BarisKata, lajur: Lajur) -> int:
    """How many words of a line stand across a border."""
    return sum(1 for k in b.kata for x in lajur.batas if k.x0 < x - 2 and k.x1 > x + 2)


def _lajur(judul: Sequence[Sequence[Kata]], isi: Sequence[BarisKata]) -> Lajur:
    """Columns from the titles and from the white between the words below them."""
    kotak = [(min(k.x0 for k in j), max(k.x1 for k in j)) for j in judul]
    ruas = sorted((k.x0, k.x1) for b in isi for k in b.kata)
    kiri = min([kotak[0][0], *(r[0] for r in ruas)])
    kanan = max([kotak[-1][1], *(r[1] for r in ruas)])
    batas: list[float] = []
    for (a0, a1), (b0, b1) in itertools.pairwise(kotak):
        awal, akhir = (a0 + a1) / 2, (b0 + b1) / 2
        batas.append(_putih(ruas, awal, akhir) or (a1 + b0) / 2)
    peran = [peran_judul(" ".join(k.teks for k in j)) for j in judul]
    ke = peran.index(Peran.INDIKATOR) if Peran.INDIKATOR in peran else 1
    return Lajur(batas, kiri, kanan, ke)


def _putih(ruas: Sequence[tuple[float, float]], awal: float, akhir: float) -> float | None:
    """The right end of the widest strip between two places in which no words stand, or hardly any."""
    petak = max(1, int((akhir - awal) * 2))  # half points
    naik = [0] * (petak + 1)
    for a, b in ruas:
        if b > awal and a < akhir:
            naik[max(0, int((a - awal) * 2))] += 1
            naik[min(petak, max(0, int((b - awal) * 2)) + 1)] -= 1
    boleh = len(ruas) // 60
    isi = list(itertools.accumulate(naik[:petak]))
    terlebar = panjang = ujung = 0
    for n, banyak in enumerate(isi):
        panjang = panjang + 1 if banyak <= boleh else 0
        if panjang > terlebar:
            terlebar, ujung = panjang, n + 1
    if terlebar < 3:
        return None
    return awal + ujung / 2 - min(2.0, terlebar / 4)


def _sejajar(isi: Sequence[BarisKata], lajur: Lajur) -> bool:
    """Whether lines at the head of a page go on with the columns of the page before."""
    terisi = [len({lajur.kolom(k) for k in b.kata}) for b in isi]
    silang = sum(_menyilang(b, lajur) for b in isi)
    return len(isi) > 0 and max(terisi) > 1 and silang <= len(isi) // 8


def _susun(
    judul: Sequence[BarisKata],
    isi: Sequence[BarisKata],
    lajur: Lajur,
    garis: Sequence[Garis],
    halaman: int,
    kosakata: Kosakata,
) -> TabelJajar:
    tabel = TabelPdf(halaman, lajur.xs, (judul or isi)[0].y - 10, isi[-1].y + 3, bergaris=False)
    if judul:
        tabel.baris.append(_satu_baris([k for b in judul for k in b.kata], lajur, (), halaman, kosakata))
    for kelompok in _baris_tabel(isi, lajur, garis):
        kata = [k for b in kelompok for k in b.kata]
        atas, bawah = kelompok[0].y - 2 * kelompok[0].besar, kelompok[-1].y + kelompok[-1].besar
        dalam = [g for g in garis if atas < g.y0 < bawah and g.x1 - g.x0 < CUKUP * (lajur.kanan - lajur.kiri)]
        tabel.baris.append(_satu_baris(kata, lajur, dalam, halaman, kosakata))
    return TabelJajar(tabel, lajur, [*judul, *isi])


def _baris_tabel(isi: Sequence[BarisKata], lajur: Lajur, garis: Sequence[Garis]) -> list[list[BarisKata]]:
    """The printed lines of each row."""
    lebar = lajur.kanan - lajur.kiri
    batas = [g.y0 for g in garis if g.x1 - g.x0 >= CUKUP * lebar and isi[0].y < g.y0 < isi[-1].y]
    if not batas:
        batas = _jeda(isi, lajur)
    if not batas:
        return [[b] for b in isi]
    hasil: list[list[BarisKata]] = [[]]
    for b in isi:
        while batas and b.y > batas[0]:
            batas = batas[1:]
            if hasil[-1]:
                hasil.append([])
        hasil[-1].append(b)
    return hasil


def _jeda(isi: Sequence[BarisKata], lajur: Lajur) -> list[float]:
    """Where wider gaps part rows, seen from the indikator on: a sasaran runs down beside several."""
    y = [b.y for b in isi if any(lajur.kolom(k) >= lajur.indikator for k in b.kata)]
    jarak = [b - a for a, b in itertools.pairwise(y)]
    if len(jarak) < 2:
        return []
    rapat = statistics.quantiles(jarak, n=4)[0] if len(jarak) > 3 else min(jarak)
    if rapat <= 0:
        return []
    return [a + rapat / 2 for a, b in itertools.pairwise(y) if b - a > JEDA * rapat]


def _satu_baris(
    kata: Sequence[Kata], lajur: Lajur, garis: Sequence[Garis], halaman: int, kosakata: Kosakata
) -> BarisPdf:
    isi: list[list[Kata]] = [[] for _ in range(lajur.jumlah)]
    for k in kata:
        isi[lajur.kolom(k)].append(k)
    sel: list[SelPdf] = []
    for n, satu in enumerate(isi):
        kiri, kanan = lajur.xs[n], lajur.xs[n + 1]
        if satu:
            kiri, kanan = min(kiri, *(k.x0 for k in satu)), max(kanan - 4, *(k.x1 for k in satu))
        sel.append(SelPdf(isi_sel(satu, garis, kiri, kanan, kosakata) if satu else IsiSel(), n))
    ys = [b.y for b in jadi_baris(kata)]
    return BarisPdf(sel, halaman, ys[0] - 10, ys[-1] + 3)
