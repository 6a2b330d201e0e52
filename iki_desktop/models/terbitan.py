"""Papers that carry a code: which one, what was made of it, and what was recorded when it was issued."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest
from typing import Any, Final

from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.tanggal import format_bulan, format_waktu

Data = dict[str, Any]
"""A structure of JSON: what one paper says (models.isi_kertas)."""


ASAL: Final[Mapping[str, str]] = {"ringkasan": "laporan"}
"""The papers that say nothing but what another one says, and so have its code."""

SATU_KEPUTUSAN: Final = ("lampiran", "keputusan", "salinan")
"""The papers that are of one keputusan; the others are of all that are in force in a year."""

BERMILIK: Final = (*SATU_KEPUTUSAN, "pegawai")
"""The papers of which there may be several of one time, told apart by whose they are (Kertas.milik)."""

_SEBUTAN: Final[Mapping[str, str]] = {"salinan": "salinan keputusan", "pegawai": "kartu pegawai"}


@dataclass(frozen=True, slots=True)
class Kertas:
    """Which paper is meant: `sampai` is its last month, where it has months; `kartu` are ids, None is all.

    `milik` says whose it is where there may be several (BERMILIK), as the paper has it: "nomor 188/12" of a
    paper of one keputusan, the name on the kartu of one pegawai. "" of other papers.
    """

    jenis: str
    tahun: int
    sampai: int | None = None
    kartu: tuple[str, ...] | None = None
    milik: str = ""


@dataclass(frozen=True, slots=True)
class Naskah:
    """One paper that is to be made: `jenis` is its name of antarmuka.md, `kertas` which one it is (see ASAL).

    `data` is None and `kode` "" of a paper that carries no code. `keputusan` is the one that it is of, or by
    which it is signed. `lembar` are the papers it is made up of where each has a code of its own, as those of
    pegawai have; else there are none.
    """

    jenis: str
    kertas: Kertas
    data: Data | None
    kode: str
    keputusan: Keputusan
    lembar: tuple[Naskah, ...] = ()


@dataclass(frozen=True, slots=True)
class Cetakan:
    """A Naskah as it was written to a file: `sha256` is of its bytes, in 64 small hex digits."""

    jenis: str
    kertas: Kertas
    data: Data
    kode: str
    nama_berkas: str
    sha256: str
    halaman: int | None = None


def dicetak(
    naskah: Iterable[Naskah], nama_berkas: str, sha256: str, halaman: Sequence[int] = ()
) -> tuple[Cetakan, ...]:
    """The papers of one file of these bytes, each with a code on its own; nothing of one that carries none.

    `halaman` are their numbers of pages, of a workbook none.
    """
    semua = [satu for each in naskah for satu in each.lembar or (each,)]
    return tuple(
        Cetakan(satu.jenis, satu.kertas, satu.data, satu.kode, nama_berkas, sha256, banyak)
        for satu, banyak in zip_longest(semua, halaman)
        if satu.data is not None
    )


@dataclass(frozen=True, slots=True)
class Terbitan:
    """A Cetakan that was issued, as the file keeps it; what it said is read on its own, by `kode`.

    `kantor` is the id of its office, `pada` the moment it was recorded, in UTC.
    """

    id: str
    kantor: str
    jenis: str
    kertas: Kertas
    kode: str
    nama_berkas: str
    sha256: str
    halaman: int | None
    oleh: str
    pada: datetime


def milik_kertas(jenis: str, data: Data) -> str:
    """Whose a paper is (Kertas.milik) by what it says."""
    if jenis in SATU_KEPUTUSAN and data.get("nomor"):
        return f"nomor {data['nomor']}"
    if jenis != "pegawai":
        return ""
    nama = {str(satu["pegawai"]["nama"]) for satu in data["kartu"] if "pegawai" in satu}
    return nama.pop() if len(nama) == 1 else ""


def bermilik(kertas: Kertas, data: Data) -> Kertas:
    """The same paper, told to be whose it is by `data`, what it says."""
    return replace(kertas, milik=milik_kertas(kertas.jenis, data))


def terbitan_dari(cetakan: Cetakan, daftar: Iterable[Terbitan]) -> Terbitan | None:
    """The record of this very paper, the same kind, code and bytes; None where it was not issued."""
    same = (cetakan.jenis, cetakan.kode, cetakan.sha256)
    return next((t for t in daftar if (t.jenis, t.kode, t.sha256) == same), None)


def sebut_semua(kertas: Kertas, jenis: str = "") -> str:
    """ "laporan s.d. Juni 2026", "lampiran tahun 2026, nomor 188/12": a paper, of whichever kartu it is.

    `jenis` is what was made of it, where that has a name of its own: "ringkasan laporan s.d. Juni 2026".
    """
    bentuk = "" if jenis in ("", kertas.jenis) else f"{jenis} "
    waktu = f"s.d. {format_bulan(kertas.tahun, kertas.sampai)}" if kertas.sampai else f"tahun {kertas.tahun}"
    milik = f", {kertas.milik}" if kertas.milik else ""
    return f"{bentuk}{_SEBUTAN.get(kertas.jenis, kertas.jenis)} {waktu}{milik}"


def sebut_cetakan(jenis: str, kertas: Kertas) -> str:
    """ "lampiran tahun 2026, nomor 188/12, 3 kartu": where no name of a kartu is known."""
    pilihan = "" if kertas.kartu is None else f", {len(kertas.kartu)} kartu"
    return f"{sebut_semua(kertas, jenis)}{pilihan}"


def sebut_terbit(terbitan: Terbitan) -> str:
    """ "7 Januari 2026 pukul 10.42 oleh Ani": when it was issued by this PC's clock, and by whom."""
    oleh = f" oleh {terbitan.oleh}" if terbitan.oleh else ""
    return f"{format_waktu(terbitan.pada.astimezone())}{oleh}"
