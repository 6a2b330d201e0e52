"""Words and how they are compared: tolerant of case, spelling slips and what a scanner makes of letters."""

from __future__ import annotations

import re
from functools import lru_cache

from iki_desktop.errors import InputRefused

MAKS_SAMBUNG = 30_000  # letters of one text; the longest cell of a real decree has 2,500
MAKS_EKOR = 4_000  # letters at the end of a text that tell whether it is finished

KATA = re.compile(r"[^\W_]+(?:[-'’/.][^\W_]+)*")
HURUF = re.compile(r"[^\W_]")
BUKAN_HURUF = re.compile(r"[\W_]+")

_DEPAN = (
    "dan atau serta yang di ke dari untuk dengan pada dalam oleh kepada terhadap sebagai sesuai agar guna "
    "bagi antara melalui maupun hingga sampai tersebut"
)
_BELAKANG = (
    "tentang mengenai bahwa para setiap tiap per se non atas secara tidak belum telah sudah akan dapat adalah"
)
SAMBUNG = frozenset(f"{_DEPAN} {_BELAKANG}".split())
"""Words after which a text cannot end."""

TAK_MEMULAI = frozenset(f"{_DEPAN} nya".split())
"""Words with which a text of its own does not begin."""


def polos(teks: str) -> str:
    """Lower-case words with single blanks, nothing else; what two texts are compared by."""
    return " ".join(BUKAN_HURUF.sub(" ", teks).casefold().split())


def kata_pertama(teks: str) -> str:
    m = KATA.search(teks, 0, 200)
    return m[0].casefold() if m else ""


def kata_terakhir(teks: str) -> str:
    kata = BUKAN_HURUF.split(teks[-80:].casefold())
    return next((k for k in reversed(kata) if k), "")


@lru_cache(maxsize=20_000)
def jarak(a: str, b: str, batas: int) -> int:
    """Edit distance (insert, delete, replace, swap neighbours), cut at `batas` + 1; words are short."""
    if abs(len(a) - len(b)) > batas:
        return batas + 1
    tua: list[int] = []
    lama = list(range(len(b) + 1))
    for i, ca in enumerate(a, start=1):
        baru = [i]
        for j, cb in enumerate(b, start=1):
            n = min(lama[j] + 1, baru[j - 1] + 1, lama[j - 1] + (ca != cb))
            if i > 1 and j > 1 and ca == b[j - 2] and a[i - 2] == cb:
                n = min(n, tua[j - 2] + 1)
            baru.append(n)
        if min(baru) > batas:
            return batas + 1
        tua, lama = lama, baru
    return lama[-1]


@lru_cache(maxsize=4_000)
def _huruf(kata: str) -> frozenset[str]:
    return frozenset(kata)


def seperti(kata: str, baku: str) -> bool:
    """The same word, allowing one wrong letter in five to eight, two in nine or more."""
    if kata == baku:
        return True
    n = len(baku)
    batas = 0 if n < 5 else 1 if n < 9 else 2
    if abs(len(kata) - n) > batas or not batas:
        return False
    if len(_huruf(baku).symmetric_difference(kata)) > 2 * batas:  # each slip takes a letter and brings one
        return False
    return jarak(kata, baku, batas) <= batas


@lru_cache(maxsize=20_000)
def salah_satu(kata: str, baku: tuple[str, ...]) -> bool:
    """Whether a word is one of these, spelling slips allowed."""
    return kata in baku or any(seperti(kata, b) for b in baku)


def lcs(a: str, b: str) -> int:
    """Length of the longest common subsequence, by bit rows (Hyyrö 2004); for short texts."""
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
    ekor = teks[-MAKS_EKOR:]
    return ekor.count("(") > ekor.count(")")


def belum_selesai(teks: str) -> bool:
    """Whether a text must go on: an open bracket, a comma or hyphen at its end, or a connecting word."""
    teks = teks[-MAKS_EKOR:].rstrip()
    if not teks:
        return False
    if teks[-1] in ",/-–&(" or kurung_terbuka(teks):
        return True
    return teks[-1].isalnum() and kata_terakhir(teks) in SAMBUNG


def huruf_awal(teks: str) -> str:
    """The first letter or digit of a text, "" where there is none."""
    m = HURUF.search(teks, 0, 200)
    return m[0] if m else ""


def mulai_kecil(teks: str) -> bool:
    awal = huruf_awal(teks)
    return awal.isalpha() and awal.islower()


def kata_besar(teks: str) -> bool:
    """Whether every longer word of a text of three or more begins with a capital letter."""
    kata = [k for k in teks.split() if k[0].isalpha() and k.casefold() not in SAMBUNG]
    return len(kata) > 2 and all(k[0].isupper() for k in kata)


def sambung(kiri: str, kanan: str) -> str:
    """Two pieces of one text: a blank between, none behind a slash or the hyphen of a broken word.

    InputRefused where the text grows beyond what any paper has; that bounds all joining.
    """
    kiri, kanan = kiri.rstrip(), kanan.lstrip()
    if not kiri or not kanan:
        return kiri or kanan
    _periksa_panjang(kiri, kanan)
    if kiri.endswith("/") or kanan[0] in ",.;)":
        return kiri + kanan
    if kiri.endswith("-") and kiri[-2:-1].isalpha() and kanan[0].islower():
        return kiri + kanan  # whether the hyphen of "perundang-" is the word's own cannot be known
    return f"{kiri} {kanan}"


def tambah_baris(atas: str, bawah: str) -> str:
    """Two lines of one text, bounded like `sambung`."""
    _periksa_panjang(atas, bawah)
    return f"{atas}\n{bawah}"


def _periksa_panjang(kiri: str, kanan: str) -> None:
    if len(kiri) + len(kanan) > MAKS_SAMBUNG:
        raise InputRefused(
            "Naskah ini tidak tersusun seperti SK: satu sel atau butirnya lebih dari sepuluh halaman. "
            "Tidak ada yang diubah. Pilih berkas SK yang benar."
        )
