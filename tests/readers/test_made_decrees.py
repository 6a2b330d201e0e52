"""Made-up decrees of five offices, each laid out its own way, against the truth written beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.readers.intake import to_text
from iki_desktop.readers.parser.parse import parse
from iki_desktop.readers.read import read_sk
from iki_desktop.readers.text.reader import text_document
from tests.readers.decrees import FILES, hidden_content, lost_words, small_form

NASKAH = sorted(p for p in FILES.iterdir() if p.suffix in (".txt", ".md"))


@pytest.fixture(params=NASKAH, ids=lambda p: p.stem)
def naskah(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture
def right_one(naskah: Path) -> dict[str, Any]:
    return json.loads(naskah.with_suffix(".json").read_text(encoding="utf-8"))


def test_there_are_five_offices() -> None:
    assert len(NASKAH) >= 5


def test_office_and_decree(naskah: Path, right_one: dict[str, Any]) -> None:
    bacaan = small_form(read_sk(naskah))
    assert bacaan["kantor"] == right_one["kantor"]
    assert bacaan["keputusan"] == right_one["keputusan"]


def test_kartu(naskah: Path, right_one: dict[str, Any]) -> None:
    kartu = small_form(read_sk(naskah))["kartu"]
    assert [k["jabatan"] for k in kartu] == [k["jabatan"] for k in right_one["kartu"]]
    for read_signers, expected in zip(kartu, right_one["kartu"], strict=True):
        assert read_signers == expected


def test_remarks_with_line_and_offer(naskah: Path, right_one: dict[str, Any]) -> None:
    assert small_form(read_sk(naskah))["catatan"] == right_one["catatan"]


def test_every_remark_is_a_sentence_with_its_place(naskah: Path) -> None:
    for c in read_sk(naskah).catatan:
        assert c.tempat, c
        assert c.pesan[0].isupper() or c.pesan[0] == "“", c.pesan
        assert c.kode == c.kode.lower(), c.kode
        assert " " not in c.kode, c.kode


def test_every_word_has_its_place(naskah: Path) -> None:
    teks, encoding = to_text(naskah.read_bytes(), naskah.name)
    document = text_document(teks, encoding)
    parsed = parse(document)
    assert not lost_words(document, parsed)
    assert not hidden_content(parsed)


def test_ids_are_fresh_and_unique(naskah: Path) -> None:
    one, two = read_sk(naskah), read_sk(naskah)
    ids = [x for b in (one, two) for x in _ids(b.keputusan.kartu)]
    assert len(ids) == len(set(ids))


def _ids(kartu: Any) -> list[str]:
    results: list[str] = []
    for k in kartu:
        results += [k.id, *(p.id for p in k.pengampu)]
        for s in k.sasaran:
            results += [s.id, *(i.id for i in s.indikator)]
    return results
