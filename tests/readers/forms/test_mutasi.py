"""Mutated forms: figures are taken in where they were written, or not at all (tests/bench has hundreds)."""

from __future__ import annotations

from pathlib import Path

from tests.readers.forms.mutasi import filled_form, mutated, outcome

SEEDS = range(40)


def test_no_figure_of_a_mutated_form_lands_in_another_cell(tmp_path: Path) -> None:
    whole = tmp_path / "utuh.xlsx"
    isi, oracle = filled_form(whole)
    kind, wrong, every = outcome(isi, oracle, whole)
    assert (kind, wrong) == ("taken", [])
    assert every > 40
    fewer = 0
    for seed in SEEDS:
        done = mutated(whole, tmp_path / "ubah.xlsx", seed)
        kind, wrong, count = outcome(isi, oracle, tmp_path / "ubah.xlsx")
        assert not wrong, (seed, done)
        assert count <= every, (seed, done)
        fewer += count < every
    assert 0 < fewer < len(SEEDS)  # some mutations cost figures, and some are understood in full
