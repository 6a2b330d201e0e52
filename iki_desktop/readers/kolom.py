"""Which column of a table is what: its header read with tolerance for wording, breaks and lost letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise, zip_longest

from iki_desktop.readers.dokumen import BarisTabel, SelTabel
from iki_desktop.readers.kata import polos, salah_satu, sambung, seperti


class Peran(StrEnum):
    NO = "no"
    SASARAN = "sasaran"
    INDIKATOR = "indikator"
    FORMULASI = "formulasi"
    SUMBER = "sumber data"
    PENANGGUNG = "penanggung jawab"
    JABATAN = "jabatan"  # left of the indikator: each value is a kartu of its own
    SATUAN = "satuan"
    TARGET = "target"
    LAIN = "lain"


# in the order in which they are asked: "FORMULASI INDIKATOR" is a formula, "INDIKATOR SASARAN" an indikator
KATA_KUNCI: tuple[tuple[Peran, tuple[str, ...]], ...] = (
    (Peran.PENANGGUNG, ("penanggung", "penanggungjawab", "pelaksana", "pengampu", "pengelola", "pic", "pj")),
    (
        Peran.FORMULASI,
        (
            *("formulasi", "formula", "rumus", "penjelasan", "perhitungan", "penghitungan", "pengukuran"),
            *("definisi", "operasional", "cara", "menghitung", "mengukur"),
        ),
    ),
    (Peran.SUMBER, ("sumber",)),
    (Peran.SATUAN, ("satuan",)),
    (Peran.TARGET, ("target",)),
    (Peran.INDIKATOR, ("indikator", "indicator", "iki", "iku", "ukuran")),
    (Peran.SASARAN, ("sasaran",)),
    (
        Peran.LAIN,
        (
            *("keterangan", "ket", "alasan", "bukti", "dukung", "pendukung", "realisasi", "capaian", "bobot"),
            *("anggaran", "program", "tujuan"),
        ),
    ),
    (Peran.SASARAN, ("kinerja", "hasil", "outcome", "output", "uraian", "kegiatan", "tugas")),
    (Peran.NO, ("no", "nomor", "nomer", "urut")),
)
_ISIAN = (
    "strategis strategi utama individu program kegiatan tahunan kerja data dan atau jawab nilai metode "
    "teknik pegawai jabatan rencana pokok per tahun triwulan semester tw ke uraian tupoksi pencapaian kec "
    "kecamatan pembuktian verifikasi urusan bidang camat lurah keberhasilan prestasi kualitas kuantitas mutu "
    "unit pihak seksi bagian terkait sub pengumpulan pengambilan perolehan asal dokumen informasi tingkat "
    "pelaksanaan perangkat daerah opd organisasi individual staf pd"
)
ISIAN = frozenset(_ISIAN.split())
"""Words that stand in column titles without telling which column it is."""
SEMUA_KUNCI = tuple(k for _, kunci in KATA_KUNCI for k in kunci)
KATA_JUDUL = (*SEMUA_KUNCI, *_ISIAN.split())
"""All words of column titles."""
ROMAWI_TW = {
    f"{depan}{angka}": n
    for n, sebutan in enumerate((("i", "1"), ("ii", "2"), ("iii", "3"), ("iv", "4")), start=1)
    for angka in sebutan
    for depan in ("", "tw ", "tw", "triwulan ", "triwulan ke ")
    if depan or angka.isalpha()
}
TAHUN = re.compile(r"20\d\d")
NOMOR_KOLOM = re.compile(r"\(?\d{1,2}\)?\.?")
MAKS_KATA_JUDUL = 9
MAKS_HURUF_JUDUL = 90
MAKS_KATA_ASING = 5  # of a title that names nothing we know
MAKS_KOLOM = 60
KATA_KOLOM_JABATAN = frozenset(("jabatan", "nama", "pejabat", "pegawai", "unit", "kerja", "struktural"))
"""Words of the title of a column that names the jabatan whose indikator stand beside it."""
TANDA_INDIKATOR = ("ndik", "indi", "kato", "iki", "iku", "ukuran")
"""Letters of which a header has some, however its words are torn or misread."""
TEMAN_INDIKATOR = {
    Peran.SASARAN,
    Peran.FORMULASI,
    Peran.SUMBER,
    Peran.TARGET,
    Peran.PENANGGUNG,
    Peran.SATUAN,
}
"""A header names the indikator and at least one of these."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """The columns of one table as its header names them."""

    peran: tuple[Peran, ...]  # of each column
    judul: tuple[str, ...]  # the office's titles, in order, without empty ones
    kosong: tuple[bool, ...]  # which columns have no title of their own (they belong to a neighbour)
    tw: tuple[int | None, ...] = ()  # of each column, the triwulan its second header row names

    @property
    def lengkap(self) -> bool:
        """Whether it is a kartu's table: it says how an indikator is measured, or its sumber data."""
        return Peran.FORMULASI in self.peran or Peran.SUMBER in self.peran

    def kedua(self, ke: int) -> bool:
        """Whether a column is the second of its role with a title ("PENJELASAN", "FORMULASI")."""
        return not self.kosong[ke] and any(
            p is self.peran[ke] and not kosong
            for p, kosong in zip(self.peran[:ke], self.kosong[:ke], strict=True)
        )

    @property
    def bertarget(self) -> bool:
        return any(self.tw)


@lru_cache(maxsize=4_000)
def peran_judul(teks: str) -> Peran | None:
    """The role a column title names, None where the text is no column title."""
    kata = [k for k in polos(teks).split() if not TAHUN.fullmatch(k)]  # "TARGET 2026"
    if not kata or len(kata) > MAKS_KATA_JUDUL or len(teks) > MAKS_HURUF_JUDUL:
        return None
    dikenal = [salah_satu(k, KATA_JUDUL) for k in kata]
    cukup = 0.5 if dikenal[0] and len(kata) <= 4 and not teks.rstrip().endswith((".", ";")) else 0.7
    if sum(dikenal) < cukup * len(kata) or not (dikenal[0] or len(kata[0]) < 3):
        return None
    for peran, kunci in KATA_KUNCI:
        if any(seperti(k, baku) for k in kata for baku in kunci):
            if peran is Peran.NO and len(kata) > 2:
                continue
            return peran
    return None


def _rata(baris: BarisTabel) -> list[str]:
    """The texts of a row with an empty one for each further column that a cell spans."""
    sel: list[str] = []
    for satu in baris.sel[:MAKS_KOLOM]:
        sel += [" ".join(satu.teks.split()), *[""] * (min(satu.lebar, MAKS_KOLOM) - 1)]
    return sel[:MAKS_KOLOM]


def kolom_dari(baris: BarisTabel) -> Kolom | None:
    """The columns if this row is a header of a table of indikator (or of their targets), else None."""
    sel = _rata(baris)
    isi = [s for s in sel if s]
    if len(isi) < 2 or any(len(s) > MAKS_HURUF_JUDUL for s in isi):
        return None
    rapat = "".join(isi).replace(" ", "").casefold()
    if not any(tanda in rapat for tanda in TANDA_INDIKATOR):
        return None
    mentah = _jabatan_di_kiri(sel, [peran_judul(s) for s in sel])
    if Peran.INDIKATOR not in mentah:
        mentah = _gabung_pecah(sel, mentah)
    if Peran.INDIKATOR not in mentah or not TEMAN_INDIKATOR & set(mentah):
        return None
    asing = [s for s, p in zip(sel, mentah, strict=True) if s and p is None and not s[0].islower()]
    if len(asing) > len(isi) // 3 or any(len(s.split()) > MAKS_KATA_ASING for s in asing):
        return None
    return _susun(sel, mentah)


def _jabatan_di_kiri(sel: Sequence[str], peran: list[Peran | None]) -> list[Peran | None]:
    """A column JABATAN left of the indikator is the owner of the row, right of it the penanggung jawab."""
    ke = peran.index(Peran.INDIKATOR) if Peran.INDIKATOR in peran else -1
    for n, teks in enumerate(sel):
        kata = frozenset(polos(teks).split())
        if kata & {"jabatan", "pejabat"} and kata <= KATA_KOLOM_JABATAN:
            peran[n] = Peran.JABATAN if n < ke and Peran.JABATAN not in peran[:n] else Peran.PENANGGUNG
    return peran


def joined_titles(rows: Sequence[BarisTabel]) -> Sequence[BarisTabel]:
    """The same rows, a header set over two of them ("SUMBER" above "DATA") made one."""
    for n, (above, below) in enumerate(pairwise(rows)):
        if (row := _one_title(above, below)) is not None and kolom_dari(row) is not None:
            return [*rows[:n], row, *joined_titles(rows[n + 2 :])]
    return rows


def _one_title(above: BarisTabel, below: BarisTabel) -> BarisTabel | None:
    """Two rows as one where each cell below can only be the rest of the title above it, else None."""
    pairs = list(zip_longest(above.sel, below.sel, fillvalue=SelTabel("")))
    upper, lower = (sum(bool(cell.teks) for cell in row.sel) for row in (above, below))
    if not 0 < lower <= upper or any(a.lebar > 1 or b.lebar > 1 for a, b in pairs):
        return None
    if any(b.teks and not (a.teks and _sisa_judul(b.teks)) for a, b in pairs):
        return None
    joined = replace(above, sel=tuple(replace(a, teks=sambung(a.teks, b.teks)) for a, b in pairs))
    own, both = kolom_dari(below), kolom_dari(joined)
    if lower == upper and own and both and not set(own.peran) < set(both.peran):
        return None  # a header of its own
    return joined


def _gabung_pecah(sel: list[str], peran: list[Peran | None]) -> list[Peran | None]:
    """A title torn over neighbouring cells ("Indi" │ "kator Kinerja"): tried glued and with a blank."""
    hasil = list(peran)
    for i in range(len(sel) - 1):
        if sel[i] and sel[i + 1] and hasil[i] is not Peran.SASARAN:
            for gabung in (sel[i] + sel[i + 1], f"{sel[i]} {sel[i + 1]}"):
                if peran_judul(gabung) is Peran.INDIKATOR:
                    hasil[i], hasil[i + 1] = Peran.INDIKATOR, None
                    sel[i + 1] = sel[i + 1][0].lower() + sel[i + 1][1:]
                    break
    return hasil


def _susun(sel: list[str], mentah: list[Peran | None]) -> Kolom:
    """Columns without a title belong to the titled one before them (the first ones to the one after)."""
    peran: list[Peran] = []
    judul: list[str] = []
    kosong: list[bool] = []
    terbaik = _sasaran_terbaik(sel, mentah)
    pertama = next(p for p in mentah if p)
    for i, (teks, p) in enumerate(zip(sel, mentah, strict=True)):
        if p is Peran.SASARAN and i != terbaik:
            p = Peran.LAIN
        if p is not None:
            peran.append(p)
            judul.append(teks)
        else:
            peran.append(peran[-1] if peran else pertama)
            if teks and judul:
                judul[-1] = judul[-1] + teks if teks[0].islower() else sambung(judul[-1], teks)
            elif teks:
                judul.append(teks)
        kosong.append(p is None)
    if Peran.SUMBER not in peran:  # the proof of a figure is where it comes from, if nothing else says it
        for i, teks in enumerate(sel):
            if peran[i] is Peran.LAIN and {"bukti", "dukung", "pendukung"} & set(polos(teks).split()):
                peran[i] = Peran.SUMBER
                break
    return Kolom(tuple(peran), tuple(judul), tuple(kosong))


def _sasaran_terbaik(sel: list[str], mentah: list[Peran | None]) -> int:
    """Of several columns that may hold the sasaran (tujuan, uraian tugas, sasaran), the one that says so."""
    calon = [i for i, p in enumerate(mentah) if p is Peran.SASARAN]

    def nilai(i: int) -> tuple[bool, bool, int]:
        kata = polos(sel[i]).split()
        return any(seperti(k, "sasaran") for k in kata), any(seperti(k, "kinerja") for k in kata), -i

    return max(calon, key=nilai, default=-1)


def lanjutan_judul(baris: BarisTabel, kolom: Kolom) -> Kolom | None:
    """The columns with a second header row taken in, None where the row is data.

    A second row names the triwulan under TARGET, numbers the columns, or holds the rest of the titles.
    """
    sel = _rata(baris)
    isi = [(i, s) for i, s in enumerate(sel) if s]
    if not isi:
        return None
    tw = {i: ROMAWI_TW[polos(s)] for i, s in isi if polos(s) in ROMAWI_TW}
    if len(tw) == len(isi) and len(tw) >= 2:
        for i in sorted(tw)[-2::-1]:  # I II III IV rise to the right; what stands before is none of them
            if tw[i] >= min(tw[j] for j in tw if j > i):
                del tw[i]
        return _bertriwulan(kolom, sel, tw)
    if len(isi) >= 3 and all(NOMOR_KOLOM.fullmatch(s) for _, s in isi):
        angka = [int(re.sub(r"\D", "", s)) for _, s in isi]
        if angka[0] in (1, 2) and angka == list(range(angka[0], angka[0] + len(angka))):
            return kolom
    if all(_sisa_judul(s) for _, s in isi):
        return _judul_bersambung(kolom, sel)
    return None


def _bertriwulan(kolom: Kolom, sel: list[str], tw: dict[int, int]) -> Kolom:
    lebar = max(len(kolom.peran), len(sel))
    peran = [*kolom.peran, *[kolom.peran[-1]] * (lebar - len(kolom.peran))]
    for i in tw:
        peran[i] = Peran.TARGET
    return Kolom(
        tuple(peran),
        kolom.judul,
        (*kolom.kosong, *[True] * (lebar - len(kolom.kosong))),
        tuple(tw.get(i) for i in range(lebar)),
    )


def _judul_bersambung(kolom: Kolom, sel: list[str]) -> Kolom:
    """Titles of two lines: each piece of the second row joins the title above it."""
    judul = list(kolom.judul)
    ke = -1
    for i, teks in enumerate(sel[: len(kolom.kosong)]):
        ke += not kolom.kosong[i]
        if teks and 0 <= ke < len(judul):
            judul[ke] = sambung(judul[ke], teks)
    return Kolom(kolom.peran, tuple(judul), kolom.kosong, kolom.tw)


def _sisa_judul(teks: str) -> bool:
    """A piece that can only be the rest of a column title."""
    kata = polos(teks).split()
    return 0 < len(kata) <= 4 and all(salah_satu(k, KATA_JUDUL) for k in kata)
