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


def selisih(harap: Keputusan, bacaan: Bacaan, *, metadata: bool = True) -> list[str]:
    """One line for each thing that was read otherwise than it stood in the document."""
    ada = bacaan.keputusan
    hasil = [
        f"{n}: {getattr(harap, n)!r} ≠ {getattr(ada, n)!r}"
        for n in (METADATA if metadata else ())
        if _rata(getattr(harap, n)) != _rata(getattr(ada, n))
    ]
    if len(harap.kartu) != len(ada.kartu):
        return [*hasil, f"kartu: {[k.jabatan for k in harap.kartu]} ≠ {[k.jabatan for k in ada.kartu]}"]
    for n, (a, b) in enumerate(zip(harap.kartu, ada.kartu, strict=True), start=1):
        hasil += [f"kartu {n} {s}" for s in _kartu(a, b)]
    return hasil


def _kartu(a: Kartu, b: Kartu) -> list[str]:
    hasil = [
        f"{n}: {getattr(a, n)!r} ≠ {getattr(b, n)!r}"
        for n in ("jabatan", "bagian", "tugas", "fungsi")
        if _rata(getattr(a, n)) != _rata(getattr(b, n))
    ]
    for n in ("tugas", "fungsi"):
        if len(getattr(a, n)) > 1 and getattr(a, f"gaya_{n}") is not getattr(b, f"gaya_{n}"):
            hasil.append(f"gaya {n}: {getattr(a, f'gaya_{n}')} ≠ {getattr(b, f'gaya_{n}')}")
    if [_rata(s.teks) for s in a.sasaran] != [_rata(s.teks) for s in b.sasaran]:
        return [*hasil, f"sasaran: {[s.teks for s in a.sasaran]} ≠ {[s.teks for s in b.sasaran]}"]
    for s, t in zip(a.sasaran, b.sasaran, strict=True):
        if len(s.indikator) != len(t.indikator):
            hasil.append(f"indikator: {[i.teks for i in s.indikator]} ≠ {[i.teks for i in t.indikator]}")
            continue
        for i, j in zip(s.indikator, t.indikator, strict=True):
            hasil += _indikator(i, j)
    return hasil


def _indikator(i: Indikator, j: Indikator) -> list[str]:
    nama = ["teks", "jenis", "sumber_data", "penanggung_jawab"]
    nama += ["pembilang", "penyebut"] if i.pembilang and i.penyebut else ["formulasi", "komponen"]
    hasil = [
        f"{i.teks} {n}: {getattr(i, n)!r} ≠ {getattr(j, n)!r}"
        for n in nama
        if _rata(getattr(i, n)) != _rata(getattr(j, n))
    ]
    if any(t.tw for t in i.target.values()) and [t.tw for t in i.target.values()] != [
        t.tw for t in j.target.values()
    ]:
        hasil.append(f"{i.teks} target: {i.target} ≠ {j.target}")
    return hasil


def _rata(x: object) -> object:
    if isinstance(x, str):
        return " ".join(x.split())
    return tuple(_rata(y) for y in x) if isinstance(x, tuple | list) else x


__all__ = ["Gaya", "selisih"]
