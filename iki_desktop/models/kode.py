"""The short code on a paper: the digest of what the paper says, in Crockford's base32 with a check symbol."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from iki_desktop.errors import InputRefused

ANGKA_HURUF: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's alphabet: without I, L and O, which are read as 1, 1 and 0, and without U."""

TULISAN: Final = ("Kode kertas ini", "Cocokkan di IKI Desktop,", "halaman Dokumen.")
"""What stands around the code beside a signature: the code comes after the first of these lines."""

CAP: Final = re.compile(
    "|".join(map(re.escape, TULISAN)) + rf"|\b[{ANGKA_HURUF}]{{4}}(?:-[{ANGKA_HURUF}]{{4}}){{3}}(?![-\w])"
)
"""Each part of it, as it is found on a paper."""

_MODUL = 37  # of the check symbol: a prime beyond 32, so that no one wrong or exchanged symbol passes
_PANJANG = 16  # symbols, the last of which is the check symbol
_GUGUS = 4
_BIT = 5 * (_PANJANG - 1)
_SEBUTAN = "K0DE"  # the word Kode, as it is read
_PEMISAH = re.compile(r"[\s\-_‐‑‒–—−.:·]+")
_MIRIP = str.maketrans({"O": "0", "I": "1", "L": "1"})


def kanonik(data: Mapping[str, Any]) -> bytes:
    """The one form in which a structure of JSON is digested and kept: sorted keys, no blanks, UTF-8."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def kode_isi(data: Mapping[str, Any]) -> str:
    """The code of what a paper says (models.isi_kertas), grouped: "7Q2M-0RXA-V4ND-K81T"."""
    return kode_bagian(data, [sidik(kartu) for kartu in data.get("kartu", ())])


def sidik(data: Mapping[str, Any]) -> str:
    """The SHA-256 of a structure in its canonical form, in hexadecimal."""
    return hashlib.sha256(kanonik(data)).hexdigest()


def kode_bagian(data: Mapping[str, Any], kartu: Sequence[str]) -> str:
    """The same code, of kartu whose digests are known: a kartu stands in many papers, and is digested once.

    75 bits of the SHA-256 of the data, in which each kartu is its digest, and the check symbol. Crockford's
    check symbol may be one of five signs that are hard to say and to find on a keyboard (* ~ $ = U); then
    the next 75 bits are taken that have none of them.
    """
    digest = int(sidik({**data, "kartu": kartu}), 16)
    nilai = 0
    for geser in range(256 - _BIT, -1, -1):
        nilai = digest >> geser & (1 << _BIT) - 1
        if nilai % _MODUL < len(ANGKA_HURUF):
            break
    simbol = "".join(ANGKA_HURUF[nilai >> 5 * n & 31] for n in range(_PANJANG - 2, -1, -1))
    return _gugus(simbol + ANGKA_HURUF[nilai % _MODUL % 32])


def baca_kode(teks: str) -> str:
    """A code as a person typed or pasted it, in the form in which it is printed.

    Case, blanks, dashes, O for 0, I and L for 1 are no matter. Raises InputRefused with one sentence where
    it is no code, or where the check symbol tells that it was mistyped.
    """
    simbol = _PEMISAH.sub("", teks).upper().translate(_MIRIP)
    if len(simbol) == _PANJANG + len(_SEBUTAN):  # copied with the word before it
        simbol = simbol.removeprefix(_SEBUTAN)
    if not simbol:
        raise InputRefused(
            "Kodenya belum ditulis. Ketik 16 huruf dan angka yang tercetak di samping kode QR."
        )
    asing = next((huruf for huruf in simbol if huruf not in ANGKA_HURUF), None)
    if asing is not None:
        raise InputRefused(
            f"“{asing}” tidak ada dalam kode kertas, jadi kodenya tidak dapat dibaca. "
            "Periksa lagi huruf itu pada kertasnya."
        )
    if len(simbol) != _PANJANG:
        raise InputRefused(
            f"Kode kertas terdiri dari {_PANJANG} huruf dan angka, yang ditulis ada {len(simbol)}. "
            "Periksa lagi bagian yang kurang atau berlebih."
        )
    nilai = 0
    for huruf in simbol[:-1]:
        nilai = nilai << 5 | ANGKA_HURUF.index(huruf)
    if nilai % _MODUL != ANGKA_HURUF.index(simbol[-1]):
        raise InputRefused(
            f"Kode “{_gugus(simbol)}” salah ketik: huruf periksanya tidak cocok. "
            "Bandingkan lagi huruf demi huruf dengan kertasnya."
        )
    return _gugus(simbol)


def _gugus(simbol: str) -> str:
    return "-".join(simbol[n : n + _GUGUS] for n in range(0, len(simbol), _GUGUS))
