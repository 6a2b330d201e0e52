"""The stream cut into the decree, its lampiran's head, and the pieces of each kartu."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.models.keputusan import JenisKartu
from iki_desktop.readers.aliran import Potong, TabelKartu
from iki_desktop.readers.dokumen import Baris
from iki_desktop.readers.jabatan_column import RowsOfJabatan, per_jabatan, tanpa_jabatan
from iki_desktop.readers.jejak import Jenis, Pencatat, kutip
from iki_desktop.readers.judul import MAKS_KATA_JUDUL, baca_judul, berjudul_sendiri
from iki_desktop.readers.kolom import Peran
from iki_desktop.readers.label import Label, Temuan, cari_label
from iki_desktop.readers.signature import Signatures
from iki_desktop.readers.tetap import (
    BAGIAN,
    JUDUL_IKI,
    KATA_JABATAN,
    LAMPIRAN,
    NIP,
    NOMOR_JUDUL,
    PANGKAT,
    TEMBUSAN,
    TENTANG,
    judul_bagian,
)

MAKS_LABEL = 8  # lines among which the Jabatan label may stand behind Nama, NIP, Unit kerja
BATANG_TUBUH = re.compile(r"^\W*(?:MEMUTUSKAN|Menimbang|Mengingat)\b", re.IGNORECASE)


@dataclass(slots=True)
class Isian:
    """A label and the lines that stand behind it, or lines without one (label None)."""

    label: Label | None
    temuan: Temuan | None
    baris: list[Baris] = field(default_factory=list[Baris])
    nomor: int = 0


@dataclass(slots=True)
class BagianKartu:
    """All that belongs to one kartu, before it is understood."""

    nomor: int
    jenis: JenisKartu = JenisKartu.IKI
    bagian: str = ""
    isian: list[Isian] = field(default_factory=list[Isian])
    tabel: list[TabelKartu] = field(default_factory=list[TabelKartu])
    jabatan_dari_judul: str = ""
    ada_jabatan: bool = False
    ada_tugas: bool = False  # or fungsi

    def tambah(self, isian: Isian) -> None:
        self.isian.append(isian)
        self.ada_jabatan |= isian.label is Label.JABATAN
        self.ada_tugas |= isian.label in (Label.TUGAS, Label.FUNGSI)


@dataclass(slots=True)
class Naskah:
    """The document taken apart."""

    keputusan: list[Baris] = field(default_factory=list[Baris])
    kepala: list[Baris] = field(default_factory=list[Baris])  # head of the lampiran
    kartu: list[BagianKartu] = field(default_factory=list[BagianKartu])
    penutup: list[Baris] = field(default_factory=list[Baris])  # behind the last table


def pisahkan(potong: Sequence[Potong], pencatat: Pencatat) -> Naskah:
    """Cut the stream. The lampiran begins at its head, else behind the signature, else at the first kartu."""
    mulai = _awal_kartu(potong)
    kepala = _awal_lampiran(potong, mulai)
    antara = [p for p in potong[kepala:mulai] if isinstance(p, Baris)]
    judul = [b for b in antara if JUDUL_IKI.match(b.teks) or judul_bagian(b.teks)]
    while judul and TENTANG.match(antara[0].teks) and antara[-1] is not judul[-1]:
        judul.pop()
    if antara and antara[-1] not in judul and _bernama_di_atas(antara[-1], potong[mulai:]):
        judul.append(antara[-1])
    naskah = Naskah(keputusan=[p for p in potong[:kepala] if isinstance(p, Baris)])
    di_judul = set(map(id, judul))
    naskah.kepala = [b for b in antara if id(b) not in di_judul]
    _Pemotong(naskah, pencatat, judul).jalan(potong[mulai:])
    return naskah


def _bernama_di_atas(baris: Baris, potong: Sequence[Potong]) -> bool:
    """Whether the line above the first kartu is its jabatan: it reads like one, and no label says another."""
    if not KATA_JABATAN.match(NOMOR_JUDUL.sub("", baris.teks)) or len(baris.teks.split()) > MAKS_KATA_JUDUL:
        return False
    pertama = cari_label(potong[0].teks) if potong and isinstance(potong[0], Baris) else None
    return pertama is not None and pertama.label in (Label.TUGAS, Label.FUNGSI)


def _awal_kartu(potong: Sequence[Potong]) -> int:
    """The first piece of the first kartu: its Jabatan label, or its table."""
    for i, p in enumerate(potong):
        if isinstance(p, TabelKartu):
            return _tanpa_jabatan(potong, i)
        temuan = cari_label(p.teks) if isinstance(p, Baris) else None
        if temuan and temuan.label is Label.JABATAN:
            while i and _label_lain(potong[i - 1]):
                i -= 1
            return i
    return len(potong)


def _label_lain(p: Potong) -> bool:
    t = cari_label(p.teks) if isinstance(p, Baris) and not NIP.search(p.teks) else None
    return t is not None and t.label in (Label.LAIN, Label.UNIT) and t.titik_dua


def _tanpa_jabatan(potong: Sequence[Potong], tabel: int) -> int:
    """The table's index, or that of the first Tugas or Fungsi label above it of a kartu without jabatan."""
    awal = tabel
    for i in range(tabel - 1, max(-1, tabel - 60), -1):
        p = potong[i]
        if isinstance(p, Baris) and (t := cari_label(p.teks)) and t.label in (Label.TUGAS, Label.FUNGSI):
            awal = i
    return awal


def _awal_lampiran(potong: Sequence[Potong], mulai: int) -> int:
    teks = [p.teks if isinstance(p, Baris) else "" for p in potong[:mulai]]
    for i in range(len(teks) - 1, max(-1, len(teks) - 25), -1):
        if LAMPIRAN.match(teks[i]) and not teks[i].rstrip().endswith((".", ";")):
            while i and LAMPIRAN.match(teks[i - 1]):
                i -= 1
            return i
    for i in range(len(teks) - 1, -1, -1):
        if NIP.search(teks[i]):
            return _akhir_tanda_tangan(teks, i + 1)
    i = len(teks)
    while i and (JUDUL_IKI.match(teks[i - 1]) or judul_bagian(teks[i - 1])):
        i -= 1
    return i if any(BATANG_TUBUH.match(t) for t in teks) else 0


def _akhir_tanda_tangan(teks: Sequence[str], i: int) -> int:
    """Where the lines behind the NIP end that are still the decree's: a pangkat, the list of copies."""
    salinan = False
    while i < len(teks) and not JUDUL_IKI.match(teks[i]) and not BAGIAN.match(teks[i]):
        salinan = salinan or bool(TEMBUSAN.match(teks[i]))
        if not salinan and not PANGKAT.match(teks[i].strip()):
            break
        i += 1
    return i


class _Pemotong:
    """Walks the lampiran: a Jabatan label, or a heading with a table of its own, begins a kartu."""

    def __init__(self, naskah: Naskah, pencatat: Pencatat, judul: list[Baris]) -> None:
        self.naskah = naskah
        self.pencatat = pencatat
        self.antara = judul  # lines that stand between two kartu
        self.bagian = ""
        self.kini: BagianKartu | None = None
        self.isian: Isian | None = None

    def jalan(self, potong: Sequence[Potong]) -> None:
        for n, p in enumerate(potong):
            if isinstance(p, TabelKartu):
                self._tabel(p)
            elif isinstance(p, Signatures):
                self._signatures(p, potong[n + 1 :])
            else:
                self._baris(p, potong[n + 1 : n + 1 + MAKS_LABEL])
        self.naskah.penutup = self.antara

    def _tabel(self, tabel: TabelKartu) -> None:
        if Peran.JABATAN in tabel.kolom.peran:
            if not self._jabatan_disebut():
                for satu in per_jabatan(tabel, self.pencatat):
                    self._tabel_jabatan(satu)
                return
            tabel = tanpa_jabatan(tabel, self.pencatat)
        kini = self.kini
        if kini is None or (self.antara and tabel.kolom.lengkap and berjudul_sendiri(self.antara)):
            kini = self._buka(tabel.nomor)
        elif self.antara:
            self.pencatat.lewat_semua(Jenis.JUDUL, (b.teks for b in self.antara), self.antara[0].nomor)
            self.antara = []
        kini.tabel.append(tabel)
        self.isian = None

    def _jabatan_disebut(self) -> bool:
        """Whether the table stands under a kartu whose labels name its jabatan."""
        kini = self.kini
        return kini is not None and not kini.tabel and kini.ada_jabatan

    def _tabel_jabatan(self, bagian: RowsOfJabatan) -> None:
        """The rows of one jabatan of a table for the whole office: a kartu of their own."""
        kini = self.kini
        if kini is None or bagian.jabatan:
            kini = self._buka(bagian.tabel.nomor, ada_jabatan=True)
            if bagian.jabatan:
                kini.tambah(Isian(Label.JABATAN, None, bagian.jabatan, bagian.jabatan[0].nomor))
        elif self.antara:
            self.pencatat.lewat_semua(Jenis.JUDUL, (b.teks for b in self.antara), self.antara[0].nomor)
            self.antara = []
        kini.tabel.append(bagian.tabel)
        self.isian = None

    def _signatures(self, block: Signatures, berikut: Sequence[Potong]) -> None:
        """Signatures under one kartu are no part of it; those under the last close the lampiran."""
        if not any(isinstance(p, TabelKartu) for p in berikut):
            self.antara += block.lines
            return
        self.pencatat.info(
            "tanda-tangan-kartu",
            f"Tanda tangan atau paraf di bawah kartu ini tidak disimpan: {kutip(block.text)}",
            block.lines[0].nomor,
            tempat=f"Kartu {len(self.naskah.kartu)}",
        )

    def _baris(self, b: Baris, berikut: Sequence[Potong]) -> None:
        temuan = cari_label(b.teks)
        kini = self.kini
        if temuan and self._mulai_kartu(temuan, berikut):
            kini = self._buka(b.nomor, ada_jabatan=_ada_jabatan(temuan, berikut))
        if temuan or kini is None or kini.tabel:  # the number that Word sets before a label or a title
            self.pencatat.lewat(Jenis.PENANDA, b.penanda, b.nomor)
        if temuan and kini is not None and not kini.tabel:
            self.isian = Isian(temuan.label, temuan, nomor=b.nomor)
            if temuan.sisa:
                self.isian.baris.append(Baris(temuan.sisa, b.nomor))
            kini.tambah(self.isian)
        elif kini is None or kini.tabel:
            self.antara.append(b)
        elif JUDUL_IKI.match(b.teks) and len(b.teks.split()) <= MAKS_KATA_JUDUL:
            self.pencatat.lewat(
                Jenis.JUDUL, b.teks, b.nomor
            )  # "4. Indikator Kinerja Individu :" over the table
        elif self.isian is None:
            self.isian = Isian(None, None, [b], b.nomor)
            kini.tambah(self.isian)
        else:
            self.isian.baris.append(b)

    def _mulai_kartu(self, temuan: Temuan, berikut: Sequence[Potong]) -> bool:
        kini = self.kini
        if temuan.label is Label.JABATAN:
            return kini is None or bool(kini.tabel) or (kini.ada_jabatan and kini.ada_tugas)
        if kini is not None and not kini.tabel:
            return False
        return temuan.label in (Label.TUGAS, Label.FUNGSI) or _ada_jabatan(temuan, berikut)

    def _buka(self, nomor: int, *, ada_jabatan: bool = False) -> BagianKartu:
        judul = baca_judul(
            self.antara, self.pencatat, ada_jabatan=ada_jabatan, kartu_pertama=self.kini is None
        )
        self.bagian = judul.bagian or self.bagian
        kini = BagianKartu(nomor, judul.jenis(), self.bagian, jabatan_dari_judul=judul.jabatan)
        self.naskah.kartu.append(kini)
        self.kini, self.isian, self.antara = kini, None, []
        return kini


def _ada_jabatan(temuan: Temuan, berikut: Sequence[Potong]) -> bool:
    """Whether this label or one of the next lines is the Jabatan label ("Nama : …", "Jabatan : …")."""
    if temuan.label is Label.JABATAN:
        return True
    for p in berikut:
        if not isinstance(p, Baris):
            return False
        if (t := cari_label(p.teks)) and t.label is Label.JABATAN:
            return True
    return False
