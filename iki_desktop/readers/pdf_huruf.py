"""Characters of a PDF page into words: turned upright, drawn once, set apart where there is a blank.

What the page paints twice (a bold face that is none), what it does not paint, and what stands askew
(a stamp, "SALINAN" across the page) is told apart here. Lengths are points, y grows downwards.
"""

from __future__ import annotations

import itertools
import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from iki_desktop.readers.dokumen import PECAHAN_BUKA, PECAHAN_TENGAH, PECAHAN_TUTUP
from iki_desktop.readers.pdf_anak import BIDANG_HURUF, SESUDAH_SPASI, TAK_TERPETAKAN, TERSEMBUNYI

SPASI = 0.13  # of the size: a wider gap between two letters is a blank
SPASI_TERTULIS = 0.04  # the same where the page sets a blank there
SEBARIS = 0.3  # of the size: baselines no further apart are one line
GANDA = 0.12  # of the size: the same letter no further away was painted twice
TUMPANG = 0.35  # of the size: a letter may reach so far back over the one before it
SINGGUNG = 0.2  # of the size: two runs of letters that touch may overlap so far
SELURUS = 0.02  # of the size
PETAK = 4.0  # points: letters are looked for by place in squares of this size
DASH_HEIGHT = 0.28  # of the size: a dash stands so far above the baseline
RENGGANG = 1.2  # of the size: letters set apart for show stand no further from one another
TYPED_BAR = re.compile(r"[-\u2010-\u2015_\u2212\u2500\u2501]{5,}")  # a fraction bar made of characters
BUTIR_SIMBOL = dict.fromkeys(
    "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06e\uf071\uf0a8\uf0de\u25aa\u25cf\u2756\u2713", "•"
)
BUANG = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\ufeff\u2060" + PECAHAN_BUKA + PECAHAN_TENGAH + PECAHAN_TUTUP)
)
LUNAK = "\u00ad"


@dataclass(slots=True)
class Kata:
    """A word: its text, where it stands on its baseline `y`, the size of its letters."""

    teks: str
    x0: float
    x1: float
    y: float
    besar: float
    garis_bawah: bool = False
    urut: tuple[int, int] = (0, 0)  # of its first and last letter, in the order in which the page sets them

    @property
    def tengah(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(slots=True)
class Garis:
    """A ruling line, level (y0 == y1) or upright (x0 == x1)."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class Halaman:
    """One page, upright."""

    nomor: int
    lebar: float
    tinggi: float
    kata: list[Kata] = field(default_factory=list[Kata])
    datar: list[Garis] = field(default_factory=list[Garis])
    tegak: list[Garis] = field(default_factory=list[Garis])
    bars: list[Garis] = field(default_factory=list[Garis])  # level lines typed as a row of dashes
    lepas: list[Garis] = field(default_factory=list[Garis])  # level lines that are no borders of tables
    gambar: int = 0  # area of the largest picture, of 100
    pindaian: bool = False  # its text is the layer behind a scan
    tak_terpetakan: float = 0.0  # share of the letters whose font does not say what they are
    miring: str = ""  # what stands askew and was left out
    tersembunyi: str = ""  # what is not painted and was left out
    terpotong: bool = False  # more follows that was not read
    rusak: bool = False


@dataclass(slots=True)
class _Huruf:
    teks: str
    x0: float
    x1: float
    y: float
    besar: float
    spasi: bool
    urut: int = 0


def halaman_dari(mentah: dict[str, Any]) -> Halaman:
    """A page from what the child says of it. ValueError, KeyError or TypeError where that makes no sense."""
    angka = [int(n) for n in mentah["huruf"]]
    kiri, bawah, kanan, atas = (int(n) / 100 for n in mentah["kotak"])
    kiri, kanan, bawah, atas = min(kiri, kanan), max(kiri, kanan), min(bawah, atas), max(bawah, atas)
    bidang = [angka[k::BIDANG_HURUF] for k in range(BIDANG_HURUF)]
    if len({len(b) for b in bidang}) > 1:
        raise ValueError("letters are cut off")
    arah = _arah(bidang[6], int(mentah["putar"]))
    tegak = arah in (90, 270)
    halaman = Halaman(
        int(mentah["n"]), atas - bawah if tegak else kanan - kiri, kanan - kiri if tegak else atas - bawah
    )
    halaman.gambar = int(mentah["gambar"])
    halaman.terpotong = bool(mentah["terpotong"])

    def titik(x: float, y: float) -> tuple[float, float]:
        if arah == 90:
            return y - bawah, x - kiri
        if arah == 270:
            return atas - y, kanan - x
        return (kanan - x, y - bawah) if arah == 180 else (x - kiri, atas - y)

    tampak = [not t & TERSEMBUNYI for t in bidang[7]]
    halaman.pindaian = bool(tampak) and not any(tampak)
    contoh = sum(1 for n, t in enumerate(bidang[7]) if t & TAK_TERPETAKAN or _asing(bidang[0][n]))
    halaman.tak_terpetakan = contoh / max(1, len(tampak))
    huruf: list[_Huruf] = []
    miring: list[str] = []
    hilang: list[str] = []
    for n, (kode, a, b, x, y, besar, sudut, tanda) in enumerate(zip(*bidang, strict=True)):
        if not 0 < kode < 0x110000 or 0xD800 <= kode < 0xE000:
            continue
        if not (tampak[n] or halaman.pindaian):
            hilang.append((" " if tanda & SESUDAH_SPASI else "") + chr(kode))
            continue
        if abs((sudut - arah + 180) % 360 - 180) > 8:
            miring.append((" " if tanda & SESUDAH_SPASI else "") + chr(kode))
            continue
        px, py = titik(x / 100, y / 100)
        if not (-2 <= px <= halaman.lebar + 2 and -2 <= py <= halaman.tinggi + 2):
            continue  # beside the paper
        maju = {0: (a - x, b - x), 90: (a - y, b - y), 180: (x - b, x - a), 270: (y - b, y - a)}[arah]
        huruf.append(
            _Huruf(
                *(chr(kode), px + maju[0] / 100, px + maju[1] / 100, py),
                *(min(200.0, max(1.0, besar / 100)), bool(tanda & SESUDAH_SPASI)),
            )
        )
    halaman.miring, halaman.tersembunyi = "".join(miring).strip(), "".join(hilang).strip()
    for k in susun_kata(huruf):
        if TYPED_BAR.fullmatch(k.teks):
            y = k.y if "_" in k.teks else k.y - DASH_HEIGHT * k.besar
            halaman.bars.append(Garis(k.x0, y, k.x1, y))
        else:
            halaman.kata.append(k)
    _garis(halaman, mentah["garis"], titik)
    return halaman


def _arah(sudut: Sequence[int], putar: int) -> int:
    """The direction in which the page's text runs, in quarter turns of degrees against the clock."""
    suara = Counter(round(s / 90) * 90 % 360 for s in sudut)
    return suara.most_common(1)[0][0] if suara else putar % 4 * 90


def _garis(halaman: Halaman, angka: Sequence[int], titik: Any) -> None:
    for k in range(0, len(angka) - 4, 5):
        ax, ay = titik(int(angka[k]) / 100, int(angka[k + 1]) / 100)
        bx, by = titik(int(angka[k + 2]) / 100, int(angka[k + 3]) / 100)
        x0, x1, y0, y1 = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
        if x1 - x0 >= y1 - y0:
            halaman.datar.append(Garis(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2))
        else:
            halaman.tegak.append(Garis((x0 + x1) / 2, y0, (x0 + x1) / 2, y1))


def _asing(kode: int) -> bool:
    """A code that is no letter of any language: a control, U+FFFD, or a private one that is no bullet."""
    if kode < 0x20 or kode == 0xFFFD:
        return True
    return 0xE000 <= kode < 0xF900 and chr(kode) not in BUTIR_SIMBOL


def susun_kata(huruf: Sequence[_Huruf]) -> list[Kata]:
    """The words of a page from top to bottom, each line from left to right."""
    hasil: list[Kata] = []
    for baris in _baris_runtun(_runtun(_sekali(huruf))):
        kata = [_kata(p) for p in _gabung(baris)]
        hasil += [k for k in _rapatkan(kata) if k.teks]
    return hasil


def _sekali(huruf: Sequence[_Huruf]) -> list[_Huruf]:
    """Without the letters that are painted a second time at the same place, several in a row.

    Letters of one ligature stand at the same place too; they follow one another. A single letter that falls
    on the same one of another text is no second painting.
    """
    ada: dict[tuple[str, int, int], list[tuple[int, _Huruf]]] = {}
    ganda: list[bool] = []
    for n, h in enumerate(huruf):
        geser = GANDA * h.besar
        kx = {int((h.x0 - geser) // PETAK), int((h.x0 + geser) // PETAK)}
        ky = {int((h.y - geser) // PETAK), int((h.y + geser) // PETAK)}
        lagi = any(
            n - ke > 1 and abs(lama.x0 - h.x0) <= geser and abs(lama.y - h.y) <= geser
            for i, j in itertools.product(kx, ky)
            for ke, lama in ada.get((h.teks, i, j), ())
        )
        ganda.append(lagi)
        sel = ada.setdefault((h.teks, int(h.x0 // PETAK), int(h.y // PETAK)), [])
        if not lagi and len(sel) < 50:
            sel.append((n, h))
    hasil: list[_Huruf] = []
    for n, h in enumerate(huruf):
        if ganda[n] and (any(ganda[max(0, n - 1) : n]) or any(ganda[n + 1 : n + 2])):
            continue
        h.urut = len(hasil)
        hasil.append(h)
    return hasil


def _runtun(huruf: Iterable[_Huruf]) -> list[list[_Huruf]]:
    """Letters that the page sets one behind the other. Text that overprints other text stays apart so."""
    hasil: list[list[_Huruf]] = []
    for h in huruf:
        lama = hasil[-1][-1] if hasil else None
        if lama is not None and abs(lama.y - h.y) <= SEBARIS * max(lama.besar, h.besar) and _sekata(lama, h):
            hasil[-1].append(h)
        else:
            hasil.append([h])
    return hasil


def _baris_runtun(runtun: Iterable[list[_Huruf]]) -> list[list[list[_Huruf]]]:
    """Runs by line: those on one baseline, in the order of x; a raised digit stays with its word."""
    baris: list[list[list[_Huruf]]] = []
    acuan = besar = 0.0
    for r in sorted(runtun, key=lambda r: r[0].y):
        h = r[0]
        if baris and h.y - acuan <= SEBARIS * max(besar, h.besar):
            baris[-1].append(r)
            if h.besar >= besar:
                acuan, besar = max(acuan, min(h.y, acuan + 0.1 * besar)), h.besar
        else:
            baris.append([r])
            acuan, besar = h.y, h.besar
    for b in baris:
        b.sort(key=lambda r: r[0].x0)
    return baris


def _gabung(baris: Iterable[list[_Huruf]]) -> list[list[_Huruf]]:
    """Runs of a line that adjoin are one word: a letter set in bold, or placed by itself."""
    hasil: list[list[_Huruf]] = []
    for r in baris:
        lama = hasil[-1][-1] if hasil else None
        if lama is not None and _sekata(lama, r[0]) and _bersinggungan(lama, r[0]):
            hasil[-1] += r
        else:
            hasil.append(r)
    return hasil


def _bersinggungan(lama: _Huruf, h: _Huruf) -> bool:
    """Whether two runs touch because they belong together: one set behind the other, or on one exact line."""
    if h.x0 - lama.x1 <= -SINGGUNG * h.besar:
        return False
    return h.urut == lama.urut + 1 or abs(h.y - lama.y) <= SELURUS * h.besar


def _sekata(lama: _Huruf, h: _Huruf) -> bool:
    besar = max(lama.besar, h.besar)
    jarak = h.x0 - lama.x1
    if jarak > SPASI * besar or jarak < -TUMPANG * besar - (lama.x1 - lama.x0):
        return False
    return not (h.spasi and jarak > SPASI_TERTULIS * besar)


def _kata(huruf: Sequence[_Huruf]) -> Kata:
    teks = "".join(h.teks for h in huruf).translate(BUANG)
    for simbol, ganti in BUTIR_SIMBOL.items():
        if simbol in teks:
            teks = teks.replace(simbol, ganti)
    bersih = "".join(c for c in teks if not (c < " " or unicodedata.category(c) in ("Co", "Cn")))
    besar = max(h.besar for h in huruf)
    y = next(h.y for h in huruf if h.besar == besar)
    return Kata(
        unicodedata.normalize("NFKC", bersih) if not bersih.isascii() and _ligatur(bersih) else bersih,
        min(h.x0 for h in huruf),
        max(h.x1 for h in huruf),
        y,
        besar,
        urut=(huruf[0].urut, huruf[-1].urut),
    )


def _ligatur(teks: str) -> bool:
    """Letters that are one only in print (ﬁ, ﬂ, full-width forms); m², ½ and № stay as they are."""
    return any("\ufb00" <= c <= "\ufb4f" or "\uff01" <= c <= "\uff5e" for c in teks)


def _rapatkan(kata: list[Kata]) -> list[Kata]:
    """Letters set apart for show ("M E M U T U S K A N") become words again.

    Only a run of four or more single letters, evenly spaced; a gap half as wide again parts two words.
    """
    hasil: list[Kata] = []
    for tunggal, grup in itertools.groupby(kata, key=lambda k: len(k.teks) == 1 and k.teks.isalpha()):
        isi = list(grup)
        hasil += _gabung_renggang(isi) if tunggal and len(isi) > 3 else isi
    return hasil


def _gabung_renggang(kata: Sequence[Kata]) -> Iterable[Kata]:
    sela = [b.x0 - a.x1 for a, b in itertools.pairwise(kata)]
    lazim = statistics.median(sela)
    if lazim > RENGGANG * kata[0].besar:
        return kata
    hasil = [kata[0]]
    for jarak, k in zip(sela, kata[1:], strict=True):
        if jarak > 1.5 * lazim + 0.05 * k.besar:
            hasil.append(k)
        else:
            lama = hasil[-1]
            hasil[-1] = Kata(lama.teks + k.teks, lama.x0, k.x1, lama.y, lama.besar)
    return hasil
