"""Plain text and Markdown in: lines, tab-separated or piped table rows, page breaks, list bullets."""

from __future__ import annotations

import re

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.readers.dokumen import Baris, BarisTabel, Blok, Dokumen, SelTabel, Tabel
from iki_desktop.readers.markah import bersihkan_huruf, bersihkan_markah
from iki_desktop.readers.masukan import periksa_ukuran

BUTIR = re.compile(r"^\s*(?:[-–—•●▪◦‣*·➢✓]|o(?=\s{2}))\s+(?=\S)")
GARIS = re.compile(r"^[\s\-–—=_|:+.*#]*$")
JUDUL_MD = re.compile(r"^\s*#{1,6}\s+")
PIPA = re.compile(r"(?<!\\)\|")


def dokumen_teks(teks: str, sandi: str = "UTF-8") -> Dokumen:
    """The lines and tables of a text. InputRefused where it is empty or too large to be a decree.

    A line with a tab between words is a table row; rows on neighbouring lines stand in one table.
    """
    periksa_ukuran(teks)
    blok: list[Blok] = []
    baris_tabel: list[BarisTabel] = []
    catatan: list[Catatan] = []
    if sandi == "Windows-1252":
        catatan.append(
            Catatan(
                TingkatCatatan.INFO,
                "sandi-huruf",
                "Berkas tidak bersandi UTF-8; hurufnya dibaca sebagai Windows-1252. Periksa huruf beraksen.",
                tempat="Naskah",
            )
        )

    def tutup_tabel() -> None:
        if baris_tabel:
            blok.append(Tabel(tuple(baris_tabel)))
            baris_tabel.clear()

    for nomor, asli in enumerate(bersihkan_huruf(teks).split("\n"), start=1):
        if not asli.strip():
            tutup_tabel()
            continue
        sel = _sel(asli)
        if GARIS.match(asli):
            continue  # a ruling line says nothing; it does not end a table either
        if sel is None:
            tutup_tabel()
            blok.append(_baris(asli, nomor))
        else:
            baris_tabel.append(BarisTabel(tuple(SelTabel(bersihkan_markah(s)) for s in sel), nomor))
    tutup_tabel()
    if not blok:
        raise InputRefused(
            "Teksnya kosong. Tidak ada yang dibaca. Pilih naskah SK yang memuat kartu indikator kinerja."
        )
    return Dokumen(tuple(blok), tuple(catatan))


def _sel(asli: str) -> list[str] | None:
    """The cells of a table row, or None for a line: tabs, or pipes at both ends (Markdown)."""
    polos = asli.strip()
    if polos.startswith("|") and polos.endswith("|") and len(polos) > 2:
        return [s.replace("\\|", "|") for s in PIPA.split(polos[1:-1])]
    if "\t" not in asli:
        return None
    sel = asli.split("\t")
    isi = [s for s in sel if s.strip()]
    # an indented line is a line; an empty cell before or behind a single word is a row
    if len(isi) == 1 and not sel[0].strip() and sel[-1].strip() and len(sel) == 2:
        return None
    return sel


def _baris(asli: str, nomor: int) -> Baris:
    asli = JUDUL_MD.sub("", asli)
    butir = BUTIR.match(asli)
    if butir:
        asli = asli[butir.end() :]
    return Baris(bersihkan_markah(asli).replace("\n", " "), nomor, butir=bool(butir))
