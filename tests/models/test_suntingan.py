"""Corrections of a reading touch what they name and nothing else."""

from __future__ import annotations

import pytest

from iki_desktop.models.catatan import Bacaan, Catatan, TingkatCatatan
from iki_desktop.models.kantor import Kantor
from iki_desktop.models.keputusan import Indikator, Kartu, Keputusan, Sasaran
from iki_desktop.models.suntingan import dengan_teks, gabung, pecah, tanpa


def bacaan() -> Bacaan:
    """Two kartu; the first has a sasaran of two indikator and one of one."""
    satu = Sasaran(
        "s1",
        "Pelayanan",
        (
            Indikator("i1", "Jumlah surat", formulasi="Surat dihitung"),
            Indikator("i2", "yang selesai", sumber_data="Buku"),
        ),
    )
    dua = Sasaran("s2", "yang cepat", (Indikator("i3", "Jumlah keluhan Jumlah saran"),))
    kartu = (
        Kartu("k1", 1, jabatan="Kasi", sasaran=(satu, dua)),
        Kartu("k2", 2, jabatan="Staf", sasaran=(Sasaran("s3", "Arsip"),)),
    )
    catatan = tuple(
        Catatan(TingkatCatatan.PERIKSA, "uji", f"Lihat {o}.", objek=o) for o in ("k2", "i3", "i1")
    )
    return Bacaan(Kantor("kantor", "Uji"), Keputusan("sk", 2026, kartu=kartu), catatan)


def indikator(b: Bacaan) -> list[str]:
    return [i.teks for k in b.keputusan.kartu for i in k.indikator()]


@pytest.mark.parametrize("objek", ["k1", "s1", "i2"])
def test_other_words_stand_where_they_were_said(objek: str) -> None:
    baru = dengan_teks(bacaan(), objek, "Kata baru")
    kartu = baru.keputusan.kartu[0]
    texts = {"k1": kartu.jabatan, "s1": kartu.sasaran[0].teks, "i2": kartu.sasaran[0].indikator[1].teks}
    assert texts[objek] == "Kata baru"
    assert list(texts.values()).count("Kata baru") == 1
    assert baru.keputusan.kartu[1] == bacaan().keputusan.kartu[1]


def test_what_is_discarded_takes_its_remarks_along() -> None:
    tinggal = tanpa(bacaan(), "k2")
    assert [k.jabatan for k in tinggal.keputusan.kartu] == ["Kasi"]
    assert [c.objek for c in tinggal.catatan] == ["i3", "i1"]
    tanpa_sasaran = tanpa(bacaan(), "s2")
    assert [c.objek for c in tanpa_sasaran.catatan] == ["k2", "i1"]


def test_kartu_are_numbered_anew() -> None:
    assert [k.urut for k in tanpa(bacaan(), "k1").keputusan.kartu] == [1]


def test_a_sasaran_stays_when_its_last_indikator_goes() -> None:
    kartu = tanpa(bacaan(), "i3").keputusan.kartu[0]
    assert [s.teks for s in kartu.sasaran] == ["Pelayanan", "yang cepat"]


def test_an_indikator_joins_the_one_before_it() -> None:
    (pertama, *_rest) = gabung(bacaan(), "i2").keputusan.kartu[0].indikator()
    assert (pertama.id, pertama.teks) == ("i1", "Jumlah surat yang selesai")
    assert (pertama.formulasi, pertama.sumber_data) == ("Surat dihitung", "Buku")


def test_a_sasaran_joins_the_one_before_it_with_its_indikator() -> None:
    (satu,) = gabung(bacaan(), "s2").keputusan.kartu[0].sasaran
    assert satu.teks == "Pelayanan yang cepat"
    assert [i.id for i in satu.indikator] == ["i1", "i2", "i3"]


@pytest.mark.parametrize("objek", ["i1", "s1", "i3", "k2"])
def test_the_first_of_its_row_has_nothing_to_join(objek: str) -> None:
    assert gabung(bacaan(), objek) == bacaan()


def test_an_indikator_is_cut_in_two() -> None:
    assert indikator(pecah(bacaan(), "i3", len("Jumlah keluhan"))) == [
        "Jumlah surat",
        "yang selesai",
        "Jumlah keluhan",
        "Jumlah saran",
    ]


@pytest.mark.parametrize("posisi", [0, 1000])
def test_a_cut_at_either_end_changes_nothing(posisi: int) -> None:
    assert pecah(bacaan(), "i3", posisi) == bacaan()
