"""The document as one stream of lines and of rows with known columns, whatever it was laid out with.

A sheet of Excel holds a kartu's labels in cells, a Word file sets menimbang in a table without lines:
rows that stand under no header of indikator become lines here, so the rest of the parser never asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from iki_desktop.readers.awalan import awal_indikator
from iki_desktop.readers.dokumen import Baris, BarisTabel, Blok, Dokumen, Tabel, tanpa_pecahan
from iki_desktop.readers.jejak import Jenis, Pencatat, kutip
from iki_desktop.readers.kolom import Kolom, Peran, joined_titles, kolom_dari, lanjutan_judul
from iki_desktop.readers.label import cari_label
from iki_desktop.readers.row_lines import leaves_table, lines_of, title_of_table
from iki_desktop.readers.signature import JARAK, OpenBlock, Signatures, opens_signatures, texts_of
from iki_desktop.readers.tetap import JUDUL_IKI, KATA_JABATAN, LAMPIRAN, awal_penutup, judul_bagian

NOMOR_HALAMAN = re.compile(
    r"^\W*(?:(?:hal(?:aman)?|page)\W*)?\d{1,3}\W*(?:(?:dari|of|/)\W*\d{1,3}\W*)?$", re.IGNORECASE
)
MAKS_SELA = 2  # stray lines that may stand inside a table


PENANDA_SAJA = re.compile(r"\W{0,2}\w{1,2}\W{0,2}|\W{1,2}")
NOMOR_SAJA = re.compile(r"\(?\d{1,3}\)?[.)]?")


@dataclass(slots=True)
class BarisKartu:
    """A row of a table of indikator: the texts of its cells by role, left to right."""

    nomor: int
    sel: dict[Peran, list[str]] = field(default_factory=dict[Peran, list[str]])
    lanjut: set[Peran] = field(default_factory=set[Peran])  # merged with the cell above, says the format
    tw: dict[int, str] = field(default_factory=dict[int, str])
    halaman_baru: bool = False  # the first row behind a repeated header or a gap
    begins: bool = False  # its indikator is known to be a new one

    def teks(self, peran: Peran) -> str:
        return " ".join(self.sel.get(peran, ()))


@dataclass(slots=True)
class TabelKartu:
    """Rows under one header. A repeated header opens a new one; `kartu` joins what is one table."""

    kolom: Kolom
    nomor: int
    baris: list[BarisKartu] = field(default_factory=list[BarisKartu])
    merged_known: bool = False


Potong = Baris | TabelKartu | Signatures


class _Aliran:
    """Walks the blocks of the document and keeps the table that a further row may belong to."""

    def __init__(self, pencatat: Pencatat) -> None:
        self.pencatat = pencatat
        self.hasil: list[Potong] = []
        self.tabel: TabelKartu | None = None
        self.lalu: TabelKartu | None = None  # the last table, though lines stand behind it
        self.sesudah_judul = False
        self.signatures: OpenBlock | None = None
        self.following: tuple[Blok, ...] = ()  # the blocks below the one at hand, a few

    def walk(self, blok: Sequence[Blok]) -> None:
        luar = self.following
        for n, satu in enumerate(blok):
            self.following = (*blok[n + 1 : n + 1 + JARAK], *luar)[:JARAK]
            if isinstance(satu, Baris):
                self.garis(satu)
            else:
                self.blok(satu)
        self.following = luar

    def garis(self, baris: Baris) -> None:
        if (polos := tanpa_pecahan(baris.teks)) != baris.teks:
            baris = replace(baris, teks=polos)
        if NOMOR_HALAMAN.match(baris.teks):
            self.pencatat.lewat(Jenis.HALAMAN, baris.teks, baris.nomor)
        elif baris.teks:
            if block := self._signing([baris.teks], ()):
                block.add_line(baris)
            else:
                self.hasil.append(baris)
            self.tabel = None

    def blok(self, blok: Tabel) -> None:
        self.sesudah_judul = False
        luar = self.following
        blok = replace(blok, baris=tuple(joined_titles(blok.baris)))
        for n, baris in enumerate(blok.baris):
            kolom = kolom_dari(baris)
            if kolom is not None:
                self.close_signatures()
                self._buka(kolom, baris, blok)
                continue
            self.following = (Tabel(blok.baris[n + 1 : n + 1 + JARAK]), *luar)
            sel = [s.teks.split("\n") for s in baris.sel if s.teks]
            if block := self._signing([s[0] for s in sel], [t for s in sel for t in s[1:]]):
                block.add_row(baris)
                continue
            if n == 0 and self.tabel is None:
                self._lanjutkan(blok)
            if self.tabel is None or leaves_table(baris) or title_of_table(blok.baris, n):
                self.tabel = None
                self.walk(tuple(lines_of(baris)))
            elif not self._judul_kedua(baris, self.tabel):
                self.tabel.baris.append(_baris_kartu(baris, self.tabel.kolom, self.pencatat, awal=n == 0))
        self.following = luar

    def _signing(self, texts: Sequence[str], inside: Sequence[str]) -> OpenBlock | None:
        """The block of signatures that takes a line or row: the open one, or one that these texts open.

        `inside` holds the further lines of the row's cells. Only under the table of a kartu.
        """
        if self.signatures is not None:
            if self.signatures.accepts(texts):
                return self.signatures
            self.close_signatures()
        if self.lalu is not None and opens_signatures(texts, [*inside, *texts_of(self.following)]):
            self.signatures = OpenBlock()
            self.tabel = None
        return self.signatures

    def close_signatures(self) -> None:
        if self.signatures is not None:
            self.hasil.append(self.signatures.close())
            self.signatures = None

    def _buka(self, kolom: Kolom, baris: BarisTabel, blok: Tabel) -> None:
        self.tabel = self.lalu = TabelKartu(kolom, baris.nomor, merged_known=blok.merged_known)
        self.hasil.append(self.tabel)
        self.pencatat.lewat_semua(Jenis.JUDUL_KOLOM, (s.teks for s in baris.sel), baris.nomor)
        self.sesudah_judul = True

    def _judul_kedua(self, baris: BarisTabel, tabel: TabelKartu) -> bool:
        if not self.sesudah_judul:
            return False
        lanjutan = lanjutan_judul(baris, tabel.kolom)
        if lanjutan is None:
            self.sesudah_judul = False
            return False
        tabel.kolom = lanjutan
        self.pencatat.lewat_semua(Jenis.JUDUL_KOLOM, (s.teks for s in baris.sel), baris.nomor)
        return True

    def _lanjutkan(self, blok: Tabel) -> None:
        """Rows without a header: they go on with the last table where only stray lines stand between, or
        make one of its columns where the header of a new kartu's table was lost."""
        lalu = self.lalu
        if lalu is None:
            return
        sela: list[Baris] = []
        for p in reversed(self.hasil):
            if not isinstance(p, Baris) or len(sela) > MAKS_SELA:
                break
            sela.insert(0, p)
        baris = blok.baris[0]
        if (
            len(sela) <= MAKS_SELA
            and not any(_baris_pembuka(b.teks) for b in sela)
            and _serupa_baris(baris, lalu.kolom)
        ):
            del self.hasil[len(self.hasil) - len(sela) :]
            for b in sela:
                self.pencatat.periksa(
                    "baris-sela",
                    f"Baris {kutip(b.teks)} di tengah tabel tidak dimasukkan; mungkin sambungan sebuah sel.",
                    b.nomor,
                    tempat="Lampiran",
                )
            self.tabel = lalu
            return
        if not _berindikator(baris, lalu.kolom):
            return
        self.tabel = TabelKartu(lalu.kolom, blok.baris[0].nomor, merged_known=blok.merged_known)
        self.hasil.append(self.tabel)
        self.pencatat.periksa(
            "judul-kolom-hilang",
            "Tabel ini tanpa judul kolom; kolomnya dibaca seperti tabel sebelumnya.",
            blok.baris[0].nomor,
            tempat="Lampiran",
        )


def _serupa_baris(baris: BarisTabel, kolom: Kolom) -> bool:
    """Whether a row can go on with a table of these columns: as many cells, none of them a list marker."""
    isi = [s.teks for s in baris.sel if s.teks]
    if len(isi) < 2 or leaves_table(baris):
        return False
    if Peran.NO not in kolom.peran and any(PENANDA_SAJA.fullmatch(s) for s in isi):
        return False
    return _berindikator(baris, kolom) or (len(baris.sel) == len(kolom.peran) and len(kolom.peran) > 2)


def _berindikator(baris: BarisTabel, kolom: Kolom) -> bool:
    """Whether a row names an indikator where the columns have it."""
    ke = kolom.peran.index(Peran.INDIKATOR) if Peran.INDIKATOR in kolom.peran else len(baris.sel)
    return ke < len(baris.sel) and awal_indikator(baris.sel[ke].teks) and not leaves_table(baris)


def _baris_pembuka(teks: str) -> bool:
    """Whether a line opens something: a label, a title, a section, the signature."""
    return bool(
        cari_label(teks)
        or JUDUL_IKI.match(teks)
        or LAMPIRAN.match(teks)
        or judul_bagian(teks)
        or KATA_JABATAN.match(teks)
        or awal_penutup(teks)
    )


def alirkan(dokumen: Dokumen, pencatat: Pencatat) -> list[Potong]:
    """The stream: lines, and tables of indikator with the role of each column known."""
    aliran = _Aliran(pencatat)
    aliran.walk(dokumen.blok)
    aliran.close_signatures()
    for potong in aliran.hasil:
        if isinstance(potong, TabelKartu):
            _kolom_nomor(potong)
            if potong.baris:
                potong.baris[0].halaman_baru = True
    return aliran.hasil


def _baris_kartu(baris: BarisTabel, kolom: Kolom, pencatat: Pencatat, *, awal: bool) -> BarisKartu:
    hasil = BarisKartu(baris.nomor, halaman_baru=awal)
    lain: list[str] = []  # of columns that a kartu does not have
    ke = 0
    for satu in baris.sel:
        di_dalam = ke < len(kolom.peran)
        p = kolom.peran[ke] if di_dalam else Peran.LAIN
        if satu.lanjut and di_dalam:
            hasil.lanjut.add(p)
        teks = satu.teks if p is Peran.FORMULASI else tanpa_pecahan(satu.teks)
        if teks:
            tw = kolom.tw[ke] if ke < len(kolom.tw) else None
            if tw:
                hasil.tw[tw] = teks
            elif p is Peran.LAIN:
                lain.append(teks)
            elif p in hasil.sel and kolom.kedua(ke):
                hasil.sel[p][-1] += "\n" + teks
            else:
                hasil.sel.setdefault(p, []).append(teks)
        ke += max(1, min(satu.lebar, 60))
    if lain:
        isi = " | ".join(lain)
        pencatat.periksa(
            "kolom-lain",
            f"Isi kolom yang tidak dikenal tidak punya tempat di kartu: {kutip(isi)}.",
            baris.nomor,
        )
    return hasil


def _kolom_nomor(tabel: TabelKartu) -> None:
    """A first column without title that holds only numbers is the NO column."""
    if Peran.NO in tabel.kolom.peran or not tabel.kolom.kosong[0]:
        return
    pertama = tabel.kolom.peran[0]
    isi = [b.sel[pertama] for b in tabel.baris if pertama in b.sel]
    nomor = [s for s in isi if NOMOR_SAJA.fullmatch(s[0])]
    if not nomor or len(nomor) < len([s for s in isi if len(s) > 1]):
        return
    for b in tabel.baris:
        s = b.sel.get(pertama)
        if s and NOMOR_SAJA.fullmatch(s[0]):
            b.sel[Peran.NO] = [s.pop(0)]
            if not s:
                del b.sel[pertama]
