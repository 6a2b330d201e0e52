"""Papers that carry a code: which one, what was made of it, and what was recorded when it was issued."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from iki_desktop.models.tanggal import format_bulan, format_waktu

Data = dict[str, Any]
"""A structure of JSON: what one paper says (models.isi_kertas)."""


@dataclass(frozen=True, slots=True)
class Kertas:
    """Which paper is meant: `sampai` is its last month, where it has months; `kartu` are ids, None is all."""

    jenis: str
    tahun: int
    sampai: int | None = None
    kartu: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Cetakan:
    """One paper as it was written to a file: what it says, its code, and the file.

    `jenis` is the paper's name of antarmuka.md; a salinan says what the keputusan says, so that its `kertas`
    is the keputusan. `halaman` is None of a workbook. `sha256` is of the file, in 64 small hex digits.
    """

    jenis: str
    kertas: Kertas
    data: Data
    kode: str
    nama_berkas: str
    sha256: str
    halaman: int | None = None


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


def sebut_waktu(kertas: Kertas) -> str:
    """ "tahun 2026", "s.d. Juni 2026": of which time a paper is."""
    return f"s.d. {format_bulan(kertas.tahun, kertas.sampai)}" if kertas.sampai else f"tahun {kertas.tahun}"


def sebut_cetakan(jenis: str, kertas: Kertas) -> str:
    """ "lampiran tahun 2026", "salinan keputusan tahun 2026, 3 kartu": where no name of a kartu is known."""
    nama = "salinan keputusan" if jenis == "salinan" else jenis
    pilihan = "" if kertas.kartu is None else f", {len(kertas.kartu)} kartu"
    return f"{nama} {sebut_waktu(kertas)}{pilihan}"


def sebut_terbit(terbitan: Terbitan) -> str:
    """ "7 Januari 2026 pukul 10.42 oleh Ani": when it was issued by this PC's clock, and by whom."""
    oleh = f" oleh {terbitan.oleh}" if terbitan.oleh else ""
    return f"{format_waktu(terbitan.pada.astimezone())}{oleh}"
