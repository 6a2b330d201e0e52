"""Reports and workbooks of a few offices with hostile texts; tests/bench/fuzz_papers.py makes hundreds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writers.angka_ganas import GanasAngka, check_reports, workbook_faults, write_workbooks
from tests.writers.lembar_sebar import hitung_ulang

SEEDS = (3, 30)  # of a month far above 100 %, of a range that rounds at its last digit


@pytest.mark.parametrize("seed", [3, 11])
def test_reports_of_hostile_texts(tmp_path: Path, seed: int) -> None:
    drawn = GanasAngka(seed)
    assert check_reports(drawn.office(), drawn.sampai, tmp_path)


@pytest.mark.verifier("soffice")
def test_workbooks_of_hostile_texts_open_and_compute_what_the_rules_say(tmp_path: Path) -> None:
    made = {
        (seed, jenis): path
        for seed in SEEDS
        for drawn in (GanasAngka(seed),)
        for jenis, path in write_workbooks(drawn.office(), drawn.sampai, tmp_path, str(seed)).items()
    }
    assert len(made) > len(SEEDS)
    done = hitung_ulang(list(made.values()), tmp_path / "hitung")
    for ((seed, jenis), path), computed in zip(made.items(), done, strict=True):
        drawn = GanasAngka(seed)
        assert workbook_faults(drawn.office(), drawn.sampai, jenis, path, computed) == [], (seed, jenis)
