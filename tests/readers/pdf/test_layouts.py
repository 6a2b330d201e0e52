"""The same keputusan in many layouts of PDF reads as the same keputusan, and no word of it is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.readers.parser.parse import Parsed, parse
from iki_desktop.readers.pdf.reader import pdf_document
from iki_desktop.readers.read import read_sk
from tests.readers.comparison import differences
from tests.readers.decrees import FILES, lost_words
from tests.readers.pdf.layouts import LINES, PdfLayout, PdfWriter, varied

NASKAH = ("sendangarum.txt", "muarateduh.txt", "bukitkencana.md", "watulawang.txt")
SEEDS = range(4)  # each draws all other choices; the bench goes over many more


@cache
def office(name: str) -> tuple[Bacaan, Keputusan]:
    """A made-up decree; kartu without jabatan (IKU) left out, as these layouts have a label for each."""
    bacaan = read_sk(FILES / name)
    kartu = tuple(k for k in bacaan.keputusan.kartu if k.jabatan)
    return bacaan, replace(bacaan.keputusan, kartu=kartu)


def check(name: str, layout: PdfLayout) -> Parsed:
    """Lay a decree out, read it back, compare it, and account for every word."""
    bacaan, keputusan = office(name)
    document = pdf_document(PdfWriter(bacaan.kantor, keputusan, layout).run(), "naskah.pdf")
    parsed = parse(document)
    assert differences(keputusan, parsed.bacaan) == [], str(layout)
    assert lost_words(document, parsed) == Counter(), str(layout)
    return parsed


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("lines", LINES)
def test_ruling(lines: str, seed: int) -> None:
    name = NASKAH[(seed + LINES.index(lines)) % len(NASKAH)]
    layout = PdfLayout.random(seed, lines)
    if layout.formula == "tanpa":  # two bare lines are a fraction only to a reader of the words
        layout = varied(layout, formula="pendek")
    check(name, layout)


@pytest.mark.parametrize("lines", ["penuh", "tanpa"])
@pytest.mark.parametrize(
    "changes",
    [
        {"words": "huruf", "ligatures": True, "face": "vera", "stamp": "SALINAN", "turn": "90"},
        {"hyphens": True, "justify": True, "label": "baris", "origin": "geser", "shape": "f4-l"},
        {"split": True, "size": 11.0, "repeat": True, "foot": "Halaman #", "label": "sebaris"},
        {"formula": "miring", "middle": True, "gap": 0.0, "fresh": True, "turn": "rebah"},
    ],
    ids=["letters", "hyphens", "over-pages", "middle"],
)
def test_choices_together(lines: str, changes: dict[str, object]) -> None:
    check("sendangarum.txt", varied(PdfLayout(), lines=lines, **changes))


@pytest.mark.parametrize(
    ("name", "lines", "seed"),
    [
        ("pulausirih.txt", "datar", 1),
        ("pulausirih.txt", "tanpa", 1),
        ("tanjungaren.txt", "judul", 3),
        ("tanjungaren.txt", "tegak", 3),
        ("lembahduri.txt", "penuh", 2),
        ("lembahduri.txt", "tegak", 22),
        ("tanjungaren.txt", "tanpa", 22),
        ("sendangarum.txt", "tegak", 21),
        ("muarateduh.txt", "penuh", 26),
    ],
    ids=[
        *("bare labels, lines", "bare labels", "header again, ruled", "header again", "two bare lines"),
        *("rows of one line", "capitals", "bars as wide as their column", "figures cut by their column"),
    ],
)
def test_found_by_the_bench(name: str, lines: str, seed: int) -> None:
    """Labels without words close above a table, a page that begins with a header, a fraction without bar,
    rows that only their words part, bars of fractions that meet the upright lines beside them."""
    check(name, PdfLayout.random(seed, lines))


@pytest.mark.parametrize("lines", ["penuh", "datar", "tegak", "tanpa"])
def test_signers_side_by_side(lines: str) -> None:
    """They end the table above them, and each signer's lines stay together."""
    parsed = check("sendangarum.txt", varied(PdfLayout(), lines=lines, signers=True))
    said = next(c.pesan for c in parsed.bacaan.catatan if c.kode == "penandatangan-beda")
    assert "“MARNI LESTARI, S.Sos”" in said


def test_a_layout_is_the_same_for_the_same_seed() -> None:
    assert PdfLayout.random(3) == PdfLayout.random(3)
    assert len({str(PdfLayout.random(seed)) for seed in range(20)}) > 15
    bacaan, keputusan = office(NASKAH[0])
    one, two = (PdfWriter(bacaan.kantor, keputusan, PdfLayout.random(3)).run() for _ in range(2))
    assert one == two
