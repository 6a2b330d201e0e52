"""Legal bases in Mengingat that were replaced, changed or have run out: a small table of the well-known ones.

Only what is certain stands in the table, and a remark asks to look again (JDIH), never claims more. A
regulation is held against those that came in a year before the keputusan's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.pemeriksaan.kerangka import Konteks, Temuan


@dataclass(frozen=True, slots=True)
class Dasar:
    """A regulation: "UU", 23, 2014."""

    jenis: str
    nomor: int
    tahun: int

    def __str__(self) -> str:
        return f"{SEBUTAN[self.jenis]} Nomor {self.nomor} Tahun {self.tahun}"


SEBUTAN = {
    "UU": "Undang-Undang",
    "PP": "Peraturan Pemerintah",
    "Perpres": "Peraturan Presiden",
    "Permendagri": "Peraturan Menteri Dalam Negeri",
    "PermenPANRB": "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
}

_RI = r"(?:\s+Republik\s+Indonesia)?"
_POLA_JENIS = {
    "UU": rf"(?:Undang\s*-\s*Undang{_RI}|\bUU)",
    "PP": rf"(?:Peraturan\s+Pemerintah{_RI}|\bPP)",
    "Perpres": rf"(?:Peraturan\s+Presiden{_RI}|\bPerpres)",
    "Permendagri": rf"(?:Peraturan\s+Menteri\s+Dalam\s+Negeri{_RI}|\bPermendagri)",
    "PermenPANRB": (
        r"(?:Peraturan\s+Menteri\s+(?:Negara\s+)?Pendayagunaan\s+Aparatur\s+Negara"
        rf"(?:\s+dan\s+Reformasi\s+Birokrasi)?{_RI}|\bPermen\s*PAN\s*-?\s*RB)"
    ),
}
_POLA = re.compile("|".join(f"(?P<{jenis}>{pola})" for jenis, pola in _POLA_JENIS.items()), re.IGNORECASE)
_NOMOR = re.compile(r"\s*(?:Nomor|No\.?)?\s*:?\s*0*([0-9]{1,3})\s+Tahun\s+([0-9]{4})", re.IGNORECASE)
_MASA = re.compile(r"Tahun\s+(?P<awal>(?:19|20)[0-9]{2})\s*[-–—]\s*(?P<akhir>20[0-9]{2})", re.IGNORECASE)


def _d(teks: str) -> Dasar:
    jenis, nomor, tahun = re.split(r"[ /]", teks)
    return Dasar(jenis, int(nomor), int(tahun))


# What no longer holds, and what stands in its place.
DICABUT = {
    _d(lama): _d(baru)
    for lama, baru in (
        ("UU 8/1974", "UU 20/2023"),
        ("UU 43/1999", "UU 20/2023"),
        ("UU 22/1999", "UU 23/2014"),
        ("UU 10/2004", "UU 12/2011"),
        ("UU 32/2004", "UU 23/2014"),
        ("UU 33/2004", "UU 1/2022"),
        ("UU 28/2009", "UU 1/2022"),
        ("UU 5/2014", "UU 20/2023"),
        ("PP 58/2005", "PP 12/2019"),
        ("PP 65/2005", "PP 2/2018"),
        ("PP 72/2005", "PP 43/2014"),
        ("PP 79/2005", "PP 12/2017"),
        ("PP 3/2007", "PP 13/2019"),
        ("PP 41/2007", "PP 18/2016"),
        ("PP 6/2008", "PP 13/2019"),
        ("PP 19/2008", "PP 17/2018"),
        ("PP 53/2010", "PP 94/2021"),
        ("PP 46/2011", "PP 30/2019"),
        ("Permendagri 13/2006", "Permendagri 77/2020"),
        ("Permendagri 54/2009", "Permendagri 1/2023"),
        ("Permendagri 54/2010", "Permendagri 86/2017"),
        ("Permendagri 53/2011", "Permendagri 80/2015"),
        ("Permendagri 1/2014", "Permendagri 80/2015"),
        ("PermenPANRB 29/2010", "PermenPANRB 53/2014"),
        ("PermenPANRB 16/2014", "PermenPANRB 14/2017"),
        ("PermenPANRB 12/2015", "PermenPANRB 88/2021"),
        ("PermenPANRB 8/2021", "PermenPANRB 6/2022"),
    )
}

# What still holds and was changed; the changes that are certain, the last one last.
DIUBAH = {
    _d(lama): tuple(_d(p) for p in perubahan)
    for lama, *perubahan in (
        ("UU 12/2011", "UU 15/2019", "UU 13/2022"),
        ("UU 6/2014", "UU 3/2024"),
        ("UU 23/2014", "UU 9/2015", "UU 6/2023"),
        ("PP 43/2014", "PP 47/2015", "PP 11/2019"),
        ("PP 18/2016", "PP 72/2019"),
        ("PP 11/2017", "PP 17/2020"),
        ("Permendagri 80/2015", "Permendagri 120/2018"),
    )
}


def dasar_disebut(teks: str) -> list[Dasar]:
    """The regulations of the table's kinds that a text cites, in order."""
    hasil: list[Dasar] = []
    for temu in _POLA.finditer(teks):
        nomor = _NOMOR.match(teks, temu.end())
        if nomor and temu.lastgroup:
            hasil.append(Dasar(temu.lastgroup, int(nomor[1]), int(nomor[2])))
    return hasil


def tahun_naskah(k: Keputusan) -> int:
    """The year in which the decree was signed, as far as it is known."""
    return k.tanggal.year if k.tanggal else k.tahun


def _kepala(teks: str) -> Dasar | None:
    """The regulation an item of Mengingat is about; one named later in its title does not count."""
    temu = _POLA.match(teks.lstrip())
    nomor = _NOMOR.match(teks.lstrip(), temu.end()) if temu else None
    if not temu or not nomor or not temu.lastgroup:
        return None
    return Dasar(temu.lastgroup, int(nomor[1]), int(nomor[2]))


def cari_dicabut(_konteks: Konteks, k: Keputusan) -> Iterator[Temuan]:
    """Items of Mengingat whose regulation was replaced before the decree's year."""
    for n, teks in enumerate(k.mengingat, 1):
        dasar = _kepala(teks)
        pengganti = DICABUT.get(dasar) if dasar else None
        if pengganti and pengganti.tahun < tahun_naskah(k) and pengganti not in dasar_disebut(teks):
            yield Temuan(
                f"{dasar} sudah diganti dengan {pengganti}. Periksa di JDIH, lalu sesuaikan dasar hukumnya.",
                tempat=f"mengingat {n}",
            )


def cari_diubah(_konteks: Konteks, k: Keputusan) -> Iterator[Temuan]:
    """Items of Mengingat whose regulation was changed, and that do not name the change."""
    for n, teks in enumerate(k.mengingat, 1):
        dasar = _kepala(teks)
        sudah = [p for p in DIUBAH.get(dasar, ()) if p.tahun < tahun_naskah(k)] if dasar else []
        # A later change than the table knows is as good as the one it knows.
        if sudah and all(d.tahun < sudah[-1].tahun for d in dasar_disebut(teks)):
            yield Temuan(
                f"{dasar} telah diubah, terakhir yang diketahui program ini dengan {sudah[-1]}, tetapi "
                "perubahan itu tidak disebut. Periksa di JDIH, lalu lengkapi.",
                tempat=f"mengingat {n}",
            )


def cari_tanpa_jenis(_konteks: Konteks, k: Keputusan) -> Iterator[Temuan]:
    """Items that cite a "Peraturan Nomor …" of nobody."""
    for n, teks in enumerate(k.mengingat, 1):
        if re.match(r"\s*Peraturan\s+(?:Nomor|No\.?)\b", teks, re.IGNORECASE):
            yield Temuan(
                "Jenis peraturannya tidak disebut (Peraturan Pemerintah, Peraturan Presiden, …).",
                tempat=f"mengingat {n}",
            )


def cari_masa_lewat(_konteks: Konteks, k: Keputusan) -> Iterator[Temuan]:
    """Plans cited for years that are over ("Tahun 2014-2019" in a decree of 2026)."""
    for n, teks in enumerate(k.mengingat, 1):
        akhir = [int(m["akhir"]) for m in _MASA.finditer(teks)]
        if akhir and max(akhir) < k.tahun:
            yield Temuan(
                f"Dokumen ini berlaku sampai tahun {max(akhir)}, sedangkan keputusan ini untuk tahun "
                f"{k.tahun}. Ganti dengan yang berlaku sekarang.",
                tempat=f"mengingat {n}",
            )
