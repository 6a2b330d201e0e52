"""Damaged decrees: whatever is cut, swapped, deleted or flipped, a reading or a sentence comes out."""

from __future__ import annotations

import random

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.ikijson import bacaan_json
from iki_desktop.readers.intake import to_text
from iki_desktop.readers.parser.parse import parse
from iki_desktop.readers.read import read_text
from iki_desktop.readers.text.reader import text_document
from tests.readers.damaged_text import LINE_DAMAGES, Damage
from tests.readers.decrees import FILES, lost_words
from tests.shared import SHARED, shared

SEEDS_HERE = 20260731
MANY = 200


def sumber_data() -> list[str]:
    """The made-up decrees, and the real ones where they are at hand."""
    filename = sorted(p for p in FILES.iterdir() if p.suffix in (".txt", ".md"))
    if SHARED is not None:
        filename += [shared("sk", f"{n}.txt") for n in ("kapongan", "rejoso", "wonoasih")]
    return [to_text(p.read_bytes(), p.name)[0] for p in filename]


def check_whole(bacaan: Bacaan) -> None:
    """What a reading must be, however bad its source was."""
    kartu = bacaan.keputusan.kartu
    assert [k.urut for k in kartu] == list(range(1, len(kartu) + 1))
    ids = [x.id for k in kartu for s in k.sasaran for x in (k, s, *s.indikator)]
    assert len(set(ids)) == len({id(x) for k in kartu for s in k.sasaran for x in (k, s, *s.indikator)})
    for k in kartu:
        assert k.pengampu
        for i in k.indikator():
            assert bool(i.pembilang) == bool(i.penyebut)
            assert not any(
                0xE000 <= ord(c) <= 0xE002 for c in f"{i.teks}{i.formulasi}{i.pembilang}{i.penyebut}"
            )
    assert bacaan_json(bacaan)["hasil"]


@pytest.mark.parametrize("manner", LINE_DAMAGES, ids=lambda f: f.__name__)
def test_damage_never_crashes_and_loses_no_word(manner: Damage) -> None:
    r = random.Random(f"{SEEDS_HERE} {manner.__name__}")
    original = sumber_data()
    read_signers = 0
    for n in range(-(-MANY // len(LINE_DAMAGES))):
        teks = manner(r, original[n % len(original)])
        try:
            document = text_document(teks)
            parsed = parse(document)
        except InputRefused as error:
            assert error.pesan.endswith("."), error.pesan
            continue
        read_signers += 1
        check_whole(parsed.bacaan)
        lost = lost_words(document, parsed)
        assert sum(lost.values()) <= 2, lost  # a marker glued to a word is taken apart
    assert read_signers > 3


def test_random_bytes_never_crash() -> None:
    r = random.Random(SEEDS_HERE)
    for _ in range(60):
        content = bytes(
            r.choice(b"\t\n :.abJjumlahSasaranIndikator|<>$\\{}()0123456789\xc3\xa9")
            for _ in range(r.randrange(2000))
        )
        with pytest.raises(InputRefused):
            read_text(to_text(content, "acak.txt")[0])
