"""Damaged decrees: whatever is cut, swapped, deleted or flipped, a reading or a sentence comes out."""

from __future__ import annotations

import random

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.ikijson import bacaan_json
from iki_desktop.readers.baca import baca_teks
from iki_desktop.readers.masukan import jadikan_teks
from iki_desktop.readers.teks import dokumen_teks
from iki_desktop.readers.urai import urai
from tests.readers.damaged_text import LINE_DAMAGES, Damage
from tests.readers.naskah import FILES, kata_hilang
from tests.shared import SHARED, shared

BENIH = 20260731
BANYAK = 200


def sumber() -> list[str]:
    """The made-up decrees, and the real ones where they are at hand."""
    berkas = sorted(p for p in FILES.iterdir() if p.suffix in (".txt", ".md"))
    if SHARED is not None:
        berkas += [shared("sk", f"{n}.txt") for n in ("kapongan", "rejoso", "wonoasih")]
    return [jadikan_teks(p.read_bytes(), p.name)[0] for p in berkas]


def periksa_utuh(bacaan: Bacaan) -> None:
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


@pytest.mark.parametrize("cara", LINE_DAMAGES, ids=lambda f: f.__name__)
def test_damage_never_crashes_and_loses_no_word(cara: Damage) -> None:
    r = random.Random(f"{BENIH} {cara.__name__}")
    asli = sumber()
    dibaca = 0
    for n in range(-(-BANYAK // len(LINE_DAMAGES))):
        teks = cara(r, asli[n % len(asli)])
        try:
            dokumen = dokumen_teks(teks)
            uraian = urai(dokumen)
        except InputRefused as galat:
            assert galat.pesan.endswith("."), galat.pesan
            continue
        dibaca += 1
        periksa_utuh(uraian.bacaan)
        hilang = kata_hilang(dokumen, uraian)
        assert sum(hilang.values()) <= 2, hilang  # a marker glued to a word is taken apart
    assert dibaca > 3


def test_random_bytes_never_crash() -> None:
    r = random.Random(BENIH)
    for _ in range(60):
        isi = bytes(
            r.choice(b"\t\n :.abJjumlahSasaranIndikator|<>$\\{}()0123456789\xc3\xa9")
            for _ in range(r.randrange(2000))
        )
        with pytest.raises(InputRefused):
            baca_teks(jadikan_teks(isi, "acak.txt")[0])
