"""What an import into a file that has kartu left as it was, kept or took out: as remarks, one a kartu."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from iki_desktop.models.banding import Banding, BandingKartu, Keadaan, Putusan
from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.models.nama import nama_kartu

BANYAK_DISEBUT = 3  # fields or indikator named in one remark


def catatan_banding(banding: Banding, putusan: Mapping[str, Putusan]) -> tuple[Catatan, ...]:
    """Remarks of a comparison as decided: what differs and stays, what is kept for its figures, what goes."""
    return tuple(_semua(banding, putusan))


def _semua(banding: Banding, putusan: Mapping[str, Putusan]) -> Iterator[Catatan]:
    for k in banding.kartu:
        if k.lama is None or k.keadaan is Keadaan.SAMA:
            continue
        tempat = f"Kartu {k.lama.urut}"
        p = putusan.get(k.baca.id, k.pilihan[0])
        if p is Putusan.LEWATI:
            yield Catatan(
                TingkatCatatan.PERIKSA,
                "kartu-berbeda",
                f"Kartu “{nama_kartu(k.lama)}” di berkas berbeda dari naskah ({_bidang(k)}) dan dibiarkan.",
                tempat,
                objek=k.baca.id,
            )
        elif p is Putusan.GANTI:
            yield from _ganti(k, tempat)
    for lama in banding.tak_di_naskah:
        yield Catatan(
            TingkatCatatan.INFO,
            "kartu-tak-di-naskah",
            f"Kartu “{nama_kartu(lama)}” ada di berkas tetapi tidak di naskah; dibiarkan.",
            f"Kartu {lama.urut}",
        )


def _ganti(k: BandingKartu, tempat: str) -> Iterator[Catatan]:
    for i in k.dijaga:
        yield Catatan(
            TingkatCatatan.PERIKSA,
            "indikator-dijaga",
            f"Indikator “{i.teks}” tidak ada di naskah tetapi sudah punya angka realisasi; tetap disimpan.",
            tempat,
            objek=k.baca.id,
        )
    for i in k.dibuang:
        yield Catatan(
            TingkatCatatan.INFO,
            "indikator-dibuang",
            f"Indikator “{i.teks}” tidak ada di naskah dan belum punya angka; dikeluarkan dari kartu.",
            tempat,
            objek=k.baca.id,
        )


def _bidang(k: BandingKartu) -> str:
    nama = list(dict.fromkeys(b.tempat[:1].lower() + b.tempat[1:] for b in k.beda))
    lebih = len(nama) - BANYAK_DISEBUT
    return ", ".join(nama[:BANYAK_DISEBUT]) + (f", dan {lebih} lainnya" if lebih > 0 else "")
