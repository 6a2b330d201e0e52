"""What was read, held against what was laid out: the differences in words."""

from __future__ import annotations

from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.keputusan import Gaya, Indikator, Kartu, Keputusan

METADATA = (
    "nomor",
    "tanggal",
    "tempat",
    "tentang",
    "menetapkan",
    "menimbang",
    "mengingat",
    "diktum",
    "penandatangan",
)


def differences(expected: Keputusan, bacaan: Bacaan, *, metadata: bool = True) -> list[str]:
    """One line for each thing that was read otherwise than it stood in the document."""
    has = bacaan.keputusan
    results = [
        f"{n}: {getattr(expected, n)!r} ≠ {getattr(has, n)!r}"
        for n in (METADATA if metadata else ())
        if _flat(getattr(expected, n)) != _flat(getattr(has, n))
    ]
    if len(expected.kartu) != len(has.kartu):
        return [*results, f"kartu: {[k.jabatan for k in expected.kartu]} ≠ {[k.jabatan for k in has.kartu]}"]
    for n, (a, b) in enumerate(zip(expected.kartu, has.kartu, strict=True), start=1):
        results += [f"kartu {n} {s}" for s in _kartu(a, b)]
    return results


def _kartu(a: Kartu, b: Kartu) -> list[str]:
    results = [
        f"{n}: {getattr(a, n)!r} ≠ {getattr(b, n)!r}"
        for n in ("jabatan", "bagian", "tugas", "fungsi")
        if _flat(getattr(a, n)) != _flat(getattr(b, n))
    ]
    for n in ("tugas", "fungsi"):
        if len(getattr(a, n)) > 1 and getattr(a, f"gaya_{n}") is not getattr(b, f"gaya_{n}"):
            results.append(f"gaya {n}: {getattr(a, f'gaya_{n}')} ≠ {getattr(b, f'gaya_{n}')}")
    if [_flat(s.teks) for s in a.sasaran] != [_flat(s.teks) for s in b.sasaran]:
        return [*results, f"sasaran: {[s.teks for s in a.sasaran]} ≠ {[s.teks for s in b.sasaran]}"]
    for s, t in zip(a.sasaran, b.sasaran, strict=True):
        if len(s.indikator) != len(t.indikator):
            results.append(f"indikator: {[i.teks for i in s.indikator]} ≠ {[i.teks for i in t.indikator]}")
            continue
        for i, j in zip(s.indikator, t.indikator, strict=True):
            results += _indikator(i, j)
    return results


def _indikator(i: Indikator, j: Indikator) -> list[str]:
    name = ["teks", "jenis", "sumber_data", "penanggung_jawab"]
    name += ["pembilang", "penyebut"] if i.pembilang and i.penyebut else ["formulasi", "komponen"]
    results = [
        f"{i.teks} {n}: {getattr(i, n)!r} ≠ {getattr(j, n)!r}"
        for n in name
        if _flat(getattr(i, n)) != _flat(getattr(j, n))
    ]
    if any(t.tw for t in i.target.values()) and [t.tw for t in i.target.values()] != [
        t.tw for t in j.target.values()
    ]:
        results.append(f"{i.teks} target: {i.target} ≠ {j.target}")
    return results


def _flat(x: object) -> object:
    if isinstance(x, str):
        return " ".join(x.split())
    return tuple(_flat(y) for y in x) if isinstance(x, tuple | list) else x


__all__ = ["Gaya", "differences"]
