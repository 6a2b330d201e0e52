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
from iki_desktop.readers.archive import Archive
from iki_desktop.readers.docx.reader import docx_document
from iki_desktop.readers.parser.parse import parse
from iki_desktop.readers.read import read_sk
from iki_desktop.readers.xlsx.reader import read_workbook
from tests.readers.comparison import differences
from tests.readers.decrees import FILES, lost_words
from tests.readers.docx.layouts import WordLayout, WordSetter
from tests.readers.xlsx.layouts import ExcelLayout, ExcelSetter

NASKAH = ("sendangarum.txt", "muarateduh.txt", "bukitkencana.md", "tanjungaren.txt")
SHEET_DECREE = (*NASKAH, "lembahduri.txt", "pulausirih.txt")  # a sheet needs no decree before the lampiran
SEEDS_HERE = range(36)


@cache
def content(name: str) -> tuple[Bacaan, Keputusan]:
    """A made-up decree; kartu without jabatan (IKU) left out, as these layouts have a label for each."""
    bacaan = read_sk(FILES / name)
    kartu = tuple(k for k in bacaan.keputusan.kartu if k.jabatan)
    return bacaan, replace(bacaan.keputusan, kartu=kartu)


def word(seed: int) -> tuple[Keputusan, WordLayout, bytes]:
    bacaan, keputusan = content(NASKAH[seed % len(NASKAH)])
    layout = WordLayout.rnd(random.Random(seed))
    return keputusan, layout, WordSetter(bacaan.kantor, keputusan, layout, seed).walk()


def excel(seed: int) -> tuple[Keputusan, ExcelLayout, bytes]:
    bacaan, keputusan = content(SHEET_DECREE[seed % len(SHEET_DECREE)])
    layout = ExcelLayout.rnd(random.Random(seed))
    if layout.sheet == "nama" and any(len(k.jabatan) > 27 for k in keputusan.kartu):
        layout = replace(layout, sheet="banyak")  # Excel cuts names of sheets at 31 letters
    return keputusan, layout, ExcelSetter(bacaan.kantor, keputusan, layout, seed).walk()


@pytest.mark.parametrize("seed", SEEDS_HERE)
def test_word(seed: int) -> None:
    keputusan, layout, data = word(seed)
    parsed = parse(docx_document(Archive(data, "naskah.docx")))
    assert differences(keputusan, parsed.bacaan) == [], str(layout)


@pytest.mark.parametrize("seed", SEEDS_HERE)
def test_excel(seed: int) -> None:
    keputusan, layout, data = excel(seed)
    parsed = parse(read_workbook(Archive(data, "naskah.xlsx")).document)
    assert differences(keputusan, parsed.bacaan, metadata=False) == [], str(layout)


@pytest.mark.parametrize("seed", SEEDS_HERE)
@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_no_word_is_lost(form: str, seed: int) -> None:
    """Every word of the source is in the kartu, in a remark, or in the named list."""
    if form == "docx":
        document = docx_document(Archive(word(seed)[2], "x"))
    else:
        document = read_workbook(Archive(excel(seed)[2], "x")).document
    assert lost_words(document, parse(document)) == Counter()


def test_layouts_differ_and_are_the_same_for_the_same_seed(tmp_path: Path) -> None:
    everything = {str(word(b)[1]) for b in SEEDS_HERE} | {str(excel(b)[1]) for b in SEEDS_HERE}
    assert len(everything) > 1.5 * len(SEEDS_HERE)
    assert word(3)[2] == word(3)[2]
    filename = tmp_path / "naskah.docx"
    filename.write_bytes(word(0)[2])
    assert read_sk(filename).keputusan.nomor == content(NASKAH[0])[1].nomor
