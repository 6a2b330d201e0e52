"""A form that came back: what stands in its cells, each beside the mark it was filled in at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from iki_desktop.models.catatan import Catatan
from iki_desktop.models.formulir import TandaBaris, TandaLembar


@dataclass(frozen=True, slots=True)
class IsiSel:
    """One filled cell. `isi` is a number, or a text as it was typed; kosong cells are absent.

    `masalah` says why a cell cannot be used ("rumusnya belum pernah dihitung"); `isi` is then its text.
    """

    tempat: str  # "Lembar Camat, sel G9"
    isi: Decimal | str
    masalah: str = ""
    berumus: bool = False


@dataclass(frozen=True, slots=True)
class BarisTerisi:
    """A row whose mark, words and place agree; `sel` has the filled ones of its readable months `bulan`."""

    lembar: TandaLembar
    tanda: TandaBaris
    tulisan: tuple[str, str, str]  # number, indikator, what is asked for: as they stand on the form
    tempat: str
    bulan: frozenset[int]
    sel: Mapping[int, IsiSel]
    catatan: IsiSel | None = None
    bukti: IsiSel | None = None


@dataclass(frozen=True, slots=True)
class Tolakan:
    """A place of the form that was not taken, and why."""

    tempat: str
    alasan: str


@dataclass(frozen=True, slots=True)
class Formulir:
    """One file of filled sheets."""

    nama: str
    lembar: tuple[TandaLembar, ...]
    baris: tuple[BarisTerisi, ...]
    ditolak: tuple[Tolakan, ...] = ()
    catatan: tuple[Catatan, ...] = ()
