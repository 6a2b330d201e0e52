"""Texts inside a cell: torn lines put in order, list numbers taken off, glued items set on lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from iki_desktop.readers.jejak import Jenis, Pencatat
from iki_desktop.readers.kata import polos

NOMOR_DEPAN = re.compile(r"^\(?(?:\d{1,2}|[A-Za-z])[.)]\s+(?=\S)")
NOMOR_DALAM = re.compile(r"(?:(?<=^)|(?<=[\s;:,.)]))\(?(\d{1,2})[.)]\s+(?=\S)", re.MULTILINE)


def lepas_nomor(teks: str, pencatat: Pencatat, baris: int) -> str:
    """A text without the number or letter before it."""
    m = NOMOR_DEPAN.match(teks)
    if not m:
        return teks
    pencatat.lewat(Jenis.PENANDA, m[0], baris)
    return teks[m.end() :]


def susun_sel(sel: Sequence[str], pasangan: Mapping[tuple[str, str], int]) -> str:
    """One text from the cells over which a line was torn.

    Where the first cell also holds the words of the next line ("ekonomi dan terlaksana" │ "pembangunan" │
    "yang"), the cut is put where the words stand side by side elsewhere in the document.
    """
    awal, sisa = sel[0].split(), " ".join(sel[1:]).split()
    if not sisa or len(awal) > 12:
        return " ".join(sel)

    def nilai(potong: int) -> float:
        kata = [*awal[:potong], *sisa, *awal[potong:]]
        bersebelahan = [(polos(a), polos(b)) for a, b in itertools.pairwise(kata)]
        return sum(min(pasangan.get(p, 0), 3) for p in bersebelahan) + 0.5 * (potong == len(awal))

    terbaik = max(range(len(awal), 0, -1), key=nilai)
    return " ".join([*awal[:terbaik], *sisa, *awal[terbaik:]])


def baris_bernomor(teks: str) -> str:
    """Components glued on one line ("meliputi: 1. Surat 2. Arsip") each on a line of its own.

    Only where the numbers run 1, 2, 3 … from the first on; a number that is no component stays where it is.
    """
    posisi: list[int] = []
    harap = 1
    for m in NOMOR_DALAM.finditer(teks):
        angka = int(m[1])
        if angka == harap or (angka == 1 and harap > 2):
            posisi.append(m.start())
            harap = angka + 1
    if harap < 3 and len(posisi) < 2:
        return teks
    keluar, awal = [], 0
    for p in posisi:
        keluar.append(teks[awal:p].rstrip())
        awal = p
    keluar.append(teks[awal:].rstrip())
    return "\n".join(k for k in keluar if k)
