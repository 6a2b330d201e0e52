"""Echoes of a scanner: a line read twice, the second time with wrong letters, in a row of its own."""

from __future__ import annotations

from iki_desktop.readers.kata import lcs, polos

MIRIP_RATA = 0.6  # of all words together
MIRIP_KATA = 0.4  # of each word with the one in its place
MIN_HURUF = 5


def mengulang_ekor(lama: str, teks: str) -> bool:
    """Whether `teks` reads as the last words of `lama` again: as many words, each like the one in its place.

    A single word that is exactly the last one is no echo: "… kepala desa" may go on with "desa".
    """
    baru = polos(teks).split()[:60]
    akhir = polos(lama).split()[-len(baru) :]
    if not baru or len(akhir) < len(baru) or len("".join(baru)) < MIN_HURUF or not baru[0].isalpha():
        return False
    mirip = [2 * lcs(a[:40], b[:40]) / (len(a[:40]) + len(b[:40])) for a, b in zip(akhir, baru, strict=True)]
    if len(baru) == 1:
        return MIRIP_RATA <= mirip[0] < 1 and abs(len(akhir[0]) - len(baru[0])) <= 2
    panjang = [len(b) for b in baru]
    rata = sum(m * n for m, n in zip(mirip, panjang, strict=True)) / sum(panjang)
    return rata >= MIRIP_RATA and min(mirip) >= MIRIP_KATA


def ekor(lama: str, teks: str) -> str:
    """The words of `lama` that `teks` repeats."""
    return " ".join(lama.split()[-len(teks.split()) :])
