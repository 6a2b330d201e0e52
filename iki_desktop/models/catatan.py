"""Remarks: what a reader chose or lost, and what a reviewer would mark."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from iki_desktop.models.kantor import Kantor
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.tata import Tata


class TingkatCatatan(StrEnum):
    GALAT = "galat"
    PERIKSA = "periksa"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Catatan:
    """One remark. `baris` is the source's line, paragraph, row or page, None where there is none."""

    tingkat: TingkatCatatan
    kode: str  # stable, kebab-case: "daftar-terputus"
    pesan: str  # one Indonesian sentence
    tempat: str = ""  # where, in words: "Kartu 3, fungsi b"
    baris: int | None = None
    objek: str | None = None  # id of the kartu, sasaran or indikator it speaks of
    usul: str | None = None  # what a safe fix would put there
    bidang: str = ""  # the field of `objek` that `usul` is for: "formulasi", "target"
    sel: tuple[str, str, int, int] | None = None  # the key of the cell it speaks of (Sel.kunci)
    letak: int | None = None  # of a page's lines the one it speaks of (BarisSumber.letak)


@dataclass(frozen=True, slots=True)
class Kotak:
    """A part of a page, in shares of its width and height from its top left corner."""

    kiri: float
    atas: float
    kanan: float
    bawah: float
    rasio: float  # width by height of the page as it was read


@dataclass(frozen=True, slots=True)
class BarisSumber:
    """One line or table row of the document that was read, as `Catatan.baris` counts them.

    `tempat` is where that counting begins again (a sheet), "" where it never does; the `tempat` of a remark
    on this line begins with it. Of a document that counts pages `nomor` is the page, `letak` tells its lines
    apart, and `kotak` is where on the page the line stands.
    """

    nomor: int
    teks: str
    tempat: str = ""
    letak: int | None = None
    kotak: Kotak | None = None


@dataclass(frozen=True, slots=True)
class Bacaan:
    """What was read from a document: a draft office and keputusan (ids are fresh), and the remarks.

    `sumber` is the document itself in reading order, to be shown beside the draft; `tata` is how it is laid
    out.
    """

    kantor: Kantor
    keputusan: Keputusan
    catatan: tuple[Catatan, ...] = ()
    sumber: tuple[BarisSumber, ...] = ()
    tata: Tata = field(default_factory=Tata)
