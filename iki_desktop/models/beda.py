"""What differs between two states of a kartu or a decree: field by field in words, and word by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any, cast

from iki_desktop.models.angka import format_besaran
from iki_desktop.models.keputusan import Indikator, Kartu, Keputusan, Sasaran, Target
from iki_desktop.models.tanggal import format_tanggal

_KEPUTUSAN = {
    "nomor": "Nomor",
    "tanggal": "Tanggal",
    "tanggal_teks": "Tanggal",
    "tempat": "Tempat ditetapkan",
    "tentang": "Tentang",
    "menetapkan": "Menetapkan",
    "menimbang": "Menimbang",
    "mengingat": "Mengingat",
    "diktum": "Diktum",
}
_TTD = {"nama": "nama", "jabatan": "jabatan", "pangkat": "pangkat", "nip": "NIP", "atas_nama": "atas nama"}
_KARTU = {
    "jenis": "Jenis kartu",
    "bagian": "Bagian",
    "jabatan": "Jabatan",
    "unit": "Unit",
    "tugas": "Tugas",
    "fungsi": "Fungsi",
    "judul_kolom": "Judul kolom",
}
_INDIKATOR = {
    "teks": "",
    "jenis": "jenis",
    "satuan": "satuan",
    "formulasi": "formulasi",
    "pembilang": "pembilang",
    "penyebut": "penyebut",
    "sumber_data": "sumber data",
    "penanggung_jawab": "penanggung jawab",
    "konsolidasi": "penggabungan bulan",
    "arah": "arah",
    "frekuensi": "frekuensi",
}


@dataclass(frozen=True, slots=True)
class Beda:
    """One field that differs. `lama` "" is what was not there, `baru` "" what is there no more."""

    tempat: str  # "Fungsi", "Indikator 2, formulasi"
    lama: str
    baru: str


class Nasib(StrEnum):
    """What becomes of some words."""

    TETAP = "tetap"
    DIBUANG = "dibuang"
    DITAMBAH = "ditambah"


@dataclass(frozen=True, slots=True)
class Potongan:
    teks: str
    nasib: Nasib


def beda_kata(lama: str, baru: str) -> tuple[Potongan, ...]:
    """The words of both in one line: what stays, what goes and what comes; joined by blanks."""
    a, b = lama.split(), baru.split()
    hasil: list[Potongan] = []
    for jenis, i, j, m, n in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if jenis == "equal":
            hasil.append(Potongan(" ".join(a[i:j]), Nasib.TETAP))
            continue
        if i < j:
            hasil.append(Potongan(" ".join(a[i:j]), Nasib.DIBUANG))
        if m < n:
            hasil.append(Potongan(" ".join(b[m:n]), Nasib.DITAMBAH))
    return tuple(hasil)


def beda_kepala(lama: Keputusan, baru: Keputusan) -> tuple[Beda, ...]:
    """What differs in the decree itself, its kartu aside."""
    hasil = [*_bidang(lama, baru, _KEPUTUSAN, "")]
    hasil += _bidang(lama.penandatangan, baru.penandatangan, _TTD, "Penandatangan")
    hasil += _bidang(lama.lampiran, baru.lampiran, {"nomor": "nomor", "tanggal": "tanggal"}, "Lampiran")
    return tuple(hasil)


def beda_kartu(lama: Kartu, baru: Kartu) -> tuple[Beda, ...]:
    """What differs in a kartu, its sasaran and indikator known again by their ids; in the order of `baru`."""
    hasil = [*_bidang(lama, baru, _KARTU, "")]
    sasaran = {s.id: s for s in lama.sasaran}
    indikator = {i.id: (i, s.id) for s in lama.sasaran for i in s.indikator}
    nomor = 0
    for n, s in enumerate(baru.sasaran, 1):
        ada = sasaran.get(s.id)
        hasil += _teks(f"Sasaran {n}", ada.teks if ada else "", s.teks)
        for i in s.indikator:
            nomor += 1
            tempat = f"Indikator {nomor}"
            if i.id not in indikator:
                hasil += _teks(tempat, "", i.teks)
                continue
            dulu, rumah = indikator[i.id]
            hasil += _bidang(dulu, i, _INDIKATOR, tempat)
            hasil += _target(tempat, dulu, i)
            if rumah != s.id:
                hasil += _teks(f"{tempat}, sasarannya", sasaran[rumah].teks, s.teks)
    hasil += _tak_ada_lagi(lama, baru)
    if not hasil and lama.sasaran != baru.sasaran:
        hasil.append(_urutan(lama, baru))
    return tuple(hasil)


def _tak_ada_lagi(lama: Kartu, baru: Kartu) -> Iterator[Beda]:
    tinggal = {s.id for s in baru.sasaran} | {i.id for i in baru.indikator()}
    nomor = 0
    for n, s in enumerate(lama.sasaran, 1):
        if s.id not in tinggal:
            yield from _teks(f"Sasaran {n} yang lama", s.teks, "")
        for i in s.indikator:
            nomor += 1
            if i.id not in tinggal:
                yield from _teks(f"Indikator {nomor} yang lama", i.teks, "")


def _urutan(lama: Kartu, baru: Kartu) -> Beda:
    def urut(daftar: Sequence[Sasaran]) -> str:
        return "; ".join(i.teks for s in daftar for i in s.indikator) or "; ".join(s.teks for s in daftar)

    return Beda("Urutan indikator", urut(lama.sasaran), urut(baru.sasaran))


def _bidang(lama: object, baru: object, nama: Mapping[str, str], awalan: str) -> Iterator[Beda]:
    for bidang, sebutan in nama.items():
        a, b = getattr(lama, bidang), getattr(baru, bidang)
        if a != b:
            yield from _teks(", ".join(t for t in (awalan, sebutan) if t), _kata(a), _kata(b))


def _target(tempat: str, lama: Indikator, baru: Indikator) -> Iterator[Beda]:
    for tahun in sorted({*lama.target, *baru.target}):
        a, b = lama.target.get(tahun), baru.target.get(tahun)
        if a != b:
            yield from _teks(f"{tempat}, target {tahun}", kata_target(a), kata_target(b))


def kata_target(target: Target | None) -> str:
    """A year's target in words: "26", "100; TW 25, 50, 75, 100"."""
    if target is None:
        return ""
    bagian = [format_besaran(target.tahun)] if target.tahun is not None else []
    if target.tw is not None:
        bagian.append("TW " + ", ".join("–" if t is None else format_besaran(t) for t in target.tw))
    bagian += [f"bulan {b}: {format_besaran(t)}" for b, t in sorted(target.bulan.items())]
    return "; ".join(bagian)


def _teks(tempat: str, lama: str, baru: str) -> Iterator[Beda]:
    if lama != baru:
        yield Beda(tempat, lama, baru)


def _kata(nilai: Any) -> str:
    if nilai is None:
        return ""
    if isinstance(nilai, tuple):
        butir = cast("tuple[Any, ...]", nilai)
        return "\n".join(f"{x.label}: {x.teks}" if hasattr(x, "label") else str(x) for x in butir)
    return format_tanggal(nilai) if hasattr(nilai, "isoformat") else str(nilai)
