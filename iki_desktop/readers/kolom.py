"""Which column of a table is what: its header row read with tolerance for wording, breaks and lost letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from iki_desktop.readers.dokumen import BarisTabel
from iki_desktop.readers.kata import polos, salah_satu, sambung, seperti


class Peran(StrEnum):
    NO = "no"
    SASARAN = "sasaran"
    INDIKATOR = "indikator"
    FORMULASI = "formulasi"
    SUMBER = "sumber"
    PENANGGUNG = "penanggung"
    SATUAN = "satuan"
    TARGET = "target"
    LAIN = "lain"


# in the order in which they are asked: "SASARAN/KINERJA" is no indikator, "INDIKATOR SASARAN" is one
KATA_KUNCI: tuple[tuple[Peran, tuple[str, ...]], ...] = (
    (Peran.PENANGGUNG, ("penanggung", "penanggungjawab", "pelaksana", "pengampu")),
    (Peran.INDIKATOR, ("indikator", "indicator", "iki", "iku", "ukuran")),
    (
        Peran.FORMULASI,
        ("formulasi", "formula", "rumus", "penjelasan", "perhitungan", "penghitungan", "pengukuran", "definisi",
         "operasional", "cara"),
    ),
    (Peran.SUMBER, ("sumber",)),
    (Peran.SATUAN, ("satuan",)),
    (Peran.TARGET, ("target",)),
    (Peran.LAIN, ("keterangan", "ket", "alasan", "bukti", "dukung", "realisasi", "capaian", "bobot", "anggaran", "program")),
    (Peran.SASARAN, ("sasaran", "kinerja", "tujuan", "hasil", "outcome", "uraian", "kegiatan", "tugas")),
    (Peran.NO, ("no", "nomor", "nomer", "urut")),
)  # fmt: skip
ISIAN = frozenset(
    "strategis strategi utama individu program kegiatan tahunan kerja data dan atau jawab nilai metode teknik "
    "pegawai jabatan rencana pokok per tahun triwulan semester tw ke uraian tupoksi pencapaian kec kecamatan "
    "pembuktian verifikasi pendukung urusan bidang".split()
)
SEMUA_KUNCI = tuple(k for _, kunci in KATA_KUNCI for k in kunci)
ROMAWI_TW = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "tw i": 1, "tw ii": 2, "tw iii": 3, "tw iv": 4,
             "triwulan i": 1, "triwulan ii": 2, "triwulan iii": 3, "triwulan iv": 4,
             "tw1": 1, "tw2": 2, "tw3": 3, "tw4": 4, "tw 1": 1, "tw 2": 2, "tw 3": 3, "tw 4": 4}  # fmt: skip
NOMOR_KOLOM = re.compile(r"\(?\d{1,2}\)?\.?")
MAKS_KATA_JUDUL = 9


@dataclass(frozen=True, slots=True)
class Kolom:
    """The columns of one table as its header names them."""

    peran: tuple[Peran, ...]  # of each column
    judul: tuple[str, ...]  # the office's titles, in order, without empty ones
    kosong: tuple[bool, ...]  # which columns have no title of their own (they belong to a neighbour)
    tw: tuple[int | None, ...] = ()  # of each column, the triwulan its second header row names

    @property
    def lengkap(self) -> bool:
        """Whether it is a table of kartu: it says how an indikator is measured, or where the figure is from."""
        return Peran.FORMULASI in self.peran or Peran.SUMBER in self.peran

    @property
    def bertarget(self) -> bool:
        return any(self.tw)


@lru_cache(maxsize=4_000)
def peran_judul(teks: str) -> Peran | None:
    """The role a column title names, None where the text is no column title."""
    kata = polos(teks).split()
    if not kata or len(kata) > MAKS_KATA_JUDUL or len(teks) > 90:
        return None
    dikenal = [k in ISIAN or salah_satu(k, SEMUA_KUNCI) for k in kata]
    if sum(dikenal) < 0.7 * len(kata) or not (dikenal[0] or len(kata[0]) < 3):
        return None
    for peran, kunci in KATA_KUNCI:
        if any(seperti(k, baku) for k in kata for baku in kunci):
            if peran is Peran.NO and len(kata) > 2:
                continue
            return peran
    return None


def kolom_dari(baris: BarisTabel) -> Kolom | None:
    """The columns if this row is a header of a table of indikator (or of their targets), else None."""
    sel: list[str] = []
    for satu in baris.sel:
        sel += [satu.teks, *[""] * (min(satu.lebar, 40) - 1)]
    sel = sel[:60]
    isi = [s for s in sel if s.strip()]
    if len(isi) < 2 or any(len(s) > 90 for s in isi):
        return None
    mentah = [peran_judul(s) for s in sel]
    kenal = {p for p in mentah if p}
    if Peran.INDIKATOR not in kenal:
        mentah = _gabung_pecah(sel, mentah)
        kenal = {p for p in mentah if p}
    teman = kenal & {
        Peran.SASARAN,
        Peran.FORMULASI,
        Peran.SUMBER,
        Peran.TARGET,
        Peran.PENANGGUNG,
        Peran.SATUAN,
    }
    if Peran.INDIKATOR not in kenal or not teman:
        return None
    asing = [
        s for s, p in zip(sel, mentah, strict=True) if s.strip() and p is None and not s.strip()[0].islower()
    ]
    if len(asing) > len(isi) // 3:
        return None
    return _susun(sel, mentah)


def _gabung_pecah(sel: list[str], peran: list[Peran | None]) -> list[Peran | None]:
    """A title broken over neighbouring cells ("Indi" "kator Kinerja"): tried glued and with a blank."""
    hasil = list(peran)
    for i in range(len(sel) - 1):
        if sel[i].strip() and sel[i + 1].strip() and hasil[i] is not Peran.SASARAN:
            for gabung in (sel[i] + sel[i + 1], f"{sel[i]} {sel[i + 1]}"):
                if peran_judul(gabung) is Peran.INDIKATOR:
                    hasil[i], sel[i + 1] = Peran.INDIKATOR, sel[i + 1].lower()
                    hasil[i + 1] = None
                    break
    return hasil


def _susun(sel: list[str], mentah: list[Peran | None]) -> Kolom:
    peran: list[Peran] = []
    judul: list[str] = []
    kosong: list[bool] = []
    pertama = next(p for p in mentah if p)
    for teks, p in zip(sel, mentah, strict=True):
        if p is not None:
            peran.append(p)
            judul.append(" ".join(teks.split()))
        else:
            peran.append(peran[-1] if peran else pertama)
            if teks.strip() and judul:
                pecah = teks.strip()[0].islower() and len(judul[-1].split()) == 1
                judul[-1] = judul[-1] + teks.strip() if pecah else sambung(judul[-1], teks.strip())
            elif teks.strip():
                judul.append(teks.strip())
        kosong.append(p is None)
    return Kolom(tuple(peran), tuple(judul), tuple(kosong))


def lanjutan_judul(baris: BarisTabel, kolom: Kolom) -> Kolom | None:
    """The columns with a second header row taken in (I II III IV under TARGET, the rest of broken titles,
    numbers of columns), None where the row is data."""
    sel: list[str] = []
    for satu in baris.sel:
        sel += [satu.teks, *[""] * (min(satu.lebar, 40) - 1)]
    isi = [(i, s) for i, s in enumerate(sel) if s.strip()]
    if not isi:
        return None
    tw = {i: ROMAWI_TW[polos(s)] for i, s in isi if polos(s) in ROMAWI_TW}
    if len(tw) == len(isi) and len(tw) >= 2 and min(tw) >= len(kolom.peran) - max(4, len(tw)):
        lebar = max(len(kolom.peran), len(sel))
        peran = [*kolom.peran, *[kolom.peran[-1]] * (lebar - len(kolom.peran))]
        for i in tw:
            peran[i] = Peran.TARGET
        return Kolom(
            tuple(peran),
            (*kolom.judul, *(s.strip() for _, s in isi)),
            (*kolom.kosong, *[True] * (lebar - len(kolom.kosong))),
            tuple(tw.get(i) for i in range(lebar)),
        )
    if len(isi) >= 3 and all(NOMOR_KOLOM.fullmatch(s.strip()) for _, s in isi):
        angka = [int(re.sub(r"\D", "", s)) for _, s in isi]
        if angka == list(range(angka[0], angka[0] + len(angka))) and angka[0] in (1, 2):
            return kolom
    if all(_sisa_judul(s) for _, s in isi):
        return kolom
    return None


def _sisa_judul(teks: str) -> bool:
    """A piece that can only be the rest of a column title."""
    kata = polos(teks).split()
    return 0 < len(kata) <= 4 and all(k in ISIAN or salah_satu(k, SEMUA_KUNCI) for k in kata)
