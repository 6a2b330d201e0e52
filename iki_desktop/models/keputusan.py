"""The decree (keputusan) and the kartu of its lampiran: jabatan, tugas, fungsi, sasaran, indikator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class JenisKartu(StrEnum):
    IKI = "IKI"
    IKU = "IKU"


class JenisIndikator(StrEnum):
    JUMLAH = "jumlah"
    PERSENTASE = "persentase"
    NILAI = "nilai"
    WAKTU = "waktu"


class Konsolidasi(StrEnum):
    JUMLAH = "jumlah"
    RATA_RATA = "rata-rata"
    AKHIR = "akhir"
    MAKSIMUM = "maksimum"
    MINIMUM = "minimum"


class Arah(StrEnum):
    NAIK = "naik"
    TURUN = "turun"


class Frekuensi(StrEnum):
    BULANAN = "bulanan"
    TRIWULANAN = "triwulanan"
    SEMESTERAN = "semesteran"
    TAHUNAN = "tahunan"


class Gaya(StrEnum):
    """How a list of tugas or fungsi is set."""

    PARAGRAF = "paragraf"
    ABC = "abc"
    ANGKA = "123"
    STRIP = "strip"
    KOSONG = "kosong"


@dataclass(frozen=True, slots=True)
class Rentang:
    """A range target lo–hi, both ends reached.

    What is stored has Decimal ends; a Fraction is an exact end that `models.target` computed (× m/12).
    """

    bawah: Decimal | Fraction
    atas: Decimal | Fraction


Besaran = Decimal | Rentang
"""A target's figure: one number or a range."""


@dataclass(frozen=True, slots=True)
class Target:
    """The targets of one indikator in one year (aturan.md, "Target")."""

    tahun: Besaran | None = None
    tw: tuple[Besaran | None, ...] | None = None  # four of them
    bulan: Mapping[int, Besaran] = field(default_factory=dict[int, Besaran])  # 1–12
    tw_kumulatif: bool = True


@dataclass(frozen=True, slots=True)
class Indikator:
    """What is measured. Texts are "" where the card has none.

    `formulasi` is all of the cell as plain text, lines kept; `pembilang` and `penyebut` are the words
    of the two parts of a persentase, "" where there are none.
    """

    id: str
    teks: str
    jenis: JenisIndikator = JenisIndikator.JUMLAH
    satuan: str = ""
    formulasi: str = ""
    komponen: tuple[str, ...] = ()
    pembilang: str = ""
    penyebut: str = ""
    sumber_data: str = ""
    penanggung_jawab: str = ""
    konsolidasi: Konsolidasi = Konsolidasi.JUMLAH
    arah: Arah = Arah.NAIK
    frekuensi: Frekuensi = Frekuensi.BULANAN
    desimal: int | None = None  # decimals shown; None: at most two
    target: Mapping[int, Target] = field(default_factory=dict[int, Target])  # by year; of each pengampu
    target_pengampu: Mapping[str, Mapping[int, Target]] = field(
        default_factory=dict[str, Mapping[int, Target]]
    )  # by pengampu id, then year: where a pengampu has its own

    @property
    def berbagian(self) -> bool:
        """Whether a monthly cell is recorded as pembilang and penyebut."""
        return self.jenis is JenisIndikator.PERSENTASE and bool(self.pembilang and self.penyebut)


@dataclass(frozen=True, slots=True)
class Sasaran:
    id: str
    teks: str
    indikator: tuple[Indikator, ...] = ()


@dataclass(frozen=True, slots=True)
class Pengampu:
    """A seat that carries a kartu; `unit` "" is the kartu's own unit."""

    id: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Kartu:
    """The page of one jabatan in the lampiran. Titles are not unique: the id is, `urut` orders."""

    id: str
    urut: int
    jenis: JenisKartu = JenisKartu.IKI
    bagian: str = ""  # section title it stands under ("II. Indikator Kinerja Sekretariat")
    jabatan: str = ""
    unit: str = ""
    tugas: tuple[str, ...] = ()
    fungsi: tuple[str, ...] = ()
    gaya_tugas: Gaya = Gaya.PARAGRAF
    gaya_fungsi: Gaya = Gaya.KOSONG
    judul_kolom: tuple[str, ...] = ()  # () : the office's own
    pengampu: tuple[Pengampu, ...] = ()
    sasaran: tuple[Sasaran, ...] = ()

    def indikator(self) -> Iterator[Indikator]:
        """All indikator of the kartu, in order."""
        for sasaran in self.sasaran:
            yield from sasaran.indikator


@dataclass(frozen=True, slots=True)
class Diktum:
    label: str  # "KESATU"
    teks: str


@dataclass(frozen=True, slots=True)
class Penandatangan:
    nama: str = ""
    jabatan: str = ""
    pangkat: str = ""
    nip: str = ""
    atas_nama: str = ""  # office in whose name it is signed ("BUPATI NGANJUK"), "" for the signer's own


@dataclass(frozen=True, slots=True)
class Lampiran:
    """Number and date as the lampiran's head says them; "" and None where it says none."""

    nomor: str = ""
    tanggal: str = ""  # as written


@dataclass(frozen=True, slots=True)
class Keputusan:
    """A decree that fixes the indikator from `tahun` on."""

    id: str
    tahun: int
    nomor: str = ""
    tanggal: date | None = None
    tanggal_teks: str = ""  # what the SK says where it gives no full date
    tempat: str = ""
    tentang: str = ""
    menetapkan: str = ""
    menimbang: tuple[str, ...] = ()
    mengingat: tuple[str, ...] = ()
    diktum: tuple[Diktum, ...] = ()
    penandatangan: Penandatangan = field(default_factory=Penandatangan)
    lampiran: Lampiran = field(default_factory=Lampiran)
    kartu: tuple[Kartu, ...] = ()
