"""The word for a capaian by the office's scale, and the foot that says so on each report."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from iki_desktop.models.angka import format_angka
from iki_desktop.models.kantor import SKALA, SKALA_RKPD, Pengaturan, Tingkat

_NAMA_SKALA = {
    "RKPD": "skala RKPD (dipakai dalam LKjIP, dirujuk ke Permendagri 86/2017)",
    "SKP": "skala mengikuti sebutan SKP",
    "Survei": "skala indeks survei",
}


def skala_kantor(pengaturan: Pengaturan) -> tuple[Tingkat, ...]:
    """The scale the office has chosen."""
    return SKALA.get(pengaturan.skala, SKALA_RKPD)


def kategori(capaian: Decimal | Fraction | None, skala: Sequence[Tingkat]) -> Tingkat | None:
    """The step with the highest bound that `capaian` (in %, unrounded) reaches; None for no capaian.

    A scale may be given in any order; without a step that has no bound, a value below all has none.
    """
    if capaian is None:
        return None
    nilai = Fraction(capaian)
    for batas, tegas, tingkat in _menurun(tuple(skala)):
        if batas is None or nilai > batas or (nilai == batas and not tegas):
            return tingkat
    return None


@lru_cache(maxsize=32)
def _menurun(skala: tuple[Tingkat, ...]) -> tuple[tuple[Fraction | None, bool, Tingkat], ...]:
    return tuple((None if t.batas is None else Fraction(t.batas), t.tegas, t) for t in skala_menurun(skala))


def skala_menurun(skala: Sequence[Tingkat]) -> tuple[Tingkat, ...]:
    """The steps from the highest bound down; at the same bound ">" stands above "≥", no bound last."""

    def letak(t: Tingkat) -> tuple[bool, Decimal, bool]:
        return (t.batas is not None, t.batas or Decimal(0), t.tegas)

    return tuple(sorted(skala, key=letak, reverse=True))


def uraian_skala(skala: Sequence[Tingkat]) -> str:
    """The scale in words: "≥ 91 Sangat Tinggi, ≥ 76 Tinggi, …, selebihnya Sangat Rendah"."""
    bagian = [
        f"selebihnya {t.nama}" if batas is None else f"{'>' if tegas else '≥'} {format_angka(batas)} {t.nama}"
        for batas, tegas, t in _menurun(tuple(skala))
    ]
    return ", ".join(bagian)


def kaki_laporan(pengaturan: Pengaturan) -> tuple[str, ...]:
    """The sentences in the foot of each report: scale, cap and formula (aturan.md, "Kategori")."""
    nama = _NAMA_SKALA.get(pengaturan.skala, pengaturan.skala)
    if pengaturan.batas_capaian is None:
        batas = "Rata-rata capaian dihitung tanpa batas atas."
    else:
        batas = (
            "Dalam rata-rata, capaian tiap indikator dihitung paling tinggi "
            f"{format_angka(pengaturan.batas_capaian)} %."
        )
    return (
        f"Kategori menurut {nama}: {uraian_skala(skala_kantor(pengaturan))}.",
        batas + " Indikator yang belum punya target atau angka tidak ikut dihitung.",
        "Capaian: makin tinggi makin baik = realisasi ÷ target × 100; makin rendah makin baik = "
        "(2 × target − realisasi) ÷ target × 100 (PermenPANRB 8/2021); realisasi di dalam target "
        "rentang = 100; di bawah 0 dihitung 0.",
    )
