"""What differs between what a paper said and what it would say now, place by place in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, cast

from iki_desktop.models.beda import Beda
from iki_desktop.models.isi_kertas import SETELAH_DIKUNCI
from iki_desktop.models.kode import kanonik
from iki_desktop.models.terbitan import Data


def beda_isi(dulu: Data, kini: Data) -> tuple[Beda, ...]:
    """What differs between what a paper said and what it would say now, field by field in words."""
    return tuple(_beda(dulu, kini, ()))


_BERANAK = {
    "kartu": "Kartu",
    "sasaran": "Sasaran",
    "indikator": "Indikator",
    "diktum": "Diktum",
    SETELAH_DIKUNCI: "Perubahan setelah dikunci",
}
_SEBUTAN = {
    "nip": "NIP",
    "tw": "target triwulan",
    "teks": "",
    "angka": "",
    "posisi": "",
    "bersama": "",
    "penanggung": "penanggung jawab",
    "sumber": "sumber data",
    "bentuk": "bentuk kode",
}


def _beda(a: Any, b: Any, tempat: tuple[str, ...]) -> Iterator[Beda]:
    if a == b:
        return
    if isinstance(a, dict) or isinstance(b, dict):
        lama, baru = cast("Data", a or {}), cast("Data", b or {})
        for kunci in {**baru, **lama}:  # in the order of what is made now: what is kept has lost its order
            x, y = lama.get(kunci), baru.get(kunci)
            if kunci in _BERANAK:
                yield from _beda_daftar(_BERANAK[kunci], x or [], y or [], tempat)
            else:
                yield from _beda(x, y, (*tempat, _SEBUTAN.get(kunci, kunci.replace("_", " "))))
    elif (lama_kata := _kata(a)) != (baru_kata := _kata(b)):
        di = ", ".join(t for t in tempat if t)
        yield Beda(di[:1].upper() + di[1:], lama_kata, baru_kata)


def _beda_daftar(
    sebutan: str, a: Sequence[Data], b: Sequence[Data], tempat: tuple[str, ...]
) -> Iterator[Beda]:
    """The items of two lists: the same ones are known by what they say, others go one for one in order."""
    cocok = SequenceMatcher(None, [kanonik(x) for x in a], [kanonik(x) for x in b], autojunk=False)
    for jenis, i, j, m, n in cocok.get_opcodes():
        if jenis == "equal":
            continue
        for k in range(max(j - i, n - m)):
            if i + k < j and m + k < n:
                yield from _beda(a[i + k], b[m + k], (*tempat, _butir(sebutan, m + k, b[m + k])))
            elif i + k < j:
                yield Beda(", ".join((*tempat, f"{sebutan} {i + k + 1} yang lama")), _nama(a[i + k]), "")
            else:
                yield Beda(", ".join((*tempat, f"{sebutan} {m + k + 1}")), "", _nama(b[m + k]))


def _butir(sebutan: str, at: int, butir: Data) -> str:
    return f"{sebutan} {at + 1} ({butir['jabatan']})" if butir.get("jabatan") else f"{sebutan} {at + 1}"


def _nama(butir: Data) -> str:
    nama = str(butir.get("jabatan") or butir.get("teks") or butir.get("label") or "tanpa nama")
    return f"{butir['tempat']}: {nama}" if butir.get("tempat") else nama


def _kata(nilai: Any) -> str:
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "dipakai" if nilai else "tidak dipakai"
    if isinstance(nilai, list):
        return "\n".join("–" if x is None else str(x) for x in cast("list[Any]", nilai))
    return str(nilai)
