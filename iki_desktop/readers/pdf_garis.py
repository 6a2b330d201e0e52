"""Ruling lines of a page into tables: which lines touch, and which cells they fence in.

A line that touches no other is no border: it is the bar of a fraction, an underline, the rule of a kop.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.pdf_huruf import Garis

RAPAT = 1.6  # points: lines no further apart are one line drawn twice
SAMBUNG = 3.0  # points: a gap that a border of pieces may have
SENTUH = 3.5  # points: how far a line may end from the one it meets
MAKS_GARIS = 2_500  # of either kind on a page; a table of a decree has 100
MAKS_KOLOM = 40
MAKS_BARIS = 400
TERTUTUP = 0.6  # of an edge: so much of it must be drawn to part two cells


@dataclass(slots=True)
class Sel:
    """One cell of a ruled table: the units of the grid it covers."""

    baris: int
    kolom: int
    akhir_baris: int
    akhir_kolom: int  # inclusive, both


@dataclass(slots=True)
class Kisi:
    """A ruled table: the places of its lines, and for each unit of the grid the cell it belongs to."""

    xs: list[float]
    ys: list[float]
    sel: list[Sel] = field(default_factory=list[Sel])
    milik: list[list[int]] = field(default_factory=list[list[int]])  # [baris][kolom] → index in sel
    terbuka_bawah: bool = False  # its last row has no line below

    @property
    def kotak(self) -> tuple[float, float, float, float]:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def cari(self, x: float, y: float, longgar: float = 2.0) -> int | None:
        """The cell at a point, None outside."""
        x0, y0, x1, y1 = self.kotak
        if not (x0 - longgar <= x <= x1 + longgar and y0 - longgar <= y <= y1 + longgar):
            return None
        kolom = min(max(bisect.bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        baris = min(max(bisect.bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return self.milik[baris][kolom]


def rapikan(garis: Iterable[Garis], *, datar: bool) -> list[Garis]:
    """Lines on one place that touch or overlap as one line, sorted by place."""
    ruas = sorted(
        ((g.y0, g.x0, g.x1) if datar else (g.x0, g.y0, g.y1) for g in garis), key=lambda r: (r[0], r[1])
    )
    hasil: list[tuple[float, float, float]] = []
    kelompok: list[tuple[float, float, float]] = []

    def tutup() -> None:
        if not kelompok:
            return
        tempat = sum(r[0] for r in kelompok) / len(kelompok)
        awal = akhir = None
        for _, a, b in sorted(kelompok, key=lambda r: r[1]):
            if awal is None or akhir is None:
                awal, akhir = a, b
            elif a <= akhir + SAMBUNG:
                akhir = max(akhir, b)
            else:
                hasil.append((tempat, awal, akhir))
                awal, akhir = a, b
        if awal is not None and akhir is not None:
            hasil.append((tempat, awal, akhir))
        kelompok.clear()

    for r in ruas:
        if kelompok and r[0] - kelompok[0][0] > RAPAT:
            tutup()
        kelompok.append(r)
    tutup()
    hasil.sort()
    if datar:
        return [Garis(a, t, b, t) for t, a, b in hasil]
    return [Garis(t, a, t, b) for t, a, b in hasil]


def cari_kisi(datar: Sequence[Garis], tegak: Sequence[Garis]) -> tuple[list[Kisi], list[Garis]]:
    """(tables from top to bottom, level lines that belong to none). The lines come from `rapikan`."""
    if len(datar) > MAKS_GARIS or len(tegak) > MAKS_GARIS:
        return [], []  # a drawing
    induk = list(range(len(datar) + len(tegak)))

    def akar(i: int) -> int:
        while induk[i] != i:
            induk[i] = induk[induk[i]]
            i = induk[i]
        return i

    xs = [g.x0 for g in tegak]
    for i, h in enumerate(datar):
        awal = bisect.bisect_left(xs, h.x0 - SENTUH)
        for j in range(awal, bisect.bisect_right(xs, h.x1 + SENTUH)):
            if tegak[j].y0 - SENTUH <= h.y0 <= tegak[j].y1 + SENTUH:
                induk[akar(i)] = akar(len(datar) + j)
    kelompok: dict[int, tuple[list[Garis], list[Garis]]] = {}
    for i, h in enumerate(datar):
        kelompok.setdefault(akar(i), ([], []))[0].append(h)
    for j, v in enumerate(tegak):
        kelompok.setdefault(akar(len(datar) + j), ([], []))[1].append(v)
    kisi: list[Kisi] = []
    lepas: list[Garis] = []
    for hs, vs in kelompok.values():
        batas = _pembatas(hs, vs)
        satu = grid_of(batas, vs) if len(batas) > 1 and len(vs) > 1 else None
        if satu is not None and len(satu.sel) > 1:
            kisi.append(satu)
            lepas += [h for h in hs if h not in batas]
        else:
            lepas += hs
    kisi, dalam = _buang_dalam(kisi)
    lepas += dalam
    kisi.sort(key=lambda k: (k.ys[0], k.xs[0]))
    lepas.sort(key=lambda g: (g.y0, g.x0))
    return kisi, lepas


def _pembatas(datar: Sequence[Garis], tegak: Sequence[Garis]) -> list[Garis]:
    """The level lines that are borders: both ends meet an upright line, or end where the table does.

    The bar of a wide fraction touches or crosses an upright line, but begins inside the cell.
    """
    if not datar or not tegak:
        return []
    kiri, kanan = min(g.x0 for g in datar), max(g.x1 for g in datar)
    panjang = [g for g in datar if g.x1 - g.x0 >= 0.6 * (kanan - kiri)] or list(datar)
    ujung = [*(x for g in panjang for x in (g.x0, g.x1)), *(g.x0 for g in tegak)]
    ujung.sort()

    def bertemu(x: float) -> bool:
        n = bisect.bisect_left(ujung, x - RAPAT)
        return n < len(ujung) and ujung[n] <= x + RAPAT

    return [g for g in datar if bertemu(g.x0) and bertemu(g.x1)]


def _buang_dalam(kisi: list[Kisi]) -> tuple[list[Kisi], list[Garis]]:
    """A small table inside a cell of another is no table of its own; its level lines may part a fraction."""
    hasil: list[Kisi] = []
    lepas: list[Garis] = []
    for k in kisi:
        x0, y0, x1, y1 = k.kotak
        luar = next(
            (
                b
                for b in kisi
                if b is not k
                and b.cari((x0 + x1) / 2, (y0 + y1) / 2, 0) is not None
                and b.cari(x0, y0, 0) == b.cari(x1, y1, 0) is not None
            ),
            None,
        )
        if luar is None or len(luar.xs) < 4:
            hasil.append(k)
        else:
            lepas += [Garis(x0, y, x1, y) for y in k.ys[1:-1]]
    return hasil, lepas


def _tempat(nilai: Iterable[float]) -> list[float]:
    """Places of lines with those that lie together taken as one."""
    hasil: list[list[float]] = []
    for n in sorted(nilai):
        if hasil and n - hasil[-1][0] <= SENTUH:
            hasil[-1].append(n)
        else:
            hasil.append([n])
    return [sum(h) / len(h) for h in hasil]


def grid_of(datar: Sequence[Garis], tegak: Sequence[Garis]) -> Kisi | None:
    """The grid of lines that touch, with a border where a side is open; None where it is no table."""
    xs = _tempat([g.x0 for g in tegak])
    ys = _tempat([g.y0 for g in datar])
    kiri, kanan = min(g.x0 for g in datar), max(g.x1 for g in datar)
    atas, bawah = min(g.y0 for g in tegak), max(g.y1 for g in tegak)
    if kiri < xs[0] - 2 * SENTUH:
        xs.insert(0, kiri)
    if kanan > xs[-1] + 2 * SENTUH:
        xs.append(kanan)
    if atas < ys[0] - 2 * SENTUH:
        ys.insert(0, atas)
    terbuka = bawah > ys[-1] + 2 * SENTUH
    if terbuka:
        ys.append(bawah)
    kolom, baris = len(xs) - 1, len(ys) - 1
    if not (0 < kolom <= MAKS_KOLOM and 0 < baris <= MAKS_BARIS):
        return None
    induk = list(range(kolom * baris))

    def akar(i: int) -> int:
        while induk[i] != i:
            induk[i] = induk[induk[i]]
            i = induk[i]
        return i

    dinding = [[(g.y0, g.y1) for g in tegak if abs(g.x0 - x) <= SENTUH] for x in xs]
    lantai = [[(g.x0, g.x1) for g in datar if abs(g.y0 - y) <= SENTUH] for y in ys]
    for i in range(baris):
        for j in range(kolom):
            if j + 1 < kolom and not _tertutup(dinding[j + 1], ys[i], ys[i + 1]):
                induk[akar(i * kolom + j + 1)] = akar(i * kolom + j)
            if i + 1 < baris and not _tertutup(lantai[i + 1], xs[j], xs[j + 1]):
                induk[akar((i + 1) * kolom + j)] = akar(i * kolom + j)
    hasil = Kisi(xs, ys, terbuka_bawah=terbuka)
    nomor: dict[int, int] = {}
    for i in range(baris):
        hasil.milik.append([])
        for j in range(kolom):
            a = akar(i * kolom + j)
            if a not in nomor:
                nomor[a] = len(hasil.sel)
                hasil.sel.append(Sel(i, j, i, j))
            s = hasil.sel[nomor[a]]
            s.kolom, s.akhir_kolom = min(s.kolom, j), max(s.akhir_kolom, j)
            s.akhir_baris = max(s.akhir_baris, i)
            hasil.milik[-1].append(nomor[a])
    return hasil


def _tertutup(ruas: Sequence[tuple[float, float]], awal: float, akhir: float) -> bool:
    """Whether these pieces of a line cover an edge."""
    panjang = akhir - awal
    tertutup = sum(max(0.0, min(b, akhir) - max(a, awal)) for a, b in ruas)
    return panjang <= 0 or tertutup >= TERTUTUP * panjang
