"""The real decrees: scored against their truth with the tool beside them, and every word accounted for."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import pytest

from iki_desktop.models.ikijson import bacaan_json
from iki_desktop.readers.baca import baca_sk
from iki_desktop.readers.teks import dokumen_teks
from iki_desktop.readers.urai import Uraian, urai
from tests.readers.naskah import kata_hilang
from tests.shared import needs_shared, score_tool, shared

pytestmark = needs_shared
BATAS = 0.97  # issue 3 asks 0.96 of text; both texts are read without a fault today


@pytest.fixture(scope="module")
def alat() -> ModuleType:
    return score_tool()


def nilai(alat: ModuleType, nama: str) -> Any:
    benar = json.loads(shared("sk", f"{nama}.truth.json").read_text(encoding="utf-8"))
    return alat.nilai(benar, bacaan_json(baca_sk(shared("sk", f"{nama}.txt"))))


@pytest.mark.parametrize("nama", ["kapongan", "rejoso"])
def test_score_of_a_real_text(alat: ModuleType, nama: str) -> None:
    skor = nilai(alat, nama)
    assert skor.rata() >= BATAS, alat.tabel(skor)
    rendah = {baris: f for baris, f in skor.f1().items() if f is not None and f < 0.9}
    assert not rendah, alat.tabel(skor)


def test_the_text_without_truth_has_all_its_kartu() -> None:
    """Counted in the source by hand: 36 kartu, no table lost, hardly a remark that needs a decision."""
    bacaan = baca_sk(shared("sk", "wonoasih.txt"))
    kartu = bacaan.keputusan.kartu
    assert len(kartu) == 36
    assert sum(len(k.sasaran) for k in kartu) == 111
    assert sum(1 for k in kartu for _ in k.indikator()) == 133
    assert sum(len(k.tugas) for k in kartu) == 289
    assert not [c for c in bacaan.catatan if c.tingkat == "galat"]


@pytest.mark.parametrize("nama", ["kapongan", "rejoso", "wonoasih"])
def test_every_word_has_its_place(nama: str) -> None:
    dokumen = dokumen_teks(shared("sk", f"{nama}.txt").read_text(encoding="utf-8"))
    uraian = urai(dokumen)
    hilang = kata_hilang(dokumen, uraian)
    for kata in list(hilang):
        if _bertempelan(kata, uraian):  # "keuanganc": a marker glued to the word before it, taken apart
            del hilang[kata]
    assert not hilang


def _bertempelan(kata: str, uraian: Uraian) -> bool:
    catatan = uraian.bacaan.catatan
    return any(c.kode == "butir-menempel" and kata.endswith(c.pesan.split()[1].rstrip(".")) for c in catatan)


@pytest.mark.parametrize("nama", ["kapongan", "rejoso", "wonoasih"])
def test_progress_is_told_kartu_by_kartu(nama: str) -> None:
    langkah: list[tuple[int, int]] = []
    bacaan = baca_sk(shared("sk", f"{nama}.txt"), lambda n, dari: langkah.append((n, dari)))
    jumlah = len(bacaan.keputusan.kartu)
    assert langkah == [(n, jumlah) for n in range(jumlah + 1)]
