"""The catalogue of jabatan: whole, usable as drafts, refused in words when it is not one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.models.katalog import baca_katalog
from iki_desktop.models.keputusan import Arah, Gaya, JenisKartu, Kartu
from iki_desktop.paths import Paths


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return json.loads((Paths().resources / "katalog.json").read_text(encoding="utf-8"))


def ids(kartu: Kartu) -> list[str]:
    return [
        kartu.id,
        *(p.id for p in kartu.pengampu),
        *(s.id for s in kartu.sasaran),
        *(i.id for i in kartu.indikator()),
    ]


def test_the_shipped_catalogue_offers_the_usual_jabatan(data: dict[str, Any]) -> None:
    kartu = baca_katalog(data)
    jabatan = {k.jabatan for k in kartu}
    assert len(kartu) >= 25
    assert len(jabatan) == len(kartu), "each jabatan once"
    assert {"Camat", "Sekretaris Kecamatan", "Lurah", "Bendahara Pengeluaran"} <= jabatan
    assert sum(k.unit == "Kelurahan" for k in kartu) >= 5
    assert [k.jenis for k in kartu].count(JenisKartu.IKU) == 1


def test_each_draft_can_be_taken_as_it_is(data: dict[str, Any]) -> None:
    for kartu in baca_katalog(data):
        indikator = list(kartu.indikator())
        assert 3 <= len(indikator) <= 6, kartu.jabatan
        assert len(kartu.pengampu) == 1
        assert (kartu.gaya_tugas is Gaya.KOSONG) == (not kartu.tugas)
        assert (kartu.gaya_fungsi is Gaya.KOSONG) == (not kartu.fungsi)
        for i in indikator:
            assert i.teks and i.satuan and i.formulasi and i.sumber_data, i.teks
            assert bool(i.pembilang) == bool(i.penyebut), i.teks
            assert i.pembilang in i.formulasi and i.penyebut in i.formulasi, i.teks
            assert all(k in i.formulasi for k in i.komponen), i.teks
            assert not i.target and not i.target_pengampu, "targets are the office's own"


def test_wording_and_arah_agree(data: dict[str, Any]) -> None:
    """An indikator whose own words say that less is better is read that way, and the other way round."""
    for kartu in baca_katalog(data):
        for i in kartu.indikator():
            if "makin sedikit" in i.formulasi.lower() or "makin kecil" in i.formulasi.lower():
                assert i.arah is Arah.TURUN, i.teks


def test_each_reading_gives_fresh_ids_and_the_same_content(data: dict[str, Any]) -> None:
    satu, dua = baca_katalog(data), baca_katalog(data)
    semua = [x for k in (*satu, *dua) for x in ids(k)]
    assert len(set(semua)) == len(semua)
    assert [k.jabatan for k in satu] == [k.jabatan for k in dua]


@pytest.mark.parametrize(
    ("isi", "sebut"),
    [
        ([], "bukan objek"),
        ({"format": "iki-json", "versi": 1}, "iki-katalog"),
        ({"format": "iki-katalog", "versi": 2}, "versi lain"),
        ({"format": "iki-katalog", "versi": 1, "kartu": [{}, {"jenis": "IKX"}]}, "kartu 2"),
        ({"format": "iki-katalog", "versi": 1, "kartu": {"a": 1}}, "daftar"),
    ],
)
def test_what_is_no_catalogue_is_refused_in_words(isi: object, sebut: str) -> None:
    with pytest.raises(InputRefused) as galat:
        baca_katalog(isi)
    assert sebut in galat.value.pesan.lower()
    assert galat.value.pesan.endswith(".")


def test_a_draft_needs_nothing_but_its_texts() -> None:
    kartu = baca_katalog(
        {"format": "iki-katalog", "versi": 1, "kartu": [{"jabatan": "Juru Uji", "tugas": ["a", "b"]}]}
    )[0]
    assert (kartu.jabatan, kartu.gaya_tugas, kartu.gaya_fungsi) == ("Juru Uji", Gaya.ABC, Gaya.KOSONG)
    assert kartu.sasaran == ()
