"""The real decrees: scored against their truth with the tool beside them, and every word accounted for."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import pytest

from iki_desktop.models.ikijson import bacaan_json
from iki_desktop.readers.parser.parse import Parsed, parse
from iki_desktop.readers.read import read_sk
from iki_desktop.readers.text.reader import text_document
from tests.readers.decrees import hidden_content, lost_words
from tests.shared import needs_shared, score_tool, shared

pytestmark = needs_shared
LIMIT = 0.97  # issue 3 asks 0.96 of text; both texts are read without a fault today


@pytest.fixture(scope="module")
def tools() -> ModuleType:
    return score_tool()


def value(tools: ModuleType, name: str) -> Any:
    right_one = json.loads(shared("sk", f"{name}.truth.json").read_text(encoding="utf-8"))
    return tools.nilai(right_one, bacaan_json(read_sk(shared("sk", f"{name}.txt"))))


@pytest.mark.parametrize("name", ["kapongan", "rejoso"])
def test_score_of_a_real_text(tools: ModuleType, name: str) -> None:
    score = value(tools, name)
    assert score.rata() >= LIMIT, tools.tabel(score)
    low = {line: f for line, f in score.f1().items() if f is not None and f < 0.9}
    assert not low, tools.tabel(score)


def test_the_text_without_truth_has_all_its_kartu() -> None:
    """Counted in the source by hand: 36 kartu, no table lost, hardly a remark that needs a decision."""
    bacaan = read_sk(shared("sk", "wonoasih.txt"))
    kartu = bacaan.keputusan.kartu
    assert len(kartu) == 36
    assert sum(len(k.sasaran) for k in kartu) == 111
    assert sum(1 for k in kartu for _ in k.indikator()) == 133
    assert sum(len(k.tugas) for k in kartu) == 289
    assert not [c for c in bacaan.catatan if c.tingkat == "galat"]


@pytest.mark.parametrize("name", ["kapongan", "rejoso", "wonoasih"])
def test_every_word_has_its_place(name: str) -> None:
    document = text_document(shared("sk", f"{name}.txt").read_text(encoding="utf-8"))
    parsed = parse(document)
    lost = lost_words(document, parsed)
    for word in list(lost):
        if _glued(word, parsed):  # "keuanganc": a marker glued to the word before it, taken apart
            del lost[word]
    assert not lost
    assert not hidden_content(parsed)


def _glued(word: str, parsed: Parsed) -> bool:
    catatan = parsed.bacaan.catatan
    return any(c.kode == "butir-menempel" and word.endswith(c.pesan.split()[1].rstrip(".")) for c in catatan)


@pytest.mark.parametrize("name", ["kapongan", "rejoso", "wonoasih"])
def test_progress_is_told_kartu_by_kartu(name: str) -> None:
    step: list[tuple[int, int]] = []
    bacaan = read_sk(shared("sk", f"{name}.txt"), lambda n, source: step.append((n, source)))
    count = len(bacaan.keputusan.kartu)
    assert step == [(n, count) for n in range(count + 1)]
