"""Damaged decrees: whatever is cut, swapped, deleted or flipped, a reading or a sentence comes out."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.ikijson import bacaan_json
from iki_desktop.readers.baca import baca_teks
from iki_desktop.readers.masukan import jadikan_teks
from iki_desktop.readers.teks import dokumen_teks
from iki_desktop.readers.urai import urai
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


def potong(r: random.Random, teks: str) -> str:
    return teks[: r.randrange(len(teks))]


def pangkas_awal(r: random.Random, teks: str) -> str:
    return teks[r.randrange(len(teks)) :]


def hapus_baris(r: random.Random, teks: str) -> str:
    return "\n".join(b for b in teks.split("\n") if r.random() > 0.1)


def tukar_baris(r: random.Random, teks: str) -> str:
    baris = teks.split("\n")
    for _ in range(1 + len(baris) // 20):
        i, j = r.randrange(len(baris)), r.randrange(len(baris))
        baris[i], baris[j] = baris[j], baris[i]
    return "\n".join(baris)


def ulang_baris(r: random.Random, teks: str) -> str:
    return "\n".join(x for b in teks.split("\n") for x in [b] * r.choice((1, 1, 1, 1, 2, 3)))


def balik_bit(r: random.Random, teks: str) -> str:
    isi = bytearray(teks.encode())
    for _ in range(1 + len(isi) // 200):
        isi[r.randrange(len(isi))] ^= 1 << r.randrange(8)
    return isi.decode("utf-8", "replace")


def tanpa_tab(r: random.Random, teks: str) -> str:
    return "".join(" " if c == "\t" and r.random() < 0.3 else c for c in teks)


def tab_liar(r: random.Random, teks: str) -> str:
    return "".join("\t" if c == " " and r.random() < 0.05 else c for c in teks)


def tempel_baris(r: random.Random, teks: str) -> str:
    return "".join(" " if c == "\n" and r.random() < 0.2 else c for c in teks)


RUSAK: tuple[Callable[[random.Random, str], str], ...] = (
    potong,
    pangkas_awal,
    hapus_baris,
    tukar_baris,
    ulang_baris,
    balik_bit,
    tanpa_tab,
    tab_liar,
    tempel_baris,
)


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


@pytest.mark.parametrize("cara", RUSAK, ids=lambda f: f.__name__)
def test_damage_never_crashes_and_loses_no_word(cara: Callable[[random.Random, str], str]) -> None:
    r = random.Random(f"{BENIH} {cara.__name__}")
    asli = sumber()
    dibaca = 0
    for n in range(-(-BANYAK // len(RUSAK))):
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
