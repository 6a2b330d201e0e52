"""The office that owns a file, its employees, its settings, and all that it holds."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from iki_desktop.models.keputusan import Kartu, Keputusan, Penandatangan
from iki_desktop.models.realisasi import Periode, Sel


def new_id() -> str:
    """A fresh UUID, as every row that travels between offices has one."""
    return str(uuid.uuid4())


class JenisKantor(StrEnum):
    KECAMATAN = "kecamatan"
    KELURAHAN = "kelurahan"
    KABUPATEN = "kabupaten"


@dataclass(frozen=True, slots=True)
class Kantor:
    """One office. Texts are "" where unknown.

    `nama` is without the word Kecamatan ("Contoh"); `kabupaten` is with its own
    ("Kabupaten Situbondo", "Kota Probolinggo").
    """

    id: str
    nama: str = ""
    jenis: JenisKantor = JenisKantor.KECAMATAN
    kabupaten: str = ""
    provinsi: str = ""
    kode_wilayah: str = ""
    alamat: str = ""
    telepon: str = ""
    laman: str = ""
    email: str = ""
    kode_pos: str = ""


class Sebagai(StrEnum):
    DEFINITIF = "definitif"
    PLT = "Plt."
    PLH = "Plh."


@dataclass(frozen=True, slots=True)
class Masa:
    """The time in which a pegawai carries a pengampu; both ends included, None is open."""

    pengampu: str
    mulai: date | None = None
    selesai: date | None = None
    sebagai: Sebagai = Sebagai.DEFINITIF


@dataclass(frozen=True, slots=True)
class Pegawai:
    id: str
    nama: str
    nip: str = ""
    pangkat: str = ""
    jabatan: tuple[Masa, ...] = ()


@dataclass(frozen=True, slots=True)
class Tingkat:
    """One step of a kategori scale: values from `batas` up belong to it.

    `tegas` is True where the bound itself does not belong ("> 100").
    """

    nama: str
    batas: Decimal | None
    tegas: bool = False


SKALA_RKPD = (
    Tingkat("Sangat Tinggi", Decimal(91)),
    Tingkat("Tinggi", Decimal(76)),
    Tingkat("Sedang", Decimal(66)),
    Tingkat("Rendah", Decimal(51)),
    Tingkat("Sangat Rendah", None),
)
SKALA_SKP = (
    Tingkat("Sangat Baik", Decimal(100), tegas=True),
    Tingkat("Baik", Decimal(100)),
    Tingkat("Cukup", Decimal(80)),
    Tingkat("Kurang", Decimal(60)),
    Tingkat("Sangat Kurang", None),
)
SKALA_SURVEI = (
    Tingkat("Sangat Baik", Decimal(80), tegas=True),
    Tingkat("Baik", Decimal(60), tegas=True),
    Tingkat("Cukup Baik", Decimal(40), tegas=True),
    Tingkat("Kurang Baik", None),
)
SKALA: Mapping[str, tuple[Tingkat, ...]] = {
    "RKPD": SKALA_RKPD,
    "SKP": SKALA_SKP,
    "Survei": SKALA_SURVEI,
}


@dataclass(frozen=True, slots=True)
class Margin:
    """Page margins in mm; the defaults of Permendagri-style papers."""

    atas: int = 20
    bawah: int = 25
    kiri: int = 30
    kanan: int = 20


@dataclass(frozen=True, slots=True)
class Pengaturan:
    """The settings that belong to the office and travel with its file."""

    skala: str = "RKPD"  # a key of SKALA
    batas_capaian: Decimal | None = Decimal(100)  # the office's cap; None: no cap
    kertas: str = "F4"  # "F4" (215 × 330 mm) or "A4"
    orientasi_lampiran: str = "tegak"  # "tegak" or "mendatar"
    margin: Margin = field(default_factory=Margin)
    huruf: str = "Bookman Old Style"  # a free face of its metrics where the PC has none
    ukuran_huruf: Decimal = Decimal(12)  # pt, body of the keputusan
    ukuran_tabel: Decimal = Decimal(10)  # pt, tables of the lampiran; 9 at least
    label_bernomor: bool = False  # "1. Jabatan 2. Tugas 3. Fungsi" or without numbers
    kartu_halaman_baru: bool = True  # each kartu of the lampiran begins a page; else they run on
    judul_lampiran: str = "INDIKATOR KINERJA INDIVIDU"
    judul_kolom: tuple[str, ...] = (
        "KINERJA",
        "INDIKATOR KINERJA",
        "PENJELASAN/FORMULASI PERHITUNGAN",
        "SUMBER DATA",
    )
    kop: tuple[str, ...] = ()  # the office's own lines; () builds them from the kantor
    logo: str = ""  # PNG, base64; "" is none
    gelar: bool = True  # the signer's name with gelar
    pangkat_nip: bool = True  # pangkat and NIP below the signer's name
    tw_kumulatif: bool = True  # TW targets are cumulative (25 50 75 100)
    tembusan: tuple[str, ...] = ()  # who is sent a copy of each keputusan; () prints no tembusan
    penyalin: Penandatangan = field(default_factory=Penandatangan)  # who certifies a salinan


@dataclass(frozen=True, slots=True)
class IsiKantor:
    """All that a file holds of one office."""

    kantor: Kantor
    keputusan: tuple[Keputusan, ...] = ()
    realisasi: tuple[Sel, ...] = ()
    pegawai: tuple[Pegawai, ...] = ()
    periode: tuple[Periode, ...] = ()
    pengaturan: Pengaturan = field(default_factory=Pengaturan)
    lain: Mapping[str, Any] = field(default_factory=dict[str, Any])  # unknown settings of a newer file, kept


def keputusan_berlaku(isi: IsiKantor, tahun: int) -> tuple[Keputusan, ...]:
    """The keputusan in force in a year: all of the latest year that is not after it, as the file has them.

    Several of one year hold side by side (one of the IKU and one of the IKI, say), each with its own kartu.
    No rule says so; a choice: a kartu that one took over from another would else be told by a guess.
    """
    dari = max((k.tahun for k in isi.keputusan if k.tahun <= tahun), default=None)
    return tuple(k for k in isi.keputusan if k.tahun == dari)


def kartu_berlaku(isi: IsiKantor, tahun: int) -> tuple[Kartu, ...]:
    """The kartu in force in a year: those of one keputusan after those of the other.

    Counted from 1 in this order they are the numbers by which kartu are chosen and named; of several
    keputusan `urut` counts on.
    """
    berlaku = keputusan_berlaku(isi, tahun)
    kartu = tuple(kartu for keputusan in berlaku for kartu in keputusan.kartu)
    return kartu if len(berlaku) < 2 else tuple(replace(k, urut=n) for n, k in enumerate(kartu, 1))


def keputusan_tahun(isi: IsiKantor, tahun: int) -> Keputusan | None:
    """The keputusan by which papers of the whole office are signed: the first of those in force."""
    return next(iter(keputusan_berlaku(isi, tahun)), None)
