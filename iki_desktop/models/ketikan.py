"""What a person writes for one month of an indikator, in the grid or on a form: a figure, or nihil."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import Angka, format_angka, parse_angka
from iki_desktop.models.keputusan import Indikator, JenisIndikator
from iki_desktop.models.realisasi import KeadaanSel, Sel


class Bagian(StrEnum):
    """Which figure of a monthly cell is meant: its value, or one of the two parts of a persentase."""

    NILAI = "nilai"
    PEMBILANG = "pembilang"
    PENYEBUT = "penyebut"


PECAHAN = (Bagian.PEMBILANG, Bagian.PENYEBUT)
NIHIL = "nihil"
_TULISAN_NIHIL = frozenset({"-", "–", "—", NIHIL})

Ketikan = Decimal | KeadaanSel
"""A figure, or KeadaanSel.NIHIL."""


def bagian_indikator(indikator: Indikator) -> tuple[Bagian, ...]:
    """The figures that a monthly cell of this indikator is made of."""
    return PECAHAN if indikator.berbagian else (Bagian.NILAI,)


def berupa_nihil(teks: str) -> bool:
    """Whether this is one of the ways to write nihil."""
    return teks.strip().casefold() in _TULISAN_NIHIL


@lru_cache(maxsize=1024)  # the figures of a pasted year are the same few over and over
def parse_ketikan(jenis: JenisIndikator, bagian: Bagian, teks: str) -> Ketikan:
    """Read what stands in one cell: a figure in Indonesian notation, or nihil. Raises InputRefused."""
    if berupa_nihil(teks):
        return KeadaanSel.NIHIL
    persen = jenis is JenisIndikator.PERSENTASE and bagian is Bagian.NILAI
    angka = parse_angka(teks, persen=persen)
    periksa_angka_bagian(jenis, bagian, angka)
    return angka


def periksa_angka_bagian(jenis: JenisIndikator, bagian: Bagian, angka: Angka) -> None:
    """Raise InputRefused for a count below 0; a nilai may fall below it (growth)."""
    if angka < 0 and dihitung(jenis, bagian):
        raise InputRefused(f"“{format_angka(angka)}” di bawah 0. Jumlah dihitung dari 0 ke atas.")


def dihitung(jenis: JenisIndikator, bagian: Bagian) -> bool:
    """Whether the figure is a count, which is never below 0."""
    return bagian is not Bagian.NILAI or jenis is JenisIndikator.JUMLAH


def angka_bagian(sel: Sel | None, bagian: Bagian) -> Ketikan | None:
    """What a recorded cell says for one of its figures; None where it says nothing."""
    if sel is None:
        return None
    if sel.keadaan is KeadaanSel.NIHIL:
        return KeadaanSel.NIHIL
    return {Bagian.NILAI: sel.nilai, Bagian.PEMBILANG: sel.pembilang, Bagian.PENYEBUT: sel.penyebut}[bagian]
