"""What differs between what a paper said and what it would say now, place by place in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, Final, cast

from iki_desktop.models.angka import format_angka, format_utuh
from iki_desktop.models.beda import Beda
from iki_desktop.models.isi_kertas import SETELAH_DIKUNCI
from iki_desktop.models.kode import kanonik
from iki_desktop.models.nama import sebut_jabatan
from iki_desktop.models.tanggal import format_nip, format_tanggal
from iki_desktop.models.terbitan import Data


def beda_isi(dulu: Data, kini: Data) -> tuple[Beda, ...]:
    """What differs between what a paper said and what it would say now, field by field in words."""
    return tuple(_beda(dulu, kini, (), ("", ""), {}))


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
    "tw_kumulatif": "target triwulan kumulatif",
    "teks": "",
    "angka": "",
    "posisi": "",
    "bersama": "",
    "penanggung": "penanggung jawab",
    "sumber": "sumber data",
    "bentuk": "bentuk kode",
}
_ARAH: Final[Mapping[str, str]] = {"naik": "makin tinggi makin baik", "turun": "makin rendah makin baik"}
_ANGKA = re.compile(r"\d+(?:\.\d+)?")
_SIDIK = 8  # digits of a picture's SHA-256 that are said

Kunci = tuple[str, str]
"""The keys under which a value stands: the one before, and its own."""

Kursi = Mapping[str, str]
"""What the pengampu of a kartu are called, by their keys."""


def _beda(a: Any, b: Any, tempat: tuple[str, ...], kunci: Kunci, kursi: Kursi) -> Iterator[Beda]:
    if a == b:
        return
    if isinstance(a, dict) or isinstance(b, dict):
        lama, baru = cast("Data", a or {}), cast("Data", b or {})
        for nama in {**baru, **lama}:  # in the order of what is made now: what is kept has lost its order
            x, y = lama.get(nama), baru.get(nama)
            if nama in _BERANAK:
                yield from _beda_daftar(_BERANAK[nama], x or [], y or [], tempat, kursi)
            else:
                sebutan = kursi.get(nama, _SEBUTAN.get(nama, nama.replace("_", " ")))
                yield from _beda(x, y, (*tempat, sebutan), (kunci[1], nama), kursi)
    elif _polos(a) != _polos(b):
        di = ", ".join(t for t in tempat if t)
        # Words that are alike hide what differs: the sixth decimal, or a date and the same one as a text.
        kata = (
            (_kata(a, kunci), _kata(b, kunci)),
            (_kata(a, kunci, utuh=True), _kata(b, kunci, utuh=True)),
            (_polos(a), _polos(b)),
        )
        lama_kata, baru_kata = next((x, y) for x, y in kata if x != y)
        yield Beda(di[:1].upper() + di[1:], lama_kata, baru_kata)


def _beda_daftar(
    sebutan: str, a: Sequence[Data], b: Sequence[Data], tempat: tuple[str, ...], kursi: Kursi
) -> Iterator[Beda]:
    """The items of two lists: the same ones are known by what they say, others go one for one in order."""
    lama, baru = [kanonik(x) for x in a], [kanonik(x) for x in b]
    ruas = [
        (range(i, j), range(m, n))
        for jenis, i, j, m, n in SequenceMatcher(None, lama, baru, autojunk=False).get_opcodes()
        if jenis != "equal"
    ]
    asal = _pindah(lama, baru, ruas)
    pergi = set(asal.values())
    for dari, ke in ruas:
        for n in ke:
            if n in asal:
                di = (*tempat, _butir(sebutan, n, b[n]), "urutan")
                yield Beda(", ".join(di), f"nomor {asal[n] + 1}", f"nomor {n + 1}")
        tetap = (k for k in dari if k not in pergi), (n for n in ke if n not in asal)
        for k, n in zip_longest(*tetap):
            if n is None:
                yield Beda(", ".join((*tempat, f"{sebutan} {k + 1} yang lama")), _nama(a[k]), "")
            elif k is None:
                yield Beda(", ".join((*tempat, f"{sebutan} {n + 1}")), "", _nama(b[n]))
            else:
                nama = _kursi(b[n]["pengampu"]) if "pengampu" in b[n] else kursi
                yield from _beda(a[k], b[n], (*tempat, _butir(sebutan, n, b[n])), ("", ""), nama)


def _pindah(
    lama: Sequence[bytes], baru: Sequence[bytes], ruas: Sequence[tuple[range, range]]
) -> dict[int, int]:
    """Which of the new items say what an old one said at another place, and where that was."""
    ada: defaultdict[bytes, list[int]] = defaultdict(list)
    for dari, _ in ruas:
        for k in dari:
            ada[lama[k]].append(k)
    return {n: ada[baru[n]].pop(0) for _, ke in ruas for n in ke if ada[baru[n]]}


def _butir(sebutan: str, at: int, butir: Data) -> str:
    return f"{sebutan} {at + 1} ({_nama_kartu(butir)})" if "jabatan" in butir else f"{sebutan} {at + 1}"


def _nama(butir: Data) -> str:
    if "jabatan" in butir:
        return _nama_kartu(butir)
    nama = str(butir.get("teks") or butir.get("label") or "tanpa nama")
    return f"{butir['tempat']}: {nama}" if butir.get("tempat") else nama


def _nama_kartu(kartu: Data) -> str:
    return sebut_jabatan(str(kartu["jabatan"]), str(kartu.get("jenis", "")))


def _kursi(unit: Sequence[str]) -> Kursi:
    """A pengampu by its unit, else by its number; nothing where it is the only one."""
    return {
        f"pengampu {n}": (nama or f"pengampu {n}") if len(unit) > 1 else "" for n, nama in enumerate(unit, 1)
    }


def _kata(nilai: Any, kunci: Kunci, *, utuh: bool = False) -> str:
    """A value as the paper says it: a date and a figure in Indonesian, a picture by its digest.

    Figures that are computed have at most two decimals, but where they are wanted whole.
    """
    induk, nama = kunci
    teks = _polos(nilai)
    if nama == "batas_capaian" and nilai is None:
        return "tanpa batas"
    if nama in ("angka", "setahun", "tw", "batas_capaian") or induk == "bulan" or _posisi(induk, nama):
        bentuk = format_angka if _posisi(induk, nama) and not utuh else format_utuh
        return _ANGKA.sub(lambda ketemu: bentuk(Decimal(ketemu[0])), teks)
    if nama == "tanggal":
        with suppress(ValueError):
            return format_tanggal(date.fromisoformat(teks))
    if nama == "nip":
        return format_nip(teks)
    if nama == "logo" and teks:
        return f"gambar (sidik {teks[:_SIDIK]})"
    return _ARAH.get(teks, teks) if nama == "arah" else teks


def _posisi(induk: str, nama: str) -> bool:
    """Whether it is a figure of the rekap, which stands by triwulan."""
    return induk.startswith("TW ") and nama in ("target", "realisasi")


def _polos(nilai: Any) -> str:
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "dipakai" if nilai else "tidak dipakai"
    if isinstance(nilai, list):
        return "\n".join("–" if x is None else str(x) for x in cast("list[Any]", nilai))
    return str(nilai)
