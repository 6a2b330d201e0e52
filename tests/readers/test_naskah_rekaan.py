"""Made-up decrees of five offices, each laid out its own way, against the truth written beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.readers.baca import baca_sk
from iki_desktop.readers.masukan import jadikan_teks
from iki_desktop.readers.teks import dokumen_teks
from iki_desktop.readers.urai import urai
from tests.readers.naskah import FILES, bentuk_kecil, kata_hilang

NASKAH = sorted(p for p in FILES.iterdir() if p.suffix in (".txt", ".md"))


@pytest.fixture(params=NASKAH, ids=lambda p: p.stem)
def naskah(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture
def benar(naskah: Path) -> dict[str, Any]:
    return json.loads(naskah.with_suffix(".json").read_text(encoding="utf-8"))


def test_there_are_five_offices() -> None:
    assert len(NASKAH) >= 5


def test_office_and_decree(naskah: Path, benar: dict[str, Any]) -> None:
    bacaan = bentuk_kecil(baca_sk(naskah))
    assert bacaan["kantor"] == benar["kantor"]
    assert bacaan["keputusan"] == benar["keputusan"]


def test_kartu(naskah: Path, benar: dict[str, Any]) -> None:
    kartu = bentuk_kecil(baca_sk(naskah))["kartu"]
    assert [k["jabatan"] for k in kartu] == [k["jabatan"] for k in benar["kartu"]]
    for dibaca, harap in zip(kartu, benar["kartu"], strict=True):
        assert dibaca == harap


def test_remarks_with_line_and_offer(naskah: Path, benar: dict[str, Any]) -> None:
    assert bentuk_kecil(baca_sk(naskah))["catatan"] == benar["catatan"]


def test_every_remark_is_a_sentence_with_its_place(naskah: Path) -> None:
    for c in baca_sk(naskah).catatan:
        assert c.tempat, c
        assert c.pesan[0].isupper() or c.pesan[0] == "“", c.pesan
        assert c.kode == c.kode.lower(), c.kode
        assert " " not in c.kode, c.kode


def test_every_word_has_its_place(naskah: Path) -> None:
    teks, sandi = jadikan_teks(naskah.read_bytes(), naskah.name)
    dokumen = dokumen_teks(teks, sandi)
    assert not kata_hilang(dokumen, urai(dokumen))


def test_ids_are_fresh_and_unique(naskah: Path) -> None:
    satu, dua = baca_sk(naskah), baca_sk(naskah)
    ids = [x for b in (satu, dua) for x in _ids(b.keputusan.kartu)]
    assert len(ids) == len(set(ids))


def _ids(kartu: Any) -> list[str]:
    hasil: list[str] = []
    for k in kartu:
        hasil += [k.id, *(p.id for p in k.pengampu)]
        for s in k.sasaran:
            hasil += [s.id, *(i.id for i in s.indikator)]
    return hasil
