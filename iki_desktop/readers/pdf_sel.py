"""The text of one cell: its lines joined where they only ran out of room, its fractions set as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.dokumen import PECAHAN_BUKA, PECAHAN_TENGAH, PECAHAN_TUTUP
from iki_desktop.readers.kata import kata_pertama, kata_terakhir, mulai_kecil
from iki_desktop.readers.pdf_baris import LONGGAR, PENANDA, SPASI, BarisKata, Kosakata, jadi_baris, tak_muat
from iki_desktop.readers.pdf_huruf import Garis, Kata

DEKAT_GARIS = 0.3  # of the size: a line no further below the baseline underlines the words
PAS = 4.0  # points: an underline is as long as its words
BAWAH_BATANG = 2.2  # of the size: the denominator stands no further below its bar
TENGAH = 2.0  # points: how exactly a centred line stands in the middle
SELA_ALINEA = 1.9  # of the size: lines further apart are paragraphs
MENJOROK = 1.5  # points
PENUH = 0.8  # of the size: a single word that leaves no more room in its column may have been cut
_JUDUL = "rumus formula formulasi keterangan catatan perhitungan penghitungan dimana ket"
JUDUL_RUMUS = frozenset(_JUDUL.split())


@dataclass(slots=True)
class Alinea:
    """A paragraph of a cell. `pembilang`: a line is drawn below it, so the next may be its denominator."""

    teks: str
    pembilang: bool = False
    samping: str = ""  # what stands beside the bar, behind the fraction: "× 100%"
    depan: str = ""  # … and before it: "Nilai ="


@dataclass(slots=True)
class IsiSel:
    """What a cell says, until its rows are known to be whole."""

    alinea: list[Alinea] = field(default_factory=list[Alinea])
    sisa: float = 0.0  # points of room behind its last line
    lebar_awal: float = 0.0  # points its first word takes
    besar: float = 10.0
    penuh: bool = False  # its last line reaches the bottom of the cell

    def __bool__(self) -> bool:
        return bool(self.alinea)

    @property
    def polos(self) -> str:
        """Its words on one line, for comparing."""
        return " ".join(f"{a.depan} {a.teks} {a.samping}".strip() for a in self.alinea)

    def teks(self, kosakata: Kosakata) -> str:
        """Its lines, fractions between the private characters of `dokumen`."""
        hasil: list[str] = []
        n = 0
        while n < len(self.alinea):
            a = self.alinea[n]
            if a.pembilang and n + 1 < len(self.alinea) and not self.alinea[n + 1].pembilang:
                b = self.alinea[n + 1]
                rumus = f"{PECAHAN_BUKA}{a.teks}{PECAHAN_TENGAH}{b.teks}{PECAHAN_TUTUP}"
                hasil.append(" ".join(filter(None, (a.depan, rumus, a.samping))))
                n += 2
                continue
            hasil.append(" ".join(filter(None, (a.depan, a.teks, a.samping))))
            n += 1
        del kosakata
        return "\n".join(hasil)

    def lanjutkan(self, bawah: IsiSel, kosakata: Kosakata) -> None:
        """Take in what the same cell says on the next page."""
        if not bawah:
            return
        serupa = self.alinea and self.alinea[-1].pembilang == bawah.alinea[0].pembilang
        if serupa and (bersambung(self, bawah) or _tak_memulai(bawah.polos)):
            pertama = bawah.alinea.pop(0)
            a = self.alinea[-1]
            a.teks = kosakata.gabung(a.teks, pertama.teks)
            a.samping = a.samping or pertama.samping
        self.alinea += bawah.alinea
        self.sisa, self.penuh = bawah.sisa, bawah.penuh


def _tak_memulai(teks: str) -> bool:
    """Whether words begin with a small letter, a figure or a sign, and no list marker stands before them."""
    return not teks[0].isupper() and not PENANDA.match(teks)


def bersambung(atas: IsiSel, bawah: IsiSel) -> bool:
    """Whether the first line of `bawah` only found no room behind the last line of `atas`."""
    return bawah.lebar_awal + LONGGAR * atas.besar > atas.sisa


@dataclass(slots=True)
class _Baris:
    """A printed line of the cell and what is known of it."""

    baris: BarisKata
    pembilang: bool = False
    di_tengah: bool = False
    batang: Garis | None = None  # the bar of whose numerator or denominator it is a line
    samping: list[Kata] = field(default_factory=list[Kata])
    depan: list[Kata] = field(default_factory=list[Kata])


def isi_sel(
    kata: Sequence[Kata], garis: Sequence[Garis], kiri: float, kanan: float, kosakata: Kosakata
) -> IsiSel:
    """What the words of a cell say. `kiri`, `kanan`: the room for text; `garis`: level lines inside it."""
    if not kata:
        return IsiSel()
    batang = garis_bawahi(jadi_baris(kata), garis)
    sisa, pasangan = _beri_batang(kata, batang)
    baris = _baris(sisa, kiri, kanan)
    for g, samping, depan in pasangan:
        _tandai_batang(baris, g, samping, depan)
    for b in baris:
        b.pembilang = b.pembilang or (b.baris.digaris and not _judul_rumus(b.baris.teks))
    if all(b.pembilang for b in baris) and not any(b.batang for b in baris) and len(baris) < 2:
        baris[0].pembilang = False  # a cell that is underlined as a whole
    hasil = IsiSel(besar=baris[0].baris.besar)
    for n, b in enumerate(baris):
        teks = b.baris.teks
        atas = baris[n - 1] if n else None
        if atas is not None and _menyambung(atas, b, kiri, kanan):
            a = hasil.alinea[-1]
            sisa = kanan - kiri - (atas.baris.x1 - atas.baris.x0)
            penuh = len(atas.baris.kata) == 1 and sisa < PENUH * atas.baris.besar
            a.teks = kosakata.gabung(a.teks, teks, penuh=penuh)
        else:
            hasil.alinea.append(Alinea(teks, b.pembilang))
        a = hasil.alinea[-1]
        a.samping = a.samping or " ".join(k.teks for k in b.samping)
        a.depan = a.depan or " ".join(k.teks for k in b.depan)
    akhir = baris[-1].baris
    hasil.sisa = (akhir.x0 - kiri if baris[-1].di_tengah else 0.0) + kanan - akhir.x1 - SPASI * akhir.besar
    pertama = baris[0].baris.kata[0]
    hasil.lebar_awal = pertama.x1 - pertama.x0
    return hasil


def _baris(kata: Sequence[Kata], kiri: float, kanan: float) -> list[_Baris]:
    """The lines of a cell. A line in the middle is set so only where no other begins at the same place."""
    hasil = [_Baris(b) for b in jadi_baris(kata)]
    for b in hasil:
        x0, x1 = b.baris.x0, b.baris.x1
        sejajar = any(
            c is not b and min(abs(x - x0) for x in _awal(c.baris)) <= MENJOROK and abs(c.baris.x1 - x1) > 1
            for c in hasil
        )
        b.di_tengah = x0 > kiri + MENJOROK and abs(x0 + x1 - kiri - kanan) <= 2 * TENGAH and not sejajar
    return hasil


def _awal(b: BarisKata) -> tuple[float, ...]:
    """Where a line begins, and where its text does behind a marker."""
    return (b.x0, b.kata[1].x0) if b.berpenanda else (b.x0,)


def garis_bawahi(baris: Sequence[BarisKata], garis: Sequence[Garis]) -> list[Garis]:
    """Mark underlined words; the lines that underline nothing, which may be bars."""
    sisa: list[Garis] = []
    semua = [k for b in baris for k in b.kata]
    for g in garis:
        kena = [
            k
            for k in semua
            if -0.1 * k.besar <= g.y0 - k.y <= DEKAT_GARIS * k.besar
            and min(g.x1, k.x1) - max(g.x0, k.x0) > 0.6 * (k.x1 - k.x0)
        ]
        pas = kena and abs(min(k.x0 for k in kena) - g.x0) < PAS and abs(max(k.x1 for k in kena) - g.x1) < PAS
        if pas and not any(_di_samping(k, g) and abs(k.y - kena[0].y) > 0.2 * k.besar for k in semua):
            for k in kena:
                k.garis_bawah = True
        else:
            sisa.append(g)
    return sisa


def _di_samping(k: Kata, g: Garis) -> bool:
    """Whether a word stands beside a bar, half above and half below it."""
    return abs(k.y - 0.3 * k.besar - g.y0) <= 0.45 * k.besar and (
        k.x0 >= g.x1 - MENJOROK or k.x1 <= g.x0 + MENJOROK
    )


def _beri_batang(
    kata: Sequence[Kata], batang: Sequence[Garis]
) -> tuple[list[Kata], list[tuple[Garis, list[Kata], list[Kata]]]]:
    """(the words without those beside a bar, each bar with the words behind and before it)."""
    sisa = list(kata)
    hasil: list[tuple[Garis, list[Kata], list[Kata]]] = []
    for g in batang:
        samping: list[Kata] = []
        depan: list[Kata] = []
        for k in sisa:
            if _di_samping(k, g):
                (samping if k.x0 >= g.x1 - MENJOROK else depan).append(k)
        diambil = {id(k) for k in (*samping, *depan)}
        sisa = [k for k in sisa if id(k) not in diambil]
        if sisa:
            hasil.append((g, samping, depan))
        else:
            sisa = [*sisa, *samping, *depan]
    return sisa, hasil


def _tandai_batang(baris: Sequence[_Baris], g: Garis, samping: list[Kata], depan: list[Kata]) -> None:
    """Tell the numerator above a bar: the lines within its reach that ran out of its room."""
    atas = [n for n, b in enumerate(baris) if b.baris.y < g.y0 and _sejangkau(b.baris, g)]
    bawah = [n for n, b in enumerate(baris) if b.baris.y > g.y0 and _sejangkau(b.baris, g)]
    if not atas or not bawah or baris[bawah[0]].baris.y - g.y0 > BAWAH_BATANG * baris[bawah[0]].baris.besar:
        return
    n = atas[-1]
    baris[n].pembilang, baris[n].batang = True, g
    baris[n].samping, baris[n].depan = samping, depan
    for m in bawah:
        if m > bawah[0] and not _sebatang(baris[m - 1].baris, baris[m].baris, g):
            break
        baris[m].batang = g
    while n:
        lama = baris[n - 1].baris
        if lama.teks.endswith((":", "=", ".", ";")) or not _sejangkau(lama, g):
            break
        if not _sebatang(lama, baris[n].baris, g):
            break
        n -= 1
        baris[n].pembilang, baris[n].batang = True, g


def _sebatang(atas: BarisKata, bawah: BarisKata, g: Garis) -> bool:
    """Whether two lines are of one numerator or denominator: broken for want of room, set in the middle
    of the bar, or going on in small letters."""
    if bawah.y - atas.y > SELA_ALINEA * max(atas.besar, bawah.besar) or bawah.berpenanda:
        return False
    if tak_muat(atas, bawah, g.x1 - g.x0 + MENJOROK) or mulai_kecil(bawah.teks):
        return True
    tengah = g.x0 + g.x1
    dua = max(abs(b.x0 + b.x1 - tengah) for b in (atas, bawah)) <= 2 * TENGAH
    return dua and abs(atas.x0 - bawah.x0) > MENJOROK


def _sejangkau(b: BarisKata, g: Garis) -> bool:
    """Whether a line stands above or below a bar, not beside it."""
    tutup = min(b.x1, g.x1) - max(b.x0, g.x0)
    return tutup > 0.6 * min(b.x1 - b.x0, g.x1 - g.x0)


def _judul_rumus(teks: str) -> bool:
    return teks.rstrip().endswith(":") or (
        kata_pertama(teks) == kata_terakhir(teks) != "" and (kata_pertama(teks) in JUDUL_RUMUS)
    )


def _menyambung(atas: _Baris, bawah: _Baris, kiri: float, kanan: float) -> bool:
    """Whether a line goes on with the paragraph of the line above it."""
    a, b = atas.baris, bawah.baris
    if atas.pembilang != bawah.pembilang or b.y - a.y > SELA_ALINEA * max(a.besar, b.besar):
        return False
    if b.teks.endswith(":") and kata_pertama(b.teks) in JUDUL_RUMUS:
        return False
    if atas.batang is not None and atas.batang is bawah.batang:
        return True
    if b.berpenanda and (b.kata[1].x0 - b.kata[0].x1 > 0.4 * b.besar or b.x0 <= kiri + MENJOROK):
        return False
    return tak_muat(a, b, kanan - (kiri if atas.di_tengah else a.x0))
