"""Words and how they are compared: tolerant of case, spelling slips and what a scanner makes of letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

KATA = re.compile(r"[^\W_]+(?:[-'’/.][^\W_]+)*")
BUKAN_HURUF = re.compile(r"[\W_]+")

SAMBUNG = frozenset(
    "dan atau serta yang di ke dari untuk dengan pada dalam oleh kepada terhadap sebagai sesuai agar guna bagi "
    "antara tentang mengenai melalui bahwa para setiap tiap per se non atas secara tidak belum telah sudah akan "
    "dapat adalah maupun hingga sampai tersebut".split()
)
"""Words after which a text cannot end."""

TAK_MEMULAI = frozenset(
    "dan atau serta yang di ke dari untuk dengan pada dalam oleh kepada terhadap sebagai sesuai agar guna bagi "
    "antara melalui maupun hingga sampai tersebut nya".split()
)
"""Words with which a text of its own does not begin."""


def polos(teks: str) -> str:
    """Lower-case words with single blanks, nothing else; what two texts are compared by."""
    return " ".join(BUKAN_HURUF.sub(" ", teks).casefold().split())


def kata_pertama(teks: str) -> str:
    m = KATA.search(teks)
    return m[0].casefold() if m else ""


def kata_terakhir(teks: str) -> str:
    kata = BUKAN_HURUF.split(teks[-80:].casefold())
    return next((k for k in reversed(kata) if k), "")


@lru_cache(maxsize=20_000)
def jarak(a: str, b: str, batas: int) -> int:
    """Edit distance (insert, delete, replace), cut at `batas` + 1; words are short."""
    if abs(len(a) - len(b)) > batas:
        return batas + 1
    lama = list(range(len(b) + 1))
    for i, ca in enumerate(a, start=1):
        baru = [i]
        for j, cb in enumerate(b, start=1):
            baru.append(min(lama[j] + 1, baru[j - 1] + 1, lama[j - 1] + (ca != cb)))
        if min(baru) > batas:
            return batas + 1
        lama = baru
    return lama[-1]


@lru_cache(maxsize=20_000)
def seperti(kata: str, baku: str) -> bool:
    """The same word, allowing one wrong letter in five to eight, two in nine or more."""
    if kata == baku:
        return True
    n = len(baku)
    if n < 5 or len(kata) > 40:
        return False
    return jarak(kata, baku, 1 if n < 9 else 2) <= (1 if n < 9 else 2)


def salah_satu(kata: str, baku: Iterable[str]) -> bool:
    return any(seperti(kata, b) for b in baku)


def lcs(a: str, b: str) -> int:
    """Length of the longest common subsequence, by bit rows (Hyyrö 2004); for texts up to a few hundred letters."""
    letak: dict[str, int] = {}
    for i, c in enumerate(a):
        letak[c] = letak.get(c, 0) | 1 << i
    penuh = baris = (1 << len(a)) - 1
    for c in b:
        u = baris & letak.get(c, 0)
        baris = (baris + u | baris - u) & penuh
    return len(a) - baris.bit_count()


def kemiripan(a: str, b: str) -> float:
    """2·LCS / (|a| + |b|) of the bare words, at most 600 letters of each."""
    x, y = polos(a)[:600], polos(b)[:600]
    if not x or not y:
        return 0.0
    return 1.0 if x == y else 2 * lcs(x, y) / (len(x) + len(y))


def kurung_terbuka(teks: str) -> bool:
    return teks.count("(") > teks.count(")")


def belum_selesai(teks: str) -> bool:
    """Whether a text must go on: an open bracket, a comma, slash or hyphen at its end, or a connecting word."""
    teks = teks.rstrip()
    if not teks:
        return False
    if teks[-1] in ",/-–&(" or kurung_terbuka(teks):
        return True
    return teks[-1].isalnum() and kata_terakhir(teks) in SAMBUNG


def huruf_awal(teks: str) -> str:
    """The first letter or digit of a text, "" where there is none."""
    return next((c for c in teks if c.isalnum()), "")


def mulai_kecil(teks: str) -> bool:
    awal = huruf_awal(teks)
    return awal.isalpha() and awal.islower()


def sambung(kiri: str, kanan: str) -> str:
    """Two pieces of one text: a blank between, a hyphenated word closed, "perundang-" kept hyphenated."""
    kiri, kanan = kiri.rstrip(), kanan.lstrip()
    if not kiri or not kanan:
        return kiri or kanan
    if kiri.endswith("/") or kanan[0] in ",.;)" and not kiri.endswith(" "):
        return kiri + kanan
    if kiri.endswith("-") and kiri[-2:-1].isalpha() and kanan[0].islower():
        return kiri + kanan  # "perundang-" + "undangan": whether the hyphen is the word's own cannot be known
    return f"{kiri} {kanan}"
