"""Random decrees in every form read as what they say; thousands more in tests/bench/bench_acak.py."""

from __future__ import annotations

from collections import Counter

import pytest

from iki_desktop.models.ikijson import bacaan_json
from iki_desktop.readers.parser.parse import parse
from tests.readers.acak.sample import sample
from tests.readers.acak.style import FORMS, Form
from tests.readers.decrees import hidden_content, lost_words
from tests.shared import needs_shared, score_tool

SEEDS = range(1000, 1009)
WORST, MEAN = 0.96, 0.99


@needs_shared
@pytest.mark.parametrize("form", FORMS)
def test_score_of_random_decrees(form: Form) -> None:
    tool = score_tool()
    scores: dict[str, float] = {}
    for seed in SEEDS:
        one = sample(seed, form)
        s = tool.nilai(one.truth, bacaan_json(parse(one.document()).bacaan))
        scores[f"{seed}: {one.style}"] = s.rata(() if one.body else ("metadata",))
    assert min(scores.values()) >= WORST, {k: v for k, v in scores.items() if v < WORST}
    assert sum(scores.values()) / len(scores) >= MEAN


@pytest.mark.parametrize("form", FORMS)
def test_every_word_has_its_place(form: Form) -> None:
    for seed in SEEDS:
        one = sample(seed, form)
        document = one.document()
        parsed = parse(document)
        assert lost_words(document, parsed) == Counter(), f"{seed}: {one.style}"
        assert hidden_content(parsed) == [], f"{seed}: {one.style}"


def test_decrees_differ_and_are_the_same_for_the_same_seed() -> None:
    assert sample(7, "txt").data == sample(7, "txt").data
    assert len({str(sample(s, f).style) for s in SEEDS for f in FORMS}) > 2 * len(SEEDS)
