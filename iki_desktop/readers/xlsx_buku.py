"""A workbook's own part: its sheets in order, and what their cells need to be understood."""

from __future__ import annotations

from dataclasses import dataclass

from iki_desktop.errors import InputRefused
from iki_desktop.readers.arsip import Arsip
from iki_desktop.readers.xlsx_nilai import BukuNilai, bentuk_angka, kata_bersama

MAKS_LEMBAR = 200


@dataclass(frozen=True, slots=True)
class LembarBuku:
    """One sheet: its name (never empty), the member that holds it, and whether a person sees its tab."""

    nama: str
    bagian: str
    terlihat: bool


@dataclass(frozen=True, slots=True)
class IsiBuku:
    """The sheets of a workbook, and the strings and styles of their cells."""

    lembar: tuple[LembarBuku, ...]
    nilai: BukuNilai


def buka_buku(arsip: Arsip) -> IsiBuku:
    """What a workbook holds, its sheets still unread. InputRefused where it is none, damaged or hostile."""
    utama = next((t for j, t in arsip.hubungan().values() if j == "officeDocument"), "xl/workbook.xml")
    if utama not in arsip:
        raise arsip.rusak()
    buku = arsip.xml(utama)
    if buku.tag != "workbook":
        raise InputRefused(
            f"Berkas {arsip.nama} bukan buku kerja Excel. Tidak ada yang dibaca. "
            "Pilih SK berbentuk .docx, .xlsx atau .pdf."
        )
    hubungan = arsip.hubungan(utama)
    bagian = {j: t for j, t in hubungan.values() if t in arsip}
    sifat = buku.find("workbookPr")
    nilai = BukuNilai(
        kata_bersama(arsip.xml(bagian["sharedStrings"])) if "sharedStrings" in bagian else (),
        bentuk_angka(arsip.xml(bagian["styles"])) if "styles" in bagian else (),
        sejak_1904=sifat is not None and sifat.get("date1904") in ("1", "true"),
    )
    lembar: list[LembarBuku] = []
    for satu in buku.iterfind("sheets/sheet"):
        jenis, letak = hubungan.get(satu.get("r_id", ""), ("", ""))
        if jenis != "worksheet" or letak not in arsip:
            continue
        if len(lembar) >= MAKS_LEMBAR:
            raise arsip.tolak(f"lembarnya lebih dari {MAKS_LEMBAR}")
        nama = " ".join(satu.get("name", "").split())[:100] or f"Lembar {len(lembar) + 1}"
        lembar.append(LembarBuku(nama, letak, satu.get("state", "visible") == "visible"))
    return IsiBuku(tuple(lembar), nilai)
