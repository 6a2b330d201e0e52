"""Rules about the decree: its number, date, signer and legal bases, and kartu that stand in it twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from iki_desktop.models.catatan import TingkatCatatan
from iki_desktop.models.keputusan import Kartu, Keputusan
from iki_desktop.models.pemeriksaan.dasar_hukum import (
    cari_dicabut,
    cari_diubah,
    cari_masa_lewat,
    cari_tanpa_jenis,
)
from iki_desktop.models.pemeriksaan.kerangka import Aturan, Konteks, Temuan, bentuk, ringkas
from iki_desktop.models.tanggal import format_tanggal, parse_tanggal

# A slot left open for the registrar: "188/ /K", "188/…/2026", "188//K", "___".
_SLOT = re.compile(r"/\s*/|…|\.{3,}|_{2,}|^\s*/|/\s*$|\(\s*\)")
_TAHUN_JUDUL = re.compile(r"\btahun\s+(?:anggaran\s+)?((?:19|20)[0-9]{2})(?!\s*[-–/]\s*[0-9])", re.IGNORECASE)
_KEMBAR = 0.8  # share of equal indikator from which two kartu of one jabatan are the same kartu


def _nomor_kosong(_konteks: Konteks, k: Keputusan) -> Iterator[Temuan]:
    if not k.nomor.strip():
        yield Temuan("Nomor keputusan belum diisi.", bidang="nomor")
    elif _SLOT.search(k.nomor):
        yield Temuan(f"Nomor keputusan {ringkas(k.nomor)} masih berisi tempat kosong.", bidang="nomor")
    if k.lampiran.nomor.strip() and _SLOT.search(k.lampiran.nomor):
        yield Temuan(f"Nomor pada lampiran {ringkas(k.lampiran.nomor)} masih berisi tempat kosong.")


def _nomor_beda(_konteks: Konteks, k: Keputusan) -> Iterator[Temuan]:
    rapat, lampiran = (re.sub(r"\s", "", n).casefold() for n in (k.nomor, k.lampiran.nomor))
    if rapat and lampiran and rapat != lampiran:
        yield Temuan(
            f"Nomor pada lampiran {ringkas(k.lampiran.nomor)} berbeda dari nomor keputusan "
            f"{ringkas(k.nomor)}. Samakan keduanya.",
            bidang="lampiran.nomor",
            usul=None if _SLOT.search(k.nomor) else k.nomor,
        )


def _tanggal_kosong(_konteks: Konteks, k: Keputusan) -> Iterator[Temuan]:
    if k.tanggal is None:
        tertulis = f" (tertulis {ringkas(k.tanggal_teks)})" if k.tanggal_teks.strip() else ""
        yield Temuan(f"Tanggal keputusan belum lengkap{tertulis}.", bidang="tanggal")


def _tanggal_beda(_konteks: Konteks, k: Keputusan) -> Iterator[Temuan]:
    tertulis = k.lampiran.tanggal.strip()
    naskah = format_tanggal(k.tanggal) if k.tanggal else k.tanggal_teks.strip()
    if not tertulis or not naskah or bentuk(tertulis) == bentuk(naskah):
        return
    if k.tanggal is None or parse_tanggal(tertulis) != k.tanggal:
        yield Temuan(
            f"Tanggal pada lampiran tertulis {ringkas(tertulis)}, pada keputusan {ringkas(naskah)}. "
            "Samakan keduanya.",
            bidang="lampiran.tanggal",
            usul=naskah if k.tanggal else None,
        )


def _tanggal_lampiran_kosong(_konteks: Konteks, k: Keputusan) -> Iterator[Temuan]:
    if k.lampiran.nomor.strip() and not k.lampiran.tanggal.strip() and k.tanggal:
        yield Temuan(
            "Lampiran menyebut nomor keputusan tanpa tanggalnya.",
            bidang="lampiran.tanggal",
            usul=format_tanggal(k.tanggal),
        )


def _tahun_judul(_konteks: Konteks, k: Keputusan) -> Iterator[Temuan]:
    for bidang in ("tentang", "menetapkan"):
        for temu in _TAHUN_JUDUL.finditer(getattr(k, bidang)):
            if int(temu[1]) != k.tahun:
                yield Temuan(
                    f"Judul menyebut tahun {temu[1]}, sedangkan keputusan ini untuk tahun {k.tahun}.",
                    tempat=bidang,
                )


def _penandatangan(_konteks: Konteks, k: Keputusan) -> Iterator[Temuan]:
    if not k.penandatangan.nama.strip():
        yield Temuan("Nama penandatangan belum diisi.", tempat="penandatangan")
    nip = re.sub(r"\D", "", k.penandatangan.nip)
    if k.penandatangan.nip.strip() and len(nip) != 18:
        yield Temuan(
            f"NIP penandatangan {ringkas(k.penandatangan.nip)} berisi {len(nip)} angka, seharusnya 18.",
            tempat="penandatangan",
        )


def _isi_kosong(_konteks: Konteks, k: Keputusan) -> Iterator[Temuan]:
    for nama, ada in (("Menimbang", k.menimbang), ("Mengingat", k.mengingat), ("Diktum", k.diktum)):
        if not ada:
            yield Temuan(f"{nama} belum diisi.", bidang=nama.lower())


def _tanpa_target(konteks: Konteks, k: Keputusan) -> Iterator[Temuan]:
    semua = [i for kartu in k.kartu for i in kartu.indikator()]
    tanpa = [
        i
        for i in semua
        if konteks.tahun not in i.target and not any(konteks.tahun in t for t in i.target_pengampu.values())
    ]
    if tanpa:
        yield Temuan(
            f"{len(tanpa)} dari {len(semua)} indikator belum punya target tahun {konteks.tahun}; capaiannya "
            "belum dapat dihitung.",
            objek=tanpa[0].id,
        )


def _kartu_kembar(_konteks: Konteks, k: Keputusan) -> Iterator[Temuan]:
    for (m, satu), (n, dua) in _sejabatan(k):
        if _kesamaan(satu, dua) >= _KEMBAR:
            yield Temuan(
                f"Kartu {n} sama dengan kartu {m} ({satu.jabatan or satu.unit}). Hapus salah satu bila "
                "memang kartu yang sama.",
                objek=dua.id,
                tempat=f"Kartu {n}",
            )


def _jabatan_sama(_konteks: Konteks, k: Keputusan) -> Iterator[Temuan]:
    for (m, satu), (n, dua) in _sejabatan(k):
        if _kesamaan(satu, dua) < _KEMBAR and satu.jabatan.strip():
            yield Temuan(
                f"Kartu {n} dan kartu {m} bernama jabatan sama ({satu.jabatan}) tetapi isinya berbeda.",
                objek=dua.id,
                tempat=f"Kartu {n}",
            )


def _sejabatan(k: Keputusan) -> Iterator[tuple[tuple[int, Kartu], tuple[int, Kartu]]]:
    """Pairs of kartu of the same jabatan, unit and section, with their numbers."""
    kelompok: dict[tuple[str, str, str], list[tuple[int, Kartu]]] = {}
    for n, kartu in enumerate(k.kartu, 1):
        kunci = (bentuk(kartu.jabatan), bentuk(kartu.unit), bentuk(kartu.bagian) if not kartu.jabatan else "")
        kelompok.setdefault(kunci, []).append((n, kartu))
    for anggota in kelompok.values():
        yield from combinations(anggota, 2)


def _kesamaan(satu: Kartu, dua: Kartu) -> float:
    """Share of the indikator (or, without any, of tugas and fungsi) that both kartu have, 0–1."""
    a, b = ({bentuk(i.teks) for i in kartu.indikator()} for kartu in (satu, dua))
    if not a and not b:
        a, b = ({bentuk(t) for t in (*kartu.tugas, *kartu.fungsi)} for kartu in (satu, dua))
    return len(a & b) / len(a | b) if a | b else 1.0


ATURAN_KEPUTUSAN: tuple[Aturan[Keputusan], ...] = (
    Aturan("nomor-kosong", TingkatCatatan.GALAT, _nomor_kosong),
    Aturan("nomor-beda", TingkatCatatan.GALAT, _nomor_beda),
    Aturan("tanggal-kosong", TingkatCatatan.GALAT, _tanggal_kosong),
    Aturan("tanggal-beda", TingkatCatatan.GALAT, _tanggal_beda),
    Aturan("tanggal-lampiran-kosong", TingkatCatatan.PERIKSA, _tanggal_lampiran_kosong),
    Aturan("tahun-judul-beda", TingkatCatatan.PERIKSA, _tahun_judul),
    Aturan("penandatangan", TingkatCatatan.PERIKSA, _penandatangan),
    Aturan("isi-keputusan-kosong", TingkatCatatan.PERIKSA, _isi_kosong),
    Aturan("dasar-hukum-diganti", TingkatCatatan.PERIKSA, cari_dicabut),
    Aturan("dasar-hukum-diubah", TingkatCatatan.PERIKSA, cari_diubah),
    Aturan("dasar-hukum-tanpa-jenis", TingkatCatatan.PERIKSA, cari_tanpa_jenis),
    Aturan("dasar-hukum-lewat", TingkatCatatan.PERIKSA, cari_masa_lewat),
    Aturan("kartu-kembar", TingkatCatatan.PERIKSA, _kartu_kembar),
    Aturan("jabatan-sama", TingkatCatatan.INFO, _jabatan_sama),
    Aturan("target-belum-ada", TingkatCatatan.INFO, _tanpa_target),
)
