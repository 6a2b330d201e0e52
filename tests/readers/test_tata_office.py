"""The same keputusan in many layouts of Word and Excel reads as the same keputusan."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.readers.arsip import Arsip
from iki_desktop.readers.baca import baca_sk
from iki_desktop.readers.docx import dokumen_docx
from iki_desktop.readers.urai import urai
from iki_desktop.readers.xlsx import baca_buku
from tests.readers.banding import selisih
from tests.readers.naskah import FILES, kata_hilang
from tests.readers.tata_excel import PenataExcel, TataExcel
from tests.readers.tata_word import Penata, Tata

NASKAH = ("sendangarum.txt", "muarateduh.txt", "bukitkencana.md", "tanjungaren.txt")
NASKAH_LEMBAR = (*NASKAH, "lembahduri.txt", "pulausirih.txt")  # a sheet needs no decree before the lampiran
BENIH = range(36)


@cache
def isi(nama: str) -> tuple[Bacaan, Keputusan]:
    """A made-up decree; kartu without jabatan (IKU) left out, as these layouts have a label for each."""
    bacaan = baca_sk(FILES / nama)
    kartu = tuple(k for k in bacaan.keputusan.kartu if k.jabatan)
    return bacaan, replace(bacaan.keputusan, kartu=kartu)


def word(benih: int) -> tuple[Keputusan, Tata, bytes]:
    bacaan, keputusan = isi(NASKAH[benih % len(NASKAH)])
    tata = Tata.acak(random.Random(benih))
    return keputusan, tata, Penata(bacaan.kantor, keputusan, tata, benih).jalan()


def excel(benih: int) -> tuple[Keputusan, TataExcel, bytes]:
    bacaan, keputusan = isi(NASKAH_LEMBAR[benih % len(NASKAH_LEMBAR)])
    tata = TataExcel.acak(random.Random(benih))
    if tata.lembar == "nama" and any(len(k.jabatan) > 27 for k in keputusan.kartu):
        tata = replace(tata, lembar="banyak")  # Excel cuts names of sheets at 31 letters
    return keputusan, tata, PenataExcel(bacaan.kantor, keputusan, tata, benih).jalan()


@pytest.mark.parametrize("benih", BENIH)
def test_word(benih: int) -> None:
    keputusan, tata, data = word(benih)
    uraian = urai(dokumen_docx(Arsip(data, "naskah.docx")))
    assert selisih(keputusan, uraian.bacaan) == [], str(tata)


@pytest.mark.parametrize("benih", BENIH)
def test_excel(benih: int) -> None:
    keputusan, tata, data = excel(benih)
    uraian = urai(baca_buku(Arsip(data, "naskah.xlsx")).dokumen)
    assert selisih(keputusan, uraian.bacaan, metadata=False) == [], str(tata)


@pytest.mark.parametrize("benih", BENIH)
@pytest.mark.parametrize("bentuk", ["docx", "xlsx"])
def test_no_word_is_lost(bentuk: str, benih: int) -> None:
    """Every word of the source is in the kartu, in a remark, or in the named list."""
    if bentuk == "docx":
        dokumen = dokumen_docx(Arsip(word(benih)[2], "x"))
    else:
        dokumen = baca_buku(Arsip(excel(benih)[2], "x")).dokumen
    assert kata_hilang(dokumen, urai(dokumen)) == Counter()


def test_layouts_differ_and_are_the_same_for_the_same_seed(tmp_path: Path) -> None:
    semua = {str(word(b)[1]) for b in BENIH} | {str(excel(b)[1]) for b in BENIH}
    assert len(semua) > 1.5 * len(BENIH)
    assert word(3)[2] == word(3)[2]
    berkas = tmp_path / "naskah.docx"
    berkas.write_bytes(word(0)[2])
    assert baca_sk(berkas).keputusan.nomor == isi(NASKAH[0])[1].nomor
