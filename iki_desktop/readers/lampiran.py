"""The stream cut into the decree, its lampiran's head, and the pieces of each kartu."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.models.keputusan import JenisKartu
from iki_desktop.readers.aliran import Potong, TabelKartu
from iki_desktop.readers.dokumen import Baris
from iki_desktop.readers.jejak import Jenis, Pencatat, kutip
from iki_desktop.readers.kata import polos
from iki_desktop.readers.label import Label, Temuan, cari_label
from iki_desktop.readers.tetap import (
    BAGIAN,
    JUDUL_IKI,
    KATA_JABATAN,
    KEPALA_BAGIAN,
    LAMPIRAN,
    NIP,
    NOMOR_LAMPIRAN,
    PANGKAT,
    TANGGAL_LAMPIRAN,
    TEMBUSAN,
    TENTANG,
    judul_bagian,
)

MAKS_KATA_JUDUL = 16
MAKS_LABEL = 8  # lines among which the Jabatan label may stand behind Nama, NIP, Unit kerja
LANJUT_JUDUL = frozenset(("tahun", "kecamatan", "kelurahan", "kabupaten", "kota", "pada", "di", "lingkungan"))
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
    if not KATA_JABATAN.match(baris.teks) or len(baris.teks.split()) > MAKS_KATA_JUDUL:
        return False
    pertama = cari_label(potong[0].teks) if potong and isinstance(potong[0], Baris) else None
    return pertama is not None and pertama.label in (Label.TUGAS, Label.FUNGSI)


def _awal_kartu(potong: Sequence[Potong]) -> int:
    """The first piece of the first kartu: its Jabatan label, or its table."""
    for i, p in enumerate(potong):
        if isinstance(p, TabelKartu):
            return _tanpa_jabatan(potong, i)
        temuan = cari_label(p.teks)
        if temuan and temuan.label is Label.JABATAN:
            while i and _label_lain(potong[i - 1]):
                i -= 1
            return i
    return len(potong)


def _label_lain(p: Potong) -> bool:
    t = cari_label(p.teks) if isinstance(p, Baris) and not NIP.search(p.teks) else None
    return t is not None and t.label in (Label.LAIN, Label.UNIT) and t.titik_dua


def _tanpa_jabatan(potong: Sequence[Potong], tabel: int) -> int:
    """The table's index, or that of the Tugas label above it where a kartu names no jabatan."""
    for i in range(tabel - 1, max(-1, tabel - 60), -1):
        p = potong[i]
        if isinstance(p, Baris) and (t := cari_label(p.teks)) and t.label is Label.TUGAS:
            return i
    return tabel


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
            else:
                self._baris(p, potong[n + 1 : n + 1 + MAKS_LABEL])
        self.naskah.penutup = self.antara

    def _tabel(self, tabel: TabelKartu) -> None:
        kini = self.kini
        if kini is None or (self.antara and tabel.kolom.lengkap and _berjudul_sendiri(self.antara)):
            kini = self._buka(tabel.nomor)
        elif self.antara:
            self.pencatat.lewat_semua(Jenis.JUDUL, (b.teks for b in self.antara), self.antara[0].nomor)
            self.antara = []
        kini.tabel.append(tabel)
        self.isian = None

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
        judul, bagian, jabatan = self._judul(ada_jabatan=ada_jabatan)
        self.bagian = bagian or self.bagian
        kini = BagianKartu(nomor, _jenis(judul, bagian), self.bagian, jabatan_dari_judul=jabatan)
        self.naskah.kartu.append(kini)
        self.kini, self.isian, self.antara = kini, None, []
        return kini

    def _judul(self, *, ada_jabatan: bool) -> tuple[list[str], str, str]:
        """(titles, section, jabatan from a heading) of the lines before a kartu; the rest become remarks."""
        judul: list[str] = []
        bagian = jabatan = ""
        lepas: list[Baris] = []
        di_judul = False  # the lines above are a title, which may go on
        for b in self.antara:
            teks = b.teks.strip()
            if di_judul and polos(teks).split()[:1] and polos(teks).split()[0] in LANJUT_JUDUL:
                judul.append(teks)
                self.pencatat.lewat(Jenis.JUDUL, teks, b.nomor)
                continue
            di_judul = bool(JUDUL_IKI.match(teks))
            rapi = teks.rstrip(" ;:,")
            m = BAGIAN.match(teks)
            isi = m["isi"] if m else teks
            if (iki := JUDUL_IKI.match(teks)) and KATA_JABATAN.match(teks[iki.end() :]):
                isi = teks[iki.end() :].strip(" :-–")
                self.pencatat.lewat(Jenis.JUDUL, iki[0], b.nomor)
            if KATA_JABATAN.match(isi) and not ada_jabatan and len(teks.split()) <= MAKS_KATA_JUDUL:
                jabatan = isi.rstrip(" ;:,")
                if m:
                    self.pencatat.lewat(Jenis.PENANDA, m["tanda"], b.nomor)
            elif m and judul_bagian(teks):
                bagian = rapi
            elif JUDUL_IKI.match(teks) or polos(teks).startswith(
                ("tahun", "kecamatan", "kabupaten", "kota ")
            ):
                judul.append(teks)
                self.pencatat.lewat(Jenis.JUDUL, teks, b.nomor)
            elif _kepala_ulang(teks):
                self.pencatat.lewat(Jenis.KEPALA, teks, b.nomor)
            elif judul_bagian(teks) or (KATA_JABATAN.match(teks) and len(teks.split()) <= MAKS_KATA_JUDUL):
                bagian = rapi
            else:
                lepas.append(b)
        if not jabatan and not ada_jabatan and lepas and self.kini and len(lepas[-1].teks.split()) <= 10:
            jabatan = lepas.pop().teks.rstrip(" ;:,")
        for b in lepas:
            self.pencatat.periksa(
                "baris-lepas",
                f"Baris {kutip(b.teks)} tidak termasuk kartu mana pun.",
                b.nomor,
                tempat="Lampiran",
            )
        return judul, bagian, jabatan


def _ada_jabatan(temuan: Temuan, berikut: Sequence[Potong]) -> bool:
    """Whether this label or one of the next lines is the Jabatan label ("Nama : …", "Jabatan : …")."""
    if temuan.label is Label.JABATAN:
        return True
    for p in berikut:
        if isinstance(p, TabelKartu):
            return False
        if (t := cari_label(p.teks)) and t.label is Label.JABATAN:
            return True
    return False


def _kepala_ulang(teks: str) -> bool:
    """A head of the lampiran that is set again before a later kartu."""
    return bool(
        re.match(r"\W*(?:SURAT\s+)?KEPUTUSAN\s+(?:CAMAT|LURAH|BUPATI|WALI)", teks, re.IGNORECASE)
        or LAMPIRAN.match(teks)
        or NOMOR_LAMPIRAN.match(teks)
        or TANGGAL_LAMPIRAN.match(teks)
        or TENTANG.match(teks)
    )


def _berjudul_sendiri(antara: Sequence[Baris]) -> bool:
    """Whether lines before a table make it a kartu of its own: a title IKU, a section, the name of a jabatan.

    "INDIKATOR KINERJA INDIVIDU" alone does not: offices print it over every page.
    """
    for b in antara:
        m = BAGIAN.match(b.teks)
        isi = m["isi"] if m else b.teks
        if len(b.teks.split()) > MAKS_KATA_JUDUL:
            continue
        if judul := JUDUL_IKI.match(isi):
            if "utama" in polos(judul[0]) or m or KATA_JABATAN.match(isi[judul.end() :]):
                return True
        elif KEPALA_BAGIAN.match(isi) or KATA_JABATAN.match(isi):
            return True
    return False


def _jenis(judul: Sequence[str], bagian: str) -> JenisKartu:
    """IKU where the nearest title says "Indikator Kinerja Utama" (a section title is nearer than a title)."""
    for teks in (bagian, *reversed(judul)):
        rata = polos(teks)
        if "kinerja individu" in rata:
            return JenisKartu.IKI
        if "kinerja utama" in rata:
            return JenisKartu.IKU
        if teks == bagian and "indikator kinerja" in rata:
            return JenisKartu.IKI
    return JenisKartu.IKI
