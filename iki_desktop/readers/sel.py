"""Texts inside a cell: torn lines put in order, list numbers taken off, glued items set on lines."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from iki_desktop.models.rumus import GARIS
from iki_desktop.readers.awalan import awal_rumus
from iki_desktop.readers.dokumen import PECAHAN_BUKA
from iki_desktop.readers.jejak import Jenis, Pencatat
from iki_desktop.readers.kata import belum_selesai, mulai_kecil, polos, sambung

NOMOR_DEPAN = re.compile(r"^\(?(?:\d{1,2}|[A-Za-z])[.)]\s+(?=\S)")
NOMOR_BARIS = re.compile(r"^\(?(\d{1,2})[.)]\s+(?=\S)")
NOMOR_DALAM = re.compile(r"(?:(?<=^)|(?<=[\s;:,.)]))\(?(\d{1,2})[.)]\s+(?=\S)", re.MULTILINE)
PENCACAH = ("jumlah", "banyaknya", "total")  # words that count something, and do not end a part
BUTIR = re.compile(r"^[-–•▪●*]\s+(?=\S)")


def gabung_baris(teks: str, *, berdaftar: bool) -> str:
    """The text of a cell without the line breaks that only wrap it.

    berdaftar: its lines may be parts of a fraction or components (formulasi, sumber data); elsewhere only a
    numbered line stands by itself.
    """
    baris = teks.split("\n")
    hasil = baris[:1]
    for i, b in enumerate(baris[1:], start=1):
        if _baris_sendiri(b, hasil[-1], baris[i + 1 :], berdaftar=berdaftar):
            hasil.append(b)
        else:
            hasil[-1] = sambung(hasil[-1], b)
    return "\n".join(hasil)


def _baris_sendiri(b: str, lama: str, berikut: Sequence[str], *, berdaftar: bool) -> bool:
    """Whether a line of a cell begins something of its own, and does not go on with the line above it."""
    if NOMOR_DEPAN.match(b) or BUTIR.match(b):
        return True
    if not berdaftar:
        return False
    if b.startswith(PECAHAN_BUKA) or GARIS.match(b) or GARIS.match(lama):
        return True
    if belum_selesai(lama) or mulai_kecil(b) or not b[0].isalpha():
        return awal_rumus(b) and not belum_selesai(lama) and not mulai_kecil(b)
    if awal_rumus(b) or lama.endswith(":"):
        return True
    kata = lama.split()
    if lama[-1].isalnum() and len(kata) <= 1 + (kata[0].casefold() in PENCACAH):
        return False
    lalu = NOMOR_BARIS.match(lama)
    lanjut = next((m for x in berikut if (m := NOMOR_BARIS.match(x))), None)
    return not (lalu and lanjut and int(lanjut[1]) == int(lalu[1]) + 1)  # inside a numbered component


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

    sendiri = Counter(p for s in sel for p in itertools.pairwise(polos(s).split()))

    def nilai(potong: int) -> float:
        kata = [*awal[:potong], *sisa, *awal[potong:]]
        bersebelahan = [(polos(a), polos(b)) for a, b in itertools.pairwise(kata)]
        dikenal = sum(min(pasangan.get(p, 0) - sendiri[p], 3) for p in bersebelahan)
        return dikenal + 0.5 * (potong == len(awal))

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
