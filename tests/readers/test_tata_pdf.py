"""The same keputusan in many layouts of PDF reads as the same keputusan, and no word of it is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.readers.baca import baca_sk
from iki_desktop.readers.pdf import dokumen_pdf
from iki_desktop.readers.urai import urai
from tests.readers.banding import selisih
from tests.readers.naskah import FILES, kata_hilang
from tests.readers.tata_pdf import LINES, PdfWriter, TataPdf, varied

NASKAH = ("sendangarum.txt", "muarateduh.txt", "bukitkencana.md", "watulawang.txt")
SEEDS = range(4)  # each draws all other choices; the bench goes over many more


@cache
def office(nama: str) -> tuple[Bacaan, Keputusan]:
    """A made-up decree; kartu without jabatan (IKU) left out, as these layouts have a label for each."""
    bacaan = baca_sk(FILES / nama)
    kartu = tuple(k for k in bacaan.keputusan.kartu if k.jabatan)
    return bacaan, replace(bacaan.keputusan, kartu=kartu)


def check(nama: str, tata: TataPdf) -> None:
    """Lay a decree out, read it back, compare it, and account for every word."""
    bacaan, keputusan = office(nama)
    dokumen = dokumen_pdf(PdfWriter(bacaan.kantor, keputusan, tata).run(), "naskah.pdf")
    uraian = urai(dokumen)
    assert selisih(keputusan, uraian.bacaan) == [], str(tata)
    assert kata_hilang(dokumen, uraian) == Counter(), str(tata)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("lines", LINES)
def test_ruling(lines: str, seed: int) -> None:
    nama = NASKAH[(seed + LINES.index(lines)) % len(NASKAH)]
    tata = TataPdf.random(seed, lines)
    if tata.rumus == "tanpa":  # two bare lines are a fraction only to a reader of the words
        tata = varied(tata, rumus="pendek")
    check(nama, tata)


@pytest.mark.parametrize("lines", ["penuh", "tanpa"])
@pytest.mark.parametrize(
    "changes",
    [
        {"words": "huruf", "ligatures": True, "face": "vera", "stamp": "SALINAN", "turn": "90"},
        {"hyphens": True, "justify": True, "label": "baris", "origin": "geser", "shape": "f4-l"},
        {"split": True, "size": 11.0, "repeat": True, "foot": "Halaman #", "label": "sebaris"},
        {"rumus": "miring", "middle": True, "gap": 0.0, "fresh": True, "turn": "rebah"},
    ],
    ids=["letters", "hyphens", "over-pages", "middle"],
)
def test_choices_together(lines: str, changes: dict[str, object]) -> None:
    check("sendangarum.txt", varied(TataPdf(), lines=lines, **changes))


def test_a_layout_is_the_same_for_the_same_seed() -> None:
    assert TataPdf.random(3) == TataPdf.random(3)
    assert len({str(TataPdf.random(seed)) for seed in range(20)}) > 15
    bacaan, keputusan = office(NASKAH[0])
    satu, dua = (PdfWriter(bacaan.kantor, keputusan, TataPdf.random(3)).run() for _ in range(2))
    assert satu == dua
