"""Who carries a pengampu on which day, in the words of lists, and times that contradict one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.models.kantor import IsiKantor, Masa, Pegawai, Sebagai
from iki_desktop.models.keputusan import JenisKartu
from iki_desktop.models.nama import nama_kartu
from iki_desktop.models.tanggal import format_tanggal

_AWAL, _AKHIR = date.min, date.max


@dataclass(frozen=True, slots=True)
class Kursi:
    """A pengampu with its name in lists, "Lurah, Kelurahan Timur"; kartu and keputusan are ids.

    `jabatan` is False for the IKU of the office, which its head carries beside his own kartu.
    """

    pengampu: str
    nama: str
    kartu: str
    keputusan: str
    tahun: int
    jabatan: bool


def kursi_kantor(isi: IsiKantor) -> dict[str, Kursi]:
    """All pengampu of the office by id, in the order of keputusan and lampiran."""
    semua: dict[str, Kursi] = {}
    for keputusan in sorted(isi.keputusan, key=lambda k: k.tahun):
        for kartu in keputusan.kartu:
            for n, p in enumerate(kartu.pengampu, 1):
                unit = p.unit or (f"pengampu {n}" if len(kartu.pengampu) > 1 else "")
                nama = ", ".join(t for t in (nama_kartu(kartu), unit) if t)
                jabatan = kartu.jenis is not JenisKartu.IKU
                semua[p.id] = Kursi(p.id, nama, kartu.id, keputusan.id, keputusan.tahun, jabatan)
    return semua


def pemegang(isi: IsiKantor, pengampu: str, pada: date) -> tuple[tuple[Pegawai, Masa], ...]:
    """Who carries a pengampu on a day: definitif before Plt. and Plh."""
    ada = [
        (p, m)
        for p in isi.pegawai
        for m in p.jabatan
        if m.pengampu == pengampu and (m.mulai or _AWAL) <= pada <= (m.selesai or _AKHIR)
    ]
    return tuple(sorted(ada, key=lambda pm: list(Sebagai).index(pm[1].sebagai)))


def sebut_pemegang(pegawai: Pegawai, masa: Masa) -> str:
    """ "Sari Utami", "Plt. Sari Utami"."""
    return pegawai.nama if masa.sebagai is Sebagai.DEFINITIF else f"{masa.sebagai.value} {pegawai.nama}"


def sebut_masa(masa: Masa) -> str:
    """ "1 Januari 2024 sampai 31 Desember 2025", "sejak 1 Januari 2024", "tanpa tanggal"."""
    if masa.mulai is not None and masa.selesai is not None:
        return f"{format_tanggal(masa.mulai)} sampai {format_tanggal(masa.selesai)}"
    if masa.mulai is not None:
        return f"sejak {format_tanggal(masa.mulai)}"
    return f"sampai {format_tanggal(masa.selesai)}" if masa.selesai is not None else "tanpa tanggal"


def masa_bertumpuk(isi: IsiKantor) -> tuple[Catatan, ...]:
    """Times that overlap and should not, as remarks on a pegawai (`objek`); they hinder nothing.

    A pengampu has one pegawai at a time, but for a Plh., who stands in beside the definitif. A pegawai is
    definitif in one jabatan of a keputusan at a time.
    """
    kursi = kursi_kantor(isi)
    return (*_satu_kursi(isi, kursi), *_satu_pegawai(isi, kursi))


def _satu_kursi(isi: IsiKantor, kursi: Mapping[str, Kursi]) -> Iterator[Catatan]:
    per_kursi: dict[str, list[tuple[Pegawai, Masa]]] = {}
    for p in isi.pegawai:
        for m in p.jabatan:
            if m.sebagai is not Sebagai.PLH:
                per_kursi.setdefault(m.pengampu, []).append((p, m))
    for pengampu, daftar in per_kursi.items():
        for (p, a), (q, b) in combinations(daftar, 2):
            if pengampu in kursi and _bertumpuk(a, b):
                dua = "dua kali" if p.id == q.id else f"juga oleh {sebut_pemegang(q, b)} ({sebut_masa(b)})"
                yield _catatan(
                    "kursi-ganda", p, f"{kursi[pengampu].nama} dipegang {dua} pada masa yang sama.", a
                )
                if p.id != q.id:
                    yield _catatan(
                        "kursi-ganda",
                        q,
                        f"{kursi[pengampu].nama} dipegang juga oleh {sebut_pemegang(p, a)} ({sebut_masa(a)}) "
                        "pada masa yang sama.",
                        b,
                    )


def _satu_pegawai(isi: IsiKantor, kursi: Mapping[str, Kursi]) -> Iterator[Catatan]:
    for p in isi.pegawai:
        tetap = [
            m
            for m in p.jabatan
            if m.sebagai is Sebagai.DEFINITIF and (k := kursi.get(m.pengampu)) is not None and k.jabatan
        ]
        for a, b in combinations(tetap, 2):
            satu, dua = kursi[a.pengampu], kursi[b.pengampu]
            if satu.kartu != dua.kartu and satu.keputusan == dua.keputusan and _bertumpuk(a, b):
                yield _catatan(
                    "jabatan-ganda",
                    p,
                    f"Definitif sebagai {satu.nama} dan {dua.nama} pada masa yang sama. "
                    "Pilih Plt. atau Plh. untuk salah satunya, atau perbaiki tanggalnya.",
                    a,
                )


def _bertumpuk(a: Masa, b: Masa) -> bool:
    return (a.mulai or _AWAL) <= (b.selesai or _AKHIR) and (b.mulai or _AWAL) <= (a.selesai or _AKHIR)


def _catatan(kode: str, pegawai: Pegawai, pesan: str, masa: Masa) -> Catatan:
    tempat = f"{pegawai.nama}, {sebut_masa(masa)}"
    return Catatan(TingkatCatatan.PERIKSA, kode, pesan, tempat=tempat, objek=pegawai.id)
