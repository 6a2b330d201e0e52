"""The review of a reading: the corrected draft, the state of each remark, the decision for each kartu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from iki_desktop.models.banding import Putusan
from iki_desktop.models.catatan import Bacaan, Catatan
from iki_desktop.models.suntingan import dengan_target, ids

TARGET_TERBACA = "target-terbaca"  # the reader's remark that offers a target; `usul` is the figure


class Tinjau(StrEnum):
    """The state of a remark."""

    BELUM = "belum dilihat"
    DITERIMA = "diterima"
    DIPERBAIKI = "diperbaiki"


@dataclass(frozen=True, slots=True)
class Tinjauan:
    """A reading under review. A remark that `keadaan` does not name has not been looked at."""

    bacaan: Bacaan
    keadaan: Mapping[Catatan, Tinjau] = field(default_factory=dict[Catatan, Tinjau])
    putusan: Mapping[str, Putusan] = field(default_factory=dict[str, Putusan])  # by id of the read kartu

    def keadaan_dari(self, catatan: Catatan) -> Tinjau:
        return self.keadaan.get(catatan, Tinjau.BELUM)

    @property
    def ditinjau(self) -> int:
        """How many of the remarks have been looked at."""
        return sum(self.keadaan_dari(c) is not Tinjau.BELUM for c in self.bacaan.catatan)

    @property
    def tawaran(self) -> tuple[Catatan, ...]:
        """The targets that are offered and not taken yet."""
        return tuple(c for c in self.bacaan.catatan if menawarkan(c) and self.keadaan_dari(c) is Tinjau.BELUM)


def menawarkan(catatan: Catatan) -> bool:
    """Whether a remark offers a target."""
    return catatan.kode == TARGET_TERBACA and bool(catatan.usul and catatan.objek)


def terima(tinjauan: Tinjauan, catatan: Catatan) -> Tinjauan:
    """The same with a remark accepted, and the target that it offers set; once more takes that back."""
    diterima = tinjauan.keadaan_dari(catatan) is not Tinjau.DITERIMA
    bacaan = tinjauan.bacaan
    if menawarkan(catatan) and catatan.objek and catatan.usul:
        bacaan = dengan_target(bacaan, catatan.objek, Decimal(catatan.usul) if diterima else None)
    keadaan = {**tinjauan.keadaan, catatan: Tinjau.DITERIMA if diterima else Tinjau.BELUM}
    return replace(tinjauan, bacaan=bacaan, keadaan=keadaan)


def terima_semua_target(tinjauan: Tinjauan) -> Tinjauan:
    """The same with every offered target set."""
    for catatan in tinjauan.tawaran:
        tinjauan = terima(tinjauan, catatan)
    return tinjauan


def dibetulkan(tinjauan: Tinjauan, bacaan: Bacaan, objek: str) -> Tinjauan:
    """The same with a corrected reading: the remarks of the thing that was corrected are dealt with."""
    kena = {c: Tinjau.DIPERBAIKI for c in bacaan.catatan if c.objek == objek}
    ada = ids(bacaan.keputusan.kartu)
    putusan = {id_: p for id_, p in tinjauan.putusan.items() if id_ in ada or id_ == bacaan.keputusan.id}
    return Tinjauan(bacaan, {**tinjauan.keadaan, **kena}, putusan)


def diputuskan(tinjauan: Tinjauan, putusan: Mapping[str, Putusan]) -> Tinjauan:
    """The same with decisions by the id of the read kartu (that of the keputusan: what it says of itself)."""
    return replace(tinjauan, putusan={**tinjauan.putusan, **putusan})
