"""Monthly figures and the state of the months they belong to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter

KunciSel = tuple[str, str, int, int]
"""What names a monthly cell: indikator, pengampu, tahun, bulan (`Sel.kunci`)."""


class KeadaanSel(StrEnum):
    """A cell that is recorded; kosong (nobody has said) is the absence of a Sel, never 0."""

    ANGKA = "angka"
    NIHIL = "nihil"  # "tidak ada kegiatan": counts as 0, shown as –


@dataclass(frozen=True, slots=True)
class Sel:
    """One recorded monthly figure of an indikator by one pengampu.

    ANGKA carries either `nilai`, or `pembilang` and `penyebut` (persentase with parts); NIHIL none.
    `bukti` says what proves the figure, `bukti_tempat` where that is kept; where it is a file,
    `bukti_berkas` is its name and `bukti_sha256` the SHA-256 of its bytes in 64 small hex digits.
    """

    indikator: str
    pengampu: str
    tahun: int
    bulan: int  # 1–12
    keadaan: KeadaanSel = KeadaanSel.ANGKA
    nilai: Decimal | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    catatan: str = ""
    bukti: str = ""
    kendala: str = ""
    tindak_lanjut: str = ""
    bukti_tempat: str = ""
    bukti_berkas: str = ""
    bukti_sha256: str = ""

    @property
    def kunci(self) -> KunciSel:
        """What makes the cell unique: indikator, pengampu, tahun, bulan."""
        return (self.indikator, self.pengampu, self.tahun, self.bulan)

    def berisi(
        self,
        keadaan: KeadaanSel,
        nilai: Decimal | None = None,
        pembilang: Decimal | None = None,
        penyebut: Decimal | None = None,
    ) -> Sel:
        """The same cell with another figure, and with what is said of it."""
        # dataclasses.replace takes ten times as long, and a pasted year is thousands of cells.
        return Sel(
            *self.kunci,
            keadaan,
            nilai,
            pembilang,
            penyebut,
            self.catatan,
            self.bukti,
            self.kendala,
            self.tindak_lanjut,
            self.bukti_tempat,
            self.bukti_berkas,
            self.bukti_sha256,
        )


_KUNCI = attrgetter("indikator", "pengampu", "tahun", "bulan")  # Sel.kunci, five times as fast
_BANYAK = 500  # from here on finding the place of each would cost more than passing over all


def dengan_sel(semua: Sequence[Sel], berubah: Mapping[KunciSel, Sel | None]) -> tuple[Sel, ...]:
    """The cells, in order of their kunci, with these put in their place; None makes one kosong."""
    if len(berubah) <= _BANYAK:
        hasil = list(semua)
        for kunci, sel in berubah.items():
            letak = bisect_left(hasil, kunci, key=_KUNCI)
            ada = letak < len(hasil) and hasil[letak].kunci == kunci
            hasil[letak : letak + ada] = [] if sel is None else [sel]
        return tuple(hasil)
    sisa = dict(berubah)
    tahun = {kunci[2] for kunci in sisa}
    tetap = (sisa.pop(_KUNCI(lama), lama) if lama.tahun in tahun else lama for lama in semua)
    hasil = [sel for sel in tetap if sel is not None]
    baru = [sel for sel in sisa.values() if sel is not None]
    return tuple(sorted([*hasil, *baru], key=_KUNCI) if baru else hasil)


KETERANGAN = (
    "catatan",
    "kendala",
    "tindak_lanjut",
    "bukti",
    "bukti_tempat",
    "bukti_berkas",
    "bukti_sha256",
)
"""The fields of a Sel that say something about its figure."""


class KeadaanPeriode(StrEnum):
    TERBUKA = "terbuka"
    DIAJUKAN = "diajukan"
    DIKUNCI = "dikunci"


CARA_BUKA_KUNCI = "Buka kuncinya dahulu lewat menu Alat, Buka kunci…, dengan menyebut alasannya."
"""How whoever was refused by a locked month goes on; the same words everywhere."""


@dataclass(frozen=True, slots=True)
class Periode:
    """The state of one month; a month without a Periode is terbuka."""

    tahun: int
    bulan: int
    keadaan: KeadaanPeriode = KeadaanPeriode.TERBUKA
    oleh: str = ""
    pada: datetime | None = None
    alasan: str = ""
