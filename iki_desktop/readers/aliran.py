"""The document as one stream of lines and of rows with known columns, whatever it was laid out with.

A sheet of Excel holds a kartu's labels in cells, a Word file sets menimbang in a table without lines:
rows that stand under no header of indikator become lines here, so the rest of the parser never asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from iki_desktop.readers.dokumen import Baris, BarisTabel, Dokumen
from iki_desktop.readers.jejak import Jenis, Pencatat, kutip
from iki_desktop.readers.kolom import Kolom, Peran, kolom_dari, lanjutan_judul
from iki_desktop.readers.label import label_utuh

NOMOR_HALAMAN = re.compile(
    r"^\W*(?:(?:hal(?:aman)?|page)\W*)?\d{1,3}\W*(?:(?:dari|of|/)\W*\d{1,3}\W*)?$", re.IGNORECASE
)
NOMOR_SAJA = re.compile(r"\(?\d{1,3}\)?[.)]?")


@dataclass(slots=True)
class BarisKartu:
    """A row of a table of indikator: the texts of its cells by role, left to right."""

    nomor: int
    sel: dict[Peran, list[str]] = field(default_factory=dict[Peran, list[str]])
    lanjut: set[Peran] = field(default_factory=set[Peran])  # merged with the cell above, says the format
    tw: dict[int, str] = field(default_factory=dict[int, str])
    halaman_baru: bool = False  # the first row after a repeated header or a gap

    def teks(self, peran: Peran) -> str:
        return " ".join(self.sel.get(peran, ()))


@dataclass(slots=True)
class TabelKartu:
    """Rows under one header. A repeated header opens a new one; `urai` joins what is one table."""

    kolom: Kolom
    nomor: int
    baris: list[BarisKartu] = field(default_factory=list[BarisKartu])
    merged_known: bool = False


Potong = Baris | TabelKartu


def alirkan(dokumen: Dokumen, pencatat: Pencatat) -> list[Potong]:
    """The stream: lines, and tables of indikator with the role of each column known."""
    hasil: list[Potong] = []
    tabel: TabelKartu | None = None  # the one that further rows may belong to
    for blok in dokumen.blok:
        if isinstance(blok, Baris):
            if NOMOR_HALAMAN.match(blok.teks) and not blok.butir:
                pencatat.lewat(Jenis.HALAMAN, blok.teks, blok.nomor)
                continue
            if blok.teks:
                hasil.append(blok)
                tabel = None
            continue
        awal = True
        sesudah_judul = False
        for baris in blok.baris:
            kolom = kolom_dari(baris)
            if kolom is None and sesudah_judul and tabel is not None:
                lanjutan = lanjutan_judul(baris, tabel.kolom)
                if lanjutan is not None:
                    tabel.kolom = lanjutan
                    pencatat.lewat_semua(Jenis.JUDUL_KOLOM, (s.teks for s in baris.sel), baris.nomor)
                    continue
            sesudah_judul = False
            if kolom is not None:
                tabel = TabelKartu(kolom, baris.nomor, merged_known=blok.merged_known)
                hasil.append(tabel)
                pencatat.lewat_semua(Jenis.JUDUL_KOLOM, (s.teks for s in baris.sel), baris.nomor)
                sesudah_judul = True
            elif tabel is not None and not _keluar_tabel(baris):
                tabel.baris.append(_baris_kartu(baris, tabel, pencatat, awal=awal))
            else:
                tabel = None
                hasil.extend(_jadi_baris(baris))
            awal = False
    for potong in hasil:
        if isinstance(potong, TabelKartu):
            _kolom_nomor(potong)
            if potong.baris:
                potong.baris[0].halaman_baru = True
    return hasil


def _keluar_tabel(baris: BarisTabel) -> bool:
    """Whether a row is no row of the table above it: a label of the next kartu, or one long line alone."""
    isi = [s.teks for s in baris.sel if s.teks]
    return not isi or label_utuh(isi[0]) is not None or (len(isi) >= 2 and label_utuh(isi[1]) is not None)


def _baris_kartu(baris: BarisTabel, tabel: TabelKartu, pencatat: Pencatat, *, awal: bool) -> BarisKartu:
    peran = tabel.kolom.peran
    hasil = BarisKartu(baris.nomor, halaman_baru=awal)
    kolom = 0
    for satu in baris.sel:
        if satu.teks:
            p = peran[kolom] if kolom < len(peran) else Peran.LAIN
            tw = tabel.kolom.tw[kolom] if kolom < len(tabel.kolom.tw) else None
            if tw:
                hasil.tw[tw] = satu.teks
            elif p is Peran.LAIN:
                judul = "kolom lain" if kolom < len(peran) else "sel di luar tabel"
                pencatat.periksa(
                    "kolom-lain", f"Isi {judul} tidak punya tempat di kartu: {kutip(satu.teks)}.", baris.nomor
                )
            else:
                hasil.sel.setdefault(p, []).append(satu.teks)
        if satu.lanjut and kolom < len(peran):
            hasil.lanjut.add(peran[kolom])
        kolom += max(1, min(satu.lebar, 60))
    return hasil


def _kolom_nomor(tabel: TabelKartu) -> None:
    """A first column without title that holds only numbers is the NO column."""
    if Peran.NO in tabel.kolom.peran or not tabel.kolom.kosong or not tabel.kolom.kosong[0]:
        return
    pertama = tabel.kolom.peran[0]
    isi = [b.sel[pertama] for b in tabel.baris if pertama in b.sel]
    nomor = [s for s in isi if NOMOR_SAJA.fullmatch(s[0])]
    if nomor and len(nomor) >= len([s for s in isi if len(s) > 1]):
        for b in tabel.baris:
            s = b.sel.get(pertama)
            if s and NOMOR_SAJA.fullmatch(s[0]):
                b.sel[Peran.NO] = [s.pop(0)]
                if not s:
                    del b.sel[pertama]


def _jadi_baris(baris: BarisTabel) -> Iterator[Baris]:
    """The lines of a row that is no row of indikator: label and text side by side, one line each line of a cell."""
    isi = [s.teks for s in baris.sel if s.teks]
    if not isi:
        return
    kepala = 0
    while kepala < len(isi) - 1 and (len(isi[kepala]) <= 4 or (kepala < 2 and label_utuh(isi[kepala]))):
        kepala += 1
    baris_akhir = " ".join(isi[kepala:]).split("\n") if "\n" not in isi[kepala] else []
    if not baris_akhir:
        baris_akhir = [*isi[kepala].split("\n"), *(b for s in isi[kepala + 1 :] for b in s.split("\n"))]
    depan = " ".join(isi[:kepala])
    if kepala and label_utuh(isi[kepala - 1]) and ":" not in depan and not baris_akhir[0].startswith(":"):
        depan += " :"
    for i, teks in enumerate(baris_akhir):
        yield Baris(f"{depan} {teks}".strip() if i == 0 else teks, baris.nomor)
