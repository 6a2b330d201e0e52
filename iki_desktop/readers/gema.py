"""Echoes of a scanner: a line read twice, the second time with wrong letters, in a row of its own."""

from __future__ import annotations

from functools import lru_cache

from iki_desktop.readers.kata import lcs, polos

MIRIP_RATA = 0.6  # of all words together, at the end of the text above
MIRIP_TENGAH = 0.72  # the same, inside it
MIRIP_KATA = 0.4  # of each word with the one in its place
MIRIP_RAPAT = 0.78  # of the letters without blanks, where the scanner glued or cut words
MIN_HURUF = 5
MAKS_KATA = 60  # of the text above
MAKS_HURUF = 250  # of the piece: an echo is a line or two


def mengulang(lama: str, teks: str) -> bool:
    """Whether `teks` only reads again what `lama` says: its last words, or three or more words inside it.

    Each word must be like the one in its place. A single word that is exactly the last one is no echo:
    "… kepala desa" may go on with "desa".
    """
    if len(teks) > MAKS_HURUF:
        return False
    baru, semua = polos(teks).split(), polos(lama[-4 * MAKS_HURUF :]).split()[-MAKS_KATA:]
    n = len(baru)
    if not baru or len(semua) < n or len("".join(baru)) < MIN_HURUF or not baru[0].isalpha():
        return False
    akhir = semua[-n:]
    if n == 1:
        return MIRIP_RATA <= _mirip(akhir[0], baru[0]) < 1 and abs(len(akhir[0]) - len(baru[0])) <= 2
    if _sejajar(akhir, baru) >= MIRIP_RATA:
        return True
    if n < 3:
        return False
    if any(_sejajar(semua[i : i + n], baru) >= MIRIP_TENGAH for i in range(len(semua) - n)):
        return True
    rapat = "".join(baru)
    return _mirip("".join(semua)[-len(rapat) :], rapat) >= MIRIP_RAPAT


def _sejajar(akhir: list[str], baru: list[str]) -> float:
    """Likeness of the words one by one, weighed by their letters; 0 where one pair is too unlike."""
    huruf = jumlah = 0.0
    for a, b in zip(akhir, baru, strict=True):
        mirip = _mirip(a, b)
        if mirip < MIRIP_KATA:
            return 0.0
        jumlah += mirip * len(b)
        huruf += len(b)
    return jumlah / huruf


@lru_cache(maxsize=20_000)
def _mirip(a: str, b: str) -> float:
    return 1.0 if a == b else 2 * lcs(a, b) / (len(a) + len(b))


def ekor(lama: str, teks: str) -> str:
    """The last words of `lama`, as many as `teks` has."""
    return " ".join(lama.split()[-len(teks.split()) :])
